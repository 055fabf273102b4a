"""What happens to rejected goods stands on the time line of their 服务单."""

from __future__ import annotations

from sqlalchemy import select

from app.core.text import say
from app.core.work import Work
from db.models.aftersales import CaseEvent, ServiceCase
from db.states import CaseEventKind


def note_on_case(work: Work, case_no: str, words: str, **values: object) -> None:
    """Adds an entry to the time line of a case; nothing where no case is behind it.

    Args:
        work: The action, whose permission its command asked for.
        case_no: The 服务单, or blank.
        words: Marked sentence.
        values: What it names.
    """
    row = work.session.scalar(select(ServiceCase).where(ServiceCase.number == case_no)) if case_no else None
    if row is None:
        return
    work.session.add(
        CaseEvent(
            case_id=row.id, at=work.now, kind=CaseEventKind.NOTE, state=row.state, text=str(say(words, **values)),
            person_id=work.actor.person_id, person=work.actor.name,
        )
    )  # fmt: skip
    work.session.flush()
