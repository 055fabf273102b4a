"""The view 待查 by scanner and keys: damage, a lost mark until the new label comes back, what was not seen (E-03, E-05, E-10)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.trace import doubt_queries, doubts
from app.units import queries as units
from db.engine import open_engine
from db.states import Role, StopKind, UnitState, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.storage.page import StoragePage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "库房台", clock)
    yield opened
    opened.engine.dispose()


def shot(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.settle()
            desk.shot(Path(PICTURES) / f"missing-{name}-{size.width()}.png")
        desk.window.resize(QSize(1218, 688))
        desk.settle()


@pytest.mark.clause("E-05", "E-03", "E-10")
def test_the_store_clears_what_is_in_doubt(qtbot: QtBot, place: Workplace) -> None:
    people = People(place)
    ship = Shipping(place, people)
    _, (late, _other) = ship.picked((ship.product(), 2))
    place.clock.forward(hours=30)  # type: ignore[attr-defined]
    catalog.location(place, "B-01-01")
    with place.read() as session:
        breaker = units.unit(session, late)
    assert breaker is not None
    keeper, inspector = people(Role.STOREKEEPER), people(Role.INSPECTOR)
    desk = ScanPage(place, StoragePage, keeper)
    try:
        desk.page.show_view("missing")
        desk.settle()
        assert [row[0] for row in desk.rows("list.missing")] == ["没扫到", "没扫到"]
        shot(desk, "late")
        desk.choose("list.missing", late)
        desk.fill("field.place", "待发区货架后")
        desk.press("do.first")
        assert len(desk.rows("list.missing")) == 1
        desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert desk.scan(late).verdict is Verdict.GOOD
        desk.fill("field.kind", "标识失效")
        desk.fill("field.words", "条码刮花")
        shot(desk, "report")
        desk.press("do.first")
        assert desk.refusals == []
        with place.read() as session:
            (found,) = doubt_queries.doubts(session)
            assert found.identity == late and found.kind is StopKind.MARK_LOST and doubt_queries.typed(session) == ()
        desk.sign_in(inspector)
        desk.page.open_document(f"missing|{found.doubt_id}")
        desk.settle()
        desk.fill("field.words", "铭牌与记录相符")
        shot(desk, "approve")
        desk.press("do.first")
        assert desk.rows("list.missing")[-1][4] == "待扫回" or any(row[4] == "待扫回" for row in desk.rows("list.missing"))
        assert desk.scan(late).verdict is Verdict.DONE
        with place.read() as session:
            unit = units.unit(session, late)
        assert unit is not None and unit.state is UnitState.PICKED
        desk.sign_in(keeper)
        desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        desk.fill("field.identity", late)
        desk.fill("field.words", "外壳裂纹")
        desk.press("do.first")
        assert desk.refusals and desk.refusals[-1].clause == "E-05"
        desk.fill("field.why", "条码读不出，数字可读")
        desk.press("do.first")
        assert [row[0] for row in desk.rows("list.typed")] == [late]
        with place.work(keeper) as work:
            doubts.report(work, StopKind.MARK_LOST, "标签撕掉", place="B-01-01")
        desk.page.reload()
        desk.settle()
        desk.choose("list.missing", "还不知道是哪一件")
        shot(desk, "unknown")
    finally:
        desk.close()
