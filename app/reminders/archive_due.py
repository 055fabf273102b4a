"""Closed orders whose papers are not filed (M-03)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.orders.archive import ARCHIVISTS, unfiled
from app.reminders.views import Due, Mark
from db.states import Role


def lines(session: Session, now: datetime) -> list[Due]:
    """A line for every one."""
    return [
        Due(
            Mark.HOLD, say(QT_TRANSLATE_NOOP("app", "已关闭未归档：{customer}"), customer=one.customer), one.order_no, "orders",
            word(Role.SALES), day_end(one.due_on), "M-03", frozenset(ARCHIVISTS), day_end(one.closed_on), "archive",
        )
        for one in unfiled(session, now)
    ]  # fmt: skip
