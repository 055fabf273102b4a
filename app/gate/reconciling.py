"""What a gate did without the database is told to it: each entry exactly once, and what the two disagree on becomes an incident.

The vehicle is gone whatever the database thinks. So a release is always recorded; the pass and the goods follow as on any release where
they still can, and where the database knew better an incident bears both records.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.core.errors import AppError, StoreError
from app.core.scans import ScanAnswer, ScanInput, take_scan
from app.core.text import say
from app.core.work import Actor, Work, Workplace
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.gate import incidents, service
from app.gate.events import PassBecameValid, Released
from app.gate.journal import Attempt, JournalScan
from app.gate.leaving import leave
from app.gate.loads import load_of
from app.gate.moves import active_row, locked_row, move, order_numbers
from app.gate.recording import CLOCK, note_refusal, record
from app.identity import queries as people
from app.trust.claims import Claims
from db.models.gate import GateCheck, GatePass
from db.states import DispatchState, GateOutcome, IncidentKind, PassState, Role, ScanKind, TripState, Verdict

log = logging.getLogger(__name__)


def tell_scan(place: Workplace, scan: JournalScan) -> None:
    """Writes a scan that no database took; its key makes a repeat harmless.

    Raises:
        StoreError: The database cannot be written.
    """
    frame = ScanInput(scan.key, scan.sequence, scan.at, scan.port, scan.raw, scan.page)
    answer = ScanAnswer(Verdict(scan.verdict), say(scan.message), ScanKind(scan.kind), scan.object_key, None, scan.clause or None)
    take_scan(place, Actor(scan.person_id, ""), frame, ScanKind(scan.kind), lambda work: answer)


def tell(place: Workplace, attempt: Attempt) -> None:
    """Tells one release or refusal in one transaction; one that the database already has under its key changes nothing.

    Raises:
        StoreError: The database cannot be written; the entry stays to be told.
    """
    with place.read() as session:
        known = people.person(session, attempt.person_id) if attempt.person_id is not None else None
    guard = Actor(known.person_id if known else None, attempt.guard, known.badge if known else "", frozenset({Role.GUARD}))
    with place.work(guard) as work:
        stands = _outcome(work.session, attempt.key)
        if stands is attempt.outcome:
            return
        if stands is not None:  # the database answered after nobody waited any more, and said something else
            attempt = replace(attempt, key=f"{attempt.key}:alone")
            if _outcome(work.session, attempt.key) is not None:
                return
        if attempt.outcome is GateOutcome.RELEASED:
            _tell_release(work, attempt)
        else:
            note_refusal(
                work, _row(work, attempt.pass_no), attempt.clause, attempt.reason, gate=attempt.gate, key=attempt.key,
                scanned=attempt.scanned, seen=attempt.seen, pass_no=attempt.pass_no, at=attempt.at, clock=attempt.rule == CLOCK,
            )  # fmt: skip


def _outcome(session: Session, key: str) -> GateOutcome | None:
    """What the database has under the key of an attempt."""
    return session.scalar(select(GateCheck.outcome).where(GateCheck.key == key))


def _tell_release(work: Work, attempt: Attempt) -> None:
    row = _row(work, attempt.pass_no)
    first = work.session.scalar(
        select(GateCheck).where(GateCheck.pass_no == attempt.pass_no, GateCheck.outcome == GateOutcome.RELEASED)
        .order_by(GateCheck.id).limit(1)
    )  # fmt: skip
    trouble = _trouble(work, row, attempt, first)
    moved = row is not None and _same(row, attempt) and row.state is not PassState.USED and leave_late(work, row, attempt.at)
    made = record(
        work, row, GateOutcome.RELEASED, gate=attempt.gate, key=attempt.key, scanned=attempt.scanned, seen=attempt.seen,
        pass_no=attempt.pass_no, at=attempt.at,
    )  # fmt: skip
    work.audit("tell_release", "gate_pass", attempt.pass_no, key=attempt.key, at=attempt.at, moved=moved, trouble=trouble or "")
    if trouble is None and moved:
        return
    double = row is not None and row.state is PassState.USED and not moved
    incidents.open_incident(
        work, IncidentKind.DOUBLE_RELEASE if double else IncidentKind.OTHER, pass_no=attempt.pass_no, gate=attempt.gate,
        text=trouble or "断网放行的货物没能在系统里出厂，请核对发货单和库存", check_id=made,
        details={"offline": _told(attempt), "database": _stands(row, first), "moved": moved},
    )  # fmt: skip


def _trouble(work: Work, row: GatePass | None, attempt: Attempt, first: GateCheck | None) -> str | None:
    """What the database knew that the gate could not; None where the two agree."""
    at = f"{site_time(attempt.at):%m-%d %H:%M}"
    if row is None:
        return f"{attempt.gate} {at} 断网放行的出门证，系统里没有"
    if not _same(row, attempt):
        return f"{attempt.gate} {at} 断网放行的出门证，内容与系统里的不同"
    if row.state is PassState.USED:
        used = f"{site_time(row.used_at):%m-%d %H:%M}" if row.used_at else "—"
        alone = "（断网）" if first is not None and first.offline else ""
        return f"一张出门证放行两次：{used} {row.used_by}{alone}，{at} {attempt.guard}（断网）"
    if row.state is PassState.VOIDED:
        return f"{attempt.gate} {at} 断网放行的出门证已作废：{row.end_reason}"
    if row.valid_until is not None and attempt.at >= row.valid_until:
        return f"{attempt.gate} {at} 断网放行的出门证当时已过期"
    if row.load_hash != load_of(work.session, row).load_hash:
        return f"{attempt.gate} {at} 断网放行的车，装车内容在开证后改过"
    return None


def leave_late(work: Work, row: GatePass, at: datetime) -> bool:
    """Lets pass and goods follow the vehicle as they do on any release, at the time it left; False where they no longer can."""
    try:
        with _then(work, at), work.savepoint():
            other = active_row(work, row.trip_no) if row.trip_no else None
            if other is not None and other.id != row.id:
                service.void(work, row.trip_no, f"车已凭 {row.number} 断网放行")
            ended = row.state is not PassState.VALID
            numbers = order_numbers(work, row)
            if ended:
                _clear_again(work, row, numbers)
            move(work, row, PassState.USED, late=True)
            leave(work, row, numbers)
            if ended:
                work.emit(PassBecameValid(row.number, row.trip_no, numbers))
            work.emit(Released(row.trip_no, row.number, numbers, row.plate, at))
    except StoreError:
        raise
    except AppError as error:
        log.info("pass %s was released without the database and cannot follow: %s", row.number, error)
        work.session.refresh(row)
        return False
    return True


def _clear_again(work: Work, row: GatePass, numbers: tuple[str, ...]) -> None:
    """Takes back what the end of the pass did to order and trip, so that they can leave."""
    for number in numbers:
        order = dispatch.dispatch_order(work.session, number)
        if order is not None and order.state is DispatchState.LOADED:
            dispatch_service.mark(work, number, DispatchState.CLEARED)
    trip = dispatch.trip(work.session, row.trip_no) if row.trip_no else None
    if trip is not None and trip.state is TripState.CLOSED:
        dispatch_service.mark_trip(work, row.trip_no, TripState.CLEARED)


@contextmanager
def _then(work: Work, at: datetime) -> Iterator[None]:
    """What is done inside bears the time it happened at, not the time it was told at; the trail bears the latter."""
    now, work.now = work.now, at
    try:
        yield
    finally:
        work.now = now


def _row(work: Work, number: str) -> GatePass | None:
    return locked_row(work, number) if number else None


def _same(row: GatePass, attempt: Attempt) -> bool:
    """Whether the row is the pass that was released, not another one under its number."""
    return bool(row.claims) and Claims.decode(bytes.fromhex(row.claims)).uid.hex() == attempt.uid


def _told(attempt: Attempt) -> dict[str, Any]:
    return {
        "key": attempt.key, "at": attempt.at.isoformat(), "gate": attempt.gate, "station": attempt.station, "guard": attempt.guard,
        "seen": {str(kind): value for kind, value in attempt.seen.items()},
    }  # fmt: skip


def _stands(row: GatePass | None, first: GateCheck | None) -> dict[str, Any]:
    """The other record: how the pass stood, and the release that the database already had."""
    if row is None:
        return {}
    found: dict[str, Any] = {"state": row.state.value, "reason": row.end_reason}
    if first is not None:
        found |= {"check": first.id, "at": first.at.isoformat(), "gate": first.gate, "station": first.station, "guard": first.guard}
    return found
