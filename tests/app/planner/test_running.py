"""A search beside the window: started, looked at, ended; the cache of compiled code; the choice of vehicles."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import BadInput
from app.planner import compiled
from app.planner.checking import check
from app.planner.choosing import Offer, choose
from app.planner.model import Container, Item, LeftReason, Task
from app.planner.running import PlanRun

TASK = Task(Container(3000, 2000, 2000), tuple(Item(f"k{n}", 170 + 31 * n, 140 + 17 * n, 110 + 23 * n, copies=30) for n in range(9)))


def test_a_run_is_stopped_with_the_best_by_then() -> None:
    run = PlanRun(TASK, 600, better=lambda _: run.stop())
    run.start()
    made = run.wait(120)
    assert made is not None and made == run.best and not run.running
    assert run.found >= 1 and run.ran < 120
    assert check(TASK, made).right


def test_a_task_that_cannot_be_meant_ends_the_run_with_its_error() -> None:
    run = PlanRun(Task(TASK.container, (Item("a", 0, 1, 1),)), 1)
    run.start()
    assert run.wait(60) is None and isinstance(run.error, BadInput)


def test_the_folder_of_compiled_code_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert compiled.use_cache() == tmp_path


VAN = Offer("van", Container(2000, 1000, 1000, payload_g=1_000_000), 30)
TRUCK = Offer("truck", Container(4000, 2000, 2000, payload_g=8_000_000), 80)


@pytest.mark.clause("G-04")
@pytest.mark.parametrize(
    ("copies", "weight", "keys"),
    [
        (16, 1000, ["van"]),
        (32, 1000, ["van", "van"]),
        (100, 1000, ["truck"]),
        (140, 1000, ["truck", "van"]),
        (16, 100_000, ["van", "van"]),
    ],
)
def test_the_cheapest_set_takes_everything(copies: int, weight: int, keys: list[str]) -> None:
    choice = choose([Item("a", 500, 500, 500, copies=copies, weight_g=weight)], [TRUCK, VAN], 2)
    assert sorted(vehicle.key for vehicle in choice.vehicles) == keys
    assert choice.left == () and sum(len(vehicle.plan.placements) for vehicle in choice.vehicles) == copies
    assert all(check(vehicle.task, vehicle.plan).right for vehicle in choice.vehicles)


def test_what_fits_no_kind_is_left_and_the_rest_still_chosen_for() -> None:
    choice = choose(
        [Item("long", 5000, 100, 100), Item("heavy", 100, 100, 100, weight_g=9_000_000), Item("a", 500, 500, 500)], [VAN, TRUCK], 1
    )
    assert [(left.id, left.reason) for left in choice.left] == [("long", LeftReason.TOO_LARGE), ("heavy", LeftReason.PAYLOAD)]
    assert [vehicle.key for vehicle in choice.vehicles] == ["van"] and choice.cost == 30


def test_nothing_to_choose_from_is_refused() -> None:
    with pytest.raises(BadInput):
        choose([Item("a", 1, 1, 1)], [], 1)
