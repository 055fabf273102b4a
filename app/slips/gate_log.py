"""门岗记录 of a day (H-08): A4 landscape, every release, refusal and gate-in in the order of time, with the totals of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Block, Cell, Column, Content, Pieces, Row, Sum, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "存档", ""),)
BOXES = (SignBox("交班门卫", T.SIGN_GUARD_OUT), SignBox("接班门卫", T.SIGN_GUARD_IN), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))


@dataclass(frozen=True)
class LogLine:
    """One line: a vehicle that was released or refused, or one that came in and left without goods or is still inside.

    Attributes:
        result: In words.
        released: Counted as a release; None for a line that is no check of a pass.
        entered_at: When it came in, if it was entered.
        at: When it was checked or left; None for one still inside.
        offline: Judged without the database.
        emergency: Left on an emergency sheet.
    """

    result: str
    released: bool | None
    entered_at: datetime | None
    at: datetime | None
    gate: str
    guard: str
    pass_no: str = ""
    plate: str = ""
    trailer: str = ""
    customer: str = ""
    boxes: int = 0
    clause: str = ""
    reason: str = ""
    offline: bool = False
    emergency: bool = False


@dataclass(frozen=True, kw_only=True)
class GateLogPaper(Paper):
    """Input of the log; `until` is the moment up to which it reaches."""

    lines: tuple[LogLine, ...]
    until: datetime


def render(paper: GateLogPaper, copies: tuple[CopyName, ...] = COPIES) -> bytes:
    """Draws the log as PDF.

    Raises:
        BlankField: The number is blank.
    """
    require(number=paper.number)
    until = T.LOG_UNTIL.format(at=f"{paper.until:%Y-%m-%d %H:%M}")
    head = frame.Head(T.GATE_LOG, (labelled_date(T.DATE, paper.date), until))
    layout = frame.Layout(A4_LANDSCAPE, head, paper, table=_table(paper), closing=(Signs(BOXES, paper.signatures, 15),))
    return frame.render(layout, copies)


def _table(paper: GateLogPaper) -> Table:
    columns = (
        Column(T.SEQ, 9, "c", True),
        Column(T.RESULT, 20, "c"),
        Column(T.TIME_IN, 20, "c", True),
        Column(T.TIME_OUT, 17, "c", True),
        Column(T.GATE_PASS, 25, "c", True),
        Column(T.PLATE_TRAILER, 34),
        Column(T.CONSIGNEE, 44),
        Column(T.BOXES, 12, "c", True),
        Column(T.GATE_SHORT, 18, "c"),
        Column(T.SIGN_GUARD_SHORT, 20, "c"),
        Column(T.CLAUSE, 13, "c", True),
        Column(T.REASON_REMARK, 0),
    )
    rows = tuple(_row(n, line, paper) for n, line in enumerate(paper.lines, start=1))

    def total(indices: Sequence[int], which: Sum) -> Block:
        return Row((Cell(f"{which.words.removesuffix('（大写）')}：{_totals([paper.lines[n] for n in indices])}", bold=True),), (0,), 7.2)

    return Table(columns, rows, 6.6, 7.0, total, size=9)


def _came_in(at: datetime | None, day: date) -> str:
    """The time; of a vehicle that came in on another day the day as well."""
    if at is None:
        return T.NONE
    return f"{at:%H:%M}" if at.date() == day else f"{at:%m-%d %H:%M}"


def _row(n: int, line: LogLine, paper: GateLogPaper) -> tuple[Content, ...]:
    result = f"{line.result}（{T.OFFLINE}）" if line.offline else line.result
    return (
        str(n),
        result,
        _came_in(line.entered_at, paper.date),
        f"{line.at:%H:%M:%S}" if line.at else T.NONE,
        line.pass_no or T.NONE,
        Pieces((line.plate or T.NONE, line.trailer)) if line.trailer else line.plate or T.NONE,
        line.customer or T.NONE,
        count(line.boxes) if line.boxes else T.NONE,
        line.gate,
        line.guard,
        line.clause or T.NONE,
        line.reason,
    )


def _totals(lines: Sequence[LogLine]) -> str:
    out = [line for line in lines if line.released]
    return T.LOG_TOTALS.format(
        released=len(out),
        boxes=count(sum(line.boxes for line in out)),
        refused=sum(line.released is False for line in lines),
        offline=sum(line.offline for line in lines),
        emergency=sum(line.emergency for line in lines),
    )
