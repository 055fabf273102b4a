"""The search: every plan passes the independent check, what cannot be meant is said, what is left has its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import BadInput
from app.planner.checking import check
from app.planner.model import Axles, Balance, Container, Item, Left, LeftReason, Plan, Side, Space, Task
from app.planner.search import plan
from tests.benchmarks import _load_data

LONG = 60.0
"""No test waits so long: each ends after so many loads looked at, the same on every computer."""


def after(loads: int) -> Callable[[], bool]:
    """Stops a search after so many loads."""
    asked = iter(range(loads))
    return lambda: next(asked, None) is None


def planned(task: Task, loads: int = 60) -> Plan:
    made = plan(task, LONG, stop=after(loads))
    assert check(task, made).faults == ()
    return made


sizes = st.integers(1, 70)
spaces = st.builds(Space, *[st.integers(0, 60)] * 3, *[st.integers(1, 60)] * 3)


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    weight = draw(st.sampled_from((0, 900, 4000, 12_000)))
    return Item(
        f"i{number}", draw(sizes), draw(sizes), draw(sizes), copies=draw(st.integers(1, 25)), weight_g=weight,
        upright=tuple(draw(st.sets(st.sampled_from(Side), min_size=1))),
        max_load_g=draw(st.sampled_from((None, None, 0, 5000, 2 * weight))), max_layers=draw(st.sampled_from((None, None, 1, 2, 3))),
        bottom_only=draw(st.integers(0, 9)) == 0, stop=draw(st.integers(1, 3)), mark=draw(st.sampled_from(("", "A", "B"))),
        lot=draw(st.sampled_from(("", "1"))),
    )  # fmt: skip


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    goods = tuple(draw(items(n)) for n in range(draw(st.integers(1, 7))))
    weight = sum(item.weight_g * item.copies for item in goods)
    length, width, height = draw(st.integers(30, 240)), draw(st.integers(30, 110)), draw(st.integers(30, 110))
    container = Container(
        length, width, height, payload_g=draw(st.sampled_from((None, weight, weight // 2))),
        door_width_mm=draw(st.sampled_from((0, width - 3))), door_height_mm=draw(st.sampled_from((0, height - 5))),
        blocked=tuple(draw(st.lists(spaces, max_size=2))),
        axles=draw(st.sampled_from((None, None, Axles(-20, length - 30 if length > 60 else length, weight // 2, weight // 2)))),
        balance=draw(st.sampled_from((None, None, Balance(350, 620, 120)))),
    )  # fmt: skip
    return Task(container, goods)


@pytest.mark.clause("G-07")
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(tasks())
def test_every_plan_passes_the_check(task: Task) -> None:
    shown: list[Plan] = []
    made = plan(task, LONG, found=shown.append, stop=after(25))
    for each in (*shown[:1], made):
        assert check(task, each).faults == ()


def test_the_same_work_gives_the_same_plan() -> None:
    task = _load_data.read(_load_data.OWN / "SOME.txt")[0]
    assert planned(task) == planned(task)


@pytest.mark.parametrize(("name", "least"), [("FEW", 0.86), ("SOME", 0.86), ("MANY", 0.82)])
def test_loads_are_full_and_carried_all_over(name: str, least: float) -> None:
    assert planned(_load_data.read(_load_data.OWN / f"{name}.txt")[0], 150).utilisation >= least


def test_better_and_better_plans_are_shown() -> None:
    shown: list[Plan] = []
    task = _load_data.read(_load_data.OWN / "SOME.txt")[1]
    made = plan(task, LONG, found=shown.append, stop=after(200))
    used = [each.utilisation for each in shown]
    assert shown[-1] == made and used == sorted(used)


def test_equal_packages_fill_the_inside_whole() -> None:
    boxes = tuple(Item(f"SSCC{n}", 500, 500, 500, weight_g=1000 + n) for n in range(64))
    made = planned(Task(Container(2000, 2000, 2000), boxes))
    assert made.utilisation == 1.0 and made.left == ()
    assert {placement.id for placement in made.placements} == {box.id for box in boxes}


def test_what_all_goes_in_uses_the_least_length() -> None:
    task = Task(Container(6000, 2000, 2000), (Item("a", 500, 500, 500, copies=32), Item("b", 1000, 500, 250, copies=16)))
    made = planned(task, 400)
    assert made.left == () and max(p.x_mm + p.dx_mm for p in made.placements) == 1500


@pytest.mark.clause("G-06")
def test_the_farthest_stop_is_loaded_first_and_nothing_keeps_a_nearer_one_in() -> None:
    goods = tuple(Item(f"s{stop}", 400, 300, 300, copies=20, stop=stop) for stop in (1, 2, 3))
    made = planned(Task(Container(3000, 1300, 1300), goods))
    stops = [placement.stop for placement in made.placements]
    assert stops == sorted(stops, reverse=True) and set(stops) == {1, 2, 3}


@pytest.mark.clause("G-07")
def test_layers_weight_on_top_and_the_floor_are_kept() -> None:
    goods = (
        Item("fragile", 500, 500, 400, copies=6, weight_g=8000, max_load_g=0),
        Item("two", 500, 500, 400, copies=12, weight_g=20_000, max_layers=2),
        Item("floor", 500, 500, 400, copies=4, weight_g=60_000, bottom_only=True, max_load_g=30_000),
    )
    made = planned(Task(Container(2000, 1500, 1600), goods))
    assert sum(placement.id == "floor" and placement.z_mm == 0 for placement in made.placements) == 4
    assert len(made.placements) >= 20


def test_one_lot_stands_together() -> None:
    goods = tuple(Item(f"{lot}", 400, 400, 400, copies=24, lot=lot) for lot in "ABC")
    made = planned(Task(Container(4800, 1600, 1600), goods))
    beside = [
        one.id == other.id
        for one, other in combinations(made.placements, 2)
        if abs(one.x_mm - other.x_mm) + abs(one.y_mm - other.y_mm) + abs(one.z_mm - other.z_mm) == 400
    ]
    assert made.left == () and sum(beside) >= 0.75 * len(beside)


CONTAINER = Container(1000, 1000, 1000, payload_g=1000, door_width_mm=900, door_height_mm=800)
BOX = Item("a", 100, 100, 100)


@pytest.mark.parametrize(
    "task",
    [
        Task(replace(CONTAINER, length_mm=0), (BOX,)),
        Task(replace(CONTAINER, door_width_mm=-1), (BOX,)),
        Task(replace(CONTAINER, payload_g=-1), (BOX,)),
        Task(replace(CONTAINER, blocked=(Space(0, 0, 0, 0, 1, 1),)), (BOX,)),
        Task(replace(CONTAINER, blocked=(Space(3 * 10**9, 0, 0, 1, 1, 1),)), (BOX,)),
        Task(Container(10**7, 3 * 10**6, 3 * 10**6), (BOX,)),
        Task(replace(CONTAINER, axles=Axles(500, 500, 1, 1)), (BOX,)),
        Task(CONTAINER, (replace(BOX, height_mm=0),)),
        Task(CONTAINER, (replace(BOX, width_mm=10**9),)),
        Task(CONTAINER, (replace(BOX, weight_g=-1),)),
        Task(CONTAINER, (replace(BOX, max_load_g=-1),)),
        Task(CONTAINER, (replace(BOX, max_layers=0),)),
        Task(CONTAINER, (replace(BOX, upright=()),)),
        Task(CONTAINER, (replace(BOX, copies=-1),)),
        Task(CONTAINER, (replace(BOX, stop=0),)),
        Task(CONTAINER, (replace(BOX, copies=2_000_000),)),
        Task(CONTAINER, (BOX, BOX)),
    ],
)
def test_figures_that_cannot_be_meant_are_refused_in_words(task: Task) -> None:
    with pytest.raises(BadInput) as told:
        plan(task, 1)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in str(told.value))


@pytest.mark.parametrize(
    ("item", "left"),
    [
        (replace(BOX, length_mm=950, width_mm=950), (Left("a", 1, LeftReason.TOO_LARGE),)),
        (replace(BOX, height_mm=850, upright=(Side.HEIGHT,)), (Left("a", 1, LeftReason.TOO_LARGE),)),
        (replace(BOX, weight_g=1001), (Left("a", 1, LeftReason.PAYLOAD),)),
        (replace(BOX, weight_g=300, copies=5), (Left("a", 2, LeftReason.PAYLOAD),)),
        (replace(BOX, length_mm=600, width_mm=600, height_mm=600, copies=2), (Left("a", 1, LeftReason.NO_SPACE),)),
        (replace(BOX, bottom_only=True, max_load_g=0, copies=101), (Left("a", 1, LeftReason.NO_SPACE),)),
        (replace(BOX, copies=0), ()),
        (replace(BOX, stop=7), ()),
    ],
)
def test_what_is_left_has_its_reason(item: Item, left: tuple[Left, ...]) -> None:
    assert planned(Task(CONTAINER, (item,))).left == left


def test_axles_are_kept_by_where_things_stand_before_anything_stays_behind() -> None:
    heavy = Item("heavy", 1000, 1000, 500, copies=4, weight_g=1_000_000, max_load_g=0)
    light = Item("light", 1000, 1000, 1000, copies=8, weight_g=10_000, max_load_g=0)
    container = Container(6000, 2000, 1000, axles=Axles(-1000, 5000, 3_000_000, 2_200_000))
    made = planned(Task(container, (heavy, light)))
    assert made.left == ()
    tight = planned(Task(replace(container, axles=Axles(-1000, 5000, 1_500_000, 1_500_000)), (heavy, light)))
    assert {left.reason for left in tight.left} == {LeftReason.BALANCE} and len(tight.placements) >= 9


def test_two_alike_stand_side_by_side_and_a_third_behind_them_in_the_middle() -> None:
    truck = Container(9600, 2400, 2500, payload_g=4_000_000, balance=Balance(0, 550, 50))
    machine = Item("machine", 1200, 1000, 1800, copies=2, weight_g=1_000_000, upright=(Side.HEIGHT,), max_load_g=0)
    two = planned(Task(truck, (replace(machine, length_mm=800, width_mm=600),)), 200)
    assert [(p.x_mm, p.y_mm, p.dx_mm, p.dy_mm) for p in two.placements] == [(0, 400, 600, 800), (0, 1200, 600, 800)]
    three = planned(Task(truck, (replace(machine, copies=3),)), 200)
    assert three.left == () and [(p.x_mm, p.y_mm) for p in three.placements] == [(0, 0), (0, 1200), (1000, 600)]


def test_thousands_of_small_packages_are_planned_at_once() -> None:
    goods = tuple(Item(f"k{n}", 90 + 7 * n, 80 + 5 * n, 85 + 11 * n, copies=700, upright=(Side.HEIGHT,)) for n in range(12))
    made = plan(Task(Container(6000, 2350, 2390), goods), LONG, stop=after(1))
    assert len(made.placements) > 6000


@pytest.mark.parametrize("stops", [1, 3])
def test_thousands_of_kinds_are_planned_at_once(stops: int) -> None:
    goods = tuple(
        Item(f"k{n}", 80 + n % 181, 80 + n * 7 % 179, 80 + n * 11 % 173, weight_g=n, upright=(Side.HEIGHT,), stop=1 + n % stops)
        for n in range(9000)
    )
    made = plan(Task(Container(6000, 2350, 2390), goods), LONG, stop=after(1))
    assert len(made.placements) > 3000 and check(Task(Container(6000, 2350, 2390), goods), made).faults == ()


def test_a_long_search_ends_soon_when_it_is_told_to() -> None:
    goods = tuple(Item(f"k{n}", 80 + n % 181, 80 + n * 7 % 179, 80 + n * 11 % 173, stop=1 + n % 3) for n in range(4000))
    shown: list[Plan] = []
    made = plan(Task(Container(6000, 2350, 2390), goods), LONG, found=shown.append, stop=lambda: bool(shown))
    assert made == shown[0]
