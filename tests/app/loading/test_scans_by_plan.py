"""Loading by scan against the load plan: places, order, equal boxes, undo; and how little of it is read anew (G-04, G-06)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.boxing.views import BoxView
from app.core.clock import SetClock
from app.core.errors import NotPermitted, Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.loading import plans, service
from app.loading.bench import DockBench
from app.loading.plan_views import LoadPlanView
from app.loading.plans import Move
from app.loading.views import DockState
from app.planner.checking import check
from db.models.boxing import Box, BoxItem
from db.states import Role, TripState, Verdict
from tests.app.test_statement_counts import counted
from tests.helpers.dispatch import Station
from tests.helpers.load_plan import Loads
from tests.helpers.orders import People


@pytest.fixture
def loads(place: Workplace, people: People, clock: SetClock) -> Loads:
    return Loads(place, people, clock)


def dock(loads: Loads, trip_no: str) -> Station:
    """The dock with the trip open."""
    loads.ship.loading(trip_no)
    station = Station(loads.place, loads.clock, DockBench(), loads.ship.packer)
    assert station.scan(trip_no).verdict is Verdict.GOOD
    return station


def state(station: Station) -> DockState:
    found = station.bench.state
    assert isinstance(found, DockState)
    return found


def two_stops(loads: Loads, *, strict: bool = False) -> tuple[LoadPlanView, list[BoxView], list[BoxView]]:
    """Two boxes for the far stop along the front wall, one for the near stop behind them."""
    trip = loads.trip(strict=strict)
    _, far = loads.boxed(trip, 2, stop=2)
    _, near = loads.boxed(trip, 1, stop=1)
    return loads.saved(trip.number), far, near


@pytest.mark.clause("G-06")
def test_each_scan_answers_with_the_place(loads: Loads) -> None:
    plan, far, near = two_stops(loads)
    station = dock(loads, plan.trip_no)
    assert state(station).plan_no == plan.number
    assert [box.sscc for box in state(station).next_boxes] == [box.sscc for box in plan.boxes]
    assert "第1排 左起1 第1层" in str(state(station).next_step)
    first = station.scan(f"00{plan.boxes[0].sscc}")
    assert first.verdict is Verdict.GOOD and "第1排 左起1 第1层" in str(first.message)
    place = state(station).place
    assert place is not None and (place.sscc, place.loaded_as) == (plan.boxes[0].sscc, 1)
    assert [box.sequence for box in state(station).next_boxes] == [2, 3]
    station.scan(f"00{plan.boxes[1].sscc}")
    assert station.scan(f"00{near[0].sscc}").verdict is Verdict.DONE
    assert state(station).next_boxes == () and state(station).counted == 3
    assert loads.newest(plan.trip_no).loaded == 3 and far


@pytest.mark.clause("G-06")
def test_a_load_plan_opens_its_trip_at_the_dock(loads: Loads) -> None:
    plan, _, _ = two_stops(loads)
    loads.ship.loading(plan.trip_no)
    station = Station(loads.place, loads.clock, DockBench(), loads.ship.packer)
    assert station.scan(plan.number).verdict is Verdict.GOOD
    assert (state(station).document, state(station).plan_no) == (plan.trip_no, plan.number)


def behind(loads: Loads, plan: LoadPlanView) -> LoadPlanView:
    """The near stop's box moved behind the others, so that it would shut them in."""
    with loads.place.work(loads.ship.head) as work:
        return plans.move_box(work, plan.number, Move(3, 400, 0, 0))


@pytest.mark.clause("G-06")
def test_out_of_order_warns_and_goes_on_when_scanned_again(loads: Loads) -> None:
    plan, _, near = two_stops(loads)
    plan = behind(loads, plan)
    station = dock(loads, plan.trip_no)
    held = station.scan(f"00{near[0].sscc}")
    assert (held.verdict, held.clause, held.refusal) == (Verdict.HOLD, "G-06", "out_of_order")
    assert "先装第1排 左起1 第1层" in str(held.message) and "再扫一次" in str(held.message)
    assert state(station).counted == 0 and loads.ship.load(plan.trip_no).boxes == ()
    loads.clock.forward(seconds=5)
    assert station.scan(f"00{near[0].sscc}").verdict is Verdict.GOOD
    free = station.scan(f"00{plan.boxes[0].sscc}")  # its own place is shut in, that of its twin is not
    assert free.verdict is Verdict.GOOD and "已对换" in str(free.message) and "第1排 左起2 第1层" in str(free.message)
    shut_in = station.scan(f"00{plan.boxes[1].sscc}")
    assert shut_in.verdict is Verdict.HOLD and "挡住" in str(shut_in.message)
    loads.clock.forward(seconds=5)
    assert station.scan(f"00{plan.boxes[1].sscc}").verdict is Verdict.DONE


@pytest.mark.clause("G-06")
def test_a_strict_trip_is_loaded_in_its_order_only(loads: Loads) -> None:
    plan, _, near = two_stops(loads, strict=True)
    station = dock(loads, plan.trip_no)
    wrong = station.scan(f"00{near[0].sscc}")
    assert (wrong.verdict, wrong.clause, str(wrong.message)) == (Verdict.WRONG, "G-06", "未按装柜图次序")
    assert wrong.error is not None and "第1排 左起1 第1层" in {str(fact.value) for fact in wrong.error.facts}
    with pytest.raises(Refused), loads.place.work(loads.ship.packer) as work:
        service.load_box(work, plan.trip_no, near[0].sscc)
    with pytest.raises(NotPermitted), loads.place.work(loads.ship.packer) as work:
        plans.void_plan(work, plan.number, "不好装")  # the crew does not take the order away
    station.scan(Command.CONFIRM)
    for box in plan.boxes:
        assert station.scan(f"00{box.sscc}").verdict in (Verdict.GOOD, Verdict.DONE)
    assert [box.loaded_as for box in loads.newest(plan.trip_no).boxes] == [1, 2, 3]


@pytest.mark.clause("G-06")
def test_a_strict_trip_waits_for_a_plan_that_holds(loads: Loads) -> None:
    trip = loads.trip(strict=True)
    loads.boxed(trip, 2)
    with pytest.raises(Refused) as caught:
        loads.ship.loading(trip.number)
    assert caught.value.clause == "G-06" and "先在「装柜图」算一张" in str(caught.value.reason)
    plan = loads.saved(trip.number)
    station = dock(loads, trip.number)
    with loads.place.work(loads.ship.head) as work:
        plans.void_plan(work, plan.number, "换装法")
    held = station.scan(f"00{plan.boxes[0].sscc}")
    assert (held.verdict, held.clause) == (Verdict.WRONG, "G-06") and loads.ship.load(trip.number).boxes == ()
    station.scan(Command.CONFIRM)
    loads.saved(trip.number)
    assert station.scan(f"00{plan.boxes[0].sscc}").verdict is Verdict.GOOD


@pytest.mark.clause("G-06")
def test_equal_boxes_change_places(loads: Loads) -> None:
    plan, _, _ = two_stops(loads, strict=True)
    station = dock(loads, plan.trip_no)
    first, second = plan.boxes[:2]
    taken = station.scan(f"00{second.sscc}")
    assert taken.verdict is Verdict.GOOD and "已对换" in str(taken.message) and "第1排 左起1 第1层" in str(taken.message)
    swapped = loads.newest(plan.trip_no)
    assert [box.sscc for box in swapped.boxes[:2]] == [second.sscc, first.sscc]
    assert swapped.boxes[0].placement == replace(first.placement, id=second.sscc) and swapped.boxes[0].dispatch_no == second.dispatch_no
    assert swapped.number == plan.number and swapped.basis == plan.basis
    assert station.scan(f"00{first.sscc}").verdict is Verdict.GOOD


@pytest.mark.clause("G-06")
def test_boxes_of_other_weights_that_change_places_change_the_figures_of_the_plan(loads: Loads) -> None:
    trip = loads.trip(strict=True)
    _, boxes = loads.boxed(trip, 2, stop=2)
    with loads.place.work(loads.ship.head) as work:
        work.session.query(Box).filter(Box.sscc == boxes[1].sscc).update({"gross_weight_g": (boxes[1].gross_weight_g or 1000) * 3})
    plan = loads.saved(trip.number)
    assert "已对换" in str(dock(loads, trip.number).scan(f"00{plan.boxes[1].sscc}").message)
    now = loads.newest(trip.number)
    assert now.report == replace(check(now.task, now.plan), faults=()) and now.report.centre_mm != plan.report.centre_mm


@pytest.mark.clause("G-06")
def test_undo_frees_the_place(loads: Loads) -> None:
    plan, _, _ = two_stops(loads, strict=True)
    station = dock(loads, plan.trip_no)
    for box in plan.boxes[:2]:
        station.scan(f"00{box.sscc}")
    station.scan(Command.UNDO)
    assert [box.loaded_as for box in loads.newest(plan.trip_no).boxes] == [1, 0, 0]
    assert state(station).next_boxes[0].sequence == 2
    with pytest.raises(Refused), loads.place.work(loads.ship.packer) as work:
        service.load_box(work, plan.trip_no, plan.boxes[2].sscc)
    loads.clock.forward(seconds=5)
    station.scan(f"00{plan.boxes[1].sscc}")
    assert loads.newest(plan.trip_no).loaded == 2


@pytest.mark.clause("G-04")
def test_other_refusals_stay_as_they_are_with_a_plan(loads: Loads, people: People) -> None:
    plan, _, _ = two_stops(loads)
    _, (stranger,) = loads.boxed(loads.trip(), 1)
    station = dock(loads, plan.trip_no)
    assert station.scan(f"00{stranger.sscc}").clause == "G-04"
    station.scan(Command.CONFIRM)
    station.scan(Command.SHORT)
    assert station.scan(f"00{plan.boxes[0].sscc}").clause == "E-11"
    station.scan(Command.CONFIRM)
    station.scan(Command.SHORT)
    station.scan(f"00{plan.boxes[0].sscc}")
    loads.clock.forward(seconds=5)
    assert station.scan(f"00{plan.boxes[0].sscc}").clause == "G-04"  # twice


def statements_of_a_scan(loads: Loads, station: Station, sscc: str) -> list[str]:
    with counted(loads.place) as sent:
        assert station.scan(f"00{sscc}").verdict is Verdict.GOOD
    return sent


def filled_up(loads: Loads, dispatch_no: str, count: int) -> None:
    """So many more boxes of a 发货单 on the list, all alike."""
    with loads.place.work(loads.ship.head) as work:
        first = work.session.query(Box).filter(Box.dispatch_no == dispatch_no).one()
        item = work.session.query(BoxItem).filter(BoxItem.box_id == first.id).first()
        assert item is not None
        for n in range(2, count + 2):
            box = Box(
                sscc=f"{n:018d}", dispatch_no=dispatch_no, box_no=n, state=first.state, kind_id=first.kind_id,
                length_mm=first.length_mm, width_mm=first.width_mm, height_mm=first.height_mm, gross_weight_g=first.gross_weight_g,
                packer_id=first.packer_id, opened_at=first.opened_at, closed_at=first.closed_at,
            )  # fmt: skip
            work.session.add(box)
            work.session.flush()
            work.session.add(
                BoxItem(box_id=box.id, line_id=item.line_id, product_id=item.product_id, lot_no="L261123-01", quantity=1, at=item.at)
            )


def test_a_load_scan_takes_few_statements_however_many_boxes(loads: Loads) -> None:
    trip = loads.trip()
    orders, _ = loads.boxed(trip, 3)
    plan = loads.saved(trip.number)
    station = dock(loads, trip.number)
    few = statements_of_a_scan(loads, station, plan.boxes[0].sscc)
    with loads.place.work(loads.people(Role.LOGISTICS_HEAD)) as work:
        plans.void_plan(work, plan.number, "多了货")
    bare = statements_of_a_scan(loads, station, plan.boxes[1].sscc)
    assert len(few) <= 30 and len(bare) < len(few), "\n".join(few)
    filled_up(loads, orders[0].number, 120)
    station.scan(trip.number)
    many = statements_of_a_scan(loads, station, plan.boxes[2].sscc)
    assert len(many) == len(bare)
    trip_now = state(station).trip
    assert state(station).expected == 123 and trip_now is not None and trip_now.state is TripState.LOADING
