"""Which tabs there are, in the order of the rail, and which of them a station shows."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication

from app.core.text import QT_TRANSLATE_NOOP
from ui.context import DeskContext
from ui.page import DeskPage


@dataclass(frozen=True)
class PageEntry:
    """One tab: where its class is, its word, its group in the rail, the stations that show it."""

    module: str
    name: str
    words: str
    group: str
    stations: frozenset[str]
    in_rail: bool = True

    def title(self) -> str:
        """The word in the rail."""
        return QCoreApplication.translate("app", self.words)

    def make(self, context: DeskContext) -> DeskPage:
        """Makes the page; its module is imported only now, so that a single station starts quickly."""
        make = cast(Callable[[DeskContext], DeskPage], getattr(importlib.import_module(self.module), self.name))
        return make(context)


_EVERY = frozenset({"inbound", "bench", "dispatch", "gate", "aftersales", "office", "all"})
_ALL = frozenset({"all"})

ENTRIES = (
    PageEntry("ui.today.page", "TodayPage", QT_TRANSLATE_NOOP("app", "今日"), "work", _EVERY - {"gate", "bench"}),
    PageEntry("ui.inbound.page", "InboundPage", QT_TRANSLATE_NOOP("app", "入库"), "work", _ALL | {"inbound"}),
    PageEntry("ui.bench.page", "BenchPage", QT_TRANSLATE_NOOP("app", "装箱核对"), "work", _ALL | {"bench"}),
    PageEntry("ui.dispatch.page", "DispatchPage", QT_TRANSLATE_NOOP("app", "发货"), "work", _ALL | {"dispatch"}),
    PageEntry("ui.gate.page", "GatePage", QT_TRANSLATE_NOOP("app", "门卫"), "work", _ALL | {"gate"}),
    PageEntry("ui.aftersales.page", "AfterSalesPage", QT_TRANSLATE_NOOP("app", "售后"), "work", _ALL | {"aftersales"}),
    PageEntry(
        "ui.delivery.page", "DeliveryPage", QT_TRANSLATE_NOOP("app", "交付"), "side", _ALL | {"dispatch", "office", "aftersales"}
    ),
    PageEntry("ui.orders.page", "OrdersPage", QT_TRANSLATE_NOOP("app", "订单"), "side", _ALL | {"dispatch", "office"}),
    PageEntry("ui.inspection.page", "InspectionPage", QT_TRANSLATE_NOOP("app", "检验"), "side", _ALL | {"inbound"}),
    PageEntry("ui.storage.page", "StoragePage", QT_TRANSLATE_NOOP("app", "库存"), "side", _ALL | {"inbound", "office", "aftersales"}),
    PageEntry(
        "ui.reports.page", "ReportsPage", QT_TRANSLATE_NOOP("app", "报表"), "side", _ALL | {"office", "dispatch", "aftersales"}
    ),
    PageEntry("ui.gate.sign_panel", "SignPage", QT_TRANSLATE_NOOP("app", "签字"), "side", _ALL | {"dispatch", "office"}),
    PageEntry("ui.catalog.page", "CatalogPage", QT_TRANSLATE_NOOP("app", "资料"), "side", _ALL),
    PageEntry("ui.settings.page", "SettingsPage", QT_TRANSLATE_NOOP("app", "设置"), "side", _EVERY),
    PageEntry("ui.manual.page", "ManualPage", QT_TRANSLATE_NOOP("app", "帮助"), "help", _EVERY),
    PageEntry("ui.preview.page", "PreviewPage", QT_TRANSLATE_NOOP("app", "预览"), "side", _EVERY, in_rail=False),
)


def pages_for(station: str) -> list[PageEntry]:
    """The tabs of a station, in the order of the rail."""
    return [entry for entry in ENTRIES if station in entry.stations]
