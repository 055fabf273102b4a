"""跟踪表: 《质检信息反馈跟踪表》 as a list, the one in front with its goods and answers, and what is to be done next (J-15 … J-22)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.aftersales import tracking_queries as queries
from app.aftersales.tracking_bench import TrackingBench, TrackingScan
from app.aftersales.tracking_reports import APPROVERS
from app.aftersales.tracking_reports import PAPER as REPORT
from app.aftersales.tracking_service import DEPARTMENTS, PAPER
from app.aftersales.tracking_views import Role, TrackingLine, TrackingView
from app.core.clock import site_day
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.devices.code_table import Series
from ui.aftersales import tracking_words as words
from ui.aftersales.tracking_detail import TrackingDetail
from ui.aftersales.tracking_making import TrackingMaking
from ui.aftersales.tracking_panel import TrackingPanel
from ui.aftersales.tracking_photos import TrackingPhotos
from ui.aftersales.tracking_steps import TrackingSteps
from ui.context import DeskContext
from ui.storage.screen import StorageView
from ui.widgets.base import Card
from ui.widgets.buttons import Chip
from ui.widgets.more import MoreButton
from ui.widgets.tables import Column, Kind, WorkTable, list_height

_NEW, _CASE = "new", "case"
"""`open_document` of one of these and `|` and a number: a form is begun, or that of the case is opened."""


class TrackingListView(StorageView):
    """The list above, the chosen form below, the next step at the right; a new form takes the whole room while it is filled in."""

    key: ClassVar[str] = "tracking"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.INSPECTOR, *DEPARTMENTS, *APPROVERS})
    tables: ClassVar[frozenset[str]] = frozenset(
        {"tracking_form", "tracking_goods", "tracking_reply", "tracking_opinion", "quality_report"}
    )
    series: ClassVar[tuple[str, ...]] = (Series.TRACKING_FORM.value,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = TrackingBench()
        self._which, self._goods, self._wanted = "open", "", ""
        self._asked = 0
        self.detail = TrackingDetail(context)
        self.panel = TrackingPanel()
        self.steps = TrackingSteps(context, self.panel, self._show_form)
        self.photos = TrackingPhotos(context)
        self.photos.hung.connect(self._show_form)
        self.panel.body.addWidget(self.photos)
        self.making = TrackingMaking(context)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._list_card(), 3)
        side.addWidget(self.detail, 7)
        row.addLayout(side, 1)
        row.addWidget(self.panel)
        self.pages = QStackedWidget()
        self.pages.addWidget(work)
        self.pages.addWidget(self.making)
        self.row.addWidget(self.pages)
        self.detail.source_wanted.connect(self._open_source)
        self.detail.print_wanted.connect(self._print)
        self.panel.print_report.clicked.connect(self._print_report)
        self.panel.new_wanted.connect(lambda: self.begin())
        self.making.left.connect(self._leave)
        self.making.made.connect(self._made)
        escape = QShortcut(QKeySequence("Esc"), self.table)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(lambda: self._show_which("open"))

    def _list_card(self) -> Card:
        columns = [
            Column(self.tr("状态"), Kind.MARK, 122), Column(self.tr("跟踪表"), Kind.DOCUMENT, 112), Column(self.tr("产品"), stretch=True),
            Column(self.tr("问题"), stretch=True), Column(self.tr("答复"), width=54), Column(self.tr("期限"), Kind.DATE, 60),
            Column(self.tr("待处置 件"), Kind.NUMBER, 104),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有未关闭的跟踪表。质检员按 Ctrl+N，或扫服务单开一张。"))
        self.table.setObjectName("list.tracking")
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self.panel.take_keys())
        card = Card(self.tr("质检信息反馈跟踪表"), " ", padding=0)
        card.body.setContentsMargins(1, 8, 1, 1)
        card.body.setSpacing(6)
        card.head.setContentsMargins(14, 0, 12, 0)
        names = (("open", self.tr("未关闭")), ("mine", self.tr("待我部门答复")), ("all", self.tr("全部")))
        self.chips = {key: Chip(name) for key, name in names}
        for key, chip in self.chips.items():
            chip.setObjectName(f"chip.tracking_{key}")
            chip.clicked.connect(lambda _=False, key=key: self._show_which(key))
            card.head.addWidget(chip)
        card.body.addWidget(self.table, 1)
        self.list_card = card
        self.more = MoreButton("tracking")
        self.more.wanted.connect(self.reload)
        card.body.addWidget(self.more)
        self.list_note = card.note
        return card

    def hand_on(self, before: int, after: int) -> None:
        """A form or an answer that was half keyed goes with who keyed it."""
        self.pages.setCurrentIndex(0)
        self._goods = ""
        self._show_form(None)

    # Reading

    def first_field(self) -> QWidget | None:
        """A new form is worked by its number, else the list."""
        return self.making.source if self.pages.currentIndex() else None

    def reload(self) -> None:
        """Reads the list, and the form in front."""
        for key, chip in self.chips.items():
            chip.setChecked(key == self._which)
        mine = [role for role in DEPARTMENTS if self.context.actor.has(role)]
        self.chips["mine"].setVisible(bool(mine))
        self._asked += 1
        ticket, which, goods = self._asked, self._which, self._goods
        only, asked, limit = which != "all" and not goods, mine if which == "mine" else (), self.more.limit

        def ask(session: Reading) -> tuple[Sequence[TrackingLine], int]:
            found = queries.lines(session, open_only=only, departments=asked, goods=goods, limit=limit)
            return found, queries.how_many(session, open_only=only, departments=asked, goods=goods) - len(found)

        self.context.query(ask, lambda found: self._show_lines(ticket, *found))

    def _show_lines(self, ticket: int, lines: Sequence[TrackingLine], more: int) -> None:
        if ticket != self._asked:
            return
        self.more.show_more(more)
        today = site_day(self.context.desk.clock.now())
        rows = [
            (
                words.line_mark(one, today), one.number, one.product, one.facts, f"{one.answered} / {one.asked}",
                f"{one.due_on:%m-%d}" if one.due_on is not None else "", one.pending or "",
            )
            for one in lines
        ]  # fmt: skip
        self.table.set_rows(rows, [one.number for one in lines])
        self.list_card.setMaximumHeight(list_height(len(lines)))
        self.list_note.setText(self.tr("涉及 {goods} 的").format(goods=self._goods) if self._goods else " ")
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            if not self.table.select_key(wanted):
                self._read(wanted)
                return
        front = self.detail.form
        if self.table.current_key() is None and front is not None:
            self._read(front.number)  # what was closed just now stays in front until another is chosen
            return
        if self.table.current_key() is None and lines:
            self.table.selectRow(0)
        self._choose(self.table.current_key())

    def _choose(self, number: object) -> None:
        if number is None:
            self._show_form(None)
        else:
            self._read(str(number))

    def _read(self, number: str) -> None:
        self.context.query(lambda s: queries.form(s, number), self._show_read)

    def _show_read(self, form: TrackingView | None) -> None:
        chosen = self.table.current_key()
        if form is None or (chosen is not None and chosen != form.number and self.table.rows.row_of(form.number) >= 0):
            return  # another one was chosen since
        self._show_form(form)

    def _show_form(self, form: TrackingView | None) -> None:
        self.detail.show_form(form)
        self.panel.show_form(form, self.context.actor, self.context.desk.clock.now())
        self.photos.show_form(form, self.context.actor)

    def _show_which(self, key: str) -> None:
        self._which, self._goods = key, ""
        self.more.first_page()
        self._show_form(None)
        self.reload()

    # Where it goes

    def open_document(self, document: str) -> None:
        """GZ opens the form; `new|SH…` begins one from a case or report, `case|SH…` opens that of a case or begins it."""
        what, _, source = document.partition("|")
        if what == _NEW:
            self.begin(source)
            return
        if what == _CASE:
            self.context.query(lambda s: queries.of_case(s, source), lambda lines: self._open_case(source, lines))
            return
        self.pages.setCurrentIndex(0)
        self._wanted, self._goods = document, ""
        self.reload()

    def _open_case(self, source: str, lines: Sequence[TrackingLine]) -> None:
        if lines:
            self.open_document(lines[0].number)
        elif self.context.actor.has(Role.INSPECTOR):
            self.begin(source)
        else:
            self._show_which("open")
            self.panel.said.setText(self.tr("{number} 还没有跟踪表，由质检员开。").format(number=source))

    def show_result(self, result: ScanResult) -> None:
        """A scan opens a form, begins one, or names goods."""
        if result.verdict is not Verdict.GOOD:
            if result.error is not None:
                self.context.failed.emit(result.error)
            return
        scan = result.view
        if not isinstance(scan, TrackingScan):
            return
        making = self.pages.currentIndex() == 1
        if scan.form:
            self.open_document(scan.form)
        elif scan.source:
            self.begin(scan.source)
        elif making:
            self.making.take_goods(scan.goods)
        else:
            self._show_which("all")
            self._goods = scan.goods
            self.reload()

    def begin(self, source_no: str = "") -> None:
        """A new form is filled in; only quality makes one (J-15)."""
        if not self.context.actor.has(Role.INSPECTOR):
            return
        self.pages.setCurrentIndex(1)
        self.making.begin(source_no)

    def _leave(self) -> None:
        self.pages.setCurrentIndex(0)
        self.table.setFocus()

    def _made(self, form: TrackingView) -> None:
        self._leave()
        self._which, self._wanted, self._goods = "open", form.number, ""
        self._show_form(form)
        kept = self.tr("已开出 {number}，冻结 {n} 件，已发部门。按 F10 打印。").format(number=form.number, n=form.pending)
        self.panel.said.setText(kept)
        self.reload()

    def key_pressed(self, command: Code) -> None:
        """F10 prints the form in front."""
        if command is Code.PRINT:
            self._print()

    def _print(self) -> None:
        if self.detail.form is not None:
            self.context.preview_wanted.emit(PAPER, self.detail.form.number)

    def _print_report(self) -> None:
        if self.detail.form is not None:
            self.context.preview_wanted.emit(REPORT, self.detail.form.number)

    def _open_source(self, number: str) -> None:
        report = number.startswith(Series.NONCONFORMITY.value)
        self.context.go_to.emit("inspection" if report else "aftersales", number)


