"""Line edits of the desk: the search box and a field that a scanner may type into."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons
from ui.theme.current import theme_of
from ui.widgets import paint


class SearchBox(QLineEdit):
    """Find anything (Ctrl+K): number, box, serial tail, customer, pinyin initials. Enter emits `searched`; Esc clears."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, hint: str = "", key: str = "Ctrl+K", wide: int = 0) -> None:
        super().__init__(parent)
        self._key, self._wide = key, wide
        self.setPlaceholderText(hint or self.tr("找单据、箱号、客户、序列号"))
        self.setAccessibleName(self.placeholderText())
        self.setTextMargins(26, 0, round(paint.width(key, 12)) + 12 if key else 0, 0)
        self.setFixedHeight(36)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self._take_focus)
        self.returnPressed.connect(lambda: self.searched.emit(self.text().strip()))

    def sizeHint(self) -> QSize:
        """As wide as it was asked to be where there is room."""
        hint = super().sizeHint()
        return QSize(self._wide or hint.width(), hint.height())

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then glass and key cap."""
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        icons.draw(painter, "search", QRectF(9, middle - 9, 18, 18), theme.text2)
        if self._key and not self.text():
            wide = paint.width(self._key, 12) + 8.4
            paint.key_cap(painter, self.width() - wide - 9, middle, self._key, 12, theme.text2)
        painter.end()


class ScanField(QLineEdit):
    """A field that asks for scans while a form is edited: no input method reaches it, so a scan comes through whole."""

    wants_scan = True

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Says that no input method is wanted; every other answer is the line edit's."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        if argument is None:
            return super().inputMethodQuery(query)
        return super().inputMethodQuery(query, argument)
