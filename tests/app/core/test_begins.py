"""Numbers that begin with some signs are found under every collation, also a Chinese one."""

from __future__ import annotations

import pytest
from sqlalchemy import collate, literal, select

from app.core.begins import begins
from app.core.work import Workplace


@pytest.mark.parametrize(
    ("prefix", "number", "found"),
    [
        ("JY26", "JY26000391", True), ("JY26", "JY26", True), ("JY26", "JY27000001", False), ("JY26", "JY2", False),
        ("JY29", "JY29999999", True), ("JY29", "JY30000001", False), ("JYZ", "JYZ9", True), ("JYZ", "JZ00", False), ("Z", "Z9", True),
        ("JY26%", "JY26000391", False), ("检", "JY26000391", False), ("", "JY26000391", False),
    ],
)  # fmt: skip
def test_a_number_is_found_by_its_beginning(place: Workplace, prefix: str, number: str, found: bool) -> None:
    with place.read() as session:
        chinese = ("zh-x-icu", "en-x-icu", "C") if place.engine.dialect.name == "postgresql" else ("BINARY",)
        for name in chinese:
            assert bool(session.scalar(select(begins(collate(literal(number), name), prefix)))) is found, name
