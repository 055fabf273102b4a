"""Signers' keys: two persons permit one, its owner sets it by his PIN, rotation with overlap, loss, and what a new PIN means for it.

What remains: a PIN's hash in the database carries no pepper, because every station signs people in, so who has a copy of the database
guesses a short PIN. With that PIN and a signing station he opens the key; hence a signer's PIN is his own, longer than others, and
signing stations stand where somebody looks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from app.core.clock import site_time
from app.core.errors import BadInput, Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work, Workplace
from app.identity import queries as identity
from app.identity import service as people
from app.identity.events import PinChanged
from app.identity.views import PersonView
from app.settings.service import setting_int
from app.trust import queries, rules
from app.trust.lists import EVERY_DAY, WHOLE_DAY, key_id
from app.trust.root import pepper_here
from app.trust.sealing import seal, unseal, wipe
from app.trust.views import KeyView, PermitView
from db.models.trust import KeyPermit, PersonKey, SignGrant
from db.states import Role, SignedHow

LONGEST = timedelta(days=800)
"""No key and no grant lasts longer; then somebody has to look again."""


def permit_key(
    work: Work, second: Actor, person_id: int, until: datetime, *, roles: Iterable[Role] = (), start: datetime | None = None,
    overlap_days: int = 0,
) -> PermitView:  # fmt: skip
    """Lets a person set a key of his own, the first one or the next (rotation).

    Args:
        work: The administrator's transaction.
        second: The person who agrees.
        person_id: Who gets the key.
        until: First moment it signs no more.
        roles: Departments he signs for himself, granted with it as long as the key lasts; those he has already when none are given.
        start: First moment it signs; now when not given.
        overlap_days: How long the key he has may still sign beside the new one.

    Returns:
        The permit; another one that he has not used yet is replaced by it.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        BadInput: A span that is none, or too long.
        NotFound: No such person.
    """
    person = decided(work, second, person_id)
    begin, end = span(start or work.now, until)
    if not 0 <= overlap_days <= 60:
        raise bad_input(QT_TRANSLATE_NOOP("app", "新旧密钥最多并用 60 天"))
    open_one = select(KeyPermit).where(KeyPermit.person_id == person_id, KeyPermit.used_at.is_(None))
    row = work.session.scalar(open_one) or KeyPermit(person_id=person_id)
    row.start, row.until, row.overlap_days, row.at = begin, end, overlap_days, work.now
    row.administrator_id, row.second_id = _actor_id(work.actor), _actor_id(second)
    work.session.add(row)
    own = sorted(roles) or sorted(one.role for one in _own(work, person_id))
    for role in own:
        _keep_own(work, second, person, role, begin, end)
    work.session.flush()
    work.audit("permit_key", "person", person.badge, overlap=overlap_days, roles=own, second=second.name, **lasting(begin, end))
    return next(view for view in queries.permits(work.session, work.now, person_id) if view.permit_id == row.id)


def grant_role(
    work: Work, second: Actor, person: PersonView, role: Role, how: SignedHow, start: datetime, until: datetime, *,
    weekdays: int = EVERY_DAY, from_minute: int = WHOLE_DAY[0], to_minute: int = WHOLE_DAY[1],
) -> SignGrant:  # fmt: skip
    """Adds a right to sign; who calls has asked `decided`."""
    rules.own_signature_needs_the_role(person.name, role, how, person.roles)
    row = SignGrant(
        person_id=person.person_id, role=role, how=how, start=start, until=until, weekdays=weekdays, from_minute=from_minute,
        to_minute=to_minute, at=work.now, administrator_id=_actor_id(work.actor), second_id=_actor_id(second),
    )  # fmt: skip
    work.session.add(row)
    return row


def _own(work: Work, person_id: int) -> list[SignGrant]:
    """The rights of a person to sign for his own departments."""
    return list(
        work.session.scalars(
            select(SignGrant).where(
                SignGrant.person_id == person_id, SignGrant.how == SignedHow.OWN, SignGrant.withdrawn_at.is_(None)
            )
        )
    )  # fmt: skip


def _keep_own(work: Work, second: Actor, person: PersonView, role: Role, start: datetime, until: datetime) -> None:
    """Grants a department for the span of a key, or lengthens what he has."""
    known = next((one for one in _own(work, person.person_id) if one.role is role and one.until > start), None)
    if known is None:
        grant_role(work, second, person, role, SignedHow.OWN, start, until)
        return
    rules.own_signature_needs_the_role(person.name, role, SignedHow.OWN, person.roles)
    known.start, known.until = min(known.start, start), max(known.until, until)


def decided(work: Work, second: Actor, person_id: int) -> PersonView:
    """The first lines of every command that gives somebody a power to sign.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        NotFound: No such person.
    """
    work.require(Role.ADMINISTRATOR)
    rules.two_must_agree(work.actor.person_id, second.person_id, second.roles)
    person = identity.person(work.session, person_id)
    if person is None or not person.active:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), person_id)
    rules.nobody_empowers_himself(person.name, person_id, (work.actor.person_id, second.person_id))
    rules.signer_must_be_fit(person.name, person.roles)
    return person


def span(start: datetime, until: datetime) -> tuple[datetime, datetime]:
    """A span in whole seconds, as the list can say it.

    Raises:
        BadInput: It ends before it begins, or lasts longer than `LONGEST`.
    """
    begin, end = start.replace(microsecond=0), until.replace(microsecond=0)
    if not begin < end:
        raise bad_input(QT_TRANSLATE_NOOP("app", "截止时间要晚于开始时间"))
    if end - begin > LONGEST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "最长 {days} 天，到期再续"), days=LONGEST.days)
    return begin, end


def lasting(start: datetime, until: datetime) -> dict[str, str]:
    """A span as the trail keeps it, in the site's time."""
    return {"from": f"{site_time(start):%Y-%m-%d %H:%M}", "until": f"{site_time(until):%Y-%m-%d %H:%M}"}


def set_key(place: Workplace, actor: Actor, pin: str, new_pin: str | None = None) -> KeyView:
    """A person sets the key he was permitted: it is made here and sealed under his PIN; nobody else ever sees it.

    It signs once the next list is published. A key he has already ends after the overlap.

    Args:
        place: A signing station.
        actor: Who sets it.
        pin: His PIN.
        new_pin: The PIN he has from now on, set in the same step; he needs one where somebody else gave him his, or it is too short.

    Raises:
        BadInput: Wrong PIN or locked; nobody permitted it; no pepper here; a PIN that somebody else knows, or a short one.
    """
    assert actor.person_id is not None
    with place.read() as session:
        pepper = pepper_here(place, queries.root(session))
        _permitted(queries.permits(session, place.clock.now(), actor.person_id))
    proven = people.sign_in(place, actor.badge, pin)
    with place.work(proven) as work:
        allowed = _permitted(queries.permits(work.session, work.now, actor.person_id))
        if new_pin is None:
            _must_be_own(work, actor.person_id, pin)
        else:
            _renew_pin(work, pepper, actor.person_id, pin, new_pin)
        permit = work.session.get(KeyPermit, allowed.permit_id)
        assert permit is not None
        permit.used_at = work.now
        start = max(permit.start, work.now.replace(microsecond=0))
        _overlap(work, actor.person_id, start + timedelta(days=permit.overlap_days))
        secret = Ed25519PrivateKey.generate()
        public = secret.public_key().public_bytes_raw()
        made = key_id(public).hex()
        row = PersonKey(
            key_id=made, public=public.hex(), person_id=actor.person_id, permit_id=permit.id, start=start, until=permit.until,
            sealed=seal(secret.private_bytes_raw(), new_pin or pin, pepper, _bound(made)), made_at=work.now, station=work.station,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        work.audit("set_key", "person_key", made, **lasting(start, permit.until))
        return queries.keys(work.session, work.now, person_id=actor.person_id)[0]


def _permitted(found: list[PermitView]) -> PermitView:
    if not found:
        raise bad_input(QT_TRANSLATE_NOOP("app", "还没有人批准你设签字密钥，请找系统管理员和另一位批准人"))
    return found[0]


def _overlap(work: Work, person_id: int, end: datetime) -> None:
    """What he has ends with the overlap; one that would only begin after that ends before it began, and is revoked instead."""
    for row in _living(work, person_id):
        if row.start >= end:
            row.revoked_at, row.revoked_by, row.revoked_why = work.now.replace(microsecond=0), work.actor.name, "换钥"
        else:
            row.until = min(row.until, end)


def revoke_key(work: Work, second: Actor, key: str, reason: str) -> None:
    """A key is lost or misused: it signs no more from now on, and with the next list nothing that it ever signed holds.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        BadInput: No reason.
        NotFound: No such key.
        Conflict: It is revoked already.
    """
    work.require(Role.ADMINISTRATOR)
    rules.two_must_agree(work.actor.person_id, second.person_id, second.roles)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "挂失要写明原因"))
    row = work.session.scalar(select(PersonKey).where(PersonKey.key_id == key.strip().lower()))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "签字密钥"), key)
    if row.revoked_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这把密钥已经挂失")))
    row.revoked_at, row.revoked_by, row.revoked_why = work.now.replace(microsecond=0), work.actor.name, reason.strip()[:80]
    work.audit("revoke_key", "person_key", row.key_id, reason=row.revoked_why, second=second.name)


def on_pin_changed(work: Work, changed: PinChanged) -> None:
    """The effect of another PIN: his keys open no more. What they signed before still holds.

    Where somebody else set it, what he was permitted ends as well: who knows the PIN would else set the key in his name.
    """
    for row in _living(work, changed.person_id):
        row.shut_at = work.now
        work.audit("shut_key", "person_key", row.key_id)
    if work.actor.person_id == changed.person_id:
        return
    open_ones = select(KeyPermit).where(
        KeyPermit.person_id == changed.person_id, KeyPermit.used_at.is_(None), KeyPermit.until > work.now
    )
    for permit in work.session.scalars(open_ones):
        permit.until = work.now
        person = identity.person(work.session, changed.person_id)
        assert person is not None
        work.audit("end_permit", "person", person.badge)


def change_pin(place: Workplace, actor: Actor, old: str, new: str) -> None:
    """A person changes his own PIN and seals his keys anew under it.

    Raises:
        BadInput: The old PIN is wrong or locked, the new one not usable or, for who has a key, too short; or he has a key and this
            station has no pepper.
    """
    assert actor.person_id is not None
    proven = people.sign_in(place, actor.badge, old)
    with place.work(proven) as work:
        if not _living(work, actor.person_id):
            people.set_pin(work, actor.person_id, new)
            return
        _renew_pin(work, pepper_here(place, queries.root(work.session)), actor.person_id, old, new)


def _renew_pin(work: Work, pepper: bytes, person_id: int, old: str, new: str) -> None:
    """Another PIN for who signs; the keys he has are sealed anew under it."""
    _must_be_hard_to_guess(work, new)
    rows = _living(work, person_id)
    secrets = [unseal(row.sealed, old, pepper, _bound(row.key_id)) for row in rows]
    people.set_pin(work, person_id, new)
    for row, secret in zip(rows, secrets, strict=True):
        row.sealed, row.shut_at = seal(bytes(secret), new, pepper, _bound(row.key_id)), None
        wipe(secret)
        work.audit("reseal_key", "person_key", row.key_id)


def _must_be_own(work: Work, person_id: int, pin: str) -> None:
    if not identity.chose_his_pin(work.session, person_id):
        raise bad_input(QT_TRANSLATE_NOOP("app", "先把 PIN 改成只有自己知道的，再设签字密钥"))
    _must_be_hard_to_guess(work, pin)


def _must_be_hard_to_guess(work: Work, pin: str) -> None:
    """A PIN that a private key is sealed under is long, and no digits in a row such as 123456 or 987654."""
    digits = setting_int(work.session, "trust.signing_pin_digits", work.now)
    if len(pin) < digits:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签字人的 PIN 至少 {n} 位"), n=digits)
    if len({(ord(after) - ord(before)) % 10 for before, after in itertools.pairwise(pin)}) == 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签字人的 PIN 不能是连号，一猜就中"))


def open_secret(place: Workplace, key: KeyView, pin: str) -> bytearray:
    """The private half of a key, for `app.trust.signing` only; its PIN was proved before.

    Raises:
        BadInput: It was sealed under another PIN, or there is no pepper here.
    """
    with place.read() as session:
        pepper = pepper_here(place, queries.root(session))
        sealed = session.scalar(select(PersonKey.sealed).where(PersonKey.key_id == key.key_id))
    try:
        return unseal(sealed or "", pin, pepper, _bound(key.key_id))
    except BadInput as error:
        raise shut() from error


def shut() -> BadInput:
    """What is said of a key whose PIN was reset."""
    return bad_input(QT_TRANSLATE_NOOP("app", "PIN 被重设过，原来的签字密钥打不开了。请系统管理员和另一位批准人批准一把新的"))


def _living(work: Work, person_id: int) -> list[PersonKey]:
    """Keys of a person that somebody can open and that have not ended."""
    return list(
        work.session.scalars(
            select(PersonKey).where(
                PersonKey.person_id == person_id, PersonKey.revoked_at.is_(None), PersonKey.shut_at.is_(None), PersonKey.until > work.now
            )
        )
    )  # fmt: skip


def _bound(made: str) -> str:
    return f"key {made}"


def _actor_id(actor: Actor) -> int:
    assert actor.person_id is not None
    return actor.person_id
