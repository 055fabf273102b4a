"""Vehicles entered at the gate, their plates put right, out again: G-02, H-02, H-05, J-33."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import SetClock, site_day, site_time
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft, TripView
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.settings import service as settings
from app.yard import queries, service
from app.yard.views import Arrival, EntryView, YardPurpose
from db.models.yard import PlateCorrection
from db.states import Role, TripState
from tests.helpers import catalog
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People

OTHER = "苏Z·1111A"
TRAILER = "苏Z·5107挂"


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    made = Yard(place, people)
    made.planned()
    return made


@pytest.fixture
def guard(place: Workplace, people: People) -> Actor:
    return people(Role.GUARD)


def enter(place: Workplace, who: Actor, plate: str = PLATE, purpose: YardPurpose = YardPurpose.VISITOR, **more: object) -> EntryView:
    with place.work(who) as work:
        return service.enter(work, replace(Arrival(plate, purpose), **more))  # type: ignore[arg-type]


def trip_of(yard: Yard) -> TripView:
    with yard.place.read() as session:
        found = dispatch_queries.trip(session, yard.trip_no)
    assert found is not None
    return found


def inside(place: Workplace) -> list[EntryView]:
    with place.read() as session:
        return queries.inside(session)


def test_a_booked_vehicle_is_keyed_once_and_its_trip_has_arrived(yard: Yard, guard: Actor, clock: SetClock) -> None:
    with yard.place.read() as session:
        assert [(t.trip_no, t.plate) for t in queries.expected(session, clock.now())] == [(yard.trip_no, PLATE)]
    entry = enter(yard.place, guard, "苏z8682k", YardPurpose.TRIP, trip_no=yard.trip_no, trailer="苏Z5107挂", gate="一号门")
    assert (entry.plate, entry.trailer, entry.linked, entry.waiting) == (PLATE, TRAILER, True, False)
    assert (entry.driver, entry.phone) == ("司机甲", "138-0000-0000")
    trip = trip_of(yard)
    assert trip.state is TripState.ARRIVED and trip.arrived_at == entry.entered_at == clock.now()
    with yard.place.read() as session:
        assert queries.expected(session, clock.now()) == []
    clock.forward(hours=1, minutes=5)
    assert str(inside(yard.place)[0].stay(clock.now())) == "1 小时 05 分"
    with pytest.raises(Conflict, match="已在厂") as caught:
        enter(yard.place, guard)
    assert f"{site_time(entry.entered_at):%m-%d %H:%M}" in str(caught.value)
    with pytest.raises(Conflict, match="已在厂"):
        enter(yard.place, guard, OTHER, trailer=TRAILER)
    with pytest.raises(Conflict, match="已经在厂"):
        enter(yard.place, guard, OTHER, YardPurpose.TRIP, trip_no=yard.trip_no)
    with pytest.raises(NotPermitted):
        enter(yard.place, yard.keeper, OTHER)


@pytest.mark.clause("G-02")
def test_another_plate_waits_for_the_logistics_head(yard: Yard, guard: Actor) -> None:
    catalog.vehicle(yard.place, OTHER)
    entry = enter(yard.place, guard, OTHER, YardPurpose.TRIP, trip_no=yard.trip_no)
    assert entry.waiting and trip_of(yard).state is TripState.PLANNED
    with yard.place.work(yard.leader) as work, pytest.raises(Refused) as caught:
        dispatch.change_trip(work, yard.trip_no, _draft(trip_of(yard), OTHER), "换车")
    assert caught.value.clause == "G-02"
    with yard.place.work(yard.head) as work:
        dispatch.change_trip(work, yard.trip_no, _draft(trip_of(yard), OTHER), "原车故障")
    (now,) = inside(yard.place)
    trip = trip_of(yard)
    assert now.linked and trip.state is TripState.ARRIVED and trip.arrived_at == entry.entered_at
    with yard.place.work(yard.head) as work:
        dispatch.change_trip(work, yard.trip_no, _draft(trip, PLATE), "原车修好")
    assert inside(yard.place)[0].waiting and trip_of(yard).state is TripState.PLANNED


@pytest.mark.clause("G-02")
def test_the_head_takes_the_vehicle_that_waits(yard: Yard, guard: Actor) -> None:
    entry = enter(yard.place, guard, OTHER, YardPurpose.TRIP, trip_no=yard.trip_no)
    until = site_day(yard.place.clock.now()) + timedelta(days=30)
    with yard.place.work(yard.leader) as work, pytest.raises(NotPermitted):
        service.approve_substitute(work, entry.entry_id, "原车故障", until)
    for reason, inspected, clause in (("", until, "G-02"), ("原车故障", None, "G-16")):
        with yard.place.work(yard.head) as work, pytest.raises(Refused) as caught:
            service.approve_substitute(work, entry.entry_id, reason, inspected)
        assert caught.value.clause == clause and trip_of(yard).plate == PLATE
    with yard.place.work(yard.head) as work:
        taken = service.approve_substitute(work, entry.entry_id, "原车故障", until)
    trip = trip_of(yard)
    assert taken.linked and (trip.plate, trip.state, trip.crew) == (OTHER, TripState.ARRIVED, trip.crew) and trip.crew
    with yard.place.work(yard.head) as work, pytest.raises(Conflict, match="不等批准"):
        service.approve_substitute(work, entry.entry_id, "原车故障", until)


def test_a_plate_of_no_known_form_is_asked_for_twice(place: Workplace, guard: Actor) -> None:
    for typed, trailer in (("AB123CD", ""), (PLATE, "X9999")):
        with pytest.raises(BadInput, match="再确认一次"):
            enter(place, guard, typed, trailer=trailer)
    for typed in ("", "   ", "苏Z5107挂"):
        with pytest.raises(BadInput):
            enter(place, guard, typed, confirmed=True)
    with pytest.raises(BadInput, match="不能作为车牌"):
        enter(place, guard, "某车", confirmed=True)
    entry = enter(place, guard, "ab 123 cd", confirmed=True)
    assert entry.odd and entry.plate == "AB123CD" and not enter(place, guard, "沪AD12345").odd


@pytest.mark.clause("J-33")
def test_returned_goods_come_in_under_their_number(place: Workplace, guard: Actor) -> None:
    for number in ("", "退货", "TH2600001", "FH26000001"):
        with pytest.raises(Refused) as caught:
            enter(place, guard, purpose=YardPurpose.RETURN, return_no=number)
        assert caught.value.clause == "J-33"
    assert inside(place) == []
    assert enter(place, guard, purpose=YardPurpose.RETURN, return_no="th26000012").return_no == "TH26000012"


def test_a_vehicle_without_goods_leaves_without_a_pass(yard: Yard, guard: Actor, clock: SetClock) -> None:
    enter(yard.place, guard, OTHER)
    clock.forward(minutes=30)
    with yard.place.work(guard) as work:
        gone = service.leave(work, "苏Z1111A")
    assert gone.left_at == clock.now() and gone.left_with == "" and inside(yard.place) == []
    enter(yard.place, guard, PLATE, YardPurpose.TRIP, trip_no=yard.trip_no)
    with yard.place.work(guard) as work:
        service.leave(work, PLATE)
    assert trip_of(yard).state is TripState.PLANNED and trip_of(yard).arrived_at is None


@pytest.mark.clause("H-02")
def test_goods_never_leave_as_an_empty_vehicle(place: Workplace, people: People) -> None:
    yard = Yard(place, people, gate_in=True)
    yard.loading()
    with place.work(yard.guard) as work, pytest.raises(Refused) as caught:
        service.leave(work, PLATE)
    assert caught.value.clause == "H-02" and "682K" not in str(caught.value.facts)
    assert len(inside(place)) == 1


@pytest.mark.clause("G-02", "H-05")
def test_the_check_takes_the_vehicle_from_the_gate(yard: Yard, guard: Actor) -> None:
    enter(yard.place, guard, PLATE, YardPurpose.TRIP, trip_no=yard.trip_no, trailer=TRAILER)
    with yard.place.work(yard.sales) as work, pytest.raises(Refused) as caught:
        loading.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE, trailer="苏Z5108挂"))
    assert caught.value.clause == "G-02"
    with yard.place.work(yard.sales) as work:
        load = loading.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE))
    assert load.trailer == TRAILER and load.check is not None and load.check.findings.trailer == TRAILER


@pytest.mark.clause("G-02")
def test_where_the_works_enter_vehicles_no_other_is_loaded(yard: Yard, guard: Actor, people: People) -> None:
    with yard.place.work(people(Role.ADMINISTRATOR)) as work:
        settings.change(work, "yard.gate_in_required", "true", "门岗开始登记入厂", approver_id=yard.head.person_id)
    with yard.place.work(yard.sales) as work, pytest.raises(Refused, match="未登记入厂") as caught:
        loading.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE))
    assert caught.value.clause == "G-02" and trip_of(yard).state is TripState.PLANNED
    enter(yard.place, guard, PLATE, YardPurpose.TRIP, trip_no=yard.trip_no)
    with yard.place.work(yard.sales) as work:
        loading.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE))
    assert trip_of(yard).state is TripState.CHECKED


def test_a_correction_keeps_what_stood_there_and_moves_the_trip(yard: Yard, guard: Actor) -> None:
    entry = enter(yard.place, guard, OTHER, YardPurpose.TRIP, trip_no=yard.trip_no)
    for plate, reason in ((PLATE, " "), (OTHER, "键错")):
        with yard.place.work(guard) as work, pytest.raises(BadInput):
            service.correct(work, entry.entry_id, plate, "", reason)
    with yard.place.work(yard.keeper) as work:
        right = service.correct(work, entry.entry_id, PLATE, TRAILER, "入厂时键错")
    assert right.linked and trip_of(yard).state is TripState.ARRIVED
    with yard.place.work(guard) as work:
        wrong = service.correct(work, entry.entry_id, OTHER, TRAILER, "看错")
    assert wrong.waiting and trip_of(yard).state is TripState.PLANNED
    with yard.place.read() as session:
        rows = session.scalars(select(PlateCorrection).order_by(PlateCorrection.id)).all()
        assert [(r.old_plate, r.plate, r.trailer, r.reason) for r in rows] == [
            (OTHER, PLATE, TRAILER, "入厂时键错"), (PLATE, OTHER, TRAILER, "看错"),
        ]  # fmt: skip
    with yard.place.work(guard) as work:
        service.leave(work, OTHER)
    with yard.place.work(guard) as work, pytest.raises(Conflict, match="已经出厂"):
        service.correct(work, entry.entry_id, PLATE, "", "键错")


def _draft(trip: TripView, plate: str) -> TripDraft:
    return TripDraft(
        plate, trip.driver, trip.phone, trip.planned_at + timedelta(minutes=1), crew=tuple(person for person, _ in trip.crew),
        supervisor_id=trip.supervisor_id, gate=trip.gate,
    )  # fmt: skip
