"""Fonts, palette and style sheet."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import fonts, style
from ui.theme.current import current, theme_of
from ui.theme.tokens import DARK, LIGHT


def test_families_and_styles() -> None:
    sc, jp = fonts.register()
    assert fonts.register() == (sc, jp)
    for family in (sc, jp):
        assert set(QFontDatabase.styles(family)) == {"Regular", "Bold"}
    assert QFontInfo(fonts.font(14)).family() == sc
    assert fonts.font(14, True).families() == [sc, jp]
    assert fonts.font(14).pixelSize() == 14


def test_theme_changes_without_restart(qapp: QApplication) -> None:
    style.apply(qapp, DARK)
    assert current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface0
    style.apply(qapp, LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.surface0


def test_a_page_has_its_own_theme(qtbot: object) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)  # type: ignore[attr-defined]
    gate = QWidget(outer)
    inner = QLabel("x", gate)
    style.apply_to_page(gate, DARK)
    assert theme_of(inner) is DARK and theme_of(outer) is LIGHT
    assert theme_of(None) is LIGHT


def test_what_is_built_undressed_looks_like_what_is_built_dressed(qapp: QApplication, qtbot: object) -> None:
    def built() -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.addWidget(QPushButton("确认"))
        return page

    dressed, worn = built(), qapp.styleSheet()
    with style.undressed(qapp):
        with style.undressed(qapp):
            undressed = built()
        assert qapp.styleSheet() == ""
    assert qapp.styleSheet() == worn != ""
    pictures = []
    for page in (dressed, undressed):
        qtbot.addWidget(page)  # type: ignore[attr-defined]
        page.resize(200, 80)
        pictures.append(page.grab().toImage())
    assert pictures[0] == pictures[1]


def test_sheet_is_complete_and_uses_roles_only() -> None:
    for theme in (LIGHT, DARK):
        text = style.sheet(theme)
        assert "$" not in re.sub(r"/\*.*?\*/", "", text)
        known = {colour.lower() for colour in theme.roles().values() if colour.startswith("#")}
        assert {colour.lower() for colour in re.findall(r"#[0-9A-Fa-f]{6}", text)} <= known
