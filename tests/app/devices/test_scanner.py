"""A scanner port on a real pseudo terminal and a real socket: order, halves, hang-up and return."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest
import serial
from serial import rfc2217

from app.devices.framing import LONGEST, FrameKind
from app.devices.ports import DeviceState, UsbIdentity
from app.devices.scanner import ScanFrame, ScannerPort, ScanStamper

pytest.importorskip("termios", reason="pseudo terminals exist on POSIX only")

from app.devices.simulate import PtyScanner


def opened(port: str, frames: Any, states: Any, **options: Any) -> ScannerPort:
    scanner = ScannerPort(port, on_frame=frames, on_state=states, **options)
    scanner.start()
    states.wait_for(DeviceState.READY)
    return scanner


def test_a_burst_of_ten_scans_gives_ten_stamped_frames_in_order(frames: Any, states: Any) -> None:
    with PtyScanner() as peer:
        scanner = opened(peer.port, frames, states)
        codes = [f"BK26110902{number:02d}" for number in range(10)]
        for code in codes:
            peer.scan(code)
        got: list[ScanFrame] = frames.wait(10)
        scanner.stop()
    assert [frame.data.decode() for frame in got] == codes
    assert {frame.kind for frame in got} == {FrameKind.OK}
    assert [frame.sequence for frame in got] == list(range(1, 11))
    assert len({frame.key for frame in got}) == 10
    assert all(frame.port == peer.port and frame.at_utc.utcoffset() is not None for frame in got)
    assert [frame.at_monotonic for frame in got] == sorted(frame.at_monotonic for frame in got)


def test_split_frames_crlf_stx_and_group_separator(frames: Any, states: Any) -> None:
    with PtyScanner() as peer:
        scanner = opened(peer.port, frames, states)
        for piece in (b"FH26", b"000", b"388\r\n", b"\x02]d210AB\x1d3705\x03"):
            peer.write(piece)
        got = frames.wait(2)
        scanner.stop()
    assert [frame.data for frame in got] == [b"FH26000388", b"]d210AB\x1d3705"]


def test_a_half_frame_is_reported_as_half_and_the_next_scan_is_whole(frames: Any, states: Any) -> None:
    with PtyScanner() as peer:
        scanner = opened(peer.port, frames, states)
        peer.write(b"FH260")
        assert frames.wait(1)[0].kind is FrameKind.PARTIAL
        peer.scan("FH26000388")
        got = frames.wait(2)
        scanner.stop()
    assert [(frame.kind, frame.data) for frame in got] == [
        (FrameKind.PARTIAL, b"FH260"),
        (FrameKind.OK, b"FH26000388"),
    ]


def test_ten_thousand_characters_are_one_overflow(frames: Any, states: Any) -> None:
    with PtyScanner() as peer:
        scanner = opened(peer.port, frames, states)
        peer.scan("A" * 10_000)
        peer.scan("FH26000388")
        got = frames.wait(2)
        scanner.stop()
    assert [(frame.kind, len(frame.data)) for frame in got] == [(FrameKind.OVERFLOW, LONGEST), (FrameKind.OK, 10)]


def test_unplugged_in_mid_frame_and_plugged_in_again(frames: Any, states: Any, tmp_path: Path) -> None:
    with PtyScanner(tmp_path / "scanner") as peer:
        scanner = opened(peer.port, frames, states)
        peer.write(b"RK26000001\rFH260")
        # The first frame shows that the half one behind it has been read too.
        frames.wait(1)
        peer.unplug()
        states.wait_for(DeviceState.LOST)
        assert scanner.status.error is not None
        assert frames.wait(2)[1].kind is FrameKind.PARTIAL
        peer.plug_in()
        states.wait_for(DeviceState.READY)
        assert scanner.status.error is None
        peer.scan("FH26000388")
        assert frames.wait(3)[2].data == b"FH26000388"
        scanner.stop()
    assert scanner.state is DeviceState.STOPPED
    assert [status.state for status in states.items if status.state is not DeviceState.LOST] == [
        DeviceState.OPENING,
        DeviceState.READY,
        DeviceState.READY,
        DeviceState.STOPPED,
    ]


class MovedFinder:
    """Finds one USB device wherever it is plugged in."""

    def __init__(self, names: dict[str, UsbIdentity]) -> None:
        self.names = names

    def identify(self, name: str) -> UsbIdentity | None:
        return self.names.get(name)

    def find(self, identity: UsbIdentity, last_name: str) -> str | None:
        return next((name for name, known in self.names.items() if known == identity), None)


def test_two_scanners_at_once_keep_their_frames_whole_and_in_order_of_arrival(frames: Any, states: Any) -> None:
    stamper, other = ScanStamper(), type(states)()
    with PtyScanner() as left, PtyScanner() as right:
        one = opened(left.port, frames, states, stamper=stamper)
        two = opened(right.port, frames, other, stamper=stamper)
        left.write(b"BK26110")
        right.write(b"FH26000388\r")
        frames.wait(1)
        left.write(b"90217\r")
        frames.wait(2)
        right.write(b"half")
        got: list[ScanFrame] = frames.wait(3)
        one.stop()
        two.stop()
    assert [(f.port, f.kind, f.data) for f in got] == [
        (right.port, FrameKind.OK, b"FH26000388"), (left.port, FrameKind.OK, b"BK2611090217"), (right.port, FrameKind.PARTIAL, b"half"),
    ]  # fmt: skip
    assert [f.sequence for f in got] == [1, 2, 3]


def test_a_complaint_sounds_at_the_scanner_itself_and_never_after_the_line_came_back(
    frames: Any, states: Any, tmp_path: Path
) -> None:
    with PtyScanner(tmp_path / "scanner") as peer:
        scanner = opened(peer.port, frames, states, beep=b"\x07")
        scanner.complain()
        assert peer.read() == b"\x07"
        peer.unplug()
        states.wait_for(DeviceState.LOST)
        scanner.complain()
        peer.plug_in()
        states.wait_for(DeviceState.READY)
        peer.scan("FH26000388")
        frames.wait(1)
        assert peer.read(0.2) == b""
        scanner.stop()
        mute = opened(peer.port, frames, states)
        mute.complain()
        assert peer.read(0.2) == b""
        mute.stop()


def test_a_usb_scanner_is_found_again_under_another_name(frames: Any, states: Any) -> None:
    identity = UsbIdentity(0x05E0, 0x1701, "S1")
    with PtyScanner() as first, PtyScanner() as second:
        finder = MovedFinder({first.port: identity})
        scanner = opened(first.port, frames, states, finder=finder)
        finder.names.clear()
        first.unplug()
        states.wait_for(DeviceState.LOST)
        finder.names[second.port] = identity
        states.wait_for(DeviceState.READY)
        second.scan("FH26000388")
        got = frames.wait(1)
        scanner.stop()
    assert got[0].port == first.port


def test_a_port_that_is_not_there_says_so_and_opens_when_it_comes(frames: Any, states: Any, tmp_path: Path) -> None:
    link = tmp_path / "late"
    scanner = ScannerPort(str(link), on_frame=frames, on_state=states)
    scanner.start()
    states.wait_for(DeviceState.LOST)
    assert str(link) in str(scanner.status.error)
    with PtyScanner(link):
        states.wait_for(DeviceState.READY)
        scanner.stop()


def test_a_port_in_use_is_refused_and_stop_ends_the_waiting(frames: Any, states: Any) -> None:
    with PtyScanner() as peer:
        scanner = opened(peer.port, frames, states)
        other = type(states)()
        second = ScannerPort(peer.port, on_frame=frames, on_state=other)
        second.start()
        other.wait_for(DeviceState.LOST)
        assert "占用" in str(second.status.error)
        second.stop()
        scanner.stop()


def test_nonsense_as_a_port_is_a_state_not_a_crash(frames: Any, states: Any) -> None:
    scanner = ScannerPort("nonsense://x", on_frame=frames, on_state=states)
    scanner.start()
    states.wait_for(DeviceState.LOST)
    scanner.stop()
    assert scanner.state is DeviceState.STOPPED


def test_scans_over_a_socket_and_its_return(frames: Any, states: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        scanner = ScannerPort(f"socket://127.0.0.1:{server.getsockname()[1]}", on_frame=frames, on_state=states)
        scanner.start()
        line, _ = server.accept()
        # Opening a port drops what was sent before.
        states.wait_for(DeviceState.READY)
        with line:
            line.sendall(b"FH26000388\r")
            frames.wait(1)
        states.wait_for(DeviceState.LOST)
        line, _ = server.accept()
        # Opening a port drops what was sent before.
        states.wait_for(DeviceState.READY)
        with line:
            line.sendall(b"RK26000001\r")
            got = frames.wait(2)
            scanner.stop()
    assert [frame.data for frame in got] == [b"FH26000388", b"RK26000001"]


class TelnetPort:
    """A serial server after RFC 2217 on a socket, in front of a loop-back port."""

    def __init__(self) -> None:
        self.port = serial.serial_for_url("loop://", timeout=0.05)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"rfc2217://127.0.0.1:{self._server.getsockname()[1]}"
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """The manager answers the client's negotiation through this, already escaped."""
        self._line.sendall(data)

    def _serve(self) -> None:
        self._line, _ = self._server.accept()
        self._manager = rfc2217.PortManager(self.port, self)
        with self._line as line:
            line.settimeout(0.05)
            while not self._ending.is_set():
                try:
                    data = line.recv(1024)
                except TimeoutError:
                    continue
                if not data:
                    break
                list(self._manager.filter(data))

    def scan(self, data: bytes) -> None:
        self._line.sendall(b"".join(self._manager.escape(data)))

    def close(self) -> None:
        self._ending.set()
        self._thread.join()
        self._server.close()


@pytest.mark.filterwarnings("ignore:set(Daemon|Name):DeprecationWarning")
def test_scans_over_rfc2217(frames: Any, states: Any) -> None:
    server = TelnetPort()
    scanner = opened(server.url, frames, states)
    server.scan(b"FH26000388\rRK26000001\r")
    got = frames.wait(2)
    scanner.stop()
    server.close()
    assert [frame.data for frame in got] == [b"FH26000388", b"RK26000001"]


@pytest.mark.logs
def test_a_listener_with_a_bug_loses_no_later_scan(states: Any, frames: Any, caplog: pytest.LogCaptureFixture) -> None:
    def clumsy(frame: ScanFrame) -> None:
        frames(frame)
        if frame.sequence == 1:
            raise OSError("not the port's")

    with PtyScanner() as peer:
        scanner = opened(peer.port, clumsy, states)
        peer.scan("A")
        frames.wait(1)
        peer.scan("B")
        frames.wait(2)
        assert scanner.state is DeviceState.READY
        scanner.stop()
    assert "listener" in caplog.text


def test_stop_and_start_again_and_stop_twice(frames: Any, states: Any) -> None:
    with PtyScanner() as peer:
        scanner = opened(peer.port, frames, states)
        scanner.stop()
        scanner.stop()
        scanner.start()
        scanner.start()
        states.wait_for(DeviceState.READY)
        peer.scan("FH26000388")
        frames.wait(1)
        scanner.stop()


def test_one_stamper_numbers_all_ports_of_a_station() -> None:
    stamper = ScanStamper()
    numbers: list[int] = []
    lock = threading.Lock()

    def work(port: str) -> None:
        for _ in range(200):
            frame = stamper.stamp(port, b"A")
            with lock:
                numbers.append(frame.sequence)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "wedge")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 601))
