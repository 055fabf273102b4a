"""What a scan can be: forms, AIM identifiers, look-alikes, and that nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.code_table import badge_code, check_digit
from app.devices.codes import CodeForm, CodePatterns, CodeProblem, Command, ScannedCode, Series, read_code, shown
from app.devices.framing import FrameKind
from app.labels.gs1 import box_elements, element_string

SSCC = "06901234000000001" + check_digit("06901234000000001")
GTIN = "0690123456789" + check_digit("0690123456789")


def read(text: str) -> ScannedCode:
    return read_code(text.encode())


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("JF$CONFIRM", CodeForm.COMMAND, "CONFIRM"),
        ("JF$TAG:07", CodeForm.TAG, "07"),
        ("JF$PRN:BENCH-2", CodeForm.PRINTER, "BENCH-2"),
        ("JF$RSN:UNREADABLE", CodeForm.REASON, "UNREADABLE"),
        ("JF$PKG:12", CodeForm.PACKAGING, "12"),
        ("FH26000388", CodeForm.DOCUMENT, "FH26000388"),
        ("ZX26000391-2-1", CodeForm.DOCUMENT, "ZX26000391"),
        ("SH-2026-0007", CodeForm.DOCUMENT, "SH-2026-0007"),
        ("BK2611090217", CodeForm.SERIAL, "BK2611090217"),
        ("L261109-01", CodeForm.LOT, "L261109-01"),
        ("00" + SSCC, CodeForm.SSCC, SSCC),
        ("\x1d00" + SSCC, CodeForm.SSCC, SSCC),
        ("]C100" + SSCC, CodeForm.SSCC, SSCC),
        (badge_code(4), CodeForm.PERSON, "JB00000048"),
        ("G1:6BF/A$ %*+-.:", CodeForm.PASS_TOKEN, "G1:6BF/A$ %*+-.:"),
        ("]Q1FH26000388", CodeForm.DOCUMENT, "FH26000388"),
        ("]C0BK2611090217", CodeForm.SERIAL, "BK2611090217"),
        ("]d1L261109-01", CodeForm.LOT, "L261109-01"),
    ],
)
def test_each_form_is_told_by_its_pattern(text: str, form: CodeForm, value: str) -> None:
    code = read(text)
    assert code.form is form
    assert code.only is not None
    assert code.only.value == value
    assert code.problem is None


def test_every_command_has_a_barcode_and_a_chinese_word() -> None:
    words = {str(command.text) for command in Command}
    assert words == {"确认", "撤销", "换箱", "封箱", "少装", "打印", "重打", "换人", "帮助", "取出"}
    for command in Command:
        only = read(command.code).only
        assert only is not None
        assert only.command is command


def test_every_document_series_is_read_with_its_word() -> None:
    for series in Series:
        only = read(f"{series}26000001").only
        assert only is not None
        assert (only.form, only.series) == (CodeForm.DOCUMENT, series)
        assert str(series.text)


def test_terminators_and_blanks_around_go_and_gs_inside_stays() -> None:
    assert read("  FH26000388 \r\n").form is CodeForm.DOCUMENT
    code = read(f"]d201{GTIN}21BK2611090217\x1d3705\x1d")
    assert code.only is not None
    assert (code.only.gtin, code.only.serial, code.only.quantity) == (GTIN, "BK2611090217", 5)
    assert "\x1d" in code.text


def test_gs1_without_aim_is_read_only_in_the_companys_own_label_pattern() -> None:
    code = read(f"01{GTIN}10L261109-01\x1d3050")
    assert code.form is CodeForm.GS1
    assert code.only is not None
    assert (code.only.gtin, code.only.lot, code.only.quantity) == (GTIN, "L261109-01", 50)
    for foreign in ("10234567", "400123", f"01{GTIN}21FOREIGN", "]C010234567", "6901234567892"):
        assert read(foreign).form is CodeForm.UNKNOWN, foreign


def test_retail_code_gives_its_gtin_in_fourteen_digits() -> None:
    ean = "690123456789" + check_digit("690123456789")
    only = read("]E0" + ean).only
    assert only is not None
    assert only.gtin == "0" + ean
    assert read("]E06901234567890").problem is CodeProblem.CHECK_DIGIT


@pytest.mark.parametrize(
    "text",
    [
        "00" + SSCC[:-1] + str((int(SSCC[-1]) + 1) % 10),
        "]C100" + SSCC[:-1] + str((int(SSCC[-1]) + 1) % 10),
        "JB00000049",
        f"01{GTIN[:-1]}{(int(GTIN[-1]) + 1) % 10}21BK2611090217",
    ],
)
def test_a_wrong_check_digit_is_a_misread(text: str) -> None:
    code = read(text)
    assert (code.form, code.problem, code.candidates) == (CodeForm.UNREADABLE, CodeProblem.CHECK_DIGIT, ())


@pytest.mark.parametrize("text", ["]C1BK2611090217", "]C117261399", f"]C101{GTIN}10A\x1d10B"])
def test_gs1_by_aim_that_is_no_gs1_is_unreadable(text: str) -> None:
    assert read(text).problem is CodeProblem.GS1_SYNTAX


def test_a_box_code_with_more_elements_is_still_the_box() -> None:
    only = read(f"]C100{SSCC}10L261109-01").only
    assert only is not None
    assert (only.form, only.value, only.lot) == (CodeForm.SSCC, SSCC, "L261109-01")


@pytest.mark.parametrize("start", ["", "\x1d", "]Q3", "]d2"])
@pytest.mark.parametrize(
    ("weight_g", "order_no", "issue"),
    [(117_260, "DD26000746", "2"), (117_260, "DD26000746", ""), (None, "DD26000746", "1"), (9_000, "", "3")],
)
def test_the_shipping_label_is_the_box_with_and_without_aim(start: str, weight_g: int | None, order_no: str, issue: str) -> None:
    printed = element_string(box_elements(SSCC, weight_g=weight_g, order_no=order_no, issue=issue))
    only = read(start + printed).only
    assert only is not None
    assert (only.form, only.value, only.elements.get("91", "")) == (CodeForm.SSCC, SSCC, issue)
    assert only.elements.get("400", "") == order_no


def test_a_box_code_with_foreign_elements_is_read_by_aim_only() -> None:
    assert read(f"00{SSCC}10L261109-01").form is CodeForm.UNKNOWN
    assert read(f"00{SSCC}3301001173400DD26000746\x1d21X").form is CodeForm.UNKNOWN


def test_two_fitting_forms_give_both_and_no_choice() -> None:
    code = read_code(b"FH26000388", patterns=CodePatterns(serial=r"[A-Z]{2}\d{8,10}"))
    assert code.form is CodeForm.AMBIGUOUS
    assert {candidate.form for candidate in code.candidates} == {CodeForm.DOCUMENT, CodeForm.SERIAL}
    assert code.only is None


def test_full_width_is_folded() -> None:
    code = read("ＦＨ２６０００３８８")
    assert (code.form, code.text, code.folded) == (CodeForm.DOCUMENT, "FH26000388", True)


@pytest.mark.parametrize("character", ["А", "Н", "Ρ", "Ⅷ", "²", "𝟖", "٣", "é", "①"])
def test_look_alikes_are_refused_not_folded(character: str) -> None:
    code = read(f"FH2600038{character}")
    assert (code.form, code.problem) == (CodeForm.BAD, CodeProblem.LOOK_ALIKE)
    assert f"U+{ord(character):04X}" in str(code.message)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200b", "\u202e", "\ufeff"])
def test_control_characters_are_refused_and_named(character: str) -> None:
    code = read(f"FH26{character}000388")
    assert (code.form, code.problem) == (CodeForm.BAD, CodeProblem.CONTROL)
    assert character not in code.shown
    assert character not in str(code.message)


def test_chinese_text_is_no_code_of_ours() -> None:
    assert read("发货单").problem is CodeProblem.CHARACTER


def test_ten_thousand_characters_are_refused_and_shown_short() -> None:
    code = read("A" * 10_000)
    assert (code.form, code.problem) == (CodeForm.BAD, CodeProblem.TOO_LONG)
    assert len(code.shown) == 121
    assert read_code(b"A" * 512, FrameKind.OVERFLOW).problem is CodeProblem.TOO_LONG


def test_a_half_frame_is_never_read_even_where_it_looks_whole() -> None:
    code = read_code(b"FH26000388", FrameKind.PARTIAL)
    assert (code.form, code.problem, code.candidates) == (CodeForm.UNREADABLE, CodeProblem.PARTIAL, ())


def test_bytes_that_are_no_text_and_empty_codes() -> None:
    assert read_code(b"FH\xff\xfe").problem is CodeProblem.NOT_TEXT
    assert read_code(b" \r\n").problem is CodeProblem.EMPTY
    assert read_code(b"]C1").problem is CodeProblem.EMPTY


def test_case_and_outline_alone_decide_nothing() -> None:
    for text in ("fh26000388", "XX26000388", "FH2600038", "BK2613090217", "BK261109021", "L261109-1", "JF$NOTHING"):
        assert read(text).form is CodeForm.UNKNOWN, text


def test_shown_text_carries_no_control_or_direction_mark() -> None:
    assert shown("A\x1dB\u202eC") == "A‹1D›B‹202E›C"


def test_badge_numbers_outside_the_range_are_an_error() -> None:
    with pytest.raises(ValueError, match="10000000"):
        badge_code(10_000_000)


@given(st.binary(max_size=600), st.sampled_from(list(FrameKind)))
def test_no_bytes_whatever_raise(data: bytes, kind: FrameKind) -> None:
    code = read_code(data, kind)
    assert code.form in CodeForm
    assert all(c.isprintable() for c in code.shown)


_AIMS = st.sampled_from(["]C1", "]d2", "]Q3", "]J1", "]e0", "]E0", ""])


@given(_AIMS, st.text(st.sampled_from("0123456789AB\x1d-"), max_size=60))
def test_no_element_string_whatever_raises(aim: str, body: str) -> None:
    code = read(aim + body)
    assert (code.only is None) or code.candidates
