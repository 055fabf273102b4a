"""What arrived in a span of time and how, for reports: columns only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from db.models.claims import Claim
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy, FollowUp
from db.states import DiscrepancyKind


@dataclass(frozen=True)
class ArrivalFact:
    """One delivery whose slip is back."""

    number: str
    customer: str
    arrived_at: datetime
    on_time: bool


@dataclass(frozen=True)
class DifferenceFact:
    """One difference that a customer counted (I-10)."""

    record_no: str
    customer_id: int | None
    customer: str
    product_id: int
    product_name: str
    kind: DiscrepancyKind
    quantity: int
    at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class OpinionFact:
    """What a customer said on a follow-up call (I-20)."""

    record_no: str
    customer: str
    satisfied: int
    words: str
    at: datetime


@dataclass(frozen=True)
class ClaimFact:
    """An inquiry or claim to a carrier (I-12)."""

    number: str
    customer: str
    party: str
    question: str
    at: datetime


def arrived(session: Session, since: datetime, until: datetime) -> list[ArrivalFact]:
    """The deliveries that arrived in a span and whose slip says whether on time, oldest first (I-01)."""
    rows = session.execute(
        select(DeliveryRecord.number, DeliveryRecord.customer, DeliveryRecord.arrived_at, DeliveryRecord.on_time)
        .where(DeliveryRecord.arrived_at >= since, DeliveryRecord.arrived_at < until, DeliveryRecord.on_time.is_not(None))
        .order_by(DeliveryRecord.arrived_at, DeliveryRecord.id)
    )  # fmt: skip
    return [ArrivalFact(number, customer, at, bool(on_time)) for number, customer, at, on_time in rows if at is not None]


def differences(session: Session, since: datetime, until: datetime) -> list[DifferenceFact]:
    """What was short, over or damaged in a span, oldest first."""
    return _differences(session, _select().where(Discrepancy.at >= since, Discrepancy.at < until).order_by(Discrepancy.id))


def differences_of(
    session: Session, limit: int, *, product_id: int | None = None, customer_id: int | None = None
) -> list[DifferenceFact]:  # fmt: skip
    """The newest differences of a product or a customer, newest first."""
    query = _select().order_by(Discrepancy.id.desc()).limit(limit)
    if product_id is not None:
        query = query.where(DeliveryLine.product_id == product_id)
    if customer_id is not None:
        query = query.where(DeliveryRecord.customer_id == customer_id)
    return _differences(session, query)


def opinions(session: Session, since: datetime, until: datetime, most: int = 2) -> list[OpinionFact]:
    """Follow-up calls of a span whose satisfaction was `most` of five or less, oldest first."""
    rows = session.execute(
        select(DeliveryRecord.number, DeliveryRecord.customer, FollowUp.satisfied, FollowUp.opinion, FollowUp.at)
        .join(DeliveryRecord, DeliveryRecord.id == FollowUp.record_id)
        .where(FollowUp.at >= since, FollowUp.at < until, FollowUp.satisfied <= most).order_by(FollowUp.id)
    )  # fmt: skip
    return [OpinionFact(number, customer, satisfied, words, at) for number, customer, satisfied, words, at in rows]


def claims(session: Session, since: datetime, until: datetime) -> list[ClaimFact]:
    """What was asked of carriers in a span, oldest first (I-12)."""
    query = select(Claim).where(Claim.asked_at >= since, Claim.asked_at < until).order_by(Claim.id)
    return [ClaimFact(row.number, row.customer, row.party, row.question.partition("\n")[0], row.asked_at) for row in session.scalars(query)]


def claims_of(session: Session, record_nos: Iterable[str]) -> list[ClaimFact]:
    """What was asked of carriers for some deliveries, oldest first."""
    query = select(Claim).where(Claim.record_no.in_(list(record_nos))).order_by(Claim.id)
    return [ClaimFact(row.number, row.customer, row.party, row.question.partition("\n")[0], row.asked_at) for row in session.scalars(query)]


def _select() -> Select[*tuple[Any, ...]]:
    same = and_(DeliveryLine.record_id == Discrepancy.record_id, DeliveryLine.line_no == Discrepancy.line_no)
    return (
        select(
            DeliveryRecord.number, DeliveryRecord.customer_id, DeliveryRecord.customer, DeliveryLine.product_id, DeliveryLine.product_name,
            DeliveryLine.model, Discrepancy.kind, Discrepancy.quantity, Discrepancy.at, Discrepancy.settled_at,
        )
        .join(DeliveryRecord, DeliveryRecord.id == Discrepancy.record_id).join(DeliveryLine, same)
    )  # fmt: skip


def _differences(session: Session, query: Select[*tuple[Any, ...]]) -> list[DifferenceFact]:
    return [
        DifferenceFact(
            r.number, r.customer_id, r.customer, r.product_id, f"{r.product_name} {r.model}".strip(), r.kind, r.quantity, r.at,
            r.settled_at,
        )
        for r in session.execute(query)
    ]  # fmt: skip
