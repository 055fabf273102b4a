"""Handling marks in the manner of GB/T 191, large: on the bench when goods are taken up, in the store and at the dock (E-01, E-02)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.labels.marks import HandlingMark, Letters, Polygon, shapes
from ui.theme.tokens import PAPER, PAPER_INK, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class MarksView:
    """The marks of goods and how they are moved; texts, not keys.

    Attributes:
        marks: The marks in order.
        handling: 「手推车·毛重 31.2 kg」, or blank.
        two_persons: Two persons have to lift it.
        care: Transport precautions.
        title: What goods they are of.
    """

    marks: tuple[HandlingMark, ...] = ()
    handling: str = ""
    two_persons: bool = False
    care: str = ""
    title: str = ""

    @property
    def words(self) -> str:
        """All of it as one line, for who cannot see the pictures."""
        return "；".join(part for part in (*(str(mark) for mark in self.marks), self.handling, self.care) if part)


def draw_mark(painter: QPainter, rect: QRectF, mark: HandlingMark, ink: str, ground: str) -> None:
    """Draws one mark in a square of `rect`."""
    side = min(rect.width(), rect.height())
    unit = side / 100
    left, top = rect.center().x() - side / 2, rect.center().y() - side / 2

    def at(point: tuple[float, float]) -> QPointF:
        return QPointF(left + point[0] * unit, top + point[1] * unit)

    painter.save()
    for shape in shapes(mark):
        if isinstance(shape, Letters):
            px = max(6, round(min(shape.size, shape.width / max(1, len(shape.text)) / 0.6) * unit))
            centre = at(shape.centre)
            box = QRectF(centre.x() - 100, centre.y() - px, 200, 2 * px)
            paint.text(painter, box, shape.text, px, ink, True, paint.CENTER)
            continue
        colour = QColor(ink if shape.black else ground)
        points = QPolygonF([at(point) for point in shape.points])
        if isinstance(shape, Polygon):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(points)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(colour, shape.width * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(points)
    painter.restore()


class MarksPanel(BenchPainted):
    """The marks of the goods in hand, as large as the card lets them be, with how the goods are moved."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 0) -> None:
        self.reference_height = height
        super().__init__(parent)
        self._view = MarksView()

    def show_marks(self, view: MarksView) -> None:
        """Shows the marks of other goods."""
        self._view = view
        self.setAccessibleName(view.words or self.tr("没有贮运标志"))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """A row of squares with their names; below it the way of moving, the weight, two persons, and the precautions."""
        view = self._view
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        large = area.height() > 260
        small_px, foot = (24, 44.0) if large else (16, 26.0)
        inner = area.adjusted(16, 8, -16, -8)
        if large:
            paint.text(painter, QRectF(inner.x(), 12, inner.width(), 34), view.title or self.tr("贮运标志"), 24, theme.text1, True)
            inner = inner.adjusted(0, 46, 0, 0)
        y = inner.bottom() - foot
        self._draw_row(painter, QRectF(inner.x(), inner.y(), inner.width(), y - inner.y() - 4), theme, small_px if large else 15)
        x, line = inner.x(), QRectF(inner.x(), y, inner.width(), foot)
        if large and view.two_persons:
            paint.mark(painter, State.HOLD, QRectF(x, line.center().y() - 14, 28, 28), theme)
            x += 38
        px = paint.fitting_px(view.handling, small_px, 15, inner.width() - (x - inner.x()), True)
        x += paint.text(painter, line.adjusted(x - line.x(), 0, 0, 0), view.handling, px, theme.text1, True) + 28
        if large and view.care and paint.width(view.care, 20) <= inner.right() - x:
            paint.text(painter, QRectF(x, y, inner.right() - x, foot), view.care, 20, theme.text1)

    def _draw_row(self, painter: QPainter, row: QRectF, theme: Theme, px: int) -> None:
        marks = self._view.marks
        if not marks:
            paint.text(painter, row, self.tr("没有贮运标志"), px + 4, theme.text2)
            return
        name = px + 14.0
        step = row.width() / len(marks)
        side = min(row.height() - name, step - 16, 400)
        step = min(step, side + 60)
        for number, mark in enumerate(marks):
            box = QRectF(row.x() + number * step, row.y(), step - 8, side)
            square = QRectF(box.center().x() - side / 2, box.y(), side, side)
            paint.rounded(painter, square, PAPER, theme.line_control, 4)
            edge = side * 0.08
            draw_mark(painter, square.adjusted(edge, edge, -edge, -edge), mark, PAPER_INK, PAPER)
            words = str(mark)
            fits = paint.fitting_px(words, px, 13, step - 4, True)
            at = QRectF(box.x() - 4, box.y() + side + 2, box.width() + 8, name)
            paint.text(painter, at, words, fits, theme.text1, True, paint.CENTER)
