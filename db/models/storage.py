"""The stock ledger: every change of place is a row that is never changed; balances are proved against it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, reference
from db.states import StockMoveKind
from db.types import BigInt, EnumText, Str, UtcTime


class StockMove(Row):
    """One move: what, how many, from where to where, on which document; no place means outside the store. Append-only."""

    __tablename__ = "stock_move"

    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    kind: Mapped[StockMoveKind] = mapped_column(EnumText(StockMoveKind), nullable=False)
    product_id: Mapped[int] = reference("product.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    from_location_id: Mapped[int | None] = reference("location.id", nullable=True)
    to_location_id: Mapped[int | None] = reference("location.id", nullable=True)
    document: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("serial <> '' OR lot_no <> ''", name="what"),
    )
