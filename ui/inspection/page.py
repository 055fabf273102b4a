"""The tab 检验: what waits on the left, the card, sheet or packing in hand on the right."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.desk import Reading
from app.orders import queries as orders
from app.orders.views import TaskOrderView
from app.packing import queries as packing
from app.packing.bench import InspectionBench, Opened
from app.packing.views import PackingView
from app.quality import queries as quality
from app.quality.views import CardView, InspectionView, Waiting
from app.quality.waiting import waiting
from app.settings.service import setting_int
from app.units import queries as units
from app.units.views import LotView, UnitView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.card_panel import CardPanel, TaskPanel
from ui.inspection.packing_panel import GoodsPanel, PackingPanel
from ui.inspection.panel import Panel
from ui.inspection.rejected_view import RejectedView
from ui.inspection.sheet_panel import SheetPanel
from ui.inspection.sheets_view import SheetsView
from ui.page import DeskPage
from ui.theme.tokens import State
from ui.waits import age, hours
from ui.widgets.base import Card, PlainLabel
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

SERIES = {"ZK": "card", "JY": "sheet", "RW": "task"}
OPENS = {
    "card": "card", "inspect": "card", "sheet": "sheet", "outbound": "goods", "incoming": "goods", "pack": "goods",
    "packing": "packing", "label": "packing",
}  # fmt: skip
REPORT = "FK"
"""Beginning of the numbers of reports of rejected goods."""
_VERDICTS = {Verdict.GOOD: State.GOOD, Verdict.DONE: State.GOOD, Verdict.INFO: State.INFO, Verdict.WRONG: State.WRONG}
LIST_WIDTH = 424


class InspectionPage(DeskPage):
    """For workshop, inspector and assembler: scan or type what is in hand."""

    key: ClassVar[str] = "inspection"
    icon: ClassVar[str] = "shield"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.INSPECTOR, Role.ASSEMBLER, Role.PLANNING, Role.PROCESS, Role.LOGISTICS_HEAD}
    )
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "quality_card", "card_operation", "inspection", "inspection_item", "packing_session", "packing_tick", "unit", "lot_balance",
            "nonconformity",
        }
    )  # fmt: skip

    command_wanted = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("检验"), self.tr("跟踪卡、检验、合格证、内包装与封装检查"))
        self._bench = InspectionBench()
        self._opened: Opened | None = None
        context.person_changed.connect(lambda _: self._bench.change_hands())
        self._judging = False
        bench = QWidget()
        row = QHBoxLayout(bench)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        left = self._waiting()
        left.setFixedWidth(LIST_WIDTH)
        row.addWidget(left)
        row.addLayout(self._work(), 1)
        finds = QShortcut(QKeySequence("Ctrl+F"), bench)
        finds.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        finds.activated.connect(self._take_find)
        self.rejected, self.sheets = RejectedView(context), SheetsView(context)
        self.views = [("bench", self.tr("检验台")), ("rejected", self.tr("不合格品")), ("sheets", self.tr("检验记录"))]
        self.view = "bench"
        self._views: dict[str, QWidget] = {"bench": bench, "rejected": self.rejected, "sheets": self.sheets}
        self._front = QStackedWidget()
        for widget in self._views.values():
            self._front.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._front)

    def _waiting(self) -> QWidget:
        card = Card(self.tr("等着办的"), " ")
        self._note = card.note
        self.search = QLineEdit()
        self.search.setObjectName("field.find")
        self.search.setPlaceholderText(self.tr("扫或键入：跟踪卡、检验单、序列号、批号（Ctrl+F）"))
        self.search.setMinimumHeight(36)
        self.search.returnPressed.connect(self._typed)
        self.list = WorkTable(
            (
                Column(self.tr("办什么"), Kind.MARK, 92), Column(self.tr("产品"), stretch=True),
                Column(self.tr("编号"), Kind.DOCUMENT, 132), Column(self.tr("等了"), Kind.NUMBER, 66),
            ),
            empty=self.tr("没有等着办的。扫任务单可开质量跟踪卡。"),
        )  # fmt: skip
        self.list.setObjectName("list.waiting")
        self.list.opened.connect(lambda key: self.open(Opened(OPENS[key[0]], key[1])))
        card.body.addWidget(self.search)
        card.body.addWidget(self.list, 1)
        return card

    def _work(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        strip = QHBoxLayout()
        strip.setContentsMargins(4, 0, 4, 0)
        self.mark, self.said = Mark(State.NOT_YET, self.tr("请扫")), PlainLabel("", "strong")
        self.said.setObjectName("label.result")
        self.said.setWordWrap(True)
        strip.addWidget(self.mark)
        strip.addWidget(self.said, 1)
        self._stack = QStackedWidget()
        hint = Card(self.tr("还没有打开"))
        words = PlainLabel(self.tr("扫到或选中的跟踪卡、检验单、包装在这里填写。左边选一行按回车，也可以打开。"))
        words.setWordWrap(True)
        hint.body.addWidget(words)
        hint.body.addStretch(1)
        self._stack.addWidget(hint)
        self.card, self.task = CardPanel(self.context), TaskPanel(self.context)
        self.sheet, self.packing, self.goods = SheetPanel(self.context), PackingPanel(self.context), GoodsPanel(self.context)
        panels: tuple[Panel, ...] = (self.card, self.task, self.sheet, self.packing, self.goods)
        for panel in panels:
            self._stack.addWidget(panel)
            panel.changed.connect(self.refresh)
        self.sheet.changed.connect(self._sheet_changed)
        column.addLayout(strip)
        column.addWidget(self._stack, 1)
        self._say(State.NOT_YET, self.tr("请扫"), self.tr("下一步：扫质量跟踪卡、检验单或产品标签"))
        return column

    # What the window asks

    def bench(self) -> InspectionBench:
        """Scans open documents and carry packings on."""
        return self._bench

    def show_view(self, key: str) -> None:
        """The bench, the rejected goods or the sheets."""
        if key in self._views:
            super().show_view(key)
            self._front.setCurrentWidget(self._views[key])
            self.title_changed.emit()
            self.reload()

    def reload(self) -> None:
        """The view in front: of the bench the list, and what is open."""
        if self.view != "bench":
            (self.rejected if self.view == "rejected" else self.sheets).reload()
            return
        now = self.context.desk.clock.now()
        self.context.query(
            lambda s: ([*waiting(s, now), *packing.waiting(s)], setting_int(s, "quality.shift_hours", now)),
            lambda found: self._show_waiting(*found, now),
        )
        if self._opened is not None:
            self.open(self._opened)

    def open_document(self, document: str) -> None:
        """Opens a document, or goods by serial or lot; a report of rejected goods, or a view by its key."""
        if document in self._views:
            self.show_view(document)
            return
        if document.startswith(REPORT) and len(document) == 10:
            self.show_view("rejected")
            self.rejected.open_document(document)
            return
        if self.view != "bench":
            self.show_view("bench")
        what = SERIES.get(document[:2]) if len(document) == 10 else None
        if what is not None:
            self.open(Opened(what, document))
        elif document:
            self.context.query(lambda s: _kind(s, document), self.open)

    def show_result(self, result: ScanResult) -> None:
        """Says the verdict and shows what it is about; a refusal gets its card."""
        if self.view != "bench":
            self.show_view("bench")
        state = _VERDICTS.get(result.verdict, State.HOLD)
        self._say(state, shown(word_text(result.verdict)), shown(result.message))
        if result.error is not None:
            self.context.failed.emit(result.error)
        elif isinstance(result.view, Opened) and result.view.what == "report":
            self.open_document(result.view.key)
        elif isinstance(result.view, Opened):
            self.open(result.view)

    # Showing

    def open(self, opened: Opened) -> None:
        """Reads and shows one thing."""
        self._opened = opened
        key = opened.key
        if opened.what == "card":
            self.context.query(lambda s: quality.card(s, key), lambda view: self._show_card(opened, view))
        elif opened.what == "sheet":
            self.context.query(lambda s: quality.inspection(s, key), lambda view: self._show_sheet(opened, view))
        elif opened.what == "task":
            self.context.query(lambda s: orders.task(s, key), lambda view: self._show_task(opened, view))
        elif opened.what == "packing":
            self.context.query(lambda s: packing.packing(s, key), lambda view: self._show_packing(opened, view))
        else:
            self.context.query(lambda s: units.unit(s, key) or units.lot(s, key), lambda view: self._show_goods(opened, view))

    def _turn_to(self, opened: Opened, panel: Panel) -> None:
        self._bench.show(opened)
        self._stack.setCurrentWidget(panel)

    def _show_card(self, opened: Opened, view: CardView | None) -> None:
        if view is not None and opened == self._opened:
            self._turn_to(opened, self.card)
            self.card.show_card(view)

    def _show_sheet(self, opened: Opened, view: InspectionView | None) -> None:
        if view is not None and opened == self._opened:
            self._turn_to(opened, self.sheet)
            self.sheet.show_sheet(view)
            if self._judging and view.verdict is not None:  # what the last scan said is over
                good = view.verdict.value == "pass"
                self._say(State.GOOD if good else State.WRONG, shown(word_text(view.verdict)), view.number)
            self._judging = False

    def _sheet_changed(self) -> None:
        self._judging = True

    def _show_task(self, opened: Opened, view: TaskOrderView) -> None:
        if opened == self._opened:
            self._turn_to(opened, self.task)
            self.task.show_task(view)

    def _show_packing(self, opened: Opened, view: PackingView | None) -> None:
        if view is not None and opened == self._opened:
            self.packing.show_packing(view)
            self._bench.show(opened, view)
            self._stack.setCurrentWidget(self.packing)

    def _show_goods(self, opened: Opened, thing: UnitView | LotView | None) -> None:
        if thing is not None and opened == self._opened:
            self._turn_to(opened, self.goods)
            self.goods.show_goods(thing)

    def _show_waiting(self, lines: list[Waiting], shift: int, now: datetime) -> None:
        words = {
            "card": self.tr("填卡"), "inspect": self.tr("待检"), "sheet": self.tr("在检"), "outbound": self.tr("出库检"),
            "incoming": self.tr("进货检"),
            "pack": self.tr("待包装"), "packing": self.tr("包装中"), "label": self.tr("待扫回"),
        }  # fmt: skip
        rows, keys = [], []
        for line in sorted(lines, key=lambda one: one.since):
            state = State.HOLD if hours(line.since, now) >= shift else State.UNDER_WAY
            rows.append((MarkCell(state, words[line.what]), f"{line.product_name} {line.model}", line.number, age(line.since, now)))
            keys.append((line.what, line.number))
        self.list.set_rows(rows, keys)
        self._note.setText(self.tr("{n} 项").format(n=len(rows)))

    def _say(self, state: State, word: str, words: str) -> None:
        self.mark.set_state(state, word)
        self.said.setText(words)

    # Acting

    def _typed(self) -> None:
        """What was typed goes the way of a scan: one record, one verdict."""
        text = self.search.text().strip().upper()
        if text:
            self.search.clear()
            self.command_wanted.emit(text)

    def _take_find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def _kind(session: Reading, identity: str) -> Opened:
    """Goods are shown as a packing while they are in one."""
    found = packing.packing(session, identity)
    return Opened("packing" if found is not None and found.next_step else "goods", identity)
