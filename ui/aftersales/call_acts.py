"""What can be done with the call just now: register it, settle it on the spot, take the next one, give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.aftersales.views import CaseState, CaseView
from ui.widgets.buttons import KeyButton, PrimaryButton


class CallActs(QWidget):
    """The buttons at the foot of the call panel; only those that mean something are there.

    Attributes:
        register_wanted: It is to be saved.
        settle_wanted: It is to be settled on the spot.
        next_wanted: The next call comes.
        drop_wanted: What was keyed is not wanted.
    """

    register_wanted = Signal()
    settle_wanted = Signal()
    next_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.register_button = PrimaryButton(self.tr("登记"), key="Ctrl+S")
        self.spot_button = PrimaryButton(self.tr("当场解决"), key="Ctrl+D")
        self.next_button = KeyButton(self.tr("下一个来电"), cap="F2")
        self.drop_button = KeyButton(self.tr("放弃这次来电"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        for button, name, wanted in (
            (self.register_button, "register_case", self.register_wanted), (self.spot_button, "on_the_spot", self.settle_wanted),
            (self.next_button, "next_call", self.next_wanted), (self.drop_button, "drop_call", self.drop_wanted),
        ):  # fmt: skip
            button.setObjectName(f"do.{name}")
            button.clicked.connect(wanted)
            row.addWidget(button, 1)

    def show_state(self, case: CaseView | None, dirty: bool) -> None:
        """Shows what can be done with a call.

        Args:
            case: What it was registered as; None while it is not.
            dirty: Whether something was keyed that is not saved.
        """
        self.register_button.set_words(self.tr("登记") if case is None else self.tr("补记"))
        self.register_button.setVisible(case is None or dirty)
        settled = case is not None and case.state is not CaseState.REGISTERED
        self.spot_button.primary = case is not None
        self.spot_button.setVisible(not settled and (case is None or not dirty))
        self.spot_button.update()
        self.next_button.setVisible(case is not None)
        if not dirty:
            self.drop_button.hide()
