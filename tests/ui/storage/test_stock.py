"""现存 by keys: products, places, goods, and keeping them for an order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.storage import holds, service
from app.units import queries as units
from app.units import service as unit_service
from db.engine import open_engine
from db.states import Role, StorageClass, UnitState, ZoneKind
from tests.conftest import People
from tests.helpers import catalog, orders
from tests.helpers.goods import Line
from tests.helpers.office import Office
from ui.storage.page import StoragePage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "库台", clock)
    yield opened
    opened.engine.dispose()


def ctrl(desk: Office, key: Qt.Key) -> None:
    """A button's key: the button is seen going down before it acts."""
    desk.key(key, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(120)
    desk.settle()


@pytest.mark.clause("D-16", "B-11")
def test_goods_are_found_kept_and_held(qtbot: QtBot, place: Workplace) -> None:
    people = People(place)
    line = Line(place, people)
    breaker, screws = catalog.product(place), catalog.product(place, catalog.SCREWS)
    for product in (breaker, screws):
        line.prepared(product)
    for row in ("01", "02"):
        for n in range(1, 7):
            catalog.location(place, f"A-{row}-{n:02d}", sealed_only=n < 4)
    catalog.location(place, "C-01-01", "干燥区", storage_class=StorageClass.DRY)
    catalog.location(place, "G-01", "隔离区", ZoneKind.HOLD)
    serials = [entry.serial for entry in line.stocked(breaker, 4).lines]
    lot = line.stocked(screws, 1200).lines[0].lot_no
    order = orders.released(place, people, catalog.customer(place), [(breaker, 2), (screws, 500)])
    with place.work(line.keeper) as work:
        holds.hold(work, serials[3], "外观破损")
    sales = people(Role.SALES, Role.STOREKEEPER, Role.INSPECTOR)
    papers: list[tuple[str, str]] = []
    desk = Office(place, StoragePage, sales, QSize(1218, 688))
    try:
        desk.page.open_document("stock")
        desk.settle()
        assert [row[:4] for row in desk.rows("list.stock_products")] == [
            ["塑壳断路器 TB1-250M/3300 160A", "3", "—", "4"], ["接线端子 UT-2.5", "1,200", "—", "1,200"],
        ]  # fmt: skip
        assert [row[0] for row in desk.rows("list.stock_goods")] == serials
        desk.context.preview_wanted.connect(lambda paper, document: papers.append((paper, document)))
        desk.press("do.stock_list")
        assert papers == [("stock_list", "KC20261123")]
        view = desk.page.front  # type: ignore[attr-defined]
        view.goods.select_key(next(key for key in view._lines if key.startswith(serials[0])))
        desk.fill("field.stock_words", "DD26999999")
        ctrl(desk, Qt.Key.Key_N)
        assert "DD26999999" in view.steps.error.words and view.steps.words.text() == "DD26999999"
        desk.fill("field.stock_words", order.number.lower())
        ctrl(desk, Qt.Key.Key_N)
        with place.read() as session:
            kept = units.unit(session, serials[0])
            assert kept is not None and (kept.state, kept.reserved_order) == (UnitState.RESERVED, order.number)
        assert desk.rows("list.stock_goods")[0][-1] == order.number
        if PICTURES:
            desk.shot(Path(PICTURES) / "stock-kept.png")
        with place.work(line.keeper) as work:
            unit_service.move_unit(work, serials[0], UnitState.LOCKED)  # too old: nobody draws it, and the order need not wait for it
        desk.settle()
        ctrl(desk, Qt.Key.Key_D)
        with place.read() as session:
            ended = units.unit(session, serials[0])
            assert ended is not None and (ended.state, ended.reserved_order) == (UnitState.LOCKED, "")
        assert desk.rows("list.stock_products")[0][2] == "—"
        view.map.setFocus()
        for _ in range(2):  # past the dry place and the one where everything stands
            QTest.keyClick(view.map, Qt.Key.Key_Right)
        QTest.keyClick(view.map, Qt.Key.Key_Return)
        desk.settle()
        assert desk.rows("list.stock_goods") == []
        desk.fill("field.filter_stock", lot)
        QTest.keyClick(view.filter, Qt.Key.Key_Return)
        desk.settle()
        assert [row[0] for row in desk.rows("list.stock_goods")] == [lot]
        assert (view.goods.current_key() or "").startswith(lot)
        catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
        with place.work(people(Role.SHIPPER)) as work:
            service.pick(work, order.number, lot, 200, "FH26000001")
        desk.fill("field.stock_words", "外箱受潮")
        ctrl(desk, Qt.Key.Key_G)
        assert [row[:4] for row in desk.rows("list.stock_goods")] == [[lot, "T-01", "200", "隔离"], [lot, "A-01-01", "1,000", "隔离"]]
        if PICTURES:
            desk.shot(Path(PICTURES) / "stock-held.png")
        view.goods.select_key(next(key for key, one in view._lines.items() if one.state is UnitState.PICKED))
        desk.fill("field.stock_words", "复查合格")
        ctrl(desk, Qt.Key.Key_D)
        assert [(row[0], row[3]) for row in desk.rows("list.stock_goods")] == [(lot, "已提货"), (lot, "在库")]
        desk.key(Qt.Key.Key_Escape)
        assert len(desk.rows("list.stock_products")) == 2
        if PICTURES:
            desk.shot(Path(PICTURES) / "stock.png")
        assert desk.window.size() == QSize(1218, 688)
    finally:
        desk.close()
