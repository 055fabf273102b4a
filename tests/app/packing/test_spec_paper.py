"""包装要求 on paper: what the requirement and the goods say, the pictures of the steps, and that a draft does not count (form 5)."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import NotFound
from app.core.words import word
from app.core.work import Workplace
from app.desk import _forms
from app.packing import queries, service
from app.packing.spec_paper import PAPER
from app.packing.views import BoxingFigures, MaterialDraft, SpecDraft, StepDraft
from app.printing.preview import preview
from app.slips.render import page_count
from db.states import Role, TransportKind
from tests.app.slips.house_samples import drawn
from tests.app.slips.reading import symbols, texts
from tests.helpers import catalog
from tests.helpers.orders import People

MATERIALS = (MaterialDraft("气泡膜包装袋", "1 个", True), MaterialDraft("干燥剂", "2 袋", mandatory=False))


def made(place: Workplace, people: People, document: str) -> bytes:
    with place.read() as session:
        return preview(session, place, _forms(), people(Role.PROCESS), PAPER, document).pdf


@pytest.mark.clause("C-01")
def test_a_requirement_prints_with_materials_steps_pictures_and_who_approved_it(place: Workplace, people: People) -> None:
    product = catalog.product(place)
    author, boss = people(Role.PROCESS), people(Role.LEADERSHIP)
    steps = (StepDraft("清洁产品", False), StepDraft("装入气泡袋", True, drawn("2")), "钉盖")
    draft = SpecDraft(
        product.product_id, "BZ-012", "B", steps, MATERIALS, date(2026, 11, 24), ("说明书",), ("road", "air"),
        BoxingFigures(10, 350, 500, 10, ("拉伸膜", "护角")), ("防静电",),
    )  # fmt: skip
    with place.work(author) as work:
        spec = service.draft_spec(work, draft)
    document = str(spec.spec_id)
    assert all("草稿，未批准" in page for page in texts(made(place, people, document)))
    with place.work(boss) as work:
        service.approve_spec(work, spec.spec_id)
    pdf = made(place, people, document)
    sheet, pictures, *second_copy = texts(pdf)
    assert len(second_copy) == 2
    assert "草稿" not in sheet
    for words in (
        product.name, product.model, "BZ-012B", "2026年11月24日", "气泡膜包装袋", "必做、防震", "选做", "清洁产品", "图2", "防静电",
        "拉伸膜、护角", "10" + product.unit, "0.35kg", "±500g或±10‰", "说明书", f"{author.name}（电子签）", f"{boss.name}（电子签）",
        "JFT-B05", str(word(TransportKind.AIR)),
    ):  # fmt: skip
        assert words.replace(" ", "") in sheet, words
    assert "图2装入气泡袋" in pictures and "清洁产品" not in pictures
    assert all(f"BZY{spec.spec_id:05d}" in page for page in symbols(pdf))


def test_a_requirement_without_pictures_is_one_sheet_a_copy(place: Workplace, people: People) -> None:
    product = catalog.product(place)
    draft = SpecDraft(product.product_id, "BZ-013", "A", ("清洁产品",), (), date(2026, 11, 24))
    with place.work(people(Role.PROCESS)) as work:
        spec = service.draft_spec(work, draft)
    assert page_count(made(place, people, str(spec.spec_id))) == 2
    with place.read() as session:
        assert queries.spec_of_key(session, 4711) is None
    for unknown in ("4711", "BZ-013"):
        with pytest.raises(NotFound):
            made(place, people, unknown)
