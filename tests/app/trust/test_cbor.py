"""Canonical CBOR: cbor2 writes it, and nothing else is read."""

from __future__ import annotations

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trust import cbor

_LEAVES = st.integers(0, 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=20)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 2**20), inner, max_size=4), max_leaves=12
)


def _depth(value: object) -> int:
    inside = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else None
    return 0 if inside is None else 1 + max((_depth(one) for one in inside), default=0)


@given(_VALUES)
def test_there_and_back(value: object) -> None:
    if _depth(value) <= cbor.DEEPEST:
        assert cbor.decode(cbor.encode(value)) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_or_are_the_one_form_of_their_value(data: bytes) -> None:
    try:
        value = cbor.decode(data)
    except ValueError:
        return
    assert cbor.encode(value) == data


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x18\x17", b"\x19\x00\xff", b"\x1b\x00\x00\x00\x00\xff\xff\xff\xff", b"\x20", b"\xf4", b"\xf6", b"\xc1\x00",
        b"\xfb" + bytes(8),
        b"\x5f\x41a\x41b\xff", b"\x9f\xff", b"\xbf\xff", b"\xa2\x02\x00\x01\x00", b"\xa2\x01\x00\x01\x00", b"\xa1\x61a\x00", b"\x61\xff",
        b"\x00\x00", b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff", b"\x81" * 5000 + b"\x00",
        cbor2.dumps(-1), cbor2.dumps(1.5), cbor2.dumps({"a": 1}), cbor2.dumps(cbor2.CBORTag(35, "(a+)+")),
    ],
)  # fmt: skip
def test_every_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        cbor.decode(data)
