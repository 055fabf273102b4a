"""Visits and trainings of customers: J-13, J-36, J-37, J-38; and what they print."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from app.aftersales import care_days, queries, survey_service, training_queries, training_service, visits_queries, visits_service
from app.aftersales.survey_views import Scores, SurveyAnswer
from app.aftersales.training_views import Guest, TrainingPlan
from app.aftersales.visits_views import VisitMinutes, VisitPlan
from app.catalog.views import CustomerView
from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import Workplace
from app.delivery.events import DeliveryAccepted
from app.desk import _forms, connect_care
from app.printing.preview import preview
from app.settings import service as settings
from db.states import CaseChannel, PlanState, Role, VisitKind
from tests.app.slips.reading import symbols
from tests.helpers import catalog
from tests.helpers.orders import People

PICTURES = os.environ.get("JIAOFU_PICTURES")
PLAN = TrainingPlan(
    "断路器新脱扣器的整定与维护", date(2026, 12, 20), "客户一车间会议室", "现场", ("新购客户", "升级客户"), ("功能", "使用", "升级信息"),
    "14:00", "塑壳断路器", "技术服务甲", (Guest("设备科甲", "示范电气有限公司"), Guest("设备科乙", "示范电气有限公司")),
)  # fmt: skip


@pytest.fixture
def customer(place: Workplace) -> CustomerView:
    connect_care(place.bus)
    return catalog.customer(place)


def words(place: Workplace, people: People, paper: str, document: str) -> str:
    """What a paper says, without spaces; its number scans back from every page."""
    with place.read() as session:
        shown = preview(session, place, _forms(), people(Role.AFTER_SALES), paper, document)
    pdf = pypdfium2.PdfDocument(shown.pdf)
    if PICTURES:
        for n in range(len(pdf)):
            pdf[n].render(scale=1.6).to_pil().save(Path(PICTURES) / f"{paper}-{document}-{n}.png")
    assert all(document in page for page in symbols(shown.pdf, 203))
    return "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "").replace(" ", "")


@pytest.mark.clause("J-36")
def test_who_accepts_is_visited_thirty_days_later_with_four_answers(
    place: Workplace, people: People, customer: CustomerView, clock: SetClock
) -> None:
    today = site_day(clock.now())
    with place.work(people(Role.SALES)) as work:
        work.emit(DeliveryAccepted("JF26000001", customer.customer_id, today))
        work.emit(DeliveryAccepted("JF26000002", customer.customer_id, today))  # the same visit covers it
    with place.read() as session:
        (due,) = visits_queries.due(session, today + timedelta(days=30))
        assert not visits_queries.due(session, today + timedelta(days=29))
    assert (due.kind, due.target, due.source_no, due.owner) == (VisitKind.RETURN, "新购客户", "JF26000001", Role.AFTER_SALES)
    assert "新功能和升级的介绍" in words(place, people, "visit_record", due.number)
    clock.forward(days=31)
    day = site_day(clock.now())
    assert due.late(day)
    whole = VisitMinutes(day, "设备科甲", "希望加快备件供应", "售后甲", CaseChannel.PHONE, 4, "合闸偶有异响", "介绍新脱扣器", "寄资料",
                         day + timedelta(days=3), True)  # fmt: skip
    for broken in (
        replace(whole, met=" "), replace(whole, opinions=""), replace(whole, problems=""), replace(whole, introduced=""),
        replace(whole, satisfied=None), replace(whole, satisfied=6), replace(whole, next_on=None),
        replace(whole, done_on=day + timedelta(days=1)),
    ):  # fmt: skip
        with pytest.raises(BadInput), place.work(people(Role.AFTER_SALES)) as work:
            visits_service.finish(work, due.number, broken)
    with pytest.raises(BadInput, match="新功能和升级的介绍"), place.work(people(Role.AFTER_SALES)) as work:
        visits_service.finish(work, due.number, replace(whole, introduced=""))
    approver = people(Role.LEADERSHIP).person_id
    with place.work(people(Role.DELIVERY_MANAGEMENT)) as work:
        settings.change(work, "visit.contents", '["满意度", "意见", "使用中的问题"]', "没有新功能", approver_id=approver)
    with pytest.raises(RuntimeError), place.work(people(Role.AFTER_SALES)) as work:  # a content that the setting does not name may be blank
        assert visits_service.finish(work, due.number, replace(whole, introduced="")).introduced == ""
        raise RuntimeError
    with place.work(people(Role.AFTER_SALES)) as work:
        done = visits_service.finish(work, due.number, whole)
    assert done.state is PlanState.DONE and done.open_next and not done.late(day) and done.late(day + timedelta(days=4))
    with place.read() as session:
        case = queries.case(session, done.opened_case_no)
        assert case is not None and "合闸偶有异响" in case.description and case.customer == customer.name
        assert visits_queries.due(session, day + timedelta(days=3)) == [done]
    with place.work(people(Role.AFTER_SALES)) as work:
        assert not visits_service.finish_next(work, due.number, "已寄").open_next
    with pytest.raises(Conflict), place.work(people(Role.AFTER_SALES)) as work:
        visits_service.drop(work, due.number, "不用了")
    printed = words(place, people, "visit_record", due.number)
    assert all(said in printed for said in ("设备科甲", "希望加快备件供应", "合闸偶有异响", "介绍新脱扣器", case.number))


@pytest.mark.clause("J-13")
def test_customers_not_visited_for_a_year_are_listed_and_a_meeting_takes_them_off(
    place: Workplace, people: People, customer: CustomerView, clock: SetClock
) -> None:
    other = catalog.customer(place, name="第二客户有限公司")
    start = site_day(clock.now())
    with place.work(people(Role.SALES)) as work:
        for one in (customer, other):
            care_days.note_delivery(work, one.customer_id, start)
    clock.set(clock.now() + timedelta(days=365))
    with place.read() as session:
        assert {due.customer for due in visits_queries.not_visited(session, clock.now())} == {customer.name, other.name}
    today = site_day(clock.now())
    keys = (customer.customer_id, other.customer_id)
    with pytest.raises(BadInput), place.work(people(Role.SALES)) as work:
        visits_service.plan(work, VisitPlan(VisitKind.VISIT, keys, today))
    with place.work(people(Role.SALES)) as work:
        number = visits_service.plan(work, VisitPlan(VisitKind.MEETING, keys, today, subject="备件供应座谈")).number
        assert visits_queries.not_visited(work.session, work.now) == []  # it is on its way
        visits_service.finish(work, number, VisitMinutes(today, "两家设备科", "备件要快", "售后部全体", CaseChannel.VISIT))
    with place.read() as session:
        assert visits_queries.not_visited(session, clock.now()) == []
        (seen,) = visits_queries.of_customer(session, other.customer_id)
    assert seen.number == number and seen.customers == f"{customer.name}、{other.name}"
    assert "客户座谈会纪要" in words(place, people, "visit_record", number)


@pytest.mark.clause("J-37", "J-38")
def test_a_training_has_three_tasks_and_its_feedback_is_there_for_the_next(
    place: Workplace, people: People, customer: CustomerView, clock: SetClock
) -> None:
    for broken in (replace(PLAN, title=" "), replace(PLAN, targets=()), replace(PLAN, contents=()), replace(PLAN, place=""),
                   replace(PLAN, held_on=date(2026, 1, 1)), replace(PLAN, guests=(PLAN.guests[0], PLAN.guests[0]))):  # fmt: skip
        with pytest.raises(BadInput), place.work(people(Role.SALES)) as work:
            training_service.plan(work, broken)
    with place.work(people(Role.SALES)) as work:
        view = training_service.plan(work, PLAN)
    number = view.number
    assert number == "PX26000001"
    due = {task.role: task.due_on.isoformat() for task in view.tasks}
    assert due == {Role.AFTER_SALES: "2026-12-13", Role.TECHNICAL_SERVICE: "2026-12-17", Role.SALES: "2026-12-20"}
    with place.read() as session:
        ((_, first),) = training_queries.tasks_due(session, date(2026, 12, 13))
    assert first.role is Role.AFTER_SALES
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        training_service.finish_task(work, number, Role.TECHNICAL_SERVICE, "教材已备")
    with place.work(people(Role.TECHNICAL_SERVICE)) as work:
        view = training_service.finish_task(work, number, Role.TECHNICAL_SERVICE, "教材 20 份、样机 2 台")
    assert view.late_tasks(date(2026, 12, 14)) == 1
    assert all(said in words(place, people, "training_record", number) for said in ("客户培训计划", "教材20份", "设备科乙", "在线答疑"))
    first_guest, second = PLAN.guests
    came = (replace(first_guest, came=True, score=5), replace(second, came=True, score=4), Guest("班组丙", "第二客户", None, False))
    with pytest.raises(Conflict), place.work(people(Role.SALES)) as work:
        training_service.hold(work, number, came, "讲得清楚")
    clock.set(clock.now().replace(month=12, day=20))
    with pytest.raises(BadInput), place.work(people(Role.SALES)) as work:
        training_service.hold(work, number, PLAN.guests, "讲得清楚")
    with place.work(people(Role.SALES)) as work:
        held = training_service.hold(work, number, came, "讲得清楚", "多留答疑时间")
    assert held.state is PlanState.DONE and held.average == 4.5
    with place.read() as session:
        assert training_queries.feedback(session) == (4.5, 2, "多留答疑时间")
    assert all(said in words(place, people, "training_record", number) for said in ("客户培训记录", "多留答疑时间", "平均4.5分"))


@pytest.mark.clause("J-12")
def test_the_form_of_the_survey(place: Workplace, people: People, customer: CustomerView) -> None:
    with place.work(people(Role.AFTER_SALES)) as work:
        number = survey_service.issue(work, customer.customer_id, year=2026).number
    blank = words(place, people, "survey", number)
    assert all(said in blank for said in ("顾客满意度调查表", "产品质量", "总体满意度", customer.name, "2026"))
    with place.work(people(Role.AFTER_SALES)) as work:
        survey_service.answer(work, number, SurveyAnswer(Scores(5, 4, None, 3, 4, 4), "设备科甲", None, "包装 <太> 紧 & 难拆"))
    assert all(said in words(place, people, "survey", number) for said in ("设备科甲", "包装<太>紧&难拆"))
