"""Words of what is done around inspection: standards, instruments, sheets, rejected goods."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

QUALITY_ACTIONS = {
    "change_instrument": QT_TRANSLATE_NOOP("app", "改检验器具"),
    "enter_instrument": QT_TRANSLATE_NOOP("app", "登记检验器具"),
    "keep_card_template": QT_TRANSLATE_NOOP("app", "设常用工序"),
    "part_sheet": QT_TRANSLATE_NOOP("app", "检验单拆分"),
    "take_note": QT_TRANSLATE_NOOP("app", "生产看过不合格报告"),
    "withdraw_standard": QT_TRANSLATE_NOOP("app", "停用检验标准"),
}
QUALITY_KINDS = {
    "instrument": QT_TRANSLATE_NOOP("app", "检验器具"),
}
