"""What loading asks of a trip at every scan and for every load plan: its vehicle, its order, its stops. Columns only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.core.once import once
from db.models.dispatch import DispatchOrder, Trip
from db.states import DispatchState, TripState


@dataclass(frozen=True)
class LoadOrder:
    """A 发货单 on a trip: its stop (1 is delivered first) and what its goods are for."""

    number: str
    stop: int
    state: DispatchState
    order_no: str
    customer_name: str
    destination: str
    shipping_mark: str


@dataclass(frozen=True)
class LoadFacts:
    """A trip as loading needs it; boxes of a `strict` one go on in the order of the plan only (G-06)."""

    number: str
    state: TripState
    vehicle_kind: str
    strict: bool
    plate: str
    orders: tuple[LoadOrder, ...]

    @property
    def dispatch_nos(self) -> tuple[str, ...]:
        """The 发货单 on it."""
        return tuple(order.number for order in self.orders)

    def order(self, number: str) -> LoadOrder | None:
        """A 发货单 on it, or None."""
        return next((order for order in self.orders if order.number == number), None)


_TRIP = select(Trip.number, Trip.state, Trip.vehicle_kind, Trip.strict, Trip.plate).where(Trip.number == bindparam("number"))
_ORDERS = (
    select(
        DispatchOrder.number, DispatchOrder.stop_no, DispatchOrder.state, DispatchOrder.order_no, DispatchOrder.customer_name,
        DispatchOrder.destination, DispatchOrder.shipping_mark,
    )
    .where(DispatchOrder.trip_no == bindparam("number"), DispatchOrder.state != DispatchState.CANCELLED).order_by(DispatchOrder.id)
)  # fmt: skip
_TRIP_OF = select(DispatchOrder.trip_no).where(DispatchOrder.number == bindparam("number"))


@once("trip", "dispatch_order")
def load_facts(session: Session, number: str) -> LoadFacts | None:
    """A trip and what is on it; None where there is no such trip. A stop that nobody named is the first one."""
    found = session.execute(_TRIP, {"number": number}).first()
    if found is None:
        return None
    rows = session.execute(_ORDERS, {"number": number}).all()
    return LoadFacts(*found, tuple(LoadOrder(row[0], max(1, row[1]), *row[2:]) for row in rows))


def trip_of(session: Session, dispatch_no: str) -> str:
    """The trip that a 发货单 is on, or blank."""
    return session.scalar(_TRIP_OF, {"number": dispatch_no}) or ""
