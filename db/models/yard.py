"""Who is in the works: every vehicle as the guard entered it at the gate, until it is out again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import YardPurpose
from db.types import EnumText, Flag, Str, UtcTime

_INSIDE = text("left_at IS NULL")
_TRAILER_INSIDE = text("left_at IS NULL AND trailer <> ''")


class YardEntry(Versioned):
    """One stay of a vehicle: plate and trailer as seen once at the gate, what it came for, in and out.

    `trip_no` is the trip it came for; only from `linked_at` on is it that trip's vehicle: a plate other than the booked one waits for
    the logistics head (G-02). `odd` says that a plate does not have the form of a Chinese one and was keyed twice. `left_with` is the
    gate pass it left on, blank where it left without goods.
    """

    __tablename__ = "yard_entry"

    plate: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    trailer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    odd: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    driver: Mapped[str] = mapped_column(Str, nullable=False, default="")
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    purpose: Mapped[YardPurpose] = mapped_column(EnumText(YardPurpose), nullable=False)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    linked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    return_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    gate: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    entered_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    guard_id: Mapped[int | None] = reference("person.id", nullable=True)
    guard: Mapped[str] = mapped_column(Str, nullable=False)
    left_at: Mapped[datetime | None] = mapped_column(UtcTime)
    left_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    left_with: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index("ux_yard_entry_inside", "plate", unique=True, sqlite_where=_INSIDE, postgresql_where=_INSIDE),
        Index("ux_yard_entry_trailer", "trailer", unique=True, sqlite_where=_TRAILER_INSIDE, postgresql_where=_TRAILER_INSIDE),
        CheckConstraint("purpose <> 'return' OR return_no <> ''", name="return_no"),
        CheckConstraint("linked_at IS NULL OR trip_no <> ''", name="linked"),
    )


class PlateCorrection(Row):
    """A plate that was entered wrong and is put right (H-05): what stood there, what stands there now, who and why. Append-only."""

    __tablename__ = "plate_correction"

    entry_id: Mapped[int] = reference("yard_entry.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    old_plate: Mapped[str] = mapped_column(Str, nullable=False)
    old_trailer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    plate: Mapped[str] = mapped_column(Str, nullable=False)
    trailer: Mapped[str] = mapped_column(Str, nullable=False, default="")
    reason: Mapped[str] = mapped_column(Str, nullable=False)
