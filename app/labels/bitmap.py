"""One-bit pictures and lettering: everything that a label printer gets as dots instead of as a command."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from app.core.fonts import Face, font_path, runs

_DARK_ENOUGH = 104  # Coverage from which a dot burns, of 255; below a half, or thin strokes of small type break up.
BASELINE = 0.88
"""Where the baseline lies in the em box, from its top; the same in all built faces."""


@dataclass(frozen=True)
class Bitmap:
    """A picture of black dots on white.

    Attributes:
        width: Dots across.
        height: Dots down.
        rows: The rows from the top, each padded to whole bytes, highest bit left, 1 = black, padding 0.
    """

    width: int
    height: int
    rows: bytes

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return (self.width + 7) // 8

    def image(self) -> Image.Image:
        """The picture as a one-bit PIL image, black on white."""
        return Image.frombytes("1", (self.width, self.height), self.rows, "raw", "1;I")

    def mask(self) -> Image.Image:
        """The picture as a one-bit mask: through its dots something is painted."""
        return Image.frombytes("1", (self.width, self.height), self.rows)

    @classmethod
    def of(cls, image: Image.Image) -> Bitmap:
        """Takes a one-bit PIL image, black on white."""
        ones = image.convert("1", dither=Image.Dither.NONE)
        return cls(image.width, image.height, ones.tobytes("raw", "1;I"))


@lru_cache(maxsize=256)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A built face at `size` dots an em, laid out character by character on every machine alike."""
    return ImageFont.truetype(str(font_path(face)), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def measure(text: str, size: int, bold: bool) -> int:
    """Width of `text` in dots at `size` dots an em, rounded up."""
    width = sum(font(face, size).getlength(part) for face, part in runs(text, bold))
    return -int(-width // 1)


@lru_cache(maxsize=512)
def lettering(text: str, size: int, bold: bool) -> tuple[Bitmap, int, int]:
    """Draws one line of text, cut to its ink.

    Returns:
        The picture and where its top left corner lies in the line's em box, in dots (it may lie left of it).
        A line without ink gives a picture of no size.
    """
    margin = size
    canvas = Image.new("L", (measure(text, size, bold) + 2 * margin, 3 * size), 0)
    pen = ImageDraw.Draw(canvas)
    at = float(margin)
    for face, part in runs(text, bold):
        pen.text((at, margin + round(BASELINE * size)), part, fill=255, font=font(face, size), anchor="ls")
        at += font(face, size).getlength(part)
    ink = canvas.point(lambda value: 255 if value >= _DARK_ENOUGH else 0)
    box = ink.getbbox()
    if box is None:
        return Bitmap(0, 0, b""), 0, 0
    picture = ink.crop(box).point(lambda value: 255 - value)
    return Bitmap.of(picture), box[0] - margin, box[1] - margin


@lru_cache(maxsize=128)
def stacked(pieces: tuple[tuple[Bitmap, int, int], ...]) -> tuple[Bitmap, int, int]:
    """Pictures at their places as one picture of all of them and its place; a picture without ink adds nothing."""
    inked = [(bitmap, x, y) for bitmap, x, y in pieces if bitmap.width]
    if len(inked) < 2:
        return inked[0] if inked else (Bitmap(0, 0, b""), 0, 0)
    left, top = min(x for _, x, _ in inked), min(y for _, _, y in inked)
    right = max(x + bitmap.width for bitmap, x, _ in inked)
    bottom = max(y + bitmap.height for bitmap, _, y in inked)
    canvas = Image.new("1", (right - left, bottom - top), 255)
    for bitmap, x, y in inked:
        canvas.paste(0, (x - left, y - top), bitmap.mask())
    return Bitmap.of(canvas), left, top
