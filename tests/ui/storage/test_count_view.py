"""盘点 by scanner and keys: the map follows, a memory scanner pours in five hundred reads, what is odd is cleared as one list."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.storage import count_queries as queries
from app.storage import count_service as service
from app.units import queries as units
from db.engine import open_engine
from db.states import CountPlaceState, CountState, Role, UnitState, Verdict, ZoneKind
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.counting import counter, pieces_put, serials_put
from tests.helpers.scan_page import ScanPage
from tests.helpers.settled import eventually
from ui.storage.count_view import CountScreen
from ui.storage.page import StoragePage

PICTURES = os.environ.get("JIAOFU_PICTURES")
A, B = "A-01-01", "A-01-02"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:  # type: ignore[no-untyped-def]
    opened = Workplace(open_engine(sqlite_file_url), "库存台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, people: People) -> Iterator[ScanPage]:
    opened = ScanPage(place, StoragePage, people(Role.STOREKEEPER))
    opened.page.open_document("count")
    opened.settle()
    yield opened
    opened.close()


def screen(desk: ScanPage) -> CountScreen:
    front = desk.page.front  # type: ignore[attr-defined]
    assert isinstance(front, CountScreen)
    return front


def settle(desk: ScanPage) -> None:
    """Lets the view read what it waits to read."""
    for _ in range(3):
        desk.settle()
        QTest.qWait(10)
        while screen(desk)._soon.isActive() or screen(desk)._pouring.isActive():
            QTest.qWait(10)
    desk.settle()


def explained(desk: ScanPage, least: int) -> bool:
    """Whether so many differences have their cause."""
    return sum("放错库位" in line[5] for line in desk.rows("list.differences")) >= least


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        settle(desk)
        desk.shot(Path(PICTURES) / f"count-{name}.png")
        desk.window.resize(1772, 1000)
        settle(desk)
        desk.shot(Path(PICTURES) / f"count-{name}-fhd.png")
        desk.window.resize(1218, 688)
        settle(desk)


@pytest.mark.clause("D-11")
def test_a_month_is_counted_from_the_new_sheet_to_the_posting_without_a_mouse(
    desk: ScanPage, place: Workplace, people: People
) -> None:
    breaker, screws = catalog.product(place), catalog.product(place, catalog.SCREWS)
    for n in range(1, 13):
        catalog.location(place, f"A-01-{n:02d}")
    for n in range(1, 4):
        catalog.location(place, f"G-01-{n:02d}", "隔离一区", ZoneKind.HOLD)
    at_a, lot, at_b = serials_put(place, breaker, 3, A), pieces_put(place, screws, 100, A), serials_put(place, breaker, 2, B)
    desk.key(Qt.Key.Key_N, CTRL)
    settle(desk)
    assert "全库 2026-11" in screen(desk).new.scope.currentText()
    shot(desk, "new")
    desk.key(Qt.Key.Key_Return, CTRL)
    eventually(lambda: screen(desk).map._places)
    assert screen(desk).number == "PD26000001" and len(screen(desk).map._places) == 15
    assert "漏盘" not in screen(desk).periods.accessibleName()
    desk.scan(A)
    for code in (*at_a[1:], at_b[0], "JF$95", lot, "BK2601010001"):
        desk.scan(code)
    settle(desk)
    assert screen(desk).banner.view.next_step.startswith(f"下一步：逐件扫 {A}")
    shot(desk, "counting")
    assert desk.press_key(Qt.Key.Key_F8).verdict is Verdict.INFO  # the unknown one was a wrong label
    desk.confirm()
    desk.scan(B)
    desk.scan(at_b[1])
    desk.confirm()
    desk.key(Qt.Key.Key_F7)
    settle(desk)
    states = {p.code: p.state for p in screen(desk).map._places}
    assert states[A] is CountPlaceState.DIFFERS and states["A-01-03"] is CountPlaceState.AGREED
    desk.key(Qt.Key.Key_2, CTRL)
    settle(desk)
    assert [row[1] for row in desk.rows("list.odd")] == [at_b[0]]
    shot(desk, "odd")
    desk.key(Qt.Key.Key_Y, CTRL)
    eventually(lambda: desk.rows("list.odd") == [])
    other = counter(place, people)
    other.counts(A, [*at_a[1:], at_b[0], "JF$98", lot])
    other.counts(B, [at_b[1]])
    eventually(lambda: len(desk.rows("list.odd")) == 1)
    desk.key(Qt.Key.Key_Y, CTRL)
    eventually(lambda: desk.rows("list.odd") == [])
    desk.key(Qt.Key.Key_3, CTRL)
    eventually(lambda: len(desk.rows("list.differences")) == 4)
    shot(desk, "differences")
    for row in range(4):
        screen(desk).diff.table.selectRow(row)
        desk.fill("field.cause", "放错库位")
        desk.key(Qt.Key.Key_S, CTRL)
        eventually(partial(explained, desk, row + 1))
    desk.key(Qt.Key.Key_Return, CTRL)
    settle(desk)
    eventually(lambda: "待批准" in screen(desk).choice.currentText())
    desk.sign_in(people(Role.LOGISTICS_HEAD))
    settle(desk)
    shot(desk, "review")
    eventually(lambda: screen(desk).diff.approve.isVisible())
    desk.key(Qt.Key.Key_Return, CTRL)
    eventually(lambda: "已完成" in screen(desk).choice.currentText())
    assert desk.refusals == []
    with place.read() as session:
        assert queries.count(session, "PD26000001").state is CountState.CLOSED
        unit = units.unit(session, at_a[0])
        assert unit is not None and unit.state is UnitState.LOST
    shot(desk, "closed")


@pytest.mark.clause("D-11")
def test_a_memory_scanner_pours_in_its_reads_and_the_window_keeps_up(desk: ScanPage, place: Workplace) -> None:
    breaker = catalog.product(place)
    stored = {}
    for code in (A, B, "A-01-03"):
        catalog.location(place, code)
        stored[code] = serials_put(place, breaker, 12, code)
    with place.work(desk.context.actor) as work:
        service.create_whole(work)
    reads = [A, *stored[A], "4006381333931", B, *stored[B], stored[A][0], "BK2601010001", "A-01-03", *stored["A-01-03"]]
    desk._gun.write("".join(f"{code}\r" for code in reads).encode())
    eventually(lambda: len(desk.results) == len(reads))
    assert [r.scan.raw for r in desk.results] == reads, "every read has its verdict, in order"
    assert desk.context.desk.lane.latched is None
    desk.confirm()
    desk.key(Qt.Key.Key_2, CTRL)
    settle(desk)
    assert {row[1] for row in desk.rows("list.odd")} == {"BK2601010001", stored[A][0], "4006381333931"}
    assert {p.code: p.state for p in screen(desk).map._places} == {
        A: CountPlaceState.AGREED, B: CountPlaceState.DIFFERS, "A-01-03": CountPlaceState.AGREED
    }  # fmt: skip
    shot(desk, "dump")


@pytest.mark.clause("D-11")
def test_a_sheet_that_was_filled_in_by_hand_is_keyed(desk: ScanPage, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    catalog.location(place)
    lot = pieces_put(place, screws, 40, A)
    with place.work(desk.context.actor) as work:
        number = service.create_whole(work)
    desk.page.reload()
    settle(desk)
    desk.fill("field.code", A)
    desk.focus("field.code")
    desk.key(Qt.Key.Key_Return)
    eventually(lambda: screen(desk).state.place)
    desk.fill("field.code", lot)
    desk.fill("field.pieces", "40")
    desk.key(Qt.Key.Key_S, CTRL)
    eventually(lambda: (now := screen(desk).state.place) is not None and now.pieces == 40)
    assert desk.window.size() == QSize(1218, 688)
    desk.confirm()
    settle(desk)
    with place.read() as session:
        assert [p.state for p in queries.places(session, number)] == [CountPlaceState.AGREED]
