"""Where a label printer stands and what it speaks, written as one option text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlsplit

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP


class Language(StrEnum):
    """What the printer understands."""

    ZPL = "zpl"
    TSPL = "tspl"


class Transport(StrEnum):
    """How bytes reach it."""

    TCP = "tcp"
    SERIAL = "serial"
    FILE = "file"
    QUEUE = "queue"


_LANGUAGES = {item.value: item for item in Language}
_BAD_ADDRESS = QT_TRANSLATE_NOOP(
    "app", "看不懂的打印机地址 {address}；应为 zpl+tcp://主机:端口、tspl+serial:端口?baud=9600、zpl+queue:打印队列 或 file:目录"
)


@dataclass(frozen=True)
class PrinterAddress:
    """Where a label printer stands and what it speaks.

    Attributes:
        language: ZPL or TSPL.
        transport: TCP, serial, numbered files or a print queue of the system.
        target: Host, serial port, folder or name of the queue.
        number: TCP port.
        baud: Speed of a serial line.
        rtscts: Hardware flow control on a serial line.
        answers: False for a printer known to answer no status: its jobs end as `sent`.
    """

    language: Language
    transport: Transport
    target: str
    number: int = 9100
    baud: int = 9600
    rtscts: bool = False
    answers: bool = True

    @classmethod
    def parse(cls, text: str) -> PrinterAddress:
        """Reads a printer option.

        Accepts `zpl+tcp://HOST[:PORT]`, `zpl+serial:PORT?baud=9600&rtscts=1`, the same with `tspl+`, `zpl+queue:NAME`,
        `tspl+queue:NAME`, `file:DIR` (ZPL) and `tspl+file:DIR`. `status=0` in a query marks a printer that answers no status.

        Raises:
            BadInput: It is none of these.
        """
        scheme, colon, rest = text.strip().partition(":")
        language_word, plus, transport_word = scheme.lower().rpartition("+")
        language = _LANGUAGES.get(language_word) if plus else (Language.ZPL if transport_word == "file" else None)
        if not colon or language is None or transport_word not in set(Transport):
            raise bad_input(_BAD_ADDRESS, address=text)
        transport = Transport(transport_word)
        try:
            return _ADDRESS_PARSERS[transport](language, rest)
        except ValueError:
            raise bad_input(_BAD_ADDRESS, address=text) from None

    def __str__(self) -> str:
        """The option that leads here."""
        if self.transport in (Transport.FILE, Transport.QUEUE):
            return f"{self.language}+{self.transport}:{self.target}"
        query = [] if self.answers else ["status=0"]
        if self.transport is Transport.TCP:
            host = f"[{self.target}]" if ":" in self.target else self.target
            return f"{self.language}+tcp://{host}:{self.number}" + ("?" + "&".join(query) if query else "")
        query = [f"baud={self.baud}", *(["rtscts=1"] if self.rtscts else []), *query]
        return f"{self.language}+serial:{self.target}?{'&'.join(query)}"


def _parse_tcp(language: Language, rest: str) -> PrinterAddress:
    parts = urlsplit("tcp:" + rest)
    options = _options(parts.query, "status")
    if not parts.hostname or parts.path not in ("", "/") or parts.username is not None:
        raise ValueError(rest)
    return PrinterAddress(
        language, Transport.TCP, parts.hostname, parts.port or 9100, answers=options.get("status", "1") != "0"
    )


def _parse_serial(language: Language, rest: str) -> PrinterAddress:
    target, _, query = rest.partition("?")
    options = _options(query, "baud", "rtscts", "status")
    baud = int(options.get("baud", "9600"))
    if not target or baud <= 0:
        raise ValueError(rest)
    return PrinterAddress(
        language,
        Transport.SERIAL,
        target,
        baud=baud,
        rtscts=options.get("rtscts", "0") == "1",
        answers=options.get("status", "1") != "0",
    )


def _parse_file(language: Language, rest: str) -> PrinterAddress:
    folder = rest.removeprefix("//")
    if not folder:
        raise ValueError(rest)
    return PrinterAddress(language, Transport.FILE, folder, answers=False)


def _parse_queue(language: Language, rest: str) -> PrinterAddress:
    if not _QUEUE.fullmatch(rest):
        raise ValueError(rest)
    return PrinterAddress(language, Transport.QUEUE, rest, answers=False)


_QUEUE = re.compile(r"[^\s/#\-][^\s/#]{0,126}")
"""What CUPS takes as a name, and no hyphen in front, so that no name is read as an option of `lp`."""

_ADDRESS_PARSERS: dict[Transport, Callable[[Language, str], PrinterAddress]] = {
    Transport.TCP: _parse_tcp,
    Transport.SERIAL: _parse_serial,
    Transport.FILE: _parse_file,
    Transport.QUEUE: _parse_queue,
}


def _options(query: str, *known: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
    if set(options) - set(known):
        raise ValueError(query)
    return options
