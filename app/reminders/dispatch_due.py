"""What the sales side of 发货 has before it: the day's notice, goods to prepare, customers to tell, delays, wishes of logistics."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.dispatch import delays, notices, preparing, requests
from app.dispatch import queries as dispatch
from app.reminders.views import Due, Mark
from app.settings.service import setting_int
from db.states import DispatchState, Role


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything of these, in no order."""
    return [
        *_notices(session, now), *_preparing(session, now), *_untold(session, now), *_delays(session, now), *_wishes(session),
    ]


def _notices(session: Session, now: datetime) -> list[Due]:
    """The notice of a day that is past its cut-off: told to the logistics head, asked of sales (F-02)."""
    found, roles = [], frozenset({Role.LOGISTICS_HEAD, Role.SALES})
    for day in notices.missing_notices(session, now):
        title = say(QT_TRANSLATE_NOOP("app", "{day} 的发货通知单未确认"), day=f"{day.day:%m-%d}")
        found.append(Due(Mark.WRONG, title, "notice", "dispatch", word(Role.SALES), day.cutoff, "F-02", roles, None, "notice"))
    return found


def _preparing(session: Session, now: datetime) -> list[Due]:
    """Goods that the store gets ready, by the day they are loaded (F-01)."""
    found, roles = [], frozenset({Role.STOREKEEPER, Role.TEAM_LEADER})
    for task in preparing.tasks(session):
        end = day_end(task.load_day)
        late = site_day(now) > task.load_day
        mark = Mark.WRONG if late else Mark.HOLD if task.load_day == site_day(now) else Mark.INFO
        title = say(QT_TRANSLATE_NOOP("app", "待备货：{customer}"), customer=task.customer_name)
        found.append(Due(mark, title, "notice", "dispatch", word(Role.STOREKEEPER), end, "F-01", roles, None, "prepare"))
    return found


def _untold(session: Session, now: datetime) -> list[Due]:
    """Customers to be told of the delivery, from so many days before the load on (F-11)."""
    from_day = site_day(now) + timedelta(days=setting_int(session, "notify.reminder_days", now))
    found, roles = [], frozenset({Role.SALES, Role.LOGISTICS_HEAD})
    for order in dispatch.dispatch_orders(session, dispatch.BEFORE_LOADING - {DispatchState.DRAFT}):
        day = order.load_day
        if day is None or day > from_day or order.notification is not None:
            continue
        mark = Mark.WRONG if day < site_day(now) else Mark.HOLD
        title = say(QT_TRANSLATE_NOOP("app", "通知客户收货：{customer}"), customer=order.customer_name)
        found.append(Due(mark, title, order.number, "dispatch", word(Role.SALES), day_end(day), "F-11", roles, None, "notify"))
    return found


def _delays(session: Session, now: datetime) -> list[Due]:
    """What is due and what is late; a delay stays until the customer was told of it (A-21, A-22)."""
    found, roles = [], frozenset({Role.SALES, Role.LOGISTICS_HEAD})
    for due in delays.due_list(session, now):
        document = due.dispatch_nos[0] if due.dispatch_nos else due.order_no
        if due.untold:
            title = say(QT_TRANSLATE_NOOP("app", "延期未通知客户：{customer}"), customer=due.customer_name)
            end, mark, clause = day_end(due.told), Mark.WRONG, "A-22"
        else:
            title = say(QT_TRANSLATE_NOOP("app", "交货到期：{customer}"), customer=due.customer_name)
            end, clause = day_end(due.told), "A-21"
            mark = Mark.HOLD if (due.told - site_day(now)).days <= 1 else Mark.INFO
        found.append(Due(mark, title, document, "dispatch", word(Role.SALES), end, clause, roles, None, "due"))
    return found


def _wishes(session: Session) -> list[Due]:
    """Changes that logistics asked sales for (F-15)."""
    found = []
    for wish in requests.unanswered(session):
        title = say(QT_TRANSLATE_NOOP("app", "物流申请变更：{what}"), what=word(wish.what))
        roles = frozenset({Role.SALES})
        found.append(Due(Mark.HOLD, title, wish.dispatch_no, "dispatch", word(Role.SALES), None, "F-15", roles, wish.asked_at, "wish"))
    return found
