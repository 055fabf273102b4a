"""The daily 《发货通知单》 (F-02, X-17): what sales wants shipped on a day and the next working day, confirmed once a working day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.calendar import add_working_days, next_working_day
from app.core.clock import SITE_ZONE, site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import delays, mode_rules, notice_queries, preparing, queries
from app.dispatch.views import NoticeDay, NoticeView, ProposedOrder
from app.orders import queries as orders
from app.orders.views import OrderView
from app.printing import service as printing
from app.settings.service import setting, setting_text
from db.models.dispatch import DispatchNotice, DispatchNoticeLine
from db.states import Role

PAPER = "dispatch_notice"
SHIPPED_ANY_DAY = "calendar_day"


def due_orders(session: Session, first: date, last: date) -> list[OrderView]:
    """Released orders promised for one of the days, or revised to it, that are not wholly on an issued 发货单 yet."""
    waiting = _open_orders(session, queries.drafts_of(session))
    told = delays.told_days(session, waiting)
    return [order for order in waiting if (day := told.get(order.number)) is not None and first <= day <= last]


def _open_orders(session: Session, drafts: Mapping[str, str]) -> list[OrderView]:
    """What waits for a 发货单, and what has only a draft of one: that is not shipped by being begun."""
    waiting = queries.waiting_orders(session)
    begun = orders.numbered(session, drafts.keys() - {order.number for order in waiting})
    return [*waiting, *begun.values()]


def proposals(session: Session, day: date, now: datetime) -> list[ProposedOrder]:
    """The orders to choose from for the notice of a day: those due then, and what is late; the earliest first."""
    drafts = queries.drafts_of(session)
    waiting = _open_orders(session, drafts)
    told = delays.told_days(session, waiting)
    last = last_day(session, day, now)
    wanted = [(told[order.number], order) for order in waiting if order.number in told and told[order.number] <= last]
    given = queries.dispatched_of(session, [line.line_id for _, order in wanted for line in order.lines], drafts=False)
    standing = queries.notices_of(session, (order.number for _, order in wanted))
    found = []
    for due, order in sorted(wanted, key=lambda one: (one[0], one[1].number)):
        rest = [(line, line.quantity - given.get(line.line_id, 0)) for line in order.lines]
        goods = "，".join(f"{line.product_name} {line.model} × {left}" for line, left in rest if left > 0)
        found.append(
            ProposedOrder(
                order.number, order.customer_name, due, sum(left for _, left in rest if left > 0), goods, due < day,
                standing.get(order.number, ""), drafts.get(order.number, ""),
            )
        )  # fmt: skip
    return found


def notice_days(session: Session, now: datetime) -> tuple[NoticeDay, ...]:
    """The days whose notice sales confirms now: today, where it is worked, and the next one; with what is confirmed and what is late."""
    today = site_day(now)
    first = today if shipped(session, today, now) else following(session, today, now)
    days = (first, following(session, first, now))
    made = notice_queries.of_days(session, days)
    found = []
    for day in days:
        notice, end = made.get(day), cutoff(session, day, now)
        found.append(NoticeDay(day, last_day(session, day, now), end, notice, (notice.made_at if notice else now) > end))
    return tuple(found)


def missing_notices(session: Session, now: datetime) -> list[NoticeDay]:
    """Days whose notice is late although orders are due (F-02): this is told to the logistics head."""
    late = [day for day in notice_days(session, now) if day.notice is None and day.late]
    return [day for day in late if due_orders(session, day.day, day.last)]


def shipped(session: Session, day: date, now: datetime) -> bool:
    """Whether notices are made for a day."""
    return setting_text(session, "dispatch.notice_frequency", now) == SHIPPED_ANY_DAY or next_working_day(day) == day


def following(session: Session, day: date, now: datetime) -> date:
    """The next day that notices are made for."""
    every = setting_text(session, "dispatch.notice_frequency", now) == SHIPPED_ANY_DAY
    return day + timedelta(days=1) if every else add_working_days(day, 1)


def last_day(session: Session, day: date, now: datetime) -> date:
    """The last day that a notice of `day` covers: the next one that is worked, so that no day is on none."""
    return following(session, day, now)


def cutoff(session: Session, day: date, now: datetime) -> datetime:
    """Until when the notice of a day is confirmed: on the day before that is worked."""
    every = setting_text(session, "dispatch.notice_frequency", now) == SHIPPED_ANY_DAY
    before = day - timedelta(days=1) if every else add_working_days(day, -1)
    at = setting(session, "dispatch.notice_cutoff", now)
    assert isinstance(at, time)
    return datetime.combine(before, at, tzinfo=SITE_ZONE)


def make_notice(
    work: Work, order_nos: Sequence[str] = (), urgent: Sequence[str] = (), first: date | None = None, remark: str = ""
) -> NoticeView:
    """Confirms and prints the notice of a day; the store gets the goods ready from then on (F-01).

    Args:
        work: The action.
        order_nos: Orders to stand on it; without any, those that are due.
        urgent: Of these the urgent ones.
        first: Its day; today by default.
        remark: Free words.

    Raises:
        BadInput: No order.
        NotFound: An order does not exist.
        Conflict: The notice of the day is confirmed already, or an order is not released.
    """
    work.require(Role.SALES)
    day = first or site_day(work.now)
    last = last_day(work.session, day, work.now)
    numbers = list(dict.fromkeys(order_nos)) or [order.number for order in due_orders(work.session, day, last)]
    if not numbers:
        raise bad_input(QT_TRANSLATE_NOOP("app", "今明两天没有要发的订单"))
    _must_be_released(work, numbers)
    number = work.next_number("TZ")
    confirmed = notice_queries.of_days(work.session, [day]).get(day)
    if confirmed is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{day} 的通知单已确认（{no}），再加订单请用「补入急件」"), day=f"{day:%m-%d}", no=confirmed.number)
        )
    row = DispatchNotice(
        number=number, first_day=day, last_day=last, made_at=work.now, maker_id=work.actor.person_id, remark=remark.strip()
    )
    work.session.add(row)
    work.session.flush()
    for order_no in numbers:
        work.session.add(DispatchNoticeLine(notice_id=row.id, order_no=order_no, urgent=order_no in set(urgent)))
    work.session.flush()
    work.audit("make_notice", PAPER, number, orders=numbers, urgent=list(urgent), day=day)
    preparing.ask(work, row, numbers)
    printing.print_paper(work, PAPER, number)
    return _seen(work, number)


def add_to_notice(work: Work, order_no: str, note: str, first: date | None = None) -> NoticeView:
    """Puts an order onto a notice that was confirmed already: only with the note why it is urgent; the notice is printed anew.

    Raises:
        Refused: X-17, no note.
        NotFound: No such order, or no notice of the day.
        Conflict: The order stands on it, or is not released.
    """
    work.require(Role.SALES)
    day = first or site_day(work.now)
    row = work.session.scalar(
        select(DispatchNotice).where(DispatchNotice.first_day == day).order_by(DispatchNotice.id.desc()).limit(1).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货通知单"), day)
    _must_be_released(work, [order_no])
    mode_rules.addition_must_be_urgent(order_no, row.number, note)
    if any(line.order_no == order_no for line in _seen(work, row.number).lines):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 已在通知单 {no} 上"), order=order_no, no=row.number))
    work.session.add(DispatchNoticeLine(notice_id=row.id, order_no=order_no, urgent=True, note=note.strip(), added_at=work.now))
    work.session.flush()
    work.audit("add_to_notice", PAPER, row.number, order=order_no, note=note.strip())
    preparing.ask(work, row, [order_no])
    reason = str(say(QT_TRANSLATE_NOOP("app", "补入急件 {order}"), order=order_no))
    printing.void_papers(work, row.number, reason)
    printing.print_paper(work, PAPER, row.number, reason=reason)
    return _seen(work, row.number)


def _must_be_released(work: Work, numbers: Sequence[str]) -> None:
    found = orders.numbered(work.session, numbers)
    for order_no in numbers:
        if order_no not in found:
            raise not_found(QT_TRANSLATE_NOOP("app", "订单"), order_no)
        if found[order_no].released_at is None:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 还没有下达"), order=order_no))


def _seen(work: Work, number: str) -> NoticeView:
    work.session.flush()
    found = notice_queries.notice(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货通知单"), number)
    return found
