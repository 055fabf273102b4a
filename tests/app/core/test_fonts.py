from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PdfFont
from reportlab.pdfgen.canvas import Canvas

from app.core.fonts import Face, characters, font_path, missing, runs

YOSHI = "\U00020bb7"  # 𠮷: in JP only
DRAGONS = "龘"  # in SC only
FAMILIES = {"SC": "Jiaofu Sans SC", "JP": "Jiaofu Sans JP"}


@pytest.mark.parametrize("face", list(Face))
def test_each_face_names_itself_and_its_style(face: Face) -> None:
    font = TTFont(font_path(face))
    style = "Bold" if face.is_bold else "Regular"
    names = font["name"]
    assert names.getDebugName(1) == face.family
    assert names.getDebugName(2) == style
    assert names.getDebugName(4) == f"{face.family} {style}"
    assert names.getDebugName(6) == face.value
    assert "Source" not in f"{names.getDebugName(1)}{names.getDebugName(4)}"  # reserved by the licence
    assert "Open Font License" in names.getDebugName(13)
    assert font["OS/2"].usWeightClass == (700 if face.is_bold else 400)
    assert font["head"].macStyle == int(face.is_bold)
    assert "fvar" not in font and "glyf" in font


def test_names_of_all_faces_differ() -> None:
    names = [TTFont(font_path(face), lazy=True)["name"].getDebugName(6) for face in Face]
    assert len(set(names)) == len(names)
    assert (font_path(Face.SC_REGULAR).parent / "OFL.txt").is_file()


def test_jp_holds_only_what_sc_lacks() -> None:
    assert characters(Face.JP_REGULAR) == characters(Face.JP_BOLD)
    assert characters(Face.SC_REGULAR) == characters(Face.SC_BOLD)
    assert not characters(Face.JP_REGULAR) & characters(Face.SC_REGULAR)
    assert ord(YOSHI) in characters(Face.JP_REGULAR)
    assert ord(DRAGONS) in characters(Face.SC_REGULAR)


def test_runs_fall_back_and_lose_nothing() -> None:
    text = f"上海{YOSHI}野家{DRAGONS} A-1"
    assert runs(text) == [(Face.SC_REGULAR, "上海"), (Face.JP_REGULAR, YOSHI), (Face.SC_REGULAR, f"野家{DRAGONS} A-1")]
    assert [face for face, _ in runs(text, bold=True)] == [Face.SC_BOLD, Face.JP_BOLD, Face.SC_BOLD]
    assert runs("") == []


def test_answers_of_runs_are_not_shared() -> None:
    runs("交付").clear()
    assert runs("交付") == [(Face.SC_REGULAR, "交付")]


def test_missing_names_what_nothing_draws() -> None:
    assert missing(f"客户{YOSHI}{DRAGONS}\n<b>^XZ&\tABC①㎡") == ""
    assert missing("甲\U0001f600乙\U0001f600\x00") == "\U0001f600\x00"
    assert missing("\ud800") == "\ud800"


@pytest.mark.parametrize("bold", [False, True])
def test_no_run_draws_the_empty_box(bold: bool) -> None:
    for face, run in runs(f"龘{YOSHI}配电柜 5Q0-867", bold):
        glyphs = TTFont(font_path(face), lazy=True).getBestCmap()
        assert all(glyphs[ord(char)] != ".notdef" for char in run)


def test_qt_registers_two_families_with_two_styles(qapp: object) -> None:
    for face in Face:
        number = QFontDatabase.addApplicationFont(str(font_path(face)))
        assert QFontDatabase.applicationFontFamilies(number) == [face.family]
    for family in FAMILIES.values():
        assert set(QFontDatabase.styles(family)) == {"Regular", "Bold"}
    raw = QRawFont(str(font_path(Face.JP_REGULAR)), 12.0)
    assert 0 not in raw.glyphIndexesForString(YOSHI)
    assert QFont(FAMILIES["SC"]).exactMatch()


def test_reportlab_embeds_each_face() -> None:
    canvas = Canvas(io.BytesIO(), invariant=1)
    for face in Face:
        pdfmetrics.registerFont(PdfFont(face.value, str(font_path(face))))
    for face, run in runs(f"{YOSHI}{DRAGONS}"):
        canvas.setFont(face.value, 12)
        canvas.drawString(20, 20, run)
    assert b"JiaofuSansSC-Regular" in canvas.getpdfdata()
