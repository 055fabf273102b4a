"""Reads of the satisfaction surveys."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.aftersales import care_days
from app.aftersales.survey_views import ITEMS, CustomerDue, MonthScore, Scores, SurveyState, SurveyView
from app.core.clock import months_after, site_day
from app.settings.service import setting_int
from db.models.customers_care import Survey


def survey(session: Session, number: str) -> SurveyView | None:
    """One survey by number."""
    row = session.scalar(select(Survey).where(Survey.number == number))
    return None if row is None else _view(row)


def surveys(session: Session, limit: int = 300) -> list[SurveyView]:
    """What is out, the first due first, then what came back, newest first."""
    out = session.scalars(select(Survey).where(Survey.state == SurveyState.OUT).order_by(Survey.due_on, Survey.id).limit(limit))
    rest = session.scalars(select(Survey).where(Survey.state != SurveyState.OUT).order_by(Survey.id.desc()).limit(limit))
    return [_view(row) for row in (*out, *rest)]


def late(session: Session, today: date, limit: int = 200) -> list[SurveyView]:
    """Surveys that should have come back."""
    rows = session.scalars(
        select(Survey).where(Survey.state == SurveyState.OUT, Survey.due_on < today).order_by(Survey.due_on).limit(limit)
    )
    return [_view(row) for row in rows]


def of_case(session: Session, case_no: str) -> list[SurveyView]:
    """The surveys after a case."""
    return [_view(row) for row in session.scalars(select(Survey).where(Survey.case_no == case_no).order_by(Survey.id))]


def of_customer(session: Session, customer_id: int, limit: int = 20) -> list[SurveyView]:
    """The surveys of a customer, newest first."""
    rows = session.scalars(select(Survey).where(Survey.customer_id == customer_id).order_by(Survey.id.desc()).limit(limit))
    return [_view(row) for row in rows]


def yearly_due(session: Session, now: datetime) -> list[CustomerDue]:
    """Customers whose yearly survey is due and not made out (J-12)."""
    return care_days.surveys_due(session, site_day(now), setting_int(session, "survey.interval_months", now))


def trend(session: Session, until: date, months: int = 12) -> tuple[MonthScore, ...]:
    """Mean scores of the last months, by the day on the sheet, oldest first; a month without answers is there with none."""
    last = until.replace(day=1)
    first = months_after(last, 1 - months)
    columns = [getattr(Survey, name) for name in ITEMS]
    parts = [part for column in columns for part in (func.sum(column), func.count(column))]
    rows = session.execute(
        select(Survey.answered_on, func.count(), *parts)
        .where(Survey.answered_on >= first, Survey.answered_on < months_after(last, 1), Survey.state == SurveyState.ANSWERED)
        .group_by(Survey.answered_on)
    )
    sums: dict[date, list[int]] = defaultdict(lambda: [0] * (1 + 2 * len(ITEMS)))
    for day, *numbers in rows:
        at = sums[day.replace(day=1)]
        for n, number in enumerate(numbers):
            at[n] += int(number or 0)
    found = []
    for n in range(months):
        month = months_after(first, n)
        count, *pairs = sums[month]
        means = tuple(total / given if given else None for total, given in zip(pairs[::2], pairs[1::2], strict=True))
        found.append(MonthScore(month, count, means))
    return tuple(found)


def _view(row: Survey) -> SurveyView:
    return SurveyView(
        row.number, row.kind, row.state, row.customer_id, row.customer, row.case_no, row.year, row.made_at, row.due_on, row.answered_on,
        row.registered_at, row.respondent, Scores(*(getattr(row, name) for name in ITEMS)), row.suggestions, row.opened_case_no,
        row.dropped_why,
    )  # fmt: skip
