"""Who is asked about the keys, clicks and touches of the whole program, and the moments when nobody needs to be.

Qt asks Python about each event of each widget, many times dearer than the event itself: to show one screen of large keys is a
hundred and fifty of them. So Qt asks once for all who listen, and only what a hand or a scanner does goes any further. While a screen
is put up and painted in one go no key and no click can arrive.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputEvent, QInputMethodEvent
from shiboken6 import isValid


class _Ear(QObject):
    """Stands for all listeners with Qt."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Asks those who listen, the last to come first, until one keeps the event for itself."""
        # By class: Qt comes here for every event of every widget, and reading the kind of one costs more than all the rest.
        if not isinstance(event, (QInputEvent, QInputMethodEvent)):
            return False
        return any(isValid(one) and one.eventFilter(watched, event) for one in reversed(tuple(_Listeners.asked)))


class _Listeners:
    asked: list[QObject] = []
    ear: _Ear | None = None
    quiet = 0


def listen(listener: QObject) -> None:
    """Its `eventFilter` is asked about every key, click, touch and composed word from now on, before those that listen already."""
    app = QCoreApplication.instance()
    if app is None:
        return
    _Listeners.asked = [one for one in _Listeners.asked if isValid(one) and one is not listener] + [listener]
    _Listeners.ear = _Listeners.ear or _Ear()
    if not _Listeners.quiet:
        app.installEventFilter(_Listeners.ear)


def leave(listener: QObject) -> None:
    """It is asked no more."""
    app = QCoreApplication.instance()
    _Listeners.asked = [one for one in _Listeners.asked if isValid(one) and one is not listener]
    if app is not None and _Listeners.ear is not None and not _Listeners.asked:
        app.removeEventFilter(_Listeners.ear)


@contextmanager
def unheard() -> Iterator[None]:
    """Nobody is asked: for what is shown and painted in one go, and only for that; no event loop may run inside."""
    app, ear = QCoreApplication.instance(), _Listeners.ear
    if app is None or ear is None or _Listeners.quiet:
        yield
        return
    _Listeners.quiet += 1
    app.removeEventFilter(ear)
    try:
        yield
    finally:
        _Listeners.quiet -= 1
        if _Listeners.asked:
            app.installEventFilter(ear)
