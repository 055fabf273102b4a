"""大写: the table of the papers, and what it refuses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.slips.capitals import LIMIT, number, renminbi


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "零"),
        (1, "壹"),
        (10, "壹拾"),
        (13, "壹拾叁"),
        (20, "贰拾"),
        (38, "叁拾捌"),
        (100, "壹佰"),
        (101, "壹佰零壹"),
        (110, "壹佰壹拾"),
        (1005, "壹仟零伍"),
        (1050, "壹仟零伍拾"),
        (10000, "壹万"),
        (10010, "壹万零壹拾"),
        (100100, "壹拾万零壹佰"),
        (10010000, "壹仟零壹万"),
        (20000001, "贰仟万零壹"),
        (100000000, "壹亿"),
        (100010000, "壹亿零壹万"),
        (987654321, "玖亿捌仟柒佰陆拾伍万肆仟叁佰贰拾壹"),
        (-19, "负壹拾玖"),
        (Decimal("2.50"), "贰点伍"),
        (Decimal("-0.05"), "负零点零伍"),
        (Decimal("-0.00"), "零"),
        (Decimal("1E+2"), "壹佰"),
    ],
)
def test_number(value: int | Decimal, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "人民币零元整"),
        (5, "人民币伍分"),
        (50, "人民币伍角整"),
        (100, "人民币壹元整"),
        (105, "人民币壹元零伍分"),
        (155, "人民币壹元伍角伍分"),
        (123400, "人民币壹仟贰佰叁拾肆元整"),
        (100000000, "人民币壹佰万元整"),
        (-123400, "人民币负壹仟贰佰叁拾肆元整"),
    ],
)
def test_renminbi(fen: int, words: str) -> None:
    assert renminbi(fen) == words


@pytest.mark.parametrize("value", [LIMIT, -LIMIT, Decimal("NaN"), Decimal("Infinity")])
def test_beyond_the_table_is_refused(value: int | Decimal) -> None:
    with pytest.raises(ValueError, match="大写"):
        number(value)


def read(words: str) -> int:
    """Reads capitals back, independently of how they were written."""
    digits = {word: n for n, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
    total = section = digit = 0
    for word in words:
        if word in digits:
            digit = digits[word]
        elif word in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(word) + 1)
            digit = 0
        else:
            total = (total + section + digit) * (10**4 if word == "万" else 10**8)
            section = digit = 0
    return total + section + digit


@given(st.integers(0, 10**8 - 1))
def test_every_number_reads_back(value: int) -> None:
    words = number(value)
    assert read(words) == value
    assert "零零" not in words
