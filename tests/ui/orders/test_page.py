"""The tab 订单 driven as a person does: the first step of the main job, from a draft without telephone to the production task."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.catalog import demo_goods as demo
from app.catalog import service as catalog
from app.core.work import Actor, Workplace
from app.dispatch import delays
from app.dispatch.views import DelayDraft
from app.orders import queries, service
from app.printing.service import recent_jobs
from db.engine import open_engine
from db.states import OrderState, Role
from tests.conftest import People
from tests.helpers.catalog import KEEPER
from tests.helpers.office import Office
from ui.orders.page import OrdersPage
from ui.theme.tokens import State
from ui.widgets.forms import ErrorLine
from ui.widgets.mark import Mark
from ui.widgets.steps import StageBar

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    with opened.work(KEEPER) as work:
        for customer in demo.CUSTOMERS:
            catalog.create_customer(work, customer)
        for product in demo.PRODUCTS:
            view = catalog.create_product(work, product.draft)
            catalog.activate_product(work, view.product_id, True)
    yield opened
    opened.engine.dispose()


class Staff:
    """A person of each role, made once."""

    def __init__(self, place: Workplace) -> None:
        self._people, self._made = People(place), {}

    def __call__(self, role: Role, n: int = 1) -> Actor:
        if (role, n) not in self._made:
            self._made[role, n] = self._people(role)
        return self._made[role, n]


@pytest.fixture
def staff(place: Workplace) -> Staff:
    return Staff(place)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, staff: Staff) -> Iterator[Office]:
    made = Office(place, OrdersPage, staff(Role.SALES))
    yield made
    made.close()


def picture(office: Office, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            office.window.resize(size)
            office.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        office.window.resize(1218, 688)


def enter(office: Office, phone: str = "") -> None:
    office.press("do.new")
    office.fill("field.customer_id", "示范华电")
    office.fill("field.phone", phone or " ")
    office.fill("field.delivery_date", "2026-12-11")
    office.fill("field.mode", "公司直接发货")
    office.fill("field.transport", "公路")
    for product, quantity, price in (("塑壳断路器", "3", "486"), ("接线端子", "200", "3.20")):
        office.fill("field.line_product", product)
        office.fill("field.line_quantity", quantity)
        office.fill("field.line_price", price)
        office.press("do.add_line")
    office.press("do.save")


def state(place: Workplace, number: str = "DD26000001") -> OrderState:
    with place.read() as session:
        return queries.order(session, number).state


def review(office: Office, staff: Staff) -> None:
    office.press("tab.review")
    office.press("do.submit")
    for role in (Role.PLANNING, Role.PURCHASING, Role.LOGISTICS_HEAD, Role.RESEARCH):
        office.sign_in(staff(role))
        office.press("do.answer_all")
    office.sign_in(staff(Role.SALES))
    office.press("do.finish_review")


def sign(office: Office) -> None:
    office.press("tab.contract")
    office.fill("field.contract_no", "HT-2026-017")
    office.fill("field.after_sales_terms", "质保 12 个月，24 小时内响应")
    office.press("do.sign")


@pytest.mark.clause("A-01")
def test_release_without_telephone_is_refused_and_the_field_is_marked(office: Office, place: Workplace) -> None:
    enter(office)
    assert office.rows("list.orders") == [["DD26000001", "示范华电成套有限公司", "12-11", "草稿"]]
    office.press("do.release")
    assert [refusal.clause for refusal in office.refusals] == ["A-01"]
    phone = office.find(QLineEdit, "field.phone")
    assert phone.property("wrong") is True and phone.accessibleDescription() == "下达前要填"
    assert phone.hasFocus()
    picture(office, "orders-a01")
    office.fill("field.phone", "0571-0000-0101")
    office.press("do.save")
    assert phone.property("wrong") is False
    assert state(place) is OrderState.DRAFT


@pytest.mark.clause("A-05", "A-06", "A-12", "A-26")
def test_from_draft_to_release_and_production_task(office: Office, place: Workplace, staff: Staff) -> None:
    enter(office, "0571-0000-0101")
    picture(office, "orders-form")
    sign(office)
    assert office.refusals[-1].clause == "A-06"
    review(office, staff)
    assert state(place) is OrderState.REVIEWED
    picture(office, "orders-review")
    sign(office)
    assert state(place) is OrderState.CONTRACTED
    picture(office, "orders-contract")
    office.press("do.release")
    assert state(place) is OrderState.RELEASED
    office.press("tab.ticks")
    office.press("do.confirm.sales")
    office.sign_in(staff(Role.PLANNING))
    office.press("do.confirm.production")
    office.sign_in(staff(Role.LOGISTICS_HEAD))
    office.press("do.confirm.logistics")
    assert office.find(Mark, "mark.logistics").state is State.GOOD
    picture(office, "orders-ticks")
    office.press("tab.stages")
    rows = office.rows("list.stages")
    assert [row[0] for row in rows][:4] == ["需求", "评审", "合同", "下达"] and all(row[1] != "—" for row in rows[1:])
    assert office.find(StageBar, "bar.stages").accessibleName() == "生产"
    picture(office, "orders-stages")
    with place.work(staff(Role.SALES)) as work:
        told = DelayDraft("车辆安全检验过期", date(2026, 12, 14), "改派专车", "收货员甲", "电话", work.now)
        delays.file_delay(work, "DD26000001", told)
    office.page.refresh()
    office.settle()
    office.press("tab.history")
    rows = office.rows("list.history")
    assert any("phone" in row[3] or "0571" in row[3] for row in rows)
    assert any(row[2] == "登记延期通知" and "车辆安全检验过期" in row[3] for row in rows)
    produce(office, place, staff)


@pytest.mark.clause("M-03")
def test_a_closed_order_is_filed_with_its_folder(office: Office, place: Workplace, staff: Staff) -> None:
    enter(office, "0571-8800 1234")
    review(office, staff)
    sign(office)
    office.press("do.release")
    with place.work(staff(Role.SALES)) as work:
        service.close_order(work, "DD26000001")
    office.page.refresh()
    office.settle()
    office.press("tab.history")
    filed = office.page.findChild(Mark, "mark.filed")
    assert filed is not None and filed.isVisible() and filed.word == "未归档"
    office.fill("field.folder", "2026-A3-12")
    office.press("do.archive")
    assert filed.word == "已归档：2026-A3-12"
    picture(office, "filed")


def produce(office: Office, place: Workplace, staff: Staff) -> None:
    office.sign_in(staff(Role.PLANNING))
    office.page.show_view("tasks")
    office.settle()
    office.fill("field.order", "DD26000001")
    office.fill("field.product", "塑壳断路器")
    office.fill("field.quantity", "3")
    office.press("do.create_task")
    assert office.refusals[-1].clause == "A-10"
    office.page.show_view("plan")
    office.settle()
    office.fill("field.order", "DD26000001")
    office.fill("field.product", "塑壳断路器")
    office.fill("field.quantity", "3")
    office.press("do.create_plan")
    office.choose("list.plan", "塑壳断路器")
    office.press("do.review_plan")
    assert office.refusals[-1].clause == "A-10"
    office.sign_in(staff(Role.PLANNING, 2))
    office.choose("list.plan", "塑壳断路器")
    office.press("do.review_plan")
    picture(office, "orders-plan")
    office.page.show_view("tasks")
    office.settle()
    office.press("do.create_task")
    assert office.rows("list.tasks")[0][0] == "RW26000001"
    office.choose("list.tasks", "RW26000001")
    picture(office, "orders-tasks")
    with place.read() as session:
        assert sorted(job.document for job in recent_jobs(session) if job.paper == "unit_label") == [
            "BK2611230001", "BK2611230002", "BK2611230003"
        ]  # fmt: skip


@pytest.mark.clause("A-05")
def test_a_no_needs_a_note_and_is_shown(office: Office, place: Workplace, staff: Staff) -> None:
    enter(office, "0571-0000-0101")
    office.press("tab.review")
    office.press("do.submit")
    office.sign_in(staff(Role.PURCHASING))
    office.choose("list.review", "物料供应是否满足")
    office.press("do.answer_no")
    assert any("评审意见" in line.words for line in office.page.findChildren(ErrorLine) if line.isVisible())
    office.fill("field.note", "铜排 <b>缺</b> 40 m")
    office.press("do.answer_no")
    assert ["采购", "物料供应是否满足", "否定", "铜排 <b>缺</b> 40 m", staff(Role.PURCHASING).name] in office.rows("list.review")
    office.sign_in(staff(Role.SALES))
    office.press("do.finish_review")
    assert office.refusals[-1].clause == "A-05"


@pytest.mark.clause("M-05")
def test_planning_sees_neither_price_nor_telephone(office: Office, staff: Staff) -> None:
    enter(office, "0571-0000-0101")
    assert any("486.00" in row for row in office.rows("list.lines"))
    office.sign_in(staff(Role.PLANNING))
    assert not any("486.00" in row for row in office.rows("list.lines"))
    assert office.find(QLineEdit, "field.phone").text() == ""
    assert not office.find(QAbstractButton, "do.save").isEnabled()


def test_what_is_typed_survives_a_change_elsewhere_and_a_bad_day_is_marked(office: Office, place: Workplace) -> None:
    enter(office, "0571-0000-0101")
    office.fill("field.address", "示范路 <9> 号")
    office.page.refresh()
    office.settle()
    assert office.find(QLineEdit, "field.address").text() == "示范路 <9> 号"
    office.fill("field.delivery_date", "下周")
    office.press("do.save")
    assert office.find(QLineEdit, "field.delivery_date").property("wrong") is True
    assert office.refusals == []


def test_search_and_open_by_number(office: Office) -> None:
    for _ in range(2):
        enter(office, "0571-0000-0101")
    office.fill("field.filter", "000001")
    assert [row[0] for row in office.rows("list.orders")] == ["DD26000001"]
    office.fill("field.filter", "没有")
    assert office.rows("list.orders") == []
    office.page.open_document("DD26000001")
    office.settle()
    assert office.page.orders.head.number.text() == "DD26000001"
