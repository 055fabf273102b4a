"""Goods whose mark, wholeness or place is in doubt: found damaged, without a readable mark, not seen when they should have been."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import DoubtOutcome, DoubtState, StopKind, UnitState
from db.types import BigInt, EnumText, Str, UtcTime


class GoodsDoubt(Versioned):
    """Goods in the store that were stopped (E-03, E-05, E-10), until quality decided; photos hang on it as `goods_doubt`."""

    __tablename__ = "goods_doubt"

    kind: Mapped[StopKind] = mapped_column(EnumText(StopKind), nullable=False)
    state: Mapped[DoubtState] = mapped_column(EnumText(DoubtState), nullable=False, index=True)
    identity: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    """Serial or lot number; blank while nobody knows whose mark was lost."""
    product_id: Mapped[int | None] = reference("product.id", nullable=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)
    location_id: Mapped[int | None] = reference("location.id", nullable=True)
    seen: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    held_from: Mapped[UnitState | None] = mapped_column(EnumText(UnitState))
    reserved_order: Mapped[str] = mapped_column(Str, nullable=False, default="")
    evidence: Mapped[str] = mapped_column(Str, nullable=False, default="")
    identified_at: Mapped[datetime | None] = mapped_column(UtcTime)
    identifier_id: Mapped[int | None] = reference("person.id", nullable=True)
    outcome: Mapped[DoubtOutcome | None] = mapped_column(EnumText(DoubtOutcome))
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    decided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    decider_id: Mapped[int | None] = reference("person.id", nullable=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("kind <> 'mark_lost' OR decider_id IS NULL OR decider_id <> person_id", name="other_decider"),
    )


class TypedSerial(Row):
    """A serial or lot number that was typed and not scanned, and why (E-05)."""

    __tablename__ = "typed_serial"

    identity: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    use: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    person_id: Mapped[int] = reference("person.id")


class Sighting(Row):
    """Goods or a box that were searched for and seen (E-10): the wait for their next scan begins anew."""

    __tablename__ = "sighting"

    thing: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    place: Mapped[str] = mapped_column(Str, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    station: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
