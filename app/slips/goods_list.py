"""货物清单 (form 17-1, F-12): A4, ① 成品库 ② 发货组; staged goods are checked against it, and again at hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, Ticks, facts, label
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, kilograms, labelled_date

COPIES = (CopyName(1, "成品库", "白"), CopyName(2, "发货组", "红"))
BOXES = (
    SignBox("备货核对", T.SIGN_STAGING), SignBox("仓管员", T.SIGN_STOREKEEPER), SignBox("交接核对", T.SIGN_HANDING),
    SignBox("接货人", T.SIGN_TAKER),
)  # fmt: skip


@dataclass(frozen=True)
class GoodsLine:
    """One line; `boxes` and `gross_g` are None while nothing is packed yet."""

    name: str
    model: str
    unit: str
    quantity: int
    packaging: str = ""
    boxes: int | None = None
    gross_g: int | None = None


@dataclass(frozen=True, kw_only=True)
class GoodsList(Paper):
    """Input of the list."""

    customer: str
    order_no: str
    mark: str
    address: str
    load: str
    trip: str
    packed: str
    lines: tuple[GoodsLine, ...]


def render(paper: GoodsList, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the list as PDF.

    Raises:
        BlankField: customer, or a line's name, model, unit or quantity is blank.
    """
    require(number=paper.number, customer=paper.customer)
    for line in paper.lines:
        require(name=line.name, model=line.model, unit=line.unit, quantity=line.quantity)
    head = frame.Head(T.GOODS_LIST, (labelled_date(T.DATE, paper.date),), paper.load)
    opening = facts(
        (22, 68, 22, 0), 7.4,
        (T.CUSTOMER, paper.customer, T.ORDER_NO, Cell(paper.order_no, keep=True)),
        (T.ADDRESS, Cell(paper.address, most=2), T.TRIP_NO, Cell(paper.trip or T.NONE)),
        (T.MARKS, Cell(paper.mark or T.NONE, most=2), T.BOXES_OUTSIDE, Cell(paper.packed or T.NONE)),
    )  # fmt: skip
    closing = (
        Row((label(T.DIFFERENCES), Cell(T.DIFFERENCES_HINT, stand="t", size=8)), (22, 0), 16),
        Signs(BOXES, paper.signatures, 18),
    )
    return frame.render(frame.Layout(stock, head, paper, opening=opening, table=_table(paper), closing=closing), copies)


_CHECK = Ticks(((T.AGREES, False), (T.DIFFERS, False)))


def _table(paper: GoodsList) -> Table:
    columns = (
        Column(T.SEQ, 8, "c"), Column(T.PRODUCT, 31), Column(T.MODEL, 31), Column(T.QUANTITY, 16, "c", True), Column(T.PACKING, 22),
        Column(T.BOXES, 11, "c", True), Column(T.GROSS_KG, 15, "r", True), Column(H.COUNTED_HERE, 14, "c"),
        Column(T.STAGED_CHECK, 18, "c"), Column(T.HANDED_CHECK, 0, "c"),
    )  # fmt: skip
    rows = tuple(
        (
            str(n), line.name, line.model, f"{count(line.quantity)} {line.unit}", line.packaging,
            "" if line.boxes is None else count(line.boxes), "" if line.gross_g is None else kilograms(line.gross_g), "", _CHECK, _CHECK,
        )
        for n, line in enumerate(paper.lines, start=1)
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices]
        packed = bool(lines) and all(line.boxes is not None for line in lines)
        pieces = sum(line.quantity for line in lines)
        cells = (
            Cell(f"{which.words}：{capitals.number(pieces)}", bold=True), Cell(count(pieces), align="c", bold=True, keep=True),
            Cell(),
            Cell(count(sum(line.boxes or 0 for line in lines)) if packed else "", align="c", bold=True, keep=True),
            Cell(kilograms(sum(line.gross_g or 0 for line in lines)) if packed else "", align="r", bold=True, keep=True), Cell(),
        )  # fmt: skip
        return Row(cells, (70, 16, 22, 11, 15, 0), 7.4)

    return Table(columns, rows, 8.4, 8.4, total, size=9)
