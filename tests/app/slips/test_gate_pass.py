"""出门证: the token on the guard's copy alone, hidden plate and seals there, one sheet whatever was loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp

from app.gate.rules import tail
from app.slips import codes, gate_pass, gate_slip
from app.slips.gate_pass import COPIES
from app.slips.model import BlankField, Signature
from app.slips.render import page_images
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


def test_a_pass_that_was_used_says_so_and_is_no_draft() -> None:
    ended = samples.gate(token=None, ended=("已核销", "2026-11-26 12:19 门卫甲放行"))
    for pages in (texts(gate_pass.render(ended)), texts(gate_slip.render(ended, COPIES[GUARD]))):
        assert all("已核销" in page and "2026-11-2612:19门卫甲放行" in page and "草稿" not in page for page in pages)


def test_goods_on_foot_are_no_load_of_a_truck() -> None:
    on_foot = samples.gate(on_foot=True, bearer="快递员甲", bearer_card="0377", load=(1, 2))
    for pages in (texts(gate_pass.render(on_foot)), texts(gate_slip.render(on_foot, COPIES[GUARD]))):
        assert all("第1批共2批" in page and "第1车次" not in page for page in pages)


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
    page = texts(gate_pass.render(samples.gate(seals=("5821",))))[GUARD]
    assert "5821" not in page


@pytest.mark.parametrize(
    ("plate", "shown", "rest"),
    [
        ("S5821", "S", ""),
        ("5821", "", ""),
        ("浙A・C123挂", "浙A・", "挂"),
        ("浙A1234警", "浙A", "警"),
        ("SN-0045-8", "SN-0", ""),
        ("粤Z・12港", "粤", "港"),
    ],
)
def test_what_is_hidden_is_what_the_guard_keys(plate: str, shown: str, rest: str) -> None:
    parts = gate_pass.masked(plate)
    assert (parts.shown, parts.rest) == (shown, rest)
    assert parts.shown + parts.hidden + parts.rest == plate
    assert tail(parts.hidden) == tail(plate) and not tail(parts.rest)


@pytest.mark.clause("H-01")
def test_trailer_and_container_are_hidden_like_the_plate() -> None:
    first, guards, _ = texts(gate_pass.render(samples.gate(trailer="浙A・C123挂", container="TCKU1234567")))
    assert "浙A・C123挂" in first and "TCKU1234567" in first
    assert "C123" not in guards and "4567" not in guards
    assert "浙A・" in guards and "TCKU123" in guards


@pytest.mark.decision("X-37")
def test_goods_on_foot_name_their_bearer_and_hide_his_card_from_the_guard() -> None:
    paper = samples.gate(on_foot=True, plate="", seals=(), carrier="", bearer="领料员甲", bearer_card="432X")
    first, guards, _ = texts(gate_pass.render(paper))
    assert "步行携带人：领料员甲" in first and "432X" in first
    assert "步行携带人：领料员甲" in guards and "432X" not in guards and "□" not in guards
    courier = texts(gate_pass.render(replace(paper, carrier="示范快递")))[0]
    assert "快递携带人：领料员甲" in courier
    by_phone = replace(paper, driver_phone="138-0000-0361", bearer_card="0361")  # a courier shows the end of his telephone number
    first, guards, _ = texts(gate_pass.render(by_phone))
    assert "138-0000-0361" in first and "138-0000-****" in guards and "0361" not in guards
    assert "话末四位" in guards
    with pytest.raises(BlankField, match="bearer"):
        gate_pass.render(replace(paper, bearer=""))


def test_goods_without_a_dispatch_order_say_why_and_a_pass_made_again_says_so() -> None:
    paper = samples.gate(dispatch_nos=(), kind="工具", reason="借用测试仪送修", nth=2, reissue_reason="更换车辆", load=(1, 3))
    page = texts(gate_pass.render(paper))[0]
    assert "（无发货单）借用测试仪送修" in page and "第2次开证·更换车辆" in page and "第1车次共3车次" in page
    assert "发货单号" not in page
    with pytest.raises(BlankField, match="dispatch_no"):
        gate_pass.render(replace(paper, reason=" "))


def test_several_orders_are_named_and_many_are_counted() -> None:
    some, many = (tuple(f"FH2600030{n}" for n in range(count)) for count in (4, 7))
    assert all(number in texts(gate_pass.render(samples.gate(dispatch_nos=some)))[0] for number in some)
    page = texts(gate_pass.render(samples.gate(dispatch_nos=many)))[0]
    assert "等7单" in page and "FH26000302" in page and "FH26000303" not in page


@pytest.mark.clause("H-03")
def test_signatures_say_how_they_were_given_and_a_further_department_has_its_box() -> None:
    signatures = (
        Signature("仓管员", "仓管员甲", samples.NOW),
        Signature("财务部", "财务员甲", samples.NOW, registered_by="登记员甲"),
        Signature("人事总务部", "总务员甲", samples.NOW, ahead=True),
        Signature("物流科长", "科长甲", samples.NOW, deputy=True),
    )
    page = texts(gate_pass.render(samples.gate(signatures=signatures)))[0]
    for words in ("仓管员甲（电子签）", "财务员甲（纸签）", "登记人登记员甲", "总务员甲（预签）", "物流科长", "科长甲（代签）"):
        assert words in page


@pytest.mark.parametrize("length", [474, 620, 820, 1200])
def test_the_code_keeps_its_module_and_its_quiet_zone_whatever_its_length(length: int) -> None:
    token = "G1:" + (samples.TOKEN[3:-1] * 3)[: length - 4] + "."
    page = page_images(gate_pass.render(samples.gate(token=token), (COPIES[1],)), 600)[0]
    found = next(one for one in zxingcpp.read_barcodes(page) if one.format == zxingcpp.BarcodeFormat.QRCode)
    assert found.text == token and found.ec_level == "Q"
    edge, dots = len(codes.qr(token)), found.position.top_right.x - found.position.top_left.x
    module = dots / 600 * 25.4 / edge
    assert module >= (0.545 if length <= 620 else 0.495)
    left, top = found.position.top_left.x, found.position.top_left.y
    pixels = dots / edge
    quiet, seam = round(3.4 * pixels), round(0.5 * pixels)
    around = page.crop((left - quiet, top - quiet, left + dots + quiet, top + dots + quiet))
    around.paste(255, (quiet - seam, quiet - seam, quiet + dots + seam, quiet + dots + seam))
    assert around.getextrema() == (255, 255)


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
@pytest.mark.parametrize("field", ["number", "consignee", "dispatch_nos", "plate", "gate"])
def test_a_pass_without_vehicle_gate_or_dispatch_order_is_not_drawn(field: str) -> None:
    blank: object = () if field == "dispatch_nos" else ""
    for draw in (gate_pass.render, lambda paper: gate_slip.render(paper, COPIES[1])):
        with pytest.raises(BlankField, match=field.removesuffix("s")):
            draw(samples.gate(**{field: blank}))


def test_it_has_the_boxes_of_the_exit_slip() -> None:
    page = texts(gate_pass.render(samples.gate()))[0]
    assert "兼货物出门单" in page
    for role in ("仓管员（制证）", "销售（填单）", "财务部", "人事总务部", "司机（承运人）", "门卫（放行）"):
        assert role in page
    assert "财务员甲（代签）" in page


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


def test_goods_in_a_box_counted_before_say_so_instead_of_adding_to_it() -> None:
    mixed = (gate_pass.PassLine("断路器", "VS1", "台", 2, 1), gate_pass.PassLine("附件", "FJ", "套", 4, 0, shared=True))
    page = texts(gate_pass.render(samples.gate(lines=mixed, boxes=1)))[0]
    assert page.count("同箱") == 1 and "壹箱" in page
    assert "4套/同箱" in texts(gate_slip.render(samples.gate(lines=mixed, boxes=1), COPIES[GUARD]))[0]


def test_many_goods_without_a_packing_list_say_that_they_are_summed_up() -> None:
    page = texts(gate_pass.render(samples.gate(lines=lines(9, 3), packing_list_no="", dispatch_nos=(), reason="报废")))[0]
    assert "以上按品种汇总" in page and "装箱单" not in page


def test_several_seals_stand_in_two_lines_and_stay_readable() -> None:
    seals = tuple(f"S004582{n}" for n in range(6))
    first, guards, _ = texts(gate_pass.render(samples.gate(seals=seals)))
    assert all(seal in first for seal in seals) and guards.count("S004") == 6 and "582" not in guards


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
