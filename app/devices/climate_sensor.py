"""A sensor of temperature and humidity on a serial port, in a plain-text format that any small controller can send.

One line a reading, ended by CR, LF or both, in UTF-8:

    ZONE;TEMPERATURE;HUMIDITY[*CS]

| part | what it is |
|---|---|
| ZONE | code of the sensor or name of the zone, 1 to 40 characters without `;` and `*` |
| TEMPERATURE | degrees Celsius with a point, at most two decimals: `23.4`, `-5`, `23.45` |
| HUMIDITY | percent of relative humidity, or nothing where it is not measured: `55.2` |
| CS | XOR of all bytes before the `*`, two hexadecimal digits; without `*CS` the line is taken as it is |

A line that does not read, or whose checksum is wrong, is never a reading. Empty lines and lines that begin with `#` say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from app.core.text import QT_TRANSLATE_NOOP, say
from app.devices.ports import DeviceState, DeviceStatus, LineSettings, PortFinder, PortOwner

LONGEST = 200
"""Bytes of a line; more without an end is noise."""
GARBLED_AFTER = 3
"""So many lines in a row that do not read, and the line is called garbled."""
EVERY_SECONDS = 300.0
"""A zone is written down so often; at once where it moved by half a degree or two percent."""
MOVED_C, MOVED_RH = 50, 200
_LINE = re.compile(r"(?P<zone>[^;*\r\n]{1,40});(?P<temperature>[+-]?\d{1,3}(?:\.\d{1,2})?);(?P<humidity>\d{1,3}(?:\.\d{1,2})?)?")


@dataclass(frozen=True)
class SensorReading:
    """What a sensor sent: its code, hundredths of a degree, hundredths of a percent or None."""

    code: str
    temperature: int
    humidity: int | None


def checksum(text: str) -> str:
    """What stands behind the `*` of a line."""
    return f"{reduce(lambda a, b: a ^ b, text.encode(), 0):02X}"


def read_line(line: bytes) -> SensorReading | None:
    """One line as a reading; None where it is none."""
    try:
        text = line.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    body, star, sent = text.rpartition("*") if "*" in text else (text, "", "")
    if star and sent.strip().upper() != checksum(body):
        return None
    found = _LINE.fullmatch(body)
    if found is None:
        return None
    temperature, humidity = _hundredths(found["temperature"]), _hundredths(found["humidity"]) if found["humidity"] else None
    if not -4_000 <= temperature <= 8_000 or (humidity is not None and humidity > 10_000):
        return None
    return SensorReading(found["zone"].strip(), temperature, humidity)


def _hundredths(words: str) -> int:
    return int(Decimal(words) * 100)


class Sampler:
    """Which of the many readings of a sensor are written down; pure over readings and time."""

    def __init__(self, every: float = EVERY_SECONDS) -> None:
        self._every = every
        self._kept: dict[str, tuple[float, SensorReading]] = {}

    def wants(self, reading: SensorReading, now: float) -> bool:
        """Whether this one is written down; it is remembered when it is."""
        known = self._kept.get(reading.code)
        if known is not None:
            at, last = known
            moved = abs(reading.temperature - last.temperature) >= MOVED_C
            wetter = abs((reading.humidity or 0) - (last.humidity or 0)) >= MOVED_RH
            if now - at < self._every and not moved and not wetter:
                return False
        self._kept[reading.code] = (now, reading)
        return True


class SensorPort:
    """Owns one port; readings that are to be written down are handed over in its thread.

    Args:
        port: A device, a pty path, or a URL that pyserial opens.
        on_reading: Called for each reading that is to be written down.
        on_state: Called at each change of state.
        settings: Speed and character format.
        finder: Finds a USB adapter again under another name.
        sampler: Decides which readings are kept.
    """

    def __init__(
        self, port: str, *, on_reading: Callable[[SensorReading], None], on_state: Callable[[DeviceStatus], None],
        settings: LineSettings | None = None, finder: PortFinder | None = None, sampler: Sampler | None = None,
    ) -> None:  # fmt: skip
        self.port = port
        self._on_reading, self._on_state = on_reading, on_state
        self._sampler = sampler or Sampler()
        self._rest = b""
        self._bad = 0
        self._owner = PortOwner(port, self, on_state, settings or LineSettings(), finder)

    @property
    def state(self) -> DeviceState:
        """What the port is doing."""
        return self._owner.status.state

    def start(self) -> None:
        """Starts the port's thread."""
        self._owner.start()

    def stop(self) -> None:
        """Closes the port and waits for its thread."""
        self._owner.stop()

    def opened(self, write: Callable[[bytes], None]) -> None:
        """The line is open; a sensor speaks by itself."""
        self._rest, self._bad = b"", 0

    def received(self, data: bytes, now: float, idle_known: bool) -> None:
        """Reads lines out of what came."""
        *lines, rest = re.split(rb"[\r\n]+", self._rest + data)
        self._rest = rest if len(rest) <= LONGEST else b""
        if len(rest) > LONGEST:
            self._judge(False)
        for line in lines:
            if not line.strip() or line.lstrip().startswith(b"#"):
                continue
            reading = read_line(line)
            self._judge(reading is not None)
            if reading is not None and self._sampler.wants(reading, now):
                self._on_reading(reading)

    def _judge(self, good: bool) -> None:
        """Says once that a line means nothing, and once that it speaks again."""
        if good:
            if self._bad >= GARBLED_AFTER:
                self._on_state(DeviceStatus(self.port, DeviceState.READY))
            self._bad = 0
            return
        self._bad += 1
        if self._bad == GARBLED_AFTER:
            sentence = say(QT_TRANSLATE_NOOP("app", "{port} 的温湿度数据读不懂：请核对波特率和行格式"), port=self.port)
            self._on_state(DeviceStatus(self.port, DeviceState.GARBLED, sentence))

    def silent(self, now: float) -> None:
        """Nothing is asked of a sensor."""

    def lost(self, now: float) -> None:
        """Forgets the unfinished line."""
        self._rest = b""
