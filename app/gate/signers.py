"""Who may sign for which department now, by the signed trust list: the department's own people, deputies on duty, registrars of paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text as word_text
from app.trust.faults import Fault
from app.trust.lists import Grant, Requirement, TrustList
from app.trust.token import Mark
from db.states import Role, SignedHow


@dataclass(frozen=True)
class Capacity:
    """A person may sign for a department, and how."""

    role: Role
    how: SignedHow

    @property
    def words(self) -> Text:
        """「财务部」, 「代财务部」 or 「纸签·财务部」."""
        return say(_WORDS.get(self.how, QT_TRANSLATE_NOOP("app", "{role}")), role=word_text(self.role))


_WORDS = {
    SignedHow.DEPUTY: QT_TRANSLATE_NOOP("app", "代{role}"), SignedHow.PAPER: QT_TRANSLATE_NOOP("app", "纸签·{role}"),
    SignedHow.AHEAD: QT_TRANSLATE_NOOP("app", "预签·{role}"), SignedHow.CLOSE: QT_TRANSLATE_NOOP("app", "预签放行"),
}  # fmt: skip


def capacities(trust: TrustList | None, person_id: int | None, roles: Collection[Role], now: datetime) -> tuple[Capacity, ...]:
    """As what a person may sign passes now.

    Args:
        trust: The published list; without one his roles alone count, and the signature will be refused with a sentence.
        person_id: The person.
        roles: The roles he holds.
        now: The moment.
    """
    found = [Capacity(role, SignedHow.OWN) for role in sorted(roles)]
    for grant in _grants(trust, person_id):
        if grant.covers(now) and grant.how is not SignedHow.OWN and (grant.how is not SignedHow.DEPUTY or grant.role not in roles):
            found.append(Capacity(grant.role, grant.how))
    return tuple(dict.fromkeys(found))


def was_granted(trust: TrustList | None, person_id: int | None, role: Role, how: SignedHow) -> bool:
    """Whether a person is named for a role at all, be it for another day or shift."""
    return any(grant.role is role and grant.how is how for grant in _grants(trust, person_id))


def on_duty(trust: TrustList | None, role: Role, now: datetime) -> tuple[str, ...]:
    """Names of those who can sign for a department at a moment: its own people first, then deputies."""
    if trust is None:
        return ()
    good = [
        grant for grant in trust.grants
        if grant.role is role and grant.how in (SignedHow.OWN, SignedHow.DEPUTY) and grant.covers(now) and _counts(trust, grant, now)
    ]  # fmt: skip
    good.sort(key=lambda grant: grant.how is not SignedHow.OWN)
    keys = (trust.key(grant.key_id) for grant in good)
    return tuple(dict.fromkeys(key.name for key in keys if key is not None))


def missing(required: Iterable[Requirement], given: Collection[Role]) -> tuple[Role, ...]:
    """The roles that still have to sign; where any of several is enough, all of them until one has signed."""
    found: list[Role] = []
    for one in required:
        if len(set(given) & set(one.roles)) < one.count:
            found += [role for role in one.roles if role not in given]
    return tuple(dict.fromkeys(found))


def fault_of(trust: TrustList | None, mark: Mark) -> Fault | None:
    """What is wrong with a signature given beforehand, which no token proves yet: the key, its dates, or the right to sign so."""
    if trust is None:
        return Fault.NO_LIST
    key = trust.key(mark.key_id)
    if key is None:
        return Fault.UNKNOWN_KEY
    if trust.revocation(mark.key_id) is not None:
        return Fault.REVOKED_KEY
    if not key.start <= mark.at < key.until:
        return Fault.KEY_OUT_OF_DATE
    return None if trust.granted(mark.key_id, mark.role, mark.how, mark.at) else Fault.NOT_GRANTED


def _grants(trust: TrustList | None, person_id: int | None) -> list[Grant]:
    if trust is None or person_id is None:
        return []
    mine = {key.key_id for key in trust.keys if key.person == person_id and trust.revocation(key.key_id) is None}
    return [grant for grant in trust.grants if grant.key_id in mine]


def _counts(trust: TrustList, grant: Grant, now: datetime) -> bool:
    key = trust.key(grant.key_id)
    return key is not None and trust.revocation(grant.key_id) is None and key.start <= now < key.until
