"""Text from data is never read as markup, and every state has a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.core.errors import Refused
from app.core.text import say
from app.core.words import Role
from app.identity.views import Helper
from ui.errors import refusal_view
from ui.theme import measure
from ui.theme.style import apply_to_page
from ui.theme.tokens import DARK, LIGHT, State
from ui.widgets import gallery, gallery_data
from ui.widgets.banner import VerdictBanner, VerdictView
from ui.widgets.base import Card, Painted, PlainLabel, escaped, tool_tip
from ui.widgets.bench import NoFocusButton
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, WorkTable

NASTY = "<img src=x> & <b>粗</b> A&B"


def test_labels_are_plain(qtbot: object) -> None:
    label, card = PlainLabel(NASTY), Card(NASTY, NASTY)
    qtbot.addWidget(label)  # type: ignore[attr-defined]
    qtbot.addWidget(card)  # type: ignore[attr-defined]
    for found in [label, *card.findChildren(QLabel)]:
        assert found.textFormat() is Qt.TextFormat.PlainText
        assert found.text() == NASTY


def test_escapes() -> None:
    assert escaped("A&B") == "A&&B"
    assert tool_tip("断路器") == "断路器"
    assert tool_tip("<b>x</b> & y") == "<span>&lt;b&gt;x&lt;/b&gt; &amp; y</span>"


@pytest.mark.parametrize("kind", [KeyButton, PrimaryButton])
def test_buttons_have_no_mnemonic_and_no_auto_default(qtbot: object, kind: type[KeyButton]) -> None:
    button = kind("A&B", key="Ctrl+S")
    qtbot.addWidget(button)  # type: ignore[attr-defined]
    assert button.accessibleName() == "A&B"
    assert button.shortcut().toString() == "Ctrl+S"
    assert not button.autoDefault() and not button.isDefault()


def test_painted_text_is_drawn_literally(qtbot: object) -> None:
    """The width that `<b>` takes on the banner is the width of its characters."""
    banner = VerdictBanner()
    qtbot.addWidget(banner)  # type: ignore[attr-defined]
    banner.resize(1366, 190)
    banner.show_verdict(VerdictView(State.GOOD, "对", "下一步", item="<b></b>"))
    marked = banner.grab().toImage()
    banner.show_verdict(VerdictView(State.GOOD, "对", "下一步", item=""))
    assert banner.grab().toImage() != marked


def test_table_paints_markup_as_text(qtbot: object) -> None:
    table = WorkTable([Column("事项", stretch=True)])
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    table.resize(400, 200)
    table.set_rows([(NASTY,)])
    assert table.model().index(0, 0).data() == NASTY
    first = table.grab().toImage()
    table.set_rows([("粗",)])
    assert table.grab().toImage() != first


@pytest.mark.parametrize("state", list(State))
def test_a_mark_needs_its_word(qtbot: object, state: State) -> None:
    mark = Mark(state, "差 3")
    qtbot.addWidget(mark)  # type: ignore[attr-defined]
    assert mark.accessibleName() == "差 3"
    with pytest.raises(ValueError, match="word"):
        mark.set_state(state, "")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_states_differ_in_grey(qtbot: object, theme: object) -> None:
    """Same word, no colour: the shapes alone keep the six states apart."""
    shots = []
    for state in State:
        mark = Mark(state, "一", px=20)
        qtbot.addWidget(mark)  # type: ignore[attr-defined]
        apply_to_page(mark, theme)  # type: ignore[arg-type]
        mark.resize(mark.sizeHint())
        image = mark.grab().toImage().scaled(60, 32).convertToFormat(mark.grab().toImage().Format.Format_Grayscale8)
        shots.append([[1 if image.pixelColor(x, y).red() < 128 else 0 for x in range(28)] for y in range(32)])
    for first in range(len(shots)):
        for second in range(first):
            apart = sum(a != b for left, right in zip(shots[first], shots[second], strict=True) for a, b in zip(left, right, strict=True))
            assert apart > 12, (list(State)[first], list(State)[second])


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
@pytest.mark.parametrize("name", list(gallery.SCREENS))
def test_every_screen_fits(qtbot: object, name: str, size: QSize) -> None:
    """No screen grows beyond its window, nothing in it lies outside, and bench and gate have no focusable button."""
    measure.configure(24, size)
    page = gallery.SCREENS[name]()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(size)
    page.show()
    qtbot.wait(1)  # type: ignore[attr-defined]
    assert page.size() == size
    for child in page.findChildren(Painted):
        if child.isVisible() and name not in ("today", "aftersales"):
            at = child.mapTo(page, child.rect().topLeft())
            assert at.x() >= 0 and at.y() >= 0, child
            assert at.x() + child.width() <= size.width() and at.y() + child.height() <= size.height(), child
    if name.startswith(("bench", "gate")):
        for button in page.findChildren(NoFocusButton):
            assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not page.grab().isNull()


@pytest.mark.parametrize(
    "glass", [(21.5, 1920, 1080), (15.6, 1366, 768), (14, 1920, 1080), (27, 2560, 1440), (19, 1280, 1024), (32, 1920, 1080)]
)
@pytest.mark.parametrize("name", ["bench-packing", "bench-wrong", "bench-pin", "gate-check", "gate-release", "gate-refuse"])
def test_bench_and_gate_fit_other_glass(qtbot: object, name: str, glass: tuple[float, int, int]) -> None:
    size = QSize(glass[1], glass[2])
    measure.configure(glass[0], size)
    page = gallery.SCREENS[name]()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(size)
    page.show()
    qtbot.wait(1)  # type: ignore[attr-defined]
    assert page.size() == size
    page.grab()


def test_sample_words_are_there(qtbot: object) -> None:
    page = gallery.bench_wrong()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    names = {widget.accessibleName() for widget in page.findChildren(QWidget)}
    assert {"错", "未计入 3 件", gallery_data.REFUSAL.reason, "确认"} <= names


def test_who_can_help_is_not_named_twice(qapp: QApplication) -> None:
    error = Refused(say("不行"), clause="C-18")
    for name, said in (("成品发货组长甲", "成品发货组长甲"), ("", "成品发货组长"), ("甲", "成品发货组长 甲")):
        assert refusal_view(error, Helper(Role.TEAM_LEADER, name, ""), "").helper == said
