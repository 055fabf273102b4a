"""What every panel of the tab 检验 shares: a card with a table, a row of buttons, and commands that refresh it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.words import text as word_text
from app.core.work import Work
from app.quality.views import InspectionVerdict
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import command_key
from ui.widgets.tables import MarkCell

T = TypeVar("T")


def mark(verdict: InspectionVerdict | None, waiting: str) -> MarkCell:
    """A verdict as mark and word; `waiting` stands where there is none."""
    if verdict is None:
        return MarkCell(State.NOT_YET, waiting)
    return MarkCell(State.GOOD if verdict is InspectionVerdict.PASS else State.WRONG, shown(word_text(verdict)))


class Panel(Card):
    """One document or piece of goods on the page.

    Attributes:
        changed: A command of this panel committed; the page reads anew.
    """

    changed = Signal()

    def __init__(self, context: DeskContext, title: str, name: str) -> None:
        super().__init__(title, " ")
        self.context = context
        self.setObjectName(f"panel.{name}")
        self.facts = PlainLabel()
        self.facts.setWordWrap(True)
        self.body.addWidget(self.facts)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Buttons at the foot, left to right, in a second line where English needs it."""
        row = FlowLayout()
        for button in buttons:
            row.addWidget(button)
            if isinstance(button, KeyButton):
                button.give_way()
        self.body.addLayout(row)

    def button(self, words: str, name: str, act: Callable[[], object], key: str = "", *, primary: bool = False) -> KeyButton:
        """A button with its key; it takes no focus from the table by being clicked."""
        made = (PrimaryButton if primary else KeyButton)(words, self, cap=key)
        made.setObjectName(f"do.{name}")
        made.clicked.connect(lambda _=False: act())
        if key:  # a button's own shortcut clicks a tenth of a second later, when the next key may already be there
            command_key(key, made).activated.connect(made.click)
        return made

    def field(self, name: str, hint: str) -> QLineEdit:
        """A line of text."""
        made = QLineEdit(self)
        made.setObjectName(f"field.{name}")
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setMinimumHeight(36)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return made

    def do(self, act: Callable[[Work], T], done: Callable[[T], None] | None = None) -> None:
        """Runs a command; afterwards `done`, then the page reads anew."""

        def after(result: T) -> None:
            if done is not None:
                done(result)
            self.changed.emit()

        self.context.command(act, after)
