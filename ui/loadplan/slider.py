"""The step slider: from the empty inside to the last box, with a mark where a stop is complete."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted


class StepSlider(Painted):
    """◀ ▶ step by one box; ← → do when it has the focus, Home and End go to the ends, PgUp and PgDn from mark to mark."""

    moved = Signal(int)

    HIGH = 50
    BUTTON = 36.0
    WORDS = 150.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._most = 0, 0
        self._marks: tuple[tuple[int, str], ...] = ()
        self._down = ""
        self.setFixedHeight(self.HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> int:
        """How many boxes are shown as loaded."""
        return self._value

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, self.HIGH)

    def set_range(self, most: int, marks: Sequence[tuple[int, str]]) -> None:
        """How many boxes there are, and after which ones a stop is complete."""
        self._most, self._marks = most, tuple(marks)
        self._value = min(self._value, most)
        self._name()

    def set_value(self, value: int) -> None:
        """Goes to a step and says so."""
        value = max(0, min(self._most, value))
        if value != self._value:
            self._value = value
            self._name()
            self.moved.emit(value)

    def step(self, by: int) -> None:
        """Goes on or back by some boxes."""
        self.set_value(self._value + by)

    def to_mark(self, forward: bool) -> None:
        """Goes to the next stop that is complete, or the one before."""
        marks = [0, *(at for at, _ in self._marks), self._most]
        ahead = [at for at in marks if at > self._value] if forward else [at for at in marks if at < self._value]
        if ahead:
            self.set_value(min(ahead) if forward else max(ahead))

    def _name(self) -> None:
        self.setAccessibleName(self.tr("第 {n} / {all} 箱").format(n=self._value, all=self._most))
        self.update()

    # Where things are

    def _buttons(self) -> tuple[QRectF, QRectF]:
        top = (self.height() - 32) / 2
        return QRectF(0, top, self.BUTTON, 32), QRectF(self.BUTTON + 6, top, self.BUTTON, 32)

    def _track(self) -> tuple[float, float, float]:
        return self.BUTTON * 2 + 22, self.width() - self.WORDS, self.height() / 2 - 5

    def _x(self, value: int) -> float:
        left, right, _ = self._track()
        return left + (right - left) * (value / self._most if self._most else 0.0)

    # Painting

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Buttons, track with marks, handle, count."""
        for box, sign, alive in zip(self._buttons(), (-1, 1), (self._value > 0, self._value < self._most), strict=True):
            paint.rounded(painter, box, theme.surface1, theme.line_control if alive else theme.line, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.text1 if alive else theme.text3))
            middle = box.center()
            painter.drawPolygon(QPolygonF([middle + QPointF(5 * sign, 0), middle + QPointF(-4 * sign, -6), middle + QPointF(-4 * sign, 6)]))
        left, right, y = self._track()
        at = self._x(self._value)
        painter.fillRect(QRectF(left, y - 3, right - left, 6), QColor(theme.line))
        painter.fillRect(QRectF(left, y - 3, at - left, 6), QColor(theme.accent))
        self._draw_marks(painter, theme, y)
        handle = QRectF(at - 7, y - 13, 14, 26)
        paint.rounded(painter, handle, theme.surface1, theme.focus if self.hasFocus() else theme.accent, 4, 3)
        words = self.tr("第 {n} / {all} 箱").format(n=self._value, all=self._most)
        paint.text(painter, QRectF(right + 10, 0, self.WORDS - 12, 2 * y), words, 17, theme.text1, True, paint.RIGHT)

    def _draw_marks(self, painter: QPainter, theme: Theme, y: float) -> None:
        taken = -1e9
        for value, words in self._marks:
            x = self._x(value)
            painter.setPen(QPen(QColor(theme.text1), 1.4))
            painter.drawLine(QPointF(x, y - 9), QPointF(x, y + 9))
            wide = paint.width(words, 12)
            left = max(0.0, min(self.width() - wide, x - wide / 2))
            if left > taken + 8:  # marks that lie close to each other keep their strokes; the first keeps its words
                paint.text(painter, QRectF(left, y + 11, wide + 2, 16), words, 12, theme.text2)
                taken = left + wide

    # Acting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, PgUp, PgDn."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in steps:
            self.step(steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_value(0 if key is Qt.Key.Key_Home else self._most)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.to_mark(key is Qt.Key.Key_PageUp)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A button steps, the track jumps."""
        back, on = self._buttons()
        if back.contains(event.position()):
            self.step(-1)
        elif on.contains(event.position()):
            self.step(1)
        else:
            self._down = "track"
            self._jump(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging the handle."""
        if self._down:
            self._jump(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a drag."""
        self._down = ""

    def _jump(self, x: float) -> None:
        left, right, _ = self._track()
        if right > left:
            self.set_value(round((x - left) / (right - left) * self._most))
