"""A form after one pattern: labels left, * for required, errors below the field, nothing typed is ever cleared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QEvent, QObject, QRect, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted, PlainLabel, tool_tip
from ui.widgets.moments import DayEdit

LABEL_WIDTH = 76
NARROW = 320


class ErrorLine(Painted):
    """A sentence under a field, in the wrong colour with an octagon; it takes no room while empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words

    def show_words(self, words: str) -> None:
        """Shows a sentence; an empty one hides the line."""
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def _lines(self, wide: float) -> list[str]:
        return paint.lines(self._words, 13, wide - 22)

    def heightForWidth(self, width: int) -> int:
        """The sentence wrapped at `width`."""
        return 18 * max(1, len(self._lines(width))) + 4

    def sizeHint(self) -> QSize:
        """One or more lines."""
        return QSize(120, self.heightForWidth(max(160, self.width())))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Octagon and words."""
        paint.mark(painter, State.WRONG, QRectF(0, 3, 15, 15), theme)
        for number, line in enumerate(self._lines(area.width())):
            at = QRectF(21, 2 + number * 18, area.width() - 21, 18)
            paint.text(painter, at, line, 13, theme.wrong_text)


class ChoiceBox(QComboBox):
    """A choice that cuts long words with dots instead of through a character; the tool tip has them in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setItemDelegate(QStyledItemDelegate(self))  # rows as high as the style says
        self.currentTextChanged.connect(lambda words: self.setToolTip(tool_tip(words)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, then the words that fit."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = self.currentText() or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 42)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class Tick(QCheckBox):
    """A tick box whose words go on in a second line where they have no room: it never makes a narrow panel wider than it is."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.give_way(QSizePolicy.Policy.Preferred)

    def give_way(self, across: QSizePolicy.Policy) -> None:
        """How it takes width; its height follows from it."""
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _room(self) -> int:
        """Pixels that the words have not: the box and its gap."""
        return super().sizeHint().width() - self.fontMetrics().size(_MNEMONIC, self.text()).width()

    def _in_lines(self, wide: int) -> int:
        """Height of the words in so much width."""
        return self.fontMetrics().boundingRect(QRect(0, 0, max(wide, 1), 1000), _MNEMONIC | Qt.TextFlag.TextWordWrap, self.text()).height()

    def minimumSizeHint(self) -> QSize:
        """The box and a few signs."""
        whole = super().sizeHint()
        return QSize(min(whole.width(), self._room() + 96), whole.height())

    def heightForWidth(self, width: int) -> int:
        """One line where the words fit, else what they take."""
        whole = super().sizeHint()
        return whole.height() if width >= whole.width() else max(whole.height(), self._in_lines(width - self._room()) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As every tick box; words that do not fit in lines beside the box."""
        if self.width() >= super().sizeHint().width():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        words = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        words.setTop(0)
        words.setBottom(self.height())
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | _MNEMONIC | int(Qt.TextFlag.TextWordWrap)
        self.style().drawItemText(painter, words, align, self.palette(), self.isEnabled(), self.text(), self.foregroundRole())
        painter.end()


_MNEMONIC = int(Qt.TextFlag.TextShowMnemonic)


@dataclass
class _Field:
    label: PlainLabel
    editor: QWidget
    error: ErrorLine
    required: bool
    words: str


class FieldForm(QWidget):
    """Fields with labels; reads, fills and marks them by key.

    `values()` gives `str` for text, `int` or `float` for numbers, `bool` for a tick, ISO text for dates, and the item's data (or
    its text) for a choice.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._fields: dict[str, _Field] = {}
        self._narrow = narrow
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel over a number, a date or a choice that is not being edited scrolls the form and changes nothing."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def add_field(self, key: str, label: str, editor: QWidget, *, required: bool = False) -> QWidget:
        """Adds a field and returns its editor.

        Args:
            key: Name of the field in `values` and `set_error`.
            label: Words of the label; a required one gets a star.
            editor: Any Qt editor; it is given the desk's height.
            required: Whether it must be filled; `missing` names those that are not.
        """
        if isinstance(editor, (QAbstractSpinBox, QComboBox)):
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # by Tab or click, never by the wheel that scrolls the form
            editor.installEventFilter(self)
        words = PlainLabel(f"{label} *" if required else label, "caption")
        words.setBuddy(editor)
        words.setWordWrap(True)
        editor.setAccessibleName(label)
        error = ErrorLine()
        row = self._grid.rowCount()
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
            editor.setMinimumHeight(64)
            editor.setMaximumHeight(120)
        elif isinstance(editor, QAbstractSpinBox):
            editor.setFixedHeight(36)  # its own hint is 3 px more than its neighbours'
        elif not isinstance(editor, QCheckBox):
            editor.setMinimumHeight(36)
        if self._narrow:
            self._grid.addWidget(words, row, 0, 1, 2)
            self._grid.addWidget(editor, row + 1, 0, 1, 2)
            self._grid.addWidget(error, row + 2, 0, 1, 2)
        else:
            words.setFixedWidth(self._label_width)
            align = Qt.AlignmentFlag.AlignTop if isinstance(editor, QPlainTextEdit) else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(words, row, 0, align)
            self._grid.addWidget(editor, row, 1)
            self._grid.addWidget(error, row + 1, 1)
        self._fields[key] = _Field(words, editor, error, required, label)
        self._watch(key, editor)
        return editor

    def add_text(self, key: str, label: str, *, required: bool = False, hint: str = "", text: str = "") -> QLineEdit:
        """Adds a line of text."""
        editor = QLineEdit(text)
        editor.setPlaceholderText(hint)
        self.add_field(key, label, editor, required=required)
        return editor

    def add_long_text(self, key: str, label: str, *, required: bool = False, hint: str = "") -> QPlainTextEdit:
        """Adds several lines of text."""
        editor = QPlainTextEdit()
        editor.setPlaceholderText(hint)
        self.add_field(key, label, editor, required=required)
        return editor

    def add_choice(
        self, key: str, label: str, choices: list[tuple[str, Any]], *, required: bool = False, empty: str | None = None
    ) -> QComboBox:
        """Adds a choice of (words, value); `empty` offers an entry without a value first."""
        editor = ChoiceBox()
        if empty is not None:
            editor.addItem(empty, None)
        for words, value in choices:
            editor.addItem(words, value)
        self.add_field(key, label, editor, required=required)
        return editor

    def add_number(self, key: str, label: str, *, required: bool = False, low: int = 0, high: int = 999_999, unit: str = "") -> QSpinBox:
        """Adds a whole number with its unit."""
        editor = QSpinBox()
        editor.setRange(low, high)
        editor.setSuffix(f" {unit}" if unit else "")
        editor.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        self.add_field(key, label, editor, required=required)
        return editor

    def add_date(self, key: str, label: str, *, required: bool = False, day: QDate | None = None) -> QDateEdit:
        """Adds a date; `values` gives it as ISO text."""
        editor = DayEdit(day or QDate.currentDate())
        editor.setDisplayFormat("yyyy-MM-dd")
        editor.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        self.add_field(key, label, editor, required=required)
        return editor

    def add_tick(self, key: str, label: str, words: str) -> Tick:
        """Adds a tick box with its own words."""
        editor = Tick(words)
        self.add_field(key, label, editor)
        return editor

    def _watch(self, key: str, editor: QWidget) -> None:
        for name in ("textChanged", "valueChanged", "currentIndexChanged", "dateTimeChanged", "toggled"):
            signal = getattr(editor, name, None)
            if signal is not None:
                signal.connect(lambda *_: self._edited(key))
                return

    def _edited(self, key: str) -> None:
        self.set_error(key, "")
        self.changed.emit(key)

    def editor(self, key: str) -> QWidget:
        """The editor of a field."""
        return self._fields[key].editor

    def name_field(self, key: str, label: str) -> None:
        """Another label on a field that stands already."""
        field = self._fields[key]
        field.words = label
        field.label.setText(f"{label} *" if field.required else label)
        field.editor.setAccessibleName(label)

    def require(self, key: str, required: bool) -> None:
        """Whether a field that stands already must be filled from now on."""
        field = self._fields[key]
        field.required = required
        field.label.setText(f"{field.words} *" if required else field.words)

    def keys(self) -> list[str]:
        """Keys of all fields in order."""
        return list(self._fields)

    def value(self, key: str) -> Any:
        """The value of one field."""
        editor = self._fields[key].editor
        if isinstance(editor, QLineEdit):
            return editor.text().strip()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QComboBox):
            if editor.isEditable():  # what was typed, or what the words of a choice stand for
                typed = editor.currentText().strip()
                data = editor.itemData(editor.findText(typed, Qt.MatchFlag.MatchFixedString | Qt.MatchFlag.MatchCaseSensitive))
                return data if isinstance(data, str) else typed
            data = editor.currentData()
            return data
        if isinstance(editor, QSpinBox | QDoubleSpinBox):
            return editor.value()
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QDateEdit):
            return editor.date().toString(Qt.DateFormat.ISODate)
        if isinstance(editor, QTimeEdit):
            return editor.time().toString("HH:mm")
        if isinstance(editor, QDateTimeEdit):
            return editor.dateTime().toString(Qt.DateFormat.ISODate)
        return getattr(editor, "value", lambda: None)()

    def values(self) -> dict[str, Any]:
        """All values by key."""
        return {key: self.value(key) for key in self._fields}

    def set_value(self, key: str, value: Any) -> None:
        """Fills a field."""
        editor = self._fields[key].editor
        if isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.setCursorPosition(0)  # a long value shows its beginning
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText("" if value is None else str(value))
        elif isinstance(editor, QComboBox):
            at = editor.findData(value)
            editor.setCurrentIndex(at)
            if at < 0 and editor.isEditable():
                editor.setEditText("" if value is None else str(value))
        elif isinstance(editor, QSpinBox | QDoubleSpinBox):
            editor.setValue(value or 0)
        elif isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QDateEdit):
            editor.setDate(QDate.fromString(str(value)[:10], Qt.DateFormat.ISODate))
        elif isinstance(editor, QTimeEdit):
            editor.setTime(QTime.fromString(str(value)[:5], "HH:mm"))
        elif isinstance(editor, QDateTimeEdit):
            editor.setDateTime(QDateTime.fromString(str(value), Qt.DateFormat.ISODate))
        else:
            editor.set_value(value)  # type: ignore[attr-defined]

    def blank(self) -> None:
        """As nobody had keyed anything: no text, no tick, each choice at its first entry, no marks; days stay."""
        for field in self._fields.values():
            editor = field.editor
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.clear()
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex(0 if editor.count() and not editor.isEditable() else -1)
                if editor.isEditable():
                    editor.clearEditText()
            elif isinstance(editor, QCheckBox):
                editor.setChecked(False)
        self.clear_errors()

    def set_error(self, key: str, words: str) -> None:
        """Marks a field with a sentence, or with an empty one takes the mark away."""
        field = self._fields[key]
        if words == field.error.words:
            return
        field.error.show_words(words)
        field.editor.setProperty("wrong", bool(words))
        field.editor.setAccessibleDescription(words)
        style = field.editor.style()
        if style is not None:
            style.unpolish(field.editor)
            style.polish(field.editor)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Marks fields and takes the focus to the first; keys of no field are ignored."""
        for key in self._fields:
            self.set_error(key, errors.get(key, ""))
        self.focus_first_error()

    def show_field(self, key: str, shown: bool) -> None:
        """Shows or hides a field with its label and its mark."""
        field = self._fields[key]
        field.label.setVisible(shown)
        field.editor.setVisible(shown)
        field.error.setVisible(shown and bool(field.error.words))

    def clear_errors(self) -> None:
        """Takes all marks away."""
        for key in self._fields:
            self.set_error(key, "")

    def focus_first_error(self) -> None:
        """Takes the focus to the first marked field."""
        for field in self._fields.values():
            if field.error.words:
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def missing(self) -> bool:
        """Marks required fields that are empty; returns whether there is one."""
        errors = {
            key: self.tr("请填写「{name}」").format(name=field.words)
            for key, field in self._fields.items()
            if field.required and self.value(key) in ("", None)
        }
        if errors:
            self.show_errors(errors)
        return bool(errors)
