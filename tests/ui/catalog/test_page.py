"""The tab 资料 driven as a person does: lists, forms, refusals, who may change what."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from app.catalog import demo_goods as demo
from app.catalog import kind_queries, queries, service
from app.core.work import Workplace
from app.materials import demo_packaging, items
from app.packing import specs
from app.packing.views import SpecDraft
from app.planner.model import Axles, Balance, Space
from app.quality import instruments
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers import goods
from tests.helpers.catalog import KEEPER
from tests.helpers.office import Office
from tests.helpers.settled import eventually
from ui.catalog.page import CatalogPage
from ui.widgets.forms import ErrorLine

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    with opened.work(KEEPER) as work:
        for zone in demo.ZONES[:4]:
            service.create_zone(work, zone)
        for location in demo.LOCATIONS[:4]:
            service.create_location(work, location)
        for kind in demo.PACKAGING:
            service.create_packaging_kind(work, kind)
        for customer in demo.CUSTOMERS:
            service.create_customer(work, customer)
        for carrier in demo.CARRIERS:
            service.create_carrier(work, carrier)
        for vehicle in demo.VEHICLES:
            service.create_vehicle(work, vehicle.draft)
        for product in demo.PRODUCTS[:6]:
            view = service.create_product(work, product.draft)
            service.activate_product(work, view.product_id, True)
        for item in demo_packaging.ITEMS:
            items.create_item(work, item.draft)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(qtbot: QtBot, place: Workplace) -> Iterator[Office]:
    people = People(place)
    with place.work(people(Role.PROCESS)) as work:
        product = queries.products(work.session)[0]
        specs.draft_spec(work, SpecDraft(product.product_id, "BZ-01", "A", ("装箱",), (), date(2026, 11, 1)))
    goods.standard(place, product)
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        instruments.enter(work, instruments.InstrumentDraft("WN-07", "耐压", "耐压测试仪", date(2027, 3, 31)))
    made = Office(place, CatalogPage, admin)
    yield made
    made.close()


def picture(office: Office, name: str) -> None:
    if PICTURES:
        office.shot(Path(PICTURES) / f"{name}.png")


def view(office: Office, key: str) -> None:
    office.page.show_view(key)
    office.settle()


def new(office: Office) -> None:
    office.press("do.new")


@pytest.mark.clause("A-24")
def test_a_new_product_with_a_gap_is_saved_but_not_put_into_use(office: Office, place: Workplace) -> None:
    new(office)
    typed = {"code": "yb", "name": "<b>仪表</b>箱", "model": "YB-1", "unit": "台", "marks": "怕雨、向上", "size": "300*200*100"}
    for name, words in typed.items():
        office.fill(f"field.{name}", words)
    office.fill("field.storage_class", "干燥")
    office.press("do.save")
    assert ["YB", "<b>仪表</b>箱", "YB-1", "台", "逐台序列号", "0", "资料不全"] in office.rows("list.products")
    office.press("do.activate")
    assert [refusal.clause for refusal in office.refusals] == ["A-24"]
    with place.read() as session:
        product = queries.product_by_code(session, "YB")
        assert product is not None and not product.active and product.size_mm == (300, 200, 100) and product.marks == ("怕雨", "向上")


@pytest.mark.clause("M-02")
def test_a_correction_asks_for_its_reason_and_keeps_what_was_typed(qtbot: QtBot, office: Office) -> None:
    view(office, "customers")
    office.choose("list.customers", "东湖水务")
    office.fill("field.phone", "027-0000-9999")
    office.press("do.save")
    assert [refusal.clause for refusal in office.refusals] == ["M-02"]
    assert office.find(QLineEdit, "field.phone").text() == "027-0000-9999"
    office.fill("field.reason", "客户换了电话")
    office.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    eventually(lambda: any("027-0000-9999" in row for row in office.rows("list.customers")))  # a button's key clicks it slowly


def test_bad_days_and_sizes_are_marked_at_the_field(office: Office) -> None:
    view(office, "carriers")
    office.choose("list.carriers", "联运专线")
    office.fill("field.licence_until", "明年")
    office.press("do.save")
    assert any("2027-03-31" in line.words for line in office.page.findChildren(ErrorLine) if line.isVisible())
    view(office, "packaging")
    office.choose("list.packaging", "纸制包装箱")
    office.fill("field.size", "大")
    office.press("do.save")
    assert any("长×宽×高" in line.words for line in office.page.findChildren(ErrorLine) if line.isVisible())
    assert office.refusals == []


def test_a_vehicle_of_a_carrier_is_entered(office: Office) -> None:
    view(office, "vehicles")
    new(office)
    typed = {"plate": "沪b·0t999", "kind": "7.6 米厢式货车", "inspection_until": "2027-01-31", "carrier_id": "捷通", "payload_kg": "5000"}
    for name, words in typed.items():
        office.fill(f"field.{name}", words)
    office.press("do.save")
    assert ["沪B·0T999", "7.6 米厢式货车", "示范捷通快运有限公司", "5000", "2027-01-31"] in office.rows("list.vehicles")


def test_every_list_opens(office: Office) -> None:
    for key, _ in office.page.views:
        view(office, key)
        table = office.find(QTableView, f"list.{key}")
        table.selectRow(0)
        office.settle()
        picture(office, f"catalog-{key}")
        assert table.model().rowCount() > 0 or key in ("tolerances", "drivers")  # no requirement is in force here, and nobody drives


def test_zones_locations_and_packaging_are_listed_and_entered(office: Office) -> None:
    view(office, "zones")
    assert len(office.rows("list.zones")) == 4
    view(office, "locations")
    new(office)
    office.fill("field.code", "z-09-01")
    office.fill("field.zone", "成品干燥区")
    office.press("do.save")
    assert any(row[:2] == ["Z-09-01", "成品干燥区"] for row in office.rows("list.locations"))
    view(office, "packaging")
    assert [row[0] for row in office.rows("list.packaging")] == [kind.name for kind in demo.PACKAGING]


@pytest.mark.clause("C-02")
def test_the_named_kinds_that_are_not_there_are_offered_and_others_may_be_written(office: Office) -> None:
    view(office, "packaging")
    there = {row[0] for row in office.rows("list.packaging")}
    new(office)
    name = office.find(QLineEdit, "field.name")
    offered = [name.completer().model().index(row, 0).data() for row in range(name.completer().model().rowCount())]
    named = ["木制包装箱", "纸制包装箱", "气泡膜包装袋", "塑料膜包装袋", "纸板包边缠绕膜", "机柜保护套"]
    assert offered == [kind for kind in named if kind not in there]
    office.fill("field.name", "木托盘")
    office.press("do.save")
    assert "木托盘" in {row[0] for row in office.rows("list.packaging")}


@pytest.mark.clause("M-05")
def test_who_may_not_change_reads_only_and_sees_no_contacts(office: Office, place: Workplace) -> None:
    office.sign_in(actor(place, Role.ASSEMBLER))
    view(office, "customers")
    assert not office.find(QAbstractButton, "do.save").isEnabled()
    assert {row[1] for row in office.rows("list.customers")} == {"—"}
    assert "0000" not in "".join("".join(row) for row in office.rows("list.customers"))


def test_the_filter_narrows_and_what_is_typed_survives_a_change_elsewhere(office: Office, place: Workplace) -> None:
    office.fill("field.filter", "断路器")
    assert len(office.rows("list.products")) == 3
    office.choose("list.products", "塑壳")
    office.fill("field.name", "塑壳断路器改")
    with place.work(KEEPER) as work:
        service.create_customer(work, demo.CUSTOMERS[0].__class__("另一家示范公司"))
    office.page.refresh()
    office.settle()
    assert office.find(QLineEdit, "field.name").text() == "塑壳断路器改"


def actor(place: Workplace, role: Role):
    people = People(place)
    people._n = 50
    return people(role)


@pytest.mark.clause("C-09")
def test_packaging_is_entered_and_approved_with_its_evidence(office: Office, place: Workplace) -> None:
    view(office, "packaging_items")
    new(office)
    for name, words in {"key": "zx-09", "name": "9 号纸箱", "size": "900*600*500", "max_layers": "3", "minimum": "20"}.items():
        office.fill(f"field.{name}", words)
    office.press("do.save")
    assert ["ZX-09", "9 号纸箱", "纸制包装箱", "外购", "0", "20", "", "未认可"] in office.rows("list.packaging_items")
    office.press("do.approve")
    assert any("认可依据" in line.words for line in office.page.findChildren(ErrorLine) if line.isVisible())
    office.fill("field.evidence", "检测报告 2026-018")
    picture(office, "catalog-packaging-items")
    office.press("do.approve")
    office.settle()
    row = next(row for row in office.rows("list.packaging_items") if row[0] == "ZX-09")
    assert row[-2:] == ["2026-11-23", "低于下限"]
    assert office.refusals == []


def test_a_built_in_kind_of_vehicle_becomes_one_of_the_site(office: Office, place: Workplace) -> None:
    view(office, "vehicle_kinds")
    assert ["40HC", "40 尺高柜 40HC", "12032×2352×2698", "2340×2585", "26580", "内置参考"] in office.rows("list.vehicle_kinds")
    office.choose("list.vehicle_kinds", "9.6 米厢式")
    picture(office, "kinds")
    office.press("do.save")
    assert any("内置车型里已经有了：BOX-9.6" in line.words for line in office.page.findChildren(ErrorLine) if line.isVisible())
    typed = {
        "key": "own-9.6", "name": "三轴 9.6 米厢式货车", "payload_kg": "15000", "axle_at": "-900 6800", "axle_kg": "4500 12500",
        "along": "35 50.5", "aside": "5", "blocked": "0 0 0 300 200 150",
    }  # fmt: skip
    for name, words in typed.items():
        office.fill(f"field.{name}", words)
    office.press("do.save")
    assert ["OWN-9.6", "三轴 9.6 米厢式货车", "9600×2400×2500", "2310×2410", "15000", "自有"] in office.rows("list.vehicle_kinds")
    with place.read() as session:
        kind = kind_queries.vehicle_kind(session, "OWN-9.6")
    assert kind is not None and kind.container.axles == Axles(-900, 6800, 4_500_000, 12_500_000)
    assert kind.container.balance == Balance(350, 505, 50) and kind.container.blocked == (Space(0, 0, 0, 300, 200, 150),)
    picture(office, "kinds-own")
    office.fill("field.axle_kg", "4500")
    office.press("do.save")
    assert any("3800 8400" in line.words for line in office.page.findChildren(ErrorLine) if line.isVisible())
