"""Goods on their way: news, waybill, silence (I-13); a problem phoned in from the customer's door (I-04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.aftersales import from_delivery
from app.aftersales import queries as aftersales
from app.core.clock import SetClock, day_end, site_day
from app.core.errors import AppError, BadInput, Conflict, NotPermitted
from app.core.work import Workplace
from app.delivery import problems, slip_entries, transit
from app.delivery.events import CustomerProblem
from app.delivery.transit import News, TransitKind, TransitView
from app.reminders import delivery_due, transit_due
from app.reminders.views import Due, Mark
from db.models.delivery import DeliveryRecord
from db.states import CaseKind, DeliveryMode, DeliveryState, Role
from tests.helpers.gate import Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    made = Yard(place, people)
    made.out()
    return made


def way(yard: Yard) -> TransitView:
    with yard.place.read() as session:
        (found,) = transit.under_way(session, yard.place.clock.now())
    return found


def due(yard: Yard) -> list[Due]:
    with yard.place.read() as session:
        return transit_due.lines(session, yard.place.clock.now())


def hear(yard: Yard, kind: TransitKind, words: str = "", expected: datetime | None = None) -> None:
    with yard.place.work(yard.head) as work:
        transit.note(work, [yard.dispatch_no], News(kind, work.now, "示范服务区", words, "司机甲", expected))


@pytest.mark.clause("I-13")
def test_silence_of_a_day_reminds_and_news_end_it(yard: Yard, clock: SetClock) -> None:
    left = way(yard).left_at
    clock.set(left + timedelta(hours=24) - timedelta(seconds=1))
    assert not way(yard).silent and due(yard) == []
    clock.set(left + timedelta(hours=24))
    assert way(yard).silent
    (line,) = due(yard)
    assert (line.clause, line.mark, line.document) == ("I-13", Mark.WRONG, f"transit/{way(yard).number}")
    assert "24 小时无消息" in str(line.title) and Role.LOGISTICS_HEAD in line.roles
    hear(yard, TransitKind.PASSED)
    assert due(yard) == [] and way(yard).silent_at == clock.now() + timedelta(hours=24)
    hear(yard, TransitKind.ARRIVED)
    clock.forward(days=3)
    assert due(yard) == []  # they are there, whatever nobody says afterwards


@pytest.mark.clause("I-13")
def test_planned_stands_beside_actual(yard: Yard, clock: SetClock) -> None:
    clock.forward(hours=2)
    planned = way(yard).planned_at
    assert planned is not None and not way(yard).late
    with yard.place.work(yard.head) as work:
        transit.set_waybill(work, [yard.dispatch_no], " YD-778 ")
    hear(yard, TransitKind.TROUBLE, "爆胎，等救援", planned + timedelta(hours=5))
    seen = way(yard)
    assert (seen.waybill, seen.late, seen.troubled, seen.plate) == ("YD-778", True, True, "苏Z·8682K")
    assert [(one.place, one.source, one.person) for one in seen.news] == [("示范服务区", "司机甲", yard.head.name)]
    (line,) = due(yard)
    assert line.kind == "trouble" and "爆胎" in str(line.title) and Role.SALES in line.roles
    clock.forward(minutes=30)
    hear(yard, TransitKind.CONTACT, "已换胎上路")
    assert due(yard) == [] and not way(yard).troubled
    clock.forward(hours=1)
    hear(yard, TransitKind.ARRIVED)
    with yard.place.read() as session:
        proposed = slip_entries.proposed(session, yard.dispatch_no)
        (slip,) = [one for one in delivery_due.lines(session, clock.now()) if one.clause == "F-22"]
    assert proposed is not None and proposed.arrived_at == clock.now()
    assert slip.due_at == clock.now() + timedelta(days=3)  # three days after arrival


@pytest.mark.clause("F-22")
def test_newer_deliveries_never_hide_the_slip_that_is_longest_out(yard: Yard, clock: SetClock) -> None:
    with yard.place.work(yard.sales) as work:
        for n in range(210):  # as many wait for nothing of this yet
            made = {"made_at": work.now, "pass_no": "", "customer": "客户乙", "place": "杭州", "mode": DeliveryMode.DIRECT}
            work.session.add(DeliveryRecord(number=f"JF99{n:06}", dispatch_no=f"FH99{n:06}", state=DeliveryState.OPEN, **made))
    with yard.place.read() as session:
        lines = [one for one in delivery_due.lines(session, clock.now()) if one.clause == "F-22"]
    assert [one.document for one in lines] == [way(yard).number]


@pytest.mark.clause("I-13")
def test_news_that_cannot_be_are_refused(yard: Yard, clock: SetClock) -> None:
    clock.forward(hours=2)
    now, left = clock.now(), way(yard).left_at
    wrong = (
        (News(TransitKind.CONTACT, now + timedelta(minutes=1)), "还没有到"),
        (News(TransitKind.CONTACT, left - timedelta(minutes=1)), "早于出厂"),
        (News(TransitKind.DELAYED, now), "写明情况"),
        (News(TransitKind.PASSED, now), "途经哪里"),
        (News(TransitKind.CONTACT, now, expected_at=now), "早于消息本身"),
    )
    for news, words in wrong:
        with pytest.raises(BadInput) as caught, yard.place.work(yard.head) as work:
            transit.note(work, [yard.dispatch_no], news)
        assert words in str(caught.value.reason)
    hear(yard, TransitKind.ARRIVED)
    with pytest.raises(Conflict):
        hear(yard, TransitKind.CONTACT)
    with pytest.raises(NotPermitted), yard.place.work(yard.guard) as work:
        transit.set_waybill(work, [yard.dispatch_no], "1")
    assert len(way(yard).news) == 1


@pytest.mark.clause("I-04")
def test_a_problem_phoned_in_is_told_to_sales_and_quality(yard: Yard, clock: SetClock) -> None:
    yard.place.bus.on(CustomerProblem, from_delivery.take_problem)
    clock.forward(hours=3)
    called = clock.now() - timedelta(minutes=40)
    told = problems.Problem(CaseKind.DISCREPANCY, "到了 9 箱，少一箱", "送货人甲", called, "138-0000-0000")
    times = (clock.now() + timedelta(minutes=1), called - timedelta(days=1))
    for wrong in ({"words": " "}, {"reporter": ""}, *({"told_at": at} for at in times)):
        with pytest.raises(AppError), yard.place.work(yard.keeper) as work:
            problems.report(work, yard.dispatch_no, replace(told, **wrong))  # type: ignore[arg-type]
    with yard.place.work(yard.keeper) as work:
        view = problems.report(work, yard.dispatch_no, told)
    with yard.place.read() as session:
        (problem,) = problems.of_record(session, view.record_no)
        case = aftersales.case(session, problem.case_no)
    assert case is not None and (case.kind, case.record_no, case.caller) == (CaseKind.DISCREPANCY, view.record_no, "送货人甲")
    assert (case.customer, case.respond_by) == (yard.customer.name, called + timedelta(hours=24))  # J-02 runs from the call

    with yard.place.read() as session:  # at once: on the day of the call
        ends = {one.due_at for one in delivery_due.lines(session, clock.now()) if one.clause == "I-04"}
    assert ends == {day_end(site_day(called))}

    def asked() -> frozenset[Role]:
        with yard.place.read() as session:
            lines = [one for one in delivery_due.lines(session, clock.now()) if one.clause == "I-04"]
        return frozenset[Role]().union(*(one.roles for one in lines))

    assert asked() == {Role.SALES, Role.INSPECTOR}
    with yard.place.work(yard.sales) as work:
        problems.mark_seen(work, view.problem_id)
    assert asked() == {Role.INSPECTOR}
    with yard.place.work(yard.checker) as work:
        problems.mark_seen(work, view.problem_id)
    assert asked() == frozenset()
