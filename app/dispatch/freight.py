"""Freight of trips (F-21): logistics enters what was agreed, finance computes, registers invoice and payment; the month by carrier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.audit.corrections import correction_needs_reason, differences
from app.carriers import queries as carriers
from app.core.clock import day_end, months_after, site_day
from app.core.entry import NAME, clean, same_version, whole
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch.freight_views import CarrierMonth, ExtraView, FreightMonth, FreightView
from app.identity import queries as identity
from db.models.dispatch import DispatchOrder, FreightExtra, Trip, TripFreight
from db.states import DispatchKind, DispatchState, Role, TripState

MOST = 100_000_000_00
"""No trip costs more, in fen: what is keyed beyond is a slip of the finger."""

TRIP = QT_TRANSLATE_NOOP("app", "车次")


def agree(
    work: Work, trip_no: str, fen: int, agreement: str = "", reason: str = "", *, version: int | None = None
) -> FreightView:
    """Logistics enters the price agreed for a trip; another price later needs its reason, and none changes after the invoice came.

    Args:
        work: The action.
        trip_no: The trip.
        fen: The price in fen, all included.
        agreement: How it was agreed, such as the number of the contract or a quotation.
        reason: Why a price that stood is changed.
        version: The version on the screen, or None.

    Raises:
        Refused: M-02 another price without a reason.
        BadInput: No price, or none that can be.
        Conflict: The invoice is registered, or somebody else was faster.
        NotFound: No such trip.
    """
    work.require(Role.LOGISTICS_HEAD)
    _trip(work, trip_no)
    values = {
        "agreed_fen": whole(QT_TRANSLATE_NOOP("app", "运费（分）"), fen, low=1, high=MOST),
        "agreement": clean(QT_TRANSLATE_NOOP("app", "依据"), agreement),
    }
    row = _row(work, trip_no)
    same_version(row.version if row is not None else 0, version)
    if row is None:
        row = TripFreight(trip_no=trip_no, agreed_at=work.now, agreed_by_id=work.actor.person_id, **values)
        work.session.add(row)
        changed = {name: [None, value] for name, value in values.items()}
    else:
        if row.invoice_no:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{trip} 已登记发票，差额用加减项登记"), trip=trip_no))
        changed = differences({name: getattr(row, name) for name in values}, values)
        correction_needs_reason(trip_no, changed, reason)
        for name, value in values.items():
            setattr(row, name, value)
        row.agreed_at, row.agreed_by_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("agree_freight", "trip", trip_no, changed=changed, reason=reason.strip())
    return _seen(work, trip_no)


def add_extra(work: Work, trip_no: str, fen: int, reason: str) -> FreightView:
    """Enters what comes on top of the agreed price, or off it when below zero; a wrong one is set off by another.

    Raises:
        BadInput: Nothing, too much, or no reason.
        Conflict: No price was agreed, or it is paid.
    """
    work.require(Role.LOGISTICS_HEAD, Role.FINANCE)
    row = _priced(work, trip_no)
    _must_be_unpaid(row)
    amount = whole(QT_TRANSLATE_NOOP("app", "加减项（分）"), fen, low=-MOST, high=MOST)
    if not amount:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填金额"))
    if _seen(work, trip_no).total_fen + amount < 0:
        raise bad_input(QT_TRANSLATE_NOOP("app", "扣款不能多于运费"))
    words = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    work.session.add(FreightExtra(freight_id=row.id, fen=amount, reason=words, at=work.now, person_id=work.actor.person_id))
    work.session.flush()
    work.audit("add_freight_extra", "trip", trip_no, fen=amount, reason=words)
    return _seen(work, trip_no)


def register_invoice(work: Work, trip_nos: Sequence[str], invoice_no: str, on: date) -> None:
    """Finance registers the carrier's invoice; one invoice may stand for several trips of the same carrier.

    Raises:
        BadInput: No number, a day to come, trips of several carriers, or a number that another carrier's invoice bears.
        Conflict: No price was agreed, or another invoice is registered.
    """
    work.require(Role.FINANCE)
    number = clean(QT_TRANSLATE_NOOP("app", "发票号"), invoice_no, most=NAME, needed=True)
    _must_not_be_to_come(work, on)
    rows = [_priced(work, trip_no) for trip_no in dict.fromkeys(trip_nos)]
    named = select(Trip.carrier_id).join(TripFreight, TripFreight.trip_no == Trip.number)
    payees = set(work.session.scalars(named.where(or_(TripFreight.invoice_no == number, TripFreight.trip_no.in_(list(trip_nos))))))
    if not rows or len(payees) != 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一张发票只能登记同一承运商的车次"), fact(QT_TRANSLATE_NOOP("app", "发票号"), number))
    for row in rows:
        if row.invoice_no and row.invoice_no != number:
            raise Conflict(
                say(QT_TRANSLATE_NOOP("app", "{trip} 已登记发票 {number}"), trip=row.trip_no, number=row.invoice_no)
            )
        row.invoice_no, row.invoiced_on, row.invoice_by_id = number, on, work.actor.person_id
        work.audit("register_freight_invoice", "trip", row.trip_no, invoice=number, on=on)
    work.session.flush()


def pay(work: Work, trip_nos: Sequence[str], on: date) -> None:
    """Finance registers that trips were paid.

    Raises:
        BadInput: A day to come.
        Conflict: No invoice is registered, or it is paid already.
    """
    work.require(Role.FINANCE)
    _must_not_be_to_come(work, on)
    for trip_no in dict.fromkeys(trip_nos):
        row = _priced(work, trip_no)
        _must_be_unpaid(row)
        if not row.invoice_no:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{trip} 还没有登记发票，不能付款"), trip=trip_no))
        row.paid_on, row.paid_by_id = on, work.actor.person_id
        work.audit("pay_freight", "trip", trip_no, invoice=row.invoice_no, on=on)
    work.session.flush()


def month(session: Session, first: date, roles: Collection[Role]) -> FreightMonth:
    """The freight of a month by carrier: every trip of a carrier that was not called off, and every other with a price.

    A trip that was called off stands there when a price was agreed for it: what was agreed, invoiced or paid is settled with the carrier.

    Args:
        session: Read session.
        first: Any day of the month.
        roles: Whose eyes it is for.

    Raises:
        Refused: M-05, none of the roles may see what transport costs.
    """
    carriers.may_see_freight(roles)
    begin = first.replace(day=1)
    start = day_end(begin) - timedelta(days=1)
    end = day_end(months_after(begin, 1)) - timedelta(days=1)
    priced = select(TripFreight.trip_no)
    query = select(Trip).where(
        Trip.planned_at >= start, Trip.planned_at < end, or_(Trip.state != TripState.CANCELLED, Trip.number.in_(priced))
    )
    views = [view for view in _views(session, list(session.scalars(query))) if view.carrier_id is not None or view.agreed_fen is not None]
    groups = grouped(views, lambda view: (view.carrier, view.carrier_id))
    return FreightMonth(begin, tuple(CarrierMonth(key[1], key[0], tuple(groups[key])) for key in sorted(groups, key=lambda key: key[0])))


def sent_again(session: Session, since: date, roles: Collection[Role]) -> list[FreightView]:
    """Priced trips from a day on that took goods sent again, 补换 or 返修返还: what they cost nobody had reckoned with (K-03).

    Raises:
        Refused: M-05.
    """
    carriers.may_see_freight(roles)
    again = select(DispatchOrder.trip_no).where(
        DispatchOrder.kind != DispatchKind.SALE, DispatchOrder.state != DispatchState.CANCELLED, DispatchOrder.trip_no != ""
    )
    begin = day_end(since) - timedelta(days=1)
    query = select(Trip).where(Trip.planned_at >= begin, Trip.number.in_(again), Trip.number.in_(select(TripFreight.trip_no)))
    return [view for view in _views(session, list(session.scalars(query))) if view.agreed_fen is not None]


def freight(session: Session, trip_no: str, roles: Collection[Role]) -> FreightView | None:
    """What one trip costs.

    Raises:
        Refused: M-05.
    """
    carriers.may_see_freight(roles)
    return next(iter(_views(session, list(session.scalars(select(Trip).where(Trip.number == trip_no))))), None)


def _views(session: Session, trips: list[Trip]) -> list[FreightView]:
    numbers = [trip.number for trip in trips]
    prices = {row.trip_no: row for row in session.scalars(select(TripFreight).where(TripFreight.trip_no.in_(numbers)))}
    query = select(FreightExtra).where(FreightExtra.freight_id.in_([row.id for row in prices.values()])).order_by(FreightExtra.id)
    extras = grouped(session.scalars(query), lambda row: row.freight_id)
    goods = select(DispatchOrder.trip_no, DispatchOrder.customer_name).where(
        DispatchOrder.trip_no.in_(numbers), DispatchOrder.state != DispatchState.CANCELLED
    )
    loads = grouped(session.execute(goods.order_by(DispatchOrder.id)).all(), lambda row: row.trip_no)
    names = identity.names(session)
    found = []
    for trip in sorted(trips, key=lambda trip: (trip.planned_at, trip.id)):
        row = prices.get(trip.number)
        customers = list(dict.fromkeys(load.customer_name for load in loads[trip.number]))
        view = FreightView(
            trip.number, trip.state, site_day(trip.planned_at), trip.plate, trip.carrier_id, trip.carrier_name, "、".join(customers),
            len(loads[trip.number]),
        )  # fmt: skip
        if row is not None:
            view = FreightView(
                view.trip_no, view.state, view.day, view.plate, view.carrier_id, view.carrier, view.customers, view.orders,
                row.agreed_fen, row.agreement, names.get(row.agreed_by_id or 0, ""),
                tuple(ExtraView(extra.fen, extra.reason, names.get(extra.person_id or 0, ""), extra.at) for extra in extras[row.id]),
                row.invoice_no, row.invoiced_on, row.paid_on, row.version,
            )  # fmt: skip
        found.append(view)
    return found


def _seen(work: Work, trip_no: str) -> FreightView:
    work.session.flush()
    return _views(work.session, [_trip(work, trip_no)])[0]


def _trip(work: Work, trip_no: str) -> Trip:
    row = work.session.scalar(select(Trip).where(Trip.number == trip_no))
    if row is None:
        raise not_found(TRIP, trip_no)
    return row


def _row(work: Work, trip_no: str) -> TripFreight | None:
    return work.session.scalar(select(TripFreight).where(TripFreight.trip_no == trip_no).with_for_update())


def _priced(work: Work, trip_no: str) -> TripFreight:
    row = _row(work, trip_no)
    if row is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{trip} 还没有约定运费，由物流科长登记"), trip=trip_no))
    return row


def _must_be_unpaid(row: TripFreight) -> None:
    if row.paid_on is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{trip} 已在 {day} 付款"), trip=row.trip_no, day=row.paid_on))


def _must_not_be_to_come(work: Work, on: date) -> None:
    if on > site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期不能在今天之后"))
