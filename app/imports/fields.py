"""The kinds of tables, the fields of each, and how headings are recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.imports.views import Field, ImportKind
from db.states import Role

ROLES: Mapping[ImportKind, tuple[Role, ...]] = {
    ImportKind.CUSTOMERS: (Role.SALES,),
    ImportKind.ORDERS: (Role.SALES,),
    ImportKind.NOTICES: (Role.SALES,),
    ImportKind.DISPATCHES: (Role.SALES,),
    ImportKind.PRODUCTS: (Role.PROCESS, Role.PLANNING, Role.RESEARCH, Role.ADMINISTRATOR),
    ImportKind.SPECS: (Role.PROCESS,),
    ImportKind.STANDARDS: (Role.INSPECTOR, Role.ADMINISTRATOR),
    ImportKind.PLACES: (Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.ADMINISTRATOR),
    ImportKind.OPENING: (Role.STOREKEEPER, Role.LOGISTICS_HEAD),
    ImportKind.TASKS: (Role.PLANNING,),
}
"""Who takes in which table: who may enter the same by hand."""

EVERYBODY = frozenset(role for roles in ROLES.values() for role in roles)
"""Who has a table to take in."""

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
    ImportKind.PRODUCTS: (
        Field("code", "产品代码", True, ("代码", "产品编码", "物料编码", "存货编码"), "BK"),
        Field("name", "产品名称", False, ("名称", "物料名称", "存货名称", "品名"), "塑壳断路器"),
        Field("model", "型号规格", False, ("规格型号", "型号", "产品型号", "规格"), "TB1-250M/3300 160A"),
        Field("unit", "单位", False, ("计量单位", "主计量单位", "基本单位"), "台"),
        Field("kind", "产品类别", False, ("类别", "物料类别"), "硬件"),
        Field("tracking", "识别方式", False, ("识别", "管理方式"), "逐台序列号"),
        Field("storage_class", "储存环境", False, ("存储环境", "储存条件", "存放条件"), "普通"),
        Field("storage_days", "允许存放天数", False, ("存放期", "存放天数", "存放期天数"), "365"),
        Field("has_shelf_life", "有无保质期", False, ("有保质期", "是否保质期管理"), "否"),
        Field("shelf_life_days", "保质期天数", False, ("保质期",), ""),
        Field("fragile", "易碎", False, ("易碎品", "是否易碎"), "否"),
        Field("valuable", "贵重", False, ("贵重品", "是否贵重"), "否"),
        Field("hazard", "危险品", False, ("是否危险品", "危化品"), "否"),
        Field("handling", "搬运方式", False, ("搬运",), "手搬"),
        Field("net_weight_g", "净重 g", False, (), "2400"),
        Field("gross_weight_g", "毛重 g", False, (), "2600"),
        Field("size_mm", "外形 mm", False, (), "165×107×86"),
        Field("marks", "贮运标志", False, ("储运标志", "包装储运标志"), "怕雨、向上"),
        Field("precautions", "运输注意", False, ("运输注意事项",), "防潮、轻拿轻放"),
        Field("climate", "运输温湿度", False, (), ""),
        Field("papers", "随货资料", False, ("随机资料",), "合格证、说明书"),
        Field("special", "特殊防护", False, ("特殊防护要求",), ""),
        Field("purchased", "外购", False, ("是否外购", "外购件"), "否"),
        Field("gtin", "GTIN", False, ("商品条码", "条码"), ""),
        Field("active", "启用", False, ("是否启用",), ""),
    ),
    ImportKind.SPECS: (
        _PRODUCT,
        Field("drawing_no", "包装图号", True, ("图号", "包装图"), "BZ-BK-01"),
        Field("revision", "版次", True, ("版本",), "A"),
        Field("effective_from", "生效日期", True, ("生效",), "2026-12-01"),
        Field("part", "行类别", True, ("步骤或材料", "项目类别"), "步骤"),
        Field("words", "内容", True, ("步骤内容", "材料名称", "步骤"), "装入气泡袋"),
        Field("amount", "用量", False, ("材料用量", "材料数量"), ""),
        Field("mandatory", "必做", False, ("是否必做",), "是"),
        Field("cushioning", "防震", False, ("是否防震",), ""),
        Field("item", "包装物代码", False, ("包装物",), ""),
        Field("papers", "随箱资料", False, (), "合格证、说明书"),
        Field("transport", "适用运输", False, ("运输方式",), "公路、铁路"),
        Field("special", "特殊防护", False, (), ""),
        Field("protection", "交付前防护", False, (), ""),
        Field("pieces_per_box", "每箱件数", False, ("装箱数",), "6"),
        Field("inner_weight_g", "内包装重 g", False, (), "180"),
        Field("tolerance_g", "重量允差 g", False, (), ""),
        Field("tolerance_permille", "重量允差 ‰", False, (), ""),
    ),
    ImportKind.STANDARDS: (
        _PRODUCT,
        Field("code", "标准编号", True, ("检验标准", "检验规范", "检验标准编号", "编号"), "Q/SF 012"),
        Field("revision", "版次", True, ("版本",), "A"),
        Field("national", "国家标准", False, ("国标", "行业标准"), "GB/T 14048.2"),
        Field("company", "企业标准", False, ("企标",), "Q/SF 012-2026"),
        Field("customer", "客户要求", False, ("顾客要求", "技术协议"), ""),
        Field("basis", "依据", False, ("检验依据",), ""),
        Field("plan", "检验方式", False, ("抽样方式", "抽样方案"), "逐件检验（100 %）"),
        Field("sample", "抽样件数", False, ("样本数", "抽样数"), ""),
        Field("accept", "允许不合格", False, ("允收数", "Ac"), ""),
        Field("item_group", "组别", True, ("检验类别", "分组", "类别"), "外观"),
        Field("item", "检验项目", True, ("项目", "项目名称"), "表面"),
        Field("requirement", "技术要求", False, ("要求", "标准要求"), "无划伤、无锈蚀"),
        Field("low", "下限", False, ("最小值", "下限值"), ""),
        Field("high", "上限", False, ("最大值", "上限值"), ""),
        Field("unit", "单位", False, ("计量单位",), ""),
        Field("instrument", "检验器具", False, ("器具", "量具", "检测设备"), "目测"),
    ),
    ImportKind.PLACES: (
        Field("code", "库位", True, ("库位编码", "货位", "货位编码", "库位号"), "A-01-01"),
        Field("zone", "库区", True, ("库区名称", "仓库", "仓库名称"), "成品一区"),
        Field("kind", "用途", False, ("库区用途",), "成品区"),
        Field("storage_class", "储存环境", False, ("存储环境", "储存条件"), "普通"),
        Field("sealed_only", "只放未开封品", False, ("封装",), "否"),
        Field("active", "在用", False, ("使用", "是否启用"), "是"),
    ),
    ImportKind.OPENING: (
        _PRODUCT,
        Field("serial", "序列号", False, ("出厂编号", "产品序列号", "机号"), "BK2611090217"),
        Field("lot_no", "批号", False, ("批次", "批次号", "生产批号"), ""),
        Field("quantity", "数量", False, ("结存数量", "库存数量", "现存量", "期初数量"), "1"),
        Field("place", "库位", True, ("库位编码", "货位", "货位编码"), "A-01-01"),
        Field("produced_on", "生产日期", True, ("制造日期",), "2026-11-09"),
        Field("stored_on", "入库日期", False, ("进库日期",), "2026-11-12"),
        Field("valid_until", "保管期", False, ("保管期至", "保管期限"), ""),
        Field("expires_on", "失效期", False, ("失效日期", "有效期至"), ""),
        Field("supplier", "供应商", False, ("供货单位", "供应商名称"), ""),
        Field("supplier_lot", "供应商批号", False, ("供方批号", "来料批号"), ""),
        Field("certificate_no", "合格证号", False, ("合格证", "合格证编号"), ""),
        Field("sealed", "未开封", False, ("封装完好", "是否未开封"), "是"),
    ),
    ImportKind.TASKS: (
        Field("erp_no", "ERP 任务单号", True, ("任务单号", "生产任务单号", "生产订单号", "工单号", "单据编号"), "SC-2026-3001"),
        _PRODUCT,
        Field("quantity", "数量", True, ("计划数量", "生产数量", "任务数量"), "20"),
        Field("due_on", "完工日期", True, ("计划完工日期", "交期", "要求完工日期"), "2026-12-10"),
        Field("order_no", "ERP 订单号", False, ("订单号", "销售订单号", "订单编号"), ""),
        Field("workshop", "车间", False, ("生产车间", "生产部门"), "装配车间"),
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
