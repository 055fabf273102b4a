"""今日: key figures, what is due for the signed-in roles, the other desks, charts from real events; every line opens its place."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import Role, word
from app.core.words import text as word_text
from app.desk import Reading
from app.reminders import queries
from app.reminders.views import Due, Figures, Mark, Newest, RoleCount
from ui.context import DeskContext
from ui.i18n import shown
from ui.page import DeskPage
from ui.theme.tokens import State
from ui.widgets import paint
from ui.widgets.base import Card, PlainLabel, clear_layout
from ui.widgets.charts import Bar, BarList, ColumnChart, KpiCard, KpiView, LineChart, Point, RoleCard, RoleView
from ui.widgets.spans import span_words
from ui.widgets.tables import WORK_LIST, Cell, Column, Kind, MarkCell, WorkTable

if TYPE_CHECKING:
    from ui.today.leaders import LeadersBoard

_MARKS = {Mark.WRONG: State.WRONG, Mark.HOLD: State.HOLD, Mark.INFO: State.INFO, Mark.NOT_YET: State.NOT_YET}
_VIEWS: dict[str, frozenset[Role]] = {
    "store": frozenset({Role.STOREKEEPER}),
    "dispatch": frozenset({Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SHIPPER, Role.SALES}),
    "quality": frozenset({Role.INSPECTOR, Role.ASSEMBLER}),
    "after": frozenset({Role.AFTER_SALES}),
    "gate": frozenset({Role.GUARD, Role.FINANCE, Role.PERSONNEL}),
}
_CARD_PAGES = {
    Role.STOREKEEPER: "store", Role.INSPECTOR: "quality", Role.FINANCE: "gate", Role.AFTER_SALES: "after", Role.GUARD: "gate",
}  # fmt: skip
_LEADERS = (Role.LEADERSHIP, Role.DELIVERY_MANAGEMENT)
WHO = 138
"""Wide enough for 「人事总务部·H-08」; of a longer name the end is cut, never the row it rests on."""
TARGET = 95.0
"""Percent of arrivals on time that the chart draws as its target."""


class TodayPage(DeskPage):
    """The first page of everybody in the office."""

    key: ClassVar[str] = "today"
    icon: ClassVar[str] = "home"
    tables: ClassVar[frozenset[str]] = frozenset(
        {"gate_pass", "gate_check", "gate_incident", "gate_emergency_sheet", "trip", "yard_entry", "dispatch_order", "box", "inspection",
         "customer_order", "delivery_record", "service_case", "case_event", "scan"}
    )  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("今日"))
        self.views = [
            ("mine", self.tr("我的")), ("store", self.tr("仓管")), ("dispatch", self.tr("发货")), ("quality", self.tr("质检")),
            ("after", self.tr("售后")), ("gate", self.tr("门卫与签字")), ("newest", self.tr("最新单据")),
        ]  # fmt: skip
        self.view = "mine"
        self.leaders: LeadersBoard | None = None
        self._own_views = list(self.views)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._boards = QStackedWidget()
        outside.addWidget(self._boards)
        ordinary = QWidget()
        self._boards.addWidget(ordinary)
        grid = QGridLayout(ordinary)
        grid.setContentsMargins(16, 10, 16, 9)
        grid.setSpacing(10)
        kpis = QHBoxLayout()
        kpis.setSpacing(10)
        self.figures = [KpiCard(KpiView(title, "—")) for title in self._titles()]
        for card in self.figures:
            card.opened.connect(self._open_key)
            kpis.addWidget(card)
        grid.addLayout(kpis, 0, 0, 1, 2)
        grid.addWidget(self._list(), 1, 0, 3, 1)
        for number, chart in enumerate(self._charts()):
            grid.addWidget(chart, number + 1, 1)
        grid.setColumnStretch(0, 700)
        grid.setColumnStretch(1, 476)
        grid.setRowStretch(1, 1)
        grid.setRowStretch(2, 1)
        grid.setRowStretch(3, 1)
        context.person_changed.connect(self._offer_views)
        self._offer_views()

    def _offer_views(self) -> None:
        """Leaders are offered their overview, and begin with it."""
        leads = self.context.actor.has(*_LEADERS)
        self.views = [("leaders", self.tr("经营")), *self._own_views] if leads else list(self._own_views)
        if leads or self.view == "leaders":
            self.view = "leaders" if leads else "mine"
            self._front()
        self.title_changed.emit()

    def _front(self) -> None:
        """Puts the board of the view in front; that of the leaders is made when it is wanted first."""
        if self.view == "leaders" and self.leaders is None:
            from ui.today.leaders import LeadersBoard  # pyqtgraph takes its time to load: only where it is looked at

            self.leaders = LeadersBoard(self.context)
            self._boards.addWidget(self.leaders)
        self._boards.setCurrentIndex(1 if self.view == "leaders" else 0)

    def _titles(self) -> tuple[str, ...]:
        return (self.tr("准时到货"), self.tr("24 h 响应"), self.tr("装箱拦下"), self.tr("在厂车辆"), self.tr("未结服务单"))

    def _list(self) -> QWidget:
        self.card = Card(self.tr("到期要办"), self.tr("按最急排·↑↓ 选·回车打开"))
        self.table = WorkTable(
            [
                Column("", Kind.MARK, 44),
                Column(self.tr("事项"), stretch=True),
                Column(self.tr("单据"), Kind.DOCUMENT, 116),
                Column(self.tr("谁办"), width=WHO),
                Column(self.tr("还剩"), Kind.NUMBER, 94),
            ],
            row_height=WORK_LIST,
            empty=self.tr("没有到期要办的事。"),
        )
        self.table.setObjectName("list.due")
        self.table.opened.connect(self._open_key)
        self.newest = WorkTable(
            [
                Column(self.tr("时间"), Kind.DATE, 110),
                Column(self.tr("单据"), width=110),
                Column(self.tr("编号"), Kind.DOCUMENT, 150),
                Column(self.tr("客户"), stretch=True),
            ],
            row_height=WORK_LIST,
            empty=self.tr("还没有单据。"),
        )
        self.newest.setObjectName("list.newest")
        self.newest.opened.connect(self._open_key)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.newest)
        self.card.body.addWidget(self._lists, 1)
        self.card.body.addWidget(PlainLabel(self.tr("各岗位还有"), "cardTitle"))
        self._roles: tuple[RoleView, ...] = ()
        self._roles_row = QHBoxLayout()
        self._roles_row.setSpacing(8)
        self.card.body.addLayout(self._roles_row)
        self._show_roles(tuple(RoleView(shown(word_text(role)), "—") for role in _CARD_PAGES))
        return self.card

    def _charts(self) -> tuple[Card, Card, Card]:
        self.line, self.bars, self.columns = LineChart(), BarList(nothing=self.tr("今日没有拦下，0 件")), ColumnChart()
        for chart in (self.line, self.bars, self.columns):
            chart.opened.connect(self._open_key)
        self._line_card = Card(self.tr("近 14 日准时到货"), self.tr("目标 95 %"))
        self._bars_card = Card(self.tr("今日装箱拦下"), self.tr("按条款"))
        self._columns_card = Card(self.tr("未结服务单，按已过天数"), " ")
        for card, chart in ((self._line_card, self.line), (self._bars_card, self.bars), (self._columns_card, self.columns)):
            card.body.addWidget(chart, 1)
        return self._line_card, self._bars_card, self._columns_card

    # Reading

    def reload(self) -> None:
        """Reads what is due for the chosen desk, the figures and the newest documents."""
        now, roles, view = self.context.desk.clock.now(), self.context.actor.roles, self.view
        local = site_time(now)
        day = self.tr("一 二 三 四 五 六 日").split()[local.weekday()]
        self.set_title(self.tr("今日"), self.tr("{date} 周{day}").format(date=f"{local:%Y-%m-%d}", day=day))
        if view == "leaders" and self.leaders is not None:
            self.leaders.reload()
            return
        wanted = roles if view in ("mine", "newest") else _VIEWS[view]

        def ask(s: Reading) -> tuple[tuple[Due, ...], tuple[RoleCount, ...], Figures, tuple[Newest, ...]]:
            return queries.due(s, wanted, now), queries.other_roles(s, now), queries.figures(s, now), queries.newest(s, 12)

        self.context.query(ask, lambda found: self._show(found, now))

    def first_field(self) -> QWidget | None:
        """The list of what is due, or of the newest documents; leaders begin with their charts."""
        return next((one for one in (self.table, self.newest) if one.isVisible()), None)

    def show_view(self, key: str) -> None:
        """Another desk's list, or the newest documents."""
        super().show_view(key)
        self._front()
        self._lists.setCurrentIndex(1 if key == "newest" else 0)
        self.reload()

    def _choose_view(self, key: str) -> None:
        if key not in dict(self.views):
            return
        self.show_view(key)
        self.title_changed.emit()

    def _show(
        self, found: tuple[tuple[Due, ...], tuple[RoleCount, ...], Figures, tuple[Newest, ...]], now: datetime
    ) -> None:
        due, roles, figures, newest = found
        self.card.title.setText(
            self.tr("最新单据") if self.view == "newest" else self.tr("到期要办 {n}").format(n=len(due))
        )
        self.table.set_rows([self._row(line, now) for line in due], [f"{line.page}|{line.document}" for line in due])
        if due and self.table.current_key() is None:
            self.table.selectRow(0)
        rows = [[f"{site_time(one.at):%m-%d %H:%M}", shown(one.title), one.document, one.detail] for one in newest]
        self.newest.set_rows(rows, [f"{one.page}|{one.document}" for one in newest])
        self._show_roles(tuple(self._role(count) for count in roles))
        self._show_figures(figures)

    def _show_roles(self, views: tuple[RoleView, ...]) -> None:
        if views == self._roles:
            return
        self._roles = views
        clear_layout(self._roles_row)
        for view in views:
            card = RoleCard(view)
            card.opened.connect(self._choose_view)
            self._roles_row.addWidget(card)

    def _row(self, line: Due, now: datetime) -> list[object]:
        state = _MARKS[line.mark]
        urgent = state in (State.WRONG, State.HOLD)
        title = Cell(shown(line.title), bold=state is State.WRONG)
        left = self._left(line.due_at, now) if line.due_at else self.tr("尽快") if urgent else "—"
        number = line.document.replace("|", "/").rpartition("/")[2]
        return [MarkCell(state), title, number, _whose(line), Cell(left, bold=True, state=state if urgent else None)]

    def _left(self, end: datetime, now: datetime) -> str:
        words = span_words(end - now)
        return self.tr("超 {span}").format(span=words) if end < now else words

    def _role(self, count: RoleCount) -> RoleView:
        lines = [f"{shown(name)} {n}" for name, n in count.lines]
        state = _MARKS[count.mark] if count.mark else State.GOOD if not any(n for _, n in count.lines) else None
        title = shown(word_text(count.role))
        return RoleView(title, lines[0], lines[1] if len(lines) > 1 else "", state, _CARD_PAGES[count.role])

    # Figures

    def _show_figures(self, f: Figures) -> None:
        self._show_kpis(f)
        points = tuple(Point(f"{d.day:%m-%d}", round(d.percent, 1), d.percent < TARGET) for d in f.days)
        low = min([TARGET - 5, *(p.value for p in points)])
        self.line.show_points(points, max(0.0, low - 2), 100, TARGET)
        caught = sorted(f.caught.items(), key=lambda pair: -pair[1])[:5]
        self._bars_card.title.setText(self.tr("今日装箱拦下 {n} 件").format(n=sum(f.caught.values())))
        self.bars.show_bars(tuple(Bar(clause or self.tr("其他"), n, str(n), key=f"settings|{clause}") for clause, n in caught))
        names = (self.tr("24 h 内"), self.tr("1–3 天"), self.tr("4–7 天"), self.tr("超 7 天"))
        self._columns_card.note.setText(self.tr("{n} 件").format(n=sum(f.open_cases)))
        counts = enumerate(zip(names, f.open_cases, strict=True))
        self.columns.show_columns(tuple(Bar(name, n, str(n), off=at == 3 and n > 0, key="aftersales|") for at, (name, n) in counts))

    def _show_kpis(self, f: Figures) -> None:
        month = self.tr("本月·目标 {target}")
        all_responses, late = f.responses
        rate = 100.0 * (all_responses - late) / all_responses if all_responses else 100.0
        good, hold = State.GOOD, State.HOLD
        on_time = f"{f.arrivals.percent:.1f} %" if f.arrivals.total else "—"
        reached = f.arrivals.percent >= TARGET
        total, longest = sum(f.open_cases), span_words(timedelta(hours=f.longest_inside))
        views = (
            KpiView(self._titles()[0], on_time, month.format(target="95 %"), good if reached else hold,
                    self.tr("达标") if reached else self.tr("未达标"), "aftersales|"),
            KpiView(self._titles()[1], f"{rate:.1f} %" if all_responses else "—", month.format(target="100 %"),
                    hold if late else good, self.tr("差 {n} 件").format(n=late) if late else self.tr("达标"), "aftersales|"),
            KpiView(self._titles()[2], str(sum(f.caught.values())), self.tr("今日"), good, self.tr("全拦住"), "bench|"),
            KpiView(self._titles()[3], str(f.inside), self.tr("最久 {span}").format(span=longest) if f.inside else self.tr("没有车在厂"),
                    hold if f.unsigned else good, self.tr("{n} 张待签").format(n=f.unsigned) if f.unsigned else self.tr("无待签"),
                    "dispatch|"),
            KpiView(self._titles()[4], str(total), self.tr("过期 {n}").format(n=f.late_cases), hold if f.late_cases else good,
                    self.tr("过期 {n}").format(n=f.late_cases) if f.late_cases else self.tr("正常"), "aftersales|"),
        )  # fmt: skip
        for card, view in zip(self.figures, views, strict=True):
            card.show_figure(view)

    def _open_key(self, key: object) -> None:
        page, _, document = str(key).partition("|")
        if page:
            self.context.go_to.emit(page, document)


def _whose(line: Due) -> str:
    """Whose task, in the language of the window, and the row that it rests on."""
    row = f"·{line.clause}" if line.clause and line.who else line.clause
    roles = {word(role): word_text(role) for role in Role}
    who = "、".join(shown(roles[one]) if one in roles else one for one in line.who.split("、"))
    return paint.elide(who, 14, WHO - 22 - paint.width(row, 14)) + row
