"""The gate when a vehicle comes in: a strip that says what is next, the rows of plates, the booked trips to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import measure
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class StripView:
    """What the strip says.

    Attributes:
        word: The large word (车辆入厂, 已入厂, 不能登记).
        sentence: What is next, or why not.
        state: GOOD, HOLD or WRONG fill the strip; None leaves it plain.
        notes: Lines at the right: row ID, who can help.
    """

    word: str
    sentence: str = ""
    state: State | None = None
    notes: tuple[str, ...] = ()


class YardStrip(BenchPainted):
    """Verdict and next step over the width."""

    reference_height = 112

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = StripView("")

    @property
    def view(self) -> StripView:
        """What is shown."""
        return self._view

    def show_strip(self, view: StripView) -> None:
        """Shows another one."""
        self._view = view
        self.setAccessibleName(view.word)
        self.setAccessibleDescription(" ".join(part for part in (view.sentence, *view.notes) if part))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Shape, word, sentence, notes."""
        view = self._view
        fill = paint.fill_of(view.state) if view.state is not None else None
        ink, ground = (fill.ink, fill.ground) if fill is not None else (theme.text1, theme.surface1)
        painter.fillRect(area, QColor(ground))
        if view.state is None:
            icons.draw(painter, "truck", QRectF(36, 15, 82, 82), theme.focus)
            paint.rule(painter, 0, area.height() - 1, area.right(), area.height() - 1, theme.line, 2)
        else:
            paint.shape(painter, view.state, QRectF(28, 8, 96, 96), ink, ground, None)
        notes = [line for line in view.notes if line][:3]
        wide = max([paint.width(line, 22) for line in notes], default=0.0)
        room = area.width() - 156 - 24 - (wide + 40 if notes else 0)
        px = paint.fitting_px(view.word, 58, 40, room, True)
        paint.text(painter, QRectF(156, 2, room, 68), view.word, px, ink, True)
        px = paint.fitting_px(view.sentence, 27, 20, room, True)
        paint.text(painter, QRectF(158, 66, room, 40), view.sentence, px, ink, True)
        top = area.center().y() - 17 * len(notes)
        for number, line in enumerate(notes):
            at = QRectF(area.right() - 24 - wide, top + number * 34, wide + 1, 34)
            paint.text(painter, at, line, 22, ink, align=paint.RIGHT)


class PlateRow(BenchPainted):
    """A plate, or a number, as it is keyed: its name, the characters at 20 mm and more, and what is to be said of it."""

    reference_height = 112
    DIGIT_PX = 80
    LEAST_PX = 70
    PLACES = 12
    """Places that keep the least size: a plate with its dot, a number of a return, a telephone."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._name = icon, name
        self._keyed, self._pending, self._note, self._active = "", "", "", False
        self.show_keyed("", active=False)

    def show_keyed(self, keyed: str, *, active: bool, pending: str = "", note: str = "") -> None:
        """Shows what was keyed so far.

        Args:
            keyed: The characters, spelled as a plate.
            active: Whether keys go to this row.
            pending: First letter of a character's two-letter code.
            note: A word at the right (新能源, 末四位, 没有挂车).
        """
        self._keyed, self._active, self._pending, self._note = keyed, active, pending, note
        self.setAccessibleName(" ".join(part for part in (self._name, keyed, note) if part))
        self.update()

    def rename(self, name: str) -> None:
        """Another name for the same row."""
        self._name = name

    def digit_ink_mm(self) -> float:
        """Ink height of the digits on this glass in millimetres, at the least."""
        return self.LEAST_PX * self.unit() * measure.DIGIT_INK * measure.mm_per_logical_pixel(self)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Name, characters, cursor, note."""
        edge, pen = (theme.focus, 3.0) if self._active else (theme.line, 1.0)
        paint.rounded(painter, area, theme.surface1, edge, 6, pen)
        ink = theme.text1 if self._active or self._keyed else theme.text2
        middle = area.center().y()
        icons.draw(painter, self._icon, QRectF(21, middle - 42, 36, 36), ink)
        px = paint.fitting_px(self._name, 33, 20, 104, True)
        paint.text(painter, QRectF(20, middle - 4, 108, 52), self._name, px, ink, True)
        room = area.width() - 134 - 46
        least = self.LEAST_PX if len(self._keyed) <= self.PLACES else 40
        px = paint.fitting_px(self._keyed, self.DIGIT_PX, least, room, True)
        drawn = paint.text(painter, QRectF(134, 6, room + 40, area.height()), self._keyed, px, theme.text1, True) if self._keyed else 0
        x, low = 134.0 + drawn + 6, 26
        if x > area.right() - 54:
            x, low = area.right() - 54, 44  # below the last character rather than on the frame
        if self._pending:
            x += paint.text(painter, QRectF(x, 0, 60, area.height()), self._pending, 56, theme.text2, True) + 4
        if self._active:
            paint.rounded(painter, QRectF(x, middle + low, 40, 6), theme.focus, None, 3)
        paint.text(painter, QRectF(134, 4, area.width() - 146, 28), self._note, 21, theme.text2, align=paint.RIGHT)


@dataclass(frozen=True)
class TripLine:
    """One booked trip: when, for whom, by whom, where; never its plate, which is looked at on the vehicle."""

    when: str
    customers: str
    detail: str
    state: State = State.NOT_YET
    word: str = ""


class TripChoices(BenchPainted):
    """Booked trips, three at a time, with their numbers when one is to be chosen; a tap chooses too."""

    HEAD = 40.0
    ROW = 74.0
    PAGE = 3

    LEAST_PX = 20
    """Nothing at the gate is smaller."""

    chosen = Signal(int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._empty, self._more, self._choosing = "", "", "", False
        self._lines: tuple[TripLine, ...] = ()

    def show_trips(self, title: str, lines: Sequence[TripLine], *, choosing: bool, empty: str, more: str = "") -> None:
        """Shows a page of trips.

        Args:
            title: Line over them.
            lines: At most three.
            choosing: Whether one is to be chosen now.
            empty: What is said without any.
            more: How to see others.
        """
        self._title, self._lines, self._choosing, self._empty, self._more = title, tuple(lines[: self.PAGE]), choosing, empty, more
        words = [f"{line.when} {line.customers} {line.detail} {line.word}" for line in self._lines]
        self.setAccessibleName("；".join([title, *(words or [empty]), more]))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap on a trip, or on the words for the next page: a gate may have no keyboard."""
        y = event.position().y() / self.unit() - self.HEAD
        index = int(y // self.ROW)
        if event.button() is not Qt.MouseButton.LeftButton or not self._choosing:
            return
        if y < 0 and self._more and event.position().x() / self.unit() > self.area().width() / 2:
            self.turned.emit()
        elif 0 <= index < len(self._lines):
            self.chosen.emit(index)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title and lines."""
        wide = paint.width(self._more, 21)
        paint.text(painter, QRectF(4, 0, area.width() - wide - 20, self.HEAD), self._title, 24, theme.text1, True)
        paint.text(painter, QRectF(0, 0, area.width() - 4, self.HEAD), self._more, 21, theme.text2, align=paint.RIGHT)
        if not self._lines:
            at = QRectF(0, self.HEAD, area.width(), self.ROW)
            paint.rounded(painter, at, theme.surface1, theme.line, 6)
            px = paint.fitting_px(self._empty, 22, self.LEAST_PX, area.width() - 36)
            found, step = paint.lines(self._empty, px, area.width() - 36, most=2), px * 1.3
            for number, words in enumerate(found):
                row = QRectF(18, at.center().y() - step * len(found) / 2 + number * step, area.width() - 36, step)
                paint.text(painter, row, words, px, theme.text2)
        for number, line in enumerate(self._lines):
            self._draw_line(painter, QRectF(0, self.HEAD + number * self.ROW, area.width(), self.ROW - 6), number, line, theme)

    def _draw_line(self, painter: QPainter, box: QRectF, number: int, line: TripLine, theme: Theme) -> None:
        edge = theme.line_control if self._choosing else theme.line
        paint.rounded(painter, box, theme.surface2 if self._choosing else theme.surface1, edge, 6, 2 if self._choosing else 1)
        x, middle = box.x() + 16, box.center().y()
        if self._choosing:
            paint.text(painter, QRectF(x, box.y(), 40, box.height()), str(number + 1), 42, theme.text1, True)
            x += 48
        px = paint.fitting_px(line.when, 28, 20, 128, True)
        paint.text(painter, QRectF(x, box.y(), 130, box.height()), line.when, px, theme.text1, True)
        x += 136
        word_wide = paint.width(line.word, 22) + 44 if line.word else 0
        room = box.right() - x - word_wide - 12
        paint.text(painter, QRectF(x, middle - 32, room, 34), line.customers, 24, theme.text1, True)
        px = paint.fitting_px(line.detail, 21, self.LEAST_PX, room)
        paint.text(painter, QRectF(x, middle, room, 32), line.detail, px, theme.text2)
        if line.word:
            paint.mark(painter, line.state, QRectF(box.right() - word_wide, middle - 13, 26, 26), theme)
            at = QRectF(box.right() - word_wide + 32, box.y(), word_wide, box.height())
            paint.text(painter, at, line.word, 22, theme.text1)
