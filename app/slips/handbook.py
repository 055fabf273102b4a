"""技术支持手册 (form 49, J-32): A4 landscape, problem, cause and steps of every article, chapter by chapter."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Column, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "售后部", "白"),)
BOXES = (SignBox("编制", T.SIGN_LEDGER_BY), SignBox("审核", T.SIGN_SERVICE_REVIEW), SignBox("批准", T.SIGN_APPROVED))


@dataclass(frozen=True)
class Article:
    """One article; `chapter` is the word of its cause."""

    no: int
    chapter: str
    product: str
    problem: str
    reason: str
    steps: str
    case_no: str


@dataclass(frozen=True, kw_only=True)
class Handbook(Paper):
    """Input of the book, in its order."""

    articles: tuple[Article, ...]


def render(paper: Handbook, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the book as PDF.

    Raises:
        BlankField: No number.
    """
    require(number=paper.number)
    head = frame.Head(T.HANDBOOK, (labelled_date(T.AS_OF, paper.date),), T.HANDBOOK_SIZE.format(n=len(paper.articles)))
    columns = (
        Column(T.ARTICLE_NO, 14, "c", True), Column(T.CHAPTER, 20, "c"), Column(T.PRODUCT, 34), Column(T.PROBLEM, 52),
        Column(T.CAUSE, 58), Column(T.STEPS_TO_TAKE, 0), Column(T.SOURCE_CASE, 25, "c", True),
    )  # fmt: skip
    rows = tuple(
        (str(one.no), one.chapter, one.product or T.ANY_PRODUCT, one.problem, one.reason, one.steps, one.case_no or T.NONE)
        for one in paper.articles
    )
    none = ("", "", "", str(T.NO_ARTICLE), "", "", "")
    table = Table(columns, rows or (none,), 12, 7.4, fill=1, size=9)
    return frame.render(frame.Layout(stock, head, paper, table=table, closing=(Signs(BOXES, paper.signatures, 16),)), copies)
