"""The rows that are keyed blind at the gate: one thing wide, three one under the other, up to six in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import measure
from ui.theme.fonts import font
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import BenchBoard, BenchPainted
from ui.widgets.pictures import Pictures

PICTURES = 8
"""So many things to key on a vehicle are kept as pictures of their empty rows."""

LEAST_PX = 72
"""Keyed digits are never smaller: 20 mm of ink and a little over."""


class BlindKeyRow(BenchPainted):
    """One thing to key blind: its icon and name, its empty places, and how far it is.

    Its accessible text says how many places are keyed, never what stands on the pass.
    """

    WIDE = 520.0
    """From this width on, with little height, the name stands beside the places instead of above them."""
    TALL = 150.0

    tapped = Signal()
    changed = Signal()

    def __init__(self, icon: str, name: str, places: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._name, self._places = icon, name, places
        self._keyed, self._active, self._note, self._sub, self._skipped = "", False, "", "", False
        self.show_keyed("", active=False)

    def show_thing(self, icon: str, name: str, places: int) -> None:
        """Another thing to key, of which nothing is keyed yet."""
        self._icon, self._name, self._places = icon, name, places
        self.setAccessibleName("")  # it is said anew, whatever was said of the thing before
        self.show_keyed("", active=False)

    def show_keyed(self, keyed: str, *, active: bool, note: str = "", sub: str = "", skipped: bool = False) -> None:
        """Shows what was keyed so far.

        Args:
            keyed: The characters the guard keyed.
            active: Whether keys go to this row now.
            note: Strong line at the right (第 2 项).
            sub: Line under it (共 3 项, 已键入, 未键入).
            skipped: The row does not apply (没有挂车).
        """
        now = keyed[: self._places], active, note, sub, skipped
        if now == (self._keyed, self._active, self._note, self._sub, self._skipped) and self.accessibleName():
            return  # of three rows one is keyed
        self._keyed, self._active, self._note, self._sub, self._skipped = now
        self.changed.emit()
        state = note or sub or self.tr("未键入")
        count = self.tr("{n} / {all} 位").format(n=len(self._keyed), all=self._places)
        self.setAccessibleName(f"{self._name} {state} {count}")
        self.update()

    @property
    def looks(self) -> tuple[object, ...]:
        """Everything that makes a difference to how it is drawn in its place."""
        return self._icon, self._name, self._places, self._active, self._note, self._sub, self._skipped, self._keyed

    @property
    def empty(self) -> bool:
        """Whether nothing is keyed here yet."""
        return not self._keyed

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap wants to key this one anew."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tapped.emit()

    @property
    def active(self) -> bool:
        """Whether keys go here."""
        return self._active

    def digit_mm(self) -> float:
        """Ink height of a keyed digit on this glass in millimetres."""
        px = self._boxes(self.area())[1]
        return px * self.unit() * measure.DIGIT_INK * measure.mm_per_logical_pixel(self)

    def _beside(self, area: QRectF) -> bool:
        return area.width() >= self.WIDE and area.height() < self.TALL

    def _boxes(self, area: QRectF) -> tuple[list[QRectF], int]:
        """The places, and the size of the characters in them."""
        count, gap = max(4, self._places), 8.0
        if self._beside(area):
            wide = min(92.0, (area.width() - 124 - 140 - gap * (count - 1)) / count)
            high = min(104.0, area.height() - 18)
            left, top = 124.0, area.center().y() - high / 2
        else:
            edge = 12.0 if area.width() < self.WIDE else 20.0
            head = self._head(area)
            wide = (area.width() - 2 * edge - gap * (count - 1)) / count
            high = min(area.height() - head - 9, wide * 1.75)
            left, top = edge, head + max(0.0, (area.height() - head - 9 - high) / 2)
        px = max(LEAST_PX, round(min(high, wide * 1.05)))
        if self._beside(area):
            px = min(84, max(LEAST_PX, px))
        return [QRectF(left + place * (wide + gap), top, wide, high) for place in range(self._places)], px

    def _head(self, area: QRectF) -> float:
        """Height of the line with the name where it stands above the places."""
        return 38.0 if area.width() < self.WIDE else 64.0

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Name, places, note."""
        edge, pen = (theme.focus, 4.0) if self._active else (theme.line, 1.0)
        paint.rounded(painter, area, theme.surface1, edge, 6, pen)
        ink = theme.text1 if self._active or self._keyed else theme.text2
        if self._beside(area):
            self._draw_name_beside(painter, area, theme, ink)
        else:
            self._draw_name_above(painter, area, theme, ink)
        boxes, px = self._boxes(area)
        for place, box in enumerate(boxes):
            here = self._active and place == len(self._keyed)
            paint.rounded(painter, box, theme.surface2, theme.focus if here else theme.line_control, 5, 4 if here else 2)
            if place < len(self._keyed):
                self._draw_character(painter, box, self._keyed[place], px, theme.text1)
            elif self._skipped:
                paint.rounded(painter, QRectF(box.center().x() - 16, box.center().y() - 3, 32, 6), theme.text2, None, 3)
            elif here:
                bar = min(48.0, box.width() - 24)
                paint.rounded(painter, QRectF(box.center().x() - bar / 2, box.bottom() - 20, bar, 6), theme.focus, None, 3)

    def _draw_character(self, painter: QPainter, box: QRectF, character: str, px: int, ink: str) -> None:
        """In the middle of its place by its ink: a line box is taller than the place where there are many."""
        high = paint.ink_size("0", px, True)[1]
        painter.setFont(font(px, True))
        painter.setPen(QColor(ink))
        left = box.center().x() - paint.width(character, px, True) / 2
        painter.drawText(QPointF(left, box.center().y() + high / 2), character)

    def _draw_name_beside(self, painter: QPainter, area: QRectF, theme: Theme, ink: str) -> None:
        middle = area.center().y()
        icons.draw(painter, self._icon, QRectF(21, middle - 42, 38, 38), ink)
        px = paint.fitting_px(self._name, 35, 24, 100, True)
        paint.text(painter, QRectF(20, middle + 2, 106, 50), self._name, px, ink, True)
        box = QRectF(area.right() - 134, 0, 126, area.height())
        if self._skipped or self._done:
            icons.draw(painter, "minus" if self._skipped else "check", QRectF(box.x() + 8, middle - 42, 32, 32), theme.text2)
            paint.text(painter, QRectF(box.x(), middle, box.width(), 36), self._sub, 24, theme.text2)
        elif self._note:
            paint.text(painter, QRectF(box.x(), middle - 38, box.width(), 36), self._note, 24, theme.text1, True)
            paint.text(painter, QRectF(box.x(), middle + 2, box.width(), 36), self._sub, 24, theme.text2)
        else:
            paint.text(painter, QRectF(box.x(), middle - 18, box.width(), 36), self._sub, 24, theme.text2)

    def _draw_name_above(self, painter: QPainter, area: QRectF, theme: Theme, ink: str) -> None:
        small = area.width() < self.WIDE
        high, left = self._head(area), 14.0 if small else 22.0
        size = 26.0 if small else 40.0
        icons.draw(painter, self._icon, QRectF(left, (high - size) / 2 + 2, size, size), ink)
        px, note_px = (25, 20) if small else (38, 26)
        x = left + size + 10
        words = " ".join(part for part in (self._note, self._sub) if part)
        if self._note and small:
            words = self._note
        mark = note_px + 8 if self._skipped or self._done else 0
        room = area.width() - x - 16 - left - mark - paint.width(words, note_px, bool(self._note))
        px = paint.fitting_px(self._name, px, 20, room, True)
        x += paint.text(painter, QRectF(x, 2, max(room, area.width() / 3), high), self._name, px, ink, True) + 16
        box = QRectF(x, 2, area.width() - x - left, high)
        wide = paint.text(painter, box, words, note_px, theme.text1 if self._note else theme.text2, bool(self._note), paint.RIGHT)
        if self._skipped or self._done:
            at = QRectF(box.right() - wide - note_px - 8, (high - note_px) / 2 + 2, note_px, note_px)
            icons.draw(painter, "minus" if self._skipped else "check", at, theme.text2)

    @property
    def _done(self) -> bool:
        return len(self._keyed) == self._places and not self._active


class KeyRows(BenchBoard):
    """All rows of a pass in one place that never changes its size, so that nothing jumps under a glove.

    Emits `tapped` with the number of a row that is to be keyed anew.
    """

    GAP = 10.0
    COLUMN = 3
    """So many stand one under the other; more make two columns."""

    tapped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BlindKeyRow] = []
        self._made: list[BlindKeyRow] = []
        self._pictures = Pictures(PICTURES)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing is painted under it that it covers
        self._shown: list[tuple[str, str, int]] = []

    def set_rows(self, rows: Sequence[tuple[str, str, int]]) -> None:
        """Other things to key: icon, name, places. Rows are made once: what comes next is seldom what was there."""
        if [*rows] == self._shown:
            return
        self._shown = [*rows]
        for number in range(len(self._made), len(rows)):
            made = BlindKeyRow(*rows[number], self)
            made.tapped.connect(lambda number=number: self.tapped.emit(number))
            made.changed.connect(lambda made=made: self.update(made.geometry()))
            made.setUpdatesEnabled(False)  # the board paints it
            self._made.append(made)
        self.rows = self._made[: len(rows)]
        for row, thing in zip(self.rows, rows, strict=True):
            row.show_thing(*thing)
        self.place()
        for row in self._made:
            row.setVisible(row in self.rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Empty rows from one picture: so they look with every pass that is read. Later those that changed."""
        if not all(row.empty for row in self.rows):
            painter = QPainter(self)
            painter.fillRect(event.rect(), QColor(self.theme().surface0))
            painter.end()
            self.draw_keys(self, (row for row in self.rows if row.geometry().intersects(event.rect())))
            return
        painter, looks = QPainter(self), (self.theme().name, self.unit(), *(row.looks for row in self.rows))
        self._pictures.show(painter, self, looks, lambda picture: self.draw_keys(picture, self.rows), ground=self.theme().surface0)
        painter.end()

    def place(self) -> None:
        """One column of rows, two when there are more than one takes."""
        count = len(self.rows)
        if not count:
            return
        unit, area = self.unit(), self.area()
        columns = 1 if count <= self.COLUMN else 2
        down = -(-count // columns)
        wide = (area.width() - self.GAP * (columns - 1)) / columns
        high = (area.height() - self.GAP * (down - 1)) / down
        for number, row in enumerate(self.rows):
            column, at = divmod(number, down)
            x, y = column * (wide + self.GAP), at * (high + self.GAP)
            left, top = round(x * unit), round(y * unit)
            row.setGeometry(left, top, round((x + wide) * unit) - left, round((y + high) * unit) - top)
