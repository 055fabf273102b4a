"""The label printer over real sockets, ptys and folders: what is known of a job in every way it can go wrong."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core.errors import BadInput
from app.devices import printer_queue
from app.devices.printer import Language, Printer, PrinterAddress, PrinterTimes, SendOutcome, Transport
from app.devices.printer_status import PrinterFault, parse_status
from app.devices.simulate import TSPL_READY, ZPL_READY, LabelPrinterServer, PrinterMode

QUICK = PrinterTimes(connect=2.0, attempts=3, between=0.02, stall=0.4, answer=0.4, finish=0.4)
JOB = b"^XA^FO10,10^A0N,30^FDFH26000388^FS^XZ"
LARGE = b"^XA" + b"^FO10,10^GFA,0001" * 400_000 + b"^XZ"


def host_status(*, paper: int = 0, pause: int = 0, formats: int = 0, head: int = 0, left: int = 0) -> bytes:
    return (
        f"\x02030,{paper},{pause},0800,{formats:03d},0,0,0,000,0,0,0\x03\r\n"
        f"\x02000,0,{head},0,1,2,4,0,{left:08d},1,000\x03\r\n\x021234,0\x03\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("zpl+tcp://10.0.0.7:6101", PrinterAddress(Language.ZPL, Transport.TCP, "10.0.0.7", 6101)),
        ("tspl+tcp://printer", PrinterAddress(Language.TSPL, Transport.TCP, "printer", 9100)),
        ("zpl+tcp://[::1]:9100", PrinterAddress(Language.ZPL, Transport.TCP, "::1", 9100)),
        ("zpl+serial:COM3?baud=115200", PrinterAddress(Language.ZPL, Transport.SERIAL, "COM3", baud=115200)),
        ("tspl+serial:/dev/ttyS0", PrinterAddress(Language.TSPL, Transport.SERIAL, "/dev/ttyS0")),
        ("tspl+tcp://p?status=0", PrinterAddress(Language.TSPL, Transport.TCP, "p", answers=False)),
        ("zpl+queue:BENCH_2", PrinterAddress(Language.ZPL, Transport.QUEUE, "BENCH_2", answers=False)),
        ("tspl+queue:标签机", PrinterAddress(Language.TSPL, Transport.QUEUE, "标签机", answers=False)),
        ("file:labels", PrinterAddress(Language.ZPL, Transport.FILE, "labels", answers=False)),
        ("tspl+file:labels", PrinterAddress(Language.TSPL, Transport.FILE, "labels", answers=False)),
    ],
)
def test_addresses_are_read_and_written_back(text: str, address: PrinterAddress) -> None:
    assert PrinterAddress.parse(text) == address
    assert PrinterAddress.parse(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", "zpl", "tcp://h:1", "epl+tcp://h:1", "zpl+tcp://", "zpl+tcp://h:x", "zpl+tcp://h:70000", "zpl+usb:x"),
        *("zpl+queue:", "zpl+queue:-h", "zpl+queue:a b", "zpl+queue:a/b", "queue:a"),
        *("file:", "zpl+serial:", "zpl+serial:COM1?baud=fast", "zpl+serial:COM1?speed=9600", "zpl+serial:COM1?baud=0"),
    ],
)
def test_nonsense_as_an_address_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput, match="打印机地址"):
        PrinterAddress.parse(text)


@pytest.mark.parametrize("language", ["zpl", "tspl"])
def test_confirmed_only_by_the_printers_own_answer(language: str) -> None:
    with LabelPrinterServer() as server:
        printer = Printer(server.address(language), times=QUICK)
        results = [printer.send(JOB), printer.send(JOB + b"2")]
        assert server.wait_for_jobs(2) == [JOB, JOB + b"2"]
        assert server.most_connections == 1
    assert [result.outcome for result in results] == [SendOutcome.CONFIRMED] * 2
    assert results[0].sent_bytes == len(JOB)


def test_a_busy_answer_is_asked_again_until_the_labels_are_out() -> None:
    with LabelPrinterServer() as server:
        server.zpl_status = [host_status(formats=1), host_status(formats=1), host_status(left=3), ZPL_READY]
        assert Printer(server.address(), times=replace(QUICK, finish=10)).send(JOB).outcome is SendOutcome.CONFIRMED
        server.tspl_status = [b"\x20", b"\x20", TSPL_READY]
        printer = Printer(server.address("tspl"), times=replace(QUICK, finish=10))
        assert printer.send(JOB).outcome is SendOutcome.CONFIRMED


TROUBLE = [
    ("zpl", host_status(paper=1), "缺纸"),
    ("zpl", host_status(pause=1), "暂停"),
    ("zpl", host_status(head=1), "开盖"),
    ("tspl", b"\x04", "缺纸"),
    ("tspl", b"\x08", "碳带用完"),
    ("tspl", b"\x01", "开盖"),
    ("tspl", b"\x80", "故障"),
]


@pytest.mark.parametrize(("language", "answer", "word"), TROUBLE)
def test_a_printer_that_cannot_print_is_sent_nothing_until_it_can(language: str, answer: bytes, word: str) -> None:
    with LabelPrinterServer() as server:
        server.zpl_status = server.tspl_status = [answer]
        printer = Printer(server.address(language), times=QUICK)
        result = printer.send(JOB)
        assert (result.outcome, result.sent_bytes, server.jobs) == (SendOutcome.FAILED, 0, [])
        assert word in str(result.detail) and word in str(printer.status().sentence())
        server.zpl_status, server.tspl_status = [ZPL_READY], [TSPL_READY]
        assert printer.send(JOB).outcome is SendOutcome.CONFIRMED
        assert server.wait_for_jobs(1) == [JOB]


@pytest.mark.parametrize(
    ("language", "answer", "word"), [*TROUBLE, ("zpl", host_status(left=2), "2 张"), ("tspl", b"\x20", "1 张")]
)
def test_trouble_after_the_job_leaves_it_sent_with_the_reason(language: str, answer: bytes, word: str) -> None:
    with LabelPrinterServer() as server:
        server.zpl_status, server.tspl_status = [ZPL_READY, answer], [TSPL_READY, answer]
        result = Printer(server.address(language), times=QUICK).send(JOB)
        assert server.wait_for_jobs(1) == [JOB]
    assert result.outcome is SendOutcome.SENT
    assert word in str(result.detail)


@pytest.mark.parametrize("language", ["zpl", "tspl"])
def test_rubbish_for_an_answer_is_neither_ready_nor_a_fault(language: str) -> None:
    with LabelPrinterServer(PrinterMode.GARBAGE) as server:
        printer = Printer(server.address(language), times=QUICK)
        assert printer.status().trouble is PrinterFault.SILENT
        assert printer.send(JOB).outcome is SendOutcome.UNKNOWN


def test_refused_is_failed_and_nothing_was_sent_and_later_it_works() -> None:
    with LabelPrinterServer(PrinterMode.REFUSE) as server:
        printer = Printer(server.address(), times=QUICK)
        result = printer.send(JOB)
        assert (result.outcome, result.sent_bytes) == (SendOutcome.FAILED, 0)
        assert "拒绝" in str(result.detail)
        assert not printer.status().reachable
        server.set_mode(PrinterMode.NORMAL)
        assert printer.send(JOB).outcome is SendOutcome.CONFIRMED
        assert server.wait_for_jobs(1) == [JOB]


def test_a_printer_busy_for_a_moment_is_tried_again() -> None:
    with LabelPrinterServer(PrinterMode.REFUSE) as server:
        printer = Printer(server.address(), times=replace(QUICK, attempts=400))
        results = []
        worker = threading.Thread(target=lambda: results.append(printer.send(JOB)))
        worker.start()
        server.set_mode(PrinterMode.NORMAL)
        worker.join()
    assert results[0].outcome is SendOutcome.CONFIRMED


@pytest.mark.parametrize("mode", [PrinterMode.STALL, PrinterMode.DIE])
def test_a_stall_or_death_half_way_is_unknown(mode: PrinterMode) -> None:
    with LabelPrinterServer(mode, cut_after=1000) as server:
        result = Printer(server.address(), times=QUICK).send(LARGE)
        assert result.outcome is SendOutcome.UNKNOWN
        assert 0 < result.sent_bytes < len(LARGE)
        assert str(result.detail)
        assert server.jobs == []


@pytest.mark.parametrize("language", ["zpl", "tspl"])
@pytest.mark.parametrize("mode", [PrinterMode.SILENT, PrinterMode.STALL, PrinterMode.DIE])
def test_all_sent_and_no_status_answer_is_unknown(mode: PrinterMode, language: str) -> None:
    with LabelPrinterServer(mode, cut_after=8) as server:
        result = Printer(server.address(language), times=QUICK).send(JOB)
    assert (result.outcome, result.sent_bytes) == (SendOutcome.UNKNOWN, len(JOB))


def test_half_an_answer_is_no_answer() -> None:
    with LabelPrinterServer() as server:
        server.zpl_status = [ZPL_READY[:-10]]
        assert Printer(server.address(), times=QUICK).send(JOB).outcome is SendOutcome.UNKNOWN


def test_a_printer_known_to_answer_nothing_is_never_confirmed() -> None:
    with LabelPrinterServer() as server:
        result = Printer(server.address("tspl") + "?status=0", times=QUICK).send(JOB)
        assert server.wait_for_jobs(1) == [JOB]
    assert result.outcome is SendOutcome.SENT


def test_cancel_ends_a_stalled_job_and_refuses_the_next() -> None:
    with LabelPrinterServer(PrinterMode.STALL) as server:
        stop = threading.Event()
        printer = Printer(server.address(), times=PrinterTimes(stall=600), stop=stop)
        results = []
        worker = threading.Thread(target=lambda: results.append(printer.send(LARGE)))
        worker.start()
        stop.set()
        worker.join()
        results.append(printer.send(JOB))
    assert results[0].outcome in (SendOutcome.UNKNOWN, SendOutcome.FAILED)
    assert results[1].outcome is SendOutcome.FAILED
    assert "停止" in str(results[1].detail)


def test_status_names_what_is_wrong() -> None:
    with LabelPrinterServer() as server:
        printer = Printer(server.address(), times=QUICK)
        assert printer.status().idle
        server.zpl_status = [host_status(paper=1, head=1)]
        assert printer.status().faults == {PrinterFault.NO_PAPER, PrinterFault.HEAD_OPEN}
        assert server.jobs == []
        server.set_mode(PrinterMode.SILENT)
        assert not printer.status().answered


def test_undefined_bits_and_broken_lines_are_never_ready() -> None:
    undefined = parse_status(b"\x40", zpl=False)
    assert undefined is not None
    assert not undefined.idle
    assert parse_status(b"", zpl=False) is None
    assert parse_status(ZPL_READY.replace(b"800", b"x").replace(b"030,0", b"030,?"), zpl=True) is None


def test_files_are_numbered_and_whole_and_never_confirmed(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "labels"
    printer = Printer(f"file:{folder}")
    assert [printer.send(JOB + bytes([n])).outcome for n in range(3)] == [SendOutcome.SENT] * 3
    assert Printer(f"tspl+file:{folder}").send(b"CLS\r\n").outcome is SendOutcome.SENT
    assert [path.name for path in sorted(folder.iterdir())] == ["0001.zpl", "0002.zpl", "0003.zpl", "0004.tspl"]
    assert (folder / "0002.zpl").read_bytes() == JOB + b"\x01"


def test_a_folder_that_cannot_be_written_is_failed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Printer(f"file:{tmp_path / 'file'}").send(JOB).outcome is SendOutcome.FAILED


def test_a_host_without_name_is_failed() -> None:
    assert Printer("zpl+tcp://no.such.host.invalid:9100", times=QUICK).send(JOB).outcome is SendOutcome.FAILED


class TestQueue:
    """The system's print queue, with a program `lp` of the test's own."""

    @pytest.fixture(autouse=True)
    def posix_only(self) -> None:
        pytest.importorskip("termios", reason="lp exists on POSIX only")

    def lp(self, folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
        program = folder / "lp"
        program.write_text(f'#!/bin/sh\necho "$@" > {folder}/arguments\n{body}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def test_bytes_pass_as_they_are_and_are_never_confirmed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lp(tmp_path, f"cat > {tmp_path}/job", monkeypatch)
        data = bytes(range(256)) * 100
        result = Printer("tspl+queue:BENCH_2").send(data)
        assert (result.outcome, (tmp_path / "job").read_bytes()) == (SendOutcome.SENT, data)
        assert (tmp_path / "arguments").read_text().split()[:4] == ["-d", "BENCH_2", "-o", "raw"]

    def test_a_queue_that_does_not_take_it_is_failed_with_its_words(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lp(tmp_path, 'echo "lp: Error - unknown destination" >&2; exit 1', monkeypatch)
        result = Printer("zpl+queue:NONE").send(LARGE)
        assert result.outcome is SendOutcome.FAILED
        assert "unknown destination" in str(result.detail)

    def test_a_queue_that_hangs_is_unknown(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lp(tmp_path, "exec sleep 60", monkeypatch)
        assert Printer("zpl+queue:SLOW", times=replace(QUICK, queue=0.2)).send(JOB).outcome is SendOutcome.UNKNOWN

    def test_without_lp_and_on_windows_it_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        result = Printer("zpl+queue:BENCH").send(JOB)
        assert result.outcome is SendOutcome.FAILED and "没有 lp" in str(result.detail)
        monkeypatch.setattr(printer_queue, "os", SimpleNamespace(name="nt"))
        result = Printer("zpl+queue:BENCH").send(JOB)
        assert result.outcome is SendOutcome.FAILED and "Windows" in str(result.detail)


class TestSerial:
    """The printer on a pseudo terminal."""

    @pytest.fixture(autouse=True)
    def posix_only(self) -> None:
        pytest.importorskip("termios", reason="pseudo terminals exist on POSIX only")

    def test_sent_and_confirmed_over_a_serial_line(self) -> None:
        from app.devices.simulate import PtyPeer

        with PtyPeer() as peer:
            printer = Printer(f"tspl+serial:{peer.port}?baud=115200", times=replace(QUICK, answer=20))
            results = []
            worker = threading.Thread(target=lambda: results.append(printer.send(bytes(range(256)) * 40)))
            worker.start()
            got = b""
            while got.count(b"\x1b!?") < 3:
                got += peer.read()
                if got.endswith(b"\x1b!?"):
                    peer.write(b"\x00")
            worker.join()
        assert results[0].outcome is SendOutcome.CONFIRMED
        assert got.replace(b"\x1b!?", b"") == bytes(range(256)) * 40

    def test_a_serial_printer_that_takes_nothing_stalls_into_unknown(self) -> None:
        from app.devices.simulate import PtyPeer

        with PtyPeer() as peer:
            result = Printer(f"zpl+serial:{peer.port}", times=QUICK).send(LARGE)
        assert result.outcome is SendOutcome.UNKNOWN
        assert 0 < result.sent_bytes < len(LARGE)

    def test_a_serial_printer_unplugged_in_mid_label_is_unknown(self) -> None:
        from app.devices.simulate import PtyPeer

        with PtyPeer() as peer:
            printer = Printer(f"zpl+serial:{peer.port}", times=replace(QUICK, stall=20))
            results = []
            worker = threading.Thread(target=lambda: results.append(printer.send(LARGE)))
            worker.start()
            got = b""
            while b"^XA" not in got:  # the job has begun
                got += peer.read()
                if got == b"~HS":
                    peer.write(ZPL_READY)
            peer.unplug()
            worker.join()
        assert results[0].outcome is SendOutcome.UNKNOWN
        assert 0 < results[0].sent_bytes < len(LARGE)

    def test_a_serial_printer_that_is_not_there_is_failed(self, tmp_path: Path) -> None:
        result = Printer(f"zpl+serial:{tmp_path / 'none'}", times=QUICK).send(JOB)
        assert (result.outcome, result.sent_bytes) == (SendOutcome.FAILED, 0)
