"""What is kept on a carrier beside its name and papers: file, moves of its state, evaluations, and what really happened on its trips."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import CarrierEventKind, CarrierState
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


class CarrierFile(Versioned):
    """The rest of a carrier's file (form 35); `tracking` says whether it shows where the goods are (G-13), NULL while nobody asked.

    `proposed_by_id` is who wants a terminated carrier back; another person decides.
    """

    __tablename__ = "carrier_file"

    carrier_id: Mapped[int] = reference("carrier.id", unique=True)
    contact: Mapped[str] = mapped_column(Str, nullable=False, default="")
    address: Mapped[str] = mapped_column(Str, nullable=False, default="")
    insurance_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    insurance_until: Mapped[date | None] = mapped_column(Day)
    tracking: Mapped[bool | None] = mapped_column(Flag)
    price_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    network_note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    proposed_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    proposed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    proposed_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")


class CarrierMove(Row):
    """One move of a carrier's state (section 3.7); `second_id` is who proposed it, where two are needed."""

    __tablename__ = "carrier_move"

    carrier_id: Mapped[int] = reference("carrier.id")
    old: Mapped[CarrierState] = mapped_column(EnumText(CarrierState), nullable=False)
    new: Mapped[CarrierState] = mapped_column(EnumText(CarrierState), nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    second_id: Mapped[int | None] = reference("person.id", nullable=True)
    reason: Mapped[str] = mapped_column(Str, nullable=False)


class CarrierEvaluation(Row):
    """Four scores 0–100 by one evaluator on one day, with the weights of that day (G-12)."""

    __tablename__ = "carrier_evaluation"

    carrier_id: Mapped[int] = reference("carrier.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    day: Mapped[date] = mapped_column(Day, nullable=False)
    evaluator_id: Mapped[int | None] = reference("person.id", nullable=True)
    qualification: Mapped[int] = mapped_column(BigInt, nullable=False)
    reputation: Mapped[int] = mapped_column(BigInt, nullable=False)
    capacity: Mapped[int] = mapped_column(BigInt, nullable=False)
    service: Mapped[int] = mapped_column(BigInt, nullable=False)
    weights: Mapped[Any] = mapped_column(Json, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        CheckConstraint(
            "qualification BETWEEN 0 AND 100 AND reputation BETWEEN 0 AND 100 AND capacity BETWEEN 0 AND 100"
            " AND service BETWEEN 0 AND 100",
            name="scores",
        ),
    )


class CarrierEvent(Row):
    """What really happened on a trip of a carrier: on time, late, damage, loss, complaint; the same source counts once (G-14)."""

    __tablename__ = "carrier_event"

    carrier_id: Mapped[int] = reference("carrier.id")
    kind: Mapped[CarrierEventKind] = mapped_column(EnumText(CarrierEventKind), nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    noted_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    order_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    source: Mapped[str] = mapped_column(Str, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_why: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """It turned out otherwise: what was lost came after all. It no longer counts, and stays to be read."""

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        Index("ux_carrier_event_source", "carrier_id", "kind", "source", unique=True),
    )
