"""Reads of visits and meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.aftersales import care_days
from app.aftersales.survey_views import CustomerDue
from app.aftersales.visits_views import VisitView
from app.core.clock import site_day
from app.core.grouped import grouped
from app.identity import queries as identity
from app.settings.service import setting_int
from db.models.customers_care import FollowUpVisit, VisitCustomer
from db.states import PlanState, VisitKind


def visit(session: Session, number: str) -> VisitView | None:
    """One visit by number."""
    row = session.scalar(select(FollowUpVisit).where(FollowUpVisit.number == number))
    return None if row is None else _views(session, [row])[0]


def visits(session: Session, limit: int = 300) -> list[VisitView]:
    """What is planned, the first due first, then what was done or dropped, newest first."""
    planned = session.scalars(
        select(FollowUpVisit).where(FollowUpVisit.state == PlanState.PLANNED).order_by(FollowUpVisit.due_on, FollowUpVisit.id).limit(limit)
    )
    rest = session.scalars(
        select(FollowUpVisit).where(FollowUpVisit.state != PlanState.PLANNED).order_by(FollowUpVisit.id.desc()).limit(limit)
    )
    return _views(session, (*planned, *rest))


def due(session: Session, until: date, limit: int = 200) -> list[VisitView]:
    """Visits to be made until a day, and agreed next steps that wait."""
    open_next = (FollowUpVisit.next_on <= until) & (FollowUpVisit.next_step != "") & FollowUpVisit.next_done_at.is_(None)
    rows = session.scalars(
        select(FollowUpVisit)
        .where(
            or_(
                (FollowUpVisit.state == PlanState.PLANNED) & (FollowUpVisit.due_on <= until),
                (FollowUpVisit.state == PlanState.DONE) & open_next,
            )
        )
        .order_by(FollowUpVisit.due_on).limit(limit)
    )  # fmt: skip
    return _views(session, rows)


def of_customer(session: Session, customer_id: int, limit: int = 20) -> list[VisitView]:
    """The visits of a customer, newest first."""
    rows = session.scalars(
        select(FollowUpVisit).join(VisitCustomer, VisitCustomer.visit_id == FollowUpVisit.id)
        .where(VisitCustomer.customer_id == customer_id).order_by(FollowUpVisit.id.desc()).limit(limit)
    )  # fmt: skip
    return _views(session, rows)


def not_visited(session: Session, now: datetime) -> list[CustomerDue]:
    """Customers not visited for the months of the setting and whom no visit is planned for, the longest first (J-13)."""
    planned = set(
        session.scalars(
            select(VisitCustomer.customer_id).join(FollowUpVisit, FollowUpVisit.id == VisitCustomer.visit_id)
            .where(FollowUpVisit.state == PlanState.PLANNED, FollowUpVisit.kind != VisitKind.RETURN)
        )
    )  # fmt: skip
    due = care_days.visits_due(session, site_day(now), setting_int(session, "visit.gap_months", now))
    return [one for one in due if one.customer_id not in planned]


def _views(session: Session, rows: Iterable[FollowUpVisit]) -> list[VisitView]:
    listed = list(rows)
    if not listed:
        return []
    whose = select(VisitCustomer).where(VisitCustomer.visit_id.in_([row.id for row in listed])).order_by(VisitCustomer.id)
    customers = grouped(session.scalars(whose), lambda one: one.visit_id)
    names = identity.names(session)
    return [
        VisitView(
            row.number, row.kind, row.state, row.target, row.subject, row.customers, tuple(one.customer_id for one in customers[row.id]),
            row.owner, row.source_no, row.due_on, row.planned_at, row.done_on, row.done_at,
            names.get(row.done_by_id or 0, ""), row.channel, row.met, row.ours,
            row.satisfied, row.opinions, row.problems, row.introduced, row.next_step, row.next_on, row.next_done_at,
            row.next_done_words, row.opened_case_no, row.dropped_why,
        )
        for row in listed
    ]  # fmt: skip
