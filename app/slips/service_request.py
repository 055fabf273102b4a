"""客户服务申请表 (form 37, J-05): A4, ① 售后部 ② 服务人员; what the customer needs, what was agreed, who goes and when, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Row, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date, minute

COPIES = (CopyName(1, "售后部", "白"), CopyName(2, "服务人员", "黄"))
BOXES = (
    SignBox("受理人", T.SIGN_TAKEN_BY), SignBox("审核", T.SIGN_REVIEWER), SignBox("服务人员", T.SIGN_TECHNICIAN),
    SignBox("客户", T.SIGN_CUSTOMER_STAMP, 56),
)  # fmt: skip
WIDTHS = (26, 66, 26, 0)


@dataclass(frozen=True, kw_only=True)
class ServiceRequest(Paper):
    """Input of the form; `in_warranty` is None where nobody knows when the goods were bought."""

    customer: str
    contact: str
    address: str
    called_at: datetime
    channel: str
    kind: str
    severity: str
    product: str
    identity: str
    bought_on: date | None
    warranty_until: date | None
    in_warranty: bool | None
    dispatch_no: str
    problem: str
    wished_on: date | None
    solution: str
    told: str
    told_at: datetime | None
    ways: tuple[str, ...]
    way: str
    technician: str
    appointment: str


def render(paper: ServiceRequest, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: Customer, product or problem is blank.
    """
    require(number=paper.number, customer=paper.customer, product=paper.product, problem=paper.problem)
    head = frame.Head(T.SERVICE_REQUEST, (labelled_date(T.DATE, paper.date),), f"{T.CALLED_AT}：{minute(paper.called_at)}")
    opening = (*_customer(paper), *_problem(paper), *_agreed(paper))
    closing = (*_end(), Signs(BOXES, paper.signatures, 28))
    return frame.render(frame.Layout(stock, head, paper, opening=opening, closing=closing), copies)


def _customer(paper: ServiceRequest) -> tuple[Block, ...]:
    warranty = Ticks(
        ((T.YES, paper.in_warranty is True), (T.NO, paper.in_warranty is False)),
        f"{T.SERVICE_UNTIL} {paper.warranty_until:%Y-%m-%d}" if paper.warranty_until else "",
    )
    return (
        Band(T.REQUEST_1),
        *facts(
            WIDTHS, 9,
            (T.CUSTOMER, paper.customer, T.CALLER_PHONE, paper.contact or T.NONE),
            (T.SERVICE_ADDRESS, paper.address or T.NONE, T.CALL_CHANNEL, f"{paper.channel}·{paper.kind}·{paper.severity}"),
            (T.PRODUCT, paper.product, T.LOT_SERIAL, Cell(paper.identity or T.NONE, keep=True, bold=True)),
            (T.BOUGHT_ON, f"{paper.bought_on:%Y-%m-%d}  {paper.dispatch_no}" if paper.bought_on else T.NONE, T.IN_WARRANTY, warranty),
        ),
    )  # fmt: skip


def _problem(paper: ServiceRequest) -> tuple[Block, ...]:
    wished = f"{paper.wished_on:%Y-%m-%d}" if paper.wished_on else T.NONE
    return (
        Band(T.REQUEST_2),
        Row((label(T.CUSTOMER_WORDS), Cell(paper.problem, most=10, stand="t")), (26, 0), 52),
        *facts((26, 0), 8, (T.WISHED_ON, wished)),
    )


def _agreed(paper: ServiceRequest) -> tuple[Block, ...]:
    told = f"{paper.told}  {minute(paper.told_at)}" if paper.told and paper.told_at else T.NONE
    return (
        Band(T.REQUEST_3),
        Row((label(T.SOLUTION), Cell(paper.solution or T.NONE, most=6, stand="t")), (26, 0), 22),
        *facts(
            WIDTHS, 9,
            (T.TOLD_WHO, told, T.SERVICE_WAY, choose(paper.ways, paper.way)),
            (T.TECHNICIAN, paper.technician or T.NONE, T.APPOINTMENT, Cell(paper.appointment or T.NONE, bold=True)),
        ),
    )  # fmt: skip


def _end() -> tuple[Block, ...]:
    settled = Ticks(((T.SETTLED, False), (T.GOES_ON, False), (T.NEEDS_PARTS, False)))
    happy = Ticks(((T.HAPPY, False), (T.FAIRLY_HAPPY, False), (T.UNHAPPY, False)))
    return (
        Band(T.REQUEST_4, T.WRITTEN_ON_SITE),
        Row((label(T.RESULT), Cell(settled), label(T.CUSTOMER_SAYS), Cell(happy)), WIDTHS, 9),
        Row((label(T.CUSTOMER_OPINION), Cell("")), (26, 0), 29),
    )
