"""The gate's judgement for those who have a keys file and no desk: the same code as the tab, on the command line."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import BadInput, Refused, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Actor
from app.gate import alone, judging
from app.gate.alone import Here
from app.gate.cache import Cache, known_in, known_out
from app.gate.journal import Journal
from app.gate.memory import GateMemory
from app.gate.sync import ended
from app.gate.views import GateOutcome, SeenKind
from app.trust import queries as trust
from app.trust.keyfile import read_keys
from db.states import Role

PROGRAM = Actor(None, "jiaofu-admin", roles=frozenset({Role.GUARD}))


class Word(StrEnum):
    """What a verifier says."""

    RELEASE = "release"
    REFUSED = "refused"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Decision:
    """The verdict on a token.

    Attributes:
        word: Release, refused, or incomplete while something was not looked at.
        at: The moment it was judged for.
        number: The pass, where the token was proved.
        reason: One sentence.
        row: Row behind a refusal.
        rule: Name of the rule that refused.
        missing: What is still to be looked at.
    """

    word: Word
    at: datetime
    number: str = ""
    reason: str = ""
    row: str = ""
    rule: str = ""
    missing: tuple[SeenKind, ...] = ()


def beside(session: Session, now: datetime) -> dict[str, Any]:
    """What a keys file bears beside the list: passes whose paper would still hold, and keys that were revoked."""
    return {
        "ended": [known_out(known) for known in ended(session, now)],
        "revoked": sorted(one.hex() for one in trust.revoked(session)),
        "at": now.isoformat(),
    }


def memory_of(keys: bytes, gate: str, clock: Clock, journal: Path | None) -> GateMemory:
    """What a gate has in hand that has a keys file, and a journal or none.

    Raises:
        BadInput: It is no keys file, or its list is not signed by its root.
        StoreError: The journal cannot be read.
    """
    trusted = read_keys(keys)
    try:
        found = json.loads(keys)
        at = datetime.fromisoformat(found["at"]) if "at" in found else None
        known = [known_in(one) for one in found.get("ended", [])]
        revoked = frozenset(bytes.fromhex(one) for one in found.get("revoked", []))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(bad_input(QT_TRANSLATE_NOOP("app", "密钥文件里的作废或停用清单读不懂")).reason) from error
    memory = GateMemory(gate, clock, None, None, journal=Journal(journal) if journal is not None else None)
    memory.trust = trusted
    memory.take(Cache(at, revoked=revoked, ended={one.number: one for one in known}))
    return memory


def decide(memory: GateMemory, token: str, seen: Mapping[SeenKind, str]) -> Decision:
    """Judges a token as the tab does; with a journal a release is written there before it is said.

    Raises:
        StoreError: The journal cannot be written: nothing was released.
    """
    post = memory.post(None)
    number = ""
    try:
        proof = judging.prove_paper(token, post)
        number = proof.claims.number
        alone.must_hold(memory, post, proof)
        missing = judging.missing(proof.claims, seen)
        if missing:
            return Decision(Word.INCOMPLETE, post.now, number, missing=missing)
        judging.must_agree(proof.claims, seen)
    except Refused as refusal:
        return Decision(Word.REFUSED, post.now, number, str(refusal.reason), refusal.clause or "", refusal.kind)
    if memory.journal is None:
        return Decision(Word.RELEASE, post.now, number, str(judging.release_words(proof.claims)))
    verdict = alone.verify(memory, Here(memory.gate, "jiaofu-admin"), PROGRAM, token, seen, str(uuid.uuid4()))
    word = Word.RELEASE if verdict.outcome is GateOutcome.RELEASED else Word.REFUSED
    return Decision(word, verdict.at, number, str(verdict.reason), verdict.clause)
