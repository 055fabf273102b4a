"""The pieces of a sample in one picture: each value where it lies against the limits, the piece in hand ringed, what is outside marked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.quality.sampling import is_bad
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

HEIGHT = 118
_DOT, _AXIS, _SIDE = 16.0, 20.0, 62.0


class PieceStrip(Painted):
    """One column a piece, the band of the limits behind; a click chooses a piece."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: tuple[str, ...] = ()
        self._count = self._piece = 1
        self._low: Decimal | None = None
        self._high: Decimal | None = None
        self._unit = ""

    def show_values(
        self, values: Sequence[str], count: int, piece: int, low: Decimal | None, high: Decimal | None, unit: str
    ) -> None:
        """Shows the values of an item for `count` pieces; `piece` is the one in hand, from 1."""
        self._values, self._count, self._piece = tuple(values), max(count, 1), piece
        self._low, self._high, self._unit = low, high, unit
        bad = [str(n) for n, value in enumerate(self._values, start=1) if is_bad(value, low, high)]
        done = sum(1 for value in self._values if value)
        words = self.tr("已测 {n}/{all} 件").format(n=done, all=self._count)
        self.setAccessibleName(words + (self.tr("，超差：第 {n} 件").format(n="、".join(bad)) if bad else ""))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(400, HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the piece under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            first, shown = self._window()
            column = int((event.position().x() - _SIDE) // self._step(shown))
            if 0 <= column < shown:
                self.chosen.emit(first + column)

    def _window(self) -> tuple[int, int]:
        """First piece shown and how many: at most as many as have room, with the one in hand among them."""
        most = max(1, int((self.width() - _SIDE - 8) // 34))
        shown = min(self._count, most)
        first = min(max(1, self._piece - shown // 2), self._count - shown + 1)
        return first, shown

    def _step(self, shown: int) -> float:
        return min(72.0, (self.width() - _SIDE - 8) / shown)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Band, limits, dots with their values, numbers of the pieces."""
        first, shown = self._window()
        step, plot = self._step(shown), QRectF(_SIDE, 18, area.width() - _SIDE - 8, area.height() - 18 - _AXIS - 4)
        paint.rounded(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), theme.surface1, theme.line, 4)
        bottom, top = self._scale()
        self._draw_band(painter, plot, bottom, top, theme)
        for column in range(shown):
            n = first + column
            value = self._values[n - 1] if n <= len(self._values) else ""
            left = _SIDE + column * step
            if n == self._piece:
                paint.rounded(painter, QRectF(left + 2, 3, step - 4, area.height() - 6), theme.accent_soft, theme.focus, 4, 2)
                self._draw_band(painter, QRectF(left + 4, plot.y(), step - 8, plot.height()), bottom, top, theme, words=False)
            self._draw_value(painter, QRectF(left, plot.y(), step, plot.height()), value, bottom, top, theme)
            ink, bold = (theme.text1, True) if n == self._piece else (theme.text2, False)
            paint.text(painter, QRectF(left, area.height() - _AXIS - 2, step, _AXIS), str(n), 13, ink, bold, paint.CENTER)

    def _scale(self) -> tuple[float, float]:
        numbers = [float(value) for value in self._values if value]
        numbers += [float(limit) for limit in (self._low, self._high) if limit is not None]
        low, high = min(numbers, default=0.0), max(numbers, default=1.0)
        margin = (high - low or abs(high) or 1.0) * 0.18
        return low - margin, high + margin

    def _y(self, plot: QRectF, value: float, bottom: float, top: float) -> float:
        return plot.bottom() - (value - bottom) / (top - bottom) * plot.height()

    def _draw_band(
        self, painter: QPainter, plot: QRectF, bottom: float, top: float, theme: Theme, *, words: bool = True
    ) -> None:
        high = self._y(plot, float(self._high), bottom, top) if self._high is not None else plot.top()
        low = self._y(plot, float(self._low), bottom, top) if self._low is not None else plot.bottom()
        painter.fillRect(QRectF(plot.x(), high, plot.width(), max(low - high, 1)), theme.good_soft)
        for limit, y in ((self._high, high), (self._low, low)):
            if limit is not None:
                paint.rule(painter, plot.x(), y, plot.right(), y, theme.good_text)
                if words:
                    text = f"{limit.normalize():f}"
                    paint.text(painter, QRectF(4, y - 9, _SIDE - 10, 18), text, 13, theme.good_text, False, paint.RIGHT)
        if words and self._unit:
            paint.text(painter, QRectF(4, HEIGHT - _AXIS - 2, _SIDE - 10, _AXIS), self._unit, 13, theme.text2, False, paint.RIGHT)

    def _draw_value(self, painter: QPainter, cell: QRectF, value: str, bottom: float, top: float, theme: Theme) -> None:
        middle = cell.center().x()
        if not value:
            paint.mark(painter, State.NOT_YET, QRectF(middle - _DOT / 2, cell.center().y() - _DOT / 2, _DOT, _DOT), theme)
            return
        bad = is_bad(value, self._low, self._high)
        y = self._y(cell, float(value), bottom, top)
        paint.mark(painter, State.WRONG if bad else State.GOOD, QRectF(middle - _DOT / 2, y - _DOT / 2, _DOT, _DOT), theme)
        ink = theme.wrong_text if bad else theme.text1
        px = paint.fitting_px(value, 13, 9, cell.width() - 2, bad)
        paint.text(painter, QRectF(cell.x(), 2, cell.width(), 16), value, px, ink, bad, paint.CENTER)
