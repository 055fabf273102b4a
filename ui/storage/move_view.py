"""移库: goods in hand at the left, where they may go and what was moved at the right; worked by scanner alone (D-08, D-10)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.devices.code_table import Command as Code
from app.storage import misplaced
from app.storage.misplaced import MisplacedView
from app.storage.move_bench import InHand, MoveBench, MoveState
from ui.care import follow
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound.screen import InboundScreen
from ui.inbound.view import STATES
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card
from ui.widgets.bench import Command
from ui.widgets.marks import MarksPanel
from ui.widgets.pack import PackLine, PackTable
from ui.widgets.tables import DENSE, Cell, Column, Kind, WorkTable


class MoveScreen(InboundScreen):
    """One or many things and their place; the place may come first."""

    key = "move"
    roles = frozenset({Role.STOREKEEPER})
    tables: ClassVar[frozenset[str]] = frozenset({"stock_move", "unit", "lot_balance"})
    series: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context: DeskContext) -> None:
        self._wrong: list[MisplacedView] = []
        super().__init__(context, MoveBench())
        self.show_state()

    @property
    def state(self) -> MoveState:
        """What was scanned since the last move."""
        state = self.bench.state
        assert isinstance(state, MoveState)
        return state

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("UNDO", "undo", self.tr("撤销"), "F8"),
            Command("TAKEOUT", "takeout", self.tr("清空"), "F9"), Command("NEW_BOX", "box", self.tr("开封"), "F7"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """Goods in hand, and beside them what is to be moved and what was."""
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.table = PackTable()
        self.table.setObjectName("list.in_hand")
        self.table.set_headings(self.tr("手上的货"), self.tr("编号"), self.tr("件数"), self.tr("状态"))
        self.marks = MarksPanel(height=130)
        self.marks.hide()
        self.wrong = WorkTable(
            (
                Column(self.tr("要移的"), Kind.DOCUMENT, 128), Column(self.tr("在"), width=84), Column(self.tr("为什么"), stretch=True),
            ),
            row_height=DENSE, empty=self.tr("没有放错的货。"),
        )  # fmt: skip
        self.wrong.setObjectName("list.misplaced")
        self.wrong.opened.connect(self.command_wanted)
        self.done = WorkTable(
            (
                Column(self.tr("移过的"), Kind.DOCUMENT, 128), Column(self.tr("件"), Kind.NUMBER, 48), Column(self.tr("从"), width=84),
                Column(self.tr("到"), stretch=True),
            ),
            row_height=DENSE, empty=self.tr("还没有移库。扫货品，再扫库位。"),
        )  # fmt: skip
        self.done.setObjectName("list.moved")
        due = Card(self.tr("放错的货"), self.tr("选中按回车，等于扫码"), padding=8)
        due.body.addWidget(self.wrong)
        last = Card(self.tr("刚移的"), self.tr("F8 撤销最近一次"), padding=8)
        last.body.addWidget(self.done)
        for table in (self.wrong, self.done):
            table.setMinimumHeight(56)  # the marks of what was scanned need their room on the smallest window
        right = BenchBox(gap=12)
        right.box.addWidget(self.marks)
        right.box.addWidget(due, 1)
        right.box.addWidget(last, 1)
        row.box.addWidget(self.table, 13)
        row.box.addWidget(right, 8)
        return row

    def reload(self) -> None:
        """What stands wrong."""
        self.context.query(misplaced.misplaced, self._show_wrong)

    def open_document(self, document: str) -> None:
        """A number or a place counts as if it had been scanned here."""
        if document:
            self.command_wanted.emit(document)

    def ready(self) -> VerdictView:
        """The banner that waits."""
        state = self.state
        item = state.target and self.tr("放到 {place}").format(place=state.target)
        return VerdictView(
            State.NOT_YET, self.tr("请扫"), self._step(), item=item, counts_title=self.tr("手上") if state.goods else "",
            counted=state.pieces or None, expected=state.pieces or None,
        )  # fmt: skip

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        return verdict(result, self._step())

    def show_lines(self) -> None:
        """The goods in hand, and the last moves."""
        state = self.state
        lines = tuple(self._line(one) for one in state.goods)
        empty = self.tr("手上没有货。下一步：扫货品，或先扫目标库位。")
        if state.target:
            empty = self.tr("放到 {place}：下一步扫货品。").format(place=state.target)
        self.table.show_lines(lines, len(lines) - 1, empty)
        rows = [(one.identity, one.quantity, one.start or "—", Cell(one.end, bold=True)) for one in state.moved]
        self.done.set_rows(rows, [one.identity for one in state.moved])

    def answered(self, result: ScanResult) -> None:
        """The marks of what was scanned; after a move what stands wrong is read anew."""
        follow(self.context, self.marks, result)
        if result.verdict is Verdict.DONE:
            self.reload()

    def counted(self) -> str:
        """What still counts."""
        return self.tr("已扫的 {n} 件仍在手上").format(n=self.state.pieces)

    def key_pressed(self, command: Code) -> None:
        """F7 to F9; printing there is none."""
        if command is not Code.PRINT:
            super().key_pressed(command)

    def triggered(self, key: str) -> None:
        """A command of the strip."""
        self.command_wanted.emit(Code[key] if key in Code.__members__ else Code(key))

    def _line(self, one: InHand) -> PackLine:
        opened = self.tr("已开封") if one.opened else ""
        state = State.HOLD if one.opened or one.aside else State.UNDER_WAY
        sub = self.tr("在 {place}").format(place=one.start or "—")
        word = opened or shown(one.word) if (one.aside or one.opened) else self.tr("待放")
        return PackLine("goods-goods", one.product, sub, one.identity, one.quantity, None, state, word)

    def _step(self) -> str:
        return self.tr("下一步：{step}").format(step=shown(self.state.next_step))

    def _show_wrong(self, found: list[MisplacedView]) -> None:
        self._wrong = found
        rows = [(one.identity, one.location, Cell(shown(one.why), state=State.HOLD)) for one in found]
        self.wrong.set_rows(rows, [one.identity for one in found])


def verdict(result: ScanResult, step: str) -> VerdictView:
    """The banner for a result of a bench without papers."""
    translate = QCoreApplication.translate
    at = STATES[result.verdict]
    if at is State.WRONG:
        facts = result.error.facts if result.error else ()
        pairs = tuple((shown(f.label), shown(f.value) if not isinstance(f.value, str) else f.value) for f in facts[:2])
        return VerdictView(
            at, translate("storage", "错"), translate("storage", "扫「确认」或按 F12，再继续"), translate("storage", "已停下"),
            shown(result.message), pairs=pairs, note=translate("storage", "扫描枪回车无效"),
        )  # fmt: skip
    short = {
        Verdict.HOLD: translate("storage", "请核"), Verdict.INFO: translate("storage", "记录"), Verdict.DONE: translate("storage", "已移"),
    }  # fmt: skip
    word = short.get(result.verdict) or shown(word_text(result.verdict))
    return VerdictView(at, word, step, "", shown(result.message))
