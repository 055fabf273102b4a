"""Stock counts: the count, the places it goes through, every read with its verdict, and the figures of each place (D-11)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CountCause, CountOutcome, CountPlaceState, CountState, CountVerdict
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class StockCount(Versioned):
    """A count of the whole store for a period, or of some zones; `period` is the first day of the period."""

    __tablename__ = "stock_count"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    period: Mapped[date] = mapped_column(Day, nullable=False, index=True)
    whole: Mapped[bool] = mapped_column(Flag, nullable=False)
    scope: Mapped[str] = mapped_column(Str, nullable=False, default="")
    state: Mapped[CountState] = mapped_column(EnumText(CountState), nullable=False, index=True)
    due_on: Mapped[date] = mapped_column(Day, nullable=False)
    tolerance_permille: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    tolerance_pieces: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    made_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    submitted_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    approved_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index(
            "ux_stock_count_whole", "period", unique=True,
            sqlite_where=text("whole = 1 AND state <> 'cancelled'"), postgresql_where=text("whole = 1 AND state <> 'cancelled'"),
        ),
        CheckConstraint("tolerance_permille >= 0 AND tolerance_pieces >= 0", name="tolerance"),
    )  # fmt: skip


class CountPlace(Versioned):
    """One place of a count; `opened_at` and `opened_move` are the cut-off of its present round."""

    __tablename__ = "count_place"

    count_id: Mapped[int] = reference("stock_count.id", index=False)
    location_id: Mapped[int] = reference("location.id")
    state: Mapped[CountPlaceState] = mapped_column(EnumText(CountPlaceState), nullable=False)
    round: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime)
    opened_move: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    booked: Mapped[int | None] = mapped_column(BigInt)
    counted: Mapped[int | None] = mapped_column(BigInt)

    __table_args__ = (UniqueConstraint("count_id", "location_id"),)


class CountRead(Row):
    """One read of a count and what it found; `counts` is off for what is not counted, such as a second read of the same thing."""

    __tablename__ = "count_read"

    count_id: Mapped[int] = reference("stock_count.id", index=False)
    place_id: Mapped[int] = reference("count_place.id", index=False)
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    station: Mapped[str] = mapped_column(Str, nullable=False)
    code: Mapped[str] = mapped_column(Str, nullable=False)
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    product_id: Mapped[int | None] = reference("product.id", nullable=True, index=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    found: Mapped[CountVerdict] = mapped_column(EnumText(CountVerdict), nullable=False)
    counts: Mapped[bool] = mapped_column(Flag, nullable=False)
    booked: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    """Pieces of it that the book had at this place at the moment of the read."""
    elsewhere_id: Mapped[int | None] = reference("location.id", nullable=True, index=False)
    box: Mapped[str] = mapped_column(Str, nullable=False, default="")
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    open: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    """Whether it waits for somebody to say what it is."""
    cleared_at: Mapped[datetime | None] = mapped_column(UtcTime)
    cleared_by_id: Mapped[int | None] = mapped_column(BigInt)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        CheckConstraint("quantity >= 0", name="quantity"),
        Index("ix_count_read_place", "place_id", "round"),
        Index("ix_count_read_serial", "count_id", "serial"),
        Index(
            "ix_count_read_open", "count_id", sqlite_where=text("open = 1"), postgresql_where=text("open = 1"),
        ),
        Index(
            "ux_count_read_once", "place_id", "round", "serial", unique=True,
            sqlite_where=text("counts = 1 AND serial <> ''"), postgresql_where=text("counts = 1 AND serial <> ''"),
        ),
    )  # fmt: skip


class CountLine(Versioned):
    """The figures of one thing at one place: a lot, all agreeing units of a product, or one unit that differs."""

    __tablename__ = "count_line"

    place_id: Mapped[int] = reference("count_place.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    product_id: Mapped[int | None] = reference("product.id", nullable=True, index=False)
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    booked: Mapped[int] = mapped_column(BigInt, nullable=False)
    counted: Mapped[int] = mapped_column(BigInt, nullable=False)
    first_counted: Mapped[int | None] = mapped_column(BigInt)
    tolerated: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    found: Mapped[CountVerdict | None] = mapped_column(EnumText(CountVerdict))
    elsewhere_id: Mapped[int | None] = reference("location.id", nullable=True, index=False)
    cause: Mapped[CountCause | None] = mapped_column(EnumText(CountCause))
    words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    outcome: Mapped[CountOutcome | None] = mapped_column(EnumText(CountOutcome))
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
