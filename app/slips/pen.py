"""A drawing hand over a reportlab canvas: millimetres from the sheet's upper left corner, text by canvas strings only.

No markup is ever read here: whatever stands in the data is drawn as it stands.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from PIL.Image import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.slips import codes, lettering
from app.slips.lettering import MM, POINT, Fitted
from app.slips.stock import Stock

RULE = 0.35
FRAME = 0.5
GREY = 0.92
# Centre of a Chinese character above the baseline, in em.
_MIDDLE = 0.38
_BRACKETS = "（）()—～…〔〕"


class Pen:
    """Draws one document; every length is in mm, every y runs downwards."""

    def __init__(self, stock: Stock, title: str, author: str, sheet: tuple[float, float] | None = None) -> None:
        """Begins a document; with `sheet`, the stock is drawn as large as fits on a sheet of that width and height, in its middle."""
        self.stock = stock
        self._buffer = io.BytesIO()
        self._sheet = sheet
        width, height = sheet or (stock.width, stock.height)
        size = (width * MM, height * MM)
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=1)
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._canvas.setTitle(lettering.clean(title))
        self._canvas.setAuthor(lettering.clean(author))
        self._square = False
        self._enlarge()

    def _enlarge(self) -> None:
        if self._sheet is not None:
            width, height = self._sheet
            scale = min(width / self.stock.width, height / self.stock.height)
            self._canvas.translate((width - self.stock.width * scale) / 2 * MM, (height - self.stock.height * scale) / 2 * MM)
            self._canvas.scale(scale, scale)

    def next_page(self) -> None:
        """Ends the page."""
        self._canvas.showPage()
        self._square = False
        self._enlarge()

    def finish(self) -> bytes:
        """Ends the document and gives its bytes."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _x(self, x: float) -> float:
        return (x + self.stock.offset_x) * MM

    def _y(self, y: float) -> float:
        return (self.stock.height - y - self.stock.offset_y) * MM

    def text(self, x: float, y: float, text: str, size: float, *, bold: bool = False, align: str = "l") -> None:
        """Draws one line with its middle at height `y`; `align` l, c or r says what `x` is."""
        text = lettering.clean(text)
        if align != "l":
            x -= lettering.width(text, size, bold) / (2 if align == "c" else 1)
        self._run(x, y + _MIDDLE * size * POINT, text, size, bold)

    def _run(self, x: float, baseline: float, text: str, size: float, bold: bool) -> None:
        self._canvas.setFillGray(0)
        at = self._x(x)
        for font, part in lettering.runs(text, bold):
            self._canvas.setFont(font, size)
            self._canvas.drawString(at, self._y(baseline), part)
            at += self._canvas.stringWidth(part, font, size)

    def lines(self, x: float, y: float, fitted: Fitted, *, bold: bool = False, align: str = "l") -> None:
        """Draws fitted lines with the middle of the block at height `y`."""
        step = fitted.size * POINT * lettering.PITCH
        top = y - step * (len(fitted.lines) - 1) / 2
        for index, line in enumerate(fitted.lines):
            self.text(x, top + index * step, line, fitted.size, bold=bold, align=align)

    def spaced(self, x: float, y: float, text: str, size: float, gap: float = 0.5, *, hollow: bool = False) -> float:
        """Draws bold letters `gap` em apart, centred at `x`, in outline where `hollow`; returns their width in mm."""
        text = lettering.clean(text)
        space = gap * size * POINT
        total = self.spaced_width(text, size, gap)
        at = x - total / 2
        for char in text:
            if hollow:
                self._outline(at, y + _MIDDLE * size * POINT, char, size)
            else:
                self._run(at, y + _MIDDLE * size * POINT, char, size, True)
            at += lettering.width(char, size, True) + space
        return total

    def _outline(self, x: float, baseline: float, char: str, size: float) -> None:
        """A hollow letter: a thick outline, then white over its middle, which also hides where contours overlap."""
        self._stroke(0.9)
        self._canvas.setFillGray(1)
        for font, part in lettering.runs(char, True):
            for mode in (1, 0):
                text = self._canvas.beginText(self._x(x), self._y(baseline))
                text.setFont(font, size)
                text.setTextRenderMode(mode)
                text.textOut(part)
                text.setTextRenderMode(0)
                self._canvas.drawText(text)

    @staticmethod
    def spaced_width(text: str, size: float, gap: float = 0.5) -> float:
        """Width in mm of letters drawn by `spaced`."""
        return sum(lettering.width(char, size, True) for char in text) + gap * size * POINT * (len(text) - 1)

    def vertical(self, x: float, top: float, text: str, size: float, bold: bool = True) -> float:
        """Draws a text downwards, one character below the other, brackets turned; returns its height in mm."""
        step = size * POINT * 1.08
        y = top
        for char in lettering.clean(text):
            if char == " ":
                y += step / 2
                continue
            middle = y + step / 2
            if char in _BRACKETS:
                self.turned(x, middle, -90, lambda c=char: self.text(0, 0, c, size, bold=bold, align="c"))  # type: ignore[misc]
                y += step
            else:
                self.text(x, middle, char, size, bold=bold, align="c")
                y += step
        return y - top

    def turned(self, x: float, y: float, degrees: float, draw: Callable[[], None]) -> None:
        """Lets `draw` work around the point x, y as its origin, turned counter-clockwise."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(self._x(x), self._y(y))
        canvas.rotate(degrees)
        canvas.translate(-self._x(0), -self._y(0))
        draw()
        canvas.restoreState()

    def line(self, x1: float, y1: float, x2: float, y2: float, thick: float = RULE) -> None:
        """Draws a straight line."""
        self._stroke(thick)
        self._canvas.line(self._x(x1), self._y(y1), self._x(x2), self._y(y2))

    def dashed(self, x: float, y: float, width: float, height: float) -> None:
        """Draws a dashed frame, as for a stamp."""
        self._canvas.saveState()
        self._canvas.setDash(2.4, 2.4)
        self.frame(x, y, width, height, RULE)
        self._canvas.restoreState()

    def cut_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draws a thin dashed line to cut along."""
        self._canvas.saveState()
        self._canvas.setDash(1.2, 2)
        self.line(x1, y1, x2, y2, 0.15)
        self._canvas.restoreState()

    def frame(self, x: float, y: float, width: float, height: float, thick: float = RULE) -> None:
        """Draws a rectangle without filling it."""
        self._stroke(thick)
        self._canvas.rect(self._x(x), self._y(y + height), width * MM, height * MM, stroke=1, fill=0)

    def polygon(self, points: Sequence[tuple[float, float]], grey: float) -> None:
        """Fills a polygon with grey, white at 1, without drawing its edges."""
        self._canvas.setFillGray(grey)
        self._canvas.drawPath(self._path(points), stroke=0, fill=1)

    def within(self, points: Sequence[tuple[float, float]], draw: Callable[[], None]) -> None:
        """Lets `draw` work with everything outside a polygon cut away."""
        self._canvas.saveState()
        self._canvas.clipPath(self._path(points), stroke=0, fill=0)
        draw()
        self._canvas.restoreState()

    def _path(self, points: Sequence[tuple[float, float]]) -> PDFPathObject:
        path = self._canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(self._x(x), self._y(y))
        path.close()
        return path

    def strokes(self, segments: Sequence[tuple[float, float, float, float]], thick: float) -> None:
        """Draws many straight lines x1, y1, x2, y2 at once; one without length is a dot."""
        self._stroke(thick)
        path = self._canvas.beginPath()
        for x1, y1, x2, y2 in segments:
            path.moveTo(self._x(x1), self._y(y1))
            path.lineTo(self._x(x2), self._y(y2))
        self._canvas.drawPath(path, stroke=1, fill=0)

    def dashes(self, x1: float, y1: float, x2: float, y2: float, thick: float = RULE) -> None:
        """Draws a dashed straight line."""
        self._canvas.saveState()
        self._canvas.setDash(2.4, 2)
        self.line(x1, y1, x2, y2, thick)
        self._canvas.restoreState()

    def shade(self, x: float, y: float, width: float, height: float, grey: float = GREY) -> None:
        """Fills a rectangle with light grey; nothing on carbon sets, where an impact printer cannot."""
        if self.stock.carbon:
            return
        self._canvas.setFillGray(grey)
        self._canvas.rect(self._x(x), self._y(y + height), width * MM, height * MM, stroke=0, fill=1)

    def ellipse(self, x: float, y: float, width: float, height: float, thick: float = FRAME) -> None:
        """Draws an ellipse into the given rectangle."""
        self._stroke(thick)
        self._canvas.ellipse(self._x(x), self._y(y + height), self._x(x + width), self._y(y), stroke=1, fill=0)

    def tick(self, x: float, y: float, size: float, checked: bool) -> float:
        """Draws a check box with its middle at `y`, ticked or open; returns its width in mm."""
        edge = size * POINT * 0.8
        self.frame(x, y - edge / 2, edge, edge, 0.25 if not self.stock.carbon else RULE)
        if checked:
            self._stroke(0.55)
            path = self._canvas.beginPath()
            path.moveTo(self._x(x + edge * 0.12), self._y(y - edge * 0.02))
            path.lineTo(self._x(x + edge * 0.42), self._y(y + edge * 0.38))
            path.lineTo(self._x(x + edge * 1.08), self._y(y - edge * 0.55))
            self._canvas.drawPath(path, stroke=1, fill=0)
        return edge

    def code128(self, right: float, y: float, text: str, height: float, module: float, most: float = 1e9) -> float:
        """Draws a Code 128 that ends at `right`; narrower modules where it would be wider than `most`. Returns its width."""
        pattern = codes.code128(text)
        module = min(module, most / len(pattern))
        self.modules(right - len(pattern) * module, y, (pattern,), module, height)
        return len(pattern) * module

    @staticmethod
    def code128_width(text: str, module: float, most: float = 1e9) -> float:
        """The width in mm that `code128` takes for the same arguments."""
        return min(module * len(codes.code128(text)), most)

    def qr(self, x: float, y: float, text: str, module: float, level: str = "Q") -> float:
        """Draws a QR code without quiet zone, upper left corner at x, y; returns its edge in mm."""
        rows = codes.qr(text, level)
        patterns = tuple("".join("1" if dark else "0" for dark in row) for row in rows)
        self.modules(x, y, patterns, module, module)
        return len(rows) * module

    def picture(self, image: Image, box: tuple[float, float, float, float]) -> None:
        """Draws a picture as large as fits into the rectangle x, y, width, height, in its middle."""
        x, y, width, height = box
        wide, tall = image.size
        scale = min(width / wide, height / tall)
        left, top = x + (width - wide * scale) / 2, y + (height - tall * scale) / 2
        place = (self._x(left), self._y(top + tall * scale), wide * scale * MM, tall * scale * MM)
        self._canvas.drawImage(ImageReader(image), *place)

    def modules(self, x: float, y: float, rows: tuple[str, ...], module: float, height: float) -> None:
        """Draws rows of 1 and 0 as one filled path, so that no seam shows between neighbouring modules."""
        path = self._canvas.beginPath()
        for index, row in enumerate(rows):
            start = 0
            while (start := row.find("1", start)) >= 0:
                end = row.find("0", start)
                end = len(row) if end < 0 else end
                bottom = self._y(y + (index + 1) * height)
                path.rect(self._x(x + start * module), bottom, (end - start) * module * MM, height * MM)
                start = end
        self._canvas.setFillGray(0)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _stroke(self, thick: float) -> None:
        if not self._square:
            self._canvas.setLineCap(2)  # square ends close the corners of the grid
            self._square = True
        self._canvas.setStrokeGray(0)
        self._canvas.setLineWidth(thick * MM)
