"""The 24 hour ring of a service case."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import HOLD_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


@dataclass(frozen=True)
class ClockView:
    """The ring's content.

    Attributes:
        elapsed: Part of the whole that has passed, 0 to 1; over 1 it is late.
        figure: Time left or over as text (23:49, 超 0:42).
        caption: 剩余, 已超, 已响应.
        marks: Name and clock time of start, warning and end.
        warn_from: Where the amber sector starts.
        stopped: The first response stopped it.
    """

    elapsed: float
    figure: str
    caption: str
    marks: tuple[tuple[str, str], ...] = ()
    warn_from: float = 20 / 24
    stopped: bool = False


class ClockRing(Painted):
    """Time left as a ring with an amber sector, and start, warning and end in clock time beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ClockView(0, "——", "")
        self.setMinimumSize(230, 132)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_clock(self, view: ClockView) -> None:
        """Shows another state of the clock."""
        self._view = view
        times = "；".join(f"{name} {time}" for name, time in view.marks)
        self.setAccessibleName(f"{view.caption} {view.figure}")
        self.setAccessibleDescription(times)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Ring left, times right."""
        view = self._view
        size = min(area.height(), 128.0)
        ring = QRectF(1 + 7, area.center().y() - size / 2 + 7, size - 14, size - 14)
        pen = QPen(QColor(theme.surface2), 13)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        warn = QPen(pen)
        warn.setColor(QColor(HOLD_FILL.ground))
        painter.setPen(warn)
        painter.drawArc(ring, round((90 - 360 * view.warn_from) * 16), round(-360 * (1 - view.warn_from) * 16))
        late = view.elapsed >= 1
        past = QPen(pen)
        past.setColor(QColor(theme.wrong_text if late else theme.good_text if view.stopped else theme.accent))
        if not late:
            past.setWidthF(7 if view.elapsed > view.warn_from else 13)
        painter.setPen(past)
        painter.drawArc(ring, 90 * 16, round(-360 * min(1.0, max(0.008, view.elapsed)) * 16))
        hot = late or (view.elapsed >= view.warn_from and not view.stopped)
        ink = theme.wrong_text if late else theme.hold_text if hot else theme.text1
        px = paint.fitting_px(view.figure, 32, 18, ring.width() - 26, True)
        middle = ring.center().y()
        paint.text(painter, QRectF(ring.x(), middle - 26, ring.width(), 38), view.figure, px, ink, True, paint.CENTER)
        paint.text(painter, QRectF(ring.x(), middle + 11, ring.width(), 20), view.caption, 13, theme.text2, align=paint.CENTER)
        if hot or view.stopped:
            state = State.WRONG if late else State.GOOD if view.stopped else State.HOLD
            paint.mark(painter, state, QRectF(ring.center().x() - 8, middle - 42, 16, 16), theme)
        x, y = size + 8, area.center().y() - 22 * len(view.marks)
        for name, time in view.marks:
            paint.text(painter, QRectF(x, y, area.width() - x, 20), name, 13, theme.text2)
            paint.text(painter, QRectF(x, y + 19, area.width() - x, 22), time, 15, theme.text1, True)
            y += 44
