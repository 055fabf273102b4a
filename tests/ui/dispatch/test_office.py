"""The sales side of 发货 in the window: the day's notice, points confirmed at once, the steps of 委托物流, a delay, a wish."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.core.clock import SetClock
from app.core.work import Workplace
from app.dispatch import notice_queries, queries, service
from app.dispatch.views import DispatchOrderView
from app.loading import queries as load_queries
from db.engine import open_engine
from db.models.catalog import Product
from db.states import DeliveryMode, DispatchState, RequestedChange
from tests.conftest import People
from tests.helpers.dispatch import EVERY_POINT, LOADING_AT, Shipping
from tests.helpers.scan_page import ScanPage
from ui.dispatch.page import DispatchPage
from ui.widgets.mark import Mark
from ui.widgets.tables import WorkTable

PICTURES = os.environ.get("JIAOFU_PICTURES")
THURSDAY = date(2026, 12, 10)


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "发货台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def ship(place: Workplace) -> Shipping:
    return Shipping(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, ship: Shipping) -> Iterator[ScanPage]:
    made = ScanPage(place, DispatchPage, ship.sales)
    yield made
    made.close()


def picture(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1218, 688), QSize(1772, 1000)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1218, 688)


def words(desk: ScanPage, name: str) -> str:
    return desk.find(QLabel, name).text()


def shown(desk: ScanPage, number: str) -> None:
    desk.page.show_view("orders")
    desk.page.refresh()
    desk.settle()
    desk.choose("list.dispatch_orders", number)


@pytest.mark.clause("F-01", "F-02", "A-21")
@pytest.mark.decision("X-17")
def test_the_notice_of_the_day_by_keyboard(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    first, second = ship.order((breaker, 1)), ship.order((breaker, 2))
    clock.set(datetime(2026, 12, 9, 8, 30, tzinfo=UTC))  # 16:30, past the cut-off for Thursday
    desk.page.show_view("notice")
    desk.settle()
    view = desk.page.notices
    table = desk.find(WorkTable, "list.proposed")
    assert desk.find(Mark, "mark.notice").word == "已过截止" and "拟发 2 单" in words(desk, "label.notice")
    table.setFocus()
    table.select_key(second.number)
    QTest.keyClick(table, Qt.Key.Key_Return)  # not on the notice
    table.select_key(first.number)
    QTest.keyClick(table, Qt.Key.Key_U)
    picture(desk, "notice-open")
    desk.press("do.confirm_notice")
    with ship.place.read() as session:
        made = notice_queries.of_days(session, [THURSDAY])[THURSDAY]
    assert [(line.order_no, line.urgent) for line in made.lines] == [(first.number, True)]
    assert desk.find(Mark, "mark.notice").word == "迟确认"
    desk.fill("field.late_note", "客户停机待料")
    picture(desk, "notice-confirmed")
    desk.press("do.add_urgent")
    with ship.place.read() as session:
        assert [line.order_no for line in notice_queries.of_days(session, [THURSDAY])[THURSDAY].lines] == [first.number, second.number]
    desk.sign_in(ship.keeper)
    desk.page.refresh()
    desk.settle()
    desk.choose("list.prepare", second.number)
    desk.press("do.confirm_ready")
    assert [view.tasks.model().data(view.tasks.model().index(row, 1)) for row in range(view.tasks.model().rowCount())] == [first.number]


@pytest.mark.clause("F-10", "G-10")
def test_points_are_there_and_confirmed_with_one_key(desk: ScanPage, ship: Shipping) -> None:
    drive = ship.product(valuable=True)
    ship.stock(drive, 2)
    before = ship.issued(ship.order((drive, 1)))
    with ship.place.work(ship.sales) as work:
        service.settle(work, before.number, EVERY_POINT)
    made = ship.issued(ship.order((drive, 1)))
    shown(desk, made.number)
    assert desk.page.orders.steps.settle.value("point_unloading") == "叉车卸货"
    picture(desk, "orders-points")
    desk.press("do.settle")
    assert not ship.seen(made.number).open_points
    desk.sign_in(ship.head)
    shown(desk, made.number)
    desk.press("do.accept")
    hint = desk.page.orders.steps.transport.hint.text()
    assert "建议 空运或专车" in hint and "G-10" in hint
    desk.press("do.change_transport")
    assert desk.refusals[-1].clause == "G-10"
    desk.fill("field.transport_reason", "短途，木箱加固")
    picture(desk, "orders-transport")
    desk.press("do.change_transport")
    assert ship.seen(made.number).transport_reason == "短途，木箱加固"


@pytest.mark.clause("F-09")
def test_the_steps_of_consigned_goods_come_one_after_the_other(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, items = consigned(ship)
    ship.sealed(order, items, clock)
    desk.sign_in(ship.sales)
    shown(desk, order.number)
    assert words(desk, "label.next") == "下一步：登记客户报来的物流公司和车辆"
    desk.fill("field.come_carrier", "示范物流有限公司")
    desk.fill("field.come_name", "司机甲")
    desk.fill("field.come_proof", "驾驶证")
    desk.fill("field.come_plate", ship.vehicle.plate)
    picture(desk, "orders-announce")
    desk.press("do.announce")
    assert words(desk, "label.next") == "下一步：与物流公司点件，再签收、装车"
    desk.fill("field.counted", "2")
    desk.press("do.count_pieces")
    assert desk.refusals[-1].clause == "F-09"
    desk.fill("field.counted", "1")
    desk.press("do.count_pieces")
    assert words(desk, "label.next") == "下一步：物流公司签收，再装车"
    picture(desk, "orders-signature")
    desk.press("do.handover")  # name, proof and count are known
    with ship.place.read() as session:
        assert load_queries.handed_over(session, order.number) == 1


def consigned(ship: Shipping) -> tuple[DispatchOrderView, tuple[str, ...]]:
    breaker = ship.product()
    items = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1), mode=DeliveryMode.CONSIGNED))
    with ship.place.work(ship.packer) as work:
        return service.pick(work, order.number, items[0]), items


@pytest.mark.clause("A-22", "F-15", "F-04")
def test_a_delay_a_wish_and_other_lines(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 3)
    order = ship.order((breaker, 3))
    shown(desk, order.number)
    desk.fill("field.part_line", "TB1")
    desk.fill("field.part_pieces", "2")
    picture(desk, "orders-part")
    desk.press("do.create")
    with ship.place.read() as session:
        (made,) = queries.dispatch_orders(session)
    assert made.total == 2 and made.state is DispatchState.DRAFT
    picture(desk, "orders-draft-part")
    desk.fill("field.line_pieces", "1")
    desk.press("do.change_lines")
    assert ship.seen(made.number).total == 1
    desk.fill("field.invoice_no", "FP1")
    desk.press("do.issue")
    with ship.place.work(ship.head) as work:
        service.ask_change(work, made.number, RequestedChange.CONTACT, "收货员乙", "原联系人休假")
    clock.set(datetime(2026, 12, 12, 1, tzinfo=UTC))
    shown(desk, made.number)
    picture(desk, "orders-delay")
    desk.press("do.accept_change")
    assert ship.seen(made.number).contact == "收货员乙"
    for key, value in (("delay_reason", "车辆安全检验过期"), ("delay_measure", "改派专车"), ("delay_channel", "电话")):
        desk.fill(f"field.{key}", value)
    desk.press("do.file_delay")
    assert ship.seen(made.number).delivery_day == date(2026, 12, 12)
    assert LOADING_AT.tzinfo is not None


@pytest.mark.clause("E-04")
def test_who_carries_valuable_goods_back_signs_on_the_order_that_sales_calls_off(desk: ScanPage, ship: Shipping) -> None:
    order, _ = ship.picked((ship.product(), 2))
    with ship.place.work(ship.keeper) as work:
        work.session.execute(update(Product).values(valuable=True))
    shown(desk, order.number)
    desk.fill("field.reason", "客户取消")
    assert not any(one.isVisible() for one in desk.page.findChildren(QAbstractButton, "do.sign_carrying"))  # sales carries nothing
    desk.press("do.cancel")
    assert desk.refusals[-1].clause == "E-04" and "防静电、固定牢靠、两人搬运" in str(desk.refusals[-1].reason)
    desk.sign_in(ship.packer)
    shown(desk, order.number)
    picture(desk, "orders-carrying")
    desk.press("do.sign_carrying")
    desk.sign_in(ship.sales)
    shown(desk, order.number)
    desk.fill("field.reason", "客户取消")
    desk.press("do.cancel")
    assert ship.seen(order.number).state is DispatchState.CANCELLED
