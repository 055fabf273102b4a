"""Six scale protocols as pure parsers: bytes → resynchronised frame → checksum → exact weight.

The protocol of a port is configured and never guessed. Weights are `Decimal` with the decimals of the frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import reduce

__all__ = ["PROTOCOLS", "Protocol", "Reading", "ScaleFlag", "ScaleParser", "ScaleProtocol", "parser_for"]


class ScaleProtocol(StrEnum):
    """How a scale speaks."""

    TOLEDO = "toledo"
    TOLEDO_CHECKED = "toledo_ck"
    AND = "and"
    SICS = "sics"
    YAOHUA_A9 = "yaohua_a9"
    YAOHUA_A12 = "yaohua_a12"
    YAOHUA_EQUALS = "yaohua_eq"


class ScaleFlag(StrEnum):
    """What a frame says beside the weight."""

    NET = "net"
    TARE = "tare"
    OVERLOAD = "overload"
    UNDERLOAD = "underload"
    OUT_OF_RANGE = "out_of_range"
    BUSY = "busy"


@dataclass(frozen=True)
class Reading:
    """One frame of a scale.

    Attributes:
        weight_g: Grams, with the sign; None where the frame carries no weight (overload, busy).
        stable: The scale's own word; None where its protocol has none.
        flags: What else it said.
    """

    weight_g: Decimal | None
    stable: bool | None
    flags: frozenset[ScaleFlag] = field(default_factory=frozenset)

    @property
    def usable(self) -> bool:
        """Whether it is a weight of goods: present, in range and no tare display."""
        return self.weight_g is not None and not self.flags - {ScaleFlag.NET}


_GRAMS = {
    "g": Decimal(1),
    "kg": Decimal(1000),
    "t": Decimal(1_000_000),
    "mg": Decimal("0.001"),
    "lb": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
}


def to_grams(value: Decimal, unit: str) -> Decimal | None:
    """A weight in grams, exact; None for a unit that is not known."""
    factor = _GRAMS.get(unit.lower())
    return None if factor is None else value * factor


Found = tuple[int, Reading | None]
"""How many bytes a parser is done with, and the reading in them if there is one; (0, None) waits for more."""


@dataclass(frozen=True)
class Protocol:
    """One row of the table of protocols.

    Attributes:
        find: Looks at the head of the buffer, with the unit configured for frames that name none.
        limit: Longest frame; more unparsed bytes than this are noise.
        request: What asks the scale for a weight, or empty where it speaks by itself.
        has_stable_flag: Whether its frames say themselves that the weight rests.
    """

    find: Callable[[bytes, str], Found]
    limit: int
    request: bytes = b""
    has_stable_flag: bool = False


class ScaleParser:
    """Turns the bytes of one port into readings.

    Args:
        protocol: The protocol configured for the port.
        unit: Unit of protocols whose frames name none (`kg` on the platform scales that speak them).
    """

    def __init__(self, protocol: ScaleProtocol, unit: str = "kg") -> None:
        if unit.lower() not in _GRAMS:
            raise ValueError(unit)
        self.protocol = PROTOCOLS[protocol]
        self.skipped = 0
        """Bytes that belonged to no good frame: a growing number means wrong protocol, speed or wiring."""
        self._unit = unit
        self._buffer = b""

    def feed(self, data: bytes) -> list[Reading]:
        """Takes bytes and returns the readings they complete, in order."""
        self._buffer += data
        readings: list[Reading] = []
        while self._buffer:
            used, reading = self.protocol.find(self._buffer, self._unit)
            if reading is not None:
                readings.append(reading)
            elif used:
                self.skipped += used
            elif len(self._buffer) > self.protocol.limit:
                used = 1
                self.skipped += 1
            else:
                break
            self._buffer = self._buffer[used:]
        return readings

    def reset(self) -> None:
        """Forgets an unfinished frame, after the line was lost."""
        self._buffer = b""


def parser_for(protocol: ScaleProtocol | str, unit: str = "kg") -> ScaleParser:
    """The parser of a configured protocol.

    Raises:
        ValueError: There is no such protocol or unit.
    """
    return ScaleParser(ScaleProtocol(protocol), unit)


def _flags(**present: bool | int) -> frozenset[ScaleFlag]:
    return frozenset(ScaleFlag(name) for name, on in present.items() if on)


# Toledo continuous: STX SWA SWB SWC, six digits of weight, six of tare, CR, and a checksum where it is switched on.


def _toledo(buffer: bytes, unit: str, *, checked: bool) -> Found:
    start = buffer.find(b"\x02")
    if start:
        return (start if start > 0 else len(buffer)), None
    size = 18 if checked else 17
    frame = buffer[:size]
    # Refuse what is already wrong instead of waiting for a frame that will not come.
    if any(word < 0x20 for word in frame[1:4]) or re.search(rb"[^\d ]", frame[4:16]):
        return 1, None
    if frame[16:17] not in (b"", b"\r"):
        return 1, None
    if len(frame) < size:
        return 0, None
    if checked and (sum(byte & 0x7F for byte in frame)) & 0x7F:
        return 1, None
    digits = frame[4:10].strip()
    if not digits.isdigit():
        return 1, None
    return size, _toledo_reading(frame[1], frame[2], frame[3], digits)


_TOLEDO_UNITS = {1: "g", 2: "t", 3: "oz"}


def _toledo_reading(word_a: int, word_b: int, word_c: int, digits: bytes) -> Reading | None:
    value = Decimal(digits.decode()).scaleb(2 - (word_a & 0x07))
    other_unit = word_c & 0x07
    unit = _TOLEDO_UNITS.get(other_unit, "") if other_unit else ("kg" if word_b & 0x10 else "lb")
    grams = to_grams(-value if word_b & 0x02 else value, unit)
    flags = _flags(net=word_b & 0x01, out_of_range=word_b & 0x04 or grams is None)
    return Reading(None if ScaleFlag.OUT_OF_RANGE in flags else grams, not word_b & 0x08, flags)


# A&D style: ST,GS,+0012.34kg and CR LF.

_AND = re.compile(rb"(ST|QT|US|OL)(?:,(GS|NT|TR))?,([+-]) *(\d*\.?\d*) *([A-Za-z]{1,3})?")


def _and(buffer: bytes, unit: str) -> Found:
    end, size = _line_end(buffer)
    if not size:
        return 0, None
    found = _AND.fullmatch(buffer[:end].strip(b" \x00"))
    if found is None:
        return end + size, None
    head, kind, sign, digits, named = (part.decode() if part else "" for part in found.groups())
    overload = head == "OL"
    grams = to_grams(Decimal(digits), named) if not overload and digits.strip(".") else None
    if grams is None and not overload:
        return end + size, None
    flags = _flags(net=kind == "NT", tare=kind == "TR", overload=overload and sign == "+")
    flags |= _flags(underload=overload and sign == "-")
    return end + size, Reading(-grams if grams is not None and sign == "-" else grams, head in ("ST", "QT"), flags)


def _line_end(buffer: bytes) -> tuple[int, int]:
    """Where the first line ends and how long its terminator is (0 while it has not ended)."""
    found = re.search(rb"\r\n|\r(?=[^\n])|\n", buffer)
    return (found.start(), found.end() - found.start()) if found else (len(buffer), 0)


# MT-SICS: the answer to S or SI.

_SICS = re.compile(rb"S ([SDI+-])(?: +(-? *\d+(?:\.\d+)?) +([A-Za-z]{1,3}))?")


def _sics(buffer: bytes, unit: str) -> Found:
    end, size = _line_end(buffer)
    if not size:
        return 0, None
    found = _SICS.fullmatch(buffer[:end].strip())
    if found is None:
        return end + size, None
    state, digits, named = (part.decode() if part else "" for part in found.groups())
    if state in ("S", "D"):
        grams = to_grams(Decimal(digits.replace(" ", "")), named) if digits else None
        return end + size, Reading(grams, state == "S") if grams is not None else None
    flags = _flags(busy=state == "I", overload=state == "+", underload=state == "-")
    return end + size, Reading(None, False, flags)


# Yaohua A9: STX, sign, six digits, number of decimals, XOR as two hexadecimal digits, ETX.

_A9_SHAPE = (b"\x02", b"+-", *[b"0123456789 "] * 6, b"01234", *[b"0123456789ABCDEF"] * 2, b"\x03")


def _yaohua_a9(buffer: bytes, unit: str) -> Found:
    start = buffer.find(b"\x02")
    if start:
        return (start if start > 0 else len(buffer)), None
    frame = buffer[: len(_A9_SHAPE)]
    if any(byte not in allowed for byte, allowed in zip(frame, _A9_SHAPE, strict=False)):
        return 1, None
    if len(frame) < len(_A9_SHAPE):
        return 0, None
    digits = frame[2:8].strip()
    if not digits.isdigit() or reduce(int.__xor__, frame[1:9]) != int(frame[9:11], 16):
        return 1, None
    value = Decimal(digits.decode()).scaleb(-int(frame[8:9]))
    grams = to_grams(-value if frame[1:2] == b"-" else value, unit)
    return len(_A9_SHAPE), Reading(grams, None)


# Yaohua A12(E): ww000.000kg gross, wn-0000.1kg net, wt tare; seven characters of weight with the sign.

_A12 = re.compile(rb"w([wnt])([-+ \d][ \d.]{6})(kg|lb)")
_A12_BEGUN = re.compile(rb"w(?:[wnt](?:[-+ \d][ \d.]{0,6})?)?|w[wnt][-+ \d][ \d.]{6}[kl]")


def _yaohua_a12(buffer: bytes, unit: str) -> Found:
    start = buffer.find(b"w")
    if start:
        return (start if start > 0 else len(buffer)), None
    found = _A12.match(buffer)
    if found is None:
        return (0 if _A12_BEGUN.fullmatch(buffer) else 1), None
    value = _plain_number(found[2].decode())
    if value is None:
        return 1, None
    flags = _flags(net=found[1] == b"n", tare=found[1] == b"t")
    return _with_terminator(buffer, found.end()), Reading(to_grams(value, found[3].decode()), None, flags)


def _with_terminator(buffer: bytes, end: int) -> int:
    while buffer[end : end + 1] in (b"\r", b"\n"):
        end += 1
    return end


def _plain_number(text: str) -> Decimal | None:
    return Decimal(text.strip()) if re.fullmatch(r" *[-+]?\d+(?:\.\d+)? *", text) else None


# Yaohua "=": = and the display from its last digit to its sign, seven or eight characters, e.g. =000.3000 for 3.000.

_EQUALS_LONGEST = 8


def _yaohua_equals(buffer: bytes, unit: str) -> Found:
    start = buffer.find(b"=")
    if start:
        return (start if start > 0 else len(buffer)), None
    found = re.compile(rb"=([^=\r\n]{0,8})").match(buffer)
    assert found is not None
    body, end = found[1], found.end()
    if len(body) < _EQUALS_LONGEST and end == len(buffer):
        return (0 if re.fullmatch(rb"[\d .+-]*", body) else 1), None
    value = _plain_number(body.decode("latin-1")[::-1]) if len(body) >= _EQUALS_LONGEST - 1 else None
    if value is None:
        return 1, None
    return _with_terminator(buffer, end), Reading(to_grams(value, unit), None)


PROTOCOLS: dict[ScaleProtocol, Protocol] = {
    ScaleProtocol.TOLEDO: Protocol(lambda b, u: _toledo(b, u, checked=False), 17, has_stable_flag=True),
    ScaleProtocol.TOLEDO_CHECKED: Protocol(lambda b, u: _toledo(b, u, checked=True), 18, has_stable_flag=True),
    ScaleProtocol.AND: Protocol(_and, 64, has_stable_flag=True),
    ScaleProtocol.SICS: Protocol(_sics, 64, request=b"SI\r\n", has_stable_flag=True),
    ScaleProtocol.YAOHUA_A9: Protocol(_yaohua_a9, 12),
    ScaleProtocol.YAOHUA_A12: Protocol(_yaohua_a12, 13),
    ScaleProtocol.YAOHUA_EQUALS: Protocol(_yaohua_equals, 12),
}
