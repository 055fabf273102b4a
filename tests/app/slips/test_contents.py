"""The printed content of each form, as the catalogue of forms names it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.slips import (
    certificate,
    delivery_record,
    dispatch_order,
    goods_receipt,
    inspection_sheet,
    packing_list,
    quality_card,
)
from app.slips.model import BlankField
from app.slips.texts import count, kilograms
from tests.app.slips import samples
from tests.app.slips.reading import symbols, texts


@pytest.mark.clause("D-02", "D-03")
def test_a_goods_receipt_bears_what_the_record_demands() -> None:
    page = texts(goods_receipt.render(samples.receipt()))[0]
    for word in (
        "产品入库单",
        "编号：RK26001204",
        "入库日期：2026年11月23日",
        "SC26000911",
        "JY26001177",
        "高压真空断路器ZN63A-12/1250-31.526110101～26110108台8A-03-2",
        "合计（大写）壹拾玖19",
        "装配工甲（电子签）",
        "仓管员甲（电子签）",
    ):
        assert word in page


@pytest.mark.clause("D-03")
@pytest.mark.parametrize("field", ["name", "model", "quantity", "unit", "location"])
def test_a_goods_receipt_with_a_blank_field_is_not_drawn(field: str) -> None:
    line = replace(samples.receipt().lines[0], **{field: None if field == "quantity" else " "})
    with pytest.raises(BlankField, match=field):
        goods_receipt.render(samples.receipt(lines=(line,)))


@pytest.mark.clause("D-02")
def test_the_reversal_is_a_red_letter_slip_with_negative_quantities() -> None:
    lines = tuple(replace(line, quantity=-line.quantity) for line in samples.receipt().lines)
    paper = samples.receipt(number="RK26001233", reverses="RK26001204", lines=lines)
    pdf = goods_receipt.render(paper)
    page = texts(pdf)[0]
    assert "产品入库单(红字)" in page
    assert "冲销单号：RK26001204" in page
    assert "负壹拾玖-19" in page
    assert symbols(pdf) == [["RK26001233"]]


def test_the_sign_of_a_quantity_must_fit_the_slip() -> None:
    with pytest.raises(ValueError, match="红字"):
        goods_receipt.render(samples.receipt(reverses="RK26001204"))
    negative = replace(samples.receipt().lines[0], quantity=-1)
    with pytest.raises(ValueError, match="红字"):
        goods_receipt.render(samples.receipt(lines=(negative,)))


def test_a_dispatch_order_not_yet_packed_leaves_boxes_and_weight_open() -> None:
    lines = tuple(replace(line, boxes=None, gross_g=None) for line in samples.order().lines)
    page = texts(dispatch_order.render(samples.order(lines=lines)))[0]
    assert "数量：壹拾叁13备注" in page
    assert "箱数：" not in page


def test_a_dispatch_order_shows_its_invoice_and_no_price() -> None:
    page = texts(dispatch_order.render(samples.order(invoice_no="24332000")))[0]
    assert "已开No.24332000" in page
    for word in ("单价", "金额", "人民币", "￥"):
        assert word not in page


def test_a_mode_by_agreement_is_printed_too() -> None:
    assert "铁路专列" in texts(dispatch_order.render(samples.order(mode="铁路专列")))[0]


def test_a_packing_list_bears_quantity_spec_and_address() -> None:
    pages = texts(packing_list.render(samples.packing(), packing_list.COPIES[1:]))
    for word in ("华东电气设备有限公司", "江苏省示范市工业园区一号路1号", "DD26000751", "第二联随货"):
        assert word in pages[0]
    assert "A-01/38木箱高压真空断路器ZN63A-12/1250-31.5261103011台118.0141.01150×1150×1050" in pages[0]
    assert "合计：38箱大写：叁拾捌箱384100.04638.0" in pages[1]


def test_a_box_with_several_goods_names_box_and_weight_once() -> None:
    goods = tuple(packing_list.Packed(f"附件{n}", "FJ", (f"L{n}",), 2, "件") for n in range(3))
    box = packing_list.PackedBox("A-01/1", "纸箱", goods, 5000, 6000, (400, 300, 200))
    page = texts(packing_list.render(samples.packing(boxes=(box,)), ()))[0]
    assert page.count("A-01/1") == 1
    assert page.count("〃") == 2
    assert "合计：1箱大写：壹箱65.06.0" in page


def test_the_list_of_one_box_says_which_box() -> None:
    page = texts(packing_list.render_box(samples.box_list()))[0]
    for word in ("第3箱共13箱", "收货单位华东电气设备有限公司", "26110103", "069012340000041705", "1150×1150×1050"):
        assert word in page
    with pytest.raises(ValueError, match="箱号"):
        packing_list.render_box(samples.box_list(n=14))


@pytest.mark.clause("I-06")
def test_a_delivery_record_bears_the_mandatory_fields() -> None:
    page = texts(delivery_record.render(samples.delivery()))[0]
    for word in (
        "交付日期：2026年11月23日",
        "交付时间：",
        "交付地点江苏省示范市工业园区一号路1号3号库",
        "客户名称华东电气设备有限公司",
        "高压真空断路器ZN63A-12/1250-31.5台8",
        "交付人（本公司/承运人）",
        "收货人（客户或客户指定人）",
        "客户收货章",
    ):
        assert word in page


@pytest.mark.clause("I-06")
@pytest.mark.parametrize("field", ["customer", "place", "number"])
def test_a_delivery_record_with_a_blank_field_is_not_drawn(field: str) -> None:
    with pytest.raises(BlankField, match=field):
        delivery_record.render(samples.delivery(**{field: ""}))


@pytest.mark.clause("I-06")
@pytest.mark.parametrize("field", ["name", "model", "quantity"])
def test_a_delivery_line_with_a_blank_field_is_not_drawn(field: str) -> None:
    line = replace(samples.delivery().lines[0], **{field: None if field == "quantity" else ""})
    with pytest.raises(BlankField, match=field):
        delivery_record.render(samples.delivery(lines=(line,)))


@pytest.mark.clause("B-08")
def test_a_certificate_is_tied_to_its_serial() -> None:
    cards = tuple(samples.certificate_card(number=f"HG2600231{n}", serial=f"2611010{n}") for n in range(3))
    pdf = certificate.render_cards(cards)
    assert symbols(pdf, 300) == [[card.number] for card in cards]
    for page, card in zip(texts(pdf), cards, strict=True):
        for word in (
            "合格证",
            card.serial,
            card.model,
            "GB/T1984-2014",
            "检验合格",
            "检07",
            "质保部",
            "制造单位：浙江示范机电",
        ):
            assert word in page


@pytest.mark.clause("B-08")
@pytest.mark.parametrize("field", ["product", "model", "serial", "standard", "inspector_no"])
def test_a_certificate_with_a_blank_field_is_not_drawn(field: str) -> None:
    with pytest.raises(BlankField, match=field):
        certificate.render(samples.certificate_card(**{field: ""}))


def test_an_inspection_sheet_has_its_three_groups() -> None:
    page = texts(inspection_sheet.render(samples.inspection()))[0]
    for word in ("外观铭牌与标志", "尺寸触头开距11±1mm10.8～11.3mm合格卡尺K-07", "性能主回路电阻≤45μΩ38～41μΩ合格"):
        assert word in page


def test_a_quality_card_leaves_open_operations_to_the_pen() -> None:
    steps = (
        quality_card.Operation("10", "装配"),
        quality_card.Operation("20", "调试", "装配工甲", date(2026, 11, 5), "合格"),
    )
    page = texts(quality_card.render(samples.card(operations=steps)))[0]
    assert "10装配20调试装配工甲11-05合格" in page


def test_counts_and_weights_set_their_thousands_apart() -> None:
    assert count(1234567) == "1\u00a0234\u00a0567"
    assert count(Decimal("12.500")) == "12.5"
    assert count(Decimal("-0.5")) == "-0.5"
    assert count(-8) == "-8"
    assert kilograms(2946000) == "2\u00a0946.0"
    assert kilograms(35) == "0.035"
