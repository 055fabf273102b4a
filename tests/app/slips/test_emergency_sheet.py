"""应急放行单: each sheet with its own number as digits and bar code, blank for the hand, or as it was registered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.slips import emergency_sheet
from app.slips.emergency_sheet import EmergencySheet
from app.slips.model import BlankField, Signature
from tests.app.slips import samples
from tests.app.slips.reading import symbols, texts


def sheet(number: str = "YJ26000001", **changes: object) -> EmergencySheet:
    blank = EmergencySheet(**samples.common(number, "JFT-B25-2"), gate="一号门", hours=8)  # type: ignore[arg-type]
    return replace(blank, **changes)  # type: ignore[arg-type]


def test_a_batch_is_one_numbered_sheet_a_page() -> None:
    numbers = [f"YJ2600000{n}" for n in range(1, 5)]
    made = emergency_sheet.render([sheet(number) for number in numbers])
    assert symbols(made) == [[number] for number in numbers]
    for number, page in zip(numbers, texts(made), strict=True):
        assert page.count(number) == 2 and "一班内补登" in page and "出厂后8小时内" in page and "一号门（限此门）" in page
        for words in ("停电", "电脑故障", "二维码损坏", "网络中断", "车牌号", "挂车号", "封签号/柜号", "出门证号", "值班领导", "出厂时间"):
            assert words in page


def test_a_registered_sheet_shows_what_left_and_who_signed_on_paper() -> None:
    signed = (Signature("值班领导", "科长甲", samples.NOW, registered_by="仓管员甲"), Signature("补登人", "仓管员甲", samples.NOW))
    filled = {"plate": "苏Z·8682K", "pass_no": "CM26000417", "goods": "断路器 8 台", "boxes": 8, "cause": "打印机卡纸"}
    page = texts(
        emergency_sheet.render([sheet(**filled, left_at=samples.NOW, registered_at=samples.NOW, signatures=signed)])  # type: ignore[arg-type]
    )[0]
    for words in ("苏Z·8682K", "CM26000417", "断路器8台", "8箱", "打印机卡纸", "科长甲（纸签）", "登记人仓管员甲", "已补登11-2314:32"):
        assert words in page


def test_a_void_sheet_is_crossed_out_and_a_sheet_without_gate_is_none() -> None:
    assert "作废" in texts(emergency_sheet.render([sheet(void=samples.VOID)]))[0]
    with pytest.raises(BlankField, match="gate"):
        emergency_sheet.render([sheet(gate="")])
