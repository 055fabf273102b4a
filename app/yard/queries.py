"""Reads of who is in the works, and of the booked trips that are still to come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, or_, select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.once import once
from app.dispatch import queries as dispatch
from app.yard import plates
from app.yard.views import EntryView, ExpectedTrip
from db.models.yard import YardEntry
from db.prepared import Prepared
from db.states import TripState


def entry(session: Session, entry_id: int) -> EntryView | None:
    """One stay."""
    row = session.get(YardEntry, entry_id)
    return None if row is None else _view(row)


def inside(session: Session) -> list[EntryView]:
    """Every vehicle that is in the works, the longest stay first."""
    rows = session.scalars(select(YardEntry).where(YardEntry.left_at.is_(None)).order_by(YardEntry.entered_at, YardEntry.id))
    return [_view(row) for row in rows]


def inside_by_plate(session: Session, plate: str) -> EntryView | None:
    """The stay of a vehicle that is in the works now, by the plate of its tractor in any spelling."""
    row = _BY_PLATE.one(session, plate=plates.spelled(plate))
    return None if row is None else _view(row)


_STAYS = YardEntry.__table__
_BY_PLATE = Prepared(select(_STAYS).where(_STAYS.c.plate == bindparam("plate"), _STAYS.c.left_at.is_(None)))
_OF_TRIP = Prepared(
    select(_STAYS).where(_STAYS.c.trip_no == bindparam("trip_no"), _STAYS.c.linked_at.is_not(None), _STAYS.c.left_at.is_(None))
)
"""Built once, over the table and not the records: a guard waits for them."""


@once("yard_entry")
def vehicle_of(session: Session, trip_no: str) -> EntryView | None:
    """The stay of the vehicle that a trip is loaded onto, while it is in the works; None where it was not entered."""
    row = _OF_TRIP.one(session, trip_no=trip_no)
    return None if row is None else _view(row)


def stays_between(session: Session, start: datetime, end: datetime) -> list[EntryView]:
    """Every stay that touches a span of time, by entry; for the gate log."""
    rows = session.scalars(
        select(YardEntry).where(YardEntry.entered_at < end, or_(YardEntry.left_at.is_(None), YardEntry.left_at >= start))
        .order_by(YardEntry.entered_at, YardEntry.id)
    )  # fmt: skip
    return [_view(row) for row in rows]


def expected(session: Session, now: datetime) -> list[ExpectedTrip]:
    """Trips booked for today or left over from yesterday whose confirmed vehicle was not entered yet, by planned time."""
    today = site_day(now)
    waiting = [
        trip for trip in dispatch.trips(session, (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED))
        if today - timedelta(days=1) <= site_day(trip.planned_at) <= today and trip.plate and not trip.on_foot
    ]  # fmt: skip
    numbers = [trip.number for trip in waiting]
    here = set(
        session.scalars(
            select(YardEntry.trip_no).where(
                YardEntry.trip_no.in_(numbers), YardEntry.linked_at.is_not(None), YardEntry.left_at.is_(None)
            )
        )
    )
    heads = dispatch.heads(session, [number for trip in waiting for number in trip.dispatch_nos])
    return [
        ExpectedTrip(
            trip.number, trip.plate, trip.planned_at,
            "、".join(dict.fromkeys(heads[n].customer_name for n in trip.dispatch_nos if n in heads)), trip.carrier_name, trip.driver,
            trip.dock, trip.gate,
        )
        for trip in waiting if trip.number not in here
    ]  # fmt: skip


def _view(row: YardEntry | Row[*tuple[Any, ...]]) -> EntryView:
    return EntryView(
        row.id, row.plate, row.trailer, row.odd, row.driver, row.phone, row.purpose, row.trip_no, row.linked_at is not None,
        row.return_no, row.gate, row.entered_at, row.guard, row.left_at, row.left_by, row.left_with,
    )  # fmt: skip
