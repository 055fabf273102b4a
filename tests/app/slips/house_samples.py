"""Believable 包装要求, 保修卡, 库区检查表, 封面与修订履历 and 出库登记簿 for the tests."""

from __future__ import annotations

import io
from datetime import date

from PIL import Image, ImageDraw

from app.slips import outbound_register, packing_spec, rule_cover, stock_list, warranty_card, zone_check
from tests.app.slips.samples import BREAKER, CABINET, NOW, common, serials, signed


def drawn(words: str, size: tuple[int, int] = (640, 420)) -> bytes:
    """A picture of a step, as a camera or a drawing program gives it."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((20, 20, size[0] - 20, size[1] - 20), outline="black", width=4)
    pen.line((20, 20, size[0] - 20, size[1] - 20), fill="grey", width=3)
    pen.text((40, 40), words, fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def packing(**changes: object) -> packing_spec.PackingSpec:
    material, step = packing_spec.Material, packing_spec.Step
    values: dict[str, object] = {
        **common("BZY00012", "JFT-B05"),
        "approved": True,
        "product": "高压真空断路器",
        "model": BREAKER,
        "product_code": "BK",
        "drawing": "BZ-BK-01",
        "revision": "B",
        "effective_from": date(2026, 11, 24),
        "weights": "118 / 141 kg",
        "size_mm": "740×580×640",
        "handling": "叉车",
        "per_box": "1 台",
        "inner_weight": "2.4 kg",
        "tolerance": "±500 g 或 ±10‰",
        "layers": "至多 2 层",
        "transport": "公路、专车、铁路",
        "special": "防静电、固定牢靠、两人搬运",
        "protection": "拉伸膜、护角、防潮袋",
        "papers": "合格证、说明书、保修卡",
        "precautions": "轻放，勿倒置；运输中防雨防潮；吊装时由木箱底部起吊",
        "marks": "易碎物品、向上、怕雨、堆码层数极限 2",
        "materials": (
            material("木制包装箱（断路器柜，熏蒸）", "1 个", "MX-110"),
            material("防静电气泡袋", "1 个", "QP-01", True),
            material("珍珠棉护角", "8 个", "", True),
            material("干燥剂", "2 袋", "GZ-500", False, False),
        ),
        "steps": (
            step("确认检验合格、合格证号与序列号一致", True),
            step("装防静电袋，抽真空后封口", True, drawn("1")),
            step("箱底垫珍珠棉，断路器直立放入，操作面朝外", True, drawn("2", (420, 640))),
            step("四角加护角，随箱资料放入防潮袋贴于箱盖内侧", True),
            step("钉盖，贴内容标签（正面右上角）", True, drawn("3")),
            step("外箱清洁、贴封签", False),
        ),
        "signatures": (signed("编制", "工艺员甲"), signed("批准", "工艺主管甲", 9)),
    }
    return packing_spec.PackingSpec(**{**values, **changes})  # type: ignore[arg-type]


def warranty(**changes: object) -> warranty_card.WarrantyCard:
    values: dict[str, object] = {
        **common("BK2611090217", "JFT-B32"),
        "product": "高压真空断路器",
        "model": BREAKER,
        "customer": "华东电气设备有限公司",
        "months": 12,
        "bought_on": date(2026, 11, 25),
        "until": date(2027, 11, 24),
    }
    return warranty_card.WarrantyCard(**{**values, **changes})  # type: ignore[arg-type]


def walk(**changes: object) -> zone_check.ZoneCheck:
    check, action, tool = zone_check.CheckLine, zone_check.ActionLine, zone_check.ToolLine
    values: dict[str, object] = {
        **common("XC26000031", "JFT-B48"),
        "zone": "成品一库 A 区",
        "at": NOW,
        "checker": "仓管员甲",
        "next_on": date(2026, 11, 30),
        "photo": True,
        "remark": "雨后检查",
        "checks": (
            check("干燥", True), check("通风", True), check("清洁", False, "03 通道有碎木、包装带"), check("防虫防鼠", True),
            check("货物完好", True), check("消防器材在位有效", False, "XF-07 压力不足"), check("通道畅通", True),
        ),
        "actions": (
            action("清洁", "03 通道有碎木、包装带", "仓管员甲", date(2026, 11, 24), "已清扫（仓管员甲 11-23）"),
            action("消防器材在位有效", "XF-07 压力不足", "安全员甲", date(2026, 11, 20), "", True),
        ),
        "tools": (
            tool("XF-05  4 kg 干粉灭火器", "东门", date(2026, 11, 1), date(2026, 12, 1), True),
            tool("XF-07  4 kg 干粉灭火器", "03 通道端头", date(2026, 10, 12), date(2026, 11, 12), False, True, "压力不足"),
            tool("XS-01  室内消火栓", "北墙", None, None, True, True),
        ),
        "signatures": (signed("检查人", "仓管员甲"),),
    }  # fmt: skip
    return zone_check.ZoneCheck(**{**values, **changes})  # type: ignore[arg-type]


def cover(**changes: object) -> rule_cover.RuleCover:
    revision, head = rule_cover.Revision, "物流科长甲"
    values: dict[str, object] = {
        **common("ZDW00004", "JFT-B50"),
        "title": "成品仓库管理制度",
        "rule_code": "CK-01",
        "edition": "B/0",
        "issued_on": date(2026, 11, 2),
        "effective_on": date(2026, 11, 16),
        "readers": "仓管员、物流科长、成品发货组长",
        "read": "5 / 6 人",
        "history": (
            revision("B/0", date(2026, 11, 2), date(2026, 11, 16), "盘点改为每月 25 日；危险品另设库", "安全检查整改", head, "总经理甲"),
            revision("A/1", date(2026, 5, 6), date(2026, 5, 10), "温湿度每日抄两次", "", head),
            revision("A/0", date(2026, 1, 1), date(2026, 1, 1), "首次发布", "", head),
        ),
        "signatures": (signed("编制", "物流科长甲"),),
    }
    return rule_cover.RuleCover(**{**values, **changes})  # type: ignore[arg-type]


def outbound(**changes: object) -> outbound_register.OutboundRegister:
    line = outbound_register.OutboundLine
    east, grid, plate = "华东电气设备有限公司", "示范县供电工程有限责任公司", "浙A・0T000"
    values: dict[str, object] = {
        **common("20261101-20261130", "JFT-B26"),
        "first_day": date(2026, 11, 1),
        "last_day": date(2026, 11, 30),
        "lines": (
            line("FH26000388", NOW, east, "高压真空断路器", BREAKER, serials(26110101, 8), 8, "台", "公路", plate, "CM26000417"),
            line("FH26000388", NOW, east, "低压开关柜", CABINET, ("L2611-07",), 4, "面", "公路", plate, "CM26000417", False),
            line("FH26000391", NOW, grid, "热过载继电器", "JR-63", ("L261109-01",), 1200, "只", "专车", plate, "CM26000420"),
        ),
    }  # fmt: skip
    return outbound_register.OutboundRegister(**{**values, **changes})  # type: ignore[arg-type]


def stock(**changes: object) -> stock_list.StockList:
    line = stock_list.StockLine
    values: dict[str, object] = {
        **common("KC20261123", "JFT-B08-2"),
        "lines": (
            line("成品一库 A 区", "A-03-2", "高压真空断路器", BREAKER, "", 8, "台"),
            line("成品一库 A 区", "A-05-1", "热过载继电器", "JR-63", "L261109-01", 1200, "只"),
            line("成品一库 C 区（大件）", "C-01", "低压开关柜", CABINET, "L2611-07", 4, "面"),
        ),
    }
    return stock_list.StockList(**{**values, **changes})  # type: ignore[arg-type]
