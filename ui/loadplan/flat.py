"""A flat view of the load: from above, from the side, from the door; the one from above moves a box by dragging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.planner.sections import Flat, Section, readable
from ui.loadplan.drawing import Shown, fill, mixed, plate
from ui.theme.tokens import Series, State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


@dataclass(frozen=True)
class FlatShown:
    """What a flat view shows.

    Attributes:
        section: The packages, farthest first.
        note: Which layer or row, or from which side.
        centre: Centre of gravity on the section, None for none.
        allowed: From where to where it may lie along the section, None without a limit.
        faint: Packages below the layer shown, drawn as outlines.
    """

    section: Section
    note: str = ""
    centre: tuple[float, float] | None = None
    allowed: tuple[float, float] | None = None
    faint: tuple[Flat, ...] = ()


class FlatView(Painted):
    """One section with its title.

    Attributes:
        picked: A box was clicked, by its index.
        dragged: A box is dragged: its index, by how many millimetres along the section and across, and whether it was let go.
    """

    picked = Signal(int)
    dragged = Signal(int, float, float, bool)

    PX = 12
    HEAD = 32.0

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._view: FlatShown | None = None
        self._shown, self._styles, self._numbers = Shown(), dict[int, Series](), dict[int, str]()
        self._drag: tuple[int, QPointF] | None = None
        self.drags = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        """Room for about five rows of boxes."""
        return QSize(300, 200)

    def show_flat(self, view: FlatShown | None, shown: Shown, styles: Mapping[int, Series], numbers: Mapping[int, str]) -> None:
        """Shows a section; None empties it."""
        self._view, self._shown, self._styles, self._numbers = view, shown, dict(styles), dict(numbers)
        count = len(view.section.flats) if view is not None else 0
        self.setAccessibleName(self.tr("{title} {note} {n} 箱").format(title=self._title, note=view.note if view else "", n=count))
        self.update()

    def _fit(self, area: QRectF) -> tuple[float, float, float]:
        """Pixels of a millimetre, left and top of the section."""
        assert self._view is not None
        section = self._view.section
        room = area.adjusted(12, self.HEAD + 8, -12, -14)
        scale = max(1e-6, min(room.width() / section.width, room.height() / section.height))
        left = room.center().x() - section.width * scale / 2
        return scale, left, room.center().y() - section.height * scale / 2

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Card, title, the inside, the packages, the centre of gravity."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        paint.text(painter, QRectF(14, 6, area.width() - 28, self.HEAD), self._title, 15, theme.text1, True)
        if self._view is None:
            return
        paint.text(painter, QRectF(14, 6, area.width() - 28, self.HEAD), self._view.note, 13, theme.text2, align=paint.RIGHT)
        scale, left, top = self._fit(area)
        section = self._view.section
        inside = QRectF(left, top, section.width * scale, section.height * scale)
        painter.setPen(QPen(QColor(theme.line_control), 1.2))
        painter.setBrush(QColor(theme.surface2))
        painter.drawRect(inside)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line_control), 1.0, Qt.PenStyle.DotLine))
        for flat in self._view.faint:
            painter.drawRect(self._rect(flat, scale, left, top))
        free = readable(section.flats, self.PX * 1.3 / scale, self.PX / scale)
        for flat, seen in zip(section.flats, free, strict=True):
            self._draw_box(painter, flat, self._rect(flat, scale, left, top), theme, seen)
        self._draw_outlines(painter, scale, left, top, theme)
        self._draw_centre(painter, inside, scale, theme)

    @staticmethod
    def _rect(flat: Flat, scale: float, left: float, top: float) -> QRectF:
        return QRectF(left + flat.u * scale, top + flat.v * scale, flat.width * scale, flat.height * scale)

    def _draw_box(self, painter: QPainter, flat: Flat, box: QRectF, theme: Theme, seen: bool) -> None:
        style = self._styles.get(flat.index)
        if style is None:
            return
        ghost = flat.index in self._shown.ghosts
        if ghost:
            painter.fillRect(box, QColor(theme.accent_soft))
        else:
            polygon = QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()])
            estimated = flat.index in self._shown.estimated
            fill(painter, polygon, style, on=theme.surface1 if estimated else "")
        dashed = ghost or flat.index in self._shown.estimated
        pen = QPen(QColor(theme.accent if ghost else theme.surface1), 1.6 if ghost else 1.2)
        if dashed:
            pen = QPen(QColor(theme.accent if ghost else theme.text1), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        words = self._numbers.get(flat.index, "") if seen else ""
        px = min(self.PX, int(box.height() * 0.92))
        if not words or px < 9 or paint.width(words, px, True) + 3 > box.width():
            return
        ground, ink = QColor(theme.accent if ghost else style.ground), theme.accent_on if ghost else style.ink
        if dashed and not ghost:
            ground, ink = mixed(ground, theme.surface1), theme.text1
        plate(painter, box.center(), words, px, ground, ink)

    def _draw_outlines(self, painter: QPainter, scale: float, left: float, top: float, theme: Theme) -> None:
        assert self._view is not None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for flat in self._view.section.flats:
            box = self._rect(flat, scale, left, top)
            if flat.index == self._shown.current:
                painter.setPen(QPen(QColor(theme.text1), 2.5))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            if flat.index in self._shown.faulty:
                painter.setPen(QPen(QColor(theme.wrong_text), 2.5))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
                paint.mark(painter, State.WRONG, QRectF(box.right() - 12, box.top() - 2, 14, 14), theme)
            if flat.index == self._shown.chosen:
                painter.setPen(QPen(QColor(theme.focus), 3))
                painter.drawRect(box)

    def _draw_centre(self, painter: QPainter, inside: QRectF, scale: float, theme: Theme) -> None:
        """The centre of gravity as a plumb line with a ring; where it may lie as a bracket along the edge."""
        assert self._view is not None
        if self._view.allowed is not None:
            low, high = (inside.left() + at * scale for at in self._view.allowed)
            painter.setPen(QPen(QColor(theme.good_text), 3))
            painter.drawLine(QPointF(low, inside.bottom() + 5), QPointF(high, inside.bottom() + 5))
        if self._view.centre is None:
            return
        at = QPointF(inside.left() + self._view.centre[0] * scale, inside.top() + self._view.centre[1] * scale)
        painter.setPen(QPen(QColor(theme.text1), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), inside.top() - 6), QPointF(at.x(), inside.bottom() + 8))
        painter.setPen(QPen(QColor(theme.text1), 2))
        painter.setBrush(QColor(theme.surface1))
        painter.drawEllipse(at, 5.5, 5.5)
        painter.drawLine(at - QPointF(5.5, 0), at + QPointF(5.5, 0))

    # Acting

    def _box_at(self, spot: QPointF) -> int:
        if self._view is None:
            return -1
        scale, left, top = self._fit(QRectF(self.rect()))
        for flat in reversed(self._view.section.flats):
            if self._rect(flat, scale, left, top).contains(spot) and flat.index not in self._shown.ghosts:
                return flat.index
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses; where boxes may be moved it begins a drag."""
        index = self._box_at(event.position())
        self.picked.emit(index)
        self._drag = (index, event.position()) if self.drags and index >= 0 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The box follows the pointer."""
        self._follow(event, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The box is let go."""
        self._follow(event, True)
        self._drag = None

    def _follow(self, event: QMouseEvent, let_go: bool) -> None:
        if self._drag is None or self._view is None:
            return
        scale, _, _ = self._fit(QRectF(self.rect()))
        index, start = self._drag
        way = (event.position() - start) / scale
        if abs(way.x()) * scale + abs(way.y()) * scale > 3:
            self.dragged.emit(index, way.x(), way.y(), let_go)
