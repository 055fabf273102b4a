from __future__ import annotations

from itertools import product

import pytest

from app.carriers import scoring
from app.carriers.scoring import Counts, Scale
from app.carriers.states import MOVES, next_states
from db.states import CarrierState as C


@pytest.mark.clause("G-12")
@pytest.mark.parametrize(
    ("weights", "mean"),
    [((25, 25, 25, 25), 75), ((0, 0, 0, 0), 75), ((100, 0, 0, 0), 90), ((1, 1, 0, 0), 85), ((1, 0, 1, 1), 73)],
)
def test_four_scores_with_their_weights(weights: tuple[int, int, int, int], mean: int) -> None:
    scores = {"qualification": 90, "reputation": 80, "capacity": 70, "service": 60}
    assert scoring.evaluated(scores, weights) == mean


@pytest.mark.clause("G-14")
@pytest.mark.parametrize(
    ("counts", "score"),
    [
        (Counts(), None), (Counts(on_time=4), 100), (Counts(on_time=3, late=1), 75), (Counts(on_time=2, late=1), 67),
        (Counts(on_time=1, loss=1), 85), (Counts(on_time=1, damage=1, complaint=1), 87), (Counts(loss=9), 0), (Counts(complaint=1), 95),
    ],
)  # fmt: skip
def test_what_happened_makes_a_score(counts: Counts, score: int | None) -> None:
    assert scoring.performance(counts, Scale()) == score


@pytest.mark.clause("G-13", "G-14")
def test_both_scores_make_the_grade() -> None:
    scale = Scale()
    assert [scoring.grade(score, scale) for score in (None, 100, 85, 84, 70, 69, 55, 54, 0)] == ["", "A", "A", "B", "B", "C", "C", "D", "D"]
    assert (scoring.total(80, None, scale), scoring.total(None, 60, scale), scoring.total(None, None, scale)) == (80, 60, None)
    assert (scoring.total(80, 60, scale), scoring.total(81, 60, scale)) == (70, 71)
    assert scoring.total(80, 60, Scale(performance_share=0)) == 80


def test_every_move_of_the_co_operation() -> None:
    allowed = {
        (C.CANDIDATE, C.APPROVED), (C.APPROVED, C.PROBATION), (C.PROBATION, C.APPROVED), (C.CANDIDATE, C.TERMINATED),
        (C.APPROVED, C.TERMINATED), (C.PROBATION, C.TERMINATED), (C.TERMINATED, C.APPROVED),
    }  # fmt: skip
    assert {pair for pair in product(C, C) if pair in MOVES} == allowed
    assert next_states(C.APPROVED) == (C.PROBATION, C.TERMINATED)
