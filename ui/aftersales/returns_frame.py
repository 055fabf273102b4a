"""What 退换 shows: the list of 退货单 left, the one in front with its goods and their ways in the middle, its facts right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.aftersales.returns_views import ReplacementView, ReturnItemView, ReturnJudgement, ReturnView, SoldItem
from ui.aftersales import returns_words as words
from ui.dispatch.head import DetailHead
from ui.settings.parts import Pairs, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.more import MoreButton
from ui.widgets.steps import ChainView
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

LIST_WIDTH = 356
ROW, MOST_ROWS = 37, 5
"""The table of goods is as high as its lines, up to so many."""


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

    # What is shown

    def show_usual_way(self, some: bool, begins: bool) -> None:
        """Without a 退货单 it says how a return goes, and who does what.

        Args:
            some: Whether the list has any to choose.
            begins: Whether who looks at it may make one.
        """
        self.head.show_record(self.tr("选一张退货单") if some else self.tr("没有未处理完的退货"), "", State.NOT_YET, "")
        first = self.tr("按 Ctrl+N，或扫要退回的产品标签，开一张退货单") if begins else self.tr(
            "销售开出退货单后在这里接着办；办完的点「全部」看"
        )  # fmt: skip
        self.say_next(self.tr("在左边选一行，或扫退货单、产品标签") if some else first)
        self.goods.set_rows([])
        self.goods_card.hide()
        self.given.hide()
        self.way.title.setText(self.tr("一件退货怎么走"))
        self.way.note.setText("")
        self.chain.show_links(words.usual_way())
        self.way.show()

    def show_return(self, view: ReturnView, chosen: int) -> None:
        """Shows a 退货单 with its goods; the line `chosen` is in front."""
        subject = "·".join(filter(None, (view.customer, view.case_no)))
        self.head.show_record(view.number, subject, words.MARKS[view.state], words.word_of(view.state))
        self.head.show_stages(words.STAGES, view.state)
        rows = [
            (MarkCell(*words.item_mark(one)), one.identity, f"{one.product_name} {one.model}", one.quantity) for one in view.items
        ]  # fmt: skip
        self.goods.blockSignals(True)
        self.goods.set_rows(rows, [one.item_id for one in view.items])
        self.goods.select_key(chosen)
        self.goods.blockSignals(False)
        self._fit_goods(len(rows))
        self.goods_card.note.setText(" ")
        self.goods_card.show()
        self.print.show()

    def show_item(self, view: ReturnView, item: ReturnItemView, given: Sequence[ReplacementView]) -> None:
        """The way of one piece, and of the newest that was given in its place."""
        self.way.title.setText(self.tr("这一件"))
        self.way.note.setText(item.identity)
        self.chain.show_links(words.chain(view, item))
        self.way.show()
        self.given.setVisible(bool(given))
        if given:
            self.given_chain.show_links(words.given_chain(given[-1]))
            before = self.tr("前 {n} 次已取消").format(n=len(given) - 1) if len(given) > 1 else " "
            self.given.note.setText(before)

    def show_new(self) -> None:
        """A new 退货单 is filled in."""
        self.head.show_record(self.tr("新退货单"), "", State.NOT_YET, "")
        self.head.complain("")
        self.head.say_next(self.tr("下一步：扫退回的产品标签，写原因，同意退货"))
        self.way.hide()
        self.given.hide()
        self.goods_card.show()
        self.print.hide()
        self.goods.set_rows([])
        self.goods_card.note.setText(" ")

    def show_sold(self, found: Sequence[SoldItem]) -> None:
        """What the customer has of the same delivery: choosing a row adds it."""
        mark = MarkCell(State.GOOD, self.tr("在客户处"))
        rows = [(mark, one.identity, f"{one.product_name} {one.model}", one.quantity) for one in found]
        self.goods.blockSignals(True)
        self.goods.set_rows(rows, [one.identity for one in found])
        self.goods.clearSelection()
        self.goods.blockSignals(False)
        self._fit_goods(len(rows))
        self.goods_card.note.setText(self.tr("同一次交付的，选一行加入"))

    def say_next(self, step: str) -> None:
        """What is to be done next."""
        self.head.say_next(self.tr("下一步：{step}").format(step=step))

    def _fit_goods(self, rows: int) -> None:
        self.goods.setFixedHeight(ROW * (min(rows, MOST_ROWS) + 1))


class ReturnFacts(Card):
    """What is known of the return of one piece."""

    def __init__(self) -> None:
        super().__init__(" ", " ")
        self.title.setText(self.tr("退货情况"))
        self.setAccessibleName(self.title.text())
        self._pairs = Pairs(76)
        self.body.addWidget(self._pairs)

    def show_item(self, view: ReturnView, item: ReturnItemView) -> None:
        """Shows one line of a 退货单."""
        pairs = [
            (self.tr("退货原因"), view.reason), (self.tr("退回方式"), " ".join(filter(None, (view.carrier, view.plate))) or "—"),
            (self.tr("开单"), f"{view.author}·{view.order_no}"),
        ]  # fmt: skip
        for test in item.tests:
            pairs.append((self.tr("检测"), f"{test.facts}（{test.person}）"))
        if item.judgement is not None:
            consent = self.tr("，客户同意：{who}").format(who=item.consent) if item.consent else ""
            pairs.append((self.tr("判定理由"), f"{item.words}（{item.judge}）{consent}"))
        if item.judgement is ReturnJudgement.AS_IS and item.settled_no:
            gone = self.tr("（已作废，待重开）") if item.called_off else ""
            pairs.append((self.tr("返还"), f"{item.settled_no}{gone}"))
        if item.dropped_why:
            pairs.append((self.tr("不退回"), item.dropped_why))
        self._pairs.show_pairs(pairs)
