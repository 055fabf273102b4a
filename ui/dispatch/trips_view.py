"""车次: planned, checked, loading, closed; the form of the next step beside the list of boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.catalog import queries as catalog
from app.catalog.views import CarrierView, VehicleView
from app.core.clock import site_time
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.dispatch import queries, service
from app.dispatch.views import ON_FOOT, TripDraft, TripState, TripView
from app.gate import queries as gates
from app.gate import service as gate
from app.gate.views import PassView
from app.identity import queries as people
from app.identity.views import PersonView
from app.loading import queries as load_queries
from app.loading import service as loading
from app.loading.views import LoadView
from ui.context import DeskContext
from ui.dispatch.changes import TripCancel, TripChange
from ui.dispatch.head import DetailHead
from ui.dispatch.pass_steps import PassAgain
from ui.dispatch.sections import Section, show_sections
from ui.dispatch.vehicle_check import VehicleCheckForm
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, SettingsView, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

T = TripState
STAGES = (T.PLANNED, T.ARRIVED, T.CHECKED, T.LOADING, T.CLOSED, T.CLEARED, T.OUT)
MARKS = {
    T.PLANNED: State.NOT_YET, T.ARRIVED: State.UNDER_WAY, T.CHECKED: State.UNDER_WAY, T.LOADING: State.UNDER_WAY,
    T.CLOSED: State.HOLD, T.CLEARED: State.GOOD, T.OUT: State.GOOD, T.DONE: State.GOOD, T.CANCELLED: State.INFO,
}  # fmt: skip


@dataclass(frozen=True)
class _Found:
    trips: list[TripView]
    carriers: list[CarrierView]
    vehicles: list[VehicleView]
    people: list[PersonView]


class TripsView(SettingsView):
    """List of trips, the chosen one with its boxes, the forms of its next step; Ctrl+N plans a new one."""

    plan_wanted = Signal(str)

    def __init__(self, context: DeskContext, scan: Callable[[str], None]) -> None:
        super().__init__(context)
        self._scan = scan
        self._number = ""
        self._ask = 0
        self._load: LoadView | None = None
        self._trip: TripView | None = None
        self._pass: PassView | None = None
        self._build_list()
        self._build_sections()
        self._build_detail()
        self._start_new()

    def _build_list(self) -> None:
        columns = [
            Column(self.tr("车次"), Kind.DOCUMENT, 108), Column(self.tr("车牌"), stretch=True), Column(self.tr("装车"), Kind.DATE, 92),
            Column(self.tr("状态"), Kind.MARK, 110),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有待装车次。按 Ctrl+N 新建。"))
        self.table.setObjectName("list.trips")
        self.table.current_changed.connect(lambda key: self.open_document(key) if key else None)
        self.new = KeyButton(self.tr("新车次"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_trip")
        self.new.clicked.connect(self._start_new)
        card = self.list_card(self.tr("车次"), self.table, [self.new])
        card.setFixedWidth(430)
        self.row.addWidget(card)

    def _build_sections(self) -> None:
        self.creation = self._create_section()
        self.check = VehicleCheckForm()
        self.start = Section("start_load", self.tr("开始装车"), self.tr("开始装车"))
        self.start.tick("briefed", self.tr("安全"), self.tr("已做安全交底"))
        self.start.text("delegated_in", self.tr("监装委托书"), hint=self.tr("组长监装时填文号"))
        self.scan = Section("scan_load", self.tr("扫箱上车"), self.tr("开始扫箱"), hint=self.tr("也可直接扫车次号条码。"))
        self.close_load = self._close_section()
        self.reopen = Section("reopen_load", self.tr("重新打开装车"), self.tr("重新打开"), primary=False, hint=self.tr("出门证随之作废。"))
        self.reopen.text("reopen_reason", self.tr("原因"), required=True)
        self.reissue = PassAgain()
        self.send_again = Section("send_again", self.tr("拒签改正，再送签"), self.tr("改正好了，再送签"))
        self.send_again.text("corrected", self.tr("怎样改正"), required=True)
        self.change, self.cancel = TripChange(), TripCancel()
        self._acts: dict[Section, Callable[[], None]] = {
            self.creation: self._create,
            self.reissue: self._reissue,
            self.send_again: lambda: self._act(self._send_again),
            self.check: self._check_vehicle,
            self.start: lambda: self._act(
                lambda w, n: loading.start(
                    w, n, briefed=bool(self.start.form.value("briefed")), delegated_in=self.start.value("delegated_in")
                )
            ),
            self.scan: lambda: self._scan(self._number),
            self.close_load: self._close,
            self.reopen: lambda: self._act(lambda w, n: loading.reopen_load(w, n, self.reopen.value("reopen_reason"))),
            self.change: self._change,
            self.cancel: lambda: self._act(lambda w, n: service.cancel_trip(w, n, self.cancel.value("cancel_reason"))),
        }
        for section, act in self._acts.items():
            section.wanted.connect(lambda _=None, act=act: act())

    def _create_section(self) -> Section:
        made = Section("create_trip", self.tr("新车次"), self.tr("排车次"))
        made.choice("plate", self.tr("车牌"), required=True, editable=True)
        made.choice("carrier_id", self.tr("承运商"), empty=self.tr("自有或客户车辆"))
        made.text("driver", self.tr("司机/提货人"), required=True)
        made.text("phone", self.tr("电话"), required=True)
        made.text("bearer_card", self.tr("证件末四位"), hint=self.tr("步行/快递填；空着取电话末四位"))
        made.moment("planned_at", self.tr("装车时间"), required=True)
        made.choice("supervisor_id", self.tr("监装人"), empty=self.tr("未定"))
        made.choice("crew_a", self.tr("送货员"), empty=self.tr("无"))
        made.choice("crew_b", self.tr("送货员二"), empty=self.tr("无"))
        made.text("dock", self.tr("码头"))
        made.text("gate", self.tr("门岗"))
        made.text("container_no", self.tr("柜号"))
        made.text("booked_seal_no", self.tr("预报封签"))
        made.text("inspection_until", self.tr("年检有效至"), hint=self.tr("临时车辆填，如 2027-05-31"))
        return made

    def _close_section(self) -> Section:
        made = Section("close_load", self.tr("装完核对（销售 + 仓管员）"), self.tr("两人核对，装完"))
        made.text("seal_no", self.tr("封签号"), hint=self.tr("货柜必填"))
        made.tick("secured", self.tr("装载"), self.tr("码齐、捆牢"))
        made.text("exceptions", self.tr("异常"))
        made.text("second", self.tr("另一人"), required=True, hint=self.tr("工牌号或姓名"))
        made.text("second_pin", self.tr("PIN"), required=True, secret=True)
        return made

    def _build_detail(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        self.head = DetailHead("mark.trip_state", "label.next", self.tr("新"))
        side.addWidget(self.head)
        both = QHBoxLayout()
        both.setSpacing(12)
        self.left = scrolled(self._facts())
        both.addWidget(self.left, 1)
        both.addWidget(scrolled(self._steps()), 1)
        side.addLayout(both, 1)
        self.row.addLayout(side, 1)

    def _facts(self) -> QWidget:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        boxes = Card(self.tr("箱"), " ", padding=8)
        self.boxes = WorkTable(
            [
                Column(self.tr("序"), Kind.NUMBER, 40), Column(self.tr("箱"), width=136), Column(self.tr("内容"), stretch=True),
                Column(self.tr("状态"), Kind.MARK, 84),
            ],
            empty=self.tr("车上还没有发货单，先在发货单里安排车次。"),
        )  # fmt: skip
        self.boxes.setObjectName("list.boxes")
        self.boxes.setMinimumHeight(170)
        boxes.body.addWidget(self.boxes)
        self.plan = KeyButton(self.tr("打开装柜图"), key="Alt+G")
        self.plan.setObjectName("do.open_plan")
        self.plan.clicked.connect(lambda: self.plan_wanted.emit(self._number))
        boxes.head.addWidget(self.plan)
        facts = Card(self.tr("车与人"), " ")
        self.pairs = Pairs(76)
        facts.body.addWidget(self.pairs)
        for part in (boxes, facts):
            box.addWidget(part)
        box.addStretch(1)
        return body

    def _steps(self) -> QWidget:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for section in self._acts:
            box.addWidget(section)
        box.addStretch(1)
        return body

    # Reading

    def reload(self) -> None:
        """Reads the list, what a new trip is chosen from, and the trip shown."""
        self.new.setEnabled(self._plans())
        if not self._number:
            self._offer_new()

        def ask(session: Reading) -> _Found:
            trips = queries.trips(session, [state for state in T if state not in (T.DONE, T.CANCELLED)])
            trips.sort(key=lambda trip: (trip.state is T.OUT, -trip.planned_at.timestamp()))  # what is still in the yard comes first
            return _Found(trips, catalog.carriers(session), catalog.vehicles(session), people.people(session, active_only=True))

        self.context.query(ask, self._show_list)
        if self._number:
            self._read_trip()

    def open_document(self, document: str) -> None:
        """Shows a trip."""
        if document != self._number:
            self._number = document
            self.head.complain("")
        self.table.select_key(document)
        self._read_trip()

    def _show_list(self, found: _Found) -> None:
        rows = [
            (
                t.number, t.driver if t.on_foot else t.plate, site_time(t.planned_at).strftime("%m-%d %H:%M"),
                MarkCell(MARKS[t.state], shown(word_text(t.state))),
            )
            for t in found.trips
        ]
        self.table.set_rows(rows, [t.number for t in found.trips])
        self.creation.offer("plate", [(ON_FOOT, ON_FOOT), *((v.plate, v.plate) for v in found.vehicles)])
        self.creation.offer("carrier_id", [(c.name, c.carrier_id) for c in found.carriers], self.tr("自有或客户车辆"))
        self.change.offer_vehicles(found.vehicles, found.carriers)
        watchers = [(p.name, p.person_id) for p in found.people if p.roles & {Role.SALES, Role.TEAM_LEADER}]
        crew = [(p.name, p.person_id) for p in found.people if p.roles & {Role.SHIPPER, Role.TEAM_LEADER, Role.SALES}]
        self.creation.offer("supervisor_id", watchers, self.tr("未定"))
        for key in ("crew_a", "crew_b"):
            self.creation.offer(key, crew, self.tr("无"))
        if self._number and self.table.current_key() != self._number:
            self.table.select_key(self._number)

    def _read_trip(self) -> None:
        number = self._number
        self._ask += 1
        ticket = self._ask

        now = self.context.desk.clock.now()

        def ask(session: Reading) -> tuple[TripView | None, LoadView | None, PassView | None, bool]:
            last = gates.last_of_trip(session, number)
            holds = last is not None and last.active and (last.valid_until is None or now < last.valid_until)
            return queries.trip(session, number), load_queries.load(session, number), last, holds

        self.context.query(ask, lambda found: self._show_trip(ticket, *found))

    # Showing

    def _start_new(self) -> None:
        self._number, self._load = "", None
        self._ask += 1
        self.table.clearSelection()
        self.left.hide()
        self.creation.set_moment("planned_at", self.context.desk.clock.now() + timedelta(hours=2))
        self._offer_new()

    def _plans(self) -> bool:
        return self.context.actor.has(Role.LOGISTICS_HEAD, Role.TEAM_LEADER)

    def _offer_new(self) -> None:
        """Nothing is chosen: who plans trips gets the form of a new one, everybody else is told where to begin."""
        plans = self._plans()
        title, state = (self.tr("新车次"), self.tr("未保存")) if plans else (self.tr("车次装车"), self.tr("未选"))
        self.head.show_record(title, "", State.NOT_YET, state)
        words = self.tr("下一步：填车牌、司机、装车时间，排车次") if plans else self.tr("下一步：在左边选车次；新车次由物流科长或班组长排")
        self.head.say_next(words)
        self.table.set_empty(self.tr("没有待装车次。按 Ctrl+N 新建。") if plans else self.tr("没有待装车次。"))
        show_sections([(section, plans and section is self.creation) for section in self._acts])

    def _show_trip(self, ticket: int, trip: TripView | None, load: LoadView | None, last: PassView | None, holds: bool) -> None:
        if ticket != self._ask or trip is None or load is None:
            return
        pass_ = last if holds else None
        if not holds:
            self.reissue.show_last(last)
        self._load, self._trip, self._pass = load, trip, pass_
        keeper, declined = self.context.actor.has(Role.STOREKEEPER), pass_ is not None and pass_.sent_back
        if pass_ is not None and declined:
            self.send_again.say(self.tr("{who} 拒签：{why}").format(who=pass_.sent_back_by, why=pass_.sent_back_why))
        self.change.show_trip(trip)
        self.check.show_load(load)
        subject = f"{trip.plate}·{site_time(trip.planned_at):%m-%d %H:%M}"
        self.head.show_record(trip.number, subject, MARKS[trip.state], shown(word_text(trip.state)))
        self.head.show_stages(STAGES, trip.state)
        self.left.show()
        self.head.say_next(self.tr("下一步：{step}").format(step=self._next_words(trip, load)))
        self._show_boxes(load)
        self.pairs.show_pairs(self._pairs(trip, load))
        waiting = trip.state in (T.PLANNED, T.ARRIVED)
        plans = self._plans()
        show_sections(
            [
                (self.creation, False),
                (self.reissue, trip.state in (T.CLOSED, T.CLEARED) and pass_ is None and keeper),
                (self.send_again, declined and keeper),
                (self.check, waiting and not trip.on_foot),
                (self.start, trip.state is T.CHECKED or (waiting and trip.on_foot and bool(trip.dispatch_nos))),
                (self.scan, trip.state is T.LOADING and bool(load.missing)),
                (self.close_load, trip.state is T.LOADING and not load.missing),
                (self.reopen, trip.state in (T.CLOSED, T.CLEARED)),
                (self.change, plans and (waiting or trip.state is T.CHECKED)),
                (self.cancel, plans and waiting and not trip.dispatch_nos),
            ]
        )

    def _show_boxes(self, load: LoadView) -> None:
        rows = []
        for box in sorted(load.expected, key=lambda b: (b.position or 9999, b.dispatch_no, b.box_no)):
            on = bool(box.position)
            mark = MarkCell(State.GOOD if on else State.NOT_YET, self.tr("已装") if on else self.tr("未装"))
            rows.append((box.position or "", f"{box.dispatch_no} {box.box_no}/{box.box_count}", box.contents, mark))
        self.boxes.set_rows(rows)

    def _next_words(self, trip: TripView, load: LoadView) -> str:
        if trip.state in (T.PLANNED, T.ARRIVED):
            if trip.on_foot and trip.dispatch_nos:
                return self.tr("提货人到后开始装车，不用验车")
            if load.check is not None and not load.check.passed:
                return self.tr("上次验车不合格：换车或整改后再验")
            return self.tr("车到后验车") if trip.dispatch_nos else self.tr("在发货单里安排到本车次")
        if trip.state is T.CHECKED:
            return self.tr("开始装车")
        if trip.state is T.LOADING:
            if load.missing:
                return self.tr("扫箱上车，还差 {n} 箱").format(n=len(load.missing))
            return self.tr("销售和仓管员两人核对，装完")
        if trip.state is T.CLOSED and self._pass is not None and self._pass.sent_back:
            return self.tr("{who} 拒签，仓管员改正后再送签").format(who=self._pass.sent_back_by)
        if trip.state in (T.CLOSED, T.CLEARED) and self._pass is None:
            return self.tr("出门证已过期或作废，仓管员重开出门证")
        words = {
            T.CLOSED: self.tr("等财务部、人事总务部签出门证"), T.CLEARED: self.tr("车到门卫，扫出门证放行"), T.OUT: self.tr("等签收回单"),
        }  # fmt: skip
        return words.get(trip.state, self.tr("没有要做的"))

    def _pairs(self, trip: TripView, load: LoadView) -> list[tuple[str, str]]:
        check = load.check
        checked = NONE
        if check is not None:
            word = self.tr("合格") if check.passed else self.tr("不合格")
            checked = f"{word} {check.person} {site_time(check.at):%H:%M}"
        confirmed = "、".join(f"{shown(word_text(role))} {name}" for role, name in load.confirmed_by)
        return [
            (self.tr("车牌"), f"{load.plate} {load.trailer}".rstrip()), (self.tr("入厂"), self._entered(trip, load)),
            (self.tr("承运商"), trip.carrier_name or NONE),
            (self.tr("提货人") if trip.on_foot else self.tr("司机"), f"{trip.driver} {trip.phone}"),
            (self.tr("柜号"), trip.container_no or NONE), (self.tr("封签"), load.seal_no or NONE), (self.tr("码头"), trip.dock or NONE),
            (self.tr("送货员"), "、".join(name for _, name in trip.crew) or NONE), (self.tr("监装"), load.supervisor or NONE),
            (self.tr("验车"), checked), (self.tr("毛重"), f"{load.gross_weight_g / 1000:.1f} kg"), (self.tr("已核对"), confirmed or NONE),
        ]  # fmt: skip

    def _entered(self, trip: TripView, load: LoadView) -> str:
        if load.entered_at is not None:
            return self.tr("{at}·门岗登记").format(at=f"{site_time(load.entered_at):%m-%d %H:%M}")
        return f"{site_time(trip.arrived_at):%m-%d %H:%M}" if trip.arrived_at is not None else NONE

    # Acting

    def _create(self) -> None:
        form = self.creation
        until = form.value("inspection_until")
        try:
            shown_until = date.fromisoformat(until) if until else None
        except ValueError:
            form.form.show_errors({"inspection_until": self.tr("写成 2027-05-31 这样的日期")})
            return
        crew = tuple(int(person) for key in ("crew_a", "crew_b") if (person := form.form.value(key)) is not None)
        draft = TripDraft(
            plate=form.value("plate"), driver=form.value("driver"), phone=form.value("phone"), planned_at=form.moment_of("planned_at"),
            carrier_id=form.form.value("carrier_id"), crew=crew, supervisor_id=form.form.value("supervisor_id"),
            container_no=form.value("container_no"), booked_seal_no=form.value("booked_seal_no"), inspection_until=shown_until,
            dock=form.value("dock"), gate=form.value("gate"), bearer_card=form.value("bearer_card"),
        )  # fmt: skip
        self.run(lambda w: service.create_trip(w, draft), self._created, self.head.complain)

    def _change(self) -> None:
        trip = self._trip
        draft = self.change.draft(trip) if trip is not None else None
        reason = self.change.value("change_reason")
        if draft is not None:
            self._act(lambda w, n: service.change_trip(w, n, draft, reason))

    def _created(self, trip: TripView) -> None:
        self._number = trip.number
        self.reload()

    def _act(self, act: Callable[[Work, str], Any]) -> None:
        if self._number:
            number = self._number
            self.head.complain("")
            self.run(lambda w: act(w, number), lambda _: self.reload(), self.head.complain)

    def _send_again(self, work: Work, _trip: str) -> PassView:
        assert self._pass is not None
        return gate.send_again(work, self._pass.number, self.send_again.value("corrected"))

    def _reissue(self) -> None:
        reason = self.reissue.value("reissue_reason")
        self._act(lambda w, n: gate.reissue(w, n, reason))

    def _check_vehicle(self) -> None:
        findings = self.check.findings()
        self._act(lambda w, n: loading.check_vehicle(w, n, findings))

    def _close(self) -> None:
        """The one at the desk and the other, who signs in by PIN, confirm and close the load in one action."""
        form, number, desk, first = self.close_load, self._number, self.context.desk, self.context.actor
        who, pin, seal = form.value("second"), form.value("second_pin"), form.value("seal_no")
        secured, exceptions = bool(form.form.value("secured")), form.value("exceptions")

        def both() -> LoadView:
            second = desk.sign_in(who, pin)
            with desk.work(first) as work:
                return loading.close(work, number, second, seal, secured=secured, exceptions=exceptions)

        self.head.complain("")
        self.context.jobs.write(both, self._closed, self._not_closed)

    def _closed(self, _: LoadView) -> None:
        self.close_load.form.set_value("second_pin", "")
        self.reload()

    def _not_closed(self, error: AppError) -> None:
        self.close_load.form.set_value("second_pin", "")
        self.head.complain("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)
        self.reload()
