"""What waits of the stock counts: the count of the period, periods that passed without one, differences to approve (D-11)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from app.settings.service import setting_text
from app.storage import count_queries as counts
from app.storage.count_views import CountState, PeriodMark
from db.states import Role

_COUNTERS = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD})


def lines(session: Session, now: datetime) -> list[Due]:
    """Every line, in no order."""
    return [*_periods(session, now), *_waiting(session, now)]


def _periods(session: Session, now: datetime) -> list[Due]:
    """A period that passed without a finished count is red until it has one."""
    found = []
    for period in counts.periods(session, now):
        if period.mark is PeriodMark.MISSING:
            title = say(QT_TRANSLATE_NOOP("app", "漏盘：{month} 没有完成盘点"), month=f"{period.first:%Y-%m}")
            end = day_end(period.last)
            found.append(Due(Mark.WRONG, title, period.number or "count", "storage", word(Role.STOREKEEPER), end, "D-11", _COUNTERS))
    return found


def _waiting(session: Session, now: datetime) -> list[Due]:
    """Counts that go on, until the last day of their period; the ones that were submitted wait for who approves them."""
    found = []
    for view in counts.unfinished(session):
        end = day_end(view.due_on)
        if view.state is CountState.REVIEW:
            role = Role(setting_text(session, "count.approver", now))
            title = say(QT_TRANSLATE_NOOP("app", "盘点差异待批准：{number}"), number=view.number)
            roles, mark = frozenset({role, Role.LEADERSHIP}), by_time(end, now)
            found.append(Due(mark, title, view.number, "storage", word(role), end, "D-11", roles, view.submitted_at, "approve"))
        elif now < end or not view.whole:
            sentence = QT_TRANSLATE_NOOP("app", "盘点 {scope}：已盘 {done}/{total} 个库位")
            title, mark = say(sentence, scope=view.title, done=view.done, total=view.total), by_time(end, now)
            found.append(Due(mark, title, view.number, "storage", word(Role.STOREKEEPER), end, "D-11", _COUNTERS, view.made_at, "count"))
    return found
