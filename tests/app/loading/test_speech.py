from __future__ import annotations

import pytest

from app.loading.speech import numeral, spoken
from app.planner.places import Place

NUMBERS = {0: "零", 2: "二", 10: "十", 11: "十一", 37: "三十七", 100: "一百", 103: "一百零三", 999: "九百九十九"}


def test_numbers_as_they_are_read_out() -> None:
    assert {n: numeral(n) for n in NUMBERS} == NUMBERS


def test_a_place_as_it_is_spoken() -> None:
    assert spoken(Place(3, 2, 2)) == "第三排，左起第二，第二层"
    assert spoken(Place(12, 1, 10)) == "第十二排，左起第一，第十层"
    with pytest.raises(ValueError, match="not read out"):
        numeral(1000)
