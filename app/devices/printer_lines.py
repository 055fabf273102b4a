"""The two lines to a label printer, with one face: short steps that never block for long."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import time
from typing import Any, Protocol

import serial

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.ports import LINE_ERRORS, OPEN_ERRORS, open_failure

SLICE = 0.1
"""Longest time in seconds that one step waits."""


class LineDown(Exception):
    """The line is not there or no longer there.

    Attributes:
        reason: The sentence for the screen.
        busy: The printer refused for now; trying again may help.
        tainted: Bytes may have gone out that were not counted.
    """

    def __init__(self, reason: Text, *, busy: bool = False, tainted: bool = False) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.busy = busy
        self.tainted = tainted


class PrinterLine(Protocol):
    """A line to a printer; each method raises `LineDown` once the line is gone."""

    def write(self, data: bytes) -> int:
        """Sends what the line takes within a slice and returns the number of bytes."""
        ...

    def drained(self) -> bool:
        """Whether everything written has left this machine, as far as it can tell."""
        ...

    def read(self) -> bytes:
        """What the printer sent within a slice."""
        ...

    def finish(self) -> None:
        """Says that the job is over and waits for the printer to close, for a moment."""
        ...

    def close(self, *, abort: bool = False) -> None:
        """Ends the line and never raises; `abort` throws away what has not left this machine."""
        ...


_LOST = QT_TRANSLATE_NOOP("app", "与打印机的连接断了")
_STALLED = QT_TRANSLATE_NOOP("app", "打印机不再接收数据")
_WHOLE_WRITE = 2.0
_PIECE = 128


class TcpLine:
    """A raw TCP connection (port 9100).

    Raises:
        LineDown: No connection within `timeout` seconds.
    """

    def __init__(self, host: str, port: int, timeout: float) -> None:
        where = f"{host}:{port}"
        try:
            self._socket = socket.create_connection((host, port), timeout)
        except ConnectionRefusedError:
            raise LineDown(say(QT_TRANSLATE_NOOP("app", "打印机 {where} 拒绝连接"), where=where), busy=True) from None
        except TimeoutError:
            raise LineDown(say(QT_TRANSLATE_NOOP("app", "打印机 {where} 没有反应"), where=where)) from None
        except (OSError, UnicodeError) as failure:
            reason = say(QT_TRANSLATE_NOOP("app", "连不上打印机 {where}：{detail}"), where=where, detail=str(failure))
            raise LineDown(reason) from None
        self._socket.settimeout(SLICE)

    def write(self, data: bytes) -> int:
        """Sends what the line takes within a slice and returns the number of bytes."""
        try:
            return self._socket.send(data)
        except TimeoutError:
            return 0
        except OSError:
            raise LineDown(say(_LOST)) from None

    def drained(self) -> bool:
        """Always true: what TCP has taken, only the printer's own answer can show to have arrived."""
        return True

    def read(self) -> bytes:
        """What the printer sent within a slice."""
        try:
            data = self._socket.recv(4096)
        except TimeoutError:
            return b""
        except OSError:
            raise LineDown(say(_LOST)) from None
        if not data:
            raise LineDown(say(QT_TRANSLATE_NOOP("app", "打印机未作回答就断开了")))
        return data

    def finish(self) -> None:
        """Ends the sending side and waits up to a second for the printer to take all of it and close."""
        end = time.monotonic() + 1.0
        try:
            self._socket.shutdown(socket.SHUT_WR)
            while time.monotonic() < end:
                with contextlib.suppress(TimeoutError):
                    if not self._socket.recv(4096):
                        return
        except OSError:
            raise LineDown(say(_LOST)) from None

    def close(self, *, abort: bool = False) -> None:
        """Ends the connection once the printer has closed it too, so that it takes the next one."""
        with contextlib.suppress(OSError, LineDown):
            if abort:
                # A reset: otherwise the system would go on delivering the half job after it was given up.
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                self.finish()
        self._socket.close()


class SerialLine:
    """A printer on a serial port, 8N1, without XON/XOFF because label bytes are binary.

    Raises:
        LineDown: The port cannot be opened.
    """

    def __init__(self, port: str, baud: int, rtscts: bool) -> None:
        try:
            self._line: Any = serial.serial_for_url(
                port,
                baudrate=baud,
                rtscts=rtscts,
                timeout=SLICE,
                write_timeout=None if port.startswith("rfc2217://") else 0,
                exclusive=None if "://" in port else True,
            )
            self._number = _selectable(self._line)
            if self._number is None and not port.startswith("rfc2217://"):
                self._line.write_timeout = _WHOLE_WRITE
        except OPEN_ERRORS as failure:
            raise LineDown(open_failure(port, failure)) from None

    def write(self, data: bytes) -> int:
        """Sends what the line takes within a slice and returns the number of bytes."""
        try:
            if self._number is None:
                return int(self._line.write(data[:_PIECE]) or 0)
            # pyserial's own write without time-out spins while the line is full: ask first.
            if not select.select([], [self._number], [], SLICE)[1]:
                return 0
            return int(self._line.write(data) or 0)
        except serial.SerialTimeoutException:
            raise LineDown(say(_STALLED), tainted=True) from None
        except LINE_ERRORS:
            raise LineDown(say(_LOST), tainted=True) from None

    def drained(self) -> bool:
        """Whether the system's output buffer is empty; waits a slice when it is not."""
        try:
            waiting = getattr(self._line, "out_waiting", 0)
        except LINE_ERRORS:
            raise LineDown(say(_LOST)) from None
        if waiting:
            time.sleep(SLICE / 4)
        return not waiting

    def read(self) -> bytes:
        """What the printer sent within a slice."""
        try:
            data = self._line.read(1)
            return bytes(data + self._line.read(self._line.in_waiting or 0))
        except LINE_ERRORS:
            raise LineDown(say(_LOST)) from None

    def finish(self) -> None:
        """Nothing: a serial line has no end to announce."""

    def close(self, *, abort: bool = False) -> None:
        """Frees the port."""
        with contextlib.suppress(*LINE_ERRORS):
            if abort:
                # Closing a device that takes nothing would otherwise wait for the driver's own limit.
                self._line.reset_output_buffer()
        with contextlib.suppress(*LINE_ERRORS):
            self._line.close()


def _selectable(line: Any) -> int | None:
    """The descriptor on which this system can wait for room to write, or None."""
    if os.name != "posix":
        return None
    try:
        return int(line.fileno())
    except (OSError, ValueError, AttributeError):
        return None
