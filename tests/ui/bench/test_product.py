"""Product packing on the real bench page: the marks, the picture of the step, the check, the refusal, the new revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.catalog.demo_pictures import drawing
from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.codes import Command
from app.labels import gs1
from app.packing import service
from app.packing.product import ProductStep
from app.packing.views import MaterialDraft, SpecDraft, StepDraft
from app.quality import queries as quality
from db.engine import open_engine
from db.states import Role, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line, standard
from tests.helpers.scan_page import ScanPage
from ui.bench.page import BenchPage
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")
GTIN = "06901234000016"
STEPS = (
    StepDraft("分闸位置，端子罩装好", False, drawing("part")), StepDraft("装气泡膜包装袋", True, drawing("bag")),
    StepDraft("随货资料装塑料膜包装袋", True, drawing("papers")), StepDraft("装纸制包装箱，空隙填缓冲材料", True, drawing("carton")),
    StepDraft("箱口胶带工字封"),
)  # fmt: skip
MATERIALS = (MaterialDraft("珍珠棉衬垫", "2 片", True), MaterialDraft("纸制包装箱", "1 个", mandatory=False))


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def line(place: Workplace) -> Line:
    return Line(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, line: Line) -> Iterator[ScanPage]:
    made = ScanPage(place, BenchPage, line.assembler)
    yield made
    made.close()


def spec(line: Line, product_id: int, revision: str = "A", steps: tuple[StepDraft, ...] = STEPS) -> None:
    draft = SpecDraft(product_id, "BZ-BK-01", revision, steps, MATERIALS, date(2026, 11, 1), (), ("road",))
    with line.place.work(line.people(Role.PROCESS)) as work:
        made = service.draft_spec(work, draft)
    with line.place.work(line.people(Role.PROCESS)) as work:
        service.approve_spec(work, made.spec_id)


def made(line: Line, count: int) -> tuple[str, tuple[str, ...], int]:
    """A sheet with so many passed units of a fragile, valuable and heavy breaker."""
    breaker = catalog.product(
        line.place, gtin=GTIN, fragile=True, valuable=True, handling="trolley", gross_weight_g=31_200,
        marks=("怕雨", "向上", "堆码层数极限 4"),
    )  # fmt: skip
    standard(line.place, breaker)
    spec(line, breaker.product_id)
    sheet = line.inspected(line.submitted(line.task(breaker, count)))
    return sheet.number, sheet.serials, breaker.product_id


def picture(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1366, 768), QSize(1920, 1080)):
            desk.window.resize(size)
            desk.settle()
            desk.shot(Path(PICTURES) / f"product-{name}-{size.width()}.png")
        desk.window.resize(1366, 768)


def certificate(line: Line, serial: str) -> str:
    with line.place.read() as session:
        found = quality.certificate_of(session, serial)
    assert found is not None
    return found.number


@pytest.mark.clause("C-07")
def test_from_sheet_to_label_with_pictures_and_marks(desk: ScanPage, line: Line) -> None:
    number, serials, _ = made(line, 3)
    page, serial = desk.page, serials[0]
    desk.scan(number)
    assert page.product.isVisible() and "还有 3 件" in page.banner.view.next_step
    picture(desk, "document")
    desk.scan(serial)
    assert page.product.marks.isVisible() and "易碎物品" in page.product.marks.accessibleName()
    assert "两人搬" in page.product.marks.accessibleName() and "手推车" in page.product.marks.accessibleName()
    picture(desk, "marks")
    desk.scan(serial)
    assert page.product.card.isVisible() and page.product.card.has_picture
    desk.scan(serial)
    desk.scan(serial)
    assert "3. 随货资料" in page.banner.view.next_step and page.banner.view.state is State.GOOD
    picture(desk, "step")
    desk.scan(serial)
    desk.scan(serial)
    assert not page.product.card.has_picture  # this step has none: its words stand alone
    picture(desk, "words")
    desk.scan(serial)
    picture(desk, "material")
    while page._bench.state.product.step is ProductStep.PROTECT:
        desk.scan(serial)
    picture(desk, "to-check")
    refused = desk.scan(Command.SEAL.code)
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "C-07") and page.refused.refusal.isVisible()
    assert "缺包装、合格证、说明书" in page.banner.view.item
    picture(desk, "refused")
    desk.scan(Command.CONFIRM.code)
    desk.context.set_visitor(line.inspector)  # his badge, while the assembler stays signed in
    desk.scan(serial)
    desk.scan(certificate(line, serial))
    picture(desk, "checking")
    QTest.keyClick(page, Qt.Key.Key_F7)
    desk.settle()
    assert "1 破损" in page.banner.view.item
    picture(desk, "damaged")
    QTest.keyClick(page, Qt.Key.Key_F8)
    desk.settle()
    desk.confirm()
    assert desk.confirm().verdict is Verdict.DONE
    assert desk.context.visitor is None  # the check is done: the assembler seals
    assert desk.confirm().verdict is Verdict.DONE
    picture(desk, "scan-back")
    label = gs1.element_string(gs1.unit_elements(GTIN, serial=serial, issue="1"))
    assert desk.scan(label).verdict is Verdict.DONE and "可以入库" in page.banner.view.next_step
    picture(desk, "done")
    desk.scan(serials[1])  # the second one of the day: what is not mandatory may be left out
    desk.scan(serials[1])
    assert "端子罩装好 可略" in page.product.table.accessibleName()
    picture(desk, "second")
    focus = [w for w in page.findChildren(QWidget) if w.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert focus == []


@pytest.mark.clause("C-03")
def test_a_new_revision_shows_what_changed(desk: ScanPage, line: Line) -> None:
    _, serials, product_id = made(line, 1)
    new = (STEPS[0], StepDraft("套防静电袋，抽真空封口", True, drawing("bag")), *STEPS[2:4])
    spec(line, product_id, "B", new)
    page = desk.page
    desk.scan(serials[0])
    assert page.product.notice.isVisible()
    assert "装气泡膜包装袋 → 套防静电袋，抽真空封口" in page.product.notice.accessibleName()
    picture(desk, "revision")
    assert desk.confirm().verdict is Verdict.GOOD
    assert page.product.marks.isVisible()
