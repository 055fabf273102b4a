"""A scale on a serial port: its readings, and the weight that may be taken for a box."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from app.core.text import QT_TRANSLATE_NOOP, say
from app.devices.ports import DeviceState, DeviceStatus, LineSettings, PortFinder, PortOwner
from app.devices.scale_protocols import PROTOCOLS, Reading, ScaleFlag, ScaleParser, ScaleProtocol, parser_for

__all__ = [
    "DeviceState",
    "DeviceStatus",
    "Reading",
    "ScaleFlag",
    "ScalePort",
    "ScaleProtocol",
    "ScaleReading",
    "StabilityRule",
    "parser_for",
]


GARBLED_SECONDS = 2.0
GARBLED_BYTES = 48
"""So many bytes over so long without one good frame are no disturbance any more."""


class StabilityRule:
    """Decides which weight may be taken; pure over readings and time.

    A scale that says itself that it rests is believed. Otherwise a weight rests after `count` equal readings over
    `seconds`. Either way it must be fresh, above zero, and after a weight was taken the scale must first have shown
    zero again, so that one box is never weighed as the next.

    Args:
        count: Equal readings in a row.
        seconds: Time they must span.
        fresh: Age in seconds after which the last reading says nothing.
        zero_g: Largest weight in grams that counts as an empty scale.
        needs_zero: Whether the scale must have been empty between two weights.
    """

    def __init__(
        self, count: int = 5, seconds: float = 0.8, fresh: float = 1.0, zero_g: Decimal = Decimal(0), *, needs_zero: bool = True
    ) -> None:
        self._count = count
        self._seconds = seconds
        self._fresh = fresh
        self._zero_g = zero_g
        self._needs_zero = needs_zero
        self._equal: deque[float] = deque(maxlen=4096)
        self._weight: Decimal | None = None
        self._said_stable: bool | None = None
        self._last = 0.0
        self._empty_seen = True

    def push(self, reading: Reading, now: float) -> None:
        """Takes one reading; one without a usable weight starts the count again."""
        if ScaleFlag.TARE in reading.flags:
            return
        weight = reading.weight_g if reading.usable else None
        if weight is None or weight != self._weight or now - self._last >= self._fresh:
            self._equal.clear()
        self._weight, self._said_stable, self._last = weight, reading.stable, now
        if weight is None:
            return
        self._equal.append(now)
        if abs(weight) <= self._zero_g and self._rests(now):
            self._empty_seen = True

    def stable(self, now: float) -> Decimal | None:
        """The weight in grams that may be taken now, or None."""
        return self._weight if self._empty_seen and self._loaded(now) else None

    def waits_for_zero(self, now: float) -> bool:
        """Whether a weight rests that does not count, because the scale was not empty since the last one was taken."""
        return not self._empty_seen and self._loaded(now)

    def take(self, now: float) -> Decimal | None:
        """Takes the stable weight for a box; the next one comes only after the scale was empty."""
        weight = self.stable(now)
        if weight is not None:
            self._empty_seen = not self._needs_zero
        return weight

    def reset(self) -> None:
        """Forgets what was seen before the line was lost; a box still on the scale stays taken."""
        self._equal.clear()
        self._weight = None

    def _loaded(self, now: float) -> bool:
        fresh = self._weight is not None and now - self._last < self._fresh
        return fresh and self._weight is not None and self._weight > self._zero_g and self._rests(now)

    def _rests(self, now: float) -> bool:
        if self._said_stable is not None:
            return self._said_stable
        return len(self._equal) >= self._count and self._equal[-1] - self._equal[0] >= self._seconds


@dataclass(frozen=True)
class ScaleReading:
    """A reading as it is handed over.

    Attributes:
        port: Where it came from, as configured.
        reading: What the scale said.
        stable_g: The weight in grams that may be taken now, or None while it moves or the scale was not empty between.
        waits_for_zero: A weight rests that does not count before the scale was empty.
        at: Monotonic seconds.
    """

    port: str
    reading: Reading
    stable_g: Decimal | None
    at: float
    waits_for_zero: bool = False


class ScalePort:
    """Owns one scale's port.

    Args:
        port: A device, a pty path, or a URL that pyserial opens.
        protocol: How the scale speaks.
        baud: Speed of the line.
        on_reading: Called in the port's thread for each reading.
        on_state: Called in the port's thread at each change of state.
        finder: Finds a USB adapter again under another name.
        settings: Character format where it is not 8N1 (Toledo is often 7E1); overrides `baud`.
        unit: Unit of protocols whose frames name none.
        rule: When a weight rests.
        ask_every: Seconds between questions to a scale that must be asked.
    """

    def __init__(
        self,
        port: str,
        protocol: ScaleProtocol | str,
        baud: int = 9600,
        *,
        on_reading: Callable[[ScaleReading], None],
        on_state: Callable[[DeviceStatus], None],
        finder: PortFinder | None = None,
        settings: LineSettings | None = None,
        unit: str = "kg",
        rule: StabilityRule | None = None,
        ask_every: float = 0.2,
    ) -> None:
        self.port = port
        self._parser: ScaleParser = parser_for(protocol, unit)
        self._request = PROTOCOLS[ScaleProtocol(protocol)].request
        self._on_reading = on_reading
        self._rule = rule or StabilityRule()
        self._lock = threading.Lock()
        self._ask_every = ask_every
        self._asked = float("-inf")
        self._write: Callable[[bytes], None] | None = None
        self._on_state = on_state
        self._good = time.monotonic()
        self._noise, self._garbled = 0, False
        self._owner = PortOwner(port, self, on_state, settings or LineSettings(baud), finder)

    @property
    def state(self) -> DeviceState:
        """What the port is doing."""
        return self._owner.status.state

    @property
    def status(self) -> DeviceStatus:
        """The last state told, with the error that led to it."""
        return self._owner.status

    @property
    def skipped(self) -> int:
        """Bytes that belonged to no good frame."""
        return self._parser.skipped

    def start(self) -> None:
        """Starts the port's thread."""
        self._owner.start()

    def stop(self) -> None:
        """Closes the port and waits for its thread."""
        self._owner.stop()

    def take(self) -> Decimal | None:
        """Takes the stable weight in grams for a box, or None; from any thread."""
        with self._lock:
            return self._rule.take(time.monotonic())

    def opened(self, write: Callable[[bytes], None]) -> None:
        """The line is open: a scale that must be asked is asked at once."""
        self._write = write
        self._asked = float("-inf")
        self._good, self._noise = time.monotonic(), self.skipped

    def received(self, data: bytes, now: float, idle_known: bool) -> None:
        """Reads frames out of what came."""
        readings = self._parser.feed(data)
        self._judge_line(bool(readings), now)
        for reading in readings:
            with self._lock:
                self._rule.push(reading, now)
                stable, waits = self._rule.stable(now), self._rule.waits_for_zero(now)
            self._on_reading(ScaleReading(self.port, reading, stable, now, waits))

    def _judge_line(self, understood: bool, now: float) -> None:
        """Says once that a line carries rubbish, and once that it speaks again; no weight is ever read from rubbish."""
        if understood:
            self._good, self._noise = now, self.skipped
            if self._garbled:
                self._garbled = False
                self._on_state(DeviceStatus(self.port, DeviceState.READY))
        elif not self._garbled and now - self._good >= GARBLED_SECONDS and self.skipped - self._noise >= GARBLED_BYTES:
            self._garbled = True
            sentence = say(QT_TRANSLATE_NOOP("app", "{port} 的数据读不懂：请核对秤的协议、波特率和字符格式"), port=self.port)
            self._on_state(DeviceStatus(self.port, DeviceState.GARBLED, sentence))

    def silent(self, now: float) -> None:
        """Asks again where the scale must be asked."""
        if self._request and self._write is not None and now - self._asked >= self._ask_every:
            self._asked = now
            self._write(self._request)

    def lost(self, now: float) -> None:
        """Forgets the unfinished frame and the count of equal readings."""
        self._write = None
        self._garbled = False
        self._parser.reset()
        with self._lock:
            self._rule.reset()
