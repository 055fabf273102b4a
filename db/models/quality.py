"""Quality cards, inspection standards and sheets, certificates and the first record of a nonconformity."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import (
    Disposition,
    InspectionGroup,
    InspectionKind,
    InspectionVerdict,
    NonconformityState,
    QualityCardState,
    SamplingPlan,
    StandardKind,
    UnitState,
)
from db.types import BigInt, Day, Dec, EnumText, Flag, Json, Str, UtcTime


class QualityCard(Versioned):
    """《生产质量跟踪卡》 (B-01): travels with the goods until they are submitted for inspection."""

    __tablename__ = "quality_card"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    product_id: Mapped[int] = reference("product.id")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    drawing_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    process_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    state: Mapped[QualityCardState] = mapped_column(EnumText(QualityCardState), nullable=False, index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    submitter_id: Mapped[int | None] = reference("person.id", nullable=True)
    origin: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Of a card for a rework the cards that its goods were made on (J-26)."""


class QualityCardUnit(Row):
    """A serial number that a card is for."""

    __tablename__ = "quality_card_unit"

    card_id: Mapped[int] = reference("quality_card.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, index=True)

    __table_args__ = (UniqueConstraint("card_id", "serial"),)


class CardOperation(Versioned):
    """One operation on a card with its self-check and mutual check (B-02)."""

    __tablename__ = "card_operation"

    card_id: Mapped[int] = reference("quality_card.id")
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    operator_id: Mapped[int | None] = reference("person.id", nullable=True)
    done_on: Mapped[date | None] = mapped_column(Day)
    self_check: Mapped[InspectionVerdict | None] = mapped_column(EnumText(InspectionVerdict))
    mutual_check: Mapped[InspectionVerdict | None] = mapped_column(EnumText(InspectionVerdict))
    mutual_checker_id: Mapped[int | None] = reference("person.id", nullable=True)
    nonconformity: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("card_id", "no"),)


class CardTemplate(Versioned):
    """The usual operations of a product: a new card begins with them."""

    __tablename__ = "card_template"

    product_id: Mapped[int] = reference("product.id", unique=True)
    operations: Mapped[Any] = mapped_column(Json, nullable=False)
    drawing_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    process_no: Mapped[str] = mapped_column(Str, nullable=False, default="")


class Instrument(Versioned):
    """A gauge or meter with the last day on which its calibration holds (B-04)."""

    __tablename__ = "instrument"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    measuring_range: Mapped[str] = mapped_column(Str, nullable=False, default="")
    calibrated_on: Mapped[date | None] = mapped_column(Day)
    calibrated_until: Mapped[date] = mapped_column(Day, nullable=False, index=True)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)


class InspectionStandard(Versioned):
    """What a product is inspected against and on which basis (B-03, B-05).

    Parameters of a designer stand in the same table with their author and day; they may hold for one task order only.
    """

    __tablename__ = "inspection_standard"

    product_id: Mapped[int] = reference("product.id")
    code: Mapped[str] = mapped_column(Str, nullable=False)
    revision: Mapped[str] = mapped_column(Str, nullable=False)
    basis: Mapped[str] = mapped_column(Str, nullable=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    kind: Mapped[StandardKind] = mapped_column(
        EnumText(StandardKind), nullable=False, default=StandardKind.STANDARD, server_default="standard"
    )
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    national: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    company: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    customer: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    author: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    dated_on: Mapped[date | None] = mapped_column(Day)
    plan: Mapped[SamplingPlan] = mapped_column(
        EnumText(SamplingPlan), nullable=False, default=SamplingPlan.FREE, server_default="free"
    )
    sample: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    accept: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    written_at: Mapped[datetime | None] = mapped_column(UtcTime)
    writer_id: Mapped[int | None] = mapped_column(BigInt)

    __table_args__ = (UniqueConstraint("product_id", "code", "revision"),)


class StandardItem(Row):
    """One item of a standard; limits are inclusive and make the item a measured one."""

    __tablename__ = "standard_item"

    standard_id: Mapped[int] = reference("inspection_standard.id")
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    group: Mapped[InspectionGroup] = mapped_column("item_group", EnumText(InspectionGroup), nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    requirement: Mapped[str] = mapped_column(Str, nullable=False)
    low: Mapped[Decimal | None] = mapped_column(Dec)
    high: Mapped[Decimal | None] = mapped_column(Dec)
    unit: Mapped[str] = mapped_column(Str, nullable=False, default="")
    instrument: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (UniqueConstraint("standard_id", "no"),)


class Inspection(Versioned):
    """产品检验单 (B-04): open until the inspector gives his verdict."""

    __tablename__ = "inspection"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[InspectionKind] = mapped_column(EnumText(InspectionKind), nullable=False)
    product_id: Mapped[int] = reference("product.id")
    standard_id: Mapped[int] = reference("inspection_standard.id")
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    card_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    sampled: Mapped[int] = mapped_column(BigInt, nullable=False)
    submitter_id: Mapped[int | None] = reference("person.id", nullable=True)
    inspector_id: Mapped[int | None] = reference("person.id", nullable=True)
    started_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    judged_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    verdict: Mapped[InspectionVerdict | None] = mapped_column(EnumText(InspectionVerdict), index=True)
    remark: Mapped[str] = mapped_column(Str, nullable=False, default="")
    plan: Mapped[SamplingPlan] = mapped_column(
        EnumText(SamplingPlan), nullable=False, default=SamplingPlan.FREE, server_default="free"
    )
    accept: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    bad_pieces: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    split_from: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")


class InspectionUnit(Row):
    """A serial number on a sheet."""

    __tablename__ = "inspection_unit"

    inspection_id: Mapped[int] = reference("inspection.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, index=True)

    __table_args__ = (UniqueConstraint("inspection_id", "serial"),)


class InspectionItem(Versioned):
    """One item on a sheet: the requirement as it stood, what was measured, and the verdict on it.

    `measured` holds a value a piece, parted by spaces; `bad` the numbers of the pieces that an item judged by eye failed for.
    """

    __tablename__ = "inspection_item"

    inspection_id: Mapped[int] = reference("inspection.id")
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    group: Mapped[InspectionGroup] = mapped_column("item_group", EnumText(InspectionGroup), nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    requirement: Mapped[str] = mapped_column(Str, nullable=False)
    low: Mapped[Decimal | None] = mapped_column(Dec)
    high: Mapped[Decimal | None] = mapped_column(Dec)
    unit: Mapped[str] = mapped_column(Str, nullable=False, default="")
    instrument: Mapped[str] = mapped_column(Str, nullable=False, default="")
    measured: Mapped[str] = mapped_column(Str, nullable=False, default="")
    verdict: Mapped[InspectionVerdict | None] = mapped_column(EnumText(InspectionVerdict))
    instrument_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    bad: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (UniqueConstraint("inspection_id", "no"),)


class Certificate(Row):
    """合格证 (B-08): one a unit or lot, only for what passed; void from the moment its goods are reworked (J-27)."""

    __tablename__ = "certificate"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    inspection_id: Mapped[int] = reference("inspection.id")
    product_id: Mapped[int] = reference("product.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    issued_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    inspector_id: Mapped[int] = reference("person.id")
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    void_reason: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    replaced_by: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")


class Nonconformity(Versioned):
    """The report of rejected goods to production (B-11): what, why, when it was noticed."""

    __tablename__ = "nonconformity"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    inspection_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    product_id: Mapped[int] = reference("product.id")
    identities: Mapped[Any] = mapped_column(Json, nullable=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    facts: Mapped[str] = mapped_column(Str, nullable=False)
    state: Mapped[NonconformityState] = mapped_column(EnumText(NonconformityState), nullable=False, index=True)
    noticed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    disposition: Mapped[str] = mapped_column(Str, nullable=False, default="")
    disposed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    disposer_id: Mapped[int | None] = reference("person.id", nullable=True)
    decision: Mapped[Disposition | None] = mapped_column(EnumText(Disposition))
    came_from: Mapped[UnitState | None] = mapped_column(EnumText(UnitState))
    seen_at: Mapped[datetime | None] = mapped_column(UtcTime)
    seen_by_id: Mapped[int | None] = mapped_column(BigInt)
