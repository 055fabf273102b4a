"""备货差异单 (F-12): A4, what stands at the lane and is not on the list, and what is on the list and does not stand there."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Cell, Column, Row, Table, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "成品发货组", "白"),)
BOXES = (SignBox("核对", T.SIGN_STAGING), SignBox("仓管员", T.SIGN_STOREKEEPER))


@dataclass(frozen=True)
class Difference:
    """One box that differs: what it is, what is wrong, when it was found and by whom, and whether it was put right."""

    kind: str
    words: str
    sscc: str
    found: str
    person: str
    cleared: str = ""


@dataclass(frozen=True, kw_only=True)
class DifferenceSlip(Paper):
    """Input of the slip."""

    dispatch_no: str
    customer: str
    listed: int
    checked: int
    lines: tuple[Difference, ...]


def render(paper: DifferenceSlip, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the slip as PDF.

    Raises:
        BlankField: The number of the 发货单 is blank.
    """
    require(number=paper.number)
    counted = T.LANE_CHECKED_OF.format(checked=paper.checked, listed=paper.listed)
    layout = frame.Layout(
        stock,
        frame.Head(T.DIFFERENCE_SLIP, (labelled_date(T.DATE, paper.date), f"{T.DISPATCH_NO}：{paper.dispatch_no}")),
        paper,
        opening=(Row((label(T.CUSTOMER), Cell(paper.customer), label(T.LANE_CHECKED), Cell(counted)), (24, 76, 24, 0), 8),),
        table=_table(paper),
        closing=(Row((label(T.REMARK_SPACED), Cell(T.STAGING_HELP)), (24, 0), 9), Signs(BOXES, paper.signatures, 18)),
    )
    return frame.render(layout, copies)


def _table(paper: DifferenceSlip) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.DIFFERENCE, 24, "c"), Column(T.BOX_NO, 58), Column(T.BOX_CODE, 42, "c", True),
        Column(T.FOUND, 30, "c"), Column(T.CLEARED, 0, "c"),
    )  # fmt: skip
    rows = tuple(
        (str(n), line.kind, line.words, line.sscc, f"{line.found} {line.person}", line.cleared) for n, line in enumerate(paper.lines, 1)
    )
    return Table(columns, rows, 8, 7.2)
