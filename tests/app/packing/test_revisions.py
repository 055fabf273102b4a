"""What a new revision changed, as a decision over plain words; production is told of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.core.work import Workplace
from app.packing.revisions import changed_steps
from app.reminders import queries as reminders
from db.states import Role
from tests.helpers import catalog
from tests.helpers.goods import spec
from tests.helpers.orders import People


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("ab", "ab", []),
        ("abc", "axc", [(2, "b", "x")]),
        ("abc", "acb", []),
        ("ab", "abx", [(3, "", "x")]),
        ("abc", "ac", [(2, "b", "")]),
        ("abc", "xac", [(1, "", "x"), (2, "b", "")]),
    ],
)
def test_only_words_that_differ_are_changes(old: str, new: str, changes: list[tuple[int, str, str]]) -> None:
    assert [(c.no, c.old, c.new) for c in changed_steps(list(old), list(new))] == changes


@pytest.mark.clause("C-01")
def test_production_is_told_of_a_new_revision_for_a_week(place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    spec(place, people, breaker)
    with place.read() as session:
        assert not [d for d in reminders.everything_due(session, datetime(2026, 11, 23, 1, tzinfo=UTC)) if d.clause == "C-03"]
    spec(place, people, breaker, revision="B", effective=datetime(2026, 11, 22).date())
    for day, told in ((23, 1), (30, 0)):
        with place.read() as session:
            found = [d for d in reminders.everything_due(session, datetime(2026, 11, day, 1, tzinfo=UTC)) if d.clause == "C-03"]
        assert len(found) == told and all(Role.ASSEMBLER in d.roles for d in found)
