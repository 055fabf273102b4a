"""Keeps answers prompt while other threads of the program work."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SWITCH_SECONDS = 0.0005
"""A scan is handed from thread to thread and lets go of the interpreter at every statement; by default each time a thread that
draws a paper could keep it for five milliseconds."""

MOST = 100_000
"""So many new objects are searched for rubbish at once, whatever is under way: nobody rested for long."""
SOME = 2_000
REST_MS, QUIET, YOUNG = 1000, 5, 20


def steady(owner: QObject, busy: Callable[[], bool]) -> None:
    """Called once the window stands: what was loaded by then is no rubbish and is not searched for any again.

    Args:
        owner: How long it holds.
        busy: Whether something is under way that somebody waits for.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(MOST, 10, 10)
    Tidying(owner, busy)


class Tidying(QObject):
    """Searches for rubbish in the rests between scans: within a scan a search takes some of its 30 ms, a whole one more than all."""

    def __init__(self, owner: QObject, busy: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._busy, self._quiet, self._young = busy, 0, 0
        timer = QTimer(self, interval=REST_MS)
        timer.timeout.connect(self.tidy)
        timer.start()

    def tidy(self) -> None:
        """What is new since the last time; everything once it has been quiet for a while."""
        if self._busy():
            self._quiet = 0
        elif gc.get_count()[0] > SOME:
            gc.collect(0)
            self._quiet, self._young = 0, self._young + 1
        else:
            self._quiet += 1
            if self._quiet >= QUIET and self._young >= YOUNG:
                gc.collect()
                self._young = 0
