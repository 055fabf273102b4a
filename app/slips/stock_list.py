"""库存清单 (form 8, D-11): A4, what the books hold at each place on a day; the blind sheet of a count is a form of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "仓库", "白"), CopyName(2, "财务", "红"))
BOXES = (SignBox("仓管员", T.SIGN_STOREKEEPER), SignBox("财务", T.SIGN_FINANCE), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))


@dataclass(frozen=True)
class StockLine:
    """Pieces of one product at one place; `lot_no` is blank for goods with serial numbers."""

    zone: str
    place: str
    product: str
    model: str
    lot_no: str
    quantity: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class StockList(Paper):
    """Input of the list."""

    lines: tuple[StockLine, ...]


def render(paper: StockList, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the list as PDF.

    Raises:
        BlankField: a line without place or product.
    """
    require(number=paper.number)
    for line in paper.lines:
        require(place=line.place, product=line.product)
    head = frame.Head(H.STOCK_LIST, (labelled_date(T.AS_OF, paper.date),))
    return frame.render(frame.Layout(stock, head, paper, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 16),)), copies)


def _table(paper: StockList) -> Table:
    columns = (
        Column(T.SEQ, 11, "c", True), Column(H.ZONE, 26), Column(T.LOCATION, 24, "c", True), Column(T.PRODUCT, 36), Column(T.MODEL, 0),
        Column(T.COUNT_LOT, 28, "c", True), Column(T.BOOKED, 20, "r", True), Column(T.UNIT, 11, "c"),
    )  # fmt: skip
    rows = tuple(
        (str(n), one.zone, one.place, one.product, one.model, one.lot_no or T.NONE, count(one.quantity), one.unit)
        for n, one in enumerate(paper.lines, start=1)
    )
    none = ("", "", "", str(H.EMPTY_STORE), "", "", "", "")

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices] if paper.lines else []
        words = H.STOCK_TOTALS.format(places=len({one.place for one in lines}), lines=len(lines))
        cells = (
            Cell(f"{which.words.removesuffix('（大写）')}：{words}", bold=True),
            Cell(count(sum(one.quantity for one in lines)), align="r", bold=True, keep=True), Cell(),
        )  # fmt: skip
        return Row(cells, (0, 20, 11), 7)

    return Table(columns, rows or (none,), 7, 7, total, size=9)
