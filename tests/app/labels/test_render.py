from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import Any

import biip
import pytest
import zxingcpp
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.core.errors import BadInput
from app.labels.bitmap import Bitmap, lettering, measure
from app.labels.code128 import encode
from app.labels.content import ContentLabel, Label, ShippingLabel
from app.labels.elements import Bars, Dots, Matrix, Page, TextLine
from app.labels.layout import MOST_MARKS, layout
from app.labels.marks import HandlingMark, MarkKind
from app.labels.native import is_native
from app.labels.picture import matrix_bitmap, text_bitmap
from app.labels.render import picture, render
from app.labels.stock import LANGUAGES, USUAL, Language, Stock
from app.labels.typesetting import fit
from app.labels.zpl import parts
from tests.app.labels.examples import ALL, CERTIFICATE, CONTENT, GOLDENS, GTIN, LOT, SHIPPING, SSCC, STOCKS, UNIT, golden
from tests.app.labels.readers import Read, read_tspl, read_zpl, unpacked

READERS = {"zpl": read_zpl, "tspl": read_tspl}


def scanned(label: Label, stock: Stock = USUAL) -> set[tuple[str, bytes]]:
    page = Image.open(BytesIO(picture(label, stock))).convert("L")
    return {(read.symbology_identifier, read.bytes) for read in zxingcpp.read_barcodes(page)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GOLDENS)
def test_golden_bytes(name: str, language: Language) -> None:
    made, kept = render(GOLDENS[name][0], language, GOLDENS[name][1]), golden(name, language).read_bytes()
    assert (unpacked(made) == unpacked(kept)) if language == "zpl" else (made == kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_label_same_bytes(language: Language) -> None:
    first = render(CONTENT, language)
    lettering.cache_clear()
    assert render(replace(CONTENT), language) == first
    assert picture(CONTENT) == picture(replace(CONTENT))


@pytest.mark.clause("C-10", "C-11")
@pytest.mark.parametrize(
    ("label", "codes"),
    [
        (UNIT, {("]C0", b"26110304"), ("]Q3", f"010{GTIN}2126110304".encode())}),
        (LOT, {("]C0", b"L2611-03"), ("]Q1", b"L2611-03")}),
        (CONTENT, {("]C1", f"00{SSCC}".encode()), ("]Q3", f"010{GTIN}112611182126110304\x1d10L2611-03".encode())}),
        (replace(CONTENT, sscc="", gtin=""), {("]C0", b"26110304"), ("]Q1", b"26110304")}),
        (SHIPPING, {("]C1", f"00{SSCC}".encode()), ("]Q3", f"00{SSCC}3301001410400DD26000751".encode())}),
    ],
)
def test_every_symbol_of_the_picture_scans(label: Label, codes: set[tuple[str, bytes]]) -> None:
    assert scanned(label) == codes


@pytest.mark.clause("C-10", "C-15")
@pytest.mark.parametrize("stock", STOCKS, ids=str)
def test_every_symbol_scans_in_every_size_and_resolution(stock: Stock) -> None:
    assert scanned(CONTENT, stock) == scanned(CONTENT)
    assert scanned(SHIPPING, stock) == scanned(SHIPPING)
    assert scanned(CERTIFICATE, stock) == {("]C0", b"HG26000391")}


@pytest.mark.clause("C-15")
def test_scanned_gs1_parses_with_its_aim_identifier() -> None:
    for identifier, data in scanned(SHIPPING) | scanned(CONTENT):
        message = biip.parse(identifier + data.decode("ascii")).gs1_message
        assert message is not None
        values = {part.ai.ai: part for part in message.element_strings}
        if "00" in values:
            assert values["00"].sscc is not None and values["00"].sscc.value == SSCC
        else:
            assert values["01"].gtin is not None and values["21"].value == "26110304"


@pytest.mark.parametrize("label", [CONTENT, SHIPPING], ids=lambda label: type(label).__name__)
def test_a_new_issue_of_a_label_can_be_told_from_the_old_by_scan(label: ContentLabel | ShippingLabel) -> None:
    assert scanned(label) != scanned(replace(label, issue="2"))
    assert any(data.endswith(b"\x1d912") for _, data in scanned(replace(label, issue="2")))


@pytest.mark.parametrize("stock", STOCKS, ids=str)
def test_codes_are_as_large_as_gs1_asks(stock: Stock) -> None:
    for label in (CONTENT, SHIPPING):
        page = layout(label, stock)
        (bars,) = [drawn for drawn in page.drawn if isinstance(drawn, Bars)]
        (square,) = [drawn for drawn in page.drawn if isinstance(drawn, Matrix)]
        assert square.module / stock.dots_per_mm >= 0.5
        if page.width_mm == 60:
            assert bars.module / stock.dots_per_mm >= 0.25
        else:
            assert bars.module / stock.dots_per_mm == 0.5
        quiet = 10 * bars.module
        assert bars.x >= quiet and page.width - bars.x - bars.code.width * bars.module >= quiet


def test_the_longer_side_of_a_label_is_not_left_blank() -> None:
    for stock in STOCKS:
        for label in (CONTENT, SHIPPING, replace(CONTENT, marks=(), inspection_mark=""), replace(SHIPPING, marks=())):
            page = Image.open(BytesIO(picture(label, stock))).convert("L")
            across, down = page.width // 2, page.height // 2
            for corner in ((0, 0), (across, 0), (0, down), (across, down)):
                quarter = page.crop((*corner, corner[0] + across, corner[1] + down))
                assert quarter.histogram()[0] > 0.03 * across * down


def test_the_zpl_traps_are_avoided() -> None:
    zpl = render(LOT, "zpl").decode("ascii")
    assert "^FT" not in zpl
    before = zpl[: zpl.index("^BQ")]
    assert before[before.rindex("^BY") :].startswith("^BY2,3,10")
    assert f"^BCN,96,N,N,N,N^FH^FD>;>800{SSCC}^FS" in render(CONTENT, "zpl").decode("ascii")
    assert ">5" not in zpl
    assert read_zpl(render(replace(LOT, lot="A>B_C^1"), "zpl")).bars == [">:A>0B_C^1"]
    chinese = replace(CONTENT, qr="箱号：4")
    assert read_zpl(render(chinese, "zpl")).squares == read_tspl(render(chinese, "tspl")).squares == []
    assert ("]Q1", "箱号：4".encode()) in scanned(chinese)


def test_tspl_draws_white_as_one_and_spells_the_symbol() -> None:
    tspl = render(CONTENT, "tspl")
    assert b'"128M",96,0,0,4,4,"!105!10200' + SSCC.encode() + b'"\r\n' in tspl
    assert tspl.startswith(b"SIZE 100 mm,70 mm\r\n") and tspl.endswith(b"\r\nPRINT 1,1\r\n")


def _ink_boxes(page: Page) -> list[tuple[int, int, int, int]]:
    boxes = []
    for drawn in page.drawn:
        if isinstance(drawn, TextLine):
            bitmap, x, y = text_bitmap(drawn)
        elif isinstance(drawn, Dots):
            bitmap, x, y = drawn.bitmap, drawn.x, drawn.y
        elif isinstance(drawn, Matrix):
            side = drawn.grid.width * drawn.module
            boxes.append((drawn.x, drawn.y, drawn.x + side, drawn.y + side))
            continue
        elif isinstance(drawn, Bars):
            right = drawn.x + drawn.code.width * drawn.module
            boxes.append((drawn.x, drawn.y, right, drawn.y + drawn.height))
            continue
        else:
            continue
        # A printer takes whole bytes, and overwrites with the white that fills the last one.
        boxes.append((x, y, x + bitmap.stride * 8, y + bitmap.height))
    return boxes


CROWDED = (
    replace(
        CONTENT,
        product="特长名称的户内高压交流真空断路器成套装置附带接地开关及二次插件",
        precautions=("轻拿轻放", "防止剧烈震动、撞击与倒置", "严禁与酸碱等腐蚀品同车运输", "远离火源"),
        marks=tuple(HandlingMark(kind) for kind in list(MarkKind)[:6]),
        issue="2",
    ),
    replace(
        SHIPPING,
        consignee="新疆维吾尔自治区某某某州龘𠮷电力设备物资供应有限责任公司第二分公司",
        address="新疆维吾尔自治区示范市经济技术开发区示范大道一千二百三十四号工业园区甲区乙栋三号门二号库房（请由西门进入）",
        order_no="DD26000751-补换-02",
        destination="新疆维吾尔自治区 示范市",
        shipping_mark="HD-A / C/NO. 4-38 MADE IN CHINA",
        box_no=138,
        box_count=1438,
        gross_weight_g=12_345_600,
        size_mm=(11_500, 2_350, 2_690),
        identities=tuple(f"2611030{number}" for number in range(7)),
        marks=tuple(HandlingMark(kind) for kind in list(MarkKind)[6:12]),
        issue="2",
    ),
)


@pytest.mark.parametrize("stock", STOCKS, ids=str)
@pytest.mark.parametrize("label", [*ALL.values(), *CROWDED], ids=lambda label: type(label).__name__)
def test_nothing_covers_anything_else_and_all_is_on_the_label(label: Label, stock: Stock) -> None:
    page = layout(label, stock)
    boxes = _ink_boxes(page)
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and top >= 0 and right <= page.width and bottom <= page.height
        for other in boxes[place + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, ((left, top, right, bottom), other)


def test_many_serials_are_summed_up_not_cut() -> None:
    texts = [drawn.text for drawn in layout(CROWDED[1]).drawn if isinstance(drawn, TextLine)]
    assert "26110300，共 7 个" in texts


def test_rare_characters_are_drawn_and_unknown_ones_refused() -> None:
    rare = replace(SHIPPING, consignee="𠮷龘公司")
    empty_box = lettering("\U0010fffd", 56, True)[0]
    for char in "𠮷龘":
        assert lettering(char, 56, True)[0] not in (empty_box, lettering("口", 56, True)[0])
    assert picture(rare) != picture(SHIPPING)
    for bad in ("\U0010fffd", "甲\x00乙", "甲\x1b乙", "\ud800"):
        for language in LANGUAGES:
            with pytest.raises(BadInput):
                render(replace(SHIPPING, consignee=bad), language)


def test_line_breaks_in_an_address_become_spaces() -> None:
    broken, flat = (replace(SHIPPING, address=f"示范路 1 号{gap}3 号库") for gap in ("\r\n", " "))
    assert render(broken, "tspl") == render(flat, "tspl")


def test_words_that_are_too_many_end_in_an_ellipsis() -> None:
    for stock in STOCKS:
        page = layout(replace(SHIPPING, address="示范路" * 90, consignee="A" * 300), stock)
        lines = [drawn for drawn in page.drawn if isinstance(drawn, TextLine)]
        for said_of in ("示范路…", "A…"):
            said = [line.text for line in lines if set(line.text) <= set(said_of)]
            assert said and said[-1].endswith("…") and not any(text.endswith("…") for text in said[:-1])
        assert all(measure(line.text, line.size, line.bold) <= line.width for line in lines)


def test_a_shipping_mark_keeps_its_lines() -> None:
    texts = [drawn.text for drawn in layout(replace(SHIPPING, shipping_mark="HD-A\nC/NO. 4-38\n")).drawn if isinstance(drawn, TextLine)]
    assert {"HD-A", "C/NO. 4-38"} <= set(texts)


def test_numbers_that_do_not_fit_are_refused_not_cut() -> None:
    with pytest.raises(BadInput, match="放不下"):
        render(replace(SHIPPING, order_no="9" * 200), "zpl")
    with pytest.raises(BadInput, match="放不下"):
        render(replace(UNIT, serial="X" * 60), "zpl")
    with pytest.raises(BadInput):
        render(replace(CONTENT, marks=(HandlingMark(MarkKind.FRAGILE),) * (MOST_MARKS + 1)), "zpl")
    with pytest.raises(BadInput):
        render(replace(CONTENT, sscc="069012340000041704"), "zpl")


@pytest.mark.parametrize("wrong", [{"content": "70x100"}, {"shipping": "60x40"}, {"dpi": 600}, {"font": 'A",1\r\n'}, {"font": "^XA"}])
def test_a_stock_that_there_is_not_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        Stock(**wrong)


def test_the_printers_own_font_takes_what_it_surely_has() -> None:
    label = replace(SHIPPING, consignee="华东电气公司", address="龘路𠮷号")
    zpl = read_zpl(render(label, "zpl", Stock(font="E:SIMSUN.TTF")))
    tspl = render(label, "tspl", Stock(font="TSS24.BF2"))
    for read in (zpl, read_tspl(tspl)):
        assert "华东电气公司" in read.texts and not any("龘" in text for text in read.texts)
        assert read.labels == 1
    assert b"^A@N,56,56,E:SIMSUN.TTF^FH^FD" in render(label, "zpl", Stock(font="E:SIMSUN.TTF"))
    assert '"TSS24.BF2",0,2,2,"华东电气公司"'.encode("gb18030") in tspl
    plain = replace(CONTENT, marks=(), inspection_mark="")
    assert len(render(plain, "zpl", Stock(font="E:SIMSUN.TTF"))) < 2_000
    assert len(render(plain, "tspl", Stock(font="TSS24.BF2"))) < 5_000


def test_numbers_are_never_broken() -> None:
    lines = fit("收到编号 FH26000391 与 FH26000392 两份", (0, 0, 200, 120), 24, lines=4, smallest=22, last=16)
    assert len(lines) > 1
    assert all("FH26000391" in line.text or "FH260" not in line.text.replace("FH26000392", "") for line in lines)


def _text_parts(page: Page, language: Language) -> list[TextLine]:
    lines = [drawn for drawn in page.drawn if isinstance(drawn, TextLine)]
    return [part for line in lines for part in parts(line)] if language == "zpl" else lines


def _inked(placed: Iterable[tuple[int, int, Bitmap]], page: Page) -> bytes:
    canvas = Image.new("1", (page.width, page.height), 255)
    for x, y, bitmap in placed:
        if bitmap.width:
            canvas.paste(0, (x, y), bitmap.mask())
    return canvas.tobytes()


NASTY = st.lists(
    st.sampled_from(
        ["^XZ", "^FS", "^", "~JA", "~", "\\", "\\&", '"', '",1\r\nCLS', "_5E", "_", "𠮷", "龘", "<b>", "&amp;", ">8",
         ">;", "!102", "%", "A-1", "26", "甲", "，", " ", "\r\n", "{x}"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(text=NASTY, number=NASTY)
@example(text='^XZ~\\"𠮷龘<b>', number="^XZ^XA")
@example(text='A"\r\nPRINT 99\r\nTEXT 1,1,"1",0,1,1,"', number='A"B\\[R]')
def test_no_text_breaks_out_of_its_field(text: str, number: str) -> None:
    label = replace(SHIPPING, consignee=text, order_no=number, shipping_mark=text, dispatch_no=number)
    try:
        page = layout(label)
    except BadInput:
        assume(False)
        return
    plain = layout(SHIPPING)
    for language in LANGUAGES:
        read: Read = READERS[language](render(label, language))
        assert read.labels == 1
        assert len(read.bars) == sum(isinstance(drawn, Bars) for drawn in plain.drawn)
        lines = _text_parts(page, language)
        drawn_as_text = [line.text for line in lines if is_native(line.text)]
        if language == "zpl":
            assert read.texts == drawn_as_text
            # Nothing but what we drew as dots burns, wherever the pieces were joined.
            dots = [(d.x, d.y, d.bitmap) for d in page.drawn if isinstance(d, Dots)]
            dots += [(d.x, d.y, matrix_bitmap(d)) for d in page.drawn if isinstance(d, Matrix)]
            drawn = [text_bitmap(line) for line in lines if not is_native(line.text)]
            assert _inked(read.dots, page) == _inked([*dots, *((x, y, bitmap) for bitmap, x, y in drawn)], page)
        else:
            assert [said for said in drawn_as_text if said in read.texts] == read.texts
            ours = [text_bitmap(line) for line in lines if not is_native(line.text)]
            theirs = {(x, y, bitmap.height, bitmap.rows) for x, y, bitmap in read.dots}
            assert {(x, y, bitmap.height, bitmap.rows) for bitmap, x, y in ours if bitmap.width} <= theirs


@settings(max_examples=60, deadline=None)
@given(st.text("".join(chr(code) for code in range(32, 127)), min_size=1, max_size=8))
@example('"\\^~_>!')
def test_any_ascii_serial_reaches_both_symbols(serial: str) -> None:
    assume(serial.strip() == serial)
    label = replace(UNIT, serial=serial, gtin="")
    assert scanned(label) == {("]C0", serial.encode()), ("]Q1", serial.encode())}
    spelled = read_zpl(render(label, "zpl")).bars[0]
    assert spelled[:2] == (">;" if encode(serial).values[0] == 105 else ">:")
    assert spelled[2:].replace(">6", "").replace(">0", ">") == serial or ">6" in serial
    tspl = read_tspl(render(label, "tspl"))
    assert tspl.bars == ([serial] if is_native(serial) and "!" not in serial else [])
