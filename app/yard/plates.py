"""Number plates: one spelling for the same plate, the forms of Chinese ones, and what may be shown of them. Pure."""

from __future__ import annotations

import re
import unicodedata

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""First characters of the plates of the mainland, in the order of the keys."""

SUFFIXES = "挂学警港澳领"
"""Last characters of trailers, driving schools, police, Hong Kong, Macao and consulates."""

TRAILER = "挂"

_SIGN = "[A-HJ-NP-Z0-9]"
_CIVIL = re.compile(
    rf"[{PROVINCES}][A-HJ-NP-Z]"
    rf"(?:{_SIGN}{{5}}"  # the common one of five
    rf"|[A-HJK]{_SIGN}\d{{4}}|\d{{5}}[A-HJK]"  # new energy: a small car, a lorry
    rf"|{_SIGN}{{4}}[{SUFFIXES}])"
)
_ENERGY = re.compile(rf"[{PROVINCES}][A-HJ-NP-Z](?:[A-HJK]{_SIGN}\d{{4}}|\d{{5}}[A-HJK])")
_FULL = re.compile(rf"[{PROVINCES}][A-HJ-NP-Z]")
_LONGEST = 15
_SHORTEST = 4


def plain(text: str) -> str:
    """A plate as it is compared: upper case, letters, digits and Chinese characters only."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isalnum())


def spelled(text: str) -> str:
    """A plate as it is kept and shown: 苏Z·8682K; other plates without blanks and dashes."""
    found = plain(text)
    return f"{found[:2]}·{found[2:]}" if _FULL.match(found) and len(found) > 2 else found


def is_chinese(text: str) -> bool:
    """Whether it has the form of a Chinese plate: common, new energy with eight characters, trailer and the other suffixes."""
    return _CIVIL.fullmatch(plain(text)) is not None


def is_trailer(text: str) -> bool:
    """Whether it is the plate of a trailer."""
    return is_chinese(text) and plain(text).endswith(TRAILER)


def is_new_energy(text: str) -> bool:
    """Whether it is a plate of eight characters."""
    return _ENERGY.fullmatch(plain(text)) is not None


def is_plausible(text: str) -> bool:
    """Whether a plate of another form may be entered at all: 4 to 15 characters with a digit among them."""
    found = plain(text)
    return _SHORTEST <= len(found) <= _LONGEST and any(c in "0123456789" for c in found)


def same(one: str, other: str) -> bool:
    """Whether two spellings are the same plate."""
    return plain(one) == plain(other)


def tail(text: str) -> str:
    """The last four letters and digits, as a guard keys them; 挂 does not count."""
    return "".join(c for c in plain(text) if c.isascii())[-4:]


def veiled(text: str) -> str:
    """A plate without its last four letters and digits, for screens on which they must not be read before the check at the exit."""
    left, shown = 4, []
    for character in reversed(spelled(text)):
        hide = left > 0 and character.isascii() and character.isalnum()
        left -= hide
        shown.append("*" if hide else character)
    return "".join(reversed(shown))
