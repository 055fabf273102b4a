"""The drawings of 装柜图: the load from above and aslant, told apart by letters and hatches alone, never by colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from app.slips import lettering
from app.slips.lettering import POINT
from app.slips.pen import Pen
from app.slips.texts import T, count

Point = tuple[float, float]
_Segment = tuple[float, float, float, float]


class Hatch(Enum):
    """How the sides of a box are filled."""

    PLAIN = "plain"
    DIAGONAL = "diagonal"
    VERTICAL = "vertical"
    DOTS = "dots"
    HORIZONTAL = "horizontal"
    CROSS = "cross"


_ANGLES = {Hatch.DIAGONAL: (45,), Hatch.VERTICAL: (90,), Hatch.HORIZONTAL: (0,), Hatch.CROSS: (45, 135)}
_STEP = 1.5
_THIN = 0.13
_DOT = 0.3
_EDGE = 0.25
LEAST = 5.5
"""Smallest type in a drawing, points: a turn in a box; everything else keeps the paper's smallest."""
_WALL = 0.5
_ABOVE = 8.0
"""Most room above a picture: what is left stays below it."""


@dataclass(frozen=True)
class Area:
    """One visible side of a box in the picture, in mm of the picture plane.

    Attributes:
        points: Its corners in turn.
        tone: Grey it is filled with, 1 for white.
        pattern: Its hatch.
        edges: Whether the line from each corner to the next is drawn.
        label: Letter and turn, or blank.
        at: Middle of the label.
    """

    points: tuple[Point, ...]
    tone: float = 1.0
    pattern: Hatch = Hatch.PLAIN
    edges: tuple[bool, ...] = (True, True, True, True)
    label: str = ""
    at: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Picture:
    """The load aslant: areas from the farthest to the nearest, lines of the inside (start, end, before the load), two words' places."""

    areas: tuple[Area, ...]
    lines: tuple[tuple[Point, Point, bool], ...]
    front: Point
    door: Point
    bounds: tuple[float, float, float, float]
    title: str = ""


@dataclass(frozen=True)
class Field:
    """One box in a plan from above, mm from the front wall and from the upper edge of the plan."""

    x: int
    y: int
    wide: int
    tall: int
    label: str = ""
    pattern: Hatch = Hatch.PLAIN
    tone: float = 1.0


@dataclass(frozen=True)
class Layer:
    """The plan of one layer; `spans` are the lengths along it (from, to, words)."""

    n: int
    fields: tuple[Field, ...]
    spans: tuple[tuple[int, int, str], ...] = field(default=())
    boxes: int = 0


# ---------------------------------------------------------------------- hatches


def hatched(pen: Pen, points: Sequence[Point], pattern: Hatch, step: float = _STEP) -> None:
    """Fills a convex polygon, in mm of the sheet, with a hatch whose lines lie on one grid for the whole sheet."""
    if pattern is Hatch.PLAIN:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    found = _dots(box, step) if pattern is Hatch.DOTS else _lines(box, _ANGLES[pattern], step)
    pen.within(points, lambda: pen.strokes(found, _DOT if pattern is Hatch.DOTS else _THIN))


def _dots(box: tuple[float, float, float, float], step: float) -> list[_Segment]:
    left, top, right, bottom = box
    found = []
    for row in range(math.floor(top / step), math.ceil(bottom / step) + 1):
        shift = step / 2 if row % 2 else 0.0
        for column in range(math.floor(left / step) - 1, math.ceil(right / step) + 1):
            x, y = column * step + shift, row * step
            found.append((x, y, x, y))
    return found


def _lines(box: tuple[float, float, float, float], angles: Sequence[int], step: float) -> list[_Segment]:
    left, top, right, bottom = box
    found: list[_Segment] = []
    if 0 in angles:
        found += [(left, n * step, right, n * step) for n in range(math.floor(top / step), math.ceil(bottom / step) + 1)]
    if 90 in angles:
        found += [(n * step, top, n * step, bottom) for n in range(math.floor(left / step), math.ceil(right / step) + 1)]
    slant = step * math.sqrt(2)
    if 45 in angles:
        turns = range(math.floor((left + top) / slant), math.ceil((right + bottom) / slant) + 1)
        found += [(n * slant - top, top, n * slant - bottom, bottom) for n in turns]
    if 135 in angles:
        turns = range(math.floor((left - bottom) / slant), math.ceil((right - top) / slant) + 1)
        found += [(n * slant + top, top, n * slant + bottom, bottom) for n in turns]
    return found


# ---------------------------------------------------------------------- labels


def label_size(label: str, room: Point, largest: float = 8.0) -> float:
    """The largest type in which a label stands in a room of so many mm, 0 where even the smallest is too large."""
    size = largest
    while size >= LEAST:
        if lettering.width(label, size, True) + 0.5 <= room[0] and size * POINT * 0.95 <= room[1]:
            return size
        size -= 0.5
    return 0.0


def draw_label(pen: Pen, x: float, y: float, label: str, size: float, *, plate: bool) -> None:
    """Draws a label in its middle, on a white plate where it stands on a hatch."""
    if plate:
        wide, tall = lettering.width(label, size, True) + 0.5, size * POINT * 0.9
        left, top, right, bottom = x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2
        pen.polygon(((left, top), (right, top), (right, bottom), (left, bottom)), 1)
    pen.text(x, y, label, size, bold=True, align="c")


# ---------------------------------------------------------------------- aslant


@dataclass(frozen=True)
class Room:
    """A place on the sheet for a picture: left, top, width and height in mm, with margins for the words at both ends."""

    x: float
    y: float
    wide: float
    tall: float
    margin: float = 10.0

    def parts(self, count: int) -> list[Room]:
        """The room cut into equal ones below each other."""
        tall = self.tall / max(1, count)
        return [Room(self.x, self.y + number * tall, self.wide, tall - (2 if count > 1 else 0), self.margin) for number in range(count)]

    def scale(self, bounds: tuple[float, float, float, float]) -> float:
        """Millimetres of paper for one of the picture."""
        left, top, right, bottom = bounds
        return min((self.wide - 2 * self.margin) / (right - left), self.tall / (bottom - top))


def draw_picture(pen: Pen, picture: Picture, room: Room, door: str) -> None:
    """Draws the load aslant into a room; `door` is the word for the door's end."""
    scale = room.scale(picture.bounds)
    left, top, right, bottom = picture.bounds
    x0 = room.x + (room.wide - (right - left) * scale) / 2 - left * scale
    y0 = room.y + min((room.tall - (bottom - top) * scale) / 2, _ABOVE) - top * scale

    def at(point: Point) -> Point:
        return x0 + point[0] * scale, y0 + point[1] * scale

    for start, end, near in picture.lines:
        if not near:
            pen.line(*at(start), *at(end), _EDGE)
    for area in picture.areas:
        points = tuple(at(point) for point in area.points)
        pen.polygon(points, area.tone)
        hatched(pen, points, area.pattern)
        for number, drawn in enumerate(area.edges):
            if drawn:
                pen.line(*points[number], *points[(number + 1) % len(points)], _EDGE)
    for area in picture.areas:
        size = label_size(area.label, (16, 4), 7) if area.label else 0.0
        if size:
            draw_label(pen, *at(area.at), area.label, size, plate=area.pattern is not Hatch.PLAIN or area.tone < 1)
    for start, end, near in picture.lines:
        if near:
            pen.dashes(*at(start), *at(end), _EDGE)
    if picture.title:
        pen.lines(room.x, room.y + 3, lettering.one_line(picture.title, room.wide / 2, 9, 7, bold=True), bold=True)
    for point, word in ((picture.front, T.FRONT_WALL), (picture.door, door)):
        x, y = at(point)
        if point[0] < (left + right) / 2:
            pen.text(x - 1, y, word, 9, bold=True, align="r")
        else:
            pen.text(x + 1, y, word, 9, bold=True)


# ---------------------------------------------------------------------- from above

TITLE, BELOW = 5.0, 7.0
"""Room above a plan for its title and below it for the lengths, mm."""


def legible(layers: Sequence[Layer], scale: float) -> bool:
    """Whether nearly every box of these plans has room for its label at this scale."""
    fields = [one for layer in layers for one in layer.fields if one.label]
    lost = sum(1 for one in fields if not label_size(one.label, (one.wide * scale, one.tall * scale)))
    return lost * 50 <= len(fields)


def draw_layer(pen: Pen, layer: Layer, inside: tuple[int, int], x: float, y: float, scale: float) -> None:
    """Draws the plan of a layer with its title above and the lengths below; x, y is the upper left corner of the whole."""
    wide, tall = inside[0] * scale, inside[1] * scale
    pen.text(x, y + TITLE / 2, T.NTH_LAYER.format(n=layer.n), 9, bold=True)
    pen.text(x + wide, y + TITLE / 2, T.BOXES_OF.format(n=count(layer.boxes)), 9, align="r")
    top = y + TITLE
    for one in layer.fields:
        _draw_field(pen, one, x, top, scale)
    pen.frame(x, top, wide, tall, _WALL)
    pen.line(x + wide, top, x + wide, top + tall, 1.0)  # the door
    _draw_spans(pen, layer.spans, x, top + tall + 2.2, scale)


def _draw_field(pen: Pen, one: Field, x: float, y: float, scale: float) -> None:
    left, top, right, bottom = x + one.x * scale, y + one.y * scale, x + (one.x + one.wide) * scale, y + (one.y + one.tall) * scale
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    if one.tone < 1:
        pen.polygon(corners, one.tone)
    hatched(pen, corners, one.pattern)
    pen.frame(left, top, right - left, bottom - top, _EDGE)
    if one.label:
        middle = ((left + right) / 2, (top + bottom) / 2)
        size = label_size(one.label, (right - left, bottom - top))
        if size:
            draw_label(pen, *middle, one.label, size, plate=one.pattern is not Hatch.PLAIN)
            return
        upright = label_size(one.label, (bottom - top, right - left))
        if upright:
            pen.turned(*middle, 90, lambda: draw_label(pen, 0, 0, one.label, upright, plate=one.pattern is not Hatch.PLAIN))


def _draw_spans(pen: Pen, spans: Sequence[tuple[int, int, str]], x: float, y: float, scale: float) -> None:
    for start, end, words in spans:
        left, right = x + start * scale, x + end * scale
        pen.line(left, y, right, y, 0.2)
        for at in (left, right):
            pen.line(at, y - 0.9, at, y + 0.9, 0.2)
        if lettering.width(words, 7.5) + 0.6 <= right - left:
            pen.text((left + right) / 2, y + 2.3, words, 7.5, align="c")


def plate(pen: Pen, x: float, y: float, wide: float, tall: float, letter: str, pattern: Hatch) -> None:
    """Draws the sign of one 唛头: a small framed hatch with its letter, as the boxes are drawn."""
    corners = ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall))
    hatched(pen, corners, pattern)
    pen.frame(x, y, wide, tall, 0.35)
    size = label_size(letter, (wide, tall), 9)
    if size:
        draw_label(pen, x + wide / 2, y + tall / 2, letter, size, plate=pattern is not Hatch.PLAIN)

