"""Days and quantities as people key them or write them into tables: read strictly, and refused with what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from app.core.errors import bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say

DAY = QT_TRANSLATE_NOOP("app", "日期")
"""A day whose name stands beside its field, or above its column, anyway."""

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_REPUBLIC = re.compile(r"(?:中华民国|中華民國|民国|民國)\s*(\d{1,3}).*|(\d{3})\s*[-/.年].*")
_SHORT = re.compile(r"'?\d{1,2}\s*[-/.年]\s*\d{1,2}.*|\d{6}")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_FIRST_YEAR = 1911
"""民国元年 is 1912."""


def day(what: str, text: str, *, since: int = 2000) -> date | None:
    """A day as it is keyed, or None for blank: 2027-03-31, 2027/3/31, 2027.3.31, 2027年3月31日 or 20270331.

    Args:
        what: Marked Chinese name of the field.
        text: What was keyed; full-width digits count.
        since: The first year that may be meant.

    Raises:
        BadInput: A year of the Republic, a year of two digits, no such day, or nothing that is a day.
    """
    said = _plain(text)
    if not said:
        return None
    keyed = fact(QT_TRANSLATE_NOOP("app", "填写的"), said[:40])
    found = _DAY.fullmatch(said)
    if found is None:
        republic = _REPUBLIC.fullmatch(said)
        if republic is not None:
            years = int(republic[1] or republic[2])
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "{what}写的是民国年份，请改成公历：民国 {years} 年是 {year} 年"), keyed, what=say(what),
                years=years, year=_FIRST_YEAR + years,
            )  # fmt: skip
        if _SHORT.fullmatch(said) is not None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{what}的年份要写四位，如 2027-03-31"), keyed, what=say(what))
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}写成 2027-03-31 这样"), keyed, what=say(what))
    try:
        read = date(*(int(part) for part in found.groups() if part is not None))
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}没有这一天"), keyed, what=say(what)) from error
    if not since <= read.year <= 2099:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}的年份 {year} 不对"), keyed, what=say(what), year=read.year)
    return read


def day_needed(what: str, text: str) -> date:
    """A day that cannot be left blank.

    Raises:
        BadInput: Blank, or what `day` refuses.
    """
    read = day(what, text)
    if read is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写{what}"), what=say(what))
    return read


def pieces(what: str, text: str, most: int) -> int:
    """A quantity as it is keyed: whole, at least one, at most `most`.

    Raises:
        BadInput: Blank, negative, a part of a piece, more than `most`, or no number.
    """
    said = _plain(text)
    keyed = fact(QT_TRANSLATE_NOOP("app", "填写的"), said[:40] or "—")
    if not said:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写{what}"), what=say(what))
    if _COUNT.fullmatch(said) is None:
        if re.fullmatch(r"[+]?\d*[.]\d+", said):
            raise bad_input(QT_TRANSLATE_NOOP("app", "{what}要是整数"), keyed, what=say(what))
        if re.fullmatch(r"[-−]\d.*", said):
            raise bad_input(QT_TRANSLATE_NOOP("app", "{what}要大于零"), keyed, what=say(what))
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}要写数字"), keyed, what=say(what))
    digits = said.replace(",", "")
    if len(digits) > 12 or not 1 <= int(digits) <= most:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{what}须在 1 到 {most} 之间"), keyed, what=say(what), most=most)
    return int(digits)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
