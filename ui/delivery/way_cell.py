"""A way as a picture in a cell: departure, what was heard, now, the promise; silence is a broken line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from app.core.clock import site_time
from app.delivery.transit import TransitKind, TransitView
from ui.theme.current import theme_of
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.tables import Index, RowDelegate

_LOUD = {TransitKind.DELAYED: State.HOLD, TransitKind.TROUBLE: State.HOLD, TransitKind.ARRIVED: State.GOOD}


@dataclass(frozen=True)
class WayCell:
    """One way at one moment; its words are what a screen reader says."""

    way: TransitView
    now: datetime
    words: str

    def __str__(self) -> str:
        """The words."""
        return self.words


class WayDelegate(RowDelegate):
    """Paints `WayCell`s; every other cell as the table does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the row, then the way over it."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, WayCell):
            super().paint(painter, option, index)
            return
        table = self.parent()
        theme = theme_of(table if isinstance(table, QWidget) else None)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(theme.accent_soft))
        paint.rule(painter, box.x(), box.bottom() - 0.5, box.right(), box.bottom() - 0.5, theme.line)
        if chosen and isinstance(table, QWidget) and table.hasFocus():
            self._ring(painter, box, theme, index.column() == 0, index.column() == index.model().columnCount() - 1)
        draw_way(painter, box.adjusted(12, 4, -14, -4), cell.way, cell.now, theme)
        painter.restore()


def promise(at: datetime) -> str:
    """A promise in words: its hour, or the day alone where it is good to the end of the day."""
    local = site_time(at)
    return f"{local - timedelta(days=1):%m-%d}" if (local.hour, local.minute) == (0, 0) else f"{local:%m-%d %H:%M}"


def draw_way(painter: QPainter, area: QRectF, way: TransitView, now: datetime, theme: Theme) -> None:
    """Time runs from the departure to the last of promise, expectation and now."""
    until = way.arrived_at or now
    last = max(filter(None, (until, way.planned_at, way.expected_at, way.left_at + timedelta(hours=1))))
    span = (last - way.left_at).total_seconds()
    middle = area.y() + area.height() * 0.36

    def x_of(at: datetime) -> float:
        part = (at - way.left_at).total_seconds() / span
        return area.x() + 6 + min(max(part, 0.0), 1.0) * (area.width() - 12)

    paint.rule(painter, x_of(way.left_at), middle, x_of(last), middle, theme.line_control, 2)
    heard = min(way.last_at, until)
    paint.rule(painter, x_of(way.left_at), middle, x_of(heard), middle, theme.accent, 4)
    if way.arrived_at is None and heard < until:
        pen = QPen(QColor(theme.wrong_text if way.silent else theme.accent), 4 if way.silent else 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x_of(heard), middle), QPointF(x_of(until), middle))
    if way.planned_at is not None:
        x = x_of(way.planned_at)
        paint.rule(painter, x, middle - 11, x, middle + 9, theme.text1, 2)
    _dot(painter, x_of(way.left_at), middle, 4.5, theme.accent)
    for news in way.news:
        state = _LOUD.get(news.kind)
        if state is None:
            _dot(painter, x_of(news.at), middle, 4, theme.accent)
        else:
            paint.mark(painter, state, QRectF(x_of(news.at) - 8, middle - 8, 16, 16), theme)
    _captions(painter, area, way, x_of, theme)


def _captions(painter: QPainter, area: QRectF, way: TransitView, x_of: Callable[[datetime], float], theme: Theme) -> None:
    top = area.bottom() - 19
    left = f"{site_time(way.left_at):%m-%d %H:%M}"
    paint.text(painter, QRectF(area.x(), top, 110, 18), left, 13, theme.text2)
    if way.planned_at is not None:
        words = promise(way.planned_at)
        wide = paint.width(words, 13, way.late) + 4
        at = min(max(x_of(way.planned_at) - wide / 2, area.x() + 104), area.right() - wide)
        ink = theme.wrong_text if way.late else theme.text1
        paint.text(painter, QRectF(at, top, wide, 18), words, 13, ink, way.late)


def _dot(painter: QPainter, x: float, y: float, radius: float, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(x, y), radius, radius)
