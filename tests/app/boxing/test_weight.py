"""The weight that the scale showed stands on label and list, not the one figured from net weights."""

from __future__ import annotations

from app.boxing import papers
from app.core.work import Workplace
from app.slips.model import Company
from tests.conftest import People
from tests.helpers.gate import Yard


def test_the_label_bears_the_weight_that_was_weighed(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    sscc = yard.boxed()
    with place.read() as session:
        assert papers.label_content(session, sscc, Company("示范电气制造有限公司")).gross_weight_g == 6200
