"""Reads of the after-sales ledger, and the search of the call panel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.aftersales.views import Caller, CaseEventView, CaseView
from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.catalog.views import CustomerView
from app.core.clock import site_time
from app.core.grouped import grouped
from app.core.words import word
from app.delivery import queries as delivery
from app.delivery.views import DeliveryView
from app.dispatch import queries as dispatch
from app.units import queries as units
from db.models.aftersales import CaseEvent, ServiceCase
from db.states import CaseState

_OPEN = tuple(state for state in CaseState if state is not CaseState.CLOSED)


def case(session: Session, number: str) -> CaseView | None:
    """One case by number."""
    row = session.scalar(select(ServiceCase).where(ServiceCase.number == number))
    return None if row is None else _views(session, [row])[0]


def cases(session: Session, *, open_only: bool = False, limit: int = 200) -> list[CaseView]:
    """Cases, newest first."""
    query = select(ServiceCase).order_by(ServiceCase.id.desc()).limit(limit)
    if open_only:
        query = query.where(ServiceCase.state.in_(_OPEN))
    return _views(session, session.scalars(query))


def of_identity(session: Session, identity: str) -> list[CaseView]:
    """The cases of a serial or lot number, oldest first (J-04)."""
    rows = session.scalars(
        select(ServiceCase).where(or_(ServiceCase.serial == identity, ServiceCase.lot_no == identity)).order_by(ServiceCase.id)
    )
    return _views(session, rows)


def like(session: Session, view: CaseView, limit: int = 3) -> list[CaseView]:
    """Earlier cases of the same product that were solved, newest first."""
    rows = session.scalars(
        select(ServiceCase)
        .where(ServiceCase.product_id == view.product_id, ServiceCase.number != view.number, ServiceCase.solution != "")
        .order_by(ServiceCase.id.desc()).limit(limit)
    )  # fmt: skip
    return _views(session, rows)


def responses(session: Session, since: datetime) -> tuple[int, int]:
    """How many first responses were given since a moment, and how many of them late (J-02)."""
    rows = session.execute(
        select(ServiceCase.response_late, func.count()).where(ServiceCase.responded_at >= since).group_by(ServiceCase.response_late)
    )
    counts = {bool(late): int(count) for late, count in rows}
    return counts.get(True, 0) + counts.get(False, 0), counts.get(True, 0)


def find(session: Session, text: str, limit: int = 20) -> list[CaseView]:
    """Cases whose number, serial or customer contains `text`, newest first."""
    wanted = text.strip()
    if not wanted:
        return []
    like_it = [
        column.contains(value, autoescape=True)
        for column, value in ((ServiceCase.number, wanted.upper()), (ServiceCase.serial, wanted.upper()), (ServiceCase.customer, wanted))
    ]
    return _views(session, session.scalars(select(ServiceCase).where(or_(*like_it)).order_by(ServiceCase.id.desc()).limit(limit)))


def box_with(session: Session, identity: str) -> BoxView | None:
    """The shipping box a serial number is in, or the newest one that holds pieces of a lot."""
    return boxing.box_of(session, identity)


def delivered(session: Session, identity: str) -> DeliveryView | None:
    """The delivery record by which a unit, or pieces of a lot, reached a customer."""
    box = box_with(session, identity)
    return None if box is None else delivery.record(session, box.dispatch_no)


def callers(session: Session, text: str, limit: int = 4) -> list[Caller]:
    """What the words of a call can mean: units by serial, customers by name, initials or telephone, deliveries of theirs.

    Args:
        session: Read session.
        text: Words in any combination: telephone, pinyin initials of the customer, tail of a serial.
        limit: Hits of each kind.
    """
    words = text.split()
    if not words:
        return []
    found: list[Caller] = []
    customers = [c for c in catalog.customers(session) if any(_is_customer(c.name, c.phone, w) for w in words)]
    for piece in (w for w in words if len(w) >= 3):
        for thing in units.find(session, piece, limit):
            identity = getattr(thing, "serial", "") or thing.lot_no
            record = delivered(session, identity)
            if customers and record is not None and record.customer_id not in {c.customer_id for c in customers}:
                continue
            when = site_time(record.made_at).strftime("%m-%d 发货") if record is not None else "未发货"
            detail = f"{record.customer if record else '—'}·{when}"
            found.append(Caller("unit", identity, f"{identity}·{thing.product_name}", detail, record.customer_id if record else None))
    found = found[:limit]
    listed = customers[:limit] or _customers_of(session, found)
    open_cases = _open_cases(session, [one.customer_id for one in listed])
    for one in listed:
        detail = f"{one.destination or one.address}·{open_cases.get(one.customer_id, 0)} 件未结"
        found.append(Caller("customer", str(one.customer_id), one.name, detail, one.customer_id))
    for one in listed:
        for record in delivery.of_customer(session, one.customer_id, limit):
            detail = f"{record.boxes} 箱·{site_time(record.made_at):%m-%d}·{word(record.state)}"
            found.append(Caller("delivery", record.number, f"{record.dispatch_no}", detail, one.customer_id))
    return found


def _customers_of(session: Session, found: Iterable[Caller]) -> list[CustomerView]:
    keys = dict.fromkeys(one.customer_id for one in found if one.customer_id is not None)
    return [catalog.customer(session, key) for key in keys]


def _open_cases(session: Session, customer_ids: list[int]) -> dict[int | None, int]:
    """How many cases of each customer are not closed."""
    rows = session.execute(
        select(ServiceCase.customer_id, func.count())
        .where(ServiceCase.customer_id.in_(customer_ids), ServiceCase.state.in_(_OPEN)).group_by(ServiceCase.customer_id)
    )  # fmt: skip
    return {customer_id: int(count) for customer_id, count in rows}


def _is_customer(name: str, phone: str, piece: str) -> bool:
    """Whether a word means a customer: part of the name, the initials of its pinyin in order, or digits of the telephone."""
    if piece in name:
        return True
    if piece.isdigit():
        return len(piece) >= 4 and piece in "".join(c for c in phone if c.isdigit())
    if not piece.isascii() or not piece.isalpha() or len(piece) < 2:
        return False
    from pypinyin import Style, lazy_pinyin

    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    at = 0
    for letter in piece.lower():
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return True


def _views(session: Session, rows: Iterable[ServiceCase]) -> list[CaseView]:
    listed = list(rows)
    entries = select(CaseEvent).where(CaseEvent.case_id.in_([row.id for row in listed])).order_by(CaseEvent.id.desc())
    events = grouped(session.scalars(entries) if listed else (), lambda event: event.case_id)
    return [_view(row, events[row.id]) for row in listed]


def _view(row: ServiceCase, events: list[CaseEvent]) -> CaseView:
    return CaseView(
        row.number, row.state, row.severity, row.channel, row.customer_id, row.customer, row.caller, row.phone, row.product_id,
        row.product_name, row.serial, row.lot_no, row.dispatch_no, row.description, row.registered_at, row.warn_at, row.respond_by,
        row.solve_by, row.responded_at, row.response_late, row.cause, row.solution, row.informed, row.informed_at,
        row.confirmed_who, row.confirmed_at, row.summary, row.improvement, row.closed_at,
        tuple(CaseEventView(e.at, e.kind, e.state, e.text, e.person) for e in events),
    )  # fmt: skip


def dispatch_of(session: Session, identity: str) -> str:
    """Number of the 发货单 a serial or lot left on, or blank."""
    box = box_with(session, identity)
    return box.dispatch_no if box is not None else dispatch.picked_for(session, identity)
