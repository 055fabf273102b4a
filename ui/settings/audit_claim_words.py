"""Words of the trail for what went wrong with a delivery: differences, claims, acceptance, installation, and what it cost."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

CLAIM_ACTIONS = {
    "book_cost": QT_TRANSLATE_NOOP("app", "记费用"),
    "report_discrepancy": QT_TRANSLATE_NOOP("app", "登记异议"),
    "agree_discrepancy": QT_TRANSLATE_NOOP("app", "商定异议处理"),
    "settle_remarks": QT_TRANSLATE_NOOP("app", "保留意见办结"),
    "draft_criteria": QT_TRANSLATE_NOOP("app", "拟验收标准"),
    "agree_criteria": QT_TRANSLATE_NOOP("app", "验收标准确认"),
    "check_acceptance": QT_TRANSLATE_NOOP("app", "共同验收"),
    "plan_installation": QT_TRANSLATE_NOOP("app", "预约安装"),
    "arrive_for_installation": QT_TRANSLATE_NOOP("app", "安装到场"),
    "finish_installation": QT_TRANSLATE_NOOP("app", "安装完成"),
    "cancel_installation": QT_TRANSLATE_NOOP("app", "取消安装"),
    "inquire_carrier": QT_TRANSLATE_NOOP("app", "向承运商查询"),
    "note_claim_answer": QT_TRANSLATE_NOOP("app", "记承运商答复"),
    "claim_from_carrier": QT_TRANSLATE_NOOP("app", "向承运商索赔"),
    "agree_claim_sum": QT_TRANSLATE_NOOP("app", "定赔"),
    "note_claim_money": QT_TRANSLATE_NOOP("app", "登记索赔到账"),
    "close_claim": QT_TRANSLATE_NOOP("app", "索赔结案"),
    "find_lost_boxes": QT_TRANSLATE_NOOP("app", "丢失的箱找到"),
    "send_again": QT_TRANSLATE_NOOP("app", "开补发单"),
    "withdraw_carrier_event": QT_TRANSLATE_NOOP("app", "撤销承运商记录"),
}

CLAIM_KINDS = {
    "delivery_cost": QT_TRANSLATE_NOOP("app", "交付费用"),
    "claim": QT_TRANSLATE_NOOP("app", "查询/索赔单"),
    "acceptance_sheet": QT_TRANSLATE_NOOP("app", "验收单"),
    "installation_job": QT_TRANSLATE_NOOP("app", "安装调试记录"),
    "installation_record": QT_TRANSLATE_NOOP("app", "安装调试记录"),
}
