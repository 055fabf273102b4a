"""The forms of the steps of a 发货单; only those that its state allows are shown, the next one first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import SITE_ZONE, site_day
from app.core.words import Role
from app.core.work import Work
from app.dispatch import carrying, service
from app.dispatch.views import DeliveryMode, DispatchOrderView, DraftLine, ModeStep
from app.orders.views import OrderView
from app.printing import service as printing
from app.storage.protection import MOVERS
from ui.context import DeskContext
from ui.dispatch.changes import ModeChange, TransportChange
from ui.dispatch.export_papers import ExportPapersSection
from ui.dispatch.mode_steps import AnnounceSection, CountSection, HandoverSection
from ui.dispatch.order_changes import ChangeWish, DelaySection, KitPapers, LinesChange, WhereTo, WishAnswer
from ui.dispatch.orders_words import AT_GATE, D, Shown
from ui.dispatch.points_section import PointsSection
from ui.dispatch.sections import Section, show_sections
from ui.widgets.buttons import KeyButton

Act = Callable[[Work, str], Any]


class OrderSteps(QWidget):
    """Every form; `act_wanted` carries a command of a 发货单, the other signals lead elsewhere."""

    act_wanted = Signal(object)
    create_wanted = Signal()
    pick_wanted = Signal()
    box_wanted = Signal()
    trip_wanted = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self._made()
        self._more()
        self.export = ExportPapersSection(context)
        self.export.wanted.connect(lambda _: self.act_wanted.emit(self.export.entered()))
        self._acts: dict[Section, Callable[[], None]] = {
            self.creation: self.create_wanted.emit,
            self.answer: self._does(self.answer.act),
            self.delay: self._does(self.delay.act),
            self.where: self._does(self.where.act),
            self.issue: self._does(self._issue),
            self.accept: self._does(service.accept),
            self.settle: self._does(self.settle.act),
            self.transport: self._does(self.transport.act),
            self.notify: self._does(self._notify),
            self.announce: self._does(self.announce.act),
            self.count: self._does(self.count.act),
            self.plan: self._does(lambda w, n: service.plan(w, n, self.plan.value("trip_no"))),
            self.pick: self.pick_wanted.emit,
            self.short: self._does(self._approve_short),
            self.box: self.box_wanted.emit,
            self.handover: self._does(self.handover.act),
            self.load: self.trip_wanted.emit,
            self.lines: self._does(self.lines.act),
            self.papers: self._does(self.papers.act),
            self.mode: self._does(lambda w, n: service.change_mode(w, n, self.mode.mode, self.mode.value("agreement_no"))),
            self.wish: self._does(self.wish.act),
            self.carry: self._does(carrying.sign),
            self.more: self._does(lambda w, n: service.cancel(w, n, self.more.value("reason"))),
        }
        for section, act in self._acts.items():
            section.wanted.connect(lambda _=None, act=act: act())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for section in self._acts:
            box.addWidget(section)
        box.insertWidget(box.indexOf(self.lines), self.export)
        box.addStretch(1)

    def _does(self, act: Act) -> Callable[[], None]:
        return lambda: self.act_wanted.emit(act)

    def _made(self) -> None:
        hint = self.tr("按订单余量开，只能用已入库、检验合格、未预留给别人的货；先发一部分时选货品、填数量，余量另开。")
        self.creation = Section("create", self.tr("从订单开发货单"), self.tr("开单（草稿）"), hint=hint)
        self.creation.choice("part_line", self.tr("货品"), empty=self.tr("全部余量"))
        self.creation.form.add_number("part_pieces", self.tr("先发"), low=0, high=999_999).setObjectName("field.part_pieces")
        self.where = WhereTo()
        self.issue = Section("issue", self.tr("开单发出"), self.tr("开单并打印"))
        self.issue.text("invoice_no", self.tr("发票号"))
        self.issue.text("pending_reason", self.tr("待开票理由"), hint=self.tr("没有发票号时填"))
        self.issue.text("urgent_note", self.tr("急件说明"), hint=self.tr("不在发货通知单上时填"))
        self.issue.text("erp_no", self.tr("ERP 单号"), hint=self.tr("可空；印成条码，扫它也能找到"))
        self.accept = Section("accept", self.tr("物流科长签收"), self.tr("签收"))
        self.settle = PointsSection()
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
        self.announce, self.count, self.handover = AnnounceSection(), CountSection(), HandoverSection()
        self.load = Section("to_trip", self.tr("装车"), self.tr("到车次"), hint=self.tr("验车、扫箱上车、两人核对，在车次里办理。"))
        self.mode, self.transport, self.lines, self.papers = ModeChange(), TransportChange(), LinesChange(), KitPapers()
        self.wish, self.answer, self.delay = ChangeWish(), WishAnswer(), DelaySection(self.context)
        self._told = ""

    def _more(self) -> None:
        self.carry = Section("sign_carrying", self.tr("贵重/安全件放回防护（E-04）"), self.tr("防护做到，签字"), primary=False)
        self.more = Section("cancel", self.tr("作废、改期、补打"), self.tr("作废"), primary=False)
        self.more.text("reason", self.tr("原因"))
        self.more.form.add_date("postpone_day", self.tr("改到")).setObjectName("field.postpone_day")
        self.later = self._button("postpone", self.tr("改期"), self._postpone)
        self.again = self._button("reprint", self.tr("发货单"), self._reprint, "F10")
        self.goods = self._button("goods_list", self.tr("货物清单"), self._print("goods_list"))
        self.kit = self._button("kit_list", self.tr("资料清单"), self._print("kit_list"))
        self.more.foot.insertWidget(1, self.later)
        papers = QHBoxLayout()
        papers.setSpacing(6)
        papers.addStretch(1)
        for button in (self.goods, self.kit, self.again):
            papers.addWidget(button)
        self.more.body.addLayout(papers)

    def _button(self, key: str, words: str, act: Act, cap: str = "") -> KeyButton:
        button = KeyButton(words, key=cap)
        button.setObjectName(f"do.{key}")
        button.clicked.connect(self._does(act))
        return button

    def _reprint(self, work: Work, number: str) -> int:
        return service.reprint(work, number, self.more.value("reason"))

    def _print(self, paper: str) -> Act:
        return lambda w, n: printing.print_paper(w, paper, n, reason=self.more.value("reason"))

    # Showing

    def offer_trips(self, trips: list[tuple[str, str]]) -> None:
        """The trips to choose from."""
        self.plan.offer("trip_no", trips, self.tr("选车次"))

    def show_none(self) -> None:
        """Nothing is chosen."""
        show_sections([(section, False) for section in self._acts])
        self.export.show_order("", "")

    def show_waiting(self, order: OrderView, found: Shown | None = None) -> None:
        """An order that waits for its 发货单."""
        show_sections([(section, section is self.creation) for section in self._acts])
        lines = [(f"{line.model or line.product_name} × {line.quantity}", line.line_id) for line in order.lines]
        self.creation.offer("part_line", lines, self.tr("全部余量"))
        self.export.show_order("", "")

    def show_delay(self, due: Any, contact: str) -> None:
        """A delay of an order that has no 发货单 yet."""
        self.delay.show_due(due, contact)
        self.delay.show()

    def show_order(self, found: Shown) -> None:
        """The forms of a 发货单 as it stands."""
        order = found.order
        self.export.show_order(order.number, order.order_no)
        missing = [(f"{line.product_name} {line.model}", line.line_id) for line in order.lines if line.picked < line.wanted]
        self.short.offer("short_line", missing, self.tr("选货品"))
        self.mode.show_order(order, found.offered.modes)
        for section in (self.lines, self.papers, self.announce, self.count, self.handover, self.where):
            section.show_order(order)
        self.transport.show_order(order, found.suggestion, found.offered.kinds)
        self.settle.show_points(order.number, found.points)
        self.plan.may_lead = not order.trip_no  # another trip for what stands on one is no next step
        self.answer.show_wish(found.wish)
        if found.carry is not None:
            words = self.tr("{goods}：{points}。作废、少装放回以前，由搬运的人当天签。")
            self.carry.say(words.format(goods=some(found.carry.goods), points="、".join(found.carry.points)))
        if found.due is not None and found.due.untold:
            self.delay.show_due(found.due, f"{order.contact}")
        if self._told != order.number:
            self._told = order.number
            for part in (self.issue, self.short, self.wish, self.more):
                part.form.blank()  # an invoice number or a reason is of one 发货单
            now = self.context.desk.clock.now()
            self.notify.form.set_value("told", order.contact)
            self.notify.form.set_value("channel", "")
            self.notify.set_moment("arrival_at", _arrival(order, now))
            self.issue.form.set_value("erp_no", order.erp_no)
            tomorrow = QDate(now.year, now.month, now.day).addDays(1)
            self.more.form.editor("postpone_day").setDate(tomorrow)  # type: ignore[attr-defined]
        listed = order.special or order.notice_no
        self.issue.say("" if listed else self.tr("这张订单不在发货通知单上：补入通知单，或写急件说明。"))
        for field in ("invoice_no", "pending_reason", "urgent_note"):
            self.issue.form.show_field(field, not order.special)
        show_sections(self._allowed(found))
        self._show_buttons(order)

    def _allowed(self, found: Shown) -> list[tuple[Section, bool]]:
        order, state, actor = found.order, found.order.state, self.context.actor
        early = state in (D.ISSUED, D.PLANNED, D.PICKING, D.PICKED, D.READY)
        gate = order.mode in AT_GATE
        came, counted = order.step(ModeStep.ANNOUNCED), order.step(ModeStep.COUNTED)
        consigned = order.mode is DeliveryMode.CONSIGNED
        counted_first = not consigned or counted is not None
        over = (D.LOADED, D.CLEARED, D.IN_TRANSIT, D.SIGNED, D.DISPUTED, D.ACCEPTED, D.CLOSED, D.CANCELLED)
        received = state is D.ISSUED and order.accepted_at is not None
        no_trip = state in (D.PICKED, D.READY) and not order.trip_no  # split off where a vehicle was too small
        return [
            (self.creation, False),
            (self.answer, found.wish is not None and actor.has(Role.SALES)),
            (self.delay, found.due is not None and found.due.untold and actor.has(Role.SALES)),
            (self.where, order.special and (state is D.DRAFT or early) and actor.has(Role.SALES)),
            (self.issue, state is D.DRAFT and (not order.special or order.confirmed_at is not None)),
            (self.accept, state is D.ISSUED and order.accepted_at is None),
            (self.settle, state is D.ISSUED and order.mode is DeliveryMode.DIRECT and bool(order.open_points)),
            (self.transport, state in (D.DRAFT, D.ISSUED, D.PLANNED)),
            (self.notify, early and order.notified_at is None and not no_trip),
            (self.announce, early and gate and found.signed is None and (came is None or state is not D.READY)),
            (self.count, state is D.READY and consigned and came is not None and counted is None),
            (self.plan, state is D.PLANNED or received or no_trip),
            (self.pick, state in (D.PLANNED, D.PICKING) and bool(order.trip_no)),
            (self.short, state in (D.PLANNED, D.PICKING) and actor.has(Role.LOGISTICS_HEAD)),
            (self.box, state is D.PICKED),
            (self.handover, state is D.READY and gate and found.signed is None and came is not None and counted_first),
            (self.load, state in (D.READY, D.LOADING, D.LOADED, D.CLEARED) and bool(order.trip_no)),
            (self.lines, state in (D.DRAFT, D.ISSUED) and not order.special and actor.has(Role.SALES)),
            (self.papers, state in (D.DRAFT, D.ISSUED, D.PLANNED, D.PICKING, D.PICKED) and actor.has(Role.SALES)),
            (self.mode, state in (D.DRAFT, D.ISSUED)),
            (self.wish, early and actor.has(Role.LOGISTICS_HEAD, Role.TEAM_LEADER)),
            (self.carry, found.carry is not None and actor.has(*MOVERS)),
            (self.more, state not in over),
        ]  # fmt: skip

    def _show_buttons(self, order: DispatchOrderView) -> None:
        state = order.state
        self.more.button.setVisible(state in (D.DRAFT, D.ISSUED, D.PLANNED, D.PICKING, D.PICKED))
        self.later.setVisible(state in (D.READY, D.LOADING))
        self.more.form.show_field("postpone_day", state in (D.READY, D.LOADING))
        for button in (self.again, self.goods, self.kit):
            button.setVisible(state is not D.DRAFT)

    def point_at(self, clause: str) -> None:
        """The field that a refusal asks for."""
        field = {"X-17": "urgent_note", "X-18": "pending_reason"}.get(clause)
        if field is not None and self.issue.isVisible():
            self.issue.form.editor(field).setFocus(Qt.FocusReason.OtherFocusReason)

    # What was keyed

    def part(self) -> tuple[DraftLine, ...]:
        """What a new 发货单 is to be of: everything that is left, or so many pieces of one line."""
        line, pieces = self.creation.form.value("part_line"), int(self.creation.form.value("part_pieces") or 0)
        return (DraftLine(int(line), pieces),) if line is not None and pieces else ()

    def _issue(self, work: Work, number: str) -> DispatchOrderView:
        return service.issue(work, number, *(self.issue.value(key) for key in ("invoice_no", "pending_reason", "urgent_note", "erp_no")))

    def _notify(self, work: Work, number: str) -> DispatchOrderView:
        form = self.notify
        return service.notify_customer(work, number, form.value("told"), form.value("channel"), form.moment_of("arrival_at"))

    def _approve_short(self, work: Work, number: str) -> DispatchOrderView:
        form = self.short
        line_id, pieces = int(form.form.value("short_line")), int(form.form.value("short_pieces"))
        return service.approve_short(work, number, line_id, pieces, form.value("short_reason"))

    def _postpone(self, work: Work, number: str) -> DispatchOrderView:
        return service.postpone(work, number, self.more.value("reason"), date.fromisoformat(self.more.value("postpone_day")))


def some(goods: Sequence[str]) -> str:
    """The first of many numbers, and how many there are."""
    named = "、".join(goods[:3])
    return named if len(goods) <= 3 else f"{named} …（{len(goods)}）"


def _arrival(order: DispatchOrderView, now: datetime) -> datetime:
    """When the goods are likely told to come: on the promised day in the afternoon, else the next one."""
    soon = site_day(now) + timedelta(days=1)
    return datetime.combine(max(order.delivery_day or soon, soon), time(14), SITE_ZONE)
