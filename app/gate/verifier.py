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
from app.gate import alone, judging, rules
from app.gate.alone import Here
from app.gate.cache import Cache, known_in, known_out
from app.gate.journal import Journal
from app.gate.memory import GateMemory
from app.gate.sync import ended
from app.gate.views import GateOutcome, SeenKind
from app.trust import queries as trust
from app.trust.claims import Claims
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
        BadInput: It is no keys file, or its list is not signed by its root; or the journal is none, or is damaged: what it says of a pass
            cannot be relied on.
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
    kept = Journal(journal) if journal is not None else None
    if kept is not None and kept.damaged:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{file} 不是门岗日志，或第 {line} 行坏了"), file=kept.path, line=kept.damaged[0])
    memory = GateMemory(gate, clock, None, None, journal=kept)
    memory.trust = trusted
    memory.take(Cache(at, revoked=revoked, ended={one.number: one for one in known}))
    return memory


def _nothing_else_is_there(claims: Claims, seen: Mapping[SeenKind, str]) -> None:
    """A trailer, container or seal that was seen and does not stand on the pass; the tab asks for nothing but what does.

    Raises:
        Refused: There is one.
    """
    wanted = {need.kind for need in judging.needs(claims)}
    for kind, found in seen.items():
        if kind in wanted or not found.strip():
            continue
        if kind in (SeenKind.CONTAINER, SeenKind.SEAL):
            what = QT_TRANSLATE_NOOP("app", "柜号") if kind is SeenKind.CONTAINER else QT_TRANSLATE_NOOP("app", "封签号")
            rules.seal_must_agree(what, (), (found,))
        else:
            what = QT_TRANSLATE_NOOP("app", "挂车号") if kind is SeenKind.TRAILER else QT_TRANSLATE_NOOP("app", "车号")
            rules.plate_must_agree("", found, what)


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
        _nothing_else_is_there(proof.claims, seen)
    except Refused as refusal:
        return Decision(Word.REFUSED, post.now, number, str(refusal.reason), refusal.clause or "", refusal.kind)
    if memory.journal is None:
        return Decision(Word.RELEASE, post.now, number, str(judging.release_words(proof.claims)))
    verdict = alone.verify(memory, Here(memory.gate, "jiaofu-admin"), PROGRAM, token, seen, str(uuid.uuid4()))
    word = Word.RELEASE if verdict.outcome is GateOutcome.RELEASED else Word.REFUSED
    return Decision(word, verdict.at, number, str(verdict.reason), verdict.clause)
