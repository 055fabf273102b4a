"""What the door of the store has before it: goods whose paper is missing, bought lots to put away; and what came in today."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.inbound import arrivals, lane_queries
from app.inbound import queries as inbound
from app.reminders.views import Due, Mark
from app.settings.service import setting_int, setting_list
from db.states import Role


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything of these, in no order."""
    return [*_lane(session, now), *_bought(session), *_posted(session, now)]


def _lane(session: Session, now: datetime) -> list[Due]:
    """Goods that wait for a paper (D-01)."""
    waiting = [view for view in lane_queries.awaited(session) if view.missing]
    if not waiting:
        return []
    oldest = waiting[0]
    hours = int((now - oldest.at).total_seconds() // 3600)
    title = say(
        QT_TRANSLATE_NOOP("app", "待收区 {n} 件缺单据，最久 {hours} 小时：{goods} 缺{missing}"), n=sum(view.quantity for view in waiting),
        hours=hours, goods=oldest.identity, missing="、".join(str(paper) for paper in oldest.missing),
    )  # fmt: skip
    mark = Mark.HOLD if hours >= setting_int(session, "quality.shift_hours", now) else Mark.INFO
    roles = frozenset({Role.STOREKEEPER, Role.PLANNING})
    return [Due(mark, title, "handover", "inbound", word(Role.STOREKEEPER), None, "D-01", roles, oldest.at, "lane")]


def _bought(session: Session) -> list[Due]:
    """Bought lots that passed and are not put away (B-09)."""
    ready = [view for view in arrivals.arrivals(session) if view.ready]
    if not ready:
        return []
    first = ready[0]
    title = say(
        QT_TRANSLATE_NOOP("app", "外购检验合格，待上架 {n} 批：{product} {lot}"), n=len(ready), product=first.product_name, lot=first.lot_no
    )
    roles = frozenset({Role.STOREKEEPER})
    return [Due(Mark.INFO, title, "purchase", "inbound", word(Role.STOREKEEPER), None, "B-09", roles, first.at, "put_away")]


def _posted(session: Session, now: datetime) -> list[Due]:
    """Goods of orders that came in today: who plans their transport is told without asking (B-13, X-36)."""
    told = frozenset(Role(name) for name in setting_list(session, "stock_in.notify", now))
    day = site_day(now)
    words = QT_TRANSLATE_NOOP("app", "今天入库 {product} {n} {unit}，可安排发货：{order}")
    return [
        Due(
            Mark.INFO, say(words, product=one.product_name, n=one.quantity, unit=one.unit, order=one.order_no), one.order_no, "orders",
            word(Role.SALES), day_end(day), "B-13", told, one.since, "stocked",
        )
        for one in inbound.came_in(session, day)
    ]  # fmt: skip
