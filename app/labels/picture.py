"""Draws a label as a picture: the preview in the window and the PNG beside the bytes that were sent.

Bars and modules are the ones that the printer gets. Digits and Latin text stand in the same face as the Chinese here; a
printer sets them in its own (`app.labels.burned` shows how large).
"""

from __future__ import annotations

from functools import singledispatch
from io import BytesIO

from PIL import Image, ImageDraw

from app.labels.bitmap import Bitmap, lettering, measure
from app.labels.elements import Bars, Dots, Drawn, Frame, Matrix, Page, Rule, TextLine


def draw(page: Page) -> bytes:
    """The page as a one-bit PNG, one pixel a dot."""
    canvas = blank(page)
    for drawn in page.drawn:
        paint(drawn, canvas)
    return png(canvas, page)


def blank(page: Page) -> Image.Image:
    """An empty canvas of the page's size."""
    return Image.new("1", (page.width, page.height), 1)


def png(canvas: Image.Image, page: Page) -> bytes:
    """The canvas as a file that knows its resolution."""
    out = BytesIO()
    dpi = page.dots_per_mm * 25.4
    canvas.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def text_bitmap(line: TextLine) -> tuple[Bitmap, int, int]:
    """A line as dots and where their top left corner stands on the label."""
    bitmap, dx, dy = lettering(line.text, line.size, line.bold)
    spare = line.width - measure(line.text, line.size, line.bold)
    start = {"left": 0, "centre": spare // 2, "right": spare}[line.align]
    return bitmap, max(0, line.x + start + dx), max(0, line.y + dy)


def bars_bitmap(bars: Bars) -> Bitmap:
    """A bar code as dots."""
    modules = bars.code.modules
    row = Image.new("1", (len(modules), 1), 1)
    row.putdata([0 if module == "1" else 255 for module in modules])
    return Bitmap.of(row.resize((len(modules) * bars.module, bars.height), Image.Resampling.NEAREST))


def matrix_bitmap(matrix: Matrix) -> Bitmap:
    """A QR code as dots."""
    side = matrix.grid.width * matrix.module
    return Bitmap.of(matrix.grid.image().resize((side, side), Image.Resampling.NEAREST))


@singledispatch
def paint(drawn: Drawn, canvas: Image.Image) -> None:
    """Draws one element."""
    raise TypeError(f"not drawn: {drawn!r}")


@paint.register
def _(drawn: TextLine, canvas: Image.Image) -> None:
    bitmap, x, y = text_bitmap(drawn)
    paste(canvas, bitmap, x, y)


@paint.register
def _(drawn: Rule, canvas: Image.Image) -> None:
    canvas.paste(0, (drawn.x, drawn.y, drawn.x + drawn.width, drawn.y + drawn.height))


@paint.register
def _(drawn: Frame, canvas: Image.Image) -> None:
    corner = (drawn.x, drawn.y, drawn.x + drawn.width - 1, drawn.y + drawn.height - 1)
    ImageDraw.Draw(canvas).rectangle(corner, outline=0, width=drawn.thickness)


@paint.register
def _(drawn: Bars, canvas: Image.Image) -> None:
    paste(canvas, bars_bitmap(drawn), drawn.x, drawn.y)


@paint.register
def _(drawn: Matrix, canvas: Image.Image) -> None:
    paste(canvas, matrix_bitmap(drawn), drawn.x, drawn.y)


@paint.register
def _(drawn: Dots, canvas: Image.Image) -> None:
    paste(canvas, drawn.bitmap, drawn.x, drawn.y)


def paste(canvas: Image.Image, bitmap: Bitmap, x: int, y: int) -> None:
    """Burns a picture's dots."""
    if bitmap.width:
        canvas.paste(0, (x, y), bitmap.mask())
