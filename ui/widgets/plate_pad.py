"""The keys of the gate for plates: Chinese characters with their two letters, purposes, and the acts under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import BenchBoard
from ui.widgets.keypad import PadKey


class CharacterKey(PadKey):
    """A Chinese character of plates, with the two letters that choose it on a keyboard."""

    def __init__(self, character: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(character, 36, parent)
        self._character, self._code = character, code

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The character, its letters smaller beside it."""
        paint.rounded(painter, area, theme.line if self.isDown() else theme.surface2, theme.line_control, 6, 2)
        middle = min(44.0, area.width() * 0.52)
        paint.text(painter, QRectF(6, 0, middle, area.height()), self._character, 36, theme.text1, True, paint.CENTER)
        rest = QRectF(middle + 2, 0, area.width() - middle - 8, area.height())
        paint.text(painter, rest, self._code, 20, theme.text2, align=paint.CENTER)


class _Keys(BenchBoard):
    """Keys in a grid that fills the widget."""

    GAP = 7.0
    pressed = Signal(str)

    def __init__(self, columns: int, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._rows = columns, rows
        self._keys: dict[str, tuple[PadKey, int, int, int]] = {}

    def _add(self, name: str, key: PadKey, row: int, column: int, span: int = 1) -> None:
        key.clicked.connect(lambda _=False: self.pressed.emit(name))
        self._keys[name] = (key, row, column, span)

    def key(self, name: str) -> QAbstractButton:
        """The key of that name."""
        return self._keys[name][0]

    def place(self) -> None:
        """Every key by its row, column and span."""
        unit, area = self.unit(), self.area()
        wide = (area.width() - (self._columns - 1) * self.GAP) / self._columns
        high = (area.height() - (self._rows - 1) * self.GAP) / self._rows
        for key, row, column, span in self._keys.values():
            x, y = column * (wide + self.GAP), row * (high + self.GAP)
            left, top = round(x * unit), round(y * unit)
            right = round((x + span * wide + (span - 1) * self.GAP) * unit)
            key.setGeometry(left, top, right - left, round((y + high) * unit) - top)


class CharacterPad(_Keys):
    """Provinces, 挂 and the other last characters; emits the character, `back` or `clear`.

    Args:
        codes: Two letters of each character, in the order of the keys.
    """

    COLUMNS, ROWS = 7, 6

    def __init__(self, codes: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(self.COLUMNS, self.ROWS, parent)
        for number, (character, code) in enumerate(codes.items()):
            row, column = divmod(number, self.COLUMNS)
            self._add(character, CharacterKey(character, code, self), row, column)
        row, column = divmod(len(codes), self.COLUMNS)
        back, clear = PadKey(self.tr("退格"), 36, self, icon="backspace"), PadKey(self.tr("清空"), 30, self)
        free = self.COLUMNS - column
        self._add("back", back, row, column, free - free // 2)
        self._add("clear", clear, row, column + free - free // 2, free // 2)


class ChoicePad(_Keys):
    """Large numbered keys, such as purposes or reasons; emits the name of the choice."""

    GAP = 10.0

    def __init__(self, choices: Sequence[tuple[str, str, str]], columns: int = 2, parent: QWidget | None = None) -> None:
        """Makes the keys.

        Args:
            choices: Name, number on the keyboard, and words of each.
            columns: Keys beside each other.
            parent: The parent.
        """
        super().__init__(columns, -(-len(choices) // columns), parent)
        for number, (name, digit, words) in enumerate(choices):
            row, column = divmod(number, columns)
            self._add(name, PadKey(f"{digit} {words}", 42, self), row, column)


class YardActions(BenchBoard):
    """The act in turn and smaller ones side by side, under it or (`one_row`) beside it; emits their names."""

    reference_height = 156
    ROW_HEIGHT = 76

    triggered = Signal(str)

    def __init__(self, smaller: Sequence[str], parent: QWidget | None = None, *, one_row: bool = False) -> None:
        super().__init__(parent)
        self._one_row = one_row
        self._main = PadKey("", 34, self)
        self._main.clicked.connect(lambda _=False: self.triggered.emit("main"))
        self._smaller: dict[str, PadKey] = {}
        for name in smaller:
            key = PadKey("", 30, self)
            key.clicked.connect(lambda _=False, name=name: self.triggered.emit(name))
            self._smaller[name] = key

    def set_main(self, words: str, enabled: bool = True) -> None:
        """Words of the act in turn."""
        self._main.set_words(words)
        self._main.setEnabled(enabled)

    def set_key(self, name: str, words: str, sub: str = "", enabled: bool = True) -> None:
        """Words of a smaller one."""
        self._smaller[name].set_words(words, sub)
        self._smaller[name].setEnabled(enabled)

    def button(self, name: str) -> QAbstractButton:
        """The key `main`, or a smaller one by its name."""
        return self._main if name == "main" else self._smaller[name]

    def height_in_reference(self) -> float:
        """Two rows or one."""
        return self.ROW_HEIGHT if self._one_row else self.reference_height

    def place(self) -> None:
        """The main key, the smaller ones under it or, in one row, beside it."""
        unit = self.unit()
        gap = round(10 * unit)
        first = round(70 * unit)
        main = round(self.width() * 0.32) if self._one_row else self.width()
        self._main.setGeometry(0, 0, main, self.height() if self._one_row else first)
        start, top = (main + gap, 0) if self._one_row else (0, first + gap)
        count = max(1, len(self._smaller))
        wide = (self.width() - start - (count - 1) * gap) / count
        for number, key in enumerate(self._smaller.values()):
            left, right = round(start + number * (wide + gap)), round(start + number * (wide + gap) + wide)
            key.setGeometry(left, top, right - left, self.height() - top)
