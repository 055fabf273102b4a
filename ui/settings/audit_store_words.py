"""What the trail's actions and kinds of record of the store's climate, care and rules are called on screen."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

STORE_ACTIONS = {
    "add_zone_equipment": QT_TRANSLATE_NOOP("app", "登记消防器材"),
    "check_zone": QT_TRANSLATE_NOOP("app", "检查库区"),
    "confirm_rule_document": QT_TRANSLATE_NOOP("app", "确认已阅制度文件"),
    "finish_care_action": QT_TRANSLATE_NOOP("app", "完成库区整改"),
    "import_climate": QT_TRANSLATE_NOOP("app", "导入温湿度"),
    "look_at_equipment": QT_TRANSLATE_NOOP("app", "检查消防器材"),
    "name_logger_columns": QT_TRANSLATE_NOOP("app", "指定记录仪的列"),
    "publish_rule_document": QT_TRANSLATE_NOOP("app", "发布制度文件"),
    "retire_zone_equipment": QT_TRANSLATE_NOOP("app", "撤下消防器材"),
    "withdraw_rule_document": QT_TRANSLATE_NOOP("app", "停用制度文件"),
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
    "logger_format": QT_TRANSLATE_NOOP("app", "记录仪文件"),
    "rule_document": QT_TRANSLATE_NOOP("app", "制度文件"),
    "zone_check": QT_TRANSLATE_NOOP("app", "库区检查"),
    "zone_equipment": QT_TRANSLATE_NOOP("app", "消防器材"),
    "climate_excursion": QT_TRANSLATE_NOOP("app", "温湿度超限"),
}
