"""Reads of notices, 发货单 and trips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.views import (
    DispatchLineView,
    DispatchOrderView,
    NoticeLineView,
    NoticeView,
    NotificationView,
    PickedItem,
    TripView,
)
from app.identity import queries as identity
from app.orders import queries as orders
from db.models.dispatch import (
    CustomerNotification,
    DirectConfirmation,
    DispatchLine,
    DispatchNotice,
    DispatchNoticeLine,
    DispatchOrder,
    DispatchPick,
    Trip,
    TripCrew,
)
from db.states import DispatchState, Tracking, TripState


def dispatch_order(session: Session, number: str) -> DispatchOrderView | None:
    """One 发货单 by number."""
    row = session.scalar(select(DispatchOrder).where(DispatchOrder.number == number))
    return None if row is None else _view(session, row)


def dispatch_orders(session: Session, states: Iterable[DispatchState] = ()) -> list[DispatchOrderView]:
    """发货单 in any of `states` (all without one), newest first."""
    query = select(DispatchOrder).order_by(DispatchOrder.id.desc())
    wanted = list(states)
    if wanted:
        query = query.where(DispatchOrder.state.in_(wanted))
    return [_view(session, row) for row in session.scalars(query)]


def of_order(session: Session, order_no: str) -> list[DispatchOrderView]:
    """Every 发货单 of a customer order, oldest first."""
    rows = session.scalars(select(DispatchOrder).where(DispatchOrder.order_no == order_no).order_by(DispatchOrder.id))
    return [_view(session, row) for row in rows]


def picked_for(session: Session, serial: str) -> str:
    """Number of the 发货单 that a unit is drawn for, or blank."""
    return session.scalar(
        select(DispatchOrder.number).join(DispatchPick, DispatchPick.dispatch_id == DispatchOrder.id)
        .where(DispatchPick.serial == serial, DispatchPick.removed_at.is_(None))
    ) or ""  # fmt: skip


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
    return sum(max(0, wanted - picked[line_id]) for line_id, wanted in lines)


def dispatched(session: Session, order_line_id: int) -> int:
    """Pieces of an order line that stand on a 发货单 which was not cancelled."""
    return session.scalar(
        select(func.coalesce(func.sum(DispatchLine.quantity - DispatchLine.approved_short), 0))
        .join(DispatchOrder, DispatchOrder.id == DispatchLine.dispatch_id)
        .where(DispatchLine.order_line_id == order_line_id, DispatchOrder.state != DispatchState.CANCELLED)
    ) or 0  # fmt: skip


def trip(session: Session, number: str) -> TripView | None:
    """One trip by number."""
    row = session.scalar(select(Trip).where(Trip.number == number))
    return None if row is None else _trip(session, row)


def trips(session: Session, states: Iterable[TripState] = ()) -> list[TripView]:
    """Trips in any of `states` (all without one), by planned time."""
    query = select(Trip).order_by(Trip.planned_at, Trip.id)
    wanted = list(states)
    if wanted:
        query = query.where(Trip.state.in_(wanted))
    return [_trip(session, row) for row in session.scalars(query)]


def notice(session: Session, number: str) -> NoticeView | None:
    """One 发货通知单 by number."""
    row = session.scalar(select(DispatchNotice).where(DispatchNotice.number == number))
    return None if row is None else _notice(session, row)


def notices(session: Session, limit: int = 20) -> list[NoticeView]:
    """The newest notices."""
    return [_notice(session, row) for row in session.scalars(select(DispatchNotice).order_by(DispatchNotice.id.desc()).limit(limit))]


def notice_of(session: Session, order_no: str) -> str:
    """Number of the newest notice that an order stands on, or blank."""
    return session.scalar(
        select(DispatchNotice.number).join(DispatchNoticeLine, DispatchNoticeLine.notice_id == DispatchNotice.id)
        .where(DispatchNoticeLine.order_no == order_no).order_by(DispatchNotice.id.desc()).limit(1)
    ) or ""  # fmt: skip


def notice_missing(session: Session, day: date) -> bool:
    """Whether no notice covers a day (F-02)."""
    return session.scalar(
        select(DispatchNotice.id).where(DispatchNotice.first_day <= day, DispatchNotice.last_day >= day).limit(1)
    ) is None  # fmt: skip


def open_on_trip(session: Session, trip_no: str) -> tuple[str, ...]:
    """Numbers of the 发货单 on a trip that are not on the vehicle yet."""
    return tuple(
        session.scalars(
            select(DispatchOrder.number).where(DispatchOrder.trip_no == trip_no, DispatchOrder.state.in_(list(BEFORE_LOADING)))
            .order_by(DispatchOrder.id)
        )
    )  # fmt: skip


def _name(session: Session, person_id: int | None) -> str:
    person = identity.person(session, person_id) if person_id else None
    return person.name if person else ""


def _picked_by_line(session: Session, line_ids: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    rows = session.execute(
        select(DispatchPick.line_id, func.sum(DispatchPick.quantity))
        .where(DispatchPick.line_id.in_(list(line_ids)), DispatchPick.removed_at.is_(None)).group_by(DispatchPick.line_id)
    )  # fmt: skip
    found.update({line_id: int(total) for line_id, total in rows})
    return found


def _view(session: Session, row: DispatchOrder) -> DispatchOrderView:
    lines = list(session.scalars(select(DispatchLine).where(DispatchLine.dispatch_id == row.id).order_by(DispatchLine.line_no)))
    picks = session.scalars(
        select(DispatchPick).where(DispatchPick.dispatch_id == row.id, DispatchPick.removed_at.is_(None)).order_by(DispatchPick.id)
    )
    points = session.scalars(
        select(DirectConfirmation).where(DirectConfirmation.dispatch_id == row.id).order_by(DirectConfirmation.id)
    )
    told = session.scalar(
        select(CustomerNotification).where(CustomerNotification.dispatch_id == row.id)
        .order_by(CustomerNotification.id.desc()).limit(1)
    )  # fmt: skip
    picked = _picked_by_line(session, [line.id for line in lines])
    notification = None
    if told is not None and told.address == row.address:
        notification = NotificationView(
            told.at, _name(session, told.person_id), told.told, told.channel, told.address, told.arrival_at
        )
    return DispatchOrderView(
        number=row.number, state=row.state, kind=row.kind, order_no=row.order_no, customer_id=row.customer_id,
        customer_name=row.customer_name, consignee=row.consignee, contact=row.contact, phone=row.phone, address=row.address,
        destination=row.destination, mode=row.mode, transport=row.transport, shipping_mark=row.shipping_mark,
        contract_no=row.contract_no, invoice_no=row.invoice_no, pending_reason=row.pending_reason, urgent_note=row.urgent_note,
        notice_no=notice_of(session, row.order_no), trip_no=row.trip_no, delivery_day=row.delivery_day,
        lines=tuple(_line(session, line, picked[line.id]) for line in lines),
        picked=tuple(PickedItem(p.serial, p.lot_no, p.quantity, p.line_id, p.at) for p in picks),
        points=tuple((p.point, p.value) for p in points), notification=notification,
        made_at=row.made_at, issued_at=row.issued_at, accepted_at=row.accepted_at,
        notified_at=notification.at if notification else None, picked_at=row.picked_at, maker=_name(session, row.maker_id),
        accepter=_name(session, row.accepter_id), storekeeper=_name(session, row.storekeeper_id), version=row.version,
    )  # fmt: skip


def _line(session: Session, row: DispatchLine, picked: int) -> DispatchLineView:
    product = catalog.product(session, row.product_id)
    return DispatchLineView(
        line_id=row.id, product_id=row.product_id, product_name=product.name if product else "",
        model=product.model if product else "", unit=product.unit if product else "", quantity=row.quantity, picked=picked,
        boxed=row.boxed, tracking=product.tracking if product else Tracking.SERIAL, approved_short=row.approved_short,
    )  # fmt: skip


def _trip(session: Session, row: Trip) -> TripView:
    numbers = session.scalars(
        select(DispatchOrder.number).where(DispatchOrder.trip_no == row.number, DispatchOrder.state != DispatchState.CANCELLED)
        .order_by(DispatchOrder.id)
    )  # fmt: skip
    crew = session.scalars(select(TripCrew.person_id).where(TripCrew.trip_id == row.id).order_by(TripCrew.id))
    return TripView(
        number=row.number, state=row.state, plate=row.plate, container_no=row.container_no, booked_seal_no=row.booked_seal_no,
        seal_no=row.seal_no, carrier_id=row.carrier_id, carrier_name=row.carrier_name, driver=row.driver, phone=row.phone,
        planned_at=row.planned_at, arrived_at=row.arrived_at, dock=row.dock, gate=row.gate, route_note=row.route_note,
        supervisor_id=row.supervisor_id, supervisor=_name(session, row.supervisor_id), dispatch_nos=tuple(numbers),
        crew=tuple((person_id, _name(session, person_id)) for person_id in crew), version=row.version,
    )  # fmt: skip


def _notice(session: Session, row: DispatchNotice) -> NoticeView:
    lines = session.scalars(
        select(DispatchNoticeLine).where(DispatchNoticeLine.notice_id == row.id).order_by(DispatchNoticeLine.id)
    )
    found = []
    for line in lines:
        order = orders.order(session, line.order_no)
        found.append(
            NoticeLineView(
                line.order_no, order.customer_name if order else "", order.delivery_date if order else None, line.urgent
            )
        )
    return NoticeView(
        row.number, row.first_day, row.last_day, row.made_at, _name(session, row.maker_id), row.remark, tuple(found)
    )
