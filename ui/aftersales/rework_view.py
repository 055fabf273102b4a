"""返工: 返工单 as a list, the one in front with its papers and what happened, and what is to be done next (section 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.aftersales import rework_queries as queries
from app.aftersales.rework_bench import ReworkBench, ReworkScan
from app.aftersales.rework_documents import PAPER as PROCESS
from app.aftersales.rework_service import PAPER, confirmer
from app.aftersales.rework_views import DocumentView, ReworkLine, ReworkPaper, ReworkView
from app.core.clock import site_day
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.devices.code_table import Series
from app.files.service import AttachmentView
from ui.aftersales import rework_words as words
from ui.aftersales.rework_detail import ReworkDetail
from ui.aftersales.rework_panel import ReworkPanel
from ui.aftersales.rework_steps import ReworkSteps
from ui.context import DeskContext
from ui.storage.screen import StorageView
from ui.stored_file import open_stored
from ui.widgets.base import Card
from ui.widgets.buttons import Chip
from ui.widgets.more import MoreButton
from ui.widgets.tables import Column, Kind, WorkTable, list_height


class ReworkListView(StorageView):
    """The list above, the chosen order below, the next step at the right."""

    key: ClassVar[str] = "rework"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.INSPECTOR, Role.PLANNING, Role.RESEARCH, Role.PROCESS, Role.ASSEMBLER, Role.LOGISTICS_HEAD, Role.SALES, Role.AFTER_SALES,
            Role.LEADERSHIP,
        }
    )  # fmt: skip
    tables: ClassVar[frozenset[str]] = frozenset({"rework_order", "rework_unit", "rework_document", "rework_event", "task_order"})
    series: ClassVar[tuple[str, ...]] = (Series.REWORK.value,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = ReworkBench()
        self._all, self._wanted, self._asked = False, "", 0
        self.detail = ReworkDetail(context)
        self.panel = ReworkPanel()
        self.steps = ReworkSteps(context, self.panel, self._acted)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._list_card(), 3)
        side.addWidget(self.detail, 7)
        self.row.addLayout(side, 1)
        self.row.addWidget(self.panel)
        self.detail.document_wanted.connect(lambda page, number: context.go_to.emit(page, number))
        self.detail.print_wanted.connect(self._print)
        self.detail.paper_wanted.connect(self._open_paper)
        self.panel.place_wanted.connect(lambda page, number: context.go_to.emit(page, number))
        escape = QShortcut(QKeySequence("Esc"), self.table)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(lambda: self._show_all(False))

    def _list_card(self) -> Card:
        columns = [
            Column(self.tr("状态"), Kind.MARK, 118), Column(self.tr("返工单"), Kind.DOCUMENT, 112), Column(self.tr("产品"), stretch=True),
            Column(self.tr("序列号/批号"), width=126), Column(self.tr("数量"), Kind.NUMBER, 52), Column(self.tr("方式"), width=74),
            Column(self.tr("完工"), Kind.DATE, 60), Column(self.tr("返还"), Kind.DATE, 60),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有未完的返工单。质检员判定可返工后自动开出，或按 Ctrl+N。"))
        self.table.setObjectName("list.rework")
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self.panel.take_keys())
        card = Card(self.tr("返工单"), " ", padding=0)
        card.body.setContentsMargins(1, 8, 1, 1)
        card.body.setSpacing(6)
        card.head.setContentsMargins(14, 0, 12, 0)
        self.open_chip, self.all_chip = Chip(self.tr("未完")), Chip(self.tr("全部"))
        for chip, every in ((self.open_chip, False), (self.all_chip, True)):
            chip.setObjectName("chip.rework_all" if every else "chip.rework_open")
            chip.clicked.connect(lambda _=False, every=every: self._show_all(every))
            card.head.addWidget(chip)
        card.body.addWidget(self.table, 1)
        self.list_card = card
        self.more = MoreButton("rework")
        self.more.wanted.connect(self.reload)
        card.body.addWidget(self.more)
        return card

    def hand_on(self, before: int, after: int) -> None:
        """What was half keyed on an order, or of a new one, goes with who keyed it."""
        self.panel.forget()
        self._show_order(None)

    # Reading

    def reload(self) -> None:
        """Reads the list, and the order in front."""
        self.open_chip.setChecked(not self._all)
        self.all_chip.setChecked(self._all)
        self._asked += 1
        ticket, every, now, limit = self._asked, self._all, self.context.desk.clock.now(), self.more.limit

        def ask(session: Reading) -> tuple[Sequence[ReworkLine], int, Role]:
            found = queries.lines(session, open_only=not every, limit=limit)
            return found, queries.how_many(session, open_only=not every) - len(found), confirmer(session, now)

        self.context.query(ask, lambda found: self._show_lines(*found) if ticket == self._asked else None)

    def _show_lines(self, lines: Sequence[ReworkLine], more: int, who: Role) -> None:
        self.panel.confirmer = who
        self.more.show_more(more)
        today = site_day(self.context.desk.clock.now())
        rows = [
            (
                words.mark(one, today), one.number, f"{one.product} {one.model}", one.identity, one.quantity, words.branch(one.branch),
                f"{one.due_on:%m-%d}" if one.due_on else "", f"{one.redeliver_on:%m-%d}" if one.redeliver_on else "",
            )
            for one in lines
        ]  # fmt: skip
        self.table.set_rows(rows, [one.number for one in lines])
        self.list_card.setMaximumHeight(list_height(len(lines)))
        front = self.detail.order
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            if not self.table.select_key(wanted):
                self._read(wanted)
                return
        elif self.table.current_key() is None and front is not None:
            self._read(front.number)  # what was ended just now stays in front until another is chosen
            return
        if self.table.current_key() is None and lines:
            self.table.selectRow(0)
        self._choose(self.table.current_key())

    def _choose(self, number: object) -> None:
        if number is None:
            self._show_order(None)
        else:
            self._read(str(number))

    def _read(self, number: str) -> None:
        self.context.query(lambda s: queries.order(s, number), self._show_read)

    def _show_read(self, order: ReworkView) -> None:
        chosen = self.table.current_key()
        if chosen is not None and chosen != order.number and self.table.rows.row_of(order.number) >= 0:
            return  # another one was chosen since
        self._show_order(order)

    def _show_order(self, order: ReworkView | None) -> None:
        self.detail.show_order(order)
        self.panel.show_order(order, self.context.actor)

    def _acted(self, order: ReworkView) -> None:
        self._wanted = order.number
        self._show_order(order)

    def _show_all(self, every: bool) -> None:
        self._all = every
        self.more.first_page()
        self._show_order(None)
        self.reload()

    # Where it goes

    def open_document(self, document: str) -> None:
        """FG opens the order; `new|BK…` begins one for goods."""
        what, _, goods = document.partition("|")
        if what == "new":
            self.panel.begin(goods)
            return
        self._wanted = document
        self.reload()

    def show_result(self, result: ScanResult) -> None:
        """A scan opens an order, or names the goods of a new one."""
        scan = result.view
        if result.verdict is not Verdict.GOOD:
            if result.error is not None:
                self.context.failed.emit(result.error)
        elif isinstance(scan, ReworkScan) and scan.number:
            self.open_document(scan.number)
        elif isinstance(scan, ReworkScan):
            self.panel.begin(scan.goods)

    def key_pressed(self, command: Code) -> None:
        """F10 prints the order in front."""
        if command is Code.PRINT:
            self._print()

    def _print(self) -> None:
        if self.detail.order is not None:
            self.context.preview_wanted.emit(PAPER, self.detail.order.number)

    def _open_paper(self, paper: DocumentView) -> None:
        order = self.detail.order
        if order is not None and paper.kind is ReworkPaper.PROCESS:
            self.context.preview_wanted.emit(PROCESS, f"{order.number}/{paper.document_id}")
        elif paper.sha256:
            self.context.query(lambda s: queries.drawing(s, paper.document_id), lambda found: self._show_drawing(*found))

    def _show_drawing(self, one: AttachmentView, content: bytes) -> None:
        """A drawing is shown by what this PC shows its files with."""
        complaint = open_stored(self.context, one, content)
        if complaint:
            self.panel.complain(complaint)
