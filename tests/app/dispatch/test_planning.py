"""The planning board's commands: 发货单 onto trips and days, docks and windows, and two leads at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from app.audit.service import history
from app.core.clock import SetClock, site_day
from app.core.errors import AppError, BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Work, Workplace
from app.dispatch import outlook, planning, stops
from app.dispatch import service as dispatch
from app.dispatch.outlook import Outlook, PlannedTrip
from app.dispatch.views import TripDraft, TripStop
from app.loading.run_sheet_paper import run_sheet
from app.printing.making import making
from app.printing.service import print_paper
from db.models.core import PrintedPaper
from db.states import Activity, DispatchState, Role, TripState
from tests.app.slips.reading import texts
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.dispatch import EVERY_POINT, LOADING_AT, Shipping
from tests.helpers.goods import qualified

OTHER = "浙A·0T002"


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    made = Shipping(place, people)
    catalog.vehicle(place, OTHER)
    return made


def accepted(ship: Shipping) -> str:
    """A 发货单 that waits to be planned."""
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    with ship.place.work(ship.sales) as work:
        dispatch.settle(work, made.number, EVERY_POINT)
    with ship.place.work(ship.head) as work:
        dispatch.accept(work, made.number)
    return made.number


def order(ship: Shipping, number: str) -> Outlook:
    with ship.place.read() as session:
        return next(one for one in outlook.waiting(session) if one.number == number)


def trip(ship: Shipping, number: str) -> PlannedTrip:
    with ship.place.read() as session:
        found = outlook.trip(session, number)
    assert found is not None
    return found


def act(ship: Shipping, command: Callable[[Work], object], actor: Actor | None = None) -> None:
    with ship.place.work(actor or ship.head) as work:
        command(work)


def fails(ship: Shipping, command: Callable[[Work], object], kind: type[AppError] = Conflict, actor: Actor | None = None) -> str:
    with pytest.raises(kind) as caught:
        act(ship, command, actor)
    return str(caught.value.reason)


@pytest.mark.clause("F-05")
def test_onto_a_trip_off_it_and_another_day(ship: Shipping, clock: SetClock) -> None:
    number, first = accepted(ship), ship.trip()
    act(ship, lambda w: planning.put_on_trip(w, number, first.number, order(ship, number).version))
    assert (order(ship, number).trip_no, order(ship, number).state) == (first.number, DispatchState.PLANNED)
    tomorrow = site_day(clock.now()) + timedelta(days=1)
    said = fails(ship, lambda w: planning.move_day(w, number, tomorrow, order(ship, number).version))
    assert "先从车上取下" in said
    act(ship, lambda w: planning.take_off(w, number, order(ship, number).version))
    assert (order(ship, number).trip_no, order(ship, number).load_day) == ("", site_day(LOADING_AT))
    promised = order(ship, number).delivery_day
    act(ship, lambda w: planning.move_day(w, number, tomorrow, order(ship, number).version))
    moved = order(ship, number)
    assert (moved.load_day, moved.delivery_day) == (tomorrow, promised)
    yesterday = tomorrow - timedelta(days=2)
    fails(ship, lambda w: planning.move_day(w, number, yesterday, moved.version), BadInput)
    fails(ship, lambda w: planning.move_day(w, number, tomorrow, moved.version), NotPermitted, ship.sales)
    with ship.place.read() as session:
        assert [line.action for line in history(session, "dispatch_order", number)][-1] == "move_day"


@pytest.mark.clause("F-10")
def test_an_open_point_keeps_a_direct_delivery_off_every_vehicle(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    act(ship, lambda w: dispatch.accept(w, made.number))
    first = ship.trip()
    with pytest.raises(Refused) as caught:
        act(ship, lambda w: planning.put_on_trip(w, made.number, first.number, order(ship, made.number).version))
    assert caught.value.clause == "F-10"
    assert order(ship, made.number).trip_no == ""


def test_what_is_boxed_goes_over_to_another_vehicle_as_it_is(ship: Shipping, clock: SetClock) -> None:
    made, items = ship.picked((ship.product(), 1))
    ship.sealed(made, items, clock)
    assert ship.seen(made.number).state is DispatchState.READY
    other = ship.trip(plate=OTHER)
    act(ship, lambda w: planning.put_on_trip(w, made.number, other.number, order(ship, made.number).version))
    seen = ship.seen(made.number)
    assert (seen.trip_no, seen.state, seen.picked_total) == (other.number, DispatchState.READY, 1)


def test_of_two_leads_the_second_is_told_who_was_first(ship: Shipping) -> None:
    leader = ship.people(Role.TEAM_LEADER)
    number, one, two = accepted(ship), ship.trip(), ship.trip(plate=OTHER)
    seen_by_both = order(ship, number).version
    act(ship, lambda w: planning.put_on_trip(w, number, one.number, seen_by_both))
    said = fails(ship, lambda w: planning.put_on_trip(w, number, two.number, seen_by_both), actor=leader)
    assert number in said and ship.head.name in said
    assert order(ship, number).trip_no == one.number


@pytest.mark.clause("G-01")
def test_a_dock_takes_one_vehicle_at_a_time(ship: Shipping) -> None:
    one, two = ship.trip(dock=""), ship.trip(plate=OTHER, dock="")
    end = LOADING_AT + timedelta(hours=2)
    act(ship, lambda w: planning.schedule(w, one.number, "2 号码头", LOADING_AT, end, trip(ship, one.number).version))
    placed = trip(ship, one.number)
    assert (placed.dock, placed.planned_at, placed.until_at) == ("2 号码头", LOADING_AT, end)
    later = LOADING_AT + timedelta(minutes=90)
    said = fails(
        ship, lambda w: planning.schedule(w, two.number, "2 号码头", later, later + timedelta(hours=1), trip(ship, two.number).version)
    )
    assert ship.vehicle.plate in said
    act(ship, lambda w: planning.schedule(w, two.number, "2 号码头", end, end + timedelta(hours=1), trip(ship, two.number).version))
    version = trip(ship, two.number).version
    fails(ship, lambda w: planning.schedule(w, two.number, "9 号码头", end, end + timedelta(hours=1), version), BadInput)
    fails(ship, lambda w: planning.schedule(w, two.number, "", end, end, version), BadInput)
    fails(ship, lambda w: planning.schedule(w, two.number, "", end, end + timedelta(hours=1), version - 1))


@pytest.mark.clause("G-16")
def test_a_trip_moved_to_another_day_is_judged_again(ship: Shipping) -> None:
    one = ship.trip()
    late = LOADING_AT + timedelta(days=4000)
    with pytest.raises(Refused) as caught:
        act(ship, lambda w: planning.schedule(w, one.number, "", late, late + timedelta(hours=1), trip(ship, one.number).version))
    assert caught.value.clause == "G-16"


@pytest.mark.clause("F-13")
def test_stops_in_the_order_of_unloading(ship: Shipping) -> None:
    one = ship.trip()
    numbers = [accepted(ship), accepted(ship)]
    for number in numbers:
        act(ship, lambda w, number=number: planning.put_on_trip(w, number, one.number, order(ship, number).version))
    assert {order(ship, number).stop_no for number in numbers} == {1}  # one customer, one stop
    fails(ship, lambda w: planning.order_stops(w, one.number, numbers[:1]))
    act(ship, lambda w: planning.order_stops(w, one.number, numbers))
    assert [order(ship, number).stop_no for number in numbers] == [1, 1]


@pytest.mark.clause("F-13", "G-19")
def test_the_run_sheet_has_the_stops_in_order_and_who_delivers_at_each(ship: Shipping) -> None:
    one, near = ship.trip(), accepted(ship)
    ship.customer = catalog.customer(ship.place, "样例电气有限公司")
    far = accepted(ship)
    for number in (near, far):
        act(ship, lambda w, number=number: planning.put_on_trip(w, number, one.number, order(ship, number).version))
    assert [(stop.stop, stop.dispatch_nos) for stop in stops_on(ship, one.number)] == [(1, (near,)), (2, (far,))]
    other = qualified(ship.place, ship.people(Role.SHIPPER), Activity.DELIVERY)
    act(ship, lambda w: stops.assign_crew(w, one.number, 2, [other.person_id or 0]))
    act(ship, lambda w: planning.order_stops(w, one.number, [far, near]))  # who delivers at one goes with it
    first, second = stops_on(ship, one.number)
    assert (first.dispatch_nos, first.crew, second.crew) == ((far,), ((other.person_id, other.name),), ())
    words = sheet(ship, one.number)
    assert words.index("样例电气有限公司") < words.index("示范电气有限公司") and far in words and "司机甲" in words
    assert words.count(other.name) == 2 and ship.packer.name in words and "示范市样例区演示路1号" in words  # on both copies
    green = ship.people(Role.SHIPPER).person_id or 0
    fails(ship, lambda w: stops.assign_crew(w, one.number, 1, [green]), Refused)  # untrained, F-17
    fails(ship, lambda w: stops.assign_crew(w, one.number, 3, []), BadInput)
    act(ship, lambda w: stops.assign_crew(w, one.number, 1, []))
    assert stops_on(ship, one.number)[0].crew == ()


@pytest.mark.clause("F-13", "G-19")
def test_no_stop_is_left_without_goods(ship: Shipping) -> None:
    one, numbers = ship.trip(), []
    for name in ("示范电气有限公司", "样例电气有限公司", "样例机电有限公司"):
        ship.customer = catalog.customer(ship.place, name) if numbers else ship.customer
        numbers.append(accepted(ship))
        act(ship, lambda w: planning.put_on_trip(w, numbers[-1], one.number, order(ship, numbers[-1]).version))
    who = qualified(ship.place, ship.people(Role.SHIPPER), Activity.DELIVERY).person_id or 0
    act(ship, lambda w: stops.assign_crew(w, one.number, 3, [who]))
    act(ship, lambda w: planning.take_off(w, numbers[1], order(ship, numbers[1]).version))
    first, second = stops_on(ship, one.number)
    assert [(stop.stop, stop.dispatch_nos) for stop in (first, second)] == [(1, (numbers[0],)), (2, (numbers[2],))]
    assert order(ship, numbers[2]).stop_no == 2 and [key for key, _ in second.crew] == [who]  # who delivers there still does


def stops_on(ship: Shipping, trip_no: str) -> tuple[TripStop, ...]:
    with ship.place.read() as session:
        return stops.stops_of(session, trip_no)


def sheet(ship: Shipping, trip_no: str) -> str:
    with ship.place.work(ship.head) as work:
        print_paper(work, "run_sheet", trip_no)
        row = work.session.scalar(select(PrintedPaper).where(PrintedPaper.paper == "run_sheet"))
        assert row is not None
        pdf = run_sheet(work.session, trip_no, making(work.session, row))
    return "".join("".join(texts(pdf)).split())


@pytest.mark.clause("F-14")
def test_a_trip_is_planned_by_its_kind_and_its_vehicle_confirmed_later(ship: Shipping) -> None:
    draft = TripDraft("", "", "", LOADING_AT, vehicle_kind="9.6 米厢车", dock="3 号码头", until_at=LOADING_AT + timedelta(hours=2))
    with ship.place.work(ship.head) as work:
        made = planning.plan_trip(work, draft)
    assert (made.plate, made.vehicle_kind, made.state) == ("", "9.6 米厢车", TripState.PLANNED)
    fails(ship, lambda w: planning.plan_trip(w, replace(draft, vehicle_kind="")), BadInput)
    fails(ship, lambda w: planning.plan_trip(w, draft))  # the dock is taken
    leader = ship.people(Role.TEAM_LEADER)
    found = replace(draft, plate=OTHER, driver="司机乙", phone="0571-0000-0301")
    act(ship, lambda w: dispatch.change_trip(w, made.number, found), leader)
    assert trip(ship, made.number).plate == OTHER


@pytest.mark.clause("F-11")
def test_who_was_told_of_another_day_is_told_again(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    planned = ship.planned(ship.order((breaker, 1)))
    number, first = planned.number, planned.trip_no
    later = LOADING_AT + timedelta(days=3)
    other = ship.trip(plate=OTHER, planned_at=later)

    def told() -> bool:
        return ship.seen(number).notification is not None

    def tell() -> None:
        with ship.place.work(ship.sales) as work:
            dispatch.notify_customer(work, number, "收货员甲", "电话", later)

    assert told()
    act(ship, lambda w: planning.schedule(w, first, "1 号码头", later, later + timedelta(hours=1), trip(ship, first).version))
    assert not told()
    tell()
    act(ship, lambda w: planning.put_on_trip(w, number, other.number, order(ship, number).version))
    assert told()  # the same day
    act(ship, lambda w: planning.take_off(w, number, order(ship, number).version))
    assert told()
    act(ship, lambda w: planning.move_day(w, number, site_day(later) + timedelta(days=1), order(ship, number).version))
    assert not told()


@pytest.mark.clause("F-05", "G-01")
def test_a_dock_is_booked_once_from_whatever_form(ship: Shipping) -> None:
    dock, end = "3 号码头", LOADING_AT + timedelta(hours=2)
    first = ship.trip(dock=dock, until_at=end)
    draft = TripDraft(
        OTHER, "司机乙", "0571-0000-0301", LOADING_AT + timedelta(hours=1), dock=dock, until_at=LOADING_AT + timedelta(hours=3)
    )
    fails(ship, lambda w: dispatch.create_trip(w, draft))
    fails(ship, lambda w: dispatch.create_trip(w, replace(draft, planned_at=LOADING_AT - timedelta(minutes=5))))
    second = ship.trip(plate=OTHER, dock="4 号码头", planned_at=draft.planned_at)
    fails(ship, lambda w: dispatch.change_trip(w, second.number, draft))
    assert trip(ship, second.number).dock == "4 号码头"
    act(ship, lambda w: dispatch.change_trip(w, second.number, replace(draft, planned_at=end)))  # the first has left by then
    act(ship, lambda w: dispatch.cancel_trip(w, first.number, "不用了"))
    act(ship, lambda w: dispatch.change_trip(w, second.number, draft))
    assert (trip(ship, second.number).dock, trip(ship, second.number).planned_at) == (dock, draft.planned_at)


@pytest.mark.clause("F-05", "G-01")
def test_of_two_leads_who_book_a_dock_at_once_the_second_is_told(ship: Shipping) -> None:
    one, other = ship.trip(dock="").number, ship.trip(plate=OTHER, dock="").number
    end, both, told = LOADING_AT + timedelta(hours=2), Barrier(2), list[AppError]()

    def book(number: str) -> None:
        both.wait(timeout=20)
        try:
            act(ship, lambda w: planning.schedule(w, number, "5 号码头", LOADING_AT, end, trip(ship, number).version))
        except Conflict as error:
            told.append(error)

    at_once = [Thread(target=book, args=(number,)) for number in (one, other)]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join(timeout=30)
    assert len(told) == 1 and "5 号码头" in str(told[0].reason)
    assert sorted(trip(ship, number).dock for number in (one, other)) == ["", "5 号码头"]
