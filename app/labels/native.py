"""Which text a label printer may set in its own face, how wide that comes out, and what its own Chinese font can say."""

from __future__ import annotations

import re
from functools import lru_cache

_UNSAFE = frozenset('\\"')  # `\` is a control in ZPL field blocks and in TSPL strings, `"` ends a TSPL string.
# Widths in ems of ZPL's font 0, rounded up; a character that is not named is half an em wide, as the digits are.
_WIDTHS = {
    char: width
    for chars, width in (
        ("<>^~", 1.0), ("%+-=@", 0.92), ("W", 0.84), ("Mm", 0.75), ("w", 0.67), ("HNU&", 0.63), ("DGR", 0.6), ("OQ", 0.59),
        ("ABKPXY", 0.57), ("CSV", 0.55), (" !'(),./:;I[]`ft", 0.3), ("ijl", 0.25),
    )
    for char in chars
}  # fmt: skip


def is_native(text: str) -> bool:
    """Whether `text` is plain Latin that every label printer sets alike, with nothing that a string could trip over."""
    return all(" " <= char <= "~" and char not in _UNSAFE for char in text)


_LATIN_RUN = re.compile(r"[!#-\[\]-~](?:[ !#-\[\]-~]{2,}[!#-\[\]-~])")


@lru_cache(maxsize=4096)
def native_runs(text: str) -> tuple[tuple[str, bool], ...]:
    """Splits a mixed text: each run and whether it is native Latin. Runs of less than four characters stay in the others.

    A shorter one is no saving as a command of its own, and looks better in the face of the rest.
    """
    found: list[tuple[str, bool]] = []
    at = 0
    for run in _LATIN_RUN.finditer(text):
        if run.start() > at:
            found.append((text[at : run.start()], False))
        found.append((run.group(), True))
        at = run.end()
    if at < len(text):
        found.append((text[at:], False))
    return tuple(found)


@lru_cache(maxsize=4096)
def is_in_font(text: str) -> bool:
    """Whether a printer's own Chinese font may be trusted with `text`: what GB 2312 has, and the Latin that is native.

    Rarer characters print as blanks there. Of two bytes of GB 2312 none is below 0xA1, so that none can end a string or
    begin a command, whatever the printer takes a byte for.
    """
    return all(is_native(char) or (len(_gb2312(char)) == 2 and min(_gb2312(char)) > 0xA0) for char in text)


def _gb2312(char: str) -> bytes:
    return char.encode("gb2312", "ignore")


def typewriter_width(text: str, size: int) -> float:
    """How wide, in dots, a printer's scalable font sets `text` at `size` at most; a Chinese character takes a square."""
    return sum(1 if char > "~" else _WIDTHS.get(char, 0.5) for char in text) * size
