"""What the bench shows between two orders, and the weight of a box beside what it should be."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.boxing import weighing
from app.catalog import service as catalog
from app.core.clock import SetClock
from app.core.errors import BadInput
from app.core.work import Workplace
from db.engine import open_engine
from db.states import Verdict
from tests.conftest import People
from tests.helpers.catalog import KEEPER
from tests.helpers.dispatch import LOADING_AT, Shipping
from tests.helpers.scan_page import ScanPage
from ui.bench.page import BenchPage
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def ship(sqlite_file_url: str, clock: SetClock) -> Iterator[Shipping]:
    place = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield Shipping(place, People(place))
    place.engine.dispose()


@pytest.fixture
def desk(qtbot: QtBot, ship: Shipping) -> Iterator[ScanPage]:
    made = ScanPage(ship.place, BenchPage, ship.packer)
    made.page.weight_wanted.connect(made.scans.weighed)  # type: ignore[attr-defined]
    yield made
    made.close()


def picture(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1366, 768), QSize(1920, 1080)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1366, 768)


def weighed(desk: ScanPage, grams: int) -> None:
    seen = len(desk.results)
    desk.page.show_weight(grams)  # type: ignore[attr-defined]
    desk.settle()
    assert len(desk.results) == seen + 1


def test_orders_wait_in_the_order_of_their_trucks(desk: ScanPage, ship: Shipping) -> None:
    breaker, screws = ship.product(), ship.product("LS")
    numbers = []
    for n, hours in enumerate((3, 0, 5, 1)):
        day = (LOADING_AT + timedelta(hours=hours)).date()
        trip = ship.trip(planned_at=LOADING_AT + timedelta(hours=hours), plate=f"浙A·0T01{n}", inspection_until=day, dock=f"{n + 1} 号码头")
        order, _ = ship.picked((breaker, 1 + n), (screws, 20), trip=trip)
        numbers.append(order.number)
    page = desk.page
    page.reload()
    desk.settle()
    assert page.box.waiting.isVisible() and not page.box.table.isVisible()
    said = page.box.waiting.accessibleName()
    assert [said.index(numbers[n]) for n in (1, 3, 0, 2)] == sorted(said.index(number) for number in numbers)
    assert said.startswith(f"14:00 {numbers[1]}")
    picture(desk, "bench-waiting")
    desk.scan(order.number)
    assert page.box.table.isVisible() and not page.box.waiting.isVisible()
    assert "先装车" in page.banner.view.item
    picture(desk, "bench-out-of-turn")


@pytest.mark.clause("C-18")
def test_the_scale_stops_the_bench_and_the_card_says_what_is_missing(desk: ScanPage, ship: Shipping) -> None:
    with ship.place.work(ship.packer) as work:
        weighing.note_scale(work, True)
    order, items = ship.picked((ship.product(), 3))
    page = desk.page
    desk.scan(order.number)
    for serial in items:
        desk.scan(serial)
    assert page.box.weight.accessibleDescription() == "—— kg 此刻应为 8.40 ± 0.07"
    picture(desk, "bench-unweighed")
    weighed(desk, 6010)
    assert (desk.results[-1].verdict, desk.results[-1].clause) == (Verdict.WRONG, "C-18")
    assert page.banner.view.state is State.WRONG and "重量不符" in page.banner.view.item
    assert not page.wants_weight
    picture(desk, "bench-wrong-weight")
    desk.confirm()
    weighed(desk, 8390)
    assert page.box.weight.accessibleName() == "重量相符"
    picture(desk, "bench-weighed")


def test_the_photo_of_a_product_stands_in_its_line(desk: ScanPage, ship: Shipping) -> None:
    breaker = ship.product()
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), (200, 30, 40)).save(drawn, "PNG")
    with ship.place.work(KEEPER) as work:
        catalog.set_picture(work, breaker.product_id, "断路器.png", drawn.getvalue())
        with pytest.raises(BadInput):
            catalog.set_picture(work, breaker.product_id, "图.pdf", b"%PDF-1.7")
        with pytest.raises(BadInput):
            catalog.set_picture(work, breaker.product_id, "断.png", drawn.getvalue()[:200])
    order, items = ship.picked((breaker, 2), (ship.product("LS"), 10))
    desk.scan(order.number)
    desk.scan(items[0])
    assert list(desk.page.box.table._photos) == [breaker.product_id]  # type: ignore[attr-defined]
    picture(desk, "bench-photo")
