"""The tab 检验: the second and third step of the main job by scans and keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.labels import gs1
from app.quality import cards
from app.quality import queries as quality
from app.units import queries as units
from db.engine import open_engine
from db.states import InspectionVerdict, UnitState, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.scan_page import ScanPage
from tests.helpers.settled import eventually
from ui.inspection.page import InspectionPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
GTIN = "06901234000016"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
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


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        desk.shot(Path(PICTURES) / f"inspection-{name}.png")


@pytest.mark.clause("B-01", "B-02", "B-03", "B-04")
def test_card_and_sheet_by_the_keyboard_alone(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 2)
    desk.scan(task.number)
    desk.key(Qt.Key.Key_N, CTRL)
    with place.read() as session:
        card = quality.card_of(session, task.serials[0])
    assert card is not None
    assert len(desk.rows("list.operations")) == len(cards.OPERATIONS)
    desk.key(Qt.Key.Key_1, CTRL)
    desk.key(Qt.Key.Key_1, CTRL)
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.refusals[-1].clause == "B-01"
    shot(desk, "card")
    desk.key(Qt.Key.Key_1, CTRL)
    desk.key(Qt.Key.Key_3, CTRL)
    assert desk.refusals[-1].clause == "B-02"
    desk.sign_in(line.mate)
    for n in range(3):
        desk.page.card.table.select_key(n + 1)  # type: ignore[attr-defined]
        desk.key(Qt.Key.Key_3, CTRL)
    desk.sign_in(line.assembler)
    desk.key(Qt.Key.Key_S, CTRL)
    desk.sign_in(line.inspector)
    shot(desk, "submitted")
    desk.key(Qt.Key.Key_N, CTRL)
    field = desk.find(QLineEdit, "field.measured")
    assert field.hasFocus()
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.refusals[-1].clause == "B-03"
    desk.key(Qt.Key.Key_Return)
    QTest.keyClicks(field, "126.0 126.4")
    desk.key(Qt.Key.Key_Return)
    QTest.keyClicks(field, "abc")
    desk.key(Qt.Key.Key_Return)
    assert "实测值要填数字" in str(desk.refusals[-1]) and field.text() == "abc"
    field.clear()
    QTest.keyClicks(field, "50 80")
    desk.key(Qt.Key.Key_Return)
    assert [row[5] for row in desk.rows("list.items")] == ["合格"] * 3
    shot(desk, "sheet")
    desk.key(Qt.Key.Key_S, CTRL)
    with place.read() as session:
        sheet = quality.latest_verdict(session, task.serials[1])
        assert sheet is not None and sheet.verdict is InspectionVerdict.PASS and len(sheet.certificates) == 2
        assert {u.state for u in units.units_of_task(session, task.number)} == {UnitState.PASSED}
    desk.fill("field.reason", "污损")
    desk.key(Qt.Key.Key_F10)
    with place.read() as session:
        from app.printing.service import printed_count

        assert printed_count(session, "certificate", sheet.certificates[0][1]) == 2
    shot(desk, "passed")


@pytest.mark.clause("C-06", "C-07", "C-11", "C-13")
def test_packing_check_seal_and_label(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place, gtin=GTIN)
    line.prepared(breaker)
    sheet = line.inspected(line.submitted(line.task(breaker, 1)))
    serial, certificate = sheet.certificates[0]
    desk.settle()
    assert desk.rows("list.waiting")[0][0] == "待包装"
    desk.scan(serial)
    for _ in range(2):
        desk.scan(serial)
    desk.key(Qt.Key.Key_Return, CTRL)
    for _ in range(2):
        desk.key(Qt.Key.Key_Return, CTRL)
    desk.key(Qt.Key.Key_Return, CTRL)
    assert "质检员" in desk.find(QLabel, "label.next").text()
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.refusals[-1].clause == "C-07" and "缺包装、合格证、说明书" in str(desk.refusals[-1])
    desk.sign_in(line.inspector)
    desk.scan(serial)
    shot(desk, "checking")
    assert desk.scan("HG26999999").clause == "C-07"
    assert desk.scan(certificate).verdict is Verdict.GOOD
    desk.press("do.next")
    desk.press("do.next")
    desk.sign_in(line.assembler)
    desk.scan("JF$SEAL")
    assert "扫回标签" in desk.find(QLabel, "label.next").text()
    label = gs1.element_string(gs1.unit_elements(GTIN, serial=serial, issue="1"))
    assert desk.scan(label).verdict is Verdict.DONE
    assert "可以入库" in desk.find(QLabel, "label.next").text()
    assert desk.rows("list.waiting") == []
    shot(desk, "labelled")


def test_what_is_typed_goes_the_way_of_a_scan(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    card = line.submitted(line.task(breaker, 1))
    desk.key(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(desk.find(QLineEdit, "field.find"), card.number.lower())
    desk.key(Qt.Key.Key_Return)
    eventually(lambda: desk.results)
    desk.settle()
    assert desk.results[-1].scan.port == "key" and desk.results[-1].object_key == card.number
    assert not desk.find(QLineEdit, "field.find").text()
    assert len(desk.rows("list.operations")) == 3


@pytest.mark.decision("X-31")
def test_an_inner_seal_is_opened_with_a_reason(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    desk.scan(serial)
    shot(desk, "goods")
    papers: list[tuple[str, str]] = []
    desk.context.preview_wanted.connect(lambda paper, document: papers.append((paper, document)))
    desk.press("do.warranty_card")
    assert papers == [("warranty_card", serial)]
    desk.press("do.open_seal")
    assert "原因" in str(desk.refusals[-1])
    desk.fill("field.reason", "加装附件")
    desk.press("do.open_seal")
    assert "下一步：清洁产品" in desk.find(QLabel, "label.next").text()
    assert desk.find(QAbstractButton, "do.seal").isVisible()


def test_the_page_fits_both_screens(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    for n in range(3):
        line.submitted(line.task(breaker, n + 1))
    desk.page.refresh()
    for size in (QSize(1218, 688), QSize(1772, 1000)):
        desk.window.resize(size)
        desk.settle()
        assert desk.window.size() == size
        shot(desk, f"{size.width()}")
