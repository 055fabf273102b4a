"""Units and lots: what a thing is, where it stands and in which state. Serial goods carry their state; lot goods carry it on balances."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Versioned, reference
from db.states import UnitState
from db.tails import kept_tail
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime

IN_STORE = "state IN ('in_stock', 'reserved', 'recheck_due', 'locked')"
"""What stands in the store; written out, so that a query which says the same is answered from the indexes by date."""


def _due(column: str) -> Index:
    """Answers alone what falls due when, product by product: it holds the stored units with that day, not the many more that left."""
    stored = text(f"{IN_STORE} AND {column} IS NOT NULL")
    return Index(
        f"ix_unit_due_{column}", column, "product_id", "lot_no", "location_id", "state", "serial", sqlite_where=stored,
        postgresql_where=stored,
    )  # fmt: skip


class Unit(Versioned):
    """One thing with a serial number (section 3.1)."""

    __tablename__ = "unit"

    serial: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    product_id: Mapped[int] = reference("product.id", index=False)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    state: Mapped[UnitState] = mapped_column(EnumText(UnitState), nullable=False, index=True)
    held_from: Mapped[UnitState | None] = mapped_column(EnumText(UnitState))
    location_id: Mapped[int | None] = reference("location.id", nullable=True)
    produced_on: Mapped[date] = mapped_column(Day, nullable=False)
    sealed: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    certificate_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reserved_order: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    order_line_id: Mapped[int | None] = mapped_column(BigInt)
    valid_until: Mapped[date | None] = mapped_column(Day)
    """Last day of the keeping period 保管期, which a passed recheck may extend (D-12, X-09)."""
    expires_on: Mapped[date | None] = mapped_column(Day)
    """Last usable day 失效期; never extended (D-13)."""
    store_until: Mapped[date | None] = mapped_column(Day)
    """Last day of the permitted storage time, from stock-in (D-09)."""
    extensions: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    stocked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When it came into the store last; what came in first goes out first."""
    tail: Mapped[str] = mapped_column(Str, nullable=False, default=kept_tail("serial"), server_default="", index=True)

    __table_args__ = (
        Index("ix_unit_product_made", "product_id", "produced_on"),
        Index("ix_unit_product_state_place", "product_id", "state", "location_id"),
        Index("ix_unit_product_state_turn", "product_id", "state", "expires_on", "valid_until", "stocked_at"),
        Index(
            "ix_unit_opened", "location_id", sqlite_where=text("sealed = 0 AND location_id IS NOT NULL"),
            postgresql_where=text("sealed = 0 AND location_id IS NOT NULL"),
        ),
        _due("valid_until"), _due("expires_on"), _due("store_until"),
    )  # fmt: skip


class Lot(Versioned):
    """A batch of goods without serial numbers; how much is where and in which state stands on its balances."""

    __tablename__ = "lot"

    lot_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    product_id: Mapped[int] = reference("product.id")
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    produced_on: Mapped[date] = mapped_column(Day, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    sealed: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    certificate_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    supplier: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    supplier_lot: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    valid_until: Mapped[date | None] = mapped_column(Day, index=True)
    """Last day of the keeping period 保管期, which a passed recheck may extend (D-12, X-09)."""
    expires_on: Mapped[date | None] = mapped_column(Day, index=True)
    """Last usable day 失效期; never extended (D-13)."""
    store_until: Mapped[date | None] = mapped_column(Day, index=True)
    """Last day of the permitted storage time, from stock-in (D-09)."""
    extensions: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    stocked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When its first pieces came into the store."""
    tail: Mapped[str] = mapped_column(Str, nullable=False, default=kept_tail("lot_no"), server_default="", index=True)
    barred: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    """Whether the lot was put on hold while pieces of it were on their way out: they stay as and where they are, and none goes further."""

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class LotBalance(Versioned):
    """How many pieces of a lot stand at one place in one state for one order (or for none)."""

    __tablename__ = "lot_balance"

    lot_id: Mapped[int] = reference("lot.id")
    location_id: Mapped[int | None] = reference("location.id", nullable=True)
    state: Mapped[UnitState] = mapped_column(EnumText(UnitState), nullable=False, index=True)
    reserved_order: Mapped[str] = mapped_column(Str, nullable=False, default="")
    order_line_id: Mapped[int | None] = mapped_column(BigInt)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    opened: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    """Whether these pieces were taken out of their sealed packing (D-10); they are not mixed with the sealed ones."""

    __table_args__ = (
        UniqueConstraint("lot_id", "location_id", "state", "reserved_order"),
        Index(
            "ux_lot_balance_nowhere", "lot_id", "state", "reserved_order", unique=True,
            sqlite_where=text("location_id IS NULL"), postgresql_where=text("location_id IS NULL"),
        ),
        CheckConstraint("quantity > 0", name="quantity"),
    )  # fmt: skip
