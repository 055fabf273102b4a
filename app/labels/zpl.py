"""Draws a label as ZPL II, hybrid: lines, bar codes and Latin text as commands, all else as compressed dots.

A printer has no Chinese fonts to rely on, so each run that is not plain Latin goes as `^GFA` with Z64 data. Everything from
data passes through `_escaped`; the stream is pure ASCII.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from binascii import crc_hqx
from functools import singledispatch

from app.labels.bitmap import Bitmap
from app.labels.code128 import FNC1, START_C, TO_B, Code128
from app.labels.elements import Bars, Dots, Drawn, Frame, Matrix, Page, Rule, TextLine
from app.labels.native import is_native, typewriter_width
from app.labels.picture import matrix_bitmap, text_bitmap

_CAP_TOP = 0.135  # How far below the em box's top our capitals begin, less what ZPL's font 0 leaves of its own.
_QR_SINKS = 10  # ^BQ prints lower than its ^FO by the bar height of the last ^BY, which outlives a label.


def draw(page: Page) -> bytes:
    """The page as the bytes of one ZPL format that prints one label.

    `^CI28` and `^LH` are set because a printer keeps them from the format before; media, speed and darkness are not ours.
    """
    body = [f"^XA^CI28^PW{page.width}^LL{page.height}^LH0,0", *(_draw(drawn) for drawn in page.drawn), "^PQ1^XZ"]
    return ("\n".join(part for part in body if part) + "\n").encode("ascii")


@singledispatch
def _draw(drawn: Drawn) -> str:
    raise TypeError(f"not drawn: {drawn!r}")


@_draw.register
def _(drawn: TextLine) -> str:
    if not is_native(drawn.text):
        return _dots(*text_bitmap(drawn))
    wide = typewriter_width(drawn.text, drawn.size)
    squeezed = min(drawn.size, int(drawn.size * drawn.width / wide))
    top = drawn.y + round(_CAP_TOP * drawn.size)
    side = {"left": "L", "centre": "C", "right": "R"}[drawn.align]
    block = "" if side == "L" else f"^FB{drawn.width},1,0,{side}"
    return f"^FO{drawn.x},{top}^A0N,{drawn.size},{squeezed}{block}{_field(drawn.text)}"


@_draw.register
def _(drawn: Rule) -> str:
    return f"^FO{drawn.x},{drawn.y}^GB{drawn.width},{drawn.height},{min(drawn.width, drawn.height)}^FS"


@_draw.register
def _(drawn: Frame) -> str:
    return f"^FO{drawn.x},{drawn.y}^GB{drawn.width},{drawn.height},{drawn.thickness}^FS"


@_draw.register
def _(drawn: Bars) -> str:
    set_up = f"^FO{drawn.x},{drawn.y}^BY{drawn.module},3,{drawn.height}^BCN,{drawn.height},N,N,N,N"
    return set_up + _field(_explicit(drawn.code))


@_draw.register
def _(drawn: Matrix) -> str:
    if drawn.gs1:
        return _dots(matrix_bitmap(drawn), drawn.x, drawn.y)
    top = max(0, drawn.y - _QR_SINKS)
    return (
        f"^BY2,3,{_QR_SINKS}^FO{drawn.x},{top}^BQN,2,{drawn.module}" + _field(f"{drawn.correction}A,{drawn.data}")
    )


@_draw.register
def _(drawn: Dots) -> str:
    return _dots(drawn.bitmap, drawn.x, drawn.y)


def _dots(bitmap: Bitmap, x: int, y: int) -> str:
    if not bitmap.width:
        return ""
    packed = b64encode(zlib.compress(bitmap.rows, 9)).decode("ascii")
    size = len(bitmap.rows)
    check = crc_hqx(packed.encode("ascii"), 0)
    return f"^FO{x},{y}^GFA,{size},{size},{bitmap.stride},:Z64:{packed}:{check:04X}^FS"


def _explicit(code: Code128) -> str:
    """The symbol in the explicit codes of `^BC` mode N: the only spelling that all printers read alike."""
    said: list[str] = []
    in_c = False
    for value in code.values:
        if value > 102:
            in_c = value == START_C
            said.append(">;" if in_c else ">:")
        elif value == FNC1:
            said.append(">8")
        elif in_c and value == TO_B:
            in_c = False
            said.append(">6")
        elif in_c:
            said.append(f"{value:02d}")
        else:
            char = chr(value + 32)
            said.append(">0" if char == ">" else char)
    return "".join(said)


def _field(text: str) -> str:
    return f"^FH^FD{_escaped(text)}^FS"


def _escaped(text: str) -> str:
    """Text for a field after `^FH`: the characters that would begin a command or an escape, as hexadecimal."""
    return "".join(f"_{ord(char):02X}" if char in "^~_" else char for char in text)
