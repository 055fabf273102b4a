"""Finding a USB device again by what it is, not by the name it had."""

from __future__ import annotations

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from app.devices.ports import UsbFinder, UsbIdentity, open_failure


def plugged(name: str, vid: int | None, pid: int | None, serial_number: str | None) -> ListPortInfo:
    port = ListPortInfo(name)
    port.vid, port.pid, port.serial_number = vid, pid, serial_number
    return port


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[ListPortInfo]:
    ports: list[ListPortInfo] = []
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    return ports


def test_a_device_is_found_under_its_new_name(machine: list[ListPortInfo]) -> None:
    machine.append(plugged("COM3", 0x05E0, 0x1701, "S1"))
    finder = UsbFinder()
    identity = finder.identify("COM3")
    assert identity == UsbIdentity(0x05E0, 0x1701, "S1")
    machine[:] = [plugged("COM3", 0x0403, 0x6001, "X"), plugged("COM7", 0x05E0, 0x1701, "S1")]
    assert finder.find(identity, "COM3") == "COM7"
    machine.pop()
    assert finder.find(identity, "COM3") is None


def test_a_port_that_is_no_usb_device_has_no_identity(machine: list[ListPortInfo]) -> None:
    machine.append(plugged("COM1", None, None, None))
    assert UsbFinder().identify("COM1") is None
    assert UsbFinder().identify("COM9") is None


def test_two_alike_devices_are_never_exchanged(machine: list[ListPortInfo]) -> None:
    machine[:] = [plugged("COM3", 1, 2, None), plugged("COM4", 1, 2, None)]
    identity = UsbIdentity(1, 2, None)
    assert UsbFinder().find(identity, "COM4") == "COM4"
    assert UsbFinder().find(identity, "COM9") is None


def test_a_failure_without_number_keeps_the_systems_words() -> None:
    assert "x y" in str(open_failure("COM3", OSError("x y")))
    assert "没有权限" in str(open_failure("COM3", PermissionError(13, "denied")))
