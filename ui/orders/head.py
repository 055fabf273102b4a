"""The head of an order: its number, state, customer and stages, what is still missing, and the two ways on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.core.text import Text
from app.core.words import text as word_text
from app.orders.views import OrderState, OrderView, StageGroupView
from ui.i18n import shown
from ui.orders.panels import current_stage
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.mark import Mark
from ui.widgets.steps import Stage, StageBar

MARKS = {
    OrderState.DRAFT: State.NOT_YET, OrderState.UNDER_REVIEW: State.UNDER_WAY, OrderState.REVIEWED: State.UNDER_WAY,
    OrderState.CONTRACTED: State.UNDER_WAY, OrderState.RELEASED: State.GOOD, OrderState.CLOSED: State.GOOD,
    OrderState.CANCELLED: State.INFO,
}  # fmt: skip
_RELEASABLE = (OrderState.DRAFT, OrderState.UNDER_REVIEW, OrderState.REVIEWED, OrderState.CONTRACTED)


class OrderHead(Card):
    """The card above the parts of an order."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.number = PlainLabel("", "pageTitle")
        self._state = Mark(State.NOT_YET, self.tr("新"), soft=True)
        self._state.setObjectName("mark.state")
        self._gap = Mark(State.HOLD, self.tr("缺"), soft=True)
        self._gap.setObjectName("mark.scope")
        self._customer = PlainLabel("")
        self.release = PrimaryButton(self.tr("下达"))
        self.release.setObjectName("do.release")
        self.hand_over = KeyButton(self.tr("转售后"), icon="headset")
        self.hand_over.setObjectName("do.hand_over")
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.number, self._state, self._customer):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._gap)
        row.addWidget(self.hand_over)
        row.addWidget(self.release)
        self._bar = StageBar()
        self._bar.setObjectName("bar.stages")
        self.body.addLayout(row)
        self.body.addWidget(self._bar)

    def show_new(self) -> None:
        """An order that is not saved yet."""
        self.number.setText(self.tr("新订单"))
        self._state.set_state(State.NOT_YET, self.tr("未保存"))
        self._customer.setText("")
        for widget in (self._gap, self.hand_over, self.release, self._bar):
            widget.hide()

    def show_order(self, order: OrderView, groups: tuple[StageGroupView, ...]) -> None:
        """Shows an order with its stages."""
        self.number.setText(order.number)
        self._state.set_state(MARKS[order.state], shown(word_text(order.state)))
        self._customer.setText(order.customer_name or order.consignee or self.tr("客户未定"))
        self._gap.setVisible(bool(order.amber))
        if order.amber:
            self._gap.set_state(State.HOLD, self.tr("未填：{names}").format(names="、".join(order.amber)))
        bar = tuple(Stage(shown(Text(group.word)), group.late and group.reached_at is None) for group in groups)
        self._bar.show_stages(bar, current_stage(groups))
        self._bar.show()
        self.release.setVisible(order.state in _RELEASABLE)
        self.hand_over.setVisible(order.customer_id is not None and order.state in (OrderState.RELEASED, OrderState.CLOSED))
