"""The tab 交付: what became of the goods that left, until the customer has signed, accepted and been heard."""

from __future__ import annotations

from typing import ClassVar

from app.core.words import Role
from ui.context import DeskContext
from ui.delivery.acceptance_view import AcceptanceView
from ui.delivery.claims_view import ClaimsView
from ui.delivery.installation_view import InstallationView
from ui.delivery.slip_view import SlipView
from ui.delivery.transit_view import TransitScreen
from ui.many_views import ManyViewsPage


class DeliveryPage(ManyViewsPage):
    """Signed slips, goods under way, differences and claims, acceptance, installation."""

    key: ClassVar[str] = "delivery"
    icon: ClassVar[str] = "pen"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.SALES, Role.LOGISTICS_HEAD, Role.STOREKEEPER, Role.AFTER_SALES, Role.PROJECT_MANAGER, Role.TECHNICAL_SERVICE,
            Role.TEAM_LEADER, Role.FINANCE, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP, Role.INSPECTOR,
        }
    )  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("交付"), self.tr("从出厂到签收、验收"))
        self.slips = SlipView(context)
        self.transit = TransitScreen(context)
        self.claims, self.acceptance, self.installation = ClaimsView(context), AcceptanceView(context), InstallationView(context)
        self.show_views(
            (
                (self.tr("交付回单"), self.slips), (self.tr("在途"), self.transit), (self.tr("异议索赔"), self.claims),
                (self.tr("验收"), self.acceptance), (self.tr("安装"), self.installation),
            )
        )  # fmt: skip
