"""产品入库单 (form 7, D-02, D-03): carbon set 241 mm, ① 仓库 ② 市场部 ③ 财务; the reversal prints in red-letter form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, Ticks, choose, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import CARBON, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "仓库", "白"), CopyName(2, "市场部", "红"), CopyName(3, "财务", "黄"))
BOXES = (
    SignBox("交库人", T.SIGN_DELIVERER),
    SignBox("检验员", T.SIGN_INSPECTOR_QA),
    SignBox("仓管员", T.SIGN_STOREKEEPER_IN),
    SignBox("记账", T.SIGN_ACCOUNTS),
    SignBox("主管", T.SIGN_HEAD),
)


class ReceiptKind(StrEnum):
    """The 入库类别 boxes."""

    PRODUCTION = "生产"
    REWORK = "返工"
    RETURN = "退货"
    SCRAP = "报废"
    PURCHASE = "外购"


ASIDE = (ReceiptKind.RETURN, ReceiptKind.SCRAP)
"""Goods that a customer gave back: they name him and his 退货单, and go into a zone of their own."""


@dataclass(frozen=True)
class ReceiptLine:
    """One line: serials one by one (runs are drawn together) or the lot number."""

    name: str
    model: str
    serials: tuple[str, ...]
    unit: str
    quantity: int | Decimal
    location: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class GoodsReceipt(Paper):
    """Input of the slip; with `reverses` set it is the red-letter slip and every quantity is negative.

    Bought goods name their supplier and its slip where made ones name workshop and task order; returned ones customer and 退货单.
    """

    kind: str
    warehouse: str
    workshop: str
    task_no: str
    inspection_no: str
    lines: tuple[ReceiptLine, ...]
    concession_no: str = ""
    reverses: str = ""
    supplier: str = ""
    supplier_slip: str = ""


def render(paper: GoodsReceipt, copies: tuple[CopyName, ...] = COPIES, stock: Stock = CARBON) -> bytes:
    """Draws the slip as PDF.

    Raises:
        BlankField: name, model, unit, quantity or another field that D-03 demands is blank.
        ValueError: the sign of a quantity does not fit the kind of slip.
    """
    _check(paper)
    widths = (9.1, 40, 42, 40, 11, 14, 18, 0)
    titles = (T.SEQ, T.PRODUCT, T.MODEL, T.LOT_SERIAL, T.UNIT, T.QUANTITY, T.LOCATION, T.REMARK)
    aligns = ("c", "l", "l", "l", "c", "c", "c", "l")
    columns = tuple(Column(*each) for each in zip(titles, widths, aligns, strict=True))
    serials = listed(stock, widths[3], [(line.name, line.model, line.serials) for line in paper.lines])
    rows = tuple(
        (str(n), line.name, line.model, cell, line.unit, count(line.quantity), line.location, line.remark)
        for n, (line, cell) in enumerate(zip(paper.lines, serials.cells, strict=True), start=1)
    )
    title = T.GOODS_RECEIPT + (T.RED if paper.reverses else "")
    layout = frame.Layout(
        stock,
        frame.Head(
            title,
            (
                labelled_date(T.RECEIPT_DATE, paper.date),
                Ticks(choose(tuple(ReceiptKind), paper.kind).choices, lead=f"{T.RECEIPT_KIND}："),
                f"{T.WAREHOUSE}：{paper.warehouse}",
            ),
            f"{T.REVERSES}：{paper.reverses or '————'}",
        ),
        paper,
        opening=(_origin(paper),),
        table=Table(columns, rows, 6.6, 6.4, lambda indices, which: _total(paper, indices, which)),
        closing=(_verdict(paper), Signs(BOXES, paper.signatures, 14.5)),
        annex=serials.annex,
    )
    return frame.render(layout, copies)


def _check(paper: GoodsReceipt) -> None:
    base = paper.supplier_slip if paper.supplier else paper.task_no
    require(number=paper.number, warehouse=paper.warehouse, task_no=base)
    if paper.kind not in ASIDE:
        require(inspection_no=paper.inspection_no)
    for line in paper.lines:
        require(name=line.name, model=line.model, unit=line.unit, quantity=line.quantity, location=line.location)
        if (line.quantity < 0) is not bool(paper.reverses):
            raise ValueError("红字单数量须为负，蓝字单不得为负")


def _origin(paper: GoodsReceipt) -> Row:
    bought = bool(paper.supplier)
    whose, slip = (T.RETURNED_BY, T.RETURN_NO) if paper.kind in ASIDE else (T.SUPPLIER, T.SUPPLIER_SLIP)
    cells = (
        label(whose if bought else T.WORKSHOP),
        Cell(paper.supplier if bought else paper.workshop),
        label(slip if bought else T.TASK_ORDER),
        Cell(paper.supplier_slip if bought else paper.task_no, keep=True),
        label(T.INSPECTION),
        Cell(paper.inspection_no, keep=True),
    )
    return Row(cells, (20, 47, 22, 45, 22, 0))


def _total(paper: GoodsReceipt, indices: Sequence[int], which: Sum) -> Block:
    total = sum((paper.lines[index].quantity for index in indices), start=Decimal(0))
    words = capitals.number(total)
    cells = (
        Cell(which.value, align="c"),
        Cell(words, bold=True),
        Cell(count(total), align="c", bold=True, keep=True),
        Cell(),
    )
    return Row(cells, (49.1, 93, 14, 0), 7.2)


def _verdict(paper: GoodsReceipt) -> Row:
    if paper.kind in ASIDE:
        words = T.AWAITS_JUDGEMENT if paper.kind == ReceiptKind.RETURN else T.JUDGED_SCRAP
        return Row((label(T.INSPECTION_VERDICT), Cell(Ticks(((words, True),)))), (20, 0), 7)
    conceded = bool(paper.concession_no)
    ticks = Ticks(((T.PASSED_ALL, not conceded), (f"{T.CONCESSION}，{T.SLIP_NO}：{paper.concession_no}", conceded)))
    return Row((label(T.INSPECTION_VERDICT), Cell(ticks)), (20, 0), 7)
