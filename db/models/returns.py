"""退货单 with what was tested and judged on each piece, and 补换 of what was rejected (J-19, J-20, J-33)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import InspectionVerdict, ReplacementState, ReturnJudgement, ReturnPlace, ReturnState
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class ReturnAuthorization(Versioned):
    """《退货单》: goods that may come back from a customer under its number, and nothing else may (J-33)."""

    __tablename__ = "return_authorization"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[ReturnState] = mapped_column(EnumText(ReturnState), nullable=False, index=True)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    record_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False)
    order_no: Mapped[str] = mapped_column(Str, nullable=False)
    customer_id: Mapped[int] = reference("customer.id")
    customer: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    carrier: Mapped[str] = mapped_column(Str, nullable=False, default="")
    expected_on: Mapped[date | None] = mapped_column(Day)
    author_id: Mapped[int | None] = reference("person.id", nullable=True)
    author: Mapped[str] = mapped_column(Str, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    plate: Mapped[str] = mapped_column(Str, nullable=False, default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    void_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (CheckConstraint("state <> 'voided' OR void_reason <> ''", name="void_reason"),)


class ReturnItem(Versioned):
    """One serial number, or pieces of one lot, on a 退货单: received, judged, settled. `open` is 1 until one of these ends it."""

    __tablename__ = "return_item"

    return_id: Mapped[int] = reference("return_authorization.id")
    line_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    product_id: Mapped[int] = reference("product.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    open: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    received_at: Mapped[datetime | None] = mapped_column(UtcTime)
    receiver: Mapped[str] = mapped_column(Str, nullable=False, default="")
    receipt_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    judgement: Mapped[ReturnJudgement | None] = mapped_column(EnumText(ReturnJudgement))
    judged_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    judge_id: Mapped[int | None] = reference("person.id", nullable=True)
    judge: Mapped[str] = mapped_column(Str, nullable=False, default="")
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    consent: Mapped[str] = mapped_column(Str, nullable=False, default="")
    settled_at: Mapped[datetime | None] = mapped_column(UtcTime)
    settled_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    settled_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    dropped_why: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Why it does not come after all, or blank."""
    off_list: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    """Pieces of a lot that left 客户设备 before they came back: good ones took their place."""

    __table_args__ = (
        UniqueConstraint("return_id", "line_no"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("(serial = '') <> (lot_no = '')", name="what"),
        CheckConstraint("serial = '' OR quantity = 1", name="one"),
        CheckConstraint("(judgement IS NULL) = (judged_at IS NULL)", name="judged"),
        CheckConstraint("judgement IS NULL OR judgement <> 'as_is' OR consent <> ''", name="consent"),
        Index(
            "ux_return_item_open", "serial", unique=True, sqlite_where=text("open = 1 AND serial <> ''"),
            postgresql_where=text("open = 1 AND serial <> ''"),
        ),
    )  # fmt: skip


class ReturnTest(Row):
    """What quality found on a rejected product, on site or after it came back (J-19). Append-only."""

    __tablename__ = "return_test"

    item_id: Mapped[int] = reference("return_item.id")
    place: Mapped[ReturnPlace] = mapped_column(EnumText(ReturnPlace), nullable=False)
    tested_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    facts: Mapped[str] = mapped_column(Str, nullable=False)
    verdict: Mapped[InspectionVerdict] = mapped_column(EnumText(InspectionVerdict), nullable=False)
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    person: Mapped[str] = mapped_column(Str, nullable=False)

    __table_args__ = (CheckConstraint("facts <> ''", name="facts"),)


class Replacement(Versioned):
    """补换 of a rejected unit, or of pieces of a lot: the 领料单 it is drawn on, the 发货单 it leaves on, what it costs (J-20, K-03)."""

    __tablename__ = "replacement"

    requisition_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    state: Mapped[ReplacementState] = mapped_column(EnumText(ReplacementState), nullable=False, index=True)
    case_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    item_id: Mapped[int] = reference("return_item.id")
    customer_id: Mapped[int] = reference("customer.id")
    product_id: Mapped[int] = reference("product.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    cost_fen: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    author_id: Mapped[int | None] = reference("person.id", nullable=True)
    author: Mapped[str] = mapped_column(Str, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    drawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    cancel_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("cost_fen >= 0", name="cost"),
        Index(
            "ux_replacement_serial", "serial", unique=True, sqlite_where=text("state <> 'cancelled' AND serial <> ''"),
            postgresql_where=text("state <> 'cancelled' AND serial <> ''"),
        ),
    )  # fmt: skip


class ReplacementPiece(Row):
    """A good unit, or good pieces of a lot, given in place of what was rejected; renewed whenever the 发货单 is drawn anew."""

    __tablename__ = "replacement_piece"

    replacement_id: Mapped[int] = reference("replacement.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)
