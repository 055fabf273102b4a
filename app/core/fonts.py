"""The built fonts: which file, and which of them draws which character, the same on screen, paper and label.

SC draws nearly everything. A character that SC lacks is taken from JP, run by run; what neither has is refused at entry
(`missing`), so that no empty box ever appears. Screen, reportlab and the label rasteriser all ask here.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from app.core.paths import resources


class Face(Enum):
    """One built font file; the value is its PostScript name and its file's stem."""

    SC_REGULAR = "JiaofuSansSC-Regular"
    SC_BOLD = "JiaofuSansSC-Bold"
    JP_REGULAR = "JiaofuSansJP-Regular"
    JP_BOLD = "JiaofuSansJP-Bold"

    @property
    def family(self) -> str:
        """The family name under which Qt knows the font after it was registered."""
        return "Jiaofu Sans SC" if self in (Face.SC_REGULAR, Face.SC_BOLD) else "Jiaofu Sans JP"

    @property
    def is_bold(self) -> bool:
        """Whether this is a bold face."""
        return self in (Face.SC_BOLD, Face.JP_BOLD)


class FontsNotBuilt(FileNotFoundError):
    """The fonts are made when the program is set up, and that was not done here."""


def font_path(face: Face) -> Path:
    """The TrueType file of `face`.

    Raises:
        FontsNotBuilt: the fonts are not built yet (`python packaging/desk.py setup` builds them).
    """
    path = resources() / "fonts" / f"{face.value}.ttf"
    if not path.is_file():
        raise FontsNotBuilt(f"{path.name}: run packaging/desk.py setup")
    return path


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that `face` draws."""
    with TTFont(font_path(face), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _all_characters() -> frozenset[int]:
    return characters(Face.SC_REGULAR) | characters(Face.JP_REGULAR)


@lru_cache(maxsize=4096)
def _split(text: str, bold: bool) -> tuple[tuple[Face, str], ...]:
    first, second = (Face.SC_BOLD, Face.JP_BOLD) if bold else (Face.SC_REGULAR, Face.JP_REGULAR)
    in_first = characters(first)
    found: list[tuple[Face, str]] = []
    for char in text:
        face = first
        if ord(char) not in in_first and ord(char) in characters(second):
            face = second
        if found and found[-1][0] is face:
            found[-1] = (face, found[-1][1] + char)
        else:
            found.append((face, char))
    return tuple(found)


def runs(text: str, bold: bool = False) -> list[tuple[Face, str]]:
    """Splits `text` into runs of one face each, in order; joined again they are `text`.

    A character that no face has stays in the SC run; `missing` names it, and entry refuses it before it comes this far.
    """
    return list(_split(text, bold))


def missing(text: str) -> str:
    """The characters of `text` that no built font can draw, each once, in order of first appearance.

    Line breaks and tabs are layout and do not count; every other control, surrogate or unassigned character does.
    """
    drawn = _all_characters()
    lost: dict[str, None] = {}
    for char in text:
        if char in "\n\r\t":
            continue
        if ord(char) not in drawn or unicodedata.category(char) in ("Cc", "Cs", "Cn"):
            lost[char] = None
    return "".join(lost)
