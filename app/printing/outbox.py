"""Works the outbox: renders queued jobs after their commit and sends them, one at a time, on a thread of its own.

A printer that refuses, stalls or says nothing keeps its job waiting or marks it `unknown`; the bench never waits for it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy import select

from app.core.errors import AppError
from app.core.work import PROGRAM, Workplace
from app.files.service import safe_name
from app.labels.content import Label
from app.labels.render import picture
from app.labels.render import render as render_label
from app.labels.stock import Stock
from app.printing.making import Forms, making
from db.models.core import PrintedPaper, PrintJob
from db.states import PrintKind, PrintOutcome

log = logging.getLogger(__name__)

RETRY_SECONDS = 5.0


def file_name(job: PrintJob, printed: PrintedPaper) -> str:
    """The file name of a printed paper without ending: form, document, and which printing it is."""
    return safe_name(f"{job.paper}-{job.document}" + (f"-{printed.nth}" if printed.nth > 1 else ""))


def _write_whole(path: Path, data: bytes) -> None:
    """Writes a file that whoever watches the folder sees whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


@dataclass(frozen=True)
class Sent:
    """What is known after handing a job to a device."""

    outcome: PrintOutcome
    detail: str = ""


class LabelSink(Protocol):
    """Where label bytes go."""

    language: Literal["zpl", "tspl"]
    stock: Stock

    def send(self, data: bytes) -> Sent:
        """Sends one label and says what is known of it."""
        ...


class PaperSink(Protocol):
    """Where papers go."""

    def send(self, name: str, pdf: bytes) -> Sent:
        """Takes one paper under a file name without ending."""
        ...


class FolderPapers:
    """Leaves every paper as a PDF in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, name: str, pdf: bytes) -> Sent:
        """Writes the file; it is whole or not there."""
        _write_whole(self.folder / f"{name}.pdf", pdf)
        return Sent(PrintOutcome.SENT, str(self.folder / f"{name}.pdf"))


class Outbox:
    """The thread that empties a station's print queue."""

    def __init__(
        self, place: Workplace, forms: Forms, papers: PaperSink, labels: LabelSink | None,
        on_outcome: Callable[[str, str, Sent], None] = lambda paper, document, sent: None, keep_labels: Path | None = None,
    ) -> None:  # fmt: skip
        self._place, self._forms, self._papers, self._labels = place, forms, papers, labels
        self._keep = keep_labels
        self._on_outcome = on_outcome
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Starts the thread; jobs left from before are sent first."""
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Tells the thread that there may be new jobs."""
        self._wake.set()

    def stop(self) -> None:
        """Ends the thread after the job in hand."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        waiting = False
        while not self._stop.is_set():
            self._wake.wait(RETRY_SECONDS if waiting else None)
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                waiting = not self.work_off()
            except AppError as error:
                log.info("print queue waits: %s", error)
                waiting = True

    def work_off(self) -> bool:
        """Sends what is queued, in order, until a device refuses.

        Returns:
            False when a job had to stay queued.
        """
        with self._place.read() as session:
            jobs = list(
                session.scalars(
                    select(PrintJob.id).where(
                        PrintJob.outcome == PrintOutcome.QUEUED, PrintJob.station == self._place.station
                    ).order_by(PrintJob.id)
                )
            )  # fmt: skip
        blocked: set[PrintKind] = set()
        for job_id in jobs:
            if self._stop.is_set():
                return False
            self._one(job_id, blocked)
        return not blocked

    def _one(self, job_id: int, blocked: set[PrintKind]) -> None:
        with self._place.read() as session:
            job = session.get(PrintJob, job_id)
            if job is None or job.kind in blocked:
                return
            printed = session.get(PrintedPaper, job.paper_id)
            assert printed is not None
            facts = making(session, printed, job.facts.get("copies"))
            try:
                if job.kind is PrintKind.PAPER:
                    data = self._forms.papers[job.paper](session, job.document, facts)
                else:
                    label = self._forms.labels[job.paper](session, job.document, facts)
                    data = b"" if self._labels is None else render_label(label, self._labels.language, self._labels.stock)
                    self._keep_label(file_name(job, printed), label, data)
            except Exception as error:
                log.exception("cannot make %s %s", job.paper, job.document)
                sent = Sent(PrintOutcome.FAILED, str(error)[:200])
                self._finish(job_id, job.paper, job.document, sent)
                return
        if job.kind is PrintKind.PAPER:
            sent = self._papers.send(file_name(job, printed), data)
        elif self._labels is None:
            sent = Sent(PrintOutcome.QUEUED, "没有接标签机")
        else:
            sent = self._labels.send(data)
        if sent.outcome is PrintOutcome.QUEUED:
            blocked.add(job.kind)
        self._finish(job_id, job.paper, job.document, sent)

    def _keep_label(self, name: str, label: Label, data: bytes) -> None:
        if self._keep is None or self._labels is None:
            return
        _write_whole(self._keep / f"{name}.{self._labels.language}", data)
        _write_whole(self._keep / f"{name}.png", picture(label, self._labels.stock))

    def _finish(self, job_id: int, paper: str, document: str, sent: Sent) -> None:
        with self._place.work(PROGRAM) as work:
            job = work.session.get(PrintJob, job_id)
            if job is None or job.outcome is not PrintOutcome.QUEUED:
                return
            job.attempts += 1
            job.outcome, job.detail = sent.outcome, sent.detail
            if sent.outcome is not PrintOutcome.QUEUED:
                job.finished_at = work.now
        self._on_outcome(paper, document, sent)
