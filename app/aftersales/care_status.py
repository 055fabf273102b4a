"""What the post-delivery group looks at by the month (J-40): training, visits, surveys, maintenance, complaints; done, open, overdue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import day_end, months_after, site_day
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db.models.aftersales import ServiceCase
from db.models.customers_care import CareWork, FollowUpVisit, InstalledUnit, Survey, TrainingSession
from db.states import CareWorkKind, CaseKind, CaseState, PlanState, SurveyState, VisitKind

MOST = 2000
"""So many records of an activity a month are shown; a works with more looks at its lists."""


class Activity(StrEnum):
    """A line of the status."""

    TRAINING = "training"
    RETURN_VISITS = "return_visits"
    VISITS = "visits"
    SURVEYS = "surveys"
    MAINTENANCE = "maintenance"
    UPGRADES = "upgrades"
    COMPLAINTS = "complaints"

    @property
    def text(self) -> Text:
        """Its name."""
        return say(_WORDS[self])


_WORDS = {
    Activity.TRAINING: QT_TRANSLATE_NOOP("app", "客户培训"),
    Activity.RETURN_VISITS: QT_TRANSLATE_NOOP("app", "客户回访"),
    Activity.VISITS: QT_TRANSLATE_NOOP("app", "走访座谈"),
    Activity.SURVEYS: QT_TRANSLATE_NOOP("app", "满意度调查"),
    Activity.MAINTENANCE: QT_TRANSLATE_NOOP("app", "维护保养"),
    Activity.UPGRADES: QT_TRANSLATE_NOOP("app", "产品升级"),
    Activity.COMPLAINTS: QT_TRANSLATE_NOOP("app", "投诉"),
}


class Standing(StrEnum):
    """Where a record of the month stands."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class StatusRecord:
    """A record behind a figure; `document` opens it."""

    activity: Activity
    standing: Standing
    document: str
    title: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True)
class StatusLine:
    """One activity of a month: what was planned for it, done of that, and overdue."""

    activity: Activity
    records: tuple[StatusRecord, ...]

    def count(self, standing: Standing | None = None) -> int:
        """How many there are, of one standing or of all."""
        return sum(1 for one in self.records if standing is None or one.standing is standing)


def month(session: Session, first: date, now: datetime) -> tuple[StatusLine, ...]:
    """The status of the month that begins on `first`; what is due in it, and what was done in it."""
    last = months_after(first, 1) - timedelta(days=1)
    today = site_day(now)
    found = [
        *_trainings(session, first, last, today), *_visits(session, first, last, today), *_surveys(session, first, last, today),
        *_maintenance(session, first, last, today), *_complaints(session, first, last, now),
    ]  # fmt: skip
    return tuple(StatusLine(activity, tuple(one for one in found if one.activity is activity)) for activity in Activity)


def _standing(done: bool, due: date, today: date) -> Standing:
    return Standing.DONE if done else Standing.OVERDUE if due < today else Standing.OPEN


def _trainings(session: Session, first: date, last: date, today: date) -> Iterable[StatusRecord]:
    rows = session.scalars(
        select(TrainingSession)
        .where(TrainingSession.state != PlanState.DROPPED, TrainingSession.held_on >= first, TrainingSession.held_on <= last)
        .order_by(TrainingSession.held_on).limit(MOST)
    )  # fmt: skip
    for row in rows:
        done = row.state is PlanState.DONE
        standing = _standing(done, row.held_on, today)
        yield StatusRecord(Activity.TRAINING, standing, row.number, row.title, row.held_on, row.held_on if done else None)


def _visits(session: Session, first: date, last: date, today: date) -> Iterable[StatusRecord]:
    rows = session.scalars(
        select(FollowUpVisit)
        .where(FollowUpVisit.state.in_((PlanState.PLANNED, PlanState.DONE)), FollowUpVisit.due_on >= first, FollowUpVisit.due_on <= last)
        .order_by(FollowUpVisit.due_on).limit(MOST)
    )  # fmt: skip
    for row in rows:
        activity = Activity.RETURN_VISITS if row.kind is VisitKind.RETURN else Activity.VISITS
        standing = _standing(row.state is PlanState.DONE, row.due_on, today)
        yield StatusRecord(activity, standing, row.number, row.customers, row.due_on, row.done_on)


def _surveys(session: Session, first: date, last: date, today: date) -> Iterable[StatusRecord]:
    states = (SurveyState.OUT, SurveyState.ANSWERED)
    rows = session.scalars(
        select(Survey).where(Survey.state.in_(states), Survey.due_on >= first, Survey.due_on <= last).order_by(Survey.due_on).limit(MOST)
    )
    for row in rows:
        standing = _standing(row.state is SurveyState.ANSWERED, row.due_on, today)
        yield StatusRecord(Activity.SURVEYS, standing, row.number, row.customer, row.due_on, row.answered_on)


def _maintenance(session: Session, first: date, last: date, today: date) -> Iterable[StatusRecord]:
    """What was maintained or upgraded in the month, and what is due in it and not yet done."""
    done = session.execute(
        select(CareWork.kind, CareWork.done_on, InstalledUnit.serial, InstalledUnit.lot_no, InstalledUnit.customer)
        .join(InstalledUnit, InstalledUnit.id == CareWork.installed_id)
        .where(CareWork.done_on >= first, CareWork.done_on <= last).order_by(CareWork.done_on).limit(MOST)
    )  # fmt: skip
    for kind, day, serial, lot_no, customer in done:
        activity = Activity.UPGRADES if kind is CareWorkKind.UPGRADE else Activity.MAINTENANCE
        yield StatusRecord(activity, Standing.DONE, f"installed/{serial or lot_no}", f"{serial or lot_no} {customer}", day, day)
    due = session.execute(
        select(InstalledUnit.due_on, InstalledUnit.serial, InstalledUnit.lot_no, InstalledUnit.customer)
        .where(InstalledUnit.due_on >= first, InstalledUnit.due_on <= last).order_by(InstalledUnit.due_on).limit(MOST)
    )  # fmt: skip
    for due_on, serial, lot_no, customer in due:
        if due_on is not None:
            name, standing = serial or lot_no, _standing(False, due_on, today)
            yield StatusRecord(Activity.MAINTENANCE, standing, f"installed/{name}", f"{name} {customer}", due_on, None)


def _complaints(session: Session, first: date, last: date, now: datetime) -> Iterable[StatusRecord]:
    """Complaints registered in the month: closed, within their days to be solved, or past them."""
    rows = session.scalars(
        select(ServiceCase)
        .where(
            ServiceCase.registered_at >= day_end(first) - timedelta(days=1), ServiceCase.registered_at < day_end(last),
            ServiceCase.kind == CaseKind.COMPLAINT,
        )
        .order_by(ServiceCase.registered_at).limit(MOST)
    )  # fmt: skip
    for row in rows:
        solved = row.state in (CaseState.CONFIRMED, CaseState.CLOSED)
        standing = Standing.DONE if solved else Standing.OVERDUE if now > row.solve_by else Standing.OPEN
        done_on = site_day(row.closed_at) if row.closed_at is not None else None
        yield StatusRecord(Activity.COMPLAINTS, standing, row.number, row.customer, site_day(row.solve_by), done_on)
