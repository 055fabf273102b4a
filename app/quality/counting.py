"""What was inspected and rejected in a span of time, for reports: columns only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.quality import Inspection, Nonconformity
from db.states import Disposition, InspectionKind, InspectionVerdict, NonconformityState


@dataclass(frozen=True)
class JudgedFact:
    """One sheet that was judged; `first` is the first final inspection of its goods (K-06)."""

    number: str
    kind: InspectionKind
    product_id: int
    quantity: int
    passed: bool
    judged_at: datetime
    goods: str
    first: bool


@dataclass(frozen=True)
class RejectedFact:
    """One report of rejected goods (B-11) and what quality decided."""

    number: str
    product_id: int
    identities: tuple[str, ...]
    quantity: int
    facts: str
    state: NonconformityState
    noticed_at: datetime
    decision: Disposition | None
    disposed_at: datetime | None


def judged(session: Session, since: datetime, until: datetime) -> list[JudgedFact]:
    """The sheets judged in a span, oldest first; a final sheet of a card that had one before is no first one."""
    earliest = (
        select(func.min(Inspection.id)).where(Inspection.kind == InspectionKind.FINAL, Inspection.card_no != "")
        .group_by(Inspection.card_no)
    )  # fmt: skip
    in_span = Inspection.judged_at >= since, Inspection.judged_at < until
    rows = list(session.scalars(select(Inspection).where(*in_span).order_by(Inspection.id)))
    cards = {row.card_no for row in rows if row.card_no}
    first = set(session.scalars(earliest.where(Inspection.card_no.in_(cards)))) if cards else set()
    return [_judged(row, row.kind is InspectionKind.FINAL and (not row.card_no or row.id in first)) for row in rows]


def failed_of(session: Session, product_id: int, limit: int) -> list[JudgedFact]:
    """The newest sheets of a product that failed, newest first."""
    query = select(Inspection).where(Inspection.product_id == product_id, Inspection.verdict == InspectionVerdict.FAIL)
    return [_judged(row, False) for row in session.scalars(query.order_by(Inspection.id.desc()).limit(limit))]


def rejected(session: Session, since: datetime, until: datetime) -> list[RejectedFact]:
    """The reports of rejected goods noticed in a span, oldest first."""
    query = select(Nonconformity).where(Nonconformity.noticed_at >= since, Nonconformity.noticed_at < until)
    return [_rejected(row) for row in session.scalars(query.order_by(Nonconformity.id))]


def scrapped(session: Session, since: datetime, until: datetime) -> list[RejectedFact]:
    """The reports on which quality decided 报废 in a span, oldest first."""
    query = select(Nonconformity).where(
        Nonconformity.disposed_at >= since, Nonconformity.disposed_at < until, Nonconformity.decision == Disposition.SCRAP
    )
    return [_rejected(row) for row in session.scalars(query.order_by(Nonconformity.id))]


def rejected_of(session: Session, product_id: int, limit: int) -> list[RejectedFact]:
    """The newest reports of rejected goods of a product, newest first."""
    query = select(Nonconformity).where(Nonconformity.product_id == product_id).order_by(Nonconformity.id.desc()).limit(limit)
    return [_rejected(row) for row in session.scalars(query)]


def rejected_on(session: Session, inspection_nos: list[str]) -> list[RejectedFact]:
    """The reports of rejected goods of some inspection sheets, oldest first."""
    if not inspection_nos:
        return []
    query = select(Nonconformity).where(Nonconformity.inspection_no.in_(inspection_nos)).order_by(Nonconformity.id)
    return [_rejected(row) for row in session.scalars(query)]


def _judged(row: Inspection, first: bool) -> JudgedFact:
    passed = row.verdict is InspectionVerdict.PASS
    goods = row.lot_no or row.task_no
    return JudgedFact(row.number, row.kind, row.product_id, row.quantity, passed, row.judged_at or row.started_at, goods, first)


def _rejected(row: Nonconformity) -> RejectedFact:
    return RejectedFact(
        row.number, row.product_id, tuple(row.identities), row.quantity, row.facts.partition("\n")[0], row.state, row.noticed_at,
        row.decision, row.disposed_at,
    )  # fmt: skip
