"""查询/索赔单 (form 52, I-12): A4, ① 承运单位 ② 物流科; what logistics asks of a carrier, claims, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.slips import frame
from app.slips.delivery_texts import W
from app.slips.grid import Band, Block, Cell, Column, Row, Table, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date, minute

COPIES = (CopyName(1, "承运单位", "白"), CopyName(2, "物流科", "红"))
BOXES = (SignBox("物流", W.SIGN_LOGISTICS), SignBox("销售", W.SIGN_SALES), SignBox("承运", W.SIGN_CARRIER))
WIDTHS = (32.0, 60.0, 32.0, 0.0)


@dataclass(frozen=True)
class ClaimBoxLine:
    """One box: missing, or damaged."""

    box_no: int
    code: str
    contents: str
    damaged: bool


@dataclass(frozen=True, kw_only=True)
class ClaimPaper(Paper):
    """Input of the form; sums in fen, None while nobody named them."""

    carrier: str
    asked_whom: str
    waybill: str
    plate: str
    record_no: str
    dispatch_no: str
    case_no: str
    trip_no: str
    customer: str
    value_fen: int
    boxes: tuple[ClaimBoxLine, ...]
    asked_at: datetime
    answer_due: date
    question: str
    claimed_fen: int | None
    claimed_on: date | None
    evidence: str
    files: int
    deadline: date
    answer: str
    agreed_fen: int | None
    received_fen: int
    result: str


def money(fen: int | None) -> str:
    """A sum in yuan; nothing while there is none."""
    return "" if fen is None else f"{Decimal(fen) / 100:,.2f}"


def render(paper: ClaimPaper, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: The carrier, the record or the question is blank.
    """
    require(number=paper.number, carrier=paper.carrier, record_no=paper.record_no, question=paper.question)
    head = frame.Head(W.CLAIM, (labelled_date(T.DATE, paper.date),))
    opening: tuple[Block, ...] = (
        *facts(
            WIDTHS, 8,
            (W.TO_CARRIER, Cell(paper.carrier, bold=True), W.ASKED_WHOM, paper.asked_whom),
            (W.WAYBILL_PLATE, _pair(paper.waybill, paper.plate), W.CUSTOMER, paper.customer),
            (W.RECORD_DISPATCH, _pair(paper.record_no, paper.dispatch_no), W.CASE_TRIP, _pair(paper.case_no, paper.trip_no)),
        ),
        Band(W.CLAIM_1),
    )  # fmt: skip
    columns = (
        Column(T.SEQ, 10, "c", True), Column(W.BOX_NO, 18, "c", True), Column(W.BOX_CODE, 48, "c", True), Column(W.CONTENTS, 0),
        Column(W.SITUATION, 22, "c"),
    )  # fmt: skip
    rows = tuple(
        (str(n), str(box.box_no), box.code, box.contents, W.DAMAGED if box.damaged else W.MISSING)
        for n, box in enumerate(paper.boxes, start=1)
    )
    claimed = f"{paper.claimed_on:%Y-%m-%d}" if paper.claimed_on is not None else ""
    evidence = "\n".join(filter(None, (paper.evidence, W.FILES.format(n=paper.files) if paper.files else "")))
    closing: tuple[Block, ...] = (
        Band(W.CLAIM_2),
        *facts(WIDTHS, 8, (W.ASKED_AT, minute(paper.asked_at), W.ANSWER_DUE, Cell(f"{paper.answer_due:%Y-%m-%d}", bold=True))),
        Row((label(W.QUESTION), Cell(paper.question, most=6, stand="t")), (32, 0), 20),
        Band(W.CLAIM_3),
        *facts(
            WIDTHS, 8,
            (W.GOODS_VALUE, money(paper.value_fen), W.DEADLINE, f"{paper.deadline:%Y-%m-%d}"),
            (W.CLAIMED_FEN, Cell(money(paper.claimed_fen), bold=True), W.CLAIMED_AT, claimed),
        ),
        Row((label(W.EVIDENCE), Cell(evidence, most=6, stand="t")), (32, 0), 18),
        Band(W.CLAIM_4),
        Row((label(W.ANSWER), Cell(paper.answer, most=8, stand="t")), (32, 0), 22),
        *facts(WIDTHS, 8, (W.AGREED_FEN, money(paper.agreed_fen), W.RECEIVED_FEN, money(paper.received_fen) if paper.received_fen else "")),
        Row((label(W.RESULT), Cell(paper.result, most=4)), (32, 0), 10),
        Band(W.CLAIM_RULE),
        Signs(BOXES, paper.signatures, 22),
    )  # fmt: skip
    layout = frame.Layout(stock, head, paper, opening=opening, table=Table(columns, rows, 7.4, 7), closing=closing)
    return frame.render(layout, copies)


def _pair(first: str, second: str) -> str:
    return " / ".join((first or T.NONE, second or T.NONE)) if first or second else T.NONE
