"""备货清单 of a load plan (G-06): A4, the boxes in the order they are loaded; the goods of each stop are staged in a lane of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Pieces, Row, Sum, Table, Ticks, facts
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4
from app.slips.texts import T, count, kilograms, labelled_date

COPIES = (CopyName(1, "装车组", "白"),)
BOXES = (SignBox("备货人", T.SIGN_STAGER), SignBox("核对人", T.SIGN_STAGE_CHECKER), SignBox("装车组长", T.SIGN_LOAD_LEADER))


@dataclass(frozen=True)
class StagingLine:
    """One box: its turn, for which stop, what it is, and where it will stand."""

    turn: int
    stop: int
    to: str
    box: str
    sscc: str
    goods: str
    mark: str
    packaging: str
    size: str
    weight_g: int
    place: str


@dataclass(frozen=True, kw_only=True)
class StagingList(Paper):
    """Input of the list; its number is that of the load plan."""

    trip_no: str
    dock: str
    plate: str
    lines: tuple[StagingLine, ...]


def render(paper: StagingList, copies: tuple[CopyName, ...] = COPIES) -> bytes:
    """Draws the list as PDF.

    Raises:
        BlankField: Number or trip is blank.
    """
    require(number=paper.number, trip_no=paper.trip_no)
    layout = frame.Layout(
        A4, frame.Head(T.STAGING_LIST, (labelled_date(T.DATE, paper.date), f"{T.TRIP_NO}：{paper.trip_no}")), paper,
        opening=(*_facts(paper), *_lanes(paper)), table=_table(paper), closing=(Signs(BOXES, paper.signatures, 15),),
    )  # fmt: skip
    return frame.render(layout, copies)


def _facts(paper: StagingList) -> tuple[Block, ...]:
    return facts((20, 0, 20, 0), 7, (T.PLATE_NO, paper.plate or T.NONE, T.DOCK, paper.dock or T.NONE))


def _lanes(paper: StagingList) -> tuple[Block, ...]:
    """One row says what stands in which lane; the lane that is loaded first comes first."""
    stops: dict[int, list[StagingLine]] = {}
    for line in sorted(paper.lines, key=lambda line: -line.stop):
        stops.setdefault(line.stop, []).append(line)
    words = tuple(
        T.LANE_OF.format(n=number, stop=stop, to=lines[0].to, boxes=count(len(lines)))
        for number, (stop, lines) in enumerate(stops.items(), start=1)
    )
    return facts((20, 0), 7, (T.LANES, Cell(Pieces(words), most=4)))


def _table(paper: StagingList) -> Table:
    columns = (
        Column(T.TURNS, 11, "c", True),
        Column(T.STOP, 8, "c", True),
        Column(f"{T.BOX_NO} / SSCC", 37),
        Column(f"{T.GOODS} / {T.MARKS}", 0),
        Column(T.SIZE_MM, 27, "c", True),
        Column(T.GROSS_KG, 17, "r", True),
        Column(T.PLACE, 35, "c", True),
        Column(T.STAGED, 10, "c"),
    )
    rows = tuple(
        (
            str(line.turn), str(line.stop), f"{line.box} {line.sscc}", "  ".join(filter(None, (line.goods, line.packaging, line.mark))),
            line.size, kilograms(line.weight_g), line.place, Ticks((("", False),)),
        )
        for line in paper.lines
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices]
        words = f"{which.words}：{capitals.number(len(lines))}{T.BOX}"
        weight = kilograms(sum(line.weight_g for line in lines))
        boxes = Cell(f"{count(len(lines))} {T.BOX}", align="c", bold=True)
        cells = (Cell(words, bold=True), boxes, Cell(weight, align="r", bold=True), Cell(""))
        return Row(cells, (0, 27, 17, 45), 7)

    return Table(columns, rows, 8.4, 7, total, size=8.5)
