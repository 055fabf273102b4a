"""How a case begins: taken down at any desk, made by what another stage found, handed over by sales; and what is learned of it later."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from app.aftersales import queries, rules
from app.aftersales.callers import customer_of_phone, digits, warranty_until
from app.aftersales.case_log import ANY_DESK, KIND, case_row, case_view, moment, note, note_clock
from app.aftersales.views import CaseDraft, CaseFacts, CaseView
from app.catalog import queries as catalog
from app.core.clock import site_time
from app.core.entry import clean, clean_note
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import queries as delivery
from app.delivery.views import DeliveryView
from app.devices.code_table import Series
from app.settings.service import setting_int
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.aftersales import ServiceCase
from db.states import CaseEventKind, CaseState, Role, Severity

OLDEST_CALL = timedelta(days=366)


def register(work: Work, draft: CaseDraft) -> CaseView:
    """Enters a complaint in the ledger; the 24 h clock runs from the call (J-01, J-02, J-04).

    Raises:
        Refused: J-05, no description.
        BadInput: Nobody to call back, or a call in the future.
        NotFound: No such serial, lot or record.
    """
    work.require(*ANY_DESK)
    return case_view(work, enter(work, draft))


def hand_over(work: Work, draft: CaseDraft) -> CaseView:
    """Sales passes a customer's need for service on to after-sales; when, and from which document, stands on the case (J-30).

    Raises:
        As `register`; BadInput: No document named.
    """
    work.require(Role.SALES, Role.PROJECT_MANAGER, Role.AFTER_SALES)
    if not draft.handed_from.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明从哪份单据移交"))
    row = enter(work, draft)
    row.handed_from, row.handed_at = draft.handed_from.strip(), moment(work)
    note(work, row, CaseEventKind.HANDED_OVER, f"{row.handed_from}，{work.actor.name}")
    work.audit("hand_over_case", KIND, row.number, source=row.handed_from)
    return case_view(work, row)


def open_case(work: Work, draft: CaseDraft) -> CaseView:
    """Makes the case that another stage's finding calls for, or adds the finding to the one that is open on the same delivery.

    Runs as an effect: who may do so was asked where the finding was entered. There is one case of a kind for a delivery record (X-11).

    Raises:
        As `register`.
    """
    rules.must_be_described(draft.description)
    if draft.record_no:
        known = work.session.scalar(
            select(ServiceCase).where(
                ServiceCase.record_no == draft.record_no, ServiceCase.kind == draft.kind, ServiceCase.state.in_(queries.OPEN_STATES)
            ).order_by(ServiceCase.id.desc()).limit(1).with_for_update()
        )  # fmt: skip
        if known is not None:
            note(work, known, CaseEventKind.NOTE, draft.description.strip())
            work.audit("note_on_case", KIND, known.number)
            return case_view(work, known)
    return case_view(work, enter(work, draft))


def enter(work: Work, draft: CaseDraft) -> ServiceCase:
    """Writes a new case with its number, its clock and the beginning of its time line.

    Raises:
        As `register`.
    """
    rules.must_be_described(draft.description)
    now = moment(work)
    called = _called(draft, now)
    thing, record = _goods(work, draft.identity, draft.record_no)
    customer_id, customer = _customer(work, draft, record)
    caller, phone = _line(draft.caller), _line(draft.phone)
    if not any((phone, caller, customer, thing, record)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请留下电话，才好回复客户"))
    row = ServiceCase(
        number=work.next_number(Series.SERVICE_CASE.value, "SH-{year}-{n:04d}"), state=CaseState.REGISTERED, severity=draft.severity,
        channel=draft.channel, kind=draft.kind, customer_id=customer_id, customer=customer, caller=caller, phone=phone,
        phone_digits=digits(phone), product_id=None, product_name="", serial="", lot_no="", dispatch_no="",
        description=clean_note(QT_TRANSLATE_NOOP("app", "客户原话"), draft.description), called_at=called, registered_at=now,
        registered_by_id=work.actor.person_id, wished_on=draft.wished_on, record_no=draft.record_no,
        warn_at=called + timedelta(hours=setting_int(work.session, "sla.warning_hours", now)),
        respond_by=called + timedelta(hours=setting_int(work.session, "sla.response_hours", now)),
        solve_by=solve_by(work, draft.severity, called), major_at=now if draft.severity is Severity.MAJOR else None,
    )  # fmt: skip
    _put_goods(work, row, thing, record)
    work.session.add(row)
    work.session.flush()
    if now - called >= timedelta(minutes=1):
        who = " ".join(filter(None, (caller, phone))) or customer
        note(work, row, CaseEventKind.CALL, f"{word(draft.channel)} {who}。钟从来电起算。", called)
    note(work, row, CaseEventKind.REGISTERED, row.description)
    note_clock(work, row, now)
    work.audit(
        "register_case", KIND, row.number, identity=draft.identity, customer=customer, severity=draft.severity, case_kind=draft.kind,
        called=called,
    )  # fmt: skip
    return row


def solve_by(work: Work, severity: Severity, called: datetime) -> datetime:
    """Solving time by severity, from the call; a major case has the urgent one's days (J-03)."""
    key = {Severity.NORMAL: "normal", Severity.MINOR: "minor"}.get(severity, "urgent")
    return called + timedelta(days=setting_int(work.session, f"sla.solve_days.{key}", work.now))


def complete(work: Work, number: str, facts: CaseFacts) -> CaseView:
    """Fills in what was learned later: customer, product, serial, who called, what it is about (J-05).

    Raises:
        BadInput: Nothing given.
        NotFound: No such serial or lot.
        Conflict: The case is closed.
    """
    work.require(*ANY_DESK)
    row = case_row(work, number)
    if row.state is CaseState.CLOSED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "服务单 {number} 已经关闭，不再更改"), number=number))
    said = []
    if facts.identity:
        thing, record = _goods(work, facts.identity.strip().upper(), "")
        _put_goods(work, row, thing, record)
        said.append(f"{row.product_name} {facts.identity.strip().upper()}")
        if record is not None and row.customer_id is None and not row.customer:
            row.customer_id, row.customer = record.customer_id, record.customer
    elif facts.product_id is not None:
        row.product_id, row.product_name = facts.product_id, catalog.product(work.session, facts.product_id).name
        said.append(row.product_name)
    if facts.customer_id is not None or facts.customer:
        known = catalog.customer(work.session, facts.customer_id) if facts.customer_id is not None else None
        row.customer_id, row.customer = facts.customer_id, known.name if known is not None else _line(facts.customer or "")
        said.append(row.customer)
    for name in ("caller", "phone"):
        value = getattr(facts, name)
        if value is not None and _line(value) != getattr(row, name):
            setattr(row, name, _line(value))
            said.append(_line(value))
    row.phone_digits = digits(row.phone)
    if facts.kind is not None and facts.kind is not row.kind:
        row.kind = facts.kind
        said.append(word(facts.kind))
    if facts.wished_on is not None and facts.wished_on != row.wished_on:
        row.wished_on = facts.wished_on
        said.append(f"希望 {facts.wished_on:%m-%d}")
    if not said:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有填写要补充的内容"))
    note(work, row, CaseEventKind.FACTS, "；".join(filter(None, said)))
    work.audit("complete_case", KIND, number, words="；".join(said))
    return case_view(work, row)


def _called(draft: CaseDraft, now: datetime) -> datetime:
    called = draft.called_at if draft.called_at is not None else now
    if called > now:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "来电时间 {at} 不能晚于现在"), at=f"{site_time(called):%m-%d %H:%M}"
        )
    if called < now - OLDEST_CALL:
        raise bad_input(QT_TRANSLATE_NOOP("app", "来电时间早于一年前，请核对"))
    return called


def _goods(work: Work, identity: str, record_no: str) -> tuple[UnitView | LotView | None, DeliveryView | None]:
    thing = (units.unit(work.session, identity) or units.lot(work.session, identity)) if identity else None
    if identity and thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    record = delivery.record(work.session, record_no) if record_no else None
    if record_no and record is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), record_no)
    if record is None and thing is not None:
        record = queries.delivered(work.session, identity)
    return thing, record


def _put_goods(work: Work, row: ServiceCase, thing: UnitView | LotView | None, record: DeliveryView | None) -> None:
    """Product, serial, delivery and warranty on a case."""
    if thing is not None:
        identity = getattr(thing, "serial", "") or thing.lot_no
        row.product_id, row.product_name = thing.product_id, thing.product_name
        row.serial, row.lot_no = getattr(thing, "serial", ""), thing.lot_no
        row.dispatch_no = record.dispatch_no if record is not None else queries.dispatch_of(work.session, identity)
    elif record is not None:
        goods = {(line.product_id, line.product_name) for line in record.lines}
        if len(goods) == 1:
            row.product_id, row.product_name = next(iter(goods))
        row.dispatch_no = record.dispatch_no
    if record is not None:
        row.warranty_until = warranty_until(work.session, record, work.now)


def _customer(work: Work, draft: CaseDraft, record: DeliveryView | None) -> tuple[int | None, str]:
    key = draft.customer_id if draft.customer_id is not None else (record.customer_id if record is not None else None)
    if key is None and record is None and not draft.customer.strip():
        known = customer_of_phone(work.session, draft.phone)
        key = known.customer_id if known is not None else None
    name = catalog.customer(work.session, key).name if key is not None else _line(draft.customer)
    return key, name or (record.customer if record is not None else "")


def _line(value: str) -> str:
    return clean(QT_TRANSLATE_NOOP("app", "来电资料"), value)
