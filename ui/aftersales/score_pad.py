"""The scores of a survey by number keys: 1 to 5 a line and on to the next, 0 leaves one out, the back key goes back, Enter is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

_ROW, _LABEL, _LOW = 34, 104, 2


class ScorePad(Painted):
    """One line an item, five boxes a line.

    Attributes:
        accepted: Enter was pressed.
        changed: A score was given or taken away.
    """

    accepted = Signal()
    changed = Signal()

    def __init__(self, items: tuple[str, ...]) -> None:
        super().__init__()
        self._items = items
        self._scores: list[int | None] = [None] * len(items)
        self._seen: list[bool] = [False] * len(items)
        self._at = 0
        self._open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW * len(items) + 4)
        self._name()

    @property
    def scores(self) -> list[int | None]:
        """The scores in order."""
        return list(self._scores)

    @property
    def begun(self) -> bool:
        """Whether something was typed that must not be lost."""
        return self._open and any(self._seen)

    def show_scores(self, scores: tuple[int | None, ...], *, editable: bool) -> None:
        """Shows scores; of a survey that is out they are to be typed."""
        self._scores = list(scores) or [None] * len(self._items)
        self._seen = [score is not None for score in self._scores]
        self._at, self._open = 0, editable
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """One line of 34 px an item."""
        return QSize(_LABEL + 5 * 56, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5, 0, back, up and down, Enter."""
        key = event.key()
        if not self._open:
            super().keyPressEvent(event)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._give(self._at, int(key) - int(Qt.Key.Key_0))
        elif key == Qt.Key.Key_Backspace:
            if not self._seen[self._at]:  # the one before was the last that was typed
                self._at = max(0, self._at - 1)
            self._scores[self._at], self._seen[self._at] = None, False
            self._after()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._at = min(len(self._items) - 1, max(0, self._at + (1 if key == Qt.Key.Key_Down else -1)))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box gives its score."""
        if not self._open:
            return
        for row in range(len(self._items)):
            for score in range(1, 6):
                if self._box(row, score).contains(event.position()):
                    self.setFocus(Qt.FocusReason.MouseFocusReason)
                    self._give(row, score)
                    return

    def _give(self, row: int, score: int) -> None:
        row = min(row, len(self._items) - 1)
        self._scores[row], self._seen[row] = score or None, True
        self._at = min(row + 1, len(self._items) - 1)
        self._after()

    def _after(self) -> None:
        self._name()
        self.update()
        self.changed.emit()

    def _name(self) -> None:
        given = (f"{item} {score or '—'}" for item, score in zip(self._items, self._scores, strict=True))
        self.setAccessibleName("；".join(given))

    def _box(self, row: int, score: int) -> QRectF:
        step = (self.width() - _LABEL - 30) / 5
        return QRectF(_LABEL + (score - 1) * step + 2, 2 + row * _ROW + 3, step - 6, _ROW - 6)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Name, five boxes, and a mark where the score is low."""
        for row, (item, given) in enumerate(zip(self._items, self._scores, strict=True)):
            line = QRectF(0, 2 + row * _ROW, area.width(), _ROW)
            here = self._open and self.hasFocus() and row == self._at
            if here:
                paint.rounded(painter, line.adjusted(1, 0, -1, 0), theme.accent_soft, theme.focus, 4, 3)
            paint.text(painter, QRectF(10, line.y(), _LABEL - 12, _ROW), item, 14, theme.text1, here)
            for score in range(1, 6):
                box = self._box(row, score)
                chosen = given == score
                paint.rounded(painter, box, theme.accent if chosen else theme.surface1, theme.accent if chosen else theme.line_control, 4)
                ink = theme.accent_on if chosen else theme.text2
                paint.text(painter, box, str(score), 15, ink, chosen, paint.CENTER)
            if given is not None and given <= _LOW:
                paint.mark(painter, State.WRONG, QRectF(area.width() - 24, line.y() + _ROW / 2 - 9, 18, 18), theme)
            elif self._seen[row] and given is None:
                paint.text(painter, QRectF(area.width() - 28, line.y(), 24, _ROW), "—", 15, theme.text2, False, paint.CENTER)
