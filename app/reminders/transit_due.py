"""Goods on their way that nobody heard of for too long, and trouble on the way that nobody answered yet (I-13)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.delivery import transit
from app.dispatch.views import vehicle_words
from app.reminders.views import Due, Mark
from db.states import Role

_DESK = frozenset({Role.LOGISTICS_HEAD, Role.TEAM_LEADER})
_ALL = _DESK | {Role.SALES}


def lines(session: Session, now: datetime) -> list[Due]:
    """Every line, in no order."""
    found = []
    who = word(Role.LOGISTICS_HEAD)
    for one in transit.under_way(session, now):
        document = f"transit/{one.number}"
        if one.silent and one.silent_at is not None:
            hours = int((now - one.last_at).total_seconds() // 3600)
            words = QT_TRANSLATE_NOOP("app", "在途 {hours} 小时无消息：{customer} {plate}")
            title = say(words, hours=hours, customer=one.customer, plate=vehicle_words(one.plate))
            found.append(Due(Mark.WRONG, title, document, "delivery", who, one.silent_at, "I-13", _DESK, one.last_at, "silence"))
        elif one.troubled:
            title = say(QT_TRANSLATE_NOOP("app", "途中异常：{customer} {words}"), customer=one.customer, words=one.news[-1].words)
            found.append(Due(Mark.HOLD, title, document, "delivery", who, None, "I-13", _ALL, one.last_at, "trouble"))
    return found
