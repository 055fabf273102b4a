"""发货: dispatch orders, trips with vehicle check and load close, and scanning for both."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.core.scans import ScanResult
from app.core.words import Role
from app.loading.bench import IDLE, DockBench
from app.loading.views import DockState
from app.scanning.lane import OtherPage
from ui.context import DeskContext
from ui.dispatch.incidents_view import IncidentsView
from ui.dispatch.inside_view import InsideView
from ui.dispatch.orders_view import DispatchOrdersView
from ui.dispatch.pass_view import PassesView
from ui.dispatch.scan_view import ScanView
from ui.dispatch.statistics_view import StatisticsView
from ui.dispatch.trips_view import TripsView
from ui.page import DeskPage
from ui.settings.parts import SettingsView
from ui.widgets.bench import DeviceView

_VIEW_OF = {"CC": "trips", "CM": "passes", "FH": "orders", "DD": "orders", "SJ": "incidents", "YJ": "incidents"}


class DispatchPage(DeskPage):
    """`open_document` takes a view's key, a plate, or FH… 发货单, DD… order, CC… trip, CM… pass, SJ… incident, YJ… emergency sheet."""

    key: ClassVar[str] = "dispatch"
    icon: ClassVar[str] = "truck"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.STOREKEEPER, Role.SHIPPER}
    )
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "dispatch_order", "dispatch_line", "dispatch_pick", "dispatch_notice", "direct_confirmation", "customer_notification",
            "trip", "trip_crew", "box", "load", "load_scan", "load_confirmation", "vehicle_check", "handover", "customer_order",
            "gate_pass", "gate_signature", "yard_entry", "export_papers", "gate_pass_line", "gate_pass_loan",
            "gate_incident", "gate_emergency_sheet",
        }
    )  # fmt: skip

    command_wanted = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("发货"))
        self._bench = DockBench()
        self.orders, self.trips = DispatchOrdersView(context, self._scan), TripsView(context, self._scan)
        self.scanning = ScanView(context)
        self.scanning.command_wanted.connect(self.command_wanted)
        self.scanning.left.connect(self._leave_scanning)
        self._words = [
            ("orders", self.tr("发货单")), ("trips", self.tr("车次装车")), ("passes", self.tr("出门证")),
            ("inside", self.tr("在厂车辆")), ("incidents", self.tr("门岗事件")), ("scan", self.tr("扫描")),
            ("statistics", self.tr("装箱统计")),
        ]  # fmt: skip
        self.views = list(self._words)
        self.view = "orders"
        self.statistics = StatisticsView(context)
        self.passes, self.inside, self.incidents = PassesView(context), InsideView(context), IncidentsView(context)
        self._of = {
            "orders": self.orders, "trips": self.trips, "passes": self.passes, "inside": self.inside, "incidents": self.incidents,
            "scan": self.scanning, "statistics": self.statistics,
        }  # fmt: skip
        self.stack = QStackedWidget()
        for part in self._of.values():
            self.stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        context.person_changed.connect(lambda _: self._offer_views())
        self._offer_views()
        self.scanning.show_state(self._state)
        self.scanning._show_ready()

    # What the shell asks

    def bench(self) -> DockBench:
        """A scan of a 发货单 leads to picking, of a trip to loading."""
        return self._bench

    def _offer_views(self) -> None:
        """What people did per hour is shown to those who lead them."""
        leads = self.context.actor.has(*StatisticsView.roles)
        self.views = [(key, words) for key, words in self._words if leads or key != "statistics"]
        if self.view not in dict(self.views):
            self.show_view("orders")
        self.title_changed.emit()

    def show_view(self, key: str) -> None:
        """Shows a view and reads it anew."""
        if key not in dict(self.views) or (self.scanning.latched and key != "scan"):
            return
        super().show_view(key)
        self.stack.setCurrentWidget(self._of[key])
        self.title_changed.emit()
        self.reload()

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Device marks at the foot of the scanning view."""
        self.scanning.show_devices(devices)

    def open_document(self, document: str) -> None:
        """Shows a document or a view."""
        key = _VIEW_OF.get(document[:2], document)
        if document and key not in self._of:  # the plate of a vehicle
            key = "inside"
        self.show_view(key)
        lists: dict[str, SettingsView] = {
            "trips": self.trips, "orders": self.orders, "passes": self.passes, "inside": self.inside, "incidents": self.incidents,
        }  # fmt: skip
        if document != key and key in lists:
            lists[key].open_document(document)

    def reload(self) -> None:
        """Reads the view in front."""
        if self.view == "orders":
            self.orders.reload()
        elif self.view == "trips":
            self.trips.reload()
        elif self.view == "passes":
            self.passes.reload()
        elif self.view == "inside":
            self.inside.reload()
        elif self.view == "incidents":
            self.incidents.reload()
        elif self.view == "statistics":
            self.statistics.reload()

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
            self.open_document(state.document)
            return
        if self.view != "scan":
            super().show_view("scan")
            self.stack.setCurrentWidget(self.scanning)
            self.title_changed.emit()
        self.scanning.show_result(result, state)

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
