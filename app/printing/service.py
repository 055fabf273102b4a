"""Commands of the paper register and the outbox: inside the caller's transaction, never touching a device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from app.core.errors import BadInput, Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing import jobs
from db.models.core import PrintedPaper, PrintJob
from db.states import PrintKind, PrintOutcome


def print_paper(
    work: Work, paper: str, document: str, *, reason: str = "", copies: list[int] | None = None, station: str = ""
) -> int:
    """Enters a paper in the register and puts it into the outbox.

    Args:
        work: The caller's transaction; the job leaves only if it commits.
        paper: Name of the form, e.g. `goods_receipt`.
        document: Number of the record it is made from.
        reason: Why it is printed again; needed from the second time on.
        copies: Which copies, from 1; None for all.
        station: Where it comes out; blank for the caller's own station.

    Returns:
        How many times it has now been printed.

    Raises:
        BadInput: A reprint without a reason.
    """
    return _register(work, PrintKind.PAPER, paper, document, reason, copies, station)


def print_label(work: Work, label: str, document: str, *, reason: str = "") -> int:
    """Enters a label in the register and puts it into the outbox; see `print_paper`."""
    return _register(work, PrintKind.LABEL, label, document, reason, None, "")


def _register(
    work: Work, kind: PrintKind, paper: str, document: str, reason: str, copies: list[int] | None, station: str
) -> int:
    nth = 1 + times_printed(work.session, paper, document)
    if nth > 1 and not reason.strip():
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "补打要写明原因")))
    connection, named = work.session.connection(), {"paper": paper, "document": document, "station": station or work.station}
    facts = {"nth": nth, "rule_version": "", "reason": reason.strip(), "at": work.now, "person_id": work.actor.person_id}
    paper_id = connection.execute(_PRINTED, named | facts).scalar_one()
    connection.execute(
        _JOB, named | {"kind": kind, "paper_id": paper_id, "outcome": PrintOutcome.QUEUED, "at": work.now, "facts": {"copies": copies}}
    )
    for table in ("printed_paper", "print_job"):
        work.touched(table)
    work.audit("print", paper, document, nth=nth, reason=reason.strip())
    return nth


_PRINTED = insert(PrintedPaper).returning(PrintedPaper.id)
_JOB = insert(PrintJob)
"""Built once, and written without records: a command prints one paper for each of many goods."""


def void_papers(work: Work, document: str, reason: str, *, paper: str | None = None) -> int:
    """Declares the printed papers of a record void and cancels what is still queued.

    Returns:
        How many papers no longer hold.
    """
    query = select(PrintedPaper).where(PrintedPaper.document == document, PrintedPaper.voided_at.is_(None))
    if paper is not None:
        query = query.where(PrintedPaper.paper == paper)
    rows = list(work.session.scalars(query))
    for row in rows:
        row.voided_at, row.void_reason = work.now, reason
        # One being sent is locked as well: its end comes either before this or sees the void.
        for job in work.session.scalars(select(PrintJob).where(PrintJob.paper_id == row.id).with_for_update()):
            if job.outcome is PrintOutcome.QUEUED:
                job.outcome, job.finished_at = PrintOutcome.CANCELLED, work.now
    if rows:
        work.audit("void_papers", "printed_paper", document, reason=reason, papers=[row.paper for row in rows])
    return len(rows)


def drop_queue(work: Work, station: str, reason: str) -> int:
    """Takes what still waits at a station out of its queue: it stays in the register and is not printed.

    Returns:
        How many jobs.
    """
    waiting = select(PrintJob).where(PrintJob.station == station, PrintJob.outcome == PrintOutcome.QUEUED).with_for_update()
    rows = list(work.session.scalars(waiting))
    for job in rows:
        job.outcome, job.finished_at, job.detail = PrintOutcome.CANCELLED, work.now, reason
    if rows:
        work.audit("drop_print_queue", "station", station, jobs=len(rows), reason=reason)
    return len(rows)


def queue_again(work: Work, job_id: int) -> None:
    """Puts a failed or unknown job back into the queue: the same print, not a reprint.

    Raises:
        NotFound: No such job.
        Conflict: It is being sent this moment, or was declared void.
    """
    job = work.session.get(PrintJob, job_id)
    if job is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "打印任务"), job_id)
    if jobs.is_in_hand(job, work.now):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "正在发送，稍等结果")))
    if jobs.is_void(work.session, job):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一张已作废，不再打印")))
    if job.outcome in (PrintOutcome.FAILED, PrintOutcome.UNKNOWN):
        job.outcome, job.finished_at = PrintOutcome.QUEUED, None
        work.audit("queue_again", "print_job", job.id)


def confirm_seen(work: Work, paper: str, document: str) -> None:
    """The newest printing of a label is in hand, its barcode was scanned: that settles a job whose outcome was not known.

    A job that still waits is not sent any more: the label is there.
    """
    job = work.session.scalar(
        select(PrintJob).join(PrintedPaper, PrintedPaper.id == PrintJob.paper_id)
        .where(PrintJob.paper == paper, PrintJob.document == document, PrintedPaper.voided_at.is_(None))
        .order_by(PrintedPaper.nth.desc()).limit(1).with_for_update(of=PrintJob)
    )  # fmt: skip
    if job is None or job.outcome in (PrintOutcome.CONFIRMED, PrintOutcome.CANCELLED):
        return
    was, job.outcome = job.outcome, PrintOutcome.CONFIRMED
    job.detail, job.finished_at = str(say(QT_TRANSLATE_NOOP("app", "标签已扫到"))), work.now
    work.audit("confirm_print", "print_job", job.id, was=was, paper=paper, document=document)


def label_job(session: Session, label: str, document: str) -> PrintJobView | None:
    """How the newest printing of a label stands."""
    found = session.execute(
        select(PrintJob, PrintedPaper).join(PrintedPaper, PrintedPaper.id == PrintJob.paper_id)
        .where(PrintJob.paper == label, PrintJob.document == document).order_by(PrintedPaper.nth.desc()).limit(1)
    ).one_or_none()  # fmt: skip
    return None if found is None else _job_view(*found)


@dataclass(frozen=True)
class PrintJobView:
    """One line of the print list.

    Attributes:
        sending: The outbox has it in hand; until it is done the outcome reads `unknown`.
        fault: Why the printer does not print, as a value of `PrinterFault`; blank for nothing known.
    """

    job_id: int
    kind: PrintKind
    paper: str
    document: str
    nth: int
    outcome: PrintOutcome
    detail: str
    at: datetime
    voided: bool
    sending: bool = False
    fault: str = ""


def recent_jobs(session: Session, limit: int = 50) -> list[PrintJobView]:
    """The newest print jobs."""
    rows = session.execute(
        select(PrintJob, PrintedPaper).join(PrintedPaper, PrintedPaper.id == PrintJob.paper_id)
        .order_by(PrintJob.id.desc()).limit(limit)
    )  # fmt: skip
    return [_job_view(job, printed) for job, printed in rows]


def _job_view(job: PrintJob, printed: PrintedPaper) -> PrintJobView:
    return PrintJobView(
        job.id, job.kind, job.paper, job.document, printed.nth, job.outcome, job.detail, job.at, printed.voided_at is not None,
        jobs.is_sending(job), jobs.fault_of(job),
    )  # fmt: skip


def newest_print(session: Session, paper: str, document: str) -> int:
    """Which printing of a paper is the newest that holds; 0 for none."""
    return session.scalar(
        select(func.max(PrintedPaper.nth))
        .where(PrintedPaper.paper == paper, PrintedPaper.document == document, PrintedPaper.voided_at.is_(None))
    ) or 0  # fmt: skip


def times_printed(session: Session, paper: str, document: str) -> int:
    """How many times a paper was printed at all, whether it still holds or not."""
    return session.scalar(_TIMES, {"paper": paper, "document": document}) or 0


_TIMES = select(func.max(PrintedPaper.nth)).where(PrintedPaper.paper == bindparam("paper"), PrintedPaper.document == bindparam("document"))


def printed_count(session: Session, paper: str, document: str) -> int:
    """How many times a paper was printed and still holds."""
    return session.scalar(
        select(func.count()).select_from(PrintedPaper)
        .where(PrintedPaper.paper == paper, PrintedPaper.document == document, PrintedPaper.voided_at.is_(None))
    ) or 0  # fmt: skip
