from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.dispatch import carrying, notice_queries, service
from app.dispatch.views import DraftLine
from app.orders import queries as order_queries
from app.orders import service as orders
from app.orders.views import Stage
from app.printing.service import printed_count
from app.storage import protection
from app.storage import queries as storage
from db.models.catalog import Product
from db.models.core import PrintedPaper
from db.states import DeliveryMode, DirectPoint, DispatchState, Role, TransportKind, Verdict
from tests.helpers import orders as order_helper
from tests.helpers.dispatch import EVERY_POINT, LOADING_AT, Shipping
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


@pytest.mark.clause("F-04")
def test_no_dispatch_order_without_stock_in(ship: Shipping) -> None:
    breaker = ship.product()
    order = ship.order((breaker, 2))
    ship.line.ready(breaker, 2)  # inspected and sealed, but not posted
    with pytest.raises(Refused) as caught:
        ship.draft(order)
    assert caught.value.clause == "F-04"
    assert "无入库单" in str(caught.value)
    assert caught.value.helper is Role.STOREKEEPER


@pytest.mark.clause("F-04")
def test_stock_promised_to_another_dispatch_order_is_not_free(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 2)
    ship.issued(ship.order((breaker, 2)))
    with pytest.raises(Refused) as caught:
        ship.draft(ship.order((breaker, 1)))
    assert caught.value.clause == "F-04"


@pytest.mark.clause("F-04")
def test_stock_is_looked_at_again_when_issued(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 2)
    first, second = ship.draft(ship.order((breaker, 2))), ship.draft(ship.order((breaker, 2)))
    with ship.place.work(ship.sales) as work:
        service.issue(work, first.number, "FP1")
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.issue(work, second.number, "FP2")
    assert caught.value.clause == "F-04"


def test_issue_prints_the_slip_and_notes_the_stage(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 2)
    order = ship.order((breaker, 2))
    issued = ship.issued(order)
    assert issued.state is DispatchState.ISSUED
    assert issued.number.startswith("FH26")
    with ship.place.read() as session:
        assert printed_count(session, "dispatch_order", issued.number) == 1
        stages = {view.stage: view.reached_at for view in order_queries.stages(session, order.number)}
    assert stages[Stage.DISPATCH_ORDER] is not None


@pytest.mark.decision("X-18")
def test_invoice_number_or_reason(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.draft(ship.order((breaker, 1)))
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.issue(work, made.number)
    assert caught.value.clause == "X-18"
    with ship.place.work(ship.sales) as work:
        assert service.issue(work, made.number, pending_reason="验收后开票").pending_reason == "验收后开票"


@pytest.mark.decision("X-17")
def test_order_on_no_notice_where_the_setting_blocks(ship: Shipping, people: People) -> None:
    from app.settings import service as settings

    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.draft(ship.order((breaker, 1)))
    leader = people(Role.LEADERSHIP)
    with ship.place.work(people(Role.DELIVERY_MANAGEMENT)) as work:
        settings.change(work, "dispatch.require_notice", "block", "试行", approver_id=leader.person_id)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.issue(work, made.number, "FP1")
    assert caught.value.clause == "X-17"
    with ship.place.work(ship.sales) as work:
        notice = service.make_notice(work, [made.order_no])
    assert notice.number.startswith("TZ")
    with ship.place.work(ship.sales) as work:
        assert service.issue(work, made.number, "FP1").notice_no == notice.number


@pytest.mark.clause("F-02")
def test_daily_notice_takes_what_is_due(ship: Shipping, people: People) -> None:
    breaker = ship.product()
    order = ship.order((breaker, 1))
    with pytest.raises(BadInput), ship.place.work(ship.sales) as work:
        service.make_notice(work)  # nothing due today or tomorrow
    with ship.place.work(ship.sales) as work:
        notice = service.make_notice(work, first=order_helper.DELIVERY, urgent=[order.number])
    assert [line.order_no for line in notice.lines] == [order.number]
    assert notice.last_day == date(2026, 12, 14)  # a Friday's notice covers the Monday as well
    with ship.place.read() as session:
        made = notice_queries.of_days(session, [date(2026, 11, 23), notice.first_day])
    assert made == {notice.first_day: notice}


def test_order_must_be_released_and_not_exceeded(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 3)
    order = order_helper.contracted(ship.place, ship.people, order_helper.draft(ship.customer, [(breaker, 1)]))
    with pytest.raises(Conflict):
        ship.draft(order)
    released = ship.order((breaker, 2))
    line = released.lines[0].line_id
    with pytest.raises(BadInput):
        ship.draft(released, DraftLine(line, 3))
    ship.draft(released, DraftLine(line, 1))
    assert ship.draft(released).total == 1  # the rest
    with pytest.raises(Conflict):
        ship.draft(released)


@pytest.mark.clause("F-10")
def test_seven_points_before_a_vehicle(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made, trip = ship.issued(ship.order((breaker, 1))), ship.trip()
    points = {point: value for point, value in EVERY_POINT.items() if point is not DirectPoint.UNLOADING}
    with ship.place.work(ship.sales) as work:
        service.settle(work, made.number, points)
    with ship.place.work(ship.head) as work:
        service.accept(work, made.number)
    with pytest.raises(Refused) as caught, ship.place.work(ship.head) as work:
        service.plan(work, made.number, trip.number)
    assert caught.value.clause == "F-10"
    assert str(caught.value.reason) == "送货要素未确认：下货方式"
    with ship.place.work(ship.sales) as work:
        service.settle(work, made.number, {DirectPoint.UNLOADING: "吊车"})
    with ship.place.work(ship.head) as work:
        assert service.plan(work, made.number, trip.number).state is DispatchState.PLANNED


def test_plan_waits_for_the_receipt_of_the_logistics_head(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made, trip = ship.issued(ship.order((breaker, 1))), ship.trip()
    with pytest.raises(Conflict), ship.place.work(ship.head) as work:
        service.plan(work, made.number, trip.number)
    with pytest.raises(NotPermitted), ship.place.work(ship.sales) as work:
        service.accept(work, made.number)


@pytest.mark.clause("F-07")
@pytest.mark.decision("X-38")
def test_mode_is_the_contracts_or_sales_agreed(ship: Shipping, people: People) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    with pytest.raises(Refused) as caught, ship.place.work(people(Role.TEAM_LEADER)) as work:
        service.change_mode(work, made.number, DeliveryMode.PICKUP)
    assert caught.value.clause == "F-07"
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.change_mode(work, made.number, DeliveryMode.OTHER)
    assert caught.value.clause == "F-07"
    with ship.place.work(ship.sales) as work:
        assert service.change_mode(work, made.number, DeliveryMode.PICKUP).mode is DeliveryMode.PICKUP
    with ship.place.work(ship.head) as work:
        assert service.change_transport(work, made.number, TransportKind.DEDICATED).transport is TransportKind.DEDICATED


@pytest.mark.clause("C-15")
def test_changed_address_is_followed_and_told_again(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    order = ship.order((breaker, 1))
    planned = ship.planned(order)
    assert planned.notified_at is not None
    draft = order_helper.draft(ship.customer, [(breaker, 1)])

    with ship.place.work(ship.sales) as work:
        orders.change_order(work, order.number, replace(draft, address="示范市新厂路 9 号"), "客户搬迁")
    seen = ship.seen(planned.number)
    assert seen.address == "示范市新厂路 9 号"
    assert seen.notified_at is None  # F-11: the address he was told is no longer the address
    with ship.place.read() as session:
        papers = list(session.scalars(select(PrintedPaper).where(PrintedPaper.document == planned.number).order_by(PrintedPaper.nth)))
    assert [paper.voided_at is not None for paper in papers] == [True, False]


def test_cancel_puts_everything_back(ship: Shipping) -> None:
    order, items = ship.picked((ship.product(), 2))
    with ship.place.work(ship.sales) as work:
        cancelled = service.cancel(work, order.number, "客户取消")
    assert cancelled.state is DispatchState.CANCELLED
    assert not cancelled.picked
    with ship.place.read() as session:
        assert {s.serial for s in storage.available(session, order.lines[0].product_id)} == set(items)
        assert storage.balances_against_moves(session) == []


@pytest.mark.clause("E-04")
@pytest.mark.parametrize("boxed", [False, True])
def test_valuable_goods_go_back_only_when_who_carries_them_signed(ship: Shipping, clock: SetClock, boxed: bool) -> None:
    order, items = ship.picked((ship.product(), 2), (ship.product("LS"), 20))
    if boxed:
        station = ship.bench(clock)
        assert [station.scan(code).verdict for code in (order.number, items[0])] == [Verdict.GOOD, Verdict.GOOD]
    with ship.place.work(ship.keeper) as work:
        work.session.execute(update(Product).where(Product.code == "BK").values(valuable=True))

    def refused() -> None:
        with pytest.raises(Refused, match="防护未确认：防静电、固定牢靠、两人搬运") as error, ship.place.work(ship.sales) as work:
            service.cancel(work, order.number, "客户取消")
        assert error.value.clause == "E-04" and ship.seen(order.number).picked

    refused()
    with pytest.raises(NotPermitted), ship.place.work(ship.sales) as work:  # who carries nothing signs for nothing
        carrying.sign(work, order.number)
    with ship.place.work(ship.keeper) as work:
        protection.sign(work, items[:2], ("防静电",))
    with ship.place.work(ship.packer) as work:
        protection.sign(work, items[:1], ("防静电", "固定牢靠", "两人搬运"))
    refused()  # of the second nobody signed for every point
    with ship.place.work(ship.packer) as work:
        assert carrying.sign(work, order.number).goods == (items[1],)
    clock.forward(days=1)
    refused()  # of yesterday
    with ship.place.work(ship.packer) as work:
        assert carrying.sign(work, order.number).goods == tuple(items[:2])  # screws need none
    with ship.place.read() as session:
        assert carrying.to_carry(session, ship.seen(order.number), clock.now()) is None
    with ship.place.work(ship.sales) as work:
        assert service.cancel(work, order.number, "客户取消").state is DispatchState.CANCELLED
        assert protection.uncarried(work.session, dict.fromkeys(items[:2], ship.products["BK"]), work.now) == {}
        valuable = {item: replace(ship.products["BK"], valuable=True) for item in items[:2]}
        assert set(protection.uncarried(work.session, valuable, work.now)) == set(items[:2])  # used up
        assert storage.balances_against_moves(work.session) == []
    with pytest.raises(Conflict, match="没有要签防护的货"), ship.place.work(ship.packer) as work:
        carrying.sign(work, order.number)


@pytest.mark.clause("E-04")
def test_for_goods_in_boxes_on_a_vehicle_that_are_stopped_who_carries_them_can_sign(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    ship.sealed(order, items, clock)
    with ship.place.work(ship.keeper) as work:
        work.session.execute(update(Product).where(Product.code == "BK").values(valuable=True))

    def stop() -> DispatchState:
        """As when the slip counts fewer missing than was phoned in, and the 补发 is ready."""
        with ship.place.work(ship.sales) as work:
            service.put_off(work, order.number, "签收如数")
            return service.call_off(work, order.number, "签收如数").state

    assert ship.seen(order.number).state is DispatchState.READY
    with pytest.raises(Refused, match="防护未确认") as error:
        stop()
    assert error.value.clause == "E-04" and ship.seen(order.number).state is DispatchState.READY
    with ship.place.work(ship.keeper) as work:
        assert carrying.sign(work, order.number).goods == tuple(items)
    assert stop() is DispatchState.CANCELLED


def test_notification_needs_whom_and_how(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    with pytest.raises(BadInput), ship.place.work(ship.sales) as work:
        service.notify_customer(work, made.number, "", "电话", LOADING_AT)
