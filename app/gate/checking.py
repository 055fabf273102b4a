"""The guard's check with the database: present a pass, key what is seen, release or refuse. Every attempt is a row of the log (H-08).

The judgement on the paper is `app.gate.judging`, the same as without the database; here the row of the pass is asked as well, and what
leaving means is done in the same transaction. A refusal is an answer, not an error: it must be kept, so its transaction commits. Nothing
overrides it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.core.clock import SetClock
from app.core.errors import Conflict, Refused, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.gate import duty, judging, queries, rules, token_rules
from app.gate.events import Released
from app.gate.judging import Known
from app.gate.leaving import leave
from app.gate.loads import load_of, own_rows
from app.gate.memory import GateMemory
from app.gate.moves import found_row, held_row, use
from app.gate.recording import record, refused
from app.gate.rows import Found, PassRow
from app.gate.taken import refuse_sheet
from app.gate.views import GateCheckView, GateVerdict, SeenKind, SignatureView
from app.trust import queries as trust
from app.trust.claims import Claims
from app.trust.proving import Proof
from db.states import GateOutcome, PassState, Role, SignedHow

_NUMBER = re.compile(r"CM\d{8}")


@dataclass(frozen=True)
class ScanGuardCopy:
    """The number alone was scanned of a pass that could hold: the guard is asked for the code on his own copy."""

    number: str


def is_number(scanned: str) -> bool:
    """Whether a scan is a bare pass number."""
    return _NUMBER.fullmatch(scanned) is not None


BeforeRelease = Callable[[Claims], str]
"""What a gate does when everything agrees and nothing is written yet; it says under which key the release is kept."""


@dataclass
class _Check:
    """One attempt as far as it has come: what was proved, which row it is, whether only the keys are left."""

    scanned: str
    key: str
    proof: Proof | None = None
    row: Found | None = None
    holds: bool = False
    before: BeforeRelease | None = None


def present(work: Work, scanned: str, memory: GateMemory | None = None, key: str = "") -> GateCheckView | GateVerdict | ScanGuardCopy:
    """Judges what was scanned at the gate, as far as it can be judged without looking at the vehicle.

    Args:
        work: The guard's transaction.
        scanned: Text of the code: the token of the guard's copy, or a bare pass number.
        memory: What the gate has in hand; without it no token is proved.
        key: Made at the station; an attempt told twice lands once.

    Returns:
        What to key; or the refusal, already in the log; or, for a bare number that nothing else speaks against, the request to
        scan the code on the guard's copy. A bare number alone never releases: anybody can write one.
    """
    work.require(Role.GUARD)
    check = _Check(scanned, key)
    try:
        if is_number(scanned):
            check.row = found_row(work, scanned)
            rules.must_be_a_pass(check.row is not None, scanned)
            assert check.row is not None
            _judge_row(work, check.row)
            return ScanGuardCopy(scanned)
        refuse_sheet(work, scanned)
        _judge_paper(work, check, memory, found_row)
    except Refused as refusal:
        return _refused(work, check, refusal, {}, memory)
    assert check.proof is not None and check.row is not None
    return _check_view(work, check.row, check.proof, scanned, memory)


def verify(
    work: Work, token: str, seen: Mapping[SeenKind, str], memory: GateMemory | None = None, key: str = "",
    before: BeforeRelease | None = None,
) -> GateVerdict:  # fmt: skip
    """Compares what the guard saw with the pass and lets the vehicle out, or not (H-02, H-04, H-05, H-07).

    Args:
        work: The guard's transaction.
        token: The text that was scanned; a bare number is no proof and is refused.
        seen: Last four characters of each thing, several of a kind with spaces between; blank where he found none.
        memory: What the gate has in hand; without it no token is proved.
        key: Made at the station; an attempt told twice lands once.
        before: Called before a release is written.

    Returns:
        Release or refusal; both are in the log.
    """
    work.require(Role.GUARD)
    check = _Check(token, key, before=before)
    try:
        _judge_paper(work, check, memory, held_row)
        assert check.proof is not None
        judging.must_agree(check.proof.claims, seen)
    except Refused as refusal:
        wrong = judging.differs(check.proof.claims, seen) if check.holds and check.proof is not None else None
        return replace(_refused(work, check, refusal, seen, memory), may_retry=check.holds, differs=wrong)
    assert check.row is not None
    try:
        with work.savepoint():
            return _release(work, check.row, check.proof.claims, check, seen, memory)
    except Conflict as moved:  # the goods are not where the pass was made for; the vehicle stays, and sales and storekeeper learn of it
        check.row = found_row(work, check.row.number)
        gone = refuse("H-01", QT_TRANSLATE_NOOP("app", "货物和出门证对不上：{why}"), helper=Role.STOREKEEPER, why=moved.reason)
        return _refused(work, check, gone, seen, memory)
    except Refused as refusal:  # something on the vehicle came to its last day since it was loaded (D-13)
        check.row = found_row(work, check.row.number)
        return _refused(work, check, refusal, seen, memory)


def decline(work: Work, token: str, memory: GateMemory | None = None, key: str = "") -> GateVerdict:
    """The guard does not let the vehicle out and calls somebody; the pass stays as it is (section 3.4, doubt)."""
    work.require(Role.GUARD)
    check = _Check(token, key)
    with suppress(Refused):  # the doubt is what is recorded, with whatever was proved
        _judge_paper(work, check, memory, found_row)
    doubt = refuse("H-02", QT_TRANSLATE_NOOP("app", "门卫有疑问，未放行"), helper=Role.LOGISTICS_HEAD)
    return replace(_refused(work, check, doubt, {}, memory), may_retry=check.holds)


def _judge_paper(work: Work, check: _Check, memory: GateMemory | None, find: Callable[[Work, str], Found | None]) -> None:
    """Everything the paper itself can be refused for, filled into the check step by step; only who writes it locks the pass."""
    memory = memory or GateMemory("", SetClock(work.now), None, None)
    _take_over(work, memory)
    post = memory.post(work.actor.person_id)
    check.proof = judging.prove_paper(check.scanned, post)
    memory.saw(check.proof)
    claims = check.proof.claims
    check.row = find(work, claims.number)
    judging.must_hold_here(check.proof, post)
    judging.must_not_have_ended(memory.known(claims))
    row = check.row
    same = row is not None and hmac.compare_digest(row.claims, claims.encode().hex())
    token_rules.must_be_on_record(claims.number, row is not None, same)
    if row is not None:
        _judge_row(work, row, claims.load_hash.hex())
    check.holds = True


def _take_over(work: Work, memory: GateMemory) -> None:
    """The list of signers and what was revoked since, read only when either is another than at the last check."""
    mark = trust.mark(work.session)
    if mark != memory.mark:
        taken = memory.offer(trust.published(work.session) or b"")
        memory.revoked(trust.revoked(work.session))
        memory.mark = mark if taken else None


def _judge_row(work: Work, row: Found, signed: str = "") -> None:
    """What the database knows of a pass: void, used, out of date, load open or changed, a signature missing.

    The load is compared with what was `signed`, the first digits of its hash, where the paper says it: a row says what it was written.
    """
    rules.must_not_be_void(row.number, row.state, row.end_reason, row.replaced_by)
    rules.must_be_unused_and_in_date(row.state, row.used_at, row.used_by, row.valid_until, work.now)
    load = load_of(work.session, row)
    rules.load_must_be_closed(row.trip_no or row.number, load.closed_at if row.state is not PassState.DRAFT else None)
    rules.must_be_signed(row.state, _missing(work, row.number) if row.state is PassState.AWAITING_SIGNATURES else ())
    rules.load_must_be_unchanged(row.number, signed or row.load_hash, load.load_hash[: len(signed) or None])


def _missing(work: Work, number: str) -> tuple[Role, ...]:
    view = queries.gate_pass(work.session, number)
    return view.missing if view is not None else ()


def known_of(row: PassRow) -> Known:
    """How a pass ended, as the database has it."""
    return Known(row.number, row.state, row.used_at, row.used_by, row.end_reason, row.replaced_by, row.gate)


def _check_view(work: Work, row: Found, proof: Proof, scanned: str, memory: GateMemory | None) -> GateCheckView:
    session, wanted = work.session, judging.needs(proof.claims)
    known = memory.cache.passes.get(row.number) if memory is not None else None
    goods = known.goods if known is not None else goods_in_short(_names(session, row))
    return GateCheckView(
        row.number, row.kind, scanned, tuple(need.kind for need in wanted), tuple(need.places for need in wanted),
        queries.customer_of(session, row), goods, row.boxes, proof.claims.expires, _signatures(session, proof, row),
        queries.attempts(session, row.number) + 1, bearer=row.bearer if row.on_foot else "",
    )  # fmt: skip


def _names(session: Session, row: Found) -> list[str]:
    orders = queries.orders_of(session, row.id)
    return [line.product_name for line in queries.goods(session, orders)] if orders else [line.name for line in own_rows(session, row.id)]


def goods_in_short(names: list[str]) -> str:
    """The first of the goods on a pass, and whether there are more."""
    return f"{names[0]}{'等' if len(names) > 1 else ''}" if names else ""


def _signatures(session: Session, proof: Proof, row: Found) -> tuple[SignatureView, ...]:
    """Who vouches, as it was proved; the row adds who signed on the paper that was registered."""
    proved = judging.signatures(proof)
    if not any(one.how is SignedHow.PAPER for one in proved):
        return proved
    on_paper = queries.on_paper_by(session, row.id)
    return tuple(replace(one, on_paper_by=on_paper.get(one.role, "")) for one in proved)


def _refused(work: Work, check: _Check, refusal: Refused, seen: Mapping[SeenKind, str], memory: GateMemory | None) -> GateVerdict:
    row = check.row
    if row is not None and memory is not None:
        memory.learn(known_of(row))
    refused(
        work, row, refusal, gate=memory.gate if memory else row.gate if row else "", key=check.key, scanned=check.scanned, seen=seen,
        pass_no=check.proof.claims.number if check.proof is not None else "",
    )  # fmt: skip
    who = duty.on_call(work.session, refusal.helper, work.now)
    return GateVerdict(
        GateOutcome.REFUSED, refusal.reason, work.now, row.number if row else "", refusal.clause or "", refusal.facts, refusal.helper,
        who.name if who else "", who.extension if who else "", customer=queries.customer_of(work.session, row) if row else "",
        boxes=row.boxes if row else 0, guard=work.actor.name,
    )  # fmt: skip


def _release(
    work: Work, row: Found, claims: Claims, check: _Check, seen: Mapping[SeenKind, str], memory: GateMemory | None
) -> GateVerdict:
    key = check.before(claims) if check.before is not None else check.key
    orders, customer = queries.orders_of(work.session, row.id), queries.customer_of(work.session, row)  # before the orders are written
    use(work, row)
    record(work, row, GateOutcome.RELEASED, gate=row.gate, key=key, scanned=check.scanned, seen=seen)
    leave(work, row, orders)
    work.audit("release_vehicle", "gate_pass", row.number, trip=row.trip_no, plate=row.plate, boxes=row.boxes)
    work.emit(Released(row.trip_no, row.number, orders, row.plate, work.now))
    return GateVerdict(
        GateOutcome.RELEASED, judging.release_words(claims), work.now, row.number, seen=judging.agreed(claims),
        customer=customer, boxes=row.boxes,
        nth_today=queries.day_count(work.session, work.now).released, guard=work.actor.name,
    )  # fmt: skip
