"""Draws a label as ZPL II, hybrid: lines, bar codes and Latin text as commands, all else as compressed dots.

A printer has no Chinese fonts to rely on, so each run that is not plain Latin goes as `^GFA` with Z64 data, and the stream
is pure ASCII; where the printer is said to have a font, text is UTF-8 (`^CI28`). Everything from data passes through
`_escaped`.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from binascii import crc_hqx
from functools import lru_cache, singledispatch

from app.labels.bitmap import Bitmap, measure, stacked
from app.labels.code128 import FNC1, START_C, TO_B, Code128
from app.labels.elements import Bars, Dots, Drawn, Frame, Matrix, Page, Rule, TextLine
from app.labels.native import is_in_font, is_native, native_runs, typewriter_width
from app.labels.picture import matrix_bitmap, text_bitmap

_CAP_TOP = 0.135  # How far below the em box's top our capitals begin, less what ZPL's font 0 leaves of its own.
_QR_SINKS = 10  # ^BQ prints lower than its ^FO by the bar height of the last ^BY, which outlives a label.
_STRETCHED = 1.25  # A Latin run between Chinese ones is made as wide as the gap that we left for it.
_NEAR = 2.5  # Lines no further apart than so many ems go as one picture.
_MOST_BYTES = 12_000  # A picture unpacked: printers have little memory to unpack in.

_Piece = tuple[TextLine, Bitmap, int, int]


def draw(page: Page, font: str = "") -> bytes:
    """The page as the bytes of one ZPL format that prints one label.

    `^CI28` and `^LH` are set because a printer keeps them from the format before; media, speed and darkness are not ours.

    Args:
        page: What to draw.
        font: Name of a Chinese font in the printer, or blank.
    """
    commands: list[str] = []
    column: list[_Piece] = []
    pictures: list[Dots] = []
    for drawn in page.drawn:
        if isinstance(drawn, Dots):
            pictures.append(drawn)
            continue
        if not isinstance(drawn, TextLine):
            commands.append(_draw(drawn))
            continue
        runs = parts(drawn, font)
        for part in runs:
            if is_set(part, font):
                commands.append(_text(part, font, character_width(part, mixed=len(runs) > 1)))
            else:
                column.append((part, *text_bitmap(part)))
    commands += [_dots(*piece) for piece in (*_joined(column), *_in_a_row(pictures))]
    head = f"^XA^CI28^PW{page.width}^LL{page.height}^LH0,0"
    return ("\n".join([head, *filter(None, commands), "^PQ1^XZ"]) + "\n").encode()


def parts(line: TextLine, font: str = "") -> tuple[TextLine, ...]:
    """The line as the printer gets it: whole, or where it mixes Latin and Chinese, run by run at the place of each."""
    runs = native_runs(line.text)
    if is_set(line, font) or len(runs) < 2:
        return (line,)
    spare = line.width - measure(line.text, line.size, line.bold)
    start = line.x + {"left": 0, "centre": spare // 2, "right": spare}[line.align]
    found, before = [], ""
    for text, _ in runs:
        x = measure(before, line.size, line.bold)
        before += text
        width = measure(before, line.size, line.bold) - x
        found.append(TextLine(start + x, line.y, width, line.size, text, line.bold))
    return tuple(found)


def is_set(line: TextLine, font: str) -> bool:
    """Whether the printer sets the line itself."""
    return is_native(line.text) or (bool(font) and is_in_font(line.text))


def _joined(pieces: list[_Piece]) -> list[tuple[Bitmap, int, int]]:
    """Pieces that stand under each other at the same margin as one picture: they share the overhead of compression."""
    found: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one[0].align, one[0].x, one[3])):
        line, y = piece[0], piece[3]
        last = found[-1][-1] if found else None
        near = last is not None and 0 <= y - last[3] - last[1].height <= _NEAR * line.size
        same = last is not None and (last[0].x, last[0].align) == (line.x, "left") == (line.x, line.align)
        if near and same and _unpacked([*found[-1], piece]) <= _MOST_BYTES:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [stacked(tuple((bitmap, x, y) for _, bitmap, x, y in group)) for group in found]


def _unpacked(pieces: list[_Piece]) -> int:
    """Bytes of one picture of the pieces, before compression."""
    across = max(x + bitmap.width for _, bitmap, x, _ in pieces) - min(x for _, _, x, _ in pieces)
    down = max(y + bitmap.height for _, bitmap, _, y in pieces) - min(y for _, _, _, y in pieces)
    return (across + 7) // 8 * down


def _in_a_row(pictures: list[Dots]) -> list[tuple[Bitmap, int, int]]:
    """Pictures side by side with little between them, such as handling marks, as one."""
    found: list[list[Dots]] = []
    for dots in pictures:
        last = found[-1][-1] if found else None
        right = last.x + last.bitmap.width if last else 0
        if last and (last.y, last.bitmap.height) == (dots.y, dots.bitmap.height) and 0 <= dots.x - right < dots.bitmap.width // 2:
            found[-1].append(dots)
        else:
            found.append([dots])
    return [stacked(tuple((dots.bitmap, dots.x, dots.y) for dots in group)) for group in found]


def character_width(line: TextLine, *, mixed: bool) -> int:
    """The width parameter of the printer's face for a line: squeezed into its box, and where it is a run, stretched to fill it."""
    wide = typewriter_width(line.text, line.size)
    return min(int(line.size * (_STRETCHED if mixed else 1)), int(line.size * line.width / wide))


def _text(line: TextLine, font: str, width: int) -> str:
    top = line.y + round(_CAP_TOP * line.size)
    side = {"left": "L", "centre": "C", "right": "R"}[line.align]
    block = "" if side == "L" else f"^FB{line.width},1,0,{side}"
    face = f"^A0N,{line.size},{width}" if is_native(line.text) else f"^A@N,{line.size},{width},{font}"
    return f"^FO{line.x},{top}{face}{block}{_field(line.text)}"


@singledispatch
def _draw(drawn: Drawn) -> str:
    raise TypeError(f"not drawn: {drawn!r}")


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
    if drawn.gs1 or not is_native(drawn.data):
        return _dots(matrix_bitmap(drawn), drawn.x, drawn.y)
    top = max(0, drawn.y - _QR_SINKS)
    return (
        f"^BY2,3,{_QR_SINKS}^FO{drawn.x},{top}^BQN,2,{drawn.module}" + _field(f"{drawn.correction}A,{drawn.data}")
    )


def _dots(bitmap: Bitmap, x: int, y: int) -> str:
    if not bitmap.width:
        return ""
    size = len(bitmap.rows)
    return f"^FO{x},{y}^GFA,{size},{size},{bitmap.stride},:Z64:{_packed(bitmap.rows)}^FS"


@lru_cache(maxsize=256)
def _packed(rows: bytes) -> str:
    packed = b64encode(zlib.compress(rows, 9))
    return f"{packed.decode('ascii')}:{crc_hqx(packed, 0):04X}"


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
