"""车次: planned, checked, loading, closed; the form of the next step beside the list of boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.carriers import queries as carriers
from app.carriers.views import Offer
from app.catalog import kind_queries as kinds
from app.catalog import queries as catalog
from app.catalog.views import VehicleView
from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.words import Activity, Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.dispatch import planning, queries, service, trip_log
from app.dispatch import stops as stops_of
from app.dispatch.views import TripState, TripStop, TripView
from app.gate import queries as gates
from app.gate import service as gate
from app.gate.views import PassView
from app.identity import queries as people
from app.identity.views import PersonView
from app.loading import climate, leaving, photos, staging
from app.loading import queries as load_queries
from app.loading import service as loading
from app.loading.views import LoadView
from app.planner.kinds import VehicleKind
from ui.context import DeskContext
from ui.dispatch.changes import TripCancel, TripChange
from ui.dispatch.head import DetailHead
from ui.dispatch.pass_steps import PassAgain
from ui.dispatch.sections import Section, show_sections
from ui.dispatch.trip_facts import TripFacts
from ui.dispatch.trip_forms import ClimateForm, CloseLoad, LeaveBehind, LoadPhotos, NewTrip, StartLoad, TripLogForm
from ui.dispatch.trip_words import Kept, TripWords
from ui.dispatch.vehicle_check import VehicleCheckForm
from ui.i18n import shown
from ui.plates import plate_words
from ui.settings.parts import SettingsView, scrolled
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

T = TripState
RUN_SHEET = "run_sheet"
BEFORE = (T.PLANNED, T.ARRIVED)
STAGES = (T.PLANNED, T.ARRIVED, T.CHECKED, T.LOADING, T.CLOSED, T.CLEARED, T.OUT)
MARKS = {
    T.PLANNED: State.NOT_YET, T.ARRIVED: State.UNDER_WAY, T.CHECKED: State.UNDER_WAY, T.LOADING: State.UNDER_WAY,
    T.CLOSED: State.HOLD, T.CLEARED: State.GOOD, T.OUT: State.GOOD, T.DONE: State.GOOD, T.CANCELLED: State.INFO,
}  # fmt: skip


@dataclass(frozen=True)
class _Found:
    trips: list[TripView]
    carriers: list[Offer]
    vehicles: list[VehicleView]
    people: list[PersonView]
    kinds: tuple[VehicleKind, ...]
    last: dict[str, TripView]
    trained: frozenset[int]


@dataclass(frozen=True)
class _Shown:
    trip: TripView | None
    load: LoadView | None
    last: PassView | None
    holds: bool
    kept: Kept
    log: tuple[trip_log.TripEntryView, ...]
    stops: tuple[TripStop, ...] = ()
    second: Role = Role.SALES


class TripsView(SettingsView):
    """List of trips, the chosen one with its boxes, the forms of its next step; Ctrl+N plans a new one."""

    plan_wanted = Signal(str)

    def __init__(self, context: DeskContext, scan: Callable[[str], None]) -> None:
        super().__init__(context)
        self._scan = scan
        self._number = ""
        self._making = False
        self._ask = 0
        self._load: LoadView | None = None
        self._trip: TripView | None = None
        self._pass: PassView | None = None
        self._kept, self._words = Kept(), TripWords(self)
        self._build_list()
        self._build_sections()
        self._build_detail()
        self._show_none()

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
        self.new.clicked.connect(self._make_new)
        card = self.list_card(self.tr("车次"), self.table, [self.new])
        card.setFixedWidth(430)
        self.row.addWidget(card)

    def _build_sections(self) -> None:
        self.creation, self.lane = NewTrip(), self._lane_section()
        self.log, self.photos, self.climate = TripLogForm(), LoadPhotos(), ClimateForm()
        self.check = VehicleCheckForm()
        self.start, self.close_load, self.short = StartLoad(), CloseLoad(), LeaveBehind()
        self.scan = Section("scan_load", self.tr("扫箱上车"), self.tr("开始扫箱"), hint=self.tr("也可直接扫车次号条码。"))
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
            self.lane: self._check_lane,
            self.start: lambda: self._act(
                lambda w, n: loading.start(
                    w, n, briefed=bool(self.start.form.value("briefed")), delegated_in=self.start.value("delegated_in")
                )
            ),
            self.scan: lambda: self._scan(self._number),
            self.close_load: self._close,
            self.short: self._leave_behind,
            self.reopen: lambda: self._act(lambda w, n: loading.reopen_load(w, n, self.reopen.value("reopen_reason"))),
            self.change: self._change,
            self.climate: self._note_climate,
            self.photos: self._add_photo,
            self.log: self._note,
            self.cancel: lambda: self._act(lambda w, n: service.cancel_trip(w, n, self.cancel.value("cancel_reason"))),
        }
        for section, act in self._acts.items():
            section.wanted.connect(lambda _=None, act=act: act())

    def _lane_section(self) -> Section:
        hint = self.tr("在备货区扫发货单，再逐箱扫；多的、缺的当场打印差异单。")
        return Section("check_lane", self.tr("核对备货（F-12）"), self.tr("核对备货"), hint=hint)

    def _build_detail(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        self.head = DetailHead("mark.trip_state", "label.next", self.tr("新"))
        side.addWidget(self.head)
        both = QHBoxLayout()
        both.setSpacing(12)
        self.facts = TripFacts()
        self.facts.plan.clicked.connect(lambda: self.plan_wanted.emit(self._number))
        stops = self.facts.stops
        stops.moved.connect(lambda numbers: self._act(lambda w, n: planning.order_stops(w, n, numbers)))
        stops.crew_wanted.connect(lambda stop, people: self._act(lambda w, n: stops_of.assign_crew(w, n, stop, people)))
        stops.sheet_wanted.connect(lambda: self.context.preview_wanted.emit(RUN_SHEET, self._number))
        self.left = scrolled(self.facts)
        both.addWidget(self.left, 1)
        both.addWidget(scrolled(self._steps()), 1)
        side.addLayout(both, 1)
        self.row.addLayout(side, 1)

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

        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Found:
            trips = queries.trips(session, [state for state in T if state not in (T.DONE, T.CANCELLED)])
            trips.sort(key=_urgency)
            return _Found(trips, carriers.offers(session, site_day(now), now), catalog.vehicles(session),
                          people.people(session, active_only=True), kinds.vehicle_kinds(session), queries.last_by_plate(session),
                          people.qualified_on(session, Activity.DELIVERY, site_day(now)))  # fmt: skip

        self.context.query(ask, self._show_list)
        if self._number:
            self._read_trip()

    def open_document(self, document: str) -> None:
        """Shows a trip."""
        self._making = False
        if document != self._number:
            self._number = document
            self.head.complain("")
            self._blank()
        self.table.select_key(document)
        self._read_trip()

    def _blank(self) -> None:
        """What was ticked, sealed or written for one vehicle is never taken over to the next."""
        for part in (self.start, self.close_load, self.short, self.reopen, self.send_again, self.climate, self.log, self.cancel):
            part.form.blank()

    def _show_list(self, found: _Found) -> None:
        none = Cell(self.tr("未定"), True, State.HOLD)
        rows = [
            (
                t.number, t.driver if t.on_foot else t.plate or none, site_time(t.planned_at).strftime("%m-%d %H:%M"),
                MarkCell(MARKS[t.state], shown(word_text(t.state))),
            )
            for t in found.trips
        ]
        self.table.blockSignals(True)  # the row of before is no choice of anybody's: a trip that was just created stays in front
        self.table.set_rows(rows, [t.number for t in found.trips])
        self.table.blockSignals(False)
        self.creation.offer_vehicles(found.vehicles, found.carriers, found.kinds, found.last)
        self.change.offer_vehicles(found.vehicles, found.carriers)
        self.creation.offer_people(found.people, found.trained)
        self.facts.stops.offer(found.people, found.trained)
        if self._number and self.table.current_key() != self._number:
            self.table.select_key(self._number)
        if not self._number and not self._making and found.trips and found.trips[0].state is not T.OUT:
            self.open_document(found.trips[0].number)  # the most urgent one stands in front

    def _read_trip(self) -> None:
        number = self._number
        self._ask += 1
        ticket = self._ask

        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Shown:
            last = gates.last_of_trip(session, number)
            holds = last is not None and last.active and (last.valid_until is None or now < last.valid_until)
            trip = queries.trip(session, number)
            lane = tuple(staging.staging(session, no) for no in trip.dispatch_nos) if trip is not None else ()
            kept = Kept(lane, load_queries.measures(session, number), load_queries.shorts(session, number), photos.counts(session, number),
                        climate.is_needed(session, trip.dispatch_nos) if trip is not None else False,
                        load_queries.climate(session, number))  # fmt: skip
            return _Shown(trip, load_queries.load(session, number), last, holds, kept, trip_log.entries(session, number),
                          stops_of.stops_of(session, number), load_queries.second_confirmer(session, now))  # fmt: skip

        self.context.query(ask, lambda found: self._show_trip(ticket, found))

    # Showing

    def _make_new(self) -> None:
        self._making = True
        self._show_none()

    def _show_none(self) -> None:
        self._number, self._load = "", None
        self._ask += 1
        self.table.clearSelection()
        self.left.hide()
        self.creation.set_moment("planned_at", self.context.desk.clock.now() + timedelta(hours=2))
        self._offer_new()

    @property
    def loading(self) -> bool:
        """Whether a trip is shown that is being loaded."""
        return self._trip is not None and self._trip.number == self._number and self._trip.state is T.LOADING

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

    def _show_trip(self, ticket: int, found: _Shown) -> None:
        trip, load, kept = found.trip, found.load, found.kept
        if ticket != self._ask or trip is None or load is None:
            return
        pass_ = found.last if found.holds else None
        if not found.holds:
            self.reissue.show_last(found.last)
        self._kept = kept
        self.short.show_load(load)
        self.close_load.name_second(found.second)
        self._load, self._trip, self._pass = load, trip, pass_
        waiting = trip.state in (T.PLANNED, T.ARRIVED)
        keeper, declined = self.context.actor.has(Role.STOREKEEPER), pass_ is not None and pass_.sent_back
        if pass_ is not None and declined:
            self.send_again.say(self.tr("{who} 拒签：{why}").format(who=pass_.sent_back_by, why=pass_.sent_back_why))
        self.change.show_trip(trip)
        self.change.may_lead = waiting and not trip.plate  # a vehicle for it is then the next step
        self.check.show_load(load)
        subject = f"{plate_words(trip.plate) or self.tr('未定')}·{site_time(trip.planned_at):%m-%d %H:%M}"
        self.head.show_record(trip.number, subject, MARKS[trip.state], shown(word_text(trip.state)))
        self.head.show_stages(STAGES, trip.state)
        self.left.show()
        self.head.say_next(self.tr("下一步：{step}").format(step=self._words.next_step(trip, load, pass_, kept)))
        self.facts.show_load(load, self._words.pairs(trip, load, kept), found.log)
        plans, actor = self._plans(), self.context.actor
        open_yet = plans and trip.state in (*BEFORE, T.CHECKED)
        self.facts.stops.show_stops(found.stops, movable=open_yet, staffed=plans and trip.state not in (T.OUT, T.DONE, T.CANCELLED))
        approves, writes = actor.has(*leaving.APPROVERS), actor.has(*trip_log.WRITERS)
        show_sections(
            [
                (self.creation, False),
                (self.reissue, trip.state in (T.CLOSED, T.CLEARED) and pass_ is None and keeper),
                (self.send_again, declined and keeper),
                (self.check, waiting and not trip.on_foot and bool(trip.plate)),
                (self.lane, trip.state in (*BEFORE, T.CHECKED) and kept.unchecked is not None and bool(load.expected)),
                (self.start, trip.state is T.CHECKED or (waiting and trip.on_foot and bool(trip.dispatch_nos))),
                (self.scan, trip.state is T.LOADING and bool(load.missing)),
                (self.close_load, trip.state is T.LOADING and not load.missing),
                (self.short, approves and trip.state in (*BEFORE, T.CHECKED, T.LOADING) and len(load.expected) > 1),
                (self.reopen, trip.state in (T.CLOSED, T.CLEARED)),
                (self.change, plans and (waiting or trip.state is T.CHECKED)),
                (self.climate, kept.cool and trip.state in (T.CHECKED, T.LOADING, T.CLOSED, T.CLEARED)),
                (self.photos, trip.state in (T.ARRIVED, T.CHECKED, T.LOADING, T.CLOSED, T.CLEARED) and not trip.on_foot),
                (self.log, writes and trip.state is not T.CANCELLED),
                (self.cancel, plans and waiting and not trip.dispatch_nos),
            ]
        )

    # Acting

    def _create(self) -> None:
        draft = self.creation.draft()
        if draft is not None:
            self.run(lambda w: service.create_trip(w, draft), self._created, self.head.complain)

    def _change(self) -> None:
        trip = self._trip
        draft = self.change.draft(trip) if trip is not None else None
        reason = self.change.value("change_reason")
        if draft is not None:
            self._act(lambda w, n: service.change_trip(w, n, draft, reason))

    def _created(self, trip: TripView) -> None:
        self._number, self._making = trip.number, False
        self._blank()
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
        measures = form.measures()

        def both() -> LoadView:
            second = desk.sign_in(who, pin)
            with desk.work(first) as work:
                return loading.close(work, number, second, seal, secured=secured, exceptions=exceptions, measures=measures)

        self.head.complain("")
        self.context.jobs.write(both, self._closed, self._not_closed)

    def _leave_behind(self) -> None:
        """Logistics head and sales approve: one at the desk, the other by PIN."""
        form, number, desk, first = self.short, self._number, self.context.desk, self.context.actor
        ssccs = form.ssccs()
        if ssccs is None:
            return
        why, who, pin, signed = (form.value(key) for key in ("short_why", "short_second", "short_pin", "signed_anew"))
        again = bool(form.form.value("papers_again"))

        def both() -> LoadView:
            second = desk.sign_in(who, pin)
            with desk.work(first) as work:
                return loading.leave_behind(work, number, ssccs, why, second, papers_again=again, signed_anew=signed)

        self.head.complain("")
        self.context.jobs.write(both, self._left, self._not_closed)

    def _left(self, _: LoadView) -> None:
        for key in ("short_boxes", "short_why", "signed_anew", "short_pin"):
            self.short.form.set_value(key, "")
        self.reload()

    def _check_lane(self) -> None:
        lane = self._kept.unchecked
        if lane is not None:
            self._scan(lane.dispatch_no)

    def _note_climate(self) -> None:
        found, logger = self.climate.tenths(), self.climate.value("climate_logger")
        if found is not None:
            low, high, reading = found
            self._act(lambda w, n: climate.note(w, n, low, high, logger, reading))

    def _add_photo(self) -> None:
        name, kind = self.photos.choose(), self.photos.value("photo_kind")
        if not name:
            return
        try:
            content = Path(name).read_bytes()
        except OSError:
            self.head.complain(self.tr("读不出这个文件"))
            return
        self._act(lambda w, n: photos.attach(w, n, kind, Path(name).name, content))

    def _note(self) -> None:
        form, number = self.log, self._number
        kind, words, whom = (form.value(key) for key in ("log_kind", "log_words", "log_whom"))
        self.run(lambda w: trip_log.note(w, number, kind, words, whom=whom), lambda _: self._noted(), self.head.complain)

    def _noted(self) -> None:
        self.log.form.set_value("log_words", "")
        self.head.complain("")
        self.reload()

    def _closed(self, _: LoadView) -> None:
        self.close_load.form.set_value("second_pin", "")
        self.reload()

    def _not_closed(self, error: AppError) -> None:
        self.close_load.form.set_value("second_pin", "")
        self.short.form.set_value("short_pin", "")
        self.head.complain("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)
        self.reload()


def _urgency(trip: TripView) -> tuple[bool, float]:
    """What is still in the yard or to come, the earliest first; below it what left, the newest first."""
    gone, at = trip.state is T.OUT, trip.planned_at.timestamp()
    return gone, -at if gone else at
