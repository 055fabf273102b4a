"""Load plans of trips: kept only when right, moved by hand, void when what they were made from changes (G-06, G-07)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.boxing import checking
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.dispatch import service as dispatch
from app.dispatch.events import DispatchChanged, TripChanged
from app.loading import plan_queries, plans
from app.loading.plan_views import LoadPlanView
from app.loading.plans import Move
from app.planner.model import Left, LeftReason, Plan, Side
from db.models.boxing import Box
from db.models.catalog import PackagingKind
from db.models.dispatch import DispatchLine, DispatchOrder
from db.states import LoadPlanState, Role
from tests.helpers.load_plan import Loads, laid, piled
from tests.helpers.orders import People


@pytest.fixture
def loads(place: Workplace, people: People, clock: SetClock) -> Loads:
    return Loads(place, people, clock)


def refused(loads: Loads, trip_no: str, plan: Plan) -> Refused:
    with pytest.raises(Refused) as caught:
        loads.saved(trip_no, plan)
    return caught.value


@pytest.mark.clause("G-06", "C-02", "E-01")
def test_a_plan_of_the_boxes_that_are_there(loads: Loads) -> None:
    trip = loads.trip()
    _, (far,) = loads.boxed(trip, 1, stop=2)
    _, (near,) = loads.boxed(trip, 1, stop=1)
    task = loads.task(trip.number)
    first = task.boxes[0]
    assert [(box.item.id, box.item.stop, box.estimated) for box in task.boxes] == [(near.sscc, 1, False), (far.sscc, 2, False)]
    assert (first.item.length_mm, first.item.width_mm, first.item.height_mm) == near.size_mm
    assert (first.item.weight_g, first.packaging, first.item.mark) == (near.gross_weight_g, "纸制包装箱", "示范 2026")
    assert first.item.max_layers == 4 and first.item.max_load_g == 3 * (30_000 + 1_200)  # what the kind of packaging bears
    assert first.item.upright == (Side.HEIGHT,)  # the mark 向上
    view = loads.saved(trip.number)
    assert view.number.startswith("ZG26") and view.state is LoadPlanState.CURRENT and view.report.right and view.search_ms == 1500
    assert [box.sscc for box in view.boxes] == [far.sscc, near.sscc]  # the farthest stop goes in first
    assert [str(box.place.words) for box in view.boxes] == ["第1排 左起1 第1层", "第1排 左起2 第1层"]
    assert [(part.stop, part.boxes, part.last_sequence) for part in view.stops] == [(2, 1, 1), (1, 1, 2)]
    assert {str(words) for words in view.conditions} >= {"2 站", "全支承", "限层数"}
    assert set(view.task.items) == set(task.task.items)
    with loads.place.read() as session:
        assert plan_queries.current(session, trip.number) == view
    assert view.next_boxes == view.boxes


@pytest.mark.clause("G-07")
def test_stacked_too_high_or_too_heavy_is_refused(loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 5)
    error = refused(loads, trip.number, piled(loads.task(trip.number).task, 5))
    assert (error.clause, str(error.reason)) == ("G-07", "超过堆码层数")
    assert {str(fact.label): str(fact.value) for fact in error.facts}.items() >= {"现在": "5", "允许": "4"}.items()
    with loads.place.work(loads.ship.head) as work:  # so that two of them are heavier than what the packaging bears
        work.session.query(PackagingKind).update({"max_load_g": 300, "tare_g": 0})
    error = refused(loads, trip.number, piled(loads.task(trip.number).task, 4))
    assert (error.clause, str(error.reason)) == ("G-07", "超过堆码承重")
    assert loads.saved(trip.number).report.right


@pytest.mark.clause("G-07")
@pytest.mark.clause("C-12")
def test_nothing_stands_on_fragile_goods(loads: Loads) -> None:
    trip = loads.trip()
    glass = loads.ship.product("BL", name="玻璃绝缘子", fragile=True)
    boxes = []
    for _ in range(2):
        order, items = loads.ship.picked((glass, 1), trip=trip)
        boxes.append(loads.ship.sealed(order, items, loads.clock))
    assert {box.item.max_load_g for box in loads.task(trip.number).boxes} == {0}
    assert refused(loads, trip.number, piled(loads.task(trip.number).task, 2)).clause == "G-07"


@pytest.mark.clause("G-07")
@pytest.mark.clause("C-02")
def test_no_plan_while_nobody_says_what_the_packaging_bears(loads: Loads) -> None:
    trip = loads.trip()
    _, (box,) = loads.boxed(trip, 1)
    plan = laid(loads.task(trip.number).task)
    with loads.place.work(loads.ship.head) as work:
        work.session.query(PackagingKind).update({"max_layers": 0})
    error = refused(loads, trip.number, plan)
    assert error.clause == "G-07" and "纸制包装箱没有填堆码层数" in str(error.reason) and error.helper is Role.PROCESS
    with loads.place.work(loads.ship.head) as work:
        work.session.query(PackagingKind).update({"max_layers": 4})
    with loads.place.work(loads.ship.head) as work:
        work.session.query(Box).filter(Box.sscc == box.sscc).update({"height_mm": 0})
    with pytest.raises(BadInput) as caught:
        loads.saved(trip.number, plan)
    assert "没有外形尺寸" in str(caught.value.reason) and caught.value.facts


@pytest.mark.clause("G-06")
def test_a_plan_with_a_fault_is_not_kept_whoever_calls_it_right(loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 2)
    good = laid(loads.task(trip.number).task)
    first, second = good.placements
    wrong = (
        replace(good, placements=(first, replace(second, y_mm=first.y_mm + 1))),  # two boxes in one place
        replace(good, placements=(first, replace(second, z_mm=1))),  # floating
        replace(good, placements=(first, replace(second, id=first.id))),  # one box twice, the other lost
        replace(good, placements=(first, replace(second, x_mm=2900))),  # through the door
        replace(good, placements=(replace(first, x_mm=600, sequence=1), replace(second, y_mm=0, sequence=2))),  # shut in by the first
    )
    for plan in wrong:
        error = refused(loads, trip.number, plan)
        assert error.clause == "G-06" and "没有通过复核" in str(error.reason) and len(error.facts) > 1
    with pytest.raises(BadInput):
        loads.saved(trip.number, Plan(()))
    with pytest.raises(NotPermitted), loads.place.work(loads.people(Role.GUARD)) as work:
        plans.save_plan(work, trip.number, good)
    loads.set_trip(trip.number, vehicle_kind="")
    with pytest.raises(Conflict), loads.place.work(loads.ship.head) as work:
        plans.save_plan(work, trip.number, good)


@pytest.mark.clause("G-06")
def test_what_was_left_is_kept_with_its_reason(loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 2)
    whole = laid(loads.task(trip.number).task)
    part = Plan(whole.placements[:1], (Left(whole.placements[1].id, 1, LeftReason.NO_SPACE),))
    view = loads.saved(trip.number, part)
    assert [(one.box.item.id, one.reason) for one in view.left] == [(whole.placements[1].id, LeftReason.NO_SPACE)]
    assert view.plan == replace(part, utilisation=view.report.utilisation)


@pytest.mark.clause("G-06")
def test_a_box_moved_by_hand(loads: Loads) -> None:
    trip = loads.trip()
    loads.boxed(trip, 3)
    view = loads.saved(trip.number)
    keys = [box.key for box in view.boxes]
    with loads.place.work(loads.ship.head) as work:
        plans.print_plan(work, view.number)
    onto = Move(1, 0, view.boxes[1].placement.y_mm, 400)  # the first onto the second: it now goes in after it
    judged = plans.judge(view.task, view.plan, onto)
    assert judged.report.right and [p.id for p in judged.plan.placements] == [keys[1], keys[0], keys[2]]
    assert loads.newest(trip.number) == view  # judging keeps nothing
    with loads.place.work(loads.ship.packer) as work:
        moved = plans.move_box(work, view.number, onto)
    assert [box.key for box in moved.boxes] == [keys[1], keys[0], keys[2]] and moved.moved == 1
    assert str(moved.boxes[1].place.words) == "第1排 左起1 第2层"
    with loads.place.read() as session:
        from app.printing.service import printed_count

        assert printed_count(session, "load_plan", view.number) == 0  # what was printed is void
    with pytest.raises(Refused) as caught, loads.place.work(loads.ship.packer) as work:
        plans.move_box(work, view.number, Move(1, 0, 0, 700))  # into the air
    assert caught.value.clause == "G-06" and loads.newest(trip.number) == moved
    with loads.place.work(loads.ship.packer) as work:  # turned by a quarter at its place on the floor
        plans.move_box(work, view.number, Move(3, 600, 0, 0, (600, 400, 400)))


def void_reason(view: LoadPlanView) -> str:
    assert view.state is LoadPlanState.VOID and view.voided_at is not None
    return view.void_reason


@pytest.mark.clause("G-06")
def test_a_plan_is_void_when_its_trip_changes(loads: Loads) -> None:
    trip = loads.trip()
    orders, boxes = loads.boxed(trip, 2)
    view = loads.saved(trip.number)
    with loads.place.work(loads.ship.head) as work:
        plans.print_plan(work, view.number)
    again = loads.saved(trip.number)
    with loads.place.read() as session:
        old = plan_queries.plan(session, view.number)
    assert old is not None and void_reason(old) == "已重排" and again.number != view.number
    with pytest.raises(Conflict) as caught, loads.place.work(loads.ship.head) as work:
        plans.print_plan(work, view.number)
    assert "已作废" in str(caught.value.reason)
    with loads.place.work(loads.ship.packer) as work:
        checking.reopen(work, boxes[0].sscc, "换一件")
    assert "箱有变化" in void_reason(loads.newest(trip.number))
    loads.saved(trip.number)  # with the goods of the open box as an expected one
    with loads.place.work(loads.ship.head) as work:
        dispatch.postpone(work, orders[1].number, "客户要晚一天")
    assert void_reason(loads.newest(trip.number)) == f"{orders[1].number} 已改期，不在本车"
    loads.saved(trip.number)
    with loads.place.work(loads.ship.head) as work:
        dispatch.plan(work, orders[1].number, trip.number)
    assert void_reason(loads.newest(trip.number)) == f"{orders[1].number} 排上了本车"
    loads.saved(trip.number)
    loads.set_trip(trip.number, vehicle_kind="BOX-9.6")
    with loads.place.work(loads.ship.head) as work:
        work.emit(TripChanged(trip.number))
    assert void_reason(loads.newest(trip.number)) == "车型已改"


@pytest.mark.clause("G-06")
def test_a_plan_searched_for_other_goods_is_not_kept(loads: Loads) -> None:
    trip = loads.trip()
    _, boxes = loads.boxed(trip, 2)
    task = loads.task(trip.number)
    with loads.place.work(loads.ship.packer) as work:
        checking.reopen(work, boxes[0].sscc, "换一件")
    with pytest.raises(Conflict) as caught, loads.place.work(loads.ship.head) as work:
        plans.save_plan(work, trip.number, laid(task.task), basis=task.basis)
    assert "请重算" in str(caught.value.reason)


@pytest.mark.clause("G-06")
def test_expected_boxes_give_way_to_real_ones(loads: Loads) -> None:
    """Planned before packing: the same picture with the real box, once it has the measures that were expected."""
    ship, trip = loads.ship, loads.trip()
    order, items = ship.picked((ship.product(), 2), trip=trip)
    task = loads.task(trip.number)
    (expected,) = task.boxes
    assert expected.estimated and expected.item.length_mm == 600
    assert expected.contents.endswith("× 2") and expected.packaging == "纸制包装箱"
    view = loads.saved(trip.number)
    assert view.estimated == 1 and view.boxes[0].sscc == "" and "预估" in str(view.boxes[0].name)
    box = ship.sealed(order, items, loads.clock)
    followed = loads.newest(trip.number)
    assert (followed.number, followed.state, followed.estimated) == (view.number, LoadPlanState.CURRENT, 0)
    assert followed.boxes[0].sscc == box.sscc and followed.boxes[0].item.weight_g == box.gross_weight_g
    assert followed.boxes[0].placement == replace(view.boxes[0].placement, id=box.sscc)


@pytest.mark.clause("G-06")
def test_a_box_unlike_the_expected_one_makes_the_plan_void(loads: Loads) -> None:
    """One box was expected; the packer took two."""
    ship, trip = loads.ship, loads.trip()
    order, items = ship.picked((ship.product(), 2), trip=trip)
    loads.saved(trip.number)
    bench = ship.bench(loads.clock)
    bench.scan(order.number)
    bench.scan(items[0])
    assert loads.newest(trip.number).state is LoadPlanState.CURRENT  # an open box changes nothing yet
    bench.scan(Command.NEW_BOX)
    assert "箱有变化" in void_reason(loads.newest(trip.number))
    with loads.place.read() as session:
        assert plan_queries.current(session, trip.number) is None


@pytest.mark.clause("G-06")
def test_boxes_that_stay_here_leave_the_others_in_their_places(loads: Loads) -> None:
    trip = loads.trip()
    orders, boxes = loads.boxed(trip, 2)
    view = loads.saved(trip.number)
    stays = next(box for box in view.boxes if box.sequence == 1)
    number = stays.dispatch_no
    with loads.place.work(loads.ship.head) as work:  # what a short load with approval leaves of the 发货单
        work.session.query(Box).filter(Box.sscc == stays.sscc).update({"dispatch_no": "FH26999999"})
        dispatch_id = work.session.query(DispatchOrder.id).filter(DispatchOrder.number == number).scalar_subquery()
        work.session.query(DispatchLine).filter(DispatchLine.dispatch_id == dispatch_id).update(
            {"approved_short": DispatchLine.quantity}, synchronize_session=False
        )
        work.emit(DispatchChanged(number, "lines"))
    now = loads.newest(trip.number)
    assert (now.number, now.state) == (view.number, LoadPlanState.CURRENT) and len(now.boxes) == 1
    assert now.boxes[0].placement == replace(view.boxes[1].placement, sequence=1) and len(orders) == len(boxes)
