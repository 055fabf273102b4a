"""What happened in a span of time, for reports: columns only, never a case with its whole time line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.models.aftersales import CauseEntry, ServiceCase
from db.models.tracking import TrackingForm
from db.states import CaseCause, CaseChannel, CaseKind, CaseState, Severity, TrackingDisposition, TrackingState

_COLUMNS = (
    ServiceCase.number, ServiceCase.kind, ServiceCase.severity, ServiceCase.channel, ServiceCase.state, ServiceCase.customer_id,
    ServiceCase.customer, ServiceCase.product_id, ServiceCase.product_name, ServiceCase.serial, ServiceCase.lot_no,
    ServiceCase.description, ServiceCase.cause, CauseEntry.words, ServiceCase.called_at, ServiceCase.registered_at,
    ServiceCase.respond_by, ServiceCase.responded_at, ServiceCase.response_late, ServiceCase.solve_by, ServiceCase.closed_at,
)  # fmt: skip


@dataclass(frozen=True)
class CaseFact:
    """One case as a report counts it; `cause_words` is the entry of the list of causes, or blank."""

    number: str
    kind: CaseKind
    severity: Severity
    channel: CaseChannel
    state: CaseState
    customer_id: int | None
    customer: str
    product_id: int | None
    product_name: str
    identity: str
    problem: str
    cause: CaseCause | None
    cause_words: str
    began_at: datetime
    registered_at: datetime
    respond_by: datetime
    responded_at: datetime | None
    response_late: bool | None
    solve_by: datetime
    closed_at: datetime | None

    def late_at(self, now: datetime) -> bool | None:
        """Whether the first response came late, or is overdue at `now`; None while it may still come in time (J-02)."""
        if self.responded_at is not None:
            return bool(self.response_late)
        return True if now > self.respond_by else None


@dataclass(frozen=True)
class FormFact:
    """One 《质检信息反馈跟踪表》 as a report counts it."""

    number: str
    state: TrackingState
    customer: str
    product_id: int
    identity: str
    facts: str
    disposition: TrackingDisposition | None
    made_at: datetime
    closed_at: datetime | None


def registered(session: Session, since: datetime, until: datetime) -> list[CaseFact]:
    """The cases registered in a span, oldest first."""
    return _facts(session, _select().where(ServiceCase.registered_at >= since, ServiceCase.registered_at < until))


def begins(session: Session) -> datetime | None:
    """When the first case of all was registered; None while there is none."""
    return session.scalar(select(func.min(ServiceCase.registered_at)))


def open_at(session: Session, moment: datetime) -> list[CaseFact]:
    """The cases registered before a moment and not closed by then, oldest first."""
    gone = or_(ServiceCase.closed_at.is_(None), ServiceCase.closed_at >= moment)
    return _facts(session, _select().where(ServiceCase.registered_at < moment, gone))


def closed(session: Session, since: datetime, until: datetime) -> list[CaseFact]:
    """The cases closed in a span, in the order of their numbers."""
    return _facts(session, _select().where(ServiceCase.closed_at >= since, ServiceCase.closed_at < until))


def of_product(session: Session, product_id: int, limit: int) -> list[CaseFact]:
    """The newest cases of a product, newest first."""
    return _facts(session, _newest(limit).where(ServiceCase.product_id == product_id))


def of_customer(session: Session, customer_id: int, limit: int) -> list[CaseFact]:
    """The newest cases of a customer, newest first."""
    return _facts(session, _newest(limit).where(ServiceCase.customer_id == customer_id))


def of_goods(session: Session, identities: Iterable[str], limit: int) -> list[CaseFact]:
    """The newest cases of serial or lot numbers, newest first."""
    wanted = list(identities)
    return _facts(session, _newest(limit).where(or_(ServiceCase.serial.in_(wanted), ServiceCase.lot_no.in_(wanted))))


def dated(session: Session, since: datetime, until: datetime) -> list[tuple[datetime, bool | None]]:
    """When every case of a span was registered, and whether its first response was late; None without a response yet."""
    rows = session.execute(
        select(ServiceCase.registered_at, ServiceCase.response_late)
        .where(ServiceCase.registered_at >= since, ServiceCase.registered_at < until).order_by(ServiceCase.id)
    )  # fmt: skip
    return [(at, late) for at, late in rows]


def forms(session: Session, since: datetime, until: datetime) -> list[FormFact]:
    """The tracking forms that were made before the end of a span and not closed before it began, oldest first."""
    query = select(TrackingForm).where(
        TrackingForm.made_at < until, or_(TrackingForm.closed_at.is_(None), TrackingForm.closed_at >= since)
    )
    return [_form(row) for row in session.scalars(query.order_by(TrackingForm.id))]


def forms_of(session: Session, limit: int, *, product_id: int | None = None, customer_id: int | None = None) -> list[FormFact]:
    """The newest tracking forms of a product or a customer, newest first."""
    query = select(TrackingForm).order_by(TrackingForm.id.desc()).limit(limit)
    if product_id is not None:
        query = query.where(TrackingForm.product_id == product_id)
    if customer_id is not None:
        query = query.where(TrackingForm.customer_id == customer_id)
    return [_form(row) for row in session.scalars(query)]


def _select() -> Select[*tuple[Any, ...]]:
    query = select(*_COLUMNS).outerjoin(CauseEntry, CauseEntry.id == ServiceCase.cause_id)
    return query.order_by(ServiceCase.id)


def _newest(limit: int) -> Select[*tuple[Any, ...]]:
    return _select().order_by(None).order_by(ServiceCase.id.desc()).limit(limit)


def _facts(session: Session, query: Select[*tuple[Any, ...]]) -> list[CaseFact]:
    return [
        CaseFact(
            r.number, r.kind, r.severity, r.channel, r.state, r.customer_id, r.customer, r.product_id, r.product_name,
            r.serial or r.lot_no, r.description.partition("\n")[0], r.cause, r.words or "", r.called_at or r.registered_at,
            r.registered_at, r.respond_by, r.responded_at, r.response_late, r.solve_by, r.closed_at,
        )
        for r in session.execute(query)
    ]  # fmt: skip


def _form(row: TrackingForm) -> FormFact:
    return FormFact(
        row.number, row.state, row.customer, row.product_id, row.identity, row.facts.partition("\n")[0], row.disposition, row.made_at,
        row.closed_at,
    )  # fmt: skip
