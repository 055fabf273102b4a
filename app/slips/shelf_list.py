"""保管期清单 (D-14): A4 landscape for 物流科长; what falls due by days left, with place, quantity and state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "物流科", ""),)
BOXES = (SignBox("仓管员", T.SIGN_STOREKEEPER), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))


@dataclass(frozen=True)
class ShelfLine:
    """Goods of one lot at one place that come to one of their last days."""

    product: str
    model: str
    identity: str
    location: str
    quantity: int
    unit: str
    which: str
    until: date
    days_left: int
    state: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class ShelfList(Paper):
    """Input of the list, the first to end first; `until` is the day it looks ahead to."""

    until: date
    lines: tuple[ShelfLine, ...]


def render(paper: ShelfList, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the list as PDF.

    Raises:
        BlankField: A line without product or number.
    """
    require(number=paper.number)
    for line in paper.lines:
        require(product=line.product, identity=line.identity)
    head = frame.Head(
        T.SHELF_LIST, (labelled_date(T.DATE, paper.date), T.LOOK_AHEAD.format(until=f"{paper.until:%Y-%m-%d}")), _totals(paper.lines)
    )
    return frame.render(
        frame.Layout(stock, head, paper, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 18),)), copies
    )


def _totals(lines: Sequence[ShelfLine]) -> str:
    def pieces(chosen: Sequence[ShelfLine]) -> str:
        return count(sum(line.quantity for line in chosen))

    return T.SHELF_TOTALS.format(
        lines=len(lines), pieces=pieces(lines), past=pieces([line for line in lines if line.days_left < 0]),
        month=pieces([line for line in lines if 0 <= line.days_left <= 30]),
    )  # fmt: skip


def _table(paper: ShelfList) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.PRODUCT, 46), Column(T.MODEL, 34), Column(T.LOT_SERIAL, 36, "l", True),
        Column(T.LOCATION, 24, "l", True), Column(T.QUANTITY, 22, "r", True), Column(T.WHICH_DAY, 17, "c"),
        Column(T.LAST_DAY, 22, "c", True), Column(T.DAYS_LEFT, 18, "r", True), Column(T.STOCK_STATE, 19, "c"), Column(T.REMARK, 0),
    )  # fmt: skip
    rows = tuple(
        (
            str(n), line.product, line.model, line.identity, line.location, f"{count(line.quantity)} {line.unit}", line.which,
            f"{line.until:%Y-%m-%d}", str(line.days_left), line.state, line.remark,
        )
        for n, line in enumerate(paper.lines, start=1)
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        words = _totals([paper.lines[n] for n in indices])
        return Row((Cell(f"{which.words.removesuffix('（大写）')}：{words}", bold=True),), (0,), 7)

    return Table(columns, rows, 7, 7.4, total, size=9)
