"""The head of a record's detail: its number, whose it is, its state, the stages it passes, the next step, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout

from app.core.words import text as word_text
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.forms import ErrorLine
from ui.widgets.mark import Mark
from ui.widgets.steps import Stage, StageBar


class DetailHead(Card):
    """One head for 发货单, 车次 and 出门证: number, state, subject; stage bar; next step; error line.

    Args:
        mark: Object name of the state mark.
        next_step: Object name of the sentence of the next step.
        word: What the mark says before anything is chosen.
    """

    def __init__(self, mark: str, next_step: str, word: str) -> None:
        super().__init__("", "")
        self.title, self.sub = PlainLabel("", "pageTitle"), PlainLabel("")
        self.state = Mark(State.NOT_YET, word, soft=True)
        self.state.setObjectName(mark)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.title, self.state, self.sub):
            row.addWidget(widget)
        row.addStretch(1)
        self.bar = StageBar()
        self.bar.setObjectName("bar.stages")
        self.next = PlainLabel("", "strong")
        self.next.setObjectName(next_step)
        self.next.setWordWrap(True)
        self.error = ErrorLine()
        self.body.addLayout(row)
        for part in (self.bar, self.next, self.error):
            self.body.addWidget(part)

    def show_record(self, title: str, sub: str, state: State, word: str) -> None:
        """Number, subject and state, no mark without a word; the stage bar is shown by `show_stages`."""
        self.title.setText(title)
        self.sub.setText(sub)
        if word:
            self.state.set_state(state, word)
        self.state.setVisible(bool(word))
        self.bar.hide()

    def show_stages(self, stages: Sequence[StrEnum], state: StrEnum) -> None:
        """The stages in the words of the state machine; a state beyond them has passed all."""
        at = list(stages).index(state) if state in stages else len(stages)
        self.bar.show_stages(tuple(Stage(shown(word_text(one))) for one in stages), at)
        self.bar.show()

    def say_next(self, words: str) -> None:
        """The sentence of the next step."""
        self.next.setText(words)

    def complain(self, words: str) -> None:
        """What went wrong, below the next step; empty words take it away."""
        self.error.show_words(words)
