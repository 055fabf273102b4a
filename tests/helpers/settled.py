"""Waiting until a window has come to rest, or until something has come about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.context import DeskContext

PATIENCE_MS = 30_000
"""Longer than anything in a test takes on a busy machine; what is not at rest by then never will be."""


def come_to_rest(context: DeskContext) -> None:
    """Waits until everything that was set going is shown, see `DeskContext.moving`; woken by each event, so that no time is lost."""
    until, rested = QDeadlineTimer(PATIENCE_MS), 0
    guard = QTimer(singleShot=True, interval=PATIENCE_MS + 1)
    guard.start()  # wakes a loop that nothing wakes any more
    while rested < 2:
        QApplication.processEvents()
        rested = 0 if context.moving else rested + 1
        if not rested:
            assert not until.hasExpired(), f"no rest after {PATIENCE_MS} ms"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    guard.stop()


def settled(_qtbot: QtBot, context: DeskContext) -> None:
    """`come_to_rest` in a test that shows its window by a `qtbot`."""
    come_to_rest(context)


def eventually(condition: Callable[[], object]) -> None:
    """Waits until something has come about that no rest tells of: a device, another thread, a key that presses its button slowly.

    What else is asserted after it must not come later than it; where it may, `settled` is what to wait for.
    """
    until = QDeadlineTimer(PATIENCE_MS)
    while not condition():
        assert not until.hasExpired(), f"not within {PATIENCE_MS} ms"
        QTest.qWait(5)
