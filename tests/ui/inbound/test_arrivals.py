"""外购入库, 交库 and 入库单 at the tab 入库, by scanner and keys alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Actor, Workplace
from app.inbound import arrivals, exports, lane_queries, queries
from app.printing.service import printed_count
from db.engine import open_engine
from db.states import Role, StorageClass, Verdict, ZoneKind
from tests.app.inbound.test_purchase import GLUE, judged
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.office import Office
from tests.helpers.scan_page import ScanPage
from ui.inbound.page import InboundPage
from ui.settings.page import SettingsPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "入库台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def line(place: Workplace) -> Line:
    made = Line(place, People(place))
    catalog.location(place)
    catalog.location(place, "A-01-02")
    catalog.location(place, "DS-01", "待收区", ZoneKind.RECEIVING, StorageClass.NORMAL)
    return made


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.settle()
            desk.shot(Path(PICTURES) / f"inbound-{name}-{size.width()}.png")
        desk.window.resize(QSize(1218, 688))
        desk.settle()


def everyone(line: Line, *roles: Role) -> Actor:
    return line.people(*roles)


@pytest.mark.clause("B-09", "D-02")
def test_bought_goods_come_in_without_a_mouse(qtbot: QtBot, line: Line, place: Workplace) -> None:
    glue = catalog.product(place, GLUE)
    line.prepared(glue)
    desk = ScanPage(place, InboundPage, line.keeper)
    try:
        desk.page.show_view("purchase")
        desk.settle()
        desk.fill("field.product", "导热硅脂")
        desk.fill("field.supplier", "示范化工有限公司")
        desk.fill("field.slip_no", "SH-0417")
        desk.fill("field.quantity", "2.5")
        desk.fill("field.supplier_lot", "B2611")
        desk.fill("field.valid_until", "27-03-31")
        desk.fill("field.expires_on", "116/9/30")
        desk.key(Qt.Key.Key_S, CTRL)
        form = desk.page.purchase.form  # type: ignore[attr-defined]
        assert "要是整数" in form.editor("quantity").accessibleDescription()
        assert "年份要写四位" in form.editor("valid_until").accessibleDescription()
        assert "民国 116 年是 2027 年" in form.editor("expires_on").accessibleDescription()
        shot(desk, "purchase-wrong")
        for name, words in (("quantity", "60"), ("valid_until", "2027-03-31"), ("expires_on", "2027-09-30")):
            desk.fill(f"field.{name}", words)
        desk.key(Qt.Key.Key_S, CTRL)
        with place.read() as session:
            lots = [one.lot_no for one in arrivals.arrivals(session)]
            assert len(lots) == 1 and printed_count(session, "unit_label", lots[0]) == 1
        assert desk.rows("list.arrivals")[0][-1] == "待检"
        desk.fill("field.quantity", "12")
        desk.fill("field.supplier_lot", "B2612")
        desk.fill("field.expires_on", "20270930")
        desk.key(Qt.Key.Key_S, CTRL)
        shot(desk, "purchase-waiting")
        early = desk.scan(lots[0])
        assert early.clause == "B-09"
        shot(desk, "purchase-refused")
        desk.confirm()
        judged(line, lots[0])
        desk.page.reload()
        desk.settle()
        assert desk.scan(lots[0]).verdict is Verdict.GOOD
        shot(desk, "purchase-put-away")
        assert desk.press_key(Qt.Key.Key_F7).verdict is Verdict.GOOD
        posted = desk.press_key(Qt.Key.Key_F10)
        assert posted.verdict is Verdict.DONE
        shot(desk, "purchase-posted")
        with place.read() as session:
            receipt = queries.receipt(session, posted.object_key)
            assert receipt is not None and receipt.lines[0].location == "A-01-02"
        assert [row[0] for row in desk.rows("list.arrivals")] == [lots[0][:-2] + "02"]
        desk.page.show_view("goods")  # a bought lot that is scanned there is taken where it belongs
        desk.scan(lots[0][:-2] + "02")
        desk.settle()
        assert desk.page.view == "purchase" and desk.results[-1].clause == "B-09"
    finally:
        desk.close()


@pytest.mark.clause("D-01", "B-12", "B-13", "B-14")
def test_the_hand_over_names_what_waits_and_why(qtbot: QtBot, line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    done = line.stocked(breaker, 2)
    task, sheet = line.ready(breaker, 3)
    part = line.task(breaker, 4)
    line.inspected(line.submitted(part, part.serials[:2]))
    desk = ScanPage(place, InboundPage, line.keeper)
    try:
        desk.page.show_view("goods")
        desk.scan(task.number)
        desk.scan(task.serials[0])
        assert desk.press_key(Qt.Key.Key_F6).verdict is Verdict.GOOD  # 放入待收, as if its place had been scanned
        assert desk.scan(task.serials[1]).verdict is Verdict.GOOD
        shot(desk, "lane")
        clock.forward(hours=9)
        desk.page.show_view("handover")
        desk.settle()
        waiting = {row[0]: row for row in desk.rows("list.handover")}
        assert waiting[task.number][4] == "3" and waiting[part.number][2] == "2" and waiting[part.number][5] == "9 小时"
        assert [row[0] for row in desk.rows("list.lane")] == list(task.serials[:2])
        assert {(row[2], row[3]) for row in desk.rows("list.lane")} == {("DS-01", "产品检验单")}
        assert done.task_no not in [row[0] for row in desk.rows("list.tasks")]
        desk.press("do.all_tasks")
        assert next(row for row in desk.rows("list.tasks") if row[0] == done.task_no)[4:] == ["2/2", "按期交齐"]
        shot(desk, "handover")
        desk.choose("list.lane", task.serials[1])
        desk.fill("field.reason", "车间返修")
        desk.key(Qt.Key.Key_D, CTRL)
        assert [row[0] for row in desk.rows("list.lane")] == [task.serials[0]]
        came = desk.scan(sheet.number)  # the paper comes while the list is in front: it is taken where goods come in
        desk.settle()
        assert came.verdict is Verdict.DONE and desk.page.view == "goods"
        shot(desk, "lane-in")
        with place.read() as session:
            assert lane_queries.awaited(session) == []
    finally:
        desk.close()


@pytest.mark.clause("D-02")
def test_receipts_go_to_the_erp_once_under_its_own_names(
    qtbot: QtBot, line: Line, place: Workplace, clock: SetClock, tmp_path: Path
) -> None:
    breaker = catalog.product(place, name="=HYPERLINK(1)")
    line.prepared(breaker)
    first = line.stocked(breaker, 2)
    finance = everyone(line, Role.FINANCE, Role.STOREKEEPER)
    settings = Office(place, SettingsPage, finance)
    try:
        settings.page.open_document("erp")
        settings.settle()
        if PICTURES:
            settings.shot(Path(PICTURES) / "inbound-erp.png")
        settings.fill("field.erp.number", "FBillNo")
        settings.fill("field.erp.quantity", "FBillNo")
        settings.key(Qt.Key.Key_S, CTRL)
        assert "同一个列名" in settings.page.shown_view().error.words  # type: ignore[attr-defined]
        settings.fill("field.erp.quantity", "FQty")
        settings.key(Qt.Key.Key_S, CTRL)
    finally:
        settings.close()
    desk = ScanPage(place, InboundPage, finance)
    try:
        desk.page.show_view("receipts")
        desk.settle()
        shot(desk, "receipts")
        book = tmp_path / "入库单.xlsx"
        desk.page.receipts.export_to(book)  # type: ignore[attr-defined]
        desk.settle()
        page = load_workbook(BytesIO(book.read_bytes())).active
        rows = list(page.iter_rows(values_only=True))
        heads = dict(zip(rows[0], rows[1], strict=True))
        assert (heads["FBillNo"], heads["FQty"], heads["产品名称"]) == (first.number, 1, "=HYPERLINK(1)") and len(rows) == 3
        assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row} <= {"s", "inlineStr", "n", "d"}
        assert not desk.page.receipts.make.isEnabled()  # type: ignore[attr-defined]
        line.stocked(breaker, 1)
        desk.page.reload()
        desk.settle()
        assert desk.page.receipts.make.isEnabled()  # type: ignore[attr-defined]
        desk.page.receipts.export_to(tmp_path / "nowhere" / "b.xlsx")  # type: ignore[attr-defined]
        desk.settle()
        assert "没有写成" in desk.page.receipts.error.words  # type: ignore[attr-defined]
        with place.read() as session:
            again = exports.made_again(session, exports.exports(session)[0].export_id)
        assert len(list(load_workbook(BytesIO(again)).active.iter_rows())) == 2
        assert [row[2:] for row in desk.rows("list.exports")] == [["1", "1"], ["1", "2"]]
        shot(desk, "exported")
    finally:
        desk.close()


def test_every_view_fits_the_smallest_screen(qtbot: QtBot, line: Line, place: Workplace) -> None:
    desk = ScanPage(place, InboundPage, everyone(line, Role.STOREKEEPER, Role.PLANNING))
    try:
        for key, _ in desk.page.views:
            desk.page.show_view(key)
            desk.settle()
            assert desk.window.size() == QSize(1218, 688), key
            assert all(table.horizontalScrollBar().maximum() == 0 for table in desk.page.findChildren(QTableView) if table.isVisible()), key
        assert date(2026, 11, 1) == desk.page.receipts.period[0]  # type: ignore[attr-defined]
    finally:
        desk.close()
