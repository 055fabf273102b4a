"""The root of trust: one key that nobody holds alone.

At founding the root's private key is split between an administrator and a second person, by exclusive or, so that either half alone is
noise; each half is sealed under its holder's passphrase and the pepper. Further holders get halves of their own with every holder of
the other sort who is present. The key itself is nowhere: it is put together for one signature and overwritten.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete, select

from app.core.clock import site_time
from app.core.errors import BadInput, Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import PROGRAM, Work, Workplace
from app.identity import pins
from app.settings.service import setting_int
from app.trust import queries, rules, vaults
from app.trust.claims import LONGEST_SITE
from app.trust.sealing import SECRET, WrongWord, seal, unseal, wipe
from app.trust.views import Holder, RootView
from db.models.trust import PersonKey, RootHolder, RootShare, TrustRoot
from db.states import Role


@dataclass(frozen=True)
class Drawn:
    """What a founding draws by lot. Demo data and tests bring their own, which are no secret."""

    pepper: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET), repr=False)
    root: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET), repr=False)


def found(
    place: Workplace, administrator: Holder, second: Holder, site: str, *, drawn: Drawn | None = None, replace: bool = False
) -> RootView:
    """Founds the trust of a site: pepper and root are drawn here, this station pins them and can sign from now on.

    Args:
        place: The station; its vault gets pepper, root and site.
        administrator: One holder.
        second: The other holder, who is no administrator.
        site: Name of the site, as tokens bear it.
        drawn: What is drawn by lot; by chance when not given.
        replace: There is a root, in the database or only in this station's vault, and it is given up: every pepper or too many
            passphrases are lost. Its keys are revoked, and no station trusts the new one before it is enrolled anew.

    Raises:
        NotPermitted: The first is no administrator.
        Refused: H-03.
        BadInput: A passphrase too short or both the same, or no name.
        Conflict: This database has a root already, or this station trusts another one, and it is not to be replaced.
    """
    lot, name = drawn or Drawn(), site.strip()
    with place.work(administrator.person) as work:
        work.require(Role.ADMINISTRATOR)
        rules.two_must_agree(work.actor.person_id, second.person.person_id, second.person.roles)
        _must_be_new(administrator.passphrase, second.passphrase)
        if not name or len(name) > LONGEST_SITE or not name.isprintable():
            raise bad_input(QT_TRANSLATE_NOOP("app", "请写明厂区名称，最多 {most} 个字"), most=LONGEST_SITE)
        if queries.root(work.session) is not None:
            _give_up(work, replace)
        public = Ed25519PrivateKey.from_private_bytes(lot.root).public_key().public_bytes_raw()
        work.session.add(TrustRoot(id=1, site=name, public=public.hex(), pepper_mark=mark(lot.pepper), founded_at=work.now))
        for holder in (administrator, second):
            work.session.add(RootHolder(person_id=_id(holder), since=work.now))
        work.session.flush()
        _share(work, lot.root, lot.pepper, administrator, second)
        work.audit("found_trust", "trust_root", fingerprint(public), site=name, second=second.person.name)
        vaults.pin(place.vault, public, name, pepper=lot.pepper, replace=replace)
        view = queries.root(work.session)
    assert view is not None
    return view


def _give_up(work: Work, replace: bool) -> None:
    """Takes the old root away with its shares, and revokes every key that was sealed with its pepper."""
    if not replace:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "签字的根密钥已经建立。口令或登记过的电脑都丢了才重建，加 --replace")))
    for table in (RootShare, RootHolder, TrustRoot):
        work.session.execute(delete(table))
    work.session.expire_all()
    moment = work.now.replace(microsecond=0)
    for row in work.session.scalars(select(PersonKey).where(PersonKey.revoked_at.is_(None))):
        row.revoked_at, row.revoked_by, row.revoked_why = moment, work.actor.name, "根密钥重建"
    work.audit("give_up_root", "trust_root", 1)
    work.session.flush()


def add_holder(place: Workplace, administrator: Holder, second: Holder, new: Holder) -> None:
    """Two holders give a third person halves of the root, shared with the one of them who is not of his sort.

    A holder who is given a half again, with somebody else, keeps the passphrase he has.

    Raises:
        Refused: H-03.
        BadInput: A wrong passphrase, or the new one too short or not his own.
        Conflict: They share already.
    """
    with opened(place, administrator, second) as root, place.work(administrator.person) as work:
        pepper = pepper_here(place, queries.root(work.session))
        known = _holds(work, pepper, new)
        others = {administrator.passphrase, second.passphrase}
        _must_be_new(new.passphrase, *(others if not known else ()))
        administers = Role.ADMINISTRATOR in new.person.roles
        partner = second if administers else administrator
        one, other = (new, partner) if administers else (partner, new)
        rules.two_must_agree(_id(one), _id(other), other.person.roles)
        pair = select(RootShare.id).where(RootShare.holder_id == _id(new), RootShare.partner_id == _id(partner))
        if work.session.scalar(pair) is not None:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{name}已经持有根密钥的一份"), name=new.person.name))
        if not known:
            work.session.add(RootHolder(person_id=_id(new), since=work.now))
        _share(work, bytes(root), pepper, new, partner)
        work.audit("add_root_holder", "root_holder", new.person.badge, name=new.person.name, second=second.person.name)


@contextmanager
def opened(place: Workplace, administrator: Holder, second: Holder) -> Iterator[bytearray]:
    """The root's private key, put together from two halves and overwritten on leaving.

    A wrong passphrase is counted and committed, and locks its holder for a growing time, as a wrong PIN does.

    Raises:
        NotPermitted: The first is no administrator.
        Refused: H-03, not two, or two administrators.
        BadInput: A wrong passphrase, a locked holder, two who share no halves, or no pepper here.
    """
    outcome: bytearray | BadInput
    with place.work(PROGRAM) as work:
        root = queries.root(work.session)
        pepper = pepper_here(place, root)
    with place.work(administrator.person) as work:
        work.require(Role.ADMINISTRATOR)
        rules.two_must_agree(_id(administrator), _id(second), second.person.roles)
        outcome = _put_together(work, pepper, administrator, second)
    if isinstance(outcome, BadInput):
        raise outcome
    try:
        assert root is not None
        if Ed25519PrivateKey.from_private_bytes(outcome).public_key().public_bytes_raw() != root.public:
            raise bad_input(QT_TRANSLATE_NOOP("app", "两份拼不成本厂的根密钥，数据库里的份额被改动过"))
        yield outcome
    finally:
        wipe(outcome)


def pepper_here(place: Workplace, root: RootView | None) -> bytes:
    """The pepper in this station's vault, where it is the one of the database's root and the station trusts that root.

    Raises:
        BadInput: No root yet, or this station cannot sign, or it belongs to another site.
    """
    if root is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "还没有建立签字的根密钥，请先运行 jiaofu-admin trust found"))
    pinned, pepper = place.vault.read(vaults.ROOT), place.vault.read(vaults.PEPPER)
    if not pinned or not pepper:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这台电脑没有登记为签字工位，请系统管理员运行 jiaofu-admin trust enrol"))
    if pinned != root.public or mark(pepper) != root.pepper_mark:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数据库里的根密钥不是这台电脑登记的那一个，不能签字。请马上告诉系统管理员"))
    return pepper


def mark(pepper: bytes) -> str:
    """By what the database knows a pepper without knowing it."""
    return hashlib.sha256(b"jiaofu pepper mark" + pepper).hexdigest()[:16]


def fingerprint(public: bytes) -> str:
    """A public key as two people compare it by reading aloud: five groups of four."""
    digits = hashlib.sha256(public).hexdigest().upper()[:20]
    return "-".join(digits[at : at + 4] for at in range(0, 20, 4))


def _share(work: Work, root: bytes, pepper: bytes, one: Holder, other: Holder) -> None:
    """Splits the root anew between two and seals each half for the one who holds it."""
    noise = secrets.token_bytes(SECRET)
    rest = bytes(a ^ b for a, b in zip(root, noise, strict=True))
    for holder, partner, half in ((one, other, noise), (other, one, rest)):
        sealed = seal(half, holder.passphrase, pepper, _bound(_id(holder), _id(partner)))
        work.session.add(RootShare(holder_id=_id(holder), partner_id=_id(partner), sealed=sealed))
    work.session.flush()


def _put_together(work: Work, pepper: bytes, one: Holder, other: Holder) -> bytearray | BadInput:
    halves = []
    for holder, partner in ((one, other), (other, one)):
        half = _half(work, pepper, holder, _id(partner))
        if isinstance(half, BadInput):
            return half
        halves.append(half)
    root = bytearray(a ^ b for a, b in zip(*halves, strict=True))
    for half in halves:
        wipe(half)
    return root


def _half(work: Work, pepper: bytes, holder: Holder, partner_id: int) -> bytearray | BadInput:
    row = work.session.scalar(select(RootHolder).where(RootHolder.person_id == _id(holder)).with_for_update())
    share = work.session.scalar(
        select(RootShare.sealed).where(RootShare.holder_id == _id(holder), RootShare.partner_id == partner_id)
    )
    if row is None or share is None:
        return bad_input(QT_TRANSLATE_NOOP("app", "{name}没有与对方共同持有根密钥"), name=holder.person.name)
    if row.locked_until is not None and row.locked_until > work.now:
        return _locked(holder, row.locked_until)
    try:
        half = unseal(share, holder.passphrase, pepper, _bound(_id(holder), partner_id))
    except WrongWord:
        row.failed += 1
        span = pins.lock_span(row.failed, setting_int(work.session, "identity.pin_attempts", work.now))
        row.locked_until = work.now + span if span else None
        work.audit("wrong_passphrase", "root_holder", holder.person.badge, failed=row.failed)
        if row.locked_until is not None:
            return _locked(holder, row.locked_until)
        return bad_input(QT_TRANSLATE_NOOP("app", "{name}的口令不对"), name=holder.person.name)
    row.failed, row.locked_until = 0, None
    return half


def _locked(holder: Holder, until: datetime) -> BadInput:
    clock = f"{site_time(until):%H:%M:%S}"
    return bad_input(QT_TRANSLATE_NOOP("app", "{name}的口令错误太多，已锁定到 {until}"), name=holder.person.name, until=clock)


def _holds(work: Work, pepper: bytes, holder: Holder) -> bool:
    """Whether he holds halves already; his passphrase then has to be the one he has."""
    found = work.session.execute(
        select(RootShare.partner_id, RootShare.sealed).where(RootShare.holder_id == _id(holder)).limit(1)
    ).first()
    if found is not None:
        wipe(unseal(found.sealed, holder.passphrase, pepper, _bound(_id(holder), found.partner_id)))
    return found is not None


def _must_be_new(*passphrases: str) -> None:
    if any(len(one.strip()) < rules.PASSPHRASE for one in passphrases):
        raise bad_input(QT_TRANSLATE_NOOP("app", "口令至少 {n} 个字符"), n=rules.PASSPHRASE)
    if len(set(passphrases)) < len(passphrases):
        raise bad_input(QT_TRANSLATE_NOOP("app", "每位持有人要有自己的口令，不能相同"))


def _bound(holder_id: int, partner_id: int) -> str:
    return f"root half {holder_id} with {partner_id}"


def _id(holder: Holder) -> int:
    assert holder.person.person_id is not None
    return holder.person.person_id
