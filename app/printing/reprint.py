"""What people do with the print list: see it, send a job again, print a paper again with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.clauses.register import guard
from app.core.errors import NotPermitted, fact, not_found, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work
from app.printing.service import PrintJobView, print_label, print_paper, queue_again, recent_jobs
from db.models.core import PrintJob
from db.states import PrintKind, Role

_GUARD_SEES = frozenset({"gate_pass", "gate_slip", "gate_log", "emergency_sheet"})
_WITH_FREIGHT = frozenset({"carrier_file", "freight_list"})
_SEE_FREIGHT = frozenset({Role.LOGISTICS_HEAD, Role.FINANCE, Role.LEADERSHIP})
"""Papers on which stands what transport costs, and whose they are."""


def may_see(roles: Iterable[Role], paper: str) -> bool:
    """M-05: who is nothing but a gate guard sees the papers of the gate, and no paper with customers' contacts on it.

    What transport costs is for logistics head, finance and leadership.
    """
    held = frozenset(roles)
    if paper in _WITH_FREIGHT:
        return not held.isdisjoint(_SEE_FREIGHT)
    return held != frozenset({Role.GUARD}) or paper in _GUARD_SEES


@guard("M-05")
def must_be_allowed(name: str, roles: Iterable[Role], paper: str) -> None:
    """M-05: papers stay confidential; see `may_see`.

    Raises:
        Refused: The person may not see this paper.
    """
    if not may_see(roles, paper):
        raise refuse(
            "M-05",
            QT_TRANSLATE_NOOP("app", "{name}没有看这种单据的权限"),
            fact(QT_TRANSLATE_NOOP("app", "单据"), paper),
            helper=Role.ADMINISTRATOR,
            name=name,
        )


def must_see(actor: Actor, paper: str) -> None:
    """Only a person who is signed in sees papers, and only those of his work.

    Raises:
        NotPermitted: Nobody is signed in.
        Refused: M-05.
    """
    if not actor.roles:
        raise NotPermitted(say(QT_TRANSLATE_NOOP("app", "请先登录")))
    must_be_allowed(actor.name, actor.roles, paper)


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
