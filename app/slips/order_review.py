"""订单评审记录 (form 13, A-05): A4, one line a question and department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.grid import Cell, Column, Row, Table, Ticks, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "市场部", "白"),)
BOXES = (SignBox("提交", T.SIGN_SUBMIT_SALES), SignBox("审核", T.SIGN_REVIEWER), SignBox("批准", T.SIGN_APPROVED))


@dataclass(frozen=True)
class ReviewLine:
    """One question to one department; `agreed` is None while it is open."""

    question: str
    department: str
    agreed: bool | None = None
    note: str = ""
    reviewer: str = ""
    reviewed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OrderReview(Paper):
    """Input of the record; `passed` is the outcome, None while it is open."""

    order_no: str
    contract_no: str
    customer: str
    delivery_date: date
    products: str
    lines: tuple[ReviewLine, ...]
    passed: bool | None = None
    open_points: str = ""


def render(paper: OrderReview, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the record as PDF.

    Raises:
        BlankField: order, customer or a line's question or department is blank.
    """
    require(number=paper.number, order_no=paper.order_no, customer=paper.customer)
    for line in paper.lines:
        require(question=line.question, department=line.department)
    rows = facts(
        (24, 68, 24, 0),
        7.2,
        (T.CUSTOMER, paper.customer, T.ORDER_NO, paper.order_no),
        (T.CONTRACT_NO, paper.contract_no, T.WANTED_DELIVERY, f"{paper.delivery_date:%Y-%m-%d}"),
    )
    products = Row((label(T.PRODUCTS), Cell(paper.products, most=6)), (24, 0), 12)
    outcome = Ticks(((T.REVIEW_PASSED, paper.passed is True), (T.REVIEW_FAILED, paper.passed is False)))
    closing = (
        Row((label(T.OPEN_POINTS), Cell(paper.open_points or T.NONE)), (24, 0), 16),
        Row((label(T.REVIEW_RESULT), Cell(outcome)), (24, 0), 8),
        Signs(BOXES, paper.signatures, 20),
    )
    layout = frame.Layout(
        stock,
        frame.Head(T.ORDER_REVIEW, (labelled_date(T.REVIEW_DATE, paper.date),)),
        paper,
        opening=(*rows, products),
        table=_table(paper),
        closing=closing,
    )
    return frame.render(layout, copies)


def _table(paper: OrderReview) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"),
        Column(T.QUESTION, 52),
        Column(T.DEPARTMENT, 24, "c"),
        Column(T.CONCLUSION, 26, "c"),
        Column(T.OPINION, 34),
        Column(T.REVIEWER, 20, "c"),
        Column(T.DAY_SPACED, 0, "c", True),
    )
    rows = tuple(
        (
            str(n),
            line.question,
            line.department,
            Ticks(((T.YES, line.agreed is True), (T.NO, line.agreed is False))),
            line.note,
            line.reviewer,
            f"{line.reviewed_on:%m-%d}" if line.reviewed_on else "",
        )
        for n, line in enumerate(paper.lines, start=1)
    )
    return Table(columns, rows, 9, 7.4)
