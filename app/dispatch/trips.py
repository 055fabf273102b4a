"""Commands on trips: planned with vehicle, carrier and crew, changed, called off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from app.carriers import queries as carriers
from app.catalog import queries as catalog
from app.catalog.kind_queries import vehicle_kind
from app.catalog.views import VehicleView
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import fitness, queries, rules
from app.dispatch.climate import require_climate
from app.dispatch.customer import follow_day
from app.dispatch.docking import must_be_free
from app.dispatch.events import TripChanged, VehicleKindChosen
from app.dispatch.marks import hold_trip, mark_trip, trip_row
from app.dispatch.views import ON_FOOT, TripDraft, TripView
from app.identity import queries as identity
from app.settings.service import setting, setting_text
from db.models.dispatch import DispatchOrder, Trip, TripCrew
from db.states import DispatchState, Role, TripState

PLANNERS = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER)


def create_trip(work: Work, draft: TripDraft) -> TripView:
    """Plans a trip (F-13).

    Raises:
        Refused: G-14 carrier terminated, G-15 licence or contract, G-16 vehicle inspection, F-17 untrained staff, G-18 driver.
        BadInput: Driver or telephone is blank, neither plate nor kind of vehicle is known, or the supervisor may not supervise (G-05,
            X-05).
        Conflict: Another vehicle stands at the dock then.
    """
    work.require(*PLANNERS)
    row = Trip(number="", state=TripState.PLANNED, plate="", driver="", phone="", planned_at=draft.planned_at)
    _fill(work, row, draft)
    _must_have_its_dock(work, row)
    row.number = work.next_number("CC")
    work.session.add(row)
    work.session.flush()
    _set_crew(work, row, draft)
    work.audit(
        "create_trip", "trip", row.number, plate=row.plate, carrier=row.carrier_name, planned=row.planned_at, advice=_advised(work, row)
    )
    return _seen(work, row.number)


def change_trip(work: Work, number: str, draft: TripDraft, reason: str = "") -> TripView:
    """Changes vehicle, carrier, driver or time of a trip that is not loading yet; a substitute vehicle with its reason (G-02).

    Raises:
        Refused: G-02 another vehicle, trailer or container without the logistics head or without a reason; E-08 one that does not keep
            the climate of the goods on the trip; else as `create_trip`.
        Conflict: Loading has begun, or another vehicle stands at the dock then.
    """
    work.require(*PLANNERS)
    row = trip_row(work, number)
    if row.state not in (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已在装车或已取消"), trip=number))
    old, carrier, head = row.plate, row.carrier_id, work.actor.has(Role.LOGISTICS_HEAD)
    if old:  # to confirm the vehicle of a trip that had none is no substitution (F-14)
        rules.must_be_approved_substitute(old, draft.plate.strip().upper(), head, reason)
    if row.container_no:
        rules.must_be_approved_substitute(row.container_no, draft.container_no.strip().upper(), head, reason)
    if row.trailer:
        rules.must_be_approved_substitute(row.trailer, draft.trailer.strip().upper(), head, reason)
    stood = (row.dock, row.planned_at, row.until_at)
    _fill(work, row, draft)
    if (row.dock, row.planned_at, row.until_at) != stood:
        _must_have_its_dock(work, row)
    _must_keep_climate(work, row)
    _set_crew(work, row, draft)
    if row.state is not TripState.PLANNED:
        mark_trip(work, number, TripState.PLANNED, reason="change")
    row.arrived_at = None
    work.session.flush()
    for one in work.session.scalars(
        select(DispatchOrder).where(DispatchOrder.trip_no == number, DispatchOrder.state != DispatchState.CANCELLED)
    ):
        follow_day(work, one, site_day(row.planned_at))
    work.audit(
        "change_trip", "trip", number, old=old, plate=row.plate, carrier=row.carrier_name, reason=reason.strip(),
        advice=_advised(work, row) if row.carrier_id != carrier else [],
    )  # fmt: skip
    work.emit(TripChanged(number))
    return _seen(work, number)


def choose_kind(work: Work, number: str, kind: str) -> TripView:
    """Chooses what kind of vehicle or container a trip is planned for (F-13); a load plan made for another inside is void.

    Raises:
        Conflict: Loading has begun.
        NotFound: No such kind.
    """
    work.require(*PLANNERS)
    row = trip_row(work, number)
    if row.state not in (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已在装车或已取消"), trip=number))
    if vehicle_kind(work.session, kind) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车型"), kind)
    old, row.vehicle_kind = row.vehicle_kind, kind
    _must_keep_climate(work, row)
    work.session.flush()
    work.audit("choose_vehicle_kind", "trip", number, old=old, kind=kind)
    work.emit(VehicleKindChosen(number, kind))
    return _seen(work, number)


def cancel_trip(work: Work, number: str, reason: str) -> TripView:
    """Calls a trip off; nothing may be planned on it any more.

    Raises:
        Conflict: 发货单 are still on it.
        BadInput: No reason.
    """
    work.require(*PLANNERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    hold_trip(work, number)
    on_it = work.session.scalar(
        select(DispatchOrder.number).where(DispatchOrder.trip_no == number, DispatchOrder.state != DispatchState.CANCELLED).limit(1)
    )
    if on_it is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次上还有 {what}，请先改期"), what=on_it))
    mark_trip(work, number, TripState.CANCELLED, reason=reason.strip())
    return _seen(work, number)


def note_arrival(work: Work, number: str, at: datetime | None = None) -> None:
    """The vehicle is there; part of the entry at the gate, or of the vehicle check where nobody enters vehicles.

    Args:
        work: The action.
        number: The trip.
        at: When it came in; now by default.
    """
    row = trip_row(work, number)
    mark_trip(work, number, TripState.ARRIVED)
    row.arrived_at = at or work.now
    work.session.flush()


def note_gone(work: Work, number: str, reason: str) -> None:
    """The vehicle is not the trip's any more, or left empty, before loading began: the trip waits for one as before.

    Raises:
        Conflict: Loading has begun.
    """
    row = trip_row(work, number)
    if row.state is not TripState.PLANNED:
        mark_trip(work, number, TripState.PLANNED, reason=reason)
    row.arrived_at = None
    work.session.flush()


def correct_plate(work: Work, number: str, plate: str, reason: str) -> None:
    """Puts the plate of a vehicle right that is being loaded or was (G-02); before that a trip is changed by `change_trip`.

    What was made of the old plate is the matter of who corrects it: no event is told here.

    Raises:
        Refused: G-02, somebody other than the logistics head, or no reason; G-16.
    """
    row = trip_row(work, number)
    rules.must_be_approved_substitute(row.plate, plate, work.actor.has(Role.LOGISTICS_HEAD), reason)
    vehicle = catalog.vehicle_by_plate(work.session, plate)
    until = vehicle.inspection_until if vehicle else row.inspection_until
    means = fitness.Means(plate, vehicle, row.carrier_id, until, row.driver, (), False)
    fitness.require(work, means, site_day(work.now))
    old, row.plate = row.plate, plate
    _must_keep_climate(work, row)
    row.vehicle_id, row.inspection_until = vehicle.vehicle_id if vehicle else None, until
    work.session.flush()
    work.audit("correct_plate", "trip", number, old=old, plate=plate, reason=reason.strip())


def note_seal(work: Work, number: str, seal_no: str) -> None:
    """Keeps the number of the seal that was put on (G-08); part of closing the load."""
    trip_row(work, number).seal_no = seal_no
    work.session.flush()
    work.audit("note_seal", "trip", number, seal=seal_no)


def _fill(work: Work, row: Trip, draft: TripDraft) -> None:
    plate = draft.plate.strip().upper()
    if not plate and not draft.vehicle_kind.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填车牌，车未定时先选车型"))
    if plate and (not draft.driver.strip() or not draft.phone.strip()):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填车牌、司机和电话"))
    if draft.until_at is not None and draft.until_at <= draft.planned_at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "装完时间要晚于开始时间"))
    if draft.leaves_at is not None and draft.arrives_at is not None and draft.arrives_at <= draft.leaves_at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "计划到达要晚于计划出发"))
    vehicle = catalog.vehicle_by_plate(work.session, plate)
    row.on_foot = plate == ON_FOOT
    row.bearer_card = _card(draft) if row.on_foot else ""
    row.carrier_id, row.carrier_name = _carrier(work, draft, vehicle)
    means = fitness.Means(plate, vehicle, row.carrier_id, draft.inspection_until, draft.driver.strip(), draft.crew, row.on_foot)
    fitness.require(work, means, max(site_day(draft.planned_at), site_day(work.now)))
    _must_supervise(work, draft)
    row.plate, row.vehicle_id, row.inspection_until = plate, vehicle.vehicle_id if vehicle else None, means.inspected_until
    row.container_no, row.booked_seal_no = draft.container_no.strip().upper(), draft.booked_seal_no.strip().upper()
    row.driver, row.phone, row.planned_at = draft.driver.strip(), draft.phone.strip(), draft.planned_at
    row.dock, row.gate, row.route_note = draft.dock.strip(), draft.gate.strip(), draft.route_note.strip()
    row.supervisor_id = draft.supervisor_id
    row.vehicle_kind, row.until_at = draft.vehicle_kind.strip(), draft.until_at
    row.booking_no, row.leaves_at, row.arrives_at = draft.booking_no.strip(), draft.leaves_at, draft.arrives_at
    row.trailer = draft.trailer.strip().upper()
    row.strict = draft.strict


def _must_have_its_dock(work: Work, row: Trip) -> None:
    """No other trip stands at its dock then; one without a window is fitted in when it comes."""
    if row.dock and row.until_at is not None:
        must_be_free(work, row.dock, row.planned_at, row.until_at, but=row.number)


def _must_keep_climate(work: Work, row: Trip) -> None:
    """E-08: another vehicle keeps the climate that the goods on the trip need, as the first one had to."""
    on_it = select(DispatchOrder.number).where(DispatchOrder.trip_no == row.number, DispatchOrder.state != DispatchState.CANCELLED)
    with work.session.no_autoflush:
        orders = queries.numbered(work.session, work.session.scalars(on_it).all())
    for order in orders.values():
        require_climate(work, order, row)


def _carrier(work: Work, draft: TripDraft, vehicle: VehicleView | None) -> tuple[int | None, str]:
    """The carrier named, or the one whose vehicle it is."""
    key = draft.carrier_id if draft.carrier_id is not None else vehicle.carrier_id if vehicle is not None else None
    return key, catalog.carrier(work.session, key).name if key is not None else ""


def _advised(work: Work, row: Trip) -> list[str]:
    """What was said when the carrier was chosen: it stays in the trail beside the choice (G-13)."""
    if row.carrier_id is None:
        return []
    return [str(words) for words in carriers.advice(work.session, row.carrier_id, site_day(row.planned_at), work.now)]


def _card(draft: TripDraft) -> str:
    """What the guard keys in place of a plate: the last four of the bearer's card, or of his telephone."""
    if draft.container_no.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "步行/快递不能带货柜"))
    card = rules.last_four(draft.bearer_card or draft.phone)
    if len(card) < rules.CARD:
        raise bad_input(QT_TRANSLATE_NOOP("app", "步行/快递要填提货人和证件末四位（快递填电话）"))
    return card


def _must_supervise(work: Work, draft: TripDraft) -> None:
    """G-05, X-05: sales supervises; the team leader may where the setting lets the duty be delegated."""
    if draft.supervisor_id is None:
        return
    person = identity.person(work.session, draft.supervisor_id)
    allowed = {Role(setting_text(work.session, "loading.supervisor_role", work.now))}
    if setting(work.session, "loading.supervisor_may_delegate", work.now):
        allowed.add(Role.TEAM_LEADER)
    if person is None or not person.roles & allowed:
        raise bad_input(QT_TRANSLATE_NOOP("app", "监装人要是销售，或书面委托的成品发货组长"))


def _set_crew(work: Work, row: Trip, draft: TripDraft) -> None:
    """Who goes along; who went before keeps his stop (G-19)."""
    at = {member.person_id: member.stop_no for member in work.session.scalars(select(TripCrew).where(TripCrew.trip_id == row.id))}
    work.session.execute(delete(TripCrew).where(TripCrew.trip_id == row.id))
    for person_id in dict.fromkeys(draft.crew):
        work.session.add(TripCrew(trip_id=row.id, person_id=person_id, stop_no=at.get(person_id, 0)))
    work.session.flush()


def _seen(work: Work, number: str) -> TripView:
    work.session.flush()
    found = queries.trip(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), number)
    return found
