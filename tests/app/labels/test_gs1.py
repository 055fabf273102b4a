from __future__ import annotations

from datetime import date

import biip
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadInput
from app.labels import gs1


@pytest.mark.parametrize(
    ("body", "digit"), [("690123400001", "6"), ("06901234000004170", "5"), ("629104150021", "3"), ("9638507", "4")]
)
def test_check_digit(body: str, digit: str) -> None:
    assert gs1.check_digit(body) == digit
    assert gs1.is_valid(body + digit)


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(body: str, place: int, added: int) -> None:
    good = body + gs1.check_digit(body)
    wrong = good[:place] + str((int(good[place]) + added) % 10) + good[place + 1 :]
    assert not gs1.is_valid(wrong)


def test_sscc_is_the_one_on_the_sheets() -> None:
    assert gs1.sscc("6901234", 0, 4170) == "069012340000041705"
    assert gs1.readable_sscc("069012340000041705") == "(00) 0 6901234 000004170 5"


@given(st.sampled_from(["6901234", "69212345", "697123456"]), st.integers(0, 9), st.integers(0, 9_999_999))
def test_sscc_parses_back(prefix: str, extension: int, serial: int) -> None:
    code = gs1.sscc(prefix, extension, serial)
    message = biip.parse("]C100" + code).gs1_message
    assert message is not None
    assert message.element_strings[0].sscc is not None
    assert message.element_strings[0].sscc.value == code
    assert gs1.readable_sscc(code).split() == [
        "(00)", str(extension), prefix, f"{serial:0{16 - len(prefix)}d}", code[-1]
    ]


@pytest.mark.parametrize(
    ("prefix", "extension", "serial"),
    [("", 0, 1), ("690", 0, 1), ("69O1234", 0, 1), ("6901234", 10, 1), ("6901234", 0, -1), ("6901234", 0, 10**9)],
)
def test_sscc_refuses_what_does_not_fit(prefix: str, extension: int, serial: int) -> None:
    with pytest.raises(BadInput):
        gs1.sscc(prefix, extension, serial)


def test_unit_elements_parse_back_with_their_separator() -> None:
    elements = gs1.unit_elements("6901234000016", produced_on=date(2026, 11, 18), serial="26110304", lot="L2611-03")
    data = gs1.element_string(elements)
    assert data == "01069012340000161126111821" + "26110304" + gs1.GS + "10L2611-03"
    assert gs1.readable(elements) == "(01)06901234000016(11)261118(21)26110304(10)L2611-03"
    message = biip.parse("]Q3" + data).gs1_message
    assert message is not None
    assert [(part.ai.ai, part.value) for part in message.element_strings] == [
        (part.ai, part.value) for part in elements
    ]
    assert message.element_strings[1].date == date(2026, 11, 18)


def test_box_elements_parse_back() -> None:
    elements = gs1.box_elements("069012340000041705", weight_g=141_049, order_no="DD26000751", issue="2")
    data = gs1.element_string(elements)
    assert data == "00069012340000041705" + "3301001410" + "400DD26000751" + gs1.GS + "912"
    message = biip.parse("]Q3" + data).gs1_message
    assert message is not None
    assert [part.ai.ai for part in message.element_strings] == ["00", "3301", "400", "91"]
    assert str(message.element_strings[1].decimal) == "141.0"


def test_what_gs1_cannot_say_is_left_out_of_the_symbol() -> None:
    elements = gs1.box_elements("069012340000041705", weight_g=10**9, order_no="补换 1")
    assert [part.ai for part in elements] == ["00"]
    assert gs1.unit_elements("", serial="26110304") == ()


def test_wrong_numbers_are_refused() -> None:
    with pytest.raises(BadInput):
        gs1.Element("00", "069012340000041704")
    with pytest.raises(BadInput):
        gs1.Element("01", "1" * 14 + "x")
    with pytest.raises(BadInput):
        gs1.Element("99", "1")
    with pytest.raises(BadInput):
        gs1.gtin14("6901234000017")
    with pytest.raises(BadInput):
        gs1.check_digit("٣٤")
    assert gs1.gtin14("96385074") == "00000096385074"


def test_weight_rounds_half_up() -> None:
    weighed = [gs1.gross_weight(grams) for grams in (49, 50, 149, 150)]
    assert [element and element.value for element in weighed] == ["000000", "000001", "000001", "000002"]
