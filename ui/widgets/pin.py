"""A PIN is keyed in the page: a panel, no dialog; the digits are masked and never leave it but by its signal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchBoard
from ui.widgets.keypad import PadKey


class PinPanel(BenchBoard):
    """Asks the person whose badge was read for the PIN.

    Digits go in by the keyboard or by keys that take no focus. The panel takes the input focus itself, has no input method, and
    clears what was keyed as soon as it was handed on. A `large` one has keys for gloves and words read from further off.
    """

    reference_height = 360
    LARGE = 1.2
    """How much larger a large panel is."""

    entered = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = 4, most: int = 12, large: bool = False) -> None:
        super().__init__(parent)
        self._least, self._most, self._size = least, most, self.LARGE if large else 1.0
        self._digits = ""
        self._title, self._who = self.tr("请键入 PIN"), ""
        self._state, self._words = State.NOT_YET, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys: list[tuple[str, PadKey]] = []
        for name in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "back", "0", "enter"):
            words = {"back": self.tr("退格"), "enter": self.tr("确认 PIN")}.get(name, name)
            px = 34 * self._size**2.5 if name.isdigit() else 24 * self._size
            key = PadKey(words, round(px), self, icon="backspace" if name == "back" else "")
            key.clicked.connect(lambda _=False, name=name: self._key(name))
            self._keys.append((name, key))
        self.setAccessibleName(self._title)

    def height_in_reference(self) -> float:
        """By whether it is a large one."""
        return round(self.reference_height * self._size)

    def key(self, name: str) -> QAbstractButton:
        """The key of one digit, `back` or `enter`."""
        return next(key for known, key in self._keys if known == name)

    def ask(self, title: str, who: str) -> None:
        """Asks anew; `who` is the person's number and role."""
        self._title, self._who, self._digits = title, who, ""
        self._state, self._words = State.NOT_YET, ""
        self.setAccessibleName(f"{title} {who}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def refuse(self, words: str) -> None:
        """Says that the PIN was wrong, in a sentence; another can be keyed."""
        self._digits, self._state, self._words = "", State.WRONG, words
        self.setAccessibleDescription(words)
        self.update()

    def wait(self, words: str) -> None:
        """Says what is being checked."""
        self._state, self._words = State.UNDER_WAY, words
        self.update()

    def length(self) -> int:
        """How many digits are keyed."""
        return len(self._digits)

    def _key(self, name: str) -> None:
        if name == "back":
            self._digits = self._digits[:-1]
        elif name == "enter":
            self._hand_on()
        elif len(self._digits) < self._most:
            self._digits += name
            self._words = ""
        self.update()

    def _hand_on(self) -> None:
        if len(self._digits) < self._least:
            self._state, self._words = State.HOLD, self.tr("PIN 至少 {n} 位").format(n=self._least)
            return
        digits, self._digits = self._digits, ""
        self.entered.emit(digits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, backspace, Enter, Esc; every other key is left to the page."""
        if event.text() and event.text() in "0123456789":
            self._key(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._key("back")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._key("enter")
        elif event.key() == Qt.Key.Key_Escape:
            self._digits = ""
            self.cancelled.emit()
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.update()

    def place(self) -> None:
        """The digits on the right of what is asked."""
        unit, area = self.unit(), self.area()
        wide = self._keys_wide(area)
        left, gap = area.width() - wide - 20, 8.0
        step_x, step_y = (wide - 2 * gap) / 3, (area.height() - 40 - 3 * gap) / 4
        for number, (_, key) in enumerate(self._keys):
            row, column = divmod(number, 3)
            box = QRectF(left + column * (step_x + gap), 20 + row * (step_y + gap), step_x, step_y)
            key.setGeometry(round(box.x() * unit), round(box.y() * unit), round(step_x * unit), round(step_y * unit))

    def _keys_wide(self, area: QRectF) -> float:
        return min(420.0 * self._size, area.width() * 0.46)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title, person, dots, sentence."""
        focus, k = self.hasFocus(), self._size
        paint.rounded(painter, area, theme.surface1, theme.focus if focus else theme.line, 6, 3 if focus else 1)
        room = area.width() - self._keys_wide(area) - 70
        px = paint.fitting_px(self._title, round(42 * k), 30, room, True)
        paint.text(painter, QRectF(28, 24 * k, room, 60 * k), self._title, px, theme.text1, True)
        px = paint.fitting_px(self._who, round(26 * k), 20, room)
        paint.text(painter, QRectF(28, 88 * k, room, 40 * k), self._who, px, theme.text2)
        box = QRectF(28, 150 * k, room, 84 * k)
        paint.rounded(painter, box, theme.surface0, theme.line_control, 4, 2)
        painter.setPen(QPen(QColor(theme.text1), 2))
        painter.setBrush(QColor(theme.text1))
        for number in range(len(self._digits)):
            x = box.x() + 34 * k + number * min(36.0 * k, (room - 60) / self._most)
            painter.drawEllipse(QPointF(x, box.center().y()), 9 * k, 9 * k)
        if not self._digits:
            paint.text(painter, box.adjusted(24, 0, 0, 0), self.tr("键入后按回车"), round(22 * k), theme.text2)
        if self._words:
            paint.mark(painter, self._state, QRectF(28, 258 * k, 30 * k, 30 * k), theme)
            px, step = round(24 * k), 34 * k
            for number, line in enumerate(paint.lines(self._words, px, room - 46 * k, True, 3)):
                at = QRectF(28 + 42 * k, 254 * k + number * step, room - 42 * k, step)
                paint.text(painter, at, line, px, theme.text_of(self._state), True)
        paint.text(painter, QRectF(28, area.bottom() - 52, room, 32), self.tr("Esc 取消"), max(18, round(16 * k)), theme.text2)
