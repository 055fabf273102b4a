"""Packaging items for tests, made by the commands."""

from __future__ import annotations

from datetime import date

from app.core.work import Actor, Workplace
from app.materials import items, stock
from app.materials.views import PackagingItemDraft, PackagingItemView
from db.states import PackagingSource, PackagingType, Role

KEEPER = Actor(None, "仓管员", "", frozenset({Role.PROCESS, Role.STOREKEEPER}))
CARTON = PackagingItemDraft(
    "ZX-02", "2 号纸箱", PackagingType.CARTON, size_mm=(600, 400, 400), tare_g=1200, max_load_g=30_000, max_layers=4, minimum=20
)
BAG = PackagingItemDraft("QP-01", "气泡袋 300×200", PackagingType.BUBBLE_BAG, PackagingSource.IN_HOUSE, tare_g=12)


def item(place: Workplace, draft: PackagingItemDraft = CARTON, *, approved: bool = True, stocked: int = 0) -> PackagingItemView:
    """An item, approved and with stock as asked."""
    with place.work(KEEPER) as work:
        made = items.create_item(work, draft)
        if approved:
            made = items.approve_item(work, made.item_id, date(2026, 5, 1), "检测报告 2026-018")
        if stocked:
            made = stock.receive(work, made.key, stocked, supplier="示范包装厂", slip_no="SH-7731")
        return made
