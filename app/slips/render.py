"""Pages of a PDF as pictures, for preview, for print on a painter, and for tests."""

from __future__ import annotations

import threading

import pypdfium2
from PIL.Image import Image

# PDFium is not safe for use by two threads at once, whatever the document.
_lock = threading.Lock()


def page_images(pdf: bytes, dpi: float) -> list[Image]:
    """Renders every page of `pdf` as a grey picture at `dpi` dots per inch.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF.
    """
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = [document[index] for index in range(len(document))]
            return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pages]
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF.
    """
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()
