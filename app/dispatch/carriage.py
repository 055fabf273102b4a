"""What happened to goods under way goes into the file of the carrier whose trip it was (G-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.carriers import service as carriers
from app.catalog import queries as catalog
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.dispatch import DispatchOrder, Trip
from db.states import CarrierEventKind, LateCause, TripState

_CARRIERS_CAUSE = (None, LateCause.VEHICLE, LateCause.ROAD, LateCause.OTHER)
"""Late for one of these is the carrier's; goods that were not ready, weather and a closed door are not."""

_GONE = (TripState.OUT, TripState.DONE, TripState.CANCELLED)


@dataclass(frozen=True)
class Arrival:
    """What a signed slip says of the way there.

    Attributes:
        source: Number of the 交付记录.
        trip_no: The trip.
        order_no: The customer's order.
        at: Arrival.
        on_time: In time for the promise.
        cause: Why not.
        short: Pieces missing.
        damaged: Pieces damaged.
    """

    source: str
    trip_no: str
    order_no: str
    at: datetime
    on_time: bool
    cause: LateCause | None
    short: int
    damaged: int


def note_arrival(work: Work, arrival: Arrival) -> None:
    """A signed slip came back: on time or late by the carrier's fault, what was damaged, what is missing."""
    carrier_id = _carrier_of(work.session, arrival.trip_no)
    if carrier_id is None:
        return
    found: list[tuple[CarrierEventKind, int, str]] = []
    if arrival.on_time:
        found.append((CarrierEventKind.ON_TIME, 1, ""))
    elif arrival.cause in _CARRIERS_CAUSE:
        found.append((CarrierEventKind.LATE, 1, ""))
    if arrival.damaged:
        found.append((CarrierEventKind.DAMAGE, arrival.damaged, QT_TRANSLATE_NOOP("app", "签收时破损")))
    if arrival.short:
        found.append((CarrierEventKind.LOSS, arrival.short, QT_TRANSLATE_NOOP("app", "签收时短少")))
    for kind, quantity, note in found:
        carriers.note_event(
            work, carrier_id, kind, arrival.at, arrival.source, trip_no=arrival.trip_no, order_no=arrival.order_no, quantity=quantity,
            note=note,
        )  # fmt: skip


def note_complaint(work: Work, dispatch_no: str, source: str, note: str) -> None:
    """A complaint whose cause was found in the transport of a 发货单."""
    row = work.session.execute(select(DispatchOrder.trip_no, DispatchOrder.order_no).where(DispatchOrder.number == dispatch_no)).first()
    carrier_id = _carrier_of(work.session, row.trip_no) if row is not None else None
    if row is not None and carrier_id is not None:
        carriers.note_event(
            work, carrier_id, CarrierEventKind.COMPLAINT, work.now, source, trip_no=row.trip_no, order_no=row.order_no, note=note
        )


def trips_in_works(session: Session, carrier_id: int) -> tuple[str, ...]:
    """Numbers of the trips of a carrier, or with a vehicle of his, that did not leave yet."""
    fleet = [vehicle.vehicle_id for vehicle in catalog.vehicles(session) if vehicle.carrier_id == carrier_id]
    return tuple(
        session.scalars(
            select(Trip.number)
            .where(or_(Trip.carrier_id == carrier_id, Trip.vehicle_id.in_(fleet)), Trip.state.not_in(_GONE)).order_by(Trip.id)
        )
    )  # fmt: skip


def _carrier_of(session: Session, trip_no: str) -> int | None:
    return session.scalar(select(Trip.carrier_id).where(Trip.number == trip_no)) if trip_no else None
