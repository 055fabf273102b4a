from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from app.tables.writing import DAY, MONEY, Column, Sheet, workbook


@pytest.mark.clause("F-21")
def test_text_that_looks_like_a_formula_stays_text() -> None:
    nasty = ("=1+1", '=cmd|"/c calc"!A1', "+86 571", "-3", "@SUM(A1)", "\t=2", "'=3", "沪A\x00·1\x1f23", "普通")
    made = workbook([Sheet("运费:2026/11", (Column("=标题"),), tuple((words,) for words in nasty))])
    page = load_workbook(io.BytesIO(made)).active
    cells = [page.cell(row, 1) for row in range(1, len(nasty) + 2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(cells)
    assert [cell.value for cell in cells[:4]] == ["=标题", "=1+1", '=cmd|"/c calc"!A1', "+86 571"]
    assert cells[8].value == "沪A·123" and all(cell.quotePrefix for cell in cells[:8]) and not cells[9].quotePrefix
    assert page.title == "运费202611"


@pytest.mark.clause("F-21")
def test_numbers_and_days_stay_numbers_and_days() -> None:
    columns = (Column("车次"), Column("金额", MONEY), Column("付款", DAY))
    price, paid = Decimal("1200.50"), date(2026, 11, 23)
    made = workbook([Sheet("清单", columns, (("CC26000001", price, paid), ("合计", price, None)), 1)])
    page = load_workbook(io.BytesIO(made)).active
    assert (page["B2"].value, page["B2"].number_format, page["C2"].value.date(), page["C3"].value) == (1200.5, MONEY, paid, None)
    assert page["A3"].font.bold and not page["A2"].font.bold
    with pytest.raises(ValueError, match="sheet"):
        workbook([])
