"""Reads of notices, 发货单 and trips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.grouped import grouped
from app.core.once import once
from app.dispatch import statements
from app.dispatch.notice_queries import notice as notice
from app.dispatch.notice_queries import notices as notices
from app.dispatch.states import BEFORE_LEAVING as BEFORE_LEAVING
from app.dispatch.states import BEFORE_LOADING as BEFORE_LOADING
from app.dispatch.views import (
    DispatchLineView,
    DispatchOrderView,
    NotificationView,
    PickedItem,
    StepView,
    TripView,
)
from app.identity import queries as identity
from app.orders import queries as orders
from app.orders.views import OrderView
from db.models.dispatch import (
    DispatchLine,
    DispatchOrder,
    DispatchPick,
    Trip,
    TripCrew,
)
from db.states import DeliveryMode, DirectPoint, DispatchKind, DispatchState, TransportKind, TripState
from db.types import yes

AT_OUR_GATE = frozenset({DeliveryMode.PICKUP, DeliveryMode.CONSIGNED})
"""Modes in which goods change hands at our gate, each step of it recorded (F-08, F-09)."""


@dataclass(frozen=True)
class DispatchHead:
    """What boxes and passes say of a 发货单: for whom, how delivered, with which mark."""

    number: str
    customer_name: str
    mode: DeliveryMode
    shipping_mark: str
    customer_id: int = 0
    order_no: str = ""
    destination: str = ""
    transport: TransportKind = TransportKind.ROAD
    kind: DispatchKind = DispatchKind.SALE


@dataclass(frozen=True)
class Departure:
    """When a trip is loaded, and at which dock."""

    number: str
    planned_at: datetime
    dock: str


@once()
def dispatch_order(session: Session, number: str) -> DispatchOrderView | None:
    """One 发货单 by number."""
    row = session.scalar(statements.BY_NUMBER, {"number": number})
    return None if row is None else _views(session, [row])[0]


def numbered(session: Session, numbers: Iterable[str]) -> dict[str, DispatchOrderView]:
    """发货单 by number; unknown numbers are left out."""
    rows = session.scalars(select(DispatchOrder).where(DispatchOrder.number.in_(set(numbers))))
    return {view.number: view for view in _views(session, rows)}


def heads(session: Session, numbers: Iterable[str]) -> dict[str, DispatchHead]:
    """Customer, mode and mark of 发货单 by number; unknown numbers are left out."""
    wanted = frozenset(numbers)
    return _heads(session, wanted) if wanted else {}


@once("dispatch_order")
def _heads(session: Session, numbers: frozenset[str]) -> dict[str, DispatchHead]:
    rows = statements.HEADS.all(session, numbers=list(numbers))
    return {row[0]: DispatchHead(*row) for row in rows}


def dispatch_orders(session: Session, states: Iterable[DispatchState] = (), limit: int | None = None) -> list[DispatchOrderView]:
    """发货单 in any of `states` (all without one), newest first; at most `limit`."""
    query = select(DispatchOrder).order_by(DispatchOrder.id.desc()).limit(limit)
    wanted = list(states)
    if wanted:
        query = query.where(DispatchOrder.state.in_(wanted))
    return _views(session, session.scalars(query))


def find(session: Session, text: str, limit: int = 20) -> list[DispatchOrderView]:
    """发货单 whose number, customer or number in the ERP contains `text`, newest first."""
    wanted = text.strip()
    rows = session.scalars(
        select(DispatchOrder)
        .where(
            or_(
                DispatchOrder.number.contains(wanted.upper(), autoescape=True),
                DispatchOrder.customer_name.contains(wanted, autoescape=True),
                DispatchOrder.erp_no.contains(wanted, autoescape=True),
            )
        )
        .order_by(DispatchOrder.id.desc()).limit(limit)
    )  # fmt: skip
    return _views(session, rows) if wanted else []


def by_erp_no(session: Session, text: str) -> tuple[str, ...]:
    """Numbers of the 发货单, else of the orders, that bear a number in the ERP; more than one makes it ambiguous."""
    wanted = text.strip()
    if not wanted:
        return ()
    found = tuple(session.scalars(select(DispatchOrder.number).where(DispatchOrder.erp_no == wanted).order_by(DispatchOrder.id).limit(2)))
    return found or orders.by_erp_no(session, wanted)


def numbers_in_erp(session: Session, erp_no: str) -> tuple[str, ...]:
    """The 发货单 of a number in the ERP that were not called off, oldest first."""
    query = select(DispatchOrder.number).where(DispatchOrder.erp_no == erp_no, DispatchOrder.state != DispatchState.CANCELLED)
    return tuple(session.scalars(query.order_by(DispatchOrder.id)))


def of_order(session: Session, order_no: str) -> list[DispatchOrderView]:
    """Every 发货单 of a customer order, oldest first."""
    rows = session.scalars(select(DispatchOrder).where(DispatchOrder.order_no == order_no).order_by(DispatchOrder.id))
    return _views(session, rows)


@once("dispatch_order", "dispatch_pick")
def picked_for(session: Session, serial: str) -> str:
    """Number of the 发货单 that a unit is drawn for, or blank."""
    return session.scalar(statements.PICKED_FOR, {"serial": serial}) or ""


def promised(session: Session, product_id: int, except_for: str = "") -> int:
    """Pieces of a product that other 发货单 were issued for and have not drawn yet."""
    lines = session.execute(
        select(DispatchLine.id, DispatchLine.quantity - DispatchLine.approved_short)
        .join(DispatchOrder, DispatchOrder.id == DispatchLine.dispatch_id)
        .where(
            DispatchLine.product_id == product_id, DispatchOrder.number != except_for,
            DispatchOrder.state.in_((DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING)),
        )
    ).all()  # fmt: skip
    picked = _picked_by_line(session, [line_id for line_id, _ in lines])
    return sum(max(0, wanted - picked.get(line_id, 0)) for line_id, wanted in lines)


def load_numbers(session: Session, numbers: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Which truck load of how many each 发货单 is, among those of its customer order, kind and the document that asked for it.

    A 发货单 always leaves whole; an order leaves in parts as several of them. Those on one trip are one load, and pieces of a sale
    that stand on no 发货单 yet are one more that is to come.
    """
    found = heads(session, numbers)
    pieces = orders.pieces(session, (head.order_no for head in found.values()))
    rows = session.execute(
        select(
            DispatchOrder.order_no, DispatchOrder.kind, DispatchOrder.source_no, DispatchOrder.number, DispatchOrder.trip_no,
            func.sum(DispatchLine.quantity - DispatchLine.approved_short).label("pieces"),
        )
        .join(DispatchLine, DispatchLine.dispatch_id == DispatchOrder.id)
        .where(DispatchOrder.order_no.in_(list(pieces)), DispatchOrder.state != DispatchState.CANCELLED)
        .group_by(
            DispatchOrder.id, DispatchOrder.order_no, DispatchOrder.kind, DispatchOrder.source_no, DispatchOrder.number,
            DispatchOrder.trip_no,
        )
        .order_by(DispatchOrder.id)
    ).all()  # fmt: skip
    loads: dict[str, tuple[int, int]] = {}
    for (order_no, kind, _), given in grouped(rows, lambda row: (row.order_no, row.kind, row.source_no)).items():
        trips = list(dict.fromkeys(row.trip_no or row.number for row in given))
        rest = kind is DispatchKind.SALE and pieces[order_no] > sum(int(row.pieces) for row in given)
        loads |= {row.number: (trips.index(row.trip_no or row.number) + 1, len(trips) + rest) for row in given if row.number in found}
    return loads


def dispatched(session: Session, order_line_id: int) -> int:
    """Pieces of an order line that stand on a 发货单 which was not cancelled."""
    return dispatched_of(session, [order_line_id]).get(order_line_id, 0)


def waiting_orders(session: Session) -> list[OrderView]:
    """Released orders with pieces that stand on no 发货单 yet, earliest delivery date first."""
    released = orders.released_orders(session)
    given = dispatched_of(session, [line.line_id for order in released for line in order.lines])
    return [order for order in released if any(line.quantity > given.get(line.line_id, 0) for line in order.lines)]


def drafts_of(session: Session) -> dict[str, str]:
    """By order the newest 发货单 of it that is not issued yet."""
    query = select(DispatchOrder.order_no, DispatchOrder.number).where(
        DispatchOrder.state == DispatchState.DRAFT, DispatchOrder.kind == DispatchKind.SALE
    )
    return dict(session.execute(query.order_by(DispatchOrder.id)).all())


def dispatched_of(session: Session, order_line_ids: list[int], *, drafts: bool = True) -> dict[int, int]:
    """Pieces by order line that stand on a 发货单 which was not cancelled, those of drafts included or not; lines on none are left out."""
    out = (DispatchState.CANCELLED,) if drafts else (DispatchState.CANCELLED, DispatchState.DRAFT)
    rows = session.execute(
        select(DispatchLine.order_line_id, func.sum(DispatchLine.quantity - DispatchLine.approved_short))
        .join(DispatchOrder, DispatchOrder.id == DispatchLine.dispatch_id)
        .where(DispatchLine.order_line_id.in_(order_line_ids), DispatchOrder.state.not_in(out))
        .group_by(DispatchLine.order_line_id)
    )  # fmt: skip
    return {line_id: int(total) for line_id, total in rows}


@once("dispatch_order", "trip", "trip_crew", "person")
def trip(session: Session, number: str) -> TripView | None:
    """One trip by number."""
    row = session.scalar(select(Trip).where(Trip.number == number))
    return None if row is None else _trips(session, [row])[0]


@once("trip")
def departure(session: Session, number: str) -> Departure | None:
    """When and where a trip is loaded: all that a bench shows of it."""
    row = session.execute(statements.DEPARTURE, {"number": number}).first()
    return None if row is None else Departure(*row)


def trips(session: Session, states: Iterable[TripState] = ()) -> list[TripView]:
    """Trips in any of `states` (all without one), by planned time."""
    query = select(Trip).order_by(Trip.planned_at, Trip.id)
    wanted = list(states)
    if wanted:
        query = query.where(Trip.state.in_(wanted))
    return _trips(session, session.scalars(query))


def trips_by_number(session: Session, numbers: Iterable[str]) -> dict[str, TripView]:
    """Some trips by their numbers."""
    wanted = set(filter(None, numbers))
    rows = session.scalars(select(Trip).where(Trip.number.in_(wanted))) if wanted else ()
    return {trip.number: trip for trip in _trips(session, rows)}


def last_by_plate(session: Session, limit: int = 200) -> dict[str, TripView]:
    """The newest trip of each plate among the newest trips: what a new one is filled in with."""
    rows = session.scalars(select(Trip).where(Trip.plate != "", ~yes(Trip.on_foot)).order_by(Trip.id.desc()).limit(limit)).all()
    newest: dict[str, Trip] = {}
    for row in rows:
        newest.setdefault(row.plate, row)
    return {view.plate: view for view in _trips(session, newest.values())}


def notice_of(session: Session, order_no: str) -> str:
    """Number of the newest notice that an order stands on, or blank."""
    return notices_of(session, [order_no]).get(order_no, "")


def notices_of(session: Session, order_nos: Iterable[str]) -> dict[str, str]:
    """Number of the newest notice by order; an order on none is left out."""
    return _notices_by_order(session, frozenset(order_nos))


@once("dispatch_notice", "dispatch_notice_line")
def _notices_by_order(session: Session, order_nos: frozenset[str]) -> dict[str, str]:
    return dict(session.execute(statements.NOTICES, {"order_nos": list(order_nos)}).all())


def loaded_on(session: Session, trip_no: str) -> tuple[str, ...]:
    """Numbers of the 发货单 that a trip carries, called-off ones left out."""
    query = select(DispatchOrder.number).where(DispatchOrder.trip_no == trip_no, DispatchOrder.state != DispatchState.CANCELLED)
    return tuple(session.scalars(query.order_by(DispatchOrder.id)))


def open_on_trip(session: Session, trip_no: str) -> tuple[str, ...]:
    """Numbers of the 发货单 on a trip that are not on the vehicle yet."""
    return tuple(
        session.scalars(
            select(DispatchOrder.number).where(DispatchOrder.trip_no == trip_no, DispatchOrder.state.in_(list(BEFORE_LOADING)))
            .order_by(DispatchOrder.id)
        )
    )  # fmt: skip


def _names(session: Session) -> dict[int, str]:
    return identity.names(session)


def _picked_by_line(session: Session, line_ids: Iterable[int]) -> dict[int, int]:
    rows = session.execute(
        select(DispatchPick.line_id, func.sum(DispatchPick.quantity))
        .where(DispatchPick.line_id.in_(list(line_ids)), DispatchPick.removed_at.is_(None)).group_by(DispatchPick.line_id)
    )  # fmt: skip
    return {line_id: int(total) for line_id, total in rows}


@dataclass(frozen=True)
class _Parts:
    """What hangs on one 发货单."""

    lines: list[DispatchLine]
    picks: tuple[PickedItem, ...]
    points: tuple[tuple[DirectPoint, str], ...]
    told: _Told | None
    notice_no: str
    steps: tuple[StepView, ...]


def _views(session: Session, rows: Iterable[DispatchOrder]) -> list[DispatchOrderView]:
    listed = list(rows)
    if not listed:
        return []
    keys = frozenset(row.id for row in listed)
    lines = grouped(session.scalars(statements.LINES, {"keys": list(keys)}), lambda line: line.dispatch_id)
    picks, points, told = _picked(session, keys), _points(session, keys), _calls(session, keys)
    notice_nos = notices_of(session, (row.order_no for row in listed))
    products = catalog.products_by_key(session, (line.product_id for found in lines.values() for line in found))
    names = _names(session)
    steps = _steps(session, frozenset(row.id for row in listed if row.mode in AT_OUR_GATE), names)
    return [
        _view(
            row,
            _Parts(
                lines[row.id], picks.get(row.id, ()), points.get(row.id, ()), told.get(row.id), notice_nos.get(row.order_no, ""),
                steps.get(row.id, ()),
            ),
            products, names,
        )
        for row in listed
    ]  # fmt: skip


def _steps(session: Session, keys: frozenset[int], names: Mapping[int, str]) -> dict[int, tuple[StepView, ...]]:
    rows = session.scalars(statements.STEPS, {"keys": list(keys)}).all() if keys else []
    return {
        key: tuple(
            StepView(
                row.step, row.name, row.proof, row.phone, row.carrier, row.plate, row.pieces, row.at, names.get(row.person_id or 0, "")
            )
            for row in found
        )
        for key, found in grouped(rows, lambda row: row.dispatch_id).items()
    }  # fmt: skip


@once("dispatch_pick")
def _picked(session: Session, keys: frozenset[int]) -> dict[int, tuple[PickedItem, ...]]:
    """What is drawn, by 发货单: columns only, a large order has hundreds of units and each scan at the bench asks."""
    rows = session.execute(statements.PICKS, {"keys": list(keys)}).all()
    return {key: tuple(PickedItem(*row[1:]) for row in found) for key, found in grouped(rows, lambda row: row.dispatch_id).items()}


@once("direct_confirmation")
def _points(session: Session, keys: frozenset[int]) -> dict[int, tuple[tuple[DirectPoint, str], ...]]:
    rows = session.execute(statements.POINTS, {"keys": list(keys)}).all()
    return {key: tuple((row.point, row.value) for row in found) for key, found in grouped(rows, lambda row: row.dispatch_id).items()}


@dataclass(frozen=True)
class _Told:
    """The newest call to the customer."""

    at: datetime
    person_id: int | None
    told: str
    channel: str
    address: str
    arrival_at: datetime


@once("customer_notification")
def _calls(session: Session, keys: frozenset[int]) -> dict[int, _Told]:
    rows = session.execute(statements.CALLS, {"keys": list(keys)})
    return {row.dispatch_id: _Told(*row[1:]) for row in rows}


def _view(
    row: DispatchOrder, parts: _Parts, products: Mapping[int, ProductView], names: Mapping[int, str]
) -> DispatchOrderView:
    picked: dict[int, int] = {}
    for pick in parts.picks:
        picked[pick.line_id] = picked.get(pick.line_id, 0) + pick.quantity
    told, notification = parts.told, None
    if told is not None and told.address == row.address:
        notification = NotificationView(
            told.at, names.get(told.person_id or 0, ""), told.told, told.channel, told.address, told.arrival_at
        )
    return DispatchOrderView(
        number=row.number, state=row.state, kind=row.kind, order_no=row.order_no, customer_id=row.customer_id,
        customer_name=row.customer_name, consignee=row.consignee, contact=row.contact, phone=row.phone, address=row.address,
        destination=row.destination, mode=row.mode, transport=row.transport, shipping_mark=row.shipping_mark,
        contract_no=row.contract_no, invoice_no=row.invoice_no, pending_reason=row.pending_reason, urgent_note=row.urgent_note,
        notice_no=parts.notice_no, trip_no=row.trip_no, delivery_day=row.delivery_day,
        lines=tuple(_line(line, products[line.product_id], picked.get(line.id, 0)) for line in parts.lines),
        picked=parts.picks, points=parts.points, notification=notification,
        made_at=row.made_at, issued_at=row.issued_at, accepted_at=row.accepted_at,
        notified_at=notification.at if notification else None, picked_at=row.picked_at, maker=names.get(row.maker_id, ""),
        accepter=names.get(row.accepter_id or 0, ""), storekeeper=names.get(row.storekeeper_id or 0, ""), version=row.version,
        erp_no=row.erp_no, load_day=row.load_day, stop_no=row.stop_no, transport_reason=row.transport_reason, split_from=row.split_from,
        distance_km=row.distance_km, papers=tuple(row.papers.splitlines()), agreement_no=row.agreement_no, steps=parts.steps,
        source_no=row.source_no, case_no=row.case_no, confirmed_at=row.confirmed_at, confirmed_by=names.get(row.confirmed_by_id or 0, ""),
    )  # fmt: skip


def _line(row: DispatchLine, product: ProductView, picked: int) -> DispatchLineView:
    return DispatchLineView(
        line_id=row.id, product_id=row.product_id, product_name=product.name, model=product.model, unit=product.unit,
        quantity=row.quantity, picked=picked, boxed=row.boxed, tracking=product.tracking, approved_short=row.approved_short,
        order_line_id=row.order_line_id, identity=row.identity, replaces=row.replaces,
    )  # fmt: skip


def _trips(session: Session, rows: Iterable[Trip]) -> list[TripView]:
    listed = list(rows)
    if not listed:
        return []
    loads = (
        select(DispatchOrder.trip_no, DispatchOrder.number)
        .where(DispatchOrder.trip_no.in_([row.number for row in listed]), DispatchOrder.state != DispatchState.CANCELLED)
        .order_by(DispatchOrder.id)
    )
    numbers = grouped(session.execute(loads).all(), lambda found: found.trip_no)
    members = select(TripCrew).where(TripCrew.trip_id.in_([row.id for row in listed])).order_by(TripCrew.id)
    crews = grouped(session.scalars(members), lambda member: member.trip_id)
    names = _names(session)
    return [_trip(row, tuple(f.number for f in numbers[row.number]), crews[row.id], names) for row in listed]


def _trip(row: Trip, dispatch_nos: tuple[str, ...], crew: list[TripCrew], names: Mapping[int, str]) -> TripView:
    return TripView(
        number=row.number, state=row.state, plate=row.plate, container_no=row.container_no, booked_seal_no=row.booked_seal_no,
        seal_no=row.seal_no, carrier_id=row.carrier_id, carrier_name=row.carrier_name, driver=row.driver, phone=row.phone,
        planned_at=row.planned_at, arrived_at=row.arrived_at, dock=row.dock, gate=row.gate, route_note=row.route_note,
        supervisor_id=row.supervisor_id, supervisor=names.get(row.supervisor_id or 0, ""), dispatch_nos=dispatch_nos,
        crew=tuple((member.person_id, names.get(member.person_id, "")) for member in crew), version=row.version,
        on_foot=row.on_foot, bearer_card=row.bearer_card, vehicle_kind=row.vehicle_kind, until_at=row.until_at,
        booking_no=row.booking_no, leaves_at=row.leaves_at, arrives_at=row.arrives_at, strict=row.strict, trailer=row.trailer,
        crew_stops=tuple(member.stop_no for member in crew),
    )  # fmt: skip
