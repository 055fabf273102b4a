"""Which words a painted widget had no room for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ui.widgets import paint


@contextmanager
def cut() -> Iterator[list[str]]:
    """Collects what is cut while something is painted in here; what was broken into lines before is broken anew."""
    found: list[str] = []
    own = paint.elide

    def noted(text: str, px: int, room: float, bold: bool = False, middle: bool = False) -> str:
        shown = own(text, px, room, bold, middle)
        if shown != text:
            found.append(text)
        return shown

    paint._lines.cache_clear()
    paint.elide = noted
    try:
        yield found
    finally:
        paint.elide = own
        paint._lines.cache_clear()
