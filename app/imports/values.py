"""What a cell may say, read strictly: a date of this century with four digits of the year, a whole number above nothing, a known word."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from app.core import keyed
from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.tables.reading import Value, text_of

S = TypeVar("S", bound=StrEnum)

_AFTER_DAY = re.compile(r"(?<=[\d日])[ T]+(?:\d{1,2}:.*|[^\d\s/.年月-].*)$")
"""A time or the day of the week behind a day."""
_MOST, _MOST_FIGURE = 1_000_000, 1_000_000_000


def day(value: Value) -> date:
    """A day, written 2026-11-26, 2026/11/26, 2026年11月26日 or 20261126.

    Raises:
        BadInput: Anything else; two digits of a year and years of the Republic among them, and years nobody ships in.
    """
    try:
        return keyed.day_needed(keyed.DAY, _AFTER_DAY.sub("", text_of(value)))
    except BadInput as error:
        raise BadInput(error.reason) from error  # the row itself says what is written there


def pieces(value: Value) -> int:
    """A quantity: whole, at least one.

    Raises:
        BadInput: A part of a piece, none, or more than anybody ships.
    """
    number = _number(value)
    if number != number.to_integral_value():
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要是整数"))
    if not 1 <= number <= _MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要在 1 到 {most} 之间"), most=_MOST)
    return int(number)


def count(value: Value) -> int:
    """A figure such as grams or days: whole, nothing or more.

    Raises:
        BadInput: A part, below nothing, or more than any figure of a product is.
    """
    number = _number(value)
    if number != number.to_integral_value() or not 0 <= number <= _MOST_FIGURE:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里写 0 到 {most} 的整数"), most=_MOST_FIGURE)
    return int(number)


def size(value: Value) -> tuple[int, int, int]:
    """Length, width, height in millimetres, written 600×400×400.

    Raises:
        BadInput: Not three whole numbers.
    """
    parts = re.split(r"[×xX*＊]", text_of(value))
    if len(parts) != 3:
        raise bad_input(QT_TRANSLATE_NOOP("app", "尺寸写成 长×宽×高，例如 600×400×400"))
    length, width, height = (count(part) for part in parts)
    return length, width, height


def words(value: Value) -> tuple[str, ...]:
    """Words with 、 or commas between them."""
    return tuple(part.strip() for part in re.split(r"[、,，;；\n]", text_of(value)) if part.strip())


def many_of(kind: type[S], value: Value) -> tuple[S, ...]:
    """Several words of a list.

    Raises:
        BadInput: One of them is not on the list.
    """
    return tuple(one_of(kind, word) for word in words(value))


def fen(value: Value) -> int:
    """Money in yuan, as fen.

    Raises:
        BadInput: Negative, or finer than a fen.
    """
    number = _number(value) * 100
    if number < 0 or number != number.to_integral_value() or number > 10**13:
        raise bad_input(QT_TRANSLATE_NOOP("app", "金额写成 120.50 这样，最多两位小数"))
    return int(number)


def yes(value: Value) -> bool:
    """是 or 否 in any of the ways they are written; blank is no.

    Raises:
        BadInput: Another word.
    """
    said = text_of(value).strip().upper()
    if said in ("是", "Y", "YES", "1", "TRUE", "√", "急", "加急", "外销", "出口"):
        return True
    if said in ("", "否", "N", "NO", "0", "FALSE", "不", "内销"):
        return False
    raise bad_input(QT_TRANSLATE_NOOP("app", "这里写「是」或「否」"))


def one_of(kind: type[S], value: Value) -> S:
    """A word of a list, by its Chinese name.

    Raises:
        BadInput: Not on the list; the sentence names the list.
    """
    said = text_of(value).strip()
    for member in kind:
        if said in (word(member), member.value):
            return member
    raise bad_input(QT_TRANSLATE_NOOP("app", "不认识「{said}」，只能写：{words}"), said=said[:20], words="、".join(map(word, kind)))


def decimal(value: Value) -> Decimal:
    """A figure with or without a fraction, such as a limit.

    Raises:
        BadInput: Not a number.
    """
    return _number(value)


def _number(value: Value) -> Decimal:
    try:
        number = Decimal(text_of(value).replace(",", "").replace("，", "").strip())
    except InvalidOperation as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里要写数字")) from error
    if not number.is_finite() or number.adjusted() > 20:  # 1E+999999 is a number that cannot be reckoned with
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里要写数字"))
    return number
