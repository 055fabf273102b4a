"""验收单 (form 29, I-15, I-16): A4, ① 客户 ② 技术服务; agreed criteria, checked by customer and technical service together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.delivery_texts import W
from app.slips.grid import Block, Cell, Column, Row, Table, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "客户", "白"), CopyName(2, "技术服务", "红"))
BOXES = (SignBox("技术服务", W.SIGN_SERVICE), SignBox("客户", W.SIGN_CUSTOMER_REP), SignBox("项目经理", W.SIGN_PROJECT))
RESULTS = (W.PASS, W.PASS_REMARKS, W.REJECT)


@dataclass(frozen=True)
class CriterionLine:
    """One criterion; what was measured and the verdict are blank before the check."""

    name: str
    requirement: str
    measured: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class AcceptanceSheet(Paper):
    """Input of the sheet; `result` is one of `RESULTS`, blank before the check."""

    customer: str
    place: str
    order_no: str
    contract_no: str
    dispatch_no: str
    goods: tuple[str, ...]
    agreed_with: str
    agreed_on: date | None
    lines: tuple[CriterionLine, ...]
    explained: bool | None
    result: str
    remarks: str
    accepted_on: date | None


def render(paper: AcceptanceSheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        BlankField: The customer, the order or a criterion is blank.
    """
    require(number=paper.number, customer=paper.customer, order_no=paper.order_no)
    for line in paper.lines:
        require(criterion=line.name)
    agreed = "  ".join(filter(None, (paper.agreed_with, f"{paper.agreed_on:%Y-%m-%d}" if paper.agreed_on else "")))
    numbers = " / ".join(filter(None, (paper.contract_no, paper.order_no)))
    opening: tuple[Block, ...] = (
        *facts(
            (32, 64, 32, 0), 8,
            (T.CUSTOMER, paper.customer, W.CONTRACT_ORDER, numbers),
            (W.PLACE, paper.place, T.DISPATCH_NO, paper.dispatch_no or T.NONE),
        ),
        Row((label(T.PRODUCTS), Cell("；".join(paper.goods), most=5)), (32, 0), 10),
        Row((label(W.AGREED_WITH), Cell(agreed)), (44, 0), 8),
    )  # fmt: skip
    columns = (
        Column(T.SEQ, 10, "c", True), Column(W.CRITERION, 46), Column(W.REQUIREMENT, 0), Column(W.MEASURED, 44),
        Column(W.VERDICT, 20, "c"),
    )  # fmt: skip
    rows = tuple((str(n), x.name, x.requirement, x.measured, x.verdict) for n, x in enumerate(paper.lines, start=1))
    explained = Ticks(((W.USE_EXPLAINED, bool(paper.explained)),))
    accepted = f"{paper.accepted_on:%Y-%m-%d}" if paper.accepted_on else ""
    closing: tuple[Block, ...] = (
        Row((Cell(explained),), (0,), 9),
        Row((label(W.REMARKS), Cell(paper.remarks, most=6, stand="t")), (32, 0), 26),
        Row((label(W.SHEET_RESULT), Cell(choose(RESULTS, paper.result)), label(W.ACCEPTED_ON), Cell(accepted)), (32, 0, 28, 32), 9),
        Signs(BOXES, paper.signatures, 26),
    )
    table = Table(columns, rows, 9, 7.4, fill=max(0, 10 - len(rows)))
    return frame.render(frame.Layout(stock, head_of(paper), paper, opening=opening, table=table, closing=closing), copies)


def head_of(paper: AcceptanceSheet) -> frame.Head:
    """Title and day."""
    return frame.Head(W.ACCEPTANCE, (labelled_date(T.DATE, paper.date),))
