"""运费 (F-21): the month by carrier, the trips of the chosen one, and the step that a trip waits for; 应收 beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import months_after, site_day
from app.core.disk import write_whole
from app.core.words import Role
from app.core.work import Work
from app.desk import Reading
from app.dispatch import freight, freight_paper
from app.dispatch.freight_views import CarrierMonth, FreightMonth, FreightView
from app.reports.receivables import Receivable, receivables
from ui.context import DeskContext
from ui.dispatch.freight_steps import FreightSteps, yuan
from ui.settings.parts import NONE, Said, SettingsView
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.files import file_to_save
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    month: FreightMonth
    owed: list[Receivable] = field(default_factory=list)


class FreightMonthView(SettingsView):
    """Prices are for logistics head, finance and leadership: nobody else is offered the view, and nothing is read for him."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.LOGISTICS_HEAD, Role.FINANCE, Role.LEADERSHIP})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._first = site_day(context.desk.clock.now()).replace(day=1)
        self._month: FreightMonth | None = None
        self._carrier: tuple[str, int | None] | None = None
        self._trip, self._asked = "", 0
        self._build_carriers()
        self._build_trips()
        self.steps = FreightSteps()
        self.row.addWidget(self.steps)
        steps = self.steps
        steps.agree.wanted.connect(lambda _: self._act(self._agree))
        steps.extra.wanted.connect(lambda _: self._act(self._add))
        steps.invoice.wanted.connect(lambda _: self._act(self._invoice))
        steps.pay.wanted.connect(lambda _: self._act(self._pay))

    def _build_carriers(self) -> None:
        self.before = KeyButton(self.tr("上月"), key="Alt+PgUp", cap="PgUp")
        self.after = KeyButton(self.tr("下月"), key="Alt+PgDown", cap="PgDn")
        for button, name, step in ((self.before, "do.month_before", -1), (self.after, "do.month_after", 1)):
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, step=step: self._turn_month(step))
        for button, words in ((self.before, "Alt+PgUp"), (self.after, "Alt+PgDn")):
            button.setToolTip(words)
        columns = [
            Column(self.tr("承运商"), stretch=True), Column(self.tr("车次"), Kind.NUMBER, 42), Column(self.tr("应付 元"), Kind.NUMBER, 80),
            Column(self.tr("未付 元"), Kind.NUMBER, 80),
        ]  # fmt: skip
        self.carriers = WorkTable(columns, empty=self.tr("这个月没有承运商的车次。按 Alt+PgUp 看上月。"))
        self.carriers.setObjectName("list.freight_carriers")
        self.carriers.current_changed.connect(self._choose_carrier)
        self.carrier_card = self.list_card("", self.carriers, [self.before, self.after])
        self.carrier_card.setMinimumWidth(350)
        self.totals = PlainLabel("", "strong")
        self.totals.setObjectName("label.freight_totals")
        self.totals.setContentsMargins(13, 0, 12, 8)
        self.carrier_card.body.addWidget(self.totals)
        self.row.addWidget(self.carrier_card, 2)

    def _build_trips(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.freight_chip, self.owed_chip = Chip(self.tr("运费")), Chip(self.tr("应收"))
        for chip, name, owed in ((self.freight_chip, "chip.freight", False), (self.owed_chip, "chip.owed", True)):
            chip.setObjectName(name)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, owed=owed: self._show_owed(owed))
            tools.addWidget(chip)
        self.freight_chip.setChecked(True)
        tools.addStretch(1)
        self.export = KeyButton(self.tr("导出 Excel"), key="Ctrl+E", icon="outbox")
        self.export.setObjectName("do.export_freight")
        self.export.clicked.connect(self._export)
        self.print = KeyButton(self.tr("打印清单"), key="F10", icon="printer")
        self.print.setObjectName("do.print_freight")
        self.print.clicked.connect(self._print)
        for button in (self.export, self.print):
            button.give_way()
            tools.addWidget(button)
        column.addLayout(tools)
        columns = [
            Column(self.tr("车次"), Kind.DOCUMENT, 104), Column(self.tr("日期"), Kind.DATE, 54), Column(self.tr("客户"), stretch=True),
            Column(self.tr("应付 元"), Kind.NUMBER, 80), Column(self.tr("状态"), Kind.MARK, 112),
        ]  # fmt: skip
        self.trips = WorkTable(columns, empty=self.tr("选左边的承运商，看它的车次。"))
        self.trips.setObjectName("list.freight_trips")
        self.trips.current_changed.connect(self._choose_trip)
        self.trip_card = self.list_card(self.tr("车次运费"), self.trips)
        debts = [
            Column(self.tr("客户"), stretch=True), Column(self.tr("订单"), Kind.DOCUMENT, 104), Column(self.tr("发票"), width=92),
            Column(self.tr("付款条件"), width=130), Column(self.tr("到货"), Kind.DATE, 58), Column(self.tr("到期"), Kind.MARK, 118),
        ]  # fmt: skip
        self.owed = WorkTable(debts, empty=self.tr("还没有签收的货。签收单登记后列在这里。"))
        self.owed.setObjectName("list.receivables")
        self.owed_card = self.list_card(self.tr("应收：按付款条件"), self.owed)
        self.owed_card.hide()
        self.said = Said()
        self.said.setObjectName("label.freight_said")
        for part in (self.trip_card, self.owed_card):
            column.addWidget(part, 1)
        column.addWidget(self.said)
        self.row.addWidget(side, 6)

    # Reading

    def reload(self) -> None:
        """Reads the month."""
        actor, first = self.context.actor, self._first
        if not actor.has(*self.roles):
            return
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> _Found:
            owed = receivables(session, actor.roles) if actor.has(Role.FINANCE, Role.LEADERSHIP) else []
            return _Found(freight.month(session, first, actor.roles), owed)

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def _show(self, found: _Found) -> None:
        self._month = found.month
        month = found.month
        self.carrier_card.title.setText(self.tr("{year} 年 {month} 月").format(year=self._first.year, month=self._first.month))
        totals = self.tr("本月应付 {a}·未付 {b} 元").format(a=yuan(month.total_fen), b=yuan(month.unpaid_fen))
        self.totals.setText(totals)
        rows = [
            (
                one.carrier or self.tr("自有或客户车辆"), len(one.trips), yuan(one.total_fen),
                Cell(yuan(one.unpaid_fen), True, State.HOLD if one.unpaid_fen else None),
            )
            for one in month.carriers
        ]  # fmt: skip
        keys = [(one.carrier, one.carrier_id) for one in month.carriers]
        self.carriers.set_rows(rows, keys)
        if self._carrier not in keys:
            self._carrier = None
            self.carriers.selectRow(0)
        for chip in (self.freight_chip, self.owed_chip):  # who may see one of the two only is offered no choice
            chip.setVisible(self.context.actor.has(Role.FINANCE, Role.LEADERSHIP))
        self._show_trips()
        self._show_receivables(found.owed)

    def _group(self) -> CarrierMonth | None:
        found = self._month.carriers if self._month is not None else ()
        return next((one for one in found if (one.carrier, one.carrier_id) == self._carrier), None)

    def _choose_carrier(self, key: tuple[str, int | None] | None) -> None:
        if key is not None and key != self._carrier:
            self._carrier, self._trip = key, ""
            self._show_trips()

    def _choose_trip(self, key: str | None) -> None:
        if key is not None:
            self._trip = key
            self._show_step()

    def _show_trips(self) -> None:
        group = self._group()
        trips = group.trips if group is not None else ()
        rows = [
            (
                trip.trip_no, f"{trip.day:%m-%d}", trip.customers or NONE, yuan(trip.total_fen) if trip.agreed_fen is not None else NONE,
                self._mark(trip),
            )
            for trip in trips
        ]  # fmt: skip
        self.trips.set_rows(rows, [trip.trip_no for trip in trips])
        self.trip_card.title.setText((group.carrier if group is not None else "") or self.tr("车次运费"))
        if trips and self._trip not in [trip.trip_no for trip in trips]:
            self.trips.selectRow(0)
        self._show_step()

    def _mark(self, trip: FreightView) -> MarkCell:
        if trip.agreed_fen is None:
            return MarkCell(State.NOT_YET, self.tr("未约定"))
        if not trip.invoice_no:
            return MarkCell(State.INFO, self.tr("待发票"))
        return MarkCell(State.GOOD, self.tr("已付")) if trip.paid_on is not None else MarkCell(State.HOLD, self.tr("待付款"))

    def _show_step(self) -> None:
        group = self._group()
        trip = next((one for one in group.trips if one.trip_no == self._trip), None) if group is not None else None
        today = site_day(self.context.desk.clock.now())
        self.steps.show_trip(trip, group, self.context.actor, today)

    def _show_receivables(self, owed: list[Receivable]) -> None:
        today = site_day(self.context.desk.clock.now())
        rows = []
        for one in owed:
            invoice = one.invoice_no or Cell(self.tr("待开票"), True, State.HOLD)
            rows.append((one.customer, one.order_no or NONE, invoice, one.terms or NONE, f"{one.arrived_on:%m-%d}", self._due(one, today)))
        self.owed.set_rows(rows, [one.dispatch_no for one in owed])

    def _due(self, one: Receivable, today: date) -> MarkCell:
        if one.disputed:
            return MarkCell(State.HOLD, self.tr("有异议"))
        if one.due_on is None:
            return MarkCell(State.NOT_YET, self.tr("按条件"))
        return MarkCell(State.WRONG if one.due_on < today else State.INFO, one.due_on.isoformat())

    def _show_owed(self, owed: bool) -> None:
        self.freight_chip.setChecked(not owed)
        self.owed_chip.setChecked(owed)
        self.trip_card.setVisible(not owed)
        self.owed_card.setVisible(owed)
        self.steps.setVisible(not owed)

    def _turn_month(self, step: int) -> None:
        self._first = months_after(self._first, step)
        self._carrier, self._trip = None, ""
        self.reload()

    # Acting

    def _act(self, act: Callable[[Work, str], object]) -> None:
        number = self._trip
        if number:
            self.steps.error.show_words("")
            self.run(lambda w: act(w, number), lambda _: self._acted(), self.steps.error.show_words)

    def _acted(self) -> None:
        self.steps.clear()
        self.reload()

    def _agree(self, work: Work, number: str) -> object:
        part, steps = self.steps.agree, self.steps
        return freight.agree(
            work, number, steps.agreed_fen, part.value("agreement"), part.value("price_reason"), version=steps.version
        )

    def _add(self, work: Work, number: str) -> object:
        return freight.add_extra(work, number, self.steps.extra_fen, self.steps.extra.value("extra_reason"))

    def _invoice(self, work: Work, number: str) -> None:
        freight.register_invoice(work, self.steps.to_invoice(number), self.steps.invoice.value("freight_invoice"), self.steps.invoiced_on)

    def _pay(self, work: Work, number: str) -> None:
        freight.pay(work, self.steps.to_pay(number), self.steps.paid_on)

    def _print(self) -> None:
        first, carrier = self._first, self._carrier
        carrier_id = carrier[1] if carrier is not None else None
        done = self.tr("清单已送打印。")
        self.run(lambda w: freight_paper.print_list(w, first, carrier_id), lambda _: self.said.setText(done), self.said.setText)

    def _export(self) -> None:
        if self._month is None:
            return
        name = self.tr("运费 {month}.xlsx").format(month=f"{self._first:%Y-%m}")
        path = file_to_save(self, self.tr("导出 Excel"), name, "Excel (*.xlsx)")
        if path:
            self.write_book(Path(path))

    def write_book(self, path: Path) -> None:
        """Writes the month as a workbook; who may not see prices has no month to write."""
        month = self._month
        if month is None:
            return
        try:
            write_whole(path, freight_paper.freight_book(month))
        except OSError as error:
            self.said.setText(self.tr("没有写成：{why}").format(why=error.strerror or ""))
            return
        self.said.setText(self.tr("已导出 {name}。").format(name=path.name))


