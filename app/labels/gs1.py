"""GS1 numbers and element strings: check digits, SSCC (GB/T 18127), application identifiers (GB/T 16986).

An element string here carries `GS` (0x1D) only where one is needed: after a value of variable length that is not the
last. The leading FNC1 belongs to the symbol and is added by the encoder, never by data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.errors import bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP

GS = "\x1d"
"""Separator after a value of variable length; FNC1 in the symbol."""

_SHAPES = {
    "00": r"\d{18}",
    "01": r"\d{14}",
    "11": r"\d{6}",
    "3301": r"\d{6}",
    "10": r"[CSET]{1,20}",
    "21": r"[CSET]{1,20}",
    "400": r"[CSET]{1,30}",
    "91": r"[CSET]{1,90}",
}
# The 82 invariant characters that GS1 allows in alphanumeric values.
_CHARSET_82 = r"!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z"
_VALUES = {ai: re.compile(shape.replace("CSET", _CHARSET_82)) for ai, shape in _SHAPES.items()}
# First two digits of the identifiers whose length GS1 fixes beforehand: they need no separator.
_PREDEFINED = frozenset({"00", "01", "11", "33"})
_GROSS_WEIGHT_LIMIT = 1_000_000


@dataclass(frozen=True)
class Element:
    """One application identifier with its value, checked for shape (and check digit where it has one)."""

    ai: str
    value: str

    def __post_init__(self) -> None:
        """Checks the value.

        Raises:
            BadInput: an unknown identifier, a value of the wrong shape or with a wrong check digit.
        """
        shape = _VALUES.get(self.ai)
        sound = shape is not None and shape.fullmatch(self.value) is not None and self.value.isascii()
        if not sound or (self.ai in ("00", "01") and not is_valid(self.value)):
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "不是有效的 GS1 数据：({ai}){value}"), ai=self.ai, value=self.value
            )


def check_digit(digits: str) -> str:
    """The GS1 check digit of `digits` (all digits of the number but the last).

    Raises:
        BadInput: anything but ASCII digits, or nothing.
    """
    if not re.fullmatch(r"[0-9]+", digits):
        raise bad_input(QT_TRANSLATE_NOOP("app", "只能由数字组成：{value}"), value=digits)
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def is_valid(number: str) -> bool:
    """Whether `number` consists of digits and ends in its own check digit."""
    return bool(re.fullmatch(r"[0-9]{2,}", number)) and check_digit(number[:-1]) == number[-1]


def sscc(prefix: str, extension: int, serial: int) -> str:
    """Builds the 18 digits of a serial shipping container code.

    Args:
        prefix: GS1 company prefix, 4 to 12 digits (a Chinese one has 7 to 9).
        extension: First digit, 0 to 9.
        serial: The box's running number; it fills the digits that prefix and check digit leave.

    Raises:
        BadInput: a value out of range, or a serial too long for the prefix.
    """
    if not re.fullmatch(r"[0-9]{4,12}", prefix) or not 0 <= extension <= 9:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "厂商识别代码或扩展位无效：{prefix} / {extension}"), prefix=prefix, extension=extension
        )
    room = 16 - len(prefix)
    if serial < 0 or len(str(serial)) > room:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "箱序号超出 SSCC 的容量"),
            fact(QT_TRANSLATE_NOOP("app", "箱序号"), serial),
            fact(QT_TRANSLATE_NOOP("app", "可用位数"), room),
        )
    body = f"{extension}{prefix}{serial:0{room}d}"
    return body + check_digit(body)


def gtin14(gtin: str) -> str:
    """A GTIN-8, -12, -13 or -14 padded to the 14 digits of AI (01).

    Raises:
        BadInput: not a GTIN, or its check digit is wrong.
    """
    if len(gtin) not in (8, 12, 13, 14) or not is_valid(gtin):
        raise bad_input(QT_TRANSLATE_NOOP("app", "商品条码无效：{gtin}"), gtin=gtin)
    return gtin.zfill(14)


def gross_weight(weight_g: int) -> Element | None:
    """AI (3301): gross weight in kilograms with one decimal, rounded half up; None when it does not fit."""
    tenths = (weight_g + 50) // 100
    return Element("3301", f"{tenths:06d}") if 0 <= tenths < _GROSS_WEIGHT_LIMIT else None


def text_element(ai: str, value: str) -> Element | None:
    """An element of alphanumeric value (10, 21, 400, 91); None when GS1 has no room or no characters for it.

    Such a value still stands on the label in words; it is only left out of the symbol.
    """
    return Element(ai, value) if _VALUES[ai].fullmatch(value) else None


def unit_elements(
    gtin: str, *, produced_on: date | None = None, serial: str = "", lot: str = "", issue: str = ""
) -> tuple[Element, ...]:
    """The elements of a unit or package: (01), (11), (21), (10), and (91) for the issue of the label, those that are known.

    Empty without a GTIN: a serial or a lot means nothing to GS1 without one.

    Raises:
        BadInput: the GTIN is wrong.
    """
    if not gtin:
        return ()
    found: list[Element | None] = [Element("01", gtin14(gtin))]
    if produced_on:
        found.append(Element("11", f"{produced_on:%y%m%d}"))
    found += [text_element("21", serial), text_element("10", lot), text_element("91", issue)]
    return tuple(element for element in found if element)


def box_elements(sscc18: str, *, weight_g: int | None = None, order_no: str = "", issue: str = "") -> tuple[Element, ...]:
    """The elements of a shipping box: (00), (3301), (400), and (91) for the issue of the label.

    Raises:
        BadInput: the SSCC is wrong.
    """
    found: list[Element | None] = [Element("00", sscc18)]
    if weight_g is not None:
        found.append(gross_weight(weight_g))
    found += [text_element("400", order_no), text_element("91", issue)]
    return tuple(element for element in found if element)


def element_string(elements: Iterable[Element]) -> str:
    """The data of a GS1 symbol, without the leading FNC1, with GS after a variable value that is not the last."""
    listed = tuple(elements)
    parts = []
    for place, element in enumerate(listed):
        parts.append(element.ai + element.value)
        if element.ai[:2] not in _PREDEFINED and place + 1 < len(listed):
            parts.append(GS)
    return "".join(parts)


def readable(elements: Iterable[Element]) -> str:
    """The elements for reading: `(01)06901234000016(21)26110304`."""
    return "".join(f"({element.ai}){element.value}" for element in elements)


def readable_sscc(sscc18: str) -> str:
    """An SSCC in groups: `(00) 0 6901234 000004170 5`; the prefix is split off where its length is known.

    GS1 China gives 7 digits under 690 and 691, 8 under 692 to 696, 9 under 697.
    """
    lengths = {"690": 7, "691": 7, "692": 8, "693": 8, "694": 8, "695": 8, "696": 8, "697": 9}
    size = lengths.get(sscc18[1:4], 0)
    groups = [sscc18[0], sscc18[1 : 1 + size], sscc18[1 + size : -1], sscc18[-1]]
    return "(00) " + " ".join(group for group in groups if group)
