"""The marks of the goods at the start of a shipping box, until the first piece is in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.bench.page import BenchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield opened
    opened.engine.dispose()


def test_the_marks_stand_beside_the_list_until_the_first_piece(qtbot: QtBot, place: Workplace) -> None:
    ship = Shipping(place, People(place))
    fragile = ship.product(fragile=True, handling="hand", gross_weight_g=31_000)
    order, items = ship.picked((fragile, 2))
    desk = ScanPage(place, BenchPage, ship.packer)
    try:
        desk.scan(order.number)
        marks = desk.page.box.marks.marks
        assert marks.isVisible() and marks.accessibleName() == "易碎物品；怕雨；向上；手搬·毛重 31.0 kg·两人搬；防潮、轻拿轻放"
        if PICTURES:
            for size in (QSize(1366, 768), QSize(1920, 1080)):
                desk.window.resize(size)
                desk.settle()
                desk.shot(Path(PICTURES) / f"order-marks-{size.width()}.png")
        desk.scan(items[0])
        assert not marks.isVisible() and desk.page.box.log.isVisible()
    finally:
        desk.close()


@pytest.mark.clause("E-04")
def test_valuable_goods_show_what_is_to_be_signed_before_they_go_in(qtbot: QtBot, place: Workplace) -> None:
    ship = Shipping(place, People(place))
    order, items = ship.picked((ship.product(valuable=True), 1))
    desk = ScanPage(place, BenchPage, ship.packer)
    try:
        desk.scan(order.number)
        desk.scan(items[0])
        view = desk.page.banner.view
        assert (view.word, view.item) == ("请核", "贵重/安全件：防静电、固定牢靠、两人搬运")
        assert view.next_step == "下一步：防护做到，扫「确认」"
        if PICTURES:
            for size in (QSize(1366, 768), QSize(1920, 1080)):
                desk.window.resize(size)
                desk.settle()
                desk.shot(Path(PICTURES) / f"protect-{size.width()}.png")
        desk.scan("JF$CONFIRM")
        assert desk.page._bench.state.counted == 1
    finally:
        desk.close()
