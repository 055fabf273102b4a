"""月报: the figures of a month, every one opens its records; the report is made, printed, kept as a file and sent here (K-01, K-07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.core.clock import months_after, site_day
from app.core.disk import write_whole
from app.core.text import say
from app.core.words import Role
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.reports import monthly_book, monthly_papers, monthly_queries, monthly_service
from app.reports.monthly_figures import figures
from app.reports.monthly_views import (
    BY_WORDS,
    GROUP_WORDS,
    LATE,
    By,
    Group,
    MonthFigures,
    MonthPoint,
    MonthState,
    Process,
    ReportView,
    first_of,
    month_of,
)
from ui.context import DeskContext
from ui.i18n import shown
from ui.reports.monthly_panel import MonthlyPanel
from ui.reports.records import RecordsCard
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard, PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.charts import Bar, BarList, ColumnChart, KpiCard, KpiView
from ui.widgets.files import file_to_save
from ui.widgets.flow import FlowLayout
from ui.widgets.tables import DENSE, Column, Kind, WorkTable

MOST_BARS = 6
_CASES, _ERRORS, _DAYS = "cases", "process|errors", "process|days"


def _shown(words: str) -> str:
    """A word of the figures in the language of the window."""
    return QCoreApplication.translate("app", words)


@dataclass(frozen=True)
class _Found:
    state: MonthState
    report: ReportView | None
    figures: MonthFigures


class MonthlyView(StorageView):
    """One month at a time: figures, charts, records behind them, and the report at the right."""

    key: ClassVar[str] = "monthly"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.INSPECTOR, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP, Role.AFTER_SALES, Role.SALES, Role.LOGISTICS_HEAD, Role.RESEARCH,
         Role.PROCESS, Role.PLANNING, Role.TECHNICAL_SERVICE}
    )  # fmt: skip
    tables: ClassVar[frozenset[str]] = frozenset({"monthly_report", "monthly_report_sent"})
    series: ClassVar[tuple[str, ...]] = ("YB",)

    counted = Signal(int)
    """How far the month is counted, in percent; comes from the thread that counts."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.month = month_of(site_day(context.desk.clock.now()))
        self._found: _Found | None = None
        self._chosen = f"{_CASES}|"
        self._asked = 0
        self._by = By.PRODUCT
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._months())
        column.addLayout(self._kpis())
        column.addLayout(self._charts(), 5)
        column.addLayout(self._lists(), 6)
        self.row.addWidget(side, 1)
        self.panel = MonthlyPanel(context)
        self.panel.make_wanted.connect(self._make)
        self.panel.send_wanted.connect(self._send)
        self.panel.print_wanted.connect(self._print)
        self.panel.pdf_wanted.connect(lambda: self._save("PDF (*.pdf)", "pdf", monthly_papers.pdf))
        self.panel.book_wanted.connect(lambda: self._save("Excel (*.xlsx)", "xlsx", lambda view: monthly_book.book(view, _shown)))
        self.panel.plain_wanted.connect(self._save_plain)
        self.row.addWidget(self.panel)

    def _months(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.before = KeyButton(self.tr("上月"), key="Alt+PgUp")
        self.after = KeyButton(self.tr("下月"), key="Alt+PgDown", cap="Alt+PgDn")
        self.heading = PlainLabel("", "cardTitle")
        self.heading.setObjectName("label.month")
        for button, name, step in ((self.before, "do.month_before", -1), (self.after, "do.month_after", 1)):
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, step=step: self._turn(step))
        self.busy = QProgressBar()
        self.busy.setRange(0, 100)
        self.busy.setFixedSize(180, 20)
        self.busy.setFormat(self.tr("正在统计 %p %"))
        self.busy.setObjectName("bar.monthly")
        self.counted.connect(self.busy.setValue)
        self.busy.setAccessibleName(self.tr("正在统计"))
        for part in (self.before, self.after, self.heading, self.busy):
            row.addWidget(part)
        row.addStretch(1)
        self.busy.hide()
        return row

    def _kpis(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.kpis = [KpiCard(KpiView(title, "—")) for title in self._titles()]
        for card in self.kpis:
            card.opened.connect(self._choose)
            row.addWidget(card)
        return row

    def _titles(self) -> tuple[str, ...]:
        return self.tr("服务单"), self.tr("24 h 响应"), self.tr("准时到货"), self.tr("一次合格"), self.tr("期末未结")

    def _charts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.bars, self.columns = BarList(), ColumnChart()
        for signal in (self.bars.opened, self.bars.chosen):
            signal.connect(self._choose)
        self.columns.opened.connect(self._open_month)
        bars = Card(self.tr("服务单"), "")
        self.chips: dict[By, Chip] = {}
        choices = FlowLayout()
        bars.head.addLayout(choices)
        for by in (By.PRODUCT, By.CAUSE, By.KIND, By.CUSTOMER, By.SEVERITY):
            chip = Chip(shown(say(BY_WORDS[by])))
            chip.setObjectName(f"chip.by_{by.value}")
            chip.setChecked(by is self._by)
            chip.clicked.connect(lambda _=False, by=by: self._count_by(by))
            choices.addWidget(chip)
            self.chips[by] = chip
        bars.body.addWidget(self.bars, 1)
        trend = Card(self.tr("近六个月服务单"), self.tr("点月份换月"))
        trend.body.addWidget(self.columns, 1)
        row.addWidget(bars, 5)
        row.addWidget(trend, 4)
        return row

    def _lists(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        self.groups = WorkTable(
            [Column(self.tr("记录"), stretch=True), Column(self.tr("单"), Kind.NUMBER, 50), Column(self.tr("件"), Kind.NUMBER, 56)],
            row_height=DENSE, empty=self.tr("正在统计…"),
        )  # fmt: skip
        self.groups.setObjectName("list.groups")
        self.groups.current_changed.connect(lambda key: self._choose(key) if key and self.groups.hasFocus() else None)
        self.groups.opened.connect(self._choose)
        card = EdgeCard(self.tr("其他质量记录"), self.tr("选一行看单据"))
        card.body.addWidget(self.groups, 1)
        self.records = RecordsCard(self.context, self.tr("点上面的数字或左边一行，看它的单据。"))
        grid.addWidget(card, 0, 0)
        grid.addWidget(self.records, 0, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 5)
        return grid

    # Reading

    def reload(self) -> None:
        """Reads the month: what was kept where a report was made, else the figures as they stand."""
        month, now = self.month, self.context.desk.clock.now()
        self._asked += 1
        ticket = self._asked
        self.busy.setValue(0)
        self.busy.show()
        tell = self.counted.emit

        def ask(session: Reading) -> _Found:
            report = monthly_queries.report(session, month)
            state = monthly_queries.state(session, month, now)
            return _Found(state, report, report.figures if report is not None else figures(session, month, now, tell))

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None, self._failed)

    def _failed(self, error: object) -> None:
        self.busy.hide()
        self.context.failed.emit(error)

    def _show(self, found: _Found) -> None:
        self.busy.hide()
        self._found = found
        first, figures_ = first_of(found.state.month), found.figures
        words = self.tr("{year} 年 {month} 月·统计到 {day}")
        self.heading.setText(words.format(year=first.year, month=first.month, day=figures_.until[5:]))
        self.after.setEnabled(self.month < month_of(site_day(self.context.desk.clock.now())))
        self._show_kpis(figures_)
        self._show_bars()
        months = tuple(Bar(one.month[2:], one.cases, str(one.cases), key=one.month) for one in figures_.trend)
        self.columns.show_columns(months)
        rows: list[tuple[str, object, object]] = [
            (shown(say(GROUP_WORDS[group])), len(entries), sum(one.quantity for one in entries) if entries else "—")
            for group, entries in ((group, figures_.group(group)) for group in Group)
        ]
        process = figures_.process[0] if figures_.process else None
        if process is not None:
            rate = "—" if process.per_thousand is None else f"{process.per_thousand:.1f}"
            rows.insert(1, (shown(say(monthly_book.ERRORS)), rate, process.errors))
            rows.insert(2, (shown(say(monthly_book.DAYS)), "—" if process.days is None else f"{process.days:.1f}", "—"))
        keys = [f"{group.value}|" for group in Group]
        self.groups.set_rows(rows, [keys[0], *([_ERRORS, _DAYS] if process is not None else []), *keys[1:]])
        self._choose(self._chosen)
        self.panel.show_month(found.state, found.report)

    def _show_kpis(self, f: MonthFigures) -> None:
        now, before = f.now, f.before
        last = self.tr("上月 {n}")

        def rate(value: float | None) -> str:
            return "—" if value is None else f"{value:.1f} %"

        def view(title: str, rates: tuple[float | None, float | None], target: float, missed: int, key: str) -> KpiView:
            value, earlier = rates
            state = None if value is None else State.GOOD if value >= target else State.HOLD
            word = "" if state is None else self.tr("达标") if state is State.GOOD else self.tr("差 {n}").format(n=missed)
            return KpiView(title, rate(value), last.format(n=rate(earlier)), state, word, key)

        titles, old = self._titles(), before or MonthPoint("")
        tracking = self.tr("未关跟踪表 {n}").format(n=len(f.group(Group.TRACKING_OPEN)))
        views = (
            KpiView(titles[0], str(len(f.cases)), last.format(n=before.cases if before else "—"), key=f"{_CASES}|"),
            view(titles[1], (now.response_rate, old.response_rate), 100, now.responses - now.in_time, f"{By.RESPONSE.value}|{LATE}"),
            view(titles[2], (now.on_time_rate, old.on_time_rate), 95, now.arrivals - now.on_time, f"{Group.LATE.value}|"),
            view(titles[3], (now.pass_rate, old.pass_rate), 98, now.judged - now.passed, f"{Group.FAILED_FIRST.value}|"),
            KpiView(titles[4], str(len(f.group(Group.OPEN_CASES))), tracking, key=f"{Group.OPEN_CASES.value}|"),
        )  # fmt: skip
        for card, one in zip(self.kpis, views, strict=True):
            card.show_figure(one)

    def _show_bars(self) -> None:
        if self._found is None:
            return
        counted = self._found.figures.counted(self._by)
        self.bars.show_bars(tuple(Bar(one.words, one.count, key=f"{self._by.value}|{one.words}") for one in counted[:MOST_BARS]))

    def _count_by(self, by: By) -> None:
        self._by = by
        for one, chip in self.chips.items():
            chip.setChecked(one is by)
        self._show_bars()

    def _choose(self, key: object) -> None:
        """Lists the records behind a figure: `cases|`, `product|word`, or `group|`."""
        if self._found is None:
            return
        self._chosen = str(key)
        what, _, word = self._chosen.partition("|")
        f = self._found.figures
        self.bars.mark(self._chosen)
        if self._chosen in (_ERRORS, _DAYS):
            self._list_process(f)
            return
        if what in {one.value for one in Group}:
            entries = f.group(Group(what))
            self.records.show_records(shown(say(GROUP_WORDS[Group(what)])), [(one.number, one.words, one.quantity) for one in entries])
            return
        cases = [case for case in f.cases if not word or case.of(By(what)) == word]
        title = self.tr("本月服务单") if what == _CASES else f"{shown(say(BY_WORDS[By(what)]))} {word}"
        words = {one.number: "·".join(filter(None, (one.problem, one.customer, one.product))) for one in cases}
        self.records.show_records(title, [(number, text, 1) for number, text in words.items()])

    def _list_process(self, f: MonthFigures) -> None:
        """Mistakes by what was wrong, or the days of each stage, beside those of the month before (K-07)."""
        this, last = (*f.process, Process(), Process())[:2]
        was = self.tr("上月 {n}")
        if self._chosen == _ERRORS:
            before = dict(last.wrong)
            rate = "—" if last.per_thousand is None else f"{last.per_thousand:.1f}"
            title = self.tr("每千箱装箱差错（封 {n} 箱；上月 {rate}）").format(n=this.boxes, rate=rate)
            lines = [("—", f"{_shown(words)}　{was.format(n=before.get(words, 0))}", count) for words, count in this.wrong]
            lines = lines or [("—", self.tr("没有发现装箱差错"), 0)]
        else:
            older = {stage: days for stage, _, days in last.stages}
            title = self.tr("各阶段平均用时（天）")
            told = self.tr("{stage}：平均 {days} 天")
            lines = []
            for stage, orders, days in this.stages:
                now = told.format(stage=_shown(stage), days=f"{days:.1f}")
                lines.append(("—", f"{now}　{was.format(n=f'{older[stage]:.1f}' if stage in older else '—')}", orders))
        self.records.show_records(title, lines, opens=False)

    # Moving

    def _turn(self, step: int) -> None:
        self._open_month(month_of(months_after(first_of(self.month), step)))

    def _open_month(self, month: str) -> None:
        if month <= month_of(site_day(self.context.desk.clock.now())):
            self.month, self._chosen = month, f"{_CASES}|"
            self.panel.error.show_words("")
            self.panel.said.setText("")
            self.reload()

    def open_document(self, document: str) -> None:
        """Opens a month by its report's number, or written YYYY-MM."""
        number = document.removeprefix("YB").partition("-")[0] if document.startswith("YB") else document.replace("-", "")
        if len(number) == 6 and number.isdigit():
            self._open_month(f"{number[:4]}-{number[4:]}")

    # Acting

    def _run(self, act: Callable[..., object], words: str) -> None:
        self.panel.error.show_words("")
        self.panel.said.setText("")

        def done(_: object) -> None:
            self.panel.said.setText(words)
            self.reload()

        self.context.command(act, done, lambda error: self.panel.error.show_words(shown(error.reason)))

    def _make(self, analysis: str, actions: str, reason: str) -> None:
        month = self.month
        self._run(lambda w: monthly_service.make_report(w, month, analysis, actions, reason), self.tr("月报已出。"))

    def _send(self, to: str, way: str, at: datetime) -> None:
        if self._found is not None and self._found.report is not None:
            number = self._found.report.line.document
            self._run(lambda w: monthly_service.note_sent(w, number, to, way, at), self.tr("报送已登记。"))

    def _print(self) -> None:
        if self._found is not None and self._found.report is not None:
            number = self._found.report.line.document
            self._run(lambda w: monthly_service.print_report(w, number), self.tr("月报已送打印。"))

    def key_pressed(self, command: Code) -> None:
        """F10 prints."""
        if command is Code.PRINT:
            self._print()

    def _save(self, kinds: str, ending: str, build: Callable[[ReportView], bytes]) -> None:
        if self._found is None or self._found.report is None:
            return
        view = self._found.report
        name = self.tr("质量月报 {month} 第{n}版.{ending}").format(month=view.line.month, n=view.line.edition, ending=ending)
        path = file_to_save(self, self.tr("保存"), name, kinds)
        if path:
            self.write_file(Path(path), build)

    def _save_plain(self) -> None:
        if self._found is None:
            return
        name = self.tr("质量月报 {month} 数字.csv").format(month=self._found.state.month)
        path = file_to_save(self, self.tr("保存"), name, "CSV (*.csv)")
        if path:
            self.write_plain(Path(path))

    def write_plain(self, path: Path) -> None:
        """Writes the figures that are shown as a table, also of a month that still runs (K-07)."""
        if self._found is not None:
            figures_ = self._found.figures
            self._write(path, lambda: monthly_book.plain(figures_, _shown))

    def write_file(self, path: Path, build: Callable[[ReportView], bytes]) -> None:
        """Writes the report that is shown into a file, off the window's thread; the same edition gives the same bytes."""
        if self._found is None or self._found.report is None:
            return
        view = self._found.report
        self._write(path, lambda: build(view))

    def _write(self, path: Path, build: Callable[[], bytes]) -> None:
        def job() -> str:
            try:
                write_whole(path, build())
            except OSError as error:
                return self.tr("没有写成：{why}").format(why=error.strerror or "")
            return self.tr("已写 {name}").format(name=path.name)

        self.context.jobs.read(job, self.panel.said.setText, lambda error: self.panel.error.show_words(shown(error.reason)))

