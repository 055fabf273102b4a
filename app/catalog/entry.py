"""What is keyed into the master data forms, checked and put into the columns it goes to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app.catalog import queries
from app.catalog.care import handling_key
from app.catalog.mark_template import check_template
from app.catalog.views import (
    CarrierDraft,
    ClimateRange,
    CustomerDraft,
    LocationDraft,
    PackagingKindDraft,
    ProductDraft,
    VehicleDraft,
    ZoneDraft,
)
from app.core.entry import NAME, clean, clean_note, whole
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.devices.code_table import PACKAGING_PREFIX, THING_RE, has_check_digit
from app.labels.marks import HandlingMark
from db.models.catalog import Zone
from db.states import CarrierState, Tracking

_CODE = re.compile(r"[A-Z]{2}")


def _words(what: str, values: Iterable[str]) -> list[str]:
    return [word for word in (clean(what, value, most=NAME) for value in values) if word]


def _size(size: tuple[int, int, int]) -> dict[str, int]:
    what = QT_TRANSLATE_NOOP("app", "外形尺寸（mm）")
    names = ("length_mm", "width_mm", "height_mm")
    return {name: whole(what, value, high=30_000) for name, value in zip(names, size, strict=True)}


def _key(key: str) -> str:
    """What stands after `JF$PKG:` on the bar code; blank for none."""
    clean_key = key.strip().upper()
    if clean_key and THING_RE.fullmatch(PACKAGING_PREFIX + clean_key) is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "包装码用大写字母、数字和 . _ -，最多 24 位：{key}"), key=clean_key[:30])
    return clean_key


def product_values(draft: ProductDraft) -> dict[str, Any]:
    """The columns of a product."""
    code = draft.code.strip().upper()
    if not _CODE.fullmatch(code):
        raise bad_input(QT_TRANSLATE_NOOP("app", "产品代码是两个大写字母，序列号以它开头"))
    gtin = draft.gtin.strip()
    if gtin and not (gtin.isascii() and gtin.isdigit() and len(gtin) in (8, 12, 13, 14) and has_check_digit(gtin)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "GTIN 的位数或校验位不对：{gtin}"), gtin=gtin[:20])
    days = QT_TRANSLATE_NOOP("app", "天数")
    return {
        "code": code,
        "name": clean(QT_TRANSLATE_NOOP("app", "产品名称"), draft.name, most=NAME, needed=True),
        "model": clean(QT_TRANSLATE_NOOP("app", "型号规格"), draft.model, most=NAME, needed=True),
        "unit": clean(QT_TRANSLATE_NOOP("app", "单位"), draft.unit, most=8, needed=True),
        "kind": draft.kind,
        "tracking": draft.tracking,
        "storage_class": draft.storage_class,
        "storage_days": None if not draft.storage_days else whole(days, draft.storage_days, low=1, high=36_500),
        "has_shelf_life": draft.has_shelf_life,
        "shelf_life_days": (
            whole(days, draft.shelf_life_days, low=1, high=36_500) if draft.has_shelf_life and draft.shelf_life_days else None
        ),
        "fragile": draft.fragile,
        "valuable": draft.valuable,
        "hazard": draft.hazard,
        "precautions": _words(QT_TRANSLATE_NOOP("app", "运输注意事项"), draft.precautions),
        "marks": [str(HandlingMark.parse(mark)) for mark in draft.marks],
        "papers": _words(QT_TRANSLATE_NOOP("app", "随货资料"), draft.papers),
        "net_weight_g": whole(QT_TRANSLATE_NOOP("app", "净重（g）"), draft.net_weight_g),
        **_size(draft.size_mm),
        "gtin": gtin.zfill(14) if gtin else None,
        "handling": handling_key(draft.handling) or None,
        "gross_weight_g": whole(QT_TRANSLATE_NOOP("app", "毛重（g）"), draft.gross_weight_g) or None,
        **_climate(draft.climate),
        "special": _words(QT_TRANSLATE_NOOP("app", "特殊防护"), draft.special) or None,
        "purchased": _purchased(draft),
    }


def _purchased(draft: ProductDraft) -> bool:
    """Bought goods are kept by lot: the supplier's lot and its dates are what tells them apart."""
    if draft.purchased and draft.tracking is not Tracking.LOT:
        raise bad_input(QT_TRANSLATE_NOOP("app", "外购的产品按批号管理，请把「识别」改为批号"))
    return draft.purchased


def _climate(wanted: ClimateRange | None) -> dict[str, int | None]:
    """The range of climate-bound goods (E-08)."""
    found = wanted or ClimateRange()
    if found.low_c is not None and found.high_c is not None and found.low_c >= found.high_c:
        raise bad_input(QT_TRANSLATE_NOOP("app", "运输温度下限要低于上限"))
    return {"climate_low_c": found.low_c, "climate_high_c": found.high_c, "climate_humidity": found.humidity}


_DEGREES = re.compile(r"(-?\d{1,3})\s*[～~至]\s*(-?\d{1,3})\s*(?:℃|°C|度)?")
_HUMIDITY = re.compile(r"[≤<]?\s*(\d{1,3})\s*%")


def read_climate(text: str) -> ClimateRange | None:
    """The range that words such as `2～8 ℃，≤60 %RH` name; None for none.

    Raises:
        BadInput: Words that name no range.
    """
    if not text.strip():
        return None
    degrees, humidity = _DEGREES.search(text), _HUMIDITY.search(text)
    if degrees is None and humidity is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "运输温湿度写成 2～8 ℃，≤60 %RH 这样"))
    low, high = (int(degrees[1]), int(degrees[2])) if degrees else (None, None)
    return ClimateRange(low, high, int(humidity[1]) if humidity else None)


def customer_values(draft: CustomerDraft) -> dict[str, Any]:
    """The columns of a customer."""
    return {
        "name": clean(QT_TRANSLATE_NOOP("app", "客户名称"), draft.name, most=NAME, needed=True),
        "contact": clean(QT_TRANSLATE_NOOP("app", "联系人"), draft.contact, most=NAME),
        "phone": clean(QT_TRANSLATE_NOOP("app", "电话"), draft.phone, most=NAME),
        "address": clean(QT_TRANSLATE_NOOP("app", "地址"), draft.address),
        "destination": clean(QT_TRANSLATE_NOOP("app", "目的地"), draft.destination, most=NAME),
        "signers": _words(QT_TRANSLATE_NOOP("app", "签收人"), draft.signers),
        "active": draft.active,
        "mark_template": check_template(clean_note(QT_TRANSLATE_NOOP("app", "唛头"), draft.mark_template)),
        **({} if draft.erp_no is None else {"erp_no": clean(QT_TRANSLATE_NOOP("app", "ERP 客户编码"), draft.erp_no, most=NAME)}),
    }


def carrier_values(draft: CarrierDraft) -> dict[str, Any]:
    """The columns of a carrier."""
    return {
        "name": clean(QT_TRANSLATE_NOOP("app", "承运商"), draft.name, most=NAME, needed=True),
        "phone": clean(QT_TRANSLATE_NOOP("app", "电话"), draft.phone, most=NAME),
        "state": CarrierState(draft.state),
        "licence_no": clean(QT_TRANSLATE_NOOP("app", "许可证号"), draft.licence_no, most=NAME),
        "licence_until": draft.licence_until,
        "contract_no": clean(QT_TRANSLATE_NOOP("app", "安全运输合同号"), draft.contract_no, most=NAME),
        "contract_until": draft.contract_until,
    }


def vehicle_values(work: Work, draft: VehicleDraft) -> dict[str, Any]:
    """The columns of a vehicle."""
    if draft.carrier_id is not None:
        queries.carrier(work.session, draft.carrier_id)
    plate = clean(QT_TRANSLATE_NOOP("app", "车牌"), draft.plate.replace(" ", "").upper(), most=20, needed=True)
    return {
        "plate": plate,
        "kind": clean(QT_TRANSLATE_NOOP("app", "车型"), draft.kind, most=NAME, needed=True),
        "carrier_id": draft.carrier_id,
        "inspection_until": draft.inspection_until,
        "payload_kg": whole(QT_TRANSLATE_NOOP("app", "载重（kg）"), draft.payload_kg, high=200_000),
    }


def packaging_values(draft: PackagingKindDraft) -> dict[str, Any]:
    """The columns of a packaging kind."""
    return {
        "name": clean(QT_TRANSLATE_NOOP("app", "包装种类"), draft.name, most=NAME, needed=True),
        **_size(draft.size_mm),
        "tare_g": whole(QT_TRANSLATE_NOOP("app", "皮重（g）"), draft.tare_g),
        "max_load_g": whole(QT_TRANSLATE_NOOP("app", "最大载重（g）"), draft.max_load_g, low=1),
        "max_layers": whole(QT_TRANSLATE_NOOP("app", "最大堆码层数"), draft.max_layers, low=1, high=50),
        "active": draft.active,
        "key": _key(draft.key),
    }


def zone_values(draft: ZoneDraft) -> dict[str, Any]:
    """The columns of a zone."""
    name = clean(QT_TRANSLATE_NOOP("app", "库区"), draft.name, most=NAME, needed=True)
    return {"name": name, "kind": draft.kind, "storage_class": draft.storage_class}


def location_values(work: Work, draft: LocationDraft) -> dict[str, Any]:
    """The columns of a location."""
    zone = work.session.scalar(select(Zone).where(Zone.name == draft.zone.strip()))
    if zone is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库区"), draft.zone)
    code = clean(QT_TRANSLATE_NOOP("app", "库位"), draft.code.strip().upper(), most=20, needed=True)
    return {"code": code, "zone_id": zone.id, "sealed_only": draft.sealed_only, "active": draft.active}
