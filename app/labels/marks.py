"""Handling marks in the manner of GB/T 191, our own drawings: shapes on a square of 100 × 100, y downward.

A label gets them as dots (`bitmap`), a slip draws `shapes` itself, a window takes `png` or `svg`. On labels they are
reminders of 8 to 14 mm; the mark of 50 mm or more on the package itself is still needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from app.core.errors import bad_input
from app.core.fonts import Face
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.bitmap import Bitmap, font

Point = tuple[float, float]


class MarkKind(StrEnum):
    """The marks by their Chinese names."""

    FRAGILE = "易碎物品"
    NO_HOOKS = "禁用手钩"
    THIS_WAY_UP = "向上"
    KEEP_FROM_SUN = "怕晒"
    KEEP_FROM_RADIATION = "怕辐射"
    KEEP_DRY = "怕雨"
    CENTRE_OF_GRAVITY = "重心"
    DO_NOT_ROLL = "禁止翻滚"
    NO_HAND_TRUCK = "此面禁用手推车"
    NO_FORKLIFT = "禁用叉车"
    CLAMP_HERE = "由此夹起"
    DO_NOT_CLAMP = "此处不能卡夹"
    STACK_MASS_LIMIT = "堆码质量极限"
    STACK_LAYER_LIMIT = "堆码层数极限"
    DO_NOT_STACK = "禁止堆码"
    SLING_HERE = "由此吊起"
    TEMPERATURE_LIMIT = "温度极限"


_WITH_VALUE = (MarkKind.STACK_MASS_LIMIT, MarkKind.STACK_LAYER_LIMIT, MarkKind.TEMPERATURE_LIMIT)


@dataclass(frozen=True)
class HandlingMark:
    """One mark, with its figure where it has one.

    Attributes:
        kind: Which mark.
        value: The number of layers, the kilograms (`500 kg`) or the temperatures (`5~40 ℃`); blank otherwise.
    """

    kind: MarkKind
    value: str = ""

    def __str__(self) -> str:
        """The name and the figure: 堆码层数极限 2."""
        return f"{self.kind.value} {self.value}".strip()

    @classmethod
    def parse(cls, text: str) -> HandlingMark:
        """Reads what `str` writes; the inverse for every mark.

        Raises:
            BadInput: no such mark, or a figure on one that takes none.
        """
        name, _, value = text.strip().partition(" ")
        kind = MarkKind(name) if name in tuple(MarkKind) else None
        if kind is None or (value and kind not in _WITH_VALUE):
            raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个贮运标志：{text}"), text=text)
        return cls(kind, value.strip())


@dataclass(frozen=True)
class Polygon:
    """A filled outline."""

    points: tuple[Point, ...]
    black: bool = True


@dataclass(frozen=True)
class Stroke:
    """A line of even width with round ends and corners."""

    points: tuple[Point, ...]
    width: float
    black: bool = True


@dataclass(frozen=True)
class Letters:
    """Bold text, centred on a point, at most `width` wide and `size` high an em."""

    text: str
    centre: Point
    size: float
    width: float


Shape = Polygon | Stroke | Letters


def shapes(mark: HandlingMark) -> tuple[Shape, ...]:
    """The drawing of `mark`, to be painted in this order, black and white, on 100 × 100 with y downward."""
    drawing = _DRAWINGS[mark.kind]
    return (*drawing, *_figure(mark)) if mark.kind in _WITH_VALUE else drawing


@lru_cache(maxsize=256)
def bitmap(mark: HandlingMark, size: int) -> Bitmap:
    """The mark as black dots in a square of `size` dots."""
    return Bitmap.of(_painted(mark, size).point(lambda value: 255 if value >= 140 else 0))


def png(mark: HandlingMark, size: int) -> bytes:
    """The mark as a grey PNG of `size` pixels square, smooth at the edges."""
    out = BytesIO()
    _painted(mark, size).save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=64)
def _painted(mark: HandlingMark, size: int) -> Image.Image:
    # Painted large and made small, so that curves and thin lines keep their weight at 8 mm.
    scale = max(1, -(-800 // size))
    side = size * scale
    unit = side / 100
    picture = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(picture)
    for shape in shapes(mark):
        if isinstance(shape, Letters):
            _letter(pen, shape, unit)
            continue
        colour = 0 if shape.black else 255
        points = [(x * unit, y * unit) for x, y in shape.points]
        if isinstance(shape, Polygon):
            pen.polygon(points, fill=colour)
            continue
        radius = shape.width * unit / 2
        pen.line(points, fill=colour, width=round(2 * radius))
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    return picture.resize((size, size), Image.Resampling.BOX)


def _letter(pen: ImageDraw.ImageDraw, shape: Letters, unit: float) -> None:
    size = shape.size * unit
    wide = font(Face.SC_BOLD, round(size)).getlength(shape.text)
    size *= min(1.0, shape.width * unit / max(wide, 1.0))
    at = (shape.centre[0] * unit, shape.centre[1] * unit + size * 0.366)
    pen.text(at, shape.text, fill=0, font=font(Face.SC_BOLD, round(size)), anchor="ms")


def _figure(mark: HandlingMark) -> tuple[Shape, ...]:
    if mark.kind is MarkKind.TEMPERATURE_LIMIT:
        low, high = [*re.split(r"[~～]", mark.value, maxsplit=1), ""][:2]
        return (Letters(high.strip(), (74, 20), 24, 46), Letters(low.strip(), (74, 68), 24, 46))
    if mark.kind is MarkKind.STACK_MASS_LIMIT:
        return (Letters(mark.value, (50, 60), 30, 68),)
    return (Letters(mark.value or "n", (50, 51), 40, 44),)


def _arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> tuple[Point, ...]:
    """Points of an ellipse from angle to angle, in degrees, 0 to the right, clockwise on the page."""
    steps = max(8, int(abs(end - start) / 4))
    angles = [(start + (end - start) * step / steps) * pi / 180 for step in range(steps + 1)]
    return tuple((round(cx + rx * cos(a), 2), round(cy + ry * sin(a), 2)) for a in angles)


def _disc(cx: float, cy: float, radius: float, black: bool = True) -> Polygon:
    return Polygon(_arc(cx, cy, radius, radius, 0, 360), black)


def _box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))


def _frame(left: float, top: float, right: float, bottom: float, width: float = 5) -> Stroke:
    return Stroke(((left, top), (right, top), (right, bottom), (left, bottom), (left, top)), width)


def _arrow(tip: Point, tail: Point, width: float, head: float) -> tuple[Polygon, ...]:
    """A filled arrow along an axis of the page."""
    (tx, ty), (sx, sy) = tip, tail
    length = abs(tx - sx) + abs(ty - sy)
    ux, uy = (tx - sx) / length, (ty - sy) / length
    nx, ny = -uy, ux
    neck = (tx - ux * head, ty - uy * head)
    half = width / 2
    return (
        Polygon((tip, (neck[0] + nx * head * 0.8, neck[1] + ny * head * 0.8),
                 (neck[0] - nx * head * 0.8, neck[1] - ny * head * 0.8))),
        Polygon(((neck[0] + nx * half, neck[1] + ny * half), (sx + nx * half, sy + ny * half),
                 (sx - nx * half, sy - ny * half), (neck[0] - nx * half, neck[1] - ny * half))),
    )


# The cross of a forbidding mark has a white edge, so that it stands out from what it forbids.
_CROSS: tuple[Shape, ...] = tuple(
    Stroke(line, width, black)
    for width, black in ((10.0, False), (5.0, True))
    for line in (((8.0, 8.0), (92.0, 92.0)), ((92.0, 8.0), (8.0, 92.0)))
)


def _drop(cx: float, cy: float) -> Polygon:
    return Polygon(((cx + 1.5, cy - 8), *_arc(cx, cy, 3.6, 4, -20, 200)))


_FRAGILE: tuple[Shape, ...] = (
    Polygon(((20, 4), (80, 4), (79, 24), *_arc(50, 26, 29, 34, 0, 180), (21, 24))),
    _box(46, 56, 54, 88),
    _box(24, 88, 76, 96),
    Stroke(((49, 4), (56, 15), (46, 25), (58, 35), (49, 46)), 4.5, False),
)

_UP: tuple[Shape, ...] = (
    *_arrow((28, 4), (28, 80), 15, 30),
    *_arrow((72, 4), (72, 80), 15, 30),
    _box(4, 88, 96, 96),
)

_CANOPY = (
    *_arc(50, 62, 46, 36, 180, 360),
    *_arc(84.67, 62, 11.33, 6, 0, -180),
    *_arc(61.5, 62, 11.5, 6, 0, -180),
    *_arc(38.5, 62, 11.5, 6, 0, -180),
    *_arc(15.33, 62, 11.33, 6, 0, -180),
)
_DRY: tuple[Shape, ...] = (
    Polygon(_CANOPY),
    Stroke(((50, 22), (50, 86), *_arc(43.5, 87, 6.5, 8, 0, 180)), 4.6),
    *(_drop(x, y) for x, y in ((16, 18), (33, 10), (50, 12), (67, 10), (84, 18), (26, 27), (75, 26))),
)

_GABLE: tuple[Shape, ...] = (Stroke(((8, 76), (50, 54), (92, 76)), 7), _box(33, 76, 67, 96))

_SUN: tuple[Shape, ...] = (
    _disc(50, 26, 13),
    *(
        Stroke(
            tuple((50 + r * cos(a * pi / 180), 26 + r * sin(a * pi / 180)) for r in (18.0, 25.0)),
            4,
        )
        for a in range(0, 360, 45)
    ),
    *_GABLE,
)

_RADIATION: tuple[Shape, ...] = (
    *(
        Polygon((*_arc(50, 26, 24, 24, a, a + 60), *_arc(50, 26, 9, 9, a + 60, a)))
        for a in (60, 180, 300)
    ),
    _disc(50, 26, 5.5),
    *_GABLE,
)

_GRAVITY: tuple[Shape, ...] = (
    Stroke(_arc(50, 50, 27, 27, 0, 360), 6),
    Stroke(((50, 4), (50, 96)), 6),
    Stroke(((4, 50), (96, 50)), 6),
)

_ROLL: tuple[Shape, ...] = (
    Polygon(((48, 36), (78, 58), (56, 88), (26, 66))),
    Stroke(_arc(50, 60, 42, 46, 190, 318), 6),
    Polygon(((91, 42), (91, 18), (71, 31))),
    _box(10, 92, 90, 97),
    *_CROSS,
)

_HOOKS: tuple[Shape, ...] = (
    Stroke(((62, 14), (62, 60), *_arc(42, 62, 20, 22, 0, 180), (22, 50)), 8),
    Stroke(((44, 10), (80, 10)), 10),
    *_CROSS,
)

_TRUCK: tuple[Shape, ...] = (
    Stroke(((18, 10), (30, 12), (52, 78)), 6),
    Stroke(((52, 82), (88, 71)), 6),
    _disc(47, 86, 10),
    _disc(47, 86, 4, False),
    Polygon(((46, 36), (74, 27), (85, 62), (57, 71))),
    *_CROSS,
)

_FORKLIFT: tuple[Shape, ...] = (
    Polygon(((8, 52), (24, 52), (24, 40), (54, 40), (54, 78), (8, 78))),
    Stroke(((26, 40), (26, 18), (48, 18), (54, 40)), 5),
    Stroke(((64, 12), (64, 84)), 6),
    Stroke(((64, 84), (94, 84)), 6),
    _box(72, 52, 94, 78),
    _disc(20, 82, 10),
    _disc(20, 82, 4, False),
    _disc(46, 82, 10),
    _disc(46, 82, 4, False),
    *_CROSS,
)

_CLAMP: tuple[Shape, ...] = (
    _frame(36, 20, 64, 80, 6),
    *_arrow((33, 50), (3, 50), 11, 17),
    *_arrow((67, 50), (97, 50), 11, 17),
    _box(22, 14, 27, 34),
    _box(73, 14, 78, 34),
    _box(22, 66, 27, 86),
    _box(73, 66, 78, 86),
)

_STACK_MASS: tuple[Shape, ...] = (
    _box(8, 30, 92, 37),
    *_arrow((50, 29), (50, 2), 10, 15),
    _box(8, 88, 92, 95),
    Stroke(((12, 37), (12, 88)), 5),
    Stroke(((88, 37), (88, 88)), 5),
)

_STACK_LAYERS: tuple[Shape, ...] = (
    _frame(23, 4, 77, 96, 6),
    Stroke(((23, 27), (77, 27)), 6),
    Stroke(((23, 75), (77, 75)), 6),
)

_NO_STACK: tuple[Shape, ...] = (
    _box(28, 58, 72, 92),
    _frame(31, 16, 69, 50, 6),
    _box(10, 93, 90, 98),
    *_CROSS,
)

_SLING: tuple[Shape, ...] = (
    Stroke(((22, 78), (50, 34), (78, 78)), 6),
    Stroke(_arc(50, 22, 11, 13, 0, 360), 6),
    Stroke(_arc(20, 84, 8, 10, 0, 360), 5),
    Stroke(_arc(80, 84, 8, 10, 0, 360), 5),
)

_TEMPERATURE: tuple[Shape, ...] = (
    Stroke(((26, 14), (26, 72)), 18),
    Stroke(((26, 14), (26, 72)), 9, False),
    _disc(26, 82, 15),
    Stroke(((26, 42), (26, 78)), 6),
    Stroke(((38, 20), (45, 20)), 4),
    Stroke(((38, 68), (45, 68)), 4),
)

_DRAWINGS: dict[MarkKind, tuple[Shape, ...]] = {
    MarkKind.FRAGILE: _FRAGILE,
    MarkKind.NO_HOOKS: _HOOKS,
    MarkKind.THIS_WAY_UP: _UP,
    MarkKind.KEEP_FROM_SUN: _SUN,
    MarkKind.KEEP_FROM_RADIATION: _RADIATION,
    MarkKind.KEEP_DRY: _DRY,
    MarkKind.CENTRE_OF_GRAVITY: _GRAVITY,
    MarkKind.DO_NOT_ROLL: _ROLL,
    MarkKind.NO_HAND_TRUCK: _TRUCK,
    MarkKind.NO_FORKLIFT: _FORKLIFT,
    MarkKind.CLAMP_HERE: _CLAMP,
    MarkKind.DO_NOT_CLAMP: (*_CLAMP, *_CROSS),
    MarkKind.STACK_MASS_LIMIT: _STACK_MASS,
    MarkKind.STACK_LAYER_LIMIT: _STACK_LAYERS,
    MarkKind.DO_NOT_STACK: _NO_STACK,
    MarkKind.SLING_HERE: _SLING,
    MarkKind.TEMPERATURE_LIMIT: _TEMPERATURE,
}
