"""The built-in kinds of vehicles and containers, and where in one the centre of gravity may lie."""

from __future__ import annotations

import pytest

from app.planner.checking import check
from app.planner.kinds import Family, VehicleKind, band, built_in, built_in_kind
from app.planner.model import FaultKind, Item, Placement, Plan, Task


def test_the_list_has_the_usual_containers_trucks_and_vans() -> None:
    lengths = {family: [k.container.length_mm for k in built_in() if k.family is family] for family in Family}
    assert [k.key for k in built_in()][:4] == ["20GP", "40GP", "40HC", "45HC"]
    assert len(lengths[Family.VAN]) >= 2 and {9_600, 13_000, 17_500} <= {*lengths[Family.TRUCK], *lengths[Family.TRAILER]}


@pytest.mark.parametrize("kind", built_in(), ids=lambda kind: kind.key)
def test_a_kind_holds_together(kind: VehicleKind) -> None:
    inside = kind.container
    assert 1_000 < inside.length_mm < 20_000 and 1_000 < inside.width_mm < 3_000 and 1_000 < inside.height_mm < 3_000
    assert inside.door_width_mm <= inside.width_mm and inside.door_height_mm <= inside.height_mm
    assert inside.payload_g and inside.balance
    for space in inside.blocked:
        assert space.x_mm + space.dx_mm <= inside.length_mm and space.y_mm + space.dy_mm <= inside.width_mm
        assert space.z_mm + space.dz_mm <= inside.height_mm
    low, high = band(inside, inside.payload_g)
    assert low < high, "the whole payload can stand somewhere"
    assert "参考值" in str(kind.remark)


def test_the_band_is_where_the_check_finds_neither_axle_nor_balance_wrong() -> None:
    kind = built_in_kind("BOX-9.6")
    assert kind is not None
    inside, weight = kind.container, 9_240_000
    low, high = band(inside, weight)
    assert (low, high) == (342, 550)

    def faults(permille: int) -> set[FaultKind]:
        item = Item("A", 2, 100, 100, 1, weight)
        x = inside.length_mm * permille // 1000 - 1
        found = check(Task(inside, (item,)), Plan((Placement("A", x, 1_150, 0, 2, 100, 100, 1),)))
        return {fault.kind for fault in found.faults}

    assert faults(low) == faults(high) == set()
    assert faults(low - 1) == {FaultKind.AXLE} and faults(high + 1) == {FaultKind.BALANCE}
