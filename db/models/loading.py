"""装车: the check of the vehicle, every box scanned on, the two confirmations, and the signatures that come before loading."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import LoadPlanState, Role
from db.types import BigInt, EnumText, Flag, Json, Str, UtcTime


class Load(Versioned):
    """The loading of one trip, from its start to the close; `load_hash` names exactly what was on it."""

    __tablename__ = "load"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    supervisor_id: Mapped[int] = reference("person.id")
    delegated_in: Mapped[str] = mapped_column(Str, nullable=False, default="")
    briefed: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    secured: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    seal_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    started_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    load_hash: Mapped[str] = mapped_column(Str, nullable=False, default="")
    exceptions: Mapped[str] = mapped_column(Str, nullable=False, default="")


class VehicleCheck(Row):
    """What was found on the vehicle before loading (G-02, G-03); a failed one stays on record."""

    __tablename__ = "vehicle_check"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    plate: Mapped[str] = mapped_column(Str, nullable=False)
    container_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    seal_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    intact: Mapped[bool] = mapped_column(Flag, nullable=False)
    suitable: Mapped[bool] = mapped_column(Flag, nullable=False)
    clean: Mapped[bool] = mapped_column(Flag, nullable=False)
    hygienic: Mapped[bool] = mapped_column(Flag, nullable=False)
    uncontaminated: Mapped[bool] = mapped_column(Flag, nullable=False)
    safe: Mapped[bool] = mapped_column(Flag, nullable=False)
    passed: Mapped[bool] = mapped_column(Flag, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    trailer: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    document: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")


class LoadScan(Row):
    """One box as it went on (G-04, E-11); taken off again is a record, never a deletion."""

    __tablename__ = "load_scan"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    sscc: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    position: Mapped[int] = mapped_column(BigInt, nullable=False)
    intact: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    removed_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index(
            "ux_load_scan_sscc", "sscc", unique=True,
            sqlite_where=text("removed_at IS NULL"), postgresql_where=text("removed_at IS NULL"),
        ),
    )  # fmt: skip


class LoadConfirmation(Row):
    """Sales or storekeeper says that name, spec, quantity and mark agree (G-04); a reopened load needs new ones."""

    __tablename__ = "load_confirmation"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    role: Mapped[Role] = mapped_column(EnumText(Role), nullable=False)
    person_id: Mapped[int] = reference("person.id")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    delegated_in: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    """Number of the letter by which the role let somebody else confirm (X-05)."""

    __table_args__ = (
        Index(
            "ux_load_confirmation_role", "trip_no", "role", unique=True,
            sqlite_where=text("removed_at IS NULL"), postgresql_where=text("removed_at IS NULL"),
        ),
        Index(
            "ux_load_confirmation_person", "trip_no", "person_id", unique=True,
            sqlite_where=text("removed_at IS NULL"), postgresql_where=text("removed_at IS NULL"),
        ),
    )  # fmt: skip


class LoadSeal(Row):
    """A seal that was put on when a load closed; it stays on record when the load is opened again (G-08)."""

    __tablename__ = "load_seal"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False)
    seal_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (UniqueConstraint("trip_no", "seal_no"),)


class LoadMeasure(Row):
    """What was done against rain, moisture or shock on the way, or why it is not needed (E-07)."""

    __tablename__ = "load_measure"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False)
    measure: Mapped[str] = mapped_column(Str, nullable=False)
    taken: Mapped[bool] = mapped_column(Flag, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (UniqueConstraint("trip_no", "measure"),)


class LoadClimate(Row):
    """Temperature on the way of climate-bound goods (E-08): range that was set, logger, reading at departure; tenths of a degree."""

    __tablename__ = "load_climate"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    low_dc: Mapped[int] = mapped_column(BigInt, nullable=False)
    high_dc: Mapped[int] = mapped_column(BigInt, nullable=False)
    logger_no: Mapped[str] = mapped_column(Str, nullable=False)
    reading_dc: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)

    __table_args__ = (CheckConstraint("low_dc <= high_dc", name="range"),)


class StagedBox(Row):
    """A box as it was scanned at the lane against the list of its 发货单 (F-12); taken away is a record, never a deletion."""

    __tablename__ = "staged_box"

    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    sscc: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class StagingDifference(Row):
    """A box that stands at the lane and is not on the list, or is on the list and does not stand there (F-12), until it is put right."""

    __tablename__ = "staging_difference"

    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    kind: Mapped[str] = mapped_column(Str, nullable=False)
    sscc: Mapped[str] = mapped_column(Str, nullable=False)
    words: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    cleared_at: Mapped[datetime | None] = mapped_column(UtcTime)
    cleared_by_id: Mapped[int | None] = reference("person.id", nullable=True)


class LoadShort(Row):
    """Boxes of a 发货单 that were on the list of a trip and stayed here (G-08): why, and the two who said so.

    `new_no` is the 发货单 they stand on since; the whole one where it was put off altogether.
    """

    __tablename__ = "load_short"

    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    new_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False)
    reason: Mapped[str] = mapped_column(Str, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    second_id: Mapped[int] = reference("person.id")

    __table_args__ = (
        CheckConstraint("boxes > 0", name="boxes"),
        CheckConstraint("person_id <> second_id", name="second_person"),
    )


class Handover(Row):
    """Who took the goods over before loading: the customer at 自提 (F-08) or the carrier at 委托物流 (F-09).

    Withdrawn when another vehicle comes or the day changed; who signs then takes its place, the trail keeps the first.
    """

    __tablename__ = "handover"

    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False)
    signer: Mapped[str] = mapped_column(Str, nullable=False)
    proof: Mapped[str] = mapped_column(Str, nullable=False)
    boxes: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (UniqueConstraint("dispatch_no"),)


class LoadPlan(Versioned):
    """装柜图 of a trip (G-06): what was to be loaded into what, found by the search or moved by hand, and what the check said of it.

    `basis` names boxes, limits and vehicle it was made from: once they are others the plan is void and says why. `container`, `report`
    and `left` are kept as they were, so that the picture of an old plan is drawn as it was printed.
    """

    __tablename__ = "load_plan"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    trip_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    state: Mapped[LoadPlanState] = mapped_column(EnumText(LoadPlanState), nullable=False)
    vehicle_kind: Mapped[str] = mapped_column(Str, nullable=False, default="")
    container: Mapped[Any] = mapped_column(Json, nullable=False)
    left: Mapped[Any] = mapped_column(Json, nullable=False)
    report: Mapped[Any] = mapped_column(Json, nullable=False)
    search_ms: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    utilisation_permille: Mapped[int] = mapped_column(BigInt, nullable=False)
    moved: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    rule_version: Mapped[str] = mapped_column(Str, nullable=False)
    basis: Mapped[str] = mapped_column(Str, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    maker_id: Mapped[int | None] = reference("person.id", nullable=True)
    voided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    void_reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (
        Index(
            "ux_load_plan_current", "trip_no", unique=True,
            sqlite_where=text("state = 'current'"), postgresql_where=text("state = 'current'"),
        ),
        CheckConstraint("state <> 'void' OR (voided_at IS NOT NULL AND void_reason <> '')", name="void"),
    )  # fmt: skip


class LoadPlanBox(Row):
    """One box in its place: its turn, where it stands, what the search was told of it.

    `box_key` is its SSCC, or while `estimated` (预估) the name of a box that is expected and not packed yet.
    """

    __tablename__ = "load_plan_box"

    plan_id: Mapped[int] = reference("load_plan.id")
    sequence: Mapped[int] = mapped_column(BigInt, nullable=False)
    box_key: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    estimated: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    dispatch_no: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    box_no: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    contents: Mapped[str] = mapped_column(Str, nullable=False, default="")
    packaging: Mapped[str] = mapped_column(Str, nullable=False, default="")
    stop: Mapped[int] = mapped_column(BigInt, nullable=False)
    mark: Mapped[str] = mapped_column(Str, nullable=False, default="")
    lot: Mapped[str] = mapped_column(Str, nullable=False, default="")
    weight_g: Mapped[int] = mapped_column(BigInt, nullable=False)
    x_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    y_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    z_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    dx_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    dy_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    dz_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    length_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    width_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    height_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    upright: Mapped[Any] = mapped_column(Json, nullable=False)
    max_load_g: Mapped[int | None] = mapped_column(BigInt)
    max_layers: Mapped[int | None] = mapped_column(BigInt)
    bottom_only: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)

    __table_args__ = (
        UniqueConstraint("plan_id", "sequence"),
        UniqueConstraint("plan_id", "box_key"),
        CheckConstraint("sequence > 0", name="sequence"),
        CheckConstraint("dx_mm > 0 AND dy_mm > 0 AND dz_mm > 0", name="size"),
    )
