"""Commands of loading: vehicle checked, loading started, boxes scanned on and off (G-02 … G-05); how a load ends stands in `closing`."""

from __future__ import annotations

from app.boxing import stopping
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.compared import plain
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import fitness
from app.dispatch import service as dispatch
from app.dispatch.climate import require_climate
from app.dispatch.views import DispatchOrderView, TripView
from app.identity import queries as identity
from app.loading import boxes_on, handover_rules, plan_queries, plan_rules, queries, rules, staging, vehicle_rules
from app.loading.boxes_on import CREW
from app.loading.closing import close as close
from app.loading.closing import close_load as close_load
from app.loading.closing import confirm_load as confirm_load
from app.loading.closing import follow_plates as follow_plates
from app.loading.closing import load_hash as load_hash
from app.loading.closing import reopen_load as reopen_load
from app.loading.handover import count_with_carrier as count_with_carrier
from app.loading.handover import sign_handover as sign_handover
from app.loading.leaving import leave_behind as leave_behind
from app.loading.rows import not_now, order_of, seen, trip_of
from app.loading.views import LoadView, VehicleFindings
from app.settings.service import setting, setting_text
from app.yard import plates
from app.yard import service as yard
from db.models.loading import Load, VehicleCheck
from db.states import DispatchState, ModeStep, Role, StopKind, TripState

CHECKERS = (Role.SALES, Role.STOREKEEPER, Role.TEAM_LEADER)


def check_vehicle(work: Work, trip_no: str, findings: VehicleFindings) -> LoadView:
    """Records the check of a vehicle or container that arrived (G-02, G-03); a failed one is kept and sends it away.

    Numbers that differ from the booking are refused outright; a vehicle found unfit is put on record, the trip goes back to
    planned, and loading stays shut until another check passes.

    Raises:
        Refused: G-02, no vehicle is named yet, numbers that differ, or a vehicle that was not entered at the gate where it has to be;
            G-08 a seal that was used before; G-16 a vehicle of no file without papers.
        Conflict: Loading has begun, or the trip was called off.
    """
    work.require(*CHECKERS)
    trip = trip_of(work, trip_no)
    if trip.state not in (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED):
        raise not_now(trip)
    vehicle_rules.must_have_a_vehicle(trip_no, trip.plate)
    entry = yard.require_vehicle(work, trip_no, findings.trailer)
    vehicle_rules.must_be_booked(
        findings.plate, trip.plate, findings.container_no, trip.container_no, findings.seal_no, trip.booked_seal_no
    )
    vehicle_rules.trailer_must_be_booked(findings.trailer or (entry.trailer if entry else ""), trip.trailer)
    known = catalog.vehicle_by_plate(work.session, trip.plate) is not None
    vehicle_rules.must_show_papers(trip.plate, known, findings.document)
    rules.must_be_a_new_seal(findings.seal_no, queries.seal_used_on(work.session, plain(findings.seal_no), trip_no))
    if trip.state is TripState.PLANNED:
        dispatch.note_arrival(work, trip_no, entry.entered_at if entry else None)
    work.session.add(
        VehicleCheck(
            trip_no=trip_no, at=work.now, person_id=work.actor.person_id, plate=plain(findings.plate),
            container_no=plain(findings.container_no), seal_no=plain(findings.seal_no), passed=findings.passed,
            note=findings.note.strip(), trailer=plates.spelled(entry.trailer if entry else findings.trailer),
            document=findings.document.strip(),
            **dict(findings.answers),
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("check_vehicle", "trip", trip_no, plate=findings.plate, passed=findings.passed, **dict(findings.answers))
    state = trip_of(work, trip_no).state
    if findings.passed and state is TripState.ARRIVED:
        dispatch.mark_trip(work, trip_no, TripState.CHECKED)
    elif not findings.passed:
        dispatch.mark_trip(work, trip_no, TripState.PLANNED, reason="vehicle rejected")
    return seen(work, trip_no)


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
        Refused: G-03 not checked or unfit, F-11 not told, F-08 or F-09 not signed, G-05 nobody watches, F-12 not checked at the lane;
            F-08, F-09 another vehicle than the announced one; E-08 one that does not keep the climate;
            G-06 a strict trip without a load plan that holds;
            G-14, G-15, G-16, F-17, G-18, carrier, vehicle or people may not be used any more, whatever held when the trip was planned.
        Conflict: Nothing is ready on the trip.
    """
    work.require(*CREW, Role.SALES)
    dispatch.hold_trip(work, trip_no)  # nobody plans another 发货单 onto it between the look and the start
    trip = trip_of(work, trip_no)
    if trip.on_foot:
        trip = _come_on_foot(work, trip)
    else:
        check = queries.vehicle_check(work.session, trip_no)
        failed = [name for name, answer in check.findings.answers if not answer] if check is not None else [""]
        vehicle_rules.must_be_fit(trip.plate, failed)
    if trip.state is not TripState.CHECKED:
        raise not_now(trip)
    if not trip.dispatch_nos:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 上没有发货单"), trip=trip_no))
    fitness.require_on(work, trip_no, site_day(work.now))
    plan_rules.must_have_a_plan(trip_no, not trip.strict or bool(plan_queries.current_number(work.session, trip_no)))
    for number in trip.dispatch_nos:
        _must_be_loadable(work, order_of(work, number), trip)
    watcher = supervisor_id or trip.supervisor_id
    _must_be_watched(work, trip_no, watcher, briefed, delegated_in)
    for number in trip.dispatch_nos:
        staging.require_staged(work, order_of(work, number))
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
    return seen(work, trip_no)


def load_box(work: Work, trip_no: str, sscc: str, intact: bool = True) -> LoadView:
    """Scans one box on (G-04, E-11); on a trip that is not strict whatever the order.

    Raises:
        Refused: G-04 not on the list, twice, not sealed; E-11 damaged; G-06 not its turn on a strict trip.
        Conflict: The load is not open.
        NotFound: No such box.
    """
    boxes_on.put_on(work, trip_no, sscc, intact, insist=True)
    return seen(work, trip_no)


def unload_box(work: Work, trip_no: str, sscc: str, reason: str) -> LoadView:
    """Takes a box off an open load again; the scan stays on record.

    Raises:
        Conflict: The load is closed, or the box is not on it.
        BadInput: No reason.
    """
    boxes_on.take_off(work, trip_no, sscc, reason)
    return seen(work, trip_no)


def report_damage(work: Work, sscc: str, note: str) -> None:
    """Stops a damaged box before it is loaded (E-11): it is repacked and checked again, or released by quality with a photo (E-03).

    Raises:
        Conflict: It is not sealed.
        BadInput: No words on the damage.
    """
    work.require(*CREW, Role.INSPECTOR)
    if not note.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明破损情况"))
    stopping.stop(work, sscc, StopKind.DAMAGE, note)
    work.audit("report_damage", "box", sscc, note=note.strip())


def _come_on_foot(work: Work, trip: TripView) -> TripView:
    if trip.state is TripState.PLANNED:
        dispatch.note_arrival(work, trip.number)
        dispatch.mark_trip(work, trip.number, TripState.CHECKED)
    return trip_of(work, trip.number)


def _must_be_loadable(work: Work, order: DispatchOrderView, trip: TripView) -> None:
    handover_rules.must_be_notified(order.number, order.customer_name, order.notification is not None)
    signed = queries.handed_over(work.session, order.number) is not None
    handover_rules.must_be_handed_over(order.mode, order.number, signed)
    handover_rules.must_be_signed_by_carrier(order.mode, order.number, signed)
    announced = order.step(ModeStep.ANNOUNCED)
    if announced is not None and not trip.on_foot:
        handover_rules.must_be_the_pickup_vehicle(order.mode, order.number, announced.plate, trip.plate)
        handover_rules.must_be_the_carriers_vehicle(order.mode, order.number, announced.plate, trip.plate)
    require_climate(work, order, trip)
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
