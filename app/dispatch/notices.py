"""The daily 《发货通知单》 (F-02, X-17)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import queries
from app.dispatch.views import NoticeView
from app.orders import queries as orders
from app.orders.views import OrderView
from app.printing import service as printing
from db.models.dispatch import DispatchNotice, DispatchNoticeLine
from db.states import Role


def due_orders(session: Session, first: date, last: date) -> list[OrderView]:
    """Released orders whose delivery day falls within the days and that are not wholly on a 发货单 yet."""
    found = []
    for order in orders.released_orders(session):
        if order.delivery_date is None or not first <= order.delivery_date <= last:
            continue
        if any(line.quantity > queries.dispatched(session, line.line_id) for line in order.lines):
            found.append(order)
    return found


def make_notice(
    work: Work, order_nos: Sequence[str] = (), urgent: Sequence[str] = (), first: date | None = None, remark: str = ""
) -> NoticeView:
    """Makes and prints the notice of a day and the next.

    Args:
        work: The action.
        order_nos: Orders to stand on it; without any, those that are due.
        urgent: Of these the urgent ones.
        first: First day; today by default.
        remark: Free words.

    Raises:
        BadInput: No order.
        NotFound: An order does not exist.
    """
    work.require(Role.SALES)
    day = first or site_day(work.now)
    last = day + timedelta(days=1)
    numbers = list(dict.fromkeys(order_nos)) or [order.number for order in due_orders(work.session, day, last)]
    if not numbers:
        raise bad_input(QT_TRANSLATE_NOOP("app", "今明两天没有要发的订单"))
    for order_no in numbers:
        if orders.order(work.session, order_no) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "订单"), order_no)
    number = work.next_number("TZ")
    row = DispatchNotice(
        number=number, first_day=day, last_day=last, made_at=work.now, maker_id=work.actor.person_id, remark=remark.strip()
    )
    work.session.add(row)
    work.session.flush()
    for order_no in numbers:
        work.session.add(DispatchNoticeLine(notice_id=row.id, order_no=order_no, urgent=order_no in set(urgent)))
    work.session.flush()
    work.audit("make_notice", "dispatch_notice", number, orders=numbers, urgent=list(urgent))
    printing.print_paper(work, "dispatch_notice", number)
    found = queries.notice(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货通知单"), number)
    return found
