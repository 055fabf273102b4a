"""Charts that papers draw with the pen: columns with a line above them, and bars in order of size with their cumulative share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.slips import lettering
from app.slips.pen import Pen
from app.slips.stock import Stock

_GREY, _LIGHT = 0.55, 0.8
_SMALL = 7.5


@dataclass(frozen=True)
class Mark:
    """One column or bar: what it is called and how much; None where nothing is known."""

    name: str
    value: float | None


@dataclass(frozen=True)
class Area:
    """Where a chart stands, in mm."""

    x: float
    y: float
    wide: float
    tall: float


@dataclass(frozen=True)
class SideBySide:
    """Charts beside each other in one framed row of a paper, each with its title: `paint(pen, area)`."""

    charts: tuple[tuple[str, Callable[[Pen, Area], None]], ...]
    tall: float

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.tall

    def draw(self, pen: Pen, y: float) -> None:
        """Draws frames, titles and charts."""
        stock = pen.stock
        wide = stock.grid / len(self.charts)
        for number, (title, paint) in enumerate(self.charts):
            x = stock.left + number * wide
            pen.frame(x, y, wide, self.tall)
            pen.lines(x + 2, y + 3.4, lettering.one_line(title, wide - 4, 8.5, 6, bold=True), bold=True)
            paint(pen, Area(x + 2, y + 6.2, wide - 4, self.tall - 7.4))


def columns(marks: Sequence[Mark], *, whole: bool = True, full: float = 0.0, nothing: str = "") -> Callable[[Pen, Area], None]:
    """Columns in the order of time with their values above; `full` is the value of a full column, 0 for the largest."""

    def paint(pen: Pen, area: Area) -> None:
        known = [mark.value for mark in marks if mark.value is not None]
        if not known:
            _nothing(pen, area, nothing)
            return
        top = full or max(*known, 1.0)
        base, high = area.y + area.tall - 5, area.tall - 10
        step = area.wide / len(marks)
        for number, mark in enumerate(marks):
            middle = area.x + (number + 0.5) * step
            pen.lines(middle, base + 2.6, lettering.one_line(mark.name, step - 1, _SMALL, 5), align="c")
            if mark.value is None:
                pen.text(middle, base - 2.4, "—", _SMALL, align="c")
                continue
            tall = high * mark.value / top
            _box(pen, middle - step * 0.28, base - tall, step * 0.56, tall, _GREY if number == len(marks) - 1 else _LIGHT)
            pen.text(middle, base - tall - 2.2, f"{mark.value:.0f}" if whole else f"{mark.value:.1f}", _SMALL, align="c")
        pen.line(area.x, base, area.x + area.wide, base, 0.3)

    return paint


def line(marks: Sequence[Mark], *, nothing: str = "") -> Callable[[Pen, Area], None]:
    """A line of percentages in the order of time, each with its value; a month without a value leaves a gap."""

    def paint(pen: Pen, area: Area) -> None:
        known = [mark.value for mark in marks if mark.value is not None]
        if not known:
            _nothing(pen, area, nothing)
            return
        low = max(0.0, min(*known, 90.0) - 10)
        base, high = area.y + area.tall - 5, area.tall - 12
        step = area.wide / len(marks)
        before: tuple[float, float] | None = None
        for number, mark in enumerate(marks):
            x = area.x + (number + 0.5) * step
            pen.lines(x, base + 2.6, lettering.one_line(mark.name, step - 1, _SMALL, 5), align="c")
            if mark.value is None:
                pen.text(x, base - 2.4, "—", _SMALL, align="c")
                before = None
                continue
            y = base - 2 - high * (mark.value - low) / (100 - low if low < 100 else 1)
            if before is not None:
                pen.line(*before, x, y, 0.5)
            _dot(pen, x, y)
            pen.text(x, y - 2.6, f"{mark.value:.1f}", _SMALL, align="c")
            before = (x, y)
        pen.line(area.x, base, area.x + area.wide, base, 0.3)

    return paint


def pareto(marks: Sequence[Mark], *, share: bool = True, nothing: str = "") -> Callable[[Pen, Area], None]:
    """Bars in the order given, the largest first, with name and value, and their cumulative share in percent."""

    def paint(pen: Pen, area: Area) -> None:
        total = sum(mark.value or 0 for mark in marks)
        if not total:
            _nothing(pen, area, nothing)
            return
        most = max(mark.value or 0 for mark in marks)
        row = min(9.0, area.tall / len(marks))
        names, figures = area.wide * 0.36, 21.0 if share else 9.0
        room = area.wide - names - figures
        done = 0.0
        for number, mark in enumerate(marks):
            y, value = area.y + number * row, mark.value or 0
            middle = y + row / 2
            pen.lines(area.x, middle, lettering.one_line(mark.name, names - 1.5, 8, 5.5))
            _box(pen, area.x + names, y + row / 2 - 2.1, room * value / most, 4.2, _GREY if number == 0 else _LIGHT)
            done += value
            pen.text(area.x + area.wide - (12 if share else 0), middle, f"{value:.0f}", 8, bold=True, align="r")
            if share:
                pen.text(area.x + area.wide, middle, f"{100 * done / total:.0f} %", 8, align="r")

    return paint


def _nothing(pen: Pen, area: Area, words: str) -> None:
    pen.text(area.x + area.wide / 2, area.y + area.tall / 2, words, 8.5, align="c")


def _box(pen: Pen, x: float, y: float, wide: float, tall: float, grey: float) -> None:
    if tall <= 0 or wide <= 0:
        return
    pen.polygon(((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)), grey)
    pen.frame(x, y, wide, tall, 0.25)


def _dot(pen: Pen, x: float, y: float) -> None:
    pen.polygon(((x - 0.8, y), (x, y - 0.8), (x + 0.8, y), (x, y + 0.8)), 0)
