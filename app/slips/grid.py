"""Ruled grids: cells that fit their text, rows that grow, and the blocks a form is built from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.slips import lettering
from app.slips.lettering import POINT, Fitted
from app.slips.pen import Pen
from app.slips.stock import Stock
from app.slips.texts import T

PAD = 1.1
_GAP = 0.55


@dataclass(frozen=True)
class Ticks:
    """A line of check boxes: (text, ticked) each, and what follows the last one."""

    choices: tuple[tuple[str, bool], ...]
    tail: str = ""
    lead: str = ""


def choose(options: Sequence[str], chosen: str, tail: str = "") -> Ticks:
    """Check boxes of which one is ticked; a choice the form does not print is added, so that it is never lost."""
    known = [(option, option == chosen) for option in options]
    if chosen and chosen not in options:
        known.append((chosen, True))
    return Ticks(tuple(known), tail)


@dataclass(frozen=True)
class Pieces:
    """Serials and other words that stay whole; lines break only between them. A word that ends in ～ goes on in the next one."""

    words: tuple[str, ...]

    @property
    def joined(self) -> tuple[str, ...]:
        """The words with the mark that divides them."""
        return tuple(word if word.endswith("～") else word + "、" for word in self.words[:-1]) + self.words[-1:]


Content = str | Ticks | Pieces


@dataclass(frozen=True)
class Cell:
    """One cell of a ruled row.

    Attributes:
        content: Text, or check boxes.
        align: l, c or r.
        bold: Bold face.
        label: A printed label: centred, on grey where the paper takes it.
        keep: A number, serial or dimension: shrunk, never broken.
        size: Size in points; 0 takes the paper's body size.
        most: Most lines before an ellipsis.
        stand: Where the text stands: m in the middle, t at the top, b at the bottom.
    """

    content: Content = ""
    align: str = "l"
    bold: bool = False
    label: bool = False
    keep: bool = False
    size: float = 0
    most: int = 4
    stand: str = "m"


def label(text: str) -> Cell:
    """A label cell."""
    return Cell(text, align="c", label=True, most=2)


def facts(widths: tuple[float, ...], least: float, *rows: tuple[str | Content | Cell, ...]) -> tuple[Row, ...]:
    """Rows of label, value, label, value …; a value may be a cell of its own making."""

    def cell(index: int, value: str | Content | Cell) -> Cell:
        if isinstance(value, Cell):
            return value
        return label(str(value)) if index % 2 == 0 else Cell(value)

    return tuple(Row(tuple(cell(n, value) for n, value in enumerate(row)), widths, least) for row in rows)


class Block(Protocol):
    """A part of a form that takes the full width of the grid."""

    def height(self, stock: Stock) -> float:
        """Height in mm."""

    def draw(self, pen: Pen, y: float) -> None:
        """Draws it with its upper edge at `y`."""


@dataclass(frozen=True)
class Row:
    """One ruled row; a width of 0 mm takes what the others leave."""

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    least: float = 6.6

    def spans(self, stock: Stock) -> tuple[float, ...]:
        """The widths in mm on this sheet."""
        fixed = sum(self.widths)
        loose = self.widths.count(0)
        return tuple(width or (stock.grid - fixed) / loose for width in self.widths)

    def height(self, stock: Stock) -> float:
        """Height in mm: the least, or more where a cell needs it."""
        return max(
            (needed(cell, width, self.least, stock) for cell, width in zip(self.cells, self.spans(stock), strict=True)),
            default=self.least,
        )

    def draw(self, pen: Pen, y: float) -> None:
        """Draws frame and cells."""
        x = pen.stock.left
        tall = self.height(pen.stock)
        for cell, width in zip(self.cells, self.spans(pen.stock), strict=True):
            draw_cell(pen, cell, (x, y, width, tall), self.least)
            x += width


def needed(cell: Cell, width: float, least: float, stock: Stock) -> float:
    """The row height in mm that `cell` asks for."""
    fitted = _fit(cell, width, least, stock)
    return max(least, fitted.height + 1.4 if len(fitted.lines) > 1 else fitted.height + 0.6)


def _fit(cell: Cell, width: float, least: float, stock: Stock) -> Fitted:
    size = cell.size or stock.body
    room = (width - 2 * PAD, least - 0.5)
    if isinstance(cell.content, Ticks):
        return _fit_ticks(cell.content, room, size, stock.smallest)
    pieces = cell.content.joined if isinstance(cell.content, Pieces) else ()
    text = "" if isinstance(cell.content, Pieces) else cell.content
    smallest = min(size, stock.smallest)
    return lettering.fit(text, room, size, smallest, bold=cell.bold, keep=cell.keep, max_lines=cell.most, pieces=pieces, even=cell.label)


def draw_cell(pen: Pen, cell: Cell, box: tuple[float, float, float, float], least: float) -> None:
    """Draws one cell into the rectangle x, y, width, height, fitted for a row of `least` mm."""
    x, y, width, tall = box
    if cell.label:
        pen.shade(x, y, width, tall)
    pen.frame(x, y, width, tall)
    fitted = _fit(cell, width, least, pen.stock)
    middle = y + tall / 2
    if cell.stand == "t":
        middle = y + 1.2 + fitted.height / 2
    elif cell.stand == "b":
        middle = y + tall - 1.2 - fitted.height / 2
    if isinstance(cell.content, Ticks):
        _draw_ticks(pen, cell.content, fitted, (x, middle, width), cell.align)
        return
    at = {"l": x + PAD, "c": x + width / 2, "r": x + width - PAD}[cell.align]
    pen.lines(at, middle, fitted, bold=cell.bold, align=cell.align)


def _pieces(ticks: Ticks) -> list[tuple[str, bool | None]]:
    pieces: list[tuple[str, bool | None]] = [(ticks.lead, None)] if ticks.lead else []
    pieces += [(text, bool(ticked)) for text, ticked in ticks.choices]
    return [*pieces, (ticks.tail, None)] if ticks.tail else pieces


def _piece_width(piece: tuple[str, bool | None], size: float) -> float:
    text, ticked = piece
    box = 0 if ticked is None else 0.9 * size * POINT
    return box + lettering.width(lettering.clean(text), size) + _GAP * size * POINT


def _tick_lines(ticks: Ticks, across: float, size: float) -> list[list[tuple[str, bool | None]]]:
    lines: list[list[tuple[str, bool | None]]] = [[]]
    used = 0.0
    for piece in _pieces(ticks):
        wide = _piece_width(piece, size)
        if lines[-1] and used + wide - _GAP * size * POINT > across:
            lines.append([])
            used = 0
        lines[-1].append(piece)
        used += wide
    return lines


def _fit_ticks(ticks: Ticks, room: tuple[float, float], size: float, smallest: float) -> Fitted:
    fitted = Fitted(("",), size)
    for candidate in lettering.sizes(size, smallest):
        count = len(_tick_lines(ticks, room[0], candidate))
        fitted = Fitted(("",) * count, candidate)
        if count == 1 or fitted.height <= room[1]:
            break
    return fitted


def _draw_ticks(pen: Pen, ticks: Ticks, fitted: Fitted, box: tuple[float, float, float], align: str) -> None:
    x, middle, width = box
    size = fitted.size
    lines = _tick_lines(ticks, width - 2 * PAD, size)
    step = size * POINT * lettering.PITCH
    y = middle - step * (len(lines) - 1) / 2
    for line in lines:
        at = x + PAD
        if align != "l":
            total = sum(_piece_width(piece, size) for piece in line) - _GAP * size * POINT
            at = x + (width - total) / 2 if align == "c" else x + width - PAD - total
        for text, ticked in line:
            begin = at
            if ticked is not None:
                at += pen.tick(at, y, size, ticked) + 0.1 * size * POINT
            room = x + width - 0.4 - at
            pen.lines(at, y, lettering.one_line(text, max(room, 2), size, min(size, 5)))
            at = begin + _piece_width((text, ticked), size)
        y += step


def draw_loose(pen: Pen, content: Content, x: float, y: float, room: float, *, bold: bool = False) -> None:
    """Draws a line outside any grid, with its middle at `y`, shrunk into `room` mm."""
    stock = pen.stock
    if isinstance(content, Ticks):
        size = stock.body
        while size > 6 and len(_tick_lines(content, room, size)) > 1:
            size -= 0.5
        _draw_ticks(pen, content, Fitted(("",), size), (x - PAD, y, room + 2 * PAD), "l")
        return
    text = "".join(content.joined) if isinstance(content, Pieces) else content
    pen.lines(x, y, lettering.one_line(text, room, stock.body, 6, bold=bold), bold=bold)


@dataclass(frozen=True)
class Band:
    """A section heading across the grid, with a short note at its right."""

    text: str
    note: str = ""
    tall: float = 6.2

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.tall

    def draw(self, pen: Pen, y: float) -> None:
        """Draws the band."""
        stock = pen.stock
        pen.shade(stock.left, y, stock.grid, self.tall, 0.88)
        pen.frame(stock.left, y, stock.grid, self.tall)
        pen.text(stock.left + PAD, y + self.tall / 2, self.text, stock.body, bold=True)
        if self.note:
            pen.text(stock.right - PAD, y + self.tall / 2, self.note, stock.body - 1, align="r")


@dataclass(frozen=True)
class Gap:
    """Empty space between two grids, or a centred line of text in it."""

    tall: float = 1.6
    text: str = ""

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.tall

    def draw(self, pen: Pen, y: float) -> None:
        """Draws the text, if any."""
        if self.text:
            stock = pen.stock
            fitted = lettering.one_line(self.text, stock.grid, stock.body, stock.smallest)
            pen.lines(stock.left + stock.grid / 2, y + self.tall / 2, fitted, align="c")


@dataclass(frozen=True)
class Drawn:
    """A framed part of fixed height that a paper draws itself: `paint(pen, y)`."""

    tall: float
    paint: Callable[[Pen, float], None]

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.tall

    def draw(self, pen: Pen, y: float) -> None:
        """Draws frame and content."""
        pen.frame(pen.stock.left, y, pen.stock.grid, self.tall)
        self.paint(pen, y)


@dataclass(frozen=True)
class Column:
    """One column of an item table; a width of 0 mm takes what the others leave."""

    title: str
    width: float
    align: str = "l"
    keep: bool = False


class Sum(Enum):
    """Which sum stands below a list: of a sheet that others follow, of the last of several sheets, or of the whole list."""

    CARRIED = T.PAGE_SUM_CONTINUED
    PAGE = T.PAGE_SUM
    ALL = T.TOTAL_WORDS

    @property
    def words(self) -> str:
        """The label of the sum where 接下页 stands below the table."""
        return T.TOTAL_WORDS if self is Sum.ALL else T.PAGE_SUM


@dataclass(frozen=True)
class Table:
    """The list of a form, which may run over several sheets.

    Attributes:
        columns: Titles and widths.
        rows: One tuple of cell contents per line.
        row: Least height of a line in mm.
        head: Height of the column head in mm.
        total: Builds the sum below the lines from their indices; see `Sum`.
        fill: Ruled rows on the last page at most; 0 fills the page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    row: float = 6.6
    head: float = 6.6
    total: Callable[[Sequence[int], Sum], Block] | None = None
    fill: int = 0
    size: float = 0

    @property
    def widths(self) -> tuple[float, ...]:
        """Column widths in mm, 0 for the loose one."""
        return tuple(column.width for column in self.columns)

    def title_row(self) -> Row:
        """The column head."""
        return Row(tuple(label(column.title) for column in self.columns), self.widths, self.head)

    def line(self, contents: tuple[Content, ...]) -> Row:
        """One line of the list."""
        cells = tuple(
            Cell(content, align=column.align, keep=column.keep, most=6, size=self.size)
            for content, column in zip(contents, self.columns, strict=True)
        )
        return Row(cells, self.widths, self.row)

    def blank(self) -> Row:
        """An empty ruled row."""
        return self.line(("",) * len(self.columns))


@dataclass(frozen=True)
class Below:
    """The row 「—— 以下空白 ——」 that closes a list."""

    text: str
    tall: float = 6.6
    across: float = 0

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.tall

    def draw(self, pen: Pen, y: float) -> None:
        """Draws the row, over the whole grid unless `across` mm are given."""
        stock = pen.stock
        across = self.across or stock.grid
        pen.frame(stock.left, y, across, self.tall)
        middle, centre = y + self.tall / 2, stock.left + across / 2
        half = pen.spaced_width(self.text, stock.body, 0.35) / 2 + 2
        at = centre - half
        pen.line(at - 34, middle, at, middle)
        pen.line(centre + half, middle, centre + half + 34, middle)
        step = (half - 2) * 2 / len(self.text)
        for index, char in enumerate(self.text):
            pen.text(centre - half + 2 + step * (index + 0.5), middle, char, stock.body, align="c")


def stack_height(blocks: Sequence[Block], stock: Stock) -> float:
    """Height in mm of blocks one below the other."""
    return sum(block.height(stock) for block in blocks)


def draw_stack(pen: Pen, blocks: Sequence[Block], y: float) -> float:
    """Draws blocks one below the other and returns where they end."""
    for block in blocks:
        block.draw(pen, y)
        y += block.height(pen.stock)
    return y
