"""A scanner on a serial port: every frame of it, stamped once at the station."""

from __future__ import annotations

import itertools
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.core.clock import Clock, SystemClock
from app.devices.framing import Frame, FrameKind, Framer
from app.devices.ports import DeviceState, DeviceStatus, LineSettings, PortFinder, PortOwner

__all__ = ["DeviceState", "DeviceStatus", "ScanFrame", "ScanStamper", "ScannerPort"]


@dataclass(frozen=True)
class ScanFrame:
    """One scan as it came to the station; it is answered exactly once.

    Attributes:
        port: Where it came from, as configured (`wedge` for the keyboard).
        data: The bytes without terminator.
        kind: Whether it may be read as a code.
        at_monotonic: Monotonic seconds at which it was complete.
        at_utc: Aware UTC of the same moment.
        sequence: Number within the station since the program started, from 1.
        key: Made here, so that a repeat of the command that records the scan is harmless.
        end: The terminator that completed it.
    """

    port: str
    data: bytes
    kind: FrameKind
    at_monotonic: float
    at_utc: datetime
    sequence: int
    key: uuid.UUID
    end: bytes = b""


class ScanStamper:
    """Gives every scan of a station its key, number and time; one for all its ports. Safe between threads."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock: Clock = clock or SystemClock()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def stamp(
        self, port: str, data: bytes, kind: FrameKind = FrameKind.OK, at: float | None = None, end: bytes = b""
    ) -> ScanFrame:
        """Stamps one frame.

        Args:
            port: Where it came from.
            data: Its bytes without terminator.
            kind: Whether it may be read as a code.
            at: Monotonic seconds; now by default.
            end: The terminator that completed it.
        """
        moment = time.monotonic() if at is None else at
        with self._lock:
            return ScanFrame(port, data, kind, moment, self._clock.now(), next(self._numbers), uuid.uuid4(), end)


class ScannerPort:
    """Owns one scanner's port and hands its frames over in order.

    Args:
        port: A device, a pty path, or a URL that pyserial opens.
        baud: Speed of the line.
        on_frame: Called in the port's thread for each frame, also for partial and overlong ones.
        on_state: Called in the port's thread at each change of state.
        finder: Finds a USB scanner again under another name.
        stamper: Shared by all ports of the station; its own by default.
        settings: Character format where it is not 8N1; overrides `baud`.
        framer: Limits of a frame.
        beep: What makes this scanner sound at the host's word; nothing by default.
    """

    def __init__(
        self,
        port: str,
        baud: int = 9600,
        *,
        on_frame: Callable[[ScanFrame], None],
        on_state: Callable[[DeviceStatus], None],
        finder: PortFinder | None = None,
        stamper: ScanStamper | None = None,
        settings: LineSettings | None = None,
        framer: Framer | None = None,
        beep: bytes = b"",
    ) -> None:
        self.port = port
        self._on_frame = on_frame
        self._stamper = stamper or ScanStamper()
        self._framer = framer or Framer()
        self._beep, self._complaint = beep, threading.Event()
        self._write: Callable[[bytes], None] | None = None
        self._owner = PortOwner(port, self, on_state, settings or LineSettings(baud), finder)

    @property
    def state(self) -> DeviceState:
        """What the port is doing."""
        return self._owner.status.state

    @property
    def status(self) -> DeviceStatus:
        """The last state told, with the error that led to it."""
        return self._owner.status

    def start(self) -> None:
        """Starts the port's thread."""
        self._owner.start()

    def stop(self) -> None:
        """Closes the port and waits for its thread."""
        self._owner.stop()

    def complain(self) -> None:
        """Lets the scanner sound for a wrong scan, where it can; from any thread, sent by the port's own."""
        if self._beep:
            self._complaint.set()

    def opened(self, write: Callable[[bytes], None]) -> None:
        """The line is open; nothing is written to a scanner but its error beep."""
        self._write = write
        self._complaint.clear()

    def received(self, data: bytes, now: float, idle_known: bool) -> None:
        """Cuts what came into frames."""
        self._hand_over(self._framer.feed(data, now, idle_known=idle_known))

    def silent(self, now: float) -> None:
        """Sounds the error beep that is due, gives an idle fragment up."""
        if self._complaint.is_set() and self._write is not None:
            self._complaint.clear()
            self._write(self._beep)
        self._hand_over(self._framer.tick(now))

    def lost(self, now: float) -> None:
        """Gives a fragment up that the lost line cut off; a beep would come too late."""
        self._write = None
        self._hand_over(self._framer.reset(now))

    def _hand_over(self, frames: list[Frame]) -> None:
        for frame in frames:
            self._on_frame(self._stamper.stamp(self.port, frame.data, frame.kind, frame.at, frame.end))
