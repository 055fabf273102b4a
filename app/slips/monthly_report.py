"""月度质量统计分析 (form 46, K-01): A4, figures and charts of a month, the other records, analysis, and every case in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.charts import Area, Mark, SideBySide, columns, line, pareto
from app.slips.grid import Band, Block, Cell, Column, Gap, Row, Table, facts, label, stack_height
from app.slips.model import CopyName, Paper, require
from app.slips.pen import Pen
from app.slips.report_texts import R
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "总经理办公室", "白"), CopyName(2, "质保部", "红"))
BOXES = (SignBox("编制", R.SIGN_MADE), SignBox("审核", R.SIGN_REVIEWED), SignBox("签收", R.SIGN_RECEIVED))
MOST_BARS = 8
"""So many bars stand in a chart; the last of more sums up the rest."""
MOST_NUMBERS = 15
"""So many numbers stand beside a kind of records."""


@dataclass(frozen=True)
class MonthLine:
    """A month of the trend; a rate is None where nothing was counted."""

    month: str
    cases: int
    response_rate: float | None
    on_time_rate: float | None
    pass_rate: float | None


@dataclass(frozen=True)
class CountLine:
    """How often a word was counted."""

    words: str
    count: int


@dataclass(frozen=True)
class GroupLine:
    """Records of one kind: how many, how many pieces, and their numbers."""

    words: str
    count: int
    pieces: int
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class CaseRow:
    """One case of the list."""

    number: str
    day: str
    customer: str
    goods: str
    problem: str
    cause: str
    response: str
    state: str


@dataclass(frozen=True, kw_only=True)
class MonthlyReport(Paper):
    """Input of the report; everything in it was kept when it was made."""

    month: str
    until: date
    edition: int
    reason: str
    made_on: date
    major: int
    closed: int
    still_open: int
    tracking_open: int
    scrap: tuple[int, int]
    rework: tuple[int, int]
    returns: tuple[int, int]
    trend: tuple[MonthLine, ...]
    products: tuple[CountLine, ...]
    causes: tuple[CountLine, ...]
    kinds: tuple[CountLine, ...]
    severities: tuple[CountLine, ...]
    channels: tuple[CountLine, ...]
    groups: tuple[GroupLine, ...]
    analysis: str
    actions: str
    cases: tuple[CaseRow, ...]


def render(paper: MonthlyReport, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the report as PDF.

    Raises:
        BlankField: Number, month or analysis is blank.
    """
    require(number=paper.number, month=paper.month, analysis=paper.analysis)
    edition = R.MADE_AGAIN.format(n=paper.edition, why=paper.reason) if paper.reason else R.EDITION.format(n=paper.edition)
    left = (R.MONTH.format(month=paper.month), R.UNTIL.format(day=f"{paper.until:%Y-%m-%d}"), labelled_date(T.DATE, paper.made_on))
    head = frame.Head(R.MONTHLY_REPORT, left, edition)
    signs = Signs(BOXES, paper.signatures, 16)
    figures, words = _first(paper), (Band(R.PART_4), _words(R.ANALYSIS, paper.analysis, 16), _words(R.ACTIONS, paper.actions or T.NONE, 12))
    room = frame.body_bottom(stock) - stock.head - frame.GRID_BELOW_HEAD
    fits = stack_height((*figures, *words, signs), stock) <= room
    sheets = [(*figures, *words, signs)] if fits else [figures, (*words, signs)]
    cases = frame.Layout(stock, head, paper, opening=(Band(R.PART_5), *_groups(paper), Gap(3), Band(R.PART_6)), table=_cases(paper))
    return frame.draw_sheets(stock, paper, [*(frame.Sheet(one, head) for one in sheets), *frame.cut(cases)], copies)


def _first(paper: MonthlyReport) -> tuple[Block, ...]:
    trend = paper.trend
    bars = (
        (R.CHART_PRODUCTS, pareto(_marks(paper.products), nothing=R.NO_DATA)),
        (R.CHART_CAUSES, pareto(_marks(paper.causes), nothing=R.NO_DATA)),
    )  # fmt: skip
    small = tuple(
        (title, pareto(_marks(lines), share=False, nothing=R.NO_DATA))
        for title, lines in ((R.CHART_KINDS, paper.kinds), (R.CHART_SEVERITY, paper.severities), (R.CHART_CHANNEL, paper.channels))
    )
    months = [one.month[2:] for one in trend]
    rates = (
        (R.CHART_RATE, [one.response_rate for one in trend]), (R.CHART_ON_TIME, [one.on_time_rate for one in trend]),
        (R.CHART_PASS, [one.pass_rate for one in trend]),
    )  # fmt: skip
    cases = [Mark(name, one.cases) for name, one in zip(months, trend, strict=True)]
    return (
        Band(R.PART_1), *_overview(paper), Band(R.PART_2),
        SideBySide(((R.CHART_CASES, columns(cases, nothing=R.NO_DATA)), _rate(rates[0], months)), 32),
        SideBySide((_rate(rates[1], months), _rate(rates[2], months)), 32),
        Band(R.PART_3), SideBySide(bars, 56), SideBySide(small, 32),
    )  # fmt: skip


def _rate(chart: tuple[str, list[float | None]], months: list[str]) -> tuple[str, Callable[[Pen, Area], None]]:
    title, values = chart
    return title, line([Mark(name, value) for name, value in zip(months, values, strict=True)], nothing=R.NO_DATA)


def _words(name: str, words: str, least: float) -> Row:
    return Row((label(name), Cell(words, most=24, stand="t")), (22, 0), least)


def _overview(paper: MonthlyReport) -> tuple[Row, ...]:
    now, before = paper.trend[-1], paper.trend[-2] if len(paper.trend) > 1 else None
    widths = (27.0, 0, 27.0, 0, 27.0, 0)

    def percent(rate: float | None) -> Cell:
        return Cell(T.NONE if rate is None else f"{rate:.1f} %", align="c", bold=True)

    def number(n: int) -> Cell:
        return Cell(count(n), align="c", bold=True)

    def pair(what: tuple[int, int]) -> Cell:
        return Cell(R.PIECES.format(n=what[0], pieces=what[1]) if what[0] else T.NONE, align="c")

    return facts(
        widths, 6.6,
        (R.CASES, number(now.cases), R.CASES_BEFORE, number(before.cases) if before else Cell(T.NONE, align="c"), R.MAJOR,
         number(paper.major)),
        (R.RESPONSE, percent(now.response_rate), R.ON_TIME, percent(now.on_time_rate), R.FIRST_PASS, percent(now.pass_rate)),
        (R.CLOSED, number(paper.closed), R.OPEN, number(paper.still_open), R.TRACKING_OPEN, number(paper.tracking_open)),
        (R.SCRAP, pair(paper.scrap), R.REWORK, pair(paper.rework), R.RETURNS, pair(paper.returns)),
    )  # fmt: skip


def _marks(lines: tuple[CountLine, ...]) -> list[Mark]:
    return [Mark(one.words, one.count) for one in lines]


def _groups(paper: MonthlyReport) -> tuple[Row, ...]:
    columns_ = (Column(R.RECORD, 46), Column(R.COUNT, 14, "r", True), Column(R.QUANTITY, 14, "r", True), Column(R.RECORDS, 0))
    rows = []
    for one in paper.groups:
        shown = "、".join(one.numbers[:MOST_NUMBERS]) + (R.AND_MORE.format(n=one.count) if len(one.numbers) > MOST_NUMBERS else "")
        rows.append((one.words, count(one.count), count(one.pieces), shown or T.NONE))
    table = Table(columns_, tuple(rows), 6, 6.6, size=8.2)
    return table.title_row(), *(table.line(row) for row in table.rows)


def _cases(paper: MonthlyReport) -> Table:
    columns_ = (
        Column(R.SEQ, 8, "c"), Column(R.CASE, 25, "c", True), Column(R.DAY, 12, "c", True), Column(R.CUSTOMER, 28), Column(R.GOODS, 32),
        Column(R.PROBLEM, 0), Column(R.CAUSE, 24), Column(R.FIRST_RESPONSE, 15, "c"), Column(R.STATE, 14, "c"),
    )  # fmt: skip
    rows = tuple(
        (str(n), one.number, one.day[5:], one.customer, one.goods, one.problem, one.cause, one.response, one.state)
        for n, one in enumerate(paper.cases, start=1)
    )
    none = ("", "", "", "", "", str(R.NONE_THIS_MONTH), "", "", "")
    return Table(columns_, rows or (none,), 8, 7, fill=len(rows) or 1, size=8)
