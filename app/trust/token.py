"""The token on the guard's copy: `G1:`, then base45 of claims and signatures, then a full stop that shows it was not cut.

The payload is canonical CBOR: `[version, claims, limits, [role, how, key id, moment, signature], …]`, claims and limits as byte strings,
the signatures in the order of their roles' numbers: the same signatures make one text.
A signature covers its own mark, so that nobody's role, key or moment can be exchanged, and the claims as bytes. One given beforehand
covers the limits; the storekeeper's signature at the load close then covers both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from app.trust import base45, cbor
from app.trust.claims import Claims, Limits, read_time, write_time
from app.trust.faults import BadToken, Fault
from app.trust.numbers import HOW_OF, HOWS, ROLE_OF, ROLES
from db.states import Role, SignedHow

PREFIX, END = "G1:", "."
VERSION = 1
MOST_CHARACTERS = 1200
"""No token is longer; what is longer is not looked at."""

MOST_SIGNATURES = 4
KEY_ID_BYTES, SIGNATURE_BYTES = 8, 64
_DOMAIN = b"jiaofu gate pass 1\x00"


@dataclass(frozen=True)
class Mark:
    """Who signs as what: the role, how it came about, the key's id (8 bytes), the moment in whole seconds."""

    role: Role
    how: SignedHow
    key_id: bytes
    at: datetime


@dataclass(frozen=True)
class Signed:
    """A mark and its Ed25519 signature, 64 bytes."""

    mark: Mark
    signature: bytes


@dataclass(frozen=True)
class PassToken:
    """A token as it was read; nothing in it is proved yet.

    Attributes:
        claims: What it says.
        raw_claims: The bytes that were signed.
        signed: The signatures, in the order of their roles.
        limits: What a signature given beforehand allows, where one is there.
        raw_limits: The bytes of the limits, empty where there are none.
    """

    claims: Claims
    raw_claims: bytes
    signed: tuple[Signed, ...]
    limits: Limits | None = None
    raw_limits: bytes = b""


def message(claims: bytes, mark: Mark, limits: bytes = b"") -> bytes:
    """The bytes a signer's key signs.

    Args:
        claims: `Claims.encode()`; ignored for a signature given beforehand, which cannot know them.
        mark: Who signs as what.
        limits: `Limits.encode()`, for a signature given beforehand and for the one that closes a load inside them.
    """
    covered = b"" if mark.how is SignedHow.AHEAD else claims
    bounds = limits if mark.how in (SignedHow.AHEAD, SignedHow.CLOSE) else b""
    return _DOMAIN + cbor.encode([*_mark(mark), covered, bounds])


def write(claims: bytes, signed: Sequence[Signed], limits: bytes = b"") -> str:
    """The text of the code.

    Raises:
        ValueError: No or too many signatures, or a text that no reader would take.
    """
    if not 0 < len(signed) <= MOST_SIGNATURES:
        raise ValueError("one to four signatures")
    in_order = sorted(signed, key=lambda one: ROLES[one.mark.role])
    payload = [VERSION, claims, limits, *([*_mark(one.mark), one.signature] for one in in_order)]
    text = PREFIX + base45.encode(cbor.encode(payload)) + END
    if len(text) > MOST_CHARACTERS:
        raise ValueError("too long for a code")
    return text


@lru_cache(maxsize=16)
def read(text: str) -> PassToken:
    """Takes a token apart; at the gate the same one is asked for at the scan and again when the guard has keyed.

    Raises:
        BadToken: It is none, was cut or altered, is of another version, or says what no pass can say.
    """
    if not text.startswith(PREFIX):
        raise BadToken(Fault.NOT_A_TOKEN)
    if len(text) > MOST_CHARACTERS:
        raise BadToken(Fault.TOO_LONG)
    if not text.endswith(END):
        raise BadToken(Fault.CUT)
    try:
        payload = cbor.decode(base45.decode(text[len(PREFIX) : -len(END)]))
    except ValueError as error:
        raise BadToken(Fault.GARBLED) from error
    if not isinstance(payload, list) or not payload or not isinstance(payload[0], int):
        raise BadToken(Fault.GARBLED)
    if payload[0] != VERSION:
        raise BadToken(Fault.OTHER_VERSION, version=payload[0])
    return _token(payload)


def _token(payload: list[Any]) -> PassToken:
    parts, given = payload[1:3], payload[3:]
    if len(parts) != 2 or not all(isinstance(part, bytes) for part in parts) or not 0 < len(given) <= MOST_SIGNATURES:
        raise BadToken(Fault.GARBLED)
    try:
        signed = tuple(_signed(item) for item in given)
        claims = Claims.decode(parts[0])
        limits = Limits.decode(parts[1]) if parts[1] else None
    except (ValueError, OverflowError) as error:
        raise BadToken(Fault.BAD_CLAIMS) from error
    roles = [ROLES[one.mark.role] for one in signed]
    if roles != sorted(roles):
        raise BadToken(Fault.GARBLED)
    return PassToken(claims, parts[0], signed, limits, parts[1])


def _mark(mark: Mark) -> list[Any]:
    return [ROLES[mark.role], HOWS[mark.how], mark.key_id, write_time(mark.at)]


def _signed(item: Any) -> Signed:
    if not isinstance(item, list) or len(item) != 5:
        raise ValueError("a signature has five parts")
    role, how, key_id, at, signature = item
    if not isinstance(role, int) or not isinstance(how, int) or role not in ROLE_OF or how not in HOW_OF:
        raise ValueError("unknown word")
    if not isinstance(key_id, bytes) or len(key_id) != KEY_ID_BYTES:
        raise ValueError("key id out of bounds")
    if not isinstance(signature, bytes) or len(signature) != SIGNATURE_BYTES:
        raise ValueError("signature out of bounds")
    return Signed(Mark(ROLE_OF[role], HOW_OF[how], key_id, read_time(at)), signature)
