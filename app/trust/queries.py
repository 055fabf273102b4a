"""Reads of the root, keys, permits, grants, requirements and the published list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import queries as identity
from app.settings.service import setting_list
from app.trust.fitness import Fitness, fitness
from app.trust.lists import Grant, Requirement, Revoked, SignerKey, TrustList, read_list
from app.trust.views import GrantView, HolderView, KeyState, KeyView, ListView, PermitView, RootView
from db.models.trust import (
    KeyPermit,
    PersonKey,
    PublishedList,
    RootHolder,
    SignGrant,
    SignRequirement,
    TrustRoot,
)
from db.prepared import Prepared
from db.states import DeliveryMode, PassKind, Role

KEPT = timedelta(days=8)
"""How long the list names a key or a grant after its end: a pass that was signed in time may still be on its way."""

WITH_ORDERS = (PassKind.SALE, PassKind.REPLACEMENT, PassKind.REWORK_RETURN)
"""Kinds that hang on a 发货单 and so have a delivery mode."""


def root(session: Session) -> RootView | None:
    """The site's root as the database has it."""
    row = session.get(TrustRoot, 1)
    if row is None:
        return None
    people = {person.person_id: person for person in identity.people(session)}
    holders = tuple(
        HolderView(one.person_id, people[one.person_id].name, Role.ADMINISTRATOR in people[one.person_id].roles, one.since)
        for one in session.scalars(select(RootHolder).order_by(RootHolder.id))
    )
    return RootView(row.site, bytes.fromhex(row.public), row.pepper_mark, row.founded_at, holders)


def trust_list(session: Session, root_public: bytes) -> TrustList | None:
    """The newest published list, believed only by the root's signature; None before the first one.

    Raises:
        BadList: It was not signed by this root, or stands under another number.
    """
    found = session.execute(_NEWEST).first()
    return None if found is None else _believed(found.data, root_public)


def published(session: Session) -> bytes | None:
    """The newest published list as it was signed, for a file that other stations read."""
    found = session.execute(_NEWEST).first()
    return None if found is None else bytes.fromhex(found.data)


_NEWEST = select(PublishedList.data).order_by(PublishedList.number.desc()).limit(1)


@lru_cache(maxsize=8)
def _believed(data: str, root_public: bytes) -> TrustList:
    return read_list(bytes.fromhex(data), root_public)


def newest(session: Session) -> ListView | None:
    """Number, age and publishers of the newest list."""
    row = session.scalar(select(PublishedList).order_by(PublishedList.number.desc()).limit(1))
    if row is None:
        return None
    names = identity.names(session)
    return ListView(row.number, row.issued, names.get(row.administrator_id, ""), names.get(row.second_id, ""), row.reason)


def keys(session: Session, now: datetime, trust: TrustList | None = None, person_id: int | None = None) -> list[KeyView]:
    """Every signer's key, newest first; `trust` says which of them are published as they are."""
    query = select(PersonKey).order_by(PersonKey.id.desc())
    if person_id is not None:
        query = query.where(PersonKey.person_id == person_id)
    fit = fitness(session)
    return [_key_view(row, fit, now, trust) for row in session.scalars(query)]


def _key_view(row: PersonKey, fit: Fitness, now: datetime, trust: TrustList | None) -> KeyView:
    name = fit.people[row.person_id].name
    listed = trust.key(bytes.fromhex(row.key_id)) if trust is not None else None
    as_listed = listed is not None and (listed.start, listed.until) == (row.start, row.until)
    gone = trust is not None and trust.revocation(bytes.fromhex(row.key_id)) is not None
    if row.revoked_at is not None:
        state = KeyState.REVOKED
    elif row.until <= now:
        state = KeyState.OVER
    elif row.shut_at is not None:
        state = KeyState.SHUT
    elif not fit.person(row.person_id):
        state = KeyState.LEFT_OUT
    elif listed is None:
        state = KeyState.UNPUBLISHED
    else:
        state = KeyState.ACTIVE if row.start <= now else KeyState.WAITING
    return KeyView(
        row.key_id, bytes.fromhex(row.public), row.person_id, name, row.start, row.until, row.made_at, row.station, state,
        gone if row.revoked_at is not None else as_listed, row.shut_at, row.revoked_at, row.revoked_why,
    )  # fmt: skip


def mark(session: Session) -> tuple[int, int]:
    """Number of the newest published list and how many keys are revoked: while both stand, so does everything a gate believes."""
    number, count = _MARK.all(session)[0]
    return int(number), int(count)


_LISTS, _KEYS = PublishedList.__table__, PersonKey.__table__
_MARK = Prepared(
    select(
        select(func.coalesce(func.max(_LISTS.c.number), 0)).scalar_subquery(),
        select(func.count()).select_from(_KEYS).where(_KEYS.c.revoked_at.is_not(None)).scalar_subquery(),
    )
)
"""Over the tables, not the records: a guard waits for it."""


def revoked(session: Session) -> frozenset[bytes]:
    """The ids of every key that was revoked, whether or not a list says so yet."""
    rows = session.scalars(select(PersonKey.key_id).where(PersonKey.revoked_at.is_not(None)))
    return frozenset(bytes.fromhex(one) for one in rows)


def permits(session: Session, now: datetime, person_id: int | None = None) -> list[PermitView]:
    """Who may set a key and has not done it yet."""
    query = select(KeyPermit).where(KeyPermit.used_at.is_(None), KeyPermit.until > now).order_by(KeyPermit.id)
    if person_id is not None:
        query = query.where(KeyPermit.person_id == person_id)
    names = identity.names(session)
    return [
        PermitView(
            row.id, row.person_id, names.get(row.person_id, ""), row.start, row.until, row.overlap_days,
            names.get(row.administrator_id, ""), names.get(row.second_id, ""), identity.chose_his_pin(session, row.person_id),
        )
        for row in session.scalars(query)
    ]  # fmt: skip


def grants(session: Session, now: datetime) -> list[GrantView]:
    """As what people may sign now or later, by person."""
    names = identity.names(session)
    return [
        GrantView(
            row.id, row.person_id, names.get(row.person_id, ""), row.role, row.how, row.start, row.until, row.weekdays,
            row.from_minute, row.to_minute,
        )
        for row in _grants(session, now)
    ]  # fmt: skip


def requirements(session: Session, now: datetime) -> tuple[Requirement, ...]:
    """Who has to sign each kind of pass: what was laid down for the kind, else what the settings say for all."""
    roles = tuple(Role(one) for one in setting_list(session, "gate.required_signatures", now))
    light = [DeliveryMode(one) for one in setting_list(session, "gate.single_signature_modes", now)]
    found: dict[tuple[PassKind, DeliveryMode | None], Requirement] = {}
    for kind in PassKind:
        found[kind, None] = Requirement(kind, None, roles, len(roles))
        for mode in light if kind in WITH_ORDERS else ():
            found[kind, mode] = Requirement(kind, mode, roles, 1)
    for row in session.scalars(select(SignRequirement).where(SignRequirement.withdrawn_at.is_(None)).order_by(SignRequirement.id)):
        found[row.kind, row.mode] = Requirement(row.kind, row.mode, tuple(Role(one) for one in row.roles), row.count)
    return tuple(found.values())


def content(session: Session, now: datetime, number: int) -> TrustList:
    """What a list published now would say.

    Keys and rights of people who are not fit to sign any more are left out; what was revoked stays, because nothing holds by it.

    Raises:
        ValueError: There is no root yet.
    """
    base = root(session)
    if base is None:
        raise ValueError("no root")
    fit = fitness(session)
    rows = session.scalars(select(PersonKey).where(PersonKey.until > now - KEPT).order_by(PersonKey.id))
    listed = tuple(
        SignerKey(bytes.fromhex(row.key_id), bytes.fromhex(row.public), row.person_id, fit.people[row.person_id].name, row.start, row.until)
        for row in rows if row.revoked_at is not None or fit.person(row.person_id)
    )  # fmt: skip
    rights = [row for row in _grants(session, now - KEPT) if fit.grant(row)]
    gone = session.scalars(select(PersonKey).where(PersonKey.revoked_at.is_not(None)).order_by(PersonKey.id))
    revocations = tuple(Revoked(bytes.fromhex(row.key_id), _at(row), row.revoked_why) for row in gone)
    return TrustList(
        base.site, number, now.replace(microsecond=0), listed, tuple(_granted(listed, rights)),
        requirements(session, now), revocations,
    )  # fmt: skip


def _at(row: PersonKey) -> datetime:
    assert row.revoked_at is not None
    return row.revoked_at


def _granted(listed: Iterable[SignerKey], rows: Iterable[SignGrant]) -> list[Grant]:
    """Every grant of a person once for each of his keys."""
    by_person = list(rows)
    return [
        Grant(key.key_id, row.role, row.how, row.start, row.until, row.weekdays, row.from_minute, row.to_minute)
        for key in listed for row in by_person if row.person_id == key.person
    ]  # fmt: skip


def _grants(session: Session, now: datetime) -> Iterable[SignGrant]:
    return session.scalars(
        select(SignGrant).where(SignGrant.withdrawn_at.is_(None), SignGrant.until > now).order_by(SignGrant.person_id, SignGrant.id)
    )
