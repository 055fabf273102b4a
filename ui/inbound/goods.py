"""成品入库: three slots that fill by scan in any order, a place, and the 打印 command that posts (D-01)."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.core.errors import bad_input
from app.core.scans import ScanResult
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import text as word_text
from app.devices.code_table import Command as Code
from app.inbound import lane_queries, queries, service
from app.inbound.bench import InboundBench, InboundState
from app.inbound.views import ReceiptView
from ui.care import follow
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound import view
from ui.inbound.receipt import ReceiptPanel
from ui.inbound.screen import InboundScreen
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card
from ui.widgets.bench import Command
from ui.widgets.marks import MarksPanel
from ui.widgets.pack import PackTable
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable


class GoodsScreen(InboundScreen):
    """The slots, what was scanned, the last receipts."""

    key = "goods"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, InboundBench())
        self.show_state()

    @property
    def state(self) -> InboundState:
        """What was scanned since the last posting."""
        state = self.bench.state
        assert isinstance(state, InboundState)
        return state

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("PRINT", "printer", self.tr("打印入库"), "F10"),
            Command("UNDO", "undo", self.tr("撤销"), "F8"), Command("TAKEOUT", "takeout", self.tr("清空"), "F9"),
            Command("PLACE", "pin", self.tr("换库位"), "F7"), Command("LANE", "inbox", self.tr("放入待收"), "F6"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """Slots at the left, log or receipt and the last receipts at the right."""
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.slots = PackTable()
        self.slots.setObjectName("list.slots")
        self.slots.set_headings(self.tr("要扫的"), self.tr("编号"), self.tr("已扫 / 应扫"), self.tr("状态"))
        self.receipts = WorkTable(
            (
                Column(self.tr("入库单"), Kind.DOCUMENT, 112), Column(self.tr("产品"), stretch=True),
                Column(self.tr("数量"), Kind.NUMBER, 68), Column(self.tr("状态"), Kind.MARK, 96),
            ),
            row_height=DENSE, empty=self.tr("还没有入库单。扫完三样，按 F10。"),
        )  # fmt: skip
        self.receipts.setObjectName("list.receipts")
        self.receipts.opened.connect(self.open_document)
        self._recent = recent = Card(self.tr("最近入库"), " ", padding=8)
        recent.body.addWidget(self.receipts)
        self.receipts.setMinimumHeight(84)
        recent.setMaximumHeight(196)
        self.panel = ReceiptPanel()
        # beside the list it would ask for more height than the smallest window has; the list gives way to it
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.panel.reprint_wanted.connect(self._reprint)
        self.panel.reverse_wanted.connect(self._reverse)
        self.panel.closed.connect(self._close_panel)
        self._side = QStackedWidget()
        self._side.addWidget(self.log)
        self._side.addWidget(self.panel)
        self.marks = MarksPanel(height=130)
        self.marks.hide()
        right = BenchBox(gap=12)
        right.box.addWidget(self.marks)
        right.box.addWidget(self._side, 1)
        right.box.addWidget(recent)
        row.box.addWidget(self.slots, 13)
        row.box.addWidget(right, 8)
        return row

    def reload(self) -> None:
        """The last receipts."""
        self.context.query(lambda s: queries.receipts(s, limit=20), self._show_receipts)

    def open_document(self, document: str) -> None:
        """Opens a receipt; a task order or inspection sheet goes into its slot as if scanned here."""
        if document.startswith("RK"):
            self.context.query(lambda s: queries.receipt(s, document), self._show_receipt)
        elif document:
            self.command_wanted.emit(document)

    def ready(self) -> VerdictView:
        """The banner that waits."""
        return view.ready(self.state)

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        return view.verdict(result, self.state)

    def show_lines(self) -> None:
        """The slots."""
        self.slots.show_lines(view.lines(self.state), view.active_line(self.state))

    def answered(self, result: ScanResult) -> None:
        """The marks of a scanned label are shown; a receipt that was posted or scanned opens."""
        follow(self.context, self.marks, result)
        if isinstance(result.view, ReceiptView):
            self._show_receipt(result.view)

    def counted(self) -> str:
        """What still counts."""
        return self.tr("已扫的 {n} 件仍算数").format(n=self.state.count)

    def key_pressed(self, command: Code) -> None:
        """F7 takes the next place."""
        if command is Code.NEW_BOX:
            self._next_place()
        else:
            super().key_pressed(command)

    def triggered(self, key: str) -> None:
        """A command of the strip."""
        if key == "PLACE":
            self._next_place()
        elif key == "LANE":
            self.into_lane()
        else:
            super().triggered(key)

    def _show_receipts(self, receipts: list[ReceiptView]) -> None:
        marks = {"posted": State.GOOD, "reversed": State.HOLD, "reversal": State.INFO}
        rows = [
            (r.number, Cell(r.product_name), r.quantity, MarkCell(marks[r.state.value], shown(word_text(r.state)))) for r in receipts
        ]
        self.receipts.set_rows(rows, [r.number for r in receipts])

    def _show_receipt(self, receipt: ReceiptView | None) -> None:
        if receipt is not None:
            self._recent.hide()
            self.panel.show_receipt(receipt)
            self._side.setCurrentWidget(self.panel)

    def into_lane(self) -> None:
        """Goods whose paper is missing are put down in the 待收 lane, as if the code of its first place had been scanned."""
        self.context.query(lane_queries.lane_code, self._lane_found)

    def _lane_found(self, code: str) -> None:
        if code:
            self.command_wanted.emit(code)
        else:
            self.context.failed.emit(bad_input(QT_TRANSLATE_NOOP("app", "还没有待收区，请先在「资料·库区」建立「待收」库区和库位")))

    def _next_place(self) -> None:
        """The next fitting place, taken as if its code had been scanned."""
        state = self.state
        if state.suggested:
            at = state.suggested.index(state.place) if state.place in state.suggested else -1
            self.command_wanted.emit(state.suggested[(at + 1) % len(state.suggested)])

    def _reprint(self, number: str, reason: str) -> None:
        self.context.command(lambda w: service.reprint(w, number, reason), lambda _: self._close_panel())

    def _reverse(self, number: str, reason: str) -> None:
        self.context.command(lambda w: service.reverse(w, number, reason), self._show_receipt)

    def _close_panel(self) -> None:
        self._side.setCurrentWidget(self.log)
        self._recent.show()
