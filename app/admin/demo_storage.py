"""The store of the demo: bought goods that come to their last days, eight weeks of climate, last month's count, walks of the zones."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from app.catalog import queries as catalog_queries
from app.catalog import service as catalog
from app.catalog.demo_pictures import drawing
from app.catalog.views import ProductDraft
from app.core.clock import SITE_ZONE
from app.inbound import purchase
from app.inbound.views import ArrivalDraft
from app.quality import service as quality
from app.quality.views import StandardItemDraft
from app.storage import care, climate, climate_queries, count_posting, count_reading, count_service, documents
from app.storage.care_views import ItemDraft
from app.storage.climate import Taken
from app.storage.documents import DocumentDraft
from app.units import queries as units
from db.states import (
    CareItem,
    ClimateSource,
    CountState,
    InspectionGroup,
    InspectionKind,
    InspectionVerdict,
    MeasureKind,
    ProductKind,
    Role,
    StorageClass,
    Tracking,
    ZoneKind,
)

if TYPE_CHECKING:
    from app.admin.demo import Cast

_PART = ProductDraft(
    "SJ", "电子密封胶", "704 100 ml", "支", ProductKind.SPARE_PART, Tracking.LOT, StorageClass.COOL, has_shelf_life=False, fragile=False,
    valuable=False, hazard=False, papers=("合格证",), net_weight_g=130, size_mm=(210, 40, 40), purchased=True,
)  # fmt: skip
BOUGHT = (
    _PART,
    replace(_PART, code="GZ", name="导热硅脂", model="HZ-100 1 kg", unit="罐", net_weight_g=1100, size_mm=(120, 120, 110)),
    replace(_PART, code="GJ", name="硅胶干燥剂", model="50 g", unit="包", storage_class=StorageClass.DRY, net_weight_g=52,
            size_mm=(90, 60, 15)),
    replace(_PART, code="XS", name="绝缘漆稀释剂", model="X-7 5 L", unit="桶", storage_class=StorageClass.HAZARD, hazard=True,
            net_weight_g=4_500, size_mm=(200, 200, 300)),
)
"""Things that are bought: some keep for a limited time, one is flammable and may not come in."""

ARRIVALS = (
    ("SJ", 60, "示范化工材料厂", "B2608", 20, None), ("SJ", 120, "示范化工材料厂", "B2610", 160, None),
    ("GZ", 24, "示范导热材料公司", "H-0917", 75, 110), ("GZ", 12, "示范导热材料公司", "H-0820", None, 5),
    ("GJ", 400, "示范防潮用品厂", "GJ26-3", 48, None),
)  # fmt: skip
"""Code, pieces, supplier, his lot, and how many days after the end of the story 保管期 and 失效期 fall."""


def stock_up(cast: Cast, end: datetime) -> None:
    """Weeks ago: goods are bought, inspected and put away, and the store is counted for the first time."""
    last = end.astimezone(SITE_ZONE).date()
    with cast.desk.read() as session:
        made = {view.code: view for view in catalog_queries.products(session)}
    numbers = []
    for n, (code, pieces, supplier, theirs, valid, expires) in enumerate(ARRIVALS, start=1):
        draft = ArrivalDraft(
            made[code].product_id, pieces, supplier, f"SH-{n:04d}", theirs, last + timedelta(valid) if valid is not None else None,
            last + timedelta(expires) if expires is not None else None,
        )  # fmt: skip
        arrived = cast.do(Role.STOREKEEPER, purchase.arrive, draft)
        sheet = cast.do(Role.INSPECTOR, quality.start_inspection, InspectionKind.INCOMING, identity=arrived.lot_no)
        cast.do(Role.INSPECTOR, quality.record_item, sheet.number, 1, "", InspectionVerdict.PASS)
        cast.do(Role.INSPECTOR, quality.record_item, sheet.number, 2, "10.2")
        cast.do(Role.INSPECTOR, quality.record_item, sheet.number, 3, "", InspectionVerdict.PASS)
        cast.do(Role.INSPECTOR, quality.give_verdict, sheet.number)
        cast.do(Role.STOREKEEPER, purchase.put_away, arrived.lot_no)
        numbers.append(arrived.lot_no)
    _count(cast, numbers)
    _publish(cast)


def make_bought(cast: Cast) -> None:
    """The things that are bought, each with what it is inspected by when it comes."""
    for draft in BOUGHT:
        _make(cast, draft)


def _make(cast: Cast, draft: ProductDraft) -> None:
    view = cast.do(Role.PROCESS, catalog.create_product, draft)
    items = [
        StandardItemDraft(InspectionGroup.APPEARANCE, "包装外观", "无破损、标识清楚", None, None, "", "目视"),
        StandardItemDraft(InspectionGroup.DIMENSIONS, "封口宽度", "10±2 mm", Decimal(8), Decimal(12), "mm", "游标卡尺"),
        StandardItemDraft(InspectionGroup.PERFORMANCE, "供方检验报告", "项目齐全、结论合格", None, None, "", "核对"),
    ]
    cast.do(Role.INSPECTOR, quality.write_standard, view.product_id, f"JB-WG-{draft.code}", "A", "企业标准", items)
    cast.do(Role.PROCESS, catalog.activate_product, view.product_id, True)


def _count(cast: Cast, numbers: list[str]) -> None:
    """The first month's count: every place walked, nothing missing, approved by somebody who did not count."""
    number = cast.do(Role.STOREKEEPER, count_service.create_whole)
    with cast.desk.read() as session:
        lying = sorted((b.location, lot.lot_no, b.quantity) for lot in units.lots(session, numbers) for b in lot.balances)
    for code, group in groupby(lying, key=lambda one: one[0]):
        opened = cast.do(Role.STOREKEEPER, count_reading.open_place, number, code)
        for _, lot_no, pieces in group:
            cast.do(Role.STOREKEEPER, count_reading.read_lot, opened.place_id, lot_no, pieces, lot_no)
        cast.do(Role.STOREKEEPER, count_reading.close_place, opened.place_id)
    cast.do(Role.STOREKEEPER, count_service.confirm_empty, number)
    if cast.do(Role.STOREKEEPER, count_service.submit, number) is CountState.REVIEW:
        cast.do(Role.LOGISTICS_HEAD, count_posting.approve, number)


def _publish(cast: Cast) -> None:
    """The rules of the store, which everybody who works there has to read (D-17)."""
    for code, title in (("GL-CK-01", "仓库管理制度"), ("AQ-CK-02", "仓库安全操作规程")):
        draft = DocumentDraft(code, title, "A", cast.today, "首次发布", (Role.STOREKEEPER, Role.SHIPPER), f"{title}.png", drawing("dry"))
        key = cast.do(Role.LOGISTICS_HEAD, documents.publish, draft)
        cast.do(Role.STOREKEEPER, documents.confirm, key)


def keep_the_store(cast: Cast, end: datetime) -> None:
    """The climate of these weeks, one excursion that was answered, this week's walk of the zones, and what came today."""
    with cast.desk.read() as session:
        (came,) = (view for view in catalog_queries.products(session) if view.code == "GJ")
    late = end.astimezone(SITE_ZONE).date() + timedelta(days=300)
    draft = ArrivalDraft(came.product_id, 600, "示范防潮用品厂", "SH-0041", "GJ26-5", late)
    cast.do(Role.STOREKEEPER, purchase.arrive, draft)
    with cast.desk.read() as session:
        zones = [zone for zone in catalog_queries.zones(session) if zone.kind is ZoneKind.STORE]
    chance = random.Random(26)
    for n, zone in enumerate(zones):
        cast.do(Role.STOREKEEPER, climate.store, zone.zone_id, _weather(cast.clock.now(), chance, n), ClimateSource.FILE)
    for zone in zones:
        with cast.desk.read() as session:
            outside = climate_queries.excursions_within(session, zone.zone_id, end - timedelta(weeks=9), end)
        for one in outside:
            if not one.note:
                cast.do(Role.STOREKEEPER, climate.answer, one.excursion_id, MeasureKind.COOLING, "空调滤网堵塞，已清洗，半小时后复测正常")
    owner = cast.first[Role.STOREKEEPER].person_id
    for n, zone in enumerate(zones[:2]):
        items = [ItemDraft(item, True) for item in CareItem]
        if n:
            items[-1] = ItemDraft(CareItem.PASSAGE_CLEAR, False, "D-02 前堆了两个空托盘", owner, cast.today + timedelta(days=2))
        cast.do(Role.STOREKEEPER, care.check_zone, zone.zone_id, items)
        cast.do(Role.STOREKEEPER, care.add_equipment, zone.zone_id, f"MH-{n + 1:02d}", "干粉灭火器 4 kg", "门口")


def _weather(now: datetime, chance: random.Random, n: int) -> list[Taken]:
    """Two readings a day up to the story's `now`; the third zone was once too warm for an afternoon, ten days ago."""
    taken = []
    for back in range(55, -1, -1):
        day = (now - timedelta(days=back)).astimezone(SITE_ZONE).date()
        for hour in (9, 15):
            at = datetime.combine(day, time(hour, 5), SITE_ZONE)
            warm = 19.5 + 2 * math.sin(back / 9) + (hour == 15) * 1.2 + chance.uniform(-0.6, 0.6)
            damp = (44, 38, 47)[n % 3] + 5 * math.sin(back / 6 + n) + chance.uniform(-2, 2)
            if n == 2 and back == 10 and hour == 15:
                warm = 26.1
            if at < now:
                taken.append(Taken(at, round(warm * 100), round(damp * 100), f"WS-{n + 1:02d}"))
    return taken
