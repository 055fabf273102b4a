"""The 出门证 on paper: only a valid pass bears the token, on the guard's copy alone, and it scans back."""

from __future__ import annotations

from datetime import date, datetime

import pypdfium2 as pdfium
import pytest
import zxingcpp
from sqlalchemy import select

from app.core.errors import BadInput
from app.core.work import Workplace
from app.gate import papers, queries, reissuing, service
from app.printing.making import Making
from app.printing.service import times_printed
from app.settings.service import change
from app.slips.gate_pass import COPIES
from app.slips.model import Company, FormFacts, PrintFacts
from db.models.core import PrintJob
from db.states import Role
from tests.app.slips.reading import texts
from tests.helpers.gate import PLATE, Yard
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


def test_the_boxes_of_the_lines_add_up_to_the_boxes_on_the_vehicle() -> None:
    boxes = [frozenset({1, 2}), frozenset({2}), frozenset({1, 3}), frozenset({4})]
    assert queries.boxes_counted_once([1, 2, 3, 4, 5], boxes) == {1: (2, False), 2: (1, False), 3: (0, True), 4: (1, False), 5: (0, False)}


def test_a_pass_that_was_used_is_no_draft(yard: Yard) -> None:
    yard.out()
    number = yard.gate_pass().number
    with yard.place.read() as session:
        pages = texts(papers.gate_pass(session, number, MAKING))
    assert all("已核销" in page and "草稿" not in page for page in pages)


def test_a_void_pass_is_crossed_out_whichever_printing_is_looked_at(yard: Yard) -> None:
    number = yard.signed().number
    with yard.place.work(yard.keeper) as work:
        service.void_pass(work, number, "司机改期")
    with yard.place.read() as session:
        pages = texts(papers.gate_pass(session, number, MAKING))
    assert all("作废" in page and "司机改期" in page and "草稿" not in page for page in pages)


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("a5", [("gate_pass", None)]),
        ("slip80", [("gate_slip", None)]),
        ("both", [("gate_pass", [1, 3]), ("gate_slip", None)]),
    ],
)
def test_the_last_signature_prints_the_form_of_the_site(yard: Yard, form: str, printed: list[tuple[str, list[int] | None]]) -> None:
    yard.closed()
    with yard.place.work(yard.people(Role.ADMINISTRATOR)) as work:
        change(work, "gate.pass_form", form, "门卫用小票", approver_id=yard.sales.person_id)
    yard.place.clock.forward(seconds=1)  # type: ignore[attr-defined]
    number = yard.sign().number
    with yard.place.read() as session:
        jobs = session.scalars(select(PrintJob).where(PrintJob.document == number).order_by(PrintJob.id))
        assert [(job.paper, job.facts["copies"]) for job in jobs] == printed


def test_the_slip_bears_the_token_and_no_number_that_the_guard_reads_off_the_truck(yard: Yard) -> None:
    number = yard.signed().number
    with yard.place.read() as session:
        slip = papers.gate_slip(session, number, MAKING)
    assert codes(slip) == [{yard.token()}]
    assert "第二联门卫" in texts(slip)[0] and PLATE.replace("·", "・") not in texts(slip)[0] and "682K" not in texts(slip)[0]


def test_what_is_to_be_signed_on_paper_needs_no_reason_once(yard: Yard) -> None:
    number = yard.closed().number
    with yard.place.work(yard.keeper) as work:
        reissuing.print_again(work, number, "")
        assert times_printed(work.session, papers.PAPER, number) == 1
        with pytest.raises(BadInput, match="补打要写明原因"):
            reissuing.print_again(work, number, " ")
    assert yard.sign().valid_until is not None  # the paper with the token says by itself why it is another one
