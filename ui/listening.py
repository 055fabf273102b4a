"""Who is asked about every event of the whole program, and the moments when nobody needs to be.

Qt asks Python about each event of each widget, many times dearer than the event itself: to show one screen of large keys is a
hundred and fifty of them. While a screen is put up and painted in one go no key and no click can arrive.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid


class _Listeners:
    asked: list[QObject] = []
    quiet = 0


def listen(listener: QObject) -> None:
    """Its `eventFilter` is asked about every event from now on, before those that listen already."""
    app = QCoreApplication.instance()
    if app is not None:
        _Listeners.asked.append(listener)
        app.installEventFilter(listener)


def leave(listener: QObject) -> None:
    """It is asked no more."""
    app = QCoreApplication.instance()
    if listener in _Listeners.asked:
        _Listeners.asked.remove(listener)
    if app is not None:
        app.removeEventFilter(listener)


@contextmanager
def unheard() -> Iterator[None]:
    """Nobody is asked: for what is shown and painted in one go, and only for that; no event loop may run inside."""
    app = QCoreApplication.instance()
    if app is None or _Listeners.quiet:
        yield
        return
    _Listeners.quiet += 1
    listeners = tuple(one for one in _Listeners.asked if isValid(one))
    for listener in listeners:
        app.removeEventFilter(listener)
    try:
        yield
    finally:
        for listener in listeners:
            app.installEventFilter(listener)
        _Listeners.quiet -= 1
