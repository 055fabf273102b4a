"""Ports as people write them in the settings: `COM5`, `/dev/ttyUSB0?baud=4800&format=7E1`, `rfc2217://host:port`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import parse_qsl

from app.core.errors import BadInput
from app.core.text import QT_TRANSLATE_NOOP, say
from app.devices.ports import LineSettings

_FORMAT = re.compile(r"(?P<bits>[78])(?P<parity>[NEOMS])(?P<stop>1\.5|1|2)")
_LINE = frozenset({"baud", "format"})
_SCALE = frozenset({"unit", "zero"})
BEEPS = {
    "": b"",
    "bel": b"\x07",
    "datalogic": b"F",
    "cipherlab": b"#@////\r",
}
"""What makes a serial scanner sound at the host's word, by documented family.

`bel` is the ASCII character BEL (Zebra and Symbol, where 「Beep on BEL」 is switched on; Datalogic), `datalogic` the host
command 「not on file」 (long beeps), `cipherlab` its host command for a beep.
"""


@dataclass(frozen=True)
class PortOption:
    """A port with its line.

    Attributes:
        port: What pyserial opens.
        line: Speed and character format.
        extra: Further options that the device knows.
    """

    port: str
    line: LineSettings = field(default_factory=LineSettings)
    extra: dict[str, str] = field(default_factory=dict)


def port_option(text: str, known: frozenset[str] = frozenset()) -> PortOption:
    """Reads a port with the options behind a question mark: `baud`, `format` (`7E1`, `8N1` …) and those in `known`.

    A URL keeps a query of its own.

    Raises:
        BadInput: An option is unknown or its value makes no sense.
    """
    port, mark, query = text.strip().rpartition("?")
    if not mark:
        return PortOption(text.strip())
    options = dict(parse_qsl(query, keep_blank_values=True))
    if not options or options.keys() - _LINE - known:
        if "://" in text:
            return PortOption(text.strip())
        raise _unreadable(text)
    shape = _FORMAT.fullmatch(options.get("format", "8N1").upper())
    baud = options.get("baud", "9600")
    if shape is None or not port or not baud.isdecimal() or not 0 < int(baud) <= 4_000_000:
        raise _unreadable(text)
    stop = float(shape["stop"])
    line = LineSettings(int(baud), int(shape["bits"]), shape["parity"], stop if stop % 1 else int(stop))
    return PortOption(port, line, {key: value for key, value in options.items() if key in known})


def port_options(text: str) -> list[PortOption]:
    """Several ports, separated by commas.

    Raises:
        BadInput: One of them cannot be read.
    """
    return [port_option(part) for part in text.split(",") if part.strip()]


def scale_option(text: str) -> tuple[PortOption, str, Decimal]:
    """The port of a scale, the unit of protocols whose frames name none, and the grams that count as empty.

    Raises:
        BadInput: It cannot be read.
    """
    found = port_option(text, _SCALE)
    unit, zero = found.extra.get("unit", "kg").lower(), found.extra.get("zero", "0")
    if unit not in ("g", "kg", "t", "lb") or not zero.isdecimal():
        raise _unreadable(text)
    return found, unit, Decimal(zero)


def beep_bytes(text: str) -> bytes:
    """What is sent for an error beep: a family in `BEEPS`, or bytes as hexadecimal digits (`07`, `1B 42`).

    Raises:
        BadInput: It is neither.
    """
    word = text.strip().lower()
    if word in BEEPS:
        return BEEPS[word]
    try:
        return bytes.fromhex(word)
    except ValueError as error:
        raise BadInput(
            say(
                QT_TRANSLATE_NOOP("app", "看不懂的扫描枪报警指令 {text}；应为 {names} 或十六进制字节，如 07"),
                text=text, names="、".join(filter(None, BEEPS)),
            )
        ) from error  # fmt: skip


def _unreadable(text: str) -> BadInput:
    return BadInput(say(QT_TRANSLATE_NOOP("app", "看不懂的端口设置 {text}；应为 端口?baud=9600&format=7E1"), text=text))
