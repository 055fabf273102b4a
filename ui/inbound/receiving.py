"""包装物入库: what lies in the raw-material store, and what comes in by scan or key (C-04)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.clock import site_time
from app.core.scans import ScanResult
from app.core.words import Role
from app.core.words import text as word_text
from app.devices.code_table import COMMAND_PREFIX, PACKAGING_PREFIX
from app.inbound.materials_bench import ReceivingBench
from app.materials import queries
from app.materials.views import PackagingItemView, PackagingMoveView, PackagingSource
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound import material_words as words
from ui.inbound.screen import MaterialsScreen
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card, EdgeCard
from ui.widgets.bench import Command
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import FieldForm
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable

SIDE = 372


class ReceivingScreen(MaterialsScreen):
    """The stock at the left; at the right what is keyed beside the scans and the last moves."""

    key = "packaging"
    roles = frozenset({Role.STOREKEEPER, Role.PURCHASING})

    def __init__(self, context: DeskContext) -> None:
        self._items: list[PackagingItemView] = []
        self._asked = 0  # reads run side by side: an older answer may come last
        super().__init__(context, ReceivingBench())
        self.show_state()

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("PRINT", "inbox", self.tr("入库"), "F10"),
            Command("UNDO", "undo", self.tr("撤销"), "F8"), Command("TAKEOUT", "takeout", self.tr("清空"), "F9"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """Stock and entry."""
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.table = WorkTable(
            (
                Column(self.tr("代码"), Kind.DOCUMENT, 84), Column(self.tr("包装物"), stretch=True), Column(self.tr("规格 mm"), width=136),
                Column(self.tr("来源"), width=56), Column(self.tr("库存"), Kind.NUMBER, 64), Column(self.tr("下限"), Kind.NUMBER, 56),
                Column(self.tr("本次"), Kind.NUMBER, 64), Column(self.tr("状态"), Kind.MARK, 112),
            ),
            empty=self.tr("还没有包装物。请工艺部在「资料·包装物」建立。"),
        )  # fmt: skip
        self.table.setObjectName("list.packaging")
        self.table.opened.connect(lambda key: self.command_wanted.emit(PACKAGING_PREFIX + key))
        self.table.current_changed.connect(lambda key: self._show_ledger(key or ""))
        stock = EdgeCard(self.tr("原材料库·包装物"), self.tr("扫包装物码，或选中按回车"))
        stock.body.addWidget(self.table, 1)
        row.box.addWidget(stock, 1)
        right = BenchBox(gap=12)
        right.setFixedWidth(SIDE)
        right.box.addWidget(self._entry())
        right.box.addWidget(self._moves(), 1)
        row.box.addWidget(right)
        return row

    def _entry(self) -> Card:
        card = Card(self.tr("本次入库"), " ")
        self.form = form = FieldForm(label_width=64)
        form.add_number("count", self.tr("数量"), low=1, high=99_999).setObjectName("field.count")
        form.add_text("supplier", self.tr("供方"), hint=self.tr("外购必填")).setObjectName("field.supplier")
        form.add_text("slip_no", self.tr("送货单号")).setObjectName("field.slip_no")
        form.changed.connect(lambda _: self._keyed())
        card.body.addWidget(form)
        self.add = KeyButton(self.tr("加入选中的包装物"), key="Ctrl+N", icon="plus")
        self.add.setObjectName("do.add")
        self.add.clicked.connect(self._add)
        card.body.addWidget(self.add)
        return card

    def _moves(self) -> Card:
        self.moves = WorkTable(
            (
                Column(self.tr("时间"), Kind.DATE, 104), Column(self.tr("事由"), width=48), Column(self.tr("数量"), Kind.NUMBER, 76),
                Column(self.tr("单据 / 供方"), stretch=True),
            ),
            row_height=DENSE, empty=self.tr("还没有收发。"),
        )  # fmt: skip
        self.moves.setObjectName("list.moves")
        self.ledger = Card(self.tr("收发记录"), " ", padding=8)
        self.ledger.body.addWidget(self.moves)
        return self.ledger

    def reload(self) -> None:
        """Stock and the last moves."""
        self.context.query(queries.items, self._show_items)

    def open_document(self, document: str) -> None:
        """A packaging code counts as if it had been scanned here."""
        self.command_wanted.emit(document)

    def ready(self) -> VerdictView:
        """The banner that waits."""
        return words.ready(self.state, self._step())

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        return words.verdict(result, self._step())

    def show_lines(self) -> None:
        """The stock with what was scanned now."""
        state = self.state
        rows = []
        for item in self._items:
            at, word = words.stock_mark(item)
            now = state.pieces.get(item.key)
            rows.append(
                (item.key, Cell(item.name), words.size_or_kind(item), shown(word_text(item.source)), item.balance, item.minimum or "—",
                 Cell(f"+{now}", bold=True, state=State.GOOD) if now else "", MarkCell(at, word))
            )  # fmt: skip
        chosen = state.last or self.table.current_key()
        self.table.set_rows(rows, [item.key for item in self._items])
        self.table.select_key(chosen or (self._items[0].key if self._items else ""))

    def answered(self, result: ScanResult) -> None:
        """A posting reads the stock anew."""
        if self.state.done is not None:
            self.form.set_value("slip_no", "")
            self.reload()
        elif self._lacks_supplier():
            self.form.editor("supplier").setFocus()

    def counted(self) -> str:
        """What still counts."""
        return self.tr("已扫的 {n} 种仍算数").format(n=len(self.state.parts))

    def _step(self) -> str:
        state = self.state
        if state.count:
            return self.tr("下一步：扫包装物码（× {n}）").format(n=state.count)
        if self._lacks_supplier():
            return self.tr("下一步：填写供方，再扫「打印」入库")
        if state.parts:
            return self.tr("下一步：再扫，或扫「打印」入库")
        return self.tr("下一步：扫数量码、包装物码")

    def _lacks_supplier(self) -> bool:
        """Whether something bought outside was scanned and nobody is named who delivered it."""
        state = self.state
        bought = any(item.source is PackagingSource.OUTSIDE for item in state.items if item.key in state.pieces)
        return bought and not self.bench.slip.supplier.strip()

    def _keyed(self) -> None:
        slip, lacked = self.bench.slip, self._lacks_supplier()
        slip.supplier, slip.slip_no = self.form.value("supplier"), self.form.value("slip_no")
        if self._lacks_supplier() != lacked and not self.latched:
            self.banner.show_verdict(self.ready())

    def _add(self) -> None:
        """The chosen item with the keyed quantity, as if count and code had been scanned."""
        key = self.table.current_key()
        if key:
            self.command_wanted.emit(f"{COMMAND_PREFIX}{self.form.value('count')}")
            self.command_wanted.emit(PACKAGING_PREFIX + key)

    def _show_items(self, items: list[PackagingItemView]) -> None:
        self._items = items
        self.show_lines()

    def _show_ledger(self, key: str) -> None:
        name = next((item.name for item in self._items if item.key == key), "")
        self.ledger.note.setText(name)
        self._asked += 1
        ticket = self._asked

        def show(moves: list[PackagingMoveView]) -> None:
            if ticket == self._asked:
                self._show_moves(moves)

        self.context.query(lambda s: queries.moves(s, key=key, limit=50), show)

    def _show_moves(self, moves: list[PackagingMoveView]) -> None:
        rows = [
            (site_time(move.at).strftime("%m-%d %H:%M"), shown(word_text(move.kind)), f"{move.quantity:+d}",
             "　".join(part for part in (move.document, move.supplier, move.note) if part) or "—")
            for move in moves
        ]  # fmt: skip
        self.moves.set_rows(rows)
