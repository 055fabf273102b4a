"""Reads printed papers back: text by PDFium, symbols by zxing-cpp from the rendered pages."""

from __future__ import annotations

import pypdfium2
import zxingcpp

from app.slips.render import page_images


def texts(pdf: bytes) -> list[str]:
    """The text of each page without any space, for the letters of titles are drawn one by one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]
    finally:
        document.close()


def symbols(pdf: bytes, dpi: float = 203) -> list[list[str]]:
    """The texts of all symbols on each page, upright, dark on light and of their own size: the reader is given no second try."""
    once = {"try_rotate": False, "try_invert": False, "try_downscale": False}
    return [[found.text for found in zxingcpp.read_barcodes(image, **once)] for image in page_images(pdf, dpi)]
