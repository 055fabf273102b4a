"""What the trail calls what is done on service cases."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

CASE_ACTIONS = {
    "add_cause": QT_TRANSLATE_NOOP("app", "加原因"),
    "add_measure": QT_TRANSLATE_NOOP("app", "定措施"),
    "clock_behind": QT_TRANSLATE_NOOP("app", "本机时钟偏慢"),
    "complete_case": QT_TRANSLATE_NOOP("app", "补充服务单"),
    "end_next_step": QT_TRANSLATE_NOOP("app", "下一步完成"),
    "end_skill": QT_TRANSLATE_NOOP("app", "撤销技能"),
    "finish_measure": QT_TRANSLATE_NOOP("app", "措施完成"),
    "grant_skill": QT_TRANSLATE_NOOP("app", "登记技能"),
    "hand_over_case": QT_TRANSLATE_NOOP("app", "移交售后"),
    "report_case": QT_TRANSLATE_NOOP("app", "报告领导"),
    "set_next_step": QT_TRANSLATE_NOOP("app", "约定下一步"),
    "settle_on_the_spot": QT_TRANSLATE_NOOP("app", "当场解决"),
    "verify_measure": QT_TRANSLATE_NOOP("app", "验证措施"),
}

CASE_KINDS = {
    "case_cause": QT_TRANSLATE_NOOP("app", "原因表"),
    "service_skill": QT_TRANSLATE_NOOP("app", "服务技能"),
}
