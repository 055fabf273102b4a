"""Figures and small charts of the office, painted from tokens; every point, bar and column opens its records."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


class Picked(Painted):
    """A chart whose parts open their records by click, or by arrows and Enter."""

    opened = Signal(str)
    chosen = Signal(str)
    """The keys went to another part: its records may be shown already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[tuple[QRectF, str]] = []
        self._at = 0
        self._keys: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens what was clicked."""
        for number, (box, key) in enumerate(self._hits):
            if key and box.contains(event.position()):
                self._at = number
                self.opened.emit(key)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens."""
        forward = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if (forward or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)) and self._hits:
            self._at = (self._at + (1 if forward else -1)) % len(self._hits)
            self.chosen.emit(self._hits[self._at][1])
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits:
            key = self._hits[min(self._at, len(self._hits) - 1)][1]
            if key:
                self.opened.emit(key)
        else:
            super().keyPressEvent(event)

    def _draw_focus(self, painter: QPainter, theme: Theme) -> None:
        if self.hasFocus() and self._hits:
            box = self._hits[min(self._at, len(self._hits) - 1)][0]
            paint.rounded(painter, box, None, theme.focus, 3, 3)


@dataclass(frozen=True)
class KpiView:
    """A key figure: what, its value, a note, and a chip (state and word)."""

    title: str
    figure: str
    note: str = ""
    state: State | None = None
    word: str = ""
    key: str = ""


class KpiCard(Painted):
    """A key figure as a card; a click opens its records."""

    opened = Signal(str)

    def __init__(self, view: KpiView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(88)
        self.setMinimumWidth(150)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_figure(view)

    def show_figure(self, view: KpiView) -> None:
        """Shows another figure."""
        self._view = view
        self.setAccessibleName(" ".join(part for part in (view.title, view.figure, view.word) if part))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the records behind the figure."""
        if self._view.key:
            self.opened.emit(self._view.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._view.key:
            self.opened.emit(self._view.key)
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title and chip, figure, note."""
        view = self._view
        focus = self.hasFocus()
        paint.rounded(painter, area, theme.surface1, theme.focus if focus else theme.line, 6, 3 if focus else 1)
        end = area.right() - 12
        if view.state is not None and view.word:
            end = paint.chip(painter, area.right() - 12, 8, view.state, view.word, theme, 13) - 8
        paint.text(painter, QRectF(14, 6, end - 14, 24), view.title, 14, theme.text2)
        px = paint.fitting_px(view.figure, 31, 20, area.width() - 28, True)
        paint.text(painter, QRectF(14, 26, area.width() - 28, 40), view.figure, px, theme.text1, True)
        paint.text(painter, QRectF(14, 63, area.width() - 28, 20), view.note, 13, theme.text2)


@dataclass(frozen=True)
class Bar:
    """One bar or column: its name, value, how the value reads, whether it is off target, and its key."""

    label: str
    value: float
    shown: str = ""
    off: bool = False
    key: str = ""

    @property
    def words(self) -> str:
        """The value in words."""
        return self.shown or f"{self.value:g}"


class BarList(Picked):
    """Horizontal bars with names and values; bars off target turn wrong and carry an octagon; `nothing` is said without bars."""

    def __init__(self, parent: QWidget | None = None, *, nothing: str = "") -> None:
        super().__init__(parent)
        self._nothing = nothing or self.tr("没有数据")
        self._bars: tuple[Bar, ...] = ()
        self._full = 0.0
        self._marked = ""

    def mark(self, key: str) -> None:
        """The bar whose records are listed."""
        if key != self._marked:
            self._marked = key
            self.update()

    def show_bars(self, bars: tuple[Bar, ...], full: float = 0.0) -> None:
        """Shows the bars in order; the longest fills the width, or the value `full` does."""
        self._bars, self._full = bars, full
        self.setAccessibleName("；".join(f"{bar.label} {bar.words}" for bar in bars) or self._nothing)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """32 px a bar."""
        return QSize(320, max(32, 32 * len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """24 px a bar."""
        return QSize(240, max(24, 24 * len(self._bars)))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Name, bar, value."""
        self._hits = []
        if not self._bars:
            paint.text(painter, area, self._nothing, 14, theme.text2)
            return
        most = self._full or max([bar.value for bar in self._bars]) or 1
        row = min(32.0, area.height() / len(self._bars))
        value_wide = max(24.0, *(paint.width(bar.words, 15, True) for bar in self._bars)) + 12
        label_wide = min(area.width() * 0.6, max(paint.width(bar.label, 14) for bar in self._bars) + 30)
        for number, bar in enumerate(self._bars):
            y = number * row
            if bar.key and bar.key == self._marked:
                paint.rounded(painter, QRectF(0, y + 1, area.width(), row - 2), theme.soft_of(State.INFO), None, 3)
                painter.fillRect(QRectF(0, y + 1, 4, row - 2), QColor(theme.accent))
            px = paint.fitting_px(bar.label, 14, 12, label_wide - 14)
            paint.text(painter, QRectF(6, y, label_wide - 14, row), bar.label, px, theme.text1)
            track = QRectF(label_wide, y + row / 2 - 8, area.width() - label_wide - value_wide, 16)
            colour = theme.wrong_text if bar.off else theme.accent
            paint.bar(painter, track, bar.value / most, colour, theme.surface2, 2)
            if bar.off:
                paint.mark(painter, State.WRONG, QRectF(track.x() - 22, y + row / 2 - 8, 16, 16), theme)
            ink = theme.wrong_text if bar.off else theme.text1
            paint.text(painter, QRectF(0, y, area.width(), row), bar.words, 15, ink, True, paint.RIGHT)
            self._hits.append((QRectF(0, y, area.width(), row), bar.key))
        self._draw_focus(painter, theme)


class ColumnChart(Picked):
    """Columns with their values above; a column off target is hatched in the wrong colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setMinimumSize(200, 110)

    def show_columns(self, bars: tuple[Bar, ...]) -> None:
        """Shows the columns in order."""
        self._bars = bars
        self.setAccessibleName("；".join(f"{bar.label} {bar.words}" for bar in bars) or self.tr("没有数据"))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Columns on a base line."""
        self._hits = []
        if not self._bars:
            paint.text(painter, area, self.tr("没有数据"), 14, theme.text2)
            return
        base, top = area.bottom() - 30, area.top() + 26
        most = max(bar.value for bar in self._bars) or 1
        step = area.width() / len(self._bars)
        wide = min(68.0, step * 0.66)
        for number, bar in enumerate(self._bars):
            middle = (number + 0.5) * step
            high = (base - top) * bar.value / most
            box = QRectF(middle - wide / 2, base - high, wide, high)
            if bar.off:
                painter.save()
                painter.fillRect(box, QColor(theme.wrong_soft))
                if high > 2:
                    paint.hatch(painter, box, theme.wrong_soft, theme.wrong_text, 6)
                paint.rounded(painter, box, None, theme.wrong_text, 0, 1.5)
                painter.restore()
            else:
                painter.fillRect(box, QBrush(QColor(theme.accent)))
            ink = theme.wrong_text if bar.off else theme.text1
            at = QRectF(middle - step / 2, base - high - 26, step, 24)
            paint.text(painter, at, bar.words, paint.fitting_px(bar.words, 19, 12, step, True), ink, True, paint.CENTER)
            label = theme.wrong_text if bar.off else theme.text2
            at = QRectF(middle - step / 2, base + 6, step, 24)
            paint.text(painter, at, bar.label, 13, label, bar.off, paint.CENTER)
            self._hits.append((QRectF(middle - step / 2, top - 26, step, area.height()), bar.key))
        paint.rule(painter, 2, base, area.right() - 2, base, theme.line_control)
        self._draw_focus(painter, theme)


@dataclass(frozen=True)
class Point:
    """One point of a line: its label on the axis, value, whether it is off target, and its key."""

    label: str
    value: float
    off: bool = False
    key: str = ""


class LineChart(Picked):
    """A line with an optional dashed target; only points off target turn wrong, with an octagon and their value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._target: float | None = None
        self._range = (0.0, 100.0)
        self._ticks: tuple[float, ...] = ()
        self.setMinimumSize(240, 120)

    def show_points(
        self, points: tuple[Point, ...], low: float, high: float, target: float | None = None, ticks: tuple[float, ...] = ()
    ) -> None:
        """Shows a line.

        Args:
            points: In order of time.
            low: Value at the foot of the chart.
            high: Value at its head.
            target: Dashed line.
            ticks: Values that get a label and a thin line; without them low, target and high do.
        """
        self._points, self._target, self._range = points, target, (low, high if high > low else low + 1)
        self._ticks = ticks or tuple(value for value in (low, target, high) if value is not None)
        off = [f"{point.label} {point.value:g}" for point in points if point.off]
        self.setAccessibleName("；".join(off) or (f"{points[-1].value:g}" if points else self.tr("没有数据")))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Grid, target, line, points."""
        self._hits = []
        if not self._points:
            paint.text(painter, area, self.tr("没有数据"), 14, theme.text2)
            return
        left = max(paint.width(f"{tick:g}", 12) for tick in self._ticks) + 12
        plot = QRectF(left, 8, area.width() - left - 8, area.height() - 8 - 30)
        low, high = self._range

        def at(number: int, value: float) -> QPointF:
            x = plot.x() + plot.width() * (number + 0.4) / max(1, len(self._points) - 0.2)
            return QPointF(x, plot.bottom() - plot.height() * (value - low) / (high - low))

        for tick in self._ticks:
            y = at(0, tick).y()
            paint.text(painter, QRectF(0, y - 10, left - 8, 20), f"{tick:g}", 12, theme.text2, align=paint.RIGHT)
            if tick != self._target:
                paint.rule(painter, plot.x(), y, plot.right() + 6, y, theme.line)
        if self._target is not None:
            pen = QPen(QColor(theme.text3), 2)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            y = at(0, self._target).y()
            painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right() + 6, y))
        places = [at(number, point.value) for number, point in enumerate(self._points)]
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawPolyline(QPolygonF(places))
        last_right = -99.0
        every = max(1, round(len(self._points) / 4))
        for number, (point, place) in enumerate(zip(self._points, places, strict=True)):
            self._draw_point(painter, point, place, theme)
            wanted = point.off or number in (0, len(self._points) - 1) or number % every == 0
            wide = paint.width(point.label, 12)
            x = min(place.x() - wide / 2, area.right() - wide)
            last = number == len(self._points) - 1
            ends = area.right() - paint.width(self._points[-1].label, 12) - 10
            if wanted and x > last_right + 10 and (last or x + wide < ends):
                paint.text(painter, QRectF(x, plot.bottom() + 9, wide + 1, 20), point.label, 12, theme.text2)
                last_right = x + wide
            self._hits.append((QRectF(place.x() - 10, place.y() - 10, 20, 20), point.key))
        self._draw_focus(painter, theme)

    def _draw_point(self, painter: QPainter, point: Point, place: QPointF, theme: Theme) -> None:
        if point.off:
            paint.mark(painter, State.WRONG, QRectF(place.x() - 7, place.y() - 7, 14, 14), theme)
            box = QRectF(place.x() - 30, place.y() + 6, 60, 18)
            paint.text(painter, box, f"{point.value:g}", 13, theme.wrong_text, True, paint.CENTER)
            return
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.setBrush(QColor(theme.surface1))
        painter.drawEllipse(place, 3.2, 3.2)


@dataclass(frozen=True)
class RoleView:
    """What another role still has to do: its name, state, two lines."""

    title: str
    main: str
    sub: str = ""
    state: State | None = None
    key: str = ""


class RoleCard(Painted):
    """A small card of another role's open work (各岗位还有); a click opens it."""

    opened = Signal(str)

    def __init__(self, view: RoleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedHeight(92)
        self.setMinimumWidth(100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(" ".join(part for part in (view.title, view.main, view.sub) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the role's list."""
        self.opened.emit(self._view.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._view.key)
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Mark or person, title, two lines."""
        view = self._view
        hold = view.state in (State.HOLD, State.WRONG)
        line, pen = (theme.text_of(view.state), 2.0) if hold and view.state else (theme.line_control, 1.0)
        if self.hasFocus():
            line, pen = theme.focus, 3.0
        paint.rounded(painter, area, theme.surface1, line, 4, pen)
        at = QRectF(9, 12, 18, 18)
        if view.state is None:
            icons.draw(painter, "user", at, theme.text2)
        else:
            paint.mark(painter, view.state, at, theme)
        paint.text(painter, QRectF(32, 8, area.width() - 36, 26), view.title, 15, theme.text1, True)
        paint.text(painter, QRectF(10, 39, area.width() - 18, 24), view.main, 14, theme.text1)
        paint.text(painter, QRectF(10, 63, area.width() - 18, 22), view.sub, 13, theme.text2)
