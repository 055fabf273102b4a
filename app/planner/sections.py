"""The three flat views of a load: a layer from above, the whole from the side, a row from the door; all to be drawn in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.planner.model import Container, Placement
from app.planner.places import Place


@dataclass(frozen=True)
class Flat:
    """One package in a flat view: left upper corner and size in millimetres, v downwards."""

    index: int
    u: int
    v: int
    width: int
    height: int


@dataclass(frozen=True)
class Section:
    """A flat view: the inside is `width` × `height`, packages from the farthest to the nearest."""

    width: int
    height: int
    flats: tuple[Flat, ...]


def from_above(container: Container, placements: Sequence[Placement], shown: Iterable[int]) -> Section:
    """From the roof, the front wall to the left; the left wall (seen from the door) is below."""
    order = sorted(shown, key=lambda i: placements[i].z_mm + placements[i].dz_mm)
    flats = [Flat(i, p.x_mm, container.width_mm - p.y_mm - p.dy_mm, p.dx_mm, p.dy_mm) for i, p in ((i, placements[i]) for i in order)]
    return Section(container.length_mm, container.width_mm, tuple(flats))


def from_left(container: Container, placements: Sequence[Placement], shown: Iterable[int]) -> Section:
    """From the left wall (seen from the door), the front wall to the left."""
    order = sorted(shown, key=lambda i: -placements[i].y_mm)
    flats = [Flat(i, p.x_mm, container.height_mm - p.z_mm - p.dz_mm, p.dx_mm, p.dz_mm) for i, p in ((i, placements[i]) for i in order)]
    return Section(container.length_mm, container.height_mm, tuple(flats))


def from_right(container: Container, placements: Sequence[Placement], shown: Iterable[int]) -> Section:
    """From the right wall, the door to the left."""
    order = sorted(shown, key=lambda i: placements[i].y_mm + placements[i].dy_mm)
    flats = [
        Flat(i, container.length_mm - p.x_mm - p.dx_mm, container.height_mm - p.z_mm - p.dz_mm, p.dx_mm, p.dz_mm)
        for i, p in ((i, placements[i]) for i in order)
    ]
    return Section(container.length_mm, container.height_mm, tuple(flats))


def from_door(container: Container, placements: Sequence[Placement], shown: Iterable[int]) -> Section:
    """From the door, left as it is seen there."""
    order = sorted(shown, key=lambda i: placements[i].x_mm + placements[i].dx_mm)
    flats = [Flat(i, p.y_mm, container.height_mm - p.z_mm - p.dz_mm, p.dy_mm, p.dz_mm) for i, p in ((i, placements[i]) for i in order)]
    return Section(container.width_mm, container.height_mm, tuple(flats))


def of_layer(placements: Sequence[Placement], placed: Mapping[int, Place], layer: int) -> list[int]:
    """Which packages are of a layer."""
    return [index for index, one in enumerate(placements) if placed[one.sequence].layer == layer]


def of_row(placements: Sequence[Placement], placed: Mapping[int, Place], row: int) -> list[int]:
    """Which packages are of a row."""
    return [index for index, one in enumerate(placements) if placed[one.sequence].row == row]
