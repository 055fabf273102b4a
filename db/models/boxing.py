"""装箱: the packing list of a 发货单, its boxes, what lies in them, the re-scan by a second person, and every label."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import BoxState, CheckWay, StopKind
from db.types import BigInt, EnumText, Flag, Str, UtcTime


class PackingList(Versioned):
    """《装箱单》 of one 发货单; `box_count` is what boxes bear as 共 N 箱, `complete_at` when nothing was left to box."""

    __tablename__ = "packing_list"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    box_count: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    complete_at: Mapped[datetime | None] = mapped_column(UtcTime)
    prints: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)


class Box(Versioned):
    """One shipping box (section 3.2). Weights in grams, sizes in millimetres."""

    __tablename__ = "box"

    sscc: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    box_no: Mapped[int] = mapped_column(BigInt, nullable=False)
    state: Mapped[BoxState] = mapped_column(EnumText(BoxState), nullable=False, index=True)
    kind_id: Mapped[int | None] = reference("packaging_kind.id", nullable=True)
    length_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    width_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    height_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    gross_weight_g: Mapped[int | None] = mapped_column(BigInt)
    weighed: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    packer_id: Mapped[int] = reference("person.id")
    opened_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    list_prints: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    list_in_at: Mapped[datetime | None] = mapped_column(UtcTime)
    packed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    checker_id: Mapped[int | None] = reference("person.id", nullable=True)
    checked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    round: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)
    firm_at: Mapped[datetime | None] = mapped_column(UtcTime)
    firm_by_id: Mapped[int | None] = mapped_column(BigInt)
    sealed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    station: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")

    __table_args__ = (
        UniqueConstraint("dispatch_no", "box_no"),
        CheckConstraint("checker_id IS NULL OR checker_id <> packer_id", name="other_checker"),
    )


class BoxItem(Row):
    """One unit, or so many pieces of a lot, in a box; taken out is a record, never a deletion."""

    __tablename__ = "box_item"

    box_id: Mapped[int] = reference("box.id")
    line_id: Mapped[int] = reference("dispatch_line.id")
    product_id: Mapped[int] = reference("product.id")
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="", index=True)
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    removed_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    removed_why: Mapped[str] = mapped_column(Str, nullable=False, default="")
    back_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When the customer gave the unit back: the box says what it held, and the unit may lie in another."""
    back_pieces: Mapped[int] = mapped_column(BigInt, nullable=False, default=0, server_default="0")
    """How many pieces of a lot he gave back: a slip that comes later is not for those."""

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("serial <> '' OR lot_no <> ''", name="what"),
        Index(
            "ux_box_item_unit", "serial", unique=True,
            sqlite_where=text("removed_at IS NULL AND back_at IS NULL AND serial <> ''"),
            postgresql_where=text("removed_at IS NULL AND back_at IS NULL AND serial <> ''"),
        ),
    )  # fmt: skip


class BoxCheckScan(Row):
    """One item as the second person scanned it again (C-16); `round` counts up when a box is reopened."""

    __tablename__ = "box_check_scan"

    box_id: Mapped[int] = reference("box.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    serial: Mapped[str] = mapped_column(Str, nullable=False, default="")
    lot_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")


class BoxLabel(Row):
    """One print of a shipping label (C-11, C-15): its issue, what it says of n and N, and when it was scanned back."""

    __tablename__ = "box_label"

    box_id: Mapped[int] = reference("box.id")
    issue: Mapped[int] = mapped_column(BigInt, nullable=False)
    box_count: Mapped[int] = mapped_column(BigInt, nullable=False)
    address: Mapped[str] = mapped_column(Str, nullable=False)
    printed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    scanned_back_at: Mapped[datetime | None] = mapped_column(UtcTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    void_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    void_scanned_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (UniqueConstraint("box_id", "issue"),)


class KitTick(Row):
    """A paper of the customer's kit that was put in (F-16): by its barcode or by 确认."""

    __tablename__ = "kit_tick"

    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    paper: Mapped[str] = mapped_column(Str, nullable=False)
    document: Mapped[str] = mapped_column(Str, nullable=False, default="")
    box_id: Mapped[int] = reference("box.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (UniqueConstraint("dispatch_no", "paper"),)


class BoxWeighing(Row):
    """A weight that was taken for a box: what the scale said, what it should have said, and who answered for a difference (C-18)."""

    __tablename__ = "box_weighing"

    box_id: Mapped[int] = reference("box.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    gross_g: Mapped[int] = mapped_column(BigInt, nullable=False)
    expected_g: Mapped[int | None] = mapped_column(BigInt)
    tolerance_g: Mapped[int | None] = mapped_column(BigInt)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    waiver_id: Mapped[int | None] = reference("weight_waiver.id", nullable=True)


class WeightWaiver(Row):
    """The team leader lets a box go whose weight does not fit (C-18): why, and for which round of the box."""

    __tablename__ = "weight_waiver"

    box_id: Mapped[int] = reference("box.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")

    __table_args__ = (UniqueConstraint("box_id", "round"),)


class StationScale(Versioned):
    """Which stations weigh: a scale was set up there (C-18)."""

    __tablename__ = "station_scale"

    station: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    attached: Mapped[bool] = mapped_column(Flag, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)


class BoxParking(Row):
    """A packed box that waits for its check under a reusable tag (C-16); `open_station` is where it is in work just now."""

    __tablename__ = "box_parking"

    box_id: Mapped[int] = reference("box.id")
    tag: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    parked_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    parked_by_id: Mapped[int] = reference("person.id")
    open_station: Mapped[str] = mapped_column(Str, nullable=False, default="")
    freed_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        Index(
            "ux_box_parking_tag", "tag", unique=True, sqlite_where=text("freed_at IS NULL"), postgresql_where=text("freed_at IS NULL")
        ),
        Index(
            "ux_box_parking_box", "box_id", unique=True, sqlite_where=text("freed_at IS NULL"), postgresql_where=text("freed_at IS NULL")
        ),
    )


class CheckRound(Row):
    """A round of checks: badge and PIN once, then the badge alone at every bench until it ends (C-16)."""

    __tablename__ = "check_round"

    person_id: Mapped[int] = reference("person.id")
    station: Mapped[str] = mapped_column(Str, nullable=False)
    begun_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    until: Mapped[datetime] = mapped_column(UtcTime, nullable=False)


class BoxCheck(Row):
    """One complete check of a box: who, how, how long; `fast` when hands cannot have moved so quickly."""

    __tablename__ = "box_check"

    box_id: Mapped[int] = reference("box.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    way: Mapped[CheckWay] = mapped_column(EnumText(CheckWay), nullable=False)
    person_id: Mapped[int] = reference("person.id")
    packed_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    began_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    done_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    scans: Mapped[int] = mapped_column(BigInt, nullable=False)
    pieces: Mapped[int] = mapped_column(BigInt, nullable=False)
    fast: Mapped[bool] = mapped_column(Flag, nullable=False)


class BoxCountTry(Row):
    """A count of the second person that differed from the packer's (C-18); `identity` is blank for a count of the whole box."""

    __tablename__ = "box_count_try"

    box_id: Mapped[int] = reference("box.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    identity: Mapped[str] = mapped_column(Str, nullable=False, default="")
    packed: Mapped[int] = mapped_column(BigInt, nullable=False)
    counted: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")


class BoxShort(Row):
    """A box closed with pieces missing (少装): asked for by the packer with a reason, approved by a second person."""

    __tablename__ = "box_short"

    box_id: Mapped[int] = reference("box.id")
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    pieces: Mapped[int] = mapped_column(BigInt, nullable=False)
    asked_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    asked_by_id: Mapped[int] = reference("person.id")
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    approver_id: Mapped[int | None] = reference("person.id", nullable=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        CheckConstraint("pieces > 0", name="pieces"),
        CheckConstraint("approver_id IS NULL OR approver_id <> asked_by_id", name="second_person"),
    )


class BoxProtection(Row):
    """One item of the protection that a box got before delivery (E-06, C-12); counts for the round it was ticked in."""

    __tablename__ = "box_protection"

    box_id: Mapped[int] = reference("box.id")
    round: Mapped[int] = mapped_column(BigInt, nullable=False)
    item: Mapped[str] = mapped_column(Str, nullable=False)
    code: Mapped[str] = mapped_column(Str, nullable=False, default="")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")

    __table_args__ = (UniqueConstraint("box_id", "round", "item"),)


class BoxStop(Row):
    """A sealed box that was stopped: found damaged, or its label lost (E-03, E-05); photos hang on it as `box_stop`."""

    __tablename__ = "box_stop"

    box_id: Mapped[int] = reference("box.id")
    kind: Mapped[StopKind] = mapped_column(EnumText(StopKind), nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, index=True)
    person_id: Mapped[int] = reference("person.id")
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    released_at: Mapped[datetime | None] = mapped_column(UtcTime)
    released_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    repacked: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)


class BoxHandover(Row):
    """A box of a customer's pickup that was scanned in front of him (C-19); reopening the box withdraws it."""

    __tablename__ = "box_handover"

    box_id: Mapped[int] = reference("box.id")
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
