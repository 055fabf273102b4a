"""保管期 (D-09, D-12 … D-14): what falls due in the next ninety days as a picture and as a list, and the next step of the chosen goods."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.catalog import queries as catalog
from app.core.scans import ScanResult
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.devices.code_table import Series
from app.quality import queries as quality
from app.storage import shelf_papers, shelf_queries
from app.storage.due_bench import DueBench, DueScan
from app.storage.shelf_views import DueLine, DueList, LastDay
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE, Said, matches
from ui.storage import due_words as words
from ui.storage.due_chart import DueChart, Span
from ui.storage.due_panel import DueFacts, DuePanel
from ui.storage.due_records import DueRecords
from ui.storage.due_steps import DueSteps
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.flow import FlowLayout
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable


class DueView(StorageView):
    """The picture above, the list below, the step at the right; what is chosen in one is chosen in all."""

    key: ClassVar[str] = "due"
    tables: ClassVar[frozenset[str]] = frozenset({"unit", "lot", "lot_balance", "recheck", "expiry_notice"})
    series: ClassVar[tuple[str, ...]] = (Series.RECHECK.value,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = DueBench()
        self._found: DueList | None = None
        self._which: LastDay | None = None
        self._span: Span | None = None
        self._by_day = False
        self._key, self._opened = "", False
        self._wanted: DueScan | None = None
        self._asked = 0
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_tools())
        self.chart = DueChart()
        self.chart.setObjectName("chart.due")
        self.chart.chosen.connect(self._choose)
        self.chart.span_chosen.connect(self._choose_span)
        column.addWidget(self.chart, 5)
        column.addWidget(self._build_list(), 6)
        self.row.addWidget(side, 1)
        self.panel = DuePanel()
        self.row.addWidget(self.panel)
        self.steps = DueSteps(context, self.panel, self.said)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.clear_filter)

    def _build_tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.filter = SearchBox(hint=self.tr("筛选：产品、批号、库位"), key="Ctrl+F")
        self.filter.setObjectName("field.filter_due")
        self.filter.setMinimumWidth(190)
        self.filter.textChanged.connect(lambda _: self._show_lines())
        tools.addWidget(self.filter, 1)
        chips = FlowLayout()
        tools.addLayout(chips)
        self._kinds: dict[LastDay | None, Chip] = {None: Chip(self.tr("全部"))}
        self._kinds |= {which: Chip(words.kind(which)) for which in LastDay}
        for which, chip in self._kinds.items():
            chip.setObjectName(f"chip.due_{which or 'all'}")
            chip.clicked.connect(lambda _=False, which=which: self._show_kind(which))
            chips.addWidget(chip)
        chips.add_gap(4)
        self.week, self.day = Chip(self.tr("按周")), Chip(self.tr("按日"))
        for chip, by_day in ((self.week, False), (self.day, True)):
            chip.setObjectName("chip.by_day" if by_day else "chip.by_week")
            chip.clicked.connect(lambda _=False, by_day=by_day: self._show_by(by_day))
            chips.addWidget(chip)
        tools.addSpacing(12)
        self.print = KeyButton(self.tr("打印清单"), cap="F10", icon="printer")
        self.print.setObjectName("do.print_due")
        self.print.clicked.connect(lambda: self.key_pressed(Code.PRINT))
        tools.addWidget(self.print)
        return tools

    def _build_list(self) -> Card:
        columns = [
            Column(self.tr("状态"), Kind.MARK, 124), Column(self.tr("剩余 天"), Kind.NUMBER, 64), Column(self.tr("产品"), stretch=True),
            Column(self.tr("批号/序列号"), width=128), Column(self.tr("库位"), width=74), Column(self.tr("数量"), Kind.NUMBER, 84),
            Column(self.tr("期限"), width=60), Column(self.tr("期限至"), Kind.DATE, 94),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("90 天内没有到期的货。"))
        self.table.setObjectName("list.due")
        self.table.current_changed.connect(lambda key: self._choose(key) if key is not None else None)
        card = Card(self.tr("到期清单"), " ", padding=0)
        card.body.setContentsMargins(1, 8, 1, 1)
        card.body.setSpacing(6)
        card.head.setContentsMargins(14, 0, 12, 0)
        self.records = DueRecords(self.context)
        self.record_chip = Chip(self.tr("复验与失效记录"))
        self.record_chip.setObjectName("chip.due_records")
        self.record_chip.clicked.connect(self._show_records)
        card.head.addWidget(self.record_chip)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.records)
        card.body.addWidget(self.lists, 1)
        self.cut = Said()
        self.cut.setContentsMargins(14, 0, 12, 6)
        card.body.addWidget(self.cut)
        self.said = Said()
        self.said.setObjectName("label.due_said")
        self.said.setContentsMargins(14, 0, 12, 6)
        card.body.addWidget(self.said)
        self.list_card = card
        return card

    # Reading

    def show_state(self) -> None:
        """The view came to the front: expired goods that nobody has answered for are chosen first."""
        self._opened = True

    def reload(self) -> None:
        """Reads the list."""
        if self.record_chip.isChecked():
            self.records.reload()
        self._asked += 1
        ticket, which, now = self._asked, self._which, self.context.desk.clock.now()
        self.context.query(
            lambda session: shelf_queries.due_list(session, now, which=which),
            lambda found: self._show(found) if ticket == self._asked else None,
        )

    def _show(self, found: DueList) -> None:
        self._found = found
        for which, chip in self._kinds.items():
            chip.setChecked(which == self._which)
        self.week.setChecked(not self._by_day)
        self.day.setChecked(self._by_day)
        wanted, first = self._wanted, self._opened
        line = next((one for one in found.lines if wanted is not None and _is(one, wanted)), None)
        line = line or next((one for one in found.lines if first and one.unanswered), None)
        if line is not None:
            self._key = line.key
        self._wanted, self._opened = None, False
        self._show_lines()

    @property
    def lines(self) -> tuple[DueLine, ...]:
        """The lines that the filter and the chosen column leave."""
        if self._found is None:
            return ()
        needle, span = self.filter.text(), self._span
        return tuple(
            line for line in self._found.lines
            if (span is None or span.first <= line.day <= span.last)
            and matches(needle, line.product, line.model, line.lot_no, line.serial, line.location, words.kind(line.which))
        )  # fmt: skip

    def _show_lines(self) -> None:
        if self._found is None:
            return
        lines, terms = self.lines, self._found.terms
        rows = []
        for line in lines:
            state, word = words.mark(line, terms)
            days = Cell(str(line.days_left), state in (State.WRONG, State.HOLD), state if state in (State.WRONG, State.HOLD) else None)
            rows.append(
                (
                    MarkCell(state, word), days, f"{line.product} {line.model}", words.number(line), line.location or NONE,
                    f"{line.quantity:,} {line.unit}", words.kind(line.which), line.day.isoformat(),
                )
            )  # fmt: skip
        filtered = bool(self.filter.text() or self._span)
        self.table.set_empty(self.tr("没有符合的，按 Esc 清除筛选。") if filtered else self.tr("90 天内没有到期的货。"))
        keys = [line.key for line in lines]
        self.table.blockSignals(True)  # the row of before is no choice of anybody's
        self.table.set_rows(rows, keys)
        self.table.blockSignals(False)
        self.list_card.title.setText(self._title(lines))
        cut = self.tr("只列最早到期的 {n} 行，按类别看其余。").format(n=len(self._found.lines)) if self._found.cut else ""
        self.cut.setText(cut)
        if self._key not in keys:
            self._key = keys[0] if keys else ""
        self.chart.show_list(self._found, lines, self._which, self._by_day)
        if self._key:
            self.table.select_key(self._key)
            self.chart.choose(self._key)
        self._read_facts()

    def _show_records(self) -> None:
        self.lists.setCurrentIndex(int(self.record_chip.isChecked()))
        if self.record_chip.isChecked():
            self.records.reload()
            self.records.setFocus()

    def _title(self, lines: tuple[DueLine, ...]) -> str:
        span = self._span
        pieces = sum(line.quantity for line in lines)
        if span is None:
            return self.tr("到期清单 {lines} 行 {n} 件").format(lines=len(lines), n=f"{pieces:,}")
        if span.past:
            return self.tr("已过期限 {n} 件（Esc 看全部）").format(n=f"{pieces:,}")
        first, last = f"{span.first:%m-%d}", f"{span.last:%m-%d}"
        return self.tr("{first} 至 {last} 到期 {n} 件（Esc 看全部）").format(first=first, last=last, n=f"{pieces:,}")

    def _choose(self, key: str) -> None:
        if key == self._key:
            return
        self._key = key
        self.table.select_key(key)
        self.chart.choose(key)
        self._read_facts()

    def _choose_span(self, span: Span | None) -> None:
        self._span = None if span == self._span else span
        self._show_lines()

    def clear_filter(self) -> None:
        """Esc: shows all again."""
        self._span = None
        self.filter.clear()
        self._show_lines()

    def _show_kind(self, which: LastDay | None) -> None:
        self._which, self._span = which, None
        self.reload()

    def _show_by(self, by_day: bool) -> None:
        self._by_day, self._span = by_day, None
        if self._found is not None:
            self._show(self._found)

    def _line(self) -> DueLine | None:
        return next((line for line in self._found.lines if line.key == self._key), None) if self._found is not None else None

    def _read_facts(self) -> None:
        line, found = self._line(), self._found
        if line is None or found is None:
            self.panel.show_facts(None, self.context.actor)
            return
        terms = found.terms

        def ask(session: Reading) -> DueFacts:
            record = shelf_queries.recheck(session, line.recheck_no) if line.recheck_no else None
            notice = next(
                (
                    one for one in shelf_queries.notices(session)
                    if (one.product_id, one.lot_no, one.expires_on) == (line.product_id, line.lot_no, line.day)
                ),
                None,
            ) if line.unanswered else None  # fmt: skip
            if record is None:
                return DueFacts(line, terms, notice=notice)
            sheet = quality.inspection(session, record.inspection_no) if record.inspection_no else None
            standard = quality.standard(session, record.product_id)
            judged = sheet is not None and sheet.verdict is not None
            items = () if judged else sheet.items if sheet is not None else standard.items if standard is not None else ()
            return DueFacts(line, terms, record, items, judged, notice, catalog.product(session, line.product_id).storage_days or 0)

        self.context.query(ask, self._show_facts)

    def _show_facts(self, facts: DueFacts) -> None:
        if facts.line.key != self._key:
            return
        if self.panel.show_facts(facts, self.context.actor, self.context.desk.clock.now()):
            self.steps.follow_judge()

    # Keys and documents

    def key_pressed(self, command: Code) -> None:
        """F10 prints the list."""
        if command is Code.PRINT:
            self.steps.run(shelf_papers.print_list, lambda _: self.tr("保管期清单已进打印队列。"))

    def open_document(self, document: str) -> None:
        """Chooses the goods of a record, a lot or a serial number."""
        self._want(DueScan(document))

    def show_result(self, result: ScanResult) -> None:
        """What was scanned is chosen, and said in a sentence."""
        self.said.setText(shown(result.message))
        if isinstance(result.view, DueScan):
            self._want(result.view)

    def _want(self, wanted: DueScan) -> None:
        self._wanted = wanted
        self._which, self._span = None, None
        self.filter.clear()
        self.reload()


def _is(line: DueLine, wanted: DueScan) -> bool:
    """Whether a line is that of a record, of a lot, or of a serial number among others."""
    if wanted.identity in (line.recheck_no, line.serial, "" if line.serial else line.lot_no):
        return True
    same = (line.product_id, line.lot_no, line.location) == (wanted.product_id, wanted.lot_no, wanted.location)
    return same and bool(line.serial) and line.day in wanted.days
