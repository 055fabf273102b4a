"""The tab 库存: its views, and the scans of the one in front."""

from __future__ import annotations

from typing import ClassVar

from app.core.words import Role
from ui.context import DeskContext
from ui.many_views import ManyViewsPage
from ui.settings.opening_strip import OpeningStrip
from ui.storage.climate_view import ClimateView
from ui.storage.count_view import CountScreen
from ui.storage.due_view import DueView
from ui.storage.expiry_banner import ExpiryBanner
from ui.storage.missing_view import MissingView
from ui.storage.move_view import MoveScreen
from ui.storage.rounds_view import RoundsView
from ui.storage.stock_view import StockListView
from ui.storage.trace_view import TraceView


class StoragePage(ManyViewsPage):
    """Goods in the store, and everything that is watched about them."""

    key: ClassVar[str] = "storage"
    icon: ClassVar[str] = "layers"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.INSPECTOR, Role.SALES, Role.PLANNING, Role.SAFETY, Role.LEADERSHIP,
            Role.DELIVERY_MANAGEMENT, Role.TEAM_LEADER, Role.FINANCE, Role.AFTER_SALES,
        }
    )  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("库存"), self.tr("每一件都有出处、库位和期限"))
        self.expiry = ExpiryBanner(context)
        self.expiry.opened.connect(lambda: self.show_view("due"))
        self.opening = OpeningStrip(context, self)
        self.show_views(
            (
                (self.tr("现存"), StockListView(context)),
                (self.tr("移库"), MoveScreen(context)),
                (self.tr("保管期"), DueView(context)),
                (self.tr("温湿度"), ClimateView(context)),
                (self.tr("盘点"), CountScreen(context)),
                (self.tr("库区检查"), RoundsView(context)),
                (self.tr("待查"), MissingView(context)),
                (self.tr("追溯"), TraceView(context)),
            ),
            self.expiry, self.opening,
        )

    def reload(self) -> None:
        """Reads the view in front, what has expired, and whether opening stock is unfinished."""
        self.expiry.read()
        self.opening.read()
        super().reload()
