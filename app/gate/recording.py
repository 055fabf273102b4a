"""The row of the gate log that every attempt leaves (H-08), judged here or told later by a gate that had no database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.core.errors import Refused
from app.core.scans import printable
from app.core.work import Work
from app.gate import incidents, judging, queries, token_rules
from app.gate.rows import PassRow
from app.gate.views import SeenKind
from db.models.gate import GateCheck
from db.states import GateOutcome, IncidentKind

CLOCK = token_rules.clock_must_not_go_back.__name__
"""The rule whose refusal is an incident of its own kind."""


def record(
    work: Work, row: PassRow | None, outcome: GateOutcome, *, gate: str, key: str, scanned: str, seen: Mapping[SeenKind, str],
    clause: str = "", reason: str = "", pass_no: str = "", at: datetime | None = None,
) -> int:  # fmt: skip
    """Writes the row of an attempt.

    Args:
        work: The transaction; its actor is the guard.
        row: The pass, where there is one.
        outcome: Released or refused.
        gate: Where.
        key: Made at the station; blank for an attempt that nobody could tell twice.
        scanned: What was scanned.
        seen: What was keyed.
        clause: Row behind a refusal.
        reason: Its sentence.
        pass_no: Number that a proved token named, where no row goes with it.
        at: When, for an attempt that was judged without the database and is told now.

    Returns:
        The key of the row.
    """
    work.session.flush()
    made: int = work.put(
        GateCheck, at=at or work.now, station=work.station, gate=gate, person_id=work.actor.person_id, guard=work.actor.name,
        scanned=printable(scanned, 80), pass_no=row.number if row is not None else pass_no, trip_no=row.trip_no if row is not None else "",
        customer=queries.customer_of(work.session, row) if row is not None else "", boxes=row.boxes if row is not None else 0,
        plate_seen=seen.get(SeenKind.PLATE, ""), trailer_seen=seen.get(SeenKind.TRAILER, ""),
        container_seen=seen.get(SeenKind.CONTAINER, ""), seal_seen=seen.get(SeenKind.SEAL, ""),
        bearer_seen=seen.get(SeenKind.BEARER, ""), key=key or None, offline=at is not None,
        recorded_at=work.now if at is not None else None, outcome=outcome, clause=clause, reason=reason,
    )  # fmt: skip
    return made


def refused(
    work: Work, row: PassRow | None, refusal: Refused, *, gate: str, key: str, scanned: str, seen: Mapping[SeenKind, str],
    pass_no: str = "",
) -> None:  # fmt: skip
    """A refusal of this moment: row, incident, trail, and notice to sales and storekeeper."""
    note_refusal(
        work, row, refusal.clause or "", str(refusal.reason), gate=gate, key=key, scanned=scanned, seen=seen, pass_no=pass_no,
        clock=refusal.kind == CLOCK,
    )  # fmt: skip


def note_refusal(
    work: Work, row: PassRow | None, clause: str, reason: str, *, gate: str, key: str, scanned: str, seen: Mapping[SeenKind, str],
    pass_no: str = "", at: datetime | None = None, clock: bool = False,
) -> None:  # fmt: skip
    """Records a refusal, whenever it was; see `record`. A clock that was set back is an incident of its own kind."""
    number = row.number if row is not None else pass_no
    made = record(
        work, row, GateOutcome.REFUSED, gate=gate, key=key, scanned=scanned, seen=seen, clause=clause, reason=reason, pass_no=pass_no,
        at=at,
    )  # fmt: skip
    incidents.open_incident(
        work, IncidentKind.CLOCK if clock else IncidentKind.REFUSAL, pass_no=number, gate=gate, text=reason, check_id=made,
        details={"clause": clause, "keyed": judging.in_words(seen)},
    )  # fmt: skip
    work.audit("refuse_exit", "gate_pass", number or printable(scanned, 40), clause=clause, reason=reason)
