"""发货单: what waits to be shipped on the left, the most urgent first; one 发货单 with its next step on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import returns_queries as returns
from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.dispatch import carrying, choosing, customer, delays, preparing, queries, requests, service
from app.dispatch.views import DispatchOrderView, DispatchState, DueView, TripState, TripView
from app.loading import queries as load_queries
from app.orders import queries as order_queries
from app.orders.views import OrderView
from ui.context import DeskContext
from ui.dispatch.box_photos import BoxPhotosCard
from ui.dispatch.head import DetailHead
from ui.dispatch.orders_steps import OrderSteps
from ui.dispatch.orders_words import MARKS, STAGES, D, Shown, facts, goods_of, next_step, urgency
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, SettingsView, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

TO_COME = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED)
LINE_HEIGHT, MOST_LINES = 37, 6
"""The table of goods is as high as its lines, up to so many."""
_LATER = date(9999, 1, 1)


@dataclass(frozen=True)
class _Found:
    waiting: list[OrderView]
    orders: list[DispatchOrderView]
    trips: list[TripView]
    due: list[DueView]


@dataclass(frozen=True)
class _Waiting:
    order: OrderView
    due: DueView | None
    given: dict[int, int]


class DispatchOrdersView(SettingsView):
    """List, chosen 发货单, the forms of its next step."""

    def __init__(self, context: DeskContext, scan: Callable[[str], None]) -> None:
        super().__init__(context)
        self._scan = scan
        self._number = ""
        self._order: DispatchOrderView | None = None
        self._ask = 0
        self._build_list()
        self.steps = OrderSteps(context)
        self.steps.act_wanted.connect(self._act)
        self.steps.create_wanted.connect(self._create)
        self.steps.pick_wanted.connect(lambda: self._scan(self._number))
        self.steps.box_wanted.connect(lambda: self.context.go_to.emit("bench", self._number))
        self.steps.trip_wanted.connect(self._to_trip)
        self._build_detail()
        self._show_nothing()

    def _build_list(self) -> None:
        columns = [
            Column(self.tr("单号"), Kind.DOCUMENT, 108), Column(self.tr("客户"), stretch=True), Column(self.tr("交货"), Kind.MARK, 104),
            Column(self.tr("状态"), Kind.MARK, 92),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有要发的订单。订单下达并入库后会出现在这里。"))
        self.table.setObjectName("list.dispatch_orders")
        self.table.current_changed.connect(lambda key: self.open_document(key) if key else None)
        self.notice = KeyButton(self.tr("当日通知单"), key="Alt+N", icon="doc")
        self.notice.setObjectName("do.notice")
        self.notice.clicked.connect(lambda: self.context.go_to.emit("dispatch", "notice"))
        card = self.list_card(self.tr("要发的"), self.table, [self.notice])
        card.setFixedWidth(470)
        self.row.addWidget(card)

    def _build_detail(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        self.head = DetailHead("mark.state", "label.next", self.tr("新"))
        side.addWidget(self.head)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(scrolled(self._facts()), 1)
        self._steps_area = scrolled(self.steps)
        both.addWidget(self._steps_area, 1)
        side.addLayout(both, 1)
        self.row.addLayout(side, 1)

    def _facts(self) -> QWidget:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        goods = Card(self.tr("货品"), " ", padding=8)
        self.lines = WorkTable(
            [
                Column(self.tr("货品"), stretch=True), Column(self.tr("应发"), Kind.NUMBER, 52), Column(self.tr("已提"), Kind.NUMBER, 52),
                Column(self.tr("已装"), Kind.NUMBER, 52),
            ]
        )  # fmt: skip
        self.lines.setObjectName("list.lines")
        goods.body.addWidget(self.lines)
        about = Card(self.tr("收货与运输"), " ")
        self.pairs = Pairs(76)
        about.body.addWidget(self.pairs)
        box.addWidget(goods)
        box.addWidget(about)
        self.photos = BoxPhotosCard(self.context)
        box.addWidget(self.photos)
        box.addStretch(1)
        return body

    # Reading

    def reload(self) -> None:
        """Reads the list, the trips to choose from, and the 发货单 shown."""
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Found:
            closed = (D.CLOSED, D.CANCELLED, D.ACCEPTED)
            return _Found(
                queries.waiting_orders(session), queries.dispatch_orders(session, [s for s in DispatchState if s not in closed]),
                queries.trips(session, TO_COME), delays.due_list(session, now),
            )  # fmt: skip

        self.context.query(ask, self._show_list)
        if self._number:
            self._read_order()

    def open_document(self, document: str) -> None:
        """Shows a 发货单, or an order that waits for one."""
        if document != self._number:
            self._number = document
            self.head.complain("")
        self.table.select_key(document)
        self._read_order()

    def _show_list(self, found: _Found) -> None:
        today, due = site_day(self.context.desk.clock.now()), {one.order_no: one for one in found.due}
        begun = {made.order_no for made in found.orders if not made.special}
        listed: list[tuple[tuple[bool, date, int], str, tuple[Any, ...]]] = []
        for n, order in enumerate(found.waiting):
            line = due.get(order.number)
            day = line.told if line else order.promised_on or order.delivery_date
            cell = self._day(day, today, line)
            words = self.tr("有余量") if order.number in begun else self.tr("待开单")
            row = (order.number, order.customer_name, cell, MarkCell(State.NOT_YET, words))
            listed.append(((False, day or _LATER, n), order.number, row))
        for n, made in enumerate(found.orders):
            line = due.get(made.order_no) if made.state not in (D.IN_TRANSIT, D.SIGNED, D.DISPUTED) and not made.special else None
            gone = made.state in (D.IN_TRANSIT, D.SIGNED, D.DISPUTED)
            day = line.told if line else made.delivery_day
            cell = Cell(f"{day:%m-%d}" if day else NONE) if gone else self._day(day, today, line)
            words = shown(word_text(made.state))
            mark = MarkCell(MARKS[made.state], f"{shown(word_text(made.kind))}·{words}" if made.special else words)
            listed.append(((gone, day or _LATER, n), made.number, (made.number, made.customer_name, cell, mark)))
        listed.sort(key=lambda one: one[0])
        numbers = [number for _, number, _ in listed]
        self.table.blockSignals(True)  # what was chosen stays, although its row may have moved
        self.table.set_rows([row for _, _, row in listed], numbers)
        if self._number:
            self.table.select_key(self._number)
        self.table.blockSignals(False)
        if not self._number and numbers:
            self.open_document(numbers[0])
        self.steps.offer_trips([(f"{t.number} {t.plate} {site_time(t.planned_at):%m-%d %H:%M}", t.number) for t in found.trips])

    def _day(self, day: date | None, today: date, due: DueView | None) -> Cell | MarkCell:
        """The day with what is urgent about it: late and untold in red, today and tomorrow in amber."""
        if day is None:
            return Cell(NONE)
        state = urgency(day, today, due is not None and due.untold)
        words = f"{day:%m-%d}"
        if state is State.WRONG:
            return MarkCell(state, words + (self.tr("迟") if day < today else self.tr("延")))
        return MarkCell(state, words) if state is not None else Cell(words)

    def _read_order(self) -> None:
        number, now = self._number, self.context.desk.clock.now()
        self._ask += 1
        ticket = self._ask
        if number.startswith("DD"):

            def waits(session: Reading) -> _Waiting:
                order = order_queries.order(session, number)
                given = queries.dispatched_of(session, [line.line_id for line in order.lines])
                return _Waiting(order, delays.due_of(session, number, now), given)

            self.context.query(waits, lambda found: self._show_waiting(ticket, found))
            return

        def ask(session: Reading) -> Shown | None:
            order = queries.dispatch_order(session, number)
            if order is None:
                return None
            wishes = [wish for wish in requests.requests_of(session, number) if wish.answered_at is None]
            return Shown(
                order, load_queries.handed_over(session, number), choosing.suggestion(session, order, now),
                choosing.arranger(session, order, now), customer.proposed_points(session, number), wishes[-1] if wishes else None,
                None if order.special else delays.due_of(session, order.order_no, now),
                queries.load_numbers(session, [number]).get(number, (1, 1)),
                preparing.of_orders(session, [order.order_no]).get(order.order_no), tuple(returns.of_dispatch(session, number)),
                order_queries.offered(session, now),
                carrying.to_carry(session, order, now),
            )  # fmt: skip

        self.context.query(ask, lambda found: self._show_order(ticket, found))

    # Showing

    def _show_nothing(self) -> None:
        self._order = None
        self.head.show_record(self.tr("选一张单"), "", State.NOT_YET, "")
        self.head.say_next(self.tr("下一步：在左边选一行，或扫发货单"))
        self.steps.show_none()

    def _show_waiting(self, ticket: int, found: _Waiting) -> None:
        if ticket != self._ask:
            return
        order, self._order = found.order, None
        self.head.show_record(order.number, order.customer_name, State.NOT_YET, self.tr("待开单"))
        self.head.say_next(self.tr("下一步：销售开发货单"))
        rest = [(line, line.quantity - found.given.get(line.line_id, 0)) for line in order.lines]
        self.lines.set_rows([(f"{line.product_name} {line.model}", left, 0, 0) for line, left in rest])
        self.lines.setFixedHeight(LINE_HEIGHT * (min(len(order.lines), MOST_LINES) + 1))
        whom = [(self.tr("收货单位"), order.consignee), (self.tr("地址"), order.address), (self.tr("联系人"), order.contact)]
        self.pairs.show_pairs(whom)
        self.steps.show_waiting(order)
        if found.due is not None and found.due.untold:
            self.steps.show_delay(found.due, order.contact)

    def _show_order(self, ticket: int, found: Shown | None) -> None:
        if ticket != self._ask or found is None:
            return
        was, order, self._order = self._order, found.order, found.order
        if was is None or (was.number, was.state) != (order.number, order.state):
            self._steps_area.verticalScrollBar().setValue(0)  # the next step stands first
        self.photos.show_order(order.number)
        subject = "·".join(filter(None, (order.customer_name, order.order_no, order.source_no)))
        self.head.show_record(order.number, subject, MARKS[order.state], shown(word_text(order.state)))
        self.head.show_stages(STAGES, order.state)
        self.head.say_next(self.tr("下一步：{step}").format(step=next_step(found)))
        rows = [(goods_of(line), line.wanted, line.picked, line.boxed) for line in order.lines]
        self.lines.set_rows(rows, [line.line_id for line in order.lines])
        self.lines.setFixedHeight(LINE_HEIGHT * (min(len(rows), MOST_LINES) + 1))
        self.pairs.show_pairs(facts(found))
        self.steps.show_order(found)

    # Acting

    def _create(self) -> None:
        number = self._number
        lines = self.steps.part()
        self.run(lambda w: service.create(w, number, lines), self._created, self.head.complain)

    def _created(self, order: DispatchOrderView) -> None:
        self._number = order.number
        self.reload()

    def _act(self, act: Callable[[Work, str], Any]) -> None:
        number = self._order.number if self._order is not None else self._number
        if number:
            self.head.complain("")
            self.context.command(lambda w: act(w, number), lambda _: self.reload(), self._refused)

    def _refused(self, error: AppError) -> None:
        """A rule's refusal goes to its card, and the field that it asks for has the keys below it."""
        self.head.complain("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)
            self.steps.point_at(error.clause)

    def _to_trip(self) -> None:
        if self._order is not None and self._order.trip_no:
            self.context.go_to.emit("dispatch", self._order.trip_no)
