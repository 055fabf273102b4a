"""The gate's page: amber with blind keys, red, green, by keyboard and by pad; what is never shown; the signing panel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.scans import ScanResult
from app.devices.scanner import ScanStamper
from app.gate.views import PassState
from db.states import Role
from tests.helpers.gate import PIN, Yard
from tests.helpers.hands import in_a_row
from tests.helpers.settled import eventually, settled
from ui.context import DeskContext
from ui.gate.keying import KeyedRow, Keying
from ui.gate.page import GatePage
from ui.gate.sign_panel import SignPage
from ui.page import DeskPage
from ui.theme import style, tokens
from ui.widgets.gate import GateState


@pytest.fixture
def page(context: DeskContext, yard: Yard, shown: Callable[[DeskPage], None]) -> GatePage:
    yard.signed()
    context.set_actor(yard.guard)
    made = GatePage(context)
    style.apply_to_page(made, tokens.DARK)
    shown(made)
    return made


def scan(page: GatePage, context: DeskContext, yard: Yard, text: str, qtbot: QtBot, port: str = "tty") -> ScanResult:
    frame = ScanStamper(yard.place.clock).stamp(port, text.encode())
    result = context.desk.lane.take(frame, page.bench(), yard.guard)
    page.show_result(result)
    settled(qtbot, context)
    return result


def state(page: GatePage) -> GateState:
    return page.banner.view.state


def everything_said(page: QWidget) -> str:
    words = []
    for widget in (page, *page.findChildren(QWidget)):
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        text = getattr(widget, "text", None)
        words.append(str(text()) if callable(text) else "")
    return "\n".join(words)


def test_last_four_keyed_in_one_go_are_no_scan(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    assert not page.by_hand("682K"), "nothing is keyed while a pass is waited for"
    scan(page, context, yard, yard.token(), qtbot)
    assert page.by_hand("682K") and page.by_hand("682K4567")
    assert not page.by_hand("CM26000417") and not page.by_hand("G1:AB")


def test_blind_until_everything_agrees(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    assert state(page) is GateState.READY
    scan(page, context, yard, yard.token(), qtbot)
    assert state(page) is GateState.CHECK
    for hidden in ("8682", "4567", "7719"):
        assert hidden not in everything_said(page)
    QTest.keyClicks(page, "682k45677718")
    QTest.keyClick(page, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert state(page) is GateState.REFUSE and page.banner.view.small == "条款 H-04"
    assert "7719" not in everything_said(page) and "8682" not in everything_said(page)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert state(page) is GateState.CHECK
    QTest.keyClicks(page, "7719")  # the seal is keyed anew, of which the refusal spoke; the rest stays as it was seen
    QTest.keyClick(page, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert state(page) is GateState.RELEASE
    assert [seen.value for seen in page.banner.view.seen] == ["苏Z·8682K", "TGHU1234567", "JF0047719"]
    assert yard.gate_pass().state is PassState.USED


@pytest.mark.clause("H-05")
def test_a_refusal_that_comes_after_the_next_pass_was_scanned_lets_nobody_key_on_that_one(
    page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot
) -> None:
    result = scan(page, context, yard, yard.token(), qtbot)
    free = threading.Event()
    context.jobs.write(lambda: free.wait(10), None, lambda error: None)  # the database takes its time
    QTest.keyClicks(page, "999Z45677719")
    QTest.keyClick(page, Qt.Key.Key_Return)
    page.show_early(replace(result, view=replace(result.view, number="CM26000999", token="G1:another.")))
    assert state(page) is GateState.CHECK and page.check.keyed
    free.set()
    settled(qtbot, context)
    assert state(page) is GateState.REFUSE and not page.check.pending
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert state(page) is GateState.READY


def test_the_pad_does_the_same_and_nothing_is_judged_early(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, yard.token(), qtbot)
    check = page.body.acts.button("check")
    assert not check.isEnabled()
    for character in "682K4567":
        QTest.mouseClick(page.body.pad.key(character), Qt.MouseButton.LeftButton)
    QTest.keyClick(page, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert state(page) is GateState.CHECK
    for character in ("9", "back", "7", "7", "1", "9"):
        QTest.mouseClick(page.body.pad.key(character), Qt.MouseButton.LeftButton)
    assert check.isEnabled()
    QTest.mouseClick(page.body.rows.rows[1], Qt.MouseButton.LeftButton)  # one row is keyed anew, the others stay
    assert not check.isEnabled() and page.body.rows.rows[1].active
    for character in "4567":
        QTest.mouseClick(page.body.pad.key(character), Qt.MouseButton.LeftButton)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    settled(qtbot, context)
    assert state(page) is GateState.RELEASE


def test_a_missing_seal_is_said_with_one_key(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, yard.token(), qtbot)
    none = page.body.acts.button("none")
    assert not none.isEnabled()  # a plate there always is
    QTest.keyClicks(page, "682K4567")
    QTest.mouseClick(none, Qt.MouseButton.LeftButton)
    QTest.keyClick(page, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert state(page) is GateState.REFUSE and page.banner.view.small == "条款 H-04"


def test_the_result_stays_until_the_next_scan(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, yard.token(), qtbot)
    QTest.keyClicks(page, "682K45677719")
    QTest.keyClick(page, Qt.Key.Key_Return)
    settled(qtbot, context)
    QTest.keyClicks(page, "123")
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(qtbot, context)
    assert state(page) is GateState.RELEASE
    scan(page, context, yard, "垃圾", qtbot)
    assert state(page) is GateState.RELEASE  # an unreadable frame is no scan of a pass
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(qtbot, context)
    assert state(page) is GateState.READY  # another vehicle may stand there by now
    scan(page, context, yard, "hello", qtbot)
    assert state(page) is GateState.REFUSE and page.banner.view.small == "条款 H-02"


def test_a_refusal_is_not_passed_over_by_the_second_half_of_a_double_press(
    page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot
) -> None:
    scan(page, context, yard, yard.token(), qtbot)
    page.activateWindow()
    QTest.keyClicks(page, "683K45677719")
    with in_a_row():
        for _ in range(2):
            QTest.keyClick(page.windowHandle(), Qt.Key.Key_Return)
            settled(qtbot, context)
            assert state(page) is GateState.REFUSE
    QTest.keyClick(page, Qt.Key.Key_Return)  # pressed once more, it is meant
    settled(qtbot, context)
    assert state(page) is GateState.CHECK


def test_the_same_paper_read_once_more_wipes_nothing(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    token = yard.token()
    scan(page, context, yard, token, qtbot)
    QTest.keyClicks(page, "68")
    scan(page, context, yard, token, qtbot, "tty2")
    assert state(page) is GateState.CHECK
    QTest.keyClicks(page, "2K45677719")
    QTest.keyClick(page, Qt.Key.Key_Return)
    settled(qtbot, context)
    assert state(page) is GateState.RELEASE


def test_a_pass_may_be_put_aside_before_anything_is_keyed(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, yard.token(), qtbot)
    QTest.keyClicks(page, "68")
    QTest.keyClick(page, Qt.Key.Key_Escape)  # empties the rows
    assert state(page) is GateState.CHECK
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert state(page) is GateState.READY and not page.check.pending


def test_no_button_takes_the_focus(page: GatePage) -> None:
    assert all(b.focusPolicy() is Qt.FocusPolicy.NoFocus for b in page.findChildren(QAbstractButton))
    assert page.findChildren(QLineEdit) == []
    assert not page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_log_shows_the_day(page: GatePage, context: DeskContext, yard: Yard, qtbot: QtBot) -> None:
    scan(page, context, yard, "hello", qtbot)
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, context)
    eventually(lambda: page.log.table.rows.total() == 1)
    assert page.log.isVisible()
    scan(page, context, yard, yard.token(), qtbot)
    assert page.banner.isVisible()


def test_keying_without_a_window() -> None:
    from app.gate.views import SeenKind

    keying = Keying((KeyedRow(SeenKind.PLATE, 2), KeyedRow(SeenKind.SEAL, 2)))
    assert keying.none() == keying
    for character in ("a", "中", "", "12", "-", "1"):
        keying = keying.key(character)
    assert keying.active == 1 and keying.rows[0].keyed == "A1"
    assert keying.none().done and keying.none().seen() == {SeenKind.PLATE: "A1", SeenKind.SEAL: ""}
    assert keying.none().back().active == 1
    assert keying.back().rows[0].keyed == "A" and keying.back().back().back().back() == keying.clear()


def test_signing_panel(context: DeskContext, yard: Yard, qtbot: QtBot, shown: Callable[[DeskPage], None]) -> None:
    number = yard.closed().number
    context.set_actor(yard.finance)
    page = SignPage(context)
    shown(page)
    settled(qtbot, context)
    panel = page.panel
    assert panel.table.rows.total() == 1 and panel.table.current_key() == number
    pin = page.findChild(QLineEdit, "field.sign_pin")
    sign = page.findChild(QAbstractButton, "do.sign")
    assert pin is not None and sign is not None
    QTest.keyClicks(pin, "1111")
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    settled(qtbot, context)
    assert "PIN" in panel.error.words and pin.text() == "" and yard.gate_pass().signatures == ()
    QTest.keyClicks(pin, PIN)
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    settled(qtbot, context)
    eventually(lambda: panel.table.rows.total() == 0)
    assert yard.gate_pass().missing == (Role.PERSONNEL,)
