"""The gate's keys and its silence about what must not be known."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.helpers.settled import PATIENCE_MS
from ui.theme.tokens import State
from ui.widgets.base import BenchLayout
from ui.widgets.gate import GateBanner, GateState, GateView, Seen
from ui.widgets.gate_rows import BlindKeyRow
from ui.widgets.keypad import LETTERS, GateActions, Keypad
from ui.widgets.pin import PinPanel


def test_keypad_emits_and_takes_no_focus(qtbot: object) -> None:
    page = BenchLayout()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    other = QWidget(page)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pad = Keypad(page)
    page.resize(1366, 768)
    pad.setGeometry(0, 0, 640, 352)
    with qtbot.waitActive(page, timeout=PATIENCE_MS):  # type: ignore[attr-defined]
        page.show()
        page.activateWindow()
    other.setFocus()
    got: list[str] = []
    pad.pressed.connect(got.append)
    for name in ("7", "0", "back", "clear", "A", "Z"):
        QTest.mouseClick(pad.key(name), Qt.MouseButton.LeftButton)
        assert pad.key(name).focusPolicy() is Qt.FocusPolicy.NoFocus
    assert got == ["7", "0", "back", "clear", "A", "Z"]
    assert other.hasFocus()
    assert "I" not in LETTERS and "O" not in LETTERS


def test_actions(qtbot: object) -> None:
    actions = GateActions()
    qtbot.addWidget(actions)  # type: ignore[attr-defined]
    actions.resize(640, 160)
    got: list[str] = []
    actions.triggered.connect(got.append)
    actions.set_check("核对（键满三项后可按）", False)
    for name in ("check", "none", "call"):
        QTest.mouseClick(actions.button(name), Qt.MouseButton.LeftButton)
        assert actions.button(name).focusPolicy() is Qt.FocusPolicy.NoFocus
    assert got == ["none", "call"]


@pytest.mark.parametrize("state", [GateState.READY, GateState.CHECK, GateState.REFUSE])
def test_plates_are_drawn_on_release_only(qtbot: object, state: GateState) -> None:
    banner = GateBanner()
    qtbot.addWidget(banner)  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="release"):
        banner.show_verdict(GateView(state, "拒放", seen=(Seen("truck", "车头", "苏Z 8682K"),)))


def test_blind_row_names_the_count_not_the_characters(qtbot: object) -> None:
    row = BlindKeyRow("truck", "车头")
    qtbot.addWidget(row)  # type: ignore[attr-defined]
    row.show_keyed("682K", active=False, sub="已键入")
    assert row.accessibleName() == "车头 已键入 4 / 4 位"
    assert "682K" not in row.accessibleName() + row.accessibleDescription() + row.toolTip()


def test_refusal_offers_another_try(qtbot: object) -> None:
    page = BenchLayout()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    banner = GateBanner(page)
    banner.show_verdict(GateView(GateState.REFUSE, "拒放", "键入的挂车与出门证不一致", who="值班物流科长", action="再键一次"))
    page.resize(1366, 768)
    banner.resize(1366, 711)
    page.show()
    banner.grab()
    acted: list[bool] = []
    banner.acted.connect(lambda: acted.append(True))
    QTest.mouseClick(banner, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    assert not acted
    QTest.mouseClick(banner, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, banner._action.center().toPoint() * banner.unit())
    assert acted == [True]
    assert banner.accessibleName() == "拒放"
    assert banner.word_ink_mm() >= 82


def test_pin_is_masked_and_handed_on_once(qtbot: object) -> None:
    panel = PinPanel()
    qtbot.addWidget(panel)  # type: ignore[attr-defined]
    panel.resize(1326, 368)
    panel.show()
    panel.ask("请键入 PIN", "核对人 工号 0311")
    got: list[str] = []
    panel.entered.connect(got.append)
    QTest.keyClicks(panel, "12")
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert got == [] and panel._state is State.HOLD
    QTest.keyClicks(panel, "x34")
    assert panel.length() == 4
    assert "1234" not in panel.accessibleName() + panel.accessibleDescription()
    first = panel.grab().toImage()
    panel.ask("请键入 PIN", "核对人 工号 0311")
    QTest.keyClicks(panel, "9876")
    assert panel.grab().toImage() == first
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert got == ["9876"] and panel.length() == 0
