"""The gate's keys: large digits and letters, and the actions under them; none takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons
from ui.theme import measure
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import BenchBoard
from ui.widgets.bench import NoFocusButton
from ui.widgets.pictures import Pictures


class PadKey(NoFocusButton):
    """A key of the gate's pad or an action under it: large words, an optional small line, an optional icon."""

    def __init__(self, words: str, px: int, parent: QWidget | None = None, *, sub: str = "", icon: str = "") -> None:
        super().__init__(parent)
        self._words, self._px, self._sub, self._icon = words, px, sub, icon
        self._next = False
        self.setAccessibleName(words)

    @property
    def looks(self) -> tuple[object, ...]:
        """Everything that makes a difference to how it is drawn in its place."""
        return self.isDown(), self.isEnabled(), self._next, self._words, self._sub

    def set_words(self, words: str, sub: str = "") -> None:
        """Other words on the same key."""
        self._words, self._sub = words, sub
        self.setAccessibleName(words)
        self.update()

    def set_next(self, wanted: bool) -> None:
        """Whether this key is the next step: it stands out."""
        self._next = wanted
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Frame and words; a disabled one in the weaker ink, the next step on the bright one."""
        pressed = self.isDown()
        fill = theme.line if pressed else theme.surface2 if self._px > 35 else theme.surface1
        ink = theme.text1 if self.isEnabled() else theme.text3
        if self._next and not pressed:
            fill, ink = theme.focus, theme.accent_on
        paint.rounded(painter, area, fill, theme.focus if self._next else theme.line_control, 6, 2)
        if self._icon:
            size = min(area.width(), area.height()) * 0.58
            at = QRectF(area.center().x() - size / 2, area.center().y() - size / 2, size, size)
            icons.draw(painter, self._icon, at, ink)
            return
        px = paint.fitting_px(self._words, self._px, 20, area.width() - 12, True)
        if not self._sub:
            paint.text(painter, area, self._words, px, ink, True, paint.CENTER)
            return
        self._draw_both(painter, area, px, ink, theme)

    def _draw_both(self, painter: QPainter, area: QRectF, px: int, ink: str, theme: Theme) -> None:
        """Words and the small line under them; a long one goes on in a second, under smaller words."""
        middle, left, wide = area.center().y(), area.x() + 6, area.width() - 12
        small = paint.fitting_px(self._sub, 21, 20, wide)
        found = paint.lines(self._sub, small, wide, most=2)
        if len(found) < 2:
            paint.text(painter, QRectF(area.x(), middle - 34, area.width(), 42), self._words, px, ink, True, paint.CENTER)
            paint.text(painter, QRectF(left, middle + 4, wide, 32), self._sub, small, theme.text2, align=paint.CENTER)
            return
        paint.text(painter, QRectF(area.x(), middle - 38, area.width(), 28), self._words, min(px, 24), ink, True, paint.CENTER)
        for number, line in enumerate(found):
            paint.text(painter, QRectF(left, middle - 12 + 22 * number, wide, 24), line, small, theme.text2, align=paint.CENTER)


LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters of plates and seals: no I and no O."""


class KeyBoard(BenchBoard):
    """A board that paints its keys, from one picture as long as nothing on them changed: they appear at once with every pass."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[PadKey] = []
        self._pictures = Pictures(4)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing is painted under it that it covers

    def take(self, key: PadKey) -> PadKey:
        """A key of this board."""
        key.pressed.connect(self.update)
        key.released.connect(self.update)
        key.setUpdatesEnabled(False)  # the board paints it
        self._keys.append(key)
        return key

    def paintEvent(self, event: QPaintEvent) -> None:
        """All keys."""
        painter = QPainter(self)
        looks = self.theme().name, self.unit(), *(key.looks for key in self._keys)
        self._pictures.show(painter, self, looks, lambda picture: self.draw_keys(picture, self._keys), ground=self.theme().surface0)
        painter.end()


class Keypad(KeyBoard):
    """Digits at least 32 mm, letters at least 21 mm. Emits `pressed` with a digit, a letter, `back` or `clear`."""

    GAP = 8.0
    LETTER_GAP = 7.0
    DIGIT_ROWS = 4
    LETTER_ROWS = 6
    PAGE_SHARE = 352 / measure.REFERENCE_HEIGHT

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits: list[PadKey] = []
        for name in ("7", "8", "9", "4", "5", "6", "1", "2", "3", "back", "0", "clear"):
            words = {"back": self.tr("退格"), "clear": self.tr("清空")}.get(name, name)
            icon = "backspace" if name == "back" else ""
            key = PadKey(words, 56 if name.isdigit() else 36, self, icon=icon)
            self._wire(key, name)
            self._digits.append(key)
        self._letters: list[PadKey] = []
        for name in LETTERS:
            key = PadKey(name, 36, self)
            self._wire(key, name)
            self._letters.append(key)

    def _wire(self, key: PadKey, name: str) -> None:
        self.take(key).clicked.connect(lambda _=False: self.pressed.emit(name))

    def key(self, name: str) -> QAbstractButton:
        """The key of one character."""
        found = [*self._letters, *self._digits]
        names = [*LETTERS, "7", "8", "9", "4", "5", "6", "1", "2", "3", "back", "0", "clear"]
        return found[names.index(name)]

    def digit_key_px(self) -> int:
        """Height of a digit key in logical pixels: 32 mm; on glass too small for that the pad keeps its share of the page."""
        wanted = measure.mm(self, measure.DIGIT_KEY_MM)
        frame, marked = measure.frame_of(self)
        if not marked:
            return wanted
        most = (frame.height() * self.PAGE_SHARE - 3 * self.GAP * self.unit()) / self.DIGIT_ROWS
        return max(24, min(wanted, int(most)))

    def letter_key_px(self) -> int:
        """Height of a letter key in logical pixels: 21 mm, capped with the digits."""
        full = measure.mm(self, measure.DIGIT_KEY_MM)
        return max(16, round(measure.mm(self, measure.LETTER_KEY_MM) * self.digit_key_px() / full))

    def height_in_reference(self) -> float:
        """Four rows of digits or six of letters, whichever is more."""
        unit = self.unit()
        digits = self.DIGIT_ROWS * self.digit_key_px() / unit + (self.DIGIT_ROWS - 1) * self.GAP
        letters = self.LETTER_ROWS * self.letter_key_px() / unit + (self.LETTER_ROWS - 1) * self.LETTER_GAP
        return max(digits, letters)

    def rescale(self) -> None:
        """Fixes the height and places the keys."""
        self.setMinimumHeight(round(self.height_in_reference() * self.unit()))
        super().rescale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fixes the height and places the keys."""
        self.setMinimumHeight(round(self.height_in_reference() * self.unit()))
        super().resizeEvent(event)

    def place(self) -> None:
        """The digits on the left, the letters beside them."""
        unit, area = self.unit(), self.area()
        letters_wide = area.width() * 0.389
        digits_wide = area.width() - letters_wide - 14
        wide, high = (digits_wide - 2 * self.GAP) / 3, (area.height() - 3 * self.GAP) / 4
        for number, key in enumerate(self._digits):
            row, column = divmod(number, 3)
            self._put(key, column * (wide + self.GAP), row * (high + self.GAP), wide, high, unit)
        left = digits_wide + 14
        gap = self.LETTER_GAP
        wide, high = (letters_wide - 3 * gap) / 4, (area.height() - 5 * gap) / 6
        for number, key in enumerate(self._letters):
            row, column = divmod(number, 4)
            self._put(key, left + column * (wide + gap), row * (high + gap), wide, high, unit)

    @staticmethod
    def _put(key: PadKey, x: float, y: float, wide: float, high: float, unit: float) -> None:
        left, top = round(x * unit), round(y * unit)
        key.setGeometry(left, top, round((x + wide) * unit) - left, round((y + high) * unit) - top)


class GateActions(KeyBoard):
    """Under the pad: 核对, and side by side 没有挂车 and 不放，叫人. Emits `triggered` with the key of the action."""

    reference_height = 156
    LOW = 138
    """Height where a strip above takes some of the page."""

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._check = PadKey(self.tr("核对"), 34, self)
        self._left = PadKey(self.tr("没有挂车"), 30, self, sub=self.tr("看到确实没有时按"))
        self._right = PadKey(self.tr("不放，叫人"), 30, self)
        for name, key in (("check", self._check), ("none", self._left), ("call", self._right)):
            self.take(key).clicked.connect(lambda _=False, name=name: self.triggered.emit(name))

    def set_check(self, words: str, enabled: bool) -> None:
        """Words and readiness of the check key."""
        self._check.set_words(words)
        self._check.setEnabled(enabled)
        self._check.set_next(enabled)
        self.update()

    def set_none(self, words: str, sub: str, enabled: bool) -> None:
        """Words of the key for what is not there."""
        self._left.set_words(words, sub)
        self._left.setEnabled(enabled)
        self.update()

    def set_call(self, words: str, sub: str) -> None:
        """Words of the key that calls somebody."""
        self._right.set_words(words, sub)
        self.update()

    def set_low(self, low: bool) -> None:
        """Takes less height, so that the digits above keep theirs."""
        if low != self._low:
            self._low = low
            self.rescale()

    def height_in_reference(self) -> float:
        """By whether a strip stands above."""
        return self.LOW if self._low else self.reference_height

    def button(self, name: str) -> QAbstractButton:
        """The key of `check`, `none` or `call`."""
        return {"check": self._check, "none": self._left, "call": self._right}[name]

    def place(self) -> None:
        """核对 over the whole width, the two others side by side under it."""
        wide, unit = self.width(), self.unit()
        gap = round((6 if self._low else 10) * unit)
        first = round((54 if self._low else 70) * unit)
        half = (wide - round(8 * unit)) // 2
        self._check.setGeometry(0, 0, wide, first)
        self._left.setGeometry(0, first + gap, half, self.height() - first - gap)
        self._right.setGeometry(wide - half, first + gap, half, self.height() - first - gap)
