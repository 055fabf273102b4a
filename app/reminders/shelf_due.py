"""What comes to a last day: expired goods to be answered for, goods to be rechecked, goods stored too long (D-09, D-12, D-13)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.views import Due, Mark
from app.settings.service import setting_int
from app.storage import shelf_queries
from app.storage.shelf_views import DueLine, LastDay, RecheckView, Terms, UnitState
from db.states import Role

PAGE, VIEW = "storage", "due"
KEEPERS = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD})


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything of these, in no order; what is not done stands here again every day."""
    terms, found = shelf_queries.due_soon(session, now)
    seen: set[tuple[LastDay, str]] = set()
    due: list[Due] = [*_expired(session, now), *_records(session, terms)]
    for line in found:
        key = line.which, line.lot_no or line.serial
        if line.recheck_no or key in seen:
            continue
        seen.add(key)
        one = _line(line, terms)
        if one is not None:
            due.append(one)
    return due


def _expired(session: Session, now: datetime) -> list[Due]:
    """Goods past their expiry date whose report and measure nobody has logged (D-13)."""
    days = timedelta(days=setting_int(session, "storage.expiry_report_days", now))
    found = []
    for one in shelf_queries.notices(session):
        title = say(QT_TRANSLATE_NOOP("app", "已失效，待报告并登记措施：{goods}"), goods=one.goods)
        end = day_end(one.expires_on) + timedelta(days=1) + days
        document = f"{VIEW}/{one.lot_no or one.product}"
        found.append(Due(Mark.WRONG, title, document, PAGE, word(Role.STOREKEEPER), end, "D-13", KEEPERS, one.noticed_at, "expired"))
    return found


def _records(session: Session, terms: Terms) -> list[Due]:
    """物资复验记录 that wait for quality (D-12)."""
    return [_record(one, terms) for one in shelf_queries.rechecks(session)]


def _record(one: RecheckView, terms: Terms) -> Due:
    goods = f"{one.product} {one.lot_no or one.identities[0]}"
    title = say(QT_TRANSLATE_NOOP("app", "待复验：{goods}"), goods=goods)
    mark = Mark.WRONG if one.old_until < terms.today else Mark.HOLD
    roles = frozenset({Role.INSPECTOR})
    document = f"{VIEW}/{one.number}"
    return Due(mark, title, document, PAGE, word(Role.INSPECTOR), day_end(one.old_until), "D-12", roles, one.raised_at, "recheck")


def _line(line: DueLine, terms: Terms) -> Due | None:
    goods = f"{line.product} {line.lot_no or line.serial}"
    end, document = day_end(line.day), f"{VIEW}/{line.lot_no or line.serial}"
    keeper, inspector = word(Role.STOREKEEPER), word(Role.INSPECTOR)
    if line.which is LastDay.EXPIRY:
        if terms.is_expired(line.day):
            if line.unanswered or line.state is not UnitState.LOCKED:
                return None  # its notice says so already
            title = say(QT_TRANSLATE_NOOP("app", "已失效，待质检处置：{goods}"), goods=goods)
            return Due(Mark.HOLD, title, document, PAGE, inspector, None, "D-13", frozenset({Role.INSPECTOR}), None, "dispose")
        if line.days_left > terms.second_warning:
            return None
        title = say(QT_TRANSLATE_NOOP("app", "{n} 天后失效：{goods}"), n=line.days_left, goods=goods)
        return Due(Mark.HOLD, title, document, PAGE, keeper, end, "D-13", KEEPERS, None, "expiring")
    if line.which is LastDay.KEEPING:
        if line.state not in (UnitState.RECHECK_DUE, UnitState.LOCKED):
            return None  # not yet due, or rechecked for this day already
        waited = (terms.today - terms.recheck_on(line.day)).days + 1
        title = say(QT_TRANSLATE_NOOP("app", "保管期将到，送质检复验（第 {n} 天）：{goods}"), n=waited, goods=goods)
        return Due(
            Mark.WRONG if line.days_left < 0 else Mark.HOLD, title, document, PAGE, keeper, end, "D-12", KEEPERS, None, "recheck_due"
        )
    if line.days_left > terms.first_warning:
        return None
    if line.days_left < 0:
        title = say(QT_TRANSLATE_NOOP("app", "超期存放已锁定，送复验或处置：{goods}"), goods=goods)
        return Due(Mark.WRONG, title, document, PAGE, keeper, end, "D-09", KEEPERS | {Role.INSPECTOR}, None, "locked")
    title = say(QT_TRANSLATE_NOOP("app", "存放期还有 {n} 天：{goods}"), n=line.days_left, goods=goods)
    mark = Mark.HOLD if line.days_left <= terms.second_warning else Mark.INFO
    return Due(mark, title, document, PAGE, keeper, end, "D-09", KEEPERS, None, "storage")
