"""Writes a workbook that a spreadsheet opens: text stays text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from app.tables.drawing import draw, fixed

Value = str | int | Decimal | date | datetime | None
"""What stands in a cell; moments are given in the zone they are to be read in."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDEST, _LONGEST, _LOOKED_AT = 40, 32_767, 200
RISKY = frozenset("=+-@\t\r\n'")
"""What a text must not begin with for a spreadsheet to leave it alone."""
_STAMP = datetime(2026, 1, 1)


@dataclass(frozen=True)
class Column:
    """A column: its heading, and the number format where it holds numbers or days."""

    heading: str
    form: str = ""


@dataclass(frozen=True)
class Chart:
    """Columns of a sheet drawn beside it over its first column; `share`, a column of percentages, is a line with an axis of its own."""

    title: str
    columns: tuple[int, ...]
    share: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet: name, columns, rows, how many of the last rows are sums, and what is drawn beside it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Sequence[Value], ...]
    sums: int = 0
    charts: tuple[Chart, ...] = ()


LARGE = 5_000
"""A sheet of more rows is written as it comes: a cell at a time it would take minutes and all of the memory."""

MONEY, DAY = "#,##0.00", "yyyy-mm-dd"
"""Number formats of a column."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of an .xlsx file; the same sheets give the same bytes.

    Text that a spreadsheet would take for a formula (=, +, -, @, tab) is kept as text by its type and marked so that it stays text when
    somebody edits the cell; control characters, which no workbook may hold, are left out.

    Raises:
        ValueError: No sheet.
    """
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    large = any(len(sheet.rows) > LARGE for sheet in sheets)
    book = Workbook(write_only=large)
    if not large:
        book.remove(book.active)
    book.properties.created = book.properties.modified = _STAMP
    for sheet in sheets:
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", "", sheet.name)[:31] or "Sheet")
        (_stream if large else _fill)(page, sheet)
        for number, chart in enumerate(sheet.charts):
            draw(page, chart.title, chart.columns, len(sheet.rows) - sheet.sums, chart.share, number)
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue(), _STAMP)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(1, number)
        _put(cell, column.heading, "")
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    first_sum = len(sheet.rows) - sheet.sums
    for down, row in enumerate(sheet.rows):
        for number, (column, value) in enumerate(zip(sheet.columns, row, strict=True), start=1):
            cell = page.cell(down + 2, number)
            _put(cell, value, column.form)
            if down >= first_sum:
                cell.font = Font(bold=True)
    for number, column in enumerate(sheet.columns, start=1):
        words = [column.heading, *(str(row[number - 1] if row[number - 1] is not None else "") for row in sheet.rows)]
        page.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(map(_width, words)) + 2)
    page.freeze_panes = "A2"


def _stream(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    """The same cells as `_fill`, written row by row; widths are those of the headings and of the first rows."""
    page.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, start=1):
        words = [column.heading, *(str(row[number - 1] if row[number - 1] is not None else "") for row in sheet.rows[:_LOOKED_AT])]
        page.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(map(_width, words)) + 2)
    page.append([_loose(page, column.heading, "", bold=True) for column in sheet.columns])
    first_sum = len(sheet.rows) - sheet.sums
    for down, row in enumerate(sheet.rows):
        page.append([
            _loose(page, value, column.form, bold=down >= first_sum) for column, value in zip(sheet.columns, row, strict=True)
        ])  # fmt: skip


def _loose(page: WriteOnlyWorksheet, value: Value, form: str, *, bold: bool) -> object:
    """A value as it is where the writer takes it for what it is, else a cell that says so."""
    plain = not bold and (value is None or (value[:1] not in RISKY if isinstance(value, str) else not form))
    if plain:
        return _CONTROL.sub("", value)[:_LONGEST] if isinstance(value, str) else value
    cell = WriteOnlyCell(page)
    _put(cell, value, form)
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(words: str) -> int:
    """Width in narrow characters; Chinese ones count twice."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in words)


def _put(cell: Cell, value: Value, form: str) -> None:
    if isinstance(value, str):
        cell.value = _CONTROL.sub("", value)[:_LONGEST]
        cell.data_type = "s"  # never a formula
        if value[:1] in RISKY:
            cell.quotePrefix = True
        return
    cell.value = value
    if form:
        cell.number_format = form
