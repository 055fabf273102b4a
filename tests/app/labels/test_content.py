from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.labels.content import NOT_APPLICABLE, missing_fields
from tests.app.labels.examples import ALL, CONTENT, SHIPPING, UNIT


def test_a_complete_label_misses_nothing() -> None:
    assert [missing_fields(label) for label in ALL.values()] == [(), (), (), (), ()]


@pytest.mark.clause("C-10")
@pytest.mark.decision("X-10")
@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ({"product": " "}, "产品名称"),
        ({"spec": ""}, "型号规格"),
        ({"quantity": None}, "数量"),
        ({"quantity": Decimal(0)}, "数量"),
        ({"unit": ""}, "数量"),
        ({"produced_on": None}, "生产日期"),
        ({"shelf_life": ""}, "保质期"),
        ({"precautions": ()}, "储运注意事项"),
        ({"serial": "", "lot": "\t"}, "批号/序列号"),
        ({"inspection_mark": ""}, "检验标记"),
        ({"certificate_no": ""}, "合格证号"),
        ({"company": "\u3000"}, "企业名称"),
    ],
)
def test_each_blank_field_of_the_content_label_is_named(blank: dict[str, object], name: str) -> None:
    assert missing_fields(replace(CONTENT, **blank)) == (name,)  # type: ignore[arg-type]


@pytest.mark.decision("X-10")
def test_shelf_life_may_say_not_applicable_and_the_box_may_be_unknown() -> None:
    assert missing_fields(replace(CONTENT, shelf_life=NOT_APPLICABLE, sscc="", marks=(), serial="")) == ()


@pytest.mark.clause("C-15")
@pytest.mark.decision("X-10")
@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ({"sender": ""}, "发货单位"),
        ({"sender_address": ""}, "发货地址"),
        ({"sender_phone": ""}, "发货电话"),
        ({"consignee": " "}, "收货单位"),
        ({"address": "\n"}, "收货地址"),
        ({"contact": ""}, "收货人"),
        ({"phone": ""}, "联系电话"),
        ({"order_no": ""}, "订单号"),
        ({"dispatch_no": ""}, "发货单号"),
        ({"destination": ""}, "目的地"),
        ({"gross_weight_g": None}, "毛重"),
        ({"box_no": 0}, "箱号"),
        ({"box_no": 39}, "箱号"),
        ({"sscc": ""}, "SSCC"),
    ],
)
def test_each_blank_field_of_the_shipping_label_is_named(blank: dict[str, object], name: str) -> None:
    assert missing_fields(replace(SHIPPING, **blank)) == (name,)  # type: ignore[arg-type]


def test_all_blanks_come_in_the_order_of_the_label() -> None:
    assert missing_fields(replace(CONTENT, product="", produced_on=None, precautions=("",))) == (
        "产品名称", "生产日期", "储运注意事项"
    )
    assert missing_fields(replace(UNIT, product="", model="", serial="", lot="")) == ("产品名称", "型号规格", "批号/序列号")
