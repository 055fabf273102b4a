"""退货单 (J-33): A4, ① 随货 ② 成品库 ③ 质保部; goods come in at the gate and into the store only under its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.slips import capitals, frame
from app.slips.grid import Band, Block, Cell, Column, Row, Sum, Table, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "随货", "白"), CopyName(2, "成品库", "红"), CopyName(3, "质保部", "黄"))
BOXES = (
    SignBox("制单", T.SIGN_MAKER_SALES),
    SignBox("门卫", T.SIGN_GUARD_ENTRY),
    SignBox("仓管员", T.SIGN_STOREKEEPER_IN),
    SignBox("质检员", T.SIGN_INSPECTOR_QA),
)


@dataclass(frozen=True)
class ReturnLine:
    """One unit or lot: what was found and decided, blank while nobody has."""

    name: str
    model: str
    identity: str
    unit: str
    quantity: int
    judgement: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnSlip(Paper):
    """Input of the slip."""

    customer: str
    contact: str
    record_no: str
    order_no: str
    case_no: str
    reason: str
    carrier: str
    expected_on: date | None
    lines: tuple[ReturnLine, ...]


def render(paper: ReturnSlip, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the slip as PDF.

    Raises:
        BlankField: customer, delivery, reason, or a line's name, model, number, unit or quantity is blank.
    """
    require(number=paper.number, customer=paper.customer, record_no=paper.record_no, reason=paper.reason)
    for line in paper.lines:
        require(name=line.name, model=line.model, identity=line.identity, unit=line.unit, quantity=line.quantity)
    awaited = f"{paper.expected_on:%Y 年 %m 月 %d 日}" if paper.expected_on else T.NONE
    opening: tuple[Block, ...] = (
        *facts((26, 66, 26, 0), 8, (T.CUSTOMER, paper.customer, T.CONTACT_PERSON_PHONE, paper.contact)),
        *facts((26, 66, 26, 0), 8, (T.DELIVERY_RECORD, Cell(paper.record_no, keep=True), T.ORDER_NO, Cell(paper.order_no, keep=True))),
        *facts((26, 66, 26, 0), 8, (T.SERVICE_CASE, Cell(paper.case_no or T.NONE, keep=True), T.RETURN_DAY, Cell(awaited, keep=True))),
        *facts((26, 66, 26, 0), 8, (T.RETURN_CARRIER, paper.carrier or T.NONE, T.RETURN_PLATE, "")),
        Row((label(T.RETURN_REASON), Cell(paper.reason, most=4)), (26, 0), 14),
        Band(T.RETURN_RULE),
    )
    head = frame.Head(T.RETURN_FORM, (labelled_date(T.DATE, paper.date),))
    layout = frame.Layout(stock, head, paper, opening=opening, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 20),))
    return frame.render(layout, copies)


def _table(paper: ReturnSlip) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.PRODUCT, 38), Column(T.MODEL, 42), Column(T.LOT_SERIAL, 36), Column(T.UNIT, 11, "c"),
        Column(T.QUANTITY, 14, "c", True), Column(T.RETURN_JUDGEMENT, 0, "c"),
    )  # fmt: skip
    rows = tuple(
        (str(n), line.name, line.model, line.identity, line.unit, count(line.quantity), line.judgement)
        for n, line in enumerate(paper.lines, start=1)
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        pieces = sum(paper.lines[n].quantity for n in indices)
        cells = (Cell(f"{which.words}：{capitals.number(pieces)}", bold=True), Cell(count(pieces), align="c", bold=True, keep=True), Cell())
        return Row(cells, (136, 14, 0), 7)

    return Table(columns, rows, 8, 7, total, fill=8)
