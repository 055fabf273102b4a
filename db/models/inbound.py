"""产品入库单 and its red-letter reversal (D-01 … D-03)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import ReceiptKind, ReceiptState
from db.types import BigInt, EnumText, Str, UtcTime


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


class GoodsReceiptLine(Row):
    """One serial number, or one lot with its quantity, at one location."""

    __tablename__ = "goods_receipt_line"

    receipt_id: Mapped[int] = reference("goods_receipt.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    location_id: Mapped[int] = reference("location.id")

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)
