"""《质检信息反馈跟踪表》 (form 39): the form, the goods it names, where it was sent and what came back, QA's opinion and report."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import (
    Disposition,
    OpinionKind,
    Role,
    Severity,
    TrackingCause,
    TrackingDisposition,
    TrackingSource,
    TrackingState,
    UnitState,
)
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class TrackingForm(Versioned):
    """One form GZ… (J-15, J-22): made by quality from a service case or a report of rejected goods."""

    __tablename__ = "tracking_form"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[TrackingState] = mapped_column(EnumText(TrackingState), nullable=False, index=True)
    source: Mapped[TrackingSource] = mapped_column(EnumText(TrackingSource), nullable=False)
    source_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    """Number of the service case SH… or of the report FK… that it came from."""
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """The service case that waits for it, or blank."""
    severity: Mapped[Severity] = mapped_column(EnumText(Severity), nullable=False)
    customer_id: Mapped[int | None] = mapped_column(BigInt)
    customer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    delivered_on: Mapped[date | None] = mapped_column(Day)
    product_id: Mapped[int] = reference("product.id")
    identity: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """Serial or lot that showed the problem."""
    facts: Mapped[str] = mapped_column(Str, nullable=False)
    cause: Mapped[str] = mapped_column(Str, nullable=False, default="")
    cause_kind: Mapped[TrackingCause | None] = mapped_column(EnumText(TrackingCause))
    scope: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """What the affected goods were looked for by, in words."""
    measure: Mapped[str] = mapped_column(Str, nullable=False, default="")
    disposition: Mapped[TrackingDisposition | None] = mapped_column(EnumText(TrackingDisposition))
    design_change: Mapped[bool | None] = mapped_column(Flag)
    disposition_words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    disposed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    disposer_id: Mapped[int | None] = reference("person.id", nullable=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)
    effective: Mapped[bool | None] = mapped_column(Flag)
    verify_words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    verifier_id: Mapped[int | None] = reference("person.id", nullable=True)
    follows: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """The form whose measures had no effect and that this one takes up again, or blank."""


class TrackingGoods(Row):
    """One unit, or the pieces of a lot in one state at one place, that a form names: where they stood then and what became of them."""

    __tablename__ = "tracking_goods"

    form_id: Mapped[int] = reference("tracking_form.id")
    product_id: Mapped[int] = reference("product.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    state: Mapped[UnitState] = mapped_column(EnumText(UnitState), nullable=False)
    location_id: Mapped[int | None] = mapped_column(BigInt)
    reserved_order: Mapped[str] = mapped_column(Str, nullable=False, default="")
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    held: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    """Whether this form keeps it on hold."""
    decision: Mapped[Disposition | None] = mapped_column(EnumText(Disposition))
    decided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    decider_id: Mapped[int | None] = reference("person.id", nullable=True)
    decided_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("serial <> '' OR lot_no <> ''", name="what"),
        Index("ix_tracking_goods_form_held", "form_id", "held"),
    )


class TrackingReply(Versioned):
    """A department that a form was sent to: when it took it, until when it is to answer, what it answered (J-22)."""

    __tablename__ = "tracking_reply"

    form_id: Mapped[int] = reference("tracking_form.id")
    department: Mapped[Role] = mapped_column(EnumText(Role), nullable=False)
    sent_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    received_at: Mapped[datetime | None] = mapped_column(UtcTime)
    receiver_id: Mapped[int | None] = reference("person.id", nullable=True)
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    answerer_id: Mapped[int | None] = reference("person.id", nullable=True)
    answer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    responsible: Mapped[str] = mapped_column(Str, nullable=False, default="")
    finish_on: Mapped[date | None] = mapped_column(Day)

    __table_args__ = (UniqueConstraint("form_id", "department"),)


class TrackingOpinion(Row):
    """QA's opinion that the customer was told, or the visit of after-sales with technical staff (J-17). Append-only."""

    __tablename__ = "tracking_opinion"

    form_id: Mapped[int] = reference("tracking_form.id")
    kind: Mapped[OpinionKind] = mapped_column(EnumText(OpinionKind), nullable=False)
    told: Mapped[str] = mapped_column(Str, nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    given_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)


class QualityReport(Versioned):
    """The quality report on products that are installed already (form 41, J-18): quality writes it, technicians sign, it is approved."""

    __tablename__ = "quality_report"

    form_id: Mapped[int] = reference("tracking_form.id", unique=True)
    serials: Mapped[str] = mapped_column(Str, nullable=False, default="")
    facts: Mapped[str] = mapped_column(Str, nullable=False)
    cause: Mapped[str] = mapped_column(Str, nullable=False)
    risk: Mapped[str] = mapped_column(Str, nullable=False)
    measures: Mapped[str] = mapped_column(Str, nullable=False)
    written_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    writer_id: Mapped[int | None] = reference("person.id", nullable=True)
    technical_at: Mapped[datetime | None] = mapped_column(UtcTime)
    technician_id: Mapped[int | None] = reference("person.id", nullable=True)
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    approver_id: Mapped[int | None] = reference("person.id", nullable=True)
