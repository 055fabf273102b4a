"""What waits on 返工单: the next step for whose it is, and for the logistics head everything that is promised to a customer (J-28)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import rework_queries
from app.aftersales.rework_views import ReworkLine
from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from db.states import ReworkState, Role

_STEPS: dict[ReworkState, tuple[str, str, Role]] = {
    ReworkState.AWAITING_DOCUMENTS: (QT_TRANSLATE_NOOP("app", "待下达返工图纸和工艺：{what}"), "J-24", Role.RESEARCH),
    ReworkState.DOCUMENTS_ISSUED: (QT_TRANSLATE_NOOP("app", "待下返工任务单：{what}"), "J-25", Role.PLANNING),
    ReworkState.TASK_ISSUED: (QT_TRANSLATE_NOOP("app", "返工待开工：{what}"), "J-26", Role.ASSEMBLER),
    ReworkState.REWORKING: (QT_TRANSLATE_NOOP("app", "返工中：{what}"), "J-26", Role.ASSEMBLER),
    ReworkState.REINSPECTION: (QT_TRANSLATE_NOOP("app", "返工待复检：{what}"), "J-27", Role.INSPECTOR),
}
_JUDGE = (QT_TRANSLATE_NOOP("app", "待定返工方式：{what}"), "J-21", Role.INSPECTOR)
_PLAN = (QT_TRANSLATE_NOOP("app", "待下返工任务单：{what}"), "J-23", Role.PLANNING)
_BACK = QT_TRANSLATE_NOOP("app", "返修品待返还：{customer} {what}")
_STALE = QT_TRANSLATE_NOOP("app", "返工图纸或工艺改版，车间请确认：{what}")


def lines(session: Session, now: datetime) -> list[Due]:
    """Open 返工单 by their next step, and by the day their goods are promised for."""
    found = []
    for one in rework_queries.lines(session):
        what = f"{one.product} {one.identity}"
        if one.stale:
            title = say(_STALE, what=what)
            roles = frozenset({Role.ASSEMBLER, Role.PLANNING})
            found.append(Due(Mark.HOLD, title, one.number, "aftersales", word(Role.ASSEMBLER), None, "J-25", roles, None, "stale"))
        step = _step(one)
        if step is not None:
            source, clause, role = step
            end = day_end(one.due_on) if one.due_on and role is Role.ASSEMBLER else None
            mark = by_time(end, now, Mark.INFO) if end is not None else Mark.INFO
            found.append(
                Due(mark, say(source, what=what), one.number, "aftersales", word(role), end, clause, frozenset({role}), one.created_at)
            )
        if one.redeliver_on is not None:
            end = day_end(one.redeliver_on)
            title = say(_BACK, customer=one.customer or "—", what=what)
            roles = frozenset({Role.LOGISTICS_HEAD, *((Role.SALES,) if one.state is ReworkState.PASSED else ())})
            mark = by_time(end, now, Mark.INFO if one.state is ReworkState.PASSED else Mark.NOT_YET)
            found.append(
                Due(mark, title, one.number, "aftersales", word(Role.LOGISTICS_HEAD), end, "J-28", roles, one.created_at, "redelivery")
            )
    return found


def _step(one: ReworkLine) -> tuple[str, str, Role] | None:
    if one.state is ReworkState.PROPOSED:
        return _JUDGE if one.branch is None else _PLAN
    return _STEPS.get(one.state)
