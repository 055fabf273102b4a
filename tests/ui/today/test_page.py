"""今日: lines of the signed-in roles, each opens its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.aftersales import service
from app.aftersales.views import CaseDraft
from app.core.clock import SetClock
from app.core.text import say
from app.reminders.views import Due, Mark
from tests.helpers.gate import Yard
from tests.helpers.settled import settled
from ui.context import DeskContext
from ui.page import DeskPage
from ui.today.page import TodayPage, _whose


def test_lines_open_their_place(context: DeskContext, yard: Yard, qtbot: QtBot, shown: Callable[[DeskPage], None]) -> None:
    number = yard.closed().number
    context.set_actor(yard.finance)
    page = TodayPage(context)
    shown(page)
    assert page.table.rows.total() == 1
    opened: list[tuple[str, str]] = []
    context.go_to.connect(lambda key, document: opened.append((key, document)))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == [("sign", number)]
    for key, _ in page.views:
        page.show_view(key)
        settled(qtbot, context)
    assert page.newest.rows.total() >= 3
    assert "张待签" in page.figures[3].accessibleName()


@pytest.mark.clause("J-02")
def test_a_call_that_nobody_answered_counts_and_names_its_row(
    context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot, shown: Callable[[DeskPage], None]
) -> None:
    with yard.place.work(yard.service) as work:
        number = service.register(work, CaseDraft("", "合闸后自行分闸", phone="13900001111")).number
    clock.forward(hours=25)
    context.set_actor(yard.service)
    page = TodayPage(context)
    shown(page)
    row = page.table.rows.row_of(f"aftersales|{number}")
    assert [str(page.table.rows.cell(row, column)) for column in (3, 4)] == ["售后·J-02", "超 1 小时"]
    assert "差 1 件" in page.figures[1].accessibleName() and "过期 1" in page.figures[4].accessibleName()
    assert page.bars.accessibleName() == "今日没有拦下，0 件"
    assert _whose(Due(Mark.HOLD, say("等"), "", "gate", "人事总务部、财务部、物流科", None, "H-08")).endswith("…·H-08")
