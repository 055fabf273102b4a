"""The chart of a zone's climate: temperature in its band above, humidity under its limit below, times outside hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.clock import site_time
from app.storage.climate_rules import Limits, figure
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

_LEFT, _RIGHT, _FOOT = 44.0, 12.0, 24.0
_MOST = 1_200
"""More points than that are drawn by the extremes of each part of the width."""


@dataclass(frozen=True)
class Value:
    """What is drawn at a moment: the lowest and highest temperature, the highest humidity, and whether it was outside."""

    at: datetime
    low: int
    high: int
    humidity: int | None
    outside: bool


@dataclass(frozen=True)
class Span:
    """A time outside the limits: from, until (None while it lasts), its key."""

    started: datetime
    ended: datetime | None
    key: int


class ClimateChart(Painted):
    """Arrows go from one time outside to the next, Enter opens it; so does a click."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 190))
        self._values: tuple[Value, ...] = ()
        self._spans: tuple[Span, ...] = ()
        self._limits = Limits(0, 0, 0)
        self._from = self._to = datetime.min
        self._by_day = False
        self._hits: list[tuple[QRectF, int]] = []
        self._at = 0

    def show_values(
        self, values: Sequence[Value], spans: Sequence[Span], limits: Limits, start: datetime, end: datetime, *, by_day: bool = False
    ) -> None:
        """Shows a time of a zone; `by_day` where each value is a whole day."""
        self._values = tuple(values) if by_day else _thinned(values)
        self._spans, self._limits, self._by_day = tuple(spans), limits, by_day
        self._from, self._to, self._at = start, end, 0
        out = self.tr("超限 {n} 次").format(n=len(spans)) if spans else self.tr("没有超限")
        self.setAccessibleName(self.tr("温湿度 {n} 个读数，{out}").format(n=len(values), out=out) if values else self.tr("没有读数"))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Two charts over one line of time."""
        self._hits = []
        if self._from == datetime.min:
            return
        if not self._values:
            words = self.tr("这段时间没有读数。在左边抄一次，或按 Ctrl+I 导入记录仪文件。")
            for n, line in enumerate(paint.lines(words, 14, area.width() - 40)):
                at = QRectF(20, area.height() / 2 - 24 + n * 24, area.width() - 40, 24)
                paint.text(painter, at, line, 14, theme.text2, align=paint.CENTER)
            return
        room = area.height() - _FOOT - 10
        top = QRectF(_LEFT, 8, area.width() - _LEFT - _RIGHT, room * 0.58 - 8)
        foot = QRectF(_LEFT, top.bottom() + 14, top.width(), room - top.height() - 22)
        wet = [value.humidity for value in self._values if value.humidity is not None]
        warm = (min(value.low for value in self._values), max(value.high for value in self._values))
        temperature = _scale(min(warm[0], self._limits.low), max(warm[1], self._limits.high))
        humidity = _scale(min([*wet, self._limits.humidity]), max([*wet, self._limits.humidity]))
        self._draw_spans(painter, top, foot, theme)
        self._draw_band(painter, top, temperature, (self._limits.low, self._limits.high), "°C", theme)
        self._draw_band(painter, foot, humidity, (None, self._limits.humidity), "%RH", theme)
        degrees = [(v.at, v.low, v.high) for v in self._values]
        self._draw_line(painter, top, temperature, degrees, (self._limits.low, self._limits.high), theme)
        percent = [(v.at, v.humidity, v.humidity) for v in self._values if v.humidity is not None]
        self._draw_line(painter, foot, humidity, percent, (None, self._limits.humidity), theme)
        self._draw_time(painter, foot, theme)
        if self.hasFocus():
            paint.rounded(painter, area, None, theme.focus, 3, 3)
            if self._hits:
                paint.rounded(painter, self._hits[self._at % len(self._hits)][0], None, theme.focus, 2, 3)

    def _x(self, plot: QRectF, at: datetime) -> float:
        part = (at - self._from) / (self._to - self._from)
        return plot.x() + plot.width() * min(1.0, max(0.0, part))

    def _draw_spans(self, painter: QPainter, top: QRectF, foot: QRectF, theme: Theme) -> None:
        for span in self._spans:
            left, right = self._x(top, span.started), self._x(top, span.ended or self._to)
            box = QRectF(left, top.y(), max(4.0, right - left), foot.bottom() - top.y())
            painter.fillRect(box, QColor(theme.wrong_soft))
            if box.width() > 8:
                paint.hatch(painter, box, theme.wrong_soft, theme.surface1, 8)
            paint.rule(painter, box.left(), box.top(), box.left(), box.bottom(), theme.wrong_text)
            self._hits.append((box, span.key))

    def _draw_band(
        self, painter: QPainter, plot: QRectF, scale: tuple[int, int], limits: tuple[int | None, int], unit: str, theme: Theme
    ) -> None:
        """The ground that is allowed, its edges dashed and named."""
        low, high = limits
        bottom = plot.bottom() if low is None else _y(plot, scale, low)
        ceiling = _y(plot, scale, high)
        colour = QColor(theme.good_soft)
        colour.setAlpha(150)
        painter.fillRect(QRectF(plot.x(), ceiling, plot.width(), bottom - ceiling), colour)
        for value in (low, high):
            if value is None:
                continue
            y = _y(plot, scale, value)
            pen = QPen(QColor(theme.good_text), 1.4)
            pen.setDashPattern([5, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
            paint.text(painter, QRectF(0, y - 9, _LEFT - 6, 18), figure(value), 13, theme.text1, True, paint.RIGHT)
        edge = (ceiling + bottom) / 2 - 9 if low is not None else plot.bottom() - 14  # between the two figures, never on one
        paint.text(painter, QRectF(0, edge, _LEFT - 6, 18), unit, 12, theme.text2, align=paint.RIGHT)
        paint.rule(painter, plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.line_control)

    def _draw_line(
        self, painter: QPainter, plot: QRectF, scale: tuple[int, int], rows: Sequence[tuple[datetime, int, int]],
        limits: tuple[int | None, int], theme: Theme,
    ) -> None:  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2))
        middle = timedelta(hours=12) if self._by_day else timedelta()
        points = [(self._x(plot, at + middle), _y(plot, scale, low), _y(plot, scale, high)) for at, low, high in rows]
        if self._by_day:
            for x, low, high in points:
                painter.drawLine(QPointF(x, low + 1), QPointF(x, high - 1))
        else:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, low, high in points for y in ((low, high) if low != high else (low,))]))
            if len(points) <= 80:
                painter.setBrush(QColor(theme.surface1))
                for x, low, _ in points:
                    painter.drawEllipse(QPointF(x, low), 2.8, 2.8)
        last = -99.0
        for n in _worst(rows, limits):
            (x, low_y, high_y), (_, low, high) = points[n], rows[n]
            hot = high > limits[1]
            y, words = (high_y, figure(high)) if hot else (low_y, figure(low))
            paint.mark(painter, State.WRONG, QRectF(x - 6, y - 6, 12, 12), theme)
            wide = paint.width(words, 12, True)
            if x - last > wide + 24:
                at = x + 9 if x + 9 + wide < plot.right() else x - 9 - wide
                paint.text(painter, QRectF(at, y - 11, wide + 2, 18), words, 12, theme.wrong_text, True)
                last = x

    def _draw_time(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        """Five moments at even distances."""
        span = self._to - self._from
        form = "%H:%M" if span <= timedelta(days=2) else "%m-%d" if span <= timedelta(days=62) else "%y-%m"
        for n in range(5):
            moment = self._from + span * n / 4
            words = f"{site_time(moment):{form}}"
            wide, x = paint.width(words, 12), self._x(plot, moment)
            left = min(max(plot.x(), x - wide / 2), plot.right() - wide)
            paint.rule(painter, x, plot.bottom(), x, plot.bottom() + 4, theme.line_control)
            paint.text(painter, QRectF(left, plot.bottom() + 4, wide + 2, 18), words, 12, theme.text2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the time outside that was clicked."""
        for box, key in self._hits:
            if box.adjusted(-4, 0, 4, 0).contains(event.position()):
                self.opened.emit(key)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None and self._hits:
            self._at = (self._at + step) % len(self._hits)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits:
            self.opened.emit(self._hits[self._at % len(self._hits)][1])
        else:
            super().keyPressEvent(event)


def _scale(low: int, high: int) -> tuple[int, int]:
    """The values at the foot and at the head of a chart: a tenth of room on both sides, at least a degree."""
    room = max(100, (high - low) // 8)
    return low - room, high + room


def _y(plot: QRectF, scale: tuple[int, int], value: int) -> float:
    low, high = scale
    return plot.bottom() - plot.height() * (value - low) / max(1, high - low)


def _worst(rows: Sequence[tuple[datetime, int, int]], limits: tuple[int | None, int]) -> list[int]:
    """Of each row of values outside the one that lies farthest outside."""
    found: list[int] = []
    run: list[tuple[int, int]] = []
    for n, (_, low, high) in enumerate((*rows, (datetime.min, limits[1], limits[1]))):
        far = max(high - limits[1], limits[0] - low if limits[0] is not None else 0)
        if far > 0:
            run.append((far, -n))
        elif run:
            found.append(-max(run)[1])
            run = []
    return found


def _thinned(values: Sequence[Value]) -> tuple[Value, ...]:
    """Few enough to draw: of each part the extremes, so that nothing outside is lost."""
    if len(values) <= _MOST:
        return tuple(values)
    step = -(-len(values) // _MOST)
    found = []
    for start in range(0, len(values), step):
        part = values[start : start + step]
        wet = [value.humidity for value in part if value.humidity is not None]
        found.append(
            Value(
                part[0].at, min(v.low for v in part), max(v.high for v in part), max(wet) if wet else None, any(v.outside for v in part)
            )
        )  # fmt: skip
    return tuple(found)
