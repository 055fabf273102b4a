"""Type: every character is drawn by a font that has it, and a text finds its room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import fonts
from app.slips import lettering
from app.slips.texts import T

FACES = {face.value: face for face in fonts.Face}


def undrawn(text: str, bold: bool = False) -> list[str]:
    return [c for name, part in lettering.runs(text, bold) for c in part if ord(c) not in fonts.characters(FACES[name])]


@pytest.mark.parametrize("bold", [False, True])
def test_every_printed_word_has_its_glyphs(bold: bool) -> None:
    assert [word for word in T if undrawn(lettering.clean(word), bold)] == []


def test_rare_characters_come_from_the_second_font() -> None:
    found = lettering.runs("𠮷野龘", False)
    assert [part for _, part in found] == ["𠮷", "野龘"]
    assert found[0][0] != found[1][0]


@given(st.text(max_size=40))
def test_any_text_becomes_drawable(text: str) -> None:
    assert undrawn(lettering.clean(text)) == []


def test_what_no_font_has_prints_its_code_point() -> None:
    assert lettering.clean("a\u0e01\x1db\nc") == "a〔U+0E01〕b c"


def test_markup_stays_as_it_is() -> None:
    assert lettering.clean("<b>&amp;^XZ</b>") == "<b>&amp;^XZ</b>"


def test_bold_is_another_font_and_wider_than_nothing() -> None:
    assert lettering.runs("合", True)[0][0] != lettering.runs("合", False)[0][0]
    assert lettering.width("i" * 20, 10, True) > lettering.width("i" * 20, 10, False)


def test_one_line_at_full_size_when_it_fits() -> None:
    assert lettering.fit("高压真空断路器", (40, 6), 10, 8) == lettering.Fitted(("高压真空断路器",), 10)


def test_two_lines_before_the_smallest_size() -> None:
    fitted = lettering.fit("北方示范轨道交通装备股份有限公司", (38, 7.9), 9, 7.5)
    assert len(fitted.lines) == 2
    assert fitted.size > 7.5
    assert fitted.whole


def test_a_longer_text_grows_at_the_smallest_size_and_ends_in_an_ellipsis() -> None:
    grown = lettering.fit("超长名称" * 12, (38, 6), 10, 8)
    assert (grown.size, grown.whole) == (8, True)
    assert len(grown.lines) > 2
    cut = lettering.fit("超长名称" * 40, (38, 6), 10, 8, max_lines=3)
    assert len(cut.lines) == 3
    assert cut.lines[-1].endswith("…")


def test_numbers_and_dimensions_are_not_broken() -> None:
    text = "整柜 20GP 封签 S0045822 外形 1150×1150×1050 编号 26110101～26110108"
    fitted = lettering.fit(text, (36, 6), 9, 7.5)
    broken = [word for word in text.split() if word[0] < "\x7f" and not any(word in line for line in fitted.lines)]
    assert broken == []


def test_a_kept_number_is_shrunk_and_not_wrapped() -> None:
    fitted = lettering.fit("1150×1150×1050", (23, 6), 10, 7.5, keep=True)
    assert fitted.lines == ("1150×1150×1050",)
    assert fitted.size < 10


@given(st.text(max_size=200), st.floats(6, 80), st.booleans())
def test_no_line_is_wider_than_its_cell(text: str, across: float, keep: bool) -> None:
    fitted = lettering.fit(text, (across, 6), 10, 7.5, keep=keep)
    assert all(lettering.width(line, fitted.size) <= across + 0.01 for line in fitted.lines)


def test_a_line_never_begins_with_a_closing_mark() -> None:
    for across in range(12, 40):
        fitted = lettering.fit("到货前一日电话通知收货人；随货：合格证、说明书（各一份）。", (across, 6), 10, 8)
        assert not any(line[0] in "；：、）。" for line in fitted.lines)
