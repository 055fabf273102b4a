"""发货单: what waits to be shipped on the left, one 发货单 with its next step on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.dispatch import queries, service
from app.dispatch.views import DeliveryMode, DirectPoint, DispatchKind, DispatchOrderView, DispatchState, TripState, TripView
from app.loading import queries as load_queries
from app.loading import service as loading
from app.orders import queries as order_queries
from app.orders.views import OrderView
from ui.context import DeskContext
from ui.dispatch.box_photos import BoxPhotosCard
from ui.dispatch.changes import ModeChange, TransportChange
from ui.dispatch.export_papers import ExportPapersSection
from ui.dispatch.head import DetailHead
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, SettingsView, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

D = DispatchState
STAGES = (D.DRAFT, D.ISSUED, D.PLANNED, D.PICKING, D.PICKED, D.READY, D.LOADING, D.LOADED, D.CLEARED, D.IN_TRANSIT)
MARKS = {
    D.DRAFT: State.NOT_YET, D.ISSUED: State.UNDER_WAY, D.PLANNED: State.UNDER_WAY, D.PICKING: State.UNDER_WAY,
    D.PICKED: State.UNDER_WAY, D.READY: State.UNDER_WAY, D.LOADING: State.UNDER_WAY, D.LOADED: State.HOLD, D.CLEARED: State.GOOD,
    D.IN_TRANSIT: State.GOOD, D.SIGNED: State.GOOD, D.ACCEPTED: State.GOOD, D.DISPUTED: State.HOLD, D.CLOSED: State.GOOD,
    D.CANCELLED: State.INFO,
}  # fmt: skip
TO_COME = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED)


@dataclass(frozen=True)
class _Found:
    waiting: list[OrderView]
    orders: list[DispatchOrderView]
    trips: list[TripView]


@dataclass(frozen=True)
class _One:
    order: DispatchOrderView
    signed: int | None


class DispatchOrdersView(SettingsView):
    """List, chosen 发货单, the forms of its next step."""

    def __init__(self, context: DeskContext, scan: Callable[[str], None]) -> None:
        super().__init__(context)
        self._scan = scan
        self._number = ""
        self._order: DispatchOrderView | None = None
        self._ask = 0
        self._build_list()
        self._build_sections()
        self._build_detail()
        self._show_nothing()

    def _build_list(self) -> None:
        columns = [
            Column(self.tr("单号"), Kind.DOCUMENT, 108), Column(self.tr("客户"), stretch=True), Column(self.tr("交货"), Kind.DATE, 58),
            Column(self.tr("状态"), Kind.MARK, 100),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有要发的订单。订单下达并入库后会出现在这里。"))
        self.table.setObjectName("list.dispatch_orders")
        self.table.current_changed.connect(lambda key: self.open_document(key) if key else None)
        self.notice = KeyButton(self.tr("发货通知单"), icon="doc")
        self.notice.setObjectName("do.notice")
        self.notice.clicked.connect(self._make_notice)
        card = self.list_card(self.tr("要发的"), self.table, [self.notice])
        card.setFixedWidth(430)
        self.row.addWidget(card)

    def _build_sections(self) -> None:
        hint = self.tr("按订单余量开，只能用已入库、检验合格、未预留给别人的货。")
        self.creation = Section("create", self.tr("从订单开发货单"), self.tr("开单（草稿）"), hint=hint)
        self.creation.choice("dispatch_kind", self.tr("类别"), required=True)
        self.creation.offer("dispatch_kind", [(shown(word_text(kind)), kind.value) for kind in DispatchKind])
        self.issue = Section("issue", self.tr("开单发出"), self.tr("开单并打印"))
        self.issue.text("invoice_no", self.tr("发票号"))
        self.issue.text("pending_reason", self.tr("待开票理由"), hint=self.tr("没有发票号时填"))
        self.issue.text("urgent_note", self.tr("急件说明"), hint=self.tr("不在发货通知单上时填"))
        self.accept = Section("accept", self.tr("物流科长签收"), self.tr("签收"))
        self.settle = Section("settle", self.tr("送货要素（公司直接发货）"), self.tr("确认要素"))
        for point in DirectPoint:
            self.settle.text(f"point_{point.value}", shown(word_text(point)))
        self.notify = Section("notify", self.tr("通知客户收货"), self.tr("已通知"))
        self.notify.text("told", self.tr("通知了谁"), required=True)
        self.notify.text("channel", self.tr("方式"), required=True, hint=self.tr("电话、短信、邮件"))
        self.notify.moment("arrival_at", self.tr("约定到货"))
        self.plan = Section("plan", self.tr("安排车次"), self.tr("安排"))
        self.plan.choice("trip_no", self.tr("车次"), required=True, empty=self.tr("选车次"))
        self.pick = Section("pick", self.tr("提货"), self.tr("开始扫描提货"), hint=self.tr("也可直接扫发货单条码。"))
        self.short = Section("approve_short", self.tr("少发（物流科长批准）"), self.tr("批准少发"), primary=False)
        self.short.choice("short_line", self.tr("货品"), required=True, empty=self.tr("选货品"))
        self.short.form.add_number("short_pieces", self.tr("少发数量"), low=1, high=99_999).setObjectName("field.short_pieces")
        self.short.text("short_reason", self.tr("原因"), required=True)
        self.box = Section("box", self.tr("装箱"), self.tr("去装箱核对"), hint=self.tr("在装箱台扫发货单，装箱、核对、封箱、扫回标签。"))
        self.handover = Section("handover", self.tr("装车前交接签收"), self.tr("登记签收"))
        self.handover.text("signer", self.tr("签收人"), required=True)
        self.handover.text("proof", self.tr("证件/运单号"), required=True)
        self.handover.form.add_number("boxes", self.tr("签收箱数"), low=0, high=9999).setObjectName("field.boxes")
        self.load = Section("to_trip", self.tr("装车"), self.tr("到车次"), hint=self.tr("验车、扫箱上车、两人核对，在车次里办理。"))
        self.more = Section("cancel", self.tr("作废或改期"), self.tr("作废"), primary=False)
        self.more.text("reason", self.tr("原因"))
        self.later = KeyButton(self.tr("改期"))
        self.later.setObjectName("do.postpone")
        self.later.clicked.connect(lambda: self._act(lambda w, n: service.postpone(w, n, self.more.value("reason"))))
        self.again = KeyButton(self.tr("补打发货单"), key="F10", icon="printer")
        self.again.setObjectName("do.reprint")
        self.again.clicked.connect(lambda: self._act(lambda w, n: service.reprint(w, n, self.more.value("reason"))))
        self.more.foot.insertWidget(1, self.again)
        self.more.foot.insertWidget(2, self.later)
        self.mode, self.transport = ModeChange(), TransportChange()
        self.export = ExportPapersSection(self.context)
        self.export.wanted.connect(lambda _: self._act(self.export.entered()))
        self._acts: dict[Section, Callable[[], None]] = {
            self.creation: self._create,
            self.issue: lambda: self._act(self._issue),
            self.accept: lambda: self._act(service.accept),
            self.settle: lambda: self._act(self._settle),
            self.notify: lambda: self._act(self._notify),
            self.plan: lambda: self._act(lambda w, n: service.plan(w, n, self.plan.value("trip_no"))),
            self.pick: lambda: self._scan(self._number),
            self.short: lambda: self._act(self._approve_short),
            self.box: lambda: self.context.go_to.emit("bench", self._number),
            self.handover: lambda: self._act(self._hand_over),
            self.load: self._to_trip,
            self.mode: lambda: self._act(lambda w, n: service.change_mode(w, n, self.mode.mode, self.mode.value("agreement_no"))),
            self.transport: lambda: self._act(lambda w, n: service.change_transport(w, n, self.transport.transport)),
            self.more: lambda: self._act(lambda w, n: service.cancel(w, n, self.more.value("reason"))),
        }
        for section, act in self._acts.items():
            section.wanted.connect(lambda _=None, act=act: act())

    def _build_detail(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        self.head = DetailHead("mark.state", "label.next", self.tr("新"))
        side.addWidget(self.head)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(scrolled(self._facts()), 1)
        both.addWidget(scrolled(self._steps()), 1)
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
        self.lines.setMinimumHeight(150)
        goods.body.addWidget(self.lines)
        facts = Card(self.tr("收货与运输"), " ")
        self.pairs = Pairs(76)
        facts.body.addWidget(self.pairs)
        box.addWidget(goods)
        box.addWidget(facts)
        self.photos = BoxPhotosCard(self.context)
        box.addWidget(self.photos)
        box.addStretch(1)
        return body

    def _steps(self) -> QWidget:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for section in self._acts:
            box.addWidget(section)
        box.insertWidget(box.indexOf(self.more), self.export)
        box.addStretch(1)
        return body

    # Reading

    def reload(self) -> None:
        """Reads the list, the trips to choose from, and the 发货单 shown."""
        self.notice.setEnabled(self.context.actor.has(Role.SALES))

        def ask(session: Reading) -> _Found:
            waiting = queries.waiting_orders(session)
            closed = (D.CLOSED, D.CANCELLED, D.ACCEPTED)
            return _Found(
                waiting, queries.dispatch_orders(session, [s for s in D if s not in closed]), queries.trips(session, TO_COME)
            )

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
        rows: list[tuple[Any, ...]] = []
        for order in found.waiting:
            day = order.delivery_date.strftime("%m-%d") if order.delivery_date else NONE
            rows.append((order.number, order.customer_name, day, MarkCell(State.NOT_YET, self.tr("待开单"))))
        for made in found.orders:
            day = made.delivery_day.strftime("%m-%d") if made.delivery_day else NONE
            rows.append((made.number, made.customer_name, day, MarkCell(MARKS[made.state], shown(word_text(made.state)))))
        numbers = [o.number for o in found.waiting] + [o.number for o in found.orders]
        self.table.set_rows(rows, numbers)
        if not self._number and numbers:
            self.open_document(numbers[0])
        trips = [(f"{t.number} {t.plate} {site_time(t.planned_at):%m-%d %H:%M}", t.number) for t in found.trips]
        self.plan.offer("trip_no", trips, self.tr("选车次"))
        if self._number and self.table.current_key() != self._number:
            self.table.select_key(self._number)

    def _read_order(self) -> None:
        number = self._number
        self._ask += 1
        ticket = self._ask
        if number.startswith("DD"):
            self.context.query(lambda s: order_queries.order(s, number), lambda order: self._show_waiting(ticket, order))
            return

        def ask(session: Reading) -> _One | None:
            order = queries.dispatch_order(session, number)
            return None if order is None else _One(order, load_queries.handed_over(session, number))

        self.context.query(ask, lambda found: self._show_order(ticket, found))

    # Showing

    def _show_nothing(self) -> None:
        self._order = None
        self.head.show_record(self.tr("选一张单"), "", State.NOT_YET, "")
        self.head.say_next(self.tr("下一步：在左边选一行，或扫发货单"))
        show_sections([(section, False) for section in self._acts])
        self.export.show_order("", "")

    def _show_waiting(self, ticket: int, order: OrderView) -> None:
        if ticket != self._ask:
            return
        self._order = None
        self.head.show_record(order.number, order.customer_name, State.NOT_YET, self.tr("待开单"))
        self.head.say_next(self.tr("下一步：销售开发货单"))
        self.lines.set_rows([(f"{line.product_name} {line.model}", line.quantity, 0, 0) for line in order.lines])
        whom = [(self.tr("收货单位"), order.consignee), (self.tr("地址"), order.address), (self.tr("联系人"), order.contact)]
        self.pairs.show_pairs(whom)
        show_sections([(section, section is self.creation) for section in self._acts])
        self.export.show_order("", "")

    def _show_order(self, ticket: int, found: _One | None) -> None:
        if ticket != self._ask or found is None:
            return
        order, self._order = found.order, found.order
        self.photos.show_order(order.number)
        self.export.show_order(order.number, order.order_no)
        subject = f"{order.customer_name}·{order.order_no}"
        self.head.show_record(order.number, subject, MARKS[order.state], shown(word_text(order.state)))
        self.head.show_stages(STAGES, order.state)
        self.head.say_next(self.tr("下一步：{step}").format(step=self._next_words(order, found.signed)))
        rows = [(f"{line.product_name} {line.model}", line.wanted, line.picked, line.boxed) for line in order.lines]
        self.lines.set_rows(rows, [line.line_id for line in order.lines])
        missing = [(f"{line.product_name} {line.model}", line.line_id) for line in order.lines if line.picked < line.wanted]
        self.short.offer("short_line", missing, self.tr("选货品"))
        self.pairs.show_pairs(self._pairs(order))
        self.mode.show_order(order)
        self.transport.show_order(order)
        for point, value in order.points:
            self.settle.form.set_value(f"point_{point.value}", value)
        if not self.notify.value("told"):
            self.notify.form.set_value("told", order.contact)
            self.notify.set_moment("arrival_at", self.context.desk.clock.now() + timedelta(hours=8))
        self._show_sections(order, found.signed)

    def _show_sections(self, order: DispatchOrderView, signed: int | None) -> None:
        state = order.state
        early = state in (D.ISSUED, D.PLANNED, D.PICKING, D.PICKED, D.READY)
        direct = order.mode is DeliveryMode.DIRECT
        signs = order.mode in (DeliveryMode.PICKUP, DeliveryMode.CONSIGNED)
        show_sections(
            [
                (self.creation, False),
                (self.issue, state is D.DRAFT),
                (self.accept, state is D.ISSUED and order.accepted_at is None),
                (self.settle, state is D.ISSUED and direct and bool(order.open_points)),
                (self.notify, early and order.notified_at is None),
                (self.plan, state is D.PLANNED or (state is D.ISSUED and order.accepted_at is not None)),
                (self.pick, state in (D.PLANNED, D.PICKING)),
                (self.short, state in (D.PLANNED, D.PICKING) and self.context.actor.has(Role.LOGISTICS_HEAD)),
                (self.box, state is D.PICKED),
                (self.handover, state is D.READY and signs and signed is None),
                (self.load, state in (D.READY, D.LOADING, D.LOADED, D.CLEARED)),
                (self.mode, state in (D.DRAFT, D.ISSUED)),
                (self.transport, state in (D.DRAFT, D.ISSUED, D.PLANNED)),
                (self.more, state not in (D.LOADED, D.CLEARED, D.IN_TRANSIT, D.SIGNED, D.DISPUTED, D.ACCEPTED, D.CLOSED, D.CANCELLED)),
            ]
        )
        self.more.button.setVisible(state in (D.DRAFT, D.ISSUED, D.PLANNED, D.PICKING, D.PICKED))
        self.later.setVisible(state in (D.READY, D.LOADING))
        self.again.setVisible(state is not D.DRAFT)

    def _next_words(self, order: DispatchOrderView, signed: int | None) -> str:
        words = {
            D.DRAFT: self.tr("销售填发票号或待开票理由，开单"), D.PLANNED: self.tr("提货组扫发货单提货"),
            D.PICKING: self.tr("继续扫描提货，已提 {n} / {total}").format(n=order.picked_total, total=order.total),
            D.PICKED: self.tr("送装箱台装箱"), D.LOADING: self.tr("扫箱上车，两人核对后装完"),
            D.LOADED: self.tr("等财务部、人事总务部签出门证"), D.CLEARED: self.tr("车到门卫，扫出门证放行"),
            D.IN_TRANSIT: self.tr("等客户签收回单，在售后登记"), D.SIGNED: self.tr("在售后登记验收结果"),
        }  # fmt: skip
        if order.state is D.ISSUED:
            if order.accepted_at is None:
                return self.tr("物流科长签收")
            if order.mode is DeliveryMode.DIRECT and order.open_points:
                return self.tr("销售确认送货要素，还差 {n} 项").format(n=len(order.open_points))
            return self.tr("安排车次")
        if order.state is D.READY:
            if order.notified_at is None:
                return self.tr("通知客户收货，再装车")
            if order.mode is DeliveryMode.CONSIGNED and signed is None:
                return self.tr("物流公司点件签收，再装车")
            if order.mode is DeliveryMode.PICKUP and signed is None:
                return self.tr("提货人签交接单，再装车")
            return self.tr("到车次 {trip} 验车、装车").format(trip=order.trip_no or NONE)
        return words.get(order.state, self.tr("没有要做的"))

    def _pairs(self, order: DispatchOrderView) -> list[tuple[str, str]]:
        told = order.notification
        return [
            (self.tr("收货单位"), order.consignee), (self.tr("地址"), order.address),
            (self.tr("联系人"), f"{order.contact} {order.phone}"), (self.tr("方式"), shown(word_text(order.mode))),
            (self.tr("运输"), shown(word_text(order.transport))), (self.tr("唛头"), order.shipping_mark or NONE),
            (self.tr("发票"), order.invoice_no or order.pending_reason or NONE), (self.tr("通知单"), order.notice_no or NONE),
            (self.tr("车次"), order.trip_no or NONE),
            (self.tr("已通知"), f"{told.told} {site_time(told.at):%m-%d %H:%M}" if told else NONE),
        ]  # fmt: skip

    # Acting

    def _create(self) -> None:
        number, kind = self._number, DispatchKind(self.creation.value("dispatch_kind"))
        self.run(lambda w: service.create(w, number, kind=kind), self._created, self.head.complain)

    def _created(self, order: DispatchOrderView) -> None:
        self._number = order.number
        self.reload()

    def _act(self, act: Callable[[Work, str], Any]) -> None:
        if self._order is not None:
            number = self._order.number
            self.head.complain("")
            self.run(lambda w: act(w, number), lambda _: self.reload(), self.head.complain)

    def _issue(self, work: Work, number: str) -> DispatchOrderView:
        form = self.issue
        return service.issue(work, number, form.value("invoice_no"), form.value("pending_reason"), form.value("urgent_note"))

    def _settle(self, work: Work, number: str) -> DispatchOrderView:
        return service.settle(work, number, {point: self.settle.value(f"point_{point.value}") for point in DirectPoint})

    def _notify(self, work: Work, number: str) -> DispatchOrderView:
        form = self.notify
        return service.notify_customer(work, number, form.value("told"), form.value("channel"), form.moment_of("arrival_at"))

    def _approve_short(self, work: Work, number: str) -> DispatchOrderView:
        form = self.short
        line_id, pieces = int(form.form.value("short_line")), int(form.form.value("short_pieces"))
        return service.approve_short(work, number, line_id, pieces, form.value("short_reason"))

    def _hand_over(self, work: Work, number: str) -> None:
        form = self.handover
        loading.sign_handover(work, number, form.value("signer"), form.value("proof"), int(form.form.value("boxes")))

    def _to_trip(self) -> None:
        if self._order is not None and self._order.trip_no:
            self.context.go_to.emit("dispatch", self._order.trip_no)

    def _make_notice(self) -> None:
        self.run(lambda w: service.make_notice(w), lambda _: self.reload(), self.head.complain)
