"""客户设备: what stands at the customers', what is to be maintained when, and what was done to each (J-39)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import installed_queries, installed_service
from app.aftersales.bench import AfterSalesBench
from app.aftersales.callers import is_customer
from app.aftersales.installed_views import CareWorkKind, CareWorkView, DueMonth, InstalledView
from app.catalog import queries as catalog
from app.core.clock import months_after, site_day
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role, Verdict, word
from app.desk import Reading
from ui.context import DeskContext
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, Said, SidePanel
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard
from ui.widgets.buttons import KeyButton
from ui.widgets.charts import Bar, ColumnChart
from ui.widgets.fields import SearchBox
from ui.widgets.forms import ErrorLine
from ui.widgets.steps import TimeEntry, TimeLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    units: list[InstalledView]
    months: tuple[DueMonth, ...]


class InstalledListView(StorageView):
    """`open_document` takes a serial, a lot, or the key of a customer."""

    key: ClassVar[str] = "installed"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP, Role.INSPECTOR}
    )
    tables: ClassVar[frozenset[str]] = frozenset({"installed_unit", "care_work", "product_care"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = AfterSalesBench()
        self._units: dict[int, InstalledView] = {}
        self._front: InstalledView | None = None
        self._month: date | None = None
        self._asked = 0
        self.search = SearchBox(hint=self.tr("序列号、批号的末四位或开头，客户名或拼音首字母"), key="Ctrl+F")
        self.search.setObjectName("field.installed")
        self.search.setFixedWidth(336)
        self._wait = QTimer(self, singleShot=True, interval=250)
        self._wait.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._wait.start())
        self.search.returnPressed.connect(self.reload)
        self.chart = ColumnChart()
        self.chart.setObjectName("chart.maintenance")
        self.chart.setFixedHeight(132)
        self.chart.opened.connect(self._choose_month)
        columns = [
            Column(self.tr("保养"), Kind.MARK, 104), Column(self.tr("序列号/批号"), Kind.DOCUMENT, 132), Column(self.tr("产品"), width=132),
            Column(self.tr("客户"), stretch=True), Column(self.tr("交付"), Kind.DATE, 96), Column(self.tr("下次保养"), Kind.DATE, 96),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有要保养的。上面可按序列号（全号、末四位、开头）或客户查；签收后的货物自动列入。"))
        self.table.setObjectName("list.installed")
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self.work.form.editor("work_words").setFocus())
        self.row.addLayout(self._left(), 1)
        self.row.addWidget(self._panel())
        self._show_unit(None, [])

    def _left(self) -> QVBoxLayout:
        due = Card(self.tr("各月到期保养"), " ")
        due.body.addWidget(self.chart)
        self.due = due
        self.card = EdgeCard(self.tr("客户设备"), " ")
        self.card.head.addWidget(self.search)
        self.card.body.addWidget(self.table, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(due)
        column.addWidget(self.card, 1)
        return column

    def _panel(self) -> SidePanel:
        self.panel = SidePanel(self.tr("设备"), 420)
        self.facts = Pairs(64)
        self.work = Section("note_care_work", self.tr("登记保养、升级"), self.tr("登记"), label_width=64)
        self.work.choice("work_kind", self.tr("做的是"), required=True)
        self.work.offer("work_kind", [(word(kind), kind) for kind in CareWorkKind])
        self.work.text("work_words", self.tr("内容"), required=True)
        self.work.form.add_date("work_on", self.tr("日期")).setObjectName("field.work_on")
        self.work.text("work_release", self.tr("版本"), hint=self.tr("升级必填：升到哪个版本"))
        self.work.text("work_case", self.tr("服务单"))
        self.work.lead(True)
        self.work.wanted.connect(lambda _: self._note())
        self.cycle = Section("set_maintenance", self.tr("这种产品的保养间隔"), self.tr("改间隔"), primary=False, label_width=64)
        cycle = self.cycle.form.add_number("cycle_months", self.tr("每隔"), low=0, high=120, unit=self.tr("个月"))
        cycle.setObjectName("field.cycle_months")
        self.cycle.say(self.tr("0 为不需保养；客户处的这种产品随之改期。"))
        self.cycle.wanted.connect(lambda _: self._set_cycle())
        self.line = TimeLine()
        self.line.setObjectName("list.care_works")
        for part in (self.facts, self.work, self.line, self.cycle):
            self.panel.content.addWidget(part)
        self.panel.content.addStretch(1)
        self.error, self.said = ErrorLine(), Said()
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.trace = KeyButton(self.tr("查去向"), key="Alt+T")
        self.trace.setObjectName("do.trace_installed")
        self.trace.clicked.connect(lambda: self.context.go_to.emit("storage", f"trace|{self._front.identity}") if self._front else None)
        self.call = KeyButton(self.tr("登记来电"), key="Alt+K")
        self.call.setObjectName("do.call_installed")
        self.call.clicked.connect(lambda: self.context.go_to.emit("aftersales", self._front.identity) if self._front else None)
        row.addWidget(self.trace)
        row.addWidget(self.call)
        for widget in (self.foot, self.error, self.said):
            self.panel.body.addWidget(widget)
        return self.panel

    @property
    def _today(self) -> date:
        return site_day(self.context.desk.clock.now())

    def hand_on(self, before: int, after: int) -> None:
        """What was half keyed goes with who keyed it; what the next one may do is shown."""
        self.said.setText("")
        self.work.form.blank()
        unit, self._front = self._front, None
        if unit is not None:
            self._read_unit(unit)

    # Reading

    def first_field(self) -> QWidget | None:
        """The search."""
        return self.search

    def open_document(self, document: str) -> None:
        """Looks a serial or lot up."""
        self.search.setText(document)
        self._wait.stop()
        self.reload()

    def show_result(self, result: ScanResult) -> None:
        """A scanned unit or lot is looked up here; a case or a delivery opens where it is at home."""
        if result.verdict is not Verdict.GOOD:
            if result.error is not None:
                self.context.failed.emit(result.error)
        elif result.object_key.startswith(("SH", "JF", "FH")):
            self.context.go_to.emit("aftersales", result.object_key)
        else:
            self.open_document(result.object_key)

    def reload(self) -> None:
        """Reads what is looked for, or else what is to be maintained: in the month chosen, or until four weeks from now."""
        text, today, month = self.search.text().strip(), self._today, self._month
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> _Found:
            months = installed_queries.due_months(session, today)
            if text:
                tail = text.isdigit() and len(text) < 7  # the end of a serial, not of a telephone number
                everybody = [] if tail else catalog.customers(session)
                whose = [one.customer_id for one in everybody if is_customer(one.name, one.phone, text)]
                return _Found(installed_queries.find(session, text, whose), months)
            if month is not None:
                first = None if month <= today else month  # what is late already stands in the month that runs
                return _Found(installed_queries.due(session, first, months_after(month, 1) - timedelta(days=1)), months)
            return _Found(installed_queries.due(session, None, installed_queries.soon(today)), months)

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def _show(self, found: _Found) -> None:
        if not found.units and self._month is None and not self.search.text().strip():
            later = next((one.month for one in found.months if one.due), None)
            if later is not None:  # nothing in four weeks: the first month that has something, rather than an empty page
                self._choose_month(later.isoformat())
                return
        self._units = {unit.installed_id: unit for unit in found.units}
        self.table.set_rows([self._row(unit) for unit in found.units], list(self._units))
        self.chart.show_columns(
            tuple(Bar(f"{m.month:%m}月", m.due, str(m.due) if m.due else "", m.late > 0, m.month.isoformat()) for m in found.months)
        )
        late = sum(month.late for month in found.months)
        self.due.note.setText(self.tr("已过期 {n} 台·点一个月看明细").format(n=late) if late else self.tr("点一个月看明细"))
        said = self.tr("{m} 到期 {n}") if self._month else self.tr("近四周到期 {n}")
        shown_of = self.tr("查到 {n}") if self.search.text().strip() else said
        more = "+" if len(found.units) >= installed_queries.SEEN else ""
        self.card.note.setText(shown_of.format(n=f"{len(found.units)}{more}", m=f"{self._month:%Y-%m}" if self._month else ""))
        if self._front is not None and self._front.installed_id in self._units:
            self.table.select_key(self._front.installed_id)
            if self._units[self._front.installed_id] != self._front:
                self._read_unit(self._units[self._front.installed_id])
        elif self._units:
            self.table.selectRow(0)
        else:
            self._show_unit(None, [])

    def _row(self, unit: InstalledView) -> list[object]:
        name = unit.identity if unit.serial else f"{unit.lot_no} ×{unit.quantity}"
        due = unit.due_on.isoformat() if unit.due_on is not None else NONE
        return [self._mark(unit), name, unit.product, unit.customer, unit.delivered_on.isoformat(), due]

    def _mark(self, unit: InstalledView) -> MarkCell:
        if unit.left_on is not None:
            return MarkCell(State.INFO, self.tr("已换下") if unit.replaced_by else self.tr("已退出"))
        if unit.due_on is None:
            return MarkCell(State.INFO, self.tr("不需保养"))
        if unit.due_on < self._today:
            return MarkCell(State.WRONG, self.tr("过期"))
        near = unit.due_on <= installed_queries.soon(self._today)
        return MarkCell(State.HOLD, self.tr("快到期")) if near else MarkCell(State.GOOD, self.tr("期内"))

    def _choose_month(self, key: str) -> None:
        self._month = date.fromisoformat(key)
        self.search.clear()
        self._wait.stop()
        self.reload()

    def _choose(self, key: object) -> None:
        unit = self._units.get(int(str(key))) if key is not None else None
        if unit is not None and unit != self._front:
            self._read_unit(unit)

    def _read_unit(self, unit: InstalledView) -> None:
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> tuple[list[CareWorkView], int]:
            return installed_queries.works(session, unit.installed_id), installed_queries.months_of(session, unit.product_id, now)

        def show(found: tuple[list[CareWorkView], int]) -> None:
            self._show_unit(unit, found[0])
            self.cycle.form.set_value("cycle_months", found[1])

        self.context.query(ask, show)

    def _show_unit(self, unit: InstalledView | None, works: list[CareWorkView]) -> None:
        fresh = unit is None or self._front is None or unit.installed_id != self._front.installed_id
        self._front = unit
        serve = self.context.actor.has(*installed_service.SERVICE)
        standing = unit is not None and unit.left_on is None
        self.work.setVisible(standing and serve)
        self.cycle.setVisible(unit is not None and serve)
        self.facts.setVisible(unit is not None)
        self.line.setVisible(bool(works))
        self.foot.setVisible(unit is not None)
        self.panel.title.setText(unit.identity if unit is not None else self.tr("选一台设备"))
        if unit is None:
            return
        if fresh:
            self.error.show_words("")
            for key in ("work_words", "work_release", "work_case"):
                self.work.form.set_value(key, "")
            self.work.form.set_value("work_on", self._today.isoformat())
        rows = [
            (self.tr("产品"), f"{unit.product} {unit.model}".strip()), (self.tr("客户"), f"{unit.customer}·{unit.place}"),
            (self.tr("交付"), f"{unit.delivered_on} {unit.record_no}"), (self.tr("版本"), unit.release),
            (self.tr("保养"), f"{unit.maintained_on or NONE} → {unit.due_on or NONE}"),
        ]  # fmt: skip
        if unit.replaces:
            rows.append((self.tr("换下"), unit.replaces))
        if unit.left_on is not None:
            rows.append((self.tr("退出"), f"{unit.left_on} {unit.left_why} {unit.replaced_by}".strip()))
        self.facts.show_pairs(rows)
        self.line.show_entries(
            tuple(
                TimeEntry(
                    f"{one.done_on:%m-%d}", f"{one.done_on.year} {word(one.kind)}", f"{one.words} {one.release}·{one.person}", State.GOOD
                )
                for one in works
            )
        )

    # Acting

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))

    def _note(self) -> None:
        unit, values = self._front, self.work.form.values()
        if unit is None:
            return
        kind, day = CareWorkKind(values["work_kind"]), date.fromisoformat(values["work_on"])

        def done(after: InstalledView) -> None:
            self.error.show_words("")
            for key in ("work_words", "work_release", "work_case"):
                self.work.form.set_value(key, "")
            said = self.tr("已登记，下次保养 {day}。").format(day=after.due_on or NONE)
            self.said.setText(said + (self.tr("已排升级后回访。") if kind is CareWorkKind.UPGRADE else ""))
            self.reload()

        self.context.command(
            lambda w: installed_service.record_work(
                w, unit.installed_id, kind, values["work_words"], done_on=day, release=values["work_release"], case_no=values["work_case"]
            ),
            done, self._refused,
        )  # fmt: skip

    def _set_cycle(self) -> None:
        unit, months = self._front, int(self.cycle.form.value("cycle_months"))
        if unit is None:
            return

        def done(changed: int) -> None:
            self.error.show_words("")
            self.said.setText(self.tr("间隔改为 {months} 个月，{n} 条改了期。").format(months=months, n=changed))
            self.reload()

        self.context.command(lambda w: installed_service.set_interval(w, unit.product_id, months), done, self._refused)
