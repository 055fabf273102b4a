"""Words of what is done on a 返工单 and on what follows from it."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

REWORK_ACTIONS = {
    "approve_rework_document": QT_TRANSLATE_NOOP("app", "批准返工图纸或工艺"),
    "choose_rework_branch": QT_TRANSLATE_NOOP("app", "定返工方式"),
    "cite_revisions": QT_TRANSLATE_NOOP("app", "任务单改引新版"),
    "create_rework_task": QT_TRANSLATE_NOOP("app", "下返工任务单"),
    "issue_rework_document": QT_TRANSLATE_NOOP("app", "下达返工图纸或工艺"),
    "move_rework": QT_TRANSLATE_NOOP("app", "返工单状态"),
    "note_revision": QT_TRANSLATE_NOOP("app", "车间确认新版图纸工艺"),
    "promise_redelivery": QT_TRANSLATE_NOOP("app", "定返还日期"),
    "propose_rework": QT_TRANSLATE_NOOP("app", "判定可返工"),
    "split_rework": QT_TRANSLATE_NOOP("app", "不合格件另开返工单"),
    "take_off_task": QT_TRANSLATE_NOOP("app", "任务单减去不合格件"),
    "void_certificate": QT_TRANSLATE_NOOP("app", "合格证作废"),
}
REWORK_KINDS = {
    "rework_document": QT_TRANSLATE_NOOP("app", "返工图纸或工艺"),
    "rework_order": QT_TRANSLATE_NOOP("app", "返工单"),
}
