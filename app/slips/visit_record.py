"""回访记录 (form 44, J-13, J-36): A4; a return visit with its four contents, a call at the customer's, or the minutes of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.care_texts import C
from app.slips.grid import Block, Cell, Row, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "售后", "白"),)
BOXES = (SignBox("记录人", C.SIGN_DONE), SignBox("负责人", C.SIGN_HEAD))
_LABEL = 30


@dataclass(frozen=True, kw_only=True)
class VisitRecord(Paper):
    """Input of the form; what is not known yet is blank, to be written by hand."""

    title: str
    kind: str
    target: str
    targets: tuple[str, ...]
    subject: str
    customers: str
    source: str
    planned_on: date
    owner: str
    channels: tuple[str, ...]
    done_on: date | None = None
    channel: str = ""
    met: str = ""
    ours: str = ""
    satisfied: int | None = None
    opinions: str = ""
    problems: str = ""
    introduced: str = ""
    next_step: str = ""
    next_on: date | None = None
    next_done: str = ""
    case_no: str = ""


def render(paper: VisitRecord, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: Number or customer is blank.
    """
    require(number=paper.number, customers=paper.customers)
    five = (C.FIVE, C.FOUR, C.THREE, C.TWO, C.ONE)
    satisfied = five[5 - paper.satisfied] if paper.satisfied else ""
    day = f"{paper.done_on:%Y-%m-%d}" if paper.done_on else ""
    until = f"{paper.next_on:%Y-%m-%d}" if paper.next_on else ""
    group = Cell(choose(paper.targets, paper.target)) if paper.target else Cell(paper.subject or T.NONE)
    body: tuple[Block, ...] = (
        Row((label(C.CUSTOMER), Cell(paper.customers)), (_LABEL, 0), 9),
        Row((label(C.TARGET if paper.target else C.SUBJECT), group), (_LABEL, 0), 9),
        *facts(
            (_LABEL, 62, _LABEL, 0), 8.5,
            (C.PLANNED_ON, f"{paper.planned_on:%Y-%m-%d}", C.FOLLOWS, paper.source or T.NONE),
            (C.DONE_ON, day, C.VISIT_KIND, paper.kind),
            (C.MET, paper.met, C.OURS, paper.ours),
        ),
        Row((label(C.CHANNEL), Cell(choose(paper.channels, paper.channel))), (_LABEL, 0), 8.5),
        Row((label(C.SATISFACTION), Cell(choose(five, satisfied))), (_LABEL, 0), 9),
        *(_block(words, text, tall) for words, text, tall in (
            (C.OPINIONS, paper.opinions, 32), (C.PROBLEMS, paper.problems, 32), (C.INTRODUCED, paper.introduced, 25),
            (C.NEXT_STEP, paper.next_step, 23),
        )),
        *facts((_LABEL, 62, _LABEL, 0), 8.5, (C.NEXT_ON, until, C.CASE, paper.case_no or T.NONE)),
        Row((label(C.NEXT_DONE), Cell(paper.next_done)), (_LABEL, 0), 12),
        Signs(BOXES, paper.signatures, 18),
    )  # fmt: skip
    head = frame.Head(paper.title, (labelled_date(T.DATE, paper.date),), paper.owner)
    return frame.render(frame.Layout(stock, head, paper, opening=body), copies)


def _block(words: str, text: str, tall: float) -> Row:
    return Row((label(words), Cell(text, stand="t" if text else "m", most=8)), (_LABEL, 0), tall)
