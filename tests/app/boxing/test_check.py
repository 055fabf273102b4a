"""The second person's check: blind counts, the count of a whole box, fast checks; 少装 by two people (C-16, C-18, C-14)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.boxing import counting, left_out, queries, short
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.errors import Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.dispatch import queries as dispatch
from db.models.boxing import BoxCheck, BoxCountTry
from db.states import Activity, BoxState, CheckWay, DispatchState, Role, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.goods import qualified
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def packed_lot(ship: Shipping, clock: SetClock) -> tuple[Station, str]:
    """A packed box with 20 pieces of a lot, the inspector at the bench."""
    order, (lot,) = ship.picked((ship.product("LS"), 20))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan("JF$20")
    station.scan(lot)
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(lot))
    station.scan(Command.CONFIRM)
    station.actor = ship.inspector
    return station, lot


def count(station: Station, pieces: int, code: str) -> tuple[Verdict, str | None]:
    station.scan(f"JF${pieces}")
    result = station.scan(code)
    if result.verdict is Verdict.WRONG:
        assert result.error is not None and "20" not in " ".join(str(f.value) for f in result.error.facts)  # blind
        station.scan(Command.CONFIRM)
    return result.verdict, result.clause


@pytest.mark.clause("C-18")
def test_a_second_difference_opens_the_box(ship: Shipping, clock: SetClock) -> None:
    station, lot = packed_lot(ship, clock)
    row = station.packing().rows[0]
    assert row.blind and (row.counted, row.expected, station.packing().expected) == (0, 1, 1)  # no figure to copy
    assert station.scan(lot).verdict is Verdict.HOLD  # never a bare OK: first the count
    assert station.packing().step is Step.CHECK
    (other,) = ship.stock(ship.product("LS"), 5)
    assert station.scan(other).clause == "C-16"  # another lot is refused before it is counted
    station.scan(Command.CONFIRM)
    assert count(station, 19, lot) == (Verdict.WRONG, "C-18")
    assert station.packing().step is Step.CHECK
    station.scan("JF$21")
    opened = station.scan(lot)
    assert opened.verdict is Verdict.HOLD and "已开箱" in str(opened.message)
    assert station.packing().step is Step.ITEMS
    with ship.place.read() as session:
        tries = [(t.packed, t.counted) for t in session.scalars(select(BoxCountTry).order_by(BoxCountTry.id))]
    assert tries == [(20, 19), (20, 21)]


@pytest.mark.clause("C-18")
def test_a_count_that_differed_is_gone_and_is_keyed_anew(ship: Shipping, clock: SetClock) -> None:
    station, lot = packed_lot(ship, clock)
    assert count(station, 2, lot) == (Verdict.WRONG, "C-18")
    assert station.packing().count is None and "点数" in str(station.packing().next_step)
    assert station.scan(lot).verdict is Verdict.HOLD, "the mistyped figure is not taken twice"
    assert station.packing().step is Step.CHECK


@pytest.mark.clause("C-18")
def test_a_good_count_after_a_wrong_one(ship: Shipping, clock: SetClock) -> None:
    station, lot = packed_lot(ship, clock)
    assert count(station, 2, lot) == (Verdict.WRONG, "C-18")
    assert count(station, 20, lot)[0] is Verdict.DONE


@pytest.mark.clause("C-16")
def test_list_and_count_stand_for_the_rescan_of_counted_goods_only(ship: Shipping, clock: SetClock) -> None:
    station, _ = packed_lot(ship, clock)
    list_no = station.packing().list_no
    assert station.scan(list_no).verdict is Verdict.HOLD  # the count comes first
    assert count(station, 18, list_no) == (Verdict.WRONG, "C-18")
    station.actor = ship.packer
    assert count(station, 20, list_no) == (Verdict.WRONG, "C-16")
    station.actor = ship.inspector
    assert count(station, 20, list_no)[0] is Verdict.DONE
    with ship.place.read() as session:
        assert session.scalars(select(BoxCheck)).one().way is CheckWay.COUNT
    order, items = ship.picked((ship.product(), 2))
    serials = ship.bench(clock)
    ship.packed(serials, order, items)
    serials.actor = ship.inspector
    serials.scan("JF$2")
    refused = serials.scan(serials.packing().list_no)
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "C-16") and "逐件重扫" in str(refused.message)


def test_checks_faster_than_hands_are_listed(ship: Shipping, clock: SetClock) -> None:
    began = clock.now()
    for gap in (0.2, 1.5):
        order, items = ship.picked((ship.product(), 3))
        station = ship.bench(clock)
        ship.packed(station, order, items)
        station.actor = ship.inspector
        clock.forward(minutes=5)
        for item in items:
            clock.forward(seconds=gap)
            station.scan(item)
        assert station.packing().step is Step.SEAL
    with ship.place.read() as session:
        (fast,) = counting.fast_checks(session, began)
    assert (fast.checker, fast.pieces, fast.scans, round(fast.seconds, 1)) == (ship.inspector.name, 3, 3, 0.4)


def half_packed(ship: Shipping, clock: SetClock) -> tuple[Station, tuple[str, ...], str]:
    order, items = ship.picked((ship.product(), 3))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    assert station.scan(Command.SHORT).verdict is Verdict.INFO
    assert station.scan("JF$RSN:SHORTAGE").verdict is Verdict.INFO
    assert station.packing().approving and "2 件" in str(station.packing().next_step)
    return station, items, order.number


@pytest.mark.clause("C-14")
def test_a_short_box_needs_a_second_person(ship: Shipping, clock: SetClock, place: Workplace, people: People) -> None:
    station, items, number = half_packed(ship, clock)
    with pytest.raises(NotPermitted), place.work(ship.inspector) as work:
        short.approve(work, number)
    both = qualified(place, people(Role.SHIPPER, Role.TEAM_LEADER), Activity.PACKING)
    station.actor = both
    station.scan(items[1])  # he packed of it himself, so he does not approve
    with pytest.raises(Refused) as caught, place.work(both) as work:
        short.approve(work, number)
    assert caught.value.clause == "C-14"
    with place.work(ship.head) as work:
        short.approve(work, number)
    order = ship.seen(number)
    assert [(line.quantity, line.wanted, line.boxed) for line in order.lines] == [(3, 2, 2)]
    assert order.state is DispatchState.PICKED and {p.serial for p in order.picked} == set(items[:2])
    with place.read() as session:
        assert [waiting.number for waiting in dispatch.waiting_orders(session)] == [order.order_no]  # one stays open on the order
        (found,) = left_out.approved(session, number)
        assert left_out.in_words([found]) == f"少装 1：库存不足，{ship.head.name}"
        box = queries.box_of(session, items[0])
    assert box is not None and box.closed_at is not None and box.state is BoxState.OPEN
    station.actor = ship.packer
    station.scan(number)  # the bench reads its order anew
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(items[0]))
    station.scan(Command.CONFIRM)
    assert station.packing().step is Step.CHECK and not station.packing().approving


def test_who_thinks_better_of_it_goes_on_packing(ship: Shipping, clock: SetClock) -> None:
    station, items, number = half_packed(ship, clock)
    assert "继续装箱" in str(station.scan(Command.UNDO).message)
    assert not station.packing().approving and station.packing().box.pieces == 1
    with pytest.raises(Conflict), ship.place.work(ship.head) as work:
        short.approve(work, number)
    assert station.scan(items[1]).verdict is Verdict.GOOD
