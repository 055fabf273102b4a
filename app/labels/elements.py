"""The parts that a label is drawn from, in dots of the printer's head, origin top left; all three back ends read these.

Text comes broken and sized (`app.labels.typesetting`): a back end places finished lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import zxingcpp

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.bitmap import Bitmap
from app.labels.code128 import Code128
from app.labels.gs1 import Element

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
    """One label: its size in millimetres, how fine it is printed and what is drawn on it."""

    width_mm: int
    height_mm: int
    dots_per_mm: int
    drawn: tuple[Drawn, ...]

    @property
    def width(self) -> int:
        """Width in dots."""
        return self.width_mm * self.dots_per_mm

    @property
    def height(self) -> int:
        """Height in dots."""
        return self.height_mm * self.dots_per_mm


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
    # What is not ASCII goes in as the bytes of its UTF-8; as text it would be packed as Shift JIS where that is shorter.
    code = zxingcpp.create_barcode(said if said.isascii() else said.encode(), zxingcpp.QRCode, ec_level=correction, gs1=gs1)
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
