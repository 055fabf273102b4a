"""The figures above a board: each a shape, a number and a word; choosing one filters the board, choosing it again shows everything."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

GAP, PAD = 5, 8


@dataclass(frozen=True)
class Figure:
    """One figure: what it filters by, its state (None for a plain count), the number and its word."""

    key: str
    state: State | None
    count: int
    words: str


class Figures(Painted):
    """A row of figures; arrows choose one, Enter or a click filters.

    Attributes:
        chosen: Carries the key to filter by, blank for everything.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: tuple[Figure, ...] = ()
        self._hits: list[tuple[QRectF, str]] = []
        self._at = 0
        self.key = ""
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("board.figures")

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is shown."""
        return self._figures

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Shows figures; the one that filters stays chosen."""
        self._figures = figures
        self._at = min(self._at, max(0, len(figures) - 1))
        self.setAccessibleName("；".join(f"{one.words} {one.count}" for one in figures))
        self.update()

    def choose(self, key: str) -> None:
        """Filters by a figure; by the one that filters already, no more."""
        self.key = "" if key == self.key else key
        self._at = next((n for n, one in enumerate(self._figures) if one.key == key), self._at)
        self.update()
        self.chosen.emit(self.key)

    def clear(self) -> bool:
        """Filters no more; returns whether it did."""
        if not self.key:
            return False
        self.choose(self.key)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the figure under the mouse."""
        for box, key in self._hits:
            if box.contains(event.position()):
                self.choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move, Enter and Space filter."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._figures:
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % len(self._figures)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._figures:
            self.choose(self._figures[self._at].key)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """All of them side by side."""
        return QSize(round(sum(self._wide(one) + GAP for one in self._figures)), 44)

    def minimumSizeHint(self) -> QSize:
        """The same: no figure is cut."""
        return self.sizeHint()

    def _wide(self, one: Figure) -> float:
        return PAD * 2 + 22 + 6 + paint.width(str(one.count), 26, True) + 7 + paint.width(one.words, 14)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Cards in a row; the one that filters is filled in the accent's soft ground with a thick edge."""
        self._hits, x = [], area.x()
        for number, one in enumerate(self._figures):
            box = QRectF(x, area.y(), self._wide(one), area.height())
            if box.right() > area.right() + 1:
                break  # a figure is shown whole or not at all
            on = one.key == self.key and bool(self.key)
            focus = self.hasFocus() and number == self._at
            line, pen = (theme.focus, 3) if focus else (theme.accent, 2) if on else (theme.line, 1)
            paint.rounded(painter, box, theme.accent_soft if on else theme.surface1, line, 6, pen)
            colour = theme.text1 if one.state is None or not one.count else theme.text_of(one.state)
            at = QRectF(box.x() + PAD, box.center().y() - 11, 22, 22)
            if one.state is None:
                icons.draw(painter, "doc", at, theme.text2)
            elif one.count:
                paint.mark(painter, one.state, at, theme)
            else:  # nothing of it is nothing to look at: the shape, but not its weight
                ring = one.state in (State.NOT_YET, State.UNDER_WAY)
                paint.shape(painter, one.state, at, theme.line_control if ring else theme.surface2, theme.text2, theme.line_control)
            count = str(one.count)
            wide = paint.width(count, 26, True)
            paint.text(painter, QRectF(at.right() + 6, box.y(), wide + 2, box.height() - 1), count, 26, colour, True)
            paint.text(painter, QRectF(at.right() + 13 + wide, box.y() + 3, 200, box.height()), one.words, 14, theme.text1)
            self._hits.append((box, one.key))
            x = box.right() + GAP


class Legend(Painted):
    """What the shapes mean, and as many of the keys as there is room for, the most used first."""

    def __init__(self, keys: tuple[str, ...], entries: tuple[tuple[State, str], ...] = ()) -> None:
        super().__init__()
        self._keys, self._entries = keys, entries
        self.setFixedHeight(26)
        self.setAccessibleName("·".join(keys))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Shapes from the left, keys at the right where there is room."""
        x = area.x() + 8
        for state, words in self._entries:
            paint.mark(painter, state, QRectF(x, area.center().y() - 8, 16, 16), theme)
            x += 21 + paint.text(painter, QRectF(x + 21, area.y(), 90, area.height()), words, 13, theme.text2) + 14
        room = area.right() - x - 6
        shown = next(words for n in range(len(self._keys), 0, -1) if paint.width(words := "·".join(self._keys[:n]), 13) <= room or n == 1)
        paint.text(painter, QRectF(x, area.y(), room, area.height()), shown, 13, theme.text2, align=paint.RIGHT)
