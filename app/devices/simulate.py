"""Peers that behave like the real devices: a scanner and a scale on a pty, a label printer on a TCP port.

They ship with the program: the run without a display and the tests use them. The pty peers exist on POSIX only.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import socket
import struct
import threading
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from app.devices.printer import ESCAPE_STATUS, HOST_STATUS

ZPL_READY = (
    b"\x02030,0,0,0800,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,1,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
)
TSPL_READY = b"\x00"
GARBAGE = b"HTTP/1.1 400 Bad Request\r\n\r\n"


class PtyPeer:
    """The far end of a pseudo terminal that stands where a serial device would.

    Args:
        link: Path of a link to keep pointing at the device, so that it comes back under the same name.
    """

    def __init__(self, link: Path | None = None) -> None:
        self._link = link
        self._near: int | None = None
        self._far: int | None = None
        self._name = ""
        self.plug_in()

    @property
    def port(self) -> str:
        """The path a program opens."""
        return str(self._link) if self._link is not None else self._name

    def plug_in(self) -> None:
        """Opens a new terminal, as after a USB device was plugged in again; nothing if it is there."""
        if self._near is not None:
            return
        import tty

        near, far = os.openpty()
        tty.setraw(far)
        # The far end stays open so that the raw mode holds while no program has the port.
        self._near, self._far, self._name = near, far, os.ttyname(far)
        if self._link is not None:
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(self._name)

    def unplug(self) -> None:
        """Hangs up, as when the USB plug is pulled."""
        for descriptor in (self._near, self._far):
            if descriptor is not None:
                os.close(descriptor)
        self._near = self._far = None
        if self._link is not None:
            self._link.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        """Sends bytes to whoever has the port open.

        Raises:
            OSError: The peer is unplugged, or nobody took the bytes for five seconds.
        """
        view = memoryview(data)
        while view:
            if self._near is None or not select.select([], [self._near], [], 5.0)[1]:
                raise OSError("nobody reads the port")
            # Small pieces: a write larger than the terminal's room would block although select said it is writable.
            view = view[os.write(self._near, view[:256]) :]

    def read(self, timeout: float = 1.0) -> bytes:
        """What the program wrote to the port, waiting up to `timeout` seconds for the first byte."""
        if self._near is None or not select.select([self._near], [], [], timeout)[0]:
            return b""
        return os.read(self._near, 4096)

    def close(self) -> None:
        """Ends the peer."""
        self.unplug()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class PtyScanner(PtyPeer):
    """A scanner in virtual-COM mode.

    Args:
        link: Path of a link to keep pointing at the device.
        suffix: What the scanner sends after each code.
        prefix: What it sends before, e.g. STX.
    """

    def __init__(self, link: Path | None = None, *, suffix: bytes = b"\r", prefix: bytes = b"") -> None:
        super().__init__(link)
        self._suffix = suffix
        self._prefix = prefix

    def scan(self, code: str | bytes) -> None:
        """Sends one code as the scanner would after its beep."""
        data = code.encode() if isinstance(code, str) else code
        self.write(self._prefix + data + self._suffix)


class PtyScale(PtyPeer):
    """A scale on a pty: `write` sends raw frames of its protocol, `read` gives what it was asked."""


class PrinterMode(StrEnum):
    """How the simulated label printer behaves."""

    NORMAL = "normal"
    SILENT = "silent"
    GARBAGE = "garbage"
    STALL = "stall"
    DIE = "die"
    REFUSE = "refuse"


class LabelPrinterServer:
    """A label printer on a TCP port of this machine that keeps the jobs it was sent.

    `normal` answers the status commands with `zpl_status` or `tspl_status`, one after the other, the last one again and again;
    `silent` takes the job and never answers; `garbage` answers rubbish; `stall` answers until the job begins, stops reading after
    `cut_after` bytes of it and holds the connection; `die` resets it there; `refuse` accepts no connection.

    Args:
        mode: How it behaves; may be set again while it runs through `set_mode`.
        cut_after: Bytes taken before `stall` and `die` show.
    """

    def __init__(self, mode: PrinterMode | str = PrinterMode.NORMAL, *, cut_after: int = 64) -> None:
        self.mode = PrinterMode(mode)
        self.cut_after = cut_after
        self.zpl_status: list[bytes] = [ZPL_READY]
        self.tspl_status: list[bytes] = [TSPL_READY]
        self.most_connections = 0
        self._jobs: list[bytes] = []
        self._broken: list[bytes] = []
        self._open = 0
        self._changed = threading.Condition()
        self._ending = threading.Event()
        self._host, self._number = "127.0.0.1", 0
        self._listener: socket.socket | None = None
        self._threads: list[threading.Thread] = []
        self._listen()
        if self.mode is PrinterMode.REFUSE:
            self._deafen()

    @property
    def host(self) -> str:
        """Address it listens on."""
        return self._host

    def address(self, language: str = "zpl") -> str:
        """The printer option that leads here, e.g. `zpl+tcp://127.0.0.1:40123`."""
        return f"{language}+tcp://{self._host}:{self._number}"

    @property
    def jobs(self) -> list[bytes]:
        """The data of each connection that carried a job, in order, without status commands."""
        with self._changed:
            return list(self._jobs)

    @property
    def broken(self) -> list[bytes]:
        """What arrived on connections that stalled or were reset."""
        with self._changed:
            return list(self._broken)

    def wait_for_jobs(self, count: int, timeout: float = 5.0) -> list[bytes]:
        """Waits until `count` jobs are in and returns them; fewer when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._jobs) >= count, timeout)
            return list(self._jobs)

    def set_mode(self, mode: PrinterMode | str) -> None:
        """Changes how it behaves from the next connection on."""
        self.mode = PrinterMode(mode)
        if self.mode is PrinterMode.REFUSE:
            self._deafen()
        elif self._listener is None:
            self._listen()

    def close(self) -> None:
        """Ends the printer and its threads."""
        self._ending.set()
        self._deafen()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # A small window, so that a stalled peer is felt by the sender after some kilobytes instead of megabytes.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind((self._host, self._number))
        listener.listen(4)
        listener.settimeout(0.05)
        self._number = listener.getsockname()[1]
        self._listener = listener
        thread = threading.Thread(target=self._accept, args=(listener,), name="label printer", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _deafen(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()
            self._threads[-1].join()

    def _accept(self, listener: socket.socket) -> None:
        serving: list[threading.Thread] = []
        while not self._ending.is_set() and self._listener is listener:
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                break
            thread = threading.Thread(target=self._serve, args=(connection,), name="label printer line", daemon=True)
            serving.append(thread)
            thread.start()
        for thread in serving:
            thread.join()

    def _serve(self, connection: socket.socket) -> None:
        mode = self.mode
        with self._changed:
            self._open += 1
            self.most_connections = max(self.most_connections, self._open)
        try:
            connection.settimeout(0.05)
            if mode in (PrinterMode.STALL, PrinterMode.DIE):
                job, kept = self._take_a_part(connection, mode), self._broken
            else:
                job, kept = self._take(connection, mode), self._jobs
            if job:
                with self._changed:
                    kept.append(job)
                    self._changed.notify_all()
        finally:
            with self._changed:
                self._open -= 1
            connection.close()

    def _take_a_part(self, connection: socket.socket, mode: PrinterMode) -> bytes:
        """Answers until the job begins, reads `cut_after` bytes of it, then holds the line or resets it."""
        taken = bytearray()
        asked = {HOST_STATUS: 0, ESCAPE_STATUS: 0}
        while not self._ending.is_set():
            job = _STATUS_BEFORE.sub(b"", bytes(taken))
            if len(job) >= self.cut_after:
                break
            try:
                data = connection.recv(self.cut_after - len(job))
            except TimeoutError:
                continue
            except OSError:
                break
            if not data:
                return job
            taken += data
            if not _STATUS_BEFORE.sub(b"", bytes(taken)):
                self._answer(connection, bytes(taken), asked)
        if mode is PrinterMode.DIE:
            # Linger 0 makes the close a reset, as when the printer's power goes.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            while not self._ending.is_set() and not _hung_up(connection):
                pass
        return _STATUS_BEFORE.sub(b"", bytes(taken))

    def _take(self, connection: socket.socket, mode: PrinterMode) -> bytes:
        """Reads one connection to its end; returns the data without the status commands around it."""
        taken = bytearray()
        asked = {HOST_STATUS: 0, ESCAPE_STATUS: 0}
        while not self._ending.is_set():
            try:
                data = connection.recv(65536)
            except TimeoutError:
                continue
            except OSError:
                break
            if not data:
                break
            taken += data
            if mode is PrinterMode.NORMAL:
                self._answer(connection, bytes(taken), asked)
            elif mode is PrinterMode.GARBAGE:
                with contextlib.suppress(OSError):
                    connection.sendall(GARBAGE)
        return _STATUS_AROUND.sub(b"", bytes(taken))

    def _answer(self, connection: socket.socket, taken: bytes, asked: dict[bytes, int]) -> None:
        for command, answers in ((HOST_STATUS, self.zpl_status), (ESCAPE_STATUS, self.tspl_status)):
            while asked[command] < taken.count(command):
                answer = answers[min(asked[command], len(answers) - 1)]
                asked[command] += 1
                try:
                    connection.sendall(answer)
                except OSError:
                    return


_STATUS_BEFORE = re.compile(rb"\A(?:~HS|\x1b!\?)+")
_STATUS_AROUND = re.compile(rb"\A(?:~HS|\x1b!\?)+|(?:~HS|\x1b!\?)+\Z")
_HUNG_UP = getattr(select, "POLLRDHUP", 0) | getattr(select, "POLLHUP", 0) | getattr(select, "POLLERR", 0)


def _hung_up(connection: socket.socket) -> bool:
    """Whether the other side has closed, waiting a moment for it and leaving unread data on the line."""
    if not hasattr(select, "poll"):
        select.select([], [], [connection], 0.05)
        return False
    poller = select.poll()
    poller.register(connection, _HUNG_UP)
    return bool(poller.poll(50))
