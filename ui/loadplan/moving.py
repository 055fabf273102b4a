"""A box moved by hand: pushed until it touches, over what stands in its way, turned, let down; where it then stands is for the check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.planner.model import Container, Item, Placement

STEPS_MM = (10, 50, 100, 200)
SNAP_MM = 60
"""A dragged box that comes this near to an edge lies along it."""


@dataclass(frozen=True)
class Way:
    """A direction on the floor: along x or y, and which way."""

    axis: int
    sign: int


def moved(container: Container, placements: Sequence[Placement], index: int, way: Way, step: int) -> Placement:
    """The box pushed by a step: it stops where it touches; pushed again it goes on top of what it touches, or over it.

    Args:
        container: The inside, which it does not leave.
        placements: All boxes.
        index: Which one.
        way: Whither.
        step: How far, in millimetres.
    """
    box = placements[index]
    most = (container.length_mm - box.dx_mm, container.width_mm - box.dy_mm)[way.axis]
    start = (box.x_mm, box.y_mm)[way.axis]
    aim = max(0, min(most, start + way.sign * step))
    free = _free(placements, index, way)
    if free and free < abs(aim - start):
        aim = start + way.sign * free
    return settled(container, placements, index, _put(box, way.axis, aim))


class Wall(StrEnum):
    """What a box is pushed against when it leaves the floor no further."""

    FRONT = "front"
    DOOR = "door"
    LEFT = "left"
    RIGHT = "right"


def wall_at(container: Container, box: Placement, way: Way) -> Wall | None:
    """The wall that a box touches on the side it is pushed to; left and right are seen from the door."""
    if way.axis == 0:
        at = Wall.FRONT if way.sign < 0 else Wall.DOOR
        touches = box.x_mm == 0 if way.sign < 0 else box.x_mm + box.dx_mm == container.length_mm
    else:
        at = Wall.LEFT if way.sign < 0 else Wall.RIGHT
        touches = box.y_mm == 0 if way.sign < 0 else box.y_mm + box.dy_mm == container.width_mm
    return at if touches else None


def _free(placements: Sequence[Placement], index: int, way: Way) -> int:
    """How far it can be pushed before it touches something of its own height; a great number without anything."""
    box = placements[index]
    low, size = (box.x_mm, box.dx_mm) if way.axis == 0 else (box.y_mm, box.dy_mm)
    gaps = []
    for other in _others(placements, index):
        beside = _meet(box.y_mm, box.dy_mm, other.y_mm, other.dy_mm), _meet(box.x_mm, box.dx_mm, other.x_mm, other.dx_mm)
        if not beside[way.axis] or not _meet(box.z_mm, box.dz_mm, other.z_mm, other.dz_mm):
            continue
        low2, size2 = (other.x_mm, other.dx_mm) if way.axis == 0 else (other.y_mm, other.dy_mm)
        gap = low2 - low - size if way.sign > 0 else low - low2 - size2
        if gap >= 0:
            gaps.append(gap)
    return min(gaps, default=10**9)


def settled(container: Container, placements: Sequence[Placement], index: int, box: Placement) -> Placement:
    """The box let down onto what stands below it."""
    tops = [0] + [
        other.z_mm + other.dz_mm
        for other in _others(placements, index)
        if _meet(box.x_mm, box.dx_mm, other.x_mm, other.dx_mm) and _meet(box.y_mm, box.dy_mm, other.y_mm, other.dy_mm)
    ]
    return replace(box, z_mm=max(tops))


def lifted(container: Container, placements: Sequence[Placement], index: int, up: bool) -> Placement:
    """The box raised or lowered to the next height at which something below it ends."""
    box = placements[index]
    heights = sorted(
        {0} | {
            other.z_mm + other.dz_mm
            for other in _others(placements, index)
            if _meet(box.x_mm, box.dx_mm, other.x_mm, other.dx_mm) and _meet(box.y_mm, box.dy_mm, other.y_mm, other.dy_mm)
        }
    )  # fmt: skip
    wanted = [h for h in heights if h > box.z_mm] if up else [h for h in heights if h < box.z_mm]
    if not wanted:
        return box
    height = min(wanted) if up else max(wanted)
    return replace(box, z_mm=height) if height + box.dz_mm <= container.height_mm else box


def turned(container: Container, placements: Sequence[Placement], index: int, item: Item) -> Placement:
    """The box in the next position it may stand in; it keeps its corner and stays inside."""
    box = placements[index]
    ways = [way for way in item.orientations() if way[0] <= container.length_mm and way[1] <= container.width_mm]
    now = (box.dx_mm, box.dy_mm, box.dz_mm)
    following = ways[(ways.index(now) + 1) % len(ways)] if now in ways else ways[0] if ways else now
    dx, dy, dz = following
    x, y = min(box.x_mm, container.length_mm - dx), min(box.y_mm, container.width_mm - dy)
    return settled(container, placements, index, replace(box, x_mm=x, y_mm=y, dx_mm=dx, dy_mm=dy, dz_mm=dz))


def dragged(container: Container, placements: Sequence[Placement], index: int, x: float, y: float) -> Placement:
    """The box put down near (x, y): along the edges of walls and boxes that are close, on top of what is there."""
    box = placements[index]
    along = [0, container.length_mm - box.dx_mm]
    across = [0, container.width_mm - box.dy_mm]
    for other in _others(placements, index):
        along += [other.x_mm, other.x_mm + other.dx_mm, other.x_mm - box.dx_mm, other.x_mm + other.dx_mm - box.dx_mm]
        across += [other.y_mm, other.y_mm + other.dy_mm, other.y_mm - box.dy_mm, other.y_mm + other.dy_mm - box.dy_mm]
    at_x = _snap(x, along, container.length_mm - box.dx_mm)
    at_y = _snap(y, across, container.width_mm - box.dy_mm)
    return settled(container, placements, index, replace(box, x_mm=at_x, y_mm=at_y))


def _snap(value: float, edges: Sequence[int], most: int) -> int:
    near = min((edge for edge in edges if 0 <= edge <= most), key=lambda edge: abs(edge - value), default=0)
    chosen = near if abs(near - value) <= SNAP_MM else round(value / 10) * 10
    return max(0, min(most, chosen))


def _put(box: Placement, axis: int, at: int) -> Placement:
    return replace(box, x_mm=at) if axis == 0 else replace(box, y_mm=at)


def _others(placements: Sequence[Placement], index: int) -> list[Placement]:
    return [other for number, other in enumerate(placements) if number != index]


def _meet(low: int, size: int, low2: int, size2: int) -> bool:
    return low < low2 + size2 and low2 < low + size
