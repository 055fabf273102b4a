"""The lines of a temperature and humidity sensor: read, checked, thinned, over a real pty."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.climate_sensor import Sampler, SensorPort, SensorReading, checksum, read_line
from app.devices.ports import DeviceState, DeviceStatus
from app.devices.simulate import PtyScale


@pytest.mark.clause("D-07")
@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("成品一区;23.4;55.2", SensorReading("成品一区", 2340, 5520)),
        ("S-1;-5.25;", SensorReading("S-1", -525, None)),
        (f"S-1;26.1;58*{checksum('S-1;26.1;58')}", SensorReading("S-1", 2610, 5800)),
        (f"S-1;26.1;58*{checksum('S-1;26.2;58')}", None),
        ("S-1;26.1;58*", None),
        ("S-1;261;58", None),
        ("S-1;26.1;580", None),
        ("S-1;26,1;58", None),
        ("S-1;26.1", None),
        (";26.1;58", None),
    ],
)
def test_a_line_is_a_reading_or_nothing(line: str, reading: SensorReading | None) -> None:
    assert read_line(line.encode()) == reading


@given(st.binary(max_size=80))
def test_noise_is_never_a_fault(noise: bytes) -> None:
    read_line(noise)


def test_what_stays_as_it_is_is_written_down_every_five_minutes() -> None:
    sampler, one = Sampler(), SensorReading("S-1", 2300, 5000)
    assert [sampler.wants(one, at) for at in (0, 10, 299, 300, 310)] == [True, False, False, True, False]
    assert sampler.wants(SensorReading("S-1", 2350, 5000), 311) and sampler.wants(SensorReading("S-1", 2350, 5200), 312)
    assert sampler.wants(SensorReading("S-2", 2350, 5200), 312)


@pytest.mark.clause("D-07")
def test_a_sensor_on_a_real_line() -> None:
    heard: list[SensorReading] = []
    states: list[DeviceState] = []
    ready, came, garbled, mended = (threading.Event() for _ in range(4))

    def hear(reading: SensorReading) -> None:
        heard.append(reading)
        came.set()

    def tell(status: DeviceStatus) -> None:
        states.append(status.state)
        if status.state is DeviceState.GARBLED:
            garbled.set()
        elif status.state is DeviceState.READY:
            (mended if garbled.is_set() else ready).set()

    with PtyScale() as peer:
        port = SensorPort(peer.port, on_reading=hear, on_state=tell)
        port.start()
        try:
            assert ready.wait(5)
            peer.write("# 开机\r\n成品一".encode())
            peer.write("区;23.4;55.2\r\n".encode())
            assert came.wait(5)
            peer.write(b"\xff\xfe\r\nrubbish\r\n;;;\r\n")
            assert garbled.wait(5)
            peer.write(b"S-1;20;40\n")
            assert mended.wait(5)
        finally:
            port.stop()
    assert heard == [SensorReading("成品一区", 2340, 5520), SensorReading("S-1", 2000, 4000)]
    assert states[-1] is DeviceState.STOPPED
