"""Makes the monthly quality report and registers to whom it went (K-01, X-21): what was made stays as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from app.core.clock import months_after, site_day
from app.core.entry import clean, clean_note
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.making import company
from app.printing.service import print_paper, times_printed
from app.reports import monthly_queries
from app.reports.monthly_figures import figures
from app.reports.monthly_views import ReportView, first_of
from app.settings.service import rule_version, setting_text
from db.models.reports import MonthlyReport, MonthlyReportSent
from db.states import Role

PAPER = "monthly_report"
MAKERS = frozenset({Role.INSPECTOR, Role.DELIVERY_MANAGEMENT})
"""Quality counts and analyses; delivery management keeps the reports (K-01)."""


def make_report(work: Work, month: str, analysis: str, actions: str = "", reason: str = "") -> ReportView:
    """Counts a month and keeps the report: from now on it is the same, whatever becomes of its records.

    Args:
        work: The transaction.
        month: YYYY-MM.
        analysis: What the figures say, in the words of quality.
        actions: What is to be done.
        reason: Why it is made again; needed from the second edition on.

    Raises:
        BadInput: The month is not over yet, no analysis, or no reason though there is an edition already.
    """
    work.require(*MAKERS)
    first = _month(month)
    earliest = months_after(first, 1) - timedelta(days=1)
    if site_day(work.now) < earliest:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{month} 的月报最早在 {day} 出：这个月还没有完"), month=month, day=f"{earliest}")
    words = clean_note(QT_TRANSLATE_NOOP("app", "分析"), analysis, needed=True)
    todo = clean_note(QT_TRANSLATE_NOOP("app", "措施"), actions)
    newest = int(work.session.scalar(select(func.max(MonthlyReport.edition)).where(MonthlyReport.month == month)) or 0)
    why = clean(QT_TRANSLATE_NOOP("app", "重出原因"), reason, needed=newest > 0) if newest else ""
    row = MonthlyReport(
        month=month, edition=newest + 1, made_at=work.now, maker_id=work.actor.person_id, maker=work.actor.name, station=work.station,
        reason=why, analysis=words, actions=todo, figures=figures(work.session, month, work.now).plain(), head=_head(work),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("make_monthly_report", "monthly_report", monthly_queries.document(month, row.edition), reason=why)
    made = monthly_queries.report(work.session, month, row.edition)
    assert made is not None
    return made


def note_sent(work: Work, document: str, sent_to: str, way: str, sent_at: datetime) -> None:
    """Registers to whom an edition went and when (K-01).

    Raises:
        NotFound: No such report.
        BadInput: Nobody named, or a moment before it was made or in the future.
    """
    work.require(*MAKERS)
    view = monthly_queries.by_document(work.session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量月报"), document)
    whom = clean(QT_TRANSLATE_NOOP("app", "报送对象"), sent_to, needed=True)
    how = clean(QT_TRANSLATE_NOOP("app", "报送方式"), way, needed=True)
    if not view.line.made_at - timedelta(minutes=1) <= sent_at <= work.now + timedelta(minutes=1):
        raise bad_input(QT_TRANSLATE_NOOP("app", "报送时间要在出报之后、现在之前"))
    report_id = work.session.scalar(
        select(MonthlyReport.id).where(MonthlyReport.month == view.line.month, MonthlyReport.edition == view.line.edition)
    )
    work.session.add(
        MonthlyReportSent(
            report_id=report_id, sent_to=whom, way=how, sent_at=sent_at, at=work.now, person_id=work.actor.person_id,
            person=work.actor.name,
        )
    )  # fmt: skip
    work.audit("send_monthly_report", "monthly_report", document, sent_to=whom, way=how)


def print_report(work: Work, document: str) -> int:
    """Prints an edition; every printing of it is the same paper.

    Raises:
        NotFound: No such report.
    """
    work.require(*MAKERS, Role.LEADERSHIP, Role.AFTER_SALES)
    if monthly_queries.by_document(work.session, document) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量月报"), document)
    again = times_printed(work.session, PAPER, document)
    return print_paper(work, PAPER, document, reason=str(say(QT_TRANSLATE_NOOP("app", "再印一份"))) if again else "")


def _month(month: str) -> date:
    try:
        return first_of(month)
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "月份要写成 2026-11 这样")) from error


def _head(work: Work) -> dict[str, str]:
    """What stands round the report, as it is today: a later change of it changes no report that was made."""
    own = company(work.session, work.now)
    version, effective = rule_version(work.session, site_day(work.now))
    return {
        "name": own.name, "address": own.address, "phone": own.phone, "rule_version": version, "rule_effective": f"{effective:%Y-%m-%d}",
        "form_no": setting_text(work.session, f"slips.{PAPER}.form_no", work.now),
        "edition": setting_text(work.session, f"slips.{PAPER}.edition", work.now),
    }  # fmt: skip
