"""Type on paper: which face draws which run, how wide it is, and how a text is fitted into a cell."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.core import fonts

MM = 72 / 25.4
POINT = 25.4 / 72
PITCH = 1.1
LONGEST = 1500
ELLIPSIS = "…"
_STEP = 0.5
_OPENERS = "（〔《「“‘【("
_CLOSERS = "，。；：、）〕》」”’？！】…)"
# What belongs to a number, serial or dimension stays in one piece.
_WORD = re.compile(r" |[!-~\u00a0×～·・°²³Ωμ±—–]+|.", re.DOTALL)
_lock = threading.Lock()


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Makes data printable: line breaks and tabs become spaces, controls go, a character no font has prints as 〔U+…〕."""
    text = str(text)[:LONGEST]
    text = "".join(" " if c in "\r\n\t" else c for c in text if c in "\r\n\t" or unicodedata.category(c) != "Cc")
    lost = set(fonts.missing(text))
    return "".join(f"〔U+{ord(c):04X}〕" if c in lost else c for c in text) if lost else text


def font_name(face: fonts.Face) -> str:
    """Registers `face` with reportlab on first use and returns its name there."""
    name: str = face.value
    with _lock:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(fonts.font_path(face))))
    return name


@lru_cache(maxsize=8192)
def runs(text: str, bold: bool) -> tuple[tuple[str, str], ...]:
    """The runs of a cleaned text as (reportlab font, text)."""
    return tuple((font_name(face), part) for face, part in fonts.runs(text, bold))


@lru_cache(maxsize=16384)
def _em(text: str, bold: bool) -> float:
    return float(sum(pdfmetrics.stringWidth(part, name, 1000) for name, part in runs(text, bold))) / 1000


def width(text: str, size: float, bold: bool = False) -> float:
    """The width in mm of a cleaned text at `size` points."""
    return _em(text, bold) * size * POINT


@dataclass(frozen=True)
class Fitted:
    """Lines that fit a cell, at the size that was found."""

    lines: tuple[str, ...]
    size: float
    whole: bool = True

    @property
    def height(self) -> float:
        """Height in mm that the lines take."""
        return ((len(self.lines) - 1) * PITCH + 1) * self.size * POINT


def sizes(largest: float, smallest: float) -> list[float]:
    """Type sizes from the largest down to the smallest in half points."""
    steps = max(0, round((largest - smallest) / _STEP))
    return [largest - step * _STEP for step in range(steps)] + [min(largest, smallest)]


@lru_cache(maxsize=8192)
def fit(
    text: str,
    room: tuple[float, float],
    size: float,
    smallest: float,
    *,
    bold: bool = False,
    keep: bool = False,
    max_lines: int = 6,
    pieces: tuple[str, ...] = (),
    even: bool = False,
) -> Fitted:
    """Fits a text into a cell: one line, then two lines, smaller where needed, and at last more lines than the room has.

    Args:
        text: Data or label; it is cleaned here.
        room: Inner width and height of the cell in mm.
        size: Wished size in points.
        smallest: Smallest size in points.
        bold: Use the bold face.
        keep: A number or serial: never broken while the smallest size can hold it in one line.
        max_lines: More lines than this are cut off with an ellipsis.
        pieces: The text in pieces that must not be broken, in place of `text`.
        even: Two lines are made about equally long, as in labels.
    """
    whole = tuple(clean(piece) for piece in pieces)
    text = "".join(whole) if whole else clean(text)
    words = list(whole) or _words(text)
    across, down = room
    for candidate in sizes(size, smallest if keep else max(smallest, size - 1)):
        if width(text, candidate, bold) <= across:
            return Fitted((text,), candidate)
    if not keep:
        for candidate in sizes(size, smallest):
            lines = wrap(words, across, candidate, bold)
            if lines is not None and len(lines) <= 2:
                found = Fitted(_evened(words, lines, candidate, bold) if even else tuple(lines), candidate)
                if found.height <= down:
                    return found
    forced = wrap(words, across, smallest, bold, force=True) or [""]
    if len(forced) > max_lines:
        forced = [*forced[: max_lines - 1], _cut(forced[max_lines - 1], across, smallest, bold)]
        return Fitted(tuple(forced), smallest, whole=False)
    return Fitted(tuple(forced), smallest, whole=not keep)


def _evened(words: Sequence[str], lines: list[str], size: float, bold: bool) -> tuple[str, ...]:
    """The two lines with the break that leaves the longer one shortest."""
    if len(lines) != 2:
        return tuple(lines)
    whole = width("".join(lines), size, bold)
    for share in (0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9):
        evened = wrap(words, whole * share + 0.01, size, bold)
        if evened is not None and len(evened) == 2:
            return tuple(evened)
    return tuple(lines)


def one_line(text: str, across: float, size: float, smallest: float, bold: bool = False) -> Fitted:
    """Fits a text into one line by shrinking, and cuts it with an ellipsis when even the smallest size is too wide."""
    text = clean(text)
    for candidate in sizes(size, smallest):
        if width(text, candidate, bold) <= across:
            return Fitted((text,), candidate)
    return Fitted((_cut(text + ELLIPSIS, across, smallest, bold),), smallest, whole=False)


def _cut(line: str, across: float, size: float, bold: bool) -> str:
    line = line.rstrip(ELLIPSIS)
    while line and width(line + ELLIPSIS, size, bold) > across:
        line = line[:-1]
    return line + ELLIPSIS


def _words(text: str) -> list[str]:
    """Pieces between which a line may break; closing marks stay with what precedes them."""
    pieces: list[str] = []
    for word in _WORD.findall(text):
        if pieces and (word in _CLOSERS or pieces[-1][-1] in _OPENERS):
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def wrap(words: Sequence[str], across: float, size: float, bold: bool, force: bool = False) -> list[str] | None:
    """Sets cleaned words into lines; None when one is wider than the cell and breaking it is not forced."""
    lines = [""]
    for word in words:
        if width(lines[-1] + word, size, bold) <= across:
            lines[-1] += word
            continue
        if width(word, size, bold) <= across:
            lines.append(word.lstrip(" "))
            continue
        if not force:
            return None
        for char in word:
            if lines[-1] and width(lines[-1] + char, size, bold) > across:
                lines.append("")
            lines[-1] += char
    kept = [line.rstrip(" ") for line in lines if line.strip(" ")]
    return kept or [""]


def paragraphs(text: str, across: float, size: float) -> list[str]:
    """Sets a text of several paragraphs into lines at one size; a blank paragraph stays a blank line."""
    found: list[str] = []
    for part in text.splitlines() or [""]:
        found += wrap(_words(clean(part)), across, size, False, force=True) or [""]
    return found
