"""The left and the middle of 退换: the list of 退货单, and the one in front with its goods and their ways."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dispatch.head import DetailHead
from ui.settings.parts import scrolled
from ui.widgets.base import Card
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.more import MoreButton
from ui.widgets.steps import ChainView
from ui.widgets.tables import Column, Kind, WorkTable

LIST_WIDTH = 356


class ReturnList(Card):
    """The list with its filter.

    Attributes:
        filtered: Other words are looked for, or more is wanted.
        which_wanted: Only what is open (True), or everything.
        new_wanted: A new 退货单 is to be made.
    """

    filtered = Signal()
    which_wanted = Signal(bool)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(" ", " ", padding=0)
        self.title.setText(self.tr("退货单"))
        self.setAccessibleName(self.title.text())
        self.body.setContentsMargins(1, 8, 1, 1)
        self.body.setSpacing(6)
        self.head.setContentsMargins(14, 0, 12, 0)
        self.chips = {True: Chip(self.tr("未处理完")), False: Chip(self.tr("全部"))}
        for only, chip in self.chips.items():
            chip.setObjectName("chip.returns_open" if only else "chip.returns_all")
            chip.clicked.connect(lambda _=False, only=only: self.which_wanted.emit(only))
            self.head.addWidget(chip)
        self.filter = QLineEdit()
        self.filter.setObjectName("field.returns_filter")
        self.filter.setPlaceholderText(self.tr("单号、客户、序列号 Ctrl+F"))
        self.filter.textChanged.connect(lambda _: self.filtered.emit())
        self.new = KeyButton(self.tr("退货单"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_return")
        self.new.clicked.connect(self.new_wanted)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.filter, 1)
        line.addWidget(self.new)
        columns = [
            Column(self.tr("状态"), Kind.MARK, 96), Column(self.tr("退货单"), Kind.DOCUMENT, 112), Column(self.tr("客户"), stretch=True),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有未处理完的退货。\n销售按 Ctrl+N，或扫产品标签开一张。"))
        self.table.setObjectName("list.returns")
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.more = MoreButton("returns")
        self.more.wanted.connect(self.filtered)
        self.body.addWidget(self.more)
        self.setFixedWidth(LIST_WIDTH)

    def watch_keys(self, view: QWidget) -> None:
        """Ctrl+F anywhere in the view goes to the filter, Esc in it clears it."""
        for key, place, act in (("Ctrl+F", view, self.filter.setFocus), ("Esc", self.filter, self._clear)):
            short = QShortcut(QKeySequence(key), place)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(act)

    def _clear(self) -> None:
        self.filter.clear()
        self.table.setFocus()


class ReturnDetail(QWidget):
    """Head, goods, and the way of the chosen piece and of what is given in its place.

    Attributes:
        print_wanted: The slip is to be printed.
        link_opened: A link of a way was chosen; carries its key.
    """

    print_wanted = Signal()
    link_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        side = QVBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        self.head = DetailHead("mark.return", "label.return_next", self.tr("新"))
        self.print = KeyButton(self.tr("打印"), cap="F10", icon="printer")
        self.print.setObjectName("do.print_return")
        self.print.clicked.connect(self.print_wanted)
        side.addWidget(self.head)
        self.goods_card = Card(self.tr("退回的货"), " ", padding=8)
        self.goods_card.head.addWidget(self.print)
        self.goods = WorkTable(
            [
                Column(self.tr("进度"), Kind.MARK, 108), Column(self.tr("序列号/批号"), width=132), Column(self.tr("产品"), stretch=True),
                Column(self.tr("数量"), Kind.NUMBER, 46),
            ]
        )  # fmt: skip
        self.goods.setObjectName("list.return_items")
        self.goods_card.body.addWidget(self.goods)
        side.addWidget(self.goods_card)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.way, self.given = Card(self.tr("这一件"), " ", padding=8), Card(self.tr("补换（一换一）"), " ", padding=8)
        self.chain, self.given_chain = ChainView(), ChainView()
        for chain, card, name in ((self.chain, self.way, "chain.return"), (self.given_chain, self.given, "chain.replacement")):
            chain.setObjectName(name)
            chain.opened.connect(self.link_opened)
            card.body.addWidget(chain)
            box.addWidget(card)
        box.addStretch(1)
        side.addWidget(scrolled(body), 1)
