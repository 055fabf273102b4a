"""装箱统计 and the photos of a 发货单: every figure opens its records."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.boxing import photos
from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.codes import Command
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.dispatch.page import DispatchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield opened
    opened.engine.dispose()


def picture(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.settle()
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1218, 688)


def photo(n: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), ("#8A6A3F", "#5C6F82", "#7E8B57")[n % 3]).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.clause("C-14")
def test_every_figure_of_the_bench_opens_its_records(qtbot: QtBot, place: Workplace, clock: SetClock) -> None:
    ship = Shipping(place, People(place))
    breaker, relay = ship.product(), ship.product("JR", name="热过载继电器", model="JR-63")
    other = ship.stock(relay, 1)[0]
    order, items = ship.picked((breaker, 6))
    station = ship.bench(clock)
    station.scan(order.number)
    for n, serial in enumerate(items):
        clock.set(datetime(2026, 11, 23, 1 + n // 2, 5 + n, tzinfo=UTC))
        assert station.scan(serial).verdict.value in ("good", "done"), n
        for wrong in (other, items[0])[: n % 3]:
            station.scan(wrong)
            if n == 4:
                station.scan("HG26000099")  # while the bench had stopped; never again
            station.scan(Command.CONFIRM)
    sscc = station.packing().box.sscc  # type: ignore[union-attr]
    with place.work(ship.packer) as work:
        for n in range(3):
            photos.attach(work, sscc, f"IMG_{n}.jpg", photo(n))
    desk = ScanPage(place, DispatchPage, ship.head)
    try:
        desk.page.show_view("statistics")
        desk.settle()
        view = desk.page.statistics  # type: ignore[attr-defined]
        assert view.cards["pieces"].accessibleName() == "装入件数 6"
        assert view.bars.accessibleName() == "错货：不是本单货品 4；序列号重复 2"
        assert view.columns.accessibleName() == "9 时 2；10 时 2；11 时 2"
        assert len(desk.rows("list.records")) == 6  # the refused scans at first
        picture(desk, "statistics")
        view.open_key("kind:C-14:must_not_be_boxed_yet")
        desk.settle()
        assert all(items[0] in row[2] and row[2].startswith("C-14") for row in desk.rows("list.records"))
        view.open_key(f"person:{ship.packer.person_id}")
        desk.settle()
        assert view.records_card.title.text() == ship.packer.name and len(desk.rows("list.records")) == 13
        view.open_key("look")
        desk.settle()
        assert "HG26000099" in desk.rows("list.records")[0][2]
        desk.page.show_view("orders")
        desk.settle()
        desk.choose("list.dispatch_orders", order.number)
        desk.settle()
        assert desk.find(QWidget, "card.photos").isVisible()
        picture(desk, "dispatch-photos")
    finally:
        desk.close()
