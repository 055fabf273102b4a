"""How numbers that people write in many ways are compared."""

from __future__ import annotations


def plain(number: str) -> str:
    """A plate, container or seal number as it is compared: upper case, without spaces, dots and dashes."""
    return "".join(c for c in number.upper() if c.isalnum())
