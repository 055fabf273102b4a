"""The tab 库存: its views, and the scans of the one in front."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.changes import ChangeSet
from app.core.scans import ScanResult
from app.core.words import Role
from app.core.work import Actor
from app.devices.code_table import Command as Code
from app.scanning.lane import Bench
from ui.context import DeskContext
from ui.inbound.screen import InboundScreen
from ui.page import DeskPage
from ui.storage.climate_view import ClimateView
from ui.storage.count_view import CountScreen
from ui.storage.due_view import DueView
from ui.storage.expiry_banner import ExpiryBanner
from ui.storage.missing_view import MissingView
from ui.storage.move_view import MoveScreen
from ui.storage.rounds_view import RoundsView
from ui.storage.screen import StorageView
from ui.storage.stock_view import StockListView
from ui.storage.trace_view import TraceView
from ui.widgets.keys import command_key

_KEYS = (("F10", Code.PRINT), ("F8", Code.UNDO), ("F9", Code.TAKE_OUT), ("F7", Code.NEW_BOX))

AnyView = StorageView | InboundScreen


class StoragePage(DeskPage):
    """`open_document` takes the key of a view, or a number whose series a view names."""

    key: ClassVar[str] = "storage"
    icon: ClassVar[str] = "layers"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.INSPECTOR, Role.SALES, Role.PLANNING, Role.SAFETY, Role.LEADERSHIP,
            Role.DELIVERY_MANAGEMENT, Role.TEAM_LEADER, Role.FINANCE, Role.AFTER_SALES,
        }
    )  # fmt: skip

    command_wanted = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("库存"), self.tr("每一件都有出处、库位和期限"))
        self._words = {
            "stock": self.tr("现存"),
            "move": self.tr("移库"),
            "due": self.tr("保管期"),
            "climate": self.tr("温湿度"),
            "count": self.tr("盘点"),
            "rounds": self.tr("库区检查"),
            "missing": self.tr("待查"),
            "trace": self.tr("追溯"),
        }
        screens: tuple[AnyView, ...] = (
            StockListView(context),
            MoveScreen(context),
            DueView(context),
            ClimateView(context),
            CountScreen(context),
            RoundsView(context),
            MissingView(context),
            TraceView(context),
        )
        self._of = {screen.key: screen for screen in screens}
        self._tables = frozenset[str]().union(*(getattr(screen, "tables", ()) for screen in screens))
        self.view = screens[0].key
        self.views = list(self._words.items())
        self.stack = QStackedWidget()
        for screen in screens:
            screen.command_wanted.connect(self.command_wanted)
            self.stack.addWidget(screen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.expiry = ExpiryBanner(context)
        self.expiry.opened.connect(lambda: self.show_view("due"))
        box.addWidget(self.expiry)
        box.addWidget(self.stack)
        for key, act in _KEYS:
            command_key(key, self).activated.connect(lambda act=act: self.front.key_pressed(act))
        context.person_changed.connect(self._offer_views)
        self._offer_views()

    @property
    def front(self) -> AnyView:
        """The view in front."""
        return self._of[self.view]

    def bench(self) -> Bench | None:
        """Every scan goes to the view in front, if it takes any."""
        return self.front.bench

    @property
    def asks_approval(self) -> bool:
        """Whether the view in front waits for a second person's badge."""
        return self.front.asks_second

    def approve(self, actor: Actor) -> None:
        """The second person stands behind it."""
        self.front.second(actor)

    def show_view(self, key: str) -> None:
        """Shows a view and reads it anew; a wrong scan that waits for 确认 keeps its own."""
        if key not in dict(self.views) or (self.front.latched and key != self.view):
            self.title_changed.emit()  # the chip that was clicked goes back to the view in front
            return
        super().show_view(key)
        self.stack.setCurrentWidget(self.front)
        self.title_changed.emit()
        self.front.show_state()
        self.reload()

    def first_field(self) -> QWidget | None:
        """The field that the view in front is worked by."""
        return self.front.first_field() if isinstance(self.front, StorageView) else None

    def reload(self) -> None:
        """Reads the view in front."""
        self.expiry.read()
        self.front.reload()

    def open_document(self, document: str) -> None:
        """Shows a view, a record in a view (`due/L261123-01`), or a number in the view that it belongs to."""
        view, _, key = document.partition("/")
        if view in self._of:
            self.show_view(view)
            if key and self.view == view:
                self.front.open_document(key)
            return
        for key, screen in self._of.items():
            if key in dict(self.views) and document.startswith(tuple(getattr(screen, "series", ())) or ("\x00",)):
                self.show_view(key)
                break
        self.front.open_document(document)

    def show_result(self, result: ScanResult) -> None:
        """The view in front shows the verdict."""
        self.front.show_result(result)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches(self._tables):
            self.refresh()

    def _offer_views(self) -> None:
        """The views of the person's roles; with none of them, as while nobody is signed in, the first."""
        roles = self.context.actor.roles
        offered = [(key, self._words[key]) for key, screen in self._of.items() if not screen.roles or roles & screen.roles]
        self.views = offered or [next(iter(self._words.items()))]
        if self.view not in dict(self.views):
            self.view = self.views[0][0]
            self.stack.setCurrentWidget(self.front)
        self.title_changed.emit()
