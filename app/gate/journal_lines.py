"""What stands in a gate's journal: its entries, and how each is a line with a checksum."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.gate.views import SeenKind
from db.states import GateOutcome


class LineKind(StrEnum):
    """What a line says."""

    SCAN = "scan"
    ATTEMPT = "attempt"
    TRYING = "trying"
    TOLD = "told"
    TIME = "time"


@dataclass(frozen=True)
class Attempt:
    """A release or refusal as the journal keeps it.

    Attributes:
        key: Made at the station; the database takes it once.
        at: When, by the gate's clock.
        outcome: Released or refused.
        gate: Which gate.
        station: Name of the station.
        person_id: Key of the guard.
        guard: His name.
        scanned: What was scanned, made safe to show and cut.
        pass_no: The pass, or blank where nothing was proved.
        uid: Random bytes of the pass in hexadecimal digits; no two passes share them.
        seen: What was keyed.
        clause: Row behind a refusal.
        reason: One sentence.
        customer: Whose goods, as far as it was known.
        boxes: How many boxes.
        expires: End of the pass's validity.
        load_hash: Hash of the load list on the pass, in hexadecimal digits.
        rule: Name of the rule that refused.
    """

    key: str
    at: datetime
    outcome: GateOutcome
    gate: str
    station: str
    person_id: int | None
    guard: str
    scanned: str
    pass_no: str = ""
    uid: str = ""
    seen: Mapping[SeenKind, str] = field(default_factory=dict)
    clause: str = ""
    reason: str = ""
    customer: str = ""
    boxes: int = 0
    expires: datetime | None = None
    load_hash: str = ""
    rule: str = ""


@dataclass(frozen=True)
class JournalScan:
    """A scan that no database took: the frame and the verdict it was given."""

    key: str
    sequence: int
    at: datetime
    port: str
    raw: str
    page: str
    person_id: int | None
    kind: str
    verdict: str
    message: str
    object_key: str = ""
    clause: str = ""


def name_of_scan(key: str) -> str:
    """Name of the scan with a key among the entries of a journal."""
    return f"scan {key}"


def name_of(one: Attempt | JournalScan) -> str:
    """Name of an entry: an attempt that is refused at the scan bears the key of that scan, and is another entry than it."""
    return one.key if isinstance(one, Attempt) else name_of_scan(one.key)


def line_of(body: dict[str, Any]) -> bytes:
    """The line of a content: its checksum, the content, the end."""
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8", "backslashreplace")
    return hashlib.sha256(raw).hexdigest()[:16].encode() + b" " + raw + b"\n"


def body_of(raw: bytes) -> dict[str, Any] | None:
    """The content of a line, or None when it is not what was written, or nothing that any program writes."""
    digest, _, content = raw.rstrip(b"\n").partition(b" ")
    if hashlib.sha256(content).hexdigest()[:16].encode() != digest:
        return None
    try:
        found = json.loads(content)
        numbered = isinstance(found, dict) and isinstance(found["n"], int) and found["n"] > 0
        return found if numbered and datetime.fromisoformat(found["latest"]).tzinfo is not None else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def plain(one: Attempt | JournalScan) -> dict[str, Any]:
    """An entry as plain values."""
    found: dict[str, Any] = {}
    for name, value in vars(one).items():
        key = "scan_kind" if name == "kind" else name
        if isinstance(value, datetime):
            found[key] = value.isoformat()
        elif isinstance(value, Mapping):
            found[key] = {str(k): v for k, v in value.items()}
        else:
            found[key] = value
    return found


def _fields(made: type[Attempt] | type[JournalScan], body: dict[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in made.__dataclass_fields__ if name in body}


def scan_of(body: dict[str, Any]) -> JournalScan:
    """The scan in a line."""
    return JournalScan(**{**_fields(JournalScan, body), "kind": body["scan_kind"], "at": datetime.fromisoformat(body["at"])})


def attempt_of(body: dict[str, Any]) -> Attempt:
    """The attempt in a line."""
    return replace(
        Attempt(**_fields(Attempt, body)), at=datetime.fromisoformat(body["at"]), outcome=GateOutcome(body["outcome"]),
        seen={SeenKind(k): v for k, v in body["seen"].items()},
        expires=datetime.fromisoformat(body["expires"]) if body["expires"] else None,
    )  # fmt: skip
