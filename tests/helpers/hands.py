"""How fast the hand of a test is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from tests.helpers.settled import PATIENCE_MS


@contextmanager
def in_a_row() -> Iterator[None]:
    """What is pressed in here is pressed in a row, however long the machine takes between two presses.

    Only for presses that come from the system, with its clock: what a test clicks in a widget bears no time.
    """
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(PATIENCE_MS)
    try:
        yield
    finally:
        QApplication.setDoubleClickInterval(before)
