from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.errors import Conflict, NotPermitted, Refused
from app.core.work import Work, Workplace
from app.devices.codes import Command
from app.dispatch import rules, service
from app.dispatch.events import PickCompleted
from app.loading.bench import DockBench
from app.storage import queries as storage
from app.storage import service as stock
from db.models.core import AuditEntry
from db.states import DispatchState, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


@pytest.mark.clause("F-06")
def test_pick_completes_and_tells_later_stages(ship: Shipping) -> None:
    told: list[PickCompleted] = []
    ship.place.bus.on(PickCompleted, lambda _work, event: told.append(event))
    order, _ = ship.picked((ship.product(), 2), (ship.product("LS"), 20))
    assert order.state is DispatchState.PICKED
    assert told == [PickCompleted(order.number, order.trip_no)]
    with ship.place.read() as session:
        assert storage.balances_against_moves(session) == []


@pytest.mark.clause("F-06")
def test_wrong_surplus_and_double_goods_are_refused(ship: Shipping) -> None:
    breaker, relay = ship.product(), ship.product("JR", name="热过载继电器", model="JR-63")
    serials, others = ship.stock(breaker, 3), ship.stock(relay, 1)
    order = ship.planned(ship.order((breaker, 2)))

    def refused(item: str) -> str:
        with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
            service.pick(work, order.number, item)
        assert caught.value.clause == "F-06"
        return str(caught.value.reason)

    assert "不在发货单上" in refused(others[0])
    with ship.place.work(ship.packer) as work:
        assert service.pick(work, order.number, serials[0]).state is DispatchState.PICKING
    assert "已经提过货" in refused(serials[0])
    with ship.place.work(ship.packer) as work:
        service.put_back(work, order.number, serials[0])
        service.pick(work, order.number, serials[0])
    line = ship.seen(order.number).lines[0]
    assert (line.picked, line.wanted) == (1, 2)


@pytest.mark.clause("F-06")
def test_more_pieces_than_the_line_says(ship: Shipping) -> None:
    screws = ship.product("LS")
    (lot,) = ship.stock(screws, 50)
    order = ship.planned(ship.order((screws, 20)))
    with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
        service.pick(work, order.number, lot, 21)
    assert caught.value.clause == "F-06"
    with ship.place.work(ship.packer) as work:
        assert service.pick(work, order.number, lot, 20).state is DispatchState.PICKED


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_no_count_passes_that_exceeds(quantity: int, missing: int) -> None:
    if quantity > missing:
        with pytest.raises(Refused):
            rules.must_not_exceed("x", "y", quantity, missing)
    else:
        rules.must_not_exceed("x", "y", quantity, missing)


@pytest.mark.clause("B-10")
def test_stock_older_than_the_check_allows(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1)))
    clock.forward(days=91)
    with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
        service.pick(work, order.number, serial)
    assert caught.value.clause == "B-10"


@pytest.mark.clause("D-16")
def test_goods_kept_for_another_order(ship: Shipping) -> None:
    breaker = ship.product()
    serials = ship.stock(breaker, 2)
    other = ship.order((breaker, 1))
    order = ship.planned(ship.order((breaker, 1)))
    with ship.place.work(ship.sales) as work:
        stock.reserve(work, other.number, other.lines[0].line_id, [serials[0]])
    with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
        service.pick(work, order.number, serials[0])
    assert caught.value.clause == "D-16"
    with ship.place.work(ship.packer) as work:
        service.pick(work, order.number, serials[1])


def test_short_is_approved_by_the_logistics_head_alone(ship: Shipping) -> None:
    breaker = ship.product()
    serials = ship.stock(breaker, 2)
    order = ship.planned(ship.order((breaker, 2)))
    with ship.place.work(ship.packer) as work:
        service.pick(work, order.number, serials[0])
    line_id = order.lines[0].line_id
    with pytest.raises(NotPermitted), ship.place.work(ship.sales) as work:
        service.approve_short(work, order.number, line_id, 1, "客户同意分批")
    with ship.place.work(ship.head) as work:
        assert service.approve_short(work, order.number, line_id, 1, "客户同意分批").state is DispatchState.PICKED


def test_pick_waits_for_the_plan(ship: Shipping) -> None:
    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.issued(ship.order((breaker, 1)))
    with pytest.raises(Conflict), ship.place.work(ship.packer) as work:
        service.pick(work, order.number, serial)


@pytest.mark.clause("F-06")
def test_picking_by_scan(ship: Shipping, clock: SetClock) -> None:
    breaker, screws = ship.product(), ship.product("LS")
    serials, (lot,) = ship.stock(breaker, 2), ship.stock(screws, 30)
    order = ship.planned(ship.order((breaker, 2), (screws, 20)))
    dock = Station(ship.place, clock, DockBench(), ship.packer)
    assert dock.scan(serials[0]).verdict is Verdict.WRONG  # no document yet
    dock.scan(Command.CONFIRM)
    assert dock.scan(order.number).verdict is Verdict.GOOD
    assert dock.bench.state.mode == "pick"
    assert dock.scan(serials[0]).verdict is Verdict.GOOD
    wrong = dock.scan(serials[0])
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "F-06")
    assert dock.scan(serials[1]).verdict is Verdict.HOLD  # latched
    dock.scan(Command.CONFIRM)
    assert dock.scan(Command.UNDO).verdict is Verdict.INFO
    assert dock.bench.state.counted == 0
    for serial in serials:
        assert dock.scan(serial).verdict is Verdict.GOOD
    assert dock.scan("JF$20").verdict is Verdict.INFO
    done = dock.scan(lot)
    assert done.verdict is Verdict.DONE
    assert dock.bench.state.counted == dock.bench.state.expected == 22
    assert "装箱" in str(dock.bench.state.next_step)


def test_events_run_in_the_same_transaction(ship: Shipping) -> None:
    def fails(_work: Work, _event: PickCompleted) -> None:
        raise RuntimeError("later stage")

    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1)))
    ship.place.bus.on(PickCompleted, fails)
    with pytest.raises(RuntimeError), ship.place.work(ship.packer) as work:
        service.pick(work, order.number, serial)
    assert ship.seen(order.number).picked == ()


def test_a_picker_who_takes_later_goods_says_why(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    (old,) = ship.stock(breaker, 1)
    clock.forward(days=3)
    new, newer = ship.stock(breaker, 2)
    order = ship.planned(ship.order((breaker, 2)))
    dock = Station(ship.place, clock, DockBench(), ship.packer)
    dock.scan(order.number)
    assert "到 A-01-01 取" in str(dock.bench.state.next_step)
    held = dock.scan(new)
    assert (held.verdict, held.refusal) == (Verdict.HOLD, "out_of_turn") and old in str(held.message)
    assert dock.scan(new).verdict is Verdict.HOLD and dock.scan("JF$RSN:WET").verdict is Verdict.WRONG
    dock.scan(Command.CONFIRM)
    dock.lane.acknowledge()
    assert dock.scan(Command.UNDO).verdict is Verdict.INFO and dock.bench.state.pending is None
    dock.scan(new)
    assert dock.scan(old).verdict is Verdict.GOOD  # the right one in its place
    assert ship.seen(order.number).lines[0].picked == 1
    assert dock.scan(newer).verdict is Verdict.DONE  # two that came on one day: neither goes first


def test_the_reason_of_a_pick_out_of_turn_is_kept(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    (old,) = ship.stock(breaker, 1)
    clock.forward(days=3)
    (new,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1)))
    dock = Station(ship.place, clock, DockBench(), ship.packer)
    dock.scan(order.number)
    dock.scan(new)
    assert dock.scan("JF$RSN:BLOCKED").verdict is Verdict.DONE
    with ship.place.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "pick_out_of_turn")).one()
        assert old in str(entry.details) and "取不到" in str(entry.details)
