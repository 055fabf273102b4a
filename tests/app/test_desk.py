"""The desk as it is put together: what it prints and what it does by itself."""

from __future__ import annotations

import pytest

from app.core.work import Workplace
from app.desk import _forms
from app.printing.making import making
from app.settings.catalogue import specs
from db.models.core import PrintedPaper

PAPERS = sorted(_forms().papers)


@pytest.mark.clause("M-08")
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_the_desk_prints_bears_form_number_edition_and_copies(place: Workplace, paper: str) -> None:
    with place.read() as session:
        printed = PrintedPaper(
            paper=paper, document="FH26000001", nth=1, rule_version="", reason="", at=place.clock.now(), person_id=None, station="测试台"
        )  # fmt: skip
        made = making(session, printed)
    assert made.form.form_no.startswith("JFT-B") and made.form.edition
    assert made.copies and all(copy.name for copy in made.copies)


def test_no_form_stands_in_the_settings_that_nothing_prints() -> None:
    named = {key.split(".")[1] for key in specs() if key.startswith("slips.") and key.count(".") == 2}
    assert named == set(PAPERS)
