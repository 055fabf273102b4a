"""What waits of the care of customers: surveys, visits, training tasks, maintenance (J-12, J-13, J-36, J-38, J-39)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import installed_queries, survey_queries, training_queries, visits_queries
from app.core.clock import day_end, site_day
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from db.states import PlanState, Role, VisitKind

_CARE = frozenset({Role.AFTER_SALES, Role.SALES})


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything of these, in no order; long lists come as one line with their count."""
    return [*_surveys(session, now), *_visits(session, now), *_trainings(session, now), *_maintenance(session, now)]


def _surveys(session: Session, now: datetime) -> list[Due]:
    found = []
    for view in survey_queries.late(session, site_day(now)):
        title = say(QT_TRANSLATE_NOOP("app", "满意度调查表未收回：{customer}"), customer=view.customer)
        end = day_end(view.due_on)
        found.append(Due(Mark.WRONG, title, view.number, "aftersales", word(Role.AFTER_SALES), end, "J-12", _CARE, view.made_at, "survey"))
    if due := survey_queries.yearly_due(session, now):
        title = say(QT_TRANSLATE_NOOP("app", "年度满意度调查待发：{n} 家客户"), n=len(due))
        end = day_end(due[0].due_on)
        mark, who = by_time(end, now, Mark.HOLD), word(Role.AFTER_SALES)
        found.append(Due(mark, title, "care/surveys", "aftersales", who, end, "J-12", _CARE, None, "yearly"))
    return found


def _visits(session: Session, now: datetime) -> list[Due]:
    """Visits from a week before their day on, next steps from theirs on, and customers nobody visited for long."""
    found = []
    for view in visits_queries.due(session, installed_queries.soon(site_day(now))):
        owner = frozenset({view.owner, Role.AFTER_SALES})
        clause = "J-36" if view.kind is VisitKind.RETURN else "J-13"
        if view.state is PlanState.PLANNED:
            title = say(QT_TRANSLATE_NOOP("app", "{kind}：{customer}"), kind=word(view.kind), customer=view.customers)
            end = day_end(view.due_on)
        else:
            title = say(QT_TRANSLATE_NOOP("app", "回访下一步：{customer}"), customer=view.customers)
            end = day_end(view.next_on or view.due_on)
        mark = by_time(end, now)
        found.append(Due(mark, title, view.number, "aftersales", word(view.owner), end, clause, owner, view.planned_at, "visit"))
    if away := visits_queries.not_visited(session, now):
        title = say(QT_TRANSLATE_NOOP("app", "久未走访的客户：{n} 家"), n=len(away))
        found.append(Due(Mark.HOLD, title, "care/visits", "aftersales", word(Role.AFTER_SALES), None, "J-13", _CARE, None, "away"))
    return found


def _trainings(session: Session, now: datetime) -> list[Due]:
    found = []
    for view, task in training_queries.tasks_due(session, installed_queries.soon(site_day(now))):
        title = say(QT_TRANSLATE_NOOP("app", "培训准备「{task}」：{title}"), task=task.words, title=view.title)
        end = day_end(task.due_on)
        roles = frozenset({task.role})
        found.append(
            Due(by_time(end, now), title, view.number, "aftersales", word(task.role), end, "J-38", roles, view.planned_at, "training")
        )
    return found


def _maintenance(session: Session, now: datetime) -> list[Due]:
    """One line for all that is late and one for what comes: a works with a million units has thousands."""
    today = site_day(now)
    roles = frozenset({Role.AFTER_SALES, Role.TECHNICAL_SERVICE})
    near = installed_queries.due_count(session, installed_queries.soon(today))
    if not near:
        return []
    late = installed_queries.late_count(session, today)
    title = say(QT_TRANSLATE_NOOP("app", "客户设备保养：近四周 {n} 台，其中过期 {late} 台"), n=near, late=late)
    mark = Mark.WRONG if late else Mark.INFO
    return [Due(mark, title, "installed", "aftersales", word(Role.TECHNICAL_SERVICE), None, "J-39", roles, None, "maintenance")]
