"""Which kinds of vehicles and containers there are: the built-in ones and the site's own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.once import once
from app.planner.kinds import Family, VehicleKind, built_in, built_in_kind
from app.planner.model import Axles, Balance, Container, Space
from db.models.catalog import VehicleKindRow


@dataclass(frozen=True)
class OwnKindView:
    """An own kind as it is kept."""

    kind_id: int
    kind: VehicleKind
    active: bool = True
    version: int = 1

    @property
    def name(self) -> str:
        """As people say it."""
        return self.kind.name


def vehicle_kinds(session: Session) -> tuple[VehicleKind, ...]:
    """The built-in kinds and the site's own in use; `key` is what a trip keeps."""
    return (*built_in(), *(view.kind for view in own_kinds(session) if view.active))


def vehicle_kind(session: Session, key: str) -> VehicleKind | None:
    """The kind with a key, an own one out of use too; None where nobody knows it."""
    found = built_in_kind(key)
    return found or next((view.kind for view in own_kinds(session) if view.kind.key == key), None)


@once("vehicle_kind")
def own_kinds(session: Session) -> list[OwnKindView]:
    """Every own kind, those out of use too, in the order they were entered."""
    return [own_view(row) for row in session.scalars(select(VehicleKindRow).order_by(VehicleKindRow.id))]


def own_view(row: VehicleKindRow) -> OwnKindView:
    """The view of an own kind."""
    container = Container(
        row.length_mm, row.width_mm, row.height_mm, row.payload_kg * 1000, row.door_width_mm, row.door_height_mm,
        blocked=tuple(Space(*space) for space in row.blocked), axles=_axles(row),
        balance=Balance(row.front_permille, row.rear_permille, row.side_permille),
    )  # fmt: skip
    return OwnKindView(row.id, VehicleKind(row.key, row.name, Family(row.family), container, row.note, True), row.active, row.version)


def _axles(row: VehicleKindRow) -> Axles | None:
    if row.front_axle_mm is None or row.rear_axle_mm is None:
        return None
    return Axles(row.front_axle_mm, row.rear_axle_mm, (row.front_axle_kg or 0) * 1000, (row.rear_axle_kg or 0) * 1000)
