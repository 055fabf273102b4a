"""What people key into forms, taken in one place: trimmed, without control characters, printable with the built fonts."""

from __future__ import annotations

from app.core.errors import Conflict, bad_input, fact
from app.core.fonts import missing
from app.core.text import QT_TRANSLATE_NOOP, say

NAME, LINE, NOTE = 60, 200, 2000
"""Longest name, line and note in characters."""


def clean(what: str, value: str, *, most: int = LINE, needed: bool = False) -> str:
    """One line of text as it is stored.

    Args:
        what: Marked Chinese name of the field.
        value: What was keyed.
        most: Longest length in characters.
        needed: Whether blank is refused.

    Raises:
        BadInput: Blank though needed, too long, a control character, or a character no font here holds.
    """
    return _clean(what, " ".join(value.split()), most, needed)


def clean_note(what: str, value: str, *, needed: bool = False) -> str:
    """Several lines of text as they are stored; the same refusals as `clean`."""
    lines = [" ".join(line.split()) for line in value.strip().splitlines()]
    return "\n".join(_clean(what, line, NOTE, False) for line in lines) if any(lines) else _clean(what, "", NOTE, needed)


def whole(what: str, value: int, *, low: int = 0, high: int = 1_000_000_000) -> int:
    """A whole number within bounds.

    Raises:
        BadInput: Outside `low` … `high`.
    """
    if not low <= value <= high:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}须在 {low} 到 {high} 之间"), what=say(what), low=low, high=high)
    return value


def same_version(stored: int, seen: int | None) -> None:
    """Refuses a change that was made from an outdated screen.

    Raises:
        Conflict: The record has changed since it was shown.
    """
    if seen is not None and seen != stored:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这份记录刚被别人改过，请刷新后再做一次")))


def _clean(what: str, text: str, most: int, needed: bool) -> str:
    if needed and not text:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写{what}"), what=say(what))
    if len(text) > most or not text.isprintable():
        name = fact(QT_TRANSLATE_NOOP("app", "填写的"), text[:40])
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}不能有控制字符，最多 {most} 个字"), name, what=say(what), most=most)
    unknown = missing(text)
    if unknown:
        raise bad_input(QT_TRANSLATE_NOOP("app", "字库里没有这些字，无法打印：{chars}"), chars=unknown)
    return text
