"""The papers of a service case: 客户服务申请表, 客户服务记录, and the ledger of a period (forms 36 to 38)."""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.aftersales import queries, rules
from app.aftersales.queries import parts_of
from app.aftersales.views import CaseEventKind, CaseView, ServiceWay
from app.catalog import queries as catalog
from app.core.clock import site_day, site_time
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Work
from app.delivery import queries as delivery
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.slips import service_ledger as ledger_form
from app.slips import service_record as record_form
from app.slips import service_request as request_form
from app.slips.model import Signature
from db.states import Role

LEDGER = "service_ledger"
_WAYS = tuple(word(way) for way in ServiceWay)
_PERIOD = re.compile(r"(\d{8})-(\d{8})")


def print_case(work: Work, paper: str, number: str, reason: str = "") -> int:
    """Prints the request form or the record of a case; the form goes out only when it is whole (J-05).

    Raises:
        Refused: J-05.
        NotFound: No such case.
        BadInput: No reason, from the second printing on.
    """
    work.require(Role.AFTER_SALES, Role.TECHNICAL_SERVICE, Role.SALES)
    view = _case(work.session, number)
    rules.must_be_complete(number, view.customer, view.product_name, view.description)
    return print_paper(work, paper, number, reason=reason)


def print_ledger(work: Work, first: date, last: date) -> int:
    """Prints the ledger of a period as it now stands; from the second time on its day stands on it as the reason (J-04).

    Raises:
        BadInput: The period ends before it begins.
    """
    work.require(Role.AFTER_SALES, Role.LEADERSHIP, Role.DELIVERY_MANAGEMENT, Role.INSPECTOR)
    if last < first:
        raise bad_input(QT_TRANSLATE_NOOP("app", "期间的结束不能早于开始"))
    document = f"{first:%Y%m%d}-{last:%Y%m%d}"
    again = times_printed(work.session, LEDGER, document)
    return print_paper(work, LEDGER, document, reason=f"{site_day(work.now)} 现状" if again else "")


def service_request(session: Session, document: str, making: Making) -> bytes:
    """Builds 客户服务申请表 of a case.

    Raises:
        NotFound: No such case.
    """
    view = _case(session, document)
    record = delivery.record(session, view.dispatch_no) if view.dispatch_no else None
    bought = site_day(record.signed_at or record.left_at or record.made_at) if record is not None else None
    taken = next((event for event in view.events if event.kind is CaseEventKind.REGISTERED), None)
    paper = request_form.ServiceRequest(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number,
        date=site_day(view.registered_at), customer=view.customer, contact=f"{view.caller} {view.phone}".strip(),
        address=_address(session, view), called_at=site_time(view.began_at), channel=word(view.channel), kind=word(view.kind),
        severity=word(view.severity), product=_product(session, view), identity=view.identity, bought_on=bought,
        warranty_until=view.warranty_until,
        in_warranty=view.warranty_until >= site_day(view.began_at) if view.warranty_until is not None else None,
        dispatch_no=view.dispatch_no, problem=view.description, wished_on=view.wished_on, solution=view.solution, told=view.informed,
        told_at=site_time(view.informed_at) if view.informed_at else None, ways=_WAYS, way=word(view.way) if view.way else "",
        technician=view.technician, appointment=_moment(view.appointment_at),
        signatures=(Signature("受理人", taken.person, site_time(taken.at)),) if taken is not None else (),
    )  # fmt: skip
    return request_form.render(paper, making.copies)


def service_record(session: Session, document: str, making: Making) -> bytes:
    """Builds 客户服务记录 of a case; before the work is done with room to write.

    Raises:
        NotFound: No such case.
    """
    view = _case(session, document)
    done = next((event for event in view.events if event.kind is CaseEventKind.DONE), None) if view.work_done else None
    cause = f"{word(view.cause)}·{view.cause_words or view.analysis}" if view.cause is not None else ""
    hours = (view.left_at - view.arrived_at).total_seconds() / 3600 if view.left_at and view.arrived_at else None
    confirmed = f"{view.confirmed_who}  {_moment(view.confirmed_at)}" if view.confirmed_at else ""
    follow = f"{view.next_step}（{_moment(view.next_due)} 前）" if view.next_step else ""
    paper = record_form.ServiceRecord(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number,
        date=site_day(view.registered_at), customer=view.customer, contact=f"{view.caller} {view.phone}".strip(),
        address=_address(session, view), product=_product(session, view), identity=view.identity, problem=view.description, cause=cause,
        solution=view.solution, technician=view.technician, appointment=_moment(view.appointment_at), ways=_WAYS,
        way=word(view.way) if view.way else "", arrived=_moment(view.arrived_at), left=_moment(view.left_at),
        hours=f"{hours:.1f}" if hours is not None else "", travel=str(view.travel_km) if view.travel_km is not None else "",
        steps=view.work_done, result="",
        parts=tuple(
            record_form.PartLine(one.what, f"{one.quantity} {one.unit}".strip(), one.taken_out, one.put_in)
            for one in parts_of(session, view.number)
        ),
        confirmed=confirmed, accepted=True if view.confirmed_at else None, opinion=view.opinion, next_step=follow,
        signatures=(Signature("服务人员", done.person, site_time(done.at)),) if done is not None else (),
    )  # fmt: skip
    return record_form.render(paper, making.copies)


def service_ledger(session: Session, document: str, making: Making) -> bytes:
    """Builds 售后服务台帐 of a period; `document` is its first and last day.

    Raises:
        NotFound: No period.
    """
    found = _PERIOD.fullmatch(document)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "台帐期间"), document)
    first, last = (datetime.strptime(one, "%Y%m%d").date() for one in found.groups())
    printed = making.printing.printed_at
    paper = ledger_form.ServiceLedger(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=document,
        date=site_day(printed), first=first, last=last,
        lines=tuple(_line(view, printed) for view in queries.between(session, first, last)),
    )  # fmt: skip
    return ledger_form.render(paper, making.copies or ledger_form.COPIES)


def _line(view: CaseView, now: datetime) -> ledger_form.LedgerLine:
    answered = next((event for event in view.events if event.kind is CaseEventKind.RESPONSE), None)
    handler = answered.person if answered is not None else view.events[-1].person if view.events else ""
    late = view.late_at(now)
    result = f"{view.confirmed_who} 已确认" if view.confirmed_at else word(view.state)
    return ledger_form.LedgerLine(
        view.number, site_time(view.began_at), word(view.channel), view.customer or f"{view.caller} {view.phone}".strip(),
        view.product_name, view.identity, view.description, word(view.severity), handler,
        site_time(view.responded_at) if view.responded_at else None, late if late or view.responded_at else None, view.solution, result,
        site_time(view.closed_at) if view.closed_at else None,
    )  # fmt: skip


def _case(session: Session, number: str) -> CaseView:
    view = queries.case(session, number)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), number)
    return view


def _address(session: Session, view: CaseView) -> str:
    if view.customer_id is None:
        return ""
    customer = catalog.customer(session, view.customer_id)
    return f"{customer.destination} {customer.address}".strip()


def _product(session: Session, view: CaseView) -> str:
    if view.product_id is None:
        return view.product_name
    product = catalog.product(session, view.product_id)
    return f"{product.name} {product.model}".strip()


def _moment(at: datetime | None) -> str:
    return f"{site_time(at):%Y-%m-%d %H:%M}" if at is not None else ""

