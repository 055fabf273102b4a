"""资料 → 包装要求: written, approved by another person, revised; a mode of transport excepted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.catalog.demo_pictures import drawing
from app.core.clock import SetClock
from app.core.work import Workplace
from app.packing import queries, service
from app.packing.views import MaterialDraft, SpecDraft, StepDraft
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.office import Office
from ui.catalog.page import CatalogPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
STEPS = (
    StepDraft("分闸位置，端子罩装好", False, drawing("part")), StepDraft("装气泡膜包装袋", True, drawing("bag")),
    StepDraft("装纸制包装箱，空隙填缓冲材料", True, drawing("carton")), StepDraft("箱口胶带工字封"),
)  # fmt: skip
MATERIALS = (MaterialDraft("气泡膜包装袋", "1 个", True), MaterialDraft("珍珠棉衬垫", "2 片", True), MaterialDraft("纸制包装箱", "1 个"))


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(qtbot: QtBot, place: Workplace) -> Iterator[Office]:
    people, opened = People(place), place
    made = [catalog.product(opened), catalog.product(opened, code="JR", name="热过载继电器", model="JR-63")]
    for n, (product, revision) in enumerate(((made[0], "A"), (made[0], "B"), (made[1], "A"))):
        number, day = f"BZ-{product.code}-01", date(2026, 11, 1 + n)
        draft = SpecDraft(product.product_id, number, revision, STEPS, MATERIALS, day, ("说明书",), ("road",))
        with opened.work(people(Role.PROCESS)) as work:
            spec = service.draft_spec(work, draft)
        if product is made[0]:
            with opened.work(people(Role.PROCESS)) as work:
                service.approve_spec(work, spec.spec_id)
    page = Office(place, CatalogPage, people(Role.PROCESS))
    page.page.show_view("specs")
    page.settle()
    yield page
    page.close()


def picture(office: Office, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            office.window.resize(size)
            office.settle()
            office.shot(Path(PICTURES) / f"specs-{name}-{size.width()}.png")


@pytest.mark.clause("C-01")
def test_a_new_revision_is_written_from_the_old_one_and_approved_by_another_person(
    office: Office, place: Workplace, tmp_path: Path
) -> None:
    page = office.page.shown_view()
    rows = [[str(cell) for cell in page.cells(page._views[key])] for key in page._views]
    assert [row[2] for row in rows] == ["B", "A", "A"]
    assert [page.cells(view)[4].word for view in page._views.values()] == ["生效", "被替代", "待批"]
    page.steps.table.setCurrentCell(1, 0)
    office.settle()
    assert page.preview.isVisible() and not page.save.isEnabled()  # what is approved stays as it is
    picture(office, "in-force")
    papers: list[tuple[str, str]] = []
    office.context.preview_wanted.connect(lambda paper, document: papers.append((paper, document)))
    office.press("do.print_spec")
    assert papers == [("packing_spec", str(page.chosen().spec.spec_id))]
    office.press("do.revise")
    office.settle()
    assert page.form.value("revision") == "" and len(page.steps.rows()) == 4
    page.form.set_value("revision", "C")
    page.steps.append(("贴封箱贴", True, "—"))
    page.steps.table.setCurrentCell(4, 0)
    (tmp_path / "papers.png").write_bytes(drawing("papers"))
    page.take_picture(tmp_path / "gone" / "papers.png")  # the stick was pulled out
    assert "papers.png" in page.error.words and page.steps.carried()[4] != drawing("papers")
    page.take_picture(tmp_path / "papers.png")
    picture(office, "new")
    office.press("do.save")
    office.settle()
    with place.read() as session:
        made = queries.specs(session)[0]
    assert (made.revision, len(made.steps), made.approved_at) == ("C", 5, None)
    assert all(made.steps[n].picture for n in (0, 1, 2, 4)) and not made.steps[0].mandatory
    office.press("do.approve")
    office.settle()
    assert office.refusals[-1].clause == "C-01"


def test_an_exception_of_transport_is_entered_for_one_dispatch_order(office: Office, place: Workplace) -> None:
    page = office.page.shown_view()
    for key, words in (("dispatch_no", "FH26000001"), ("why", "加固后可空运")):
        editor = page.exception.editor(key)
        assert isinstance(editor, QLineEdit)
        editor.setText(words)
    page.exception.set_value("mode", "air")
    office.press("do.allow")
    office.settle()
    assert "FH26000001 可以走空运" in page.said.text()
