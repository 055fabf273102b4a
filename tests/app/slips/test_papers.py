"""What holds for every paper: codes scan back, same bytes, hostile text, marks, foot, copies and overflow."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from app.slips import (
    acceptance_sheet,
    badges,
    certificate,
    claim,
    delay_notice,
    delivery_record,
    dispatch_notice,
    dispatch_order,
    frame,
    gate_pass,
    goods_list,
    goods_receipt,
    handbook,
    inspection_sheet,
    installation_record,
    kit_list,
    load_plan,
    loading_record,
    monthly_report,
    order_review,
    outbound_register,
    packing_list,
    packing_spec,
    quality_card,
    quality_file,
    quality_report,
    recheck_record,
    requisition,
    return_slip,
    rework_order,
    rework_process,
    rule_cover,
    run_sheet,
    service_ledger,
    service_record,
    service_request,
    staging_list,
    stock_list,
    task_order,
    tracking_form,
    warranty_card,
    zone_check,
)
from app.slips.grid import stack_height
from app.slips.model import BlankField, CopyName, Signature
from app.slips.render import page_count, page_images
from app.slips.stock import CARBON
from tests.app.slips import house_samples, samples, tracking_samples
from tests.app.slips.reading import symbols, texts

FORMS: dict[str, tuple[Callable[..., Any], Callable[..., bytes]]] = {
    "产品入库单": (samples.receipt, goods_receipt.render),
    "发货单": (samples.order, dispatch_order.render),
    "装箱单": (samples.packing, packing_list.render),
    "装箱单（单箱）": (samples.box_list, packing_list.render_box),
    "出门证": (samples.gate, gate_pass.render),
    "交付记录": (samples.delivery, delivery_record.render),
    "生产任务单": (samples.task, task_order.render),
    "产品检验单": (samples.inspection, inspection_sheet.render),
    "生产质量跟踪卡": (samples.card, quality_card.render),
    "发货通知单": (samples.notice, dispatch_notice.render),
    "车辆检查及监装记录": (samples.loading, loading_record.render),
    "装柜图": (samples.loads, load_plan.render),
    "备货清单": (samples.staging, staging_list.render),
    "行车单": (samples.run, run_sheet.render),
    "领料单": (samples.requisition, requisition.render),
    "查询/索赔单": (samples.claimed, claim.render),
    "验收单": (samples.acceptance, acceptance_sheet.render),
    "安装调试记录": (samples.installation, installation_record.render),
    "延期通知": (samples.delay, delay_notice.render),
    "退货单": (samples.returned, return_slip.render),
    "货物清单": (samples.goods, goods_list.render),
    "随货资料清单": (samples.kit, kit_list.render),
    "物资复验记录": (samples.recheck, recheck_record.render),
    "返工单": (samples.rework, rework_order.render),
    "返工图纸及返修工艺": (samples.rework_steps, rework_process.render),
    "订单评审记录": (samples.review, order_review.render),
    "质检信息反馈跟踪表": (tracking_samples.tracking, tracking_form.render),
    "质量报告": (tracking_samples.report, quality_report.render),
    "客户服务申请表": (samples.service_asked, service_request.render),
    "客户服务记录": (samples.service_done, service_record.render),
    "技术支持手册": (samples.helps, handbook.render),
    "售后服务台帐": (samples.service_cases, service_ledger.render),
    "月度质量统计分析": (samples.month_counted, monthly_report.render),
    "质量档案": (samples.filed, quality_file.render),
    "包装要求": (house_samples.packing, packing_spec.render),
    "库区检查表": (house_samples.walk, zone_check.render),
    "制度封面与修订履历": (house_samples.cover, rule_cover.render),
    "库存清单": (house_samples.stock, stock_list.render),
    "出库登记簿": (house_samples.outbound, outbound_register.render),
}
ALL = {
    **FORMS,
    "合格证": (samples.certificate_card, certificate.render),
    "保修卡": (house_samples.warranty, warranty_card.render),
}
HOSTILE = '<b>&amp;"^XZ%s{0}\\\n𠮷龘\x1d)Tj ET</b>'
every_form = pytest.mark.parametrize("title", FORMS)
every_paper = pytest.mark.parametrize("title", ALL)


def build(title: str, **changes: Any) -> tuple[Any, bytes]:
    make, draw = ALL[title]
    paper = make(**changes)
    return paper, draw(paper)


@functools.cache
def plain(title: str) -> tuple[Any, bytes]:
    """The paper as it is, drawn once: `test_the_same_paper_gives_the_same_bytes` holds that it comes out like this every time."""
    return build(title)


@every_paper
@pytest.mark.parametrize("dpi", [180, 203, 300])
def test_the_number_scans_back_from_every_page(title: str, dpi: int) -> None:
    paper, pdf = plain(title)
    assert all((paper.code or paper.number) in page for page in symbols(pdf, dpi))


@every_paper
def test_the_same_paper_gives_the_same_bytes(title: str) -> None:
    assert build(title)[1] == plain(title)[1]


def test_papers_drawn_at_once_do_not_disturb_each_other() -> None:
    expected = {title: plain(title)[1] for title in ALL}
    found: list[tuple[str, bytes]] = []
    threads = [threading.Thread(target=lambda t=title: found.append((t, build(t)[1]))) for title in ALL for _ in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(threads)
    assert all(expected[title] == pdf for title, pdf in found)


@every_paper
def test_it_prints_at_true_scale(title: str) -> None:
    assert b"/PrintScaling /None" in plain(title)[1]


@every_paper
def test_the_fonts_are_embedded_under_names_of_their_own(title: str) -> None:
    names = set(re.findall(rb"/BaseFont /[A-Z]{6}\+([A-Za-z-]+)", plain(title)[1]))
    assert {b"JiaofuSansSC-Regular", b"JiaofuSansSC-Bold"} <= names


@every_form
def test_the_foot_names_form_rules_printing_and_page(title: str) -> None:
    paper, pdf = plain(title)
    for number, page in enumerate(texts(pdf), start=1):
        assert f"表单编号：{paper.form.form_no}版次：A/1规则版本：V3.2（2026-10-01生效）" in page
        assert "打印：2026-11-2314:32工位02首次打印审计校验：7C1E-90AB(2026-11-22)" in page
        assert re.search(r"第\d+页共\d+页", page), number


@every_paper
def test_the_company_comes_from_the_input_alone(title: str) -> None:
    _, pdf = build(title, company=replace(samples.COMPANY, name="某某电器厂"))
    assert all("某某电器厂" in page for page in texts(pdf))
    assert "浙江示范机电" not in "".join(texts(pdf))


@every_paper
def test_a_reprint_says_so(title: str) -> None:
    _, pdf = build(title, printing=samples.REPRINT)
    for page in texts(pdf):
        assert "补打第2次" in page
        assert "卡纸" in page
        assert "首次打印" not in page
    assert "补打" not in "".join(texts(plain(title)[1]))


@every_paper
def test_a_void_paper_names_time_person_reason_and_successor(title: str) -> None:
    paper, pdf = build(title, void=samples.VOID)
    for page in texts(pdf):
        assert "作废" in page
        assert "2026-11-2314:40审核员甲" in page
        assert "原因：更换车辆" in page
        assert "替代单号：CM26000418" in page
    assert all((paper.code or paper.number) in page for page in symbols(pdf))


def test_the_void_diagonal_crosses_the_grid() -> None:
    """The picture differs on the whole line from lower left to upper right, not only at the mark."""
    plain, void = (page_images(build("交付记录", **c)[1], 100)[0] for c in ({}, {"void": samples.VOID}))
    scale = 100 / 25.4
    for share in (0.05, 0.2, 0.8, 0.95):
        x = 12 + 184 * share
        top, bottom = 30.6, 263.0
        y = bottom - (bottom - top) * share
        box = tuple(int(v * scale) for v in (x - 6, y - 6, x + 6, y + 6))
        assert plain.crop(box).tobytes() != void.crop(box).tobytes()


def hostile(value: Any) -> Any:
    """The paper with every free text replaced by hostile text; numbers, codes and choices stay."""
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, tuple):
        return tuple(hostile(each) for each in value)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Signature):
        keep = {"number", "code", "form", "signatures", "void", "token", "reverses"}
        return replace(value, **{k: hostile(v) for k, v in vars(value).items() if k not in keep})
    return value


@every_paper
def test_markup_and_rare_characters_in_data_print_as_they_are(title: str) -> None:
    paper = hostile(ALL[title][0]())
    pdf = ALL[title][1](paper)
    pages = texts(pdf)
    assert pages
    assert '<b>&amp;"^XZ%s{0}\\' in "".join(pages)
    assert all((paper.code or paper.number) in found for found in symbols(pdf))


@every_paper
def test_very_long_data_neither_hangs_nor_leaves_the_sheet(title: str) -> None:
    paper = hostile(ALL[title][0]())
    long = _lengthened(paper)
    pdf = ALL[title][1](long)
    for image in page_images(pdf, 72):
        edges = [image.crop((0, 0, image.width, 3)), image.crop((0, image.height - 5, image.width, image.height))]
        edges += [image.crop((0, 0, 3, image.height)), image.crop((image.width - 3, 0, image.width, image.height))]
        assert all(edge.getextrema() == (255, 255) for edge in edges)
    assert all((paper.code or paper.number) in found for found in symbols(pdf))


@every_form
def test_no_grid_runs_into_the_foot(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Watches the sheets that the form was cut into, with the longest data that can come."""
    seen: list[tuple[frame.Layout, list[frame.Sheet]]] = []
    cut = frame.cut
    monkeypatch.setattr(frame, "cut", lambda layout: seen.append((layout, cut(layout))) or seen[-1][1])
    make, draw = FORMS[title]
    for paper in (make(), hostile(make()), _lengthened(hostile(make()))):
        draw(paper)
    for layout, sheets in seen:
        space = frame.body_bottom(layout.stock) - layout.stock.head - frame.GRID_BELOW_HEAD
        assert [sheet for sheet in sheets if stack_height(sheet.blocks, layout.stock) > space + 0.02] == []
    assert len(seen) >= (0 if title == "出门证" else 3)


def _lengthened(value: Any) -> Any:
    if isinstance(value, str):
        return "很长很长的Text" * 40 if value == HOSTILE else value
    if isinstance(value, tuple):
        return tuple(_lengthened(each) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{k: _lengthened(v) for k, v in vars(value).items()})
    return value


@every_form
def test_a_signature_without_a_box_is_refused_and_never_lost(title: str) -> None:
    signatures = (samples.signed("董事长", "某人"),)
    if title == "出门证":  # its boxes follow the departments that the site lets sign
        assert all("董事长" in page and "某人（电子签）" in page for page in texts(build(title, signatures=signatures)[1]))
        return
    with pytest.raises(ValueError, match="签字栏"):
        build(title, signatures=signatures)


def test_signatures_print_name_time_and_deputy() -> None:
    page = texts(build("发货单")[1])[0]
    assert "市场员甲（电子签）" in page
    assert "11-2314:02" in page
    assert "市场主管甲（代签）" in page


@pytest.mark.parametrize("title", ["产品入库单", "发货单"])
def test_a_carbon_set_prints_once_with_the_whole_legend(title: str) -> None:
    _, pdf = build(title)
    assert page_count(pdf) == 1
    page = texts(pdf)[0]
    copies = (goods_receipt if title == "产品入库单" else dispatch_order).COPIES
    for copy, ordinal in zip(copies, "一二三四", strict=False):
        assert f"第{ordinal}联{copy.name}" in page


def test_laser_copies_are_sheets_of_their_own() -> None:
    pages = texts(build("交付记录")[1])
    assert [page.count("第一联") + page.count("第三联") for page in pages] == [1, 0, 1, 0]
    assert "回单" in pages[2]


def test_the_same_copy_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="联次"):
        gate_pass.render(samples.gate(), (gate_pass.COPIES[1], gate_pass.COPIES[1]))
    with pytest.raises(ValueError, match="联次"):
        delivery_record.render(samples.delivery(), (CopyName(0, "存根"),))


@pytest.mark.parametrize(("offset", "moved"), [((0, 0), (0, 0)), ((3, -1.5), (3, -1.5))])
def test_the_carbon_offset_moves_everything(offset: tuple[float, float], moved: tuple[float, float]) -> None:
    scale = 254 / 25.4
    plain = page_images(dispatch_order.render(samples.order()), 254)[0]
    shifted = page_images(dispatch_order.render(samples.order(), stock=CARBON.shifted(*offset)), 254)[0]
    before, after = (image.point(lambda v: 255 - v).getbbox() for image in (plain, shifted))
    assert before is not None and after is not None
    assert after[0] - before[0] == pytest.approx(moved[0] * scale, abs=1)
    assert after[1] - before[1] == pytest.approx(moved[1] * scale, abs=1)


@pytest.mark.clause("M-08")
def test_the_sites_offset_moves_carbon_sets_and_no_other_paper() -> None:
    moved = replace(samples.PRINTING, carbon_offset=(3, -2))
    carbon, laser = samples.order(), samples.gate()
    shifted = page_images(dispatch_order.render(replace(carbon, printing=moved)), 254)[0]
    assert shifted.tobytes() == page_images(dispatch_order.render(carbon, stock=CARBON.shifted(3, -2)), 254)[0].tobytes()
    assert gate_pass.render(replace(laser, printing=moved)) == gate_pass.render(replace(laser, printing=samples.PRINTING))


def test_sheets_have_their_size() -> None:
    sizes = {
        "发货单": (241, 139.7),
        "出门证": (210, 148),
        "交付记录": (210, 297),
        "发货通知单": (297, 210),
        "合格证": (100, 70),
    }
    for title, (width, height) in sizes.items():
        document = pypdfium2.PdfDocument(build(title)[1])
        found = document[0].get_size()
        document.close()
        assert [length / 72 * 25.4 for length in found] == pytest.approx([width, height], abs=0.01)


def test_below_the_last_line_nothing_can_be_added() -> None:
    assert texts(build("发货单")[1])[0].count("以下空白") == 1
    full = tuple(replace(samples.order().lines[0], location=f"A-{n}") for n in range(6))
    _, pdf = build("发货单", lines=full)
    assert page_count(pdf) == 1
    assert "以下空白" not in texts(pdf)[0]


def test_overflow_on_a_carbon_set() -> None:
    lines = tuple(replace(samples.order().lines[0], name=f"断路器{n:02}") for n in range(14))
    pdf = dispatch_order.render(samples.order(lines=lines))
    pages = texts(pdf)
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共3页" in page
        assert "收货单位（签章）" in page
        assert "产品名称型号规格" in page
        assert "本页小计" in page
    assert ["接下页" in page for page in pages] == [True, True, False]
    assert ["合计（大写）" in page for page in pages] == [False, False, True]
    assert "数量：壹佰壹拾贰" in pages[2]
    assert all("断路器" + f"{n:02}" in "".join(pages) for n in range(14))
    assert all("FH26000388" in found for found in symbols(pdf))


@pytest.mark.parametrize(("boxes", "pages"), [(1, 1), (25, 1), (38, 2), (55, 2), (60, 3), (100, 4)])
def test_overflow_on_a4(boxes: int, pages: int) -> None:
    found = texts(packing_list.render(samples.packing(boxes), packing_list.COPIES[:1]))
    assert len(found) == pages
    assert [f"第{n}页共{pages}页" in page for n, page in enumerate(found, 1)] == [True] * pages
    assert ["接下页" in page for page in found] == [True] * (pages - 1) + [False]
    assert ["本页核对" in page for page in found] == [True] * (pages - 1) + [False]
    assert ["装箱人" in page for page in found] == [False] * (pages - 1) + [True]
    assert f"合计：{boxes}箱" in found[-1]
    assert all(page.count("本页小计") == (1 if pages > 1 else 0) for page in found)
    subtotals = [int(re.search(r"本页小计：(\d+)箱", page)[1]) for page in found if pages > 1]  # type: ignore[index]
    assert not subtotals or sum(subtotals) == boxes


@every_paper
def test_a_blank_number_is_refused(title: str) -> None:
    with pytest.raises(BlankField):
        build(title, number=" ")


def test_badges_and_commands_scan_back() -> None:
    sheet = samples.badge_sheet(13)
    pdf = badges.render(sheet)
    found = symbols(pdf)
    assert page_count(pdf) == 3
    assert sorted(found[0] + found[1]) == sorted(badge.code for badge in sheet.badges)
    assert sorted(found[2]) == sorted(command.code for command in sheet.commands)
    assert badges.render(sheet) == pdf
    assert all("JFT-B53A/1" in page for page in texts(pdf))


def test_an_empty_badge_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="没有工牌"):
        badges.render(badges.BadgeSheet(samples.COMPANY, samples.form("JFT-B53"), samples.PRINTING))


def test_a_long_checklist_goes_on_on_the_next_sheet() -> None:
    hazards = tuple(
        zone_check.ActionLine("通道畅通", f"第 {n} 处：" + "通道有碎木和包装带，" * 8, "仓管员甲", date(2026, 11, 24), "")
        for n in range(1, 29)
    )
    pdf = zone_check.render(house_samples.walk(actions=hazards))
    pages = texts(pdf)
    assert [n for n in range(1, 29) if not any(f"第{n}处：" in page for page in pages)] == []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            lowest = min(page.get_textpage().get_charbox(n)[1] for n in range(page.get_textpage().count_chars()))
            assert lowest > 20 and "接下页" in pages[0]  # nothing runs over the foot or off the sheet
    finally:
        document.close()
    assert "".join(pages).count("三、消防器材") == len(zone_check.COPIES) and "仓管员甲（电子签）" in pages[-1]
