"""The frame that every form shares: head, foot, copies, void and reprint marks, and the run over several sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.slips import lettering
from app.slips.grid import Band, Below, Block, Content, Gap, Sum, Table, draw_loose, draw_stack, stack_height
from app.slips.lettering import POINT
from app.slips.model import CopyName, Paper, Void, distinct
from app.slips.pen import Pen
from app.slips.stock import Stock
from app.slips.texts import T, minute

GRID_BELOW_HEAD = 20.6
_EPSILON = 0.01
_LEFT_LINES = (17.3, 11.8, 6.4)


@dataclass(frozen=True)
class Head:
    """What stands above the grid: the title, up to three lines at the left (top to bottom), one below the number.

    `aside` stands small beside the title, `strong` makes the last line at the left bold.
    """

    title: str
    left: tuple[Content, ...] = ()
    right: str = ""
    aside: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Layout:
    """A form before it is cut into sheets.

    Attributes:
        opening: Blocks above the list; on carbon sets on every sheet, else on the first.
        table: The list, or None.
        closing: Blocks below the list on its last sheet.
        carried: Blocks below the list on the sheets before.
        annex: A further list on sheets of its own (serial numbers that did not fit).
        after: A free line below the grid of the last sheet.
    """

    stock: Stock
    head: Head
    paper: Paper
    opening: tuple[Block, ...] = ()
    table: Table | None = None
    closing: tuple[Block, ...] = ()
    carried: tuple[Block, ...] = ()
    annex: Table | None = None
    after: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its blocks from top to bottom, of which `tail` stand below the list."""

    blocks: tuple[Block, ...]
    head: Head
    after: str = ""
    tail: tuple[Block, ...] = ()


def render(layout: Layout, copies: tuple[CopyName, ...]) -> bytes:
    """Cuts a form into sheets and draws them: every copy by itself on laser stock, once with the whole legend on carbon.

    Raises:
        ValueError: a copy occurs twice, or a sign-off names an unknown box.
    """
    return draw_sheets(layout.stock, layout.paper, cut(layout), copies)


def draw_sheets(stock: Stock, paper: Paper, sheets: Sequence[Sheet], copies: tuple[CopyName, ...]) -> bytes:
    """Draws the sheets of a form, as `render` says.

    Raises:
        ValueError: as `render`.
    """
    distinct(copies)
    if stock.carbon and any(paper.printing.carbon_offset):
        stock = stock.shifted(*paper.printing.carbon_offset)
    pen = Pen(stock, f"{sheets[0].head.title} {paper.number}", paper.company.name)
    runs: Sequence[tuple[CopyName, ...]] = [copies] if stock.carbon or not copies else [(copy,) for copy in copies]
    for run in runs:
        for index, sheet in enumerate(sheets, start=1):
            draw_head(pen, sheet.head, paper)
            top = stock.head + GRID_BELOW_HEAD
            bottom = draw_stack(pen, sheet.blocks, top)
            if sheet.after:
                fitted = lettering.one_line(sheet.after, stock.grid, stock.body - 0.5, 6)
                pen.lines(stock.left, bottom + 3.2, fitted)
            if paper.void:
                cross_out(pen, stock.left, top, stock.grid, bottom - top)
                _stamp_void(pen, sheet, top, bottom)
            draw_legend(pen, run)
            draw_foot(pen, paper, index, len(sheets))
            pen.next_page()
    return pen.finish()


def _stamp_void(pen: Pen, sheet: Sheet, top: float, bottom: float) -> None:
    """Draws 作废 over the empty rows where there is room, so that what was void stays readable; else over the middle."""
    stock = pen.stock
    middle, tall = (top + bottom) / 2, 24.0
    above = sheet.blocks[: next((n for n, each in enumerate(sheet.blocks) if isinstance(each, Below)), 0)]
    if above:
        begin, end = top + stack_height(above, stock), bottom - stack_height(sheet.tail, stock)
        if end - begin >= 15:
            middle, tall = (begin + end) / 2, min(24.0, (end - begin) * 0.75)
    void_mark(pen, (stock.left + stock.right) / 2, middle, tall * 2.75, tall, hollow=True)


def body_bottom(stock: Stock) -> float:
    """The lowest edge in mm that a grid may reach."""
    return stock.foot - 2.6


def cut(layout: Layout) -> list[Sheet]:
    """Cuts the list into sheets; each bears head and column head, a subtotal before the last, the total on the last."""
    if layout.table is None:
        return [Sheet((*layout.opening, *layout.closing), layout.head, layout.after)]
    sheets = _cut_table(layout, layout.table)
    if layout.annex is not None:
        head = replace(layout.head, left=(*layout.head.left[:1], T.SERIAL_ANNEX))
        lone = replace(layout, opening=(), closing=(), carried=(), annex=None, head=head, after="")
        sheets += _cut_table(lone, layout.annex)
    return sheets


def _cut_table(layout: Layout, table: Table) -> list[Sheet]:
    stock = layout.stock
    space = body_bottom(stock) - stock.head - GRID_BELOW_HEAD - (4.5 if layout.after else 0)
    title = table.title_row()
    continued = Gap(5.6, T.CONTINUED)
    sheets, first = _ahead(layout, table, space)
    start = 0
    while True:
        opening = layout.opening if stock.carbon else () if start else first
        above = stack_height((*opening, title), stock)
        remaining = list(range(start, len(table.rows)))
        closing = (*_sums(table, remaining, bool(start), True), *layout.closing)
        taken = _fitting(table, remaining, space - above - stack_height(closing, stock), stock)
        if taken == len(remaining):
            blocks = _filled(table, remaining, space - above - stack_height(closing, stock), stock)
            sheets.append(Sheet((*opening, title, *blocks, *closing), layout.head, layout.after, closing))
            return sheets
        tail: tuple[Block, ...] = layout.closing if stock.carbon else (continued, *layout.carried)
        tall = stack_height((*_sums(table, remaining[:1], True, False), *tail), stock)
        taken = max(1, min(_fitting(table, remaining, space - above - tall, stock), len(remaining) - 1))
        here = remaining[:taken]
        rows = tuple(table.line(table.rows[index]) for index in here)
        sheets.append(Sheet((*opening, title, *rows, *_sums(table, here, True, False), *tail), layout.head))
        start += taken


def _ahead(layout: Layout, table: Table, space: float) -> tuple[list[Sheet], tuple[Block, ...]]:
    """Where what stands above the list leaves it no room on a sheet: sheets of that alone, and the rest, which stands above the list."""
    stock, rest, sheets = layout.stock, layout.opening, list[Sheet]()
    continued = Gap(5.6, T.CONTINUED)
    one = table.rows[:1]
    line = (table.title_row(), *map(table.line, one), *_sums(table, range(len(one)), True, False), *layout.carried)
    while rest and not stock.carbon and stack_height((*rest, *line, continued), stock) > space + _EPSILON:
        taken = len(rest) - 1
        while taken > 1 and stack_height((*rest[:taken], continued), stock) > space + _EPSILON:
            taken -= 1
        while taken > 2 and any(isinstance(block, Band) for block in rest[taken - 2 : taken]):  # a heading goes with what it is of
            taken -= 1
        taken = max(1, taken)
        sheets.append(Sheet((*rest[:taken], continued), layout.head))
        rest = rest[taken:]
    return sheets, rest


def _sums(table: Table, indices: Sequence[int], several: bool, last: bool) -> tuple[Block, ...]:
    """The sums below the lines: this sheet's where there are several, and on the last sheet that of the whole list."""
    if table.total is None:
        return ()
    if not last:
        return (table.total(indices, Sum.CARRIED),)
    whole = table.total(range(len(table.rows)), Sum.ALL)
    return (table.total(indices, Sum.PAGE), whole) if several else (whole,)


def _fitting(table: Table, indices: Sequence[int], space: float, stock: Stock) -> int:
    used = 0.0
    for count, index in enumerate(indices):
        used += table.line(table.rows[index]).height(stock)
        if used > space + _EPSILON:
            return count
    return len(indices)


def _filled(table: Table, indices: Sequence[int], space: float, stock: Stock) -> tuple[Block, ...]:
    """The last lines, 以下空白 and empty ruled rows down to the row count of the sheet, so that nothing can be added."""
    blocks: list[Block] = [table.line(table.rows[index]) for index in indices]
    room = space - stack_height(blocks, stock)
    spare = int((room + _EPSILON) / table.row)
    if table.fill:
        spare = min(spare, max(0, table.fill - len(blocks)))
    if spare > 0:
        blocks.append(Below(T.BLANK_BELOW, table.row))
        blocks += [table.blank()] * (spare - 1)
    return tuple(blocks)


def draw_head(pen: Pen, head: Head, paper: Paper) -> None:
    """Draws company, title, the lines at the left, barcode and number."""
    stock = pen.stock
    y = stock.head
    middle = (stock.left + stock.right) / 2
    company = lettering.one_line(paper.company.name, 78, 12, 8, bold=True)
    pen.lines(middle, y + 1.4, company, bold=True, align="c")
    size, gap = 19.0, 0.5 if len(head.title) <= 6 else 0.25
    while pen.spaced_width(head.title, size, gap) > 74 and size > 12:
        size -= 0.5
    wide = pen.spaced(middle, y + 8.6, head.title, size, gap)
    half = wide / 2 + 4.5
    pen.line(middle - half, y + 12.7, middle + half, y + 12.7, 0.5)
    pen.line(middle - half, y + 13.6, middle + half, y + 13.6, 0.25)
    if head.aside:
        pen.lines(middle + half, y + 16, lettering.one_line(head.aside, 2 * half, stock.smallest, 6), align="r")
    most = stock.right - (middle + half) - 4
    pen.code128(stock.right, y, paper.code or paper.number, 8, stock.module, most)
    label = lettering.one_line(f"{T.NUMBER}：{paper.code or paper.number}", most, 11, 7, bold=True)
    pen.lines(stock.right, y + 11.6, label, bold=True, align="r")
    if head.right:
        fitted = lettering.one_line(head.right, most + 10, stock.body, 6)
        pen.lines(stock.right, y + 17.3, fitted, align="r")
    room = middle - half - stock.left - 3
    for entry, line in zip(_LEFT_LINES, reversed(head.left), strict=False):
        draw_loose(pen, line, stock.left, y + entry, room, bold=head.strong and entry == _LEFT_LINES[0])
    if paper.printing.nth > 1:
        stamp_reprint(pen, paper, room)


def draw_foot(pen: Pen, paper: Paper, page: int, pages: int, *, void_below: bool = True) -> None:
    """Draws form number, edition, rule version, this printing, the page count, and why a paper is void."""
    stock, form, printing = pen.stock, paper.form, paper.printing
    size = 8.0
    step = size * POINT * 1.22
    y = stock.foot
    first = f"{T.FORM_NO}：{form.form_no}  {T.EDITION}：{form.edition}  "
    first += f"{T.RULES}：{form.rule_version}（{form.rule_effective:%Y-%m-%d} {T.EFFECTIVE}）"
    nth = T.FIRST_PRINT if printing.nth == 1 else T.NTH_PRINT.format(n=printing.nth)
    second = f"{T.PRINTED}：{minute(printing.printed_at)} {printing.station} {nth}"
    if paper.void:
        second += T.VOID_ON_FILE
    if printing.audit_head:
        second += f"  {T.AUDIT}：{printing.audit_head}"
    pen.lines(stock.left, y, lettering.one_line(first, stock.grid - 32, size, 6))
    pen.lines(stock.left, y + step, lettering.one_line(second, stock.grid, size, 6))
    if paper.void and void_below:
        third = "；".join((f"{T.VOID} {void_lines(paper.void)[0]}", *void_lines(paper.void)[1:]))
        pen.lines(stock.left, y + 2 * step, lettering.one_line(third, stock.grid, 8.5, 6, bold=True), bold=True)
    pen.text(stock.right, y, T.PAGE_OF.format(n=page, total=pages), 8.5, align="r")


def copy_legend(copy: CopyName, spread: bool) -> str:
    """「第二联 门卫（红）」; without spaces where several stand below each other."""
    color = f"（{copy.color}）" if copy.color else ""
    return f"{T.COPY.format(n=ordinal(copy.n))}{'' if spread else '  '}{copy.name}{color}"


def ordinal(n: int) -> str:
    """Counts copies in small Chinese figures: 1 is 一, 12 is 十二."""
    digits = "零一二三四五六七八九"
    if n < 10:
        return digits[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def draw_legend(pen: Pen, copies: tuple[CopyName, ...]) -> None:
    """Draws the copy's name downwards at the right edge; on carbon sets the names of all copies."""
    if not copies:
        return
    stock = pen.stock
    several = len(copies) > 1
    text = "  ".join(copy_legend(copy, several) for copy in copies)
    top = stock.head + 13.0 if several else max(stock.head + 24.5, stock.height * 0.2)
    room = stock.foot + 4 - top
    size = 10.5 if not several else 10.0
    while size > 6 and _legend_height(text, size) > room:
        size -= 0.5
    pen.vertical(stock.right + 4.9, top, text, size)


def _legend_height(text: str, size: float) -> float:
    step = size * POINT * 1.08
    return sum(step * (0.5 if c == " " else 1) for c in lettering.clean(text))


def stamp_reprint(pen: Pen, paper: Paper, room: float) -> None:
    """Draws the box 补打 第 n 次 with reason and time at the upper left."""
    stock, printing = pen.stock, paper.printing
    mark = f"{T.REPRINT} {T.NTH.format(n=printing.nth)}"
    why = f"{T.REASON}：{printing.reason} {printing.printed_at:%m-%d %H:%M}"
    top = stock.head - 1.6
    if stock.head < 6:
        width = min(room, 62.0)
        pen.frame(stock.left, top, width, 5.2, 0.6)
        fitted = lettering.one_line(f"{mark}  {why}", width - 3, 9, 6, bold=True)
        pen.lines(stock.left + width / 2, top + 2.6, fitted, bold=True, align="c")
        return
    width = min(room, 50.0)
    pen.frame(stock.left, top, width, 10.4, 0.8)
    pen.frame(stock.left + 0.9, top + 0.9, width - 1.8, 8.6, 0.3)
    pen.spaced(stock.left + width / 2, top + 3.4, mark, 10.5, 0.12)
    fitted = lettering.one_line(why, width - 4, 8.5, 6, bold=True)
    pen.lines(stock.left + width / 2, top + 7.4, fitted, bold=True, align="c")


def cross_out(pen: Pen, x: float, y: float, width: float, tall: float) -> None:
    """Draws the double diagonal through a grid, from lower left to upper right."""
    pen.line(x, y + tall, x + width, y, 0.9)
    pen.line(x + 1.6, y + tall, x + width, y + 1.3, 0.35)


def void_lines(void: Void) -> tuple[str, ...]:
    """Time and person, reason, and the number that replaces the void paper."""
    lines = [f"{minute(void.at)} {void.by}", f"{T.REASON}：{void.reason}"]
    if void.replaced_by:
        lines.append(f"{T.REPLACED_BY}：{void.replaced_by}")
    return tuple(lines)


def void_mark(pen: Pen, x: float, y: float, width: float, tall: float, *, hollow: bool = False) -> None:
    """Draws the tilted double frame with 作废, centred at x, y; in hollow letters over text that must stay readable."""

    def paint() -> None:
        pen.frame(-width / 2, -tall / 2, width, tall, 1.0)
        pen.frame(-width / 2 + 1.2, -tall / 2 + 1.2, width - 2.4, tall - 2.4, 0.35)
        pen.spaced(0, 0, T.VOID, tall * 0.62 / POINT, 0.35, hollow=hollow)

    pen.turned(x, y, 7, paint)
