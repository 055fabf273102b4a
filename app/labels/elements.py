"""The parts that a label is drawn from, in dots at 8 dots/mm (203 dpi), origin top left; all three back ends read these.

Text is broken and sized here, once: a back end places finished lines. Nothing is ever cut off: what does not fit at the
smallest size is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import zxingcpp

from app.core.errors import bad_input, fact
from app.core.fonts import missing
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.bitmap import Bitmap, measure
from app.labels.code128 import Code128
from app.labels.gs1 import Element

DOTS_PER_MM = 8
SMALLEST = 22
"""Smallest size of type that a row is planned with."""
_LAST_RESORT = 16  # A row that is too full goes below the planned size before it is refused: 2 mm can still be read.
_LEADING = 1.18

Align = Literal["left", "centre", "right"]
Correction = Literal["L", "M", "Q", "H"]


@dataclass(frozen=True)
class TextLine:
    """One line of text; `x`, `y` is the top left of a box `width` wide and one em (`size`) high."""

    x: int
    y: int
    width: int
    size: int
    text: str
    bold: bool = False
    align: Align = "left"


@dataclass(frozen=True)
class Rule:
    """A filled bar: a line of the grid."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Frame:
    """A rectangle's outline, its thickness inward."""

    x: int
    y: int
    width: int
    height: int
    thickness: int


@dataclass(frozen=True)
class Bars:
    """A Code 128 or GS1-128 symbol without its quiet zones; `module` is the dots of its narrowest bar."""

    x: int
    y: int
    height: int
    module: int
    code: Code128


@dataclass(frozen=True)
class Matrix:
    """A QR code without its quiet zone.

    Attributes:
        x: Left.
        y: Top.
        module: Dots a module.
        data: What a plain symbol says; blank for a GS1 symbol.
        correction: Error correction level.
        gs1: Whether FNC1 stands in first position (`]Q3`). Printers cannot draw that reliably: it goes as dots.
        grid: The symbol, one dot a module.
    """

    x: int
    y: int
    module: int
    data: str
    correction: Correction
    gs1: bool
    grid: Bitmap


@dataclass(frozen=True)
class Dots:
    """A picture: a handling mark, the inspection mark."""

    x: int
    y: int
    bitmap: Bitmap


Drawn = TextLine | Rule | Frame | Bars | Matrix | Dots


@dataclass(frozen=True)
class Page:
    """One label: its size in millimetres and what is drawn on it."""

    width_mm: int
    height_mm: int
    drawn: tuple[Drawn, ...]

    @property
    def width(self) -> int:
        """Width in dots."""
        return self.width_mm * DOTS_PER_MM

    @property
    def height(self) -> int:
        """Height in dots."""
        return self.height_mm * DOTS_PER_MM


def clean(text: str) -> str:
    """`text` on one line: every run of white space becomes one space.

    Raises:
        BadInput: it holds a control character, or one that no built font can draw.
    """
    flat = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    lost = missing(flat)
    if lost:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "标签上印不出这个字符：{chars}"),
            chars=" ".join(f"U+{ord(char):04X}" for char in lost),
        )
    return flat


def fit(
    text: str,
    box: tuple[int, int, int, int],
    size: int,
    *,
    bold: bool = False,
    align: Align = "left",
    lines: int = 1,
    middle: bool = True,
    smallest: int = SMALLEST,
) -> tuple[TextLine, ...]:
    """Sets `text` into a box at the largest size up to `size` at which it fits.

    Args:
        text: Any text; see `clean`.
        box: x, y, width, height in dots.
        size: Largest size, dots an em.
        bold: Bold face.
        align: Where the lines stand across the box.
        lines: How many lines it may take before it is made smaller than `smallest`.
        middle: Centre it in the height of the box; otherwise it starts at the top.
        smallest: Size down to which `lines` holds.

    Returns:
        The lines; none for blank text.

    Raises:
        BadInput: it does not fit even at the last resort's size, or cannot be drawn.
    """
    said = clean(text)
    if not said:
        return ()
    x, y, width, height = box
    for used in _sizes(size, smallest):
        room = max(1, 1 + int((height - used) / (used * _LEADING))) if used <= height else 0
        broken = _broken(said, width, used, bold)
        if broken is None or len(broken) > room or (used >= smallest and len(broken) > lines):
            continue
        step = round(used * _LEADING)
        top = y + (height - used - step * (len(broken) - 1)) // 2 if middle else y
        return tuple(
            TextLine(x, top + step * place, width, used, line, bold, align) for place, line in enumerate(broken)
        )
    raise bad_input(
        QT_TRANSLATE_NOOP("app", "标签上放不下：{text}"), fact(QT_TRANSLATE_NOOP("app", "字数"), len(said)), text=said
    )


def _sizes(largest: int, smallest: int) -> list[int]:
    sizes = list(range(largest, smallest, -2))
    return sizes + list(range(min(largest, smallest), _LAST_RESORT - 1, -2))


_WORD = re.compile(r"[!-~]+|.", re.DOTALL)
_PHRASE = re.compile(r"[^、，；]+[、，；]*|[、，；]+", re.DOTALL)
_NOT_AT_START = "，。、；：！？）》」』”’…·％%℃"


def _broken(text: str, width: int, size: int, bold: bool) -> list[str] | None:
    """The lines of `text` at this size, numbers and Latin words kept whole; None where one word is too wide.

    Where it takes no more lines, it breaks between phrases only.
    """
    if measure(text, size, bold) <= width:
        return [text]
    words: list[str] = []
    for word in _WORD.findall(text):
        if words and word in _NOT_AT_START:
            words[-1] += word
        else:
            words.append(word)
    anywhere = _filled(words, width, size, bold)
    between = _filled(_PHRASE.findall(text), width, size, bold)
    return between if anywhere and between and len(between) <= len(anywhere) else anywhere


def _filled(words: list[str], width: int, size: int, bold: bool) -> list[str] | None:
    lines = [""]
    for word in words:
        if measure(word.strip(), size, bold) > width:
            return None
        if measure((lines[-1] + word).rstrip(), size, bold) <= width:
            lines[-1] += word
        else:
            lines.append(word.lstrip())
    return [line.strip() for line in lines if line.strip()]


def symbol(data: str | tuple[Element, ...], correction: Correction) -> Bitmap:
    """A QR code of plain text or of GS1 elements, one dot a module, without quiet zone.

    Raises:
        BadInput: too much for one symbol, or nothing.
    """
    try:
        return _symbol(data, correction)
    except ValueError as error:
        shown = data if isinstance(data, str) else "".join(part.value for part in data)
        raise bad_input(QT_TRANSLATE_NOOP("app", "不能编成二维码：{data}"), data=shown) from error


@lru_cache(maxsize=128)
def _symbol(data: str | tuple[Element, ...], correction: Correction) -> Bitmap:
    gs1 = not isinstance(data, str)
    # Square brackets, unlike round ones, cannot occur in a GS1 value.
    said = data if isinstance(data, str) else "".join(f"[{part.ai}]{part.value}" for part in data)
    code = zxingcpp.create_barcode(said, zxingcpp.QRCode, ec_level=correction, gs1=gs1)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    view = memoryview(image)
    side = int(view.shape[0]) if view.shape else 0
    raw = view.tobytes()
    stride = (side + 7) // 8
    rows = bytearray(stride * side)
    for place, grey in enumerate(raw):
        if grey < 128:
            y, x = divmod(place, side)
            rows[y * stride + x // 8] |= 0x80 >> (x % 8)
    return Bitmap(side, side, bytes(rows))
