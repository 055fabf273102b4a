"""在厂车辆 as the guard sees it: a page of vehicles in large rows, one of them chosen by the arrow keys or a tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class InsideLine:
    """One vehicle.

    Attributes:
        plate: Its plate, as far as it may be shown here.
        trailer: Its trailer's, likewise.
        since: When it came in, and how long ago.
        late: Whether it has been here too long.
        what: Purpose or customers.
        detail: Trip, return number, dock.
        state: Shape of the mark.
        word: State of its trip.
        outlook: What it still lacks.
    """

    plate: str
    trailer: str
    since: str
    stay: str
    late: bool
    what: str
    detail: str
    state: State
    word: str
    outlook: str


class InsideList(BenchPainted):
    """The rows; as many as fit are shown, the chosen one always among them."""

    HEAD = 38.0
    ROW = 73.0

    chosen = Signal(int)

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._lines: tuple[InsideLine, ...] = ()
        self._at, self._first, self._empty, self._more = -1, 0, "", ""

    @property
    def lines(self) -> tuple[InsideLine, ...]:
        """What is listed."""
        return self._lines

    def show_lines(self, lines: Sequence[InsideLine], at: int, empty: str, more: str = "") -> None:
        """Shows the vehicles.

        Args:
            lines: All of them.
            at: Index of the chosen one; -1 without any.
            empty: What is said without any.
            more: What is said of `{n}` vehicles below the last row.
        """
        self._lines, self._at, self._empty, self._more = tuple(lines), at, empty, more
        words = [f"{n.plate} {n.trailer} {n.stay} {n.what} {n.word} {n.outlook}" for n in self._lines]
        self.setAccessibleName("；".join(words) or empty)
        self.update()

    def page(self) -> int:
        """How many rows fit."""
        return max(1, int((self.area().height() - self.HEAD) // self.ROW))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap chooses."""
        y = event.position().y() / self.unit() - self.HEAD
        index = self._first + int(y // self.ROW)
        if event.button() is Qt.MouseButton.LeftButton and y >= 0 and index < min(len(self._lines), self._first + self.page()):
            self.chosen.emit(index)

    def _columns(self, wide: float) -> tuple[float, ...]:
        """Left edges of plate, since, what, state, outlook."""
        return (20, wide * 0.222, wide * 0.345, wide * 0.55, wide * 0.725)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Heads and rows."""
        edges = self._columns(area.width())
        for left, head in zip(edges, self._heads, strict=True):
            paint.text(painter, QRectF(left, 0, 260, self.HEAD), head, 20, theme.text2)
        if not self._lines:
            paint.text(painter, QRectF(0, self.HEAD, area.width(), 160), self._empty, 34, theme.text1, True, paint.CENTER)
            return
        shown = self.page()
        self._first = max(0, min(self._first, self._at, len(self._lines) - shown)) if self._at >= 0 else 0
        if self._at >= self._first + shown:
            self._first = self._at - shown + 1
        below = len(self._lines) - self._first - shown
        if below > 0:
            at = QRectF(0, 0, area.width() - 14, self.HEAD)
            paint.text(painter, at, self._more.format(n=below), 22, theme.text1, True, paint.RIGHT)
        for number, line in enumerate(self._lines[self._first : self._first + shown]):
            box = QRectF(0, self.HEAD + number * self.ROW, area.width(), self.ROW - 5)
            self._draw_row(painter, box, line, self._first + number == self._at, edges, theme)

    def _draw_row(
        self, painter: QPainter, box: QRectF, line: InsideLine, here: bool, edges: tuple[float, ...], theme: Theme
    ) -> None:
        paint.rounded(painter, box, theme.surface2 if here else theme.surface1, theme.focus if here else theme.line, 6, 3 if here else 1)
        plate, since, what, state, outlook = edges
        top, high, middle = box.y(), box.height(), box.center().y()
        room = since - plate - 14
        if line.trailer:
            px = paint.fitting_px(line.plate, 32, 24, room, True)
            paint.text(painter, QRectF(plate, top + 1, room, 38), line.plate, px, theme.text1, True)
            paint.text(painter, QRectF(plate, top + 36, room, 28), line.trailer, 23, theme.text2)
        else:
            px = paint.fitting_px(line.plate, 40, 26, room, True)
            paint.text(painter, QRectF(plate, top, room, high), line.plate, px, theme.text1, True)
        room = what - since - 12
        px = paint.fitting_px(line.stay, 31, 20, room, True)
        paint.text(painter, QRectF(since, top + 1, room, 38), line.stay, px, theme.hold_text if line.late else theme.text1, True)
        paint.text(painter, QRectF(since, top + 37, room, 26), line.since, 20, theme.hold_text if line.late else theme.text2)
        room = state - what - 14
        self._two(painter, QRectF(what, top, room, high), line.what, line.detail, theme)
        paint.mark(painter, line.state, QRectF(state, middle - 14, 28, 28), theme)
        room = outlook - state - 46
        self._two_lines(painter, QRectF(state + 36, top, room, high), line.word, theme)
        room = box.right() - outlook - 14
        self._two_lines(painter, QRectF(outlook, top, room, high), line.outlook, theme)

    @staticmethod
    def _two_lines(painter: QPainter, box: QRectF, said: str, theme: Theme) -> None:
        """In one line, smaller where it is long, else in two of the smallest size, which stay inside the row."""
        px = paint.fitting_px(said, 25, 20, box.width(), True)
        found, step = paint.lines(said, px, box.width(), True, 2), px * 1.3
        for number, words in enumerate(found):
            at = QRectF(box.x(), box.center().y() - step * len(found) / 2 + number * step, box.width(), step)
            paint.text(painter, at, words, px, theme.text1, True)

    @staticmethod
    def _two(painter: QPainter, box: QRectF, first: str, second: str, theme: Theme) -> None:
        if not second:
            paint.text(painter, box, first, 25, theme.text1, True)
            return
        paint.text(painter, QRectF(box.x(), box.y() + 1, box.width(), 36), first, 25, theme.text1, True)
        paint.text(painter, QRectF(box.x(), box.y() + 36, box.width(), 28), second, 21, theme.text2)
