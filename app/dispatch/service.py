"""Commands on 发货单: made from an order, issued, accepted, planned onto a trip, changed, postponed, called off.

How it travels stands in `choosing`, what is settled with the customer in `customer`, hand-over at our gate in `handing`, picking in
`picking`, trips in `trips`, daily notices in `notices` with the store's tasks in `preparing`, delays in `delays`, requests to sales in
`requests`, 补换 and 返修返还 in `special`; other features reach them through this module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from app.core.clock import site_day
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import fitness, queries, rules, special
from app.dispatch.choosing import change_mode as change_mode
from app.dispatch.choosing import change_transport as change_transport
from app.dispatch.choosing import known_distance, require_transport
from app.dispatch.choosing import set_distance as set_distance
from app.dispatch.climate import require_climate
from app.dispatch.customer import follow_day, withdraw_notifications
from app.dispatch.customer import notify_customer as notify_customer
from app.dispatch.customer import settle as settle
from app.dispatch.delays import file_delay as file_delay
from app.dispatch.events import DispatchChanged, DispatchPlanned, PickCompleted
from app.dispatch.following import follow_address as follow_address
from app.dispatch.following import follow_terms as follow_terms
from app.dispatch.handing import announce as announce
from app.dispatch.handing import count_pieces as count_pieces
from app.dispatch.handing import withdraw_steps
from app.dispatch.lines import must_be_of_order, must_have_reason, must_have_stock, packaging_must_fit, released, rest, seen
from app.dispatch.marks import hold_trip as hold_trip
from app.dispatch.marks import mark as mark
from app.dispatch.marks import mark_trip as mark_trip
from app.dispatch.marks import must_be, order_row, print_again, trip_row
from app.dispatch.notices import add_to_notice as add_to_notice
from app.dispatch.notices import make_notice as make_notice
from app.dispatch.picking import approve_short as approve_short
from app.dispatch.picking import leave_out as leave_out
from app.dispatch.picking import note_boxed as note_boxed
from app.dispatch.picking import pick as pick
from app.dispatch.picking import put_back as put_back
from app.dispatch.picking import put_everything_back, resume
from app.dispatch.preparing import confirm_ready as confirm_ready
from app.dispatch.requests import answer_change as answer_change
from app.dispatch.requests import ask_change as ask_change
from app.dispatch.special import confirm as confirm
from app.dispatch.trips import cancel_trip as cancel_trip
from app.dispatch.trips import change_trip as change_trip
from app.dispatch.trips import correct_plate as correct_plate
from app.dispatch.trips import create_trip as create_trip
from app.dispatch.trips import note_arrival as note_arrival
from app.dispatch.trips import note_gone as note_gone
from app.dispatch.trips import note_seal as note_seal
from app.dispatch.views import DispatchOrderView, DraftLine
from app.orders import service as order_service
from app.orders.views import Stage
from app.printing import service as printing
from app.settings.service import setting, setting_list, setting_text
from db.models.dispatch import DispatchLine, DispatchOrder, Trip
from db.states import DispatchKind, DispatchState, Role, TripState

OPEN_TRIPS = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED)

_SPLIT_OFF = (DispatchState.PICKED, DispatchState.READY)
"""Where a 发货单 that was split off another stands while it waits for its trip."""


def create(work: Work, order_no: str, lines: Sequence[DraftLine] = (), erp_no: str = "") -> DispatchOrderView:
    """Makes a draft 发货单 from a released order; 补换 and 返修返还 are drafted by `special`.

    Args:
        work: The action.
        order_no: The order.
        lines: What is to be shipped; without any, everything that is not on a 发货单 yet.
        erp_no: Its number in the ERP, or blank.

    Raises:
        Refused: F-04, no posted stock for a line.
        Conflict: The order is not released, or nothing is left to ship.
        BadInput: A line is not the order's, or more than it has.
    """
    work.require(Role.SALES)
    order = released(work, order_no)
    wanted = [line for line in lines if line.quantity > 0] if lines else rest(work, order)
    if not wanted:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 已全部开过发货单"), order=order_no))
    must_be_of_order(work, order, wanted)
    must_have_stock(work, order, [(line.order_line_id, line.quantity) for line in wanted], "")
    if order.customer_id is None or order.mode is None or order.transport is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 没有客户、交付方式或运输种类"), order=order_no))
    number = work.next_number("FH")
    row = DispatchOrder(
        number=number, kind=DispatchKind.SALE, state=DispatchState.DRAFT, order_no=order_no, contract_no=order.contract_no,
        customer_id=order.customer_id, customer_name=order.customer_name, consignee=order.consignee, contact=order.contact,
        phone=order.phone, address=order.address, destination=order.destination, shipping_mark=order.shipping_mark,
        mode=order.mode, transport=order.transport, delivery_day=order.delivery_date, maker_id=work.actor.person_id or 0,
        made_at=work.now, distance_km=known_distance(work, order.customer_id, order.address),
        papers="\n".join(setting_list(work.session, "kit.contract_papers", work.now)),
        erp_no=clean(QT_TRANSLATE_NOOP("app", "ERP 单号"), erp_no),
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
    work.audit("create_dispatch", "dispatch_order", number, order=order_no, kind=row.kind, lines=len(wanted))
    return seen(work, number)


def change_lines(work: Work, number: str, lines: Sequence[DraftLine], reason: str = "") -> DispatchOrderView:
    """Changes what stands on a draft or an issued 发货单; what is taken off stays open on the order.

    Of an issued one the stock is looked at again, the printed slip is void and printed anew, and the logistics head receives it again.

    Args:
        work: The action.
        number: The 发货单.
        lines: Every line as it is to be; one with no pieces, or left out, is taken off.
        reason: Why; needed once it is issued.

    Raises:
        Refused: F-04, no posted stock; C-08, packaging not fit for the transport.
        BadInput: No line is left, one is not the order's or too many, or no reason.
        Conflict: It is planned already: then it is postponed, called off, or goes with fewer pieces; or it is 补换 or 返修返还.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED)
    if row.kind is not DispatchKind.SALE:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{kind}的货由 {what} 定，不在发货单上改"), kind=word(row.kind), what=row.source_no))
    issued = row.state is DispatchState.ISSUED
    if issued:
        must_have_reason(reason)
    order = released(work, row.order_no)
    old = {line.order_line_id: line for line in work.session.scalars(select(DispatchLine).where(DispatchLine.dispatch_id == row.id))}
    wanted = {line.order_line_id: line.quantity for line in lines if line.quantity > 0}
    if not wanted:
        raise bad_input(QT_TRANSLATE_NOOP("app", "发货单上要有货；不发了请作废"))
    was = {key: line.quantity for key, line in old.items()}
    must_be_of_order(work, order, [DraftLine(*pair) for pair in wanted.items()], was)
    must_have_stock(work, order, list(wanted.items()), number)
    if was == wanted:
        return seen(work, number)
    _set_lines(work, row, old, wanted, {line.line_id: line.product_id or 0 for line in order.lines})
    packaging_must_fit(work, number, row.transport)
    work.audit("change_lines", "dispatch_order", number, old=was, new=wanted, reason=reason.strip())
    if issued:
        row.accepted_at = row.accepter_id = None
        print_again(work, row, reason.strip())
        work.emit(DispatchChanged(number, "lines"))
    return seen(work, number)


def _set_lines(
    work: Work, row: DispatchOrder, old: Mapping[int, DispatchLine], wanted: Mapping[int, int], products: Mapping[int, int]
) -> None:
    """Nothing was drawn for any of them yet: lines come and go freely, the trail keeps what was."""
    for key, line in old.items():
        if key in wanted:
            line.quantity = wanted[key]
        else:
            work.session.delete(line)
    last = max((line.line_no for line in old.values()), default=0)
    for n, key in enumerate((key for key in wanted if key not in old), start=last + 1):
        work.session.add(
            DispatchLine(dispatch_id=row.id, line_no=n, order_line_id=key, product_id=products[key], quantity=wanted[key])
        )
    work.session.flush()


def set_papers(work: Work, number: str, papers: Sequence[str]) -> DispatchOrderView:
    """Says which papers the contract adds to the kit: contract, invoice, acceptance papers (F-16).

    Raises:
        Conflict: The goods are boxed already.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED)
    named = [clean(QT_TRANSLATE_NOOP("app", "随货资料"), paper) for paper in papers]
    row.papers = "\n".join(dict.fromkeys(name for name in named if name))
    work.audit("set_papers", "dispatch_order", number, papers=row.papers.splitlines())
    return seen(work, number)


def issue(
    work: Work, number: str, invoice_no: str = "", pending_reason: str = "", urgent_note: str = "", erp_no: str = ""
) -> DispatchOrderView:
    """Issues a draft: stock is looked at again, the invoice is named, the slip is printed.

    Args:
        work: The action.
        number: The draft.
        invoice_no: Number of the invoice, or blank.
        pending_reason: Why it is invoiced later, or blank.
        urgent_note: Why it goes although it stands on no notice, or blank.
        erp_no: Its number in the ERP, or blank for the one it has.

    Raises:
        Refused: F-04 no posted stock; C-08 packaging not fit for the transport; X-18 neither invoice nor reason; X-17 on no notice,
            where the setting blocks; X-28 a replacement or rework return whose address and day sales did not confirm.
        Conflict: Not a draft.
    """
    work.require(Role.SALES)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT)
    if row.kind is DispatchKind.SALE:
        _require_order(work, row, urgent_note)
    else:
        special.require_ready(work, row)
    packaging_must_fit(work, number, row.transport)
    rules.must_name_invoice(
        setting_text(work.session, "dispatch.invoice_required", work.now), invoice_no, pending_reason, row.kind,
        bool(setting(work.session, "replacement.invoice_required", work.now)),
    )  # fmt: skip
    row.invoice_no, row.pending_reason = invoice_no.strip(), pending_reason.strip()
    row.urgent_note, row.issued_at = urgent_note.strip(), work.now
    row.erp_no = clean(QT_TRANSLATE_NOOP("app", "ERP 单号"), erp_no) or row.erp_no
    mark(work, number, DispatchState.ISSUED)
    if row.kind is DispatchKind.SALE:
        order_service.note_stage(work, row.order_no, Stage.DISPATCH_ORDER)
    printing.print_paper(work, "dispatch_order", number)
    return seen(work, number)


def _require_order(work: Work, row: DispatchOrder, urgent_note: str) -> None:
    """What issuing asks of a sale: a released order, stock for its lines, its place on a notice."""
    order = released(work, row.order_no)
    lines = work.session.scalars(select(DispatchLine).where(DispatchLine.dispatch_id == row.id))
    must_have_stock(work, order, [(line.order_line_id, line.quantity) for line in lines], row.number)
    rules.must_be_on_notice(
        setting_text(work.session, "dispatch.require_notice", work.now), row.order_no,
        bool(queries.notice_of(work.session, row.order_no)), urgent_note,
    )  # fmt: skip


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
    return seen(work, number)


def plan(work: Work, number: str, trip_no: str) -> DispatchOrderView:
    """Puts a received 发货单 on a trip (F-05); what was picked or boxed before a postponement still is.

    Raises:
        Refused: F-10, a point of a direct delivery is open; G-10, goods that should go by air or a dedicated vehicle; C-08,
            packaging not fit for the transport; E-08, a vehicle that does not keep the climate; H-01, the trip carries another kind;
            G-14, G-15, G-16, F-17, G-18, its carrier, vehicle or people may not be used any more.
        Conflict: Not received by the logistics head, or the trip is loading already.
    """
    work.require(Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    row = order_row(work, number)
    must_be(row, DispatchState.ISSUED, DispatchState.PLANNED, *(() if row.trip_no else _SPLIT_OFF))
    if row.accepted_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{what} 物流科长还没有签收"), what=number))
    trip = must_fit_trip(work, row, trip_no)
    before, row.trip_no = row.trip_no, trip_no
    follow_day(work, row, site_day(trip.planned_at))
    if row.state is DispatchState.ISSUED:
        mark(work, number, DispatchState.PLANNED, trip=trip_no)
    else:
        work.audit("plan_again", "dispatch_order", number, trip=trip_no, was=before)
    if row.state in _SPLIT_OFF:  # boxed already, it only lacked a trip
        work.emit(PickCompleted(number, trip_no))
    else:
        resume(work, row)
    work.emit(DispatchPlanned(number, trip_no, before))
    return seen(work, number)


def must_fit_trip(work: Work, row: DispatchOrder, trip_no: str) -> Trip:
    """A trip takes a 发货单: everything about it is settled, its transport and packaging fit, and the trip is open for goods of its kind.

    Raises:
        Refused: F-10, G-10, C-08, E-08, H-01; G-14, G-15, G-16, F-17, G-18, its carrier, vehicle or people may not be used any more.
        Conflict: The trip is loading already, or called off.
    """
    order = seen(work, row.number)
    rules.must_be_settled(row.mode, order.open_points)
    require_transport(work, row.number)
    packaging_must_fit(work, row.number, row.transport)
    trip = trip_row(work, trip_no)
    require_climate(work, order, trip)
    fitness.require_on(work, trip_no, max(site_day(trip.planned_at), site_day(work.now)))
    rules.must_be_of_one_kind(trip_no, row.kind, _kinds_on(work, trip_no, row.number))
    if trip.state not in OPEN_TRIPS:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已在装车或已取消"), trip=trip_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(trip.state)),),
        )
    return trip


def _kinds_on(work: Work, trip_no: str, except_for: str) -> set[DispatchKind]:
    return set(
        work.session.scalars(
            select(DispatchOrder.kind).where(
                DispatchOrder.trip_no == trip_no, DispatchOrder.number != except_for, DispatchOrder.state != DispatchState.CANCELLED
            )
        )
    )


def postpone(work: Work, number: str, reason: str, new_day: date | None = None) -> DispatchOrderView:
    """Takes a 发货单 off its trip; goods stay picked and boxed, what was printed, told and signed for the trip no longer holds (3.3).

    Args:
        work: The action.
        number: The 发货单.
        reason: Why: the vehicle failed, the order changed.
        new_day: When it is to be loaded, or None while nobody knows.

    Raises:
        Conflict: Nothing to postpone, or boxes are on the vehicle.
        BadInput: No reason, or a day that is past.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD)
    return put_off(work, number, reason, new_day)


def put_off(work: Work, number: str, reason: str, new_day: date | None = None) -> DispatchOrderView:
    """The same as the effect of another feature's command, which checks the permission.

    Raises:
        As `postpone`.
    """
    must_have_reason(reason)
    if new_day is not None and new_day < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "新的装车日不能早于今天"))
    row = order_row(work, number)
    must_be(row, DispatchState.READY, DispatchState.LOADING)
    trip_no = row.trip_no
    work.emit(DispatchChanged(number, "postponed", trip_no))
    mark(work, number, DispatchState.PLANNED, reason=reason.strip(), trip=trip_no, day=new_day)
    row.trip_no, row.stop_no, row.load_day = "", 0, new_day
    work.session.flush()
    withdraw_steps(work, row, reason.strip())
    withdraw_notifications(work, row)
    print_again(work, row, reason.strip())
    _give_up_empty(work, trip_no, reason.strip())
    return seen(work, number)


def _give_up_empty(work: Work, trip_no: str, reason: str) -> None:
    """A trip whose loading had begun and that carries nothing any more is called off: its goods get another."""
    if not trip_no or queries.loaded_on(work.session, trip_no):
        return
    if trip_row(work, trip_no).state is TripState.LOADING:
        mark_trip(work, trip_no, TripState.CANCELLED, reason=reason)


def cancel(work: Work, number: str, reason: str) -> DispatchOrderView:
    """Calls a 发货单 off: everything goes back into the store, papers and labels are void.

    Raises:
        Refused: E-04 who carries valuable goods back has not signed.
        Conflict: Something is loaded already.
        BadInput: No reason.
    """
    work.require(Role.SALES)
    return call_off(work, number, reason)


def call_off(work: Work, number: str, reason: str) -> DispatchOrderView:
    """The same as the effect of another feature's command, which checks the permission.

    Raises:
        As `cancel`.
    """
    must_have_reason(reason)
    row = order_row(work, number)
    must_be(row, DispatchState.DRAFT, DispatchState.ISSUED, DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED)
    work.emit(DispatchChanged(number, "cancelled", row.trip_no))
    put_everything_back(work, row)
    row.cancel_reason, row.trip_no = reason.strip(), ""
    mark(work, number, DispatchState.CANCELLED, reason=reason.strip())
    withdraw_steps(work, row, reason.strip())
    printing.void_papers(work, number, reason.strip())
    return seen(work, number)


def reprint(work: Work, number: str, reason: str) -> int:
    """Prints the 发货单 once more (M-02: the reason stands on it).

    Returns:
        How many times it was printed.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    must_be(order_row(work, number), *(s for s in DispatchState if s not in (DispatchState.DRAFT, DispatchState.CANCELLED)))
    return printing.print_paper(work, "dispatch_order", number, reason=reason)
