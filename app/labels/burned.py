"""A label as a printer of one language burns it: what it sets itself stands at the size and place of its own face.

The letters are ours, for the printer's are not to be had; their width, height and place are the printer's.
"""

from __future__ import annotations

from PIL import Image

from app.labels import tspl, zpl
from app.labels.bitmap import Bitmap, lettering, measure
from app.labels.elements import Page, TextLine
from app.labels.native import is_native, typewriter_width
from app.labels.picture import blank, paint, paste, png
from app.labels.stock import Language


def burned(page: Page, language: Language, font: str = "") -> bytes:
    """The page as a one-bit PNG, one pixel a dot.

    Args:
        page: What is printed.
        language: The printer's language.
        font: Name of a Chinese font in the printer, or blank.
    """
    canvas = blank(page)
    for drawn in page.drawn:
        if not isinstance(drawn, TextLine):
            paint(drawn, canvas)
        elif language == "zpl":
            _scaled(drawn, font, canvas)
        else:
            _in_cells(drawn, font, canvas)
    return png(canvas, page)


def _scaled(line: TextLine, font: str, canvas: Image.Image) -> None:
    """ZPL: runs in a scalable face, squeezed or stretched."""
    runs = zpl.parts(line, font)
    for run in runs:
        if not zpl.is_set(run, font):
            paint(run, canvas)
            continue
        across = typewriter_width(run.text, run.size) * zpl.character_width(run, mixed=len(runs) > 1) / run.size
        spare = run.width - round(across)
        x = run.x + {"left": 0, "centre": spare // 2, "right": spare}[run.align]
        bold = is_native(run.text)
        _stretched(run.text, run.size, bold, across / measure(run.text, run.size, bold), (x, run.y), canvas)


def _in_cells(line: TextLine, font: str, canvas: Image.Image) -> None:
    """TSPL: characters in cells of one of the resident fonts."""
    its = tspl.resident(line, font)
    if its is None:
        paint(line, canvas)
        return
    x = its.x
    for char in line.text:
        cell = its.width * tspl.cells(char)
        wide = measure(char, its.height, False)
        narrowed = min(1.0, cell / wide) if wide else 1.0
        _stretched(char, its.height, False, narrowed, (x + round(cell - wide * narrowed) // 2, its.y), canvas)
        x += cell


def _stretched(text: str, size: int, bold: bool, factor: float, at: tuple[int, int], canvas: Image.Image) -> None:
    bitmap, dx, dy = lettering(text, size, bold)
    if not bitmap.width:
        return
    ink = bitmap.image().resize((max(1, round(bitmap.width * factor)), bitmap.height), Image.Resampling.NEAREST)
    paste(canvas, Bitmap.of(ink), max(0, at[0] + round(dx * factor)), max(0, at[1] + dy))
