"""Base45: one text for each run of bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trust import base45


@pytest.mark.parametrize(
    ("data", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")]
)
def test_the_examples_of_the_standard(data: bytes, text: str) -> None:
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@given(st.binary(max_size=200))
def test_there_and_back(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@given(st.text(base45.ALPHABET, max_size=60))
def test_a_text_is_refused_or_is_the_only_one_of_its_bytes(text: str) -> None:
    try:
        data = base45.decode(text)
    except ValueError:
        return
    assert base45.encode(data) == text


@pytest.mark.parametrize("text", ["GGW", ":::", "AB::", "A", "ABCD", "ab8", "B\u3000B"])
def test_what_no_bytes_give_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        base45.decode(text)
