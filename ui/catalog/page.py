"""资料: products, customers, carriers, vehicles, zones, locations, packaging."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.core.words import Role
from ui.catalog.carriers import CarriersView
from ui.catalog.drivers import DriversView
from ui.catalog.instruments import InstrumentsView
from ui.catalog.kinds import VehicleKindsView
from ui.catalog.master import MasterView
from ui.catalog.packaging import PackagingItemsView
from ui.catalog.partners import CustomersView, VehiclesView
from ui.catalog.places import LocationsView, PackagingView, ZonesView
from ui.catalog.products import ProductsView
from ui.catalog.specs import SpecsView
from ui.catalog.standards import StandardsView
from ui.catalog.tolerances import TolerancesView
from ui.context import DeskContext
from ui.page import DeskPage


class CatalogPage(DeskPage):
    """One view a list; `open_document` takes the key of a view."""

    key = "catalog"
    icon = "book"
    roles = frozenset(Role) - {Role.GUARD}
    tables = frozenset({
        "product", "product_pack", "paper_code", "customer", "carrier", "vehicle", "zone", "location", "packaging_kind", "packaging_item",
        "packing_spec", "box_weighing", "vehicle_kind", "inspection_standard", "instrument",
    })  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("资料"))
        made: list[tuple[str, MasterView]] = [
            (self.tr("产品"), ProductsView(context)),
            (self.tr("客户"), CustomersView(context)),
            (self.tr("承运商"), CarriersView(context)),
            (self.tr("车辆"), VehiclesView(context)),
            (self.tr("送货驾驶资格"), DriversView(context)),
            (self.tr("车型"), VehicleKindsView(context)),
            (self.tr("库区"), ZonesView(context)),
            (self.tr("库位"), LocationsView(context)),
            (self.tr("检验标准"), StandardsView(context)),
            (self.tr("检验器具"), InstrumentsView(context)),
            (self.tr("包装要求"), SpecsView(context)),
            (self.tr("箱重允差"), TolerancesView(context)),
            (self.tr("包装箱"), PackagingView(context)),
            (self.tr("包装物"), PackagingItemsView(context)),
        ]
        self.views = [(view.key, words) for words, view in made]
        self._of = {view.key: view for _, view in made}
        self.view = "products"
        self.stack = QStackedWidget()
        for _, view in made:
            view.setObjectName(f"tab.{view.key}")
            self.stack.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)

    def shown_view(self) -> MasterView:
        """The list in front."""
        return self._of[self.view]

    def show_view(self, key: str) -> None:
        """Shows a list and reads it anew."""
        if key in self._of:
            super().show_view(key)
            self.stack.setCurrentWidget(self._of[key])
            self.title_changed.emit()
            self.shown_view().reload()

    def open_document(self, document: str) -> None:
        """Shows the list with this key, or `key/name` a record in it; any other word is looked for among the packaging requirements."""
        key, _, name = document.partition("/")
        self.show_view(key if key in self._of else "specs")
        if key in self._of and name:
            self.shown_view().filter.setText(name)
        elif document and key not in self._of:
            self.shown_view().filter.setText(document)

    def reload(self) -> None:
        """Reads the list in front."""
        self.shown_view().reload()
