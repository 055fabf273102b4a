"""手动移箱: which box is in hand, where it stands now, what the check says at once; saved only when right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.loadplan.moving import STEPS_MM, Wall
from ui.settings.parts import Pairs
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import Chip, KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine
from ui.widgets.mark import Mark


class MovePanel(Card):
    """The card while a box is moved by hand.

    Attributes:
        saved: The move is to be kept.
        given_up: It is not.
        step_mm: How far one arrow key pushes.
    """

    saved = Signal()
    given_up = Signal()

    SHOWN = 3
    """Faults that are told here; the rest is counted."""

    def __init__(self) -> None:
        super().__init__(self.tr("手动移箱"), " ")
        self.step_mm = STEPS_MM[1]
        self.where = PlainLabel("", "strong")
        self.where.setWordWrap(True)
        self.pairs = Pairs(60)
        self.verdict = Mark(State.NOT_YET, self.tr("没有移动"))
        self.verdict.setObjectName("mark.move")
        self.bumped = PlainLabel("", "strong")
        self.bumped.setObjectName("label.wall")
        self.bumped.hide()
        self.faults = [ErrorLine() for _ in range(self.SHOWN)]
        steps = QHBoxLayout()
        steps.setSpacing(6)
        steps.addWidget(PlainLabel(self.tr("一步"), "caption"))
        self._chips = [self._step_chip(step) for step in STEPS_MM]
        for chip in self._chips:
            steps.addWidget(chip)
        steps.addWidget(PlainLabel("mm", "caption"))
        steps.addStretch(1)
        for part in (self.where, self.pairs, self.verdict, self.bumped, *self.faults):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addLayout(steps)
        row = QHBoxLayout()
        self.back = KeyButton(self.tr("不移了"), cap="Esc")
        self.back.setObjectName("do.give_up_move")
        self.back.clicked.connect(self.given_up)
        self.save = PrimaryButton(self.tr("存这一移"), cap="Ctrl+S")
        self.save.setObjectName("do.save_move")
        self.save.clicked.connect(self.saved)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.save)
        self.body.addLayout(row)

    def _step_chip(self, step: int) -> Chip:
        chip = Chip(str(step))
        chip.setObjectName(f"chip.step.{step}")
        chip.setChecked(step == self.step_mm)
        chip.clicked.connect(lambda _=False, step=step: self.set_step(step))
        return chip

    def set_step(self, step: int) -> None:
        """How far one arrow key pushes from now on."""
        self.step_mm = step
        for chip in self._chips:
            chip.setChecked(chip.objectName() == f"chip.step.{step}")

    def next_step(self) -> None:
        """The next larger step; after the largest the smallest."""
        self.set_step(STEPS_MM[(STEPS_MM.index(self.step_mm) + 1) % len(STEPS_MM)])

    def show_none(self) -> None:
        """No box is in hand yet."""
        self.where.setText(self.tr("下一步：点一箱，或按 Tab 选"))
        self.pairs.show_pairs([])
        self.judge(None, ())

    def show_box(self, where: str, pairs: Sequence[tuple[str, str]]) -> None:
        """The box in hand."""
        self.where.setText(where)
        self.pairs.show_pairs(pairs)

    def say_wall(self, wall: Wall) -> None:
        """A push that moved nothing: the box stands at a wall."""
        words = {
            Wall.FRONT: self.tr("到车头了"), Wall.DOOR: self.tr("到车门了"), Wall.LEFT: self.tr("到左壁了"), Wall.RIGHT: self.tr("到右壁了")
        }  # fmt: skip
        self.bumped.setText(words[wall])
        self.bumped.show()

    def judge(self, right: bool | None, faults: Sequence[str]) -> None:
        """What the check says of the plan with the move: None while nothing was moved."""
        self.bumped.hide()
        state, word = State.NOT_YET, self.tr("没有移动")
        if right is not None:
            state = State.GOOD if right else State.WRONG
            word = self.tr("独立复核 通过，可以存") if right else self.tr("独立复核 不通过 {n} 处").format(n=len(faults))
        self.verdict.set_state(state, word)
        for line, words in zip(self.faults, [*faults, *[""] * self.SHOWN], strict=False):
            line.show_words(words)
        if len(faults) > self.SHOWN:
            self.faults[-1].show_words(self.tr("还有 {n} 处").format(n=len(faults) - self.SHOWN + 1))
        self.save.setEnabled(bool(right))
