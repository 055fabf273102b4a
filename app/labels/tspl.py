"""Draws a label as TSPL, hybrid: lines, bar codes and Latin text as commands, all else as raw dots.

Lines end in CRLF. Where the printer is said to have a Chinese font, text is GB 18030. In `BITMAP` a 0 burns and a 1 stays
white, and its bytes are raw: the port must be 8N1 without XON/XOFF. Everything from data passes through `_quoted`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.bitmap import Bitmap
from app.labels.code128 import FNC1, START_C, TO_B, Code128
from app.labels.elements import Bars, Dots, Drawn, Frame, Matrix, Page, Rule, TextLine
from app.labels.native import is_in_font, is_native
from app.labels.picture import bars_bitmap, matrix_bitmap, text_bitmap

# The resident fonts that every TSPL printer has: name, width and height of a character in dots.
_FONTS = (("5", 32, 48), ("4", 24, 32), ("3", 16, 24), ("2", 12, 20), ("1", 8, 12))
_CHINESE = (12, 24)  # Of `TSS24.BF2` and its like: half the width of a Chinese character, and the height.
_MOST_TIMES = 4
_COARSE = 0.12
_CLOSE_ENOUGH = 0.6  # A resident font this much of the planned size or more will do; else we draw the line ourselves.


def draw(page: Page, font: str = "", gap_mm: int = 2) -> bytes:
    """The page as TSPL commands that print one label.

    Args:
        page: What to draw.
        font: Name of a Chinese font of 24 dots in the printer, or blank.
        gap_mm: Gap between two labels of the roll.
    """
    head = (
        f"SIZE {page.width_mm} mm,{page.height_mm} mm",
        f"GAP {gap_mm} mm,0 mm",
        "DIRECTION 1",
        "REFERENCE 0,0",
        "CLS",
    )
    made = [_text(drawn, font) if isinstance(drawn, TextLine) else _draw(drawn) for drawn in page.drawn]
    # A bitmap overwrites in whole bytes, white included: it goes before the lines that its padding might touch.
    commands = sorted(filter(None, made), key=lambda command: not command.startswith(b"BITMAP"))
    return b"\r\n".join([*(line.encode("ascii") for line in head), *commands, b"PRINT 1,1", b""])


@dataclass(frozen=True)
class Resident:
    """A line in one of the printer's fonts: the font, its place, the size of a Latin character there, and the multiple."""

    font: str
    x: int
    y: int
    width: int
    height: int
    times: int


def resident(line: TextLine, font: str = "") -> Resident | None:
    """How the printer sets a line itself; None where it gets the line as dots."""
    chosen = None
    if is_native(line.text):
        chosen = _largest(line, _FONTS)
    elif font and is_in_font(line.text):
        chosen = _largest(line, ((font, *_CHINESE),))
    if chosen is None:
        return None
    name, width, height, times = chosen
    spare = line.width - width * times * cells(line.text)
    x = line.x + {"left": 0, "centre": spare // 2, "right": spare}[line.align]
    y = line.y + (line.size - height * times) // 2 + round(0.04 * line.size)
    return Resident(name, x, max(0, y), width * times, height * times, times)


def _text(line: TextLine, font: str) -> bytes:
    its = resident(line, font)
    if its is None:
        return _dots(*text_bitmap(line))
    return f'TEXT {its.x},{its.y},"{its.font}",0,{its.times},{its.times},'.encode("ascii") + _quoted(line.text)


def cells(text: str) -> int:
    """How many Latin characters wide `text` is in a resident font: a Chinese one takes the place of two."""
    return sum(2 if char > "~" else 1 for char in text)


@singledispatch
def _draw(drawn: Drawn) -> bytes:
    raise TypeError(f"not drawn: {drawn!r}")


@_draw.register
def _(drawn: Rule) -> bytes:
    return f"BAR {drawn.x},{drawn.y},{drawn.width},{drawn.height}".encode("ascii")


@_draw.register
def _(drawn: Frame) -> bytes:
    right, bottom = drawn.x + drawn.width - 1, drawn.y + drawn.height - 1
    return f"BOX {drawn.x},{drawn.y},{right},{bottom},{drawn.thickness}".encode("ascii")


@_draw.register
def _(drawn: Bars) -> bytes:
    said = _explicit(drawn.code) if drawn.code.gs1 else drawn.code.data
    if not is_native(drawn.code.data) or "!" in drawn.code.data:
        return _dots(bars_bitmap(drawn), drawn.x, drawn.y)
    kind = "128M" if drawn.code.gs1 else "128"
    place = f'{drawn.x},{drawn.y},"{kind}",{drawn.height},0,0,{drawn.module},{drawn.module}'
    return f"BARCODE {place},".encode("ascii") + _quoted(said)


@_draw.register
def _(drawn: Matrix) -> bytes:
    if drawn.gs1 or not is_native(drawn.data):
        return _dots(matrix_bitmap(drawn), drawn.x, drawn.y)
    place = f"{drawn.x},{drawn.y},{drawn.correction},{drawn.module},A,0,M2"
    return f"QRCODE {place},".encode("ascii") + _quoted(drawn.data)


@_draw.register
def _(drawn: Dots) -> bytes:
    return _dots(drawn.bitmap, drawn.x, drawn.y)


def _largest(line: TextLine, fonts: tuple[tuple[str, int, int], ...]) -> tuple[str, int, int, int] | None:
    """The tallest of the fonts that fits the line's box, and its multiple; None where it would be too small.

    A multiplied font is coarse: a taller one counts less the more often it is multiplied.
    """
    fitting = [
        (height * times * (1 - _COARSE * (times - 1)), name, width, height, times)
        for name, width, height in fonts
        for times in range(1, _MOST_TIMES + 1)
        if height * times <= line.size * 1.05 and width * times * cells(line.text) <= line.width
    ]
    best = max(fitting, default=None)
    return None if best is None or best[3] * best[4] < _CLOSE_ENOUGH * line.size else best[1:]


def _dots(bitmap: Bitmap, x: int, y: int) -> bytes:
    if not bitmap.width:
        return b""
    white = bytes(byte ^ 0xFF for byte in bitmap.rows)
    return f"BITMAP {x},{y},{bitmap.stride},{bitmap.height},0,".encode("ascii") + white


def _explicit(code: Code128) -> str:
    """The symbol in the explicit codes of type 128M: `!105` start C, `!104` start B, `!102` FNC1, `!100` to B."""
    said: list[str] = []
    in_c = False
    for value in code.values:
        if value > 102:
            in_c = value == START_C
            said.append(f"!{value}")
        elif value == FNC1 or (in_c and value == TO_B):
            in_c = in_c and value == FNC1
            said.append(f"!{value}")
        else:
            said.append(f"{value:02d}" if in_c else chr(value + 32))
    return "".join(said)


def _quoted(text: str) -> bytes:
    """Text as a TSPL string. Callers draw as dots what the printer cannot set, so nothing needs an escape here.

    Raises:
        BadInput: a control character, a quote or a backslash came this far all the same.
    """
    if not is_in_font(text):
        raise bad_input(QT_TRANSLATE_NOOP("app", "不能送到标签机的字符：{text}"), text=repr(text))
    return b'"' + text.encode("gb18030") + b'"'
