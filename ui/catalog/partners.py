"""客户, 承运商 and 车辆."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QLabel

from app.catalog import queries, service
from app.catalog.kind_queries import vehicle_kinds
from app.catalog.mark_template import EXAMPLE, PLACEHOLDERS, check_template, render_mark
from app.catalog.views import (
    CustomerDraft,
    CustomerView,
    VehicleDraft,
    VehicleView,
)
from app.core.clock import site_day
from app.core.errors import BadInput
from app.core.words import Role
from app.core.work import Work
from app.desk import Reading
from app.imports.views import ImportKind
from ui.catalog.master import MasterView, day_of, words_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE
from ui.theme.tokens import State
from ui.widgets.tables import Cell, Column, Kind, MarkCell

SOON = timedelta(days=30)


class CustomersView(MasterView):
    """The list of customers; contacts are blank for those who may not see them (M-05)."""

    key = "customers"
    roles = frozenset({Role.SALES, Role.ADMINISTRATOR})
    table_kind = ImportKind.CUSTOMERS

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("名称"), stretch=True),
            Column(self.tr("联系人"), width=120),
            Column(self.tr("电话"), width=130),
            Column(self.tr("目的地"), width=90),
            Column(self.tr("状态"), Kind.MARK, 90),
        ]
        super().__init__(context, self.tr("客户"), columns, self.tr("筛选：名称、联系人、电话"), self.tr("新客户"))
        self.panel.content.insertWidget(1, self.preview)

    def build(self) -> None:
        """Name, who receives, where."""
        form = self.form
        form.add_text("name", self.tr("名称"), required=True)
        form.add_text("contact", self.tr("联系人"))
        form.add_text("phone", self.tr("电话"))
        form.add_long_text("address", self.tr("送货地址"))
        form.add_text("destination", self.tr("目的地"))
        places = " ".join("{" + name + "}" for name in PLACEHOLDERS)
        form.add_long_text("mark_template", self.tr("唛头"), hint=self.tr("可用 {places}").format(places=places))
        self.preview = QLabel()
        self.preview.setObjectName("preview.mark")
        self.preview.setWordWrap(True)
        form.add_text("signers", self.tr("签收人"), hint=self.tr("可签收的人，用、隔开"))
        form.add_tick("active", self.tr("使用"), self.tr("仍有往来"))

    def ask(self, session: Reading) -> list[Any]:
        """Every customer as this person may see it."""
        return list(queries.customers_for(session, self.context.actor.roles))

    def key_of(self, view: CustomerView) -> int:
        """Its key."""
        return view.customer_id

    def cells(self, view: CustomerView) -> Sequence[Any]:
        """One row."""
        state = MarkCell(State.GOOD, self.tr("使用")) if view.active else MarkCell(State.NOT_YET, self.tr("停用"))
        return (view.name, view.contact or NONE, view.phone or NONE, view.destination, state)

    def fill(self, view: CustomerView | None) -> None:
        """The form."""
        for key in ("name", "contact", "phone", "address", "destination"):
            self.form.set_value(key, getattr(view, key) if view else "")
        self.form.set_value("mark_template", view.mark_template if view else "")
        self.form.set_value("signers", "、".join(view.signers) if view else "")
        self.form.set_value("active", view.active if view else True)
        self._show_preview()

    def edited(self) -> None:
        """The 唛头 is shown as it will stand on a box."""
        super().edited()
        self._show_preview()

    def _show_preview(self) -> None:
        template = str(self.form.value("mark_template"))
        try:
            words = render_mark(check_template(template), EXAMPLE)
        except BadInput as bad:
            words = shown(bad.reason)
        self.preview.setText(self.tr("唛头预览：\n{words}").format(words=words) if words else "")

    def enter(self, work: Work, values: dict[str, Any]) -> CustomerView:
        """A new customer."""
        return service.create_customer(work, _customer(values))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> CustomerView:
        """A new version of a customer."""
        return service.change_customer(work, key, _customer(values), reason, version=version)


class VehiclesView(MasterView):
    """The list of own and contracted vehicles with the end of their safety inspection (G-16)."""

    key = "vehicles"
    roles = frozenset({Role.LOGISTICS_HEAD, Role.ADMINISTRATOR})

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("车牌"), width=120),
            Column(self.tr("车型"), width=170),
            Column(self.tr("承运商"), stretch=True),
            Column(self.tr("载重 kg"), Kind.NUMBER, 90),
            Column(self.tr("安全检验至"), Kind.DATE, 110),
        ]
        super().__init__(context, self.tr("车辆"), columns, self.tr("筛选：车牌、承运商"), self.tr("新车辆"))

    def build(self) -> None:
        """Plate, kind, carrier, inspection."""
        form = self.form
        form.add_text("plate", self.tr("车牌"), required=True)
        self.kind = form.add_choice("kind", self.tr("车型"), [], required=True)
        self.carrier = form.add_choice("carrier_id", self.tr("承运商"), [], empty=self.tr("本公司"))
        form.add_text("inspection_until", self.tr("安全检验至"), hint="2026-12-31")
        form.add_number("payload_kg", self.tr("载重"), unit="kg", high=200_000)

    def ask(self, session: Reading) -> list[Any]:
        """Every vehicle; carriers and kinds for the choices come along."""
        self._carriers, self._kinds = queries.carriers(session), vehicle_kinds(session)
        return list(queries.vehicles(session))

    def _show(self, views: list[Any]) -> None:
        chosen = self.carrier.currentData()
        self.carrier.clear()
        self.carrier.addItem(self.tr("本公司"), None)
        for carrier in self._carriers:
            self.carrier.addItem(carrier.name, carrier.carrier_id)
        self.carrier.setCurrentIndex(self.carrier.findData(chosen))
        kind = self.kind.currentData()
        self.kind.clear()
        # words that were typed before there was a list of kinds stay to be chosen
        for words in dict.fromkeys((*(kind.name for kind in self._kinds), *(view.kind for view in views))):
            self.kind.addItem(words, words)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        super()._show(views)

    def key_of(self, view: VehicleView) -> int:
        """Its key."""
        return view.vehicle_id

    def cells(self, view: VehicleView) -> Sequence[Any]:
        """One row."""
        today = site_day(self.context.desk.clock.now())
        carrier = view.carrier_name or self.tr("本公司")
        return (view.plate, view.kind, carrier, view.payload_kg, _until(view.inspection_until, today))

    def fill(self, view: VehicleView | None) -> None:
        """The form."""
        for key in ("plate", "kind", "carrier_id", "payload_kg"):
            self.form.set_value(key, getattr(view, key) if view else None)
        self.form.set_value("inspection_until", view.inspection_until if view and view.inspection_until else "")

    def collect(self) -> dict[str, Any]:
        """The fields with the day read."""
        values = self.form.values()
        return {**values, "inspection_until": day_of(values, "inspection_until")}

    def enter(self, work: Work, values: dict[str, Any]) -> VehicleView:
        """A new vehicle."""
        return service.create_vehicle(work, VehicleDraft(**values))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> VehicleView:
        """A new version of a vehicle."""
        return service.change_vehicle(work, key, VehicleDraft(**values), reason, version=version)


def _until(day: date | None, today: date) -> Cell:
    if day is None:
        return Cell(NONE, True, State.WRONG)
    if day < today:
        return Cell(day.isoformat(), True, State.WRONG)
    return Cell(day.isoformat(), day - today <= SOON, State.HOLD if day - today <= SOON else None)


def _customer(values: dict[str, Any]) -> CustomerDraft:
    return CustomerDraft(**{**values, "signers": words_of(values["signers"])})
