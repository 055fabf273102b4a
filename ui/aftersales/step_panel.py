"""The card that holds one form at a time: the next step of the case, or what was chosen in its menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.work import Work
from ui.aftersales.steps import Act, Step
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm

_NUMBERS = ("part_out", "part_in", "identity")
"""Fields that are filled by a scan."""


class StepPanel(Card):
    """A form with its button.

    Attributes:
        begun: Whether somebody has begun to fill the form.
        acted: A command went through.
        left: The form of the menu was left.
        resized: Another form needs another height.
        done: Nothing is to be filled in any more: the keys are free.
    """

    done = Signal()

    acted = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(" ", " ")
        self._context = context
        self._number = ""
        self._step: Step | None = None
        self.begun = False
        self.form = FieldForm()
        self.said = PlainLabel("", "caption")
        self.said.setWordWrap(True)
        self.error = ErrorLine()
        self.act_button = PrimaryButton("", key="Ctrl+Return", cap="Ctrl+↵")
        self.act_button.setObjectName("do.case_step")
        self.act_button.clicked.connect(lambda: self._run(self._step.act if self._step is not None else None))
        self.no_button = KeyButton("")
        self.no_button.setObjectName("do.case_rejected")
        self.no_button.clicked.connect(lambda: self._run(self._step.other[1] if self._step is not None and self._step.other else None))
        self.back_button = KeyButton(self.tr("返回"), key="Esc")
        self.back_button.setObjectName("do.leave_act")
        self.back_button.clicked.connect(self.left)
        self.body.setSpacing(6)
        inside = QWidget()
        inside.setObjectName("scrollBody")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 4, 0)
        self._inside.addWidget(self.form)
        self._inside.addWidget(self.said)
        self._inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._scroll.setMinimumHeight(40)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.error)
        self.body.addWidget(self.act_button)
        row = QHBoxLayout()
        row.addWidget(self.no_button, 1)
        row.addWidget(self.back_button, 1)
        self.body.addLayout(row)

    def show_step(self, number: str, step: Step, *, from_menu: bool = False) -> None:
        """Another form, for a case."""
        self._number, self._step, self.begun = number, step, False
        old, self.form = self.form, FieldForm()
        focus = QApplication.focusWidget()
        keys = from_menu or (focus is not None and self.isAncestorOf(focus))
        step.fill(self.form)
        self.form.changed.connect(self._edited)
        self._inside.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self.title.setText(step.title)
        self.said.setText(step.note)
        self.said.setVisible(bool(step.note))
        self.error.show_words("")
        self.act_button.setVisible(step.act is not None)
        self.act_button.set_words(step.words)
        self.no_button.setVisible(step.other is not None)
        self.no_button.set_words(step.other[0] if step.other is not None else "")
        self.back_button.setVisible(from_menu)
        self.resized.emit()
        if keys:
            self.take_keys()

    def take_scan(self, identity: str) -> bool:
        """Goods were scanned while a field of the form that asks for a number has the keys; whether there is one."""
        editors = [self.form.editor(key) for key in self.form.keys() if key in _NUMBERS]  # noqa: SIM118
        field = next((one for one in editors if one.hasFocus()), None)
        if not isinstance(field, QLineEdit):
            return False
        field.setText(identity)
        self.focusNextChild()
        return True

    def _edited(self) -> None:
        self.begun = True
        self.resized.emit()

    def take_keys(self) -> None:
        """The first field has the keys."""
        if self.form.keys():
            self.form.editor(self.form.keys()[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.done.emit()

    def wanted_height(self) -> int:
        """So high that nothing has to be scrolled."""
        buttons = sum(b.height() + 6 for b in (self.act_button, self.no_button) if not b.isHidden())
        buttons += 42 if self.no_button.isHidden() and not self.back_button.isHidden() else 0
        said = self.said.heightForWidth(max(120, self.width() - 36)) + 6 if not self.said.isHidden() else 0
        return self.form.sizeHint().height() + said + buttons + 54

    def _run(self, act: Act | None) -> None:
        if act is None or not self._number:
            return
        if self.form.missing():
            self.resized.emit()
            return
        number, values = self._number, self.form.values()

        def command(work: Work) -> object:
            return act(work, number, values)

        self._context.command(command, self._acted, self._refused)

    def _acted(self, _: object) -> None:
        self.error.show_words("")
        self.acted.emit()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
