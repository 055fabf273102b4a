"""售后: a scanned unit shows its way, a call becomes a case, the first response stops the clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.aftersales.views import CaseState
from app.core.clock import SetClock
from app.devices.scanner import ScanStamper
from tests.helpers.gate import Yard
from tests.helpers.settled import eventually, settled
from ui.aftersales.page import AfterSalesPage
from ui.context import DeskContext
from ui.page import DeskPage


@pytest.fixture
def page(context: DeskContext, yard: Yard, clock: SetClock, shown: Callable[[DeskPage], None]) -> AfterSalesPage:
    yard.out()
    clock.forward(hours=4)
    context.set_actor(yard.service)
    made = AfterSalesPage(context)
    shown(made)
    return made


def field(page: AfterSalesPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, f"field.{name}")
    assert found is not None, name
    return found


def press(page: AfterSalesPage, context: DeskContext, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QAbstractButton, f"do.{name}")
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, context)


def test_scan_register_respond(page: AfterSalesPage, context: DeskContext, yard: Yard, clock: SetClock, qtbot: QtBot) -> None:
    frame = ScanStamper(clock).stamp("tty", yard.serials[0].encode())
    page.show_result(context.desk.lane.take(frame, page.bench(), yard.service))
    eventually(lambda: len(page.call.list.hits) >= 3)
    settled(qtbot, context)
    press(page, context, "register_case", qtbot)
    assert page.call.error.words.startswith("J-05")
    words = page.findChild(QPlainTextEdit, "field.words")
    assert words is not None
    words.setPlainText("合闸后 <b>自行分闸</b> & 无报警 𠮷")
    press(page, context, "register_case", qtbot)
    eventually(lambda: page.case.case is not None)
    case = page.case.case
    assert case is not None and case.number == "SH-2026-0001" and case.customer == yard.customer.name
    assert page.case.clock.accessibleName() == "剩余 24:00"
    eventually(lambda: "JF0047719" in page.case.chain.accessibleName() or "7719" in page.case.chain.accessibleName())
    clock.forward(hours=3)
    QTest.keyClicks(field(page, "responded_to"), "device office")
    field(page, "response").setText("先停用")
    press(page, context, "case_step", qtbot)
    assert page.case.case is not None and page.case.case.state is CaseState.RESPONDED
    assert page.case.clock.accessibleName() == "已响应 21:00"
    assert page.findChild(QComboBox, "field.cause") is not None


def test_views_and_ledger(page: AfterSalesPage, context: DeskContext, qtbot: QtBot) -> None:
    gone: list[tuple[str, str]] = []
    context.go_to.connect(lambda key, document: gone.append((key, document)))
    for key, _ in page.views:
        page.show_view(key)
        settled(qtbot, context)
    page.open_document("FH26000001")
    assert gone == [("delivery", "FH26000001")]
