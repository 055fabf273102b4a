"""What a planning board reads of 发货单 and trips: columns only, the same few statements however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, literal, or_, select
from sqlalchemy.orm import Session

from app.core.grouped import grouped
from app.identity import queries as identity
from db.models.dispatch import (
    CustomerNotification,
    DispatchLine,
    DispatchNotice,
    DispatchNoticeLine,
    DispatchOrder,
    Trip,
    TripCrew,
)
from db.states import DeliveryMode, DispatchState, TransportKind, TripState
from db.types import Flag

IN_THE_WORKS = (
    DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED, DispatchState.READY,
    DispatchState.LOADING, DispatchState.LOADED, DispatchState.CLEARED,
)  # fmt: skip
"""A 发货单 whose goods have not left the works."""

RUNNING = (
    TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED, TripState.LOADING, TripState.CLOSED, TripState.CLEARED,
)  # fmt: skip
"""A trip whose vehicle has not left the works."""


@dataclass(frozen=True)
class Outlook:
    """A 发货单 as it waits for its day.

    Attributes:
        number: Its number.
        state: How far it is.
        order_no: The customer's order.
        customer: Name of the customer.
        destination: Where it goes.
        mode: How it is delivered.
        transport: By what.
        delivery_day: The day the customer was promised, or None.
        load_day: The day it is planned to be loaded, None while nobody has said.
        stop_no: Its stop on the trip, 0 not said.
        trip_no: Its trip, or blank.
        accepted: Received by the logistics head.
        urgent: Marked urgent, on the 发货单 or on a notice.
        on_notice: Stands on a 发货通知单.
        notified_at: When the customer was told of time and of the address that holds now (F-11), or None.
        version: Counts up with every change.
        pieces: Pieces to be shipped by product.
    """

    number: str
    state: DispatchState
    order_no: str
    customer: str
    destination: str
    mode: DeliveryMode
    transport: TransportKind
    delivery_day: date | None
    load_day: date | None
    stop_no: int
    trip_no: str
    accepted: bool
    urgent: bool
    on_notice: bool
    notified_at: datetime | None
    version: int
    pieces: tuple[tuple[int, int], ...] = ()

    @property
    def notified(self) -> bool:
        """Whether he was told."""
        return self.notified_at is not None


@dataclass(frozen=True)
class PlannedTrip:
    """A trip as it stands on a board; `plate` is blank while its vehicle is not confirmed (F-14)."""

    number: str
    state: TripState
    plate: str
    vehicle_kind: str
    container_no: str
    carrier: str
    driver: str
    phone: str
    planned_at: datetime
    until_at: datetime | None
    dock: str
    gate: str
    arrived_at: datetime | None
    on_foot: bool
    version: int
    carrier_id: int | None = None
    vehicle_id: int | None = None
    seal_no: str = ""
    crew: tuple[str, ...] = ()
    supervisor: str = ""


_ORDER = (
    DispatchOrder.id, DispatchOrder.number, DispatchOrder.state, DispatchOrder.order_no, DispatchOrder.customer_name,
    DispatchOrder.destination, DispatchOrder.mode, DispatchOrder.transport, DispatchOrder.delivery_day, DispatchOrder.load_day,
    DispatchOrder.stop_no, DispatchOrder.trip_no, DispatchOrder.accepted_at, DispatchOrder.urgent_note, DispatchOrder.address,
    DispatchOrder.version,
)  # fmt: skip
_WAITING = or_(DispatchOrder.state.in_(IN_THE_WORKS), DispatchOrder.trip_no.in_(bindparam("trips", expanding=True)))
_ORDERS = select(*_ORDER).where(_WAITING, DispatchOrder.state != DispatchState.CANCELLED).order_by(DispatchOrder.id)
_LINES = (
    select(DispatchLine.dispatch_id, DispatchLine.product_id, DispatchLine.quantity - DispatchLine.approved_short)
    .join(DispatchOrder, DispatchOrder.id == DispatchLine.dispatch_id)
    .where(_WAITING, DispatchOrder.state != DispatchState.CANCELLED).order_by(DispatchLine.id)
)  # fmt: skip
_CALLS = (
    select(CustomerNotification.dispatch_id, CustomerNotification.address, CustomerNotification.at)
    .join(DispatchOrder, DispatchOrder.id == CustomerNotification.dispatch_id).where(_WAITING).order_by(CustomerNotification.id)
)  # fmt: skip
_NOTICED = (
    select(DispatchNoticeLine.order_no, func.max(DispatchNoticeLine.urgent))
    .join(DispatchNotice, DispatchNotice.id == DispatchNoticeLine.notice_id)
    .where(DispatchNoticeLine.order_no.in_(select(DispatchOrder.order_no).where(_WAITING)))
    .group_by(DispatchNoticeLine.order_no)
)  # fmt: skip
_TRIP = (
    Trip.id, Trip.number, Trip.state, Trip.plate, Trip.vehicle_kind, Trip.container_no, Trip.carrier_name, Trip.driver, Trip.phone,
    Trip.planned_at, Trip.until_at, Trip.dock, Trip.gate, Trip.arrived_at, Trip.on_foot, Trip.version, Trip.carrier_id,
    Trip.vehicle_id, Trip.seal_no, Trip.supervisor_id,
)  # fmt: skip


def waiting(session: Session, trip_nos: Iterable[str] = ()) -> list[Outlook]:
    """Every 发货单 whose goods are still in the works, and those of some trips wherever they are, in the order they were made."""
    wanted = {"trips": list(trip_nos)}
    rows = session.execute(_ORDERS, wanted).all()
    if not rows:
        return []
    lines = grouped(session.execute(_LINES, wanted).all(), lambda row: row[0])
    told = {row.dispatch_id: row for row in session.execute(_CALLS, wanted)}
    noticed = dict(session.execute(_NOTICED, wanted).all())
    found = []
    for row in rows:
        pieces: dict[int, int] = {}
        for _, product_id, count in lines[row.id]:
            pieces[product_id] = pieces.get(product_id, 0) + count
        call = told.get(row.id)
        found.append(
            Outlook(
                row.number, row.state, row.order_no, row.customer_name, row.destination, row.mode, row.transport, row.delivery_day,
                row.load_day, row.stop_no, row.trip_no, row.accepted_at is not None,
                bool(row.urgent_note or noticed.get(row.order_no)), row.order_no in noticed,
                call.at if call is not None and call.address == row.address else None, row.version, tuple(pieces.items()),
            )
        )  # fmt: skip
    return found


def trips_between(session: Session, start: datetime, end: datetime) -> list[PlannedTrip]:
    """Trips planned for a span of time, and those left over from before it whose vehicle has not left; by planned time."""
    rows = session.execute(
        select(*_TRIP)
        .where(
            Trip.planned_at < end, or_(Trip.planned_at >= start, Trip.state.in_(RUNNING)), Trip.state != TripState.CANCELLED,
        )
        .order_by(Trip.planned_at, Trip.id)
    ).all()  # fmt: skip
    return _trips(session, rows)


def trip(session: Session, number: str) -> PlannedTrip | None:
    """One trip with its crew."""
    found = _trips(session, session.execute(select(*_TRIP).where(Trip.number == number)).all())
    return found[0] if found else None


def _trips(session: Session, listed: Sequence[Any]) -> list[PlannedTrip]:
    if not listed:
        return []
    members = session.execute(
        select(TripCrew.trip_id, TripCrew.person_id).where(TripCrew.trip_id.in_([row[0] for row in listed])).order_by(TripCrew.id)
    )
    crews, names = grouped(members.all(), lambda row: row[0]), identity.names(session)
    found = []
    for row in listed:
        facts: list[Any] = [*tuple(row)[1:19], tuple(names.get(member[1], "") for member in crews[row[0]]), names.get(row[19] or 0, "")]
        found.append(PlannedTrip(*facts))
    return found


def drivers(session: Session, limit: int = 400) -> dict[str, tuple[str, str]]:
    """Driver and telephone that each vehicle came with last, by plate: what was typed once is not typed again."""
    rows = session.execute(
        select(Trip.plate, Trip.driver, Trip.phone).where(Trip.plate != "", Trip.on_foot == literal(False, Flag()))
        .order_by(Trip.id.desc()).limit(limit)
    ).all()  # fmt: skip
    return {plate: (driver, phone) for plate, driver, phone in reversed(rows)}
