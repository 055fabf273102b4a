"""Product packing (X-07, inner): packaging requirement of the process department and the packing of each unit or lot."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import PackingState, PackingTickKind
from db.types import BigInt, Day, EnumText, Flag, Json, Str, UtcTime


class PackingSpec(Versioned):
    """包装要求 (C-01): drawing, revision, steps, materials, papers; in force once approved and effective."""

    __tablename__ = "packing_spec"

    product_id: Mapped[int] = reference("product.id")
    drawing_no: Mapped[str] = mapped_column(Str, nullable=False)
    revision: Mapped[str] = mapped_column(Str, nullable=False)
    papers: Mapped[Any] = mapped_column(Json, nullable=False)
    transport: Mapped[Any] = mapped_column(Json, nullable=False)
    effective_from: Mapped[date] = mapped_column(Day, nullable=False)
    author_id: Mapped[int] = reference("person.id")
    drafted_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    approver_id: Mapped[int | None] = reference("person.id", nullable=True)
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    pieces_per_box: Mapped[int | None] = mapped_column(BigInt)
    inner_weight_g: Mapped[int | None] = mapped_column(BigInt)
    protection: Mapped[Any] = mapped_column(Json, nullable=True)
    weight_tolerance_g: Mapped[int | None] = mapped_column(BigInt)
    weight_tolerance_permille: Mapped[int | None] = mapped_column(BigInt)
    special: Mapped[Any] = mapped_column(Json, nullable=True)
    """Special protection of valuable or safety goods (E-04), point by point; NULL takes the proposal of the settings."""

    __table_args__ = (
        UniqueConstraint("product_id", "drawing_no", "revision"),
        CheckConstraint("approver_id IS NULL OR approver_id <> author_id", name="approver"),
    )


class PackingStep(Row):
    """One step of a packaging requirement, in order."""

    __tablename__ = "packing_step"

    spec_id: Mapped[int] = reference("packing_spec.id")
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    text: Mapped[str] = mapped_column(Str, nullable=False)
    mandatory: Mapped[int | None] = mapped_column(BigInt)
    """1 or 0; NULL is a step from before: mandatory."""

    __table_args__ = (UniqueConstraint("spec_id", "no"),)


class PackingMaterial(Row):
    """One item of the material list; cushioning is what fragile goods must have (C-12)."""

    __tablename__ = "packing_material"

    spec_id: Mapped[int] = reference("packing_spec.id")
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    quantity: Mapped[str] = mapped_column(Str, nullable=False, default="")
    cushioning: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    mandatory: Mapped[int | None] = mapped_column(BigInt)
    item: Mapped[str | None] = mapped_column(Str)
    """`item` is the key of the packaging item: what its barcode `JF$PKG:` says (C-09)."""

    __table_args__ = (UniqueConstraint("spec_id", "no"),)


class PackingSession(Versioned):
    """The packing of one unit or lot: who packed, who checked, sealed, labelled and scanned back (C-06, C-07, C-11, C-13)."""

    __tablename__ = "packing_session"

    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    product_id: Mapped[int] = reference("product.id")
    spec_id: Mapped[int] = reference("packing_spec.id")
    state: Mapped[PackingState] = mapped_column(EnumText(PackingState), nullable=False)
    resealing: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    packer_id: Mapped[int] = reference("person.id")
    started_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    checker_id: Mapped[int | None] = reference("person.id", nullable=True)
    checked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    firm_id: Mapped[int | None] = reference("person.id", nullable=True)
    firm_at: Mapped[datetime | None] = mapped_column(UtcTime)
    sealed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    label_issue: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    label_back_at: Mapped[datetime | None] = mapped_column(UtcTime)
    in_full: Mapped[int | None] = mapped_column(BigInt)
    special: Mapped[Any] = mapped_column(Json, nullable=True)
    """`in_full`: every step was asked for, or the mandatory ones alone (C-03); NULL, a packing from before, is in full.
    `special`: the points of special protection as they stood at its start (E-04); NULL for goods without."""

    __table_args__ = (
        CheckConstraint("checker_id IS NULL OR checker_id <> packer_id", name="checker"),
        Index("ix_packing_session_open", "state", "label_back_at"),
    )


class PackingTick(Row):
    """One step, material or paper that somebody ticked or scanned in a packing; `void` ticks were undone by a damaged package."""

    __tablename__ = "packing_tick"

    session_id: Mapped[int] = reference("packing_session.id")
    kind: Mapped[PackingTickKind] = mapped_column(EnumText(PackingTickKind), nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    no: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    code: Mapped[str] = mapped_column(Str, nullable=False, default="")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)


class PackingSpecAck(Row):
    """Who acknowledged a new revision of a packaging requirement, once a person (C-03)."""

    __tablename__ = "packing_spec_ack"

    spec_id: Mapped[int] = reference("packing_spec.id")
    person_id: Mapped[int] = reference("person.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)

    __table_args__ = (UniqueConstraint("spec_id", "person_id"),)


class SpecialProtection(Row):
    """One point of the special protection of valuable or safety goods, signed by who moves them (E-04).

    `occasion` is the packing (`packing:17`) or the 发货单 (`FH26000388`) that the signature counts for.
    """

    __tablename__ = "special_protection"

    goods: Mapped[str] = mapped_column(Str, nullable=False)
    occasion: Mapped[str] = mapped_column(Str, nullable=False)
    point: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (Index("ix_special_protection_goods", "goods", "occasion"),)


class TransportException(Row):
    """A product may travel on a 发货单 by a mode its packaging requirement does not list, as 工艺部 or 质检 approved (C-08)."""

    __tablename__ = "transport_exception"

    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False)
    product_id: Mapped[int] = reference("product.id")
    transport: Mapped[str] = mapped_column(Str, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    approver_id: Mapped[int] = reference("person.id")

    __table_args__ = (UniqueConstraint("dispatch_no", "product_id", "transport"),)
