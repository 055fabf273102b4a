"""追溯单 (J-31): A4, the way of a unit or lot from card to customer, stage by stage, as the records said at the time of printing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Row, Table, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "质保部", ""),)
BOXES = (SignBox("追溯人", T.SIGN_TRACER), SignBox("质保部", T.QA))


@dataclass(frozen=True)
class TraceLine:
    """One thing that happened: when, in which stage, what, who, where, on which document."""

    at: datetime
    stage: str
    what: str
    person: str = ""
    place: str = ""
    document: str = ""


@dataclass(frozen=True, kw_only=True)
class TraceSheet(Paper):
    """Input of the form.

    Attributes:
        product: Name and model.
        identity: Serial or lot number.
        heads: Pairs of word and value, an even number of them or one over.
        stages: Each stage and when the goods last reached it; None where they did not.
        holds: Spans on hold, in words.
        now: Where the goods are.
        customers: Who got pieces of a lot, in words.
        lines: What happened, oldest first.
    """

    product: str
    identity: str
    heads: tuple[tuple[str, str], ...]
    stages: tuple[tuple[str, datetime | None], ...]
    holds: tuple[str, ...]
    now: str
    customers: str
    lines: tuple[TraceLine, ...]


def render(paper: TraceSheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: Number, product or serial is blank.
    """
    require(number=paper.number, product=paper.product, identity=paper.identity)
    layout = frame.Layout(
        stock, frame.Head(T.TRACE_SHEET, (labelled_date(T.DATE, paper.date),)), paper, opening=_opening(paper), table=_table(paper),
        closing=(Signs(BOXES, paper.signatures, 18),),
    )  # fmt: skip
    return frame.render(layout, copies)


def _opening(paper: TraceSheet) -> tuple[Block, ...]:
    pairs = [*paper.heads]
    if len(pairs) % 2:
        pairs.append(("", ""))
    rows = [
        (*one, second[0], Cell(second[1], keep=True)) for one, second in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    wide = (22, 0)
    return (
        *facts((22, 70, 22, 0), 7, (T.PRODUCT, Cell(paper.product, most=2), T.TRACED, Cell(paper.identity, bold=True, keep=True)), *rows),
        Row((label(T.TRACE_NOW), Cell(paper.now, bold=True, most=6)), wide, 8),
        *((Row((label(T.TRACE_HOLDS), Cell("；".join(paper.holds), most=6)), wide, 7),) if paper.holds else ()),
        *((Row((label(T.CUSTOMER), Cell(paper.customers, most=8)), wide, 7),) if paper.customers else ()),
        *_stages(paper),
    )


def _stages(paper: TraceSheet) -> tuple[Block, ...]:
    """The stages side by side: what was passed bears its day."""
    widths = tuple(0.0 for _ in paper.stages)
    head = Row(tuple(label(name) for name, _ in paper.stages), widths, 6.4)
    days = (Cell(f"{at:%y-%m-%d}\n{at:%H:%M}" if at else T.NONE, align="c", size=8) for _, at in paper.stages)
    return head, Row(tuple(days), widths, 9)


def _table(paper: TraceSheet) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(T.TIME, 29, "c", True), Column(T.TRACE_STAGE, 14, "c"), Column(T.MATTER, 0),
        Column(T.PERSON, 24), Column(T.WHERE, 38), Column(T.RECORD_NO, 34, "l"),
    )  # fmt: skip
    rows = tuple(
        (str(n), f"{one.at:%Y-%m-%d %H:%M}", one.stage, one.what, one.person, one.place, one.document)
        for n, one in enumerate(paper.lines, start=1)
    )
    return Table(columns, rows, 6.8, 6.8, fill=max(3, 12 - len(rows)), size=8.6)
