"""Scanners that type: bursts of keys are taken for a scan before any widget sees them.

Virtual COM is the documented mode; this is the fallback. A burst is at least four characters with no gap over 50 ms, ended by Enter,
which is consumed. Keys that turn out to be typing are handed, in order, to the widget they were meant for. An input-method event or
Caps Lock inside a burst would have altered the text, so that scan is refused aloud.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

GAP_MS = 50
LEAST = 4
MOST = 512
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)
_CONTROL = ("\x02", "\x1d")
"""STX and GS arrive as Ctrl+B and Ctrl+]."""


@dataclass
class _Held:
    target: QObject
    event: QKeyEvent


class WedgeReader(QObject):
    """Listens on the application; emits `scanned(bytes)` for a whole burst and `refused(str)` for a spoilt one.

    The bytes are UTF-8 without the Enter and without the prefix. The reason of a refusal is `ime`, `caps` or `overflow`; the text of a
    refused burst goes nowhere.

    Args:
        active: Whether the shown page takes scans now; asked at the first key of a burst.
        parent: The owner.
        prefix: What the scanner sends first; a burst without it is typing. Empty takes any burst.
        clock_ms: Milliseconds that only rise; used where an event has no time stamp of its own.
    """

    scanned = Signal(bytes)
    refused = Signal(str)

    def __init__(
        self,
        active: Callable[[], bool],
        parent: QObject | None = None,
        *,
        prefix: str = "",
        clock_ms: Callable[[], float] = lambda: time.monotonic() * 1000,
    ) -> None:
        super().__init__(parent)
        self._active, self._prefix, self._clock = active, prefix, clock_ms
        self._held: list[_Held] = []
        self._last = 0.0
        self._ime_run = 0
        self._spoilt = ""
        self._replaying = False
        self._grace = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._idle)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    @property
    def holding(self) -> bool:
        """Whether keys are held back until it is clear whether a scanner or a person typed them."""
        return bool(self._held)

    def stop(self) -> None:
        """Stops listening; held keys are handed on."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._hand_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holds the keys of a burst back; True keeps an event from its widget."""
        kind = event.type()
        if self._replaying or kind not in (QEvent.Type.KeyPress, QEvent.Type.InputMethod) or not watched.isWidgetType():
            return False
        if isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if isinstance(event, QInputMethodEvent):
            return self._input_method(watched, event)
        return False

    def _wanted(self, target: QObject) -> bool:
        """A field that asks for scans gets the keys itself; a page that takes none is left alone."""
        return not bool(getattr(target, "wants_scan", False)) and self._active()

    def _now(self, event: QKeyEvent | None = None) -> float:
        stamp = event.timestamp() if event is not None else 0
        return float(stamp) if stamp else self._clock()

    def _key(self, target: QObject, event: QKeyEvent) -> bool:
        key, words, now = event.key(), event.text(), self._now(event)
        ends = key in _ENTER or words in ("\r", "\n")  # some scanners end with a line feed
        late = (bool(self._held) or bool(self._spoilt)) and now - self._last > GAP_MS
        if late:
            self._end()
        if key in _SHIFTS:
            return False
        if key == Qt.Key.Key_CapsLock and (self._held or self._spoilt):
            self._spoil("caps", now)
            return True
        if self._spoilt:
            self._last = now
            if ends:
                self._end()
            else:
                self._timer.start(GAP_MS)
            event.accept()
            return True
        if ends:
            return self._enter(event)
        if not words or not (words.isprintable() or words in _CONTROL):
            self._end()
            return False
        if not self._held and not self._wanted(target):
            return False
        self._ime_run = 0
        if self._is_caps(event):
            self._held.append(_Held(target, event.clone()))
            self._spoil("caps", now)
            event.accept()
            return True
        self._held.append(_Held(target, event.clone()))
        self._last, self._grace = now, False
        if len(self._held) > MOST:
            self._spoil("overflow", now)
        self._timer.start(GAP_MS)
        event.accept()
        return True

    @staticmethod
    def _is_caps(event: QKeyEvent) -> bool:
        """Shift with a small letter, or a capital of a real key without it: Caps Lock is on."""
        words = event.text()
        if len(words) != 1 or not words.isascii() or not words.isalpha():
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift:
            return words.islower()
        return words.isupper() and event.nativeScanCode() != 0

    def _enter(self, event: QKeyEvent) -> bool:
        words = "".join(held.event.text() for held in self._held)
        if len(words) < LEAST + len(self._prefix) or not words.startswith(self._prefix):
            self._end()
            return False
        self._clear()
        event.accept()
        self.scanned.emit(words[len(self._prefix) :].encode())
        return True

    def _input_method(self, target: QObject, event: QInputMethodEvent) -> bool:
        if not event.preeditString() and not event.commitString():
            return False
        now = self._now()
        near = now - self._last <= GAP_MS
        if self._held and near:
            self._spoil("ime", now)
            return True
        if self._spoilt:
            self._last = now
            self._timer.start(GAP_MS)
            return True
        if not self._wanted(target):
            return False
        self._ime_run = self._ime_run + 1 if near else 1
        self._last = now
        if self._ime_run >= LEAST:  # nobody types this fast: a scanner writes into the input method
            self._spoil("ime", now)
            return True
        return False

    def _spoil(self, reason: str, now: float) -> None:
        if not self._spoilt:
            self._spoilt = reason
        self._held.clear()
        self._last = now
        self._timer.start(GAP_MS)

    @Slot()
    def _idle(self) -> None:
        """No key for 50 ms; one more turn of the loop, for keys that waited while the window was busy."""
        if not self._grace:
            self._grace = True
            self._timer.start(0)
            return
        self._end()

    def _end(self) -> None:
        """The burst is over without its Enter: typing goes on to its widget, a spoilt one is refused."""
        if self._spoilt:
            reason = self._spoilt
            self._clear()
            self.refused.emit(reason)
            return
        self._hand_on()

    def _hand_on(self) -> None:
        held = self._held
        self._clear()
        self._replaying = True
        try:
            for key in held:
                if isValid(key.target):
                    QCoreApplication.sendEvent(key.target, key.event)
        finally:
            self._replaying = False

    def _clear(self) -> None:
        self._held, self._spoilt, self._ime_run, self._grace = [], "", 0, False
        self._timer.stop()
