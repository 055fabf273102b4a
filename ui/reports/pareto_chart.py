"""A Pareto as a picture: columns in order of size, a line of their cumulative share, the line at 80 %."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.charts import Picked

_FEW = 80.0
"""The vital few: bars up to this share are filled, the rest is outlined."""


@dataclass(frozen=True)
class Step:
    """One column: its words, how often, the share in percent of it and all before it."""

    words: str
    count: int
    share: float


class ParetoChart(Picked):
    """Arrows choose a column, Enter or a click opens its records; emits its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self.setMinimumSize(400, 180)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Shows the columns in their order."""
        self._steps = steps
        self.setAccessibleName("；".join(f"{one.words} {one.count} {one.share:.0f} %" for one in steps) or self.tr("没有数据"))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Columns, names, the line of shares and the one at 80 %."""
        self._hits = []
        if not self._steps:
            paint.text(painter, area, self.tr("没有数据"), 14, theme.text2)
            return
        plot = QRectF(8, 22, area.width() - 62, area.height() - 22 - 46)
        most = max(one.count for one in self._steps)
        step = plot.width() / max(4, len(self._steps))
        wide = min(84.0, step * 0.62)
        line: list[QPointF] = []
        counts: list[tuple[QPointF, str]] = []
        before = 0.0
        for number, one in enumerate(self._steps):
            middle = plot.x() + (number + 0.5) * step
            high = plot.height() * 0.92 * one.count / most
            box = QRectF(middle - wide / 2, plot.bottom() - high, wide, high)
            if before < _FEW:
                painter.fillRect(box, QBrush(QColor(theme.accent)))
            else:
                paint.rounded(painter, box, theme.surface2, theme.line_control, 0, 1)
            counts.append((QPointF(middle, box.y()), str(one.count)))
            self._name(painter, QRectF(middle - step / 2 + 4, plot.bottom() + 4, step - 8, 40), one.words, theme)
            line.append(QPointF(middle, plot.bottom() - plot.height() * 0.92 * one.share / 100))
            self._hits.append((QRectF(middle - step / 2, 0, step, area.height()), one.words))
            before = one.share
        self._shares(painter, plot, line, theme)
        for top, words in counts:  # over the line, which would strike them out
            wide = paint.width(words, 15, True) + 8
            at = QRectF(top.x() - wide / 2, top.y() - 22, wide, 20)
            paint.rounded(painter, at, theme.surface1, None, 3)
            paint.text(painter, at, words, 15, theme.text1, True, paint.CENTER)
        paint.rule(painter, plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.line_control)
        self._draw_focus(painter, theme)

    def _shares(self, painter: QPainter, plot: QRectF, line: list[QPointF], theme: Theme) -> None:
        for percent in (0, 20, 40, 60, 100):
            y = plot.bottom() - plot.height() * 0.92 * percent / 100
            paint.rule(painter, plot.right() - 5, y, plot.right(), y, theme.line_control)
            paint.text(painter, QRectF(plot.right() + 4, y - 10, 54, 20), f"{percent} %", 13, theme.text2)
        at80 = plot.bottom() - plot.height() * 0.92 * _FEW / 100
        pen = QPen(QColor(theme.text3), 1.5)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.x(), at80), QPointF(plot.right(), at80))
        paint.text(painter, QRectF(plot.right() + 4, at80 - 10, 50, 20), "80 %", 13, theme.text2)
        painter.setPen(QPen(QColor(theme.hold_text), 2))
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(QColor(theme.surface1))
        for place in line:
            painter.drawEllipse(place, 3.4, 3.4)

    @staticmethod
    def _name(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
        """A name on one line or two."""
        if paint.width(words, 13) <= box.width():
            paint.text(painter, QRectF(box.x(), box.y(), box.width(), 20), words, 13, theme.text1, align=paint.CENTER)
            return
        cut = len(words)
        while cut > 1 and paint.width(words[:cut], 13) > box.width():
            cut -= 1
        paint.text(painter, QRectF(box.x(), box.y(), box.width(), 20), words[:cut], 13, theme.text1, align=paint.CENTER)
        paint.text(painter, QRectF(box.x(), box.y() + 19, box.width(), 20), words[cut:].strip(), 13, theme.text1, align=paint.CENTER)
