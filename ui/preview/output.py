"""Pages of a PDF as pictures in millimetres, and their way to a printer at true scale.

Rendered by PDFium at the printer's resolution and painted on custom pages without margins: a line of 100 mm leaves the
printer 100 mm long whatever the driver would like to fit or centre.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL.Image import Image
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.slips.render import page_images

MM_PER_INCH = 25.4
SCREEN_DPI = 144.0
FINEST_DPI = 600.0
MOST_PIXELS = 160_000_000
"""Grey pixels held at once; a long paper is rendered less finely rather than filling the memory."""


@dataclass(frozen=True)
class PageImage:
    """One page: its picture, its width and height in millimetres."""

    image: QImage
    width_mm: float
    height_mm: float


def pages(pdf: bytes, dpi: float) -> list[PageImage]:
    """Every page of a PDF as a grey picture.

    Args:
        pdf: The document.
        dpi: Dots per inch.

    Raises:
        pypdfium2.PdfiumError: The bytes are no PDF.
    """
    return [_page(picture, dpi) for picture in page_images(pdf, dpi)]


def _page(picture: Image, dpi: float) -> PageImage:
    grey = picture.convert("L")
    data = grey.tobytes()
    image = QImage(data, grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8).copy()
    return PageImage(image, grey.width / dpi * MM_PER_INCH, grey.height / dpi * MM_PER_INCH)


def fitting_dpi(pdf: bytes, wanted: float) -> float:
    """The resolution to render at: the printer's, but never more pixels at once than `MOST_PIXELS`."""
    rough = sum(page.image.width() * page.image.height() for page in pages(pdf, 36.0))
    dpi = min(wanted, FINEST_DPI)
    while dpi > 150 and rough * (dpi / 36.0) ** 2 > MOST_PIXELS:
        dpi /= 2
    return dpi


def _take_size(printer: QPrinter, page: PageImage) -> None:
    size = QPageSize(
        QSizeF(page.width_mm, page.height_mm), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    printer.setPageSize(size)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def send(printer: QPrinter, pdf: bytes) -> bool:
    """Paints a document on a printer at true scale; returns whether the printer's queue took it.

    Raises:
        pypdfium2.PdfiumError: The bytes are no PDF.
    """
    drawn = pages(pdf, fitting_dpi(pdf, float(printer.resolution())))
    if not drawn:
        return False
    _take_size(printer, drawn[0])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(drawn):
            if number:
                _take_size(printer, page)
                if not printer.newPage():
                    printer.abort()
                    return False
            dots = printer.resolution() / MM_PER_INCH
            target = QRectF(0, 0, page.width_mm * dots, page.height_mm * dots)
            painter.drawImage(target, page.image, QRectF(page.image.rect()))
    finally:
        ended = painter.end()
    return ended
