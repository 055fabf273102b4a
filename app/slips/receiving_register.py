"""接收登记簿 of a period (form 28, I-07): A4 landscape, what customers received, a line for each line of a slip that is back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Content, Row, Sum, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "存档", ""),)
BOXES = (SignBox("登记人", T.SIGN_CLERK), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))


@dataclass(frozen=True)
class RegisterLine:
    """One line of a slip; a slip's first line alone bears `first`, so that its number, customer and signature stand once."""

    record_no: str
    customer: str
    goods: str
    model: str
    shipped: int
    received: int
    short: int
    over: int
    damaged: int
    arrived_at: datetime
    signer: str
    signed_at: datetime
    remark: str = ""
    first: bool = True


@dataclass(frozen=True, kw_only=True)
class ReceivingRegister(Paper):
    """Input of the register; the days are the first and the last of the period."""

    first_day: date
    last_day: date
    lines: tuple[RegisterLine, ...]


def render(paper: ReceivingRegister, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the register as PDF.

    Raises:
        BlankField: A line without record, goods or signer.
    """
    require(number=paper.number)
    for line in paper.lines:
        require(record_no=line.record_no, goods=line.goods, signer=line.signer)
    period = T.REGISTER_PERIOD.format(first=f"{paper.first_day:%Y-%m-%d}", last=f"{paper.last_day:%Y-%m-%d}")
    head = frame.Head(T.RECEIVING_REGISTER, (labelled_date(T.DATE, paper.date), period))
    layout = frame.Layout(stock, head, paper, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 15),))
    return frame.render(layout, copies)


def _table(paper: ReceivingRegister) -> Table:
    columns = (
        Column(T.SEQ, 9, "c", True), Column(T.DELIVERY_RECORD, 24, "c", True), Column(T.ARRIVED_ON, 21, "c", True), Column(T.CUSTOMER, 40),
        Column(T.PRODUCT, 36), Column(T.MODEL, 30), Column(T.DUE_SHORT, 13, "r", True), Column(T.RECEIVED_SHORT, 13, "r", True),
        Column(T.SHORT, 12, "r", True), Column(T.SURPLUS, 12, "r", True), Column(T.DAMAGED, 12, "r", True), Column(T.SIGNED_BY, 18, "c"),
        Column(T.SIGNED_ON, 21, "c", True), Column(T.REMARK, 0),
    )  # fmt: skip
    rows = tuple(_row(n, line) for n, line in enumerate(paper.lines, start=1))
    none: tuple[Content, ...] = ("", "", "", str(T.NONE_ARRIVED), *("",) * 10)

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices] if paper.lines else []
        return Row((Cell(f"{which.words.removesuffix('（大写）')}：{_totals(lines)}", bold=True),), (0,), 7.2)

    return Table(columns, rows or (none,), 7.0, 7.2, total, size=9)


def _row(n: int, line: RegisterLine) -> tuple[Content, ...]:
    def once(words: str) -> str:
        return words if line.first else ""

    def some(value: int) -> str:
        return count(value) if value else ""

    return (
        str(n), once(line.record_no), once(f"{line.arrived_at:%m-%d %H:%M}"), once(line.customer), line.goods, line.model,
        count(line.shipped), count(line.received), some(line.short), some(line.over), some(line.damaged), once(line.signer),
        once(f"{line.signed_at:%m-%d %H:%M}"), line.remark,
    )  # fmt: skip


def _totals(lines: Sequence[RegisterLine]) -> str:
    return T.REGISTER_TOTALS.format(
        records=len({line.record_no for line in lines}), shipped=count(sum(line.shipped for line in lines)),
        received=count(sum(line.received for line in lines)), short=count(sum(line.short for line in lines)),
        over=count(sum(line.over for line in lines)), damaged=count(sum(line.damaged for line in lines)),
    )  # fmt: skip
