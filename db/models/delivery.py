"""What the customer signed for: delivery records, their lines, discrepancies and follow-up calls."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import AcceptanceResult, DeliveryMode, DeliveryState, DiscrepancyKind, LateCause, SolutionKind
from db.tails import kept_tail
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class DeliveryRecord(Versioned):
    """交付记录 (I-05, I-06): one for a dispatch order on one pass; travels with the goods, comes back signed."""

    __tablename__ = "delivery_record"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    tail: Mapped[str] = mapped_column(Str, nullable=False, default=kept_tail("number"), server_default="", index=True)
    state: Mapped[DeliveryState] = mapped_column(EnumText(DeliveryState), nullable=False, index=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    pass_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    customer_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    place: Mapped[str] = mapped_column(Str, nullable=False)
    contact: Mapped[str] = mapped_column(Str, nullable=False, default="")
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    mode: Mapped[DeliveryMode] = mapped_column(EnumText(DeliveryMode), nullable=False)
    plate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    seals: Mapped[str] = mapped_column(Str, nullable=False, default="")
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    promised_on: Mapped[date | None] = mapped_column(Day)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    left_at: Mapped[datetime | None] = mapped_column(UtcTime)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    on_time: Mapped[bool | None] = mapped_column(Flag)
    late_cause: Mapped[LateCause | None] = mapped_column(EnumText(LateCause))
    signer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    signed_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    signer_listed: Mapped[bool | None] = mapped_column(Flag)
    appearance_ok: Mapped[bool | None] = mapped_column(Flag)
    packaging_ok: Mapped[bool | None] = mapped_column(Flag)
    remark: Mapped[str] = mapped_column(Str, nullable=False, default="")
    registered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    registered_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    acceptance: Mapped[AcceptanceResult | None] = mapped_column(EnumText(AcceptanceResult))
    accepted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    acceptance_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    remarks_open: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    """What the customer accepted with remarks or rejected stays open until its case is closed or he accepts in writing (I-17)."""
    feedback: Mapped[str] = mapped_column(Str, nullable=False, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    protected: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    arrival_condition: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    promised_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """Protected by contract until the destination, with the condition it arrived in (E-09); the hour agreed for the promised day (F-19)."""
    waybill: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Number of the carrier's waybill (I-13)."""
    instructed: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    questions: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Use and cautions were explained; what the customer asked and nobody could answer (I-18)."""
    signer_cleared_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When sales said that a signer who is not on the customer's list may sign (I-05)."""


class DeliveryLine(Versioned):
    """One line of a delivery record: what was sent, and what the customer counted (I-02)."""

    __tablename__ = "delivery_line"

    record_id: Mapped[int] = reference("delivery_record.id")
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    product_id: Mapped[int] = reference("product.id")
    product_name: Mapped[str] = mapped_column(Str, nullable=False)
    model: Mapped[str] = mapped_column(Str, nullable=False)
    unit: Mapped[str] = mapped_column(Str, nullable=False)
    shipped: Mapped[int] = mapped_column(BigInt, nullable=False)
    received: Mapped[int | None] = mapped_column(BigInt)
    short: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    over: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    damaged: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    remark: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        UniqueConstraint("record_id", "line_no"),
        CheckConstraint("short >= 0 AND over >= 0 AND damaged >= 0", name="counts"),
    )


class Discrepancy(Versioned):
    """What was short, over or damaged on arrival (I-02, I-10); open until the parties settled it."""

    __tablename__ = "discrepancy"

    record_id: Mapped[int] = reference("delivery_record.id")
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    kind: Mapped[DiscrepancyKind] = mapped_column(EnumText(DiscrepancyKind), nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    reporter: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    solution: Mapped[str] = mapped_column(Str, nullable=False, default="")
    settled_at: Mapped[datetime | None] = mapped_column(UtcTime)
    settled_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    words: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """The 服务单 on which both sides of it stand (X-11, X-23)."""
    solution_kind: Mapped[SolutionKind | None] = mapped_column(EnumText(SolutionKind))
    owner_id: Mapped[int | None] = mapped_column(BigInt)
    do_by: Mapped[date | None] = mapped_column(Day)
    consulted: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    agreed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    agreed_by_id: Mapped[int | None] = mapped_column(BigInt)
    """How it is put right, who sees to it and until when, whom sales consulted, and when the parties agreed (I-11)."""
    found: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    """Pieces counted missing that came later."""
    resupply_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    """The 发货单 by which goods are sent again for it."""

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        Index("ix_discrepancy_open", "at", sqlite_where=text("settled_at IS NULL"), postgresql_where=text("settled_at IS NULL")),
    )


class FollowUp(Row):
    """A follow-up call after delivery (I-20): satisfaction 1–5, opinion, wish, next step."""

    __tablename__ = "follow_up"

    record_id: Mapped[int] = reference("delivery_record.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    satisfied: Mapped[int] = mapped_column(BigInt, nullable=False)
    opinion: Mapped[str] = mapped_column(Str, nullable=False, default="")
    wish: Mapped[str] = mapped_column(Str, nullable=False, default="")
    next_step: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (CheckConstraint("satisfied BETWEEN 1 AND 5", name="satisfied"),)
