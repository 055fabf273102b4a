"""What the trail's actions and kinds of record of the care of customers are called on screen."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

CARE_ACTIONS = {
    "answer_survey": QT_TRANSLATE_NOOP("app", "登记调查表"),
    "drop_survey": QT_TRANSLATE_NOOP("app", "调查表收不回"),
    "drop_training": QT_TRANSLATE_NOOP("app", "取消培训"),
    "drop_visit": QT_TRANSLATE_NOOP("app", "取消回访走访"),
    "enter_installed": QT_TRANSLATE_NOOP("app", "客户设备入帐"),
    "finish_training_task": QT_TRANSLATE_NOOP("app", "培训准备完成"),
    "finish_visit": QT_TRANSLATE_NOOP("app", "登记回访走访"),
    "finish_visit_step": QT_TRANSLATE_NOOP("app", "回访下一步完成"),
    "hold_training": QT_TRANSLATE_NOOP("app", "登记培训"),
    "invite_to_training": QT_TRANSLATE_NOOP("app", "培训邀请"),
    "issue_survey": QT_TRANSLATE_NOOP("app", "发调查表"),
    "note_care_work": QT_TRANSLATE_NOOP("app", "登记保养升级"),
    "plan_training": QT_TRANSLATE_NOOP("app", "订培训计划"),
    "plan_visit": QT_TRANSLATE_NOOP("app", "安排回访走访"),
    "replace_installed": QT_TRANSLATE_NOOP("app", "客户设备换新"),
    "set_maintenance": QT_TRANSLATE_NOOP("app", "定维护间隔"),
    "take_out_installed": QT_TRANSLATE_NOOP("app", "客户设备退出"),
}

CARE_KINDS = {
    "follow_up_visit": QT_TRANSLATE_NOOP("app", "回访走访"),
    "installed_unit": QT_TRANSLATE_NOOP("app", "客户设备"),
    "survey": QT_TRANSLATE_NOOP("app", "顾客满意度调查表"),
    "training_session": QT_TRANSLATE_NOOP("app", "客户培训"),
}
