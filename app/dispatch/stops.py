"""Stops of a trip in the order of unloading, and who of the delivery staff delivers at which (F-13, G-19)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import fitness, queries
from app.dispatch.marks import trip_row
from app.dispatch.trips import PLANNERS
from app.dispatch.views import DispatchOrderView, TripStop
from db.models.dispatch import DispatchOrder, TripCrew
from db.states import TripState

_OVER = (TripState.OUT, TripState.DONE, TripState.CANCELLED)
_LAST = 999


def place_of(order: DispatchOrder | DispatchOrderView) -> tuple[str, str]:
    """Where it is unloaded: 发货单 of one customer for one address share a stop."""
    return order.customer_name, order.address


def numbered(orders: Iterable[DispatchOrder | DispatchOrderView]) -> dict[str, int]:
    """The stop of each 发货单; those that nobody gave one come in the order they were made."""
    found: dict[str, int] = {}
    places: dict[tuple[str, str], int] = {}
    for order in sorted(orders, key=lambda one: (one.stop_no or _LAST, one.number)):
        found[order.number] = places.setdefault(place_of(order), order.stop_no or len(places) + 1)
    return found


def stops_of(session: Session, trip_no: str) -> tuple[TripStop, ...]:
    """The stops of a trip, the first delivered first."""
    trip = queries.trip(session, trip_no)
    if trip is None:
        return ()
    orders = list(queries.numbered(session, trip.dispatch_nos).values())
    at = numbered(orders)
    groups: dict[int, list[DispatchOrderView]] = {}
    for order in sorted(orders, key=lambda one: (at[one.number], one.number)):
        groups.setdefault(at[order.number], []).append(order)
    crew = list(zip(trip.crew, trip.crew_stops, strict=True))
    return tuple(_stop(stop, own, tuple(who for who, where in crew if where == stop)) for stop, own in groups.items())


def _stop(stop: int, orders: list[DispatchOrderView], crew: tuple[tuple[int, str], ...]) -> TripStop:
    first = orders[0]
    told = [order.notification.arrival_at for order in orders if order.notification is not None and order.notified_at is not None]
    return TripStop(
        stop, first.customer_name, first.consignee, first.address, first.contact, first.phone, max(told, default=None),
        tuple(order.number for order in orders), crew,
    )  # fmt: skip


def assign_crew(work: Work, trip_no: str, stop: int, people: Sequence[int]) -> None:
    """Says who delivers at a stop only (G-19); who is not named any more goes for the whole trip again.

    Args:
        work: The action.
        trip_no: The trip.
        stop: The stop, 0 for the whole trip.
        people: Keys of the persons; one who was not of the crew joins it.

    Raises:
        Refused: F-17, one was not trained to deliver; else as `create_trip`.
        BadInput: No such stop.
        Conflict: The vehicle has left.
    """
    work.require(*PLANNERS)
    row = trip_row(work, trip_no)
    if row.state in _OVER:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在是「{now}」，送货员不能再改"), trip=trip_no, now=word(row.state)))
    if stop and stop not in {one.stop for one in stops_of(work.session, trip_no)}:
        raise bad_input(QT_TRANSLATE_NOOP("app", "车次没有第 {stop} 站"), stop=stop)
    there = {member.person_id: member for member in work.session.scalars(select(TripCrew).where(TripCrew.trip_id == row.id))}
    for member in there.values():
        if member.stop_no == stop and member.person_id not in people:
            member.stop_no = 0
    for person_id in dict.fromkeys(people):
        if person_id in there:
            there[person_id].stop_no = stop
        else:
            work.session.add(TripCrew(trip_id=row.id, person_id=person_id, stop_no=stop))
    work.session.flush()
    fitness.require_on(work, trip_no, max(site_day(row.planned_at), site_day(work.now)))
    work.audit("assign_crew", "trip", trip_no, stop=stop, people=list(people))


def crew_follows(work: Work, trip_no: str, moved: Mapping[int, int]) -> None:
    """Stops were put into another order: who delivers at one still delivers there."""
    row = trip_row(work, trip_no)
    for member in work.session.scalars(select(TripCrew).where(TripCrew.trip_id == row.id, TripCrew.stop_no != 0)):
        member.stop_no = moved.get(member.stop_no, 0)
    work.session.flush()
