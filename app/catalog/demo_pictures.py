"""Pictures of packing steps for the demo data: plain line drawings of our own, made when the demo is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from math import atan2, cos, pi, sin

from PIL import Image, ImageChops, ImageDraw

_W, _H = 800, 600
_SCALE = 2
_INK, _SOFT, _ACCENT, _GROUND = "#14202B", "#CBD3DB", "#0D4C8C", "#FFFFFF"

Point = tuple[float, float]


class _Pen:
    """Draws on 800 × 600 at twice the size, so that the lines come out smooth."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (_W * _SCALE, _H * _SCALE), _GROUND)
        self._draw = ImageDraw.Draw(self.image)

    def area(self, points: list[Point], fill: str | None = _GROUND, ink: str = _INK, width: int = 5) -> None:
        """A closed outline."""
        big = [(x * _SCALE, y * _SCALE) for x, y in points]
        if fill is not None:
            self._draw.polygon(big, fill=fill)
        self.line([*points, points[0]], ink, width)

    def line(self, points: list[Point], ink: str = _INK, width: int = 5) -> None:
        """A line with round joints."""
        big = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(big, fill=ink, width=width * _SCALE, joint="curve")

    def ring(self, x: float, y: float, radius: float, ink: str = _INK, width: int = 4, fill: str | None = None) -> None:
        """A circle."""
        left, top, right, bottom = ((v + d) * _SCALE for v, d in ((x, -radius), (y, -radius), (x, radius), (y, radius)))
        self._draw.ellipse((left, top, right, bottom), outline=ink, width=width * _SCALE, fill=fill)

    def arrow(self, start: Point, end: Point) -> None:
        """What is moved where."""
        self.line([start, end], _ACCENT, 9)
        angle = atan2(end[1] - start[1], end[0] - start[0])
        tips = [(end[0] - 34 * cos(angle + turn), end[1] - 34 * sin(angle + turn)) for turn in (-pi / 7, pi / 7)]
        self.area([end, *tips], _ACCENT, _ACCENT, 2)

    def block(self, x: float, y: float, wide: float, high: float, deep: float, fill: str = _GROUND, width: int = 5) -> None:
        """A solid seen from the front, right and above; (x, y) is the lower left corner of its front."""
        dx, dy = deep * 0.8, -deep * 0.45
        self.area([(x, y), (x + wide, y), (x + wide, y - high), (x, y - high)], fill, width=width)
        self.area([(x, y - high), (x + dx, y - high + dy), (x + wide + dx, y - high + dy), (x + wide, y - high)], fill, width=width)
        self.area([(x + wide, y), (x + wide + dx, y + dy), (x + wide + dx, y - high + dy), (x + wide, y - high)], _SOFT, width=width)


def _part(pen: _Pen, x: float, y: float, size: float) -> None:
    """A moulded-case breaker: body, terminals, toggle."""
    pen.block(x, y, size, size * 1.4, size * 0.6)
    left, right, low, top = x + size * 0.35, x + size * 0.65, y - size * 0.55, y - size * 0.9
    pen.area([(left, low), (right, low), (right, top), (left, top)], _SOFT)
    for n in range(3):
        for row in (0.12, 1.28):
            pen.ring(x + size * (0.2 + 0.3 * n), y - size * row, size * 0.07)


def _cabinet(pen: _Pen, x: float, y: float, high: float) -> None:
    """A cabinet with door, handle and instruments."""
    wide = high * 0.42
    pen.block(x, y, wide, high, high * 0.28)
    pen.area([(x + 14, y - 16), (x + wide - 14, y - 16), (x + wide - 14, y - high + 14), (x + 14, y - high + 14)], None, width=3)
    pen.line([(x + wide - 30, y - high * 0.45), (x + wide - 30, y - high * 0.58)], _INK, 8)
    for n in range(3):
        pen.ring(x + wide * (0.25 + 0.25 * n), y - high * 0.85, high * 0.03)


def _open_box(pen: _Pen, x: float, y: float, wide: float, high: float) -> None:
    """A carton with its four flaps open."""
    deep = wide * 0.62
    dx, dy = deep * 0.8, -deep * 0.45
    top = y - high
    pen.area([(x, top), (x + dx, top + dy), (x + dx - 70, top + dy - 30), (x - 80, top - 34)], _GROUND)
    pen.area([(x + dx, top + dy), (x + wide + dx, top + dy), (x + wide + dx + 40, top + dy - 80), (x + dx + 30, top + dy - 80)], _GROUND)
    pen.area([(x, top), (x + dx, top + dy), (x + wide + dx, top + dy), (x + wide, top)], _SOFT)
    pen.area([(x, y), (x + wide, y), (x + wide, top), (x, top)], _GROUND)
    pen.area([(x + wide, y), (x + wide + dx, y + dy), (x + wide + dx, top + dy), (x + wide, top)], _SOFT)
    pen.area([(x, top), (x + wide, top), (x + wide - 40, top + 66), (x - 50, top + 66)], _GROUND)
    pen.area([(x + wide, top), (x + wide + dx, top + dy), (x + wide + dx + 90, top + dy + 22), (x + wide + 80, top + 30)], _GROUND)


def _part_ready(pen: _Pen) -> None:
    _part(pen, 300, 500, 190)
    pen.arrow((640, 150), (520, 250))


def _bag(pen: _Pen) -> None:
    pen.area([(220, 540), (560, 540), (600, 140), (180, 140)], "#F1F4F7")
    for row in range(8):
        for column in range(7):
            pen.ring(225 + column * 55 + (row % 2) * 20, 190 + row * 46, 13, _SOFT, 3)
    _part(pen, 300, 480, 150)
    pen.line([(180, 140), (600, 140)], _ACCENT, 10)
    pen.arrow((390, 30), (390, 120))


def _papers(pen: _Pen) -> None:
    pen.area([(180, 200), (620, 200), (620, 520), (180, 520)], "#F1F4F7")
    pen.line([(180, 250), (620, 250)], _ACCENT, 8)
    for n in range(3):
        x, y = 250 + n * 90, 290 + n * 20
        pen.area([(x, y), (x + 130, y), (x + 130, y + 180), (x, y + 180)])
        for line in range(4):
            pen.line([(x + 18, y + 34 + line * 34), (x + 112, y + 34 + line * 34)], _SOFT, 6)
    pen.arrow((400, 60), (400, 180))


def _carton(pen: _Pen) -> None:
    _open_box(pen, 190, 550, 300, 190)
    pen.area([(270, 330), (450, 330), (500, 290), (320, 290)], "#F1F4F7", _SOFT)
    _part(pen, 340, 200, 90)
    pen.arrow((410, 215), (410, 300))


def _doors(pen: _Pen) -> None:
    _cabinet(pen, 270, 560, 470)
    pen.ring(437, 318, 44, _ACCENT, 8)
    pen.arrow((640, 250), (500, 305))


def _dry(pen: _Pen) -> None:
    _cabinet(pen, 210, 560, 470)
    for n in range(2):
        pen.block(560, 330 + n * 150, 110, 76, 40, "#F1F4F7")
        pen.arrow((550, 300 + n * 150), (400, 330 + n * 60))


def _cover(pen: _Pen) -> None:
    _cabinet(pen, 290, 570, 360)
    pen.area([(250, 330), (300, 120), (520, 120), (570, 330), (540, 380), (280, 380)], "#F1F4F7")
    for x in (330, 410, 490):
        pen.line([(x, 140), (x - 16 + (x - 410) // 3, 370)], _SOFT, 4)
    pen.arrow((650, 150), (650, 420))


def _crate(pen: _Pen) -> None:
    pen.block(170, 540, 400, 400, 150)
    for n in range(1, 5):
        pen.line([(170, 540 - n * 80), (570, 540 - n * 80)], _SOFT, 6)
    pen.line([(170, 540), (570, 140)], _INK, 12)
    for x in (190, 550):
        pen.line([(x, 540), (x, 140)], _INK, 10)
        for y in (150, 345, 525):
            pen.ring(x, y, 8, _ACCENT, 4, _GROUND)


def _bars(pen: _Pen) -> None:
    for n in range(4):
        pen.block(110, 470 - n * 46, 500, 40, 90, "#F1F4F7")
    for x in (180, 360, 540):
        pen.line([(x, 475), (x, 288), (x + 70, 250)], _ACCENT, 12)


def _count(pen: _Pen) -> None:
    for n in range(6):
        pen.block(150 + (n % 3) * 170, 320 + (n // 3) * 170, 100, 70, 40, "#F1F4F7")
        x, y = 150 + (n % 3) * 170, 320 + (n // 3) * 170
        pen.line([(x + 30, y - 35), (x + 46, y - 17), (x + 76, y - 54)], _ACCENT, 8)


_DRAWINGS: dict[str, Callable[[_Pen], None]] = {
    "part": _part_ready, "bag": _bag, "papers": _papers, "carton": _carton, "doors": _doors, "dry": _dry, "cover": _cover,
    "crate": _crate, "bars": _bars, "count": _count,
}  # fmt: skip


STEP_PICTURES = {
    "柜门锁紧，抽屉固定": "doors", "贴干燥剂 2 包": "dry", "套机柜保护套": "cover", "装木制包装箱，底部螺栓固定": "crate",
    "分闸位置，端子罩装好": "part", "装气泡膜包装袋": "bag", "随货资料装塑料膜包装袋": "papers", "装纸制包装箱，空隙填缓冲材料": "carton",
    "捆扎打包带 3 道": "bars", "按清单点数": "count", "装纸制包装箱，放清单": "carton",
}  # fmt: skip
"""The drawing of each step of the demo that has one."""

SKIPPABLE = frozenset({"分闸位置，端子罩装好", "擦净，端头套塑料帽", "贴干燥剂 2 包"})
"""Steps that are asked for in a person's first package of the day alone."""


@lru_cache(maxsize=16)
def drawing(name: str) -> bytes:
    """A drawing as PNG.

    Args:
        name: part, bag, papers, carton, doors, dry, cover, crate, bars or count.
    """
    pen = _Pen()
    _DRAWINGS[name](pen)
    left, top, right, bottom = ImageChops.difference(pen.image, Image.new("RGB", pen.image.size, _GROUND)).getbbox() or (0, 0, 2, 2)
    edge = 24 * _SCALE
    cut = pen.image.crop((left - edge, top - edge, right + edge, bottom + edge)) if left > edge and top > edge else pen.image
    out = BytesIO()
    cut.resize((cut.width // _SCALE, cut.height // _SCALE), Image.Resampling.LANCZOS).quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()
