"""The view 保管期 and the red banner, by keys and mouse in the real page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Actor, Workplace
from app.printing.service import times_printed
from app.storage import service as stock
from app.storage import shelf_queries
from app.units import queries as units
from db.engine import open_engine
from db.states import Role, UnitState
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import standard
from tests.helpers.office import Office
from tests.helpers.scan_page import ScanPage
from tests.helpers.shelf import bought, made, morning
from ui.inbound.page import InboundPage
from ui.storage.due_chart import DueChart
from ui.storage.expiry_banner import ExpiryBanner
from ui.storage.page import StoragePage

PICTURES = os.environ.get("JIAOFU_PICTURES")
TODAY = date(2027, 2, 28)


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "库房台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def lots(place: Workplace, clock: SetClock) -> dict[str, str]:
    """A store on the last day of February: glue due for its recheck, grease expired yesterday, breakers near their storage time."""
    for code in ("A-01-01", "A-01-02", "B-02-01"):
        catalog.location(place, code)
    glue = catalog.product(place, catalog.SCREWS, name="导热硅胶", model="TG-30 300 mL", code="GJ", unit="支")
    grease = catalog.product(place, catalog.SCREWS, name="触头润滑脂", model="CR-7 1 kg", code="RZ", unit="罐")
    tape = catalog.product(place, catalog.SCREWS, name="绝缘胶带", model="0.15×19 mm", code="JD", unit="卷")
    breaker = catalog.product(place, storage_days=110)
    for product in (glue, grease, tape, breaker):
        standard(place, product)
    found = {
        "glue": bought(place, glue, 120, valid_until=date(2027, 3, 31)),
        "grease": bought(place, grease, 24, "A-01-02", expires_on=TODAY - timedelta(days=1)),
        "later": bought(place, glue, 60, "A-01-02", valid_until=date(2027, 5, 10)),
        "tape": bought(place, tape, 300, "B-02-01", expires_on=date(2027, 4, 2)),
    }
    found["breaker"], _, found["third"] = made(place, breaker, 3, "B-02-01")
    morning(place, clock, TODAY)
    return found


def opened(qtbot: QtBot, place: Workplace, actor: Actor, size: QSize = QSize(1218, 688)) -> Office:
    desk = Office(place, StoragePage, actor, size)
    desk.page.show_view("due")
    desk.settle()
    return desk


def shot(desk: Office, name: str) -> None:
    if PICTURES:
        desk.shot(Path(PICTURES) / f"due-{name}.png")


@pytest.mark.clause("D-12", "D-14")
def test_a_lot_goes_from_the_picture_through_its_recheck_back_into_stock(
    qtbot: QtBot, place: Workplace, people: People, lots: dict[str, str]
) -> None:
    keeper, inspector = people(Role.STOREKEEPER), people(Role.INSPECTOR)
    desk = opened(qtbot, place, keeper)
    try:
        assert [row[:2] for row in desk.rows("list.due")] == [
            ["失效未处理", "-1"], ["30 天内到期", "13"], ["待复验", "31"], ["未到期", "33"], ["未到期", "71"],
        ]  # fmt: skip
        shot(desk, "keeper")
        chart = desk.find(DueChart, "chart.due")
        chart.setFocus()
        desk.key(Qt.Key.Key_Down)
        desk.key(Qt.Key.Key_Down)
        assert lots["glue"] in chart.accessibleDescription() and "剩 31 天" in chart.accessibleDescription()
        desk.press("do.raise_recheck")
        assert "已送复验 FY27000001" in desk.find(QWidget, "label.due_said").text()  # type: ignore[attr-defined]
        assert desk.rows("list.due")[2][0] == "复验中"

        desk.sign_in(inspector)
        desk.page.open_document("FY27000001")
        desk.settle()
        for name, words in (("item1", "不符合"), ("item1", "符合"), ("item2", "126.0"), ("item3", "50"), ("new_until", "27-9-30")):
            desk.fill(f"field.{name}", words)
        desk.press("do.conclude_recheck")
        shot(desk, "inspector")
        with place.read() as session:
            lot = units.lot(session, lots["glue"])
        assert lot is not None and lot.count(UnitState.RECHECK_DUE) == 120  # a year of two digits is refused, nothing typed is lost
        assert "年份要写四位" in desk.find(QWidget, "field.new_until").accessibleDescription()
        assert desk.find(QWidget, "field.item2").text() == "126.0"  # type: ignore[attr-defined]
        desk.fill("field.new_until", "2027-09-30")
        desk.press("do.conclude_recheck")
        with place.read() as session:
            lot = units.lot(session, lots["glue"])
            assert lot is not None and lot.count(UnitState.IN_STOCK) == 120 and lot.valid_until == date(2027, 9, 30)
            assert times_printed(session, "recheck_record", "FY27000001") == 1
        assert lots["glue"] not in {row[3] for row in desk.rows("list.due")}
        desk.press("chip.due_records")
        assert [row[0] for row in desk.rows("list.due_records")] == ["复验合格", "失效未处理"]
        shot(desk, "records")
    finally:
        desk.close()


@pytest.mark.clause("D-13")
def test_the_red_banner_stays_on_the_storekeepers_tabs_until_report_and_measure_are_logged(
    qtbot: QtBot, place: Workplace, people: People, lots: dict[str, str]
) -> None:
    keeper = people(Role.STOREKEEPER)
    inbound = Office(place, InboundPage, keeper)
    try:
        banner = inbound.find(ExpiryBanner, "banner.expiry")
        assert "触头润滑脂" in banner.accessibleName() and "2027-02-27 失效，禁止发料/发货" in banner.accessibleName()
        shot(inbound, "banner-inbound")
        asked: list[tuple[str, str]] = []
        inbound.context.go_to.connect(lambda page, document: asked.append((page, document)))
        inbound.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        assert asked == [("storage", "due")]
    finally:
        inbound.close()
    with pytest.raises(Refused, match="已失效，禁止发料/发货"), place.work(people(Role.SHIPPER)) as work:
        stock.pick(work, "DD27000001", lots["grease"], 1, "FH27000001")

    desk = opened(qtbot, place, keeper)
    try:
        assert desk.find(ExpiryBanner, "banner.expiry").isVisible()
        desk.press("do.acknowledge_expiry")  # empty fields are marked, the banner stays
        assert desk.find(ExpiryBanner, "banner.expiry").isVisible()
        desk.fill("field.reported_to", "物流科长")
        desk.fill("field.measure", "移入隔离区，挂红牌")
        desk.press("do.acknowledge_expiry")
        assert not [one for one in desk.page.findChildren(ExpiryBanner) if one.isVisible()]
        assert desk.rows("list.due")[0][0] == "已失效"
        with place.read() as session:
            (kept,) = shelf_queries.notices(session, open_only=False)
        assert (kept.reported_to, kept.measure, kept.person) == ("物流科长", "移入隔离区，挂红牌", keeper.name)
        desk.sign_in(people(Role.INSPECTOR))
        desk.fill("field.to", "报废")
        desk.fill("field.disposition", "失效报废")
        shot(desk, "dispose")
        desk.press("do.dispose_locked")
        with place.read() as session:
            lot = units.lot(session, lots["grease"])
        assert lot is not None and lot.count(UnitState.SCRAPPED) == 24
    finally:
        desk.close()


@pytest.mark.clause("D-14")
def test_the_list_is_filtered_by_kind_words_and_week_and_prints(
    qtbot: QtBot, place: Workplace, people: People, lots: dict[str, str]
) -> None:
    desk = ScanPage(place, StoragePage, people(Role.LOGISTICS_HEAD), QSize(1772, 1000))
    desk.page.show_view("due")
    desk.settle()
    try:
        desk.press("chip.due_keeping")
        assert [row[6] for row in desk.rows("list.due")] == ["保管期", "保管期"]
        desk.press("chip.due_all")
        chart = desk.find(DueChart, "chart.due")
        chart.setFocus()
        desk.key(Qt.Key.Key_PageUp)
        desk.key(Qt.Key.Key_Return)  # the column of the chosen goods: what is over
        assert [row[0] for row in desk.rows("list.due")] == ["失效未处理"]
        desk.key(Qt.Key.Key_Escape)
        assert len(desk.rows("list.due")) == 5
        desk.scan(made_third := lots["third"])  # any serial number of the line, and the list goes to it
        assert made_third in desk.find(QWidget, "label.due_said").text()  # type: ignore[attr-defined]
        assert "塑壳断路器" in chart.accessibleDescription()
        desk.press("chip.by_day")
        shot(desk, "head-by-day")
        desk.fill("field.filter_due", "B-02")
        assert {row[4] for row in desk.rows("list.due")} == {"B-02-01"}
        desk.key(Qt.Key.Key_F10)
        with place.read() as session:
            assert times_printed(session, "shelf_list", "2027-02-28") == 1
    finally:
        desk.close()
