"""发货: the plan of days and docks, dispatch orders, trips with vehicle check and load close, and scanning for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.scans import ScanResult
from app.core.words import Role
from app.devices.code_table import series_of
from app.gate import incidents
from app.loading.bench import IDLE, DockBench
from app.loading.views import DockState
from app.scanning.lane import OtherPage
from ui.context import DeskContext
from ui.dispatch.board_days import DaysView
from ui.dispatch.board_docks import DocksView
from ui.dispatch.freight_view import FreightMonthView
from ui.dispatch.incidents_view import IncidentsView
from ui.dispatch.inside_view import InsideView
from ui.dispatch.notice_view import NoticeView
from ui.dispatch.orders_view import DispatchOrdersView
from ui.dispatch.pass_view import PassesView
from ui.dispatch.scan_view import ScanView
from ui.dispatch.statistics_view import StatisticsView
from ui.dispatch.trips_view import TripsView
from ui.loadplan.view import PlanView
from ui.page import DeskPage
from ui.settings.parts import SettingsView
from ui.widgets.bench import DeviceView

_FIRST = {
    Role.LOGISTICS_HEAD: "days", Role.TEAM_LEADER: "docks", Role.SHIPPER: "scan", Role.FINANCE: "freight", Role.LEADERSHIP: "freight",
}  # fmt: skip
"""The view that a role begins with; everybody else begins with the list of 发货单."""

_CREW = frozenset({Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.STOREKEEPER, Role.SHIPPER})
"""Whose tab it is; others come for the one view that is named for them."""


@dataclass(frozen=True)
class View:
    """One view of the page.

    Attributes:
        key: What it is called in code.
        words: What it is called in the header.
        widget: The view.
        series: Series of the documents that open in it.
        roles: Who sees it; empty for everybody.
    """

    key: str
    words: str
    widget: QWidget
    series: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()

    def reload(self) -> None:
        """Reads what it shows; the scanning view is told by the lane."""
        if isinstance(self.widget, SettingsView):
            self.widget.reload()

    def open_document(self, document: str) -> None:
        """Chooses a record in it."""
        if isinstance(self.widget, SettingsView):
            self.widget.open_document(document)


class DispatchPage(DeskPage):
    """`open_document` takes a view's key, a plate, or a document of a series that a view of the table below names."""

    key: ClassVar[str] = "dispatch"
    icon: ClassVar[str] = "truck"
    roles: ClassVar[frozenset[Role]] = _CREW | FreightMonthView.roles
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "dispatch_order", "dispatch_line", "dispatch_pick", "dispatch_notice", "direct_confirmation", "customer_notification",
            "trip", "trip_crew", "box", "load", "load_scan", "load_confirmation", "vehicle_check", "handover", "customer_order",
            "gate_pass", "gate_signature", "yard_entry", "export_papers", "gate_pass_line", "gate_pass_loan",
            "gate_incident", "gate_emergency_sheet", "trip_freight", "freight_extra", "delivery_record",
            "dispatch_notice_line", "prepare_task", "handover_step", "delay_notice", "change_request",
            "load_plan", "load_plan_box", "vehicle_kind",
        }
    )  # fmt: skip

    command_wanted = Signal(object)

    @property
    def full_window(self) -> bool:  # type: ignore[override]
        """At the dock the scanning view takes a full screen for itself (F11): it is turned to the truck."""
        return self.view == "scan" and self.window().isFullScreen()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("发货"))
        self._bench = DockBench()
        self.orders, self.trips = DispatchOrdersView(context, self._scan), TripsView(context, self._scan)
        self.scanning = ScanView(context)
        self.scanning.command_wanted.connect(self.command_wanted)
        self.scanning.left.connect(self._leave_scanning)
        self.statistics = StatisticsView(context)
        self.passes, self.inside, self.incidents = PassesView(context), InsideView(context), IncidentsView(context)
        self.plans, self.notices = PlanView(context), NoticeView(context)
        self.plans.trip_wanted.connect(self.open_document)
        self.trips.plan_wanted.connect(self._open_plan)
        self.days, self.docks = DaysView(context), DocksView(context)
        self.days.document_wanted.connect(self.open_document)
        self.docks.trip_wanted.connect(self.open_document)
        self.docks.plan_wanted.connect(self._open_plan)
        self.docks.days_wanted.connect(self._open_day)
        self._table = {view.key: view for view in self._made()}
        self.views = [(view.key, view.words) for view in self._table.values()]
        self.view = "orders"
        self.stack = QStackedWidget()
        for view in self._table.values():
            self.stack.addWidget(view.widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        context.person_changed.connect(lambda _: self._offer_views())
        self._offer_views()
        self.scanning.show_state(self._state)
        self.scanning._show_ready()

    def _made(self) -> tuple[View, ...]:
        """The views in the order of the header, most used first: what does not fit stands in its 更多."""
        return (
            View("days", self.tr("日计划"), self.days),
            View("docks", self.tr("月台"), self.docks),
            View("orders", self.tr("发货单"), self.orders, ("FH", "DD")),
            View("notice", self.tr("通知单"), self.notices, ("TZ", "YQ")),
            View("trips", self.tr("车次装车"), self.trips, ("CC",)),
            View("plan", self.tr("装柜图"), self.plans, ("ZG",)),
            View("scan", self.tr("扫描"), self.scanning),
            View("passes", self.tr("出门证"), self.passes, ("CM",)),
            View("inside", self.tr("在厂车辆"), self.inside),
            View("incidents", self.tr("门岗事件"), self.incidents, ("SJ", "YJ")),
            View("freight", self.tr("运费"), FreightMonthView(self.context), roles=FreightMonthView.roles),
            View("statistics", self.tr("装箱统计"), self.statistics, roles=StatisticsView.roles),
        )

    # What the shell asks

    def bench(self) -> DockBench:
        """A scan of a 发货单 leads to picking, of a trip to loading."""
        return self._bench

    def _offer_views(self) -> None:
        """Some views are for some roles only; who signs in while another tab is in front begins with the view of his role."""
        actor = self.context.actor
        everyone = actor.has(*_CREW) or not actor.has(*self.roles)
        self.views = [
            (view.key, view.words) for view in self._table.values() if (actor.has(*view.roles) if view.roles else everyone)
        ]
        allowed = dict(self.views)
        first = next((key for role, key in _FIRST.items() if actor.has(role) and key in allowed), "orders")
        goes_on = self.view == "trips" and self.trips.loading and actor.has(*_CREW)  # two people close one load at one desk
        if not self.scanning.latched and (self.view not in allowed or not (self.isVisible() or goes_on)):
            self._bring(first)
        self.title_changed.emit()

    def show_view(self, key: str) -> None:
        """Shows a view and reads it anew."""
        if key not in dict(self.views) or (self.scanning.latched and key != "scan"):
            return
        self._bring(key)
        self.title_changed.emit()
        self.reload()

    def _bring(self, key: str) -> None:
        super().show_view(key)
        front = self._table[key].widget
        self.stack.setCurrentWidget(front)
        self.setFocusProxy(front.focusProxy() or front)  # a board has the keys as soon as it is shown

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Device marks at the foot of the scanning view."""
        self.scanning.show_devices(devices)

    def open_document(self, document: str) -> None:
        """Shows a document or a view; what is neither is the plate of a vehicle."""
        if document in self._table:
            self.show_view(document)
            return
        series = "SJ" if incidents.NUMBER_RE.fullmatch(document) else series_of(document)
        view = next((one for one in self._table.values() if series in one.series), None)
        view = view or self._table["inside" if document else self.view]
        self.show_view(view.key)
        if document:
            view.open_document(document)

    def _open_day(self, day: date) -> None:
        """The plan of a day whose 发货单 are on no trip yet."""
        self.show_view("days")
        self.days.show_day(day)

    def reload(self) -> None:
        """Reads the view in front."""
        if self.context.signed_in:
            self._table[self.view].reload()

    def again(self) -> None:
        """F5 finds the load plan anew where that is in front."""
        if self.view != "plan" or not self.plans.search_again():
            self.refresh()

    def show_result(self, result: ScanResult) -> None:
        """Scans show in the scanning view; a document that is at another step opens in its list."""
        if isinstance(result.view, OtherPage) and result.view.page == self.key:  # an emergency sheet: it is at home here, not at the dock
            self.open_document(result.view.document)
            return
        if isinstance(result.view, OtherPage):
            self.scanning.show_result(result, self._state)
            return
        state = self._state
        if self.context.desk.lane.latched is None and isinstance(result.view, DockState) and state.mode == IDLE and state.document:
            self.scanning.show_result(result, state)
            scanned = result.object_key or ""
            self.open_document(scanned if series_of(scanned) in self._table["plan"].series else state.document)
            return
        if self.view != "scan":
            self._bring("scan")
            self.title_changed.emit()
        self.scanning.show_result(result, state)

    def _open_plan(self, trip_no: str) -> None:
        """The load plan of a trip, or what is to be done to get one."""
        self.show_view("plan")
        self.plans.open_document(trip_no)

    # Scanning

    @property
    def _state(self) -> DockState:
        state = self._bench.state
        assert isinstance(state, DockState)
        return state

    def _scan(self, document: str) -> None:
        """Begins to scan for a document, as if its barcode had been read."""
        self.command_wanted.emit(document)

    def _leave_scanning(self) -> None:
        document = self._state.document
        self.open_document(document or "orders")
