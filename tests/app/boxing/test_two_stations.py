"""Two stations and one order, two orders at one station: every box stays with the hands that pack it (C-14, C-16, C-17)."""

from __future__ import annotations

import pytest

from app.boxing import queries, service
from app.boxing.bench import PackingBench
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Workplace
from app.devices.codes import Command
from db.states import BoxState, Role, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People

TAG = "JF$TAG:07"


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def second_place(ship: Shipping, clock: SetClock) -> Workplace:
    return Workplace(ship.place.engine, "台位 2", clock, ship.place.bus)


def second_bench(ship: Shipping, clock: SetClock) -> Station:
    return Station(second_place(ship, clock), clock, PackingBench(), ship.packer)


def scanned(station: Station, *codes: str | Command) -> None:
    for code in codes:
        result = station.scan(code)
        assert result.verdict in (Verdict.GOOD, Verdict.DONE, Verdict.INFO), result.message


def refused(station: Station, code: str | Command) -> str | None:
    result = station.scan(code)
    assert result.verdict is Verdict.WRONG, result.message
    station.scan(Command.CONFIRM)
    return result.clause


@pytest.mark.clause("C-14")
def test_a_box_in_work_elsewhere_is_not_touched_here(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    first, second = ship.bench(clock), second_bench(ship, clock)
    scanned(first, order.number, items[0])
    scanned(second, order.number)
    assert [refused(second, code) for code in (Command.UNDO, Command.NEW_BOX)] == ["C-14", "C-14"]
    scanned(second, Command.TAKE_OUT)
    assert refused(second, items[0]) == "C-14"
    scanned(second, Command.SHORT)
    assert refused(second, "JF$RSN:SHORTAGE") == "C-14"
    scanned(second, Command.UNDO)  # no reason after all
    scanned(first, items[1])
    assert refused(second, first.packing().list_no) == "C-14"
    scanned(first, first.packing().list_no, ship.certificate(items[0]), Command.CONFIRM)
    second.actor = first.actor = ship.inspector
    scanned(second, order.number)
    assert refused(second, items[0]) == "C-14"
    scanned(first, *items)
    second.actor = ship.packer
    with pytest.raises(Refused) as caught, second_place(ship, clock).work(ship.packer) as work:
        service.seal(work, order.number, firm=True)
    assert caught.value.clause == "C-14"


@pytest.mark.clause("C-14")
def test_who_packs_nothing_here_goes_to_the_next_order(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    other, _ = ship.picked((ship.product(), 1))
    third, _ = ship.picked((ship.product(), 1))
    first, second = ship.bench(clock), second_bench(ship, clock)
    scanned(first, order.number, Command.NEW_BOX, items[0], Command.NEW_BOX)
    scanned(first, first.packing().list_no, TAG, items[1])
    scanned(second, order.number, other.number)
    assert "做完再换单" in str(first.scan(third.number).message)
    first.scan(Command.CONFIRM)
    first.actor = ship.inspector
    scanned(first, TAG)  # with a parked box before him the half packed one is still his
    assert first.packing().away
    assert "第 2 箱还没做完" in str(first.scan(third.number).message)


def test_a_parked_box_that_was_emptied_gives_its_tag_back(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    scanned(station, order.number, Command.NEW_BOX, items[0], Command.NEW_BOX)
    scanned(station, station.packing().list_no, TAG)
    station.actor = ship.inspector
    scanned(station, TAG, Command.SHORT, "JF$RSN:COUNT")
    station.actor = ship.packer
    scanned(station, TAG, Command.UNDO)
    assert station.packing().parked and station.packing().box.box_no == 1  # it may be packed anew
    assert "号牌取下" in str(station.scan(TAG).message) and not station.packing().parked
    scanned(station, items[1])
    with ship.place.read() as session:
        assert [box.pieces for box in queries.boxes(session, order.number)] == [1]


@pytest.mark.clause("C-14")
def test_another_orders_box_does_not_take_the_bench_away(ship: Shipping, clock: SetClock) -> None:
    other, other_items = ship.picked((ship.product(), 1))
    sealed = ship.sealed(other, other_items, clock)
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    scanned(station, order.number, items[0], Command.TAKE_OUT, f"00{sealed.sscc}", "JF$RSN:REOPEN")
    assert ship.box(sealed.sscc).state is BoxState.OPEN
    assert station.packing().order.number == order.number and station.packing().step is Step.ITEMS
    scanned(station, items[1])
    assert station.packing().box.pieces == 2


@pytest.mark.clause("C-17")
def test_every_hand_on_a_box_is_qualified(ship: Shipping, clock: SetClock, people: People) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    stranger = people(Role.SHIPPER)

    def by_both(*codes: str | Command) -> None:
        for code in codes:
            station.actor = stranger
            assert refused(station, code) == "C-17"
            station.actor = ship.packer
            scanned(station, code)

    scanned(station, order.number, *items)
    by_both(station.packing().list_no, ship.certificate(items[0]), Command.CONFIRM)
    station.actor = ship.inspector
    scanned(station, *items)
    by_both(Command.SEAL, f"00{station.packing().box.sscc}")
    assert station.packing().step is Step.FINISHED
