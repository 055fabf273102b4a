from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadInput, Refused
from app.quality.rules import PassFacts, judged, numbers, outbound_check_must_hold
from db.states import InspectionVerdict


@pytest.mark.parametrize("text", ["126", "126.0 125.8", "125.5/126.5；126", " -3.2 ", "１２６．５"])
def test_measured_values_are_read(text: str) -> None:
    assert all(isinstance(value, Decimal) for value in numbers(text))


@pytest.mark.parametrize("text", ["", "合格", "1e5", "NaN", "inf", "12,,5x", "٣", "9" * 20])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        numbers(text)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadInput):
        assert numbers(text)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [(("125.5",), "pass"), (("126.5",), "pass"), (("125.49",), "fail"), (("126", "126.51"), "fail"), (("126", "126.1"), "pass")],
)
def test_limits_are_inclusive_and_every_value_counts(values: tuple[str, ...], verdict: str) -> None:
    found = judged([Decimal(v) for v in values], Decimal("125.5"), Decimal("126.5"))
    assert found is InspectionVerdict(verdict)


@pytest.mark.clause("B-10")
@pytest.mark.decision("X-34")
@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (PassFacts(False, True, 0, 90), "没有合格的检验"),
        (PassFacts(True, False, 0, 90), "内封已打开"),
        (PassFacts(True, True, 91, 90), "存放天数超过期限"),
        (PassFacts(True, True, 61, 90, 60), "存放天数超过期限"),
        (PassFacts(True, True, 1, 90, None, True), "检验后曾退回或返工"),
    ],
)
def test_an_old_pass_does_not_always_count(facts: PassFacts, why: str) -> None:
    with pytest.raises(Refused, match="出库检验缺失或失效") as refused:
        outbound_check_must_hold("BK2611230001", facts)
    assert refused.value.clause == "B-10"
    assert why in [str(fact.value) for fact in refused.value.facts]


def test_ninety_days_still_count() -> None:
    outbound_check_must_hold("BK2611230001", PassFacts(True, True, 90, 90, 90))
