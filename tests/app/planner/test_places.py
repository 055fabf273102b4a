from __future__ import annotations

import random

from app.planner.model import Placement
from app.planner.places import Place, places
from app.planner.turns import before, in_order


def box(sequence: int, x: int, y: int, z: int, dx: int = 600, dy: int = 600, dz: int = 500) -> Placement:
    return Placement(f"B{sequence}", x, y, z, dx, dy, dz, sequence)


def test_rows_from_the_front_columns_from_the_left_layers_from_the_floor() -> None:
    wall = [box(1, 0, 0, 0), box(2, 0, 600, 0), box(3, 0, 600, 500), box(4, 600, 0, 0), box(5, 600, 0, 500), box(6, 600, 0, 1000)]
    assert places(wall) == {
        1: Place(1, 1, 1), 2: Place(1, 2, 1), 3: Place(1, 1, 2), 4: Place(2, 1, 1), 5: Place(2, 1, 2), 6: Place(2, 1, 3)
    }  # fmt: skip
    assert str(Place(3, 2, 2).words) == "第3排 左起2 第2层"
    assert places([]) == {}


def test_a_long_box_is_counted_by_who_looks_in_from_the_door() -> None:
    """Left a case of 1200, beside it two of 600: the rear one stands second from the left in the second row."""
    found = places([box(1, 0, 0, 0, dx=1200), box(2, 0, 600, 0), box(3, 600, 600, 0)])
    assert found == {1: Place(1, 1, 1), 2: Place(1, 2, 1), 3: Place(2, 2, 1)}


def packed(seed: int) -> list[Placement]:
    """Piles of random boxes on random shares of a floor, in an order that can be loaded."""
    luck = random.Random(seed)
    found: list[Placement] = []
    y = 0
    while y < 2400:
        width, x = luck.choice((300, 400, 600, 800)), 0
        while x < 6000:
            depth, z = luck.choice((250, 400, 500, 700, 1100)), 0
            for _ in range(luck.randint(0, 4)):
                height = luck.choice((300, 450, 600))
                found.append(Placement("B", x, y, z, depth, width, height, 0))
                z += height
            x += depth
        y += width
    found.sort(key=lambda p: (p.x_mm, p.z_mm, p.y_mm))
    return [Placement(f"B{n}", p.x_mm, p.y_mm, p.z_mm, p.dx_mm, p.dy_mm, p.dz_mm, n) for n, p in enumerate(found, start=1)]


def test_no_two_boxes_share_a_place() -> None:
    for seed in range(40):
        boxes = packed(seed)
        assert len(set(places(boxes).values())) == len(boxes)


def test_an_order_that_can_be_kept_to() -> None:
    for seed in range(20):
        boxes = packed(seed)
        turned = [Placement(p.id, p.x_mm, p.y_mm, p.z_mm, p.dx_mm, p.dy_mm, p.dz_mm, len(boxes) + 1 - p.sequence) for p in boxes]
        found = in_order(turned)
        assert [p.sequence for p in found] == list(range(1, len(boxes) + 1))
        assert {p.id for p in found} == {p.id for p in boxes}
        standing: set[int] = set()
        for turn in range(1, len(boxes) + 1):
            assert before(found)[turn] <= standing
            standing.add(turn)


def test_what_has_to_stand_before() -> None:
    boxes = [box(1, 0, 0, 0), box(2, 0, 0, 500), box(3, 600, 0, 0), box(4, 600, 600, 0)]
    assert before(boxes) == {1: frozenset(), 2: frozenset({1}), 3: frozenset({1}), 4: frozenset()}
    assert in_order(boxes) == tuple(boxes)


def test_what_carries_goes_in_first() -> None:
    boxes = [box(1, 600, 0, 0, dz=500), box(2, 0, 0, 500, dx=1200), box(3, 0, 0, 0, dz=500)]
    assert [p.id for p in in_order(boxes)] == ["B3", "B1", "B2"]
