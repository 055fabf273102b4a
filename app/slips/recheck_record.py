"""物资复验记录 (form 9, D-12): A4, ① 质保部 ② 仓库; what came to its last day, what was tested, the result and the new last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.slips import frame
from app.slips.grid import Cell, Column, Row, Table, Ticks, choose, facts, label
from app.slips.inspection_sheet import InspectionItem
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "质保部", "白"), CopyName(2, "仓库", "红"))
BOXES = (SignBox("提出人", T.SIGN_RAISER), SignBox("质检员", T.SIGN_RECHECKER), SignBox("审核", T.SIGN_REVIEWER))


class Cause(StrEnum):
    """The 复验原因 boxes."""

    KEEPING = "保管期到期"
    STORAGE = "存放期到期"


@dataclass(frozen=True, kw_only=True)
class RecheckRecord(Paper):
    """Input of the record; `passed` is None while quality has not decided."""

    cause: str
    product: str
    model: str
    serials: tuple[str, ...]
    quantity: str
    supplier: str
    supplier_lot: str
    received_on: date | None
    old_until: date
    new_until: date | None
    extensions: int
    sheet_no: str
    rechecked_on: date | None
    items: tuple[InspectionItem, ...]
    passed: bool | None
    remark: str = ""


def render(paper: RecheckRecord, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the record as PDF.

    Raises:
        BlankField: product, model or serials are blank.
    """
    require(number=paper.number, product=paper.product, model=paper.model, serials="".join(paper.serials))
    head = frame.Head(
        T.RECHECK_RECORD, (labelled_date(T.RAISED_ON, paper.date),), f"{T.SHEET_NO}：{paper.sheet_no or T.NONE}"
    )
    serials = listed(stock, 76, [(paper.product, paper.model, paper.serials)])
    rows = facts(
        (24, 76, 24, 0), 7.4,
        (T.PRODUCT, paper.product, T.MODEL, paper.model),
        (T.LOT_SERIAL, serials.cells[0], T.QUANTITY, paper.quantity),
        (T.SUPPLIER, paper.supplier or T.NONE, T.SUPPLIER_LOT, paper.supplier_lot or T.NONE),
        (T.RECEIPT_DATE, _day(paper.received_on), T.RECHECK_CAUSE, choose(tuple(Cause), paper.cause)),
        (T.OLD_UNTIL, Cell(_day(paper.old_until), bold=True), T.EXTENDED, str(paper.extensions)),
    )  # fmt: skip
    layout = frame.Layout(
        stock, head, paper, opening=rows, table=_table(paper), closing=(*_result(paper), Signs(BOXES, paper.signatures, 22)),
        annex=serials.annex,
    )  # fmt: skip
    return frame.render(layout, copies)


def _table(paper: RecheckRecord) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.INSPECTION_ITEM, 42), Column(T.REQUIREMENT, 52), Column(T.MEASURED, 40),
        Column(T.ITEM_VERDICT, 22, "c"), Column(T.INSTRUMENT, 0),
    )  # fmt: skip
    rows = tuple(
        (str(n), f"{each.group}：{each.item}", each.requirement, each.measured, _judged(each.passed), each.instrument)
        for n, each in enumerate(paper.items, start=1)
    )
    return Table(columns, rows, 7, 7.4)


def _result(paper: RecheckRecord) -> tuple[Row, ...]:
    ticks = Ticks(((T.PASSED, paper.passed is True), (T.FAILED_TO_NCR, paper.passed is False)))
    new = Cell(_day(paper.new_until), bold=True)
    return (
        Row((label(T.RECHECK_RESULT), Cell(ticks)), (24, 0), 8.4),
        Row((label(T.NEW_UNTIL), new, label(T.RECHECKED_ON), Cell(_day(paper.rechecked_on))), (24, 76, 24, 0), 8.4),
        Row((label(T.REMARK_SPACED), Cell(paper.remark)), (24, 0), 10),
    )


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day is not None else T.NONE


def _judged(passed: bool | None) -> str:
    return "" if passed is None else T.PASSED if passed else T.FAILED
