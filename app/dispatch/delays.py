"""What is due and what is late (A-21), and what the customer was told of it (A-22)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.entry import clean
from app.core.errors import bad_input, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import queries
from app.dispatch.states import BEFORE_LEAVING
from app.dispatch.views import DelayDraft, DelayView, DueView
from app.identity import queries as identity
from app.orders import queries as orders
from app.orders.views import OrderView
from app.printing import service as printing
from app.settings.service import setting_int
from db.models.dispatch import DelayNotice, DispatchOrder, Trip
from db.states import DispatchKind, DispatchState, Role

PAPER = "delay_notice"
SERIES = "YQ"


def promised(order: OrderView) -> date | None:
    """The day the contract promises, else the day agreed on with the customer."""
    return order.promised_on or order.delivery_date


def told_days(session: Session, found: Iterable[OrderView]) -> dict[str, date]:
    """By order the day last told to the customer: the one of the newest 延期通知, else the promised one."""
    listed = list(found)
    revised = _revised(session, [order.number for order in listed])
    days = {order.number: revised.get(order.number) or promised(order) for order in listed}
    return {number: day for number, day in days.items() if day is not None}


def _revised(session: Session, order_nos: Sequence[str]) -> dict[str, date]:
    rows = select(DelayNotice.order_no, DelayNotice.new_day).where(DelayNotice.order_no.in_(order_nos)).order_by(DelayNotice.id)
    return dict(session.execute(rows).all())


def file_delay(work: Work, order_no: str, draft: DelayDraft, dispatch_no: str = "") -> DelayView:
    """Files a 延期通知 and prints it (A-22): why, until when, what is done about it, who was told, when and how.

    Args:
        work: The action.
        order_no: The order.
        draft: What was told.
        dispatch_no: The 发货单 that is late, where only a part of the order is.

    Raises:
        NotFound: No such order.
        BadInput: A field is blank, the new day is not after the promised one or is past, or told in the future.
    """
    work.require(Role.SALES)
    order = orders.order(work.session, order_no)
    day = promised(order)
    if day is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "订单 {order} 没有承诺日期"), order=order_no)
    fields = {
        "reason": clean(QT_TRANSLATE_NOOP("app", "延期原因"), draft.reason, needed=True),
        "measure": clean(QT_TRANSLATE_NOOP("app", "补救措施"), draft.measure, needed=True),
        "told": clean(QT_TRANSLATE_NOOP("app", "通知了谁"), draft.told, needed=True),
        "channel": clean(QT_TRANSLATE_NOOP("app", "通知方式"), draft.channel, needed=True),
    }
    if draft.new_day <= day or draft.new_day < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "新的交货日期要晚于承诺日 {day}，且不早于今天"), day=day)
    if draft.told_at > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "通知客户的时间不能在现在之后"))
    row = DelayNotice(
        number=work.next_number(SERIES), order_no=order_no, dispatch_no=dispatch_no, promised_on=day, new_day=draft.new_day,
        told_at=draft.told_at, at=work.now, person_id=work.actor.person_id, **fields,
    )  # fmt: skip
    work.session.add(row)
    for sent in work.session.scalars(
        select(DispatchOrder).where(DispatchOrder.order_no == order_no, DispatchOrder.state.in_(list(BEFORE_LEAVING)))
    ):
        sent.delivery_day = draft.new_day
    work.session.flush()
    work.audit("file_delay", PAPER, row.number, order=order_no, promised=day, new=draft.new_day, **fields)
    printing.print_paper(work, PAPER, row.number)
    return _views(work.session, [row])[0]


def delay(session: Session, number: str) -> DelayView:
    """One 延期通知 by number.

    Raises:
        NotFound: There is none.
    """
    row = session.scalar(select(DelayNotice).where(DelayNotice.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "延期通知"), number)
    return _views(session, [row])[0]


def delays_of(session: Session, order_no: str) -> list[DelayView]:
    """The 延期通知 of an order, the newest first."""
    rows = session.scalars(select(DelayNotice).where(DelayNotice.order_no == order_no).order_by(DelayNotice.id.desc()))
    return _views(session, rows.all())


def _views(session: Session, rows: Sequence[DelayNotice]) -> list[DelayView]:
    if not rows:
        return []
    known, names = orders.numbered(session, (row.order_no for row in rows)), identity.names(session)
    return [
        DelayView(
            row.number, row.order_no, row.dispatch_no, known[row.order_no].customer_name if row.order_no in known else "", row.promised_on,
            row.new_day, row.reason, row.measure, row.told, row.channel, row.told_at, row.at, names.get(row.person_id or 0, ""),
        )
        for row in rows
    ]  # fmt: skip


def due_list(session: Session, now: datetime) -> list[DueView]:
    """Orders to go out within some days (setting `delivery.due_days`) and those that are late, the most urgent first (A-21).

    An order is late while the day last told is past, or one of its 发货单 is planned for later, and something of it did not leave; until
    a 延期通知 says so it stays `untold` (A-22).
    """
    today = site_day(now)
    horizon = today + timedelta(days=setting_int(session, "delivery.due_days", now))
    released = orders.released_orders(session)
    revised = _revised(session, [order.number for order in released])
    sent = _sent(session, [order.number for order in released])
    planned = _planned(session, [row.trip_no for rows in sent.values() for row in rows if row.trip_no])
    given = queries.dispatched_of(session, [line.line_id for order in released for line in order.lines])
    found = [
        view for order in released
        if (view := _due(order, revised.get(order.number), sent[order.number], planned, given, today)) is not None
        and (view.told <= horizon or view.untold)
    ]  # fmt: skip
    return sorted(found, key=lambda view: (not view.overdue, not view.untold, view.told, view.order_no))


def untold(session: Session, now: datetime) -> list[DueView]:
    """Delays that no 延期通知 tells of (A-22)."""
    return [view for view in due_list(session, now) if view.untold]


def due_of(session: Session, order_no: str, now: datetime) -> DueView | None:
    """What is due of one order; None where everything left, or no day was promised."""
    order = orders.order(session, order_no)
    sent = _sent(session, [order_no])[order_no]
    planned = _planned(session, [row.trip_no for row in sent if row.trip_no])
    given = queries.dispatched_of(session, [line.line_id for line in order.lines])
    return _due(order, _revised(session, [order_no]).get(order_no), sent, planned, given, site_day(now))


def _due(
    order: OrderView, revised: date | None, sent: Sequence[DispatchOrder], planned: dict[str, date], given: dict[int, int], today: date
) -> DueView | None:
    day = promised(order)
    still = [row for row in sent if row.state in BEFORE_LEAVING]
    if day is None or (not still and all(given.get(line.line_id, 0) >= line.quantity for line in order.lines)):
        return None
    told = revised or day
    days = [moved for row in still if (moved := planned.get(row.trip_no) or row.load_day) is not None and moved > told]
    slips, overdue = max(days, default=None), told < today
    state = max((row.state for row in still), key=list(DispatchState).index, default=None)
    return DueView(
        order.number, tuple(row.number for row in still), order.customer_name, order.delivery_date, day, revised, slips, overdue,
        overdue or slips is not None, state,
    )  # fmt: skip


def _sent(session: Session, order_nos: Sequence[str]) -> dict[str, list[DispatchOrder]]:
    rows = select(DispatchOrder).where(
        DispatchOrder.order_no.in_(order_nos), DispatchOrder.state != DispatchState.CANCELLED, DispatchOrder.kind == DispatchKind.SALE
    )
    return grouped(session.scalars(rows.order_by(DispatchOrder.id)), lambda row: row.order_no)


def _planned(session: Session, trip_nos: Sequence[str]) -> dict[str, date]:
    rows = session.execute(select(Trip.number, Trip.planned_at).where(Trip.number.in_(trip_nos)))
    return {number: site_day(at) for number, at in rows}
