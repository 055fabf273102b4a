"""应急放行单: numbered A5 sheets that lie at the gate, to be filled in by hand when nothing can be scanned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.slips import frame, lettering
from app.slips.grid import Cell, Content, Ticks, choose, draw_cell, label
from app.slips.model import CopyName, Paper, require
from app.slips.pen import FRAME, Pen
from app.slips.signing import SignBox, draw_box, match
from app.slips.stock import A5
from app.slips.texts import T, labelled_date, minute

CAUSES = ("停电", "电脑故障", "二维码损坏", "网络中断")
BOXES = (
    SignBox("值班领导", T.SIGN_MANAGER, 62),
    SignBox("门卫", T.SIGN_GUARD, 42),
    SignBox("司机", T.SIGN_DRIVER, 42),
    SignBox("补登人", T.SIGN_REGISTRAR, 42),
)
_SIDE = 52.0
_LEFT = A5.grid - _SIDE
_WIDTHS = (22.0, 46.0, 22.0, _LEFT - 90.0)


@dataclass(frozen=True, kw_only=True)
class EmergencySheet(Paper):
    """Input of a sheet: blank but for number, gate and hours, or as it was registered.

    Attributes:
        gate: Where it lies.
        hours: Within how many hours it is to be registered.
        registered_at: When it was; None for a blank one.
    """

    gate: str
    hours: int
    cause: str = ""
    plate: str = ""
    trailer: str = ""
    seal: str = ""
    pass_no: str = ""
    goods: str = ""
    boxes: int = 0
    left_at: datetime | None = None
    registered_at: datetime | None = None


def render(sheets: Sequence[EmergencySheet], copies: tuple[CopyName, ...] = ()) -> bytes:
    """Draws the sheets, a page each.

    Raises:
        BlankField: Number or gate is blank.
        ValueError: No sheet.
    """
    if not sheets:
        raise ValueError("没有应急放行单")
    pen = Pen(A5, f"{T.EMERGENCY} {sheets[0].number}", sheets[0].company.name)
    for sheet in sheets:
        require(number=sheet.number, gate=sheet.gate)
        _draw(pen, sheet, copies)
        pen.next_page()
    return pen.finish()


def _draw(pen: Pen, sheet: EmergencySheet, copies: tuple[CopyName, ...]) -> None:
    left = (labelled_date(T.DATE, sheet.date), T.EMERGENCY_GATE.format(gate=sheet.gate))
    frame.draw_head(pen, frame.Head(T.EMERGENCY, left, aside=T.EMERGENCY_WHEN, strong=True), sheet)
    top = A5.head + frame.GRID_BELOW_HEAD
    bottom = _draw_rows(pen, sheet, top)
    _draw_side(pen, sheet, (A5.left + _LEFT, top, _SIDE, bottom - top))
    if sheet.void:
        frame.cross_out(pen, A5.left, top, _LEFT, bottom - top)
    end = _draw_signs(pen, sheet, bottom)
    pen.frame(A5.left, top, A5.grid, end - top, FRAME)
    fitted = lettering.one_line(T.EMERGENCY_RULES, A5.grid, 8.5, 6)
    pen.lines(A5.left, end + 2.8, fitted)
    frame.draw_legend(pen, copies[:1])
    frame.draw_foot(pen, sheet, 1, 1, void_below=False)


def _draw_rows(pen: Pen, sheet: EmergencySheet, y: float) -> float:
    known = sheet.registered_at is not None
    cause = choose(CAUSES, sheet.cause) if known else Ticks((*((each, False) for each in CAUSES), (T.CAUSE_OTHER, False)))
    checks = Ticks(tuple((each, False) for each in (T.PLATE_SHORT, T.TRAILER_SHORT, T.SEAL, T.GOODS_SHORT, T.PASS_TAKEN)))
    moment = minute(sheet.left_at) if sheet.left_at is not None else T.BLANK_MOMENT
    boxes = f"{sheet.boxes} {T.BOX}" if known and sheet.boxes else ""
    pass_no: Content = sheet.pass_no or (T.NONE if known else T.PASS_NO_HINT)
    wide = (_WIDTHS[0], _LEFT - _WIDTHS[0])
    rows: tuple[tuple[float, tuple[Content, ...], tuple[float, ...], bool], ...] = (
        (8.0, (T.CAUSE, cause), wide, False),
        (11.0, (T.PLATE, sheet.plate, T.TRAILER, sheet.trailer), _WIDTHS, True),
        (11.0, (T.SEAL_CONTAINER, sheet.seal, T.PASS_NO, pass_no), _WIDTHS, known),
        (20.0, (T.GOODS_LOADED, sheet.goods), wide, False),
        (9.5, (T.BOXES_LEAVING, boxes), wide, False),
        (9.5, (T.LEFT_AT, moment), wide, False),
        (8.0, (T.GUARD_CHECKS, checks), wide, False),
    )
    for tall, contents, widths, large in rows:
        x = A5.left
        for n, (content, width) in enumerate(zip(contents, widths, strict=True)):
            cell = label(str(content)) if n % 2 == 0 else Cell(content, bold=large, size=12 if large else 0)
            draw_cell(pen, cell, (x, y, width, tall), tall)
            x += width
        y += tall
    return y


def _draw_side(pen: Pen, sheet: EmergencySheet, area: tuple[float, float, float, float]) -> None:
    """The right column: the number in large digits, until when it has to be registered, room for the stamp."""
    x, y, width, tall = area
    middle = x + width / 2
    pen.frame(x, y, width, tall)
    pen.lines(middle, y + 9, lettering.one_line(sheet.number, width - 4, 23, 12, bold=True), bold=True, align="c")
    if sheet.void:
        frame.void_mark(pen, middle, y + 29, 42, 17)
        for n, text in enumerate(frame.void_lines(sheet.void)):
            pen.lines(middle, y + 43 + n * 4.6, lettering.one_line(text, width - 4, 9, 6), align="c")
    else:
        pen.frame(x + 4, y + 18, width - 8, 22, 0.8)
        words = T.WITHIN_SHIFT if sheet.registered_at is None else T.REGISTERED_SHEET.format(at=f"{sheet.registered_at:%m-%d %H:%M}")
        pen.lines(middle, y + 25.5, lettering.one_line(words, width - 12, 16, 9, bold=True), bold=True, align="c")
        pen.lines(middle, y + 32.5, lettering.one_line(T.WITHIN_HOURS.format(hours=sheet.hours), width - 11, 9, 6), align="c")
        pen.lines(middle, y + 36.9, lettering.one_line(T.NO_GAP, width - 11, 9, 6), align="c")
    stamp = y + 55
    pen.dashed(x + 4, stamp, width - 8, tall - 57)
    pen.text(middle, stamp + (tall - 57) / 2, T.STAMP_HERE, 9.5, align="c")


def _draw_signs(pen: Pen, sheet: EmergencySheet, y: float) -> float:
    tall, x = 19.0, A5.left
    found = match(BOXES, sheet.signatures)
    for box in BOXES:
        draw_box(pen, (x, y, box.width, tall), box.label, found[box.role])
        x += box.width
    return y + tall
