"""The blind sheet and the report of a count (form 8, D-11)."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest

from app.core.work import Workplace
from app.desk import _forms
from app.printing.preview import preview
from app.storage import count_posting as posting
from db.states import CountCause
from tests.app.storage.test_counting import A, B, Store
from tests.helpers.orders import People

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.mark.clause("D-11")
def test_the_sheet_is_blind_and_the_report_says_what_differs(place: Workplace, people: People) -> None:
    store = Store(place, people)

    def words(paper: str, document: str) -> str:
        with place.read() as session:
            shown = preview(session, place, _forms(), store.one.actor, paper, document)
        pdf = pypdfium2.PdfDocument(shown.pdf)
        if PICTURES:
            for n in range(len(pdf)):
                pdf[n].render(scale=1.6).to_pil().save(Path(PICTURES) / f"{paper}-{document}-{n}.png")
        return "".join(page.get_textpage().get_text_range() for page in pdf)

    number = store.begun()
    sheet = words("count_sheet", number)
    assert all(said in sheet for said in (A, B, store.lot, "塑壳断路器", "不带帐面数", number)) and "100" not in sheet
    for who, pieces in ((store.one, 95), (store.two, 98)):
        who.counts(A, [*store.at_a[1:], f"JF${pieces}", store.lot])
    store.one.counts(B, store.at_b)
    store.explained(number, CountCause.LOSS, "监控未见")
    store.submitted(number)
    with place.work(store.head) as work:
        posting.approve(work, number)
    report = words("count_report", number)
    assert all(said in report for said in (store.at_a[0], store.lot, "监控未见", "盘亏出帐", store.head.name, "-2", "95"))
    assert "元" not in report
    assert f"{store.one.actor.name} / {store.two.actor.name}" in report.replace("\r\n", ""), "who counted first, and who again"
