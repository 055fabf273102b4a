"""返工图纸及返修工艺 (form 42, J-24): A4, ① 研发部 ② 生产计划部 ③ 车间; the drawing it goes by, step by step what is done and checked."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Cell, Column, Row, Table, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "研发部", "白"), CopyName(2, "生产计划部", "红"), CopyName(3, "车间", "黄"))
BOXES = (SignBox("编制", T.SIGN_RESEARCH), SignBox("批准", T.SIGN_APPROVED), SignBox("车间接收", T.SIGN_WORKSHOP))


@dataclass(frozen=True)
class Step:
    """One step: what is done and what is checked."""

    work: str
    check: str = ""


@dataclass(frozen=True, kw_only=True)
class ReworkProcess(Paper):
    """Input of the form; `number` is that of the process, `code` the 返工单 that its bar code opens."""

    rework_no: str
    ncr_no: str
    revision: str
    drawing: str
    product: str
    model: str
    serials: tuple[str, ...]
    quantity: str
    customer: str
    content: str
    steps: tuple[Step, ...]


def render(paper: ReworkProcess, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: revision, 返工单, product, model or serials are blank.
    """
    require(number=paper.number, revision=paper.revision, rework_no=paper.rework_no, product=paper.product, model=paper.model)
    require(serials="".join(paper.serials))
    head = frame.Head(
        T.REWORK_PROCESS, (labelled_date(T.ISSUE_DATE, paper.date), f"{T.EDITION}：{paper.revision}"),
        f"{T.REWORK_ORDER}：{paper.rework_no}", strong=True,
    )  # fmt: skip
    serials = listed(stock, 66, [(paper.product, paper.model, paper.serials)])
    rows = facts(
        (24, 66, 24, 0), 7.4,
        (T.PRODUCT, paper.product, T.MODEL, paper.model),
        (T.LOT_SERIAL, serials.cells[0], T.QUANTITY, paper.quantity),
        (T.PROCESS_NO, Cell(f"{paper.number} {paper.revision}", bold=True), T.BY_DRAWING, Cell(paper.drawing or str(T.NONE), bold=True)),
        (T.TRACKING_NO, paper.ncr_no or T.NONE, T.CUSTOMER, paper.customer or T.NONE),
    )  # fmt: skip
    what = Row((label(T.REWORK_CONTENT), Cell(paper.content, stand="t", most=6)), (24, 0), 18)
    layout = frame.Layout(
        stock, head, paper, opening=(*rows, what), table=_table(paper), closing=(Signs(BOXES, paper.signatures, 22),), annex=serials.annex
    )
    return frame.render(layout, copies)


def _table(paper: ReworkProcess) -> Table:
    columns = (
        Column(T.SEQ, 12, "c"), Column(T.STEP_WORK, 66), Column(T.STEP_CHECK, 56), Column(T.STEP_DONE, 28, "c"), Column(T.STEP_BY, 0, "c"),
    )
    rows = tuple((str(n), each.work, each.check, "", "") for n, each in enumerate(paper.steps, start=1))
    return Table(columns, rows, 9, 7.6)
