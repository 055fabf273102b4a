"""Reads of the after-sales ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.aftersales.views import CaseEventView, CaseView, PartView
from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.core.clock import day_end, months_after, site_day
from app.core.grouped import grouped
from app.delivery import claims_queries
from app.delivery import queries as delivery
from app.delivery.views import DeliveryView
from app.dispatch import queries as dispatch
from app.settings.service import setting_int, setting_text
from db.models.aftersales import CaseEvent, CasePart, CauseEntry, ServiceCase
from db.states import CaseKind, CaseState, Role

OPEN_STATES = tuple(state for state in CaseState if state is not CaseState.CLOSED)
"""Where a case still needs somebody."""


def case(session: Session, number: str) -> CaseView | None:
    """One case by number."""
    row = session.scalar(select(ServiceCase).where(ServiceCase.number == number))
    return None if row is None else _views(session, [row])[0]


def cases(session: Session, *, open_only: bool = False, limit: int = 200) -> list[CaseView]:
    """Cases, newest first."""
    query = select(ServiceCase).order_by(ServiceCase.id.desc()).limit(limit)
    if open_only:
        query = query.where(ServiceCase.state.in_(OPEN_STATES))
    return _views(session, session.scalars(query))


def waiting(session: Session, limit: int) -> list[CaseView]:
    """Cases that are not closed, without their time lines, the oldest first: of too many those that wait longest are not left out."""
    oldest = ServiceCase.id + 0  # by the index of the states: read in the order of keys, all that were ever closed would come first
    query = select(ServiceCase).where(ServiceCase.state.in_(OPEN_STATES)).order_by(oldest).limit(limit)
    return _views(session, session.scalars(query), told=False)


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


_OWNER_KEYS = {
    CaseKind.DISCREPANCY: "case.owner.quantity", CaseKind.QUALITY: "case.owner.quality", CaseKind.COMPLAINT: "case.owner.quality",
    CaseKind.USE: "case.owner.use", CaseKind.SERVICE: "case.owner.use", CaseKind.ENQUIRY: "case.owner.use",
    CaseKind.DISPUTE: "case.owner.dispute",
}  # fmt: skip


def owner_of(session: Session, kind: CaseKind, now: datetime, record_no: str = "") -> Role:
    """Who owns a case of a kind (X-11): differences of a delivery sales, quality and use after-sales, disputes delivery management.

    Of differences quantity, damage and loss may each have an owner of its own: it is what happened on the delivery that says which.
    """
    return _owners(session, [(kind, record_no)], now)[kind, record_no]


def _owners(session: Session, cases: Iterable[tuple[CaseKind, str]], now: datetime) -> dict[tuple[CaseKind, str], Role]:
    """The owners of cases by kind and delivery record; the records are read only where their owners differ."""
    wanted = set(cases)
    roles = {kind: Role(setting_text(session, _OWNER_KEYS[kind], now)) for kind in {kind for kind, _ in wanted}}
    found = {(kind, record_no): roles[kind] for kind, record_no in wanted}
    apart = [record_no for kind, record_no in wanted if kind is CaseKind.DISCREPANCY and record_no]
    if not apart:
        return found
    of_what = {what: Role(setting_text(session, f"case.owner.{what}", now)) for what in ("damage", "loss")}
    if set(of_what.values()) == {roles[CaseKind.DISCREPANCY]}:
        return found
    for record_no, what in claims_queries.nature_of(session, apart).items():
        found[CaseKind.DISCREPANCY, record_no] = of_what[what]
    return found


def repeats(session: Session, view: CaseView) -> list[CaseView]:
    """Cases of the same product with the same cause in the months before, newest first (J-29)."""
    if view.cause is None or view.product_id is None:
        return []
    months = setting_int(session, "complaint.repeat_months", view.registered_at)
    since = day_end(months_after(site_day(view.began_at), -months) - timedelta(days=1))
    query = select(ServiceCase).where(
        ServiceCase.product_id == view.product_id, ServiceCase.cause == view.cause, ServiceCase.number != view.number,
        ServiceCase.registered_at >= since, ServiceCase.registered_at <= view.registered_at,
    )  # fmt: skip
    if view.cause_words:
        entry = select(CauseEntry.id).where(CauseEntry.category == view.cause, CauseEntry.words == view.cause_words).scalar_subquery()
        query = query.where(ServiceCase.cause_id == entry)
    return _views(session, session.scalars(query.order_by(ServiceCase.id.desc()).limit(20)))


def parts_of(session: Session, number: str) -> list[PartView]:
    """The parts that were used on a case, in their order (J-09)."""
    rows = session.execute(
        select(CasePart, ServiceCase.number).join(ServiceCase, ServiceCase.id == CasePart.case_id)
        .where(ServiceCase.number == number).order_by(CasePart.id)
    )  # fmt: skip
    return [PartView(case_no, p.at, p.what, p.quantity, p.unit, p.taken_out, p.put_in) for p, case_no in rows]


def between(session: Session, first: date, last: date, limit: int = 2000, *, told: bool = True) -> list[CaseView]:
    """The cases registered from one day to another at the site, both included, oldest first (J-04); unless `told` no time lines."""
    start, end = day_end(first - timedelta(days=1)), day_end(last)
    rows = session.scalars(
        select(ServiceCase).where(ServiceCase.registered_at >= start, ServiceCase.registered_at < end)
        .order_by(ServiceCase.id).limit(limit)
    )  # fmt: skip
    return _views(session, rows, told=told)


def responses(session: Session, since: datetime, now: datetime | None = None) -> tuple[int, int]:
    """How many first responses were given since a moment, and how many of them late (J-02); with `now`, those overdue count as well."""
    rows = session.execute(
        select(ServiceCase.response_late, func.count()).where(ServiceCase.responded_at >= since).group_by(ServiceCase.response_late)
    )
    counts = {bool(late): int(count) for late, count in rows}
    waiting = 0
    if now is not None:
        overdue = select(func.count()).where(ServiceCase.state == CaseState.REGISTERED, ServiceCase.respond_by < now)
        waiting = int(session.scalar(overdue) or 0)
    return counts.get(True, 0) + counts.get(False, 0) + waiting, counts.get(True, 0) + waiting


def by_keys(session: Session, keys: list[int]) -> list[CaseView]:
    """Cases by their keys, in that order."""
    rows = {row.id: row for row in session.scalars(select(ServiceCase).where(ServiceCase.id.in_(keys)))} if keys else {}
    return _views(session, [rows[key] for key in keys])


def box_with(session: Session, identity: str) -> BoxView | None:
    """The shipping box a serial number is in, or the newest one that holds pieces of a lot."""
    return boxing.box_of(session, identity)


def delivered(session: Session, identity: str) -> DeliveryView | None:
    """The delivery record by which a unit, or pieces of a lot, reached a customer."""
    box = box_with(session, identity)
    return None if box is None else delivery.record(session, box.dispatch_no)


def _views(session: Session, rows: Iterable[ServiceCase], *, told: bool = True) -> list[CaseView]:
    listed = list(rows)
    entries = select(CaseEvent).where(CaseEvent.case_id.in_([row.id for row in listed])).order_by(CaseEvent.id.desc())
    events = grouped(session.scalars(entries) if listed and told else (), lambda event: event.case_id)
    keys = {row.cause_id for row in listed if row.cause_id is not None}
    named = dict(session.execute(select(CauseEntry.id, CauseEntry.words).where(CauseEntry.id.in_(keys))).all()) if keys else {}
    now = max((row.registered_at for row in listed), default=None)
    owners = _owners(session, ((row.kind, row.record_no) for row in listed), now) if now is not None else {}
    return [_view(row, events[row.id], owners[row.kind, row.record_no], named.get(row.cause_id or 0, "")) for row in listed]


def _view(row: ServiceCase, events: list[CaseEvent], owner: Role, cause_words: str) -> CaseView:
    return CaseView(
        row.number, row.state, row.severity, row.channel, row.customer_id, row.customer, row.caller, row.phone, row.product_id,
        row.product_name, row.serial, row.lot_no, row.dispatch_no, row.description, row.registered_at, row.warn_at, row.respond_by,
        row.solve_by, row.responded_at, row.response_late, row.cause, row.solution, row.informed, row.informed_at,
        row.confirmed_who, row.confirmed_at, row.summary, row.improvement, row.closed_at,
        tuple(CaseEventView(e.at, e.kind, e.state, e.text, e.person) for e in events), row.kind, row.called_at, row.record_no, owner,
        row.wished_on, row.warranty_until, row.analysis, cause_words, row.way, row.appointment_at, row.technician_id, row.technician,
        row.dispatched_at, row.arrived_at, row.left_at, row.travel_km, row.work_done, row.opinion, row.on_the_spot, row.major_at,
        row.reported_to, row.reported_at, row.next_step, row.next_due, row.next_owner_id, row.handed_from, row.handed_at,
    )  # fmt: skip


def dispatch_of(session: Session, identity: str) -> str:
    """Number of the 发货单 a serial or lot left on, or blank."""
    box = box_with(session, identity)
    return box.dispatch_no if box is not None else dispatch.picked_for(session, identity)
