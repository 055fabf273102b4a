"""Packaging materials at the tab 入库: taken in, asked for, issued, by scanner and keys alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from app.core.work import Actor, Workplace
from app.identity import service as identity
from app.materials import queries
from app.printing.service import printed_count
from db.engine import open_engine
from db.states import PackagingSource, PackagingType, RequisitionState, Role, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers import materials as make
from tests.helpers.goods import Line
from tests.helpers.scan_page import ScanPage
from ui.inbound.page import InboundPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
CASE = replace(make.CARTON, key="MX-110", name="木制包装箱 1100", kind=PackagingType.WOODEN_CASE, size_mm=(1100, 800, 950), minimum=4)
FILM = replace(
    make.CARTON, key="CR-500", name="缠绕膜 500", kind=PackagingType.BOARD_EDGING, unit="卷", size_mm=(0, 0, 0), minimum=0,
    source=PackagingSource.IN_HOUSE,
)  # fmt: skip


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "原材料库", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


def stocked(place: Workplace) -> None:
    make.item(place, stocked=240)
    make.item(place, make.BAG, stocked=1200)
    make.item(place, CASE, stocked=4)
    make.item(place, FILM, stocked=0)
    make.item(place, replace(make.CARTON, key="ZX-05", name="5 号纸箱（新）"), approved=False)


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.settle()
            desk.shot(Path(PICTURES) / f"materials-{name}-{size.width()}.png")
        desk.window.resize(QSize(1218, 688))
        desk.settle()


@pytest.mark.clause("C-04")
def test_packaging_comes_in_by_scan(qtbot: QtBot, place: Workplace, people: People) -> None:
    stocked(place)
    desk = ScanPage(place, InboundPage, people(Role.STOREKEEPER))
    try:
        desk.scan("JF$PKG:ZX-02")  # at 成品入库: it is taken where packaging comes in
        desk.settle()
        assert desk.page.view == "packaging" and desk.results[-1].verdict is Verdict.GOOD  # type: ignore[attr-defined]
        desk.scan("JF$49")
        assert desk.scan("JF$PKG:ZX-02").verdict is Verdict.GOOD
        shot(desk, "receiving")
        refused = desk.press_key(Qt.Key.Key_F10)
        assert refused.verdict is Verdict.WRONG and "供方" in str(refused.message)
        shot(desk, "receiving-refused")
        desk.page.show_view("issue")  # it stays at the stop, and the header says so
        assert desk.page.view == "packaging"
        desk.confirm()
        assert "填写供方" in desk.page.receiving.ready().next_step  # type: ignore[attr-defined]
        assert desk.window.focusWidget().objectName() == "field.supplier"
        desk.fill("field.supplier", "示范包装厂")
        assert "扫「打印」入库" in desk.page.receiving.ready().next_step  # type: ignore[attr-defined]
        desk.fill("field.slip_no", "SH-7802")
        assert desk.press_key(Qt.Key.Key_F10).verdict is Verdict.DONE
        desk.settle()
        row = next(row for row in desk.rows("list.packaging") if row[0] == "ZX-02")
        assert row[4] == "290" and row[-1] == "正常"
        low = next(row for row in desk.rows("list.packaging") if row[0] == "MX-110")
        assert low[-1] == "低于下限"
        assert desk.rows("list.moves")[0][2:] == ["+50", "SH-7802　示范包装厂"]
        shot(desk, "received")
    finally:
        desk.close()


@pytest.mark.clause("C-05")
def test_production_asks_and_the_store_issues_no_more(qtbot: QtBot, place: Workplace, people: People) -> None:
    stocked(place)
    line = Line(place, people)
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 60)
    desk = ScanPage(place, InboundPage, people(Role.PLANNING))
    try:
        assert [key for key, _ in desk.page.views] == ["requisitions", "handover"]
        desk.scan(task.number)
        for count, key in ((60, "ZX-02"), (120, "QP-01"), (2, "MX-110")):
            desk.scan(f"JF${count}")
            assert desk.scan(f"JF$PKG:{key}").verdict is Verdict.GOOD
        assert desk.scan("JF$PKG:ZX-05").clause == "C-09"
        desk.confirm()
        shot(desk, "asking")
        number = desk.press_key(Qt.Key.Key_F10).object_key
        shot(desk, "asked")
    finally:
        desk.close()
    taker = _with_pin(place, "领料员甲")
    desk = ScanPage(place, InboundPage, people(Role.STOREKEEPER))
    try:
        desk.page.show_view("issue")
        assert desk.scan("JF$PKG:ZX-02").clause == "C-05"
        desk.confirm()
        desk.page.show_view("goods")
        desk.scan(number)
        desk.settle()
        assert desk.page.view == "issue" and desk.results[-1].verdict is Verdict.GOOD
        shot(desk, "issue-open")
        desk.scan("JF$40")
        desk.scan("JF$PKG:ZX-02")
        desk.scan("JF$21")
        assert desk.scan("JF$PKG:ZX-02").clause == "C-05"
        shot(desk, "issue-refused")
        desk.confirm()
        desk.scan("JF$PKG:QP-01")
        assert desk.press_key(Qt.Key.Key_F7).verdict is Verdict.GOOD  # 补足本行
        shot(desk, "issuing")
        assert desk.page.asks_approval
        desk.page.approve(taker)  # the window asks for the PIN of the badge that was scanned
        desk.settle()
        assert desk.press_key(Qt.Key.Key_F10).verdict is Verdict.DONE
        shot(desk, "issued")
        with place.read() as session:
            found = queries.requisition(session, number)
            assert found.state is RequisitionState.PART_ISSUED
            assert found.issues[0].pieces == {"ZX-02": 40, "QP-01": 120} and found.issues[0].receiver == taker.name
            assert printed_count(session, "requisition", f"{number}-1") == 1
            assert queries.balances_against_moves(session) == []
        desk.scan("JF$2")
        desk.scan("JF$PKG:MX-110")
        assert desk.press_key(Qt.Key.Key_F10).verdict is Verdict.DONE
        assert desk.rows("list.waiting")[0][3] == "待签字"
        desk.fill("field.receiver", taker.name)
        desk.fill("field.pin", "2580")
        desk.press("do.sign")
        desk.settle()
        with place.read() as session:
            assert not queries.requisition(session, number).unsigned
    finally:
        desk.close()


def _with_pin(place: Workplace, name: str) -> Actor:
    with place.work(Actor(None, "管理员", "", frozenset({Role.ADMINISTRATOR}))) as work:
        made = identity.create_person(work, name, "2580", {Role.ASSEMBLER})
    return Actor(made.person_id, made.name, made.badge, made.roles)
