"""The tab 检验: values by the number block piece by piece, bad pieces apart, the rejected goods, the list of sheets, a card from paper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.catalog.views import ProductView
from app.core.clock import SetClock
from app.core.work import Workplace
from app.quality import cards, instruments, standards
from app.quality import queries as quality
from app.quality.instruments import InstrumentDraft
from app.quality.views import SamplingPlan, StandardDraft
from app.units import queries as units
from db.engine import open_engine
from db.states import Role, UnitState, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import ADMIN, ITEMS, Line
from tests.helpers.scan_page import ScanPage
from ui.inspection.page import InspectionPage
from ui.inspection.pieces import PieceStrip

PICTURES = os.environ.get("JIAOFU_PICTURES")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "检验台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def line(place: Workplace) -> Line:
    return Line(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, line: Line) -> Iterator[ScanPage]:
    opened = ScanPage(place, InspectionPage, line.assembler)
    yield opened
    opened.close()


def shot(desk: ScanPage, name: str, size: QSize | None = None) -> None:
    if PICTURES:
        if size is not None:
            desk.window.resize(size)
        desk.shot(Path(PICTURES) / f"pieces-{name}.png")
        desk.window.resize(QSize(1218, 688))


def by_standard(place: Workplace, plan: SamplingPlan = SamplingPlan.FULL) -> ProductView:
    breaker = catalog.product(place)
    with place.work(ADMIN) as work:
        draft = StandardDraft(breaker.product_id, "Q/SF 012", "C", ITEMS, national="GB/T 14048.2", company="Q/SF 012", plan=plan)
        standards.write(work, draft)
    return breaker


def typed(desk: ScanPage, *values: str) -> None:
    field = desk.find(QLineEdit, "field.measured")
    assert field.hasFocus()
    for value in values:
        QTest.keyClicks(field, value)
        desk.key(Qt.Key.Key_Enter)


@pytest.mark.clause("B-03", "B-04", "B-11")
def test_the_number_block_fills_a_sheet_and_only_the_bad_pieces_are_held(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = by_standard(place)
    with place.work(line.inspector) as work:
        instruments.enter(work, InstrumentDraft("KC-015", "卡尺", "数显卡尺", work.now.date().replace(year=2027)))
        instruments.enter(work, InstrumentDraft("KC-009", "卡尺", "数显卡尺", work.now.date().replace(month=1)))
    card = line.submitted(line.task(breaker, 6))
    desk.sign_in(line.inspector)
    desk.scan(card.number)
    desk.key(Qt.Key.Key_N, CTRL)
    strip = desk.page.findChild(PieceStrip)
    assert strip is not None and not strip.isVisible()  # by eye first
    typed(desk, "")
    assert strip.isVisible() and desk.find(QComboBox, "field.instrument").count() == 2
    typed(desk, "126.1", "126.2", "125.9", "126.4", "126.9", "126")
    assert strip.accessibleName() == "已测 0/6 件"  # the next item already
    typed(desk, "55", "61", "48")
    shot(desk, "strip")
    shot(desk, "strip-wide", QSize(1772, 1000))
    desk.key(Qt.Key.Key_PageUp)
    desk.key(Qt.Key.Key_PageUp)
    typed(desk, "60")  # piece 2 again
    typed(desk, "8.5", "72", "70")
    assert "超差：第 4 件" in strip.accessibleName()
    desk.page.sheet.table.select_key(2)  # type: ignore[attr-defined]
    desk.fill("field.instrument", "KC-009")
    typed(desk, "126")
    assert desk.refusals[-1].clause == "B-04" and "校准已过期" in str(desk.refusals[-1])
    shot(desk, "judged")
    desk.key(Qt.Key.Key_D, CTRL)
    with place.read() as session:
        states = {u.serial: u.state for u in units.units_of_task(session, card.task_no)}
        (report,) = quality.nonconformities(session)
    held = [serial for serial, state in states.items() if state is UnitState.HOLD]
    assert held == [card.serials[3], card.serials[4]] == list(report.identities)
    assert len(desk.rows("list.items")) == 3 and "由 " in desk.page.sheet.facts.text()  # type: ignore[attr-defined]
    shot(desk, "parted")
    assert desk.scan(report.number).verdict is Verdict.GOOD
    assert desk.rows("list.rejected")[0][:3] == ["生产未看", "塑壳断路器 TB1-250M/3300 160A", "2"]
    desk.sign_in(line.people(Role.PLANNING))
    desk.press("do.seen")
    assert desk.rows("list.rejected")[0][0] == "待处置"
    desk.sign_in(line.inspector)
    shot(desk, "rejected")
    desk.press("do.decide")
    assert desk.rows("list.rejected")  # a reason is missing
    desk.fill("field.words", "换端子后重检")
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.rows("list.rejected") == []
    desk.page.show_view("sheets")
    desk.settle()
    assert [row[0] for row in desk.rows("list.sheets")] == ["合格", "不合格"]
    desk.fill("field.filter", card.serials[3])
    QTest.qWait(300)
    desk.settle()
    assert [(row[0], row[5]) for row in desk.rows("list.sheets")] == [("不合格", "2")]
    shot(desk, "sheets")


@pytest.mark.clause("B-01", "B-02")
def test_a_card_is_entered_from_paper_and_submitted_by_its_bar_code(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = by_standard(place)
    task = line.task(breaker, 1)
    desk.scan(task.number)
    desk.fill("field.operations", "接线、总装")
    desk.press("tick.usual")
    shot(desk, "task")
    desk.key(Qt.Key.Key_N, CTRL)
    with place.read() as session:
        card = quality.cards(session, task_no=task.number)[0]
        assert cards.template(session, task.product_id).operations == ("接线", "总装")
    assert desk.scan(card.number).clause == "B-01"
    desk.fill("field.checker", line.mate.name)
    desk.fill("field.done_on", "115/11/22")
    desk.key(Qt.Key.Key_1, CTRL)
    assert "民国 115 年是 2026 年" in str(desk.refusals[-1])
    desk.fill("field.done_on", "2026-11-22")
    for _ in range(2):
        desk.key(Qt.Key.Key_1, CTRL)
    shot(desk, "card")
    for no in (1, 2):
        desk.page.card.table.select_key(no)  # type: ignore[attr-defined]
        desk.key(Qt.Key.Key_3, CTRL)
    with place.read() as session:
        found = quality.card(session, card.number)
    assert found is not None and {(str(o.done_on), o.mutual_checker) for o in found.operations} == {("2026-11-22", line.mate.name)}
    answer = desk.scan(card.number)
    assert answer.verdict is Verdict.DONE and "已交检" in str(answer.message)
