"""Whether a token is genuine: its signatures against the trust list. Pure: the same at the tab, on the command line and without network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.trust.claims import Claims
from app.trust.faults import BadToken, Fault
from app.trust.lists import SignerKey, TrustList
from app.trust.token import Mark, PassToken, Signed, message, read
from db.states import Role, SignedHow

CLOCKS_DIFFER = timedelta(minutes=5)
"""How far the clocks of two stations may differ before a signature counts as given in the future."""


@dataclass(frozen=True)
class Signer:
    """A signature that was proved: the role, the signer's name, how, when, and the key of his person."""

    role: Role
    name: str
    how: SignedHow
    at: datetime
    person: int


@dataclass(frozen=True)
class Proof:
    """A genuine token: what it claims and who vouches for it. Whether it holds here and now, the gate's rules say."""

    claims: Claims
    signers: tuple[Signer, ...]


def prove(text: str, trust: TrustList | None, now: datetime) -> Proof:
    """Proves a token.

    Args:
        text: The text of the code.
        trust: The list of the site; without one nothing is proved.
        now: The station's time, only to find signatures from the future.

    Raises:
        BadToken: With the fault, and never anything else.
    """
    return prove_token(read(text), trust, now)


def prove_token(token: PassToken, trust: TrustList | None, now: datetime) -> Proof:
    """Proves a token that was read; see `prove`."""
    if trust is None:
        raise BadToken(Fault.NO_LIST)
    if token.claims.site != trust.site:
        raise BadToken(Fault.OTHER_SITE, site=token.claims.site)
    keys = [_key(one.mark, trust, now) for one in token.signed]
    for one, key in zip(token.signed, keys, strict=True):
        _must_be_in_time(one.mark, token)
        _must_hold(one, key, token)
    _must_be_different(token, keys)
    _must_be_enough(token, trust, keys)
    signers = tuple(
        Signer(one.mark.role, key.name, one.mark.how, one.mark.at, key.person) for one, key in zip(token.signed, keys, strict=True)
    )
    return Proof(token.claims, signers)


def _key(mark: Mark, trust: TrustList, now: datetime) -> SignerKey:
    """The key behind a mark, if it counts at all."""
    key, gone = trust.key(mark.key_id), trust.revocation(mark.key_id)
    if gone is not None:
        raise BadToken(Fault.REVOKED_KEY, role=mark.role, name=key.name if key else "", at=gone.at)
    if key is None:
        raise BadToken(Fault.UNKNOWN_KEY, role=mark.role)
    if mark.at > now + CLOCKS_DIFFER:
        raise BadToken(Fault.SIGNED_LATER, role=mark.role, name=key.name, at=mark.at)
    if not key.start <= mark.at < key.until:
        raise BadToken(Fault.KEY_OUT_OF_DATE, role=mark.role, name=key.name, at=mark.at)
    if not trust.granted(mark.key_id, mark.role, mark.how, mark.at):
        raise BadToken(Fault.NOT_GRANTED, role=mark.role, name=key.name, at=mark.at)
    return key


def _must_be_in_time(mark: Mark, token: PassToken) -> None:
    """Nobody signs a pass before it was made; one given beforehand lies within its limits."""
    first = token.limits.not_before if mark.how is SignedHow.AHEAD and token.limits is not None else token.claims.issued
    if mark.at < first or mark.at >= token.claims.expires:
        raise BadToken(Fault.SIGNED_EARLIER, role=mark.role, at=mark.at)


def _must_hold(one: Signed, key: SignerKey, token: PassToken) -> None:
    if not _holds(key.public, one.signature, message(token.raw_claims, one.mark, token.raw_limits)):
        raise BadToken(Fault.BAD_SIGNATURE, role=one.mark.role, name=key.name)


@lru_cache(maxsize=64)
def _holds(public: bytes, signature: bytes, signed: bytes) -> bool:
    """Whether a key gave a signature; what was found when the pass was scanned is not worked out again when the guard has keyed."""
    try:
        _public(public).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _must_be_different(token: PassToken, keys: list[SignerKey]) -> None:
    """Maker, finance and personnel are different persons, and each role signs once (H-03)."""
    roles = [one.mark.role for one in token.signed]
    if len(set(roles)) != len(roles):
        raise BadToken(Fault.ROLE_TWICE)
    vouching = [key for key, one in zip(keys, token.signed, strict=True) if one.mark.how is not SignedHow.CLOSE]
    persons = [key.person for key in keys]
    if len(set(persons)) != len(persons):
        raise BadToken(Fault.SAME_PERSON, name=keys[0].name)
    made = next((key for key in vouching if key.person == token.claims.maker), None)
    if made is not None:
        raise BadToken(Fault.MAKER_SIGNED, name=made.name)


def _must_be_enough(token: PassToken, trust: TrustList, keys: list[SignerKey]) -> None:
    """Every requirement of kind and modes is met; one met beforehand needs the load closed inside its limits, by who made the pass."""
    required = trust.required(token.claims.kind, token.claims.modes)
    if not required:
        raise BadToken(Fault.NO_REQUIREMENT)
    given = {one.mark.role for one in token.signed if one.mark.how is not SignedHow.CLOSE}
    for one in required:
        if len(given & set(one.roles)) < one.count:
            raise BadToken(Fault.MISSING_ROLE, missing=tuple(role for role in one.roles if role not in given))
    hows = {one.mark.how for one in token.signed}
    if SignedHow.AHEAD not in hows:
        if token.limits is not None or SignedHow.CLOSE in hows:
            raise BadToken(Fault.OUTSIDE_LIMITS)
        return
    closed = any(
        one.mark.how is SignedHow.CLOSE and one.mark.role is Role.STOREKEEPER and key.person == token.claims.maker
        for one, key in zip(token.signed, keys, strict=True)
    )
    if token.limits is None or not closed or not token.limits.cover(token.claims):
        raise BadToken(Fault.OUTSIDE_LIMITS)


@lru_cache(maxsize=512)
def _public(raw: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(raw)
