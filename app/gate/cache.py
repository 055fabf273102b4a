"""What the gate knows without the database: everything last synchronised, as one file that is replaced whole."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.disk import sync_folder
from app.gate.judging import Known
from db.states import PassState, Role

log = logging.getLogger(__name__)

VERSION = 1


@dataclass(frozen=True)
class CachedPerson:
    """A guard who may sign in without the database."""

    person_id: int
    name: str
    badge: str
    pin_hash: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class OnCall:
    """Who is to be called for a role, as it was known last."""

    role: Role
    name: str
    extension: str


@dataclass(frozen=True)
class PassFacts:
    """What the screen shows beside the token's own claims."""

    customer: str
    goods: str
    bearer: str = ""


@dataclass(frozen=True)
class Cache:
    """Everything last synchronised.

    Attributes:
        at: When it was synchronised; None when never.
        trust: The signed trust list as it was published; empty without one.
        revoked: Ids of keys that were revoked, whether or not the list says so yet.
        ended: Passes that are void or used although their paper still looks valid, by number.
        passes: Customer and goods of the passes that may come, by number.
        guards: Who may sign in.
        duty: Whom to call, by role.
    """

    at: datetime | None = None
    trust: bytes = b""
    revoked: frozenset[bytes] = frozenset()
    ended: Mapping[str, Known] = field(default_factory=dict)
    passes: Mapping[str, PassFacts] = field(default_factory=dict)
    guards: tuple[CachedPerson, ...] = ()
    duty: tuple[OnCall, ...] = ()

    def on_call(self, role: Role | None) -> OnCall | None:
        """Whom to call for a role."""
        return next((one for one in self.duty if one.role is role), None)

    def same(self, other: Cache) -> bool:
        """Whether another says the same, whenever it was synchronised."""
        return replace(self, at=None) == replace(other, at=None)


def load(path: Path) -> Cache:
    """Reads the file; one that is not there, was damaged, or is of another version counts as none."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Cache()
    except OSError as error:
        log.warning("the gate's cache cannot be read: %s", error)
        return Cache()
    digest, _, content = raw.partition(b"\n")
    if hashlib.sha256(content).hexdigest().encode() != digest:
        log.warning("the gate's cache was damaged and is not used")
        return Cache()
    found: dict[str, Any] = json.loads(content)
    return _read(found) if found.get("version") == VERSION else Cache()


def save(path: Path, cache: Cache) -> None:
    """Puts the file in place of the one before, whole or not at all; only its owner may read it.

    Raises:
        OSError: It cannot be written.
    """
    content = json.dumps(_plain(cache), ensure_ascii=False, sort_keys=True).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".new")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def _plain(cache: Cache) -> dict[str, Any]:
    return {
        "version": VERSION,
        "at": cache.at.isoformat() if cache.at else "",
        "trust": base64.b64encode(cache.trust).decode(),
        "revoked": sorted(one.hex() for one in cache.revoked),
        "ended": [known_out(known) for known in cache.ended.values()],
        "passes": {number: [facts.customer, facts.goods, facts.bearer] for number, facts in cache.passes.items()},
        "guards": [[g.person_id, g.name, g.badge, g.pin_hash, sorted(g.roles)] for g in cache.guards],
        "duty": [[one.role, one.name, one.extension] for one in cache.duty],
    }


def _read(found: dict[str, Any]) -> Cache:
    ended = [known_in(one) for one in found["ended"]]
    return Cache(
        datetime.fromisoformat(found["at"]) if found["at"] else None, base64.b64decode(found["trust"]),
        frozenset(bytes.fromhex(one) for one in found["revoked"]),
        {known.number: known for known in ended}, {number: PassFacts(*facts) for number, facts in found["passes"].items()},
        tuple(CachedPerson(i, n, b, h, frozenset(Role(role) for role in roles)) for i, n, b, h, roles in found["guards"]),
        tuple(OnCall(Role(role), name, extension) for role, name, extension in found["duty"]),
    )  # fmt: skip


def known_out(known: Known) -> dict[str, str]:
    """How a pass ended, as plain text for a file."""
    return {
        "number": known.number, "state": known.state.value, "at": known.used_at.isoformat() if known.used_at else "",
        "by": known.used_by, "reason": known.reason, "replaced_by": known.replaced_by, "gate": known.gate,
    }  # fmt: skip


def known_in(found: Mapping[str, str]) -> Known:
    """The same from a file.

    Raises:
        ValueError: No such state or time.
        KeyError: Without number or state.
    """
    at = found.get("at", "")
    return Known(
        found["number"], PassState(found["state"]), datetime.fromisoformat(at) if at else None, found.get("by", ""),
        found.get("reason", ""), found.get("replaced_by", ""), found.get("gate", ""),
    )  # fmt: skip
