"""质量档案 (form 40, J-04): A4, everything on record about a serial, a lot, a product or a customer, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Row, Table, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.report_texts import R
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "售后部", "白"),)
BOXES = (SignBox("归档", R.SIGN_FILED), SignBox("质保部", R.SIGN_REVIEWED))


@dataclass(frozen=True)
class FileRow:
    """One record of the file."""

    at: datetime
    kind: str
    number: str
    words: str
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class QualityFile(Paper):
    """Input of the file; `counts` are kinds of records and how many there are, `most` is set where only the newest are listed."""

    kind: str
    title: str
    heads: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    lines: tuple[FileRow, ...]
    most: int = 0


def render(paper: QualityFile, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the file as PDF.

    Raises:
        BlankField: Number or title is blank.
    """
    require(number=paper.number, title=paper.title)
    head = frame.Head(R.QUALITY_FILE, (labelled_date(T.DATE, paper.date),), R.NEWEST_ONLY.format(n=paper.most) if paper.most else "")
    layout = frame.Layout(
        stock, head, paper, opening=_opening(paper), table=_table(paper), closing=(Signs(BOXES, paper.signatures, 16),)
    )  # fmt: skip
    return frame.render(layout, copies)


def _opening(paper: QualityFile) -> tuple[Block, ...]:
    pairs = [*paper.heads]
    if len(pairs) % 2:
        pairs.append(("", ""))
    counts = "、".join(f"{words} {count(n)}" for words, n in paper.counts) or R.NOTHING_FILED
    return (
        *facts((22, 0, 22, 34), 7, (R.FILE_OF, Cell(paper.title, bold=True, most=3), R.FILE_KIND, paper.kind)),
        *facts((22, 70, 22, 0), 7, *((*one, *two) for one, two in zip(pairs[::2], pairs[1::2], strict=True))),
        Row((label(R.COUNTS), Cell(counts, most=4)), (22, 0), 7),
    )


def _table(paper: QualityFile) -> Table:
    columns = (
        Column(R.SEQ, 9, "c"), Column(R.WHEN, 27, "c", True), Column(R.RECORD, 24, "c"), Column(R.NUMBER, 32, "l", True),
        Column(R.MATTER, 0), Column(R.PERSON, 20),
    )  # fmt: skip
    rows = tuple(
        (str(n), f"{one.at:%Y-%m-%d %H:%M}", one.kind, one.number, one.words, one.person) for n, one in enumerate(paper.lines, start=1)
    )
    none = ("", "", "", "", str(R.NOTHING_FILED), "")
    return Table(columns, rows or (none,), 7, 6.8, fill=max(3, 10 - len(rows)), size=8.6)
