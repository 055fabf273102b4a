"""The dark head of the call panel: what it is, its key, and how the call stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted


class CallHead(Painted):
    """Telephone, 来电 with its key, and at the right what became of it (已登记 13:33)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setFixedHeight(44)
        self.show_words("")

    @property
    def words(self) -> str:
        """What became of the call."""
        return self._words

    def show_words(self, words: str) -> None:
        """Says what became of it."""
        self._words = words
        self.setAccessibleName(f"{self.tr('来电')} {words}".strip())
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """White on the accent, round above."""
        path = QPainterPath()
        path.addRoundedRect(area.adjusted(0, 0, 0, 8), 6, 6)
        painter.setClipRect(area)
        painter.fillPath(path, QColor(theme.accent))
        ink, middle = theme.accent_on, area.center().y()
        icons.draw(painter, "phone", QRectF(14, middle - 10, 20, 20), ink)
        wide = paint.text(painter, QRectF(42, 0, 120, area.height()), self.tr("来电"), 18, ink, True)
        paint.key_cap(painter, 42 + wide + 9, middle, "F2", 12, ink)
        paint.text(painter, QRectF(130, 0, area.width() - 144, area.height()), self._words, 14, ink, align=paint.RIGHT)
