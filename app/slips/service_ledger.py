"""售后服务台帐 (form 36, J-04): A4 landscape, every case of a period in the order of its number, nothing left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T

COPIES = (CopyName(1, "售后部", "白"),)
BOXES = (SignBox("编制", T.SIGN_LEDGER_BY), SignBox("审核", T.SIGN_SERVICE_REVIEW), SignBox("批准", T.SIGN_APPROVED))


@dataclass(frozen=True)
class LedgerLine:
    """One case; `late` is None while nobody has responded and there is time left."""

    number: str
    called_at: datetime
    channel: str
    customer: str
    product: str
    identity: str
    problem: str
    severity: str
    handler: str
    responded_at: datetime | None
    late: bool | None
    solution: str
    result: str
    closed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ServiceLedger(Paper):
    """Input of the ledger."""

    first: date
    last: date
    lines: tuple[LedgerLine, ...]


def render(paper: ServiceLedger, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the ledger as PDF.

    Raises:
        BlankField: No number.
    """
    require(number=paper.number)
    head = frame.Head(T.SERVICE_LEDGER, (f"{T.LEDGER_PERIOD}：{paper.first:%Y-%m-%d} — {paper.last:%Y-%m-%d}",), _summary(paper))
    layout = frame.Layout(stock, head, paper, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 16),))
    return frame.render(layout, copies)


def _summary(paper: ServiceLedger) -> str:
    late = sum(1 for one in paper.lines if one.late)
    closed = sum(1 for one in paper.lines if one.closed_at)
    return T.LEDGER_SUMMARY.format(n=len(paper.lines), late=late, closed=closed)


def _table(paper: ServiceLedger) -> Table:
    columns = (
        Column(T.SEQ, 8, "c"), Column(T.CASE_NO, 24, "c", True), Column(T.CALLED_AT, 21, "c", True), Column(T.CALL_CHANNEL, 15, "c"),
        Column(T.CUSTOMER, 32), Column(f"{T.PRODUCT} / {T.LOT_SERIAL}", 36), Column(T.PROBLEM, 0), Column(T.SEVERITY, 11, "c"),
        Column(T.HANDLER, 16, "c"), Column(T.FIRST_RESPONSE, 27, "c"), Column(T.SOLUTION_RESULT, 36), Column(T.CLOSED_ON, 16, "c", True),
    )  # fmt: skip
    rows = tuple(
        (
            str(n), one.number, f"{one.called_at:%m-%d %H:%M}", one.channel, one.customer, f"{one.product} {one.identity}".strip(),
            one.problem, one.severity, one.handler, _response(one), "；".join(filter(None, (one.solution, one.result))) or T.NONE,
            f"{one.closed_at:%m-%d}" if one.closed_at else T.NONE,
        )
        for n, one in enumerate(paper.lines, start=1)
    )  # fmt: skip
    none = ("", "", "", "", "", "", str(T.NO_CASE), "", "", "", "", "")

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices] if paper.lines else []
        words = T.LEDGER_SUMMARY.format(n=len(lines), late=sum(1 for x in lines if x.late), closed=sum(1 for x in lines if x.closed_at))
        return Row((Cell(which.words if which is not Sum.ALL else T.TOTAL_SPACED, bold=True), Cell(words, bold=True)), (40, 0), 7)

    return Table(columns, rows or (none,), 9, 7.4, total, size=8)


def _response(one: LedgerLine) -> str:
    if one.responded_at is None:
        return str(T.RESPONSE_OVERDUE if one.late else T.NONE)
    return f"{one.responded_at:%m-%d %H:%M} {T.RESPONSE_LATE if one.late else T.RESPONSE_IN_TIME}"
