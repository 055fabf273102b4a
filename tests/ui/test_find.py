from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from app.desk import Reading
from tests.helpers.settled import eventually
from tests.helpers.side_window import Office, office
from ui.find import FindPanel
from ui.settings.page import SettingsPage
from ui.shell import Shell

__all__ = ["office"]


@dataclass(frozen=True)
class Found:
    title: str
    detail: str
    page: str
    document: str


EVERYTHING = (
    Found("FH26000388", "发货单 · 已装车", "dispatch", "FH26000388"),
    Found("FH26000389", "发货单 · 待拣", "dispatch", "FH26000389"),
    Found("BK2611090217", "序列号 · 已出厂", "aftersales", "BK2611090217"),
)


def ask(session: Reading, text: str) -> Sequence[Found]:
    return [one for one in EVERYTHING if text.upper() in one.title]


@pytest.fixture
def panel(office: Office) -> tuple[Office, Shell, FindPanel, list[tuple[str, str]]]:
    shell = office.show(SettingsPage(office.context))
    shell.activateWindow()
    opened: list[tuple[str, str]] = []
    office.context.go_to.connect(lambda page, document: opened.append((page, document)))
    return office, shell, FindPanel(shell, office.context, ask), opened


Given = tuple[Office, Shell, FindPanel, list[tuple[str, str]]]


def test_ctrl_k_takes_the_focus_and_arrows_and_enter_open(panel: Given) -> None:
    office, shell, found, opened = panel
    office.qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.focusWidget() is shell.header.search
    office.qtbot.keyClicks(shell.header.search, "fh26")
    eventually(found.isVisible)
    assert [hit.title for hit in found.hits] == ["FH26000388", "FH26000389"]
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Down)
    assert found.current == 1
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Return)
    assert opened == [("dispatch", "FH26000389")]
    assert not found.isVisible() and shell.header.search.text() == ""


def test_a_number_and_enter_at_once_opens_the_one_thing_it_names(panel: Given) -> None:
    office, shell, _, opened = panel
    office.qtbot.keyClicks(shell.header.search, "BK2611090217")
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Return)
    eventually(lambda: bool(opened))
    assert opened == [("aftersales", "BK2611090217")]


def test_enter_on_several_things_lists_them_instead_of_guessing(panel: Given) -> None:
    office, shell, found, opened = panel
    office.qtbot.keyClicks(shell.header.search, "FH")
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Return)
    eventually(found.isVisible)
    assert opened == [] and len(found.hits) == 2


def test_nothing_found_says_so_and_esc_closes_then_clears(panel: Given) -> None:
    office, shell, found, opened = panel
    office.qtbot.keyClicks(shell.header.search, "zzz")
    eventually(found.isVisible)
    assert found.hits == () and "没有找到" in found.accessibleName()
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Return)
    assert opened == []
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Escape)
    assert not found.isVisible() and shell.header.search.text() == "zzz"
    office.qtbot.keyClick(shell.header.search, Qt.Key.Key_Escape)
    assert shell.header.search.text() == ""


def test_a_click_opens_a_line(panel: Given) -> None:
    office, shell, found, opened = panel
    office.qtbot.keyClicks(shell.header.search, "FH")
    eventually(found.isVisible)
    office.qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.rect().topLeft() + found.rect().center() / 8)
    assert opened == [("dispatch", "FH26000388")]
