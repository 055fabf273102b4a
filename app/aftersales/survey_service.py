"""Commands on satisfaction surveys (J-12): made out, printed, keyed when they come back; a low score opens a case."""

from __future__ import annotations

from dataclasses import astuple
from datetime import timedelta

from sqlalchemy import select

from app.aftersales import care_days, queries, service
from app.aftersales.care_input import line, note
from app.aftersales.events import CaseClosed
from app.aftersales.survey_queries import survey, yearly_due
from app.aftersales.survey_views import ITEMS, SurveyAnswer, SurveyKind, SurveyState, SurveyView
from app.aftersales.views import CaseChannel, CaseDraft
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.printing.service import print_paper
from app.settings.service import setting, setting_int
from app.slips.care_texts import C
from db.models.customers_care import Survey
from db.states import Role

PAPER = "survey"
DESK = (Role.AFTER_SALES, Role.SALES)

ITEM_WORDS = dict(zip(ITEMS, (C.QUALITY, C.DELIVERY, C.PACKING, C.SERVICE, C.PRICE, C.OVERALL), strict=True))
"""What each score is called on the form, on the screen and in the case that it opens."""


def issue(work: Work, customer_id: int, *, case_no: str = "", year: int | None = None) -> SurveyView:
    """Makes out a survey and prints it: for a case, for a year, or on occasion.

    Raises:
        NotFound: No such customer or case.
        Conflict: The case, or the year, has one already.
    """
    work.require(*DESK)
    name = catalog.customer(work.session, customer_id).name
    if case_no and queries.case(work.session, case_no) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), case_no)
    kind = SurveyKind.CASE if case_no else SurveyKind.YEAR if year is not None else SurveyKind.OCCASION
    row = _issue(work, kind, customer_id, name, case_no, year)
    print_paper(work, PAPER, row.number)
    return _view(work, row)


def issue_due(work: Work) -> tuple[SurveyView, ...]:
    """Makes out and prints the yearly survey of every customer for whom it is due."""
    work.require(*DESK)
    year = site_day(work.now).year
    made = []
    for due in yearly_due(work.session, work.now):
        row = _issue(work, SurveyKind.YEAR, due.customer_id, due.customer, "", year)
        print_paper(work, PAPER, row.number)
        made.append(_view(work, row))
    return tuple(made)


def on_case_closed(work: Work, event: CaseClosed) -> None:
    """A closed case is followed by its survey, unless the site asks only once a year."""
    if not setting(work.session, "survey.after_each_case", work.now) or not event.customer.strip():
        return
    known = work.session.scalar(select(Survey.id).where(Survey.case_no == event.case_no))
    if known is None:  # a case that was opened again is asked about once
        _issue(work, SurveyKind.CASE, event.customer_id, event.customer, event.case_no, None)


def _issue(work: Work, kind: SurveyKind, customer_id: int | None, customer: str, case_no: str, year: int | None) -> Survey:
    same = select(Survey).where(Survey.state != SurveyState.UNANSWERED)
    same = same.where(Survey.case_no == case_no) if case_no else same.where(Survey.customer_id == customer_id, Survey.year == year)
    there = work.session.scalar(same) if kind is not SurveyKind.OCCASION else None
    if there is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "已经有调查表 {number}，不再重发"), number=there.number))
    today = site_day(work.now)
    row = Survey(
        number=work.next_number(Series.SURVEY.value), kind=kind, state=SurveyState.OUT, customer_id=customer_id, customer=customer,
        case_no=case_no, year=year, made_at=work.now, made_by_id=work.actor.person_id,
        due_on=today + timedelta(days=setting_int(work.session, "survey.answer_days", work.now)),
    )  # fmt: skip
    work.session.add(row)
    if customer_id is not None:
        care_days.note_survey(work, customer_id, today)
    work.session.flush()
    work.audit("issue_survey", "survey", row.number, customer=customer, kind=kind, case=case_no)
    return row


def answer(work: Work, number: str, given: SurveyAnswer) -> SurveyView:
    """Enters the sheet that came back; a score at or below the limit opens a case with the customer's words.

    Raises:
        BadInput: No score, one that is not 1 to 5, no overall score, or a day before the survey was made or in the future.
        Conflict: It was entered already.
        NotFound: No such survey.
    """
    work.require(*DESK)
    row = _row(work, number)
    if row.state is SurveyState.ANSWERED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "调查表 {number} 已经登记过"), number=number))
    if any(not 1 <= score <= 5 for score in given.scores.given):
        raise bad_input(QT_TRANSLATE_NOOP("app", "分数是 1 到 5"))
    if given.scores.overall is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填总体满意度；客户没写的其他项可按 0 跳过"))
    day = given.answered_on or site_day(work.now)
    if not site_day(row.made_at) <= day <= site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "填表日期要在发出之后、今天之前"))
    for name, score in zip(ITEMS, astuple(given.scores), strict=True):
        setattr(row, name, score)
    row.state, row.answered_on, row.registered_at, row.registered_by_id = SurveyState.ANSWERED, day, work.now, work.actor.person_id
    row.respondent, row.suggestions, row.dropped_why = line(given.respondent), note(given.suggestions), ""
    low = given.scores.low(setting_int(work.session, "survey.low_score", work.now))
    work.session.flush()
    if low:
        row.opened_case_no = _open_case(work, row, low)
    if row.case_no:
        mean = given.scores.average or 0
        service.add_note(work, row.case_no, f"满意度调查 {number}：总体 {row.overall} 分，平均 {mean:.1f} 分 {row.suggestions}".strip())
    work.audit("answer_survey", "survey", number, scores=list(astuple(given.scores)), case=row.opened_case_no)
    return _view(work, row)


def _open_case(work: Work, row: Survey, low: tuple[str, ...]) -> str:
    """The case of a low score; it is about the goods of the case that was asked about."""
    about = queries.case(work.session, row.case_no) if row.case_no else None
    poor = "、".join(f"{ITEM_WORDS[name]} {getattr(row, name)} 分" for name in low)
    words = f"满意度调查 {row.number} 低分：{poor}"
    if row.suggestions:
        words += f"\n{row.suggestions}"
    draft = CaseDraft(
        about.identity if about is not None else "", words, row.customer_id, row.customer, CaseChannel.SURVEY, caller=row.respondent
    )
    return service.register(work, draft).number


def drop(work: Work, number: str, why: str) -> SurveyView:
    """Gives up a survey that will not come back.

    Raises:
        BadInput: No reason.
        Conflict: It came back, or was given up.
    """
    work.require(*DESK)
    row = _row(work, number)
    if not why.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明为什么收不回"))
    if row.state is not SurveyState.OUT:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "调查表 {number} 现在是「{state}」"), number=number, state=word(row.state)))
    row.state, row.dropped_why = SurveyState.UNANSWERED, line(why)
    work.session.flush()
    work.audit("drop_survey", "survey", number, why=row.dropped_why)
    return _view(work, row)


def _row(work: Work, number: str) -> Survey:
    row = work.session.scalar(select(Survey).where(Survey.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "顾客满意度调查表"), number)
    return row


def _view(work: Work, row: Survey) -> SurveyView:
    work.session.flush()
    view = survey(work.session, row.number)
    assert view is not None
    return view
