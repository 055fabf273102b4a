from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook

from app.core.errors import BadInput
from app.tables import reading
from app.tables.reading import read_table
from app.tables.writing import Column, Sheet, workbook


def _book(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_below_its_title_with_the_numbers_of_its_rows() -> None:
    data = _book(
        ("销售订单列表",), (), ("订单号", "数量", "日期", "单价"), ("XS1", 2, date(2026, 12, 3), 1.5), (None, None), ("XS2", 3.0, None, " ")
    )
    table = read_table(data, "a.xlsx")
    assert table.headings == ("订单号", "数量", "日期", "单价")
    assert [(line.number, line.values) for line in table.lines] == [
        (4, ("XS1", 2, date(2026, 12, 3), Decimal("1.5"))), (6, ("XS2", 3)),
    ]  # fmt: skip


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
def test_a_text_table_is_read_in_the_codings_of_the_field(coding: str) -> None:
    table = read_table("订单号;客户\r\nXS1;示范，公司\r\n".encode(coding), "导出.CSV")
    assert table.headings == ("订单号", "客户") and table.lines[0].values == ("XS1", "示范，公司")


def test_a_formula_is_read_as_what_it_came_to_and_never_run() -> None:
    table = read_table(_book(("订单号", "数量"), ("=1+1", 2)), "a.xlsx")
    assert table.lines[0].values == (None, 2)


def test_text_that_looks_like_a_formula_goes_out_and_comes_back_as_text() -> None:
    data = workbook([Sheet("表", (Column("名称"), Column("备注")), (("=HYPERLINK(1)", "+86"),))])
    assert read_table(data, "a.xlsx").lines[0].values == ("=HYPERLINK(1)", "+86")


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.csv", "没有表格"), (b"\x00\x01nonsense", "a.xlsx", "坏了"), (_bomb(), "a.xlsx", "太大"), (b"x", "a.xls", "另存"),
        (b"x", "a.pdf", "只能读"), (b"\xff" * 40, "a.csv", "编码"), (b"a," * 300 + b"\n", "a.csv", "列"),
        (("订单号,备注\n1," + "长" * 5_000).encode(), "a.csv", "字"), (_book(("a",))[:-200], "a.xlsx", "坏了"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_table(data, name)


def test_more_rows_than_anybody_ships_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    with pytest.raises(BadInput, match="超过 3 行"):
        read_table(b"a\n1\n2\n3\n4\n", "a.csv")
