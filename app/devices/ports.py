"""One thread that owns one serial port: opens it, reads it, survives its loss and finds it again.

After a hang-up pyserial fails differently in every call (SerialException, plain OSError, termios.error, TypeError)
while `is_open` stays true; all four mean that the line is gone. Enumeration and opening happen in the owning thread,
because on Windows the two race.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import serial
from serial.tools import list_ports

from app.core.text import QT_TRANSLATE_NOOP, Text, say

log = logging.getLogger(__name__)

LINE_ERRORS: tuple[type[BaseException], ...] = (serial.SerialException, OSError, TypeError)
try:
    import termios
except ImportError:  # Windows has no termios
    pass
else:
    LINE_ERRORS = (*LINE_ERRORS, termios.error)

OPEN_ERRORS: tuple[type[BaseException], ...] = (*LINE_ERRORS, ValueError)
READ_TIMEOUT = 0.1
WRITE_TIMEOUT = 1.0
BACK_OFF_FIRST = 0.5
BACK_OFF_LAST = 5.0


class DeviceState(StrEnum):
    """What a port is doing, as the status bar shows it."""

    OPENING = "opening"
    READY = "ready"
    LOST = "lost"
    GARBLED = "garbled"
    """The line is open and bytes come, but they mean nothing: wrong protocol, speed or format."""
    STOPPED = "stopped"


@dataclass(frozen=True)
class DeviceStatus:
    """A change in a port's state.

    Attributes:
        port: The port as it was configured.
        state: What it is doing now.
        error: Why it is lost; None while all is well.
    """

    port: str
    state: DeviceState
    error: Text | None = None


@dataclass(frozen=True)
class UsbIdentity:
    """What names a USB device wherever it is plugged in."""

    vid: int
    pid: int
    serial_number: str | None


@dataclass(frozen=True)
class LineSettings:
    """Speed and character format of a serial line."""

    baud: int = 9600
    bytesize: int = 8
    parity: str = "N"
    stopbits: float = 1


class PortFinder(Protocol):
    """Knows which device stands behind a port name, and under which name it stands now."""

    def identify(self, name: str) -> UsbIdentity | None:
        """The USB device behind a port name, or None where it is no USB device."""
        ...

    def find(self, identity: UsbIdentity, last_name: str) -> str | None:
        """The present name of a device, or None while it is not plugged in."""
        ...


class UsbFinder:
    """Finds ports by the operating system's list of serial ports."""

    def identify(self, name: str) -> UsbIdentity | None:
        """The USB device behind a port name, or None where it is no USB device."""
        real = str(Path(name).resolve()) if name.startswith("/") else name
        for port in list_ports.comports():
            if port.device in (name, real) and port.vid is not None:
                return UsbIdentity(port.vid, port.pid, port.serial_number)
        return None

    def find(self, identity: UsbIdentity, last_name: str) -> str | None:
        """The present name of a device, or None while it is not plugged in.

        Two devices that cannot be told apart are never exchanged: then only the old name counts.
        """
        names = [
            port.device
            for port in list_ports.comports()
            if UsbIdentity(port.vid or 0, port.pid or 0, port.serial_number) == identity
        ]
        real = str(Path(last_name).resolve()) if last_name.startswith("/") else last_name
        if real in names:
            return last_name
        return names[0] if len(names) == 1 else None


class LineHandler(Protocol):
    """What the owner of a port does with the bytes; every method runs in the port's thread."""

    def opened(self, write: Callable[[bytes], None]) -> None:
        """The line is open; `write` sends to it and raises `LineGone` when it is lost, which must be let through."""
        ...

    def received(self, data: bytes, now: float, idle_known: bool) -> None:
        """Bytes came; `idle_known` is False when they had been waiting before they were read."""
        ...

    def silent(self, now: float) -> None:
        """Nothing was waiting on the line at `now`."""
        ...

    def lost(self, now: float) -> None:
        """The line is gone."""
        ...


class PortOwner:
    """Runs the thread of one port.

    Args:
        port: A device, a pty path, or a URL that pyserial opens (`socket://`, `rfc2217://`).
        handler: What is done with the bytes.
        on_state: Called in the port's thread at every change of state.
        settings: Speed and character format.
        finder: Finds a USB device again under another name; the operating system's list by default.
    """

    def __init__(
        self,
        port: str,
        handler: LineHandler,
        on_state: Callable[[DeviceStatus], None],
        settings: LineSettings,
        finder: PortFinder | None = None,
    ) -> None:
        self.port = port
        self._handler = handler
        self._on_state = on_state
        self._settings = settings
        self._finder: PortFinder = finder or UsbFinder()
        self._identity: UsbIdentity | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._status = DeviceStatus(port, DeviceState.STOPPED)

    @property
    def status(self) -> DeviceStatus:
        """The last state told."""
        return self._status

    def start(self) -> None:
        """Starts the thread; a second call while it runs does nothing."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name=f"device {self.port}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Closes the port and waits for the thread's end, at most one open attempt away."""
        self._stop.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()
            self._thread = None

    def _run(self) -> None:
        delay = BACK_OFF_FIRST
        self._tell(DeviceState.OPENING)
        while not self._stop.is_set():
            line, error = self._open()
            if line is not None:
                self._tell(DeviceState.READY)
                held, error = self._serve(line)
                # A port that opens and dies at once is no port that came back.
                delay = BACK_OFF_FIRST if held else delay
            if error is not None and not self._stop.is_set():
                self._tell(DeviceState.LOST, error)
                self._stop.wait(delay)
                delay = min(delay * 2, BACK_OFF_LAST)
        self._tell(DeviceState.STOPPED)

    def _open(self) -> tuple[Any, Text | None]:
        name = self.port
        try:
            if self._identity is not None:
                found = self._finder.find(self._identity, name)
                if found is None:
                    return None, say(QT_TRANSLATE_NOOP("app", "{port} 未插上"), port=self.port)
                name = found
            line = serial.serial_for_url(
                name,
                baudrate=self._settings.baud,
                bytesize=self._settings.bytesize,
                parity=self._settings.parity,
                stopbits=self._settings.stopbits,
                timeout=READ_TIMEOUT,
                # RFC 2217 ports know no write time-out and say so by an error.
                write_timeout=None if name.startswith("rfc2217://") else WRITE_TIMEOUT,
                exclusive=None if "://" in name else True,
            )
            if self._identity is None and "://" not in name:
                self._identity = self._finder.identify(name)
        except OPEN_ERRORS as failure:
            return None, open_failure(self.port, failure)
        except Exception as bug:
            log.exception("opening %s failed unexpectedly", self.port)
            return None, open_failure(self.port, bug)
        return line, None

    def _serve(self, line: Any) -> tuple[bool, Text | None]:
        """Reads until the line is lost or stopped; returns whether it ever held, and the reason of the loss."""
        held = False
        error: Text | None = None

        def write(data: bytes) -> None:
            try:
                line.write(data)
            except LINE_ERRORS as failure:
                raise LineGone(failure) from failure

        try:
            with self._bug_guard():
                self._handler.opened(write)
            while not self._stop.is_set():
                now = time.monotonic()
                waiting = line.in_waiting
                if not waiting:
                    with self._bug_guard():
                        self._handler.silent(now)
                data = line.read(1)
                held = True
                if data:
                    more = line.in_waiting
                    data += line.read(more) if more else b""
                    with self._bug_guard():
                        self._handler.received(data, time.monotonic(), not waiting)
        except LINE_ERRORS as failure:
            log.info("%s lost: %s", self.port, failure)
            error = say(QT_TRANSLATE_NOOP("app", "{port} 已断开"), port=self.port)
            with self._bug_guard():
                self._handler.lost(time.monotonic())
        finally:
            with contextlib.suppress(*LINE_ERRORS):
                line.close()
        return held, error

    def _tell(self, state: DeviceState, error: Text | None = None) -> None:
        status = DeviceStatus(self.port, state, error)
        if status == self._status:
            return
        self._status = status
        with self._bug_guard():
            self._on_state(status)

    @contextlib.contextmanager
    def _bug_guard(self) -> Iterator[None]:
        """Keeps the port alive when a listener has a bug: it is logged as one and the next scan still counts."""
        try:
            yield
        except LineGone as gone:
            raise gone.failure from gone
        except Exception:
            log.exception("listener of %s failed", self.port)


class LineGone(Exception):
    """A handler's own write found the line gone."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__(str(failure))
        self.failure = failure


_OPEN_FAILURES: dict[int, str] = {
    errno.ENOENT: QT_TRANSLATE_NOOP("app", "没有这个端口：{port}"),
    errno.EACCES: QT_TRANSLATE_NOOP("app", "没有权限打开 {port}"),
    errno.EPERM: QT_TRANSLATE_NOOP("app", "没有权限打开 {port}"),
    errno.EBUSY: QT_TRANSLATE_NOOP("app", "{port} 正被别的程序占用"),
    errno.EAGAIN: QT_TRANSLATE_NOOP("app", "{port} 正被别的程序占用"),
    errno.ECONNREFUSED: QT_TRANSLATE_NOOP("app", "{port} 拒绝连接"),
}


def open_failure(port: str, failure: BaseException) -> Text:
    """The sentence for a port that cannot be opened, with the system's own words where it has no better one."""
    number = getattr(failure, "errno", None)
    if number in _OPEN_FAILURES:
        return say(_OPEN_FAILURES[number], port=port)
    return say(QT_TRANSLATE_NOOP("app", "打不开 {port}：{detail}"), port=port, detail=str(failure))
