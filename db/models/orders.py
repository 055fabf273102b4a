"""Customer orders with review, contract, ticks and stages; the production plan and the 生产任务单."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import DeliveryMode, Department, OrderStage, OrderState, ReviewQuestion, TaskKind, TaskState, TransportKind
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


class CustomerOrder(Versioned):
    """The head of a customer order, series DD."""

    __tablename__ = "customer_order"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[OrderState] = mapped_column(EnumText(OrderState), nullable=False, index=True)
    customer_id: Mapped[int | None] = reference("customer.id", nullable=True)
    consignee: Mapped[str] = mapped_column(Str, nullable=False)
    contact: Mapped[str] = mapped_column(Str, nullable=False)
    phone: Mapped[str] = mapped_column(Str, nullable=False)
    address: Mapped[str] = mapped_column(Str, nullable=False)
    destination: Mapped[str] = mapped_column(Str, nullable=False)
    mode: Mapped[DeliveryMode | None] = mapped_column(EnumText(DeliveryMode))
    transport: Mapped[TransportKind | None] = mapped_column(EnumText(TransportKind))
    delivery_date: Mapped[date | None] = mapped_column(Day)
    promised_on: Mapped[date | None] = mapped_column(Day)
    shipping_mark: Mapped[str] = mapped_column(Str, nullable=False)
    project: Mapped[bool] = mapped_column(Flag, nullable=False)
    export: Mapped[bool] = mapped_column(Flag, nullable=False)
    requirement_no: Mapped[str] = mapped_column(Str, nullable=False)
    requirement_version: Mapped[str] = mapped_column(Str, nullable=False)
    requirement_confirmed_on: Mapped[date | None] = mapped_column(Day)
    quality: Mapped[str] = mapped_column(Str, nullable=False)
    cost: Mapped[str] = mapped_column(Str, nullable=False)
    payment_terms: Mapped[str] = mapped_column(Str, nullable=False)
    contract_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    signed_on: Mapped[date | None] = mapped_column(Day)
    after_sales_terms: Mapped[str] = mapped_column(Str, nullable=False, default="")
    review_round: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    created_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    author: Mapped[str] = mapped_column(Str, nullable=False)
    released_at: Mapped[datetime | None] = mapped_column(UtcTime)
    erp_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    protect_to_destination: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    archive_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    archived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    archived_by: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (Index("ix_customer_order_unfiled", "state", "archived_at"),)


class OrderLine(Row):
    """A line of an order; a line taken off stays with the time it was taken off (M-02)."""

    __tablename__ = "order_line"

    order_id: Mapped[int] = reference("customer_order.id")
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    product_id: Mapped[int | None] = reference("product.id", nullable=True)
    spec: Mapped[str] = mapped_column(Str, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    unit_price_fen: Mapped[int | None] = mapped_column(BigInt)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (UniqueConstraint("order_id", "line_no"),)


class OrderReviewAnswer(Row):
    """One answer in the order review; a later answer to the same question replaces it, the old one stays (A-05)."""

    __tablename__ = "order_review_answer"

    order_id: Mapped[int] = reference("customer_order.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    department: Mapped[Department] = mapped_column(EnumText(Department), nullable=False)
    question: Mapped[ReviewQuestion] = mapped_column(EnumText(ReviewQuestion), nullable=False)
    ok: Mapped[bool] = mapped_column(Flag, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False)
    resolution: Mapped[str] = mapped_column(Str, nullable=False, default="")
    person_id: Mapped[int] = reference("person.id")
    person: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)


class OrderConfirmation(Row):
    """A department's tick that delivery time, mode and quantity are settled (A-26); a change of them withdraws it."""

    __tablename__ = "order_confirmation"

    order_id: Mapped[int] = reference("customer_order.id")
    department: Mapped[Department] = mapped_column(EnumText(Department), nullable=False)
    person_id: Mapped[int] = reference("person.id")
    person: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)


class OrderStageEvent(Row):
    """A stage planned (`planned_on` set) or reached (`planned_on` empty); append-only (A-12)."""

    __tablename__ = "order_stage_event"

    order_no: Mapped[str] = mapped_column(Str, nullable=False)
    stage: Mapped[OrderStage] = mapped_column(EnumText(OrderStage), nullable=False)
    planned_on: Mapped[date | None] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        Index("ix_order_stage_event_order", "order_no", "stage"),
        Index("ix_order_stage_event_at", "at", sqlite_where=text("planned_on IS NULL"), postgresql_where=text("planned_on IS NULL")),
    )


class PlanLine(Versioned):
    """A line of the production plan (A-10); `reviewed_at` is set by somebody other than its author."""

    __tablename__ = "plan_line"

    order_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    start_on: Mapped[date] = mapped_column(Day, nullable=False)
    end_on: Mapped[date] = mapped_column(Day, nullable=False, index=True)
    material_ready: Mapped[bool] = mapped_column(Flag, nullable=False)
    material_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    author_id: Mapped[int] = reference("person.id")
    reviewer_id: Mapped[int | None] = reference("person.id", nullable=True)
    reviewer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("reviewer_id IS NULL OR reviewer_id <> author_id", name="reviewer"),
    )


class TaskOrder(Versioned):
    """生产任务单, series RW (B-14).

    One of kind 返工 names what was made before and comes back; it cites the 返工单 it belongs to, the 质检信息反馈跟踪表, and the
    drawing and process with the revision it is to be worked by (J-23, J-25).
    """

    __tablename__ = "task_order"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[TaskState] = mapped_column(EnumText(TaskState), nullable=False, index=True)
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    handed_in: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    plan_id: Mapped[int | None] = reference("plan_line.id", nullable=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False)
    serials: Mapped[Any] = mapped_column(Json, nullable=False)
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    workshop: Mapped[str] = mapped_column(Str, nullable=False)
    created_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    author_id: Mapped[int] = reference("person.id")
    author: Mapped[str] = mapped_column(Str, nullable=False)
    erp_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    kind: Mapped[TaskKind] = mapped_column(EnumText(TaskKind), nullable=False, default=TaskKind.NEW, server_default="new")
    rework_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    ncr_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    drawing_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    process_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    customer: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    content: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("handed_in BETWEEN 0 AND quantity", name="handed_in"),
    )
