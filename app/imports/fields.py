"""The kinds of tables, the fields of each, and how headings are recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.imports.views import Field, ImportKind

_ORDER = Field("order_no", "ERP 订单号", True, ("订单号", "销售订单号", "订单编号", "销售订单", "订单"), "XS-2026-1001")
_PRODUCT = Field("product", "产品", True, ("物料编码", "产品编码", "存货编码", "产品型号", "规格型号", "型号", "物料", "货品"), "BK")
_QUANTITY = Field("quantity", "数量", True, ("订单数量", "发货数量", "应发数量", "销售数量"), "2")
_CUSTOMER = Field("customer", "客户", True, ("客户名称", "购货单位", "客户编码", "客户简称"), "示范华电设备有限公司")
_WHERE = (
    Field("consignee", "收货单位", False, ("收货方", "收货客户"), "示范华电设备有限公司"),
    Field("contact", "联系人", False, ("收货人", "收货联系人"), "设备科收货员"),
    Field("phone", "电话", False, ("联系电话", "手机", "收货电话"), "0571-0000-0001"),
    Field("address", "送货地址", False, ("地址", "收货地址", "交货地址"), "示范市示范路 1 号"),
    Field("destination", "交付地点", False, ("目的地", "到站", "城市"), "示范市"),
)

FIELDS: Mapping[ImportKind, tuple[Field, ...]] = {
    ImportKind.CUSTOMERS: (
        Field("erp_no", "ERP 客户编码", True, ("客户编码", "客户代码", "编码", "编号", "代码"), "C-1001"),
        Field("name", "客户名称", True, ("名称", "客户", "单位名称", "客户全称"), "示范华电设备有限公司"),
        *_WHERE[1:],
    ),
    ImportKind.ORDERS: (
        _ORDER, _CUSTOMER, _PRODUCT, _QUANTITY,
        Field("delivery_date", "交货日期", False, ("交期", "要求交货日期", "发货日期", "预计交货日期"), "2026-12-03"),
        Field("mode", "交付方式", False, ("发货方式", "交货方式"), "公司直接发货"),
        Field("transport", "运输方式", False, ("运输种类", "运输"), "公路"),
        *_WHERE,
        Field("spec", "规格要求", False, ("规格", "技术要求", "备注规格"), ""),
        Field("price", "含税单价", False, ("单价", "销售单价"), "120.50"),
        Field("shipping_mark", "唛头", False, ("唛头内容",), ""),
        Field("export", "外销", False, ("是否外销", "出口"), "否"),
        Field("payment_terms", "付款条件", False, ("收款条件", "结算方式"), "月结 30 天"),
    ),
    ImportKind.NOTICES: (
        Field("day", "发货日期", True, ("日期", "通知日期", "计划发货日期"), "2026-11-27"),
        Field("order_no", "ERP 订单号", True, ("订单号", "销售订单号", "订单编号"), "XS-2026-1001"),
        Field("urgent", "加急", False, ("急件", "是否加急"), "否"),
    ),
    ImportKind.DISPATCHES: (
        Field("erp_no", "ERP 发货单号", True, ("发货单号", "出库单号", "销售出库单号", "发货通知单号", "单据编号"), "CK-2026-2001"),
        _ORDER, _PRODUCT, _QUANTITY,
    ),
}  # fmt: skip
"""In the order of the template."""


def guess(kind: ImportKind, headings: Sequence[str], stored: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which heading holds which field: as it was stored, else by the names it is known by; fields that no heading fits are left out."""
    known = {_plain(heading): heading for heading in reversed(headings) if heading}
    found: dict[str, str] = {}
    for field in FIELDS[kind]:
        named = (stored or {}).get(field.key, "")
        wanted = [named] if named in headings and named else [field.title, *field.also]
        match = next((known[_plain(name)] for name in wanted if _plain(name) in known and known[_plain(name)] not in found.values()), None)
        if match is not None:
            found[field.key] = match
    return found


def _plain(heading: str) -> str:
    """A heading as it is compared: without spaces, brackets with units, stars."""
    return re.sub(r"[\s*＊:：]|[（(].*?[)）]", "", heading).upper()
