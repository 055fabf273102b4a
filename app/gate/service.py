"""Commands on gate passes: draft, sent to the departments, void. Signing is in `app.gate.signing`, the guard's check in `checking`."""

from __future__ import annotations

from sqlalchemy import select

from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import PROGRAM, Work
from app.devices.code_table import Series
from app.dispatch import fitness
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch.views import DispatchOrderView, TripView
from app.gate import presigning, queries, rules
from app.gate.checking import decline, present, verify
from app.gate.events import PassEnded
from app.gate.leaving import stay
from app.gate.moves import active_row, move, order_numbers, pass_row
from app.gate.signing import refuse_to_sign, register_paper_signature, sign, sign_many, withdraw_what_ran_out
from app.gate.validity import note_export_papers
from app.gate.views import PassView
from app.loading import queries as loading
from app.printing.service import void_papers
from db.models.gate import GatePass, GatePassOrder
from db.states import DispatchState, PassKind, PassState, Role, TripState

__all__ = [
    "await_signatures", "decline", "draft_pass", "expire", "note_export_papers", "present", "refuse_to_sign",
    "register_paper_signature", "reissue", "send_again", "sign", "sign_many", "verify", "void", "void_for_dispatch", "void_pass",
]  # fmt: skip

GATE = "一号门"
"""Gate of a trip that names none."""


def draft_pass(work: Work, trip_no: str, dispatch_no: str) -> PassView:
    """Drafts the pass of a trip once an order is drawn, or takes the order onto the trip's draft (F-06, H-01).

    Runs as the effect of the last pick, in its transaction; a pass that was already further is void then, its content changed.

    Raises:
        Refused: F-06, not everything is drawn.
        NotFound: No such order or trip.
    """
    order = _order(work, dispatch_no)
    rules.must_be_drawn(dispatch_no, order.picked_total, order.total)
    trip = _trip(work, trip_no)
    row = active_row(work, trip_no)
    numbers = order_numbers(work, row) if row is not None else ()
    if row is not None and row.state is not PassState.DRAFT and dispatch_no not in numbers:
        end_pass(work, row, PassState.VOIDED, "同车加装发货单")
        row = None
    if row is None:
        row = _new(work, trip, PassKind(order.kind.value))
    for number in (*numbers, dispatch_no):
        if number not in order_numbers(work, row):
            work.session.add(GatePassOrder(pass_id=row.id, dispatch_no=number))
            work.session.flush()
    work.audit("draft_gate_pass", "gate_pass", row.number, trip=trip_no, dispatch=dispatch_no)
    return _view(work, row)


def await_signatures(work: Work, trip_no: str) -> PassView:
    """Takes the facts of the closed load onto the pass and hands it to the departments (H-04, H-06).

    Runs as the effect of the load close. A trip without a draft gets one here, for everything that is on the vehicle. The
    storekeeper who confirmed the load is the maker of the pass (H-01).

    Raises:
        Refused: H-06 while the load is open, H-04 for a container without a seal, F-06 for goods that were not drawn; G-14, G-15,
            G-16, F-17, G-18, carrier, vehicle or people may not be used any more.
    """
    load = loading.load(work.session, trip_no)
    if load is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "装车记录"), trip_no)
    seals = (load.seal_no,) if load.seal_no else ()
    rules.load_must_be_closed(trip_no, load.closed_at)
    rules.container_must_be_sealed(load.container_no, seals)
    fitness.require_on(work, trip_no, site_day(work.now))
    for number in load.dispatch_nos:
        draft_pass(work, trip_no, number)
    row = active_row(work, trip_no)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), trip_no)
    trip = _trip(work, trip_no)
    row.plate, row.trailer, row.container_no, row.seals = load.plate, load.trailer, load.container_no, list(seals)
    row.carrier, row.driver, row.driver_phone = trip.carrier_name, trip.driver, trip.phone
    row.on_foot, row.bearer, row.bearer_card = load.on_foot, load.bearer, load.bearer_card
    row.boxes, row.gross_weight_g, row.load_hash = len(load.boxes), load.gross_weight_g, load.load_hash
    row.load_closed_at = load.closed_at
    row.confirmed_by = [[role.value, name] for role, name in load.confirmed_by]
    keeper = loading.confirmer(work.session, trip_no, Role.STOREKEEPER)
    row.maker_id, row.maker = keeper or (work.actor.person_id, work.actor.name)
    row.made_at, row.desk = work.now, work.station
    move(work, row, PassState.AWAITING_SIGNATURES)
    presigning.settle(work, row)
    return _view(work, row)


def send_again(work: Work, pass_no: str, corrected: str) -> PassView:
    """The storekeeper corrected what a department had declined for and sends the same pass to both of them again (section 3.4).

    The load stays closed meanwhile; he who sends it is its maker from now on.

    Raises:
        NotPermitted: Somebody else than the storekeeper.
        BadInput: No word on what was corrected.
        Conflict: No department sent it back.
        Refused: H-06 the load is open, H-04 container without a seal.
    """
    work.require(Role.STOREKEEPER)
    row = pass_row(work, pass_no)
    if row.state is not PassState.DRAFT or row.sent_back_at is None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "出门证 {number} 没有被拒签，不用再送"), number=pass_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )
    if not corrected.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "再送签要写明已怎样改正"))
    if row.trip_no:
        await_signatures(work, row.trip_no)
    else:
        rules.load_must_be_closed(row.number, row.load_closed_at)
        move(work, row, PassState.AWAITING_SIGNATURES)
    row.maker_id, row.maker, row.made_at = work.actor.person_id, work.actor.name, work.now
    row.corrected = corrected.strip()
    work.session.flush()
    work.audit("send_pass_again", "gate_pass", row.number, declined=row.sent_back_why, corrected=row.corrected)
    return _view(work, row)


def void(work: Work, trip_no: str, reason: str) -> None:
    """Voids the active pass of a trip, if there is one: the effect of a changed load, vehicle or dispatch order (H-01)."""
    row = active_row(work, trip_no)
    if row is not None:
        end_pass(work, row, PassState.VOIDED, reason)


def void_for_dispatch(work: Work, dispatch_no: str, reason: str) -> None:
    """Voids the active pass on which a dispatch order stands, if there is one (H-01)."""
    found = queries.latest_of(work.session, dispatch_no)
    if found is not None:
        void(work, found.trip_no, reason)


def void_pass(work: Work, pass_no: str, reason: str) -> PassView:
    """Declares a pass void by hand.

    Raises:
        BadInput: No reason.
        Conflict: It is used, expired or void already.
    """
    work.require(Role.STOREKEEPER, Role.SALES, Role.LOGISTICS_HEAD)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "作废要写明原因"))
    row = pass_row(work, pass_no)
    end_pass(work, row, PassState.VOIDED, reason.strip())
    return _view(work, row)


def reissue(work: Work, trip_no: str, reason: str) -> PassView:
    """Makes another pass for a trip whose last one ended; with the load closed it waits for signatures at once (H-01).

    Its maker is the storekeeper who asks for it; reason and count stand on it.

    Raises:
        BadInput: No reason.
        Conflict: The trip still has an active pass, or left on its last one.
        Refused: F-06, H-04, H-06.
    """
    work.require(Role.STOREKEEPER)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明重开或挂失的原因"))
    expire(work)
    if active_row(work, trip_no) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已有一张未用的出门证"), trip=trip_no))
    last = queries.last_of_trip(work.session, trip_no)
    if last is not None and last.state is PassState.USED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已凭 {number} 出厂，不能重开"), trip=trip_no, number=last.number))
    made = await_signatures(work, trip_no)
    row = pass_row(work, made.number)
    row.maker_id, row.maker, row.reissue_reason = work.actor.person_id, work.actor.name, reason.strip()
    work.session.flush()
    work.audit("reissue_gate_pass", "gate_pass", row.number, reason=row.reissue_reason, nth=row.nth)
    return _view(work, row)


def expire(work: Work) -> int:
    """Ends every valid pass whose day is over, and withdraws signatures of that day from those that still wait; a daily job (H-07).

    Returns:
        How many passes ended.
    """
    withdraw_what_ran_out(work)
    rows = list(
        work.session.scalars(select(GatePass).where(GatePass.state == PassState.VALID, GatePass.valid_until <= work.now))
    )
    for row in rows:
        end_pass(work, row, PassState.EXPIRED, "过了有效期")
    return len(rows)


def end_pass(work: Work, row: GatePass, state: PassState, reason: str) -> None:
    """Ends a pass before it was used: its papers are void, order and trip stand where the closed load left them, kept goods are free."""
    dispatch_service.hold_trip(work, row.trip_no)
    was_valid = row.state is PassState.VALID
    move(work, row, state)
    row.ended_at, row.ended_by, row.end_reason = work.now, work.actor.name, reason
    work.session.flush()
    void_papers(work, row.number, reason)
    numbers = order_numbers(work, row)
    if was_valid:
        for number in numbers:
            order = dispatch.dispatch_order(work.session, number)
            if order is not None and order.state is DispatchState.CLEARED:
                dispatch_service.mark(work, number, DispatchState.LOADED)
        trip = dispatch.trip(work.session, row.trip_no) if row.trip_no else None
        if trip is not None and trip.state is TripState.CLEARED:
            dispatch_service.mark_trip(work, row.trip_no, TripState.CLOSED)
    stay(work, row)
    work.audit("end_gate_pass", "gate_pass", row.number, state=state, reason=reason)
    work.emit(PassEnded(row.number, row.trip_no, numbers, reason))


def _new(work: Work, trip: TripView, kind: PassKind) -> GatePass:
    """A draft is the program's; it gets its maker when the load is closed. One that follows another of the trip counts on."""
    last = work.session.scalar(select(GatePass).where(GatePass.trip_no == trip.number).order_by(GatePass.id.desc()).limit(1))
    row = GatePass(
        number=work.next_number(Series.GATE_PASS.value), trip_no=trip.number, kind=kind, state=PassState.DRAFT,
        gate=trip.gate or GATE, maker_id=None,
        maker=PROGRAM.name, made_at=work.now, plate=trip.plate, container_no=trip.container_no, carrier=trip.carrier_name,
        driver=trip.driver, driver_phone=trip.phone, nth=last.nth + 1 if last else 1,
        reissue_reason=last.end_reason if last else "",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    if last is not None:
        last.replaced_by = row.number
    return row


def _order(work: Work, number: str) -> DispatchOrderView:
    order = dispatch.dispatch_order(work.session, number)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return order


def _trip(work: Work, number: str) -> TripView:
    trip = dispatch.trip(work.session, number)
    if trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), number)
    return trip


def _view(work: Work, row: GatePass) -> PassView:
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    return view
