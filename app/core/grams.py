"""Texts cut into the pieces they are found by: every character, every two in a row, and the initials of their pinyin.

Chinese has no spaces, so that any part of a text is a word to somebody. A text that holds 「自行分闸」 holds 「自行」, 「行分」 and
「分闸」 too: the pieces of what is looked for are looked up together, and what has them all is read once more.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

_SECOND = 21
"""Bits of one character; a piece of two is the second above the first."""
_INITIALS = 1 << 50
"""Marks the pieces of initials, so that the letters of a pinyin are not those of a text."""
_BREAK = " "
LAST_CHARACTER = (1 << _SECOND) - 1
"""A piece above this number is a pair."""


def plain(text: str) -> str:
    """A text as it is compared: full-width letters and digits narrow, small letters, one space where there were several."""
    return _BREAK.join(unicodedata.normalize("NFKC", text).lower().split())


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """The first letters of the pinyin of the Chinese in a text; whatever else stands between two of them is a space."""
    from pypinyin import Style, lazy_pinyin

    spoken = "".join(part if "\u4e00" <= part <= "\u9fff" else _BREAK for part in plain(text))
    return _BREAK.join("".join(lazy_pinyin(run, style=Style.FIRST_LETTER)).lower() for run in spoken.split())


def load() -> None:
    """Reads the dictionary of pinyin, which takes most of a second: a page that takes calls has it read before the first one comes."""
    initials("电话")


def pieces(text: str) -> set[int]:
    """What a text is found by, as numbers: one for each character and each two that stand side by side in it."""
    return _cut(plain(text), 0)


def initial_pieces(text: str) -> set[int]:
    """What a text is found by when the initials of its pinyin are keyed."""
    return _cut(initials(text), _INITIALS)


def wanted(word: str) -> tuple[int, ...]:
    """The pieces that a text has to have to hold `word`: its pairs, or the one character it is."""
    return _needed(plain(word), 0)


def wanted_initials(word: str) -> tuple[int, ...]:
    """The pieces of initials for a word that may be some; none for a word that is no run of Latin letters."""
    letters = plain(word)
    return _needed(letters, _INITIALS) if letters.isascii() and letters.isalpha() else ()


def _cut(text: str, mark: int) -> set[int]:
    found: set[int] = set()
    for word in text.split():
        found.update(mark | ord(one) for one in word)
        found.update(mark | _pair(one, two) for one, two in pairwise(word))
    return found


def _needed(word: str, mark: int) -> tuple[int, ...]:
    if len(word) == 1:
        return (mark | ord(word),)
    return tuple(dict.fromkeys(mark | _pair(one, two) for one, two in pairwise(word)))


def _pair(one: str, two: str) -> int:
    return (ord(two) << _SECOND) | ord(one)
