"""Pages of a PDF as pictures, for preview, for print on a painter, and for tests."""

from __future__ import annotations

import io
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


def page_image(pdf: bytes, index: int, dpi: float) -> Image:
    """Renders one page of `pdf` as a grey picture; others may use PDFium between two pages of a long paper.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or there is no such page.
    """
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            image: Image = document[index].render(scale=dpi / 72, grayscale=True).to_pil()
            return image
        finally:
            document.close()


def page_size(pdf: bytes, index: int) -> tuple[float, float]:
    """Width and height of a page in points.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or there is no such page.
    """
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            wide, tall = document[index].get_size()
            return float(wide), float(tall)
        finally:
            document.close()


def single_page(pdf: bytes, index: int) -> bytes:
    """One page of `pdf` as a PDF of its own, as it is: nothing is drawn anew.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or there is no such page.
    """
    with _lock:
        source, single = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
        try:
            single.import_pages(source, [index])
            out = io.BytesIO()
            single.save(out)
            return out.getvalue()
        finally:
            single.close()
            source.close()
