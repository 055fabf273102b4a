"""The row of a customer that says when he last had goods, was asked and was visited: the lists of the due go by it alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.aftersales.survey_views import CustomerDue
from app.catalog import queries as catalog
from app.core.clock import months_after
from app.core.work import Work
from db.models.customers_care import CustomerCare


def note_delivery(work: Work, customer_id: int, day: date) -> None:
    """Goods reached a customer."""
    row = _row(work, customer_id)
    row.first_on = min(filter(None, (row.first_on, day)))
    row.last_on = max(filter(None, (row.last_on, day)))
    work.session.flush()


def note_survey(work: Work, customer_id: int, day: date) -> None:
    """A survey was made out for a customer."""
    row = _row(work, customer_id)
    row.surveyed_on = max(filter(None, (row.surveyed_on, day)))
    work.session.flush()


def note_visits(work: Work, customer_ids: Iterable[int], day: date) -> None:
    """Customers were visited or met."""
    for customer_id in customer_ids:
        row = _row(work, customer_id)
        row.visited_on = max(filter(None, (row.visited_on, day)))
    work.session.flush()


def surveys_due(session: Session, today: date, months: int) -> list[CustomerDue]:
    """Customers whose last survey, or else whose first goods, lie so many months back, the longest first (J-12)."""
    return _due(session, CustomerCare.surveyed_on, today, months)


def visits_due(session: Session, today: date, months: int) -> list[CustomerDue]:
    """Customers who were not visited for so many months, the longest first (J-13)."""
    return _due(session, CustomerCare.visited_on, today, months)


def _due(session: Session, column: InstrumentedAttribute[date | None], today: date, months: int) -> list[CustomerDue]:
    since = func.coalesce(column, CustomerCare.first_on)
    rows = session.execute(
        select(CustomerCare.customer_id, since).where(since <= months_after(today, -months)).order_by(since, CustomerCare.customer_id)
    ).all()
    names = catalog.customer_names(session, [key for key, _ in rows])
    found = []
    for key, when in rows:
        day = when if isinstance(when, date) else date.fromisoformat(str(when))
        found.append(CustomerDue(key, names.get(key, ""), day, months_after(day, months)))
    return found


def _row(work: Work, customer_id: int) -> CustomerCare:
    row = work.session.scalar(select(CustomerCare).where(CustomerCare.customer_id == customer_id).with_for_update())
    if row is None:
        row = CustomerCare(customer_id=customer_id)
        work.session.add(row)
        work.session.flush()
    return row
