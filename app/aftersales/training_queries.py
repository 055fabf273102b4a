"""Reads of customer trainings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.aftersales.training_views import Guest, TrainingTaskView, TrainingView
from app.core.grouped import grouped
from app.identity import queries as identity
from db.models.customers_care import TrainingGuest, TrainingSession, TrainingTask
from db.states import PlanState


def training(session: Session, number: str) -> TrainingView | None:
    """One training by number."""
    row = session.scalar(select(TrainingSession).where(TrainingSession.number == number))
    return None if row is None else _views(session, [row])[0]


def trainings(session: Session, limit: int = 200) -> list[TrainingView]:
    """What is planned, the next first, then what was held or dropped, newest first."""
    planned = session.scalars(
        select(TrainingSession).where(TrainingSession.state == PlanState.PLANNED).order_by(TrainingSession.held_on).limit(limit)
    )
    rest = session.scalars(
        select(TrainingSession).where(TrainingSession.state != PlanState.PLANNED).order_by(TrainingSession.held_on.desc()).limit(limit)
    )
    return _views(session, (*planned, *rest))


def planned(session: Session) -> list[TrainingView]:
    """What is planned."""
    rows = session.scalars(
        select(TrainingSession).where(TrainingSession.state == PlanState.PLANNED).order_by(TrainingSession.held_on).limit(200)
    )
    return _views(session, rows)


def feedback(session: Session, last: int = 5) -> tuple[float | None, int, str]:
    """Mean score of the last trainings, how many scores, and what was to be done otherwise after the newest (J-38)."""
    newest = list(
        session.scalars(
            select(TrainingSession).where(TrainingSession.state == PlanState.DONE).order_by(TrainingSession.held_on.desc()).limit(last)
        )
    )
    keys = [row.id for row in newest]
    total, count = session.execute(
        select(func.sum(TrainingGuest.score), func.count(TrainingGuest.score)).where(TrainingGuest.session_id.in_(keys))
    ).one()
    words = next((row.adjustment for row in newest if row.adjustment), "")
    return (int(total or 0) / count if count else None), count, words


def tasks_due(session: Session, until: date) -> list[tuple[TrainingView, TrainingTaskView]]:
    """Tasks to be done until a day, with their training."""
    return [(one, task) for one in planned(session) for task in one.tasks if task.done_at is None and task.due_on <= until]


def _views(session: Session, rows: Iterable[TrainingSession]) -> list[TrainingView]:
    listed = list(rows)
    if not listed:
        return []
    keys = [row.id for row in listed]
    tasks = grouped(
        session.scalars(select(TrainingTask).where(TrainingTask.session_id.in_(keys)).order_by(TrainingTask.due_on, TrainingTask.id)),
        lambda task: task.session_id,
    )
    guests = grouped(
        session.scalars(select(TrainingGuest).where(TrainingGuest.session_id.in_(keys)).order_by(TrainingGuest.id)),
        lambda guest: guest.session_id,
    )
    names = identity.names(session)
    return [_view(row, tasks[row.id], guests[row.id], names) for row in listed]


def _view(row: TrainingSession, tasks: list[TrainingTask], guests: list[TrainingGuest], names: dict[int, str]) -> TrainingView:
    return TrainingView(
        row.number, row.state, row.title, row.held_on, row.hour, row.place, row.form, tuple(row.targets), tuple(row.contents), row.product,
        row.trainer, row.planned_at, names.get(row.planned_by_id or 0, ""), row.done_at, row.feedback, row.adjustment, row.dropped_why,
        tuple(TrainingTaskView(t.role, t.words, t.due_on, t.done_at, names.get(t.done_by_id or 0, ""), t.done_words) for t in tasks),
        tuple(Guest(g.name, g.customer, g.customer_id, g.came, g.score, g.words) for g in guests),
    )  # fmt: skip
