"""The independent check: right loads pass, and every kind of seeded fault is found under its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import thread_time

import numpy as np
import numpy.typing as npt
import pytest

from app.planner.balance import Boxes, excess
from app.planner.checking import MOST, check
from app.planner.kinds import aside
from app.planner.model import Axles, Balance, Container, Fault, FaultKind, Item, Left, LeftReason, Placement, Plan, Side, Space, Task
from app.planner.words import kind_word, sentence
from tests.helpers.hand_loads import UPRIGHT, changed, mixed, plan_of, swapped_places, swapped_turns, without

Change = Callable[[Task, Plan], tuple[Task, Plan]]


def test_a_right_load_passes_with_its_figures() -> None:
    task, plan = mixed()
    report = check(task, plan)
    assert report.right and report.faults == ()
    assert report.weight_g == 500_000
    assert report.used_length_mm == 2000
    # Along: (400 kg · 500 + 80 kg · 1500 + 20 kg · 1250) / 500 kg; upward: (400 · 500 + 80 · 200 + 20 · 550) / 500.
    assert report.centre_mm == (690, 500, 454)
    assert (report.front_axle_g, report.rear_axle_g) == (301_667, 198_333)
    assert report.utilisation == pytest.approx((8 * 0.125 + 2 * 0.2 + 4 * 0.0375) / 3.3)


def test_an_empty_load_is_right_when_all_is_said_to_be_left() -> None:
    task, _ = mixed()
    left = tuple(Left(item.id, item.copies, LeftReason.NO_SPACE) for item in task.items)
    assert check(task, Plan((), left)).right
    assert {fault.kind for fault in check(task, Plan(())).faults} == {FaultKind.COPIES}


def _plan(change: Callable[[Plan], Plan]) -> Change:
    return lambda task, plan: (task, change(plan))


def _item(id_: str, **values: object) -> Change:
    def change(task: Task, plan: Plan) -> tuple[Task, Plan]:
        return replace(task, items=tuple(replace(i, **values) if i.id == id_ else i for i in task.items)), plan

    return change


def _inside(**values: object) -> Change:
    return lambda task, plan: (replace(task, container=replace(task.container, **values)), plan)


SEEDED: dict[str, tuple[Change, FaultKind]] = {
    "an id that is on no item": (_plan(lambda p: changed(p, 14, id="Z")), FaultKind.UNKNOWN),
    "an id that is on two items": (lambda t, p: (replace(t, items=(*t.items, t.items[2])), p), FaultKind.UNKNOWN),
    "a box lost": (_plan(lambda p: without(p, 14)), FaultKind.COPIES),
    "a box twice": (_plan(lambda p: changed(p, 10, id="A")), FaultKind.COPIES),
    "a box that stands and is left": (_plan(lambda p: replace(p, left=(Left("C", 1, LeftReason.NO_SPACE),))), FaultKind.COPIES),
    "a left box of no item": (_plan(lambda p: replace(p, left=(Left("Z", 1, LeftReason.NO_SPACE),))), FaultKind.COPIES),
    "a box on its side": (_item("C", upright=(Side.LENGTH,)), FaultKind.ORIENTATION),
    "a box of another size": (_plan(lambda p: changed(p, 14, dz_mm=299)), FaultKind.ORIENTATION),
    "through the side wall": (_plan(lambda p: changed(p, 3, y_mm=501)), FaultKind.OUTSIDE),
    "through the floor": (_plan(lambda p: changed(p, 1, z_mm=-1)), FaultKind.OUTSIDE),
    "through the door": (_inside(length_mm=1999), FaultKind.OUTSIDE),
    "wider than the door": (_inside(door_width_mm=999), FaultKind.DOOR),
    "higher than the door": (_inside(door_height_mm=499), FaultKind.DOOR),
    "in a corner casting": (_inside(blocked=(Space(1999, 999, 399, 100, 100, 100),)), FaultKind.BLOCKED),
    "one millimetre of overlap": (_plan(lambda p: changed(p, 10, x_mm=1499)), FaultKind.OVERLAP),
    "one millimetre of a base in the air": (_plan(lambda p: changed(changed(p, 10, x_mm=1501), 14, x_mm=1251)), FaultKind.SUPPORT),
    "a millimetre above its carrier": (_plan(lambda p: changed(p, 2, z_mm=501)), FaultKind.SUPPORT),
    "a carrier taken away": (_plan(lambda p: without(p, 9)), FaultKind.SUPPORT),
    "moved off its stack": (_plan(lambda p: changed(p, 14, x_mm=2300)), FaultKind.SUPPORT),
    "two boxes with each other's places": (_plan(lambda p: swapped_places(p, 1, 9)), FaultKind.OVERLAP),
    "a floor box on others": (_item("A", bottom_only=True), FaultKind.BOTTOM_ONLY),
    "a gram too much on top": (_item("A", max_load_g=49_999), FaultKind.LOAD_ON_TOP),
    "something on a top box": (_item("B", max_load_g=0), FaultKind.LOAD_ON_TOP),
    "a layer too many": (_item("A", max_layers=1), FaultKind.LAYERS),
    "a gram too heavy": (_inside(payload_g=499_999), FaultKind.PAYLOAD),
    "a gram too much on the front axle": (_inside(axles=Axles(-500, 2500, 301_666, 300_000)), FaultKind.AXLE),
    "a gram too much on the rear axle": (_inside(axles=Axles(-500, 2500, 400_000, 198_333)), FaultKind.AXLE),
    "too far to the front": (_inside(balance=Balance(231, 500)), FaultKind.BALANCE),
    "too far to the door": (_inside(balance=Balance(0, 229)), FaultKind.BALANCE),
    "a turn twice": (_plan(lambda p: changed(p, 14, sequence=13)), FaultKind.SEQUENCE),
    "a turn left out": (_plan(lambda p: changed(p, 14, sequence=15)), FaultKind.SEQUENCE),
    "above before below": (_plan(lambda p: swapped_turns(p, 1, 2)), FaultKind.SEQUENCE),
    "behind after before": (_plan(lambda p: swapped_turns(p, 9, 10)), FaultKind.WAY_IN),
    "the farther stop before the door": (_item("A", stop=1), FaultKind.STOP_ORDER),
    "the farther stop on top": (_item("C", stop=3), FaultKind.STOP_ORDER),
    "another stop than the item's": (_plan(lambda p: changed(p, 14, stop=2)), FaultKind.STOP_ORDER),
}


@pytest.mark.parametrize("name", SEEDED)
def test_a_seeded_fault_is_found_under_its_name(name: str) -> None:
    change, kind = SEEDED[name]
    task, plan = change(*mixed())
    found = check(task, plan)
    assert not found.right
    assert kind in {fault.kind for fault in found.faults}
    for fault in found.faults:
        assert "{" not in f"{sentence(fault)} {sentence(fault, task.container)} {kind_word(fault.kind)}"


def test_seeds_cover_every_kind() -> None:
    assert {kind for _, kind in SEEDED.values()} == set(FaultKind)


def _rows(plan: Plan) -> npt.NDArray[np.int64]:
    """The load as the search keeps it."""
    rows = [(n, p.x_mm, p.y_mm, p.z_mm, p.dx_mm, p.dy_mm, p.dz_mm) for n, p in enumerate(plan.placements)]
    return np.array(rows, np.int64)


def test_a_load_that_leans_to_one_side_is_out_of_balance() -> None:
    inside = Container(1000, 1000, 1000, balance=Balance(side_permille=50))
    task = Task(inside, (Item("A", 1000, 400, 500, 2, 10_000), Item("B", 1000, 200, 500, 1, 10_000)))
    plan = plan_of([("A", 0, 0, 0, 1000, 400, 500), ("A", 0, 0, 500, 1000, 400, 500), ("B", 0, 400, 0, 1000, 200, 500)])
    assert check(task, plan).faults == (Fault(FaultKind.BALANCE, (), 200, 50),)
    boxes = Boxes(_rows(plan), np.full(3, 10_000.0), np.zeros(3, np.int64))
    # From half the payload on the limit holds as it is, a lighter load may lie so much farther off; below a tenth where it likes.
    for payload, allowed in ((30_000, 50), (60_000, 50), (120_000, 100), (238_000, 198), (240_000, 200), (300_001, None)):
        light = replace(task, container=replace(inside, payload_g=payload))
        right = allowed is None or allowed >= 200
        assert check(light, plan).faults == (() if right else (Fault(FaultKind.BALANCE, (), 200, allowed or 0),))
        assert (excess(light.container, boxes) == 0.0) is right
        assert aside(light.container, 30_000) == allowed
    words = str(sentence(Fault(FaultKind.BALANCE, (), 200, 100), replace(inside, payload_g=120_000)))
    assert words == "重心左右偏 20.0 %，这样轻的货最多 10.0 %（半载以上最多 5.0 %）"
    assert str(sentence(Fault(FaultKind.BALANCE, (), 200, 50), inside)) == "重心左右偏 20.0 %，最多 5.0 %"


def test_weight_is_spread_by_the_areas_in_contact_through_all_that_lies_between() -> None:
    # The slab S (60 kg) lies two thirds on P and one third on Q; T (30 kg) stands on S alone: P carries 60, Q 30.
    items = (
        Item("P", 200, 100, 100, 1, 1_000, max_load_g=60_000), Item("Q", 100, 100, 100, 1, 1_000, max_load_g=30_000),
        Item("S", 300, 100, 10, 1, 60_000, UPRIGHT), Item("T", 50, 50, 50, 1, 30_000),
    )  # fmt: skip
    plan = plan_of(
        [("P", 0, 0, 0, 200, 100, 100), ("Q", 200, 0, 0, 100, 100, 100), ("S", 0, 0, 100, 300, 100, 10), ("T", 0, 0, 110, 50, 50, 50)]
    )
    task = Task(Container(300, 100, 200), items)
    assert check(task, plan).right
    tighter = replace(task, items=(replace(items[0], max_load_g=59_999), replace(items[1], max_load_g=29_999), *items[2:]))
    assert check(tighter, plan).faults == (
        Fault(FaultKind.LOAD_ON_TOP, (1,), 60_000, 59_999),
        Fault(FaultKind.LOAD_ON_TOP, (2,), 30_000, 29_999),
    )


def test_a_farther_stop_over_others_is_found_on_every_box_below() -> None:
    items = (Item("A", 100, 100, 100, 1, stop=1), Item("B", 100, 100, 50, 1, stop=1), Item("C", 100, 100, 20, 1, stop=2))
    places = [("A", 0, 0, 0, 100, 100, 100), ("B", 0, 0, 100, 100, 100, 50), ("C", 0, 0, 150, 100, 100, 20)]
    found = check(Task(Container(100, 100, 200), items), plan_of(places, {"C": 2})).faults
    assert [fault.sequences for fault in found if fault.kind is FaultKind.STOP_ORDER] == [(1, 3), (2, 3)]


def test_boxes_that_only_touch_a_blocked_space_or_each_other_are_right() -> None:
    inside = Container(300, 200, 100, blocked=(Space(200, 0, 0, 100, 100, 100),))
    plan = plan_of([("A", x, y, 0, 100, 100, 100) for x, y in ((0, 0), (0, 100), (100, 0), (100, 100), (200, 100))])
    assert check(Task(inside, (Item("A", 100, 100, 100, 5),)), plan).right


def _grid(along: int, across: int, high: int) -> tuple[Task, Plan]:
    size = 200
    order = [(x, y, z) for x in range(along) for z in range(high) for y in range(across)]
    item = Item("A", size, size, size, len(order), 1_000, max_load_g=(high - 1) * 1_000, max_layers=high)
    places = [("A", x * size, y * size, z * size, size, size, size) for x, y, z in order]
    return Task(Container(along * size, across * size, high * size), (item,)), plan_of(places)


def test_five_hundred_boxes_are_judged_while_a_hand_moves_one_and_thousands_in_a_moment() -> None:
    for task, plan, seconds in ((*_grid(8, 8, 8), 0.2), (*_grid(40, 12, 11), 2.0)):
        start = thread_time()
        assert check(task, plan).right
        assert thread_time() - start < seconds


def test_a_heap_of_boxes_in_one_place_is_refused_without_listing_every_pair() -> None:
    task, _ = _grid(40, 12, 11)
    heap = Plan(tuple(Placement("A", 0, 0, 200 * (turn % 2), 200, 200, 200, turn + 1) for turn in range(5_280)))
    found = check(task, heap).faults
    assert [fault.kind for fault in found] == [FaultKind.OVERLAP] * MOST
