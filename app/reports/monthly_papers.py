"""Builds the monthly quality report as paper and workbook from what was kept: the same edition gives the same bytes (K-01)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.printing.making import Making
from app.reports import monthly_queries
from app.reports.monthly_views import BY_WORDS, GROUP_WORDS, By, Entry, Group, MonthFigures, ReportView, Tally
from app.slips import monthly_report as form
from app.slips.model import Company, FormFacts, PrintFacts, Signature
from app.tables.writing import Chart, Column, Sheet, workbook

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


# Workbook


def book(view: ReportView) -> bytes:
    """The workbook of an edition: overview, trend, counts with their charts, every record."""
    figures = view.figures
    return workbook([_overview(view), _trend(figures), *(_counted(figures, by) for by in By), _records(figures), _cases(figures)])


def _overview(view: ReportView) -> Sheet:
    figures, now = view.figures, view.figures.now
    rates = (("24 h 响应率 %", now.response_rate), ("准时到货率 %", now.on_time_rate), ("成品一次合格率 %", now.pass_rate))
    rows: list[tuple[str, str | int]] = [
        ("统计月份", view.line.month), ("版", view.line.edition), ("编制", view.line.maker),
        ("出报日期", f"{site_time(view.line.made_at):%Y-%m-%d %H:%M}"), ("统计截止", figures.until), ("本月服务单", len(figures.cases)),
        *((name, "" if rate is None else f"{rate:.1f}") for name, rate in rates), ("出门放行 车次", figures.released),
        *((GROUP_WORDS[group], len(entries)) for group, entries in _in_order(figures)), ("分析", view.analysis), ("措施", view.actions),
    ]  # fmt: skip
    return Sheet("概况", (Column("项目"), Column("数")), tuple(rows))


def _trend(figures: MonthFigures) -> Sheet:
    columns = ("月份", "服务单", "首次响应", "24 h 内", "到货", "准时", "一次检验", "一次合格")
    rows = tuple(
        (one.month, one.cases, one.responses, one.in_time, one.arrivals, one.on_time, one.judged, one.passed) for one in figures.trend
    )
    charts = (Chart("服务单与 24 h 内响应", (2, 4)), Chart("到货与准时", (5, 6)), Chart("一次检验与合格", (7, 8)))
    return Sheet("趋势", tuple(Column(one) for one in columns), rows, charts=charts)


def _counted(figures: MonthFigures, by: By) -> Sheet:
    rows: list[tuple[str, int, Decimal, str]] = []
    done, total = 0, len(figures.cases)
    for one in figures.counted(by):
        done += one.count
        rows.append((one.words, one.count, Decimal(1000 * done // total) / 10, "、".join(one.numbers[:200])))
    columns = (Column(BY_WORDS[by]), Column("件"), Column("累计 %"), Column("服务单"))
    return Sheet(f"按{BY_WORDS[by]}", columns, tuple(rows), charts=(Chart(f"按{BY_WORDS[by]}", (2,), 3),) if rows else ())


def _records(figures: MonthFigures) -> Sheet:
    rows = tuple(
        (GROUP_WORDS[group], one.number, one.words, one.quantity) for group, entries in _in_order(figures) for one in entries
    )
    return Sheet("其他记录", (Column("类别"), Column("编号"), Column("内容"), Column("件数")), rows)


def _cases(figures: MonthFigures) -> Sheet:
    names = ("服务单", "登记", "类别", "级别", "渠道", "客户", "产品", "批号/序列号", "问题", "原因", "状态", "首次响应")
    rows = tuple(
        (c.number, c.day, c.kind, c.severity, c.channel, c.customer, c.product, c.identity, c.problem, c.cause, c.state, c.response)
        for c in figures.cases
    )
    return Sheet("服务单明细", tuple(Column(one) for one in names), rows)
