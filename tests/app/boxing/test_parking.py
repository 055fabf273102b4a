"""Parked boxes and rounds of checks: one inspector serves many benches (C-16)."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.boxing import queries, rounds
from app.boxing.bench import PackingBench
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.errors import BadInput, NotPermitted
from app.core.work import Workplace
from app.devices.codes import Command
from db.models.boxing import Box, BoxParking
from db.states import Activity, BoxState, DispatchState, Role, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.goods import qualified
from tests.helpers.orders import People
from ui.bench.view import STEPS, step_index

TAG = "JF$TAG:07"


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def other_bench(ship: Shipping, clock: SetClock) -> Station:
    """A bench at another station of the same works."""
    place = Workplace(ship.place.engine, "台位 2", clock, ship.place.bus)
    return Station(place, clock, PackingBench(), ship.packer)


def boxed_first(ship: Shipping, clock: SetClock) -> tuple[Station, tuple[str, ...], str]:
    """A bench whose first of two boxes is packed and parked under tag 07."""
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(Command.NEW_BOX)
    station.scan(items[0])
    station.scan(Command.NEW_BOX)
    station.scan(station.packing().list_no)
    assert station.packing().step is Step.CHECK
    parked = station.scan(TAG)
    assert parked.verdict is Verdict.DONE and "07 号牌" in str(parked.message)
    return station, items, order.number


@pytest.mark.clause("C-16")
def test_a_parked_box_is_checked_and_sealed_while_its_bench_goes_on(ship: Shipping, clock: SetClock) -> None:
    station, items, number = boxed_first(ship, clock)
    state = station.packing()
    assert state.step is Step.ITEMS and [(b.tag, b.box_no, b.state) for b in state.parked] == [("07", 1, BoxState.PACKED)]
    assert station.scan(items[1]).verdict is Verdict.DONE  # the second box is begun, full and waits for its papers
    assert station.packing().box is not None and station.packing().box.box_no == 2
    wrong = station.scan(TAG)  # the packer himself opens nothing for the check
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "C-16")
    station.scan(Command.CONFIRM)
    station.actor = ship.inspector
    assert station.scan(TAG).verdict is Verdict.INFO
    assert station.packing().away and station.packing().box.box_no == 1 and station.packing().step is Step.CHECK
    done = station.scan(items[0])
    assert done.verdict is Verdict.DONE and "第 1 箱核对相符" in str(done.message)
    assert station.packing().step is Step.COMPLETE and station.packing().box.box_no == 2  # back where the packer was
    assert [(b.tag, b.state) for b in station.packing().parked] == [("07", BoxState.CHECKED)]
    station.actor = ship.packer
    station.scan(TAG)
    assert station.packing().step is Step.SEAL and station.packing().box.box_no == 1
    station.scan(Command.SEAL)
    sealed = station.packing().box
    assert station.scan(f"00{sealed.sscc}").verdict is Verdict.DONE
    assert station.packing().parked == () and station.packing().box.box_no == 2
    with ship.place.read() as session:
        parking = session.scalars(select(BoxParking)).one()
        assert parking.freed_at is not None and queries.tagged(session, "07") is None
    assert ship.seen(number).state is DispatchState.PICKED


def test_an_order_is_not_done_while_its_box_stands_under_a_tag(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    ship.packed(station, order, items)
    station.scan(TAG)
    assert "07 号牌待核对" in str(station.packing().next_step) and step_index(station.packing()) == STEPS.index(Step.CHECK)
    station.actor = ship.inspector
    station.scan(TAG)
    station.scan(items[0])
    assert "扫 07 号牌去封箱" in str(station.packing().next_step) and step_index(station.packing()) == STEPS.index(Step.SEAL)


@pytest.mark.clause("C-16")
def test_at_another_bench_its_own_order_is_resumed(ship: Shipping, clock: SetClock) -> None:
    _, items, number = boxed_first(ship, clock)
    other_order, other_items = ship.picked((ship.product(), 1))
    second = other_bench(ship, clock)
    second.scan(other_order.number)
    second.scan(other_items[0])
    second.actor = ship.inspector
    second.scan(TAG)
    assert second.packing().order.number == number and second.packing().resume == other_order.number
    second.scan(items[0])
    assert second.packing().order.number == other_order.number and not second.packing().away


@pytest.mark.clause("C-16")
def test_who_took_an_item_in_and_out_again_checks_nothing(ship: Shipping, clock: SetClock, place: Workplace, people: People) -> None:
    both = qualified(place, people(Role.SHIPPER, Role.INSPECTOR), Activity.PACKING)
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock, both)
    station.scan(order.number)
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(Command.UNDO)
    ship.packed(station, order, items)
    station.scan(TAG)
    station.actor = both
    assert station.scan(TAG).clause == "C-16"


def test_a_difference_leaves_the_box_under_its_tag_to_be_packed_again(ship: Shipping, clock: SetClock) -> None:
    station, _, _ = boxed_first(ship, clock)
    station.actor = ship.inspector
    station.scan(TAG)
    station.scan(Command.SHORT)
    station.scan("JF$RSN:COUNT")
    assert [(b.tag, b.state) for b in station.packing().parked] == [("07", BoxState.OPEN)]
    assert station.packing().box is None or station.packing().box.box_no != 1
    station.actor = ship.packer
    station.scan(TAG)
    assert station.packing().step is Step.ITEMS and station.packing().box.box_no == 1


def test_a_tag_is_on_one_box_only(ship: Shipping, clock: SetClock) -> None:
    boxed_first(ship, clock)
    order, items = ship.picked((ship.product(), 1))
    second = other_bench(ship, clock)
    assert second.scan("JF$TAG:12").verdict is Verdict.WRONG  # free, and nothing to park
    second.scan(Command.CONFIRM)
    ship.packed(second, order, items)
    second.scan("JF$TAG:08")
    with pytest.raises(IntegrityError), ship.place.engine.begin() as connection:
        box_id = connection.execute(select(Box.id).order_by(Box.id.desc()).limit(1)).scalar_one()
        row = {"box_id": box_id, "tag": "07", "station": "台位 2", "parked_at": clock.now(), "parked_by_id": ship.packer.person_id}
        connection.execute(BoxParking.__table__.insert(), row | {"open_station": ""})


@pytest.mark.clause("C-16")
def test_a_round_opens_checks_for_a_quarter_of_an_hour(ship: Shipping, clock: SetClock, people: People) -> None:
    both = people(Role.INSPECTOR, Role.SHIPPER)

    def visit() -> rounds.Visit:
        with ship.place.read() as session:
            found = rounds.visit(session, both.badge, clock.now())
        assert found is not None
        return found

    assert visit().actor is None  # badge alone, no round runs
    with pytest.raises(BadInput):
        rounds.begin(ship.place, both.badge, "0000")
    assert rounds.begin(ship.place, both.badge, "2580").roles == {Role.INSPECTOR}  # for checking, nothing else
    assert visit().actor is not None and visit().actor.roles == {Role.INSPECTOR}
    clock.forward(minutes=16)
    assert visit().actor is None
    with pytest.raises(NotPermitted):
        rounds.begin(ship.place, ship.packer.badge, "2580")
    with ship.place.read() as session:
        assert rounds.visit(session, ship.packer.badge, clock.now()) is None
