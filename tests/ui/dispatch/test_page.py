"""The tab 发货 driven as people do: from the released order to the closed load, each step by the person whose work it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.boxing.views import BoxView
from app.core.clock import SetClock
from app.core.work import Workplace
from app.dispatch import queries, trip_log
from app.dispatch.views import DispatchOrderView, TripView
from app.loading import service as loading
from app.loading.vehicle_rules import QUESTIONS
from db.engine import open_engine
from db.states import DeliveryMode, DirectPoint, DispatchState, TransportKind, TripState, Verdict
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.dispatch.page import DispatchPage
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")


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


def next_words(desk: ScanPage) -> str:
    return desk.find(QLabel, "label.next").text()


def only_order(ship: Shipping) -> DispatchOrderView:
    with ship.place.read() as session:
        (order,) = queries.dispatch_orders(session)
    return order


def test_from_order_to_picked(desk: ScanPage, ship: Shipping) -> None:
    breaker = ship.product()
    serials = ship.stock(breaker, 2)
    order = ship.order((breaker, 2))
    desk.page.refresh()
    desk.settle()
    desk.choose("list.dispatch_orders", order.number)
    assert next_words(desk) == "下一步：销售开发货单"
    desk.press("do.create")
    made = only_order(ship)
    assert made.state is DispatchState.DRAFT
    picture(desk, "dispatch-draft")
    desk.press("do.issue")
    assert desk.refusals[-1].clause == "X-18"
    assert desk.page.orders.steps.issue.form.editor("pending_reason").hasFocus()  # the keys are where the refusal points
    desk.fill("field.invoice_no", "FP0001")
    desk.press("do.issue")
    assert only_order(ship).state is DispatchState.ISSUED
    for point in DirectPoint:
        desk.fill(f"field.point_{point.value}", "按合同")
    picture(desk, "dispatch-issued")
    desk.press("do.settle")
    desk.fill("field.channel", "电话")
    desk.press("do.notify")
    assert only_order(ship).notified_at is not None
    desk.sign_in(ship.head)
    desk.press("do.accept")
    desk.page.show_view("trips")
    desk.settle()
    desk.press("do.new_trip")
    desk.fill("field.plate", ship.vehicle.plate)
    desk.fill("field.driver", "司机甲")
    desk.fill("field.phone", "0571-0000-0300")
    desk.fill("field.supervisor_id", ship.sales.name)
    desk.fill("field.crew_a", ship.packer.name)
    picture(desk, "dispatch-new-trip")
    desk.press("do.create_trip")
    desk.page.show_view("orders")
    desk.settle()
    desk.choose("list.dispatch_orders", made.number)
    desk.fill("field.trip_no", ship.vehicle.plate)
    desk.press("do.plan")
    assert only_order(ship).state is DispatchState.PLANNED
    desk.sign_in(ship.packer)
    desk.press("do.pick")
    desk.settle()
    assert desk.page.view == "scan"
    assert desk.scan(serials[0]).verdict is Verdict.GOOD
    picture(desk, "dispatch-pick")
    wrong = desk.scan(serials[0])
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "F-06")
    assert desk.page.scanning.banner.view.state is State.WRONG
    picture(desk, "dispatch-wrong")
    desk.page.show_view("orders")  # a latch holds the person here
    assert desk.page.view == "scan"
    desk.confirm()
    assert desk.scan(serials[1]).verdict is Verdict.DONE
    assert only_order(ship).state is DispatchState.PICKED
    desk.page._leave_scanning()
    desk.settle()
    assert next_words(desk) == "下一步：送装箱台装箱"


@pytest.mark.clause("F-07")
@pytest.mark.decision("X-38")
def test_mode_by_sales_and_transport_by_the_logistics_head(desk: ScanPage, ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    desk.page.refresh()
    desk.settle()
    desk.choose("list.dispatch_orders", made.number)
    desk.fill("field.new_mode", "其他")
    desk.press("do.change_mode")
    assert desk.refusals[-1].clause == "F-07"
    desk.fill("field.agreement_no", "XY-2026-007")
    desk.press("do.change_mode")
    assert only_order(ship).mode is DeliveryMode.OTHER
    desk.fill("field.new_transport", "铁路")
    desk.press("do.change_transport")
    assert only_order(ship).transport is made.transport
    desk.sign_in(ship.head)
    desk.fill("field.new_transport", "铁路")
    picture(desk, "dispatch-changes")
    desk.press("do.change_transport")
    assert only_order(ship).transport is TransportKind.RAIL


@pytest.mark.clause("G-02")
def test_a_substitute_vehicle_and_a_trip_called_off(desk: ScanPage, ship: Shipping) -> None:
    trip = ship.trip()
    other = catalog.vehicle(ship.place, "浙A·0T002")
    desk.sign_in(ship.head)
    desk.page.show_view("trips")
    desk.page.refresh()
    desk.settle()
    desk.choose("list.trips", trip.number)
    desk.fill("field.new_plate", other.plate)
    desk.press("do.change_trip")
    assert desk.refusals[-1].clause == "G-02"
    desk.fill("field.change_reason", "原车爆胎")
    picture(desk, "dispatch-substitute")
    desk.press("do.change_trip")
    changed = trip_of(ship, trip.number)
    assert (changed.plate, changed.crew, changed.planned_at) == (other.plate, trip.crew, trip.planned_at)
    desk.fill("field.cancel_reason", "客户改期")
    desk.press("do.cancel_trip")
    assert trip_of(ship, trip.number).state is TripState.CANCELLED


def trip_of(ship: Shipping, number: str) -> TripView:
    with ship.place.read() as session:
        found = queries.trip(session, number)
    assert found is not None
    return found


def ready(ship: Shipping, clock: SetClock) -> tuple[DispatchOrderView, BoxView]:
    order, items = ship.picked((ship.product(), 1))
    return order, ship.sealed(order, items, clock)


@pytest.mark.clause("G-03", "G-04", "G-08")
def test_from_vehicle_check_to_closed_load(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock)
    desk.sign_in(ship.sales)
    desk.page.open_document(order.trip_no)
    desk.settle()
    desk.fill("field.plate_seen", "浙A·99999")
    desk.press("do.all_good")
    assert all(desk.page.trips.check.form.value(name) for name in QUESTIONS)
    check = desk.page.trips.check
    check.form.editor("check_note").setFocus()
    for following in (check.all_good, check.button):  # Tab goes on to the act
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_Tab)
        assert following.hasFocus()
    desk.press("do.check_vehicle")
    assert desk.refusals[-1].clause == "G-02"
    desk.fill("field.plate_seen", ship.vehicle.plate)
    picture(desk, "dispatch-vehicle-check")
    desk.press("do.check_vehicle")
    assert ship.load(order.trip_no).state is TripState.CHECKED
    assert "核对备货" in next_words(desk)
    desk.sign_in(ship.packer)
    desk.press("do.check_lane")
    desk.settle()
    picture(desk, "dispatch-lane")
    assert desk.scan(f"00{box.sscc}").verdict is Verdict.DONE
    desk.sign_in(ship.sales)
    desk.page.open_document(order.trip_no)
    desk.settle()
    desk.press("field.briefed")
    desk.press("do.start_load")
    assert ship.load(order.trip_no).state is TripState.LOADING
    assert "还差 1 箱" in next_words(desk)
    desk.sign_in(ship.packer)
    desk.press("do.scan_load")
    desk.settle()
    assert desk.scan(f"00{box.sscc}").verdict is Verdict.DONE
    picture(desk, "dispatch-load")
    desk.sign_in(ship.sales)
    desk.page._leave_scanning()
    desk.settle()
    desk.press("field.secured")
    desk.press("field.rain")
    desk.fill("field.second", ship.keeper.badge)
    desk.fill("field.second_pin", "2580")
    desk.press("do.close_load")
    assert desk.refusals[-1].clause == "E-07"
    desk.fill("field.not_needed", "厢式车，单箱")
    desk.fill("field.second_pin", "0000")
    desk.press("do.close_load")
    assert ship.load(order.trip_no).closed_at is None  # wrong PIN
    desk.fill("field.second_pin", "2580")
    picture(desk, "dispatch-close")
    desk.press("do.close_load")
    assert ship.load(order.trip_no).state is TripState.CLOSED
    assert ship.seen(order.number).state is DispatchState.LOADED
    assert "出门证" in next_words(desk)
    picture(desk, "dispatch-closed")


def test_who_plans_no_trips_is_not_shown_the_form_of_a_new_one(desk: ScanPage, ship: Shipping) -> None:
    desk.sign_in(ship.keeper)
    desk.page.show_view("trips")
    desk.settle()
    form = desk.page.findChild(QAbstractButton, "do.create_trip")
    words = " ".join(one.text() for one in desk.page.findChildren(QLabel) if one.isVisible())
    assert isinstance(form, QAbstractButton) and not form.isVisible() and "在左边选车次" in words
    picture(desk, "dispatch-trips-keeper")
    desk.sign_in(ship.head)
    desk.page.refresh()
    desk.settle()
    assert form.isVisible()


@pytest.mark.decision("X-37")
def test_a_courier_is_a_trip_without_a_vehicle_to_check(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    desk.sign_in(ship.head)
    desk.page.show_view("trips")
    desk.page.refresh()
    desk.settle()
    desk.press("do.new_trip")
    desk.fill("field.plate", "步行/快递")
    desk.fill("field.driver", "快递员甲")
    desk.fill("field.phone", "0571-0000-0377")
    desk.fill("field.supervisor_id", ship.sales.name)
    picture(desk, "dispatch-courier-new")
    desk.press("do.create_trip")
    with ship.place.read() as session:
        (trip,) = queries.trips(session)
    assert (trip.on_foot, trip.bearer_card) == (True, "0377")
    order, items = ship.picked((ship.product(), 1), trip=trip)
    ship.sealed(order, items, clock)
    desk.sign_in(ship.sales)
    desk.page.open_document(trip.number)
    desk.settle()
    assert next_words(desk) == "下一步：提货人到后开始装车，不用验车"
    assert not desk.page.findChild(QAbstractButton, "do.check_vehicle").isVisible()
    picture(desk, "dispatch-courier")
    ship.staged(trip.number)
    desk.press("field.briefed")
    desk.press("do.start_load")
    assert ship.load(trip.number).state is TripState.LOADING


def test_empty_page_says_what_comes_next(desk: ScanPage) -> None:
    assert next_words(desk).startswith("下一步：")
    desk.page.show_view("trips")
    desk.settle()
    assert next_words(desk).startswith("下一步：")


@pytest.mark.clause("G-08", "F-18")
def test_boxes_are_left_behind_by_two_people_and_the_way_is_noted(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    ship.sealed_apart(order, items, clock)
    desk.sign_in(ship.head)
    desk.page.open_document(order.trip_no)
    desk.settle()
    desk.fill("field.short_boxes", "2、9")
    desk.fill("field.short_why", "车小")
    desk.fill("field.short_second", ship.sales.badge)
    desk.fill("field.short_pin", "2580")
    desk.press("do.leave_behind")
    assert len(ship.load(order.trip_no).expected) == 2  # there is no box 9
    desk.fill("field.short_boxes", "1")
    picture(desk, "dispatch-short")
    desk.press("do.leave_behind")
    assert desk.refusals[-1].clause == "F-16"
    desk.press("field.papers_again")
    desk.fill("field.short_pin", "2580")
    desk.press("do.leave_behind")
    assert len(ship.load(order.trip_no).expected) == 1
    assert "扫旧标签" in next_words(desk)
    desk.fill("field.log_words", "司机说晚到一小时")
    desk.press("do.note_on_way")
    words = " ".join(one.text() for one in desk.page.findChildren(QLabel) if one.isVisible())
    assert "少装" in words and ship.head.name in words
    with ship.place.read() as session:
        (entry,) = trip_log.entries(session, order.trip_no)
    assert (entry.kind, entry.words, entry.person) == ("called", "司机说晚到一小时", ship.head.name)
    picture(desk, "dispatch-short-done")


@pytest.mark.clause("F-05")
def test_what_was_split_off_is_put_on_another_trip_by_sight_of_its_next_step(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    ssccs = ship.sealed_apart(order, items, clock)
    with ship.place.work(ship.head) as work:
        loading.leave_behind(work, order.trip_no, ssccs[:1], "车小", ship.sales, papers_again=True)
    other = ship.trip().number
    with ship.place.read() as session:
        (rest,) = [one.number for one in queries.of_order(session, order.order_no) if one.number != order.number]
    desk.sign_in(ship.head)
    desk.page.open_document(rest)
    desk.settle()
    assert next_words(desk) == "下一步：安排车次"
    desk.fill("field.trip_no", other)
    picture(desk, "orders-split-off")
    desk.press("do.plan")
    assert ship.seen(rest).trip_no == other
    assert not [one for one in desk.page.findChildren(QAbstractButton, "do.plan") if one.isVisible()]


@pytest.mark.clause("F-16")
def test_sales_names_the_papers_that_the_contract_adds(desk: ScanPage, ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    desk.sign_in(ship.sales)
    desk.page.open_document(made.number)
    desk.settle()
    desk.fill("field.papers", "合同副本，验收单")
    picture(desk, "orders-papers")
    desk.press("do.set_papers")
    assert ship.seen(made.number).papers == ("合同副本", "验收单")
    assert any("合同副本、验收单" in one.text() for one in desk.page.findChildren(QLabel) if one.isVisible())
