"""Reads of the monthly quality reports that were made, and of the months that wait for one (K-01, X-21)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.aftersales import figures as aftersales
from app.core.clock import months_after, site_day
from app.core.grouped import grouped
from app.reports.monthly_views import MonthState, ReportLine, ReportView, SentView, first_of, month_of, restored
from app.settings.service import setting_int
from db.models.reports import MonthlyReport, MonthlyReportSent

MONTHS = 12
"""So many months are listed, the one that runs among them."""
_DOCUMENT = re.compile(r"YB(\d{4})(\d{2})-(\d{1,3})")


def document(month: str, edition: int) -> str:
    """The number of an edition, as its barcode says it: YB202611-1."""
    return f"YB{month.replace('-', '')}-{edition}"


def report(session: Session, month: str, edition: int | None = None) -> ReportView | None:
    """An edition of a month's report, the newest without one."""
    query = select(MonthlyReport).where(MonthlyReport.month == month)
    if edition is not None:
        query = query.where(MonthlyReport.edition == edition)
    row = session.scalar(query.order_by(MonthlyReport.edition.desc()).limit(1))
    if row is None:
        return None
    line = _lines(session, [row])[0]
    return ReportView(line, row.analysis, row.actions, restored(row.figures), dict(row.head), row.station)


def by_document(session: Session, number: str) -> ReportView | None:
    """An edition by its number, or None."""
    found = _DOCUMENT.fullmatch(number.strip().upper())
    return None if found is None else report(session, f"{found[1]}-{found[2]}", int(found[3]))


def editions(session: Session, month: str) -> list[ReportLine]:
    """Every edition of a month, newest first."""
    query = select(MonthlyReport).where(MonthlyReport.month == month).order_by(MonthlyReport.edition.desc())
    return _lines(session, session.scalars(query))


def months(session: Session, now: datetime) -> list[MonthState]:
    """The last twelve months, newest first, each with its newest edition and the day it is due."""
    first = site_day(now).replace(day=1)
    names = [month_of(months_after(first, -step)) for step in range(MONTHS)]
    made = session.scalars(select(MonthlyReport).where(MonthlyReport.month.in_(names)).order_by(MonthlyReport.edition))
    newest = {row.month: row for row in made}
    lines = {line.month: line for line in _lines(session, newest.values())}
    day, begins = setting_int(session, "report.monthly_due_day", now), aftersales.begins(session)
    return [_state(name, lines.get(name), day, begins, now) for name in names]


def due(session: Session, now: datetime) -> MonthState | None:
    """The month whose report waits just now: from the last day of the month until it has been sent; None where nothing waits."""
    first = site_day(now).replace(day=1)
    running, before = (state(session, month_of(day), now) for day in (first, months_after(first, -1)))
    for one in (before, running):
        if one.waits and site_day(now) >= one.earliest:
            return one
    return None


def state(session: Session, month: str, now: datetime) -> MonthState:
    """How a month stands."""
    made = editions(session, month)
    day = setting_int(session, "report.monthly_due_day", now)
    return _state(month, made[0] if made else None, day, aftersales.begins(session), now)


def _state(month: str, line: ReportLine | None, due_day: int, begins: datetime | None, now: datetime) -> MonthState:
    after = months_after(first_of(month), 1)
    due_on = after + timedelta(days=due_day - 1)
    waits = begins is not None and site_day(begins) < after and (line is None or not line.sent)
    return MonthState(month, after - timedelta(days=1), due_on, line, waits, waits and site_day(now) > due_on)


def _lines(session: Session, rows: Iterable[MonthlyReport]) -> list[ReportLine]:
    listed = list(rows)
    if not listed:
        return []
    keys = [row.id for row in listed]
    found = session.scalars(select(MonthlyReportSent).where(MonthlyReportSent.report_id.in_(keys)).order_by(MonthlyReportSent.id))
    sent = grouped(found, lambda one: one.report_id)
    return [
        ReportLine(
            document(row.month, row.edition), row.month, row.edition, row.made_at, row.maker, row.reason,
            tuple(SentView(one.sent_to, one.way, one.sent_at, one.person) for one in sent[row.id]),
        )
        for row in listed
    ]  # fmt: skip
