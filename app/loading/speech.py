"""The place of a box as it is spoken at the dock: 第三排，左起第二，第二层. Words alone; who can speak is the window's matter."""

from __future__ import annotations

from app.planner.places import Place

_DIGITS = "零一二三四五六七八九"


def numeral(n: int) -> str:
    """A number from 0 to 999 as it is read out: 二, 十, 十二, 二十, 一百零三.

    Raises:
        ValueError: It is out of range.
    """
    if not 0 <= n <= 999:
        raise ValueError(f"{n} is not read out")
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds:
        if not tens:
            return _DIGITS[ones]
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    found = _DIGITS[hundreds] + "百"
    if tens:
        found += _DIGITS[tens] + "十"
    elif ones:
        found += "零"
    return found + (_DIGITS[ones] if ones else "")


def spoken(place: Place) -> str:
    """A place as it is read out: no digit is left for a voice to read in another language."""
    return f"第{numeral(place.row)}排，左起第{numeral(place.column)}，第{numeral(place.layer)}层"
