"""A document is told from the serial of a unit by the whole form of its number."""

from __future__ import annotations

import pytest

from app.devices.code_table import series_of


@pytest.mark.parametrize(
    ("number", "series"),
    [
        ("FH26000388", "FH"), ("SH26000007", "SH"), ("SH-2026-0007", "SH"), ("YB202611-1", "YB"), ("YB202611", "YB"),
        ("FH2611090217", ""), ("SH2611090217", ""), ("YB2611090217", ""), ("YB202613-1", ""), ("GZ260000010", ""), ("claims|", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_series_of(number: str, series: str) -> None:
    assert series_of(number) == series
