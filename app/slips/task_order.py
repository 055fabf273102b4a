"""生产任务单 (form 2, B-14): A5, ① 生产计划部 ② 车间; travels to the store with the goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A5, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "生产计划部", "白"), CopyName(2, "车间", "红"))
BOXES = (
    SignBox("编制", T.SIGN_PLANNER),
    SignBox("审批", T.SIGN_APPROVER),
    SignBox("车间接收", T.SIGN_WORKSHOP),
    SignBox("仓管员", T.SIGN_STORE_RECEIPT),
)


class TaskKind(StrEnum):
    """The 任务类别 boxes."""

    NEW = "新制"
    REWORK = "返工"
    REPAIR = "返修"


@dataclass(frozen=True)
class TaskLine:
    """What to make: serials one by one, or the lot number."""

    name: str
    model: str
    serials: tuple[str, ...]
    unit: str
    quantity: int | Decimal
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskOrder(Paper):
    """Input of the form; `source_no` is the order or the 质检信息反馈跟踪表."""

    kind: str
    source_no: str
    customer: str
    workshop: str
    start: date
    due: date
    process_no: str
    lines: tuple[TaskLine, ...]
    drawing_no: str = ""
    remark: str = ""


def render(paper: TaskOrder, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A5) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: source, workshop or a line's name, model, unit or quantity is blank.
    """
    require(number=paper.number, source_no=paper.source_no, workshop=paper.workshop)
    for line in paper.lines:
        require(name=line.name, model=line.model, unit=line.unit, quantity=line.quantity)
    head = frame.Head(
        T.TASK_ORDER,
        (labelled_date(T.ISSUE_DATE, paper.date), f"{T.DUE_DATE}：{paper.due:%Y-%m-%d}"),
        f"{T.SOURCE_NO}：{paper.source_no}",
        strong=True,
    )
    rows = facts(
        (22, 72, 22, 0),
        6.8,
        (T.TASK_KIND, choose(tuple(TaskKind), paper.kind), T.PLAN_DATES, f"{paper.start:%m-%d} ～ {paper.due:%m-%d}"),
        (T.WORKSHOP_DUE, paper.workshop, T.CUSTOMER, paper.customer),
        (T.PROCESS_NO, paper.process_no, T.DRAWING_NO, paper.drawing_no),
    )
    table, annex = _table(paper, stock)
    closing = (Row((label(T.REMARK_SPACED), Cell(paper.remark)), (22, 0), 7), Signs(BOXES, paper.signatures, 16))
    return frame.render(frame.Layout(stock, head, paper, opening=rows, table=table, closing=closing, annex=annex), copies)


def _table(paper: TaskOrder, stock: Stock) -> tuple[Table, Table | None]:
    columns = (
        Column(T.SEQ, 9, "c"),
        Column(T.PRODUCT, 40),
        Column(T.MODEL, 40),
        Column(T.LOT_SERIAL, 41),
        Column(T.UNIT, 12, "c"),
        Column(T.QUANTITY, 16, "c", True),
        Column(T.REMARK, 0),
    )
    serials = listed(stock, 41, [(line.name, line.model, line.serials) for line in paper.lines])
    rows = tuple(
        (str(n), line.name, line.model, cell, line.unit, count(line.quantity), line.remark)
        for n, (line, cell) in enumerate(zip(paper.lines, serials.cells, strict=True), start=1)
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        quantity = sum((paper.lines[n].quantity for n in indices), start=Decimal(0))
        words = f"{which.words}：{capitals.number(quantity)}"
        cells = (Cell(words, bold=True), Cell(count(quantity), align="c", bold=True, keep=True), Cell())
        return Row(cells, (142, 16, 0), 6.8)

    return Table(columns, rows, 6.6, 6.6, total), serials.annex
