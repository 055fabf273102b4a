"""What the window shows while a command is still on its way to the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

AT_MOST_SECONDS = 0.02
"""How long a command stands back for the window. One that is busy with something else is not waited for."""


class Ahead(QObject):
    """Hands something from a command's thread to the window's and stands back until it was shown.

    Painting and committing both hold the interpreter again and again. Side by side they hand it to and fro at every word that is drawn,
    and the guard waits for both; one after the other, the one that somebody looks at first, takes half the time.
    """

    _sent = Signal(object, object)

    def __init__(self, receive: Callable[..., None], parent: QObject) -> None:
        super().__init__(parent)
        self._receive = receive
        self._sent.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def send(self, *what: object) -> None:
        """Called in the command's thread; `receive` is called in the window's."""
        done = threading.Event()
        self._sent.emit(what, done)
        done.wait(AT_MOST_SECONDS)

    @Slot(object, object)
    def _arrived(self, what: tuple[object, ...], done: threading.Event) -> None:
        try:
            self._receive(*what)
        finally:
            done.set()
