"""库区, 库位 and 包装种类."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter

from app.catalog import queries, service
from app.catalog.papers import PACKAGING, PAPER, print_packaging_codes
from app.catalog.views import (
    LocationDraft,
    LocationView,
    PackagingKindDraft,
    PackagingKindView,
    StorageClass,
    ZoneDraft,
    ZoneKind,
    ZoneView,
)
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.imports.views import ImportKind
from app.settings.service import setting_list
from ui.catalog.master import MasterView, size_of, size_words
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, MarkCell

_KEEPERS = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.ADMINISTRATOR})


class ZonesView(MasterView):
    """The zones: what each is for and which storage class it keeps."""

    key = "zones"
    roles = _KEEPERS
    table_kind = ImportKind.PLACES

    def __init__(self, context: DeskContext) -> None:
        columns = [Column(self.tr("库区"), stretch=True), Column(self.tr("用途"), width=140), Column(self.tr("储存环境"), width=120)]
        super().__init__(context, self.tr("库区"), columns, self.tr("筛选：库区、用途"), self.tr("新库区"))

    def build(self) -> None:
        """Name, purpose, class."""
        self.form.add_text("name", self.tr("库区"), required=True)
        self.form.add_choice("kind", self.tr("用途"), [(shown(word_text(k)), k.value) for k in ZoneKind])
        self.form.add_choice("storage_class", self.tr("储存环境"), [(shown(word_text(k)), k.value) for k in StorageClass])

    def ask(self, session: Reading) -> list[Any]:
        """Every zone."""
        return list(queries.zones(session))

    def key_of(self, view: ZoneView) -> int:
        """Its key."""
        return view.zone_id

    def cells(self, view: ZoneView) -> Sequence[Any]:
        """One row."""
        return (view.name, shown(word_text(view.kind)), shown(word_text(view.storage_class)))

    def fill(self, view: ZoneView | None) -> None:
        """The form."""
        source = view or ZoneDraft("")
        self.form.set_value("name", source.name)
        self.form.set_value("kind", source.kind.value)
        self.form.set_value("storage_class", source.storage_class.value)

    def enter(self, work: Work, values: dict[str, Any]) -> ZoneView:
        """A new zone."""
        return service.create_zone(work, _zone(values))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> ZoneView:
        """A new version of a zone."""
        return service.change_zone(work, key, _zone(values), reason, version=version)


class LocationsView(MasterView):
    """The locations of all zones."""

    key = "locations"
    roles = _KEEPERS
    table_kind = ImportKind.PLACES

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("库位"), width=110),
            Column(self.tr("库区"), stretch=True),
            Column(self.tr("用途"), width=100),
            Column(self.tr("储存环境"), width=90),
            Column(self.tr("封装"), width=110),
            Column(self.tr("状态"), Kind.MARK, 90),
        ]
        super().__init__(context, self.tr("库位"), columns, self.tr("筛选：库位、库区"), self.tr("新库位"))

    def build(self) -> None:
        """Code, zone, sealed only."""
        self.form.add_text("code", self.tr("库位"), required=True, hint="A-01-01")
        self.zone = self.form.add_choice("zone", self.tr("库区"), [], required=True)
        self.form.add_tick("sealed_only", self.tr("封装"), self.tr("只放未开封品"))
        self.form.add_tick("active", self.tr("使用"), self.tr("在用"))

    def ask(self, session: Reading) -> list[Any]:
        """Every location; zones for the choice come along."""
        self._zones = queries.zones(session)
        return list(queries.locations(session))

    def _show(self, views: list[Any]) -> None:
        chosen = self.zone.currentData()
        self.zone.clear()
        for zone in self._zones:
            self.zone.addItem(zone.name, zone.name)
        self.zone.setCurrentIndex(max(0, self.zone.findData(chosen)))
        super()._show(views)

    def key_of(self, view: LocationView) -> int:
        """Its key."""
        return view.location_id

    def cells(self, view: LocationView) -> Sequence[Any]:
        """One row."""
        sealed = self.tr("只放未开封品") if view.sealed_only else self.tr("不限")
        state = MarkCell(State.GOOD, self.tr("使用")) if view.active else MarkCell(State.NOT_YET, self.tr("停用"))
        return (view.code, view.zone, shown(word_text(view.zone_kind)), shown(word_text(view.storage_class)), sealed, state)

    def fill(self, view: LocationView | None) -> None:
        """The form."""
        self.form.set_value("code", view.code if view else "")
        if view is not None:
            self.form.set_value("zone", view.zone)
        self.form.set_value("sealed_only", view.sealed_only if view else False)
        self.form.set_value("active", view.active if view else True)

    def enter(self, work: Work, values: dict[str, Any]) -> LocationView:
        """A new location."""
        return service.create_location(work, LocationDraft(**values))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> LocationView:
        """A new version of a location."""
        return service.change_location(work, key, LocationDraft(**values), reason, version=version)


class PackagingView(MasterView):
    """The kinds of packaging (C-02)."""

    key = "packaging"
    roles = frozenset({Role.PROCESS, Role.ADMINISTRATOR})

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("包装种类"), stretch=True),
            Column(self.tr("外形 mm"), width=140),
            Column(self.tr("皮重 g"), Kind.NUMBER, 90),
            Column(self.tr("最大载重 kg"), Kind.NUMBER, 110),
            Column(self.tr("堆码层数"), Kind.NUMBER, 90),
            Column(self.tr("状态"), Kind.MARK, 90),
        ]
        self._offered: list[str] = []
        super().__init__(context, self.tr("包装种类"), columns, self.tr("筛选：名称"), self.tr("新包装种类"))

    def build(self) -> None:
        """Name, size, weights, layers."""
        form = self.form
        name = form.add_text("name", self.tr("名称"), required=True, hint=self.tr("按 ↓ 选，或写自己的种类"))
        self.named = QStringListModel(self)
        names = QCompleter(self.named, name)
        names.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        name.setCompleter(names)
        form.add_text("key", self.tr("包装码"), hint=self.tr("装箱台扫 JF$PKG: 加这个码选包装，可空"))
        form.add_text("size", self.tr("外形 mm"), required=True, hint=self.tr("长×宽×高"))
        form.add_number("tare_g", self.tr("皮重"), unit="g", high=10_000_000)
        form.add_number("max_load_g", self.tr("最大载重"), unit="g", high=1_000_000_000)
        form.add_number("max_layers", self.tr("堆码层数"), low=1, high=50)
        form.add_tick("active", self.tr("使用"), self.tr("在用"))

    def more(self) -> Sequence[KeyButton]:
        """The sheet of packaging codes."""
        look = KeyButton(self.tr("包装码"), icon="eye")
        look.setObjectName("do.preview_codes")
        look.clicked.connect(lambda: self.context.preview_wanted.emit(PAPER, PACKAGING))
        codes = KeyButton(self.tr("印包装码"), icon="printer")
        codes.setObjectName("do.print_codes")
        codes.clicked.connect(
            lambda: self.run(print_packaging_codes, lambda _: self.said.setText(self.tr("已送打印。")), self.error.show_words)
        )
        return (look, codes)

    def ask(self, session: Reading) -> list[Any]:
        """Every kind, and the names that the site's list of kinds offers for the next one (C-02)."""
        kinds = list(queries.packaging_kinds(session))
        taken = {kind.name for kind in kinds}
        self._offered = [name for name in setting_list(session, "packing.kinds", self.context.desk.clock.now()) if name not in taken]
        return kinds

    def key_of(self, view: PackagingKindView) -> int:
        """Its key."""
        return view.kind_id

    def cells(self, view: PackagingKindView) -> Sequence[Any]:
        """One row."""
        state = MarkCell(State.GOOD, self.tr("使用")) if view.active else MarkCell(State.NOT_YET, self.tr("停用"))
        return (view.name, size_words(view.size_mm), view.tare_g, f"{view.max_load_g / 1000:g}", view.max_layers, state)

    def fill(self, view: PackagingKindView | None) -> None:
        """The form."""
        self.named.setStringList(self._offered)
        source = view or PackagingKindDraft("", (600, 400, 400), 0, 30_000, 1)
        for key in ("name", "key", "tare_g", "max_load_g", "max_layers", "active"):
            self.form.set_value(key, getattr(source, key))
        self.form.set_value("size", size_words(source.size_mm))

    def collect(self) -> dict[str, Any]:
        """The fields with the size read."""
        values = self.form.values()
        values["size_mm"] = size_of(values, "size")
        del values["size"]
        return values

    def enter(self, work: Work, values: dict[str, Any]) -> PackagingKindView:
        """A new kind."""
        return service.create_packaging_kind(work, PackagingKindDraft(**values))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> PackagingKindView:
        """A new version of a kind."""
        return service.change_packaging_kind(work, key, PackagingKindDraft(**values), reason, version=version)


def _zone(values: dict[str, Any]) -> ZoneDraft:
    return ZoneDraft(values["name"], ZoneKind(values["kind"]), StorageClass(values["storage_class"]))
