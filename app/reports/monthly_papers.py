"""Builds the monthly quality report as paper from what was kept: the same edition gives the same bytes (K-01)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.printing.making import Making
from app.reports import monthly_queries
from app.reports.monthly_views import GROUP_WORDS, By, Entry, Group, MonthFigures, ReportView, Tally
from app.slips import monthly_report as form
from app.slips.model import Company, FormFacts, PrintFacts, Signature

REST = "其余"


def monthly_report(session: Session, document: str, making: Making) -> bytes:
    """Draws an edition of the report; nothing of this printing stands on it, so that every printing is the same.

    Raises:
        NotFound: No such report.
    """
    view = monthly_queries.by_document(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量月报"), document)
    return pdf(view)


def pdf(view: ReportView) -> bytes:
    """The PDF of an edition."""
    figures, head, line = view.figures, view.head, view.line
    made = site_time(line.made_at)
    paper = form.MonthlyReport(
        company=Company(head["name"], head["address"], head["phone"]),
        form=FormFacts(head["form_no"], head["edition"], head["rule_version"], date.fromisoformat(head["rule_effective"])),
        printing=PrintFacts(made, view.station), number=line.document, date=site_day(line.made_at),
        signatures=(Signature("编制", line.maker, made),), month=line.month, until=date.fromisoformat(figures.until),
        edition=line.edition, reason=line.reason, made_on=site_day(line.made_at),
        major=sum(1 for case in figures.cases if case.severity == _MAJOR), closed=len(figures.group(Group.CLOSED_CASES)),
        still_open=len(figures.group(Group.OPEN_CASES)), tracking_open=len(figures.group(Group.TRACKING_OPEN)),
        scrap=_pieces(figures, Group.SCRAP), rework=_pieces(figures, Group.REWORK), returns=_pieces(figures, Group.RETURNS),
        trend=tuple(
            form.MonthLine(one.month, one.cases, one.response_rate, one.on_time_rate, one.pass_rate) for one in figures.trend
        ),
        products=_lines(figures.counted(By.PRODUCT)), causes=_lines(figures.counted(By.CAUSE)), kinds=_lines(figures.counted(By.KIND), 6),
        severities=_lines(figures.counted(By.SEVERITY), 6), channels=_lines(figures.counted(By.CHANNEL), 6),
        groups=tuple(
            form.GroupLine(
                GROUP_WORDS[group], len(entries), sum(one.quantity for one in entries), tuple(dict.fromkeys(one.number for one in entries))
            )
            for group, entries in _in_order(figures)
        ),
        analysis=view.analysis, actions=view.actions,
        cases=tuple(
            form.CaseRow(
                one.number, one.day, one.customer, f"{one.product} {one.identity}".strip(), one.problem, one.cause, one.response, one.state
            )
            for one in figures.cases
        ),
    )  # fmt: skip
    return form.render(paper)


_MAJOR = "重大"


def _pieces(figures: MonthFigures, group: Group) -> tuple[int, int]:
    entries = figures.group(group)
    return len(entries), sum(one.quantity for one in entries)


def _in_order(figures: MonthFigures) -> list[tuple[Group, tuple[Entry, ...]]]:
    return [(group, figures.group(group)) for group in Group]


def _lines(tallies: tuple[Tally, ...], most: int = form.MOST_BARS) -> tuple[form.CountLine, ...]:
    """The largest; where there are more, the last line sums up the rest."""
    kept = tallies if len(tallies) <= most else tallies[: most - 1]
    lines = [form.CountLine(one.words, one.count) for one in kept]
    if len(kept) < len(tallies):
        lines.append(form.CountLine(REST, sum(one.count for one in tallies[len(kept) :])))
    return tuple(lines)
