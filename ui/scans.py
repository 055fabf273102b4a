"""Where scans enter the window: serial ports, keyboard wedge and command keys, one lane, one verdict each."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.clock import site_time
from app.core.errors import StoreError
from app.core.scans import KEY_PORT, ScanAnswer, ScanResult, printable
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import Verdict
from app.core.work import Actor, Work
from app.devices.code_table import Command, Series
from app.devices.codes import ScannedCode
from app.devices.framing import FrameKind
from app.devices.ports import DeviceStatus, LineSettings
from app.devices.scanner import ScanFrame, ScannerPort, ScanStamper
from app.gate.bench import keep_scan
from app.gate.station import GateStation
from app.scanning.lane import SCALE_PORT, Bench, OtherPage, PersonScanned
from app.trace.bench import traced
from ui.ahead import Ahead
from ui.context import DeskContext
from ui.page import DeskPage

T = TypeVar("T")
log = logging.getLogger(__name__)


class NoBench:
    """Stands in where a page takes no scans: documents lead to their tab, everything else is told so."""

    series: frozenset[Series] = frozenset()
    latches = False

    def __init__(self, page: str) -> None:
        self.page = page
        self.state: Any = None

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Answers that this page takes no scans; of goods it offers to show the way they came."""
        one = code.only
        identity = traced(one) if one is not None and one.series is None else ""
        if identity:
            offered = say(QT_TRANSLATE_NOOP("app", "这一页不收货品的码，按 F3 看 {identity} 的追溯"), identity=identity)
            return ScanAnswer(Verdict.HOLD, offered, object_key=identity, view=OtherPage("storage", f"trace|{identity}"))
        return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "这一页不收这个码，请先打开对应的页")), object_key=code.shown)


class Locked(NoBench):
    """Nobody is signed in: only a badge is understood; at a gate without the database, too."""

    def __init__(self, page: str, door: GateStation | None = None) -> None:
        super().__init__(page)
        self._door, self.never_stops = door, door is not None
        if door is not None:
            self.series = frozenset(Series)  # nothing leads elsewhere: there is one page, and it opens with a badge

    @property
    def offline(self) -> bool:
        """Whether the gate is known to be without its database."""
        return self._door is not None and self._door.offline

    def goes_on(self, error: StoreError) -> bool:
        """The database did not take a scan: at a gate that goes on."""
        return self._door is not None and self._door.lost(error)

    def bounded(self, question: Callable[[], T]) -> T:
        """At a gate nobody waits longer than a second."""
        return self._door.bounded(question) if self._door is not None else question()

    def take_offline(self, code: ScannedCode, actor: Actor) -> ScanAnswer:
        """Asks for a badge."""
        return _ask_for_badge(code, self._door is not None)

    def kept(self, result: ScanResult, actor: Actor) -> None:
        """Nothing is judged here that a gate has to remember."""

    def keep_offline(self, result: ScanResult, actor: Actor) -> None:
        """Keeps the scan in the gate's journal."""
        keep_scan(self._door, result, actor)

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Asks for a badge."""
        return _ask_for_badge(code, self._door is not None)


def _ask_for_badge(code: ScannedCode, at_gate: bool) -> ScanAnswer:
    if at_gate:
        return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "先扫工牌登录，再扫出门证")), object_key=code.shown)
    return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "未登录，这次扫描没有计入，请先扫工牌")), object_key=code.shown)


class ScanDesk(QObject):
    """Takes frames from every port of the station, in order, and hands each result to the page it was meant for.

    Attributes:
        answered: Every result, for sound and log.
        person_wanted: A badge was scanned; carries its code.
        elsewhere: A document of another tab was scanned; carries the `OtherPage`.
        framed: A scan as it came, before its verdict; carries the `ScanFrame`.
        device_changed: A port changed its state; carries the `DeviceStatus`.
    """

    answered = Signal(object)
    person_wanted = Signal(str)
    elsewhere = Signal(object)
    framed = Signal(object)
    device_changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, context: DeskContext, page: Callable[[], DeskPage | None], verdicts: str = "") -> None:
        super().__init__(context)
        self._context, self._page = context, page
        self._stamper = ScanStamper(context.desk.clock)
        self._ports: list[ScannerPort] = []
        self._log = _VerdictLog(Path(verdicts)) if verdicts else None
        self.pending: OtherPage | None = None
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._judging: set[str] = set()
        self._seen: ScanResult | None = None
        self._early = Ahead(self._show_early, self)

    @property
    def latched(self) -> bool:
        """Whether a wrong scan waits for 确认."""
        return self._context.desk.lane.latched is not None

    def open_port(self, port: str, line: LineSettings | None = None, beep: bytes = b"") -> None:
        """Starts a serial scanner; it is found again by itself after it was lost.

        Args:
            port: What pyserial opens.
            line: Speed and character format; 9600, 8N1 by default.
            beep: What lets this scanner sound for a wrong scan.
        """
        scanner = ScannerPort(
            port, on_frame=self._arrived.emit, on_state=self.device_changed.emit, stamper=self._stamper, settings=line, beep=beep
        )
        self._ports.append(scanner)
        scanner.start()

    @Slot(bytes)
    def wedge(self, data: bytes) -> None:
        """Takes a burst of the keyboard wedge."""
        self._arrived.emit(self._stamper.stamp("wedge", data))

    @Slot(str, bytes)
    def wedge_refused(self, reason: str, read: bytes) -> None:
        """A burst of the keyboard wedge that was altered on its way: recorded and refused aloud, never read as a code."""
        self._arrived.emit(self._stamper.stamp("wedge", read, FrameKind(reason)))

    def inject(self, command: Command | str) -> None:
        """Takes a command key as if its barcode had been scanned: same record, same verdict row."""
        text = command.code if isinstance(command, Command) else command
        self._arrived.emit(self._stamper.stamp(KEY_PORT, text.encode()))

    def complain(self, port: str) -> None:
        """Lets the scanner that made a wrong scan sound."""
        for scanner in self._ports:
            if scanner.port == port:
                scanner.complain()

    @Slot(int, str)
    def weighed(self, gross_g: int, sscc: str) -> None:
        """Takes a weight of a box from the scale in its turn: recorded, judged and latched like a scan."""
        self._arrived.emit(self._stamper.stamp(SCALE_PORT, f"JF$W{gross_g}G:{sscc}".encode()))

    def close(self) -> None:
        """Stops every port."""
        for port in self._ports:
            port.stop()
        self._ports.clear()

    @Slot(object)
    def _take(self, frame: ScanFrame) -> None:
        page = self._page()
        self.framed.emit(frame)
        bench = self._bench(page)
        actor = self._context.scanning if page is not None and page.visits else self._context.actor
        lane = self._context.desk.lane
        self._judging.add(str(frame.key))
        self._context.jobs.write(
            lambda: lane.take(frame, bench, actor, lambda result: self._early.send(result, page)),
            lambda result: self._show(result, page),
            self._context.failed.emit,
        )

    def _bench(self, page: DeskPage | None) -> Bench:
        key = page.key if page is not None else "sign_in"
        if not self._context.signed_in or page is None:
            return Locked(key, self._context.door)
        return page.bench() or NoBench(key)

    def _show_early(self, result: ScanResult, page: DeskPage | None) -> None:
        """Shows what allows nothing while the disk keeps it; what comes after the verdict itself was given up by then."""
        if page is not None and result.scan.key in self._judging:
            self._seen = result
            page.show_early(result)

    def _show(self, result: ScanResult, page: DeskPage | None) -> None:
        self._judging.discard(result.scan.key)
        seen, self._seen = self._seen, None
        if self._log is not None:
            self._log.write(result, self._context.desk.station)
        self.answered.emit(result)
        if isinstance(result.view, PersonScanned):
            self.person_wanted.emit(result.view.badge)
            return
        self.pending = result.view if isinstance(result.view, OtherPage) else None
        if self.pending is not None:
            self.elsewhere.emit(self.pending)
        if page is not None and result is seen:
            page.show_kept(result)
        elif page is not None:
            page.show_result(result)


class _VerdictLog:
    """One JSON line a scan, written and flushed at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)

    def write(self, result: ScanResult, station: str) -> None:
        line = {
            "id": result.scan.key, "time": site_time(result.scan.at).isoformat(timespec="milliseconds"),
            "station": station, "port": result.scan.port, "raw": printable(result.scan.raw), "kind": result.kind,
            "verdict": result.verdict, "clause": result.clause, "message": str(result.message),
        }  # fmt: skip
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError:
            log.exception("verdict line not written")


def state_of(status: DeviceStatus) -> str:
    """The state of a port as a plain word, for device marks."""
    return status.state.value
