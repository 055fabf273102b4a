"""Office buttons: the act in words, the key that does the same on a cap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShortcutEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, presses
from ui.theme.current import theme_of
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import escaped


class KeyedButton(QPushButton):
    """A button whose key acts at once: Qt would press it for a tenth of a second first, and what follows fast would find it undone.

    Pressed twice in a row, by click or key, it gives a command once; see `ui.presses`.
    """

    def event(self, event: QEvent) -> bool:
        """Its key clicks it; one key of two buttons only brings it to the front, as Qt has it."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.setShortcutAutoRepeat(event.shortcutId(), False)  # held down it is still one act
            self.click()
            return True
        return super().event(event)

    def click(self) -> None:
        """Acts once."""
        presses.press(self, super().click)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click acts once."""
        if not self.isDown():
            super().mouseReleaseEvent(event)
            return
        if not presses.press(self, lambda: QPushButton.mouseReleaseEvent(self, event)):
            self.setDown(False)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar acts once."""
        if not self.isDown() or event.isAutoRepeat():
            super().keyReleaseEvent(event)
            return
        if not presses.press(self, lambda: QPushButton.keyReleaseEvent(self, event)):
            self.setDown(False)


class KeyButton(KeyedButton):
    """A button with its words, an optional icon and its key on a cap.

    Args:
        words: The act (登记, 打印); any ampersand is shown as such.
        key: Qt key sequence (`Ctrl+S`), bound as the button's shortcut; shown on the cap.
        icon: Icon name.
        cap: What the cap shows, when not `key` itself.
    """

    primary = False

    def __init__(self, words: str, parent: QWidget | None = None, *, key: str = "", icon: str = "", cap: str = "") -> None:
        super().__init__(parent)
        self._words, self._icon, self._cap = words, icon, cap or key
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)
        if key:
            self.setShortcut(QKeySequence(key))

    @property
    def words(self) -> str:
        """The words on the button."""
        return self._words

    def set_words(self, words: str) -> None:
        """Other words on the same button."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_key(self, key: str, cap: str = "") -> None:
        """Another key, or none."""
        self._cap = cap or key
        self.setShortcut(QKeySequence(key))
        self.updateGeometry()
        self.update()

    def give_way(self) -> None:
        """Leaves its icon out, and the air at its ends, where the row is too narrow; words and key stay."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _parts(self) -> tuple[float, float, float]:
        icon = 24.0 if self._icon else 0.0
        cap = paint.width(self._cap, 12) + 8.4 + 10 if self._cap else 0.0
        return icon, paint.width(self._words, 14, True), cap

    def sizeHint(self) -> QSize:
        """Words, icon and cap with 14 px at both ends."""
        return QSize(round(sum(self._parts())) + 30, 36)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        icon, words, cap = self._parts()
        gives = self.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Preferred
        return QSize(round(words + cap + (0 if gives else icon)) + 14, 36)

    def _colours(self, theme: Theme) -> tuple[str | None, str | None, str]:
        if not self.isEnabled():
            return theme.surface2, theme.line, theme.text3
        if self.primary:
            return (theme.text1 if self.isDown() else theme.accent), None, theme.accent_on
        fill = theme.line if self.isDown() else theme.surface2 if self.underMouse() else theme.surface1
        return fill, theme.line_control, theme.text1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints from tokens."""
        theme = theme_of(self)
        fill, line, ink = self._colours(theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paint.rounded(painter, area, fill, line, 4)
        icon, words, cap = self._parts()
        if icon + words + cap + 12 > area.width():
            icon = 0.0
        x = max(6.0, (area.width() - icon - words - cap) / 2)
        middle = area.center().y()
        if icon:
            icons.draw(painter, self._icon, QRectF(x, middle - 9, 18, 18), ink)
            x += icon
        bold = self.primary or bool(self._icon)
        paint.text(painter, QRectF(x, 0, area.right() - x - cap, area.height()), self._words, 14, ink, bold)
        if cap:
            drawn = paint.width(self._words, 14, bold)
            paint.key_cap(painter, x + drawn + 10, middle, self._cap, 12, ink)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.primary:  # the ring needs its own ground beside the accent
                painter.setPen(QPen(QColor(theme.accent_on), 1))
                painter.drawRoundedRect(area.adjusted(3.5, 3.5, -3.5, -3.5), 3, 3)
            paint.rounded(painter, area, None, theme.focus, 4, 3)
        painter.end()


class PrimaryButton(KeyButton):
    """The one button of a form that does what the form is for; it states the act."""

    primary = True


class Chip(KeyedButton):
    """One view of a page in its header: filled when it is the shown one."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Other words on the same chip."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words with 13 px at both ends."""
        return QSize(round(paint.width(self._words, 15, True)) + 26, 30)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled when checked, framed when not."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        fill = theme.accent if chosen else theme.surface2 if self.underMouse() else theme.surface1
        paint.rounded(painter, area, fill, theme.accent if chosen else theme.line_control, 4)
        ink = theme.accent_on if chosen else theme.text1 if self.isEnabled() else theme.text3
        paint.text(painter, area, self._words, 15, ink, chosen, paint.CENTER)
        if self.hasFocus():
            paint.rounded(painter, area, None, theme.focus, 4, 3)
        painter.end()


class MoreChip(Chip):
    """The views that found no room in the header: a menu; while one of them is shown the chip bears its name.

    Attributes:
        chosen: A view was chosen in the menu; carries its key.
    """

    chosen = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._plain = words
        self._views: list[tuple[str, str, bool]] = []
        self._menu = QMenu(self)
        self.setObjectName("chip.more")
        self.clicked.connect(self._open)

    def offer(self, views: list[tuple[str, str, bool]]) -> None:
        """What stands in the menu: key, words, and whether it is the view shown."""
        self._views = views
        self._menu.clear()
        for key, words, shown in views:
            action = self._menu.addAction(escaped(words))
            action.setCheckable(True)
            action.setChecked(shown)
            action.triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
        current = next((words for _, words, shown in views if shown), "")
        self._words = f"{current or self._plain} ▾"
        self.setAccessibleName(f"{self._plain} {current}".strip())
        self.setChecked(bool(current))
        self.updateGeometry()

    def widest(self, kept: int) -> int:
        """The room it takes when the first `kept` views stand beside it."""
        names = [self._plain, *(words for _, words, shown in self._views[kept:] if shown)]
        return max(round(paint.width(f"{name} ▾", 15, True)) + 26 for name in names)

    def _open(self) -> None:
        self.setChecked(any(shown for _, _, shown in self._views))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
