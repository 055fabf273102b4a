"""盘点报告 (form 8, D-11): A4, what was counted in sum and every difference with cause and outcome; pieces only, no value in money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, facts
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "仓库", "白"), CopyName(2, "财务", "红"))
BOXES = (SignBox("盘点人", T.COUNT_PEOPLE), SignBox("财务", T.SIGN_FINANCE), SignBox("批准", T.SIGN_APPROVED))


@dataclass(frozen=True)
class ReportLine:
    """One difference: pieces in the book, in the first count where a second was made, and in the last."""

    place: str
    goods: str
    identity: str
    booked: int
    first: int | None
    counted: int
    why: str


@dataclass(frozen=True, kw_only=True)
class CountReport(Paper):
    """Input of the report; `people` counted first, `second` where it was counted again."""

    scope: str
    places: int
    agreed: int
    booked: int
    counted: int
    tolerance: str
    people: str
    lines: tuple[ReportLine, ...]
    second: str = ""


def render(paper: CountReport, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the report as PDF.

    Raises:
        BlankField: Scope or a line's place is blank.
    """
    require(number=paper.number, scope=paper.scope)
    for line in paper.lines:
        require(place=line.place, identity=line.identity)
    gains = sum(line.counted - line.booked for line in paper.lines if line.counted > line.booked)
    losses = sum(line.booked - line.counted for line in paper.lines if line.counted < line.booked)
    opening = facts(
        (26, 0, 26, 52), 7,
        (T.LOCATION, count(paper.places), T.COUNT_AGREED, f"{count(paper.agreed)} / {count(paper.places - paper.agreed)}"),
        (T.COUNT_PIECES, f"{count(paper.booked)} / {count(paper.counted)}", T.COUNT_SUMS, f"+{count(gains)} / -{count(losses)}"),
        (H.COUNTERS, f"{paper.people or T.NONE} / {paper.second or T.NONE}", T.COUNT_TOLERANCE, paper.tolerance),
    )  # fmt: skip
    head = frame.Head(T.COUNT_REPORT, (labelled_date(T.DATE, paper.date), f"{T.COUNT_SCOPE}：{paper.scope}"))
    layout = frame.Layout(stock, head, paper, opening=opening, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 16),))
    return frame.render(layout, copies)


def _table(paper: CountReport) -> Table:
    columns = (
        Column(T.SEQ, 9, "c", True), Column(T.LOCATION, 23, "c", True), Column(f"{T.GOODS} / {T.LOT_SERIAL}", 0),
        Column(T.BOOKED, 15, "r", True), Column(T.FIRST_COUNT, 15, "r", True), Column(T.LAST_COUNT, 15, "r", True),
        Column(T.DIFFERENCE, 15, "r", True), Column(T.CAUSE_AND_OUTCOME, 46),
    )  # fmt: skip
    rows = tuple(
        (
            str(n), line.place, f"{line.goods} {line.identity}".strip(), count(line.booked),
            "" if line.first is None else count(line.first), count(line.counted), f"{line.counted - line.booked:+d}", line.why,
        )
        for n, line in enumerate(paper.lines, start=1)
    )  # fmt: skip
    none = ("", "", str(T.NO_DIFFERENCE), "", "", "", "", "")

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices] if paper.lines else []
        net = sum(line.counted - line.booked for line in lines)
        cells = (Cell(which.words if which is not Sum.ALL else T.TOTAL_SPACED, bold=True), Cell(f"{net:+d}", align="r", bold=True), Cell())
        return Row(cells, (0, 15, 46), 7)

    return Table(columns, rows or (none,), 7.4, 7, total, size=9)
