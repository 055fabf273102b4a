"""盘点表 (form 8, D-11): A4, blind: the places in the order in which one walks, what may lie there, and room for what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Column, Table, facts
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "仓库", "白"),)
BOXES = (SignBox("盘点人", T.COUNT_PEOPLE), SignBox("监盘人", T.SIGN_COUNT_WATCH))


@dataclass(frozen=True)
class SheetLine:
    """One line: a place and a product or lot that may lie there; a blank product is an empty place or room for what else is found."""

    place: str
    product: str = ""
    lot_no: str = ""
    unit: str = ""
    serials: bool = False
    also: bool = False


@dataclass(frozen=True, kw_only=True)
class CountSheet(Paper):
    """Input of the sheet; it never holds a booked quantity."""

    scope: str
    second: bool
    lines: tuple[SheetLine, ...]


def render(paper: CountSheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        BlankField: Scope or a line's place is blank.
    """
    require(number=paper.number, scope=paper.scope)
    for line in paper.lines:
        require(place=line.place)
    head = frame.Head(
        T.COUNT_SHEET, (labelled_date(T.DATE, paper.date), f"{T.COUNT_SCOPE}：{paper.scope}"),
        T.COUNT_SECOND if paper.second else T.COUNT_FIRST,
    )  # fmt: skip
    layout = frame.Layout(
        stock, head, paper, opening=facts((22, 0, 22, 52), 7, (T.COUNT_PEOPLE, "", T.DATE, "")), table=_table(paper),
        closing=(Signs(BOXES, paper.signatures, 16),),
    )  # fmt: skip
    return frame.render(layout, copies)


def _table(paper: CountSheet) -> Table:
    columns = (
        Column(T.SEQ, 11, "c", True), Column(T.LOCATION, 27, "c", True), Column(T.GOODS, 0), Column(T.COUNT_LOT, 30, "c", True),
        Column(T.UNIT, 11, "c"), Column(T.COUNTED, 34), Column(T.REMARK, 26),
    )  # fmt: skip
    rows = tuple((str(n), line.place, _goods(line), line.lot_no, line.unit, "", "") for n, line in enumerate(paper.lines, start=1))
    return Table(columns, rows, 8, 7)


def _goods(line: SheetLine) -> str:
    if not line.product:
        return T.COUNT_ALSO if line.also else T.COUNT_EMPTY
    return f"{line.product}  {T.COUNT_ONE_BY_ONE}" if line.serials else line.product
