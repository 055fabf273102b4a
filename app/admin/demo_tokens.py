"""Valid tokens for trials, with everything that made them: root, signers' keys, list. They open no gate that did not pin their root."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.clock import day_end, site_day
from app.trust.claims import Claims
from app.trust.keyfile import write_keys
from app.trust.lists import Grant, Requirement, SignerKey, TrustList, key_id, sign_list
from app.trust.token import Mark, Signed, message
from app.trust.token import write as write_token
from db.states import DeliveryMode, PassKind, Role, SignedHow

MOST = 1_000_000
SITE, MAKER = "trial", 3
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Trial:
    """A site of keys alone."""

    root: Ed25519PrivateKey
    signers: dict[Role, Ed25519PrivateKey]
    trust: TrustList


def trial(now: datetime) -> Trial:
    """A new root and two signers, each with a key that was made this moment."""
    root = Ed25519PrivateKey.generate()
    signers = {role: Ed25519PrivateKey.generate() for role in (Role.FINANCE, Role.PERSONNEL)}
    start, until = now - timedelta(days=1), now + _YEAR
    names = {Role.FINANCE: "财务部甲", Role.PERSONNEL: "人事总务部甲"}
    keys = tuple(
        SignerKey(_id(private), _public(private), person, names[role], start, until)
        for person, (role, private) in enumerate(signers.items(), 11)
    )
    grants = tuple(Grant(_id(private), role, SignedHow.OWN, start, until) for role, private in signers.items())
    required = tuple(Requirement(kind, None, tuple(signers), len(signers)) for kind in PassKind)
    return Trial(root, signers, TrustList(SITE, 1, start, keys, grants, required))


def write(folder: Path, count: int, gate: str, now: datetime) -> None:
    """Writes tokens, keys file, list and the private keys that made them into a folder.

    Args:
        folder: Made if it is not there.
        count: How many tokens.
        gate: The one gate they open.
        now: When they were signed; they hold until the end of the site's day, at least an hour.

    Raises:
        OSError: The folder cannot be written.
    """
    moment = now.replace(microsecond=0)
    made = trial(moment)
    folder.mkdir(parents=True, exist_ok=True)
    signed = sign_list(made.trust, made.root.private_bytes_raw())
    (folder / "trust.list").write_bytes(signed)
    (folder / "keys.json").write_bytes(write_keys(_public(made.root), signed, {"at": moment.isoformat(), "ended": [], "revoked": []}))
    (folder / "signers.json").write_text(_signers(made), encoding="utf-8")
    with (
        (folder / "tokens.jsonl").open("w", encoding="utf-8", newline="\n") as lines,
        (folder / "tokens.txt").open("w", encoding="ascii", newline="\n") as plain,
    ):
        for n in range(count):
            claims = _claims(n, gate, moment)
            token = _token(made, claims)
            plain.write(token + "\n")
            lines.write(json.dumps(_facts(claims, token), ensure_ascii=False) + "\n")


def _claims(n: int, gate: str, now: datetime) -> Claims:
    """A truck with one seal; every number is another."""
    return Claims(
        number=f"CM26{n % 1_000_000:06d}", uid=secrets.token_bytes(16), kind=PassKind.SALE, modes=(DeliveryMode.DIRECT,), site=SITE,
        gate=gate, plate=f"苏A·{n % 100_000:05d}", seals=(f"S{n:07d}",), orders=(f"FH26{n % 1_000_000:06d}",),
        boxes=n % 200 + 1, weight_g=(n % 200 + 1) * 24_500, load_hash=secrets.token_bytes(16), issued=now, not_before=now,
        expires=day_end(site_day(now + timedelta(hours=1))), maker=MAKER,
    )  # fmt: skip


def _token(made: Trial, claims: Claims) -> str:
    raw = claims.encode()
    given = []
    for role, private in made.signers.items():
        mark = Mark(role, SignedHow.OWN, _id(private), claims.issued)
        given.append(Signed(mark, private.sign(message(raw, mark))))
    return write_token(raw, given)


def _facts(claims: Claims, token: str) -> dict[str, object]:
    return {
        "pass": claims.number, "gate": claims.gate, "plate": claims.plate, "trailer": claims.trailer, "container": claims.container,
        "seals": list(claims.seals), "not_before": claims.not_before.isoformat(), "expires": claims.expires.isoformat(), "token": token,
    }  # fmt: skip


def _signers(made: Trial) -> str:
    found = {
        "root": {"private": made.root.private_bytes_raw().hex(), "public": _public(made.root).hex()},
        "signers": [
            {"role": role, "key_id": _id(private).hex(), "private": private.private_bytes_raw().hex(), "public": _public(private).hex()}
            for role, private in made.signers.items()
        ],
    }  # fmt: skip
    return json.dumps(found, indent=1) + "\n"


def _public(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def _id(private: Ed25519PrivateKey) -> bytes:
    return key_id(_public(private))
