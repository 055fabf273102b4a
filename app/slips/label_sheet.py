"""Labels on A4 for who has no label printer: as many as fit, in their order, with lines to cut along."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.slips import lettering
from app.slips.lettering import MM
from app.slips.model import FormFacts, require
from app.slips.texts import T

_WIDTH, _HEIGHT = 210.0, 297.0
_EDGE = 5.0
"""What printers leave white at the edges, in mm."""
_FOOT, _SMALL = 4.0, 6.0
"""Height of the line under the labels in mm, and its type in points."""


@dataclass(frozen=True)
class LabelSheet:
    """Input of the sheets: labels of one size as pictures, one pixel a dot."""

    title: str
    width_mm: int
    height_mm: int
    pictures: tuple[bytes, ...]
    form: FormFacts


def render(paper: LabelSheet) -> bytes:
    """Draws the sheets as PDF.

    Raises:
        BlankField: No label.
    """
    require(title=paper.title, pictures="".join("x" for _ in paper.pictures))
    across = int((_WIDTH - 2 * _EDGE) // paper.width_mm)
    down = int((_HEIGHT - 2 * _EDGE - _FOOT) // paper.height_mm)
    left, top = (_WIDTH - across * paper.width_mm) / 2, (_HEIGHT - _FOOT - down * paper.height_mm) / 2
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH * MM, _HEIGHT * MM), invariant=1, pageCompression=1)
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setTitle(lettering.clean(paper.title))
    pages = -(-len(paper.pictures) // (across * down))
    for page, begin in enumerate(range(0, len(paper.pictures), across * down), start=1):
        part = paper.pictures[begin : begin + across * down]
        for number, picture in enumerate(part):
            row, column = divmod(number, across)
            x, y = left + column * paper.width_mm, _HEIGHT - top - (row + 1) * paper.height_mm
            canvas.drawImage(ImageReader(io.BytesIO(picture)), x * MM, y * MM, paper.width_mm * MM, paper.height_mm * MM)
            canvas.setLineWidth(0.3)
            canvas.setDash(2, 2)
            canvas.rect(x * MM, y * MM, paper.width_mm * MM, paper.height_mm * MM)
        _foot(canvas, left, paper, str(T.PAGE_OF.format(n=page, total=pages)))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _foot(canvas: Canvas, left: float, paper: LabelSheet, page: str) -> None:
    """Title and form number under the labels, where the knife leaves them on the waste (M-08)."""
    form = paper.form
    words = lettering.clean(f"{paper.title}  {form.form_no} {form.edition}  {form.rule_version}  {page}")
    line = canvas.beginText(left * MM, (_EDGE + 1) * MM)
    for name, part in lettering.runs(words, False):
        line.setFont(name, _SMALL)
        line.textOut(part)
    canvas.drawText(line)
