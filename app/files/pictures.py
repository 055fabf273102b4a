"""Pictures that come from outside: looked at by their header before anything is decoded, made small for lists."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict

from PIL import Image, ImageOps, UnidentifiedImageError

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP

MOST_PIXELS = 50_000_000
"""A picture with more is refused: a small file may unpack into gigabytes."""
FORMATS = ("PNG", "JPEG")
_KEPT = 256
_QUALITY = 82
_made: OrderedDict[tuple[str, int], bytes] = OrderedDict()
_lock = threading.Lock()


def check(name: str, content: bytes) -> tuple[int, int]:
    """Reads a picture to its end and answers with its width and height in pixels.

    Raises:
        BadInput: No PNG or JPEG, absurdly large by its header, or cut off.
    """
    width, height = _header(name, content)
    _decoded(name, content, 64)
    return width, height


def small(sha256: str, content: bytes, size: int) -> bytes:
    """A picture as JPEG whose longer side has at most `size` pixels, turned as the camera was held; kept for the next time.

    Raises:
        BadInput: As `check`.
    """
    key = (sha256, size)
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            return _made[key]
    _header(sha256[:8], content)
    with _decoded(sha256[:8], content, size) as picture:
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((size, size))
        out = io.BytesIO()
        upright.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    with _lock:
        _made[key] = out.getvalue()
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return out.getvalue()


def _header(name: str, content: bytes) -> tuple[int, int]:
    """Width and height from the header alone; nothing is decoded."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            width, height = picture.size
    except Image.DecompressionBombError:
        raise bad_input(_HUGE, name=name) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise bad_input(QT_TRANSLATE_NOOP("app", "照片读不出，只收 PNG 或 JPEG：{name}"), name=name) from None
    if width * height > MOST_PIXELS or not width or not height:
        raise bad_input(QT_TRANSLATE_NOOP("app", "照片 {name} 有 {width}×{height} 像素，超过 5000 万，不收"), name=name,
                        width=width, height=height)  # fmt: skip
    return width, height


_HUGE = QT_TRANSLATE_NOOP("app", "照片 {name} 的像素大得离谱，不收")


def _decoded(name: str, content: bytes, size: int) -> Image.Image:
    """The whole picture; a JPEG comes out at the scale that still holds `size`, which costs little and reads to its end all the same."""
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
        picture.draft("RGB", (size, size))
        picture.load()
    except (OSError, SyntaxError, ValueError):
        raise bad_input(QT_TRANSLATE_NOOP("app", "照片 {name} 不完整，请重拍"), name=name) from None
    return picture
