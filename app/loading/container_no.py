"""Container numbers by ISO 6346: owner, category, serial and the check digit over them (G-02)."""

from __future__ import annotations

from app.core.compared import plain

LENGTH = 11


def _values() -> dict[str, int]:
    """A is 10; multiples of 11 are left out."""
    found, value = {}, 10
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if value % 11 == 0:
            value += 1
        found[letter], value = value, value + 1
    return found


_LETTERS = _values()


def is_formed(number: str) -> bool:
    """Whether it has the form of a container number: four letters and seven digits, however it is spaced."""
    text = plain(number)
    return len(text) == LENGTH and text.isascii() and text[:4].isalpha() and text[4:].isdecimal()


def check_digit(number: str) -> int | None:
    """The digit a number should end in; None where it has not the form of one."""
    if not is_formed(number):
        return None
    text = plain(number)
    total = sum((_LETTERS[c] if c.isalpha() else int(c)) << place for place, c in enumerate(text[:10]))
    return total % 11 % 10


def is_right(number: str) -> bool:
    """Whether a number ends in its check digit."""
    wanted = check_digit(number)
    return wanted is not None and plain(number)[-1] == str(wanted)
