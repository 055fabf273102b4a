"""Ports with their line as people write them in the settings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.core.errors import BadInput
from app.devices.line_options import beep_bytes, port_option, port_options, scale_option
from app.devices.ports import LineSettings


@pytest.mark.parametrize(
    ("text", "port", "line"),
    [
        ("COM5", "COM5", LineSettings()),
        (" /dev/ttyUSB0?baud=4800&format=7e1 ", "/dev/ttyUSB0", LineSettings(4800, 7, "E", 1)),
        ("COM3?format=8N2", "COM3", LineSettings(9600, 8, "N", 2)),
        ("COM3?baud=115200&format=8O1.5", "COM3", LineSettings(115200, 8, "O", 1.5)),
        ("rfc2217://host:2217?ign_set_control", "rfc2217://host:2217?ign_set_control", LineSettings()),
        ("socket://host:4001?baud=19200", "socket://host:4001", LineSettings(19200)),
    ],
)
def test_a_port_carries_its_line(text: str, port: str, line: LineSettings) -> None:
    found = port_option(text)
    assert (found.port, found.line) == (port, line)


@pytest.mark.parametrize(
    "text", ["COM5?speed=9600", "COM5?baud=fast", "COM5?baud=0", "COM5?format=9N1", "COM5?format=8X1", "?baud=96", "COM5?", "COM5?zero=20"]
)
def test_what_cannot_be_read_is_a_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="看不懂的端口设置"):
        port_option(text)


def test_several_scanners_and_a_scale() -> None:
    assert [(o.port, o.line.baud) for o in port_options("COM3, COM4?baud=115200,")] == [("COM3", 9600), ("COM4", 115200)]
    found, unit, zero = scale_option("COM5?baud=2400&format=7E1&unit=g&zero=20")
    assert (found.port, found.line, unit, zero) == ("COM5", LineSettings(2400, 7, "E", 1), "g", Decimal(20))
    for text in ("COM5?unit=stone", "COM5?zero=-1"):
        with pytest.raises(BadInput):
            scale_option(text)


def test_the_beep_of_a_family_or_bytes() -> None:
    assert [beep_bytes(word) for word in ("", "bel", " BEL ", "datalogic", "07", "1B 42 ff")] == [
        b"", b"\x07", b"\x07", b"F", b"\x07", b"\x1bB\xff",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="报警指令 loud"):
        beep_bytes("loud")
