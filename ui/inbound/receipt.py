"""The panel of one 产品入库单: what stands on it, printing it again, cancelling it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import text as word_text
from app.inbound.views import ReceiptView
from ui.i18n import shown
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import FieldForm
from ui.widgets.keys import command_key


class ReceiptPanel(Card):
    """Shows a receipt; reprint and reversal need a reason."""

    reprint_wanted = Signal(str, str)
    reverse_wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("产品入库单"), " ", parent)
        self.setObjectName("panel.receipt")
        self._receipt: ReceiptView | None = None
        self._number = PlainLabel("", "pageTitle")
        self._facts = PlainLabel()
        self._facts.setWordWrap(True)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form = FieldForm(label_width=40)
        reason = self.form.add_text("reason", self.tr("原因"), hint=self.tr("补打或冲销时必填"))
        reason.setObjectName("field.reason")
        self.body.addWidget(self._number)
        self.body.addWidget(self._facts)
        self.body.addStretch(1)
        self.body.addWidget(self.form)
        row = QHBoxLayout()
        self.reprint = self._button(row, self.tr("补打"), "do.reprint", "Ctrl+P", self._reprint)
        self.reverse = self._button(row, self.tr("红字冲销"), "do.reverse", "Ctrl+R", self._reverse)
        self._button(row, self.tr("收起"), "do.close", "Ctrl+W", self.closed.emit)
        self.body.addLayout(row)

    def _button(self, row: QHBoxLayout, words: str, name: str, key: str, act: Callable[[], object]) -> KeyButton:
        button = KeyButton(words, self, cap=key)
        command_key(key, button).activated.connect(button.click)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        row.addWidget(button)
        return button

    def show_receipt(self, receipt: ReceiptView) -> None:
        """Shows another receipt; what was typed as a reason stays only for the same one."""
        if self._receipt is None or self._receipt.number != receipt.number:
            self.form.set_value("reason", "")
        self._receipt = receipt
        self._number.setText(receipt.number)
        self.note.setText(shown(word_text(receipt.state)))
        goods = "、".join(line.serial or line.lot_no for line in receipt.lines[:3])
        rest = self.tr("等") if len(receipt.lines) > 3 else ""
        places = "、".join(dict.fromkeys(line.location for line in receipt.lines))
        rows = [
            f"{receipt.product_name} {receipt.model}",
            self.tr("数量 {n} {unit} · 库位 {place}").format(n=receipt.quantity, unit=receipt.unit, place=places),
            f"{goods}{rest}",
            *self._origin(receipt),
        ]
        if receipt.reverses:
            rows.append(self.tr("冲销 {number}：{reason}").format(number=receipt.reverses, reason=receipt.reason))
        if receipt.reversed_by:
            rows.append(self.tr("已被 {number} 冲销").format(number=receipt.reversed_by))
        self._facts.setText("\n".join(rows))
        self.reverse.setEnabled(not receipt.reverses and not receipt.reversed_by)

    def _origin(self, receipt: ReceiptView) -> tuple[str, str]:
        """Where the goods came from and who took them; bought ones name their supplier."""
        time = site_time(receipt.posted_at).strftime("%m-%d %H:%M")
        if receipt.supplier:
            return (
                self.tr("供方 {giver} · 送货单 {slip}").format(giver=receipt.supplier, slip=receipt.slip_no),
                self.tr("检验单 {sheet} · 收货 {taker} · {time}").format(
                    sheet=receipt.inspection_no, taker=receipt.storekeeper, time=time
                ),
            )
        return (
            self.tr("任务单 {task} · 检验单 {sheet}").format(task=receipt.task_no, sheet=receipt.inspection_no),
            self.tr("交库 {giver} · 收货 {taker} · {time}").format(giver=receipt.deliverer, taker=receipt.storekeeper, time=time),
        )

    def ask_reason(self) -> bool:
        """Marks the empty reason; returns whether there is one."""
        if self.form.value("reason"):
            return True
        self.form.show_errors({"reason": self.tr("请写明原因")})
        return False

    def _reprint(self) -> None:
        if self._receipt is not None and self.ask_reason():
            self.reprint_wanted.emit(self._receipt.number, self.form.value("reason"))

    def _reverse(self) -> None:
        if self._receipt is not None and self.ask_reason():
            self.reverse_wanted.emit(self._receipt.number, self.form.value("reason"))
