"""What the trail's actions and kinds of record of stock counts are called on screen."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

COUNT_ACTIONS = {
    "approve_count": QT_TRANSLATE_NOOP("app", "批准盘点差异"),
    "clear_count_read": QT_TRANSLATE_NOOP("app", "处理盘点异常"),
    "close_count_place": QT_TRANSLATE_NOOP("app", "库位盘完"),
    "confirm_empty_places": QT_TRANSLATE_NOOP("app", "确认空库位"),
    "create_count": QT_TRANSLATE_NOOP("app", "新建盘点"),
    "explain_count": QT_TRANSLATE_NOOP("app", "填差异原因"),
    "gain_pieces": QT_TRANSLATE_NOOP("app", "盘盈入帐"),
    "move_count": QT_TRANSLATE_NOOP("app", "盘点状态"),
    "open_count_place": QT_TRANSLATE_NOOP("app", "开始盘库位"),
    "register_found_unit": QT_TRANSLATE_NOOP("app", "登记待查品"),
    "set_count_tolerance": QT_TRANSLATE_NOOP("app", "设盘点允差"),
    "undo_count_read": QT_TRANSLATE_NOOP("app", "撤销盘点扫描"),
}

COUNT_KINDS = {
    "count_read": QT_TRANSLATE_NOOP("app", "盘点扫描"),
    "stock_count": QT_TRANSLATE_NOOP("app", "盘点"),
}
