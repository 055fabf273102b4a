"""Whom the next list still names (H-03): people change after they were given a key or a right, and nobody tells the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.identity import queries as identity
from app.identity.views import PersonView
from app.trust import rules
from db.models.trust import PersonKey, SignGrant


@dataclass(frozen=True)
class Fitness:
    """Who is fit to sign now, as people and their roles are."""

    people: dict[int, PersonView]

    def person(self, person_id: int) -> bool:
        """Whether somebody works here and neither runs the database nor guards the gate."""
        found = self.people[person_id]
        return found.active and not rules.unfit(found.roles)

    def grant(self, row: SignGrant) -> bool:
        """Whether a right to sign still has its ground: the person is fit, and of the department where he signs for his own."""
        return self.person(row.person_id) and rules.belongs(row.role, row.how, self.people[row.person_id].roles)


def fitness(session: Session) -> Fitness:
    """Everybody's fitness as the database has it now."""
    return Fitness({one.person_id: one for one in identity.people(session)})


def left_out(session: Session, now: datetime) -> list[Text]:
    """What the next list leaves out although nobody revoked or withdrew it, in sentences that say what to do."""
    fit = fitness(session)
    living = select(PersonKey.person_id).where(PersonKey.revoked_at.is_(None), PersonKey.until > now).distinct()
    holders = [fit.people[one] for one in sorted(session.scalars(living)) if not fit.person(one)]
    kept = select(SignGrant).where(SignGrant.withdrawn_at.is_(None), SignGrant.until > now).order_by(SignGrant.id)
    lost = [row for row in session.scalars(kept) if fit.person(row.person_id) and not fit.grant(row)]
    return [*map(_key_words, holders), *(_grant_words(fit.people[row.person_id].name, row) for row in lost)]


def _key_words(person: PersonView) -> Text:
    if not person.active:
        return say(QT_TRANSLATE_NOOP("app", "{name}已停用，名单不再列入他的签字密钥，请挂失"), name=person.name)
    who = "、".join(word(role) for role in rules.unfit(person.roles))
    return say(QT_TRANSLATE_NOOP("app", "{name}是{who}，名单不再列入他的签字密钥，请挂失"), name=person.name, who=who)


def _grant_words(name: str, row: SignGrant) -> Text:
    text = QT_TRANSLATE_NOOP("app", "{name}已没有{role}的岗位，名单不再列入他的{how}权限，请取消")
    return say(text, name=name, role=word(row.role), how=word(row.how))
