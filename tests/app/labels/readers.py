"""Strict readers of what the back ends write: an unknown command, a wrong length or a bad checksum fails the test."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from binascii import crc_hqx
from dataclasses import dataclass, field

from app.labels.bitmap import Bitmap

Placed = tuple[int, int, Bitmap]


@dataclass
class Read:
    """What stands on one printed label."""

    texts: list[str] = field(default_factory=list)
    bars: list[str] = field(default_factory=list)
    squares: list[str] = field(default_factory=list)
    dots: list[Placed] = field(default_factory=list)
    labels: int = 0


_ZPL = frozenset(["XA", "CI", "PW", "LL", "LH", "FO", "GB", "GF", "A0", "A@", "FB", "FH", "FD", "FS", "BY", "BC", "BQ", "PQ", "XZ"])


def read_zpl(data: bytes) -> Read:
    """Reads one ZPL format."""
    stream = data.decode()
    assert "~" not in stream
    assert stream.startswith("^XA") and stream.endswith("^XZ\n")
    found = Read()
    at, kind, open_field = (0, 0), "", False
    for token in stream.replace("\n", "").split("^")[1:]:
        command, rest = token[:2], token[2:]
        assert command in _ZPL, command
        if command == "FO":
            assert not open_field
            x, y = rest.split(",")
            at, kind, open_field = (int(x), int(y)), "", True
        elif command in ("A0", "A@", "BC", "BQ"):
            kind = "A0" if command == "A@" else command
        elif command == "GF":
            found.dots.append((*at, _z64(rest)))
        elif command == "FD":
            assert rest.isascii() or kind == "A0"
            text = re.sub(r"_([0-9A-F]{2})", lambda code: chr(int(code[1], 16)), rest)
            {"A0": found.texts, "BC": found.bars, "BQ": found.squares}[kind].append(text)
        elif command == "FS":
            assert rest == "" and open_field
            open_field = False
        elif command == "XZ":
            found.labels += 1
            assert rest == ""
    return found


def unpacked(zpl: bytes) -> bytes:
    """ZPL with its compressed pictures as hexadecimal: the same whichever zlib packed them."""
    return re.sub(
        rb":Z64:([A-Za-z0-9+/=]+):[0-9A-F]{4}", lambda found: zlib.decompress(b64decode(found[1])).hex().encode(), zpl
    )


def _z64(rest: str) -> Bitmap:
    head = re.fullmatch(r"A,(\d+),(\d+),(\d+),:Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})", rest)
    assert head
    sent, size, stride = (int(head[place]) for place in (1, 2, 3))
    rows = zlib.decompress(b64decode(head[4]))
    assert sent == size == len(rows) and size % stride == 0
    assert crc_hqx(head[4].encode("ascii"), 0) == int(head[5], 16)
    return Bitmap(stride * 8, size // stride, rows)


_TSPL = frozenset(["SIZE", "GAP", "DIRECTION", "REFERENCE", "CLS", "BAR", "BOX", "TEXT", "BARCODE", "QRCODE", "PRINT"])


def read_tspl(data: bytes) -> Read:
    """Reads one TSPL label."""
    found, at = Read(), 0
    while at < len(data):
        head = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),0,").match(data, at)
        if head:
            x, y, stride, height = (int(head[place]) for place in (1, 2, 3, 4))
            raw = data[head.end() : head.end() + stride * height]
            at = head.end() + stride * height + 2
            assert data[at - 2 : at] == b"\r\n"
            found.dots.append((x, y, Bitmap(stride * 8, height, bytes(byte ^ 0xFF for byte in raw))))
            continue
        end = data.index(b"\r\n", at)
        line = data[at:end].decode("gb18030")
        at = end + 2
        command = line.split(" ")[0]
        assert command in _TSPL, line
        assert line.replace("\u3000", " ").isprintable() and (line.isascii() or command == "TEXT")
        found.labels += command == "PRINT"
        if command in ("TEXT", "BARCODE", "QRCODE"):
            quoted = re.fullmatch(r'(?:[^"]|"[^"]*",)*?"([^"\\]*)"', line)
            assert quoted, line
            {"TEXT": found.texts, "BARCODE": found.bars, "QRCODE": found.squares}[command].append(quoted[1])
    return found
