"""What a deputy is told while he cannot sign: how much waits for the department, in which hours he stands in for it, and since when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text as word_text
from app.core.work import Actor
from app.gate import queries, signers
from app.trust import queries as trust
from app.trust.service import shift_words
from app.trust.views import GrantView
from db.states import PassState, Role, SignedHow


def not_yet(session: Session, actor: Actor, at: datetime) -> tuple[Text, ...]:
    """One sentence for every department that he is to sign for as its deputy and cannot at this moment.

    Args:
        session: To read with.
        actor: Who looks at his desk.
        at: The moment.

    Returns:
        None for who is no deputy, or can sign now.
    """
    published = queries.trusted(session)
    able = {one.role for one in signers.capacities(published, actor.person_id, actor.roles, at) if one.how is SignedHow.DEPUTY}
    by_role: dict[Role, list[GrantView]] = {}
    for one in trust.grants(session, at):
        if one.person_id == actor.person_id and one.how is SignedHow.DEPUTY and one.role not in actor.roles | able:
            by_role.setdefault(one.role, []).append(one)
    found = []
    for role, grants in by_role.items():
        known = signers.was_granted(published, actor.person_id, role, SignedHow.DEPUTY)
        found.append(_sentence(role, _waiting(session, actor, role), grants, known))
    return tuple(found)


def _waiting(session: Session, actor: Actor, role: Role) -> int:
    """How many passes wait for a department that he neither made nor signed."""
    passes = queries.passes(session, (PassState.AWAITING_SIGNATURES,))
    return sum(
        role in one.missing and one.maker_id != actor.person_id and actor.name not in (s.name for s in one.signatures) for one in passes
    )


def _sentence(role: Role, waiting: int, grants: list[GrantView], known: bool) -> Text:
    words = _WAITS if known else _UNPUBLISHED
    return say(words, n=waiting, role=word_text(role), when="；".join(_hours(one) for one in grants))


def _hours(grant: GrantView) -> str:
    when = shift_words(grant.weekdays, grant.from_minute, grant.to_minute)
    return f"{when}（{site_time(grant.start):%Y-%m-%d} 至 {site_time(grant.until):%Y-%m-%d %H:%M}）"


_WAITS = QT_TRANSLATE_NOOP("app", "{n} 张等{role}签；现在不是您代签的时段：{when}")
_UNPUBLISHED = QT_TRANSLATE_NOOP("app", "{n} 张等{role}签；您的代签还没有生效，要等您设好密钥、系统管理员发布签字名单。时段：{when}")
