from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL.Image import Image
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.slips.render import page_images
from tests.helpers.side_window import Office
from ui.preview import output

DPI = 600.0
SIZES = [(210.0, 297.0), (241.0, 139.7), (241.0, 140.0), (148.0, 210.0)]


def paper(sizes: list[tuple[float, float]]) -> bytes:
    """Pages with a line of 100 mm across and one of 100 mm down, each 20 mm from the edges."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for wide, tall in sizes:
        canvas.setPageSize((wide * mm, tall * mm))
        canvas.setLineWidth(0.3 * mm)
        canvas.setLineCap(0)
        canvas.line(20 * mm, 20 * mm, 120 * mm, 20 * mm)
        canvas.line(140 * mm, 25 * mm, 140 * mm, 125 * mm)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def dark_span(page: Image, across: bool) -> tuple[float, float]:
    """Start and length in mm of the longest line, across or down."""
    grey = page.convert("L") if across else page.convert("L").transpose(2)  # ROTATE_90: down becomes across
    best = (0, 0)
    data = grey.tobytes()
    for row in range(grey.height):
        line = data[row * grey.width : (row + 1) * grey.width]
        dark = [x for x, value in enumerate(line) if value < 128]
        if dark and dark[-1] - dark[0] + 1 > best[1]:
            best = (dark[0], dark[-1] - dark[0] + 1)
    return best[0] / DPI * 25.4, best[1] / DPI * 25.4


def printer_to(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(600)
    return printer


@pytest.mark.parametrize("size", SIZES)
def test_a_line_of_100_mm_leaves_the_printer_100_mm_long(office: Office, tmp_path: Path, size: tuple[float, float]) -> None:
    file = tmp_path / "out.pdf"
    assert output.send(printer_to(file), paper([size]))
    [page] = page_images(file.read_bytes(), DPI)
    assert page.width / DPI * 25.4 == pytest.approx(size[0], abs=0.4)
    assert page.height / DPI * 25.4 == pytest.approx(size[1], abs=0.4)
    left, long = dark_span(page, across=True)
    assert long == pytest.approx(100, abs=0.2) and left == pytest.approx(20, abs=0.3)
    assert dark_span(page, across=False)[1] == pytest.approx(100, abs=0.2)


def test_pages_of_different_sizes_keep_their_own(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    assert output.send(printer_to(file), paper([(210, 297), (241, 140)]))
    first, second = page_images(file.read_bytes(), 144)
    assert first.width / 144 * 25.4 == pytest.approx(210, abs=0.6) and second.width / 144 * 25.4 == pytest.approx(241, abs=0.6)


def test_a_long_paper_is_rendered_less_finely_rather_than_filling_the_memory() -> None:
    assert output.fitting_dpi(paper([(210, 297)]), 1200) == 600
    assert output.fitting_dpi(paper([(210, 297)] * 12), 600) < 600
