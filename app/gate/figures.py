"""What the gate let through and refused in a span of time, for reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.gate import GateCheck
from db.states import GateOutcome


@dataclass(frozen=True)
class RefusalFact:
    """One refusal at the gate; `number` is the pass that was shown, or what was scanned."""

    number: str
    at: datetime
    clause: str
    why: str


def released(session: Session, since: datetime, until: datetime) -> int:
    """How many vehicles the gate released in a span."""
    query = select(func.count()).select_from(GateCheck).where(GateCheck.at >= since, GateCheck.at < until)
    return int(session.scalar(query.where(GateCheck.outcome == GateOutcome.RELEASED)) or 0)


def refused(session: Session, since: datetime, until: datetime) -> list[RefusalFact]:
    """Every refusal in a span, oldest first (H-08)."""
    rows = session.scalars(
        select(GateCheck)
        .where(GateCheck.at >= since, GateCheck.at < until, GateCheck.outcome == GateOutcome.REFUSED).order_by(GateCheck.id)
    )  # fmt: skip
    return [RefusalFact(row.pass_no or row.scanned, row.at, row.clause or "", row.reason or "") for row in rows]
