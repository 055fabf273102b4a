"""产品入库单 and its red-letter reversal, arrivals of bought goods, the 待收 lane, and what went to the ERP (D-01 … D-03)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import ReceiptKind, ReceiptState
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


class GoodsReceipt(Versioned):
    """One posted stock-in; a reversal is a receipt of its own that names the one it cancels."""

    __tablename__ = "goods_receipt"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[ReceiptKind] = mapped_column(EnumText(ReceiptKind), nullable=False)
    state: Mapped[ReceiptState] = mapped_column(EnumText(ReceiptState), nullable=False, index=True)
    warehouse: Mapped[str] = mapped_column(Str, nullable=False)
    workshop: Mapped[str] = mapped_column(Str, nullable=False)
    task_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    product_id: Mapped[int] = reference("product.id")
    deliverer_id: Mapped[int | None] = reference("person.id", nullable=True)
    storekeeper_id: Mapped[int] = reference("person.id")
    posted_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    reverses: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reversed_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    supplier: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    slip_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Of bought goods: who delivered them, and on which slip."""
    export_id: Mapped[int | None] = mapped_column(BigInt, index=True)
    """The table for the ERP that it went out in; none before."""


class GoodsReceiptLine(Row):
    """One serial number, or one lot with its quantity, at one location."""

    __tablename__ = "goods_receipt_line"

    receipt_id: Mapped[int] = reference("goods_receipt.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    location_id: Mapped[int] = reference("location.id")

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class Arrival(Versioned):
    """Bought goods at the door: one lot, inspected before it is put away (B-09)."""

    __tablename__ = "arrival"

    lot_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    supplier: Mapped[str] = mapped_column(Str, nullable=False)
    supplier_lot: Mapped[str] = mapped_column(Str, nullable=False)
    slip_no: Mapped[str] = mapped_column(Str, nullable=False)
    valid_until: Mapped[date | None] = mapped_column(Day)
    expires_on: Mapped[date | None] = mapped_column(Day)
    """The days as the supplier's papers name them; what counts afterwards stands on the lot."""
    sealed: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    receipt_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When it was put away in whole, or sent back."""

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        Index("ix_arrival_open", "at", sqlite_where=text("closed_at IS NULL"), postgresql_where=text("closed_at IS NULL")),
        Index("ix_arrival_supplier_lot", "product_id", "supplier_lot"),
    )


class AwaitedGoods(Versioned):
    """Goods in the 待收 lane: at the door, not in the books, because a paper is missing (D-01)."""

    __tablename__ = "awaited_goods"

    identity: Mapped[str] = mapped_column(Str, nullable=False)
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    made_on: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    """The task order that made them, whether or not its paper is there."""
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """The papers that were scanned with them; blank for one that is missing."""
    location_id: Mapped[int] = reference("location.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    receipt_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    """Why they were given back, where no receipt took them in."""

    __table_args__ = (
        Index(
            "ux_awaited_goods_open", "identity", unique=True, sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_awaited_goods_identity", "identity"),
        CheckConstraint("quantity > 0", name="quantity"),
    )  # fmt: skip


class ReceiptExport(Row):
    """One table of 产品入库单 that went to the ERP."""

    __tablename__ = "receipt_export"

    first_day: Mapped[date] = mapped_column(Day, nullable=False)
    last_day: Mapped[date] = mapped_column(Day, nullable=False)
    receipts: Mapped[int] = mapped_column(BigInt, nullable=False)
    lines: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")


class ErpColumns(Versioned):
    """What the company's ERP calls the columns of a table that goes to it; said once."""

    __tablename__ = "erp_columns"

    kind: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    columns: Mapped[Any] = mapped_column(Json, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
