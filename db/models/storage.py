"""The stock ledger: every change of place is a row that is never changed; balances are proved against it. And opening stock on its way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, reference
from db.states import StockMoveKind
from db.types import BigInt, Bytes, EnumText, Flag, Json, Str, UtcTime


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


class OpeningStock(Row):
    """One table of opening stock that was accepted; its lines come into stock batch by batch until none is left.

    Attributes:
        posted: Lines that are in stock.
        left_out: Numbers that were there already when their turn came.
        stopped: A person stopped it; else it goes on by itself, also after a crash.
        station: Who posts it, and when the last batch of it was.
        ended_at: Everything is in stock; None says that it is unfinished.
    """

    __tablename__ = "opening_stock"

    document: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    lines: Mapped[int] = mapped_column(BigInt, nullable=False)
    pieces: Mapped[int] = mapped_column(BigInt, nullable=False)
    posted: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    left_out: Mapped[Any] = mapped_column(Json, nullable=False)
    stopped: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    began_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    moved_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime, nullable=True, index=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)


class OpeningBatch(Row):
    """Some lines of opening stock that come in together, exactly once; what is posted is empty."""

    __tablename__ = "opening_batch"

    opening_id: Mapped[int] = reference("opening_stock.id", index=False)
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    lines: Mapped[int] = mapped_column(BigInt, nullable=False)
    payload: Mapped[bytes] = mapped_column(Bytes, nullable=False)
    posted_at: Mapped[datetime | None] = mapped_column(UtcTime, nullable=True)

    __table_args__ = (UniqueConstraint("opening_id", "no"),)
