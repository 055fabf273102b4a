"""The part 订单 of an order: its form, why it is changed, and what is done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.orders.form import OrderForm
from ui.settings.parts import scrolled
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm


class EditPart(QWidget):
    """The form of an order with its keys at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.form = OrderForm()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        area = scrolled(self.form)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keys and scroll it
        box.addWidget(area, 1)
        self.reason = FieldForm(label_width=72)
        self.reason.add_text("reason", self.tr("变更原因"), hint=self.tr("草稿以后的更改须写明原因")).setObjectName("field.reason")
        keep = self.reason.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.reason.setSizePolicy(keep)
        self.attach = KeyButton(self.tr("附需求文档"), icon="attach")
        self.attach.setObjectName("do.attach")
        self.cancel = KeyButton(self.tr("作废"), icon="cross")
        self.cancel.setObjectName("do.cancel")
        self.save = PrimaryButton(self.tr("保存"), key="Ctrl+S")
        self.save.setObjectName("do.save")
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        for button in (self.attach, self.cancel, self.save):
            foot.addWidget(button)
        box.addLayout(foot)
