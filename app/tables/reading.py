"""Reads a table that another program wrote (.xlsx, .csv, .txt) without trusting it: bounded in size, never evaluated."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.core.errors import BadInput, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP

Value = str | int | Decimal | date | None
"""What stood in a cell; a moment is read as its day."""

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 600 * 1024 * 1024
MOST_RATIO = 200
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS, LONGEST = 200_000, 200, 4_000
_HEAD = 20
"""So many rows from the top the headings are looked for: reports begin with a title."""


@dataclass(frozen=True)
class Line:
    """One row of the table with the number it has in the file."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """A table: its headings, and every row below them that is not blank."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


_DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError, TypeError, AttributeError,
)  # fmt: skip
"""What the reader of workbooks raises on a file that is none."""


def read_table(data: bytes, name: str) -> Table:
    """Reads the first sheet of a workbook, or a text table in UTF-8 or GB 18030.

    Args:
        data: The bytes of the file.
        name: Its name; the ending says which kind it is.

    Raises:
        BadInput: No table, too large, a bomb, damaged, or a kind that cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise bad_input(QT_TRANSLATE_NOOP("app", "文件超过 {most} MB，请分成几份"), most=MOST_BYTES // 1024 // 1024)
    ending = name.rsplit(".", 1)[-1].lower()
    if ending in ("xlsx", "xlsm"):
        rows = _workbook(data)
    elif ending in ("csv", "txt", "tsv"):
        rows = _text(data)
    elif ending == "xls":
        raise bad_input(QT_TRANSLATE_NOOP("app", "这是旧格式 .xls，请另存为 .xlsx 或 .csv"))
    else:
        raise bad_input(QT_TRANSLATE_NOOP("app", "只能读 .xlsx 和 .csv 文件"), fact(QT_TRANSLATE_NOOP("app", "文件"), name[-60:]))
    return _table(rows)


def _table(rows: Iterator[tuple[Value, ...]]) -> Table:
    numbered = enumerate((_trimmed(row) for row in rows), start=1)
    top = [(number, row) for number, row in islice(numbered, _HEAD) if row]
    if not top:
        raise bad_input(QT_TRANSLATE_NOOP("app", "文件里没有表格"))
    # The heading is the first of the widest rows of words: titles above a table are narrower.
    widest = max(_words(row) for _, row in top)
    place = next(at for at, (_, row) in enumerate(top) if _words(row) == widest)
    headings = tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in top[place][1])
    lines = [Line(number, row) for number, row in top[place + 1 :]]
    for number, row in numbered:
        if row:
            lines.append(Line(number, row))
        if len(lines) > MOST_ROWS:
            break
    if len(lines) > MOST_ROWS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "超过 {most} 行，请分成几份"), most=MOST_ROWS)
    return Table(headings, tuple(lines))


def _words(row: tuple[Value, ...]) -> int:
    return sum(isinstance(cell, str) for cell in row)


def _trimmed(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """Without blank cells at the end; a row of blanks is empty."""
    cells = [cell.strip() or None if isinstance(cell, str) else cell for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "超过 {most} 列，这不像一张单据表"), most=MOST_COLUMNS)
    for cell in cells:
        if isinstance(cell, str) and len(cell) > LONGEST:
            raise bad_input(QT_TRANSLATE_NOOP("app", "有一格超过 {most} 字"), most=LONGEST)
    return tuple(cells)


def _text(data: bytes) -> Iterator[tuple[Value, ...]]:
    words = _decoded(data)
    first = words[:4_000]
    delimiter = max((",", "\t", ";"), key=first.count)
    try:
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=delimiter):
            yield tuple(row)
    except csv.Error as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "文本表格坏了，读不下去")) from error


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise bad_input(QT_TRANSLATE_NOOP("app", "文字编码认不出，请另存为 UTF-8")) from error


def _workbook(data: bytes) -> Iterator[tuple[Value, ...]]:
    _must_be_harmless(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()  # what the file says of its own size is not to be relied on
        for row in page.iter_rows(values_only=True, max_row=MOST_ROWS + _HEAD + 2):
            yield tuple(_cell(value) for value in row)
    except BadInput:
        raise
    except _DAMAGED as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "工作簿坏了，打不开")) from error


def _must_be_harmless(data: bytes) -> None:
    """A workbook is a ZIP file: one that unpacks to more than it may, or too many times its size, is not unpacked at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "工作簿坏了，打不开")) from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(data), 1):
        raise bad_input(QT_TRANSLATE_NOOP("app", "文件解开后太大，不像一张单据表，没有读"))


def _cell(value: object) -> Value:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return str(value) if isinstance(value, time) else None


def text_of(value: Value) -> str:
    """A cell as words; a number without a tail of zeros."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def columns_of(headings: Iterable[str]) -> dict[str, int]:
    """The place of every heading, blank ones left out, of equal ones the first."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if heading:
            found.setdefault(heading, place)
    return found
