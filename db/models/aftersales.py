"""The after-sales ledger: service cases and everything that happened on them. Nothing is deleted (J-04)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CaseCause, CaseChannel, CaseEventKind, CaseKind, CaseMeasureKind, CaseState, ServiceWay, Severity
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


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
    phone_digits: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    """The digits of the telephone alone: whoever calls again is known by them."""
    wished_on: Mapped[date | None] = mapped_column(Day)
    warranty_until: Mapped[date | None] = mapped_column(Day)
    analysis: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    cause_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    """Entry of the list of causes that grows, under the category in `cause`."""
    way: Mapped[ServiceWay | None] = mapped_column(EnumText(ServiceWay))
    appointment_at: Mapped[datetime | None] = mapped_column(UtcTime)
    technician_id: Mapped[int | None] = mapped_column(BigInt)
    technician: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    dispatched_at: Mapped[datetime | None] = mapped_column(UtcTime)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcTime)
    travel_km: Mapped[int | None] = mapped_column(BigInt)
    work_done: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    opinion: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    on_the_spot: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    major_at: Mapped[datetime | None] = mapped_column(UtcTime)
    reported_to: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    reported_at: Mapped[datetime | None] = mapped_column(UtcTime)
    next_step: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    next_due: Mapped[datetime | None] = mapped_column(UtcTime)
    next_owner_id: Mapped[int | None] = mapped_column(BigInt)
    handed_from: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Document that the case was handed over from (J-30)."""
    handed_at: Mapped[datetime | None] = mapped_column(UtcTime)


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


class CauseEntry(Row):
    """One entry of the list of causes, which grows as cases are analysed (J-07). Append-only."""

    __tablename__ = "case_cause"

    category: Mapped[CaseCause] = mapped_column(EnumText(CaseCause), nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)

    __table_args__ = (UniqueConstraint("category", "words"),)


class CasePart(Row):
    """A part that was used on a case; a serial thing names what came out and what went in (J-09). Append-only."""

    __tablename__ = "case_part"

    case_id: Mapped[int] = reference("service_case.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    what: Mapped[str] = mapped_column(Str, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    unit: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    taken_out: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    put_in: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        Index("ix_case_part_taken_out", "taken_out", sqlite_where=text("taken_out <> ''"), postgresql_where=text("taken_out <> ''")),
        Index("ix_case_part_put_in", "put_in", sqlite_where=text("put_in <> ''"), postgresql_where=text("put_in <> ''")),
    )


class CaseMeasure(Versioned):
    """A corrective or preventive measure with its owner, its day and its verification (J-29)."""

    __tablename__ = "case_measure"

    case_id: Mapped[int] = reference("service_case.id")
    kind: Mapped[CaseMeasureKind] = mapped_column(EnumText(CaseMeasureKind), nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    owner_id: Mapped[int] = reference("person.id")
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    verify_on: Mapped[date] = mapped_column(Day, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    done_words: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    verified_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    verified_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    verified_words: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")


class ServiceSkill(Versioned):
    """Somebody knows a product well enough to be sent out for it; without a product he knows them all (J-34)."""

    __tablename__ = "service_skill"

    person_id: Mapped[int] = reference("person.id")
    product_id: Mapped[int | None] = reference("product.id", nullable=True)
    since: Mapped[date] = mapped_column(Day, nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
