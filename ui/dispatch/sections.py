"""The forms of the next step: each a card with its fields and one primary button, shown only while the state allows the step."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QDateTime, QObject, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.core.clock import SITE_ZONE, site_time
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm
from ui.widgets.moments import MomentEdit

NEXT_KEY, NEXT_CAP = "Ctrl+Return", "Ctrl+Enter"
"""Does the next step from anywhere on the page, and inside another form the act of that form."""


class _Focus(QObject):
    """Which form is being filled in: the one listener to the application's focus for all forms there are."""

    moved = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.holder: Section | None = None
        app.focusChanged.connect(self._focus_moved)

    @Slot("QWidget*", "QWidget*")
    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        while now is not None and not isinstance(now, Section):
            now = now.parentWidget()
        if now is not self.holder:
            self.holder = now
            self.moved.emit()


def _focus() -> _Focus:
    """The listener of the application, made with the first form."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return next(iter(app.findChildren(_Focus, options=Qt.FindChildOption.FindDirectChildrenOnly)), None) or _Focus(app)


class Section(Card):
    """One step: title, a hint, fields, the act.

    Args:
        key: Name of the act; the button is `do.<key>`, fields are `field.<name>`.
        title: What the step is.
        act: Words of the button.
        hint: One line below the title.
        primary: Whether the act is the page's main one.
        label_width: Width of the label column.
    """

    wanted = Signal(object)

    def __init__(self, key: str, title: str, act: str, *, hint: str = "", primary: bool = True, label_width: int = 92) -> None:
        super().__init__(title, " ")
        self.title.setWordWrap(True)  # a long one in English would else push the fields out of a narrow window
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.form = FieldForm(label_width=label_width)
        self.hint = PlainLabel(hint, "caption")
        self.hint.setWordWrap(True)
        self.hint.setVisible(bool(hint))
        self.may_lead = primary
        self.button = PrimaryButton(act) if primary else KeyButton(act)
        self.button.setObjectName(f"do.{key}")
        self.button.clicked.connect(self._clicked)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.form)
        self.body.addLayout(self.foot)
        self._in_order, self._leads = False, False
        self._focus = _focus()
        self._focus.moved.connect(self._show_key)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the fields and then to the act, which was made before them."""
        super().showEvent(event)
        if self._in_order:
            return
        self._in_order = True
        feet = (item.widget() for n in range(self.foot.count()) if (item := self.foot.itemAt(n)) is not None)
        steps = [*map(self.form.editor, self.form.keys()), *(one for one in feet if one is not None)]
        for before, after in pairwise(steps):
            QWidget.setTabOrder(before, after)

    def say(self, words: str) -> None:
        """Another hint."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def text(self, key: str, label: str, *, required: bool = False, hint: str = "", secret: bool = False) -> QLineEdit:
        """Adds a line of text."""
        editor = self.form.add_text(key, label, required=required, hint=hint)
        editor.setObjectName(f"field.{key}")
        if secret:
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        return editor

    def choice(self, key: str, label: str, *, required: bool = False, empty: str | None = None, editable: bool = False) -> None:
        """Adds a choice; `offer` fills it."""
        box = self.form.add_choice(key, label, [], required=required, empty=empty)
        box.setObjectName(f"field.{key}")
        box.setEditable(editable)

    def offer(self, key: str, choices: list[tuple[str, Any]], empty: str | None = None) -> None:
        """Offers choices, keeping what was chosen."""
        box = self.form.editor(key)
        chosen, typed = box.currentData(), box.currentText()  # type: ignore[attr-defined]
        if typed != box.itemText(box.currentIndex()):  # type: ignore[attr-defined]
            chosen = None  # an editable box stands on its first choice though nobody chose it
        box.blockSignals(True)
        box.clear()  # type: ignore[attr-defined]
        if empty is not None:
            box.addItem(empty, None)  # type: ignore[attr-defined]
        for words, value in choices:
            box.addItem(words, value)  # type: ignore[attr-defined]
        at = box.findData(chosen) if chosen is not None else -1  # type: ignore[attr-defined]
        if at >= 0:
            box.setCurrentIndex(at)  # type: ignore[attr-defined]
        elif box.isEditable():  # type: ignore[attr-defined]
            box.setEditText(typed)  # type: ignore[attr-defined]
        box.blockSignals(False)

    def moment(self, key: str, label: str, *, required: bool = False) -> None:
        """Adds a date and time at the site."""
        editor = MomentEdit()
        editor.setDisplayFormat("yyyy-MM-dd HH:mm")
        editor.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        editor.setObjectName(f"field.{key}")
        self.form.add_field(key, label, editor, required=required)

    def tick(self, key: str, label: str, words: str, *, on: bool = False) -> None:
        """Adds a tick box."""
        box = self.form.add_tick(key, label, words)
        box.setObjectName(f"field.{key}")
        box.give_way(QSizePolicy.Policy.Maximum)  # a click beside the words is no tick
        box.setChecked(on)

    def value(self, key: str) -> str:
        """Text of a field, never None."""
        return str(self.form.value(key) or "")

    def set_moment(self, key: str, moment: datetime) -> None:
        """Fills a date and time."""
        local = site_time(moment).replace(tzinfo=None)
        editor = self.form.editor(key)
        assert isinstance(editor, QDateTimeEdit)
        editor.setDateTime(QDateTime.fromString(local.strftime("%Y-%m-%dT%H:%M:00"), Qt.DateFormat.ISODate))

    def moment_of(self, key: str) -> datetime:
        """A date and time as an aware moment."""
        return datetime.fromisoformat(str(self.form.value(key))).replace(tzinfo=SITE_ZONE)

    def take_keys(self) -> None:
        """The first field that is there has the keys, else the act."""
        editors = [self.form.editor(key) for key in self.form.keys()]  # noqa: SIM118
        first = next((one for one in editors if one.isEnabled() and not one.isHidden()), self.button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead(self, leads: bool) -> None:
        """Whether its act is the next step: filled, and with the key that does the next step."""
        self.button.primary = self._leads = leads
        self._show_key()

    @Slot()
    def _show_key(self) -> None:
        """The key goes with the form that is being filled in."""
        holder = self._focus.holder
        elsewhere = holder is not None and holder.may_lead and holder.window() is self.window()
        keyed = self.may_lead and (holder is self or (self._leads and not elsewhere))
        self.button.set_key(NEXT_KEY if keyed else "", NEXT_CAP if keyed else "")

    def _clicked(self) -> None:
        if not self.form.missing():
            self.wanted.emit(self)


def show_sections(sections: list[tuple[Section, bool]]) -> None:
    """Shows the sections whose flag is set; the first of them that may is the next step."""
    first = next((section for section, shown in sections if shown and section.may_lead), None)
    for section, shown in sections:
        section.setVisible(shown)
        section.lead(section is first)
