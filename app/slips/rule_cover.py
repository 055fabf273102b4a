"""制度封面与修订履历 (form 50, M-06): A4, who wrote, checked and approved a rule, from when it holds, and every change before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Column, Row, Table, facts, label
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, chinese_date, labelled_date

COPIES = (CopyName(1, "存档", "白"),)
BOXES = (SignBox("编制", H.SIGN_WRITTEN), SignBox("审核", H.SIGN_REVIEWED), SignBox("批准", H.SIGN_APPROVED))


@dataclass(frozen=True)
class Revision:
    """One change: the edition or version it made, when it was issued and from when it holds, who made it and who approved it."""

    edition: str
    issued_on: date
    effective_on: date
    words: str
    why: str = ""
    author: str = ""
    approver: str = ""


@dataclass(frozen=True, kw_only=True)
class RuleCover(Paper):
    """Input of the cover; `history` from the newest to the oldest, `read` how many confirmed of how many have to, in words."""

    title: str
    rule_code: str
    edition: str
    issued_on: date | None
    effective_on: date
    readers: str
    read: str
    history: tuple[Revision, ...]


def render(paper: RuleCover, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the cover as PDF.

    Raises:
        BlankField: title or edition is blank.
    """
    require(number=paper.number, title=paper.title, edition=paper.edition)
    head = frame.Head(H.RULE_COVER, (labelled_date(T.DATE, paper.date),))
    issued = chinese_date(paper.issued_on) if paper.issued_on else T.NONE
    opening: tuple[Block, ...] = (
        Row((label(H.RULE_NAME), Cell(paper.title, bold=True, size=14, most=3, align="c")), (28, 0), 20),
        *facts(
            (28, 64, 28, 0), 9,
            (H.RULE_CODE, Cell(paper.rule_code or T.NONE, most=2), T.EDITION, Cell(paper.edition, bold=True)),
            (H.ISSUED_ON, issued, H.EFFECTIVE_ON, Cell(chinese_date(paper.effective_on), bold=True)),
            (H.READERS, Cell(paper.readers or T.NONE, most=6), H.READ, paper.read or T.NONE),
        ),
        Signs(BOXES, paper.signatures, 24),
        Band(H.HISTORY),
    )  # fmt: skip
    return frame.render(frame.Layout(stock, head, paper, opening=opening, table=_table(paper)), copies)


def _table(paper: RuleCover) -> Table:
    columns = (
        Column(T.EDITION, 18, "c"), Column(H.ISSUED_ON, 22, "c", True), Column(H.EFFECTIVE_ON, 22, "c", True), Column(H.CHANGE, 0),
        Column(H.WHY, 36), Column(H.AUTHOR, 20, "c"), Column(H.APPROVER, 20, "c"),
    )  # fmt: skip
    rows = tuple(
        (one.edition, f"{one.issued_on:%Y-%m-%d}", f"{one.effective_on:%Y-%m-%d}", one.words, one.why, one.author, one.approver)
        for one in paper.history
    )
    none = ("", "", "", str(H.NO_CHANGE), "", "", "")
    return Table(columns, rows or (none,), 7.6, 7.4, size=9)
