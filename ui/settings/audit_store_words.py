"""What the trail's actions and kinds of record of the store's climate, care and rules are called on screen."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

STORE_ACTIONS = {
    "answer_climate_excursion": QT_TRANSLATE_NOOP("app", "填超限纠正说明"),
    "approve_climate_range": QT_TRANSLATE_NOOP("app", "批准温湿度范围"),
    "approve_hazard_store": QT_TRANSLATE_NOOP("app", "批准危险品库"),
    "ask_climate_range": QT_TRANSLATE_NOOP("app", "申请温湿度范围"),
    "ask_hazard_store": QT_TRANSLATE_NOOP("app", "申请危险品库"),
    "begin_zone_measure": QT_TRANSLATE_NOOP("app", "开始库区措施"),
    "end_hazard_store": QT_TRANSLATE_NOOP("app", "停用危险品库"),
    "end_zone_measure": QT_TRANSLATE_NOOP("app", "结束库区措施"),
    "name_climate_sensor": QT_TRANSLATE_NOOP("app", "登记温湿度传感器"),
    "open_climate_excursion": QT_TRANSLATE_NOOP("app", "温湿度超限"),
    "read_climate": QT_TRANSLATE_NOOP("app", "抄温湿度"),
    "refuse_climate_range": QT_TRANSLATE_NOOP("app", "不批准温湿度范围"),
    "withdraw_climate_reading": QT_TRANSLATE_NOOP("app", "撤回温湿度读数"),
}

STORE_KINDS = {
    "climate_excursion": QT_TRANSLATE_NOOP("app", "温湿度超限"),
}
