"""出门证 / 货物出门单 (form 25, H-01 … H-08): A5, ① 存根 ② 门卫 ③ 财务. The token stands on the guard's copy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.slips import capitals, codes, frame, lettering
from app.slips.grid import PAD, Below, Cell, Ticks, choose, draw_cell, draw_loose, label
from app.slips.model import CopyName, Paper, distinct, require
from app.slips.pen import FRAME, Pen
from app.slips.signing import SignBox, draw_box, match
from app.slips.stock import A5
from app.slips.texts import T, count, kilograms, labelled_date, minute

COPIES = (CopyName(1, "存根 仓库", "白"), CopyName(2, "门卫", "红"), CopyName(3, "财务", "黄"))
BOXES = (
    SignBox("仓管员", T.SIGN_STOREKEEPER_PASS, 29),
    SignBox("销售", T.SIGN_SALES_SLIP, 29),
    SignBox("财务部", T.SIGN_FINANCE, 29),
    SignBox("人事总务部", T.SIGN_PERSONNEL, 29),
    SignBox("司机", T.SIGN_DRIVER, 25),
    SignBox("门卫", T.SIGN_GUARD, 47),
)
MODULE = 0.55
HIDDEN = 4
_LINES = 4
_LEFT = 136.0
_NAMES = (10.0, 42.0, 38.0, 12.0, 14.0, 20.0)


class PassKind(StrEnum):
    """The 放行类别 boxes."""

    SALE = "销售"
    REPLACEMENT = "补换"
    REPAIR_RETURN = "返修返还"
    SUPPLIER_RETURN = "退供方"
    SCRAP = "报废"
    SAMPLE = "样品/借用"


@dataclass(frozen=True)
class PassLine:
    """Goods of one kind on the vehicle."""

    name: str
    model: str
    unit: str
    quantity: int | Decimal
    boxes: int


@dataclass(frozen=True, kw_only=True)
class GatePass(Paper):
    """Input of the pass.

    Attributes:
        token: Text of the QR code; None while the pass is a draft. Ignored on a void pass.
        token_copy: Number of the copy that bears the token, the guard's.
        mask: Whether plate and seals on that copy lack their last four characters, so that the guard reads the vehicle.
        load: This truck load as (n, of all loads).
        packing_list_no: Named where more goods are loaded than the form has lines.
    """

    kind: str
    valid_until: datetime
    consignee: str
    dispatch_no: str
    plate: str
    container: str
    seals: tuple[str, ...]
    gate: str
    carrier: str
    driver: str
    driver_phone: str
    lines: tuple[PassLine, ...]
    boxes: int
    gross_g: int
    packing_list_no: str = ""
    token: str | None = None
    token_copy: int = 2
    mask: bool = True
    load: tuple[int, int] = (1, 1)


def render(paper: GatePass, copies: tuple[CopyName, ...] = COPIES) -> bytes:
    """Draws every copy as PDF, one sheet each.

    Raises:
        BlankField: consignee, dispatch order, plate, gate or driver is blank.
        ValueError: a copy occurs twice, or a signature has no box.
    """
    require(number=paper.number, consignee=paper.consignee, dispatch_no=paper.dispatch_no)
    require(plate=paper.plate, gate=paper.gate, kind=paper.kind)
    match(BOXES, paper.signatures)
    pen = Pen(A5, f"{T.GATE_PASS} {paper.number}", paper.company.name)
    for copy in distinct(copies):
        _draw(pen, paper, copy)
        pen.next_page()
    return pen.finish()


def masked(text: str) -> str:
    """The text without its last four characters."""
    return text[:-HIDDEN] if len(text) > HIDDEN else ""


def summed(lines: Sequence[PassLine]) -> tuple[PassLine, ...]:
    """The lines, summed up by product and at last into 其余 n 种, so that they never need a second sheet."""
    if len(lines) <= _LINES:
        return tuple(lines)
    groups: dict[tuple[str, str], list[PassLine]] = {}
    for line in lines:
        groups.setdefault((line.name, line.unit), []).append(line)
    found = tuple(_sum(name, unit, group) for (name, unit), group in groups.items())
    if len(found) <= _LINES:
        return found
    rest = found[_LINES - 1 :]
    units = {line.unit for line in rest}
    unit = units.pop() if len(units) == 1 else T.PIECES
    return (*found[: _LINES - 1], _sum(T.REST_KINDS.format(n=len(rest)), unit, rest))


def _sum(name: str, unit: str, group: Sequence[PassLine]) -> PassLine:
    models = list(dict.fromkeys(line.model for line in group))
    model = models[0] if len(models) == 1 else T.MODELS.format(n=len(models))
    quantity = sum((line.quantity for line in group), start=Decimal(0))
    return PassLine(name, model, unit, quantity, sum(line.boxes for line in group))


def _draw(pen: Pen, paper: GatePass, copy: CopyName) -> None:
    guard = copy.n == paper.token_copy
    valid = f"{T.VALID_UNTIL}：{_until(paper.valid_until)}"
    load = T.LOAD_OF.format(n=paper.load[0], total=paper.load[1])
    head = frame.Head(T.GATE_PASS, (labelled_date(T.DATE, paper.date), valid), load, aside=T.ALSO_EXIT_SLIP, strong=True)
    frame.draw_head(pen, head, paper)
    top = A5.head + frame.GRID_BELOW_HEAD
    bottom = _draw_facts(pen, paper, top, guard and paper.mask)
    _draw_side(pen, paper, (A5.left + _LEFT, top, A5.grid - _LEFT, bottom - top), guard)
    if paper.void:
        frame.cross_out(pen, A5.left, top, _LEFT, bottom - top)
    end = _draw_signs(pen, paper, bottom)
    pen.frame(A5.left, top, A5.grid, end - top, FRAME)
    pen.text(A5.left, end + 3, T.GATE_RULES, 8.5)
    frame.draw_legend(pen, (copy,))
    frame.draw_foot(pen, paper, 1, 1, void_below=False)


def _until(moment: datetime) -> str:
    """The end of validity; midnight reads 24:00 of the day before, as the gate says it."""
    if moment.hour == 0 and moment.minute == 0:
        return f"{moment.fromordinal(moment.toordinal() - 1):%Y-%m-%d} 24:00"
    return minute(moment)


def _draw_facts(pen: Pen, paper: GatePass, y: float, hide: bool) -> float:
    seals = "、".join(paper.seals)
    driver = "  ".join(filter(None, (paper.driver, paper.driver_phone)))
    rows = (
        (6.8, (label(T.PASS_KIND), Cell(choose(tuple(PassKind), paper.kind))), (20.0, 116.0)),
        (7.0, _pair(T.CONSIGNEE, Cell(paper.consignee), T.DISPATCH_NO, Cell(paper.dispatch_no, keep=True)), ()),
        (9.0, _pair(T.PLATE, Cell(), T.CONTAINER, Cell(paper.container or T.NONE)), ()),
        (9.0, _pair(T.SEAL_NO, Cell(), T.GATE, Cell(T.THIS_GATE_ONLY.format(gate=paper.gate))), ()),
        (7.0, _pair(T.CARRIER, Cell(paper.carrier), T.DRIVER_PHONE, Cell(driver)), ()),
    )
    for tall, cells, widths in rows:
        _draw_row(pen, cells, widths or (20.0, 52.0, 20.0, 44.0), y, tall)
        if cells[0].content == T.PLATE:
            _draw_hidden(pen, (paper.plate,), y + tall / 2, hide)
        if cells[0].content == T.SEAL_NO:
            _draw_hidden(pen, paper.seals if seals else (), y + tall / 2, hide)
        y += tall
    return _draw_goods(pen, paper, y)


def _pair(one: str, first: Cell, two: str, second: Cell) -> tuple[Cell, ...]:
    return (label(one), first, label(two), second)


def _draw_row(pen: Pen, cells: Sequence[Cell], widths: Sequence[float], y: float, tall: float) -> None:
    """Draws a row of fixed height: the form is one sheet, so no cell may grow beyond two lines."""
    x = A5.left
    for cell, width in zip(cells, widths, strict=True):
        draw_cell(pen, replace(cell, most=2), (x, y, width, tall), tall)
        x += width


def _draw_hidden(pen: Pen, texts: Sequence[str], y: float, hide: bool) -> None:
    """Draws plate or seals large; where hidden, open squares take the place of the last four characters."""
    x, room = A5.left + 20 + PAD + 0.6, 52 - 2 * PAD - 1
    shown = [lettering.clean(masked(text) if hide else text) for text in texts]
    if not shown:
        pen.text(x, y, T.NONE, A5.body)
        return
    size = 17.0
    while size > 6 and _hidden_width(shown, texts, size, hide) > room:
        size -= 0.5
    edge = size * lettering.POINT * 0.72
    limit = x + room
    for index, text in enumerate(shown):
        wide = min(lettering.width(text, size, True), max(limit - x, 1))
        pen.lines(x, y, lettering.one_line(text, wide + 0.01, size, size, bold=True), bold=True)
        x += wide + 0.5
        for _ in range(min(HIDDEN, len(texts[index])) if hide else 0):
            pen.frame(x + 0.25, y - edge / 2, edge * 0.9, edge)
            x += edge
        x += 2.0


def _hidden_width(shown: Sequence[str], texts: Sequence[str], size: float, hide: bool) -> float:
    edge = size * lettering.POINT * 0.72
    boxes = sum(min(HIDDEN, len(text)) for text in texts) * edge if hide else 0
    return sum(lettering.width(text, size, True) + 0.5 for text in shown) + boxes + 2.0 * (len(shown) - 1)


def _draw_goods(pen: Pen, paper: GatePass, y: float) -> float:
    titles = (T.SEQ, T.GOODS, T.MODEL, T.UNIT, T.QUANTITY, T.BOXES)
    aligns = ("c", "l", "l", "c", "c", "c")
    _draw_row(pen, [label(title) for title in titles], _NAMES, y, 6.2)
    y += 6.2
    goods = summed(paper.lines)
    for n, line in enumerate(goods, start=1):
        texts = (str(n), line.name, line.model, line.unit, count(line.quantity), count(line.boxes))
        cells = [Cell(text, align=a, keep=n > 3, most=2) for n, (text, a) in enumerate(zip(texts, aligns, strict=True))]
        _draw_row(pen, cells, _NAMES, y, 6.2)
        y += 6.2
    note = T.SEE_PACKING_LIST.format(no=paper.packing_list_no) if len(paper.lines) > _LINES else ""
    _draw_below(pen, note, y)
    y += 6.2
    for _ in range(_LINES - len(goods)):
        _draw_row(pen, [Cell()] * 6, _NAMES, y, 6.2)
        y += 6.2
    gross = f"{count(paper.boxes)} {T.BOX}  {T.GROSS} {kilograms(paper.gross_g)} kg"
    cells = [
        Cell(T.TOTAL_SPACED, align="c", bold=True),
        Cell(f"{T.IN_WORDS}：{capitals.number(paper.boxes)}{T.BOX}", bold=True),
        Cell(gross, align="r", bold=True, keep=True),
    ]
    _draw_row(pen, cells, (20, 60, 56), y, 7)
    return y + 7


def _draw_below(pen: Pen, note: str, y: float) -> None:
    if note:
        _draw_row(pen, [Cell(note, align="c", bold=True, most=1)], (_LEFT,), y, 6.2)
        return
    Below(T.BLANK_BELOW, 6.2, across=_LEFT).draw(pen, y)


def _draw_side(pen: Pen, paper: GatePass, area: tuple[float, float, float, float], guard: bool) -> None:
    """The right column: token or what stands in its place, then the room for the stamp."""
    x, y, width, tall = area
    pen.frame(x, y, width, tall)
    middle = x + width / 2
    if paper.void:
        frame.void_mark(pen, middle, y + 17, 42, 18)
        for n, text in enumerate((*frame.void_lines(paper.void), T.NO_TOKEN_HERE)):
            fitted = lettering.one_line(text, width - 4, 9, 6, bold=n == 2)
            pen.lines(middle, y + 33 + n * 4.8, fitted, bold=n == 2, align="c")
    elif paper.token is None:
        pen.frame(x + 5, y + 14, width - 10, 24, 0.8)
        pen.spaced(middle, y + 21.5, T.DRAFT, 16, 0.3)
        pen.text(middle, y + 31, T.NOT_FOR_RELEASE, 12, bold=True, align="c")
    elif guard:
        edge = _edge(paper.token)
        module = min(MODULE, (width - 1.6) / (edge + 8))
        side = edge * module
        pen.qr(middle - side / 2, y + 0.8 + 4 * module, paper.token, module)
        pen.text(middle, y + side + 8 * module + 2.6, T.SCAN_AT_GATE, 9, bold=True, align="c")
    else:
        pen.text(middle, y + 22, T.NO_CODE_ON_COPY, 10, align="c")
        pen.text(middle, y + 28, T.CODE_ON_GUARD_COPY.format(n=frame.ordinal(paper.token_copy)), 10, align="c")
    stamp_top = y + 57.5
    pen.dashed(x + 4, stamp_top, width - 8, tall - 57.5 - 1.8)
    pen.text(middle, stamp_top + (tall - 59.3) / 2 - 2.4, T.STAMP_HERE, 9.5, align="c")
    pen.text(middle, stamp_top + (tall - 59.3) / 2 + 2.6, T.GATE_STAMP, 9, align="c")


def _edge(token: str) -> int:
    """Modules along one edge of the token's QR code."""
    return len(codes.qr(token))


def _draw_signs(pen: Pen, paper: GatePass, y: float) -> float:
    tall = 18.5
    found = match(BOXES, paper.signatures)
    x = A5.left
    for box in BOXES:
        draw_box(pen, (x, y, box.width, tall), box.label, found[box.role])
        if box.role == "门卫" and not found[box.role]:
            pen.text(x + PAD, y + 10, T.EXIT_TIME, A5.body)
            seen = Ticks(((T.PLATE_SHORT, False), (T.SEAL, False), (T.CONTAINER_NO, False)), T.AGREE)
            draw_loose(pen, seen, x + PAD, y + 15.2, box.width - 2 * PAD)
        x += box.width
    return y + tall
