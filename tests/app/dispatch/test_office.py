"""The sales side of 发货: the day's notice, the store's tasks, steps before hand-over, delays, wishes of logistics, transport."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.scans import ScanResult
from app.dispatch import choosing, customer, delays, notices, preparing, requests, service, transport
from app.dispatch.handing import Announcement
from app.dispatch.marks import order_row
from app.dispatch.transport import Freight, Limits
from app.dispatch.views import DelayDraft, DispatchOrderView, DraftLine, TripDraft
from app.loading import service as loading
from app.loading.bench import DockBench
from app.orders import queries as order_queries
from app.reminders import dispatch_due
from app.reminders.views import Mark
from app.scanning.lane import ScanLane
from db.models.core import PrintedPaper
from db.states import DeliveryMode, DirectPoint, DispatchState, RequestedChange, Role, TransportKind, TripState, Verdict
from tests.helpers.dispatch import EVERY_POINT, LOADING_AT, Shipping, Station
from tests.helpers.orders import DELIVERY, People

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 12, 9), date(2026, 12, 10), date(2026, 12, 11)
CALLED = DelayDraft("车辆安全检验过期", FRIDAY + timedelta(days=3), "改派专车", "收货员甲", "电话", datetime(2026, 11, 23, 0, tzinfo=UTC))


@pytest.fixture
def ship(place: object, people: People) -> Shipping:
    return Shipping(place, people)  # type: ignore[arg-type]


def at(clock: SetClock, day: date, hour: int, minute: int = 0) -> None:
    """The time of day at the site."""
    clock.set(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=8))


def papers(ship: Shipping, number: str, paper: str) -> list[PrintedPaper]:
    with ship.place.read() as session:
        query = select(PrintedPaper).where(PrintedPaper.document == number, PrintedPaper.paper == paper)
        return list(session.scalars(query.order_by(PrintedPaper.nth)))


def dues(ship: Shipping, clause: str) -> list[str]:
    with ship.place.read() as session:
        return [line.document for line in dispatch_due.lines(session, ship.place.clock.now()) if line.clause == clause]


@pytest.mark.clause("F-01", "F-02", "D-18")
@pytest.mark.decision("X-17")
def test_the_notice_is_confirmed_once_a_working_day_and_late_orders_are_urgent(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    first, late = ship.order((breaker, 1)), ship.order((breaker, 2))
    at(clock, WEDNESDAY, 15)
    assert dues(ship, "F-02") == []  # the cut-off is 16:00 of the day before
    at(clock, WEDNESDAY, 16, 1)
    assert dues(ship, "F-02") == ["notice"]
    with ship.place.read() as session:
        assert [one.order_no for one in notices.proposals(session, THURSDAY, clock.now())] == [first.number, late.number]
        days = notices.notice_days(session, clock.now())
    assert [(day.day, day.last, day.late) for day in days] == [(WEDNESDAY, THURSDAY, True), (THURSDAY, FRIDAY, True)]
    with ship.place.work(ship.sales) as work:
        notice = service.make_notice(work, [first.number], first=THURSDAY)
    assert dues(ship, "F-02") == [] and len(papers(ship, notice.number, "dispatch_notice")) == 1
    with pytest.raises(Conflict), ship.place.work(ship.sales) as work:
        service.make_notice(work, [late.number], first=THURSDAY)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.add_to_notice(work, late.number, " ", THURSDAY)
    assert caught.value.clause == "X-17"
    with ship.place.work(ship.sales) as work:
        added = service.add_to_notice(work, late.number, "客户停机待料", THURSDAY)
    assert [(line.order_no, line.urgent, line.note) for line in added.lines][1] == (late.number, True, "客户停机待料")
    assert [paper.voided_at is not None for paper in papers(ship, notice.number, "dispatch_notice")] == [True, False]
    with ship.place.read() as session:
        tasks = preparing.tasks(session)
    assert [(task.order_no, task.load_day) for task in tasks] == [(first.number, FRIDAY), (late.number, FRIDAY)]
    with pytest.raises(NotPermitted), ship.place.work(ship.sales) as work:
        service.confirm_ready(work, first.number)
    with ship.place.work(ship.keeper) as work:
        assert service.confirm_ready(work, first.number).ready_by == ship.keeper.name
    assert dues(ship, "F-01") == ["notice"]  # the other order
    marks = []
    for day in (THURSDAY, FRIDAY, FRIDAY + timedelta(days=1)):
        at(clock, day, 9)
        with ship.place.read() as session:
            marks += [line.mark for line in dispatch_due.lines(session, clock.now()) if line.clause == "F-01"]
    assert marks == [Mark.INFO, Mark.HOLD, Mark.WRONG]  # what is not ready the day after it was to be loaded is red


@pytest.mark.clause("F-01", "F-02")
def test_a_draft_stays_on_the_days_list_and_what_was_drawn_leaves_the_stores_list(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    order = ship.order((breaker, 1))
    at(clock, WEDNESDAY, 15)
    draft = ship.draft(order)
    with ship.place.read() as session:
        (listed,) = notices.proposals(session, THURSDAY, clock.now())
    assert (listed.order_no, listed.draft_no, listed.pieces) == (order.number, draft.number, 1)
    with ship.place.work(ship.sales) as work:
        service.make_notice(work, first=THURSDAY)  # the draft counts among those that are due
        service.cancel(work, draft.number, "改单")
    with ship.place.read() as session:
        assert [task.order_no for task in preparing.tasks(session)] == [order.number]
    drawn, _ = ship.picked((ship.product("BL"), 1))
    with ship.place.work(ship.sales) as work:
        notice = service.add_to_notice(work, drawn.order_no, "客户停机待料", THURSDAY)
    with ship.place.read() as session:
        assert [line.order_no for line in notice.lines] == [order.number, drawn.order_no]
        assert [task.order_no for task in preparing.tasks(session)] == [order.number]  # the other is drawn: nothing to get ready
        assert len(preparing.tasks(session, open_only=False)) == 2


def test_a_day_off_has_no_notice_of_its_own(ship: Shipping, clock: SetClock) -> None:
    at(clock, date(2026, 12, 12), 9)  # a Saturday
    with ship.place.read() as session:
        assert [day.day for day in notices.notice_days(session, clock.now())] == [date(2026, 12, 14), date(2026, 12, 15)]
        assert notices.last_day(session, FRIDAY, clock.now()) == date(2026, 12, 14)  # no day is on no notice


@pytest.mark.clause("F-04")
def test_lines_change_until_it_is_planned_and_the_paper_with_them(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 3)
    order = ship.order((breaker, 3))
    line = order.lines[0].line_id
    made = ship.draft(order, DraftLine(line, 1))
    with ship.place.work(ship.sales) as work:
        assert service.change_lines(work, made.number, [DraftLine(line, 2)]).total == 2
        service.issue(work, made.number, "FP1", erp_no="XSCK/2026-117")
    with ship.place.work(ship.head) as work:
        service.accept(work, made.number)
    with pytest.raises(BadInput), ship.place.work(ship.sales) as work:
        service.change_lines(work, made.number, [DraftLine(line, 1)])  # no reason
    with pytest.raises(BadInput), ship.place.work(ship.sales) as work:
        service.change_lines(work, made.number, [DraftLine(line, 4)], "客户加单")
    with ship.place.work(ship.sales) as work:
        changed = service.change_lines(work, made.number, [DraftLine(line, 1)], "客户减单")
    assert (changed.total, changed.accepted_at) == (1, None)
    assert [paper.voided_at is not None for paper in papers(ship, made.number, "dispatch_order")] == [True, False]
    with ship.place.read() as session:
        from app.dispatch import queries

        assert [one.number for one in queries.waiting_orders(session)] == [order.number]  # the rest stays open
        rest = queries.dispatched(session, line)
    assert rest == 1 and ship.draft(order).total == 2
    with ship.place.read() as session:
        assert queries.load_numbers(session, [made.number])[made.number] == (1, 2)


def scan(ship: Shipping, clock: SetClock, text: str) -> ScanResult:
    from app.dispatch import queries

    station = Station(ship.place, clock, DockBench(), ship.packer)
    station.lane = ScanLane(ship.place, queries.by_erp_no)
    return station.scan(text)


def test_the_number_of_the_erp_finds_the_document_and_two_are_ambiguous(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 2)
    for n in range(2):
        made = ship.draft(ship.order((breaker, 1)))
        with ship.place.work(ship.sales) as work:
            service.issue(work, made.number, "FP1", erp_no="XSCK/2026-117" if n else "销出 0009")
    found = scan(ship, clock, "XSCK/2026-117")
    assert found.verdict is not Verdict.WRONG and found.object_key == made.number
    assert scan(ship, clock, "XSCK/2026-118").verdict is Verdict.WRONG
    ship.stock(breaker, 1)
    twin = ship.draft(ship.order((breaker, 1)))
    with ship.place.work(ship.sales) as work:
        service.issue(work, twin.number, "FP1", erp_no="XSCK/2026-117")
    both = scan(ship, clock, "XSCK/2026-117")
    assert both.verdict is Verdict.WRONG and "两种意思" in str(both.message)


@pytest.mark.clause("F-08")
def test_a_pickup_is_announced_before_it_is_signed_for(ship: Shipping, clock: SetClock) -> None:
    order, box = ready(ship, clock, DeliveryMode.PICKUP)
    from app.boxing.handover import hand_over

    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        service.announce(work, order.number, Announcement("提货员甲", "", ship.vehicle.plate))
    assert (caught.value.clause, str(caught.value.reason)) == ("F-08", "自提资料不全：证件或授权书")
    with ship.place.work(ship.sales) as work:
        hand_over(work, order.number, box)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        loading.sign_handover(work, order.number, "提货员甲", "授权书 1", 1)
    assert caught.value.clause == "F-08"
    ship.announced(order.number)
    with ship.place.work(ship.sales) as work:
        loading.sign_handover(work, order.number, "提货员甲", "授权书 1", 1)


@pytest.mark.clause("F-09")
def test_consigned_goods_change_hands_step_by_step(ship: Shipping, clock: SetClock) -> None:
    order, _ = ready(ship, clock, DeliveryMode.CONSIGNED, told=False)
    who = Announcement("司机甲", "驾驶证", ship.vehicle.plate, "示范物流有限公司")

    def refused(act: object, *given: object) -> str:
        with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
            act(work, order.number, *given)  # type: ignore[operator]
        assert caught.value.clause == "F-09"
        return str(caught.value.reason)

    assert "还没有通知客户" in refused(service.announce, who)
    tell(ship, order.number)
    assert "还没有报来" in refused(loading.count_with_carrier, 1, "司机甲")
    assert "物流公司" in refused(service.announce, Announcement("司机甲", plate=ship.vehicle.plate))
    ship.announced(order.number)
    assert "还没有与物流公司点件" in refused(loading.sign_handover, "司机甲", "运单 1", 1)
    assert "点件数与箱数不符" in refused(loading.count_with_carrier, 2, "司机甲")
    with ship.place.work(ship.packer) as work:
        loading.count_with_carrier(work, order.number, 1, "司机甲")
    with ship.place.work(ship.sales) as work:
        loading.sign_handover(work, order.number, "司机甲", "运单 1", 1)
        assert service.announce(work, order.number, who).step is not None  # another vehicle: the signature is gone
    assert "还没有与物流公司点件" in refused(loading.sign_handover, "司机甲", "运单 1", 1)


def ready(ship: Shipping, clock: SetClock, mode: DeliveryMode, told: bool = True) -> tuple[DispatchOrderView, str]:
    """A 发货单 of a mode, boxed; the customer told or not."""
    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1), mode=mode))
    with ship.place.work(ship.packer) as work:
        order = service.pick(work, order.number, serial)
    box = ship.sealed(order, (serial,), clock)
    if not told:
        with ship.place.work(ship.sales) as work:
            customer.withdraw_notifications(work, order_row(work, order.number))
    return order, box.sscc


def tell(ship: Shipping, number: str) -> None:
    with ship.place.work(ship.sales) as work:
        service.notify_customer(work, number, "收货员甲", "电话", LOADING_AT)


@pytest.mark.clause("F-10")
def test_points_are_filled_from_the_last_delivery_and_confirmed_one_by_one_or_at_once(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 2)
    first = ship.issued(ship.order((breaker, 1)))
    with ship.place.work(ship.sales) as work:
        service.settle(work, first.number, EVERY_POINT)
    second = ship.issued(ship.order((breaker, 1)))
    with ship.place.read() as session:
        found = {one.point: one for one in customer.proposed_points(session, second.number)}
    assert found[DirectPoint.UNLOADING].value == "叉车卸货" and first.number in found[DirectPoint.UNLOADING].source
    assert found[DirectPoint.TIME].value == "2026-12-11 18:00"
    assert all(one.value and not one.confirmed for one in found.values())
    with ship.place.work(ship.sales) as work:
        assert len(service.settle(work, second.number, {DirectPoint.TIME: found[DirectPoint.TIME].value}).open_points) == 6
        assert not service.settle(work, second.number, {point: one.value for point, one in found.items()}).open_points


@pytest.mark.clause("F-11")
@pytest.mark.decision("X-04")
def test_the_customer_is_told_by_whom_the_setting_names_and_again_for_another_day(ship: Shipping, clock: SetClock) -> None:
    order, _ = ready(ship, clock, DeliveryMode.DIRECT)
    with pytest.raises(NotPermitted), ship.place.work(ship.head) as work:
        service.notify_customer(work, order.number, "收货员甲", "电话", LOADING_AT)
    assert ship.seen(order.number).notification is not None and dues(ship, "F-11") == []
    with ship.place.work(ship.sales) as work:
        moved = service.postpone(work, order.number, "车辆故障", date(2026, 11, 24))
    assert (moved.state, moved.trip_no, moved.load_day, moved.notification) == (DispatchState.PLANNED, "", date(2026, 11, 24), None)
    assert dues(ship, "F-11") == [order.number]  # a day before the load


def test_a_postponed_order_leaves_the_vehicle_first_and_an_empty_trip_is_called_off(ship: Shipping, clock: SetClock) -> None:
    order, sscc = ready(ship, clock, DeliveryMode.DIRECT)
    ship.loading(order.trip_no)
    with ship.place.work(ship.packer) as work:
        loading.load_box(work, order.trip_no, sscc)
    with pytest.raises(Conflict), ship.place.work(ship.head) as work:
        service.postpone(work, order.number, "车辆故障")
    with ship.place.work(ship.packer) as work:
        loading.unload_box(work, order.trip_no, sscc, "车辆故障")
    with ship.place.work(ship.head) as work:
        service.postpone(work, order.number, "车辆故障")
    with ship.place.read() as session:
        from app.dispatch import queries

        old = queries.trip(session, order.trip_no)
    assert old is not None and old.state is TripState.CANCELLED
    assert [paper.voided_at is not None for paper in papers(ship, order.number, "dispatch_order")] == [True, False]
    again = ship.trip().number
    with ship.place.work(ship.head) as work:
        assert service.plan(work, order.number, again).state is DispatchState.READY  # everything still is in its box


LIMITS = Limits(100_000, 3, 10_000, 800, 10)


@pytest.mark.clause("G-09", "G-11")
@pytest.mark.parametrize(
    ("goods", "kind", "row"),
    [
        (Freight(("驱动器",), (), 0, 20_000, 2000, 60), TransportKind.AIR, "G-10"),
        (Freight((), ("玻璃",), 0, 10, 20, 60), TransportKind.AIR, "G-10"),
        (Freight((), (), 100_000, 10, 20, 60), TransportKind.AIR, "G-10"),
        (Freight((), (), 0, 20_000, 2000, 3), TransportKind.AIR, "G-10"),  # urgent wins over bulk and far
        (Freight((), (), 0, 10_000, 800, 11), TransportKind.RAIL, "G-11"),
        (Freight((), (), 0, 10_000, 800, 10), TransportKind.ROAD, "G-09"),
        (Freight((), (), 0, 10_000, None, 60), TransportKind.ROAD, "G-09"),
        (Freight((), (), 0, 9_999, 800, 60), TransportKind.ROAD, "G-09"),
    ],
)
def test_the_first_rule_that_applies_suggests_the_transport(goods: Freight, kind: TransportKind, row: str) -> None:
    found = transport.suggest(goods, LIMITS)
    assert (found.kinds[0], found.clause) == (kind, row)


@pytest.mark.clause("G-10", "G-09")
@pytest.mark.decision("X-38")
def test_valuable_goods_go_fast_or_the_logistics_head_writes_why(ship: Shipping) -> None:
    drive = ship.product(valuable=True)
    ship.stock(drive, 1)
    made, trip = ship.issued(ship.order((drive, 1))), ship.trip()
    with ship.place.work(ship.sales) as work:
        service.settle(work, made.number, EVERY_POINT)
    with ship.place.work(ship.head) as work:
        service.accept(work, made.number)
    for act in (
        lambda w: service.plan(w, made.number, trip.number),
        lambda w: service.change_transport(w, made.number, TransportKind.ROAD),
    ):
        with pytest.raises(Refused) as caught, ship.place.work(ship.head) as work:
            act(work)
        assert caught.value.clause == "G-10" and "应优先空运或专车" in str(caught.value)
    with pytest.raises(NotPermitted), ship.place.work(ship.sales) as work:
        service.change_transport(work, made.number, TransportKind.ROAD, "客户要求")
    with ship.place.work(ship.head) as work:
        service.change_transport(work, made.number, TransportKind.ROAD, "短途，木箱加固")
        planned = service.plan(work, made.number, trip.number)
    assert (planned.transport, planned.transport_reason) == (TransportKind.ROAD, "短途，木箱加固")


@pytest.mark.decision("X-03")
def test_who_arranges_the_vehicle_is_shown_by_mode(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 3)
    words = {}
    for mode in (DeliveryMode.PICKUP, DeliveryMode.CONSIGNED, DeliveryMode.DIRECT):
        made = ship.draft(ship.order((breaker, 1), mode=mode))
        with ship.place.read() as session:
            words[mode] = str(choosing.arranger(session, made, clock.now()))
    assert list(words.values()) == ["客户", "客户", "成品发货组长"]


@pytest.mark.clause("A-21", "A-22")
def test_a_delay_stays_in_the_alerts_until_the_customer_was_told(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    order = ship.issued(ship.order((breaker, 1)))
    at(clock, date(2026, 12, 7), 9)
    assert dues(ship, "A-21") == []  # four days before
    at(clock, date(2026, 12, 8), 9)
    assert dues(ship, "A-21") == [order.number]
    at(clock, date(2026, 12, 12), 9)
    assert dues(ship, "A-22") == [order.number]
    with ship.place.read() as session:
        (due,) = delays.due_list(session, clock.now())
    assert (due.wanted, due.promised, due.revised, due.overdue, due.untold) == (DELIVERY, DELIVERY, None, True, True)
    for wrong in ({"measure": ""}, {"new_day": DELIVERY}, {"told_at": clock.now() + timedelta(hours=1)}):
        from dataclasses import replace

        with pytest.raises(BadInput), ship.place.work(ship.sales) as work:
            service.file_delay(work, order.order_no, replace(CALLED, **wrong))
    with ship.place.work(ship.sales) as work:
        filed = service.file_delay(work, order.order_no, CALLED, order.number)
    assert filed.number.startswith("YQ") and dues(ship, "A-22") == []
    assert len(papers(ship, filed.number, "delay_notice")) == 1 and ship.seen(order.number).delivery_day == CALLED.new_day
    at(clock, date(2026, 12, 15), 9)
    assert dues(ship, "A-22") == [order.number]  # the new day is past as well


@pytest.mark.clause("A-22")
def test_a_load_planned_after_the_promise_is_a_delay(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1)), ship.trip(planned_at=datetime(2026, 12, 13, 6, tzinfo=UTC)))
    assert dues(ship, "A-22") == [order.number]


@pytest.mark.clause("F-15")
def test_logistics_asks_and_sales_changes(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    with ship.place.work(ship.head) as work:
        wish = service.ask_change(work, made.number, RequestedChange.ADDRESS, "示范市新厂路 9 号", "原址施工")
        with pytest.raises(BadInput, match="民国 115 年是 2026 年"):
            service.ask_change(work, made.number, RequestedChange.DAY, "115/12/9", "顺路")
        no = service.ask_change(work, made.number, RequestedChange.DAY, "2026年12月9日", "顺路")
    assert no.proposed == "2026-12-09"
    assert ship.seen(made.number).address != wish.proposed
    assert dues(ship, "F-15") == [made.number, made.number]
    with pytest.raises(NotPermitted), ship.place.work(ship.head) as work:
        service.answer_change(work, wish.request_id, True)
    with pytest.raises(BadInput), ship.place.work(ship.sales) as work:
        service.answer_change(work, no.request_id, False)
    with ship.place.work(ship.sales) as work:
        service.answer_change(work, wish.request_id, True)
        service.answer_change(work, no.request_id, False, "客户不收")
    assert ship.seen(made.number).address == "示范市新厂路 9 号" and dues(ship, "F-15") == []
    with ship.place.read() as session:
        order = order_queries.order_for(session, made.order_no, (Role.SALES,))
        assert [one.accepted for one in requests.requests_of(session, made.number)] == [False, True]
    assert order.address == "示范市新厂路 9 号" and order.lines[0].unit_price_fen == 128_000  # nothing else changed


@pytest.mark.clause("E-08")
def test_climate_bound_goods_need_a_vehicle_that_keeps_it(ship: Shipping) -> None:
    from app.catalog.entry import read_climate
    from tests.helpers import catalog

    breaker = ship.product(climate=read_climate("2～8 ℃，≤60 %RH"))
    ship.stock(breaker, 2)
    assert breaker.climate is not None and breaker.climate.words == "2～8 ℃，≤60 %RH"
    with pytest.raises(Refused) as caught:
        ship.planned(ship.order((breaker, 1)))
    assert caught.value.clause == "E-08"
    cold = catalog.vehicle(ship.place, "浙A·0T088", kind="冷藏车 7.6 米")
    trip = ship.trip(plate=cold.plate)
    assert ship.planned(ship.order((breaker, 1)), trip).state is DispatchState.PLANNED
    warm = TripDraft(ship.vehicle.plate, trip.driver, trip.phone, trip.planned_at)
    with pytest.raises(Refused) as caught, ship.place.work(ship.head) as work:
        service.change_trip(work, trip.number, warm, "冷机故障")
    assert caught.value.clause == "E-08"
    with ship.place.work(ship.head) as work:
        assert service.change_trip(work, trip.number, replace(warm, vehicle_kind="冷藏车 9.6 米"), "冷机故障").plate == ship.vehicle.plate


@pytest.mark.clause("F-16")
def test_papers_of_the_contract_are_part_of_the_kit(ship: Shipping) -> None:
    from app.boxing import queries as boxing

    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    with ship.place.work(ship.sales) as work:
        service.set_papers(work, made.number, ["合同副本", "验收单"])
    with ship.place.read() as session:
        assert [name for name, _ in boxing.kit(session, made.number)] == ["合格证", "说明书", "合同副本", "验收单"]
