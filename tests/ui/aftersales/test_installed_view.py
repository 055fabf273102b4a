"""客户设备: found by the tail of a serial or the customer's initials; maintained, upgraded, its interval changed, by keys (J-39)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.aftersales import installed_queries, visits_queries
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.desk import connect_care
from app.devices.scanner import ScanStamper
from db.engine import open_engine
from db.models.customers_care import InstalledUnit
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog, goods
from tests.helpers.office import Office
from ui.aftersales.installed_view import InstalledListView
from ui.aftersales.page import AfterSalesPage

PICTURES = os.environ.get("JIAOFU_PICTURES")
SIZES = (QSize(1218, 648), QSize(1772, 960))


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "售后", clock)
    connect_care(opened.bus)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, clock: SetClock) -> Iterator[Office]:
    people = People(place)
    product = catalog.product(place)
    customers = [catalog.customer(place), catalog.customer(place, name="海州阀门制造有限公司")]
    serials = goods.Line(place, people).task(product, 14).serials
    today = site_day(clock.now())
    with place.work(people(Role.AFTER_SALES)) as work:
        for n, serial in enumerate(serials):
            whose = customers[n % 2]
            due = date(today.year, today.month, 9) + timedelta(days=26 * n)
            work.session.add(
                InstalledUnit(
                    serial=serial, product_id=product.product_id, product_name=product.name, model=product.model,
                    customer_id=whose.customer_id, customer=whose.name, place=whose.address, record_no=f"JF2600{n:04d}",
                    delivered_on=due - timedelta(days=365), due_on=due,
                )
            )  # fmt: skip
    made = Office(place, AfterSalesPage, people(Role.AFTER_SALES, Role.TECHNICAL_SERVICE), SIZES[0])
    made.page.open_document("installed")
    made.settle()
    yield made
    made.close()


def shot(office: Office, name: str) -> None:
    if PICTURES:
        for size in SIZES:
            office.window.resize(size)
            office.settle()
            office.shot(Path(PICTURES) / f"installed-{name}-{size.width()}.png")
        office.window.resize(SIZES[0])
        office.settle()


@pytest.mark.clause("J-39")
def test_what_is_due_is_maintained_upgraded_and_found(office: Office, place: Workplace, clock: SetClock) -> None:
    front = office.page.front  # type: ignore[attr-defined]
    assert isinstance(front, InstalledListView)
    assert [row[0] for row in office.rows("list.installed")] == ["过期", "快到期"]
    shot(office, "due")
    serial = office.rows("list.installed")[0][1]
    office.press("do.note_care_work")
    office.fill("field.work_words", "清扫 <b>紧固</b>")
    office.press("do.note_care_work")
    assert "下次保养" in front.said.text() and len(office.rows("list.installed")) == 1
    lane, bench = office.context.desk.lane, office.page.bench()
    assert bench is not None
    office.page.show_result(lane.take(ScanStamper(clock).stamp("tty", serial.encode()), bench, office.context.actor))
    office.settle()
    assert [row[:2] for row in office.rows("list.installed")] == [["期内", serial]]
    office.fill("field.work_kind", "升级")
    office.fill("field.work_words", "换控制器")
    office.press("do.note_care_work")
    assert "版本" in front.error.words
    office.fill("field.work_release", "V2.1")
    office.press("do.note_care_work")
    assert "回访" in front.said.text()
    shot(office, "upgraded")
    with place.read() as session:
        assert [one.target for one in visits_queries.visits(session)] == ["升级客户"]
        (unit,) = installed_queries.of_identity(session, serial)
    assert unit.release == "V2.1"
    office.fill("field.installed", "hzfm")
    front.reload()
    office.settle()
    assert {row[3] for row in office.rows("list.installed")} == {"海州阀门制造有限公司"}
    office.fill("field.cycle_months", "24")
    office.press("do.set_maintenance")
    assert "14 条" in front.said.text()
    chart = office.find(QWidget, "chart.maintenance")
    chart.setFocus()
    office.key(Qt.Key.Key_Right)
    office.key(Qt.Key.Key_Return)
    assert "到期" in front.card.note.text() and front.search.text() == ""
