"""Serial numbers: drawn together, never broken, and moved to an annex where they do not fit."""

from __future__ import annotations

import pytest

from app.slips import dispatch_order, inspection_sheet, quality_card
from app.slips.serials import compress
from tests.app.slips import samples
from tests.app.slips.reading import symbols, texts


def test_runs_are_drawn_together() -> None:
    assert compress(("26110101", "26110102", "26110103", "26110105", "L2611-07")) == (
        "26110101～26110103",
        "26110105",
        "L2611-07",
    )


def test_numbers_of_another_length_prefix_or_order_stay_apart() -> None:
    assert compress(("A9", "A10")) == ("A9", "A10")
    assert compress(("A1", "B2")) == ("A1", "B2")
    assert compress(("12", "11")) == ("12", "11")
    assert compress(()) == ()
    assert compress(("甲", "甲")) == ("甲", "甲")


def scattered() -> dispatch_order.DispatchOrder:
    numbers = tuple(str(26110101 + 7 * n) for n in range(60))
    line = dispatch_order.DispatchLine("高压真空断路器", samples.BREAKER, numbers, "台", 60, 60, 8460000, "A-03")
    return samples.order(lines=(line,))


def test_serials_that_do_not_fit_go_to_an_annex() -> None:
    paper = scattered()
    pages = texts(dispatch_order.render(paper))
    assert "见附页" in pages[0]
    assert "26110101" not in pages[0]
    assert "附页：批号/序列号明细" in pages[-1]
    assert all(serial in "".join(pages[1:]) for serial in paper.lines[0].serials)


def test_the_annex_bears_number_barcode_and_its_place_in_the_count() -> None:
    pdf = dispatch_order.render(scattered())
    pages = texts(pdf)
    assert [f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)
    assert all("FH26000388" in page for page in symbols(pdf))


@pytest.mark.parametrize("title", ["检验单", "跟踪卡"])
def test_a_head_cell_sends_its_serials_to_the_annex_too(title: str) -> None:
    numbers = tuple(str(26110101 + 7 * n) for n in range(200))
    if title == "检验单":
        pdf = inspection_sheet.render(samples.inspection(serials=numbers), ())
    else:
        pdf = quality_card.render(samples.card(serials=numbers), ())
    pages = texts(pdf)
    assert "批号/序列号见附页" in pages[0]
    assert all(serial in "".join(pages[1:]) for serial in numbers)


def test_a_run_that_fits_no_line_of_a_narrow_column_goes_on_in_the_next_line() -> None:
    numbers = ("BK2611230001", "BK2611230002", "BK2611230003")
    line = dispatch_order.DispatchLine("高压真空断路器", samples.BREAKER, numbers, "台", 3)
    (page,) = texts(dispatch_order.render(samples.order(lines=(line,))))
    assert "BK2611230001～BK2611230003" in page and "见附页" not in page
