"""The command that prints badges and command barcodes."""

from __future__ import annotations

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.identity import queries
from app.identity.papers import ALL, COMMANDS, PAPER
from app.printing.service import print_paper
from db.states import Role


def print_badges(work: Work, document: str, reason: str = "") -> int:
    """Puts a sheet of badges into the outbox.

    Args:
        work: The caller's transaction.
        document: `ALL`, `COMMANDS`, or the code of one badge.
        reason: Why it is printed again; needed from the second time on.

    Returns:
        How many times that sheet has now been printed.

    Raises:
        NotPermitted: By others than administrator and personnel.
        NotFound: No active person wears that badge.
        BadInput: A reprint without a reason.
    """
    work.require(Role.ADMINISTRATOR, Role.PERSONNEL)
    if document not in (ALL, COMMANDS) and queries.person_by_badge(work.session, document) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), document)
    return print_paper(work, PAPER, document, reason=reason)
