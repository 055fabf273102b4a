"""What stands in an entry of the trail, in words: names of fields, old and new values."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import Activity, Role, stored_word, word
from app.orders.views import Department
from ui.preview.names import paper_name
from ui.settings.parts import NONE

_FIELDS = {
    "accepted": QT_TRANSLATE_NOOP("app", "认可"),
    "active": QT_TRANSLATE_NOOP("app", "启用"),
    "activity": QT_TRANSLATE_NOOP("app", "资格"),
    "address": QT_TRANSLATE_NOOP("app", "送货地址"),
    "approver": QT_TRANSLATE_NOOP("app", "批准人号"),
    "arrival": QT_TRANSLATE_NOOP("app", "到货"),
    "at": QT_TRANSLATE_NOOP("app", "时间"),
    "box": QT_TRANSLATE_NOOP("app", "箱"),
    "boxes": QT_TRANSLATE_NOOP("app", "箱数"),
    "by": QT_TRANSLATE_NOOP("app", "谁"),
    "card": QT_TRANSLATE_NOOP("app", "跟踪卡"),
    "carrier": QT_TRANSLATE_NOOP("app", "承运商"),
    "carrier_id": QT_TRANSLATE_NOOP("app", "承运商号"),
    "cause": QT_TRANSLATE_NOOP("app", "原因"),
    "certificate": QT_TRANSLATE_NOOP("app", "合格证"),
    "changed": QT_TRANSLATE_NOOP("app", "更改"),
    "channel": QT_TRANSLATE_NOOP("app", "渠道"),
    "checker": QT_TRANSLATE_NOOP("app", "复核人"),
    "clause": QT_TRANSLATE_NOOP("app", "条款"),
    "clean": QT_TRANSLATE_NOOP("app", "清洁"),
    "code": QT_TRANSLATE_NOOP("app", "代码"),
    "consignee": QT_TRANSLATE_NOOP("app", "收货单位"),
    "contact": QT_TRANSLATE_NOOP("app", "联系人"),
    "container": QT_TRANSLATE_NOOP("app", "柜号"),
    "contract": QT_TRANSLATE_NOOP("app", "合同号"),
    "contract_no": QT_TRANSLATE_NOOP("app", "合同号"),
    "contract_until": QT_TRANSLATE_NOOP("app", "合同至"),
    "cost": QT_TRANSLATE_NOOP("app", "费用"),
    "count": QT_TRANSLATE_NOOP("app", "件数"),
    "customer": QT_TRANSLATE_NOOP("app", "客户"),
    "customer_id": QT_TRANSLATE_NOOP("app", "客户号"),
    "delegated": QT_TRANSLATE_NOOP("app", "受托"),
    "delivery": QT_TRANSLATE_NOOP("app", "交付时间"),
    "delivery_date": QT_TRANSLATE_NOOP("app", "交货日期"),
    "department": QT_TRANSLATE_NOOP("app", "部门"),
    "destination": QT_TRANSLATE_NOOP("app", "交付地点"),
    "detail": QT_TRANSLATE_NOOP("app", "说明"),
    "discrepancies": QT_TRANSLATE_NOOP("app", "差异"),
    "dispatch": QT_TRANSLATE_NOOP("app", "发货单"),
    "dispatch_no": QT_TRANSLATE_NOOP("app", "发货单"),
    "document": QT_TRANSLATE_NOOP("app", "单据"),
    "drawing": QT_TRANSLATE_NOOP("app", "图号"),
    "due": QT_TRANSLATE_NOOP("app", "交期"),
    "end": QT_TRANSLATE_NOOP("app", "完工"),
    "export": QT_TRANSLATE_NOOP("app", "出口"),
    "failed": QT_TRANSLATE_NOOP("app", "错几次"),
    "file": QT_TRANSLATE_NOOP("app", "文件"),
    "first": QT_TRANSLATE_NOOP("app", "首号"),
    "fragile": QT_TRANSLATE_NOOP("app", "易碎"),
    "from": QT_TRANSLATE_NOOP("app", "从"),
    "gate_pass": QT_TRANSLATE_NOOP("app", "出门证"),
    "goods": QT_TRANSLATE_NOOP("app", "货品"),
    "gross_g": QT_TRANSLATE_NOOP("app", "毛重 g"),
    "gross_weight_g": QT_TRANSLATE_NOOP("app", "毛重 g"),
    "gtin": QT_TRANSLATE_NOOP("app", "商品条码"),
    "has_shelf_life": QT_TRANSLATE_NOOP("app", "有保质期"),
    "hash": QT_TRANSLATE_NOOP("app", "指纹"),
    "hazard": QT_TRANSLATE_NOOP("app", "危险品"),
    "height_mm": QT_TRANSLATE_NOOP("app", "高 mm"),
    "hygienic": QT_TRANSLATE_NOOP("app", "卫生"),
    "identity": QT_TRANSLATE_NOOP("app", "货品"),
    "informed": QT_TRANSLATE_NOOP("app", "告知时间"),
    "inspection": QT_TRANSLATE_NOOP("app", "检验单"),
    "inspection_until": QT_TRANSLATE_NOOP("app", "检验至"),
    "intact": QT_TRANSLATE_NOOP("app", "完好"),
    "issue": QT_TRANSLATE_NOOP("app", "第几版"),
    "item": QT_TRANSLATE_NOOP("app", "件"),
    "items": QT_TRANSLATE_NOOP("app", "项数"),
    "kind": QT_TRANSLATE_NOOP("app", "类别"),
    "label": QT_TRANSLATE_NOOP("app", "标签"),
    "last": QT_TRANSLATE_NOOP("app", "末号"),
    "late": QT_TRANSLATE_NOOP("app", "迟"),
    "length_mm": QT_TRANSLATE_NOOP("app", "长 mm"),
    "licence_no": QT_TRANSLATE_NOOP("app", "许可证号"),
    "licence_until": QT_TRANSLATE_NOOP("app", "许可至"),
    "line": QT_TRANSLATE_NOOP("app", "行"),
    "line_id": QT_TRANSLATE_NOOP("app", "行号"),
    "lines": QT_TRANSLATE_NOOP("app", "产品行"),
    "list": QT_TRANSLATE_NOOP("app", "装箱单"),
    "load": QT_TRANSLATE_NOOP("app", "装车"),
    "location": QT_TRANSLATE_NOOP("app", "库位"),
    "lot": QT_TRANSLATE_NOOP("app", "批号"),
    "lot_no": QT_TRANSLATE_NOOP("app", "批号"),
    "marks": QT_TRANSLATE_NOOP("app", "标志"),
    "max_layers": QT_TRANSLATE_NOOP("app", "堆码层数"),
    "max_load_g": QT_TRANSLATE_NOOP("app", "最大载重 g"),
    "measured": QT_TRANSLATE_NOOP("app", "实测"),
    "mode": QT_TRANSLATE_NOOP("app", "方式"),
    "model": QT_TRANSLATE_NOOP("app", "型号规格"),
    "n": QT_TRANSLATE_NOOP("app", "第几箱"),
    "name": QT_TRANSLATE_NOOP("app", "名称"),
    "net_weight_g": QT_TRANSLATE_NOOP("app", "净重 g"),
    "new": QT_TRANSLATE_NOOP("app", "改为"),
    "note": QT_TRANSLATE_NOOP("app", "备注"),
    "nth": QT_TRANSLATE_NOOP("app", "第几次"),
    "number": QT_TRANSLATE_NOOP("app", "编号"),
    "ok": QT_TRANSLATE_NOOP("app", "同意"),
    "old": QT_TRANSLATE_NOOP("app", "原"),
    "operation": QT_TRANSLATE_NOOP("app", "工序"),
    "operations": QT_TRANSLATE_NOOP("app", "工序"),
    "order": QT_TRANSLATE_NOOP("app", "订单"),
    "order_no": QT_TRANSLATE_NOOP("app", "订单"),
    "orders": QT_TRANSLATE_NOOP("app", "订单"),
    "packaging_ok": QT_TRANSLATE_NOOP("app", "包装合格"),
    "packer": QT_TRANSLATE_NOOP("app", "装箱人"),
    "paper": QT_TRANSLATE_NOOP("app", "单据"),
    "papers": QT_TRANSLATE_NOOP("app", "单据"),
    "passed": QT_TRANSLATE_NOOP("app", "合格"),
    "payload_kg": QT_TRANSLATE_NOOP("app", "载重 kg"),
    "payment_terms": QT_TRANSLATE_NOOP("app", "付款条件"),
    "person": QT_TRANSLATE_NOOP("app", "人"),
    "phone": QT_TRANSLATE_NOOP("app", "电话"),
    "pieces": QT_TRANSLATE_NOOP("app", "件数"),
    "place": QT_TRANSLATE_NOOP("app", "地点"),
    "plan": QT_TRANSLATE_NOOP("app", "计划行"),
    "planned": QT_TRANSLATE_NOOP("app", "计划"),
    "plate": QT_TRANSLATE_NOOP("app", "车牌"),
    "points": QT_TRANSLATE_NOOP("app", "要点"),
    "position": QT_TRANSLATE_NOOP("app", "位次"),
    "precautions": QT_TRANSLATE_NOOP("app", "注意事项"),
    "product": QT_TRANSLATE_NOOP("app", "产品"),
    "product_id": QT_TRANSLATE_NOOP("app", "产品号"),
    "project": QT_TRANSLATE_NOOP("app", "项目"),
    "quality": QT_TRANSLATE_NOOP("app", "质量要求"),
    "quantity": QT_TRANSLATE_NOOP("app", "数量"),
    "reason": QT_TRANSLATE_NOOP("app", "原因"),
    "replaces": QT_TRANSLATE_NOOP("app", "代替"),
    "requirement_confirmed_on": QT_TRANSLATE_NOOP("app", "客户确认"),
    "requirement_no": QT_TRANSLATE_NOOP("app", "需求文档"),
    "requirement_version": QT_TRANSLATE_NOOP("app", "文档版本"),
    "result": QT_TRANSLATE_NOOP("app", "结果"),
    "reverses": QT_TRANSLATE_NOOP("app", "冲销"),
    "role": QT_TRANSLATE_NOOP("app", "岗位"),
    "roles": QT_TRANSLATE_NOOP("app", "岗位"),
    "round": QT_TRANSLATE_NOOP("app", "第几轮"),
    "safe": QT_TRANSLATE_NOOP("app", "安全"),
    "satisfied": QT_TRANSLATE_NOOP("app", "满意度"),
    "seal": QT_TRANSLATE_NOOP("app", "封签"),
    "seal_no": QT_TRANSLATE_NOOP("app", "封签"),
    "sealed_only": QT_TRANSLATE_NOOP("app", "只放未开封品"),
    "self_check": QT_TRANSLATE_NOOP("app", "自检"),
    "sent": QT_TRANSLATE_NOOP("app", "已发"),
    "serial": QT_TRANSLATE_NOOP("app", "序列号"),
    "serials": QT_TRANSLATE_NOOP("app", "序列号"),
    "severity": QT_TRANSLATE_NOOP("app", "严重度"),
    "sha256": QT_TRANSLATE_NOOP("app", "指纹"),
    "shelf_life_days": QT_TRANSLATE_NOOP("app", "保质期 天"),
    "shipping_mark": QT_TRANSLATE_NOOP("app", "唛头"),
    "signed_on": QT_TRANSLATE_NOOP("app", "签订日期"),
    "signer": QT_TRANSLATE_NOOP("app", "签收人"),
    "signers": QT_TRANSLATE_NOOP("app", "签收人"),
    "solution": QT_TRANSLATE_NOOP("app", "方案"),
    "spec": QT_TRANSLATE_NOOP("app", "规格"),
    "start": QT_TRANSLATE_NOOP("app", "开工"),
    "state": QT_TRANSLATE_NOOP("app", "状态"),
    "storage_class": QT_TRANSLATE_NOOP("app", "储存环境"),
    "storage_days": QT_TRANSLATE_NOOP("app", "存放期 天"),
    "suitable": QT_TRANSLATE_NOOP("app", "适用"),
    "supervisor": QT_TRANSLATE_NOOP("app", "监装人号"),
    "tare_g": QT_TRANSLATE_NOOP("app", "皮重 g"),
    "task": QT_TRANSLATE_NOOP("app", "任务单"),
    "task_no": QT_TRANSLATE_NOOP("app", "任务单"),
    "terms": QT_TRANSLATE_NOOP("app", "售后服务"),
    "time": QT_TRANSLATE_NOOP("app", "时间"),
    "to": QT_TRANSLATE_NOOP("app", "到"),
    "told": QT_TRANSLATE_NOOP("app", "告知"),
    "total": QT_TRANSLATE_NOOP("app", "共几箱"),
    "tracking": QT_TRANSLATE_NOOP("app", "识别"),
    "transport": QT_TRANSLATE_NOOP("app", "运输方式"),
    "trip": QT_TRANSLATE_NOOP("app", "车次"),
    "trip_no": QT_TRANSLATE_NOOP("app", "车次"),
    "uncontaminated": QT_TRANSLATE_NOOP("app", "无污染"),
    "unit": QT_TRANSLATE_NOOP("app", "单位"),
    "unit_price_fen": QT_TRANSLATE_NOOP("app", "单价 分"),
    "unloading": QT_TRANSLATE_NOOP("app", "卸货"),
    "until": QT_TRANSLATE_NOOP("app", "至"),
    "urgent": QT_TRANSLATE_NOOP("app", "加急"),
    "valuable": QT_TRANSLATE_NOOP("app", "贵重"),
    "verdict": QT_TRANSLATE_NOOP("app", "结论"),
    "weight_g": QT_TRANSLATE_NOOP("app", "毛重 g"),
    "what": QT_TRANSLATE_NOOP("app", "对象"),
    "who": QT_TRANSLATE_NOOP("app", "谁"),
    "whom": QT_TRANSLATE_NOOP("app", "回复了谁"),
    "width_mm": QT_TRANSLATE_NOOP("app", "宽 mm"),
    "words": QT_TRANSLATE_NOOP("app", "内容"),
    "zone_id": QT_TRANSLATE_NOOP("app", "库区号"),
    "second": QT_TRANSLATE_NOOP("app", "另一位批准人"),
    "overlap": QT_TRANSLATE_NOOP("app", "新旧并用天数"),
    "how": QT_TRANSLATE_NOOP("app", "签法"),
    "when": QT_TRANSLATE_NOOP("app", "时段"),
    "site": QT_TRANSLATE_NOOP("app", "厂区"),
    "keys": QT_TRANSLATE_NOOP("app", "密钥数"),
    "grants": QT_TRANSLATE_NOOP("app", "签字权限数"),
    "revoked": QT_TRANSLATE_NOOP("app", "挂失数"),
    "signing": QT_TRANSLATE_NOOP("app", "能签字"),
    "root": QT_TRANSLATE_NOOP("app", "根密钥"),
    "vault": QT_TRANSLATE_NOOP("app", "保存在"),
}


def field_word(name: str) -> str:
    """The word of a field in an entry's details; an unknown one is shown by its stored name."""
    source = _FIELDS.get(name)
    return QCoreApplication.translate("app", source) if source else name


def detail_words(details: str) -> str:
    """An entry's details in one line."""
    return "；".join(f"{name} {value}".strip() for name, value in detail_pairs(details)) or NONE


def detail_pairs(details: str) -> list[tuple[str, str]]:
    """Name and value of everything an entry says, blank values left out."""
    try:
        found: Any = json.loads(details)
    except ValueError:
        return [("", details)]
    if not isinstance(found, dict):
        return [("", str(found))]
    return [(field_word(name), _words(name, value)) for name, value in found.items() if value not in ("", None, [], {})]


def _words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "√" if value else "×"
    if name == "changed" and isinstance(value, dict):
        return "；".join(f"{field_word(key)} {_change(key, pair)}" for key, pair in value.items())
    if isinstance(value, list):
        return "、".join(_words(name, item) for item in value)
    if isinstance(value, dict):
        return "；".join(f"{field_word(key)} {_words(key, item)}" for key, item in value.items())
    return _plain(name, str(value))


def _change(name: str, pair: Any) -> str:
    """Old and new value of a field, as the trail keeps a correction."""
    if not isinstance(pair, list) or len(pair) != 2:
        return _words(name, pair)
    old, new = (NONE if side in ("", None) else _words(name, side) for side in pair)
    return f"{old} → {new}"


def _plain(name: str, value: str) -> str:
    # Kinds of state share values (loading is a qualification and a stage of a trip): the field says which is meant.
    kind = {"activity": Activity, "department": Department, "roles": Role, "role": Role}.get(name)
    if kind is not None and value in [member.value for member in kind]:
        return word(kind(value))
    return stored_word(paper_name(value))
