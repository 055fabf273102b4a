"""月台: the trips of a day on docks and hours, each with where it stands right now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.board.burdens import burden, wanted
from app.board.days import Limits, flags
from app.board.live import live_of
from app.board.rooms import Rooms
from app.board.views import Dock, DockBoard, DockTrip, OrderLine
from app.boxing.expecting import Parcel, parcels
from app.core.clock import day_end, site_day
from app.dispatch import outlook
from app.dispatch.outlook import Outlook, PlannedTrip
from app.gate import queries as gate
from app.gate.views import PassView
from app.loading.standing import Standing, standings
from app.settings.service import setting, setting_int, setting_list


def docks_of_day(session: Session, day: date, now: datetime) -> DockBoard:
    """The board of a day; today it also bears what was planned for earlier days and has not left."""
    today = site_day(now)
    start, end = day_end(day - timedelta(days=1)), day_end(day)
    trips = [trip for trip in outlook.trips_between(session, start, end) if day == today or trip.planned_at >= start]
    numbers = [trip.number for trip in trips]
    orders = outlook.waiting(session, numbers)
    on_trips: dict[str, list[Outlook]] = {number: [] for number in numbers}
    for order in orders:
        on_trips.get(order.trip_no, []).append(order)
    mine = [order for order in orders if order.trip_no in on_trips or (not order.trip_no and _day(order, today) == day)]
    found = parcels(session, wanted(mine), today)
    loads, passes = standings(session, numbers), gate.passes_of(session, numbers)
    minutes, rooms = setting_int(session, "docks.minutes", now), Rooms(session)
    blocks = tuple(
        replace(
            _block(trip, on_trips[trip.number], found, loads[trip.number], passes.get(trip.number), now, minutes),
            kind=rooms.of(trip)[0].kind,
        )
        for trip in trips
    )  # fmt: skip
    limits = Limits(setting_int(session, "vehicle.confirm_days", now), setting_int(session, "notify.reminder_days", now))
    loose = tuple(
        OrderLine(order, day, burden(found[order.number]), flags(order, None, day, today, limits)) for order in mine if not order.trip_no
    )
    return DockBoard(
        day, now, _docks(setting_list(session, "docks.names", now), trips), setting(session, "docks.opens", now),
        setting(session, "docks.closes", now), blocks, loose, len(mine),
    )  # fmt: skip


def _day(order: Outlook, today: date) -> date:
    return max(today, order.load_day or order.delivery_day or today)


def _block(
    trip: PlannedTrip, orders: Sequence[Outlook], found: Mapping[str, tuple[Parcel, ...]], load: Standing, passed: PassView | None,
    now: datetime, minutes: int,
) -> DockTrip:  # fmt: skip
    boxes = [one for order in orders for one in found.get(order.number, ())]
    live, words = live_of(trip, load, passed, len(boxes), now)
    orders = sorted(orders, key=lambda order: (order.stop_no, order.number))
    return DockTrip(
        trip, live, words, load.on, len(boxes), sum(1 for one in boxes if one.estimated),
        trip.until_at or trip.planned_at + timedelta(minutes=minutes), tuple(dict.fromkeys(order.customer for order in orders)),
        tuple(order.number for order in orders), passed.used_at if passed is not None else None,
    )  # fmt: skip


def dock_names(names: Sequence[str]) -> tuple[Dock, ...]:
    """Docks as the setting names them: 「1 号码头（柜车）」 is the dock 「1 号码头」 for 柜车."""
    made = []
    for name in names:
        plain, _, note = name.replace("(", "（").replace(")", "）").partition("（")
        made.append(Dock(plain.strip(), note.rstrip("）").strip()))
    return tuple(made)


def _docks(names: Sequence[str], trips: Sequence[PlannedTrip]) -> tuple[Dock, ...]:
    known = dock_names(names)
    others = dict.fromkeys(trip.dock for trip in trips if trip.dock and trip.dock not in {dock.name for dock in known})
    return (*known, *(Dock(name) for name in others))
