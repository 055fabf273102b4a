"""The three flat views of a load: a layer from above, the whole from the side, a row from the door; all to be drawn in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

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


def readable(flats: Sequence[Flat], width: float, height: float) -> list[bool]:
    """Whether a number of that size in the middle of each package lies free: nothing nearer to the eye covers a part of it."""
    if not flats:
        return []
    box = np.array([(f.u, f.v, f.u + f.width, f.v + f.height) for f in flats], dtype=np.float64)
    middle = (box[:, :2] + box[:, 2:]) / 2
    low, high = middle - (width / 2, height / 2), middle + np.array((width / 2, height / 2))
    across = (low[:, None, 0] < box[None, :, 2]) & (high[:, None, 0] > box[None, :, 0])
    upright = (low[:, None, 1] < box[None, :, 3]) & (high[:, None, 1] > box[None, :, 1])
    nearer = np.triu(np.ones((len(flats), len(flats)), dtype=np.bool_), 1)
    return [bool(free) for free in ~(across & upright & nearer).any(axis=1)]


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
