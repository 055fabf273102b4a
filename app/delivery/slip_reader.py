"""Reads what a scanner or a camera made of signed slips: every page by itself, with the numbers in its barcodes. Qt-free, no database.

Slow by nature (a page takes a few tenths of a second): called off the window's thread, page by page, so that it can be stopped.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.devices.codes import Series, read_code
from app.files import pictures
from app.files.service import LARGEST, safe_name
from app.slips.render import page_count, page_image, page_size, single_page

SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
MOST_PAGES = 200
"""A longer file is refused whole: it is no pile of a day, and it would hold the desk for minutes."""
MOST_BYTES = 300 * 1024 * 1024
_MOST_POINTS = 3000.0
"""Longest side of a page in points, a metre and more: a larger one would unpack into gigabytes."""
_DPI = (150.0, 240.0)
_SIDES = (1800, 3600)
_CODES = zxingcpp.barcode_formats_from_str("Code128,QRCode,DataMatrix")
_OURS = frozenset({Series.DELIVERY_RECORD, Series.DISPATCH_ORDER})


@dataclass(frozen=True)
class ReadPage:
    """One page as it will be kept.

    Attributes:
        number: From 1.
        content: The page as PDF, PNG or JPEG.
        codes: Numbers of 交付记录 and 发货单 that were read on it, in order.
        turn: Degrees clockwise by which it stands upright, after the barcode.
    """

    number: int
    content: bytes
    codes: tuple[str, ...]
    turn: int


@dataclass(frozen=True)
class SlipFile:
    """A file that is being read."""

    name: str
    content: bytes
    digest: str
    pages: int
    kind: str


def open_file(path: Path) -> SlipFile:
    """Reads a file and counts its pages.

    Raises:
        BadInput: Not readable, too large, too many pages, neither PDF nor picture, or a picture that cannot be.
    """
    name = safe_name(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 超过 300 MB，请分开扫描"), name=name)
        content = path.read_bytes()
    except OSError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读不出文件 {name}"), name=name) from None
    return open_bytes(name, content)


def open_bytes(name: str, content: bytes) -> SlipFile:
    """As `open_file`, of bytes that are here already."""
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(b"%PDF-"):
        try:
            pages = page_count(content)
        except pypdfium2.PdfiumError:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 打不开：文件损坏或有密码"), name=name) from None
        kind = "pdf"
    elif content.startswith((b"II*\x00", b"MM\x00*")):
        pages, kind = _frames(name, content), "tiff"
    else:
        pictures.check(name, content)
        pages, kind = 1, "picture"
    if not 1 <= pages <= MOST_PAGES:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "{name} 有 {n} 页，一次最多 {most} 页，请分开扫描"), name=name, n=pages, most=MOST_PAGES
        )
    return SlipFile(name, content, digest, pages, kind)


def read_pages(file: SlipFile) -> Iterator[ReadPage]:
    """Every page of a file, one after the other.

    Raises:
        BadInput: A page that cannot be drawn.
    """
    for index in range(file.pages):
        if file.kind == "pdf":
            yield _pdf_page(file, index)
        elif file.kind == "tiff":
            yield _tiff_page(file, index)
        else:
            upright = _picture(file)
            codes, turn = _read(upright, _SIDES)
            yield ReadPage(1, _as_kept(file.content, upright), codes, turn)


def _pdf_page(file: SlipFile, index: int) -> ReadPage:
    try:
        if max(page_size(file.content, index)) > _MOST_POINTS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 第 {n} 页大得离谱，不收"), name=file.name, n=index + 1)
        codes: tuple[str, ...] = ()
        turn = 0
        for dpi in _DPI:
            image = page_image(file.content, index, dpi)
            codes, turn = _read(image, ())
            if codes:
                break
        content = single_page(file.content, index) if file.pages > 1 else file.content
    except pypdfium2.PdfiumError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 第 {n} 页读不出"), name=file.name, n=index + 1) from None
    return ReadPage(index + 1, _as_kept(content, image), codes, turn)


def _tiff_page(file: SlipFile, index: int) -> ReadPage:
    try:
        with Image.open(io.BytesIO(file.content), formats=("TIFF",)) as frames:
            frames.seek(index)
            image = frames.convert("L")
    except (OSError, SyntaxError, ValueError, EOFError):
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 第 {n} 页读不出"), name=file.name, n=index + 1) from None
    codes, turn = _read(image, _SIDES)
    out = io.BytesIO()
    image.save(out, "PNG")
    return ReadPage(index + 1, _as_kept(out.getvalue(), image), codes, turn)


def _frames(name: str, content: bytes) -> int:
    try:
        with Image.open(io.BytesIO(content), formats=("TIFF",)) as picture:
            if picture.size[0] * picture.size[1] > pictures.MOST_PIXELS:
                raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 第 {n} 页大得离谱，不收"), name=name, n=1)
            return int(getattr(picture, "n_frames", 1))
    except Image.DecompressionBombError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name} 第 {n} 页大得离谱，不收"), name=name, n=1) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise bad_input(QT_TRANSLATE_NOOP("app", "读不出文件 {name}"), name=name) from None


def _picture(file: SlipFile) -> Image.Image:
    """The picture as it is held, grey."""
    with Image.open(io.BytesIO(file.content), formats=pictures.FORMATS) as picture:
        return ImageOps.exif_transpose(picture).convert("L")


def _as_kept(content: bytes, image: Image.Image) -> bytes:
    """The page as it came; one that is too heavy to be kept is drawn as a lighter picture instead of being lost."""
    if len(content) <= LARGEST:
        return content
    light = image.copy()
    light.thumbnail((4000, 4000))
    out = io.BytesIO()
    light.save(out, "JPEG", quality=80)
    return out.getvalue()


def _read(image: Image.Image, sides: tuple[int, ...]) -> tuple[tuple[str, ...], int]:
    """Our numbers on a picture and how it must be turned; larger and larger until there is one."""
    for side in sides or (0,):
        seen = image
        if side and max(image.size) > side:
            seen = image.copy()
            seen.thumbnail((side, side))
        found: dict[str, int] = {}
        for one in zxingcpp.read_barcodes(seen, formats=_CODES):
            code = read_code(one.text.encode("utf-8", "replace")).only
            if code is not None and code.series in _OURS:
                found.setdefault(code.value, -round(one.orientation / 90) * 90 % 360)
        if found:
            return tuple(found), next(iter(found.values()))
        if side and max(image.size) <= side:
            break
    return (), 0
