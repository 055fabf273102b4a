"""The gate's judgement for those who have a keys file and no desk: the same code as the tab, on the command line."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import BadInput, Refused, StoreError, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Actor
from app.gate import alone, judging, rules
from app.gate.alone import Here
from app.gate.cache import Cache, known_in
from app.gate.journal import Journal
from app.gate.memory import GateMemory
from app.gate.views import GateOutcome, SeenKind
from app.trust.claims import Claims
from app.trust.keyfile import read_keys
from app.trust.lists import TrustList
from db.states import Role

KEYS_FILE, JOURNAL = "keys_file", "journal"
"""Named as the rule of a refusal where keys or journal cannot be relied on."""

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


def decide_by_files(keys: Path, gate: str, clock: Clock, journal: Path | None, token: str, seen: Mapping[SeenKind, str]) -> Decision:
    """Judges a token by a keys file, and by a journal where there is one. What cannot be relied on lets nobody out: always a verdict.

    Args:
        keys: From `trust export-keys`.
        gate: Which gate this is.
        clock: Its time.
        journal: The local release journal; begun where it is not there.
        token: Text of the code.
        seen: What was seen on the vehicle.
    """
    relied_on = KEYS_FILE
    try:
        trusted, cache = _listed(keys)
        relied_on = JOURNAL
        memory = GateMemory(gate, clock, None, None, journal=_journal(journal) if journal is not None else None)
        memory.trust = trusted
        memory.take(cache)
        return decide(memory, token, seen)
    except (BadInput, StoreError) as bad:
        return Decision(Word.REFUSED, clock.now(), "", str(bad.reason), "H-02", relied_on)


def _listed(keys: Path) -> tuple[TrustList, Cache]:
    """The trust list of a keys file, and what it bears beside.

    Raises:
        BadInput: It cannot be read, is no keys file, or its list is not signed by its root.
    """
    try:
        data = keys.read_bytes()
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "密钥文件读不了：{file}（{why}）"), file=keys, why=error.strerror or "") from error
    trusted = read_keys(data)
    try:
        found = json.loads(data)
        at = datetime.fromisoformat(found["at"]) if "at" in found else None
        ended = {known.number: known for known in map(known_in, found.get("ended", []))}
        revoked = frozenset(bytes.fromhex(one) for one in found.get("revoked", []))
        if any(moment is not None and moment.tzinfo is None for moment in (at, *(known.used_at for known in ended.values()))):
            raise ValueError("a time of no zone")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(bad_input(QT_TRANSLATE_NOOP("app", "密钥文件里的作废或停用清单读不懂")).reason) from error
    return trusted, Cache(at, revoked=revoked, ended=ended)


def _journal(path: Path) -> Journal:
    """A journal that is whole.

    Raises:
        BadInput: It is none, or is damaged: what it says of a pass cannot be relied on.
        StoreError: It cannot be read.
    """
    kept = Journal(path)
    if kept.damaged:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{file} 不是门岗日志，或第 {line} 行坏了"), file=path, line=kept.damaged[0])
    return kept


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
