"""Sets text into boxes: smaller, on more lines, and words that are too many end in an ellipsis; numbers are never cut.

What a person reads as a whole (a name, an address) may end in 「…」, which shows that there is more; a number that is cut is
another number, so one that does not fit is refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.core.errors import bad_input, fact
from app.core.fonts import missing
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.bitmap import measure
from app.labels.elements import Align, TextLine

_LEADING = 1.18
_ELLIPSIS = "…"
_SHOWN = 30  # Characters of a text that are enough to know it again.

Place = tuple[int, int, int, int]
"""x, y, width, height."""


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """`text` on one line: every run of white space becomes one space.

    Raises:
        BadInput: it holds a control character, or one that no built font can draw.
    """
    flat = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    lost = missing(flat)
    if lost:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "标签上印不出这个字符：{chars}"),
            chars=" ".join(f"U+{ord(char):04X}" for char in lost),
        )
    return flat


def fit(
    text: str,
    box: Place,
    size: int,
    *,
    bold: bool = False,
    align: Align = "left",
    lines: int = 1,
    smallest: int,
    last: int,
    cut: bool = False,
    keep_lines: bool = False,
) -> tuple[TextLine, ...]:
    """Sets `text` into the middle of a box at the largest size up to `size` at which it fits.

    Args:
        text: Any text; see `clean`.
        box: Where, in dots.
        size: Largest size, dots an em.
        bold: Bold face.
        align: Where the lines stand across the box.
        lines: How many lines it may take before it is made smaller than `smallest`.
        smallest: Size down to which `lines` holds.
        last: Smallest size of all.
        cut: Whether text that does not fit at `last` ends in an ellipsis; otherwise it is refused.
        keep_lines: Whether the line ends in `text` stay.

    Returns:
        The lines; none for blank text.

    Raises:
        BadInput: it does not fit even at the last size, or cannot be drawn.
    """
    said = [part for line in (text.splitlines() if keep_lines else [text]) if (part := clean(line))]
    if not said:
        return ()
    width, height = box[2:]
    for used in _sizes(size, smallest, last):
        room = _room(height, used)
        broken = _broken_all(said, width, used, bold)
        if broken is not None and len(broken) <= room and (used < smallest or len(broken) <= max(lines, len(said))):
            return _placed(broken, box, used, bold, align)
    if cut and _room(height, last):
        return _placed(_cut(said, width, last, bold, _room(height, last)), box, last, bold, align)
    whole = " ".join(said)
    shown = whole if len(whole) <= _SHOWN else whole[:_SHOWN] + _ELLIPSIS
    raise bad_input(
        QT_TRANSLATE_NOOP("app", "标签上放不下：{text}"), fact(QT_TRANSLATE_NOOP("app", "字数"), len(whole)), text=shown
    )


def fits(text: str, box: Place, size: int, bold: bool, lines: int) -> bool:
    """Whether `text` stands in the box at this very size on at most so many lines."""
    broken = _broken(clean(text), box[2], size, bold)
    return broken is not None and len(broken) <= min(lines, _room(box[3], size))


def _room(height: int, size: int) -> int:
    return max(1, 1 + int((height - size) / (size * _LEADING))) if size <= height else 0


def _sizes(largest: int, smallest: int, last: int) -> list[int]:
    return [*range(largest, smallest, -2), *range(min(largest, smallest), last, -2), last]


def _placed(lines: list[str], box: Place, size: int, bold: bool, align: Align) -> tuple[TextLine, ...]:
    x, y, width, height = box
    step = round(size * _LEADING)
    top = y + (height - size - step * (len(lines) - 1)) // 2
    return tuple(TextLine(x, top + step * n, width, size, line, bold, align) for n, line in enumerate(lines))


def _broken_all(lines: list[str], width: int, size: int, bold: bool) -> list[str] | None:
    found: list[str] = []
    for line in lines:
        broken = _broken(line, width, size, bold)
        if broken is None:
            return None
        found += broken
    return found


_WORD = re.compile(r"[!-~]+|.", re.DOTALL)
_PHRASE = re.compile(r"[^、，；]+[、，；]*|[、，；]+", re.DOTALL)
_NOT_AT_START = "，。、；：！？）》」』”’…·％%℃"


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in _WORD.findall(text):
        if words and word in _NOT_AT_START:
            words[-1] += word
        else:
            words.append(word)
    return tuple(words)


def _broken(text: str, width: int, size: int, bold: bool) -> list[str] | None:
    """The lines of `text` at this size, numbers and Latin words kept whole; None where one word is too wide.

    Where it takes no more lines, it breaks between phrases only.
    """
    if measure(text, size, bold) <= width:
        return [text]
    anywhere = _filled(_words(text), width, size, bold)
    between = _filled(tuple(_PHRASE.findall(text)), width, size, bold)
    return between if anywhere and between and len(between) <= len(anywhere) else anywhere


def _filled(words: tuple[str, ...], width: int, size: int, bold: bool) -> list[str] | None:
    lines = [""]
    for word in words:
        if measure(word.strip(), size, bold) > width:
            return None
        if measure((lines[-1] + word).rstrip(), size, bold) <= width:
            lines[-1] += word
        else:
            lines.append(word.lstrip())
    return [line.strip() for line in lines if line.strip()]


def _cut(said: list[str], width: int, size: int, bold: bool, room: int) -> list[str]:
    """As much of the text as `room` lines take, a mark of omission at the end; words wider than a line are broken."""
    filled: list[str] = []
    for line in said:
        for word in _words(line):
            for piece in [word] if measure(word.strip(), size, bold) <= width else word:
                if filled and measure((filled[-1] + piece).rstrip(), size, bold) <= width:
                    filled[-1] += piece
                elif len(filled) < room:
                    filled.append(piece.lstrip())
                else:
                    return [*(kept.strip() for kept in filled[:-1]), _with_ellipsis(filled[-1], width, size, bold)]
        if len(filled) == room and line is not said[-1]:
            return [*(kept.strip() for kept in filled[:-1]), _with_ellipsis(filled[-1], width, size, bold)]
        if line is not said[-1]:
            filled.append("")
    return [kept.strip() for kept in filled if kept.strip()]


def _with_ellipsis(line: str, width: int, size: int, bold: bool) -> str:
    while line and (measure(line.rstrip() + _ELLIPSIS, size, bold) > width or unicodedata.combining(line[-1])):
        line = line[:-1]
    return line.rstrip(" 、，；") + _ELLIPSIS
