"""Commands of the planning board: 发货单 onto trips and days, stops, docks and time windows, before loading begins (F-05, F-13, G-01).

Address, contact and dates that sales agreed with the customer are nobody's to change here (F-15). Two leads plan at once: each
command says which version of the record it was given for, and the second is told who was first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Select, select

from app.audit.service import history
from app.core.clock import site_day, site_time
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import fitness, stops
from app.dispatch.customer import follow_day
from app.dispatch.docking import must_be_free
from app.dispatch.events import DispatchChanged, DispatchPlanned, PickCompleted, StopsChanged
from app.dispatch.marks import mark, order_row, trip_row
from app.dispatch.service import OPEN_TRIPS, must_fit_trip, plan
from app.dispatch.trips import PLANNERS, create_trip
from app.dispatch.views import TripDraft, TripView
from app.settings.service import setting_list
from db.models.dispatch import DispatchOrder, Trip
from db.states import DispatchState

_MOVABLE = frozenset(
    {DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED, DispatchState.READY}
)


def put_on_trip(work: Work, number: str, trip_no: str, version: int) -> None:
    """Puts a 发货单 on a trip, or from its trip onto another; what was drawn and boxed for it stays so.

    Raises:
        Refused: F-10, C-08, H-01, as `plan`.
        Conflict: Loading has begun, it is not received yet, or somebody else changed it meanwhile.
    """
    work.require(*PLANNERS)
    row = _order(work, number, version)
    if row.trip_no == trip_no:
        return
    if row.state in (DispatchState.PICKING, DispatchState.PICKED):
        _off(work, row)
        trip = must_fit_trip(work, row, trip_no)
        row.trip_no = trip_no
        follow_day(work, row, site_day(trip.planned_at))
        work.audit("plan_again", "dispatch_order", number, trip=trip_no)
        work.emit(DispatchPlanned(number, trip_no))
        if row.state is DispatchState.PICKED:
            work.emit(PickCompleted(number, trip_no))  # the pass is drafted for this vehicle
    else:
        _off(work, row)
        plan(work, number, trip_no)
    _last_stop(work, row, trip_no)


def take_off(work: Work, number: str, version: int) -> None:
    """Takes a 发货单 off its trip; it waits for another on the same day.

    Raises:
        Conflict: Loading has begun, or somebody else changed it meanwhile.
    """
    work.require(*PLANNERS)
    row = _order(work, number, version)
    if row.trip_no:
        follow_day(work, row, site_day(trip_row(work, row.trip_no).planned_at))
        _off(work, row)


def move_day(work: Work, number: str, day: date, version: int) -> None:
    """Plans a 发货单 for another day; the date that sales promised stays what it is (F-15).

    Raises:
        BadInput: The day is past.
        Conflict: It is on a trip, whose day it shares; loading has begun; or somebody else changed it meanwhile.
    """
    work.require(*PLANNERS)
    row = _order(work, number, version)
    if day < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "装车日已过，请选今天或以后"))
    if row.trip_no:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{what} 在车次 {trip} 上，装车日随车次；先从车上取下"), what=number, trip=row.trip_no)
        )
    old = row.load_day
    follow_day(work, row, day)
    work.audit("move_day", "dispatch_order", number, old=old, new=day)


def plan_trip(work: Work, draft: TripDraft) -> TripView:
    """Plans a trip onto a dock; its vehicle may be confirmed later, then its kind stands (F-14).

    Raises:
        Refused: As `create_trip`.
        Conflict: Another vehicle stands at the dock then.
    """
    work.require(*PLANNERS)
    return create_trip(work, draft)


def order_stops(work: Work, trip_no: str, numbers: Sequence[str]) -> None:
    """Says in which order a trip is unloaded: the first is delivered first and therefore loaded last (F-13).

    Raises:
        Conflict: Loading has begun, or other 发货单 are on the trip by now.
    """
    work.require(*PLANNERS)
    _open_trip(work, trip_no)
    rows = {row.number: row for row in work.session.scalars(_on_trip(trip_no).with_for_update())}
    if set(rows) != set(numbers):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 上的发货单已变，请看新的再排"), trip=trip_no))
    before = stops.numbered(rows.values())
    after: dict[tuple[str, str], int] = {}
    for number in numbers:
        row = rows[number]
        row.stop_no = after.setdefault(stops.place_of(row), len(after) + 1)
    work.session.flush()
    stops.crew_follows(work, trip_no, {before[number]: rows[number].stop_no for number in numbers})
    work.audit("order_stops", "trip", trip_no, numbers=list(numbers))
    work.emit(StopsChanged(trip_no))


def schedule(work: Work, trip_no: str, dock: str, planned_at: datetime, until_at: datetime, version: int) -> None:
    """Gives a trip its dock and the time it stands there (G-01); blank takes it off the docks.

    Raises:
        Refused: G-14, G-15, G-16, F-17, G-18 do not hold on the new day.
        BadInput: No such dock, or it ends before it begins.
        Conflict: Another vehicle stands there then, loading has begun, or somebody else changed it meanwhile.
    """
    work.require(*PLANNERS)
    row = _open_trip(work, trip_no)
    _must_be_current(work, "trip", trip_no, row.version, version)
    if until_at <= planned_at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "装完时间要晚于开始时间"))
    if dock and dock != row.dock and dock not in dock_names(setting_list(work.session, "docks.names", work.now)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有月台「{dock}」"), dock=dock)
    if dock:
        must_be_free(work, dock, planned_at, until_at, but=trip_no)
    if site_day(planned_at) != site_day(row.planned_at):
        fitness.require_on(work, trip_no, max(site_day(planned_at), site_day(work.now)))
    old = (row.dock, row.planned_at)
    row.dock, row.planned_at, row.until_at = dock, planned_at, until_at
    work.session.flush()
    for one in work.session.scalars(_on_trip(trip_no)):
        follow_day(work, one, site_day(planned_at))
    work.audit("schedule_trip", "trip", trip_no, old_dock=old[0], old=old[1], dock=dock, planned=planned_at, until=until_at)


def dock_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names of the docks without what the setting says of them in brackets."""
    return tuple(name.replace("(", "（").partition("（")[0].strip() for name in names)


def _order(work: Work, number: str, version: int) -> DispatchOrder:
    row = order_row(work, number)
    _must_be_current(work, "dispatch_order", number, row.version, version)
    if row.state not in _MOVABLE:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{what} 现在是「{now}」，装车开始后不能再改排"), what=number, now=word(row.state))
        )
    return row


def _open_trip(work: Work, trip_no: str) -> Trip:
    row = trip_row(work, trip_no)
    if row.state not in OPEN_TRIPS:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已在装车或已取消"), trip=trip_no))
    return row


def _must_be_current(work: Work, kind: str, key: str, found: int, given: int) -> None:
    """Who planned on what is no longer so is told who changed it."""
    if found == given:
        return
    last = max(history(work.session, kind, key), key=lambda line: line.seq, default=None)
    if last is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{what} 刚被改过，请看新的再排"), what=key))
    raise Conflict(
        say(
            QT_TRANSLATE_NOOP("app", "{what} 刚被{who}改过（{time}），请看新的再排"), what=key, who=last.actor,
            time=f"{site_time(last.at):%H:%M}",
        )
    )  # fmt: skip


def _off(work: Work, row: DispatchOrder) -> None:
    """Off the trip it is on; papers that name the vehicle no longer hold."""
    if not row.trip_no:
        return
    old = row.trip_no
    _open_trip(work, old)
    if row.state is DispatchState.READY:
        mark(work, row.number, DispatchState.PLANNED, reason="planned otherwise")
    row.trip_no, row.stop_no = "", 0
    work.session.flush()
    work.audit("take_off_trip", "dispatch_order", row.number, trip=old)
    work.emit(DispatchChanged(row.number, "postponed"))
    _close_gap(work, old)


def _close_gap(work: Work, trip_no: str) -> None:
    """No stop is without goods: those after one that fell away move up, and who delivers there with them."""
    rows = list(work.session.scalars(_on_trip(trip_no).with_for_update()))
    before = stops.numbered(rows)
    moved = {stop: at for at, stop in enumerate(sorted(set(before.values())), 1)}
    if all(stop == at for stop, at in moved.items()):
        return
    for row in rows:
        row.stop_no = moved[before[row.number]]
    work.session.flush()
    stops.crew_follows(work, trip_no, moved)
    work.audit("order_stops", "trip", trip_no, numbers=sorted(before, key=lambda number: (before[number], number)))
    work.emit(StopsChanged(trip_no))


def _on_trip(trip_no: str) -> Select[DispatchOrder]:
    return select(DispatchOrder).where(DispatchOrder.trip_no == trip_no, DispatchOrder.state != DispatchState.CANCELLED)


def _last_stop(work: Work, row: DispatchOrder, trip_no: str) -> None:
    """It is unloaded where the same customer is, else after everybody else."""
    others = [one for one in work.session.scalars(_on_trip(trip_no)) if one.number != row.number]
    same = next((one.stop_no for one in others if (one.customer_name, one.address) == (row.customer_name, row.address)), 0)
    row.stop_no = same or max((one.stop_no for one in others), default=0) + 1
    work.session.flush()
