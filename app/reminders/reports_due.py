"""The monthly quality report that waits: from the last day of its month until it was sent (K-01, X-21)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.views import Due, Mark
from app.reports import monthly_queries
from db.states import Role

_DESK = frozenset({Role.INSPECTOR, Role.DELIVERY_MANAGEMENT})


def lines(session: Session, now: datetime) -> list[Due]:
    """The line of the month that waits, or none."""
    state = monthly_queries.due(session, now)
    if state is None:
        return []
    words = QT_TRANSLATE_NOOP("app", "出 {month} 质量月报") if state.report is None else QT_TRANSLATE_NOOP("app", "报送 {month} 质量月报")
    mark = Mark.WRONG if state.overdue else Mark.HOLD
    roles = _DESK | {Role.LEADERSHIP} if state.overdue else _DESK
    return [
        Due(
            mark, say(words, month=state.month), f"monthly/{state.month}", "reports", word(Role.INSPECTOR), day_end(state.due_on), "K-01",
            roles, day_end(state.earliest), "monthly_report",
        )
    ]  # fmt: skip
