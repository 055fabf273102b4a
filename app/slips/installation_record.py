"""安装调试记录 (form 30, I-14): A4, ① 客户 ② 技术服务; procedure and steps, what was measured, how it runs, the customer's signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.slips import frame
from app.slips.delivery_texts import W
from app.slips.grid import Block, Cell, Column, Row, Table, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date, minute

COPIES = (CopyName(1, "客户", "白"), CopyName(2, "技术服务", "红"))
BOXES = (SignBox("安装", W.SIGN_INSTALLER), SignBox("客户", W.SIGN_SITE))
RESULTS = (W.RUNNING, W.OPEN_POINTS, W.NOT_RUNNING)


@dataclass(frozen=True)
class StepLine:
    """One step of the checklist; value and result are blank before the work."""

    name: str
    method: str
    value: str
    done: str


@dataclass(frozen=True, kw_only=True)
class InstallationRecord(Paper):
    """Input of the record; `result` is one of `RESULTS`, blank before the work."""

    customer: str
    site: str
    contact: str
    order_no: str
    dispatch_no: str
    goods: tuple[str, ...]
    procedure: str
    team: str
    appointed_at: datetime
    arrived_at: datetime | None
    lines: tuple[StepLine, ...]
    result: str
    left_open: str
    finished_at: datetime | None


def render(paper: InstallationRecord, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the record as PDF.

    Raises:
        BlankField: The customer, the site or a step is blank.
    """
    require(number=paper.number, customer=paper.customer, site=paper.site)
    for line in paper.lines:
        require(step=line.name)
    head = frame.Head(W.INSTALLATION, (labelled_date(T.DATE, paper.date),))
    orders = " / ".join(filter(None, (paper.order_no, paper.dispatch_no)))
    opening: tuple[Block, ...] = (
        *facts(
            (30, 64, 30, 0), 8,
            (T.CUSTOMER, paper.customer, T.ORDER_DISPATCH, orders or T.NONE),
            (W.SITE, paper.site, W.SITE_CONTACT, paper.contact),
            (W.APPOINTED_AT, minute(paper.appointed_at), W.ARRIVED_AT, minute(paper.arrived_at) if paper.arrived_at else ""),
            (W.TEAM, paper.team, W.PROCEDURE, paper.procedure),
        ),
        Row((label(W.PRODUCTS), Cell("；".join(paper.goods), most=6)), (30, 0), 12),
    )  # fmt: skip
    columns = (
        Column(T.SEQ, 10, "c", True), Column(W.STEP, 48), Column(W.METHOD, 0), Column(W.VALUE, 40), Column(W.DONE, 20, "c"),
    )
    rows = tuple((str(n), x.name, x.method, x.value, x.done) for n, x in enumerate(paper.lines, start=1))
    finished = minute(paper.finished_at) if paper.finished_at else ""
    closing: tuple[Block, ...] = (
        Row((label(W.LEFT_OPEN), Cell(paper.left_open, most=6, stand="t")), (30, 0), 24),
        Row((label(W.RUN_RESULT), Cell(choose(RESULTS, paper.result)), label(W.FINISHED_AT), Cell(finished)), (30, 0, 26, 36), 9),
        Signs(BOXES, paper.signatures, 26),
    )
    table = Table(columns, rows, 9, 7.4, fill=max(0, 10 - len(rows)))
    return frame.render(frame.Layout(stock, head, paper, opening=opening, table=table, closing=closing), copies)
