from __future__ import annotations

from itertools import product

import pytest

from app.packing.states import MOVES, may_move
from db.states import PackingState

PAIRS = list(product(PackingState, PackingState))


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=[f"{a}-{b}" for a, b in PAIRS])
def test_every_pair(old: PackingState, new: PackingState) -> None:
    assert may_move(old, new) is ((old, new) in MOVES)


def test_a_sealed_package_is_only_opened() -> None:
    assert [new for new in PackingState if may_move(PackingState.SEALED, new)] == [PackingState.OPENED]
