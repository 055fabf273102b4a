"""装柜图 (form 23, G-06): A4 landscape, ① 存根 ② 装车组 ③ 司机; readable in black and white by letters and hatches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.slips import capitals, frame, lettering
from app.slips import load_drawing as drawing
from app.slips.frame import GRID_BELOW_HEAD, Head, Layout, Sheet, body_bottom
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, Ticks, draw_stack, label, stack_height
from app.slips.load_drawing import BELOW, TITLE, Hatch, Layer, Picture, Room
from app.slips.model import CopyName, Paper, require
from app.slips.pen import Pen
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import THOUSANDS, T, count, kilograms, labelled_date

COPIES = (CopyName(1, "存根", "白"), CopyName(2, "装车组", "红"), CopyName(3, "司机", "黄"))
BOXES = (
    SignBox("编制", T.SIGN_PLAN_MAKER),
    SignBox("审核", T.SIGN_PLAN_REVIEWER),
    SignBox("装车组长", T.SIGN_LOAD_LEADER),
    SignBox("监装", T.SIGN_SALES_WATCH),
    SignBox("仓管员", T.SIGN_STOREKEEPER),
    SignBox("司机", T.SIGN_DRIVER),
)
MOST_LINES = 9
"""Lines of the list that stand on the first page at most; a longer one has its own page and is summed up by letter here."""
_SPLIT = 142.0
_SIGNS = 15.5
_HEADING = 5.6
_LEAST_PICTURE = 62.0
_GAP = 4.0


@dataclass(frozen=True)
class MarkLine:
    """Boxes of one 唛头 (or stop, lot) of one size.

    Attributes:
        turns: Their turns, such as 1–8.
        letter: What stands on them in the drawings; `pattern` is their hatch.
        mark: The 唛头 in words.
        names: Their numbers.
        lots: Their lots, or blank.
        size: Length × width × height, or how many sizes.
        each_g: Weight of one; None where they differ or nobody knows.
    """

    turns: str
    letter: str
    pattern: Hatch
    mark: str
    names: str
    lots: str
    boxes: int
    size: str
    each_g: int | None
    total_g: int


@dataclass(frozen=True)
class TurnLine:
    """One box in the list of turns."""

    turn: int
    letter: str
    name: str
    number: str
    lot: str
    place: str
    size: str
    weight_g: int
    stop: int


@dataclass(frozen=True, kw_only=True)
class LoadPlanPaper(Paper):
    """Input of the sheet.

    Attributes:
        reference: 车次 and 发货单 in the head.
        aside: A warning beside the title, such as 试算 or 含预估 12 箱.
        by: What the letters stand for: 按唛头, 按站.
        is_container: 柜门 instead of 车门.
        vehicle: Kind with plate or container number.
        inside: Length, width and height in mm.
        payload_g: What may be loaded, or None.
        strict: Whether a box out of turn is refused.
        stops: The stops in words, or blank for one.
        layer_limits: 层限 by letter, or blank.
        lines: The list; `letters` is it summed up by letter.
        volume_mm3: Of all boxes.
        centre: Centre of gravity in words: along and aside.
        axles: Axle loads in words, or blank.
        under: What the plan was made under.
        judged: What the independent check says.
        left: What is not loaded and why, or blank.
        notes: 说明, numbered.
    """

    reference: str
    aside: str = ""
    by: str
    is_container: bool
    vehicle: str
    seal: str = ""
    inside: tuple[int, int, int]
    payload_g: int | None
    strict: bool
    stops: str = ""
    layer_limits: str = ""
    lines: tuple[MarkLine, ...]
    letters: tuple[MarkLine, ...]
    turns: tuple[TurnLine, ...]
    volume_mm3: int
    centre: tuple[str, str]
    axles: str = ""
    under: str
    judged: str
    left: str = ""
    notes: tuple[str, ...] = ()
    layers: tuple[Layer, ...]
    pictures: tuple[Picture, ...] = ()

    @property
    def door(self) -> str:
        """The word for the door's end."""
        return "柜门" if self.is_container else "车门"


def render(paper: LoadPlanPaper, copies: tuple[CopyName, ...] = COPIES) -> bytes:
    """Draws the sheets as PDF: the first with picture, list, sums and signatures, the last ones with the list of turns.

    Raises:
        BlankField: Number or vehicle is blank.
    """
    require(number=paper.number, vehicle=paper.vehicle)
    return frame.draw_sheets(A4_LANDSCAPE, paper, _sheets(paper), copies)


def picture_room(paper: LoadPlanPaper) -> Room:
    """Where the picture will stand on the first sheet; it depends on everything but the pictures."""
    return _front(paper).room


def _sheets(paper: LoadPlanPaper) -> list[Sheet]:
    head = _head(paper)
    front = _front(paper)
    apart = [] if front.together else [Sheet((part,), head) for part in _layer_pages(paper)]
    lists = _list_pages(paper, head) if front.long else []
    turns = _turn_pages(paper, head)
    pages = (2 if lists else 0, 2 + len(lists), 2 + len(lists) + len(apart))
    return [Sheet((replace(front, pages=pages),), head), *lists, *apart, *turns]


def _head(paper: LoadPlanPaper) -> Head:
    return Head(T.LOAD_PLAN, (labelled_date(T.DATE, paper.date), paper.reference), aside=paper.aside)


# ---------------------------------------------------------------------- the first sheet


@dataclass(frozen=True)
class _Front:
    """The whole first sheet below the head: picture and tables side by side, plans below them, notes and signatures at the bottom."""

    paper: LoadPlanPaper
    tables: tuple[Block, ...]
    bottom: tuple[Block, ...]
    upper: float
    together: bool
    scale: float
    long: bool
    pages: tuple[int, int, int] = (0, 0, 0)

    @property
    def room(self) -> Room:
        """Where the picture stands."""
        top = A4_LANDSCAPE.head + GRID_BELOW_HEAD + _HEADING
        return Room(A4_LANDSCAPE.left, top, _SPLIT - A4_LANDSCAPE.left, self.upper - _HEADING - 1.5)

    def height(self, stock: Stock) -> float:
        """Height in mm: down to the foot."""
        return _space(stock)

    def draw(self, pen: Pen, y: float) -> None:
        """Draws all of it."""
        paper, stock = self.paper, pen.stock
        _heading(pen, stock.left, y, T.PLAN_PICTURE.format(door=paper.door), _SPLIT - stock.left)
        for picture, room in zip(paper.pictures, self.room.parts(len(paper.pictures)), strict=True):
            drawing.draw_picture(pen, picture, room, paper.door)
        self._draw_tables(pen, y)
        below = y + self.upper
        if self.together:
            _heading(pen, stock.left, below, T.PLAN_LAYERS.format(door=paper.door), stock.grid)
            _draw_row(pen, paper, paper.layers, below + _HEADING, self.scale)
        else:
            words = T.PLAN_LAYERS_AT.format(page=self.pages[1], then=self.pages[2])
            _heading(pen, stock.left, below, words, stock.grid)
        draw_stack(pen, self.bottom, y + _space(stock) - stack_height(self.bottom, stock))

    def _draw_tables(self, pen: Pen, y: float) -> None:
        """The tables at the right, with their heading between facts and list."""
        whole, narrow = pen.stock, _right(pen.stock)
        pen.stock = narrow
        y = draw_stack(pen, self.tables[:1], y)
        pen.stock = whole
        words = T.PLAN_LIST_AT.format(by=self.paper.by, page=self.pages[0]) if self.pages[0] else T.PLAN_LIST.format(by=self.paper.by)
        _heading(pen, narrow.left, y, words, narrow.grid)
        pen.stock = narrow
        draw_stack(pen, self.tables[1:], y + _HEADING)
        pen.stock = whole


def _space(stock: Stock) -> float:
    return body_bottom(stock) - stock.head - GRID_BELOW_HEAD


def _right(stock: Stock) -> Stock:
    return replace(stock, left=_SPLIT + 3, body=8.5)


def _heading(pen: Pen, x: float, y: float, words: str, across: float) -> None:
    fitted = lettering.one_line(words, across, 9.5, 7, bold=True)
    pen.lines(x, y + 2.4, fitted, bold=True)


def _front(paper: LoadPlanPaper) -> _Front:
    """Decides whether the plans of the layers stand on the first sheet, large enough to be read."""
    stock = A4_LANDSCAPE
    bottom = _bottom(paper)
    free = _space(stock) - stack_height(bottom, stock) - 2.0
    most = MOST_LINES
    while True:
        tables = _tables(paper, most)
        tall = stack_height(tables, _right(stock)) + _HEADING
        if tall <= free - _HEADING or most == 1:
            break
        most -= 1
    across = (stock.grid - _GAP * max(0, len(paper.layers) - 1)) / max(1, len(paper.layers))
    upper = max(tall, _LEAST_PICTURE) + 2.0
    room = free - upper - _HEADING - TITLE - BELOW
    scale = min(min(across, stock.grid / 2.2) / paper.inside[0], room / paper.inside[1])
    together = scale > 0 and drawing.legible(paper.layers, scale)
    plans = TITLE + BELOW + paper.inside[1] * scale if together else 0.0
    upper = free - _HEADING - plans
    return _Front(paper, tables, bottom, upper, together, scale, len(paper.lines) > most)


def _draw_row(pen: Pen, paper: LoadPlanPaper, layers: Sequence[Layer], y: float, scale: float) -> None:
    """Plans beside each other over the whole width."""
    wide = paper.inside[0] * scale
    gap = max(_GAP, (pen.stock.grid - wide * len(layers)) / max(1, len(layers) - 1)) if len(layers) > 1 else 0
    gap = min(gap, 12.0)
    for number, layer in enumerate(layers):
        drawing.draw_layer(pen, layer, paper.inside[:2], pen.stock.left + number * (wide + gap), y, scale)


@dataclass(frozen=True)
class _Sign:
    """A line of the list: an ordinary row with the sign of its 唛头 drawn into the second cell."""

    row: Row
    line: MarkLine

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.row.height(stock)

    def draw(self, pen: Pen, y: float) -> None:
        """Draws the row and the sign."""
        self.row.draw(pen, y)
        spans = self.row.spans(pen.stock)
        tall = self.row.height(pen.stock)
        x = pen.stock.left + spans[0] + (spans[1] - 8) / 2
        drawing.plate(pen, x, y + (tall - 4.6) / 2, 8, 4.6, self.line.letter, self.line.pattern)


_WIDTHS = (14.0, 11.0, 0.0, 10.0, 28.0, 13.0, 16.0)


def _tables(paper: LoadPlanPaper, most: int) -> tuple[Block, ...]:
    """The tables at the right of the first sheet, with at most so many lines of the list."""
    shown = paper.lines if len(paper.lines) <= most else paper.letters
    what = f"{T.MARKS} / {T.BOX_LOT}" if any(line.mark for line in shown) else str(T.BOX_LOT)
    head = (T.TURNS, T.SIGN_LETTER, what, T.BOXES, T.SIZE_MM, T.EACH_KG, T.SUM_KG)
    rows: list[Block] = [_mark_row(line) for line in shown[:most]]
    if len(shown) > most:
        rows = [*rows[:-1], _others(shown[most - 1 :])]
    return (_Facts(_facts(paper)), Row(tuple(label(word) for word in head), _WIDTHS, 6.6), *rows, *_sums(paper))


@dataclass(frozen=True)
class _Facts:
    """The rows of facts as one block."""

    rows: tuple[Row, ...]

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return stack_height(self.rows, stock) + 0.6

    def draw(self, pen: Pen, y: float) -> None:
        """Draws the rows."""
        draw_stack(pen, self.rows, y)


def _facts(paper: LoadPlanPaper) -> tuple[Row, ...]:
    name = T.KIND_CONTAINER if paper.is_container else T.KIND_PLATE
    inside = "×".join(count(side) for side in paper.inside)
    payload = f"{count(paper.payload_g // 1000)} kg" if paper.payload_g is not None else T.NONE
    order = Ticks(((T.STRICT, paper.strict), (T.LENIENT, not paper.strict)))
    widths = (19.0, 0.0, 14.0, 30.0)
    rows = [
        Row((label(name), Cell(paper.vehicle, bold=True), label(T.SEAL_NO), Cell(paper.seal)), widths, 6.0),
        Row((label(T.INSIDE_MM), Cell(inside, keep=True), label(T.PAYLOAD), Cell(payload, keep=True)), widths, 6.0),
        Row((label(T.LOAD_ORDER), Cell(order), label(T.LAYER_LIMITS), Cell(paper.layer_limits or T.NONE)), widths, 6.0),
    ]
    if paper.stops:
        rows.append(Row((label(T.STOPS), Cell(paper.stops, most=3)), (19.0, 0.0), 6.0))
    return tuple(rows)


def _mark_row(line: MarkLine) -> _Sign:
    words = "　".join(filter(None, (line.mark, line.names)))
    words = " / ".join(filter(None, (words, line.lots)))
    each = T.NONE if line.each_g is None else kilograms(line.each_g)
    cells = (
        Cell(line.turns, align="c", size=8),
        Cell(""),
        Cell(words, size=8, most=3),
        Cell(count(line.boxes), align="c", keep=True),
        Cell(line.size, align="c", keep=True, size=8),
        Cell(each, align="r", keep=True),
        Cell(kilograms(line.total_g), align="r", keep=True),
    )
    return _Sign(Row(cells, _WIDTHS, 6.4), line)


def _others(lines: Sequence[MarkLine]) -> Row:
    words = T.REST_KINDS.format(n=len(lines))
    total = kilograms(sum(line.total_g for line in lines))
    boxes = count(sum(line.boxes for line in lines))
    cells = (Cell(""), Cell(""), Cell(words), Cell(boxes, align="c"), Cell(""), Cell(""), Cell(total, align="r", keep=True))
    return Row(cells, _WIDTHS, 6.4)


def _sums(paper: LoadPlanPaper) -> tuple[Row, ...]:
    boxes, weight = len(paper.turns), sum(line.weight_g for line in paper.turns)
    volume = f"{paper.volume_mm3 / 1e9:.2f}"
    share = f"{100 * paper.volume_mm3 / (paper.inside[0] * paper.inside[1] * paper.inside[2]):.1f}"
    rows = [
        Row(
            (
                Cell(f"{T.TOTAL_WORDS}：{capitals.number(boxes)}{T.BOX}", bold=True),
                Cell(count(boxes), align="c", bold=True, keep=True),
                Cell(T.VOLUME_SHARE.format(volume=volume, share=share), align="c", keep=True, size=8),
                Cell(kilograms(weight), align="r", bold=True, keep=True),
            ),
            (0.0, 10.0, 41.0, 16.0), 6.6,
        ),
        Row(
            (label(T.CENTRE), Cell(paper.centre[0], keep=True), label(T.ASIDE), Cell(paper.centre[1], keep=True)),
            (19.0, 0.0, 16.0, 40.0), 6.0,
        ),
    ]  # fmt: skip
    if paper.axles:
        rows.append(Row((label(T.AXLES), Cell(paper.axles)), (19.0, 0.0), 6.0))
    rows.append(Row((label(T.UNDER), Cell(paper.under, most=2)), (19.0, 0.0), 6.0))
    rows.append(Row((label(T.JUDGED), Cell(paper.judged, most=2, bold=True)), (19.0, 0.0), 6.0))
    if paper.left:
        rows.append(Row((label(T.LEFT_BOXES), Cell(paper.left, most=3, bold=True)), (19.0, 0.0), 6.0))
    return tuple(rows)


def _bottom(paper: LoadPlanPaper) -> tuple[Block, ...]:
    notes = "　".join(f"{number}. {note}" for number, note in enumerate(paper.notes, start=1))
    return Row((Cell(f"{T.PLAN_NOTES}{notes}", most=4),), (0.0,), 7.0), Signs(BOXES, paper.signatures, _SIGNS)


# ---------------------------------------------------------------------- further sheets


@dataclass(frozen=True)
class _Plans:
    """Plans of some layers beside and below each other, as large as the sheet lets them be."""

    paper: LoadPlanPaper
    layers: tuple[Layer, ...]
    scale: float
    across: int

    @property
    def _step(self) -> float:
        return TITLE + self.paper.inside[1] * self.scale + BELOW

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return _HEADING - (-len(self.layers) // self.across) * self._step

    def draw(self, pen: Pen, y: float) -> None:
        """Draws heading and plans."""
        _heading(pen, pen.stock.left, y, T.PLAN_LAYERS.format(door=self.paper.door), pen.stock.grid)
        wide = self.paper.inside[0] * self.scale
        for number, layer in enumerate(self.layers):
            row, column = divmod(number, self.across)
            x = pen.stock.left + column * (wide + _GAP)
            drawing.draw_layer(pen, layer, self.paper.inside[:2], x, y + _HEADING + row * self._step, self.scale)


def _layer_pages(paper: LoadPlanPaper) -> list[_Plans]:
    """The plans on sheets of their own: on as few as leave their labels legible, and there as large as they can be."""
    stock = A4_LANDSCAPE
    free, count_ = _space(stock) - _HEADING, len(paper.layers)
    best: tuple[int, float, int, int] | None = None
    for across, down in ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4), (3, 3)):
        wide = (stock.grid - _GAP * (across - 1)) / across
        scale = min(wide / paper.inside[0], (free / down - TITLE - BELOW) / paper.inside[1])
        if scale > 0 and (across * down == 1 or drawing.legible(paper.layers, scale)):
            pages = -(-count_ // (across * down))
            best = min(best or (pages, -scale, across, down), (pages, -scale, across, down))
    assert best is not None  # one on a sheet always stands
    scale, across, down = -best[1], best[2], best[3]
    each = across * down
    return [_Plans(paper, paper.layers[at : at + each], scale, across) for at in range(0, count_, each)]


def _list_pages(paper: LoadPlanPaper, head: Head) -> list[Sheet]:
    """The whole list on sheets of its own."""
    columns = (
        Column(T.SIGN_LETTER, 14, "c", True),
        Column(T.TURNS, 34, "c"),
        Column(paper.by.removeprefix("按"), 40),
        Column(T.BOX_NO, 0),
        Column(T.LOT_SERIAL, 40),
        Column(T.BOXES, 16, "c", True),
        Column(T.SIZE_MM, 36, "c", True),
        Column(T.EACH_KG, 18, "r", True),
        Column(T.SUM_KG, 22, "r", True),
    )
    rows = tuple(
        (
            line.letter, line.turns, line.mark, line.names, line.lots, count(line.boxes), line.size,
            T.NONE if line.each_g is None else kilograms(line.each_g), kilograms(line.total_g),
        )
        for line in paper.lines
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.lines[n] for n in indices]
        boxes = sum(line.boxes for line in lines)
        words = f"{which.words}：{capitals.number(boxes)}{T.BOX}"
        weight = kilograms(sum(line.total_g for line in lines))
        cells = (Cell(words, bold=True), Cell(count(boxes), align="c", bold=True), Cell(""), Cell(weight, align="r", bold=True))
        return Row(cells, (0.0, 16.0, 54.0, 22.0), 7.0)

    own = replace(head, left=(*head.left[:-1], f"{head.left[-1]}  {T.PLAN_LIST.format(by=paper.by)}"))
    return frame.cut(Layout(A4_LANDSCAPE, own, paper, table=Table(columns, rows, 6.2, 6.6, total, size=9)))


def _turn_pages(paper: LoadPlanPaper, head: Head) -> list[Sheet]:
    """The list of turns: box, place in words, how it lies, and a tick when it is on."""
    columns = (
        Column(T.TURNS, 14, "c", True),
        Column(T.SIGN_LETTER, 14, "c", True),
        Column(T.BOX_NO, 48),
        Column("SSCC", 44, "c", True),
        Column(T.LOT_SERIAL, 0),
        Column(T.PLACE, 46, "c", True),
        Column(T.STANDING_MM, 40, "c", True),
        Column(T.GROSS_KG, 18, "r", True),
        Column(T.STOP, 9, "c", True),
        Column(T.LOADED, 12, "c"),
    )
    open_box = Ticks((("", False),))
    rows = tuple(
        (
            str(line.turn), line.letter, line.name, line.number, line.lot, line.place, line.size, kilograms(line.weight_g), str(line.stop),
            open_box,
        )
        for line in paper.turns
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        lines = [paper.turns[n] for n in indices]
        words = f"{which.words}：{capitals.number(len(lines))}{T.BOX}"
        weight = kilograms(sum(line.weight_g for line in lines))
        boxes = f"{count(len(lines))}{THOUSANDS}{T.BOX}"
        cells = (Cell(words, bold=True), Cell(boxes, bold=True), Cell(weight, align="r", bold=True), Cell(""))
        return Row(cells, (0.0, 40.0, 18.0, 21.0), 6.8)

    own = replace(head, left=(*head.left[:-1], f"{head.left[-1]}  {T.PLAN_SEQUENCE}"))
    return frame.cut(Layout(A4_LANDSCAPE, own, paper, table=Table(columns, rows, 5.4, 6.6, total, size=8.5)))
