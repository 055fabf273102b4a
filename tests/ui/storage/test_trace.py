"""The view 追溯 by scanner and keys alone, and its picture (J-31)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.aftersales import service as aftersales
from app.aftersales.views import CaseDraft
from app.core.work import Workplace
from app.printing.service import printed_count
from app.storage import service as stock
from app.units import service as unit_service
from db.engine import open_engine
from db.states import Role, StockMoveKind, UnitState, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.gate import Yard
from tests.helpers.goods import Line
from tests.helpers.scan_page import ScanPage
from ui.storage.page import StoragePage
from ui.storage.trace_view import TraceView
from ui.widgets.tables import WorkTable

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "库房台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, people: People) -> Iterator[ScanPage]:
    opened = ScanPage(place, StoragePage, people(Role.STOREKEEPER, Role.INSPECTOR, Role.SALES))
    opened.page.show_view("trace")
    opened.settle()
    yield opened
    opened.close()


def view(desk: ScanPage) -> TraceView:
    found = desk.page.front  # type: ignore[attr-defined]
    assert isinstance(found, TraceView)
    return found


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.settle()
            desk.shot(Path(PICTURES) / f"trace-{name}-{size.width()}.png")
        desk.window.resize(QSize(1218, 688))


def much_moved(place: Workplace, line: Line) -> str:
    """A unit that was moved often, was on hold twice and still is."""
    breaker = catalog.product(place)
    line.prepared(breaker)
    here, there = catalog.location(place), catalog.location(place, "A-02-01")
    serial = line.stocked(breaker, 1).lines[0].serial
    for n in range(9):
        start, end = (here, there) if n % 2 == 0 else (there, here)
        place.clock.forward(hours=30)  # type: ignore[attr-defined]
        with place.work(line.keeper) as work:
            unit_service.set_location(work, serial, end.location_id)
            stock.note_move(
                work, StockMoveKind.TRANSFER, stock.find_thing(work, serial), 1, start.location_id, end.location_id, f"YK2600000{n}"
            )
    for hours, state, why in ((60, UnitState.HOLD, "外壳裂纹"), (30, UnitState.IN_STOCK, "复检合格"), (200, UnitState.HOLD, "标识失效")):
        place.clock.forward(hours=hours)  # type: ignore[attr-defined]
        with place.work(line.inspector) as work:
            unit_service.move_unit(work, serial, state, reason=why)
    place.clock.forward(hours=100)  # type: ignore[attr-defined]
    return serial


@pytest.mark.clause("J-31")
def test_a_scan_draws_the_way_and_every_point_opens_its_paper(desk: ScanPage, place: Workplace, people: People) -> None:
    shot(desk, "empty")
    yard = Yard(place, people, container="TGHU1234567", seal="JF0047719")
    yard.out()
    place.clock.forward(days=40)  # type: ignore[attr-defined]
    with place.work(yard.service) as work:
        aftersales.register(work, CaseDraft(yard.serials[0], "自行分闸"))
    first, second = yard.serials
    assert desk.scan(first).verdict is Verdict.GOOD
    assert view(desk).title.text().startswith(first) and not view(desk).side.isVisible()
    shot(desk, "whole")
    opened: list[tuple[str, str]] = []
    desk.context.go_to.connect(lambda page, document: opened.append((page, document)))
    picture = view(desk).picture
    assert picture.hasFocus() and picture.current is not None and picture.current.page == "aftersales"
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert picture.current is not None and picture.current.page == "inspection"
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert opened == [("inspection", "ZK26000001")]
    assert desk.scan("00" + yard.sscc).verdict is Verdict.GOOD
    goods = desk.find(WorkTable, "list.trace_goods")
    assert [row[0] for row in desk.rows("list.trace_goods")] == [first, second]
    shot(desk, "box")
    goods.setFocus()
    desk.key(Qt.Key.Key_Down)
    assert view(desk).title.text().startswith(second)
    desk.key(Qt.Key.Key_F10)
    with place.read() as session:
        assert printed_count(session, "trace_sheet", second) == 1
    wrong = desk.scan("BK2611239999")
    assert wrong.verdict is Verdict.WRONG and "BK2611239999" in view(desk).error.word
    assert view(desk).title.text().startswith(second)  # what was shown stays
    desk.focus("field.trace")
    desk.fill("field.trace", first)
    desk.key(Qt.Key.Key_Return)
    assert view(desk).title.text().startswith(first)


@pytest.mark.clause("J-31")
def test_folds_pauses_and_holds_are_seen(desk: ScanPage, place: Workplace, people: People) -> None:
    serial = much_moved(place, Line(place, people))
    desk.page.open_document(f"trace|{serial}")
    desk.settle()
    picture = view(desk).picture
    fold = next(row for row in picture.rows if row.point is not None and row.point.folded)
    before = len(picture.rows)
    assert any(row.gap >= 2 for row in picture.rows) and picture.rows[-1].held and picture.rows[-1].now is not None
    shot(desk, "holds")
    while picture.current is not fold.point:
        QTest.keyClick(picture, Qt.Key.Key_Up)
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert len(picture.rows) == before + 7
    shot(desk, "unfolded")
    QTest.keyClick(picture, Qt.Key.Key_Left)
    assert len(picture.rows) == before
