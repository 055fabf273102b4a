"""The trust list of a site: whose key counts for what, which roles have to sign, what was revoked. Numbered, and signed by the root.

What is published is canonical CBOR: `[version, list, signature]`, the list as a byte string.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.core.clock import site_time
from app.trust import cbor
from app.trust.claims import read_time, write_time
from app.trust.faults import BadList
from app.trust.numbers import HOW_OF, HOWS, KIND_OF, KINDS, MODE_OF, MODES, ROLE_OF, ROLES
from app.trust.token import KEY_ID_BYTES, SIGNATURE_BYTES
from db.states import DeliveryMode, PassKind, Role, SignedHow

VERSION = 1
MOST_BYTES = 400_000
EVERY_DAY, WHOLE_DAY = 0b1111111, (0, 1440)
_DOMAIN = b"jiaofu trust list 1\x00"


def key_id(public: bytes) -> bytes:
    """The id of a key: the first eight bytes of the SHA-256 of its 32 public ones."""
    return hashlib.sha256(public).digest()[:KEY_ID_BYTES]


@dataclass(frozen=True)
class SignerKey:
    """A person's public key and the span it may sign in; `person` is the key of the person's row."""

    key_id: bytes
    public: bytes
    person: int
    name: str
    start: datetime
    until: datetime


@dataclass(frozen=True)
class Grant:
    """A key may sign for a role in this manner: between two moments, on some weekdays, in a shift.

    `weekdays` has bit 0 for Monday. The shift is in minutes of the site's day; one that ends before it begins reaches over midnight and
    belongs to the weekday it began on.
    """

    key_id: bytes
    role: Role
    how: SignedHow
    start: datetime
    until: datetime
    weekdays: int = EVERY_DAY
    from_minute: int = WHOLE_DAY[0]
    to_minute: int = WHOLE_DAY[1]

    def covers(self, at: datetime) -> bool:
        """Whether it holds at a moment."""
        if not self.start <= at < self.until:
            return False
        local = site_time(at)
        minute, day = local.hour * 60 + local.minute, local.weekday()
        if self.from_minute <= self.to_minute:
            return self._on(day) and self.from_minute <= minute < self.to_minute
        return (self._on(day) and minute >= self.from_minute) or (self._on(day - 1) and minute < self.to_minute)

    def _on(self, weekday: int) -> bool:
        return bool(self.weekdays >> (weekday % 7) & 1)


@dataclass(frozen=True)
class Requirement:
    """Who has to sign a kind of pass in a delivery mode: at least `count` of `roles`. `mode` None holds for every mode not named."""

    kind: PassKind
    mode: DeliveryMode | None
    roles: tuple[Role, ...]
    count: int


@dataclass(frozen=True)
class Revoked:
    """A key that counts no more, whatever moment its signature names."""

    key_id: bytes
    at: datetime
    reason: str


@dataclass(frozen=True)
class TrustList:
    """Everything a verifying station has to know of people."""

    site: str
    number: int
    issued: datetime
    keys: tuple[SignerKey, ...]
    grants: tuple[Grant, ...]
    requirements: tuple[Requirement, ...]
    revoked: tuple[Revoked, ...] = ()
    _keys: dict[bytes, SignerKey] = field(init=False, repr=False, compare=False, hash=False, default_factory=dict)
    _revoked: dict[bytes, Revoked] = field(init=False, repr=False, compare=False, hash=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Makes keys and revocations quick to find."""
        self._keys.update({key.key_id: key for key in self.keys})
        self._revoked.update({one.key_id: one for one in self.revoked})

    def key(self, key_id: bytes) -> SignerKey | None:
        """The key of an id."""
        return self._keys.get(key_id)

    def revocation(self, key_id: bytes) -> Revoked | None:
        """The revocation of a key, if there is one."""
        return self._revoked.get(key_id)

    def granted(self, key_id: bytes, role: Role, how: SignedHow, at: datetime) -> bool:
        """Whether a key may sign for a role in this manner at a moment."""
        return any((g.key_id, g.role, g.how) == (key_id, role, how) and g.covers(at) for g in self.grants)

    def required(self, kind: PassKind, modes: Iterable[DeliveryMode]) -> tuple[Requirement, ...]:
        """What has to be signed for a kind of pass and its modes; empty where the list says nothing, which opens no gate."""
        found = []
        for mode in tuple(modes) or (None,):
            named = [one for one in self.requirements if one.kind is kind and one.mode is mode]
            general = [one for one in self.requirements if one.kind is kind and one.mode is None]
            if not named and not general:
                return ()
            found += named or general
        return tuple(dict.fromkeys(found))


def pack(trust: TrustList) -> bytes:
    """The canonical form of a list.

    Raises:
        ValueError: A requirement of nobody, a key under a wrong id, a text or number out of bounds.
    """
    data = cbor.encode(
        {
            1: trust.site,
            2: trust.number,
            3: write_time(trust.issued),
            4: [[k.public, k.person, k.name, write_time(k.start), write_time(k.until)] for k in trust.keys],
            5: [
                [g.key_id, ROLES[g.role], HOWS[g.how], write_time(g.start), write_time(g.until), g.weekdays, g.from_minute, g.to_minute]
                for g in trust.grants
            ],
            6: [
                [KINDS[r.kind], MODES[r.mode] if r.mode else 0, [ROLES[role] for role in r.roles], r.count]
                for r in trust.requirements
            ],
            7: [[r.key_id, write_time(r.at), r.reason] for r in trust.revoked],
        }
    )
    if _unpack(data) != trust:
        raise ValueError("a list has whole seconds and keys under their own ids")
    return data


def sign_list(trust: TrustList, root_private: bytes) -> bytes:
    """The list with the root's signature, as it is published.

    Raises:
        ValueError: See `pack`.
    """
    data = pack(trust)
    signature = Ed25519PrivateKey.from_private_bytes(root_private).sign(_DOMAIN + data)
    return cbor.encode([VERSION, data, signature])


def read_list(data: bytes, root_public: bytes) -> TrustList:
    """Reads a published list and believes it only by the root's signature.

    Raises:
        BadList: It is not signed by this root, or has no canonical form.
    """
    try:
        if len(data) > MOST_BYTES:
            raise ValueError("too large")
        version, content, signature = cbor.decode(data)
        if version != VERSION or not isinstance(content, bytes) or not isinstance(signature, bytes):
            raise ValueError("another version")
        if len(signature) != SIGNATURE_BYTES:
            raise ValueError("no signature")
        Ed25519PublicKey.from_public_bytes(root_public).verify(signature, _DOMAIN + content)
        return _unpack(content)
    except (ValueError, TypeError, KeyError, OverflowError, InvalidSignature) as error:
        raise BadList(str(error) or "signature") from error


def _unpack(data: bytes) -> TrustList:
    found: dict[int, Any] = cbor.decode(data)
    if set(found) != set(range(1, 8)):
        raise ValueError("entries")
    keys = tuple(SignerKey(key_id(p), p, person, name, read_time(a), read_time(b)) for p, person, name, a, b in found[4])
    grants = tuple(
        Grant(kid, ROLE_OF[role], HOW_OF[how], read_time(a), read_time(b), days, start, end)
        for kid, role, how, a, b, days, start, end in found[5]
    )
    requirements = tuple(
        Requirement(KIND_OF[kind], MODE_OF[mode] if mode else None, tuple(ROLE_OF[role] for role in roles), count)
        for kind, mode, roles, count in found[6]
    )
    for one in requirements:
        if not 1 <= one.count <= len(set(one.roles)) == len(one.roles):
            raise ValueError("a requirement needs at least one role")
    revoked = tuple(Revoked(kid, read_time(at), why) for kid, at, why in found[7])
    return TrustList(found[1], found[2], read_time(found[3]), keys, grants, requirements, revoked)
