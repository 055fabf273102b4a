"""Goods in doubt and boxes that were not seen in time, for the home page (E-03, E-05, E-10)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.views import Due, Mark
from app.trace import doubt_queries, missing
from db.states import DoubtState, Role, StopKind

_CLAUSES = {StopKind.DAMAGE: "E-03", StopKind.MARK_LOST: "E-05", StopKind.MISSING: "E-10"}
_STORE = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD})
MOST = 20
"""So many boxes and goods that were not seen stand on the home page; the view has them all."""


def lines(session: Session, now: datetime) -> list[Due]:
    """Each open record for whose turn it is, and what was not seen at its next expected scan."""
    found = []
    for view in doubt_queries.doubts(session):
        role = Role.INSPECTOR if view.state is DoubtState.IDENTIFIED else Role.STOREKEEPER
        what = view.identity or view.product or view.place or "—"
        title = say(QT_TRANSLATE_NOOP("app", "{kind}{state}：{what}"), kind=word(view.kind), state=word(view.state), what=what)
        roles = frozenset({role, Role.LOGISTICS_HEAD})
        found.append(Due(Mark.HOLD, title, f"missing|{view.doubt_id}", "storage", word(role), None, _CLAUSES[view.kind], roles, view.at))
    for one in missing.overdue(session, now)[:MOST]:
        title = say(QT_TRANSLATE_NOOP("app", "没有按时扫到（{scan}）：{what}"), scan=one.expected, what=one.name)
        found.append(
            Due(Mark.WRONG, title, f"missing|{one.thing}", "storage", word(Role.STOREKEEPER), one.due_at, "E-10", _STORE, one.last_at)
        )
    return found
