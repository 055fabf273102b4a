"""出库登记簿 (form 26, D-15): A4 landscape, what left in a period: goods, quantity, how it went, vehicle and papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Content, Row, Sum, Table
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "存档", ""),)
BOXES = (SignBox("登记人", T.SIGN_CLERK), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))
_SERIALS = 40.0


@dataclass(frozen=True)
class OutboundLine:
    """One line of a 发货单 that left; its first line alone bears `first`, so that number, customer and vehicle stand once."""

    dispatch_no: str
    left_at: datetime
    customer: str
    goods: str
    model: str
    identities: tuple[str, ...]
    quantity: int
    unit: str
    transport: str
    vehicle: str
    pass_no: str
    first: bool = True


@dataclass(frozen=True, kw_only=True)
class OutboundRegister(Paper):
    """Input of the register; the days are the first and the last of the period."""

    first_day: date
    last_day: date
    lines: tuple[OutboundLine, ...]


def render(paper: OutboundRegister, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the register as PDF.

    Raises:
        BlankField: A line without 发货单, goods or quantity.
    """
    require(number=paper.number)
    for line in paper.lines:
        require(dispatch_no=line.dispatch_no, goods=line.goods, quantity=line.quantity)
    period = H.LEFT_PERIOD.format(first=f"{paper.first_day:%Y-%m-%d}", last=f"{paper.last_day:%Y-%m-%d}")
    head = frame.Head(H.OUTBOUND, (labelled_date(T.DATE, paper.date), period))
    serials = listed(stock, _SERIALS, [(line.goods, line.model, line.identities) for line in paper.lines])
    layout = frame.Layout(
        stock, head, paper, table=_table(paper, serials.cells), closing=(Signs(BOXES, paper.signatures, 15),), annex=serials.annex
    )
    return frame.render(layout, copies)


def _table(paper: OutboundRegister, cells: Sequence[Content]) -> Table:
    columns = (
        Column(T.SEQ, 9, "c", True), Column(H.LEFT_AT, 20, "c", True), Column(T.DISPATCH_NO, 23, "c", True), Column(T.CUSTOMER, 38),
        Column(T.PRODUCT, 33), Column(T.MODEL, 31), Column(T.LOT_SERIAL, _SERIALS), Column(H.LEFT_QTY, 16, "r", True),
        Column(T.TRANSPORT, 16, "c"), Column(T.PLATE, 0, "c", True), Column(T.PASS_NO, 23, "c", True),
    )  # fmt: skip
    rows = tuple(_row(n, line, cell) for n, (line, cell) in enumerate(zip(paper.lines, cells, strict=True), start=1))
    none: tuple[Content, ...] = ("", "", "", str(H.NOTHING_LEFT), *("",) * 7)

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices] if paper.lines else []
        words = H.LEFT_TOTALS.format(
            orders=len({line.dispatch_no for line in lines}), pieces=count(sum(line.quantity for line in lines))
        )
        return Row((Cell(f"{which.words.removesuffix('（大写）')}：{words}", bold=True),), (0,), 7.2)

    return Table(columns, rows or (none,), 7, 7.2, total, size=9)


def _row(n: int, line: OutboundLine, cell: Content) -> tuple[Content, ...]:
    def once(words: str) -> str:
        return words if line.first else ""

    return (
        str(n), once(f"{line.left_at:%m-%d %H:%M}"), once(line.dispatch_no), once(line.customer), line.goods, line.model, cell,
        f"{count(line.quantity)} {line.unit}".strip(), once(line.transport), once(line.vehicle), once(line.pass_no),
    )  # fmt: skip
