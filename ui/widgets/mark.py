"""A state as shape and word, as a widget of its own, and a soft chip of the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


class Mark(Painted):
    """A state's shape with its word; the word is the accessible name.

    Args:
        state: Which shape and colour.
        word: The state in words (「对」「差 3」); never empty.
        px: Font size in logical pixels; the shape follows it.
        soft: Draw it as a chip on its soft ground.
    """

    def __init__(
        self, state: State, word: str, parent: QWidget | None = None, *, px: int = 14, soft: bool = False, bold: bool = True
    ) -> None:
        super().__init__(parent)
        self._px, self._soft, self._bold = px, soft, bold
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(state, word)

    @property
    def state(self) -> State:
        """The state shown."""
        return self._state

    @property
    def word(self) -> str:
        """The word shown."""
        return self._word

    def set_state(self, state: State, word: str) -> None:
        """Shows another state.

        Raises:
            ValueError: If the word is empty; no state is told by colour and shape alone.
        """
        if not word:
            raise ValueError("a mark needs its word")
        self._state, self._word = state, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for shape and word."""
        wide = paint.width(self._word, self._px, self._bold)
        if self._soft:
            return QSize(round(wide + self._px * 2.35) + 2, round(self._px * 1.7))
        return QSize(round(wide + self._px * 1.9) + 2, round(self._px * 1.6))

    def minimumSizeHint(self) -> QSize:
        """The same: a mark is never cut."""
        return self.sizeHint()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Shape left, word right of it."""
        if self._soft:
            paint.chip(painter, area.right(), 0, self._state, self._word, theme, self._px)
            return
        size = self._px * 1.35
        paint.mark(painter, self._state, QRectF(0, area.center().y() - size / 2, size, size), theme)
        left = size + self._px * 0.45
        colour = theme.text1 if self._state in (State.UNDER_WAY, State.NOT_YET) else theme.text_of(self._state)
        paint.text(painter, area.adjusted(left, 0, 0, 0), self._word, self._px, colour, self._bold)
