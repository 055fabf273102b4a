"""The guard's check without the database: token, trust list, journal and what was last synchronised; and what that cannot know.

Nothing is shown before it is on the disk. What was judged here reaches the database later, under the same key, exactly once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.core.clock import site_day, site_time
from app.core.errors import NotPermitted, Refused, StoreError, refuse
from app.core.scans import printable
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Actor
from app.gate import judging
from app.gate.journal import Attempt, Journal, UsedBefore
from app.gate.judging import Known, Post
from app.gate.memory import GateMemory
from app.gate.views import GateCheckView, GateLogEntry, GateOutcome, GateVerdict, SeenKind
from app.trust.proving import Proof
from db.states import PassState, Role

PLATES = frozenset({SeenKind.PLATE, SeenKind.TRAILER})
"""What has a column of its own in the log."""

SHOWN = 80
"""Characters of what was scanned that a log keeps; a token is proved, not stored."""


@dataclass(frozen=True)
class Here:
    """Which station this is, as its attempts bear it."""

    gate: str
    station: str


def must_be_guard(actor: Actor) -> None:
    """Nobody else opens the gate, with or without the database.

    Raises:
        NotPermitted: He is no guard.
    """
    if not actor.has(Role.GUARD):
        reason = say(
            QT_TRANSLATE_NOOP("app", "这一步由{roles}来做，{name}没有这个权限"), roles=word(Role.GUARD), name=actor.name
        )
        raise NotPermitted(reason, helper=Role.GUARD)


def present(memory: GateMemory, here: Here, actor: Actor, scanned: str, key: str) -> GateCheckView | GateVerdict:
    """Judges what was scanned as far as it can be judged without vehicle and database.

    Raises:
        NotPermitted: Who is signed in is no guard.
        StoreError: The journal cannot be written.
    """
    must_be_guard(actor)
    post = memory.post(actor.person_id)
    proof: Proof | None = None
    try:
        proof = judging.prove_paper(scanned, post)
        must_hold(memory, post, proof)
    except Refused as refusal:
        return _refused(memory, here, actor, post, scanned, refusal, {}, key, proof)
    claims, facts = proof.claims, memory.cache.passes.get(proof.claims.number)
    wanted = judging.needs(claims)
    return GateCheckView(
        claims.number, claims.kind, scanned, tuple(need.kind for need in wanted), tuple(need.places for need in wanted),
        facts.customer if facts else "", facts.goods if facts else "", claims.boxes, claims.expires, judging.signatures(proof),
        _journal(memory).attempts(claims.number) + 1, notes(memory), offline=True,
        bearer=facts.bearer if facts else "",
    )  # fmt: skip


def verify(memory: GateMemory, here: Here, actor: Actor, token: str, seen: Mapping[SeenKind, str], key: str) -> GateVerdict:
    """Compares what the guard saw and lets the vehicle out, once, because the journal says so.

    Raises:
        NotPermitted: Who is signed in is no guard.
        StoreError: The journal cannot be written: nothing was released.
    """
    must_be_guard(actor)
    post = memory.post(actor.person_id)
    proof: Proof | None = None
    holds = False
    try:
        proof = judging.prove_paper(token, post)
        must_hold(memory, post, proof)
        holds = True
        judging.must_agree(proof.claims, seen)
    except Refused as refusal:
        verdict = _refused(memory, here, actor, post, token, refusal, seen, key, proof)
        return replace(verdict, may_retry=holds, differs=judging.differs(proof.claims, seen) if holds and proof is not None else None)
    try:
        return _released(memory, here, actor, post, proof, token, seen, key)
    except UsedBefore as used:
        return _used(memory, here, actor, post, proof, token, seen, key, used.first)


def decline(memory: GateMemory, here: Here, actor: Actor, token: str, key: str) -> GateVerdict:
    """The guard has a doubt: nothing is let out.

    Raises:
        NotPermitted: Who is signed in is no guard.
        StoreError: The journal cannot be written.
    """
    must_be_guard(actor)
    post = memory.post(actor.person_id)
    try:
        proof = judging.prove_paper(token, post)
    except Refused:
        proof = None
    doubt = refuse("H-02", QT_TRANSLATE_NOOP("app", "门卫有疑问，未放行"), helper=Role.LOGISTICS_HEAD)
    return replace(_refused(memory, here, actor, post, token, doubt, {}, key, proof), may_retry=proof is not None)


def notes(memory: GateMemory) -> tuple[Text, ...]:
    """What a gate without the database cannot know; the screen says it."""
    at = memory.cache.at
    since = f"{site_time(at):%m-%d %H:%M}" if at is not None else "—"
    return (
        say(QT_TRANSLATE_NOOP("app", "断网核验：{since} 以后的作废、挂失和改装车查不到"), since=since),
        say(QT_TRANSLATE_NOOP("app", "只查本岗日志；在别处是否用过，联网后核对")),
    )


def log_entries(journal: Journal, day: date) -> list[GateLogEntry]:
    """The attempts of a day that the journal holds, newest first."""
    return [
        GateLogEntry(
            -number, one.at, one.station, one.gate, one.guard, one.pass_no, "", one.seen.get(SeenKind.PLATE, ""), one.customer,
            one.boxes, one.outcome, one.clause, one.reason, one.seen.get(SeenKind.TRAILER, ""),
            keyed=judging.in_words({kind: keyed for kind, keyed in one.seen.items() if kind not in PLATES})
            if one.outcome is GateOutcome.REFUSED else "",
        )
        for number, one in enumerate(journal.of_day(day), 1)
    ]  # fmt: skip


def must_hold(memory: GateMemory, post: Post, proof: Proof) -> None:
    """A genuine pass holds here and now, as far as this gate knows by itself.

    Raises:
        Refused: See `judging.must_hold_here` and `judging.must_not_have_ended`.
    """
    memory.saw(proof)
    judging.must_hold_here(proof, post)
    judging.must_not_have_ended(memory.known(proof.claims))


def _journal(memory: GateMemory) -> Journal:
    if memory.journal is None:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "连不上数据库，这台电脑没有门岗日志，不能断网放行")))
    return memory.journal


def _released(
    memory: GateMemory, here: Here, actor: Actor, post: Post, proof: Proof, token: str, seen: Mapping[SeenKind, str], key: str
) -> GateVerdict:
    claims, journal = proof.claims, _journal(memory)
    facts = memory.cache.passes.get(claims.number)
    customer = facts.customer if facts else ""
    attempt = Attempt(
        journal.key_for(claims.uid.hex(), key), post.now, GateOutcome.RELEASED, here.gate, here.station, actor.person_id, actor.name,
        printable(token, SHOWN), claims.number, claims.uid.hex(), dict(seen), customer=customer, boxes=claims.boxes,
        expires=claims.expires, load_hash=claims.load_hash.hex(),
    )  # fmt: skip
    journal.keep(attempt, memory.latest or post.now)
    released = sum(one.outcome is GateOutcome.RELEASED for one in journal.of_day(site_day(post.now)))
    return GateVerdict(
        GateOutcome.RELEASED, judging.release_words(claims), post.now, claims.number, seen=judging.agreed(claims), customer=customer,
        boxes=claims.boxes, nth_today=released, guard=actor.name, notes=notes(memory), offline=True,
    )  # fmt: skip


def _used(
    memory: GateMemory, here: Here, actor: Actor, post: Post, proof: Proof, token: str, seen: Mapping[SeenKind, str], key: str,
    first: Attempt,
) -> GateVerdict:  # fmt: skip
    """Somebody else released it here in the same moment."""
    try:
        judging.must_not_have_ended(Known(proof.claims.number, PassState.USED, first.at, first.guard, gate=first.gate))
    except Refused as refusal:
        return _refused(memory, here, actor, post, token, refusal, seen, key, proof)
    raise AssertionError("a used pass is refused")


def _refused(
    memory: GateMemory, here: Here, actor: Actor, post: Post, scanned: str, refusal: Refused, seen: Mapping[SeenKind, str], key: str,
    proof: Proof | None,
) -> GateVerdict:  # fmt: skip
    claims = proof.claims if proof is not None else None
    facts = memory.cache.passes.get(claims.number) if claims is not None else None
    attempt = Attempt(
        key, post.now, GateOutcome.REFUSED, here.gate, here.station, actor.person_id, actor.name, printable(scanned, SHOWN),
        claims.number if claims else "", claims.uid.hex() if claims else "", dict(seen), refusal.clause or "", str(refusal.reason),
        facts.customer if facts else "", claims.boxes if claims else 0, rule=refusal.kind,
    )  # fmt: skip
    _journal(memory).keep(attempt, memory.latest or post.now)
    who = memory.cache.on_call(refusal.helper)
    return GateVerdict(
        GateOutcome.REFUSED, refusal.reason, post.now, attempt.pass_no, attempt.clause, refusal.facts, refusal.helper,
        who.name if who else "", who.extension if who else "", customer=attempt.customer, boxes=attempt.boxes, guard=actor.name,
        notes=notes(memory), offline=True,
    )  # fmt: skip
