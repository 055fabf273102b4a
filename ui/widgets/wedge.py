"""Scanners that type: bursts of keys are taken for a scan before any widget sees them.

Virtual COM is the documented mode; this is the fallback. A burst is at least four characters with no gap over 50 ms, ended by Enter,
which is consumed. Keys that turn out to be typing are handed, in order, to the widget they were meant for; so is a short burst that may
have been keyed there by hand: a PIN, or the last four of a plate. An input method that took a key of the burst, or Caps Lock, has altered
the text, so that scan is refused aloud; so is a burst without Enter that no field waits for, and so are digits where a PIN is keyed that
came faster than a hand is: a number off a paper is no wrong PIN.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from app.devices.framing import LONGEST
from ui.listening import leave, listen
from ui.widgets.raw_keys import KeyTrail, RawKeys

GAP_MS = 50
LEAST = 4
LONGEST_PIN = 8
"""Digits in a row that may be a PIN keyed quickly; a scan of that many digits alone is none of the desk's codes."""
HAND_MS = 20
"""Milliseconds a key that no hand is quicker than, from the first digit to Enter; scanners take 1 to 15."""
MOST = LONGEST
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)
_CONTROL = ("\x02", "\x1d")
"""STX and GS arrive as Ctrl+B and Ctrl+]."""
_BURST = LEAST + 2
"""Keys in a row, modifiers counted, that nobody types with no gap over 50 ms: even if all were taken, it was a scanner."""
_COMPOSED_MS = 300
"""A burst so soon after an input method wrote something is the rest of what it altered."""
_ANSWER_MS = 120
"""How long an input method may take to say whether it takes a key."""


@dataclass
class _Held:
    target: QObject
    event: QKeyEvent


def _is_secret(target: QObject) -> bool:
    """Whether what is keyed there is not shown."""
    return isinstance(target, QLineEdit) and target.echoMode() is QLineEdit.EchoMode.Password


class WedgeReader(QObject):
    """Listens on the application; emits `scanned(bytes)` for a whole burst and `refused(str, bytes)` for a spoilt one.

    The bytes are UTF-8 without the Enter and without the prefix. The reason of a refusal is `ime`, `caps`, `partial`, `overflow` or
    `digits`; what was read of a refused burst comes along for the record and goes nowhere else, and of `digits` nothing does.

    Args:
        active: Whether the shown page takes scans now; asked at the first key of a burst.
        parent: The owner.
        prefix: What the scanner sends first; a burst without it is typing. Empty takes any burst.
        by_hand: Whether the shown page may have got a burst from a quick hand; it is then typing. The digits of a PIN in its field
            always are: a PIN stands in no record of scans.
        takes_pin: Whether digits that are keyed on the shown page are a PIN, wherever the focus is.
        clock_ms: Milliseconds that only rise; used where an event has no time stamp of its own.
    """

    scanned = Signal(bytes)
    refused = Signal(str, bytes)

    def __init__(
        self,
        active: Callable[[], bool],
        parent: QObject | None = None,
        *,
        prefix: str = "",
        by_hand: Callable[[str], bool] = lambda words: False,
        takes_pin: Callable[[], bool] = lambda: False,
        clock_ms: Callable[[], float] = lambda: time.monotonic() * 1000,
    ) -> None:
        super().__init__(parent)
        self._active, self._prefix, self._by_hand, self._clock = active, prefix, by_hand, clock_ms
        self._takes_pin = takes_pin
        self._held: list[_Held] = []
        self._last = 0.0
        self._heard = self._touched = self._composed = float("-inf")
        self._begun = 0.0
        self._ime_run = 0
        self._spoilt, self._read = "", ""
        self._replaying = self._moved = self._caps = False
        self._grace = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._idle)
        self._trail, self._raw = KeyTrail(GAP_MS), RawKeys(self._pressed)
        listen(self)

    @property
    def holding(self) -> bool:
        """Whether keys are held back until it is clear whether a scanner or a person typed them."""
        return bool(self._held)

    def stop(self) -> None:
        """Stops listening; held keys are handed on."""
        leave(self)
        self._raw.stop()
        self._hand_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holds the keys of a burst back; True keeps an event from its widget."""
        # By class first: Python is asked for every event of every widget, and reading the kind of one costs more than all the rest here.
        if not isinstance(event, (QKeyEvent, QInputMethodEvent)) or self._replaying:
            return False
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
            return False
        if not watched.isWidgetType():
            if isinstance(event, QKeyEvent) and watched.isWindowType():
                self._trail.arrived(event.timestamp())
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

    def _pressed(self, stamp: int) -> None:
        """The system sent a key; if an input method takes it, only the end of the burst will show."""
        self._trail.pressed(stamp)
        self._heard = self._clock()
        if not self._timer.isActive():
            self._timer.start(GAP_MS)

    def _key(self, target: QObject, event: QKeyEvent) -> bool:
        key, words, now = event.key(), event.text(), self._now(event)
        self._moved = False
        ends = key in _ENTER or words in ("\r", "\n")  # some scanners end with a line feed
        late = now - self._last > GAP_MS
        if (self._held and late) or (self._spoilt and late and self._clock() - self._touched > GAP_MS):
            self._end()
        if key in _SHIFTS:
            return False
        if key == Qt.Key.Key_CapsLock and (self._held or self._spoilt):
            self._spoil("caps")
            return True
        if self._spoilt:
            return self._swallow(event, ends, now)
        if ends:
            return self._enter(target, event)
        if not words or not (words.isprintable() or words in _CONTROL):
            self._end()
            return False
        if not self._held and not self._wanted(target):
            return False
        return self._hold(target, event, now)

    def _swallow(self, event: QKeyEvent, ends: bool, now: float) -> bool:
        """The rest of a spoilt burst: read for the record, shown to nobody."""
        self._last, self._touched = now, self._clock()
        self._read += "" if ends else event.text()
        if ends:
            self._end()
        else:
            self._timer.start(GAP_MS)
        event.accept()
        return True

    def _hold(self, target: QObject, event: QKeyEvent, now: float) -> bool:
        self._ime_run = 0
        if not self._held:
            self._begun = self._clock()
        self._held.append(_Held(target, event.clone()))
        self._last, self._touched, self._grace = now, self._clock(), False
        self._timer.start(GAP_MS)
        self._caps = self._caps or self._is_caps(event)
        if len(self._held) > MOST:
            self._spoil("caps" if self._caps else "overflow")
        event.accept()
        return True

    @staticmethod
    def _is_caps(event: QKeyEvent) -> bool:
        """Shift with a small letter, or a capital of a real key without it: Caps Lock is on. It alters a scan, and no single letter."""
        words = event.text()
        if len(words) != 1 or not words.isascii() or not words.isalpha():
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift:
            return words.islower()
        return words.isupper() and event.nativeScanCode() != 0

    def _enter(self, watched: QObject, event: QKeyEvent) -> bool:
        words = "".join(held.event.text() for held in self._held)
        scanned = len(words) >= LEAST + len(self._prefix) and words.startswith(self._prefix)
        if scanned and self._keyed() and self._too_fast(event):
            self._spoil("digits")
            self._read = ""
        elif not scanned or self._keyed():
            if not self._end():
                return self._enter_follows(watched, event)
            event.accept()  # of a burst that is refused nothing arrives, its Enter neither
            return True
        if self._spoilt:
            self._end()
        elif self._caps or self._trail.taken or self._begun - self._composed <= _COMPOSED_MS:
            self._spoil("caps" if self._caps else "ime")
            self._end()
        else:
            self._clear()
            self.scanned.emit(words[len(self._prefix) :].encode())
        event.accept()
        return True

    def _keyed(self) -> bool:
        """Whether what is held may have been keyed by hand; with a prefix a scanner says itself that it was not."""
        words = "".join(held.event.text() for held in self._held)
        if not words or self._prefix:
            return False
        target = self._held[0].target
        return (_is_secret(target) and words.isdigit() and len(words) <= LONGEST_PIN) or self._by_hand(words)

    def _too_fast(self, enter: QKeyEvent) -> bool:
        """Whether digits where a PIN is keyed came faster than by hand; where the system does not say when, they did not."""
        first = self._held[0]
        if not (_is_secret(first.target) or self._takes_pin()) or not all(held.event.text().isdigit() for held in self._held):
            return False
        begun, ended = first.event.timestamp(), enter.timestamp()
        return bool(begun and ended) and ended - begun < HAND_MS * len(self._held)

    def _enter_follows(self, watched: QObject, event: QKeyEvent) -> bool:
        """The Enter after typing goes where the typing went: the first digit may have moved the focus from a list to the PIN."""
        focus = QApplication.focusWidget()
        if focus is None or focus is watched or not self._moved:
            return False
        self._replaying = True
        try:
            QCoreApplication.sendEvent(focus, event.clone())
        finally:
            self._replaying = False
        event.accept()
        return True

    def _input_method(self, target: QObject, event: QInputMethodEvent) -> bool:
        if not event.preeditString() and not event.commitString():
            return False
        now = self._clock()
        near = now - self._touched <= GAP_MS
        self._touched = now
        if self._spoilt or (self._held and near) or (self._trail.run() >= _BURST and self._wanted(target)):
            self._spoil("ime")
            self._read += event.commitString()
            return True
        if not self._wanted(target):
            return False
        self._composed = now
        self._ime_run = self._ime_run + 1 if near else 1
        if self._ime_run >= LEAST:  # nobody types this fast: a scanner writes into the input method
            self._spoil("ime")
            return True
        return False

    def _spoil(self, reason: str) -> None:
        if not self._spoilt:
            self._spoilt, self._read = reason, "".join(held.event.text() for held in self._held)
        self._held.clear()
        self._touched = self._clock()
        self._timer.start(GAP_MS)

    @Slot()
    def _idle(self) -> None:
        """No key for 50 ms; one more turn of the loop, for keys that waited while the window was busy."""
        quiet = self._clock() - self._heard
        if quiet <= GAP_MS or (self._trail.missing and quiet <= _ANSWER_MS):
            self._timer.start(GAP_MS)
            return
        if not self._grace:
            self._grace = True
            self._timer.start(0)
            return
        self._trail.give_up()
        self._end()

    def _end(self) -> bool:
        """The burst is over without its Enter: typing goes on to its widget, a spoilt one is refused. Says whether it was refused."""
        if not self._spoilt and self._trail.taken and self._trail.length >= _BURST and self._was_scan():
            self._spoil("ime")
        if len(self._held) >= _BURST and not self._keyed() and (self._caps or self._is_lost()):
            self._spoil("caps" if self._caps else "partial")
        if self._spoilt:
            reason, read = self._spoilt, self._read
            self._trail.forget()
            self._clear()
            self.refused.emit(reason, read.encode())
            return True
        self._hand_on()
        return False

    def _is_lost(self) -> bool:
        """A burst without its Enter that no text field waits for: a scanner that is set up without a suffix."""
        target = self._held[0].target
        takes_text = isinstance(target, QWidget) and bool(target.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))
        return not takes_text and "".join(held.event.text() for held in self._held).startswith(self._prefix)

    def _was_scan(self) -> bool:
        """Whether keys that an input method took would have been a scan here."""
        focus = QApplication.focusWidget()
        return bool(self._held) or (focus is not None and self._wanted(focus))

    def _hand_on(self) -> None:
        held, before = self._held, QApplication.focusWidget()
        self._clear()
        self._replaying = True
        try:
            for key in held:
                if isValid(key.target):
                    QCoreApplication.sendEvent(key.target, key.event)
        finally:
            self._replaying = False
        self._moved |= bool(held) and QApplication.focusWidget() is not before

    def _clear(self) -> None:
        self._held, self._spoilt, self._read, self._ime_run, self._grace = [], "", "", 0, False
        self._caps = False
        self._timer.stop()
