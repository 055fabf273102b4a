"""Numbers of a table that no order can mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.core.errors import BadInput
from app.imports import values


@pytest.mark.parametrize("cell", ["1E+999999", "9E+30", "inf", "nan", Decimal("NaN"), Decimal("Infinity")])
def test_numbers_that_cannot_be_reckoned_with_are_told_and_end_nothing(cell: str | Decimal) -> None:
    for reader in (values.pieces, values.fen):
        with pytest.raises(BadInput):
            reader(cell)
