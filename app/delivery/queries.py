"""Reads of delivery records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select, union_all
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.grouped import grouped
from app.delivery.views import DeliveryLineView, DeliveryView, DiscrepancyView, FollowUpView
from app.files.service import AttachmentView, attachments
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy, FollowUp
from db.states import DeliveryState
from db.tails import TAIL, ends_with
from db.types import yes

KIND = "delivery_record"
"""Kind under which files are hung on a record."""


def record(session: Session, number: str) -> DeliveryView | None:
    """One record by its own number, or by the number of its dispatch order."""
    row = session.scalar(
        select(DeliveryRecord).where(or_(DeliveryRecord.number == number, DeliveryRecord.dispatch_no == number))
    )
    return None if row is None else _views(session, [row])[0]


def records(
    session: Session, states: Iterable[DeliveryState] = (), limit: int = 200, *, files: bool = True, oldest: bool = False
) -> list[DeliveryView]:  # fmt: skip
    """Records in any of `states` (all without one), newest or oldest first; without `files` nobody looks up what is hung on them."""
    query = select(DeliveryRecord).order_by(DeliveryRecord.id if oldest else DeliveryRecord.id.desc()).limit(limit)
    wanted = list(states)
    if wanted:
        query = query.where(DeliveryRecord.state.in_(wanted))
    return _views(session, session.scalars(query), files=files)


def waiting(session: Session, limit: int = 300) -> list[DeliveryView]:
    """What left and waits for its slip, for acceptance, for the first call or for a signer to be looked into; the oldest first."""
    called = select(FollowUp.id).where(FollowUp.record_id == DeliveryRecord.id).exists()
    unknown = ~yes(DeliveryRecord.signer_listed) & DeliveryRecord.signer_cleared_at.is_(None)
    after = or_(DeliveryRecord.acceptance.is_(None), ~called, unknown)
    query = select(DeliveryRecord).where(
        DeliveryRecord.state.in_((DeliveryState.OPEN, DeliveryState.SIGNED, DeliveryState.DISPUTED, DeliveryState.ACCEPTED)),
        DeliveryRecord.left_at.is_not(None), or_(DeliveryRecord.state == DeliveryState.OPEN, after),
    )  # fmt: skip
    return _views(session, session.scalars(query.order_by(DeliveryRecord.id).limit(limit)), files=False)


def number_of(session: Session, dispatch_no: str) -> str:
    """Number of the record of a 发货单, or blank."""
    return session.scalar(select(DeliveryRecord.number).where(DeliveryRecord.dispatch_no == dispatch_no)) or ""


def of_order(session: Session, order_no: str) -> list[DeliveryView]:
    """Every record of a customer order, oldest first."""
    rows = session.scalars(select(DeliveryRecord).where(DeliveryRecord.order_no == order_no).order_by(DeliveryRecord.id))
    return _views(session, rows)


def of_customer(session: Session, customer_id: int, limit: int = 5) -> list[DeliveryView]:
    """The newest records of a customer."""
    rows = session.scalars(
        select(DeliveryRecord).where(DeliveryRecord.customer_id == customer_id).order_by(DeliveryRecord.id.desc()).limit(limit)
    )
    return _views(session, rows)


def sent_since(session: Session, customer_ids: Iterable[int], since: datetime) -> dict[int | None, int]:
    """How many deliveries left for each of some customers since a moment."""
    rows = session.execute(
        select(DeliveryRecord.customer_id, func.count())
        .where(DeliveryRecord.customer_id.in_(list(customer_ids)), DeliveryRecord.left_at >= since).group_by(DeliveryRecord.customer_id)
    )  # fmt: skip
    return {customer_id: int(count) for customer_id, count in rows}


def signed_outside(session: Session, numbers: Select[str], limit: int) -> list[DeliveryView]:
    """Signed records whose number is not among some, oldest first; one that a later stage has taken up is left out so."""
    rows = session.scalars(
        select(DeliveryRecord).where(DeliveryRecord.signed_at.is_not(None), DeliveryRecord.number.not_in(numbers))
        .order_by(DeliveryRecord.id).limit(limit)
    )  # fmt: skip
    return _views(session, rows, files=False)


def counts(session: Session) -> dict[DeliveryState, int]:
    """How many records stand in each state."""
    rows = session.execute(select(DeliveryRecord.state, func.count()).group_by(DeliveryRecord.state))
    return {state: int(count) for state, count in rows}


def awaited(session: Session) -> int:
    """How many slips of goods that left are not back."""
    query = select(func.count(DeliveryRecord.id)).where(DeliveryRecord.state == DeliveryState.OPEN, DeliveryRecord.left_at.is_not(None))
    return session.scalar(query) or 0


def arrivals(session: Session, since: datetime) -> list[tuple[datetime, bool]]:
    """Arrival and whether on time of every slip that is back, for arrivals from `since` on, oldest first (I-01)."""
    rows = session.execute(
        select(DeliveryRecord.arrived_at, DeliveryRecord.on_time)
        .where(DeliveryRecord.arrived_at >= since, DeliveryRecord.on_time.is_not(None)).order_by(DeliveryRecord.arrived_at)
    )  # fmt: skip
    return [(at, bool(on_time)) for at, on_time in rows if at is not None]


def find(session: Session, text: str, limit: int = 20) -> list[DeliveryView]:
    """Records by their number, by the end of it, or by a part of the customer's name, newest first; without the files hung on them.

    Each by an index: customers are few, their records are not.
    """
    wanted = text.strip()
    if not wanted:
        return []
    rows = session.scalars(select(DeliveryRecord).where(named(session, wanted)).order_by(DeliveryRecord.id.desc()).limit(limit))
    return _views(session, rows, files=False)


def named(session: Session, wanted: str) -> ColumnElement[bool]:
    """The condition that a record is what a text names."""
    upper = wanted.upper()
    keys = [select(DeliveryRecord.id).where(DeliveryRecord.number == upper)]
    if len(upper) >= TAIL:
        keys.append(select(DeliveryRecord.id).where(ends_with(DeliveryRecord.tail, DeliveryRecord.number, upper)))
    customers = [one.customer_id for one in catalog.customers(session) if wanted in one.name]
    if customers:
        keys.append(select(DeliveryRecord.id).where(DeliveryRecord.customer_id.in_(customers)))
    return DeliveryRecord.id.in_(union_all(*keys).subquery().select())


def _views(session: Session, rows: Iterable[DeliveryRecord], *, files: bool = True) -> list[DeliveryView]:
    listed = list(rows)
    if not listed:
        return []
    keys = [row.id for row in listed]
    sent = select(DeliveryLine).where(DeliveryLine.record_id.in_(keys)).order_by(DeliveryLine.line_no)
    lines = grouped(session.scalars(sent), lambda line: line.record_id)
    differences = select(Discrepancy).where(Discrepancy.record_id.in_(keys)).order_by(Discrepancy.id)
    found = grouped(session.scalars(differences), lambda difference: difference.record_id)
    follow_ups = select(FollowUp).where(FollowUp.record_id.in_(keys)).order_by(FollowUp.id)
    calls = grouped(session.scalars(follow_ups), lambda call: call.record_id)
    hung = {row.number: attachments(session, KIND, row.number) for row in listed} if files else {}
    return [_view(row, lines[row.id], found[row.id], calls[row.id], hung.get(row.number, [])) for row in listed]


def _view(
    row: DeliveryRecord, lines: list[DeliveryLine], found: list[Discrepancy], calls: list[FollowUp], files: list[AttachmentView]
) -> DeliveryView:
    return DeliveryView(
        row.number, row.state, row.dispatch_no, row.order_no, row.pass_no, row.trip_no, row.customer_id, row.customer, row.place,
        row.contact, row.phone, row.mode, row.plate, row.seals, row.boxes, row.promised_on, row.made_at, row.left_at,
        row.arrived_at, row.on_time, row.late_cause, row.signer, row.signed_at, row.signer_listed, row.appearance_ok,
        row.packaging_ok, row.remark, row.registered_at, row.acceptance, row.accepted_at, row.acceptance_note, row.feedback,
        row.closed_at,
        tuple(
            DeliveryLineView(x.line_no, x.product_id, x.product_name, x.model, x.unit, x.shipped, x.received, x.short, x.over,
                             x.damaged, x.remark)
            for x in lines
        ),
        tuple(DiscrepancyView(d.id, d.line_no, d.kind, d.quantity, d.reporter, d.at, d.solution, d.settled_at) for d in found),
        tuple(FollowUpView(c.at, c.satisfied, c.opinion, c.wish, c.next_step) for c in calls),
        tuple(files), row.protected, row.arrival_condition, row.promised_at, row.waybill, row.instructed, row.questions,
        row.signer_cleared_at,
    )  # fmt: skip
