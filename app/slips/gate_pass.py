"""出门证 / 货物出门单 (form 25, H-01 … H-08): A5, ① 存根 ② 门卫 ③ 财务. The token stands on the guard's copy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.slips import capitals, codes, frame, lettering
from app.slips.codes import QUIET_QR as QUIET
from app.slips.gate_form import LINES as LINES
from app.slips.gate_form import GatePass as GatePass
from app.slips.gate_form import (
    Masked,
    bearer_text,
    check,
    draw_masked,
    issue_text,
    load_text,
    masked_width,
    orders_text,
    shown_phone,
    standing,
)
from app.slips.gate_form import PassKind as PassKind
from app.slips.gate_form import PassLine as PassLine
from app.slips.gate_form import masked as masked
from app.slips.gate_form import summed as summed
from app.slips.gate_form import until_text as until_text
from app.slips.grid import PAD, Below, Cell, Ticks, choose, draw_cell, draw_loose, label
from app.slips.model import CopyName, distinct
from app.slips.pen import FRAME, Pen
from app.slips.signing import SignBox, draw_box, match
from app.slips.stock import A5
from app.slips.texts import T, count, kilograms, labelled_date

COPIES = (CopyName(1, "存根 仓库", "白"), CopyName(2, "门卫", "红"), CopyName(3, "财务", "黄"))
BOXES = (
    SignBox("仓管员", T.SIGN_STOREKEEPER_PASS, 29),
    SignBox("销售", T.SIGN_SALES_SLIP, 29),
    SignBox("财务部", T.SIGN_FINANCE, 29),
    SignBox("人事总务部", T.SIGN_PERSONNEL, 29),
    SignBox("司机", T.SIGN_DRIVER, 24),
    SignBox("门卫", T.SIGN_GUARD, 48),
)
MODULE, LEAST_MODULE = 0.55, 0.5
"""Edge of a QR module in mm: where there is room, and never less."""

_SIDE = 56.6
_ROW = 5.9


def render(paper: GatePass, copies: tuple[CopyName, ...] = COPIES) -> bytes:
    """Draws every copy as PDF, one sheet each.

    Raises:
        BlankField: Number, consignee, vehicle or bearer, gate or kind is blank, or neither dispatch order nor reason is there.
        ValueError: A copy occurs twice.
    """
    check(paper)
    pen = Pen(A5, f"{T.GATE_PASS} {paper.number}", paper.company.name)
    for copy in distinct(copies):
        _draw(pen, paper, copy)
        pen.next_page()
    return pen.finish()


def _draw(pen: Pen, paper: GatePass, copy: CopyName) -> None:
    guard = copy.n == paper.token_copy
    left = A5.grid - _side(paper)
    valid = f"{T.VALID_UNTIL}：{until_text(paper.valid_until)}"
    head = frame.Head(T.GATE_PASS, (labelled_date(T.DATE, paper.date), valid), load_text(paper), aside=T.ALSO_EXIT_SLIP, strong=True)
    frame.draw_head(pen, head, paper)
    top = A5.head + frame.GRID_BELOW_HEAD
    bottom = _draw_facts(pen, paper, top, left, guard and paper.mask)
    _draw_side(pen, paper, (A5.left + left, top, A5.grid - left, bottom - top), guard)
    if paper.void:
        frame.cross_out(pen, A5.left, top, left, bottom - top)
    end = _draw_signs(pen, paper, bottom)
    pen.frame(A5.left, top, A5.grid, end - top, FRAME)
    pen.text(A5.left, end + 2.6, T.GATE_RULES, 8.5)
    frame.draw_legend(pen, (copy,))
    frame.draw_foot(pen, paper, 1, 1, void_below=False)


def _side(paper: GatePass) -> float:
    """Width in mm of the column with the code: wider where a long token would fall below the least module."""
    if paper.token is None or paper.void:
        return _SIDE
    return max(_SIDE, (_edge(paper.token) + 2 * QUIET) * LEAST_MODULE + 0.2)


def _draw_facts(pen: Pen, paper: GatePass, y: float, left: float, hide: bool) -> float:
    driver = "  ".join(filter(None, ("" if paper.on_foot else paper.driver, shown_phone(paper, hide))))
    phone = T.BEARER_PHONE if paper.on_foot else T.DRIVER_PHONE
    orders = orders_text(paper.dispatch_nos) if paper.dispatch_nos else T.WITHOUT_DISPATCH.format(reason=paper.reason)
    gate = Cell(T.THIS_GATE_ONLY.format(gate=paper.gate), bold=True)
    pair = left / 2 - 18
    widths = (18.0, pair + 1, 18.0, pair - 1)
    _draw_row(pen, (label(T.PASS_KIND), Cell(choose(tuple(PassKind), paper.kind))), (18.0, left - 18), y, 6.4)
    y += 6.4
    order_label = T.DISPATCH_NO if paper.dispatch_nos else T.WHY
    _draw_row(pen, _pair(T.CONSIGNEE, Cell(paper.consignee), order_label, Cell(orders)), widths, y, 7.2)
    y += 7.2
    for (one, first), (two, second) in _seen(paper):
        _draw_row(pen, _pair(one, Cell(), two, Cell()), widths, y, 8.4)
        _draw_hidden(pen, first, (A5.left + 18, y + 4.2, pair + 1), hide and one is not T.CARRIER_OR_FOOT)
        _draw_hidden(pen, second, (A5.left + 37 + pair, y + 4.2, pair - 1), hide)
        y += 8.4
    for cells in (
        _pair(T.CARRIER, Cell(paper.carrier or T.NONE), phone, Cell(driver or T.NONE)),
        _pair(T.GATE, gate, T.ISSUES, Cell(issue_text(paper))),
    ):
        _draw_row(pen, cells, widths, y, 6.6)
        y += 6.6
    return _draw_goods(pen, paper, y, left)


def _seen(paper: GatePass) -> tuple[tuple[tuple[T, tuple[str, ...]], tuple[T, tuple[str, ...]]], ...]:
    """What the guard compares, in two rows of two: vehicle or bearer, then seals and container."""
    container = (T.CONTAINER, (paper.container,) if paper.container else ())
    first = (
        ((T.CARRIER_OR_FOOT, (bearer_text(paper),)), (T.CARD_TAIL, (paper.bearer_card,) if paper.bearer_card else ()))
        if paper.on_foot
        else ((T.PLATE, (paper.plate,)), (T.TRAILER, (paper.trailer,) if paper.trailer else ()))
    )
    return first, ((T.SEAL_NO, paper.seals), container)


def _pair(one: str, first: Cell, two: str, second: Cell) -> tuple[Cell, ...]:
    return (label(one), first, label(two), second)


def _draw_row(pen: Pen, cells: Sequence[Cell], widths: Sequence[float], y: float, tall: float) -> None:
    """Draws a row of fixed height: the form is one sheet, so no cell may grow beyond two lines."""
    x = A5.left
    for cell, width in zip(cells, widths, strict=True):
        draw_cell(pen, replace(cell, most=2), (x, y, width, tall), tall)
        x += width


def _draw_hidden(pen: Pen, texts: Sequence[str], place: tuple[float, float, float], hide: bool) -> None:
    """Draws plates or seals large at x, middle, width; where hidden, open squares take the place of what the guard has to read."""
    x, y, width = place
    x, room = x + PAD + 0.4, width - 2 * PAD - 0.8
    if not texts:
        pen.text(x, y, T.NONE, A5.body)
        return
    parts = [masked(text) if hide else Masked(text, "", "") for text in texts]
    rows, size = [parts], 17.0
    while size > 6 and _widest(rows, size) > room:
        size -= 0.5
        if size < 10 and len(rows) == 1 and len(parts) > 1:  # several seals stand in two lines before they grow too small to read
            half = (len(parts) + 1) // 2
            rows, size = [parts[:half], parts[half:]], 10.5
    for number, row in enumerate(rows):
        at, limit = x, x + room
        for part in row:
            at = draw_masked(pen, part, at, y + (number - (len(rows) - 1) / 2) * 3.9, size, limit) + 2.0


def _widest(rows: Sequence[Sequence[Masked]], size: float) -> float:
    return max(sum(masked_width(part, size) for part in row) + 2.0 * (len(row) - 1) for row in rows)


def _draw_goods(pen: Pen, paper: GatePass, y: float, left: float) -> float:
    titles = (T.SEQ, T.GOODS, T.MODEL, T.UNIT, T.QUANTITY, T.BOXES)
    aligns = ("c", "l", "l", "c", "c", "c")
    names = (left - 50) / 2
    widths = (8.0, names + 3, names - 3, 11.0, 14.0, 17.0)
    _draw_row(pen, [label(title) for title in titles], widths, y, _ROW)
    y += _ROW
    goods = summed(paper.lines)
    for n, line in enumerate(goods, start=1):
        texts = (str(n), line.name, line.model, line.unit, count(line.quantity), T.SAME_BOX if line.shared else count(line.boxes))
        cells = [Cell(text, align=a, keep=n > 3, most=2) for n, (text, a) in enumerate(zip(texts, aligns, strict=True))]
        _draw_row(pen, cells, widths, y, _ROW)
        y += _ROW
    note = ""
    if len(paper.lines) > LINES:
        note = T.SEE_PACKING_LIST.format(no=paper.packing_list_no) if paper.packing_list_no else T.SUMMED_UP
    _draw_below(pen, note, y, left)
    y += _ROW
    for _ in range(LINES - len(goods)):
        _draw_row(pen, [Cell()] * 6, widths, y, _ROW)
        y += _ROW
    weight = f"{kilograms(paper.gross_g)} kg" if paper.gross_g else T.NONE
    gross = f"{count(paper.boxes)} {T.BOX}  {T.GROSS} {weight}"
    cells = [
        Cell(T.TOTAL_SPACED, align="c", bold=True),
        Cell(f"{T.IN_WORDS}：{capitals.number(paper.boxes)}{T.BOX}", bold=True),
        Cell(gross, align="r", bold=True, keep=True),
    ]
    _draw_row(pen, cells, (18, left - 74, 56), y, 6.8)
    return y + 6.8


def _draw_below(pen: Pen, note: str, y: float, left: float) -> None:
    if note:
        _draw_row(pen, [Cell(note, align="c", bold=True, most=1)], (left,), y, _ROW)
        return
    Below(T.BLANK_BELOW, _ROW, across=left).draw(pen, y)


def _draw_side(pen: Pen, paper: GatePass, area: tuple[float, float, float, float], guard: bool) -> None:
    """The right column: token or what stands in its place, then the room for the stamp."""
    x, y, width, tall = area
    pen.frame(x, y, width, tall)
    middle = x + width / 2
    used = 60.0
    if paper.void:
        frame.void_mark(pen, middle, y + 17, 42, 18)
        for n, text in enumerate((*frame.void_lines(paper.void), T.NO_TOKEN_HERE)):
            fitted = lettering.one_line(text, width - 4, 9, 6, bold=n == 2)
            pen.lines(middle, y + 33 + n * 4.8, fitted, bold=n == 2, align="c")
    elif paper.token is None:
        pen.frame(x + 5, y + 14, width - 10, 24, 0.8)
        word, words = standing(paper)
        pen.spaced(middle, y + 21.5, word, 16, 0.3)
        pen.lines(middle, y + 31, lettering.one_line(words, width - 13, 12, 7, bold=True), bold=True, align="c")
    elif guard:
        used = _draw_token(pen, paper.token, (middle, y, width))
    else:
        pen.text(middle, y + 22, T.NO_CODE_ON_COPY, 10, align="c")
        pen.text(middle, y + 28, T.CODE_ON_GUARD_COPY.format(n=frame.ordinal(paper.token_copy)), 10, align="c")
    room = tall - used - 1.6
    pen.dashed(x + 4, y + used, width - 8, room)
    pen.text(middle, y + used + room / 2 - 2.4, T.STAMP_HERE, 9.5, align="c")
    pen.text(middle, y + used + room / 2 + 2.6, T.GATE_STAMP, 9, align="c")


def _draw_token(pen: Pen, token: str, place: tuple[float, float, float]) -> float:
    """Draws the code with its quiet zone below the upper edge and says how far down it reaches."""
    middle, y, width = place
    edge = _edge(token)
    module = min(MODULE, (width - 0.2) / (edge + 2 * QUIET))
    side = edge * module
    pen.qr(middle - side / 2, y + 0.2 + QUIET * module, token, module)
    used = side + 2 * QUIET * module + 0.2
    pen.text(middle, y + used + 1.4, T.SCAN_AT_GATE, 9, bold=True, align="c")
    return used + 4.0


def _edge(token: str) -> int:
    """Modules along one edge of the token's QR code."""
    return len(codes.qr(token))


def _boxes(paper: GatePass) -> tuple[SignBox, ...]:
    """The sign-off boxes: the usual ones, and one for each further department that has to sign here."""
    usual = {box.role for box in BOXES}
    more = tuple(dict.fromkeys(one.role for one in paper.signatures if one.role not in usual))
    if not more:
        return BOXES
    wide = (A5.grid - sum(box.width for box in BOXES[4:])) / (4 + len(more))
    signing = (*(replace(box, width=wide) for box in BOXES[:4]), *(SignBox(role, role, wide) for role in more))
    return (*signing, *BOXES[4:])


def _draw_signs(pen: Pen, paper: GatePass, y: float) -> float:
    tall = 16.4
    boxes = _boxes(paper)
    found = match(boxes, paper.signatures)
    x = A5.left
    for box in boxes:
        draw_box(pen, (x, y, box.width, tall), box.label, found[box.role])
        if box.role == "门卫" and not found[box.role]:
            pen.text(x + PAD, y + 8.4, T.EXIT_TIME, A5.body)
            looked = (T.CARD, T.GOODS_SHORT) if paper.on_foot else (T.PLATE_SHORT, T.TRAILER_SHORT, T.SEAL, T.CONTAINER_NO)
            seen = Ticks(tuple((text, False) for text in looked), T.AGREE)
            draw_loose(pen, seen, x + PAD, y + 13.2, box.width - 2 * PAD)
        x += box.width
    return y + tall
