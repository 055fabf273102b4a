"""The picture of a load (装柜图): a parallel projection that turns, painted from back to front, for the window and for paper.

Pure geometry in millimetres of the picture plane: u to the right, v downwards, as screens count; who draws it scales and shifts.
`depth` has the painting order, `places` the crew's words, `sections` the three flat views, `patterns` how series are told apart.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

import numpy as np

from app.planner.depth import Depth, Floats, Ints
from app.planner.model import Container, Placement, Space

Point = tuple[float, float]
TILT = 20
"""Degrees that the eye looks down."""
STEP = 15
"""Degrees of one turn by key."""
LEFT_SIDE, RIGHT_SIDE = 25, 155
"""Turns from which the left wall, or the right one, is nearest and the door is seen."""
CELLS = 220
"""Cells of the coarse picture across, in which it is found how much of a face is to be seen."""


class Face(StrEnum):
    """A side of a box, by where it looks."""

    TOP = "top"
    LEFT = "left"
    RIGHT = "right"
    FRONT = "front"
    DOOR = "door"


@lru_cache(maxsize=64)
def _axes(turn: int, tilt: int) -> Floats:
    return np.array(_plain_axes(turn, tilt))


@lru_cache(maxsize=64)
def _plain_axes(turn: int, tilt: int) -> tuple[Point, Point, Point]:
    turned, down = math.radians(turn), math.sin(math.radians(tilt))
    cos, sin = round(math.cos(turned), 9), round(math.sin(turned), 9)
    return ((cos, sin * down), (sin, -cos * down), (0.0, -math.cos(math.radians(tilt))))


@dataclass(frozen=True)
class View:
    """From where the load is looked at: degrees turned from the left wall toward the door, degrees looked down.

    0 shows the left wall with the front to the left, 90 looks in from the door, 180 shows the right wall with the door to the left.
    """

    turn: int = LEFT_SIDE
    tilt: int = TILT

    @property
    def axes(self) -> Floats:
        """What a millimetre along x, y and z is on the picture."""
        return _axes(self.turn, self.tilt)

    @property
    def away(self) -> tuple[int, int, int]:
        """For each axis +1 where growing leads away from the eye, -1 toward it, 0 neither."""
        turn = math.radians(self.turn)
        return (-_sign(math.sin(turn)), _sign(math.cos(turn)), -1 if self.tilt > 0 else 0)

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces of a box that look at the eye."""
        x, y, z = self.away
        along = {1: Face.FRONT, -1: Face.DOOR}.get(x)
        across = {1: Face.LEFT, -1: Face.RIGHT}.get(y)
        return tuple(face for face in (along, across, Face.TOP if z else None) if face is not None)

    def at(self, x: float, y: float, z: float) -> Point:
        """The picture of a point of the inside."""
        (xu, xv), (yu, yv), (zu, zv) = _plain_axes(self.turn, self.tilt)
        return (x * xu + y * yu + z * zu, x * xv + y * yv + z * zv)

    def turned(self, degrees: int) -> View:
        """The same load turned on; full circles come back to where they were."""
        return View((self.turn + degrees + 180) % 360 - 180, self.tilt)


@dataclass(frozen=True)
class Patch:
    """A face, or a part of one, ready to be painted.

    Attributes:
        index: Which package, as counted in the scene; `blocked` of them are parts of the inside where nothing may stand.
        face: Where it looks; tops are painted lightest.
        points: Its four corners in turn.
        edges: Whether the line from each corner to the next is an edge of the package; a cut is none.
        label: Middle of the room for a number, None where none would be read.
    """

    index: int
    face: Face
    points: tuple[Point, Point, Point, Point]
    edges: tuple[bool, bool, bool, bool]
    label: Point | None = None


@dataclass(frozen=True)
class Line:
    """A line of the inside: `near` ones are drawn over the load, dashed."""

    start: Point
    end: Point
    near: bool


@dataclass(frozen=True)
class Frame:
    """The empty inside.

    Attributes:
        floor: Its corners.
        walls: The walls that stand behind the load.
        lines: The edges of the inside.
        ticks: Whole metres along the nearer long wall: how many, where on the edge, and a point outside for the figure.
        front: Where 车头 is written.
        door: Where 车门 is written.
        bounds: Left, top, right and bottom of all of it.
    """

    floor: tuple[Point, ...]
    walls: tuple[tuple[Point, ...], ...]
    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, Point, Point], ...]
    front: Point
    door: Point
    bounds: tuple[float, float, float, float]


@dataclass
class _Cache:
    corners: tuple[Ints, Ints]
    touching: dict[Face, tuple[Ints, Ints, Ints]] = field(default_factory=dict)
    patches: dict[object, tuple[Patch, ...]] = field(default_factory=dict)


class Scene:
    """A load that can be looked at from anywhere.

    Args:
        container: The inside.
        placements: The packages; index 0 and on.
    """

    KEPT = 24
    """Pictures kept, so that stepping back and turning back cost nothing."""

    def __init__(self, container: Container, placements: Sequence[Placement]) -> None:
        self.container, self.placements = container, tuple(placements)
        solids: list[Placement | Space] = [*self.placements, *container.blocked]
        low = np.array([(s.x_mm, s.y_mm, s.z_mm) for s in solids], dtype=np.int64).reshape(len(solids), 3)
        size = np.array([(s.dx_mm, s.dy_mm, s.dz_mm) for s in solids], dtype=np.int64).reshape(len(solids), 3)
        self._cache = _Cache((low, low + size))

    @property
    def blocked(self) -> range:
        """Indices of the parts of the inside where nothing may stand."""
        return range(len(self.placements), len(self._cache.corners[0]))

    def patches(
        self, view: View, shown: Collection[int] | None = None, *, ghosts: Collection[int] = (), label: Point = (0.0, 0.0)
    ) -> tuple[Patch, ...]:
        """What is to be painted, farthest first; faces wholly hidden by a neighbour are left out.

        Args:
            view: From where.
            shown: Which packages are there; None for all.
            ghosts: Packages that hide nothing because they are not there yet; they are shown too.
            label: Width and height of a number on the picture plane; (0, 0) without numbers.
        """
        there = frozenset(range(len(self.placements)) if shown is None else shown) - frozenset(ghosts)
        key = (view, there, frozenset(ghosts), label)
        found = self._cache.patches.get(key)
        if found is None:
            found = self._make(view, there, frozenset(ghosts), label)
            if len(self._cache.patches) >= self.KEPT:
                self._cache.patches.pop(next(iter(self._cache.patches)))
            self._cache.patches[key] = found
        return found

    def _make(self, view: View, there: frozenset[int], ghosts: frozenset[int], label: Point) -> tuple[Patch, ...]:
        low, high = self._cache.corners
        solid = np.zeros(len(low), dtype=np.bool_)
        solid[[*there, *self.blocked]] = True
        open_faces = {face: self._open(face, solid) for face in view.faces}
        drawn = np.zeros(len(low), dtype=np.bool_)
        for open_ in open_faces.values():
            drawn |= open_
        drawn &= solid
        drawn[list(ghosts)] = True
        which = np.nonzero(drawn)[0]
        depth = Depth(low[which], high[which], view.away, view.axes)
        patches: list[Patch] = []
        for piece in depth.order:
            index = int(which[depth.owner[piece]])
            for face in view.faces:
                if index in ghosts or open_faces[face][index]:
                    patch = self._patch(view, face, index, depth.low[piece], depth.high[piece])
                    if patch is not None:
                        patches.append(patch)
        return tuple(_labelled(patches, ghosts, label) if label[0] > 0 else patches)

    def _open(self, face: Face, solid: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which packages show something of this face: not wholly covered by what touches it."""
        low, high = self._cache.corners
        if face not in self._cache.touching:
            self._cache.touching[face] = _touching(face, low, high)
        of, by, area = self._cache.touching[face]
        covered = np.zeros(len(low), dtype=np.int64)
        counts = solid[by]
        np.add.at(covered, of[counts], area[counts])
        one, other = (axis for axis in range(3) if axis != _AXIS[face][0])
        full = (high[:, one] - low[:, one]) * (high[:, other] - low[:, other])
        return covered < full

    def _patch(self, view: View, face: Face, index: int, low: Ints, high: Ints) -> Patch | None:
        """The part of a face that a piece has; None where the piece was cut off from it."""
        axis, upper = _AXIS[face]
        whole_low, whole_high = (corner[index] for corner in self._cache.corners)
        at = int((high if upper else low)[axis])
        if at != int((whole_high if upper else whole_low)[axis]):
            return None
        one, other = (a for a in range(3) if a != axis)
        corners, edges = [], []
        for first, second in ((low, low), (high, low), (high, high), (low, high)):
            spot = [0, 0, 0]
            spot[axis], spot[one], spot[other] = at, int(first[one]), int(second[other])
            corners.append(view.at(*spot))
        for side, corner in ((other, "low"), (one, "high"), (other, "high"), (one, "low")):
            piece, whole = (low, whole_low) if corner == "low" else (high, whole_high)
            edges.append(int(piece[side]) == int(whole[side]))
        a, b, c, d = corners
        p, q, r, s = edges
        return Patch(index, face, (a, b, c, d), (p, q, r, s))

    def frame(self, view: View) -> Frame:
        """The empty inside, seen from there."""
        box = self.container
        return frame_of(view, box.length_mm, box.width_mm, box.height_mm)


_AXIS = {Face.FRONT: (0, False), Face.DOOR: (0, True), Face.LEFT: (1, False), Face.RIGHT: (1, True), Face.TOP: (2, True)}
"""Which axis a face stands across, and whether at its upper end."""


def _sign(value: float) -> int:
    return 0 if abs(value) < 1e-9 else 1 if value > 0 else -1


def _touching(face: Face, low: Ints, high: Ints) -> tuple[Ints, Ints, Ints]:
    """Pairs of cuboids of which the second covers a part of the first one's face, and how much of it."""
    axis, upper = _AXIS[face]
    mine, theirs = (high[:, axis], low[:, axis]) if upper else (low[:, axis], high[:, axis])
    by_place: dict[int, list[int]] = {}
    for index, at in enumerate(theirs.tolist()):
        by_place.setdefault(at, []).append(index)
    of: list[Ints] = []
    by: list[Ints] = []
    areas: list[Ints] = []
    one, other = (a for a in range(3) if a != axis)
    for index, at in enumerate(mine.tolist()):
        near = np.array(by_place.get(at, ()), dtype=np.int64)
        if not len(near):
            continue
        wide = np.minimum(high[index, one], high[near, one]) - np.maximum(low[index, one], low[near, one])
        tall = np.minimum(high[index, other], high[near, other]) - np.maximum(low[index, other], low[near, other])
        hit = (wide > 0) & (tall > 0) & (near != index)
        of.append(np.full(int(hit.sum()), index, dtype=np.int64))
        by.append(near[hit])
        areas.append((wide * tall)[hit])
    empty = np.zeros(0, dtype=np.int64)
    return np.concatenate([empty, *of]), np.concatenate([empty, *by]), np.concatenate([empty, *areas])


def frame_of(view: View, length: int, width: int, height: int) -> Frame:
    """Lines, walls and metres of an empty inside."""
    ends = ((0, length), (0, width), (0, height))
    nearest = tuple(end[1] if away < 0 else end[0] for end, away in zip(ends, view.away, strict=True))
    lines = []
    for axis, (one, other) in enumerate(((1, 2), (0, 2), (0, 1))):
        for a in ends[one]:
            for b in ends[other]:
                first, second = [0, 0, 0], [0, 0, 0]
                first[one] = second[one] = a
                first[other] = second[other] = b
                second[axis] = ends[axis][1]
                # an edge lies before the load where it bounds two faces that look at the eye: only the roof's and the corner's do
                near = (a == nearest[one] or not view.away[one]) and (b == nearest[other] or not view.away[other])
                lines.append(Line(view.at(*first), view.at(*second), near))
    far_x, far_y = length - nearest[0], width - nearest[1]
    x_wall = tuple(view.at(far_x, y, z) for y, z in ((0, 0), (width, 0), (width, height), (0, height)))
    y_wall = tuple(view.at(x, far_y, z) for x, z in ((0, 0), (length, 0), (length, height), (0, height)))
    floor = tuple(view.at(x, y, 0) for x, y in ((0, 0), (length, 0), (length, width), (0, width)))
    points = [point for line in lines for point in (line.start, line.end)]
    us, vs = [p[0] for p in points], [p[1] for p in points]
    bounds = (min(us), min(vs), max(us), max(vs))
    ticks, outside = [], -0.12 * width if nearest[1] == 0 else 1.12 * width
    for metre in range(1, length // 1000 + 1):
        ticks.append((metre, view.at(metre * 1000, nearest[1], 0), view.at(metre * 1000, outside, 0)))
    return Frame(
        floor, (x_wall, y_wall), tuple(lines), tuple(ticks), view.at(-0.05 * width, nearest[1], height / 2),
        view.at(length + 0.05 * width, width / 2, 0), bounds,
    )  # fmt: skip


def _labelled(patches: list[Patch], ghosts: Collection[int], label: Point) -> list[Patch]:
    """Gives each package at most one number, on the face that shows most, where nothing nearer covers it."""
    if not patches:
        return patches
    corners = np.array([patch.points for patch in patches])
    left, top = corners[:, :, 0].min(), corners[:, :, 1].min()
    cell = max(1e-9, (corners[:, :, 0].max() - left) / CELLS)
    grid = _painted(patches, ghosts, corners, (left, top), cell)
    wide, tall = math.ceil(label[0] / cell), math.ceil(label[1] / cell)
    best: dict[int, tuple[int, int, Point]] = {}
    for number, patch in enumerate(patches):
        low = np.maximum(0, ((corners[number].min(axis=0) - (left, top)) / cell).astype(int))
        high = ((corners[number].max(axis=0) - (left, top)) / cell).astype(int) + 1
        part = grid[low[1] : high[1], low[0] : high[0]] == number
        if patch.index in ghosts:
            part = np.ones_like(part) if _roomy(corners[number], label) else np.zeros_like(part)
        spot = _room(part, wide, tall)
        seen = int(part.sum())
        if spot is not None and seen > best.get(patch.index, (0, 0, (0.0, 0.0)))[0]:
            best[patch.index] = (seen, number, (left + (low[0] + spot[0]) * cell, top + (low[1] + spot[1]) * cell))
    labels = {number: at for _, number, at in best.values()}
    return [
        Patch(patch.index, patch.face, patch.points, patch.edges, labels[number]) if number in labels else patch
        for number, patch in enumerate(patches)
    ]


def _roomy(corners: Floats, label: Point) -> bool:
    size = corners.max(axis=0) - corners.min(axis=0)
    return bool(size[0] > label[0] and size[1] > label[1])


def _painted(patches: list[Patch], ghosts: Collection[int], corners: Floats, origin: Point, cell: float) -> Ints:
    """The coarse picture: which patch is seen in each cell, -1 for none."""
    rows = int((corners[:, :, 1].max() - origin[1]) / cell) + 2
    grid = np.full((rows, CELLS + 2), -1, dtype=np.int64)
    for number, patch in enumerate(patches):
        if patch.index in ghosts:
            continue
        start, one, other = corners[number][0], corners[number][1], corners[number][3]
        a, b = one - start, other - start
        area = a[0] * b[1] - a[1] * b[0]
        if abs(area) < 1e-6:
            continue
        low = ((corners[number].min(axis=0) - origin) / cell).astype(int)
        high = ((corners[number].max(axis=0) - origin) / cell).astype(int) + 1
        u = (np.arange(low[0], high[0]) + 0.5) * cell + origin[0] - start[0]
        v = ((np.arange(low[1], high[1]) + 0.5) * cell + origin[1] - start[1])[:, None]
        s, t = (u * b[1] - v * b[0]) / area, (v * a[0] - u * a[1]) / area
        inside = (s >= 0) & (s <= 1) & (t >= 0) & (t <= 1)
        grid[low[1] : high[1], low[0] : high[0]][inside] = number
    return grid


def _room(part: np.ndarray[tuple[int, int], np.dtype[np.bool_]], wide: int, tall: int) -> Point | None:
    """Middle of the place for a number in what is seen of a face, as near to the middle of that as can be."""
    rows, columns = part.shape
    if rows < tall or columns < wide:
        return None
    sums = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    sums[1:, 1:] = part.cumsum(axis=0).cumsum(axis=1)
    filled = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
    fits = np.argwhere(filled == wide * tall)
    if not len(fits):
        return None
    seen = np.argwhere(part).mean(axis=0) + 0.5
    middles = fits + np.array((tall / 2, wide / 2))
    at = middles[int(((middles - seen) ** 2).sum(axis=1).argmin())]
    return (float(at[1]), float(at[0]))
