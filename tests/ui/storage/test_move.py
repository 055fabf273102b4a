"""移库 by scanner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.storage import queries
from app.units import queries as units
from db.engine import open_engine
from db.states import Verdict, ZoneKind
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.scan_page import ScanPage
from ui.storage.move_view import MoveScreen
from ui.storage.page import StoragePage
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "库台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def line(place: Workplace) -> Line:
    return Line(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, line: Line) -> Iterator[ScanPage]:
    opened = ScanPage(place, StoragePage, line.keeper)
    opened.page.open_document("move")
    opened.settle()
    yield opened
    opened.close()


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        desk.shot(Path(PICTURES) / f"move-{name}.png")


@pytest.mark.clause("D-08", "D-10")
@pytest.mark.decision("X-31")
def test_goods_then_place_or_place_then_goods(desk: ScanPage, line: Line, place: Workplace) -> None:
    breaker, screws = catalog.product(place), catalog.product(place, catalog.SCREWS)
    for product in (breaker, screws):
        line.prepared(product)
    for code in ("A-01-01", "A-01-02"):
        catalog.location(place, code, sealed_only=True)
    catalog.location(place, "K-01", "开封区")
    catalog.location(place, "G-01", "隔离区", ZoneKind.HOLD)
    serials = [entry.serial for entry in line.stocked(breaker, 3).lines]
    lot = line.stocked(screws, 60).lines[0].lot_no
    screen = desk.page.front  # type: ignore[attr-defined]
    assert isinstance(screen, MoveScreen) and "先扫目标库位" in screen.banner.view.next_step
    shot(desk, "ready")
    assert desk.scan(serials[0]).verdict is Verdict.GOOD
    assert desk.scan(serials[1]).verdict is Verdict.GOOD and "A-01-02" in screen.banner.view.next_step
    shot(desk, "in-hand")
    moved = desk.scan("A-01-02")
    assert moved.verdict is Verdict.DONE and screen.banner.view.word == "已移"
    assert desk.rows("list.moved")[0][2:] == ["A-01-01", "A-01-02"]
    desk.scan("A-01-02")
    desk.scan("JF$20")
    assert desk.scan(lot).verdict is Verdict.DONE
    assert desk.press_key(Qt.Key.Key_F8).verdict is Verdict.INFO  # the record of moving it back
    with place.read() as session:
        assert [one.location for one in queries.standing(session, lot) or ()] == ["A-01-01"]
    desk.press_key(Qt.Key.Key_F9)
    refused = desk.scan(serials[2]) and desk.scan("G-01")
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "D-10") and screen.banner.view.state is State.WRONG
    shot(desk, "refused")
    desk.confirm()
    desk.press_key(Qt.Key.Key_F9)
    desk.press_key(Qt.Key.Key_F7)
    opened = desk.scan(serials[2])
    assert (opened.verdict, opened.clause) == (Verdict.HOLD, "D-10") and "K-01" in screen.banner.view.next_step
    desk.settle()
    assert desk.rows("list.misplaced")[0][0] == serials[2]
    shot(desk, "opened")
    assert desk.scan("A-01-02").clause == "D-10"
    desk.confirm()
    assert desk.scan("K-01").verdict is Verdict.DONE
    desk.settle()
    assert desk.rows("list.misplaced") == [] and desk.window.size() == QSize(1218, 688)
    with place.read() as session:
        unit = units.unit(session, serials[2])
        assert unit is not None and not unit.sealed and unit.location == "K-01"
        assert queries.balances_against_moves(session) == []
