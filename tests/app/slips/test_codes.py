"""Symbols: the sizes of the sheet rules, and what cannot become a symbol."""

from __future__ import annotations

import pytest

from app.slips import codes
from tests.app.slips.samples import TOKEN


def test_a_document_number_packs_its_digits() -> None:
    assert len(codes.code128("CM26000417")) == 112


def test_a_token_of_474_characters_is_version_17_at_level_q() -> None:
    text = (TOKEN * 2)[:474].replace("G1:6", "G1:A")
    rows = codes.qr(text)
    assert len(rows) == len(rows[0]) == 85


@pytest.mark.parametrize("text", ["", "发货单", "a\x1db", "a\n"])
def test_a_barcode_is_printable_ascii(text: str) -> None:
    with pytest.raises(ValueError, match="条码"):
        codes.code128(text)


@pytest.mark.parametrize("text", ["", "A" * 9000])
def test_an_empty_or_oversized_qr_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        codes.qr(text)
