"""延期通知 (form 51, A-22): A4, ① 客户 ② 市场部; what the customer is told when a promised day will not be kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Row, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date, minute

COPIES = (CopyName(1, "客户", "白"), CopyName(2, "市场部", "红"))
BOXES = (SignBox("制单", T.SIGN_MAKER_SALES), SignBox("审核", T.SIGN_REVIEWER), SignBox("客户", T.SIGN_CUSTOMER))


@dataclass(frozen=True, kw_only=True)
class DelayNotice(Paper):
    """Input of the letter; `goods` is one line a product."""

    customer: str
    contact: str
    order_no: str
    contract_no: str
    dispatch_no: str
    goods: tuple[str, ...]
    promised: date
    new_day: date
    reason: str
    measure: str
    told: str
    channel: str
    told_at: datetime


def render(paper: DelayNotice, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the letter as PDF.

    Raises:
        BlankField: customer, order, reason, measure, or who was told is blank.
    """
    require(number=paper.number, customer=paper.customer, order_no=paper.order_no)
    require(reason=paper.reason, measure=paper.measure, told=paper.told, channel=paper.channel)
    day = "%Y 年 %m 月 %d 日"
    head = frame.Head(T.DELAY_NOTICE, (labelled_date(T.DATE, paper.date),))
    numbers = " / ".join(filter(None, (paper.contract_no, paper.order_no)))
    opening: tuple[Block, ...] = (
        *facts((26, 66, 26, 0), 9, (T.CUSTOMER, paper.customer, T.CONTRACT_ORDER, numbers)),
        *facts((26, 66, 26, 0), 9, (T.RECIPIENT, paper.contact, T.DISPATCH_NO, paper.dispatch_no or T.NONE)),
        Band(T.DELAY_OPENING),
        Row((label(T.PRODUCTS), Cell("；".join(paper.goods), most=8)), (26, 0), 16),
        *facts(
            (26, 66, 26, 0), 12,
            (T.PROMISED_DAY, Cell(f"{paper.promised:{day}}", keep=True), T.NEW_DAY, Cell(f"{paper.new_day:{day}}", bold=True, keep=True)),
        ),
        Row((label(T.DELAY_REASON), Cell(paper.reason, most=8)), (26, 0), 26),
        Row((label(T.DELAY_MEASURE), Cell(paper.measure, most=8)), (26, 0), 26),
        *facts(
            (26, 66, 26, 0), 9,
            (T.TOLD_WHO, Cell(paper.told), T.TOLD_HOW, Cell(f"{paper.channel}  {minute(paper.told_at)}")),
        ),
    )  # fmt: skip
    closing = (Band(T.DELAY_CLOSING), Signs(BOXES, paper.signatures, 24))
    return frame.render(frame.Layout(stock, head, paper, opening=opening, closing=closing), copies)
