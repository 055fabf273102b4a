"""The sheet of packaging codes: one bar code a kind of shipping packaging, for the bench (C-02)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.code_table import PACKAGING_PREFIX
from app.printing.making import Making
from app.printing.service import print_paper
from app.slips import badges as sheet
from app.slips.texts import T
from db.states import Role

PAPER, PACKAGING = "badges", "PACKAGING"
"""The paper it is registered under, and which of its documents it is."""


def packaging_codes(session: Session, document: str, making: Making) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        NotFound: No kind of packaging has a code.
    """
    codes = tuple(
        sheet.Command(kind.name, PACKAGING_PREFIX + kind.key, "×".join(str(edge) for edge in kind.size_mm))
        for kind in queries.packaging_kinds(session, active_only=True)
        if kind.key
    )
    if not codes:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装码"), document)
    section = sheet.Section(T.BOX_CODES, codes)
    return sheet.render(sheet.BadgeSheet(making.company, making.form, making.printing, sections=(section,)))


def print_packaging_codes(work: Work) -> int:
    """Puts the sheet into the outbox: it changes whenever a kind gets a code.

    Returns:
        How many times it has now been printed.

    Raises:
        NotFound: No kind of packaging has a code.
    """
    work.require(Role.PROCESS, Role.ADMINISTRATOR, Role.STOREKEEPER)
    if not any(kind.key for kind in queries.packaging_kinds(work.session, active_only=True)):
        raise not_found(QT_TRANSLATE_NOOP("app", "包装码"), PACKAGING)
    return print_paper(work, PAPER, PACKAGING, reason=str(say(QT_TRANSLATE_NOOP("app", "包装码"))))
