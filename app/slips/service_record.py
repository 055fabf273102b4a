"""客户服务记录 (form 38, J-09, J-35): A4, ① 售后部 ② 客户; goes out blank as the job sheet and prints again with what was done."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Column, Row, Table, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "售后部", "白"), CopyName(2, "客户", "红"))
BOXES = (SignBox("服务人员", T.SIGN_TECHNICIAN), SignBox("审核", T.SIGN_SERVICE_REVIEW), SignBox("客户", T.SIGN_CUSTOMER_STAMP, 60))
WIDTHS = (26, 66, 26, 0)
BLANK_TIME = "　　月　　日　　时　　分"


@dataclass(frozen=True)
class PartLine:
    """A part that was used; a serial thing names what came out and what went in."""

    what: str
    quantity: str
    taken_out: str = ""
    put_in: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceRecord(Paper):
    """Input of the record; what is blank is left to be written on site."""

    customer: str
    contact: str
    address: str
    product: str
    identity: str
    problem: str
    cause: str
    solution: str
    technician: str
    appointment: str
    ways: tuple[str, ...]
    way: str
    arrived: str
    left: str
    hours: str
    travel: str
    steps: str
    result: str
    parts: tuple[PartLine, ...]
    confirmed: str
    accepted: bool | None
    opinion: str
    next_step: str


def render(paper: ServiceRecord, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the record as PDF.

    Raises:
        BlankField: Customer or product is blank.
    """
    require(number=paper.number, customer=paper.customer, product=paper.product)
    head = frame.Head(T.SERVICE_RECORD, (labelled_date(T.DATE, paper.date),), f"{T.TECHNICIAN}：{paper.technician or T.NONE}")
    layout = frame.Layout(
        stock, head, paper, opening=_opening(paper), table=_parts(paper), closing=(*_closing(paper), Signs(BOXES, paper.signatures, 24)),
    )  # fmt: skip
    return frame.render(layout, copies)


def _opening(paper: ServiceRecord) -> tuple[Block, ...]:
    return (
        *facts(
            WIDTHS, 8,
            (T.CUSTOMER, paper.customer, T.CALLER_PHONE, paper.contact or T.NONE),
            (T.PRODUCT, paper.product, T.LOT_SERIAL, Cell(paper.identity or T.NONE, keep=True, bold=True)),
            (T.SERVICE_ADDRESS, paper.address or T.NONE, T.SERVICE_WAY, choose(paper.ways, paper.way)),
            (T.APPOINTMENT, paper.appointment or T.NONE, T.CAME_TO_SITE, paper.arrived or BLANK_TIME),
            (T.LEFT_SITE, paper.left or BLANK_TIME, T.HOURS_TRAVEL, _spent(paper)),
        ),
        Row((label(T.PROBLEM), Cell(paper.problem, most=5)), (26, 0), 14),
        Row((label(T.CAUSE_FOUND), Cell(paper.cause, most=4, stand="t")), (26, 0), 14),
        Row((label(T.SOLUTION), Cell(paper.solution, most=4, stand="t")), (26, 0), 12),
        Row((label(T.STEPS_DONE), Cell(paper.steps, most=10, stand="t")), (26, 0), 56),
        Band(T.PARTS_USED, T.PARTS_HINT),
    )  # fmt: skip


def _spent(paper: ServiceRecord) -> str:
    hours = paper.hours or "　　　"
    travel = paper.travel or "　　　"
    return f"{hours} {T.HOURS_UNIT} / {travel} {T.KM_UNIT}"


def _parts(paper: ServiceRecord) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.PART_NAME, 0), Column(T.QUANTITY, 18, "c"), Column(T.TAKEN_OUT, 44, "c", True),
        Column(T.PUT_IN, 44, "c", True),
    )  # fmt: skip
    rows = tuple((str(n), one.what, one.quantity, one.taken_out, one.put_in) for n, one in enumerate(paper.parts, start=1))
    blank = ("",) * len(columns)
    return Table(columns, rows or (blank,) * 5, 7, 7, fill=5)  # a sheet that goes out has room to write on


def _closing(paper: ServiceRecord) -> tuple[Block, ...]:
    settled = Ticks(((T.SETTLED, paper.accepted is True), (T.GOES_ON, paper.accepted is False)), paper.result)
    return (
        Row((label(T.RESULT), Cell(settled, most=3)), (26, 0), 10),
        Row((label(T.CONFIRMED_BY), Cell(paper.confirmed, most=2), label(T.CUSTOMER_OPINION), Cell(paper.opinion, most=3)), WIDTHS, 12),
        Row((label(T.NEXT_STEP), Cell(paper.next_step, most=2)), (26, 0), 9),
    )
