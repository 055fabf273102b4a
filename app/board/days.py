"""日计划: open 发货单 by the day they are to be loaded, and the trips of each day with what they take (F-05, F-13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.board.burdens import burden, of_trip, together, wanted
from app.board.rooms import Rooms
from app.board.views import Burden, DayPlan, DaySum, DayTrip, Flag, OrderLine
from app.boxing.expecting import Parcel, parcels
from app.core.clock import day_end, site_day
from app.core.grouped import grouped
from app.dispatch import outlook
from app.dispatch.outlook import Outlook, PlannedTrip
from app.settings.service import setting_int
from db.states import DispatchState

DAYS = 14
_LEFT = frozenset({DispatchState.IN_TRANSIT, DispatchState.SIGNED, DispatchState.ACCEPTED, DispatchState.DISPUTED, DispatchState.CLOSED})
_URGENCY = {flag: at for at, flag in enumerate(Flag)}


@dataclass(frozen=True)
class Limits:
    """How many days before the loading something has to be settled."""

    vehicle_days: int
    notify_days: int


def plan_of_days(session: Session, now: datetime, days: int = DAYS) -> DayPlan:
    """The plan from today on: what is older stands on today, what is later than its last day on the day after that (以后)."""
    today = site_day(now)
    end = today + timedelta(days=days)
    trips = outlook.trips_between(session, day_end(today - timedelta(days=1)), day_end(end - timedelta(days=1)))
    by_number = {trip.number: trip for trip in trips}
    orders = outlook.waiting(session, by_number)
    found = parcels(session, wanted(orders), today)
    limits = Limits(setting_int(session, "vehicle.confirm_days", now), setting_int(session, "notify.reminder_days", now))
    lines = [_line(order, by_number.get(order.trip_no), found, (today, end), limits) for order in orders]
    lines.sort(key=lambda line: (line.day, bool(line.order.trip_no), _turn(line, by_number)))
    rooms, on_trips = Rooms(session), grouped(lines, lambda line: line.order.trip_no)
    carried = [_day_trip(trip, on_trips[trip.number], found, rooms, today) for trip in trips]
    capacity = setting_int(session, "docks.day_boxes", now)
    by_day, going = grouped(lines, lambda line: line.day), grouped(carried, lambda one: one.day)
    sums = tuple(_sum(day, by_day[day], going[day], capacity) for day in (today + timedelta(days=n) for n in range(days)))
    return DayPlan(today, sums, tuple(lines), tuple(carried), capacity)


def _line(
    order: Outlook, trip: PlannedTrip | None, found: Mapping[str, tuple[Parcel, ...]], span: tuple[date, date], limits: Limits
) -> OrderLine:
    today, end = span
    planned = site_day(trip.planned_at) if trip is not None else order.load_day or order.delivery_day or today
    day = max(today, planned)
    return OrderLine(order, min(day, end), burden(found.get(order.number, ())), flags(order, trip, day, today, limits))


def flags(order: Outlook, trip: PlannedTrip | None, day: date, today: date, limits: Limits) -> tuple[Flag, ...]:
    """What a lead has to know of a 发货单, the most urgent first; nothing any more once its goods have left."""
    if order.state in _LEFT:
        return ()
    due = order.delivery_day
    lacks_vehicle = trip is None or (not trip.plate and not trip.on_foot)
    soon = (day - today).days
    answers: dict[Flag, bool] = {
        Flag.OVERDUE: due is not None and due < today,
        Flag.TOO_LATE: due is not None and due >= today and day > due,
        Flag.NO_VEHICLE: lacks_vehicle and soon <= limits.vehicle_days,
        Flag.NOT_NOTIFIED: not order.notified and soon <= limits.notify_days,
        Flag.NOT_ACCEPTED: order.state is DispatchState.ISSUED and not order.accepted,
        Flag.NO_NOTICE: not order.on_notice and not order.urgent and soon <= 1,
        Flag.URGENT: order.urgent,
        Flag.NO_TRIP: trip is None and soon > limits.vehicle_days,
    }
    return tuple(flag for flag, holds in answers.items() if holds)


def _turn(line: OrderLine, trips: Mapping[str, PlannedTrip]) -> tuple[object, ...]:
    trip = trips.get(line.order.trip_no)
    worst = _URGENCY[line.flags[0]] if line.flags else len(_URGENCY)
    due = line.order.delivery_day or date.max
    if trip is None:
        return worst, due, line.number
    return trip.planned_at, trip.number, line.order.stop_no, line.number


def _day_trip(
    trip: PlannedTrip, lines: Iterable[OrderLine], found: Mapping[str, tuple[Parcel, ...]], rooms: Rooms, today: date
) -> DayTrip:
    mine = list(lines)
    numbers = tuple(line.number for line in mine)
    carries, room = of_trip(numbers, found, rooms.of(trip))
    names = tuple(dict.fromkeys(line.order.customer for line in mine))
    return DayTrip(trip, max(today, site_day(trip.planned_at)), numbers, names, carries, room)


def _sum(day: date, lines: Iterable[OrderLine], going: list[DayTrip], capacity: int) -> DaySum:
    mine = [line for line in lines if line.order.state not in _LEFT]
    total: Burden = together(line.burden for line in mine)
    crowded = any(one.room.over(one.burden) for one in going)
    return DaySum(
        day, len(mine), sum(1 for line in mine if not line.order.trip_no), len(going),
        sum(1 for one in going if not one.trip.plate and not one.trip.on_foot), total,
        crowded or bool(capacity and total.boxes > capacity),
    )  # fmt: skip
