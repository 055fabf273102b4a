"""Works the outbox: renders queued jobs after their commit and sends them, one at a time, on a thread of its own.

A printer that refuses, lacks paper or is open keeps its jobs waiting, and they leave by themselves once it says that it is ready. One
that stalls or says nothing marks its job `unknown`, which is never sent again by itself. The bench never waits for any of them.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy.exc import OperationalError

from app.core.disk import write_whole
from app.core.errors import AppError
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import PROGRAM, Workplace
from app.devices.printer import PrinterFault
from app.files.service import safe_name
from app.labels.content import Label
from app.labels.render import picture
from app.labels.render import render as render_label
from app.labels.stock import Stock
from app.printing import jobs
from app.printing.jobs import Sent as Sent
from app.printing.making import Forms, making
from db.models.core import PrintedPaper, PrintJob
from db.states import PrintKind, PrintOutcome

log = logging.getLogger(__name__)

RETRY_SECONDS = 5.0
IDLE_SECONDS = 60.0
"""So long after a label printer was last heard of it is asked whether it is still there; one connection, held as short as may be."""
BREATH_SECONDS = 0.2
"""Longest pause after making a job: a backlog leaves at least half of the interpreter to the window."""

_PASSING = frozenset({"", PrinterFault.SILENT.value})
"""With these a label is sent all the same: a printer that answers nothing may yet print."""


@dataclass(frozen=True)
class PrinterReport:
    """How a printer was seen last, for the device marks.

    Attributes:
        kind: Label printer or page printer.
        name: Of a printer that took over; blank for the station's own.
        fault: A value of `PrinterFault`, or blank.
        outcome: Of the job just handed over, or None after a mere question.
        detail: The sentence.
        there: Whether there is a printer at all.
    """

    kind: PrintKind
    name: str = ""
    fault: str = ""
    outcome: PrintOutcome | None = None
    detail: str = ""
    there: bool = True


class LabelSink(Protocol):
    """Where label bytes go."""

    language: Literal["zpl", "tspl"]
    stock: Stock
    name: str

    def status(self) -> Sent:
        """How it is now: `queued` with what is wrong, or `sent`."""
        ...

    def send(self, data: bytes) -> Sent:
        """Sends one label and says what is known of it."""
        ...


class LabelPort(Protocol):
    """Which printer prints the station's labels now."""

    def current(self) -> LabelSink | None:
        """The printer, or None where there is none."""
        ...


class PaperSink(Protocol):
    """Where papers go.

    Attributes:
        harmless_twice: Whether the same paper sent twice leaves one paper, so that no mark is needed before it.
    """

    harmless_twice: bool

    def send(self, name: str, pdf: bytes) -> Sent:
        """Takes one paper under a file name without ending."""
        ...


class FolderPapers:
    """Leaves every paper as a PDF in a folder."""

    harmless_twice = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, name: str, pdf: bytes) -> Sent:
        """Writes the file; it is whole or not there."""
        path = self.folder / f"{name}.pdf"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, pdf)
        except OSError as failure:
            reason = say(QT_TRANSLATE_NOOP("app", "写不进 {folder}：{detail}"), folder=self.folder, detail=failure.strerror or str(failure))
            return Sent(PrintOutcome.QUEUED, str(reason))
        return Sent(PrintOutcome.SENT, str(path))


@dataclass(frozen=True)
class _Made:
    """A job with its bytes."""

    job_id: int
    kind: PrintKind
    name: str
    data: bytes


class Outbox:
    """The thread that empties a station's print queue.

    Args:
        place: Database and station.
        forms: Builders of papers and labels.
        papers: Where papers go.
        labels: Which printer prints labels; None where the station has none and none takes over.
        on_report: Told how printers are; runs in the thread.
        keep_labels: Folder that keeps every label as sent and as a picture.
        stands_in: Papers that this station prints as well where the station they were sent to does not take them.
    """

    def __init__(
        self, place: Workplace, forms: Forms, papers: PaperSink, labels: LabelPort | None,
        on_report: Callable[[PrinterReport], None] = lambda report: None, keep_labels: Path | None = None,
        stands_in: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._place, self._forms, self._papers, self._labels = place, forms, papers, labels
        self._keep, self._on_report, self._stands_in = keep_labels, on_report, tuple(stands_in)
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._printer: LabelSink | None = None
        self._fault = PrinterFault.NO_PRINTER.value
        self._refused: dict[PrintKind, float] = {}
        self._heard = 0.0

    def start(self) -> None:
        """Starts the thread; jobs left from before are sent first."""
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Tells the thread that there may be new jobs, or another printer."""
        self._wake.set()

    def stop(self) -> None:
        """Ends the thread after the job in hand."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def recover(self) -> None:
        """Jobs that were being sent when the program ended last read `unknown` from now on."""
        with self._place.work(PROGRAM) as work:
            jobs.recover(work, self._place.station)

    def work_off(self, *, patient: bool = False) -> bool:
        """Sends what is queued, labels first, until a device refuses.

        Args:
            patient: Leave a device alone that refused a moment ago.

        Returns:
            False when a job had to stay queued.
        """
        now = time.monotonic()
        blocked = {kind for kind, at in self._refused.items() if patient and now - at < RETRY_SECONDS}
        if self._follow():
            blocked.discard(PrintKind.LABEL)
            self._ask()
        elif self._fault not in _PASSING and PrintKind.LABEL not in blocked:
            self._ask()
        if self._fault not in _PASSING:
            blocked.add(PrintKind.LABEL)
        if self._stands_in:
            jobs.take_over(self._place, self._stands_in)
        while not self._stop.is_set():
            with self._place.read() as session:
                job_id = jobs.next_job(session, self._place.station, blocked)
            if job_id is None:
                break
            self._one(job_id, blocked)
        if not self._fault and self._printer is not None and time.monotonic() - self._heard >= IDLE_SECONDS:
            self._look()
        with self._place.read() as session:
            return not jobs.is_waiting(session, self._place.station)

    def _run(self) -> None:
        waiting, recovered = False, False
        while not self._stop.is_set():
            watched = self._fault not in _PASSING and self._printer is not None
            idle = IDLE_SECONDS if self._printer is not None and not self._fault else None
            self._wake.wait(RETRY_SECONDS if waiting or watched else idle)
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                if not recovered:
                    self.recover()
                    recovered = True
                waiting = not self.work_off(patient=True)
            except AppError as error:
                log.info("print queue waits: %s", error)
                waiting = True
            except Exception:
                log.exception("print queue stumbled")
                waiting = True

    def _follow(self) -> bool:
        """Takes the printer that prints the station's labels now; whether it is another one than before."""
        printer = self._labels.current() if self._labels is not None else None
        changed = printer is not self._printer
        self._printer = printer
        return changed

    def _ask(self) -> None:
        """Asks the label printer how it is, and notes at the jobs that wait for it why they do."""
        if self._printer is None:
            fault = PrinterFault.NO_PRINTER.value
            status = Sent(PrintOutcome.QUEUED, str(say(QT_TRANSLATE_NOOP("app", "没有接标签机"))), fault)
        else:
            status = self._printer.status()
        self._found(status)

    def _look(self) -> None:
        """Asks a printer that nothing is sent to; only trouble is news, and one that does not answer may merely be busy."""
        assert self._printer is not None
        status = self._printer.status()
        self._heard = time.monotonic()
        if status.fault not in _PASSING:
            self._found(status)

    def _found(self, status: Sent) -> None:
        self._fault, self._heard = status.fault, time.monotonic()
        if status.fault not in _PASSING:
            self._refused[PrintKind.LABEL] = time.monotonic()
            jobs.keep_waiting(self._place, PrintKind.LABEL, status)
        self._report(PrintKind.LABEL, status, None)

    def _one(self, job_id: int, blocked: set[PrintKind]) -> None:
        began = time.monotonic()
        made = self._make(job_id)
        made_in = time.monotonic() - began
        if made is not None:
            sent = self._hand(made)
            if sent is not None:
                if made.kind is PrintKind.LABEL:
                    self._fault = sent.fault
                if sent.outcome is PrintOutcome.QUEUED or (made.kind is PrintKind.LABEL and sent.fault not in _PASSING):
                    blocked.add(made.kind)
                    self._refused[made.kind] = time.monotonic()
                self._report(made.kind, sent, sent.outcome)
        if self._thread is not None:
            self._stop.wait(min(BREATH_SECONDS, made_in))

    def _make(self, job_id: int) -> _Made | None:
        """Renders a job; one that cannot be made fails aloud and lets the next pass."""
        with self._place.read() as session:
            job = session.get(PrintJob, job_id)
            printed = session.get(PrintedPaper, job.paper_id) if job is not None else None
            if job is None or printed is None:
                return None
            try:
                facts = making(session, printed, job.facts.get("copies"))
                name = file_name(job, printed)
                if job.kind is PrintKind.PAPER:
                    return _Made(job_id, job.kind, name, self._forms.papers[job.paper](session, job.document, facts))
                assert self._printer is not None
                label = self._forms.labels[job.paper](session, job.document, facts)
                made = _Made(job_id, job.kind, name, render_label(label, self._printer.language, self._printer.stock))
                self._keep_label(made, label)
                return made
            except OperationalError:  # the database went, or is held: the job can be made once it is there again
                raise
            except Exception as error:
                log.exception("cannot make %s %s", job.paper, job.document)
                kind, why = job.kind, str(error)[:200]
        with self._place.work(PROGRAM) as work:
            jobs.fail(work, job_id, why)
        self._report(kind, Sent(PrintOutcome.FAILED, why), PrintOutcome.FAILED)
        return None

    def _hand(self, made: _Made) -> Sent | None:
        """Marks, sends, settles; None when the job was taken away meanwhile."""
        if made.kind is PrintKind.PAPER and self._papers.harmless_twice:
            sent = self._papers.send(made.name, made.data)
            with self._place.work(PROGRAM) as work:
                return sent if jobs.claim(work, made.job_id) and jobs.settle(work, made.job_id, sent) else None
        with self._place.work(PROGRAM) as work:
            if not jobs.claim(work, made.job_id):
                return None
        sent = Sent(PrintOutcome.UNKNOWN)
        try:
            if made.kind is PrintKind.PAPER:
                sent = self._papers.send(made.name, made.data)
            elif self._printer is not None:
                sent = self._printer.send(made.data)
                self._heard = time.monotonic()
        finally:
            with self._place.work(PROGRAM) as work:
                jobs.settle(work, made.job_id, sent)
        return sent

    def _keep_label(self, made: _Made, label: Label) -> None:
        """Keeps what is sent; a disk that takes no copy does not hold up the label."""
        if self._keep is None or self._printer is None:
            return
        try:
            self._keep.mkdir(parents=True, exist_ok=True)
            write_whole(self._keep / f"{made.name}.{self._printer.language}", made.data)
            write_whole(self._keep / f"{made.name}.png", picture(label, self._printer.stock))
        except OSError as error:
            log.warning("no copy of %s is kept: %s", made.name, error)

    def _report(self, kind: PrintKind, sent: Sent, outcome: PrintOutcome | None) -> None:
        name = self._printer.name if self._printer is not None and kind is PrintKind.LABEL else ""
        there = kind is PrintKind.PAPER or self._printer is not None
        self._on_report(PrinterReport(kind, name, sent.fault, outcome, sent.detail, there))


def file_name(job: PrintJob, printed: PrintedPaper) -> str:
    """The file name of a printed paper without ending: form, document, and which printing it is."""
    return safe_name(f"{job.paper}-{job.document}" + (f"-{printed.nth}" if printed.nth > 1 else ""))
