"""费用: the budget of the year, what was booked against it and what is left; for leaders and finance only (K-03)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.desk import Reading
from app.reports import budget
from app.reports.budget import CostKind
from ui.context import DeskContext
from ui.dispatch.freight_steps import fen, yuan
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.reports.records import open_record
from ui.settings.parts import Said
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.charts import Bar, BarList, ColumnChart, KpiCard, KpiView
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, WorkTable

_LOW = 20
"""Percent of the budget below which what is left asks for attention."""


class BudgetView(StorageView):
    """Key figures, costs by kind and month, every entry; finance keys the base at the right."""

    key: ClassVar[str] = "budget"
    roles: ClassVar[frozenset[Role]] = budget.READERS
    tables: ClassVar[frozenset[str]] = frozenset({"delivery_cost", "budget_base"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.year = site_day(context.desk.clock.now()).year
        self._asked = 0
        self._rush: dict[str, budget.RushFreight] = {}
        self._sources: dict[int, str] = {}
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._years())
        column.addLayout(self._kpis())
        charts = QHBoxLayout()
        charts.setSpacing(10)
        self.bars, self.columns = BarList(), ColumnChart()
        for title, chart in ((self.tr("按类别，元"), self.bars), (self.tr("按月，千元"), self.columns)):
            card = Card(title, " ")
            card.body.addWidget(chart, 1)
            charts.addWidget(card, 1)
        column.addLayout(charts, 4)
        column.addWidget(self._list(), 5)
        self.row.addWidget(side, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._base_card(), 1)
        right.addWidget(self._book_card())
        self.row.addLayout(right)

    def _years(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.before = KeyButton(self.tr("上年"), key="Alt+PgUp")
        self.after = KeyButton(self.tr("下年"), key="Alt+PgDown", cap="Alt+PgDn")
        self.heading = PlainLabel("", "cardTitle")
        self.heading.setObjectName("label.year")
        for button, name, step in ((self.before, "do.year_before", -1), (self.after, "do.year_after", 1)):
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, step=step: self._turn(step))
        for part in (self.before, self.after, self.heading):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _kpis(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.kpis = [KpiCard(KpiView(title, "—")) for title in self._titles()]
        for card in self.kpis:
            row.addWidget(card)
        return row

    def _titles(self) -> tuple[str, ...]:
        return self.tr("经费 元"), self.tr("已用 元"), self.tr("剩余 元"), self.tr("追回 元")

    def _list(self) -> Card:
        card = EdgeCard(self.tr("入账"), self.tr("回车打开单据"))
        self.list = WorkTable(
            [
                Column(self.tr("日期"), Kind.DATE, 96), Column(self.tr("类别"), width=92), Column(self.tr("单据"), Kind.DOCUMENT, 130),
                Column(self.tr("说明"), stretch=True), Column(self.tr("元"), Kind.NUMBER, 110), Column(self.tr("谁"), width=96),
            ],
            empty=self.tr("这一年还没有入账。索赔、补换、返工、加急运费结清时自动入账。"),
        )  # fmt: skip
        self.list.setObjectName("list.costs")
        self.list.opened.connect(lambda key: open_record(self.context, self._sources.get(int(str(key)), "")))
        card.body.addWidget(self.list, 1)
        return card

    def _base_card(self) -> Card:
        card = Card(self.tr("利润基数"), " ")
        card.setFixedWidth(324)
        self.kept = PlainLabel("", "caption")
        self.kept.setWordWrap(True)
        self.kept.setObjectName("label.base")
        card.body.addWidget(self.kept)
        self.part = QWidget()
        column = QVBoxLayout(self.part)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = FieldForm()
        self.form.add_text("yuan", self.tr("利润 元"), required=True, hint=self.tr("如 12500000.00")).setObjectName("field.base")
        self.form.add_text("words", self.tr("来源"), required=True, hint=self.tr("如 2026 年度决算")).setObjectName("field.base_words")
        column.addWidget(self.form)
        self.save = PrimaryButton(self.tr("保存基数"), key="Ctrl+S")
        self.save.setObjectName("do.set_base")
        self.save.clicked.connect(self._save)
        column.addWidget(self.save)
        card.body.addWidget(self.part)
        self.error, self.said = ErrorLine(), Said()
        card.body.addWidget(self.error)
        card.body.addWidget(self.said)
        card.body.addStretch(1)
        return card

    def _book_card(self) -> Section:
        self.book = Section("book_cost", self.tr("手工入账（财务部）"), self.tr("入账"), primary=False, label_width=52)
        self.book.setFixedWidth(324)
        self.book.may_lead = True
        self.book.lead(True)
        self.book.button.primary = False  # the key is its own; what is filled is 保存基数
        self.book.choice("cost_rush", self.tr("待入账"))
        self.book.form.editor("cost_rush").currentIndexChanged.connect(lambda _: self._take_over())  # type: ignore[attr-defined]
        self.book.choice("cost_kind", self.tr("类别"), required=True)
        first = CostKind.RUSH_FREIGHT  # the one that no other step books
        kinds = (first, *(one for one in CostKind if one is not first))
        self.book.offer("cost_kind", [(shown(word_text(one)), one.value) for one in kinds])
        self.book.text("cost_source", self.tr("单据"), required=True, hint=self.tr("CC、FH 等单号"))
        self.book.text("cost_yuan", self.tr("元"), required=True, hint=self.tr("追回、冲销写 -1200"))
        self.book.text("cost_words", self.tr("说明"), required=True)
        self.book_error = ErrorLine()
        self.book.body.addWidget(self.book_error)
        self.book.wanted.connect(lambda _: self._book())
        return self.book

    # Reading

    def reload(self) -> None:
        """Reads the year; who may not see it has nothing read for him."""
        actor, year, now = self.context.actor, self.year, self.context.desk.clock.now()
        if not actor.has(*self.roles):
            return
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> budget.BudgetView:
            return budget.budget(session, year, now, actor.roles)

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def _show(self, found: budget.BudgetView) -> None:
        self.heading.setText(self.tr("{year} 年交付监控经费").format(year=found.year))
        self.after.setEnabled(self.year <= site_day(self.context.desk.clock.now()).year)
        self._show_kpis(found)
        totals = sorted(((kind, amount) for kind, amount in found.totals.items() if amount > 0), key=lambda one: -one[1])
        self.bars.show_bars(tuple(Bar(shown(word_text(kind)), amount / 100, yuan(amount)) for kind, amount in totals))
        months = enumerate(found.months, start=1)
        self.columns.show_columns(tuple(Bar(str(n), max(0, one) / 100_000, f"{one / 100_000:.1f}" if one else " ") for n, one in months))
        rows = [
            (f"{one.day:%Y-%m-%d}", shown(word_text(one.kind)), one.source_no, one.words, yuan(one.fen), one.person) for one in found.booked
        ]
        self._sources = {one.cost_id: one.source_no for one in found.booked}
        self.list.set_rows(rows, [one.cost_id for one in found.booked])
        self._rush = {one.trip_no: one for one in found.rush}
        words = self.tr("{trip} 运费 {sum} 元 {who}")
        offered: list[tuple[str, object]] = [(self.tr("补发、返还的运费，选一行即填好"), "")]
        offered += [(words.format(trip=one.trip_no, sum=yuan(one.fen), who=one.customers), one.trip_no) for one in found.rush]
        self.book.offer("cost_rush", offered)
        self.book.form.show_field("cost_rush", bool(found.rush))
        self.kept.setText(self._kept(found))
        for part in (self.part, self.book):
            part.setVisible(self.context.actor.has(Role.FINANCE))

    def _show_kpis(self, found: budget.BudgetView) -> None:
        titles, left = self._titles(), found.left_fen
        total = found.base.budget_fen if found.base is not None else None
        share = self.tr("内部利润的 {n} %").format(n=found.percent)
        state = None
        if left is not None and total is not None:
            state = State.WRONG if left < 0 else State.HOLD if left * 100 < total * _LOW else State.GOOD
        words = {None: "", State.WRONG: self.tr("超支"), State.HOLD: self.tr("将用完"), State.GOOD: self.tr("够用")}
        used = self.tr("用去 {n:.1f} %").format(n=100 * found.spent_fen / total) if total else self.tr("基数未录入")
        back = -found.totals.get(CostKind.RECOVERY, 0)
        views = (
            KpiView(titles[0], yuan(total) if total is not None else "—", share),
            KpiView(titles[1], yuan(found.spent_fen), used),
            KpiView(titles[2], yuan(left) if left is not None else "—", self.tr("经费减已用"), state, words[state]),
            KpiView(titles[3], yuan(back), self.tr("承运商等赔回")),
        )
        for card, view in zip(self.kpis, views, strict=True):
            card.show_figure(view)

    def _kept(self, found: budget.BudgetView) -> str:
        if not found.history:
            return self.tr("{year} 年还没有基数：财务部录入后，经费自动按 {n} % 计算。").format(year=found.year, n=found.percent)
        words = self.tr("{time} {who}：{fen} 元，{n} %，{why}")
        return "\n".join(
            words.format(time=f"{site_time(one.at):%Y-%m-%d}", who=one.person, fen=yuan(one.fen), n=one.percent, why=one.words)
            for one in found.history
        )

    def _turn(self, step: int) -> None:
        self.year += step
        self.error.show_words("")
        self.said.setText("")
        self.reload()

    def _save(self) -> None:
        self.said.setText("")
        year, words, keyed = self.year, str(self.form.value("words")), str(self.form.value("yuan"))

        def failed(error: AppError) -> None:
            self.error.show_words(shown(error.reason))

        def done(_: object) -> None:
            self.error.show_words("")
            self.said.setText(self.tr("基数已保存。"))
            self.reload()

        self.context.command(lambda w: budget.set_base(w, year, fen(keyed), words), done, failed)

    def _take_over(self) -> None:
        """The freight of goods sent again is taken over as it was agreed, not keyed anew."""
        one = self._rush.get(self.book.value("cost_rush"))
        if one is None:
            return
        self.book.form.set_value("cost_kind", CostKind.RUSH_FREIGHT.value)
        values = (("source", one.trip_no), ("yuan", yuan(one.fen)), ("words", self.tr("补发运费 {who}").format(who=one.customers)))
        for key, value in values:
            self.book.form.set_value(f"cost_{key}", value)

    def _book(self) -> None:
        self.said.setText("")
        kind, values = CostKind(self.book.value("cost_kind")), [self.book.value(f"cost_{key}") for key in ("source", "yuan", "words")]

        def failed(error: AppError) -> None:
            self.book_error.show_words(shown(error.reason))

        def done(_: object) -> None:
            self.book_error.show_words("")
            for key in ("source", "yuan", "words"):
                self.book.form.set_value(f"cost_{key}", "")
            self.said.setText(self.tr("已入账。"))
            self.reload()

        self.context.command(lambda w: budget.book(w, kind, values[0], fen(values[1]), values[2]), done, failed)
