"""Words of what is done around inspection: standards, instruments, sheets, rejected goods, tracking forms."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

QUALITY_ACTIONS = {
    "answer_tracking_form": QT_TRANSLATE_NOOP("app", "部门答复跟踪表"),
    "approve_quality_report": QT_TRANSLATE_NOOP("app", "批准质量报告"),
    "change_instrument": QT_TRANSLATE_NOOP("app", "改检验器具"),
    "decide_tracked_goods": QT_TRANSLATE_NOOP("app", "处置复查隔离品"),
    "dispose_tracking_form": QT_TRANSLATE_NOOP("app", "跟踪表处置意见"),
    "enter_instrument": QT_TRANSLATE_NOOP("app", "登记检验器具"),
    "follow_tracking_form": QT_TRANSLATE_NOOP("app", "措施无效转新跟踪表"),
    "give_quality_opinion": QT_TRANSLATE_NOOP("app", "质保意见反馈客户"),
    "keep_card_template": QT_TRANSLATE_NOOP("app", "设常用工序"),
    "make_tracking_form": QT_TRANSLATE_NOOP("app", "开出质检信息反馈跟踪表"),
    "part_sheet": QT_TRANSLATE_NOOP("app", "检验单拆分"),
    "receive_tracking_form": QT_TRANSLATE_NOOP("app", "部门签收跟踪表"),
    "send_tracking_form": QT_TRANSLATE_NOOP("app", "跟踪表发送部门"),
    "sign_quality_report": QT_TRANSLATE_NOOP("app", "会签质量报告"),
    "take_note": QT_TRANSLATE_NOOP("app", "生产看过不合格报告"),
    "verify_tracking_form": QT_TRANSLATE_NOOP("app", "验证跟踪表措施"),
    "withdraw_standard": QT_TRANSLATE_NOOP("app", "停用检验标准"),
    "write_quality_report": QT_TRANSLATE_NOOP("app", "写质量报告"),
}
QUALITY_KINDS = {
    "handbook_article": QT_TRANSLATE_NOOP("app", "手册条目"),
    "instrument": QT_TRANSLATE_NOOP("app", "检验器具"),
    "quality_report": QT_TRANSLATE_NOOP("app", "质量报告"),
    "tracking_form": QT_TRANSLATE_NOOP("app", "跟踪表"),
}
