"""How far a table is: a bar, and how many rows of how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted


class ImportProgress(Painted):
    """Fills from the left; unknown how far, it is empty and says what goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(24)
        self._share, self.words = 0.0, ""

    def show_step(self, words: str, done: int = 0, of: int = 0) -> None:
        """What goes on, and how far it is."""
        self._share, self.words = (done / of if of else 0.0), words
        self.setAccessibleName(words)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The bar with the words on it, light where it is filled."""
        paint.rounded(painter, area, theme.surface2, theme.line, 4)
        paint.text(painter, area, self.words, 13, theme.text1, False, paint.CENTER)
        filled = QRectF(area.left(), area.top(), area.width() * self._share, area.height())
        if filled.width() >= 1:
            painter.save()
            painter.setClipRect(filled)
            paint.rounded(painter, area, theme.accent, theme.accent, 4)
            paint.text(painter, area, self.words, 13, theme.accent_on, False, paint.CENTER)
            painter.restore()
