"""《生产质量跟踪卡》 (form 1, B-01, B-02): A4 card that travels with the goods, one line an operation with three checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.grid import Cell, Column, Row, Table, Ticks, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "随产品", "白"),)
BOXES = (
    SignBox("车间", T.SIGN_WORKSHOP_HEAD),
    SignBox("送检人", T.SIGN_SUBMITTER),
    SignBox("质检员", T.SIGN_INSPECTOR),
)


@dataclass(frozen=True)
class Operation:
    """One operation; what is not done yet stays empty for the pen. A check is 合格, 不合格 or empty."""

    number: str
    name: str
    operator: str = ""
    done_on: date | None = None
    self_check: str = ""
    mutual_check: str = ""
    mutual_checker: str = ""
    dedicated_check: str = ""
    nonconformity: str = ""


@dataclass(frozen=True, kw_only=True)
class QualityCard(Paper):
    """Input of the card; `passed` is the final verdict, None while it is open."""

    task_no: str
    product: str
    model: str
    serials: tuple[str, ...]
    quantity: str
    drawing: str
    process: str
    operations: tuple[Operation, ...]
    passed: bool | None = None
    remark: str = ""


def render(paper: QualityCard, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the card as PDF.

    Raises:
        BlankField: task, product, model, serials or an operation's number or name is blank.
    """
    require(number=paper.number, task_no=paper.task_no, product=paper.product, model=paper.model)
    require(serials="".join(paper.serials))
    for each in paper.operations:
        require(operation=each.number, name=each.name)
    serials = listed(stock, 68, [(paper.product, paper.model, paper.serials)])
    rows = facts(
        (24, 68, 24, 0),
        7.2,
        (T.PRODUCT, paper.product, T.MODEL, paper.model),
        (T.LOT_SERIAL, serials.cells[0], T.QUANTITY, paper.quantity),
        (T.DRAWING_NO, paper.drawing, T.PROCESS_NO, paper.process),
    )
    verdict = Ticks(((T.PASSED, paper.passed is True), (T.FAILED_TO_NCR, paper.passed is False)))
    closing = (
        Row((label(T.FINAL_VERDICT), Cell(verdict)), (24, 0), 8),
        Row((label(T.REMARK_SPACED), Cell(paper.remark)), (24, 0), 10),
        Signs(BOXES, paper.signatures, 18),
    )
    layout = frame.Layout(
        stock,
        frame.Head(T.QUALITY_CARD, (labelled_date(T.ISSUE_DATE, paper.date),), f"{T.TASK_ORDER}：{paper.task_no}"),
        paper,
        opening=rows,
        table=_table(paper),
        closing=closing,
        annex=serials.annex,
    )
    return frame.render(layout, copies)


def _table(paper: QualityCard) -> Table:
    columns = (
        Column(T.OPERATION_NO, 15, "c"),
        Column(T.OPERATION, 38),
        Column(T.OPERATOR, 21, "c"),
        Column(T.DAY_SPACED, 16, "c"),
        Column(T.SELF_CHECK, 15, "c"),
        Column(T.MUTUAL_CHECK, 28, "c"),
        Column(T.DEDICATED_CHECK, 15, "c"),
        Column(T.NONCONFORMITY, 0),
    )
    rows = tuple(
        (
            each.number,
            each.name,
            each.operator,
            f"{each.done_on:%m-%d}" if each.done_on else "",
            each.self_check,
            " ".join(filter(None, (each.mutual_check, each.mutual_checker))),
            each.dedicated_check,
            each.nonconformity,
        )
        for each in paper.operations
    )
    return Table(columns, rows, 8, 7.6)
