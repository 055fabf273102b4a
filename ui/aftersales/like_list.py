"""像这样的，以前怎么办: earlier cases as lines that open; as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

ROW = 44
Line = tuple[str, str, str]
"""Key, first line, second line."""


class LikeList(Painted):
    """Lines of what helped before.

    Attributes:
        opened: One was chosen; carries its key.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._at = 0
        self.setObjectName("list.like")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(ROW)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows other lines."""
        self._lines, self._at = tuple(lines), 0
        self.setAccessibleName("；".join(f"{one} {two}" for _, one, two in lines))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the line under the mouse."""
        at = int(event.position().y() // ROW)
        if event.button() is Qt.MouseButton.LeftButton and at < len(self._lines):
            self.opened.emit(self._lines[at][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter opens."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._lines:
            self._at = max(0, min(len(self._lines) - 1, self._at + (1 if event.key() == Qt.Key.Key_Down else -1)))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._lines:
            self.opened.emit(self._lines[self._at][0])
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Icon, number in the accent, what was done."""
        for n, (_, one, two) in enumerate(self._lines):
            y = n * ROW
            if y + ROW > area.height() + 4:
                break
            icons.draw(painter, "doc", QRectF(2, y + 4, 18, 18), theme.accent)
            paint.text(painter, QRectF(28, y, area.width() - 30, 22), one, 14, theme.accent, True)
            paint.text(painter, QRectF(28, y + 20, area.width() - 30, 20), two, 13, theme.text2)
            if self.hasFocus() and n == self._at:
                paint.rounded(painter, QRectF(0, y, area.width(), ROW - 2), None, theme.focus, 4, 3)
