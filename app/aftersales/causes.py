"""The list of causes: closed categories, under each the words that people found; it grows with every new one (J-07)."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.aftersales.views import CauseView
from app.core.entry import NAME, clean
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.aftersales import CauseEntry, ServiceCase
from db.states import CaseCause


def entry(work: Work, category: CaseCause, words: str) -> int:
    """Key of an entry of the list; one that is not in it yet is added."""
    name = clean(QT_TRANSLATE_NOOP("app", "原因"), words, most=NAME, needed=True)
    known = work.session.scalar(select(CauseEntry.id).where(CauseEntry.category == category, CauseEntry.words == name))
    if known is not None:
        return known
    row = CauseEntry(category=category, words=name, person_id=work.actor.person_id, at=work.now)
    work.session.add(row)
    work.session.flush()
    work.audit("add_cause", "case_cause", name, category=category)
    return row.id


def causes(session: Session, product_id: int | None = None) -> list[CauseView]:
    """The list, what was found most often first; with a product, what was found on it before all others."""
    counted = select(ServiceCase.cause_id, func.count()).where(ServiceCase.cause_id.is_not(None)).group_by(ServiceCase.cause_id)
    total = {key: int(n) for key, n in session.execute(counted)}
    own = {key: int(n) for key, n in session.execute(counted.where(ServiceCase.product_id == product_id))} if product_id else {}
    rows = session.scalars(select(CauseEntry).order_by(CauseEntry.id)).all()
    found = [CauseView(row.id, row.category, row.words, total.get(row.id, 0)) for row in rows]
    return sorted(found, key=lambda one: (-own.get(one.cause_id, 0), -one.cases, one.cause_id))
