"""The pictures of counting: the periods of the year with their count, and the map of places with how far each is (D-11)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.storage.count_views import CountPlaceState, CountPlaceView, PeriodView
from ui.storage import count_words as words
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

TILE, TALL, GAP, ZONE = 118, 42, 6, 26
"""Pixels of a place on the map: width, height, between two; and of the line that names a zone."""


_ROOMY = 76.0
"""From this width on a tile has room for year and month beside its mark."""


class PeriodStrip(Painted):
    """The last twelve periods, each with the mark of its count; one that passed without a count is red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._periods: Sequence[PeriodView] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)

    def show_periods(self, periods: Sequence[PeriodView]) -> None:
        """Shows the periods, oldest first."""
        self._periods = periods
        self.setAccessibleName("，".join(f"{p.first:%Y-%m} {words.period(p.mark)[1]}" for p in periods))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """A tile a period: month, mark and word; where twelve stand close the mark is small above, beside the month alone."""
        if not self._periods:
            return
        wide = min(104.0, (area.width() - 4 * (len(self._periods) - 1)) / len(self._periods))
        for n, period in enumerate(self._periods):
            box = QRectF(area.x() + n * (wide + 4), area.y() + 1, wide, area.height() - 2)
            state, word = words.period(period.mark)
            paint.rounded(painter, box, theme.soft_of(state), theme.text_of(state), 4)
            size, close = 14.0, wide < _ROOMY
            middle = box.y() + 12 if close else box.center().y()
            paint.mark(painter, state, QRectF(box.x() + (4 if close else 7), middle - size / 2, size, size), theme)
            left = QRectF(box.x() + (21 if close else 26), box.y() + 3, box.width() - (22 if close else 28), 18)
            month = self.tr("{n} 月").format(n=period.first.month) if close else f"{period.first:%y-%m}"
            paint.text(painter, left, month, 12 if close else 13, theme.text1, True)
            under = QRectF(box.x() + 4, left.y() + 18, box.width() - 6, 18) if close else left.translated(0, 18)
            paint.text(painter, under, word, 12 if close else 13, theme.text_of(state))


class PlaceMap(Painted):
    """Every place of a count as a tile, zone by zone; arrows walk over it, Enter opens a place.

    Attributes:
        chosen: A place was chosen; carries its code.
        opened: A place was opened by Enter or double click; carries its code.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[CountPlaceView] = []
        self._boxes: list[QRect] = []
        self._zones: list[tuple[int, str, str]] = []
        self._at = -1
        self._empty = self.tr("没有盘点。按 Ctrl+N 新建，或等每月的任务。")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> str:
        """Code of the chosen place, or blank."""
        return self._places[self._at].code if 0 <= self._at < len(self._places) else ""

    def show_places(self, places: Sequence[CountPlaceView]) -> None:
        """Shows the places of a count."""
        kept = self.current
        self._places = list(places)
        self._at = next((n for n, place in enumerate(self._places) if place.code == kept), -1)
        by_state = {state: sum(p.state is state for p in self._places) for state in CountPlaceState}
        said = "，".join(f"{words.place(state)[1]} {n}" for state, n in by_state.items() if n)
        self.setAccessibleName(said or self._empty)
        self._lay_out()

    def show_place(self, code: str) -> None:
        """Chooses a place and brings it into sight."""
        at = next((n for n, place in enumerate(self._places) if place.code == code), -1)
        if at >= 0 and at != self._at:
            self._at = at
            self._reveal()
            self.update()

    def resizeEvent(self, event: object) -> None:
        """The tiles flow anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_out()

    def _lay_out(self) -> None:
        across = max(1, (self.width() + GAP) // (TILE + GAP))
        self._boxes, self._zones, top = [], [], 0
        for zone, group in groupby(self._places, key=lambda place: place.zone):
            members = list(group)
            done = sum(place.state in words.DONE for place in members)
            self._zones.append((top, zone, f"{done}/{len(members)}"))
            top += ZONE
            for n, _ in enumerate(members):
                self._boxes.append(QRect((n % across) * (TILE + GAP), top + n // across * (TALL + GAP), TILE, TALL))
            top += -(-len(members) // across) * (TALL + GAP) + 4
        self.setMinimumHeight(max(top, 60))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its tiles."""
        return QSize(5 * (TILE + GAP), self.minimumHeight())

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Only what is in sight."""
        painter.fillRect(area, QColor(theme.surface1))
        seen = self.visibleRegion().boundingRect()
        if not self._places:
            paint.text(painter, QRectF(8, 12, area.width() - 16, 24), self._empty, 15, theme.text2)
            return
        for top, zone, count in self._zones:
            if seen.top() - ZONE <= top <= seen.bottom():
                drawn = paint.text(painter, QRectF(0, top, area.width() - 90, ZONE), zone, 14, theme.text1, True)
                paint.text(painter, QRectF(drawn + 12, top, 90, ZONE), count, 14, theme.text2)
        for n, (place, box) in enumerate(zip(self._places, self._boxes, strict=True)):
            if seen.intersects(box):
                self._draw_place(painter, QRectF(box), place, n == self._at, theme)

    def _draw_place(self, painter: QPainter, box: QRectF, place: CountPlaceView, current: bool, theme: Theme) -> None:
        state, word = words.place(place.state)
        paint.rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), theme.soft_of(state), theme.line_control, 4)
        paint.mark(painter, state, QRectF(box.x() + 7, box.center().y() - 8, 16, 16), theme)
        left = QRectF(box.x() + 29, box.y() + 3, box.width() - 34, 18)
        paint.text(painter, left, place.code, 13, theme.text1, True)
        paint.text(painter, left.translated(0, 17), word, 12, theme.text_of(state) if state in words.SAID_LOUD else theme.text2)
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint.rounded(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), None, theme.focus if self.hasFocus() else theme.accent, 4, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self._pick(self._under(event.position().toPoint()))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        if self._under(event.position().toPoint()) >= 0:
            self.opened.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens."""
        across = max(1, (self.width() + GAP) // (TILE + GAP))
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: across, Qt.Key.Key_Up: -across}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._places:
            self._pick(max(0, min(self._at + step if self._at >= 0 else 0, len(self._places) - 1)))
            self._reveal()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _under(self, point: QPoint) -> int:
        return next((n for n, box in enumerate(self._boxes) if box.contains(point)), -1)

    def _pick(self, at: int) -> None:
        if at >= 0:
            self._at = at
            place = self._places[at]
            self.setAccessibleDescription(f"{place.code} {words.place(place.state)[1]} {'、'.join(place.counters)}")
            self.chosen.emit(place.code)
        self.update()

    def _reveal(self) -> None:
        port = self.parentWidget()
        around = port.parentWidget() if port is not None else None
        if isinstance(around, QScrollArea) and 0 <= self._at < len(self._boxes):
            box = self._boxes[self._at]
            around.ensureVisible(box.center().x(), box.center().y(), TILE, TALL)


class Legend(Painted):
    """How many places are how far, with the marks of the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[CountPlaceState, int] = {}
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: dict[CountPlaceState, int]) -> None:
        """Shows the counts."""
        self._counts = counts
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Mark, word and number, one behind the other."""
        left = area.x()
        for state in CountPlaceState:
            mark, word = words.place(state)
            paint.mark(painter, mark, QRectF(left, area.center().y() - 8, 16, 16), theme)
            said = f"{word} {self._counts.get(state, 0)}"
            painter.setPen(QColor(theme.text1))
            left += 22 + paint.text(painter, QRectF(left + 22, area.y(), 140, area.height()), said, 13, theme.text1) + 16
