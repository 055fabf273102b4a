"""One press is one act: what is pressed twice in a row, by click, key or Enter, gives its command once."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import AppError
from tests.helpers.hands import in_a_row
from tests.helpers.settled import PATIENCE_MS
from ui.jobs import JobRunner
from ui.widgets.buttons import KeyButton
from ui.widgets.keys import command_key, on_enter

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk(QWidget):
    """Two buttons with keys, a field whose Enter registers, a key of its own; each command is kept and counted."""

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self.jobs, self.done, self.read = jobs, [], 0
        self.go: threading.Event | None = None
        self.save, self.turn = KeyButton("保存", key="Ctrl+S"), KeyButton("下月", key="Ctrl+N")
        self.first, self.field, self.after = KeyButton("先查后记", key="Ctrl+L"), QLineEdit(), KeyButton("下一步")
        column = QVBoxLayout(self)
        for part in (self.save, self.turn, self.first, self.field):
            column.addWidget(part)
        self.save.clicked.connect(lambda: self.command("save"))
        self.turn.clicked.connect(lambda: jobs.read(lambda: 1, self._turned, self._failed))
        self.first.clicked.connect(lambda: jobs.read(lambda: 1, lambda _: self.command("first"), self._failed))
        self.after.clicked.connect(lambda: self.command("after"))
        on_enter(self.field, lambda: self.command(self.field.text()))
        command_key("Ctrl+K", self).activated.connect(lambda: self.command("key"))

    done: list[str]

    def command(self, what: str) -> None:
        gate = self.go

        def act() -> str:
            assert gate is None or gate.wait(20)
            return what

        self.jobs.write(act, self.done.append, self._failed)

    def next_step(self) -> None:
        """The panel of the next step takes the place of this one, with the same key."""
        self.save.setShortcut("")
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self.save, self.after)
        self.save.hide()
        self.after.set_key("Ctrl+S")
        self.after.show()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        """As from the system, with its clock."""
        QTest.keyClick(self.windowHandle(), key, modifier)

    def rest(self) -> None:
        while self.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _turned(self, n: int) -> None:
        self.read += n

    def _failed(self, error: AppError) -> None:
        raise AssertionError(error)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    jobs = JobRunner()
    made = Desk(jobs)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made, timeout=PATIENCE_MS):
        made.show()
    made.activateWindow()
    yield made
    jobs.close()


def test_a_double_click_gives_the_command_once_and_the_next_click_again(desk: Desk) -> None:
    for n in (1, 2):
        QTest.mouseDClick(desk.windowHandle(), Qt.MouseButton.LeftButton, pos=desk.save.geometry().center())
        desk.rest()
        assert desk.done == ["save"] * n and not desk.save.isDown()


def test_a_key_pressed_again_after_its_command_was_done_gives_it_once(desk: Desk) -> None:
    with in_a_row():
        for _ in range(2):
            desk.key(Qt.Key.Key_S)
            desk.rest()
        assert desk.done == ["save"]
        desk.key(Qt.Key.Key_N)
        desk.rest()
        desk.key(Qt.Key.Key_S)
        desk.rest()
        assert desk.done == ["save", "save"]


def test_the_second_press_does_not_do_the_step_that_came_meanwhile(desk: Desk) -> None:
    with in_a_row():
        desk.key(Qt.Key.Key_S)
        desk.rest()
        desk.next_step()
        desk.key(Qt.Key.Key_S)
        desk.rest()
    assert desk.done == ["save"]


def test_a_button_waits_for_its_command_however_it_is_pressed(desk: Desk) -> None:
    desk.go = threading.Event()
    desk.save.click()
    QTest.mouseClick(desk.save, Qt.MouseButton.LeftButton)
    desk.save.setFocus()
    QTest.keyClick(desk.save, Qt.Key.Key_Space)
    desk.save.click()
    desk.go.set()
    desk.rest()
    assert desk.done == ["save"]
    desk.save.click()
    desk.rest()
    assert desk.done == ["save", "save"]


def test_what_runs_no_command_may_be_pressed_as_fast_as_one_likes(desk: Desk) -> None:
    QTest.mouseDClick(desk.windowHandle(), Qt.MouseButton.LeftButton, pos=desk.turn.geometry().center())
    desk.key(Qt.Key.Key_N)
    desk.key(Qt.Key.Key_N)
    desk.rest()
    assert desk.read == 4


def test_a_command_that_looks_something_up_first_is_given_once(desk: Desk) -> None:
    with in_a_row():
        for _ in range(2):
            desk.key(Qt.Key.Key_L)
            desk.rest()
    assert desk.done == ["first"]


def test_a_key_of_the_page_gives_its_command_once(desk: Desk) -> None:
    desk.go = threading.Event()
    desk.key(Qt.Key.Key_K)
    desk.key(Qt.Key.Key_K)
    desk.go.set()
    desk.rest()
    assert desk.done == ["key"]


def test_enter_pressed_twice_registers_once_and_the_next_entry_is_another(desk: Desk) -> None:
    desk.field.setFocus()
    desk.go = threading.Event()
    for entry in ("17", "18"):  # the second one comes while the first is still being kept
        desk.field.setText(entry)
        desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    desk.go.set()
    desk.rest()
    assert desk.done == ["17", "18"]
