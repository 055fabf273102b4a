"""The commands that print badges, command barcodes and the test codes of a scanner."""

from __future__ import annotations

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.identity import queries
from app.identity.papers import ALL, COMMANDS, PAPER, PRINTERS, SCANNER, TAGS
from app.printing.service import print_paper
from db.states import Role


def print_badges(work: Work, document: str, reason: str = "") -> int:
    """Puts a sheet of badges into the outbox.

    Args:
        work: The caller's transaction.
        document: `ALL`, `COMMANDS`, `TAGS`, or the code of one badge.
        reason: Why it is printed again; needed from the second time on.

    Returns:
        How many times that sheet has now been printed.

    Raises:
        NotPermitted: By others than administrator and personnel.
        NotFound: No active person wears that badge.
        BadInput: A reprint without a reason.
    """
    work.require(Role.ADMINISTRATOR, Role.PERSONNEL)
    if document not in (ALL, COMMANDS, TAGS) and queries.person_by_badge(work.session, document) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), document)
    return print_paper(work, PAPER, document, reason=reason)


def print_scanner_codes(work: Work) -> int:
    """Puts the test codes of 扫描枪体检 into the outbox; whoever is signed in may check his scanner.

    Returns:
        How many times the sheet has now been printed.

    Raises:
        NotPermitted: Nobody is signed in.
    """
    work.require(*Role)
    return print_paper(work, PAPER, SCANNER, reason=str(say(QT_TRANSLATE_NOOP("app", "扫描枪体检"))))


def print_printer_codes(work: Work) -> int:
    """Puts the codes of the label printers into the outbox: they change whenever a printer is entered.

    Returns:
        How many times the sheet has now been printed.

    Raises:
        NotPermitted: By others than administrator and personnel.
    """
    work.require(Role.ADMINISTRATOR, Role.PERSONNEL)
    return print_paper(work, PAPER, PRINTERS, reason=str(say(QT_TRANSLATE_NOOP("app", "标签机码"))))
