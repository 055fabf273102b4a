"""The after-sales ledger: service cases and everything that happened on them. Nothing is deleted (J-04)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CaseCause, CaseChannel, CaseEventKind, CaseKind, CaseState, Severity
from db.types import BigInt, EnumText, Flag, Str, UtcTime


class ServiceCase(Versioned):
    """A case of the 售后服务台帐 (section 3.5), SH-YYYY-NNNN."""

    __tablename__ = "service_case"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[CaseState] = mapped_column(EnumText(CaseState), nullable=False, index=True)
    kind: Mapped[CaseKind] = mapped_column(EnumText(CaseKind), nullable=False, default=CaseKind.QUALITY, server_default="quality")
    severity: Mapped[Severity] = mapped_column(EnumText(Severity), nullable=False)
    channel: Mapped[CaseChannel] = mapped_column(EnumText(CaseChannel), nullable=False)
    customer_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    caller: Mapped[str] = mapped_column(Str, nullable=False, default="")
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    product_id: Mapped[int | None] = reference("product.id", nullable=True)
    """None while nobody knows the product yet; a service request that is sent out names it (J-05)."""
    product_name: Mapped[str] = mapped_column(Str, nullable=False)
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    record_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    """The delivery record whose counts opened the case (I-10); blank for all others."""
    description: Mapped[str] = mapped_column(Str, nullable=False)
    called_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When the customer called, where that was before the registration: the clock of J-02 runs from it."""
    registered_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    registered_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    warn_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    respond_by: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    solve_by: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    responded_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    response_late: Mapped[bool | None] = mapped_column(Flag)
    cause: Mapped[CaseCause | None] = mapped_column(EnumText(CaseCause))
    solution: Mapped[str] = mapped_column(Str, nullable=False, default="")
    informed: Mapped[str] = mapped_column(Str, nullable=False, default="")
    informed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    confirmed_who: Mapped[str] = mapped_column(Str, nullable=False, default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    summary: Mapped[str] = mapped_column(Str, nullable=False, default="")
    improvement: Mapped[str] = mapped_column(Str, nullable=False, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)


class CaseEvent(Row):
    """One entry of a case's time line. Append-only."""

    __tablename__ = "case_event"

    case_id: Mapped[int] = reference("service_case.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    kind: Mapped[CaseEventKind] = mapped_column(EnumText(CaseEventKind), nullable=False)
    state: Mapped[CaseState] = mapped_column(EnumText(CaseState), nullable=False)
    text: Mapped[str] = mapped_column(Str, nullable=False, default="")
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    person: Mapped[str] = mapped_column(Str, nullable=False)
