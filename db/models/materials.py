"""Packaging materials: the items, their append-only moves, and the 领料单 they leave the raw-material store on (C-02, C-04, C-05, C-09)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Row, Versioned, reference
from db.states import MaterialMoveKind, PackagingSource, PackagingType, RequisitionKind, RequisitionState
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class PackagingItem(Versioned):
    """One packaging item; `key` is what its barcode `JF$PKG:KEY` names, `kind_words` a kind beside the six of C-02."""

    __tablename__ = "packaging_item"

    key: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[PackagingType] = mapped_column(EnumText(PackagingType), nullable=False)
    kind_words: Mapped[str] = mapped_column(Str, nullable=False, default="")
    source: Mapped[PackagingSource] = mapped_column(EnumText(PackagingSource), nullable=False)
    unit: Mapped[str] = mapped_column(Str, nullable=False)
    length_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    width_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    height_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    tare_g: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    max_load_g: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    max_layers: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    minimum: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    place: Mapped[str] = mapped_column(Str, nullable=False, default="")
    box_kind_id: Mapped[int | None] = reference("packaging_kind.id", nullable=True)
    approved_on: Mapped[date | None] = mapped_column(Day)
    approved_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    evidence: Mapped[str] = mapped_column(Str, nullable=False, default="")
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)

    __table_args__ = (CheckConstraint("kind <> 'other' OR kind_words <> ''", name="kind_words"),)


class PackagingStock(Base):
    """What lies in the raw-material store; the moves say the same, and `jiaofu-admin check` compares them."""

    __tablename__ = "packaging_stock"

    item_id: Mapped[int] = mapped_column(BigInt, ForeignKey("packaging_item.id"), primary_key=True, autoincrement=False)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)

    __table_args__ = (CheckConstraint("quantity >= 0", name="quantity"),)


class PackagingMove(Row):
    """One move of packaging: in with a plus, out with a minus. Never changed, never deleted."""

    __tablename__ = "packaging_move"

    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    kind: Mapped[MaterialMoveKind] = mapped_column(EnumText(MaterialMoveKind), nullable=False)
    item_id: Mapped[int] = reference("packaging_item.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    document: Mapped[str] = mapped_column(Str, nullable=False, default="")
    supplier: Mapped[str] = mapped_column(Str, nullable=False, default="")
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    issue_id: Mapped[int | None] = reference("requisition_issue.id", nullable=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (CheckConstraint("quantity <> 0", name="quantity"), Index("ix_packaging_move_document", "document"))


class Requisition(Versioned):
    """《领料单》, made out by production for a task order or for the bench (`task_no` blank), or by after-sales for a replacement.

    Of a replacement (X-25) `case_no` is the 服务单, `replaces` the rejected serial or lot number, `pieces` of `product_id` are wanted and
    `drawn` of them were drawn from the store on the 发货单 of the 补换.
    """

    __tablename__ = "requisition"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[RequisitionKind] = mapped_column(EnumText(RequisitionKind), nullable=False)
    state: Mapped[RequisitionState] = mapped_column(EnumText(RequisitionState), nullable=False, index=True)
    department: Mapped[str] = mapped_column(Str, nullable=False)
    task_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    author_id: Mapped[int | None] = reference("person.id", nullable=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    void_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    case_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    replaces: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)
    product_id: Mapped[int | None] = mapped_column(BigInt)
    pieces: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    drawn: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")


class RequisitionLine(Row):
    """One item of a 领料单: how much was asked for and how much of it was issued."""

    __tablename__ = "requisition_line"

    requisition_id: Mapped[int] = reference("requisition.id")
    no: Mapped[int] = mapped_column(BigInt, nullable=False)
    item_id: Mapped[int] = reference("packaging_item.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    issued: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)

    __table_args__ = (
        UniqueConstraint("requisition_id", "item_id"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("issued >= 0", name="issued"),
    )


class RequisitionIssue(Row):
    """One hand-over on a 领料单; who received it signed at the desk, or on the paper that lies in the register."""

    __tablename__ = "requisition_issue"

    requisition_id: Mapped[int] = reference("requisition.id")
    nth: Mapped[int] = mapped_column(BigInt, nullable=False)
    issuer_id: Mapped[int | None] = reference("person.id", nullable=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    receiver_id: Mapped[int | None] = reference("person.id", nullable=True)
    received_at: Mapped[datetime | None] = mapped_column(UtcTime)
    signed_on_paper: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)

    __table_args__ = (
        UniqueConstraint("requisition_id", "nth"),
        CheckConstraint("receiver_id IS NULL OR receiver_id <> issuer_id", name="two_people"),
    )
