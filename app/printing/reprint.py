"""What people do with the print list: see it, send a job again, print a paper again with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.core.errors import NotPermitted, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work
from app.printing.service import PrintJobView, print_label, print_paper, queue_again, recent_jobs
from db.models.core import PrintJob
from db.states import PrintKind, Role

_GUARD_SEES = frozenset({"gate_pass"})


def may_see(roles: Iterable[Role], paper: str) -> bool:
    """M-05: who is nothing but a gate guard sees gate passes, and no paper with customers' contacts on it."""
    return frozenset(roles) != frozenset({Role.GUARD}) or paper in _GUARD_SEES


def must_see(actor: Actor, paper: str) -> None:
    """Refuses a paper that the person may not see.

    Raises:
        NotPermitted: See `may_see`.
    """
    if not actor.roles or not may_see(actor.roles, paper):
        raise NotPermitted(say(QT_TRANSLATE_NOOP("app", "{name}没有看这种单据的权限"), name=actor.name))


def jobs_for(session: Session, actor: Actor, limit: int = 200) -> list[PrintJobView]:
    """The newest print jobs that a person may see."""
    return [job for job in recent_jobs(session, limit) if may_see(actor.roles, job.paper)]


def send_again(work: Work, job_id: int) -> None:
    """Puts a failed or unknown job back into the queue; see `queue_again`.

    Raises:
        NotPermitted: The person may not handle papers.
        NotFound: No such job.
    """
    _must_handle(work)
    queue_again(work, job_id)


def reprint(work: Work, job_id: int, reason: str) -> int:
    """Prints the paper or label of a job again from the data as they are now.

    Returns:
        How many times it has now been printed.

    Raises:
        NotPermitted: The person may not handle papers.
        NotFound: No such job.
        BadInput: No reason is given.
    """
    _must_handle(work)
    job = work.session.get(PrintJob, job_id)
    if job is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "打印任务"), job_id)
    if job.kind is PrintKind.LABEL:
        return print_label(work, job.paper, job.document, reason=reason)
    return print_paper(work, job.paper, job.document, reason=reason, copies=job.facts.get("copies"))


def _must_handle(work: Work) -> None:
    work.require(*(role for role in Role if role is not Role.GUARD))
