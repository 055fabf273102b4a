"""Keys as the system sends them, before an input method: what it took out of a burst, no widget ever sees."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

_XCB, _WINDOWS = b"xcb_generic_event_t", b"windows_generic_MSG"
_XCB_KEY_PRESS = 2
_WM_KEYDOWN = 0x0100
_VK_PROCESSKEY = 0xE5
"""Windows puts this in place of a key that an input method took."""


class KeyTrail:
    """The keys of one burst in the order they were pressed, and how many of them never arrived; pure.

    Both sides know a key by its time stamp. A key that was pressed before one that has arrived and is still missing was
    taken by the input method.

    Args:
        gap_ms: Longest time between two keys of a burst.
    """

    def __init__(self, gap_ms: int) -> None:
        self._gap = gap_ms
        self._missing: deque[int] = deque(maxlen=1024)
        self._last = 0
        self.length = 0
        """Keys of the burst, modifiers included."""
        self.taken = 0
        """Keys of the burst that the input method took."""

    def pressed(self, stamp: int) -> None:
        """The system sent a key; whether it arrives is still open."""
        self._missing.append(stamp)

    def arrived(self, stamp: int) -> None:
        """A key came to the window."""
        while self._missing and self._missing[0] < stamp:
            self._note(self._missing.popleft(), taken=True)
        while self._missing and self._missing[0] == stamp:
            self._missing.popleft()
        self._note(stamp, taken=False)

    @property
    def missing(self) -> bool:
        """Whether keys were pressed that have not arrived."""
        return bool(self._missing)

    def run(self) -> int:
        """Keys of the burst, with those that have not arrived."""
        length, last = self.length, self._last
        for stamp in self._missing:
            length = length + 1 if stamp - last <= self._gap else 1
            last = stamp
        return length

    def forget(self) -> None:
        """The burst was answered."""
        self.length = self.taken = 0

    def give_up(self) -> None:
        """Nothing more will arrive: what is missing was taken."""
        while self._missing:
            self._note(self._missing.popleft(), taken=True)

    def _note(self, stamp: int, *, taken: bool) -> None:
        if stamp - self._last > self._gap:
            self.length = self.taken = 0
        self._last = stamp
        self.length += 1
        self.taken += taken


class _Message(ctypes.Structure):
    """The head of a Windows MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("key", ctypes.c_size_t), ("detail", ctypes.c_ssize_t),
        ("time", ctypes.c_uint),
    )  # fmt: skip


class _XcbKey(ctypes.Structure):
    """The head of an X11 event."""

    _fields_ = (("kind", ctypes.c_uint8), ("detail", ctypes.c_uint8), ("sequence", ctypes.c_uint16), ("time", ctypes.c_uint32))


class RawKeys(QAbstractNativeEventFilter):
    """Tells of keys that an input method may take (X11: every press; Windows: those it did take).

    Other platforms send nothing here; there the reader has only the input method's own events to go by.

    Args:
        pressed: Gets the system's time stamp in milliseconds.
    """

    def __init__(self, pressed: Callable[[int], None]) -> None:
        super().__init__()
        self._pressed = pressed
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def stop(self) -> None:
        """Listens no more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Looks at one event and lets it pass."""
        name = bytes(kind)  # type: ignore[arg-type]  # the stub lacks the buffer protocol
        if name == _XCB:
            event = _XcbKey.from_address(int(message))
            if event.kind & 0x7F == _XCB_KEY_PRESS:
                self._pressed(event.time)
        elif name == _WINDOWS:
            key = _Message.from_address(int(message))
            if key.message == _WM_KEYDOWN and key.key == _VK_PROCESSKEY:
                self._pressed(key.time)
        return False, 0
