"""The tab 入库 by scanner and keys alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.inbound import queries
from app.printing.service import printed_count
from app.storage.queries import balances_against_moves
from db.engine import open_engine
from db.states import ReceiptState, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.scan_page import ScanPage
from ui.inbound.page import InboundPage
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "入库台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def line(place: Workplace) -> Line:
    return Line(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, line: Line) -> Iterator[ScanPage]:
    opened = ScanPage(place, InboundPage, line.keeper)
    yield opened
    opened.close()


def banner(desk: ScanPage):  # type: ignore[no-untyped-def]
    return desk.page.goods.banner.view  # type: ignore[attr-defined]


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        desk.shot(Path(PICTURES) / f"inbound-{name}.png")


@pytest.mark.clause("D-01", "D-02")
def test_goods_come_in_without_a_mouse(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    catalog.location(place, "A-01-02")
    task, sheet = line.ready(breaker, 3)
    assert banner(desk).word == "请扫" and "扫生产任务单" in banner(desk).next_step
    shot(desk, "ready")
    desk.scan(task.serials[0])
    assert desk.scan(sheet.number).verdict is Verdict.GOOD
    assert "扫生产任务单" in banner(desk).next_step
    desk.scan(task.number)
    assert (banner(desk).counted, banner(desk).expected) == (1, 3)
    assert "再扫产品标签 2 台" in banner(desk).next_step
    shot(desk, "counting")
    desk.scan(task.serials[1])
    assert desk.scan(task.serials[2]).verdict is Verdict.DONE
    assert banner(desk).word == "齐" and "A-01-01" in banner(desk).next_step
    assert desk.press_key(Qt.Key.Key_F7).verdict is Verdict.GOOD
    assert "A-01-02" in banner(desk).next_step
    posted = desk.press_key(Qt.Key.Key_F10)
    assert posted.verdict is Verdict.DONE and banner(desk).below == "已入库"
    shot(desk, "posted")
    assert desk.window.size() == QSize(1218, 688)
    with place.read() as session:
        receipt = queries.receipt(session, posted.object_key)
        assert receipt is not None and receipt.quantity == 3 and {entry.location for entry in receipt.lines} == {"A-01-02"}
        assert printed_count(session, "goods_receipt", receipt.number) == 1
        assert balances_against_moves(session) == []
    desk.key(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.size() == QSize(1218, 688)
    assert desk.rows("list.receipts")[0][0] == posted.object_key


@pytest.mark.clause("D-01", "B-06")
def test_a_refusal_says_four_things_and_stays(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task = line.task(breaker, 1)
    open_sheet = line.measured(line.submitted(task))
    refused = desk.scan(open_sheet.number)
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "B-06")
    assert banner(desk).state is State.WRONG and banner(desk).word == "错" and "未检验合格，不得入库" in banner(desk).item
    card = desk.page.goods.refusal  # type: ignore[attr-defined]
    assert card.isVisible() and card.accessibleName() == "经检验合格的产品方可进入包装"
    assert all(part in card.accessibleDescription() for part in (open_sheet.number, "质检员", "B-06", "80"))
    waiting = desk.scan(task.number)
    assert waiting.verdict is Verdict.HOLD
    assert "1" in desk.page.goods.not_counted.accessibleName()  # type: ignore[attr-defined]
    shot(desk, "refused")
    desk.confirm()
    assert not card.isVisible() and banner(desk).state is not State.WRONG
    desk.scan(task.number)
    missing = desk.press_key(Qt.Key.Key_F10)
    assert missing.clause == "D-01" and "缺产品检验单、产品标签，不得入库" in banner(desk).item


@pytest.mark.clause("D-02")
def test_a_receipt_is_cancelled_from_its_panel(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    receipt = line.stocked(breaker, 2)
    desk.scan(receipt.number)
    desk.press("do.reverse")
    assert "请写明原因" in desk.page.goods.panel.form.editor("reason").accessibleDescription()  # type: ignore[attr-defined]
    desk.fill("field.reason", "数量点错")
    desk.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    with place.read() as session:
        old = queries.receipt(session, receipt.number)
        assert old is not None and old.state is ReceiptState.REVERSED
    desk.key(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert [row[0] for row in desk.rows("list.receipts")] == [old.reversed_by, receipt.number]
    shot(desk, "reversed")


def test_the_page_fits_both_screens(desk: ScanPage, line: Line, place: Workplace) -> None:
    for size in (QSize(1218, 688), QSize(1772, 1000)):
        desk.window.resize(size)
        desk.settle()
        assert desk.window.size() == size
        assert desk.find(QTableView, "list.receipts").horizontalScrollBar().maximum() == 0
        shot(desk, f"{size.width()}")
