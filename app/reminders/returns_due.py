"""What waits on 退货单, and on 补换 that sales has not sent off, for whose it is (J-19, J-20, J-33)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import returns_queries as queries
from app.aftersales.returns_views import ReplacementState, ReplacementView, ReturnItemView, ReturnJudgement, ReturnState, ReturnView
from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from db.states import Role

_JUDGE = (QT_TRANSLATE_NOOP("app", "退货待检测判定：{what}"), "J-19", Role.INSPECTOR)
_COMING = (QT_TRANSLATE_NOOP("app", "退货待退回：{what}"), "J-33", Role.SALES)
_REPLACE = (QT_TRANSLATE_NOOP("app", "报废品待补换：{what}"), "J-20", Role.AFTER_SALES)
_SEND = (QT_TRANSLATE_NOOP("app", "补换待发出：{what}"), "X-25", Role.SALES)
_ANEW = (QT_TRANSLATE_NOOP("app", "让步品返还发货单待重开：{what}"), "J-19", Role.SALES)
_AFTER = {
    ReturnJudgement.SCRAP: (QT_TRANSLATE_NOOP("app", "待报废入库：{what}"), "J-20", Role.LOGISTICS_HEAD),
    ReturnJudgement.BACK: (QT_TRANSLATE_NOOP("app", "退货待放回货位：{what}"), "J-33", Role.STOREKEEPER),
    ReturnJudgement.AS_IS: (QT_TRANSLATE_NOOP("app", "让步品待入库返还：{what}"), "J-33", Role.STOREKEEPER),
}


def lines(session: Session, now: datetime) -> list[Due]:
    """One line for each piece that waits for somebody."""
    views = queries.authorisations(session, open_only=True, limit=None)
    if not views:
        return []
    given = queries.replacements_for(session, [one.item_id for view in views for one in view.items])
    found = []
    for view in views:
        for item in view.items:
            standing = [one for one in given.get(item.item_id, []) if one.state is not ReplacementState.CANCELLED]
            steps = (_step(view, item), _replacement(item, standing))
            found += [_due(view, item, step, now) for step in steps if step is not None]
    return found


def _due(view: ReturnView, item: ReturnItemView, step: tuple[str, str, Role], now: datetime) -> Due:
    source, clause, role = step
    end = day_end(view.expected_on) if step is _COMING and view.expected_on else None
    mark = by_time(end, now, Mark.NOT_YET) if end is not None else Mark.HOLD if step is _JUDGE else Mark.INFO
    what = f"{item.product_name} {item.identity}"
    since = item.judged_at or item.received_at or view.made_at
    kind = "replacement" if step in (_REPLACE, _SEND) else "return"
    return Due(mark, say(source, what=what), view.number, "aftersales", word(role), end, clause, frozenset({role}), since, kind)


def _step(view: ReturnView, item: ReturnItemView) -> tuple[str, str, Role] | None:
    if item.settled_at is not None or view.state is ReturnState.VOIDED:
        return None
    if item.received_at is None:
        return _JUDGE if item.tests and item.judgement is None else _COMING
    if item.called_off:
        return _ANEW
    return _JUDGE if item.judgement is None else _AFTER.get(item.judgement)


def _replacement(item: ReturnItemView, standing: list[ReplacementView]) -> tuple[str, str, Role] | None:
    if any(one.state is ReplacementState.REQUESTED for one in standing):
        return _SEND
    return _REPLACE if item.judgement is ReturnJudgement.SCRAP and not standing else None
