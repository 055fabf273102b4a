"""A tracking form and a quality report for the tests of the papers."""

from __future__ import annotations

from datetime import date

from app.slips import quality_report, tracking_form
from tests.app.slips.samples import BREAKER, common, serials, signed


def tracking(**changes: object) -> tracking_form.TrackingForm:
    """A form with goods in the store, on their way and with a customer, and three departments."""
    row, reply = tracking_form.GoodsRow, tracking_form.ReplyRow
    values: dict[str, object] = {
        **common("GZ26000042", "JFT-B39"), "level": "严重", "source": "客户反馈", "source_no": "SH-2026-0187",
        "customer": "华东电气设备有限公司", "delivered_on": date(2026, 10, 12), "product": f"高压真空断路器 {BREAKER}",
        "identity": "26100304", "photos": 3, "cause": "储能弹簧挂钩批次 G2609 硬度偏低，低温下回位行程不足。", "cause_kind": "零部件",
        "facts": "2 台（26100304、26100309）合闸后储能指示不复位。客户现场复测 5 次，3 次出现。现场温度 −4 ℃。", "scope": "同批 L261101-02",
        "goods": (
            row("库存", "断路器", BREAKER, serials(26110201, 6), "6 台", "A-03-3", "冻结，复查挂钩"),
            row("在途", "断路器", BREAKER, serials(26110301, 2), "2 台", "苏州示范公司", "到货后复查"),
            row("已交付", "断路器", BREAKER, serials(26100301, 12), "12 台", "华东电气设备有限公司", "上门复查更换"),
        ),
        "held": True, "disposition": "返修", "design_change": False, "disposition_words": "更换 G2611 批挂钩，按返修工艺 FX-031 复检。",
        "opinion": "11-23 15:20 告知 客户设备科：先停用", "answer_days": 2, "effective": None, "verify_words": "", "verifier": "",
        "verified_on": None, "followed_by": "",
        "replies": (
            reply("生产计划部", "计划员甲 11-23", "11-25", "返修任务单 RW26000938", "计划员甲", "11-28", False),
            reply("研发部/开发部", "", "11-25", "", "", "", True),
            reply("采购部", "采购员甲 11-23", "11-25", "供方整改，G2609 批余料退回", "采购员甲", "12-02", False),
        ),
        "signatures": (signed("填表", "质检员甲"),),
    }  # fmt: skip
    return tracking_form.TrackingForm(**{**values, **changes})  # type: ignore[arg-type]


def report(**changes: object) -> quality_report.QualityReport:
    """A report on fourteen installed breakers."""
    values: dict[str, object] = {
        **common("GZ26000042", "JFT-B41"), "form_no": "GZ26000042", "product": f"高压真空断路器 {BREAKER}",
        "customers": "华东电气设备有限公司 12 台；苏州示范公司 2 台", "serials": serials(26100301, 14), "facts": "复测 5 次，3 次不复位。",
        "cause": "挂钩硬度偏低。", "risk": "低温下可能误动。", "measures": "更换 G2611 批挂钩；来料加检硬度。",
        "signatures": (signed("编写", "质检员甲"), signed("会签", "工艺员甲", 5)),
    }  # fmt: skip
    return quality_report.QualityReport(**{**values, **changes})  # type: ignore[arg-type]
