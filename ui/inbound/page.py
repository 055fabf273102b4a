"""The tab 入库: three slots that fill by scan in any order, a place, and the 打印 command that posts (D-01)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.devices.code_table import Command as Code
from app.identity import queries as people
from app.identity.views import Helper
from app.inbound import queries, service
from app.inbound.bench import InboundBench
from app.inbound.views import ReceiptView
from ui.context import DeskContext
from ui.errors import rule_view
from ui.i18n import shown
from ui.inbound import view
from ui.inbound.receipt import ReceiptPanel
from ui.page import DeskPage
from ui.theme.tokens import State
from ui.widgets.banner import VerdictBanner, VerdictView
from ui.widgets.base import BenchBox, BenchLayout, Card
from ui.widgets.bench import Command, CommandStrip
from ui.widgets.pack import PackTable, ScanEntry, ScanLog
from ui.widgets.refusal import NotCounted, NotCountedList, RefusalCard
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable

TWO_SECONDS = 2000


class InboundPage(DeskPage):
    """The storekeeper's tab: a verdict over the full width, the slots, what was scanned, the last receipts."""

    key: ClassVar[str] = "inbound"
    icon: ClassVar[str] = "inbox"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.STOREKEEPER})
    tables: ClassVar[frozenset[str]] = frozenset({"goods_receipt"})

    command_wanted = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("入库"), self.tr("扫任务单、检验单、产品标签，次序不限"))
        self._bench = InboundBench()
        self._entries: list[ScanEntry] = []
        self._latched: ScanResult | None = None
        self._build()
        self._short = QTimer(self, singleShot=True, interval=TWO_SECONDS)
        self._short.timeout.connect(self._show_state)
        for key, act in (("F10", Code.PRINT), ("F8", Code.UNDO), ("F9", Code.TAKE_OUT)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda act=act: self.command_wanted.emit(act))
        QShortcut(QKeySequence("F7"), self).activated.connect(self._next_place)
        self._show_state()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = BenchLayout()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = VerdictBanner()
        self.banner.setObjectName("inbound.banner")
        self._body = QStackedWidget()
        self._body.addWidget(self._normal())
        self._body.addWidget(self._refused())
        self.strip = CommandStrip()
        self.strip.set_commands(
            (
                Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("PRINT", "printer", self.tr("打印入库"), "F10"),
                Command("UNDO", "undo", self.tr("撤销"), "F8"), Command("TAKEOUT", "takeout", self.tr("清空"), "F9"),
                Command("PLACE", "pin", self.tr("换库位"), "F7"),
            )
        )  # fmt: skip
        self.strip.triggered.connect(self._triggered)
        column.addWidget(self.banner)
        column.addWidget(self._body, 1)
        column.addWidget(self.strip)
        outer.addWidget(frame)

    def _normal(self) -> QWidget:
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.slots = PackTable()
        self.slots.setObjectName("list.slots")
        self.slots.set_headings(self.tr("要扫的"), self.tr("编号"), self.tr("已扫 / 应扫"), self.tr("状态"))
        self.log = ScanLog()
        self.log.setObjectName("list.scans")
        self.receipts = WorkTable(
            (
                Column(self.tr("入库单"), Kind.DOCUMENT, 112), Column(self.tr("产品"), stretch=True),
                Column(self.tr("数量"), Kind.NUMBER, 52), Column(self.tr("状态"), Kind.MARK, 96),
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
        right = BenchBox(gap=12)
        right.box.addWidget(self._side, 1)
        right.box.addWidget(recent)
        row.box.addWidget(self.slots, 13)
        row.box.addWidget(right, 8)
        return row

    def _refused(self) -> QWidget:
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.refusal = RefusalCard()
        self.refusal.row_opened.connect(lambda clause: self.context.go_to.emit("settings", clause))
        self.not_counted = NotCountedList()
        self.not_counted.setObjectName("list.not_counted")
        row.box.addWidget(self.refusal, 13)
        row.box.addWidget(self.not_counted, 8)
        return row

    # What the window asks

    def bench(self) -> InboundBench:
        """Every scan here goes into the slots."""
        return self._bench

    def reload(self) -> None:
        """The last receipts."""
        self.context.query(lambda s: queries.receipts(s, limit=20), self._show_receipts)

    def open_document(self, document: str) -> None:
        """Opens a receipt; a task order or inspection sheet goes into its slot as if scanned here."""
        if document.startswith("RK"):
            self.context.query(lambda s: queries.receipt(s, document), self._show_receipt)
        elif document:
            self.command_wanted.emit(document)

    def show_result(self, result: ScanResult) -> None:
        """Shows the verdict; a wrong one stays until it is acknowledged."""
        self._entries.insert(0, view.entry(result))
        self.log.show_entries(tuple(self._entries[: ScanLog.MOST]))
        del self._entries[50:]
        lane = self.context.desk.lane
        self._short.stop()
        if lane.latched is not None:
            self._show_latch(lane.latched)
            return
        self._latched = None
        self._body.setCurrentIndex(0)
        self.strip.set_enabled(None)
        self._show_slots()
        if isinstance(result.view, ReceiptView):
            self._show_receipt(result.view)
        self._show_banner(view.verdict(result, self._bench.state))
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL):
            self._short.start()

    # Showing

    def _show_state(self) -> None:
        """The waiting banner, as on a fresh page and after a half read."""
        if self._latched is None:
            self._show_slots()
            self._show_banner(view.ready(self._bench.state))

    def _show_slots(self) -> None:
        state = self._bench.state
        self.slots.show_lines(view.lines(state), view.active_line(state))

    def _show_banner(self, shown_view: VerdictView) -> None:
        self.banner.show_verdict(shown_view)

    def _show_latch(self, result: ScanResult) -> None:
        lane = self.context.desk.lane
        self.not_counted.show_items(
            tuple(
                NotCounted("doc", r.object_key, shown(word_text(r.kind)), site_time(r.scan.at).strftime("%H:%M:%S"))
                for r in lane.not_counted
            ),
            self.tr("已扫的 {n} 件仍算数").format(n=self._bench.state.count),
        )
        if self._latched is result:
            return
        self._latched = result
        self._show_banner(view.verdict(result, self._bench.state))
        self._body.setCurrentIndex(1)
        self.strip.set_enabled({"CONFIRM"}, "CONFIRM")
        error = result.error
        if error is not None:
            at = self.tr("本次拒绝已记录 {time}").format(time=site_time(result.scan.at).strftime("%H:%M:%S"))
            self.refusal.show_refusal(rule_view(error, None, at))
            self.context.query(lambda s: people.helper(s, error.helper), lambda h: self._show_helper(result, h, at))

    def _show_helper(self, result: ScanResult, helper: Helper | None, at: str) -> None:
        if self._latched is result and result.error is not None:
            self.refusal.show_refusal(rule_view(result.error, helper, at))

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

    # Acting

    def _triggered(self, key: str) -> None:
        if key == "PLACE":
            self._next_place()
        else:
            self.command_wanted.emit(Code(key))

    def _next_place(self) -> None:
        """The next fitting place, taken as if its code had been scanned."""
        state = self._bench.state
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
