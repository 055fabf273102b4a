"""Sends finished label bytes to a printer and says only what is known of the outcome.

The printer is asked how it is (ZPL `~HS`, TSPL `<ESC>!?`) before a job and after it. One that says it cannot print is sent
nothing; `confirmed` is said by itself after the job; one that does not answer leaves the outcome `unknown`. Nothing here waits
longer than its time-outs, and a stop event ends every wait.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.printer_address import Language, PrinterAddress, Transport
from app.devices.printer_lines import LineDown, PrinterLine, SerialLine, TcpLine
from app.devices.printer_queue import spool
from app.devices.printer_status import ESCAPE_STATUS, HOST_STATUS, PrinterFault, PrinterStatus, parse_status

__all__ = [
    "ESCAPE_STATUS",
    "HOST_STATUS",
    "Language",
    "Printer",
    "PrinterAddress",
    "PrinterFault",
    "PrinterStatus",
    "PrinterTimes",
    "SendOutcome",
    "SendResult",
    "Transport",
]


class SendOutcome(StrEnum):
    """What is known after a job was handed over; the words are those of the print register.

    `failed`: not one byte was taken, so sending again is safe. `unknown`: some or all of it may have been printed.
    `sent`: all of it was taken, and the printer was not asked or is not done. `confirmed`: the printer said it is done.
    """

    SENT = "sent"
    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True)
class SendResult:
    """Outcome of one job.

    Attributes:
        outcome: What is known.
        detail: The sentence for the screen.
        sent_bytes: How many bytes the line took.
        status: The printer's last answer, or None if it gave none.
    """

    outcome: SendOutcome
    detail: Text
    sent_bytes: int = 0
    status: PrinterStatus | None = None


@dataclass(frozen=True)
class PrinterTimes:
    """Time limits in seconds.

    Attributes:
        connect: For one connection attempt.
        attempts: Connection attempts while the printer refuses (it takes one connection at a time).
        between: Between attempts, and between status questions.
        stall: Without any byte taken.
        answer: For a status answer.
        finish: For the printer to report the job done.
        queue: For a print queue of the system to take the job.
    """

    connect: float = 3.0
    attempts: int = 3
    between: float = 0.2
    stall: float = 5.0
    answer: float = 2.0
    finish: float = 15.0
    queue: float = 20.0


_STOPPED = QT_TRANSLATE_NOOP("app", "已停止")


@dataclass
class _Progress:
    """How far a job came."""

    size: int
    sent: int = 0
    line: PrinterLine | None = None
    status: PrinterStatus | None = None
    idle_wanted: int = 2


class Printer:
    """One label printer; one job and one connection at a time. Its methods block: call them from a worker thread.

    Args:
        address: Where it stands, or the option text.
        times: Time limits.
        stop: Set by whoever wants the worker to end; every wait looks at it.
    """

    def __init__(
        self,
        address: PrinterAddress | str,
        *,
        times: PrinterTimes | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self.address = address if isinstance(address, PrinterAddress) else PrinterAddress.parse(address)
        self._times = times or PrinterTimes()
        self._stop = stop or threading.Event()
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """Ends a job under way and refuses later ones; its outcome is `failed` or `unknown` by what was sent."""
        self._stop.set()

    def send(self, data: bytes) -> SendResult:
        """Hands one job over and reports what is known of it. Never raises for a device that fails."""
        with self._lock:
            if self.address.transport is Transport.FILE:
                return self._write_file(data)
            if self.address.transport is Transport.QUEUE:
                return self._spool(data)
            progress = _Progress(len(data))
            try:
                progress.line = self._connect()
                refused = self._ask_before(progress)
                if refused is not None:
                    return refused
                self._push(progress, data)
                return self._ask_outcome(progress)
            except LineDown as down:
                return self._give_up(progress, down)
            finally:
                if progress.line is not None:
                    progress.line.close()

    def status(self) -> PrinterStatus:
        """Asks the printer how it is. Never raises; a printer that cannot be asked has `answered` False."""
        with self._lock:
            if self.address.transport in (Transport.FILE, Transport.QUEUE):
                return PrinterStatus(answered=False, asked=False)
            line: PrinterLine | None = None
            try:
                line = self._connect()
                if not self.address.answers:
                    return PrinterStatus(answered=False, asked=False)
                return self._question(line) or PrinterStatus(answered=False)
            except LineDown as down:
                return PrinterStatus(answered=False, reachable=line is not None, detail=down.reason)
            finally:
                if line is not None:
                    line.close()

    def _connect(self) -> PrinterLine:
        reason = say(_STOPPED)
        for attempt in range(self._times.attempts):
            if attempt:
                self._stop.wait(self._times.between)
            if self._stop.is_set():
                break
            try:
                if self.address.transport is Transport.TCP:
                    return TcpLine(self.address.target, self.address.number, self._times.connect)
                return SerialLine(self.address.target, self.address.baud, self.address.rtscts)
            except LineDown as down:
                reason = down.reason
                if not down.busy:
                    break
        raise LineDown(reason)

    def _ask_before(self, progress: _Progress) -> SendResult | None:
        """Asks the printer before the first byte; the refusal of one that says it cannot print."""
        assert progress.line is not None
        if not self.address.answers:
            return None
        progress.status = self._question(progress.line)
        if progress.status is None:
            progress.idle_wanted += 1  # the answer may still come and would then be taken for one after the job
            return None
        if not progress.status.faults:
            return None
        return SendResult(SendOutcome.FAILED, progress.status.sentence(), 0, progress.status)

    def _push(self, progress: _Progress, data: bytes) -> None:
        assert progress.line is not None
        last = time.monotonic()
        while progress.sent < len(data):
            if self._stop.is_set():
                raise LineDown(say(_STOPPED))
            taken = progress.line.write(data[progress.sent : progress.sent + 4096])
            now = time.monotonic()
            if taken:
                progress.sent += taken
                last = now
            elif now - last >= self._times.stall:
                raise LineDown(say(QT_TRANSLATE_NOOP("app", "打印机不再接收数据")))
        while not progress.line.drained():
            if self._stop.is_set() or time.monotonic() - last >= self._times.stall + len(data) * 10 / self.address.baud:
                raise LineDown(say(QT_TRANSLATE_NOOP("app", "打印机不再接收数据")))

    def _ask_outcome(self, progress: _Progress) -> SendResult:
        assert progress.line is not None
        if not self.address.answers:
            progress.line.finish()
            sent = say(QT_TRANSLATE_NOOP("app", "已发送，打印机不报告结果"))
            return SendResult(SendOutcome.SENT, sent, progress.sent)
        end = time.monotonic() + self._times.finish
        idle_answers = 0
        while True:
            status = self._question(progress.line)
            if status is None:
                reason = say(_STOPPED) if self._stop.is_set() else say(QT_TRANSLATE_NOOP("app", "打印机没有回答"))
                return SendResult(SendOutcome.UNKNOWN, reason, progress.sent, progress.status)
            progress.status = status
            idle_answers = idle_answers + 1 if status.idle else 0
            # One answer may overtake the job in the printer's own buffer: two in a row may not.
            if idle_answers == progress.idle_wanted:
                done = say(QT_TRANSLATE_NOOP("app", "打印机确认完成"))
                return SendResult(SendOutcome.CONFIRMED, done, progress.sent, status)
            if time.monotonic() >= end or status.faults or self._stop.is_set():
                return SendResult(SendOutcome.SENT, status.sentence(), progress.sent, status)
            self._stop.wait(self._times.between)

    def _question(self, line: PrinterLine) -> PrinterStatus | None:
        zpl = self.address.language is Language.ZPL
        question = HOST_STATUS if zpl else ESCAPE_STATUS
        end = time.monotonic() + self._times.answer
        while question and time.monotonic() < end:
            question = question[line.write(question) :]
        answer = b""
        while not self._stop.is_set():
            status = parse_status(answer, zpl=zpl)
            if status is not None:
                return status
            if time.monotonic() >= end:
                return None
            answer += line.read()
        return None

    def _give_up(self, progress: _Progress, down: LineDown) -> SendResult:
        if progress.line is not None and progress.sent < progress.size:
            progress.line.close(abort=True)
        outcome = SendOutcome.UNKNOWN if progress.sent or down.tainted else SendOutcome.FAILED
        status = progress.status or PrinterStatus(False, progress.line is not None, detail=down.reason)
        return SendResult(outcome, down.reason, progress.sent, status)

    def _spool(self, data: bytes) -> SendResult:
        taken, detail = spool(self.address.target, data, self._times.queue, self._stop)
        if taken:
            return SendResult(SendOutcome.SENT, detail, len(data))
        outcome = SendOutcome.UNKNOWN if taken is None else SendOutcome.FAILED
        return SendResult(outcome, detail, 0, PrinterStatus(False, taken is None, detail=detail))

    def _write_file(self, data: bytes) -> SendResult:
        folder = Path(self.address.target)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            name = _write_numbered(folder, self.address.language.value, data)
        except OSError as failure:
            reason = say(QT_TRANSLATE_NOOP("app", "写不进 {folder}：{detail}"), folder=folder, detail=failure.strerror)
            return SendResult(SendOutcome.FAILED, reason)
        return SendResult(SendOutcome.SENT, say(QT_TRANSLATE_NOOP("app", "已写入 {name}"), name=name), len(data))


def _write_numbered(folder: Path, suffix: str, data: bytes) -> str:
    """Writes a job under the next free number, whole or not at all; returns the file's name."""
    part = folder / f".label-{os.getpid()}-{threading.get_ident()}.part"
    numbers = [int(path.stem) for path in folder.glob("[0-9]*.*") if path.stem.isdecimal()]
    number = max(numbers, default=0) + 1
    try:
        part.write_bytes(data)
        while True:
            path = folder / f"{number:04d}.{suffix}"
            try:
                path.touch(exist_ok=False)
            except FileExistsError:
                number += 1
                continue
            part.replace(path)
            return path.name
    finally:
        part.unlink(missing_ok=True)
