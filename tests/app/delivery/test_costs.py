"""Costs of what went wrong are booked, summed by kind and day, and never changed (K-03)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from app.core.clock import SetClock
from app.core.errors import BadInput
from app.core.work import PROGRAM, Workplace
from app.delivery import costs
from app.delivery.costs import CostKind, book_cost


@pytest.mark.clause("K-03")
def test_costs_stand_and_are_summed_by_kind(place: Workplace, clock: SetClock) -> None:
    with place.work(PROGRAM) as work:
        book_cost(work, CostKind.REWORK, "FG26000001", 12_000, "返工工时")
        book_cost(work, CostKind.CLAIM, "JF26000001", 50_000, "折让")
    clock.forward(days=10)
    with place.work(PROGRAM) as work:
        book_cost(work, CostKind.RECOVERY, "SP26000001", -30_000, "承运商赔付")
    with place.read() as session:
        november = costs.totals(session, date(2026, 11, 1), date(2026, 11, 30))
        all_year = costs.costs(session, date(2026, 1, 1), date(2026, 12, 31))
        of_claim = costs.of_source(session, "SP26000001")
    assert november == {CostKind.REWORK: 12_000, CostKind.CLAIM: 50_000}
    assert [one.fen for one in all_year] == [12_000, 50_000, -30_000]
    assert [(one.kind, one.words, one.day) for one in of_claim] == [(CostKind.RECOVERY, "承运商赔付", date(2026, 12, 3))]
    for statement in ("UPDATE delivery_cost SET fen = 1", "DELETE FROM delivery_cost"):
        with place.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("source", "fen", "words"),
    [("", 1, "折让"), ("JF26000001", 0, "折让"), ("JF26000001", 1, " "), ("JF26000001", 10**12, "折让")],
)
def test_a_cost_needs_a_document_an_amount_and_words(place: Workplace, source: str, fen: int, words: str) -> None:
    with pytest.raises(BadInput), place.work(PROGRAM) as work:
        book_cost(work, CostKind.CLAIM, source, fen, words)
