"""今日: lines of the signed-in roles, each opens its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.gate import Yard
from ui.context import DeskContext
from ui.page import DeskPage
from ui.today.page import TodayPage


def test_lines_open_their_place(context: DeskContext, yard: Yard, qtbot: QtBot, shown: Callable[[DeskPage], None]) -> None:
    number = yard.closed().number
    context.set_actor(yard.finance)
    page = TodayPage(context)
    shown(page)
    qtbot.waitUntil(lambda: page.table.rows.total() == 1)
    opened: list[tuple[str, str]] = []
    context.go_to.connect(lambda key, document: opened.append((key, document)))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == [("sign", number)]
    for key, _ in page.views:
        page.show_view(key)
        qtbot.waitUntil(lambda: not context.jobs.busy)
    assert page.newest.rows.total() >= 3
    assert "张待签" in page.figures[3].accessibleName()
