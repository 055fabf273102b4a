"""What is to be known of a plan in sentences: faults the check found, what did not fit and why; a strip for what must not be overlooked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from ui.theme.current import theme_of
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Card, Painted

MOST = 100
"""Lines that are listed; the rest is counted."""


class NoteList(Card):
    """A titled list of sentences, each with a mark; choosing one shows the box it is about.

    Attributes:
        chosen: The key of a line was chosen by a click or the arrow keys.
    """

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(" ", " ", padding=10)
        self.list = QListWidget()
        self.list.setObjectName(name)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self.body.addWidget(self.list, 1)
        self.list.currentItemChanged.connect(self._choose)

    def show_notes(self, title: str, note: str, rows: Sequence[tuple[State, str, int]]) -> None:
        """Lists sentences.

        Args:
            title: Of the card.
            note: Small, at its right.
            rows: State, sentence and key of each.
        """
        self.title.setText(title)
        self.note.setText(note)
        self.setAccessibleName(title)
        self.list.blockSignals(True)
        self.list.clear()
        for state, words, key in rows[:MOST]:
            item = QListWidgetItem(self._icon(state), words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        if len(rows) > MOST:
            self.list.addItem(QListWidgetItem(self.tr("还有 {n} 条").format(n=len(rows) - MOST)))
        self.list.blockSignals(False)

    def _icon(self, state: State) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.mark(painter, state, QRectF(0, 0, 16, 16), theme_of(self))
        painter.end()
        return QIcon(pixmap)

    def _choose(self, item: QListWidgetItem | None) -> None:
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(key, int):
            self.chosen.emit(key)


class NoticeStrip(Painted):
    """A sentence on soft ground with its mark; clicked it leads to what it speaks of. It takes no room while empty."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 1, leads: bool = False) -> None:
        super().__init__(parent)
        self._state, self._words, self._most = State.HOLD, "", lines
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words

    def say(self, state: State, words: str) -> None:
        """Says something; empty words take the strip away."""
        self._state, self._words = state, words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def _lines(self, wide: float) -> list[str]:
        return paint.lines(self._words, 14, wide - 40, True, self._most)

    def sizeHint(self) -> QSize:
        """As high as its lines at the width it has."""
        return QSize(200, 12 + 20 * max(1, len(self._lines(max(200, self.width())))))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut in height."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Ground, mark, words."""
        paint.rounded(painter, area, theme.soft_of(self._state), theme.focus if self.hasFocus() else None, 4, 2)
        paint.mark(painter, self._state, QRectF(10, 9, 16, 16), theme)
        for number, line in enumerate(self._lines(area.width())):
            at = QRectF(32, 6 + number * 20, area.width() - 40, 20)
            paint.text(painter, at, line, 14, theme.text_of(self._state), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space lead on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leads on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()
