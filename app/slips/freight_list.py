"""月度运费清单 (F-21): A4 landscape, ① 财务部 ② 物流科; the trips of a month by carrier with price, extras, invoice, payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import THOUSANDS, T, labelled_date

COPIES = (CopyName(1, "财务部", ""), CopyName(2, "物流科", ""))
BOXES = (SignBox("物流科长", T.SIGN_LOGISTICS_HEAD), SignBox("财务", T.SIGN_FINANCE), SignBox("批准", T.SIGN_APPROVED))


@dataclass(frozen=True)
class FreightLine:
    """One trip; `agreed_fen` is None while no price stands."""

    carrier: str
    day: date
    trip_no: str
    plate: str
    customers: str
    agreed_fen: int | None
    extra_fen: int
    total_fen: int
    extras: str = ""
    invoice_no: str = ""
    paid_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FreightListPaper(Paper):
    """Input of the list; `month` is its first day, `carrier` blank for all of them."""

    month: date
    carrier: str
    lines: tuple[FreightLine, ...]


def money(fen: int) -> str:
    """An amount in yuan with two digits after the point, thousands set apart."""
    return f"{Decimal(fen) / 100:,.2f}".replace(",", THOUSANDS)


def render(paper: FreightListPaper, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the list as PDF.

    Raises:
        BlankField: A line without trip.
    """
    require(number=paper.number)
    for line in paper.lines:
        require(trip_no=line.trip_no)
    unpaid = sum(line.total_fen for line in paper.lines if line.paid_on is None)
    month = T.FREIGHT_MONTH.format(year=paper.month.year, month=paper.month.month)
    layout = frame.Layout(
        stock,
        frame.Head(
            T.FREIGHT_LIST, (labelled_date(T.DATE, paper.date), f"{month}  {T.CARRIER}：{paper.carrier or T.ALL_CARRIERS}"),
            T.UNPAID.format(yuan=money(unpaid)),
        ),
        paper,
        table=_table(paper),
        closing=(Signs(BOXES, paper.signatures, 18),),
    )  # fmt: skip
    return frame.render(layout, copies)


def _table(paper: FreightListPaper) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.CARRIER, 42), Column(T.DAY_SPACED, 16, "c", True), Column(T.TRIP_NO, 26, "l", True),
        Column(T.PLATE_NO, 24, "l", True), Column(T.CUSTOMER, 44), Column(T.AGREED_YUAN, 23, "r", True),
        Column(T.EXTRA_YUAN, 20, "r", True), Column(T.TOTAL_YUAN, 24, "r", True), Column(T.INVOICE_NO, 25, "l", True),
        Column(T.PAID_ON, 0, "c", True),
    )  # fmt: skip
    rows = tuple(
        (
            str(n), line.carrier, f"{line.day:%m-%d}", line.trip_no, line.plate,
            line.customers + (f"（{line.extras}）" if line.extras else ""),
            T.OPEN_PRICE if line.agreed_fen is None else money(line.agreed_fen), money(line.extra_fen) if line.extra_fen else "",
            money(line.total_fen), line.invoice_no, f"{line.paid_on:%m-%d}" if line.paid_on else "",
        )
        for n, line in enumerate(paper.lines, start=1)
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        fen = sum(paper.lines[n].total_fen for n in indices)
        words = f"{which.words}：{capitals.renminbi(fen)}"
        return Row((Cell(words, bold=True), Cell(money(fen), align="r", bold=True, keep=True), Cell()), (204, 24, 0), 7)

    return Table(columns, rows, 7.4, 7.4, total, size=9)
