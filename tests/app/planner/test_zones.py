"""Loads as a crew likes them: each stop in a stretch of its own, mark beside mark, the heavy below, in balance from the front wall on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.planner.checking import check
from app.planner.kinds import built_in_kind
from app.planner.model import Container, Item, Placement, Plan, Side, Task
from app.planner.search import plan
from tests.app.planner.test_search import LONG, after, tasks

U = (Side.HEIGHT,)


def planned(task: Task, loads: int = 6000) -> Plan:
    made = plan(task, LONG, stop=after(loads))
    assert check(task, made).faults == ()
    return made


def spans(made: Plan, key: dict[str, object]) -> dict[object, tuple[int, int]]:
    """From where to where along the inside the packages of each key stand."""
    found: defaultdict[object, list[Placement]] = defaultdict(list)
    for placement in made.placements:
        found[key[placement.id]].append(placement)
    return {name: (min(p.x_mm for p in some), max(p.x_mm + p.dx_mm for p in some)) for name, some in found.items()}


def apart(found: dict[object, tuple[int, int]]) -> bool:
    """Whether no two stretches overlap."""
    return all(before[1] <= after_[0] for before, after_ in pairwise(sorted(found.values())))


def inside(key: str) -> Container:
    kind = built_in_kind(key)
    assert kind is not None
    return kind.container


def truck(stops: int) -> Task:
    """Goods of several customers that fill about half a truck."""
    goods = []
    for stop in range(1, stops + 1):
        goods += [
            Item(f"s{stop}-a", 800, 600, 500, copies=48 // stops, weight_g=60_000, upright=U, max_layers=4, stop=stop),
            Item(f"s{stop}-b", 500, 400, 300, copies=140 // stops, weight_g=14_000, upright=U, max_layers=6, stop=stop),
        ]
    return Task(inside("BOX-7.6"), tuple(goods))


@pytest.mark.parametrize("stops", [2, 3, 4])
def test_every_stop_has_a_stretch_of_its_own_from_the_farthest_on(stops: int) -> None:
    task = truck(stops)
    made = planned(task)
    found = spans(made, {item.id: item.stop for item in task.items})
    assert made.left == () and apart(found)
    assert sorted(found, key=lambda stop: found[stop]) == list(range(stops, 0, -1))


sizes = st.integers(8, 60)


@st.composite
def roomy(draw: st.DrawFn) -> Task:
    """Goods for two or three stops, and so much length that each stop may well have its own."""
    width, height = draw(st.integers(60, 110)), draw(st.integers(60, 110))
    goods = tuple(
        Item(
            f"i{n}", draw(sizes), draw(sizes), draw(sizes), copies=draw(st.integers(1, 12)), weight_g=draw(st.sampled_from((0, 900, 4000))),
            upright=tuple(draw(st.sets(st.sampled_from(Side), min_size=1))), stop=draw(st.integers(1, 3)),
            mark=draw(st.sampled_from(("", "A"))),
        )
        for n in range(draw(st.integers(2, 6)))
    )  # fmt: skip
    volume = sum(item.volume * item.copies for item in goods)
    return Task(Container(400 + 4 * volume // (width * height), width, height), goods)


@pytest.mark.clause("G-06")
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(roomy())
def test_where_there_is_room_no_stop_stands_beside_another(task: Task) -> None:
    made = planned(task)
    assert made.left == () and apart(spans(made, {item.id: item.stop for item in task.items}))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(tasks(), st.integers(1, 4))
def test_every_way_of_setting_goods_up_passes_the_check(task: Task, times: int) -> None:
    """Also with limits of every sort, in an inside so long that everything may well go in and so short that it may not."""
    planned(replace(task, container=replace(task.container, length_mm=times * task.container.length_mm)), 500)


def test_marks_stand_one_after_the_other_and_the_container_is_in_balance() -> None:
    goods = []
    for n, mark in enumerate("ABCD"):
        case = Item(f"{mark}-case", 1130, 780, 620, copies=8 + 2 * n, weight_g=310_000, upright=U, max_layers=3, mark=mark)
        goods += [
            replace(case, max_load_g=620_000),
            Item(f"{mark}-carton", 600, 400, 350, copies=60, weight_g=18_000, upright=U, max_layers=6, max_load_g=90_000, mark=mark),
        ]
    task = Task(inside("40HC"), tuple(goods))
    made = planned(task)
    assert made.left == () and apart(spans(made, {item.id: item.mark for item in goods}))


def test_what_is_heavy_stands_below_where_nobody_said_what_the_light_bears() -> None:
    heavy = Item("heavy", 1150, 950, 900, copies=14, weight_g=700_000, upright=U)
    middle = Item("middle", 800, 600, 700, copies=40, weight_g=120_000, upright=U)
    light = Item("light", 600, 500, 450, copies=110, weight_g=15_000, upright=U)
    made = planned(Task(inside("BOX-13"), (heavy, middle, light)))
    assert made.left == ()
    weights = {item.id: item.weight_g for item in (heavy, middle, light)}
    for upper in made.placements:
        for lower in made.placements:
            if lower.z_mm + lower.dz_mm == upper.z_mm and _over(upper, lower):
                assert weights[upper.id] <= weights[lower.id]


def _over(upper: Placement, lower: Placement) -> bool:
    return (
        upper.x_mm < lower.x_mm + lower.dx_mm and lower.x_mm < upper.x_mm + upper.dx_mm
        and upper.y_mm < lower.y_mm + lower.dy_mm and lower.y_mm < upper.y_mm + upper.dy_mm
    )  # fmt: skip


def test_a_light_load_of_a_container_is_kept_low_rather_than_moved_away_from_the_front_wall() -> None:
    task = Task(inside("40HC"), (Item("one", 580, 420, 360, copies=300, weight_g=14_000, upright=U, max_layers=7),))
    made = planned(task)
    assert made.left == () and min(p.x_mm for p in made.placements) < 600
    assert max(p.z_mm + p.dz_mm for p in made.placements) <= 0.66 * task.container.height_mm


def test_where_room_is_scarce_stops_give_way_to_what_goes_in() -> None:
    task = truck(2)
    tight = replace(task, container=replace(task.container, length_mm=3800, payload_g=None, axles=None, balance=None))
    assert sum(i.volume * i.copies for i in task.items) > 0.85 * tight.container.volume
    made = planned(tight, 1500)
    assert made.utilisation > 0.8


def test_a_load_that_lacks_only_what_never_goes_in_gives_way_to_none_that_lacks_more() -> None:
    far, near = Item("far", 500, 940, 1000, upright=U, stop=2), Item("near", 500, 1000, 1000, upright=U)
    beside, never = Item("beside", 60, 60, 60, upright=U), Item("never", 2000, 500, 500)
    made = plan(Task(Container(1000, 1000, 1000), (far, near, beside, never)), LONG)
    assert sorted(p.id for p in made.placements) == ["beside", "far", "near"] and [left.id for left in made.left] == ["never"]


def test_a_first_plan_made_stop_by_stop_stays_until_there_is_a_fuller_one() -> None:
    chance = Random(4)
    goods = tuple(
        Item(
            f"k{n}", chance.randrange(150, 400), chance.randrange(150, 300), chance.randrange(150, 300), copies=420, weight_g=10_000,
            upright=U, max_load_g=None if n % 2 == 0 else 100_000, stop=1 + n % 3,
        )
        for n in range(6)
    )  # fmt: skip
    shown: list[Plan] = []
    made = plan(Task(Container(6800, 2300, 2390), goods), LONG, found=shown.append, stop=after(3))
    assert made == shown[-1] and [one.utilisation for one in shown] == sorted(one.utilisation for one in shown)
