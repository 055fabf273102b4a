"""What the outbox writes of its jobs: which is next, that one is being sent, how it ended.

A job is marked before its first byte leaves. Should the program die in between it reads `unknown` afterwards and is never sent
again by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import PROGRAM, Work, Workplace
from db.models.core import PrintedPaper, PrintJob
from db.states import PrintKind, PrintOutcome

_SENDING = "sending"
_FAULT = "fault"
_LONG_AGO = timedelta(minutes=2)
"""No device takes that long for one job: whoever was sending it is gone."""


_UNSEEN = timedelta(seconds=45)
"""A station looks into its queue every ten seconds: what lay there longer has nobody to print it."""


@dataclass(frozen=True)
class Sent:
    """What is known after handing a job to a device.

    Attributes:
        outcome: `queued` where not one byte was taken.
        detail: The sentence for the screen.
        fault: Why the printer does not print, as a value of `PrinterFault`; blank for nothing known.
    """

    outcome: PrintOutcome
    detail: str = ""
    fault: str = ""


def is_sending(job: PrintJob) -> bool:
    """Whether the outbox has it in hand."""
    return job.outcome is PrintOutcome.UNKNOWN and bool(job.facts.get(_SENDING))


def is_in_hand(job: PrintJob, now: datetime) -> bool:
    """Whether the outbox has it in hand and cannot have died over it."""
    return is_sending(job) and now - datetime.fromisoformat(job.facts[_SENDING]) < _LONG_AGO


def is_void(session: Session, job: PrintJob) -> bool:
    """Whether the printing that it belongs to was declared void."""
    voided = select(PrintedPaper.id).where(PrintedPaper.id == job.paper_id, PrintedPaper.voided_at.is_not(None))
    return session.scalar(voided) is not None


def fault_of(job: PrintJob) -> str:
    """Why the printer does not print it, as a value of `PrinterFault`; blank for nothing known."""
    return str(job.facts.get(_FAULT, ""))


def next_job(session: Session, station: str, blocked: Collection[PrintKind]) -> int | None:
    """Key of the job to send next: labels first, because somebody stands at the bench, then the oldest."""
    order = case((PrintJob.kind == PrintKind.LABEL, 0), else_=1), PrintJob.id
    return session.scalar(_queued(station).where(PrintJob.kind.not_in(blocked)).order_by(*order).limit(1))


def is_waiting(session: Session, station: str) -> bool:
    """Whether a job is queued."""
    return session.scalar(_queued(station).limit(1)) is not None


def take_over(place: Workplace, papers: Collection[str]) -> int:
    """Takes papers over that another station was to print and never looked at: that PC is off, or no PC bears its name.

    One that was tried there, or that its printer keeps waiting, stays there.

    Returns:
        How many.
    """
    unseen = select(PrintJob).where(
        PrintJob.outcome == PrintOutcome.QUEUED, PrintJob.kind == PrintKind.PAPER, PrintJob.paper.in_(papers),
        PrintJob.station != place.station, PrintJob.attempts == 0, PrintJob.detail == "", PrintJob.at <= place.clock.now() - _UNSEEN,
    )  # fmt: skip
    with place.read() as session:
        if session.scalar(unseen.limit(1)) is None:
            return 0
    with place.work(PROGRAM) as work:
        found = list(work.session.scalars(unseen.with_for_update()))
        for job in found:
            work.audit("take_print_over", "print_job", job.id, paper=job.paper, document=job.document, was=job.station)
            job.station = place.station
            printed = work.session.get(PrintedPaper, job.paper_id)
            if printed is not None:
                printed.station = place.station
    return len(found)


def claim(work: Work, job_id: int) -> bool:
    """Marks a queued job as being sent; False when somebody else has it or it was cancelled."""
    job = work.session.get(PrintJob, job_id, with_for_update=True)
    if job is None or job.outcome is not PrintOutcome.QUEUED:
        return False
    job.outcome, job.detail = PrintOutcome.UNKNOWN, str(say(QT_TRANSLATE_NOOP("app", "正在发送")))
    job.facts = {**job.facts, _SENDING: work.now.isoformat(), _FAULT: ""}
    job.attempts += 1
    return True


def settle(work: Work, job_id: int, sent: Sent) -> bool:
    """Writes how a marked job ended; False when somebody has settled it meanwhile, by scanning the label.

    What became void while the device was tried does not wait for it any longer.
    """
    job = work.session.get(PrintJob, job_id, with_for_update=True)
    if job is None or not is_sending(job):
        return False
    over = sent.outcome is PrintOutcome.QUEUED and is_void(work.session, job)
    job.outcome, job.detail = PrintOutcome.CANCELLED if over else sent.outcome, sent.detail
    job.facts = {**{k: v for k, v in job.facts.items() if k != _SENDING}, _FAULT: sent.fault}
    if job.outcome is not PrintOutcome.QUEUED:
        job.finished_at = work.now
    return True


def fail(work: Work, job_id: int, detail: str) -> None:
    """A job that cannot be made."""
    job = work.session.get(PrintJob, job_id, with_for_update=True)
    if job is not None and job.outcome is PrintOutcome.QUEUED:
        job.outcome, job.detail, job.finished_at = PrintOutcome.FAILED, detail, work.now
        job.attempts += 1


def keep_waiting(place: Workplace, kind: PrintKind, sent: Sent) -> None:
    """Notes why the queued jobs of a kind wait; writes nothing where they read so already."""
    queued = select(PrintJob).where(PrintJob.id.in_(_queued(place.station).where(PrintJob.kind == kind)))
    with place.read() as session:
        if all((job.detail, fault_of(job)) == (sent.detail, sent.fault) for job in session.scalars(queued)):
            return
    with place.work(PROGRAM) as work:
        for job in work.session.scalars(queued.with_for_update()):
            job.detail, job.facts = sent.detail, {**job.facts, _FAULT: sent.fault}


def recover(work: Work, station: str) -> int:
    """Jobs that were being sent when the program ended: nobody knows what the printer did.

    Returns:
        How many.
    """
    rows = work.session.scalars(
        select(PrintJob).where(PrintJob.station == station, PrintJob.outcome == PrintOutcome.UNKNOWN).with_for_update()
    )
    found = [job for job in rows if is_sending(job)]
    for job in found:
        job.facts = {k: v for k, v in job.facts.items() if k != _SENDING}
        job.detail, job.finished_at = str(say(QT_TRANSLATE_NOOP("app", "程序中断时正在发送"))), work.now
    return len(found)


def _queued(station: str) -> Select[int]:
    return select(PrintJob.id).where(PrintJob.outcome == PrintOutcome.QUEUED, PrintJob.station == station)
