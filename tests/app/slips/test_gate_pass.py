"""出门证: the token on the guard's copy alone, hidden plate and seals there, one sheet whatever was loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.slips import gate_pass
from app.slips.model import BlankField
from tests.app.slips import samples
from tests.app.slips.reading import symbols, texts

GUARD = 1


@pytest.mark.parametrize("dpi", [203, 300])
def test_the_token_stands_on_the_guards_copy_alone(dpi: int) -> None:
    found = symbols(gate_pass.render(samples.gate()), dpi)
    assert [samples.TOKEN in page for page in found] == [False, True, False]
    assert all("CM26000417" in page for page in found)


def test_the_guards_copy_is_a_setting() -> None:
    found = symbols(gate_pass.render(samples.gate(token_copy=3)))
    assert [samples.TOKEN in page for page in found] == [False, False, True]


@pytest.mark.parametrize("changes", [{"void": samples.VOID}, {"token": None}])
def test_a_void_pass_and_a_draft_bear_no_token(changes: dict[str, object]) -> None:
    found = symbols(gate_pass.render(samples.gate(**changes)))
    assert found == [["CM26000417"]] * 3


def test_a_draft_says_what_it_is_not() -> None:
    pages = texts(gate_pass.render(samples.gate(token=None)))
    assert all("草稿" in page and "不作放行凭证" in page for page in pages)
    assert "草稿" not in "".join(texts(gate_pass.render(samples.gate())))


def test_plate_and_seals_lack_their_last_four_on_the_guards_copy() -> None:
    pages = texts(gate_pass.render(samples.gate(seals=("S0045821", "S0045899"))))
    for index, page in enumerate(pages):
        hidden = index == GUARD
        assert ("浙A・0T000" in page, "S0045821" in page, "S0045899" in page) == (not hidden,) * 3
    assert "T000" not in pages[GUARD]
    assert "5821" not in pages[GUARD]
    assert "浙A・0" in pages[GUARD]
    assert "S004" in pages[GUARD]


def test_a_number_of_four_characters_is_hidden_whole() -> None:
    assert gate_pass.masked("5821") == ""
    assert gate_pass.masked("S5821") == "S"
    page = texts(gate_pass.render(samples.gate(seals=("5821",))))[GUARD]
    assert "5821" not in page


def test_hiding_is_a_setting() -> None:
    page = texts(gate_pass.render(samples.gate(mask=False)))[GUARD]
    assert "浙A・0T000" in page
    assert "S0045821" in page


@pytest.mark.clause("H-01")
def test_it_lists_boxes_vehicle_and_dispatch_order() -> None:
    page = texts(gate_pass.render(samples.gate()))[0]
    for word in (
        "FH26000388",
        "浙A・0T000",
        "大写：壹拾叁箱",
        "13箱毛重2946.0kg",
        "高压真空断路器",
        "低压开关柜",
        "附件箱",
    ):
        assert word in page
    assert "有效期至：2026-11-2324:00" in page


@pytest.mark.clause("H-01")
@pytest.mark.parametrize("field", ["number", "consignee", "dispatch_no", "plate", "gate"])
def test_a_pass_without_vehicle_gate_or_dispatch_order_is_not_drawn(field: str) -> None:
    with pytest.raises(BlankField, match=field):
        gate_pass.render(samples.gate(**{field: ""}))


def test_it_has_the_boxes_of_the_exit_slip() -> None:
    page = texts(gate_pass.render(samples.gate()))[0]
    assert "兼货物出门单" in page
    for role in ("仓管员（制证）", "销售（填单）", "财务部", "人事总务部", "司机（承运人）", "门卫（放行）"):
        assert role in page
    assert "代财务员甲（电子签）" in page


def lines(count: int, kinds: int) -> tuple[gate_pass.PassLine, ...]:
    return tuple(gate_pass.PassLine(f"产品{n % kinds}", f"M-{n}", "台", n + 1, 1) for n in range(count))


@pytest.mark.parametrize(("count", "kinds", "rows"), [(0, 1, 0), (4, 4, 4), (9, 3, 3), (9, 4, 4), (40, 17, 4)])
def test_it_never_runs_over(count: int, kinds: int, rows: int) -> None:
    loaded = lines(count, kinds)
    summed = gate_pass.summed(loaded)
    assert len(summed) == rows
    assert sum(line.quantity for line in summed) == sum(line.quantity for line in loaded)
    assert sum(line.boxes for line in summed) == count
    pages = texts(gate_pass.render(samples.gate(lines=loaded)))
    assert len(pages) == 3
    assert ("明细见装箱单ZX26000388" in pages[0]) is (count > 4)
    assert ("以下空白" in pages[0]) is (count <= 4)


def test_a_long_consignee_stays_in_its_cell() -> None:
    pages = texts(gate_pass.render(samples.gate(consignee="很长的收货单位名称有限公司" * 8)))
    assert all("…" in page for page in pages)


def test_a_void_pass_is_crossed_out_and_keeps_its_data() -> None:
    page = texts(gate_pass.render(samples.gate(void=samples.VOID)))[0]
    assert "浙A・0T000" in page
    assert "（本页不印令牌）" in page
    assert "扫码验真" not in page
    assert "作废存档" in page


def test_validity_that_does_not_end_at_midnight_prints_its_minute() -> None:
    valid = samples.gate().valid_until.replace(hour=18, minute=30)
    assert "有效期至：2026-11-2418:30" in texts(gate_pass.render(replace(samples.gate(), valid_until=valid)))[0]
