"""车辆/货柜检查及监装记录 (form 24, G-02 … G-08): A4, ① 物流科 ② 市场部."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.slips import capitals, frame
from app.slips.grid import Band, Block, Cell, Column, Row, Sum, Table, Ticks, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, kilograms, labelled_date, minute

COPIES = (CopyName(1, "物流科", "白"), CopyName(2, "市场部", "红"))
BOXES = (
    SignBox("装车组长", T.SIGN_LOAD_LEADER),
    SignBox("监装", T.SIGN_SALES_WATCH),
    SignBox("仓管员", T.SIGN_STOREKEEPER),
    SignBox("司机", T.SIGN_DRIVER),
)


@dataclass(frozen=True)
class LoadLine:
    """Boxes of one mark as they were scanned on."""

    mark: str
    boxes_text: str
    name: str
    model: str
    quantity: int | Decimal
    unit: str
    boxes: int
    gross_g: int


@dataclass(frozen=True, kw_only=True)
class LoadingRecord(Paper):
    """Input of the record; `checks` are (question, answer) with None where it was not asked, `tools` (tool, prescribed for these goods)."""

    trip_no: str
    dispatch_nos: tuple[str, ...]
    plate: str
    container: str
    seals: tuple[str, ...]
    carrier: str
    driver: str
    phone: str
    licence: str
    crew: tuple[str, ...]
    supervisor: str
    arrived: datetime | None
    started: datetime | None
    ended: datetime | None
    checks: tuple[tuple[str, bool | None], ...]
    lines: tuple[LoadLine, ...]
    tools: tuple[tuple[str, bool], ...] = ()
    briefed: bool = False
    secured: bool = False
    photos: int = 0
    exceptions: str = ""


def render(paper: LoadingRecord, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the record as PDF.

    Raises:
        BlankField: the plate, driver or supervisor is blank.
    """
    require(number=paper.number, plate=paper.plate, driver=paper.driver, supervisor=paper.supervisor)
    layout = frame.Layout(
        stock,
        frame.Head(T.LOADING_RECORD, (labelled_date(T.DATE, paper.date), f"{T.TRIP_NO}：{paper.trip_no}")),
        paper,
        opening=(*_vehicle(paper), *_checks(paper), Band(T.LOADING_3)),
        table=_table(paper),
        closing=(*_end(paper), Signs(BOXES, paper.signatures, 18)),
    )
    return frame.render(layout, copies)


def _moment(value: datetime | None) -> str:
    return minute(value) if value else ""


def _vehicle(paper: LoadingRecord) -> tuple[Block, ...]:
    rows = facts(
        (24, 68, 24, 0),
        7,
        (T.PLATE, paper.plate, T.CONTAINER, paper.container or T.NONE),
        (T.SEAL_NO, "、".join(paper.seals), T.DISPATCH_NO, "、".join(paper.dispatch_nos)),
        (T.CARRIER, paper.carrier, T.DRIVER_PHONE, "  ".join(filter(None, (paper.driver, paper.phone)))),
        (T.LICENCE, paper.licence, T.ARRIVED, _moment(paper.arrived)),
        (T.LOAD_START, _moment(paper.started), T.LOAD_END, _moment(paper.ended)),
        (T.SUPERVISOR, paper.supervisor, T.CREW, "、".join(paper.crew)),
    )
    tools = Row((label(T.LOAD_TOOLS), Cell(Ticks(paper.tools))), (24, 0), 7)
    return Band(T.LOADING_1), *rows, tools


def _checks(paper: LoadingRecord) -> tuple[Block, ...]:
    """Two questions a row, each answered 是 or 否."""
    found = [(text, Ticks(((T.YES, passed is True), (T.NO, passed is False)))) for text, passed in paper.checks]
    if len(found) % 2:
        found.append(("", Ticks(())))
    pairs = zip(found[::2], found[1::2], strict=True)
    rows = (Row((Cell(a[0]), Cell(a[1], align="c"), Cell(b[0]), Cell(b[1], align="c")), (62, 30, 62, 0), 7) for a, b in pairs)
    return Band(T.LOADING_2), *rows


def _table(paper: LoadingRecord) -> Table:
    columns = (
        Column(T.MARKS, 24),
        Column(T.BOX_NO, 26),
        Column(T.PRODUCT, 36),
        Column(T.MODEL, 40),
        Column(T.QUANTITY, 18, "c", True),
        Column(T.BOXES, 14, "c", True),
        Column(T.GROSS_KG, 0, "r", True),
    )
    rows = tuple(
        (
            line.mark,
            line.boxes_text,
            line.name,
            line.model,
            f"{count(line.quantity)} {line.unit}",
            count(line.boxes),
            kilograms(line.gross_g),
        )
        for line in paper.lines
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices]
        boxes = sum(line.boxes for line in lines)
        words = f"{which.words}：{capitals.number(boxes)}{T.BOX}"
        cells = (
            Cell(words, bold=True),
            Cell(count(boxes), align="c", bold=True, keep=True),
            Cell(kilograms(sum(line.gross_g for line in lines)), align="r", bold=True, keep=True),
        )
        return Row(cells, (144, 14, 0), 7.4)

    return Table(columns, rows, 7, 7.2, total)


def _end(paper: LoadingRecord) -> tuple[Block, ...]:
    photos = T.PHOTO_COUNT.format(n=paper.photos)
    ticks = Ticks(((T.BRIEFED, paper.briefed), (T.SECURED, paper.secured), (photos, paper.photos > 0)))
    return (
        Row((label(T.CONFIRMED), Cell(ticks)), (24, 0), 8),
        Row((label(T.EXCEPTIONS), Cell(paper.exceptions or T.NONE)), (24, 0), 12),
    )
