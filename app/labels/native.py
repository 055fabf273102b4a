"""Which text a label printer may set in its own face, and how wide that comes out."""

from __future__ import annotations

_UNSAFE = frozenset('\\"')  # `\` is a control in ZPL field blocks and in TSPL strings, `"` ends a TSPL string.
_WIDE = {"-": 0.72, "M": 0.8, "W": 0.86, "m": 0.84, "w": 0.76, "@": 0.95, "%": 0.86, "+": 0.72, "=": 0.72, "_": 0.72}
_NARROW = frozenset(" .,:;'!|iIjl()[]")


def is_native(text: str) -> bool:
    """Whether `text` is plain Latin that every label printer sets alike, with nothing that a string could trip over."""
    return all(" " <= char <= "~" and char not in _UNSAFE for char in text)


def typewriter_width(text: str, size: int) -> float:
    """An upper estimate, in dots, of how wide ZPL's scalable font 0 sets `text` at `size`."""
    return sum(_WIDE.get(char, 0.34 if char in _NARROW else 0.58) for char in text) * size
