"""The next three boxes: the first largest, each with its number, place in words, stop, measures and weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.loading.plan_views import PlanBoxView
from ui.i18n import shown
from ui.loadplan.drawing import BRUSHES, fill
from ui.theme.tokens import Series, State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


@dataclass(frozen=True)
class Upcoming:
    """One box to come: its number, colour, place in words, and what it is."""

    number: str
    style: Series
    place: str
    detail: str
    estimated: bool = False


def upcoming(box: PlanBoxView, style: Series, stop: str, estimated_word: str) -> Upcoming:
    """A box of a plan as it is listed.

    Args:
        box: The box.
        style: Its series.
        stop: What its stop is called.
        estimated_word: 预估, said of a box that is not packed yet.
    """
    tail = estimated_word if box.estimated else f"…{box.key[-4:]}"
    size = f"{box.placement.dx_mm}×{box.placement.dy_mm}×{box.placement.dz_mm}"
    weight = f"{box.item.weight_g / 1000:.0f} kg" if box.item.weight_g else ""
    detail = "·".join(part for part in (stop, tail, size, weight) if part)
    return Upcoming(str(box.sequence), style, shown(box.place.words), detail, box.estimated)


def badge(painter: QPainter, box: QRectF, item: Upcoming, px: int) -> None:
    """The number of a box on its colour and pattern."""
    polygon = QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()])
    painter.setPen(Qt.PenStyle.NoPen)
    fill(painter, polygon, item.style)
    if item.style.pattern in BRUSHES:
        wide = paint.width(item.number, px, True) + 8
        painter.fillRect(QRectF(box.center().x() - wide / 2, box.center().y() - px * 0.62, wide, px * 1.24), QColor(item.style.ground))
    paint.text(painter, box, item.number, px, item.style.ink, True, paint.CENTER)


class UpcomingList(Painted):
    """The card 接下来三箱; a click asks for the box."""

    picked = Signal(int)

    HEAD = 38.0
    FIRST, ROW = 82.0, 58.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Upcoming, ...] = ()
        self._note, self._empty = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(round(self.HEAD + self.FIRST))

    @property
    def items(self) -> tuple[Upcoming, ...]:
        """What is listed."""
        return self._items

    def sizeHint(self) -> QSize:
        """Three boxes."""
        return QSize(330, round(self.HEAD + self.FIRST + 2 * self.ROW + 6))

    def fits(self) -> int:
        """How many boxes there is room for: three at most bench-like sizes, more where the column is high."""
        return max(1, 1 + int((self.height() - self.HEAD - self.FIRST + 1) // self.ROW))

    def show_items(self, items: Sequence[Upcoming], note: str, empty: str) -> None:
        """Shows what comes next.

        Args:
            items: In order of loading; as many as fit are shown.
            note: Small, at the right of the title.
            empty: What is said when nothing is to come.
        """
        self._items, self._note, self._empty = tuple(items), note, empty
        self.setAccessibleName("；".join(f"{item.number} {item.place} {item.detail}" for item in items) or empty)
        self.update()

    def title(self) -> str:
        """How many boxes are listed."""
        listed = min(len(self._items), self.fits())
        return self.tr("接下来三箱") if listed in (0, 3) else self.tr("接下来 {n} 箱").format(n=listed)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title, the first box on a soft ground with an edge, the others below."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        paint.text(painter, QRectF(14, 4, 200, self.HEAD - 6), self.title(), 15, theme.text1, True)
        paint.text(painter, QRectF(14, 4, area.width() - 28, self.HEAD - 6), self._note, 13, theme.text2, align=paint.RIGHT)
        if not self._items:
            for number, line in enumerate(paint.lines(self._empty, 15, area.width() - 28, most=3)):
                paint.text(painter, QRectF(14, self.HEAD + 8 + number * 24, area.width() - 28, 24), line, 15, theme.text2)
            return
        y = self.HEAD
        for number, item in enumerate(self._items):
            high = self.FIRST if number == 0 else self.ROW
            if y + high > area.height() + 1:
                break
            if number == 0:
                painter.fillRect(QRectF(1, y, area.width() - 2, high), QColor(theme.accent_soft))
                painter.fillRect(QRectF(1, y, 6, high), QColor(theme.accent))
            else:
                paint.rule(painter, 14, y, area.width() - 14, y, theme.line)
            self._draw_row(painter, QRectF(16, y, area.width() - 30, high), item, number == 0, theme)
            y += high

    def _draw_row(self, painter: QPainter, row: QRectF, item: Upcoming, first: bool, theme: Theme) -> None:
        side = 52.0 if first else 44.0
        badge(painter, QRectF(row.x(), row.center().y() - side / 2, side, side), item, 22 if first else 18)
        x = row.x() + side + 14
        room = row.right() - x
        px = paint.fitting_px(item.place, 24 if first else 17, 15, room, True)
        gap = 4.0 if first else 2.0
        middle = row.center().y()
        paint.text(painter, QRectF(x, middle - gap - px * 1.35, room, px * 1.4), item.place, px, theme.text1, True)
        left = x
        if item.estimated:
            paint.mark(painter, State.NOT_YET, QRectF(x, middle + gap + 3, 13, 13), theme)
            left += 18
        small = paint.fitting_px(item.detail, 13, 11, row.right() - left)
        paint.text(painter, QRectF(left, middle + gap, row.right() - left, 20), item.detail, small, theme.text2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks for the box."""
        y = self.HEAD
        for number in range(len(self._items)):
            high = self.FIRST if number == 0 else self.ROW
            if y <= event.position().y() < y + high:
                self.picked.emit(number)
            y += high
