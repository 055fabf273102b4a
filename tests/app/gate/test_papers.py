"""The 出门证 on paper: only a valid pass bears the token, on the guard's copy alone, and it scans back."""

from __future__ import annotations

from datetime import date, datetime

import pypdfium2 as pdfium
import pytest
import zxingcpp

from app.core.work import Workplace
from app.gate import papers
from app.printing.making import Making
from app.slips.gate_pass import COPIES
from app.slips.model import Company, FormFacts, PrintFacts
from tests.app.slips.reading import texts
from tests.helpers.gate import Yard
from tests.helpers.orders import People

MAKING = Making(
    Company("示范电气制造有限公司"), FormFacts("JFT-B25", "A/2", "V1.0", date(2026, 1, 1)),
    PrintFacts(datetime(2026, 11, 23, 8, 30), "测试台"), COPIES,
)  # fmt: skip


def codes(pdf: bytes) -> list[set[str]]:
    found = []
    for page in pdfium.PdfDocument(pdf):
        picture = page.render(scale=300 / 72).to_pil().convert("L")
        found.append({code.text for code in zxingcpp.read_barcodes(picture)})
    return found


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def test_token_stands_on_the_guards_copy_alone(yard: Yard) -> None:
    number = yard.signed().number
    with yard.place.read() as session:
        first, guards, third = codes(papers.gate_pass(session, number, MAKING))
    assert yard.token() in guards
    assert yard.token() not in first | third
    assert number in first & guards & third


def test_the_paper_names_the_storekeeper_as_maker(yard: Yard) -> None:
    number = yard.signed().number
    with yard.place.read() as session:
        pages = texts(papers.gate_pass(session, number, MAKING))
    assert all(yard.keeper.name in page and yard.sales.name in page for page in pages)


def test_draft_bears_no_token(yard: Yard) -> None:
    number = yard.closed().number
    with yard.place.read() as session:
        pages = codes(papers.gate_pass(session, number, MAKING))
    assert pages == [{number}] * 3
