"""Builds 质量档案 as paper (form 40, J-04)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.reports.quality_file import FILED_WORDS, MOST, SUBJECT_WORDS, quality_file
from app.slips import quality_file as form
from app.trace.queries import may_follow_goods

PAPER = "quality_file"


def print_file(work: Work, document: str) -> int:
    """Prints a file as the records stand now; from the second time on its day stands on it as the reason.

    Raises:
        Refused: M-05.
        NotFound: Nobody knows it.
    """
    may_follow_goods(work.actor.roles)
    found = quality_file(work.session, document)
    again = times_printed(work.session, PAPER, found.document)
    why = say(QT_TRANSLATE_NOOP("app", "{day} 现状"), day=site_day(work.now)) if again else ""
    return print_paper(work, PAPER, found.document, reason=str(why))


def quality_file_paper(session: Session, document: str, making: Making) -> bytes:
    """Draws the file of a serial, lot, product or customer.

    Raises:
        NotFound: Nobody knows it.
    """
    found = quality_file(session, document)
    paper = form.QualityFile(
        company=making.company, form=making.form, printing=making.printing, number=found.document, void=making.void,
        date=site_day(making.printing.printed_at), kind=SUBJECT_WORDS[found.subject], title=found.title, heads=found.heads,
        counts=tuple((FILED_WORDS[filed], n) for filed, n in found.counts.items()),
        lines=tuple(
            form.FileRow(site_time(line.at), FILED_WORDS[line.filed], line.number, line.words, line.person) for line in found.lines
        ),
        most=MOST if found.capped else 0,
    )  # fmt: skip
    return form.render(paper, making.copies or form.COPIES)
