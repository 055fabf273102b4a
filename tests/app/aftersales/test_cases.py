"""Calls at any desk: the clock from the call, one save on the spot, who is sent out, parts, causes, measures, the leaders' report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.aftersales import case_care, case_opening, causes, queries, service, skills
from app.aftersales.callers import callers
from app.aftersales.views import (
    CaseCause,
    CaseDraft,
    CaseFacts,
    CaseKind,
    CaseMeasureKind,
    CaseState,
    CaseView,
    Dispatch,
    OnTheSpot,
    PartDraft,
    ServiceWay,
    Severity,
    WorkReport,
)
from app.core.clock import SetClock, site_day
from app.core.errors import AppError, BadInput, Conflict, NotPermitted, Refused
from app.core.work import PROGRAM, Work, Workplace
from app.reminders import case_due
from app.settings import service as settings
from db.states import Role
from tests.helpers import catalog, goods
from tests.helpers.orders import People

WORDS = "合闸后约 5 分钟自行分闸"
SPOT = OnTheSpot(CaseCause.USE, "整定钮未锁紧", "电话指导重新整定并锁紧", "设备科", "说明书加一张图")
Do = Callable[[Callable[[Work], CaseView]], CaseView]


@pytest.fixture
def serial(place: Workplace, people: People) -> str:
    return goods.Line(place, people).task(catalog.product(place), 1).serials[0]


@pytest.fixture
def do(place: Workplace, people: People) -> Do:
    """Runs a command of after-sales."""
    who = people(Role.AFTER_SALES)

    def act(command: Callable[[Work], CaseView]) -> CaseView:
        with place.work(who) as work:
            return command(work)

    return act


def call(**changes: object) -> Callable[[Work], CaseView]:
    draft = CaseDraft(**{"identity": "", "description": WORDS, "phone": "138-0000-0000", **changes})  # type: ignore[arg-type]
    return lambda work: service.register(work, draft)


@pytest.mark.clause("J-02")
def test_the_clock_runs_from_the_call_and_a_call_is_never_in_the_future(do: Do, clock: SetClock) -> None:
    called = clock.now() - timedelta(hours=2)
    view = do(call(called_at=called))
    assert (view.began_at, view.respond_by - called, view.warn_at - called) == (called, timedelta(hours=24), timedelta(hours=20))
    assert view.solve_by - called == timedelta(days=7) and view.registered_at == clock.now()
    with pytest.raises(BadInput):
        do(call(called_at=clock.now() + timedelta(seconds=1)))


@pytest.mark.clause("J-02")
@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, False), (1, True)])
def test_a_clock_that_was_set_back_answers_no_earlier(do: Do, clock: SetClock, place: Workplace, seconds: int, late: bool) -> None:
    view = do(call())
    clock.set(view.respond_by + timedelta(seconds=seconds))
    with place.work(PROGRAM) as work:
        work.audit("sign_in", "person", "x")
    clock.set(view.registered_at + timedelta(minutes=10))
    answered = do(lambda w: service.respond(w, view.number, "设备科", "先停用"))
    assert answered.responded_at == view.respond_by + timedelta(seconds=seconds)
    assert answered.response_late is late
    assert any("本机时钟慢" in event.text for event in answered.events)


@pytest.mark.clause("J-01", "J-07")
def test_settled_on_the_spot_in_one_save_and_the_cause_joins_the_list(do: Do, place: Workplace, serial: str) -> None:
    view = do(call(identity=serial, customer="示范电气有限公司"))
    closed = do(lambda w: service.settle_on_the_spot(w, view.number, SPOT))
    assert closed.state is CaseState.CLOSED and closed.on_the_spot and closed.response_late is False
    assert (closed.cause_words, closed.solution, closed.confirmed_who, closed.improvement) == (
        "整定钮未锁紧", "电话指导重新整定并锁紧", "设备科", "说明书加一张图",
    )  # fmt: skip
    with place.read() as session:
        assert [(c.category, c.words, c.cases) for c in causes.causes(session, closed.product_id)] == [(CaseCause.USE, "整定钮未锁紧", 1)]


@pytest.mark.clause("J-11")
def test_on_the_spot_needs_every_step_too(do: Do, place: Workplace) -> None:
    view = do(call())
    with pytest.raises(AppError) as caught:
        do(lambda w: service.settle_on_the_spot(w, view.number, OnTheSpot(CaseCause.USE, "整定", "指导", "设备科", " ")))
    assert caught.value.clause == "J-11"
    with place.read() as session:
        found = queries.case(session, view.number)
    assert found is not None and found.state is CaseState.REGISTERED


def analysed(do: Do, **changes: object) -> CaseView:
    view = do(call(**changes))
    do(lambda w: service.respond(w, view.number, "设备科", "先停用"))
    do(lambda w: service.analyse(w, view.number, CaseCause.PRODUCT, "整定值漂移", "脱扣器漂移", "设备科"))
    return do(lambda w: service.agree_solution(w, view.number, "换脱扣器", "设备科"))


@pytest.mark.clause("J-05", "J-08", "J-06")
def test_who_is_sent_out_needs_an_appointment_and_a_whole_request(
    do: Do, place: Workplace, people: People, serial: str, clock: SetClock
) -> None:
    view, technician = analysed(do), people(Role.TECHNICAL_SERVICE)
    visit = Dispatch(ServiceWay.ON_SITE, None, technician.person_id)
    with pytest.raises(Refused) as caught:
        do(lambda w: service.start_work(w, view.number, plan=visit))
    assert caught.value.clause == "J-08"
    booked = Dispatch(ServiceWay.ON_SITE, clock.now() + timedelta(hours=20), technician.person_id)
    with pytest.raises(Refused) as caught:
        do(lambda w: service.start_work(w, view.number, plan=booked))
    assert caught.value.clause == "J-05"
    do(lambda w: case_opening.complete(w, view.number, CaseFacts(identity=serial, customer="示范电气有限公司")))
    sent = do(lambda w: service.start_work(w, view.number, plan=booked))
    assert sent.state is CaseState.WORKING and sent.technician == technician.name and sent.dispatched_at == clock.now()


@pytest.mark.clause("J-34")
def test_without_the_skill_a_word_or_a_refusal_by_setting(
    do: Do, place: Workplace, people: People, serial: str, clock: SetClock
) -> None:
    technician = people(Role.TECHNICAL_SERVICE)
    plan = Dispatch(ServiceWay.ON_SITE, clock.now() + timedelta(hours=2), technician.person_id)
    first = analysed(do, identity=serial, customer="示范电气有限公司")
    warned = do(lambda w: service.start_work(w, first.number, plan=plan))
    assert "没有此产品的技能" in warned.events[0].text
    author, approver = people(Role.DELIVERY_MANAGEMENT), people(Role.LEADERSHIP)
    with place.work(author) as work:
        settings.change(work, "service.skill_check", "refuse", "试", approver_id=approver.person_id)
    second = analysed(do, identity=serial, customer="示范电气有限公司")
    with pytest.raises(Refused) as caught:
        do(lambda w: service.start_work(w, second.number, plan=plan))
    assert caught.value.clause == "J-34"
    with place.work(people(Role.AFTER_SALES)) as work:
        skills.grant(work, technician.person_id or 0, second.product_id, "厂内培训")
    assert do(lambda w: service.start_work(w, second.number, plan=plan)).technician == technician.name
    with place.read() as session:
        best = skills.technicians(session, second.product_id)[0]
    assert best.fits and (best.name, best.open_jobs) == (technician.name, 2)


@pytest.mark.clause("J-09")
def test_a_part_with_a_number_sits_in_one_place(do: Do, place: Workplace, clock: SetClock) -> None:
    view = analysed(do)
    do(lambda w: service.start_work(w, view.number))
    swap = WorkReport("换脱扣器，带载 1 小时", (PartDraft("脱扣器", 1, "个", "TK1", "TK2"),), travel_km=86)
    done = do(lambda w: service.finish_work(w, view.number, "", swap))
    assert done.state is CaseState.DONE and "TK1 → TK2" in done.events[0].text and done.travel_km == 86
    other = analysed(do)
    do(lambda w: service.start_work(w, other.number))
    for part in (PartDraft("脱扣器", 1, "", "", "TK2"), PartDraft("脱扣器", 1, "", "TK1", ""), PartDraft("脱扣器", 2, "", "", "TK9")):
        with pytest.raises(BadInput):
            do(lambda w, part=part: service.finish_work(w, other.number, "", WorkReport("换", (part,))))  # type: ignore[misc]
    early = WorkReport("换", arrived_at=clock.now(), left_at=clock.now() - timedelta(hours=1))
    with pytest.raises(BadInput):
        do(lambda w: service.finish_work(w, other.number, "", early))


@pytest.mark.clause("J-29")
def test_the_same_cause_again_within_half_a_year_is_told(do: Do, place: Workplace, serial: str, clock: SetClock) -> None:
    def complaint() -> CaseView:
        view = do(call(identity=serial, kind=CaseKind.COMPLAINT, customer="示范电气有限公司"))
        return do(lambda w: service.settle_on_the_spot(w, view.number, SPOT))

    first = complaint()
    clock.forward(days=180)
    second = complaint()
    clock.forward(days=190)
    third = complaint()
    with place.read() as session:
        assert [c.number for c in queries.repeats(session, second)] == [first.number]
        assert [c.number for c in queries.repeats(session, third)] == []


@pytest.mark.clause("J-29")
def test_measures_are_done_by_their_owner_and_looked_at_again(do: Do, place: Workplace, people: People, clock: SetClock) -> None:
    view, owner, today = do(call(kind=CaseKind.COMPLAINT)), people(Role.PROCESS), site_day(clock.now())
    with place.work(people(Role.AFTER_SALES)) as work:
        made = case_care.add_measure(
            work, view.number, CaseMeasureKind.PREVENTIVE, "终装加锁紧点漆", owner.person_id or 0, today + timedelta(days=3)
        )
    assert made.verify_on == today + timedelta(days=33)
    with place.work(owner) as work:
        case_care.finish_measure(work, made.measure_id, "工艺卡已改")
    with place.work(people(Role.INSPECTOR)) as work:
        again = case_care.verify_measure(work, made.measure_id, False, "抽查 2 台未点漆")
    assert again.done_at is None
    with place.work(owner) as work:
        case_care.finish_measure(work, made.measure_id, "已培训")
    with place.work(people(Role.INSPECTOR)) as work:
        assert case_care.verify_measure(work, made.measure_id, True, "抽查 20 台").verified_at == clock.now()
    with place.read() as session:
        assert case_care.open_measures(session) == []


@pytest.mark.clause("J-16")
def test_a_major_case_is_reported_to_the_leaders_once(do: Do, clock: SetClock) -> None:
    view = do(call())
    with pytest.raises(Conflict):
        do(lambda w: case_care.report_to_leaders(w, view.number, "总经理", "今晚送电"))
    clock.forward(hours=1)
    major = do(lambda w: case_care.set_severity(w, view.number, Severity.MAJOR, "现场今晚送电"))
    assert major.major_at == clock.now() and major.solve_by - major.began_at == timedelta(days=3)
    told = do(lambda w: case_care.report_to_leaders(w, view.number, "总经理", "今晚送电"))
    assert (told.reported_to, told.reported_at) == ("总经理", clock.now())


@pytest.mark.clause("J-30", "J-35")
def test_sales_hands_over_and_the_next_step_has_a_day_and_an_owner(do: Do, place: Workplace, people: People, clock: SetClock) -> None:
    sales = people(Role.SALES)
    with place.work(sales) as work:
        draft = CaseDraft("", "客户要求现场培训", customer="示范电气有限公司", kind=CaseKind.SERVICE, handed_from="DD26000001")
        view = case_opening.hand_over(work, draft)
    assert (view.handed_from, view.handed_at, view.owner) == ("DD26000001", clock.now(), Role.AFTER_SALES)
    with pytest.raises(BadInput):
        do(lambda w: case_care.set_next(w, view.number, "回电", None, sales.person_id))
    agreed = do(lambda w: case_care.set_next(w, view.number, "回电", clock.now() + timedelta(hours=3), sales.person_id))
    assert agreed.next_step == "回电" and agreed.next_owner_id == sales.person_id
    assert do(lambda w: case_care.set_next(w, view.number, "", None, None)).next_step == ""


@pytest.mark.decision("X-11")
def test_owner_by_kind_leads_and_one_case_for_a_delivery(do: Do, place: Workplace, people: People) -> None:
    view = do(call(kind=CaseKind.DISCREPANCY))
    assert view.owner is Role.SALES and do(call(kind=CaseKind.DISPUTE)).owner is Role.DELIVERY_MANAGEMENT
    with place.work(people(Role.SALES)) as work:
        assert service.respond(work, view.number, "收货员", "核对后补发").state is CaseState.RESPONDED
    quality = do(call())
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        service.respond(work, quality.number, "设备科", "先停用")


def test_who_calls_again_is_known_by_the_telephone(do: Do, place: Workplace, clock: SetClock) -> None:
    customer = catalog.customer(place)
    do(call(customer_id=customer.customer_id, phone="139 1111 2222"))
    again = do(call(phone="139-1111-2222"))
    assert again.customer == customer.name
    with place.read() as session:
        kinds = [(hit.kind, hit.key) for hit in callers(session, "13911112222", clock.now())]
        assert ("customer", str(customer.customer_id)) in kinds and ("case", again.number) in kinds
        assert [hit.kind for hit in callers(session, "13700001111", clock.now())] == ["phone"]


@pytest.mark.clause("J-02", "J-03")
def test_of_more_than_are_listed_the_case_that_waits_longest_reminds(do: Do, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = do(call()).number
    do(call(phone="138-0000-0001"))
    monkeypatch.setattr(case_due, "MOST", 1)
    with place.read() as session:
        assert [(one.number, one.events) for one in queries.waiting(session, 1)] == [(first, ())]
        assert [one.document for one in case_due.lines(session, place.clock.now())] == [first]
