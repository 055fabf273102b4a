"""Plates: one spelling, their forms, and what may be shown before the check at the exit."""

from __future__ import annotations

import pytest

from app.yard import plates


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("苏z 8682k", "苏Z·8682K"), ("苏Z·8682K", "苏Z·8682K"), ("苏Ｚ８６８２Ｋ", "苏Z·8682K"), ("粤b-d12345", "粤B·D12345"),
     ("鲁H·5107挂", "鲁H·5107挂"), ("ab 123 cd", "AB123CD"), ("", "")],
)  # fmt: skip
def test_one_spelling(typed: str, kept: str) -> None:
    assert plates.spelled(typed) == kept
    assert plates.spelled(kept) == kept


@pytest.mark.parametrize(
    ("text", "chinese", "energy", "trailer"),
    [("京A12345", True, False, False), ("苏Z8682K", True, False, False), ("沪AD12345", True, True, False), ("粤B12345D", True, True, False),
     ("鲁H5107挂", True, False, True), ("粤Z1234港", True, False, False), ("京A1234学", True, False, False),
     ("苏Z868", False, False, False), ("苏I8682K", False, False, False), ("苏Z86O2K", False, False, False),
     ("粤B123456", False, False, False), ("沪AZ12345", False, False, False), ("台A12345", False, False, False),
     ("AB123CD", False, False, False), ("京A123挂学", False, False, False)],
)  # fmt: skip
def test_forms(text: str, chinese: bool, energy: bool, trailer: bool) -> None:
    assert (plates.is_chinese(text), plates.is_new_energy(text), plates.is_trailer(text)) == (chinese, energy, trailer)


def test_what_is_shown_before_the_exit() -> None:
    assert plates.veiled("苏Z·8682K") == "苏Z·8****"
    assert plates.veiled("鲁H·5107挂") == "鲁H·****挂"
    assert plates.veiled("AB12") == "****" and plates.veiled("") == ""
    assert plates.tail("鲁H·5107挂") == "5107" and plates.tail("苏Z8682K") == "682K"
    assert plates.is_plausible("AB123CD") and not plates.is_plausible("ABCD") and not plates.is_plausible("A1")
