"""出门证 on the 80 mm slip: the guard's copy alone, its code on whole dots, nothing of the truck that he has to read himself."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from app.slips import codes, gate_slip
from app.slips.gate_pass import COPIES
from app.slips.render import page_images
from tests.app.slips import samples
from tests.app.slips.reading import symbols, texts

GUARD = COPIES[1]


@pytest.mark.clause("H-01")
def test_the_slip_is_one_sheet_of_80_mm_as_long_as_its_content() -> None:
    tall = []
    for changes in ({}, {"token": None}, {"trailer": "浙A・C123挂", "nth": 2, "reissue_reason": "更换车辆"}):
        document = pypdfium2.PdfDocument(gate_slip.render(samples.gate(**changes), GUARD))
        assert len(document) == 1
        wide, high = document[0].get_size()
        assert round(wide / 72 * 25.4, 2) == 80
        tall.append(high)
    assert tall[1] < tall[0] < tall[2]


def test_it_is_the_guards_copy_with_plate_and_seal_hidden() -> None:
    page = texts(gate_slip.render(samples.gate(trailer="浙A・C123挂"), GUARD))[0]
    assert "第二联门卫" in page and "CM26000417" in page and "华东电气设备有限公司" in page and "8台/8箱" in page
    assert "T000" not in page and "5821" not in page and "C123" not in page
    whole = texts(gate_slip.render(samples.gate(mask=False), GUARD))[0]
    assert "浙A・0T000" in whole and "S0045821" in whole


@pytest.mark.parametrize(("length", "dots"), [(474, 5), (620, 5), (800, 5), (1200, 4)])
def test_every_module_is_a_whole_number_of_dots(length: int, dots: int) -> None:
    token = "G1:" + (samples.TOKEN[3:-1] * 3)[: length - 4] + "."
    assert gate_slip.module_dots(token) == dots
    page = page_images(gate_slip.render(samples.gate(token=token), GUARD), 203.19)[0]
    assert page.width == 640
    found = next(one for one in zxingcpp.read_barcodes(page) if one.format == zxingcpp.BarcodeFormat.QRCode)
    assert found.text == token
    rows, corner = codes.qr(token), found.position.top_left
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            inner = page.crop((corner.x + x * dots, corner.y + y * dots, corner.x + (x + 1) * dots, corner.y + (y + 1) * dots))
            shades = inner.tobytes()
            assert max(shades) < 6 if dark else min(shades) > 249
    assert corner.x >= 4 * 8 and corner.x + len(rows) * dots <= 640 - 4 * 8


@pytest.mark.parametrize(("changes", "words"), [({"void": samples.VOID}, "作废"), ({"token": None}, "不作放行凭证")])
def test_a_void_slip_and_a_draft_bear_no_code(changes: dict[str, object], words: str) -> None:
    made = gate_slip.render(samples.gate(**changes), GUARD)
    assert symbols(made) == [[]] and words in texts(made)[0]


def test_a_slip_printed_again_says_so() -> None:
    page = texts(gate_slip.render(samples.gate(printing=samples.REPRINT), GUARD))[0]
    assert "补打第2次" in page and "卡纸" in page
