from __future__ import annotations

from itertools import product

import pytest

from app.core.errors import Conflict
from app.core.work import Actor, Workplace
from app.units import queries, service
from app.units.states import COUNTED_LOSS, MOVES, may_move
from db.models.units import Unit
from db.states import UnitState
from tests.helpers import catalog

ME = Actor(None, "准备")
PAIRS = list(product(UnitState, UnitState))


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=[f"{a}-{b}" for a, b in PAIRS])
def test_every_pair_is_allowed_or_not_as_the_table_says(old: UnitState, new: UnitState) -> None:
    assert may_move(old, new) is ((old, new) in MOVES)
    if old is new:
        assert not may_move(old, new)


def test_nothing_comes_back_from_scrap_and_what_was_lost_comes_back_on_hold() -> None:
    assert not [new for new in UnitState if may_move(UnitState.SCRAPPED, new)]
    after_all = {UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED}  # with the customer, or on its way back from him (I-12)
    assert {new for new in UnitState if may_move(UnitState.LOST, new)} == {UnitState.HOLD, *after_all}


@pytest.mark.clause("D-11")
def test_a_count_finds_lost_what_stands_in_the_store_and_nothing_that_is_on_a_dispatch_order() -> None:
    never = {
        UnitState.IN_PRODUCTION, UnitState.PACKING, UnitState.PICKED, UnitState.BOXED, UnitState.LOADED,
        UnitState.SCRAPPED, UnitState.LOST,
    }  # fmt: skip
    assert {old for old in UnitState if not may_move(old, UnitState.LOST)} == never
    on_the_way = {UnitState.SIGNED, UnitState.LEFT_WORKS, UnitState.ACCEPTED}  # logistics finds what is lost of these (I-12)
    assert not on_the_way & COUNTED_LOSS


def test_every_pair_through_the_one_function_that_moves(place: Workplace) -> None:
    breaker = catalog.product(place)
    with place.work(ME) as work:
        serials = service.allocate_units(work, breaker, len(PAIRS), "RW26000001")
        for serial, (old, new) in zip(serials, PAIRS, strict=True):
            row = work.session.query(Unit).filter_by(serial=serial).one()
            row.state = old
            row.held_from = UnitState.PASSED if old is UnitState.HOLD else None
            work.session.flush()
            allowed = may_move(old, new) and (
                old is not UnitState.HOLD or new in (UnitState.PASSED, UnitState.REWORK, UnitState.SCRAPPED, UnitState.LOST)
            )
            if allowed:
                assert service.move_unit(work, serial, new) is old
                found = queries.unit(work.session, serial)
                assert found is not None and found.state is new
            else:
                with pytest.raises(Conflict, match="不能改为"):
                    service.move_unit(work, serial, new)
