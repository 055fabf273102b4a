"""Satisfaction surveys: after a closed case, once a year, keyed when they come back; a low score opens a case (J-12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.aftersales import care_days, queries, service, survey_queries, survey_service
from app.aftersales.events import CaseClosed
from app.aftersales.survey_views import Scores, SurveyAnswer, SurveyKind, SurveyState, SurveyView
from app.aftersales.views import CaseCause, CaseChannel, CaseDraft, CaseState
from app.catalog.views import CustomerView
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import Work, Workplace
from app.printing.service import times_printed
from db.states import Role
from tests.helpers import catalog, goods
from tests.helpers.orders import People

GOOD = Scores(5, 4, 5, 5, 4, 5)


@pytest.fixture
def customer(place: Workplace) -> CustomerView:
    place.bus.on(CaseClosed, survey_service.on_case_closed)
    return catalog.customer(place)


def issued(place: Workplace, people: People, customer: CustomerView, **given: object) -> SurveyView:
    with place.work(people(Role.AFTER_SALES)) as work:
        return survey_service.issue(work, customer.customer_id, **given)  # type: ignore[arg-type]


def answered(place: Workplace, people: People, number: str, answer: SurveyAnswer) -> SurveyView:
    with place.work(people(Role.AFTER_SALES)) as work:
        return survey_service.answer(work, number, answer)


@pytest.mark.clause("J-12")
def test_a_closed_case_is_followed_by_its_survey_and_a_low_score_opens_a_case(
    place: Workplace, people: People, customer: CustomerView, clock: SetClock
) -> None:
    serial = goods.Line(place, people).task(catalog.product(place), 1).serials[0]
    who = people(Role.AFTER_SALES)
    with place.work(who) as work:
        number = service.register(work, CaseDraft(serial, "合闸后自行分闸", customer.customer_id)).number
    steps: tuple[Callable[[Work], object], ...] = (
        lambda w: service.respond(w, number, "客户", "收到"), lambda w: service.analyse(w, number, CaseCause.PRODUCT, "脱扣器"),
        lambda w: service.agree_solution(w, number, "换", "客户"), lambda w: service.start_work(w, number, "上门"),
        lambda w: service.finish_work(w, number, "已换"), lambda w: service.confirm(w, number, "客户", True),
        lambda w: service.close(w, number, "批次问题", "来料加检"),
    )  # fmt: skip
    for step in steps:
        with place.work(who) as work:
            step(work)
    with place.read() as session:
        (out,) = survey_queries.of_case(session, number)
        assert (out.kind, out.state, out.customer, out.number) == (SurveyKind.CASE, SurveyState.OUT, customer.name, "DC26000001")
        assert not survey_queries.late(session, out.due_on) and survey_queries.late(session, out.due_on + timedelta(days=1)) == [out]
    with pytest.raises(Conflict):
        issued(place, people, customer, case_no=number)
    clock.forward(days=2)
    view = answered(place, people, out.number, SurveyAnswer(replace(GOOD, service=2, price=None), "设备科", None, "等了<两>天"))
    assert view.state is SurveyState.ANSWERED and view.scores.average == pytest.approx(21 / 5)
    with place.read() as session:
        opened = queries.case(session, view.opened_case_no)
        about = queries.case(session, number)
    assert about is not None and "平均 4.2 分" in about.events[0].text
    assert opened is not None and opened.channel is CaseChannel.SURVEY and opened.state is CaseState.REGISTERED
    assert opened.serial == serial and "服务 2 分" in opened.description and "等了<两>天" in opened.description
    with pytest.raises(Conflict):
        answered(place, people, out.number, SurveyAnswer(GOOD))


@pytest.mark.clause("J-12")
def test_once_a_year_for_every_customer_with_goods(
    place: Workplace, people: People, customer: CustomerView, clock: SetClock
) -> None:
    today = clock.now().date()
    with place.work(people(Role.SALES)) as work:
        care_days.note_delivery(work, customer.customer_id, today)
    clock.forward(days=364)
    with place.read() as session:
        assert not survey_queries.yearly_due(session, clock.now())
    clock.forward(days=1)
    with place.read() as session:
        (due,) = survey_queries.yearly_due(session, clock.now())
    assert (due.customer, due.since) == (customer.name, today)
    with place.work(people(Role.SALES)) as work:
        (made,) = survey_service.issue_due(work)
        assert survey_service.issue_due(work) == ()
    assert made.kind is SurveyKind.YEAR and made.year == 2027
    with place.read() as session:
        assert times_printed(session, "survey", made.number) == 1
    with pytest.raises(Conflict):
        issued(place, people, customer, year=2027)


@pytest.mark.parametrize(
    "answer",
    [
        SurveyAnswer(replace(GOOD, overall=None)), SurveyAnswer(replace(GOOD, price=6)), SurveyAnswer(replace(GOOD, price=-1)),
        SurveyAnswer(GOOD, answered_on=date(2026, 1, 1)), SurveyAnswer(GOOD, answered_on=date(2027, 1, 1)),
    ],
)  # fmt: skip
def test_what_cannot_stand_on_a_sheet_is_refused(place: Workplace, people: People, customer: CustomerView, answer: SurveyAnswer) -> None:
    number = issued(place, people, customer).number
    with pytest.raises(BadInput):
        answered(place, people, number, answer)
    with pytest.raises(NotPermitted), place.work(people(Role.GUARD)) as work:
        survey_service.answer(work, number, SurveyAnswer(GOOD))
    with pytest.raises(BadInput), place.work(people(Role.AFTER_SALES)) as work:
        survey_service.drop(work, number, " ")


def test_the_trend_of_the_scores_and_a_sheet_that_comes_late(
    place: Workplace, people: People, customer: CustomerView, clock: SetClock
) -> None:
    first, second = (issued(place, people, customer).number for _ in range(2))
    with place.work(people(Role.AFTER_SALES)) as work:
        assert survey_service.drop(work, first, "客户已搬").state is SurveyState.UNANSWERED
    answered(place, people, first, SurveyAnswer(Scores(3, 3, 3, 3, 3, 3)))
    answered(place, people, second, SurveyAnswer(Scores(5, None, 5, 5, 5, 4)))
    with place.read() as session:
        *_, month = survey_queries.trend(session, clock.now().date())
        assert len(survey_queries.surveys(session)) == 2
    assert month.count == 2 and month.means == (4.0, 3.0, 4.0, 4.0, 4.0, 3.5)
