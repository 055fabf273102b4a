"""A paper on screen before it is printed, and a printing that the window itself sends to a printer of the system."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Actor, Work, Workplace
from app.printing.making import Forms, form_copies, making
from app.printing.reprint import must_see
from app.printing.service import print_paper
from app.slips.model import CopyName
from db.models.core import PrintedPaper, PrintJob
from db.states import PrintKind, PrintOutcome


@dataclass(frozen=True)
class PaperPreview:
    """A paper as it would be printed now.

    Attributes:
        paper: Name of the form.
        document: Number of the record.
        pdf: The pages.
        printed: How many times it was printed so far.
        voided: Whether the newest printing was declared void and the pages show that one.
        void_reason: Why.
        copies: Every copy that the form has.
    """

    paper: str
    document: str
    pdf: bytes
    printed: int
    voided: bool
    void_reason: str
    copies: tuple[CopyName, ...]


def preview(
    session: Session, place: Workplace, forms: Forms, actor: Actor, paper: str, document: str, copies: list[int] | None = None
) -> PaperPreview:
    """Draws a paper from the data as they are, without entering it in the register.

    Args:
        session: Read session.
        place: Gives station and time.
        forms: Builders by paper name.
        actor: Who looks.
        paper: Name of the form.
        document: Number of the record.
        copies: Numbers of the copies from 1; None for all.

    Raises:
        NotPermitted: Nobody is signed in.
        Refused: M-05, the person may not see this paper.
        NotFound: There is no such form, or the builder finds no record.
    """
    must_see(actor, paper)
    build = forms.papers.get(paper)
    if build is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "单据格式"), paper)
    now = place.clock.now()
    last = session.scalar(
        select(PrintedPaper).where(PrintedPaper.paper == paper, PrintedPaper.document == document)
        .order_by(PrintedPaper.nth.desc()).limit(1)
    )  # fmt: skip
    count = last.nth if last is not None else 0
    if last is not None and last.voided_at is not None:
        shown, voided, reason = last, True, last.void_reason or ""
    else:
        shown, voided, reason = _unregistered(place, paper, document, count + 1), False, ""
    pdf = build(session, document, making(session, shown, copies))
    return PaperPreview(paper, document, pdf, count, voided, reason, form_copies(session, paper, now))


def _unregistered(place: Workplace, paper: str, document: str, nth: int) -> PrintedPaper:
    return PrintedPaper(
        paper=paper, document=document, nth=nth, rule_version="", reason="", at=place.clock.now(), person_id=None,
        station=place.station, voided_at=None, void_reason=None,
    )  # fmt: skip


def register_here(
    work: Work, paper: str, document: str, printer: str, *, reason: str = "", copies: list[int] | None = None
) -> int:
    """Enters a printing that the window itself sends; its job never passes the outbox.

    Until `finish_here` its outcome reads `unknown`: should the program die in between, nobody knows what the printer did.

    Returns:
        Key of the job.

    Raises:
        NotPermitted: Nobody is signed in.
        Refused: M-05, the person may not see this paper.
        BadInput: A reprint without a reason.
    """
    must_see(work.actor, paper)
    nth = print_paper(work, paper, document, reason=reason, copies=copies)
    job = work.session.scalars(
        select(PrintJob).join(PrintedPaper, PrintedPaper.id == PrintJob.paper_id)
        .where(PrintedPaper.paper == paper, PrintedPaper.document == document, PrintedPaper.nth == nth)
    ).one()  # fmt: skip
    job.outcome, job.detail, job.attempts = PrintOutcome.UNKNOWN, printer, 1
    work.session.flush()
    return job.id


def render_job(session: Session, forms: Forms, job_id: int) -> bytes:
    """The pages of a registered printing.

    Raises:
        NotFound: No such job or form.
    """
    found = session.execute(
        select(PrintJob, PrintedPaper).join(PrintedPaper, PrintedPaper.id == PrintJob.paper_id).where(PrintJob.id == job_id)
    ).one_or_none()
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "打印任务"), job_id)
    job, printed = found
    build = forms.papers.get(job.paper)
    if job.kind is not PrintKind.PAPER or build is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "单据格式"), job.paper)
    return build(session, job.document, making(session, printed, job.facts.get("copies")))


def finish_here(work: Work, job_id: int, sent: bool, detail: str) -> None:
    """Says how a printing of `register_here` ended: handed to the printer's queue, or not.

    Raises:
        NotFound: No such job.
    """
    job = work.session.get(PrintJob, job_id)
    if job is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "打印任务"), job_id)
    must_see(work.actor, job.paper)
    if job.outcome is PrintOutcome.UNKNOWN:
        job.outcome = PrintOutcome.SENT if sent else PrintOutcome.FAILED
        job.detail, job.finished_at = detail, work.now
        work.audit("print_sent", "print_job", job.id, sent=sent, detail=detail)


def note_saved(work: Work, paper: str, document: str, file: str) -> None:
    """Records that a paper left the desk as a file (M-05: exports are logged)."""
    must_see(work.actor, paper)
    work.audit("save_pdf", paper, document, file=file)


def times_printed(session: Session, paper: str, document: str) -> int:
    """How many times a paper was printed, void ones included: from the second time on a reason is needed."""
    return (
        session.scalar(
            select(func.max(PrintedPaper.nth)).where(PrintedPaper.paper == paper, PrintedPaper.document == document)
        )
        or 0
    )


def print_previewed(work: Work, paper: str, document: str, *, reason: str = "", copies: list[int] | None = None) -> int:
    """Puts a paper that was looked at into the outbox; see `print_paper`.

    Raises:
        NotPermitted: Nobody is signed in.
        Refused: M-05, the person may not see this paper.
        BadInput: A reprint without a reason.
    """
    must_see(work.actor, paper)
    return print_paper(work, paper, document, reason=reason, copies=copies)
