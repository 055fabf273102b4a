"""运费 in the window: logistics agrees, finance takes the invoice and pays, the month leaves as a workbook, nobody else sees a price."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.work import Workplace
from app.dispatch import freight
from db.engine import open_engine
from db.models.core import PrintedPaper
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.dispatch import LOADING_AT, Shipping
from tests.helpers.office import Office
from ui.dispatch.page import DispatchPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def ship(sqlite_file_url: str, clock) -> Iterator[Shipping]:
    place = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    made = Shipping(place, People(place))
    keys = [catalog.carrier(place, name).carrier_id for name in ("示范顺达物流有限公司", "示范联运专线有限公司")]
    for n in range(7):
        at = LOADING_AT + timedelta(hours=12 * n - 60)
        until = LOADING_AT.date() + timedelta(days=99)
        trip = made.trip(plate=f"浙A·1T00{n}", inspection_until=until, carrier_id=keys[n % 2], planned_at=at)
        if n in (1, 2, 3):
            with place.work(made.head) as work:
                freight.agree(work, trip.number, 1_200_00 + n * 35_50, "报价 7")
    yield made
    place.engine.dispose()


@pytest.fixture
def office(qtbot: QtBot, ship: Shipping) -> Iterator[Office]:
    made = Office(ship.place, DispatchPage, ship.head)
    made.page.show_view("freight")
    made.settle()
    yield made
    made.close()


def picture(office: Office, name: str) -> None:
    if PICTURES:
        office.shot(Path(PICTURES) / f"{name}-1366.png")
        office.window.resize(QSize(1772, 1000))
        office.shot(Path(PICTURES) / f"{name}-1920.png")
        office.window.resize(QSize(1218, 688))
        office.settle()


def said(office: Office) -> str:
    return office.find(QLabel, "label.next").text()


@pytest.mark.clause("F-21")
def test_a_trip_goes_from_price_to_payment(office: Office, ship: Shipping, tmp_path: Path) -> None:
    office.choose("list.freight_carriers", "顺达")
    assert [row[4] for row in office.rows("list.freight_trips")] == ["未约定", "待发票", "未约定", "未约定"]
    assert said(office) == "下一步：物流科长登记约定运费"
    office.fill("field.price", "一千")
    office.press("do.agree_freight")
    office.fill("field.price", "1,250.50")
    office.fill("field.agreement", "报价 8")
    picture(office, "freight-agree")
    office.press("do.agree_freight")
    assert said(office) == "下一步：财务收承运方发票"
    office.fill("field.extra", "-50")
    office.fill("field.extra_reason", "晚到扣款")
    office.press("do.add_extra")
    assert office.rows("list.freight_trips")[0][3] == "1,200.50"
    office.sign_in(ship.people(Role.FINANCE))
    office.page.show_view("freight")
    office.settle()
    assert [key for key, _ in office.page.views] == ["freight"]
    office.choose("list.freight_carriers", "顺达")
    office.choose("list.freight_trips", "1,200.50")
    office.fill("field.freight_invoice", "运票 0077")
    office.press("do.invoice_freight")
    assert said(office) == "下一步：财务付款"
    picture(office, "freight-pay")
    office.press("do.pay_freight")
    assert said(office) == "已付清，没有要做的"
    assert office.rows("list.freight_trips")[0][4] == "已付"
    office.page._table["freight"].widget.write_book(tmp_path / "运费.xlsx")
    assert load_workbook(tmp_path / "运费.xlsx").worksheets[0].max_row == 9
    office.press("do.print_freight")
    with ship.place.read() as session:
        assert [row.paper for row in session.query(PrintedPaper)][-1] == "freight_list"
    office.press("chip.owed")
    picture(office, "freight-owed")
    assert office.rows("list.receivables") == [] and office.refusals == []


@pytest.mark.clause("F-21", "M-05")
def test_who_may_not_see_prices_is_not_offered_the_view(office: Office, ship: Shipping) -> None:
    for actor in (ship.sales, ship.keeper, ship.packer):
        office.sign_in(actor)
        assert "freight" not in dict(office.page.views)
    office.page.show_view("freight")
    assert office.page.view != "freight"
    office.sign_in(ship.head)
    office.page.show_view("freight")
    office.settle()
    office.press("do.month_after")
    assert office.rows("list.freight_carriers") == []
    office.press("do.month_before")
    assert len(office.rows("list.freight_carriers")) == 2
