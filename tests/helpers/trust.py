"""Signing keys for tests, made by the commands: a root of two holders, keys under a PIN, rights, a published list.

The station of `place` becomes a signing station of the demo site, whose pepper and root are the same in every test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from app.admin import demo_trust
from app.core.work import Actor, Workplace
from app.identity import queries as identity
from app.identity import service as people
from app.settings import service as settings
from app.trust import queries, vaults
from app.trust import service as trust
from app.trust.lists import EVERY_DAY, WHOLE_DAY, TrustList
from app.trust.views import Holder
from db.states import Role, SignedHow
from tests.helpers.worlds import stage

PIN = "2580"
LASTS = timedelta(days=365)


def founded(place: Workplace, signers: Mapping[Role, Sequence[Actor]]) -> None:
    """Founds the root, gives each person a key under `PIN` with which he signs for his role, and publishes the first list.

    Args:
        place: Its station signs from now on; other stations: `enrolled`.
        signers: Who signs for which role.
    """
    enrolled(place)
    _founded(place, signers)


@stage
def _founded(place: Workplace, signers: Mapping[Role, Sequence[Actor]]) -> None:
    administrator, second = _holders(place)
    trust.found(place, administrator, second, demo_trust.SITE, drawn=demo_trust.DRAWN)
    short_pins(place)
    for role, persons in signers.items():
        for person in persons:
            keyed(place, person, role)
    publish(place)


def enrolled(place: Workplace, *, signing: bool = True) -> None:
    """The station of `place` trusts the root of `founded`; a verifying one has no pepper."""
    given = demo_trust.vault()
    for name in (vaults.ROOT, vaults.SITE, *((vaults.PEPPER,) if signing else ())):
        place.vault.write(name, given.read(name) or b"")


def keyed(place: Workplace, person: Actor, *roles: Role) -> None:
    """Gives a person a key, with which he signs for `roles` of his own; the next `publish` makes it known."""
    assert person.person_id is not None
    administrator, second = _holders(place)
    with place.work(administrator.person) as work:
        trust.permit_key(work, second.person, person.person_id, work.now + LASTS, roles=roles)
    chosen(place, person)
    trust.set_key(place, person, PIN)


def chosen(place: Workplace, person: Actor) -> None:
    """`PIN` is the person's own, not the one that an administrator gave him."""
    assert person.person_id is not None
    with place.read() as session:
        if identity.chose_his_pin(session, person.person_id):
            return
    for pin in ("1470", PIN):
        with place.work(person) as work:
            people.set_pin(work, person.person_id, pin)


def short_pins(place: Workplace) -> None:
    """Four digits are enough for who signs, as in the demo data."""
    administrator, second = _holders(place)
    with place.work(administrator.person) as work:
        settings.change(work, "trust.signing_pin_digits", "4", "测试", approver_id=second.person.person_id)


def granted(
    place: Workplace, person: Actor, role: Role, how: SignedHow, *, weekdays: int = EVERY_DAY, shift: tuple[int, int] = WHOLE_DAY
) -> None:
    """Lets a person sign for a role as deputy, for a paper, beforehand or at the close; the next `publish` makes it known."""
    assert person.person_id is not None
    administrator, second = _holders(place)
    with place.work(administrator.person) as work:
        trust.grant(
            work, second.person, person.person_id, role, how, work.now + LASTS, weekdays=weekdays, from_minute=shift[0], to_minute=shift[1]
        )


def revoked(place: Workplace, person: Actor, reason: str = "密钥遗失") -> None:
    """Revokes every key of a person; the next `publish` makes it known."""
    administrator, second = _holders(place)
    with place.work(administrator.person) as work:
        for key in queries.keys(work.session, work.now, person_id=person.person_id):
            trust.revoke_key(work, second.person, key.key_id, reason)


def publish(place: Workplace) -> TrustList:
    """The two holders publish the next list."""
    return trust.publish(place, *_holders(place))


def published(place: Workplace) -> TrustList:
    """The newest list, believed by the pinned root."""
    found = trust.newest(place)
    assert found is not None
    return found


ADMINISTRATOR, SECOND = "持有人甲", "持有人乙"


def _holders(place: Workplace) -> tuple[Holder, Holder]:
    first, second = (_person(place, name, role) for name, role in ((ADMINISTRATOR, Role.ADMINISTRATOR), (SECOND, Role.LEADERSHIP)))
    return Holder(first, demo_trust.PASSPHRASES[0]), Holder(second, demo_trust.PASSPHRASES[1])


def _person(place: Workplace, name: str, role: Role) -> Actor:
    with place.read() as session:
        found = next((one for one in identity.people(session) if one.name == name), None)
    if found is None:
        with place.work(Actor(None, "准备", roles=frozenset({Role.ADMINISTRATOR}))) as work:
            found = people.create_person(work, name, PIN, {role})
    return Actor(found.person_id, found.name, found.badge, found.roles)
