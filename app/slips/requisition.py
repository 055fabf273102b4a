"""领料单 (form 6, C-05): carbon set 241 mm, ① 存根 ② 仓库 ③ 财务; printed when it is handed in, and again for each hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, choose, facts
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import CARBON, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "存根", "白"), CopyName(2, "仓库", "红"), CopyName(3, "财务", "黄"))
BOXES = (
    SignBox("制单", T.SIGN_REQUISITION_MAKER),
    SignBox("审批", T.SIGN_APPROVER),
    SignBox("发料人", T.SIGN_ISSUER),
    SignBox("领料人", T.SIGN_RECEIVER),
    SignBox("记账", T.SIGN_ACCOUNTS),
)


class Purpose(StrEnum):
    """The 领料类别 boxes (X-25)."""

    PACKAGING = "包装"
    REPLACEMENT = "补换"


@dataclass(frozen=True)
class RequisitionLine:
    """One item: asked for, handed over now, and handed over in all; `now` is None before anything was issued."""

    code: str
    name: str
    spec: str
    unit: str
    asked: int
    now: int | None = None
    issued: int = 0
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Requisition(Paper):
    """Input of the slip; `nth` 0 is the request, else the hand-over it is the receipt of."""

    purpose: str
    department: str
    task_no: str
    store: str
    lines: tuple[RequisitionLine, ...]
    nth: int = 0
    remark: str = ""


def render(paper: Requisition, copies: tuple[CopyName, ...] = COPIES, stock: Stock = CARBON) -> bytes:
    """Draws the slip as PDF.

    Raises:
        BlankField: department, or a line's code, name, unit or asked quantity is blank.
    """
    require(number=paper.number, department=paper.department)
    for line in paper.lines:
        require(code=line.code, name=line.name, unit=line.unit, asked=line.asked)
    head = frame.Head(
        T.REQUISITION,
        (labelled_date(T.REQUISITION_DATE, paper.date), f"{T.STORE}：{paper.store}"),
        T.NTH_ISSUE.format(n=paper.nth) if paper.nth else T.REQUEST,
    )
    opening = facts(
        (22, 79, 22, 0),
        6.8,
        (T.REQUISITION_KIND, choose(tuple(Purpose), paper.purpose), T.REQUISITION_DEPARTMENT, paper.department),
        (T.USED_FOR, Cell(paper.task_no or T.FOR_BENCH, keep=True), T.REMARK, paper.remark),
    )
    layout = frame.Layout(stock, head, paper, opening=opening, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 15.5),))
    return frame.render(layout, copies)


def _table(paper: Requisition) -> Table:
    goods = paper.purpose == Purpose.REPLACEMENT
    columns = (
        Column(T.SEQ, 9.1, "c"),
        Column(T.ITEM_CODE, 24, keep=True),
        Column(T.PRODUCT if goods else T.MATERIAL, 48),
        Column(T.MODEL if goods else T.MATERIAL_SPEC, 36),
        Column(T.UNIT, 11, "c"),
        Column(T.ASKED, 16, "c", True),
        Column(T.ISSUED_NOW, 16, "c", True),
        Column(T.STILL_OPEN, 16, "c", True),
        Column(T.LOCATION, 0, "c"),
    )
    rows = tuple(
        (str(n), line.code, line.name, line.spec, line.unit, count(line.asked), *_issued(line), line.place)
        for n, line in enumerate(paper.lines, start=1)
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices]
        now = sum(line.now or 0 for line in lines)
        words = f"{which.words}：{capitals.number(now if paper.nth else sum(line.asked for line in lines))}"
        cells = (
            Cell(words, bold=True),
            Cell(count(sum(line.asked for line in lines)), align="c", bold=True, keep=True),
            Cell(count(now) if paper.nth else "", align="c", bold=True, keep=True),
            Cell(count(sum(line.asked - line.issued for line in lines)) if paper.nth else "", align="c", bold=True, keep=True),
            Cell(),
        )
        return Row(cells, (128.1, 16, 16, 16, 0), 7)

    return Table(columns, rows, 6.6, 6.6, total)


def _issued(line: RequisitionLine) -> tuple[str, str]:
    return ("", "") if line.now is None else (count(line.now), count(line.asked - line.issued))
