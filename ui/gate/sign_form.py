"""PIN and acts on the 签字 page: sign what is ticked, decline with a reason, register a signature given on paper."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import Role
from app.core.words import text as word_text
from ui.i18n import shown
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ChoiceBox, ErrorLine, FieldForm
from ui.widgets.keys import on_enter


class PaperButton(KeyButton):
    """Registers a paper signature: the act of the form for who can do nothing else with the pass."""

    def set_primary(self, primary: bool) -> None:
        """Whether it is."""
        self.primary = primary
        self.update()


class SignForm(QWidget):
    """The lower part of the page; it only asks, the page acts.

    Attributes:
        sign_wanted: Sign, with the PIN.
        refuse_wanted: Decline the opened pass, with PIN and reason.
        paper_wanted: Register a paper signature, with the PIN; `paper` says whose.
    """

    sign_wanted = Signal(str)
    refuse_wanted = Signal(str, str)
    paper_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._registers = False
        self._reasons_of: frozenset[Role] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.said = PlainLabel("", "strong")
        self.said.setObjectName("label.signed")
        self.said.setWordWrap(True)
        self.error = ErrorLine()
        self.what = PlainLabel("", "caption")
        self.what.setObjectName("label.to_sign")
        self.what.setWordWrap(True)
        for part in (self.said, self.error, self.what):
            column.addWidget(part)
        column.addWidget(self._fields())
        self.sign_button = PrimaryButton(self.tr("签字"), key="Ctrl+S")
        self.sign_button.setObjectName("do.sign")
        self.sign_button.clicked.connect(self._sign)
        self.refuse_button = KeyButton(self.tr("拒签"), key="Ctrl+R")
        self.refuse_button.setObjectName("do.refuse_to_sign")
        self.refuse_button.clicked.connect(self._refuse)
        self.paper_button = PaperButton(self.tr("登记纸签"), key="Ctrl+P")
        self.paper_button.setObjectName("do.register_paper")
        self.paper_button.clicked.connect(self._register)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sign_button, 2)
        buttons.addWidget(self.paper_button, 2)
        buttons.addWidget(self.refuse_button, 1)
        column.addLayout(buttons)
        self.show_papers({})

    def _fields(self) -> FieldForm:
        self.form = FieldForm()
        self._each_time = self.tr("每次签字都要键入；一次可签勾选的几张")
        pin = self.form.add_text("pin", "PIN", hint=self._each_time)
        pin.setObjectName("field.sign_pin")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        on_enter(pin, self._entered)
        reason = ChoiceBox()
        reason.setEditable(True)
        reason.setObjectName("field.refuse_reason")
        line = reason.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("拒签时选或写；退回仓管员改正"))
        self.form.add_field("reason", self.tr("拒签原因"), reason)
        signer = ChoiceBox()
        signer.setObjectName("field.paper_signer")
        self.form.add_field("paper_signer", self.tr("纸上签字人"), signer)
        at = QTimeEdit()
        at.setDisplayFormat("HH:mm")
        at.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        at.setObjectName("field.paper_at")
        self.form.add_field("paper_at", self.tr("纸上时间"), at)
        return self.form

    def offer_reasons(self, roles: frozenset[Role]) -> None:
        """Offers the usual reasons of the signer's departments; what was typed stays."""
        box = self.form.editor("reason")
        assert isinstance(box, ChoiceBox)
        if roles == self._reasons_of:
            return
        self._reasons_of = roles
        typed = box.currentText()
        words = []
        if Role.FINANCE in roles:
            words += [self.tr("货款未到"), self.tr("发票未开"), self.tr("单据金额不符")]
        if roles - {Role.FINANCE}:
            words += [self.tr("车辆或人员不符"), self.tr("非销售物资没有批条"), self.tr("货物与单据不符")]
        box.clear()
        box.addItems(words)
        box.setCurrentIndex(-1)
        box.setEditText(typed)

    def show_papers(self, signers: dict[Role, tuple[str, ...]], now: datetime | None = None) -> None:
        """Shows the fields of a paper signature to who may register one for the opened pass, hides them from everybody else."""
        self._registers = bool(signers)
        box, at = self.form.editor("paper_signer"), self.form.editor("paper_at")
        assert isinstance(box, ChoiceBox) and isinstance(at, QTimeEdit)
        box.clear()
        for role, names in signers.items():
            for name in names:
                box.addItem(f"{shown(word_text(role))} {name}", (role, name))
        if now is not None:
            local = site_time(now)
            at.setTime(QTime(local.hour, local.minute))
        self.form.show_field("paper_signer", self._registers)
        self.form.show_field("paper_at", self._registers)
        self.paper_button.setVisible(self._registers)

    def enable(self, *, sign: bool, refuse: bool, paper: bool) -> None:
        """Which acts are possible now; who only registers what others signed on paper declines nothing."""
        registers = paper and not sign and not refuse
        self.sign_button.setEnabled(sign)
        self.sign_button.setVisible(not registers)
        self.refuse_button.setEnabled(refuse)
        self.refuse_button.setVisible(not registers)
        self.form.show_field("reason", not registers)
        self.paper_button.setEnabled(paper)
        self.paper_button.set_primary(registers)
        pin = self.form.editor("pin")
        assert isinstance(pin, QLineEdit)
        pin.setPlaceholderText("" if registers else self._each_time)
        self.form.setEnabled(sign or refuse or paper)

    def begin_pin(self, digit: str) -> None:
        """The keys go to the PIN, with the digit that was pressed for it already."""
        pin = self.form.editor("pin")
        assert isinstance(pin, QLineEdit)
        if pin.isEnabled():
            pin.setFocus(Qt.FocusReason.OtherFocusReason)
            pin.insert(digit)

    def start_afresh(self) -> None:
        """Another person: nothing is typed and nothing is said yet."""
        self.say("", "")
        self.form.clear_errors()
        self.form.set_value("pin", "")
        reason = self.form.editor("reason")
        assert isinstance(reason, ChoiceBox)
        reason.setCurrentIndex(-1)
        reason.setEditText("")

    def say(self, done: str, failed: str) -> None:
        """What the last act came to."""
        self.said.setText(done)
        self.said.setVisible(bool(done))
        self.error.show_words(failed)

    def paper(self, now: datetime) -> tuple[Role, str, datetime] | None:
        """Role, name and moment of the paper signature as they were chosen; the time is today's, or yesterday's when it lies ahead."""
        chosen = self.form.value("paper_signer")
        if chosen is None:
            return None
        hour, minute = (int(part) for part in str(self.form.value("paper_at")).split(":"))
        moment = site_time(now).replace(hour=hour, minute=minute, second=0, microsecond=0)
        return chosen[0], chosen[1], moment if moment <= now else moment - timedelta(days=1)

    def _entered(self) -> None:
        """Enter in the PIN signs; where there is only a paper to be registered, it registers."""
        (self._sign if self.sign_button.isVisibleTo(self) else self._register)()

    def _sign(self) -> None:
        """Who wrote a reason to decline does not sign by the Enter after his PIN."""
        if self.form.value("reason") and self.refuse_button.isEnabled():
            self.form.set_error("reason", self.tr("写了拒签原因：拒签按 Ctrl+R；要签，先清空它"))
            return
        pin = self._pin()
        if pin and self.sign_button.isEnabled():
            self.sign_wanted.emit(pin)

    def _refuse(self) -> None:
        reason = str(self.form.value("reason"))
        if not reason:
            self.form.set_error("reason", self.tr("拒签要选或写明原因"))
            self.form.focus_first_error()
            return
        pin = self._pin()
        if pin:
            self.refuse_wanted.emit(pin, reason)

    def _register(self) -> None:
        pin = self._pin()
        if pin:
            self.paper_wanted.emit(pin)

    def _pin(self) -> str:
        """The PIN, which leaves the field at once."""
        pin = str(self.form.value("pin"))
        self.form.set_value("pin", "")
        if not pin:
            self.form.set_error("pin", self.tr("请键入 PIN"))
            self.form.editor("pin").setFocus(Qt.FocusReason.OtherFocusReason)
        return pin
