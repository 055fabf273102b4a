"""Charts in a workbook, and the bytes of a workbook freed from the moment and machine it was written on."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_MODIFIED = re.compile(rb"(<dcterms:(modified|created)[^>]*>)[^<]*(</dcterms:)")
_TALL = 17
"""Rows that one chart takes."""


def draw(page: Worksheet, title: str, columns: tuple[int, ...], rows: int, share: int = 0, place: int = 0) -> None:
    """Draws columns of a sheet as bars beside it.

    Args:
        page: The sheet, its headings in the first row.
        title: What stands above the chart.
        columns: Numbers of the columns, from 1.
        rows: How many rows below the headings are drawn.
        share: Column of percentages drawn as a line with its own axis; 0 for none.
        place: The how manyeth chart of the sheet, from 0.
    """
    if rows < 1:
        return
    rows = min(rows, 20)
    names = Reference(page, min_col=1, min_row=2, max_row=rows + 1)
    bars = BarChart()
    bars.title, bars.height, bars.width = title, 7.5, 16
    bars.y_axis.delete = bars.x_axis.delete = False
    for column in columns:
        bars.add_data(Reference(page, min_col=column, min_row=1, max_row=rows + 1), titles_from_data=True)
    bars.set_categories(names)
    if share:
        line = LineChart()
        line.add_data(Reference(page, min_col=share, min_row=1, max_row=rows + 1), titles_from_data=True)
        line.y_axis.axId, line.y_axis.crosses, line.y_axis.delete = 200, "max", False
        line.y_axis.scaling.min, line.y_axis.scaling.max = 0, 100
        bars += line
    page.add_chart(bars, f"{get_column_letter(page.max_column + 2)}{2 + place * _TALL}")


def fixed(book: bytes, stamp: datetime) -> bytes:
    """The same workbook with `stamp` for every time in it, so that the same cells are the same bytes on any day and machine."""
    out = io.BytesIO()
    words = f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(lambda found: found[1] + words + found[3], data)
            info = zipfile.ZipInfo(entry.filename, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(info, data)
    return out.getvalue()
