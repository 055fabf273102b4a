"""顾客满意度调查表 (form 43, J-12): A4; the customer ticks 1 to 5 a line, writes, signs; its barcode brings it back onto the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.care_texts import C
from app.slips.grid import Block, Cell, Row, Ticks, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "售后", "白"), CopyName(2, "客户", "红"))
BOXES = (SignBox("填表人", C.SIGN_CUSTOMER), SignBox("售后", C.SIGN_ENTERED, 58))
ITEMS = (C.QUALITY, C.DELIVERY, C.PACKING, C.SERVICE, C.PRICE, C.OVERALL)
_POINTS = ((5, C.FIVE), (4, C.FOUR), (3, C.THREE), (2, C.TWO), (1, C.ONE))
_WIDTHS = (27, 101, 0)


@dataclass(frozen=True, kw_only=True)
class SurveySheet(Paper):
    """Input of the form; `scores` are those of `ITEMS`, None where nothing is ticked."""

    customer: str
    contact: str
    kind: str
    case_no: str
    year: int | None
    product: str
    back_by: date
    scores: tuple[int | None, ...] = (None,) * 6
    suggestions: str = ""
    filled_by: str = ""
    filled_on: date | None = None


def render(paper: SurveySheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: Number or customer is blank.
    """
    require(number=paper.number, customer=paper.customer)
    about = (C.SURVEY_YEAR, str(paper.year)) if paper.year is not None else (C.SURVEY_ABOUT, paper.case_no or T.NONE)
    opening = facts(
        (_WIDTHS[0], 66, 27, 0), 8.5,
        (C.CUSTOMER, paper.customer, C.CONTACT, paper.contact or T.NONE),
        (C.SURVEY_KIND, paper.kind, *about),
        (T.PRODUCT, paper.product or T.NONE, C.FILLED_ON, f"{paper.filled_on:%Y-%m-%d}" if paper.filled_on else ""),
    )  # fmt: skip
    body: tuple[Block, ...] = (
        *opening,
        Row((Cell(C.SURVEY_WORDS, most=2),), (0,), 11),
        Row((label(C.ITEM), label(C.POINTS), label(C.REASON)), _WIDTHS, 8),
        *(_line(words, score) for words, score in zip(ITEMS, paper.scores, strict=True)),
        Row((label(C.SUGGESTIONS), Cell(paper.suggestions, stand="t", most=9)), (_WIDTHS[0], 0), 62),
        Row((label(C.FILLED_BY), Cell(paper.filled_by)), (_WIDTHS[0], 0), 9),
        Signs(BOXES, paper.signatures, 24),
    )
    back = C.SURVEY_BACK.format(day=f"{paper.back_by:%Y-%m-%d}")
    phone = f"{T.PHONE}：{paper.company.phone}" if paper.company.phone else ""
    address = paper.company.address
    head = frame.Head(C.SURVEY, (labelled_date(T.DATE, paper.date), back), strong=True)
    after = "  ".join(part for part in (back, paper.company.name, phone, address) if part)
    return frame.render(frame.Layout(stock, head, paper, opening=body, after=after), copies)


def _line(words: str, score: int | None) -> Row:
    ticks = Ticks(tuple((text, points == score) for points, text in _POINTS))
    return Row((label(words), Cell(ticks, align="c"), Cell()), _WIDTHS, 13)
