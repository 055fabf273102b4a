"""A line of percentages or a row of counts drawn by pyqtgraph in the theme's colours; every point opens its records.

Imported only where it is shown: pyqtgraph takes its time to load.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.theme.current import theme_of


@dataclass(frozen=True)
class PlotPoint:
    """One point: its word on the axis, its value or None, the value in words, whether it misses its target, its key."""

    label: str
    value: float | None
    shown: str
    off: bool = False
    key: str = ""


class PointsPlot(pg.PlotWidget):  # type: ignore[misc]
    """Left and right choose a point, Enter or a click opens it; points off target are hexagons with their value in the wrong colour."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, bars: bool = False, percent: bool = True, nothing: str = "") -> None:
        super().__init__(parent, background=None)
        self._bars, self._percent = bars, percent
        self._none = nothing or self.tr("没有数据")
        self._points: tuple[PlotPoint, ...] = ()
        self._target: float | None = None
        self._at = -1
        self.setAntialiasing(True)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(220, 110)
        self.getPlotItem().setContentsMargins(0, 4, 8, 0)

    def show_points(self, points: tuple[PlotPoint, ...], target: float | None = None) -> None:
        """Shows the points in order of time, with a dashed line at the target."""
        self._points, self._target = points, target
        self._at = min(self._at, len(points) - 1)
        off = [f"{one.label} {one.shown}" for one in points if one.off]
        self.setAccessibleName("；".join(off) or (points[-1].shown if points else self._none))
        self._draw()

    @property
    def points(self) -> tuple[PlotPoint, ...]:
        """What is shown."""
        return self._points

    def _draw(self) -> None:
        theme, item = theme_of(self), self.getPlotItem()
        item.clear()
        self.setBackground(theme.surface1)
        font = QFont(self.font())
        font.setPixelSize(12)
        for name in ("left", "bottom"):
            axis = item.getAxis(name)
            axis.setPen(pg.mkPen(theme.line_control))
            axis.setTextPen(pg.mkPen(theme.text2))
            axis.setStyle(tickFont=font, tickLength=-4)
        every = 2 if len(self._points) > 6 else 1
        last = len(self._points) - 1
        ticks = [(n, one.label) for n, one in enumerate(self._points) if (last - n) % every == 0]
        item.getAxis("bottom").setTicks([ticks])
        known = [(n, one) for n, one in enumerate(self._points) if one.value is not None and (one.value > 0 or not self._bars)]
        values = [float(one.value or 0) for _, one in known]
        self._range(values)
        if not known:
            self._nothing(theme.text2)
        if self._target is not None and known:
            item.addItem(pg.InfiniteLine(self._target, angle=0, pen=pg.mkPen(theme.text3, width=1.5, style=Qt.PenStyle.DashLine)))
        if self._bars:
            item.addItem(pg.BarGraphItem(x=[n for n, _ in known], height=values, width=0.6, brush=theme.accent, pen=pg.mkPen(theme.accent)))
        else:
            item.plot([n for n, _ in known], values, pen=pg.mkPen(theme.accent, width=2))
        spots = [
            {
                "pos": (n, one.value), "data": n, "symbol": "h" if one.off else "o", "size": 14 if one.off else 9,
                "pen": pg.mkPen(theme.wrong_text if one.off else theme.accent, width=2),
                "brush": pg.mkBrush(theme.wrong_soft if one.off else theme.surface1),
            }
            for n, one in known
        ]  # fmt: skip
        scatter = pg.ScatterPlotItem(spots=spots)
        scatter.sigClicked.connect(self._clicked)
        item.addItem(scatter)
        for n, one in known:
            if one.off or n == last or self._bars or n == self._at:
                self._label(n, one, theme.wrong_text if one.off else theme.text1)
        if self.hasFocus() and 0 <= self._at <= last and self._points[self._at].value is not None:
            ring = pg.ScatterPlotItem(pos=[(self._at, self._points[self._at].value)], size=24, symbol="s", brush=None)
            ring.setPen(pg.mkPen(theme.focus, width=3))
            item.addItem(ring)

    def _label(self, n: int, one: PlotPoint, colour: str) -> None:
        text = pg.TextItem(one.shown, color=QColor(colour), anchor=(0.5, 1.25))
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        text.setFont(font)
        text.setPos(QPointF(n, float(one.value or 0)))
        self.getPlotItem().addItem(text, ignoreBounds=True)

    def _nothing(self, colour: str) -> None:
        words = pg.TextItem(self._none, color=QColor(colour), anchor=(0.5, 0.5))
        (left, right), (low, high) = self.getPlotItem().viewRange()
        words.setPos(QPointF((left + right) / 2, (low + high) / 2))
        self.getPlotItem().addItem(words, ignoreBounds=True)

    def _range(self, values: list[float]) -> None:
        lowest = min([*values, 90.0])
        low, high = (lowest - (16 if lowest < 50 else 8), 112.0) if self._percent else (0.0, max([*values, 3.0]) * 1.35)
        if self._percent:
            steps = (0, 25, 50, 75, 100) if lowest < 50 else (50, 60, 70, 80, 90, 100)
            self.getPlotItem().getAxis("left").setTicks([[(step, str(step)) for step in steps if step >= low]])
        self.setXRange(-0.6, max(1, len(self._points)) - 0.4, padding=0)
        self.setYRange(low, high, padding=0)

    def _clicked(self, _scatter: object, spots: list[pg.SpotItem], *_: object) -> None:
        if len(spots):
            self._at = int(spots[0].data())
            self._open()

    def _open(self) -> None:
        if 0 <= self._at < len(self._points) and self._points[self._at].key:
            self._draw()
            self.opened.emit(self._points[self._at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._points:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._at = (self._at + step) % len(self._points) if self._at >= 0 else len(self._points) - 1
            self._draw()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme draws anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._points:
            self._draw()
