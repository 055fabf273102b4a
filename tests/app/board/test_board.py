"""What the board says of days, docks and one trip, as goods go from the order to the open gate."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.board.days import plan_of_days
from app.board.detail import trip_detail
from app.board.docks import docks_of_day
from app.board.views import DayPlan, DockTrip, Flag, How, Live, OrderLine, Step, TripDetail
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.dispatch import queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.reminders import trips
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.gate import PLATE, Yard


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def plan(yard: Yard) -> DayPlan:
    with yard.place.read() as session:
        return plan_of_days(session, yard.place.clock.now())


def block(yard: Yard) -> DockTrip:
    now = yard.place.clock.now()
    with yard.place.read() as session:
        (found,) = docks_of_day(session, site_day(now), now).trips
    return found


def detail(yard: Yard) -> TripDetail:
    with yard.place.read() as session:
        found = trip_detail(session, yard.trip_no, yard.place.clock.now())
    assert found is not None
    return found


def steps(yard: Yard) -> dict[Step, How]:
    return {line.step: line.how for line in detail(yard).steps}


@pytest.mark.clause("F-05", "F-11", "A-21")
def test_an_order_without_a_trip_stands_on_its_day_with_what_it_lacks(place: Workplace, people: People, clock: SetClock) -> None:
    ship = Shipping(place, people)
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))

    def line() -> OrderLine:
        with place.read() as session:
            (found,) = plan_of_days(session, clock.now()).lines
        return found

    far = line()
    assert far.burden.boxes == far.burden.estimated == 1 and far.burden.weight_g > 0 and far.burden.volume_mm3 > 0
    assert (far.day - site_day(clock.now())).days == 14 and far.flags == (Flag.NOT_ACCEPTED, Flag.NO_TRIP)  # later than the plan reaches
    due = far.order.delivery_day
    assert due is not None
    clock.forward(days=(due - site_day(clock.now())).days)
    assert (line().number, line().day) == (made.number, due)
    assert set(line().flags) == {Flag.NO_VEHICLE, Flag.NOT_NOTIFIED, Flag.NOT_ACCEPTED, Flag.NO_NOTICE}
    with place.work(ship.sales) as work:
        dispatch.notify_customer(work, made.number, "收货员甲", "电话", clock.now())
    assert Flag.NOT_NOTIFIED not in line().flags
    clock.forward(days=1)
    assert line().flags[0] is Flag.OVERDUE and line().day == site_day(clock.now())


@pytest.mark.clause("G-03")
def test_a_vehicle_that_was_sent_away_is_unfit_and_not_late(yard: Yard, clock: SetClock) -> None:
    yard.planned()
    clock.forward(hours=3)
    with yard.place.work(yard.sales) as work:
        loading.check_vehicle(work, yard.trip_no, VehicleFindings(PLATE, intact=False, note="底板有洞"))
    assert (block(yard).live, str(block(yard).words)) == (Live.REJECTED, "验车不合格")
    assert steps(yard)[Step.CHECK] is How.FAILED
    with yard.place.read() as session:
        (due,) = trips.due(session, clock.now())
    assert str(due.title) == f"验车不合格：{PLATE}"
    with yard.place.work(yard.head) as work:
        trip = queries.trip(work.session, yard.trip_no)
        assert trip is not None
        draft = TripDraft("浙B·54321", "司机乙", "138-0000-0001", trip.planned_at, supervisor_id=trip.supervisor_id,
                          inspection_until=site_day(clock.now()))  # fmt: skip
        dispatch.change_trip(work, yard.trip_no, draft, "验车不合格")
    assert block(yard).live is Live.LATE and steps(yard)[Step.CHECK] is How.WAITS  # the other vehicle is still to come


@pytest.mark.clause("F-13", "G-01")
def test_a_trip_from_its_plan_to_the_open_gate(yard: Yard, clock: SetClock) -> None:
    yard.planned()
    (trip,) = plan(yard).trips
    assert trip.orders == (yard.dispatch_no,) and trip.burden.estimated == trip.burden.boxes == 1
    assert block(yard).live is Live.NOT_HERE
    assert steps(yard)[Step.CHECK] is How.WAITS
    clock.forward(hours=3)
    assert (block(yard).live, str(block(yard).words)) == (Live.LATE, "迟到 60 分")
    with yard.place.work(yard.leader) as work:
        for serial in yard.serials:
            dispatch.pick(work, yard.dispatch_no, serial)
    yard.box()
    yard.load()
    assert (block(yard).live, block(yard).part) == (Live.LOADING, 1.0)
    assert detail(yard).burden.estimated == 0
    assert (steps(yard)[Step.CHECK], steps(yard)[Step.SCAN], steps(yard)[Step.CONFIRM]) == (How.DONE, How.DONE, How.OPEN)
    with yard.place.work(yard.sales) as work:
        loading.confirm_load(work, yard.trip_no)
    assert steps(yard)[Step.CONFIRM] is How.GOING
    with yard.place.work(yard.keeper) as work:
        loading.confirm_load(work, yard.trip_no)
    with yard.place.work(yard.keeper) as work:
        loading.close_load(work, yard.trip_no, yard.seal)
    assert (block(yard).live, str(block(yard).words)) == (Live.UNSIGNED, "待签")
    assert (steps(yard)[Step.SEAL], steps(yard)[Step.FINANCE]) == (How.DONE, How.OPEN)
    yard.sign()
    assert block(yard).live is Live.READY
    assert steps(yard)[Step.FINANCE] is steps(yard)[Step.PERSONNEL] is How.DONE
    yard.verify(yard.token())
    assert block(yard).live is Live.OUT and str(block(yard).words).startswith("已出 ")
    assert plan(yard).days[0].orders == 0  # gone: it burdens the day no more


@pytest.mark.clause("F-14")
def test_a_trip_without_a_vehicle_is_told_by_its_kind(yard: Yard, clock: SetClock) -> None:
    yard.planned()
    with yard.place.work(yard.head) as work:
        draft = TripDraft("", "", "", clock.now() + timedelta(hours=4), vehicle_kind="9.6 米厢车")
        made = dispatch.create_trip(work, draft)
    now = clock.now()
    with yard.place.read() as session:
        board = docks_of_day(session, site_day(now), now)
    assert [str(one.words) for one in board.trips if one.number == made.number] == ["无车"]
    assert board.count(Live.NO_VEHICLE) == 1 and plan(yard).days[0].no_vehicle == 1


def test_docks_are_named_by_the_setting_and_by_old_trips(yard: Yard, clock: SetClock) -> None:
    yard.planned()
    now = clock.now()
    with yard.place.read() as session:
        board = docks_of_day(session, site_day(now), now)
    assert (board.docks[0].name, board.docks[0].note, board.opens.hour) == ("1 号码头", "柜车", 7)
