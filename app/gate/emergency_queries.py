"""Reads of 应急放行 sheets, and which of their numbers are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.settings.service import setting_int
from db.models.gate import EmergencySheet
from db.states import EmergencyCause as EmergencyCause
from db.states import EmergencyState as EmergencyState
from db.states import Role


class OpenNumber(StrEnum):
    """Why a number is open and has to be looked after."""

    TAKEN = "taken"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class SheetDraft:
    """What is written on a sheet.

    Attributes:
        number: Of the sheet.
        left_at: When the vehicle left.
        cause: Why it could not be scanned.
        manager_id: The person who signed as manager on duty.
        guard: Name of the guard who opened the gate.
        plate: Of the vehicle.
        pass_no: The pass it had, or blank.
        goods: What it carried, where there was no pass.
        boxes: How many.
        trailer: Plate of the trailer, or blank.
        seal: Seal number, or blank.
        cause_note: Words to the cause.
    """

    number: str
    left_at: datetime
    cause: EmergencyCause
    manager_id: int
    guard: str
    plate: str
    pass_no: str = ""
    goods: str = ""
    boxes: int = 0
    trailer: str = ""
    seal: str = ""
    cause_note: str = ""


@dataclass(frozen=True)
class SheetView:
    """A sheet as the office sees it.

    Attributes:
        open: Why its number is open; None for one that is in order.
        since: Since when it is open.
        due_at: Until when it has to be registered; None for one that is not open.
        late: The shift is over and it is still open, or it was registered later than that.
    """

    number: str
    batch: str
    gate: str
    state: EmergencyState
    printed_at: datetime
    printed_by: str
    taken_at: datetime | None
    taken_by: str
    left_at: datetime | None
    cause: EmergencyCause | None
    cause_note: str
    manager: str
    manager_role: Role | None
    guard: str
    plate: str
    trailer: str
    seal: str
    pass_no: str
    goods: str
    boxes: int
    registered_at: datetime | None
    registered_by: str
    incident_id: int | None
    void_reason: str
    voided_at: datetime | None
    voided_by: str
    open: OpenNumber | None
    since: datetime | None
    due_at: datetime | None
    late: bool


def deadline(session: Session, start: datetime, now: datetime) -> datetime:
    """The end of the shift within which a sheet is to be registered."""
    return start + timedelta(hours=setting_int(session, "gate.emergency_register_hours", now))


def sheet(session: Session, number: str, now: datetime) -> SheetView | None:
    """One sheet by number."""
    row = session.scalar(select(EmergencySheet).where(EmergencySheet.number == number))
    return None if row is None else view_of(session, row, now)


def sheets(session: Session, now: datetime, limit: int = 300) -> list[SheetView]:
    """The sheets, open numbers first and newest first among the rest."""
    rows = session.scalars(select(EmergencySheet).order_by(EmergencySheet.number.desc()).limit(limit))
    found = _views(session, list(rows), now)
    return sorted(found, key=lambda view: view.open is None)


def batch(session: Session, document: str, now: datetime) -> list[SheetView]:
    """The sheets that were printed together, or the one of that number, in their order."""
    query = select(EmergencySheet).where((EmergencySheet.batch == document) | (EmergencySheet.number == document))
    return _views(session, list(session.scalars(query.order_by(EmergencySheet.number))), now)


def open_sheets(session: Session, now: datetime) -> list[SheetView]:
    """Every open number: reported as used and not registered, or passed over by a later one of its batch."""
    rows = session.scalars(
        select(EmergencySheet).where(EmergencySheet.state.in_((EmergencyState.BLANK, EmergencyState.TAKEN))).order_by(EmergencySheet.number)
    )
    return [view for view in _views(session, list(rows), now) if view.open is not None]


def view_of(session: Session, row: EmergencySheet, now: datetime) -> SheetView:
    """One row as the office sees it."""
    return _views(session, [row], now)[0]


def _views(session: Session, rows: list[EmergencySheet], now: datetime) -> list[SheetView]:
    if not rows:
        return []
    hours = timedelta(hours=setting_int(session, "gate.emergency_register_hours", now))
    gone = _gone(session, {row.batch for row in rows})
    return [_view(row, gone.get(row.batch), hours, now) for row in rows]


def _gone(session: Session, batches: set[str]) -> dict[str, list[tuple[str, datetime]]]:
    """Number and moment of every used sheet of these batches: what lies before one of them was passed over."""
    when = func.coalesce(EmergencySheet.registered_at, EmergencySheet.taken_at)
    found: dict[str, list[tuple[str, datetime]]] = {}
    rows = session.execute(
        select(EmergencySheet.batch, EmergencySheet.number, when)
        .where(EmergencySheet.batch.in_(batches), EmergencySheet.state.in_((EmergencyState.TAKEN, EmergencyState.REGISTERED)))
    )  # fmt: skip
    for name, number, moment in rows:
        found.setdefault(name, []).append((number, moment))
    return found


def _view(row: EmergencySheet, gone: list[tuple[str, datetime]] | None, hours: timedelta, now: datetime) -> SheetView:
    reason, since = None, None
    if row.state is EmergencyState.TAKEN:
        reason, since = OpenNumber.TAKEN, row.taken_at
    elif row.state is EmergencyState.BLANK:
        later = [moment for number, moment in gone or () if number > row.number]
        if later:
            reason, since = OpenNumber.SKIPPED, min(later)
    due = since + hours if since is not None else None
    late = due is not None and now > due
    if row.registered_at is not None and row.left_at is not None:
        late = row.registered_at > row.left_at + hours
    return SheetView(
        row.number, row.batch, row.gate, row.state, row.printed_at, row.printed_by, row.taken_at, row.taken_by, row.left_at, row.cause,
        row.cause_note, row.manager, Role(row.manager_role) if row.manager_role else None, row.guard, row.plate, row.trailer, row.seal,
        row.pass_no, row.goods, row.boxes, row.registered_at, row.registered_by, row.incident_id, row.void_reason, row.voided_at,
        row.voided_by, reason, since, due, late,
    )  # fmt: skip
