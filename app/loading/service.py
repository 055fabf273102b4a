"""Commands of loading: vehicle checked, boxes scanned on and off, the load closed by two people (G-02 … G-08)."""

from __future__ import annotations

import hashlib

from sqlalchemy import func, select

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.core.compared import plain
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView, TripView
from app.identity import queries as identity
from app.loading import queries, rules
from app.loading.events import LoadChanged, LoadClosed
from app.loading.views import LoadView, VehicleFindings
from app.orders import service as orders
from app.orders.views import Stage
from app.printing import service as printing
from app.settings.service import setting, setting_text
from app.yard import plates
from app.yard import service as yard
from db.models.loading import Handover, Load, LoadConfirmation, LoadScan, VehicleCheck
from db.states import BoxState, DispatchState, Role, TripState, UnitState

CREW = (Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)
CHECKERS = (Role.SALES, Role.STOREKEEPER, Role.TEAM_LEADER)


def check_vehicle(work: Work, trip_no: str, findings: VehicleFindings) -> LoadView:
    """Records the check of a vehicle or container that arrived (G-02, G-03); a failed one is kept and sends it away.

    Numbers that differ from the booking are refused outright; a vehicle found unfit is put on record, the trip goes back to
    planned, and loading stays shut until another check passes.

    Raises:
        Refused: G-02, numbers that differ, or a vehicle that was not entered at the gate where it has to be.
        Conflict: Loading has begun, or the trip was called off.
    """
    work.require(*CHECKERS)
    trip = _trip(work, trip_no)
    if trip.state not in (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED):
        raise _not_now(trip)
    entry = yard.require_vehicle(work, trip_no, findings.trailer)
    rules.must_be_booked(
        findings.plate, trip.plate, findings.container_no, trip.container_no, findings.seal_no, trip.booked_seal_no
    )
    if trip.state is TripState.PLANNED:
        dispatch.note_arrival(work, trip_no, entry.entered_at if entry else None)
    work.session.add(
        VehicleCheck(
            trip_no=trip_no, at=work.now, person_id=work.actor.person_id, plate=plain(findings.plate),
            container_no=plain(findings.container_no), seal_no=plain(findings.seal_no), passed=findings.passed,
            note=findings.note.strip(), trailer=plates.spelled(entry.trailer if entry else findings.trailer),
            **dict(findings.answers),
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("check_vehicle", "trip", trip_no, plate=findings.plate, passed=findings.passed, **dict(findings.answers))
    state = _trip(work, trip_no).state
    if findings.passed and state is TripState.ARRIVED:
        dispatch.mark_trip(work, trip_no, TripState.CHECKED)
    elif not findings.passed:
        dispatch.mark_trip(work, trip_no, TripState.PLANNED, reason="vehicle rejected")
    return _seen(work, trip_no)


def sign_handover(work: Work, dispatch_no: str, signer: str, proof: str, box_count: int) -> None:
    """Records who took the goods over before loading: the customer's man at 自提 (F-08), the carrier at 委托物流 (F-09).

    Args:
        work: The action.
        dispatch_no: The 发货单.
        signer: Name.
        proof: Number of his identity card, letter of authority or waybill.
        box_count: Boxes he signed for.

    Raises:
        Refused: F-09, the count is not the number of boxes; C-19, a box of a 自提 was not scanned in front of the customer.
        BadInput: Name or proof is blank.
        Conflict: Signed already, or not every box is sealed.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    order = _order(work, dispatch_no)
    if not signer.strip() or not proof.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填签收人和证件或运单号"))
    if order.state is not DispatchState.READY:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，装齐以后才能交接"), no=dispatch_no, state=word(order.state)))
    if queries.handed_over(work.session, dispatch_no) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已经交接签收"), no=dispatch_no))
    there = len([box for box in boxing.boxes(work.session, dispatch_no) if box.items])
    rules.must_be_counted(order.mode, dispatch_no, box_count, there)
    boxes.require_handed_over(work, dispatch_no)
    work.session.add(
        Handover(
            dispatch_no=dispatch_no, signer=signer.strip(), proof=proof.strip(), boxes=box_count, at=work.now,
            person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("sign_handover", "dispatch_order", dispatch_no, signer=signer.strip(), boxes=box_count)


def start(work: Work, trip_no: str, *, briefed: bool = True, supervisor_id: int | None = None, delegated_in: str = "") -> LoadView:
    """Starts loading a checked vehicle: customer told, signatures of the mode there, supervisor named (G-05).

    Who comes on foot, and a courier, brings no vehicle to check (X-37); all else is the same.

    Args:
        work: The action.
        trip_no: The trip.
        briefed: The safety briefing was given.
        supervisor_id: Who watches; the trip's by default.
        delegated_in: Number of the letter by which sales delegates watching to the team leader (X-05).

    Raises:
        Refused: G-03 not checked or unfit, F-11 not told, F-08 or F-09 not signed, G-05 nobody watches.
        Conflict: Nothing is ready on the trip.
    """
    work.require(*CREW, Role.SALES)
    trip = _trip(work, trip_no)
    if trip.on_foot:
        trip = _come_on_foot(work, trip)
    else:
        check = queries.vehicle_check(work.session, trip_no)
        failed = [name for name, answer in check.findings.answers if not answer] if check is not None else [""]
        rules.must_be_fit(trip.plate, failed)
    if trip.state is not TripState.CHECKED:
        raise _not_now(trip)
    if not trip.dispatch_nos:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 上没有发货单"), trip=trip_no))
    for number in trip.dispatch_nos:
        _must_be_loadable(work, _order(work, number))
    watcher = supervisor_id or trip.supervisor_id
    _must_be_watched(work, trip_no, watcher, briefed, delegated_in)
    work.session.add(
        Load(
            trip_no=trip_no, supervisor_id=watcher or 0, delegated_in=delegated_in.strip(), briefed=briefed, started_at=work.now
        )
    )
    work.session.flush()
    dispatch.mark_trip(work, trip_no, TripState.LOADING)
    for number in trip.dispatch_nos:
        dispatch.mark(work, number, DispatchState.LOADING, trip=trip_no)
    work.audit("start_load", "trip", trip_no, supervisor=watcher, delegated=delegated_in)
    return _seen(work, trip_no)


def load_box(work: Work, trip_no: str, sscc: str, intact: bool = True) -> LoadView:
    """Scans one box on (G-04, E-11).

    Raises:
        Refused: G-04 not on the list, twice, not sealed; E-11 damaged.
        Conflict: The load is not open.
        NotFound: No such box.
    """
    work.require(*CREW)
    _must_be_loading(work, trip_no)
    view = boxing.box(work.session, sscc)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-5:]}")
    words = f"{view.dispatch_no} 第 {view.box_no} 箱"
    load = _seen(work, trip_no)
    rules.must_be_on_load_list(words, trip_no, view.dispatch_no, view.dispatch_no in load.dispatch_nos)
    position = next((box.position for box in load.expected if box.sscc == sscc), 0)
    rules.must_not_be_loaded_yet(words, trip_no, position)
    rules.must_be_intact(words, intact)
    rules.must_be_sealed_box(words, view.state)
    last = work.session.scalar(select(func.max(LoadScan.position)).where(LoadScan.trip_no == trip_no)) or 0
    work.session.add(
        LoadScan(trip_no=trip_no, sscc=sscc, position=last + 1, intact=True, at=work.now, person_id=work.actor.person_id)
    )
    work.session.flush()
    boxes.move_contents(work, sscc, UnitState.BOXED, UnitState.LOADED)
    boxes.mark_boxes(work, [sscc], BoxState.LOADED)
    work.audit("load_box", "box", sscc, trip=trip_no, position=last + 1)
    return _seen(work, trip_no)


def unload_box(work: Work, trip_no: str, sscc: str, reason: str) -> LoadView:
    """Takes a box off an open load again; the scan stays on record.

    Raises:
        Conflict: The load is closed, or the box is not on it.
        BadInput: No reason.
    """
    work.require(*CREW, Role.SALES)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    _must_be_loading(work, trip_no)
    row = work.session.scalar(
        select(LoadScan).where(LoadScan.trip_no == trip_no, LoadScan.sscc == sscc, LoadScan.removed_at.is_(None))
    )
    if row is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一箱不在车上")), (fact(QT_TRANSLATE_NOOP("app", "扫到的"), f"…{sscc[-5:]}"),))
    row.removed_at, row.removed_why = work.now, reason.strip()
    work.session.flush()
    boxes.mark_boxes(work, [sscc], BoxState.SEALED)
    boxes.move_contents(work, sscc, UnitState.LOADED, UnitState.BOXED)
    _withdraw_confirmations(work, trip_no)
    work.audit("unload_box", "box", sscc, trip=trip_no, reason=reason.strip())
    return _seen(work, trip_no)


def report_damage(work: Work, sscc: str, note: str) -> None:
    """Puts a damaged box on hold before it is loaded (E-11): it is repacked and checked again, or released by quality.

    Raises:
        Conflict: It is not sealed.
        BadInput: No words on the damage.
    """
    work.require(*CREW, Role.INSPECTOR)
    if not note.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明破损情况"))
    boxes.mark_boxes(work, [sscc], BoxState.HOLD)
    work.audit("report_damage", "box", sscc, note=note.strip())


def confirm_load(work: Work, trip_no: str) -> LoadView:
    """Sales or storekeeper confirms name, spec, quantity and mark of what is on (G-04); one person, one role.

    Raises:
        Conflict: The load is not open, the role has confirmed, or the same person for both.
    """
    wanted = _confirmers(work)
    work.require(*wanted)
    _must_be_loading(work, trip_no)
    rows = list(
        work.session.scalars(select(LoadConfirmation).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_(None)))
    )
    taken = {row.role for row in rows}
    role = next((r for r in wanted if r not in taken and work.actor.has(r)), None)
    if role is None or any(row.person_id == work.actor.person_id for row in rows):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "两个确认要由两个人分别做，{name} 不能再确认"), name=work.actor.name))
    work.session.add(LoadConfirmation(trip_no=trip_no, role=role, person_id=work.actor.person_id or 0, at=work.now))
    work.session.flush()
    work.audit("confirm_load", "trip", trip_no, role=role)
    return _seen(work, trip_no)


def close_load(work: Work, trip_no: str, seal_no: str = "", *, secured: bool = True, exceptions: str = "") -> LoadView:
    """Closes the load: every box is on, sales and storekeeper confirmed, a container is sealed (G-04, G-08).

    Raises:
        Refused: G-08 boxes missing or container not sealed, G-04 a confirmation is missing.
        Conflict: The load is not open.
        BadInput: The load is not lined up and secured (G-07).
    """
    work.require(*_confirmers(work))
    row = _must_be_loading(work, trip_no)
    view = _seen(work, trip_no)
    rules.must_be_reconciled(trip_no, len(view.boxes), len(view.expected))
    for number in view.dispatch_nos:
        order = _order(work, number)
        count = len([box for box in view.expected if box.dispatch_no == number and box.position])
        signed = queries.handed_over(work.session, number)
        rules.must_be_counted(order.mode, number, signed if signed is not None else count, count)
    rules.must_be_sealed(trip_no, view.container_no, seal_no)
    rules.must_be_confirmed(trip_no, _confirmers(work), {role for role, _ in view.confirmed_by})
    if not secured:
        raise bad_input(QT_TRANSLATE_NOOP("app", "货物还没有码齐捆牢"))
    row.seal_no, row.secured, row.exceptions = plain(seal_no), True, exceptions.strip()
    row.closed_at, row.load_hash = work.now, load_hash(view, seal_no)
    work.session.flush()
    dispatch.note_seal(work, trip_no, row.seal_no)
    dispatch.mark_trip(work, trip_no, TripState.CLOSED)
    for number in view.dispatch_nos:
        dispatch.mark(work, number, DispatchState.LOADED, trip=trip_no)
        orders.note_stage(work, _order(work, number).order_no, Stage.LOADED)
    work.audit("close_load", "trip", trip_no, boxes=len(view.boxes), hash=row.load_hash, seal=row.seal_no)
    printing.print_paper(work, "loading_record", trip_no, reason=_again(work, trip_no))
    work.emit(LoadClosed(trip_no))
    return _seen(work, trip_no)


def reopen_load(work: Work, trip_no: str, reason: str) -> LoadView:
    """Opens a closed load again; confirmations, loading record and gate pass no longer hold (H-01).

    Raises:
        Conflict: The load is not closed, or the vehicle is out.
        BadInput: No reason.
    """
    work.require(*_confirmers(work), Role.LOGISTICS_HEAD)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    trip = _trip(work, trip_no)
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no))
    if row is None or trip.state not in (TripState.CLOSED, TripState.CLEARED):
        raise _not_now(trip)
    dispatch.mark_trip(work, trip_no, TripState.LOADING, reason=reason.strip())
    for number in trip.dispatch_nos:
        dispatch.mark(work, number, DispatchState.LOADING, reason=reason.strip())
    row.closed_at, row.load_hash, row.secured, row.seal_no = None, "", False, ""
    work.session.flush()
    dispatch.note_seal(work, trip_no, "")
    _withdraw_confirmations(work, trip_no)
    printing.void_papers(work, trip_no, reason.strip())
    work.audit("reopen_load", "trip", trip_no, reason=reason.strip())
    work.emit(LoadChanged(trip_no, reason.strip()))
    return _seen(work, trip_no)


def follow_plates(work: Work, trip_no: str, reason: str) -> None:
    """The effect of a corrected plate: a closed load is named anew, and its record printed again with the right vehicle."""
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no).with_for_update())
    if row is None or row.closed_at is None:
        return
    named = load_hash(_seen(work, trip_no), row.seal_no)
    if named == row.load_hash:
        return
    row.load_hash = named
    work.session.flush()
    printing.void_papers(work, trip_no, reason)
    printing.print_paper(work, "loading_record", trip_no, reason=reason)
    work.audit("follow_plates", "trip", trip_no, hash=named, reason=reason)


def load_hash(view: LoadView, seal_no: str) -> str:
    """SHA-256 over plate or bearer, container, seal, 发货单 and boxes of a load: another load, another hash (H-01)."""
    bearer = [view.bearer, view.bearer_card] if view.on_foot else []
    vehicle = [plain(view.plate), plain(view.container_no), plain(seal_no), *bearer]
    parts = [*vehicle, *sorted(view.dispatch_nos), *sorted(view.boxes)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _come_on_foot(work: Work, trip: TripView) -> TripView:
    if trip.state is TripState.PLANNED:
        dispatch.note_arrival(work, trip.number)
        dispatch.mark_trip(work, trip.number, TripState.CHECKED)
    return _trip(work, trip.number)


def _must_be_loadable(work: Work, order: DispatchOrderView) -> None:
    rules.must_be_notified(order.number, order.customer_name, order.notification is not None)
    signed = queries.handed_over(work.session, order.number) is not None
    rules.must_be_handed_over(order.mode, order.number, signed)
    rules.must_be_signed_by_carrier(order.mode, order.number, signed)
    if order.state is not DispatchState.READY:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，箱全部封好以后才能装车"), no=order.number, state=word(order.state)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(order.state)),),
            helper=Role.TEAM_LEADER,
        )


def _must_be_watched(work: Work, trip_no: str, person_id: int | None, briefed: bool, delegated_in: str) -> None:
    person = identity.person(work.session, person_id) if person_id else None
    role = Role(setting_text(work.session, "loading.supervisor_role", work.now))
    delegated = bool(setting(work.session, "loading.supervisor_may_delegate", work.now)) and bool(delegated_in.strip())
    allowed = person is not None and (role in person.roles or (delegated and Role.TEAM_LEADER in person.roles))
    rules.must_be_watched(trip_no, person.name if person else "", allowed, briefed)


def _confirmers(work: Work) -> tuple[Role, ...]:
    """The two roles that confirm a load: the storekeeper and the one of the setting (sales)."""
    return (Role(setting_text(work.session, "loading.second_confirmer", work.now)), Role.STOREKEEPER)


def _withdraw_confirmations(work: Work, trip_no: str) -> None:
    for row in work.session.scalars(
        select(LoadConfirmation).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_(None))
    ):
        row.removed_at = work.now
    work.session.flush()


def _again(work: Work, trip_no: str) -> str:
    """Why the loading record is printed, where it was printed before the load was opened again."""
    was = work.session.scalar(
        select(LoadConfirmation.id).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_not(None)).limit(1)
    )
    return str(say(QT_TRANSLATE_NOOP("app", "重新装车核对"))) if was is not None else ""


def _must_be_loading(work: Work, trip_no: str) -> Load:
    trip = _trip(work, trip_no)
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no).with_for_update())
    if row is None or trip.state is not TripState.LOADING:
        raise _not_now(trip)
    return row


def _not_now(trip: TripView) -> Conflict:
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在是「{state}」，不能做这一步"), trip=trip.number, state=word(trip.state)),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), word(trip.state)),),
    )


def _trip(work: Work, trip_no: str) -> TripView:
    work.session.flush()
    trip = dispatch_queries.trip(work.session, trip_no)
    if trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    return trip


def _order(work: Work, number: str) -> DispatchOrderView:
    order = dispatch_queries.dispatch_order(work.session, number)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return order


def _seen(work: Work, trip_no: str) -> LoadView:
    work.session.flush()
    view = queries.load(work.session, trip_no)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    return view
