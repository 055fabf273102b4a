"""Commands on 发货单: made from an order, issued, accepted, settled with the customer, planned onto a trip, called off.

Picking stands in `picking`, trips in `trips`, daily notices in `notices`; other features reach them through this module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import fitness, queries, rules
from app.dispatch.events import DispatchChanged, DispatchPlanned, PickCompleted
from app.dispatch.marks import hold_trip as hold_trip
from app.dispatch.marks import mark as mark
from app.dispatch.marks import mark_trip as mark_trip
from app.dispatch.marks import must_be, order_row, trip_row
from app.dispatch.notices import make_notice as make_notice
from app.dispatch.picking import approve_short as approve_short
from app.dispatch.picking import leave_out as leave_out
from app.dispatch.picking import note_boxed as note_boxed
from app.dispatch.picking import pick as pick
from app.dispatch.picking import put_back as put_back
from app.dispatch.picking import put_everything_back, resume
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.trips import cancel_trip as cancel_trip
from app.dispatch.trips import change_trip as change_trip
from app.dispatch.trips import correct_plate as correct_plate
from app.dispatch.trips import create_trip as create_trip
from app.dispatch.trips import note_arrival as note_arrival
from app.dispatch.trips import note_gone as note_gone
from app.dispatch.trips import note_seal as note_seal
from app.dispatch.views import DispatchOrderView, DraftLine
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.events import AddressChanged
from app.orders.views import OrderView, Stage
from app.packing import transport as packaging
from app.printing import service as printing
from app.settings.service import setting_text
from app.storage import queries as storage
from db.models.dispatch import CustomerNotification, DirectConfirmation, DispatchLine, DispatchOrder
from db.states import (
    DeliveryMode,
    DirectPoint,
    DispatchKind,
    DispatchState,
    OrderState,
    Role,
    TransportKind,
    TripState,
)

OPEN_TRIPS = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED)

_SPLIT_OFF = (DispatchState.PICKED, DispatchState.READY)
"""Where a 发货单 that was split off another stands while it waits for its trip."""


def create(
    work: Work, order_no: str, lines: Sequence[DraftLine] = (), kind: DispatchKind = DispatchKind.SALE
) -> DispatchOrderView:
    """Makes a draft 发货单 from a released order.

    Args:
        work: The action.
        order_no: The order.
        lines: What is to be shipped; without any, everything that is not on a 发货单 yet.
        kind: Why goods leave.

    Raises:
        Refused: F-04, no posted stock for a line.
        Conflict: The order is not released, or nothing is left to ship.
        BadInput: A line is not the order's, or more than it has.
    """
    work.require(Role.SALES)
    order = _released(work, order_no)
    wanted = [line for line in lines if line.quantity > 0] if lines else _rest(work, order)
    if not wanted:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 已全部开过发货单"), order=order_no))
    _must_be_of_order(work, order, wanted)
    _must_have_stock(work, order, [(line.order_line_id, line.quantity) for line in wanted], "")
    if order.customer_id is None or order.mode is None or order.transport is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 没有客户、交付方式或运输种类"), order=order_no))
    number = work.next_number("FH")
    row = DispatchOrder(
        number=number, kind=kind, state=DispatchState.DRAFT, order_no=order_no, contract_no=order.contract_no,
        customer_id=order.customer_id, customer_name=order.customer_name, consignee=order.consignee, contact=order.contact,
        phone=order.phone, address=order.address, destination=order.destination, shipping_mark=order.shipping_mark,
        mode=order.mode, transport=order.transport, delivery_day=order.delivery_date, maker_id=work.actor.person_id or 0,
        made_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    products = {line.line_id: line.product_id or 0 for line in order.lines}
    for n, line in enumerate(wanted, start=1):
        work.session.add(
            DispatchLine(
                dispatch_id=row.id, line_no=n, order_line_id=line.order_line_id, product_id=products[line.order_line_id],
                quantity=line.quantity,
            )
        )  # fmt: skip
    work.session.flush()
    work.audit("create_dispatch", "dispatch_order", number, order=order_no, kind=kind, lines=len(wanted))
    return _seen(work, number)


def issue(
    work: Work, number: str, invoice_no: str = "", pending_reason: str = "", urgent_note: str = ""
) -> DispatchOrderView:
    """Issues a draft: stock is looked at again, the invoice is named, the slip is printed.

    Raises:
        Refused: F-04 no posted stock; C-08 packaging not fit for the transport; X-18 neither invoice nor reason; X-17 on no notice,
            where the setting blocks.
        Conflict: Not a draft.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT)
    order = _released(work, row.order_no)
    lines = work.session.scalars(select(DispatchLine).where(DispatchLine.dispatch_id == row.id))
    _must_have_stock(work, order, [(line.order_line_id, line.quantity) for line in lines], number)
    _packaging_must_fit(work, number, row.transport)
    rules.must_name_invoice(setting_text(work.session, "dispatch.invoice_required", work.now), invoice_no, pending_reason, row.kind)
    rules.must_be_on_notice(
        setting_text(work.session, "dispatch.require_notice", work.now), row.order_no,
        bool(queries.notice_of(work.session, row.order_no)), urgent_note,
    )  # fmt: skip
    row.invoice_no, row.pending_reason = invoice_no.strip(), pending_reason.strip()
    row.urgent_note, row.issued_at = urgent_note.strip(), work.now
    mark(work, number, DispatchState.ISSUED)
    order_service.note_stage(work, row.order_no, Stage.DISPATCH_ORDER)
    printing.print_paper(work, "dispatch_order", number)
    return _seen(work, number)


def accept(work: Work, number: str) -> DispatchOrderView:
    """The logistics head ticks that he received the 发货单 (F-04, F-05).

    Raises:
        Conflict: Not issued, or received already.
    """
    work.require(Role.LOGISTICS_HEAD)
    row = order_row(work, number)
    must_be(row, DispatchState.ISSUED)
    if row.accepted_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{what} 已经签收过"), what=number))
    row.accepted_at, row.accepter_id = work.now, work.actor.person_id
    work.audit("accept_dispatch", "dispatch_order", number)
    return _seen(work, number)


def change_mode(work: Work, number: str, mode: DeliveryMode, agreement_no: str = "") -> DispatchOrderView:
    """Chooses a delivery mode; another than the contract's only sales may (F-07, X-38).

    Raises:
        Refused: F-07.
        Conflict: Already on a trip.
    """
    work.require(Role.SALES, Role.TEAM_LEADER, Role.LOGISTICS_HEAD)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED)
    order = orders.order(work.session, row.order_no)
    contract = order.mode if order is not None and order.mode is not None else row.mode
    approver = Role(setting_text(work.session, "dispatch.mode_change_approver", work.now))
    rules.must_fit_contract(mode, contract, work.actor.has(approver), agreement_no)
    row.mode, row.agreement_no = mode, agreement_no.strip()
    work.audit("change_mode", "dispatch_order", number, mode=mode, agreement=agreement_no)
    return _seen(work, number)


def change_transport(work: Work, number: str, transport: TransportKind) -> DispatchOrderView:
    """Chooses another kind of transport (X-38: the logistics head).

    Raises:
        Refused: C-08 packaging not fit for it.
    """
    work.require(Role(setting_text(work.session, "dispatch.transport_change_approver", work.now)))
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED)
    _packaging_must_fit(work, number, transport)
    row.transport = transport
    work.audit("change_transport", "dispatch_order", number, transport=transport)
    return _seen(work, number)


def settle(work: Work, number: str, points: Mapping[DirectPoint, str]) -> DispatchOrderView:
    """Records what sales settled with the customer for a direct delivery (F-10); blank values are left as they were.

    Raises:
        Conflict: Too late, the goods are on a vehicle.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    must_be(row, *BEFORE_LOADING)
    known = {
        p.point: p for p in work.session.scalars(select(DirectConfirmation).where(DirectConfirmation.dispatch_id == row.id))
    }
    for point, value in points.items():
        if not value.strip():
            continue
        found = known.get(point)
        if found is None:
            found = DirectConfirmation(dispatch_id=row.id, point=point, value="", at=work.now)
            work.session.add(found)
        found.value, found.at, found.person_id = value.strip(), work.now, work.actor.person_id
    work.session.flush()
    work.audit("settle_delivery", "dispatch_order", number, points={k.value: v for k, v in points.items() if v.strip()})
    return _seen(work, number)


def notify_customer(work: Work, number: str, told: str, channel: str, arrival_at: datetime) -> DispatchOrderView:
    """Records that the customer was told of time and address (F-11); the address is the 发货单's of this moment.

    Raises:
        BadInput: Whom or how is blank.
    """
    work.require(Role.SALES)
    if not told.strip() or not channel.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填通知了谁、用什么方式"))
    row = order_row(work, number)
    must_be(row, *(BEFORE_LOADING - {DispatchState.DRAFT}))
    work.session.add(
        CustomerNotification(
            dispatch_id=row.id, at=work.now, person_id=work.actor.person_id, told=told.strip(), channel=channel.strip(),
            address=row.address, arrival_at=arrival_at,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("notify_customer", "dispatch_order", number, told=told.strip(), channel=channel.strip(), arrival=arrival_at)
    return _seen(work, number)


def plan(work: Work, number: str, trip_no: str) -> DispatchOrderView:
    """Puts a received 发货单 on a trip (F-05); what was picked or boxed before a postponement still is.

    Raises:
        Refused: F-10, a point of a direct delivery is open; F-07; C-08 packaging not fit for the transport; H-01, the trip carries
            goods of another kind; G-14, G-15, G-16, F-17, G-18, its carrier, vehicle or people may not be used any more.
        Conflict: Not received by the logistics head, or the trip is loading already.
    """
    work.require(Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    row = order_row(work, number)
    must_be(row, DispatchState.ISSUED, DispatchState.PLANNED, *(() if row.trip_no else _SPLIT_OFF))
    if row.accepted_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{what} 物流科长还没有签收"), what=number))
    must_fit_trip(work, row, trip_no)
    before, row.trip_no = row.trip_no, trip_no
    if row.state is DispatchState.ISSUED:
        mark(work, number, DispatchState.PLANNED, trip=trip_no)
    else:
        work.audit("plan_again", "dispatch_order", number, trip=trip_no)
    if row.state in _SPLIT_OFF:  # boxed already, it only lacked a trip
        work.emit(PickCompleted(number, trip_no))
    else:
        resume(work, row)
    work.emit(DispatchPlanned(number, trip_no, before))
    return _seen(work, number)


def must_fit_trip(work: Work, row: DispatchOrder, trip_no: str) -> None:
    """A trip takes a 发货单: everything about it is settled, its packaging fits the transport, and the trip is open for goods of its kind.

    Raises:
        Refused: F-10, C-08, H-01; G-14, G-15, G-16, F-17, G-18, its carrier, vehicle or people may not be used any more.
        Conflict: The trip is loading already, or called off.
    """
    rules.must_be_settled(row.mode, _seen(work, row.number).open_points)
    _packaging_must_fit(work, row.number, row.transport)
    trip = trip_row(work, trip_no)
    fitness.require_on(work, trip_no, max(site_day(trip.planned_at), site_day(work.now)))
    rules.must_be_of_one_kind(trip_no, row.kind, _kinds_on(work, trip_no, row.number))
    if trip.state not in OPEN_TRIPS:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已在装车或已取消"), trip=trip_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(trip.state)),),
        )


def _kinds_on(work: Work, trip_no: str, except_for: str) -> set[DispatchKind]:
    return set(
        work.session.scalars(
            select(DispatchOrder.kind).where(
                DispatchOrder.trip_no == trip_no, DispatchOrder.number != except_for, DispatchOrder.state != DispatchState.CANCELLED
            )
        )
    )


def postpone(work: Work, number: str, reason: str) -> DispatchOrderView:
    """Takes a 发货单 off its trip; goods stay picked and boxed (section 3.3).

    Raises:
        Conflict: Nothing to postpone, or boxes are on the vehicle.
        BadInput: No reason.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD)
    _must_have_reason(reason)
    row = order_row(work, number)
    must_be(row, DispatchState.READY, DispatchState.LOADING)
    mark(work, number, DispatchState.PLANNED, reason=reason)
    row.trip_no = ""
    work.emit(DispatchChanged(number, "postponed"))
    return _seen(work, number)


def cancel(work: Work, number: str, reason: str) -> DispatchOrderView:
    """Calls a 发货单 off: everything goes back into the store, papers and labels are void.

    Raises:
        Conflict: Something is loaded already.
        BadInput: No reason.
    """
    work.require(Role.SALES)
    _must_have_reason(reason)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED)
    work.emit(DispatchChanged(number, "cancelled"))
    put_everything_back(work, row)
    row.cancel_reason, row.trip_no = reason.strip(), ""
    mark(work, number, DispatchState.CANCELLED, reason=reason.strip())
    printing.void_papers(work, number, reason.strip())
    return _seen(work, number)


def reprint(work: Work, number: str, reason: str) -> int:
    """Prints the 发货单 once more (M-02: the reason stands on it).

    Returns:
        How many times it was printed.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    must_be(order_row(work, number), *(s for s in DispatchState if s not in (DispatchState.DRAFT, DispatchState.CANCELLED)))
    return printing.print_paper(work, "dispatch_order", number, reason=reason)


def follow_address(work: Work, event: AddressChanged) -> None:
    """Handler: takes a changed address over into every 发货单 that is not on a vehicle yet; labels and slips are void (C-15)."""
    order = orders.order(work.session, event.order_no)
    if order is None:
        return
    query = select(DispatchOrder).where(DispatchOrder.order_no == event.order_no, DispatchOrder.state.in_(list(BEFORE_LOADING)))
    for row in work.session.scalars(query):
        fields = ("consignee", "contact", "phone", "address", "destination", "shipping_mark")
        changed = [name for name in fields if getattr(row, name) != getattr(order, name)]
        if not changed:
            continue
        for name in changed:
            setattr(row, name, getattr(order, name))
        work.session.flush()
        work.audit("follow_address", "dispatch_order", row.number, fields=changed)
        if row.state is not DispatchState.DRAFT:
            printing.void_papers(work, row.number, "收货信息已更改", paper="dispatch_order")
            printing.print_paper(work, "dispatch_order", row.number, reason="收货信息已更改")
        work.emit(DispatchChanged(row.number, "address"))


def _seen(work: Work, number: str) -> DispatchOrderView:
    work.session.flush()
    found = queries.dispatch_order(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return found


def _released(work: Work, order_no: str) -> OrderView:
    order = orders.order(work.session, order_no)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "订单"), order_no)
    if order.state is not OrderState.RELEASED:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "订单 {order} 还没有下达，不能开发货单"), order=order_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(order.state)),),
        )
    return order


def _rest(work: Work, order: OrderView) -> list[DraftLine]:
    rest = [(line.line_id, line.quantity - queries.dispatched(work.session, line.line_id)) for line in order.lines]
    return [DraftLine(line_id, left) for line_id, left in rest if left > 0]


def _must_be_of_order(work: Work, order: OrderView, wanted: Sequence[DraftLine]) -> None:
    known = {line.line_id: line for line in order.lines}
    for line in wanted:
        found = known.get(line.order_line_id)
        if found is None or found.product_id is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这一行不在订单 {order} 上"), order=order.number)
        left = found.quantity - queries.dispatched(work.session, line.order_line_id)
        if line.quantity > left:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "{product} 还可开 {left}，填了 {asked}"), product=found.product_name, left=left,
                asked=line.quantity,
            )  # fmt: skip


def _must_have_stock(work: Work, order: OrderView, lines: Sequence[tuple[int, int]], number: str) -> None:
    """F-04 by product: several lines may draw on the same stock."""
    by_line = {line.line_id: line for line in order.lines}
    wanted: dict[int, int] = {}
    for line_id, quantity in lines:
        product_id = by_line[line_id].product_id or 0
        wanted[product_id] = wanted.get(product_id, 0) + quantity
    for product_id, quantity in wanted.items():
        stock = storage.available(work.session, product_id)
        kept = sum(s.quantity for s in stock if s.order_no == order.number)
        loose = sum(s.quantity for s in stock if not s.order_no)
        free = kept + max(0, loose - queries.promised(work.session, product_id, number))
        product = catalog.product(work.session, product_id)
        rules.must_draw_posted_stock(f"{product.name} {product.model}" if product else str(product_id), quantity, free)


def _packaging_must_fit(work: Work, number: str, transport: TransportKind) -> None:
    packaging.require_fit(work, number, [line.product_id for line in _seen(work, number).lines], transport)


def _must_have_reason(reason: str) -> None:
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
