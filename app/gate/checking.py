"""The guard's check: present a pass, key what is seen, release or refuse. Every judged attempt is a row of the gate log (H-08).

A refusal here is an answer, not an error: it must be kept, so its transaction commits. Nothing overrides it.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.core.errors import Refused, refuse
from app.core.scans import printable
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.gate import incidents, queries, rules
from app.gate.events import GateRefused, Released
from app.gate.leaving import leave
from app.gate.loads import load_of
from app.gate.moves import move
from app.gate.views import GateCheckView, GateVerdict, PassView, SeenKind
from app.identity import queries as people
from db.models.gate import GateCheck, GatePass
from db.states import GateOutcome, IncidentKind, PassState, Role

_TOKEN = re.compile(r"(?:G1:)?(?P<number>CM\d{8})(?:-(?P<secret>[A-Z0-9]{20}))?")

_WHAT = {SeenKind.CONTAINER: QT_TRANSLATE_NOOP("app", "柜号"), SeenKind.SEAL: QT_TRANSLATE_NOOP("app", "封签号")}


@dataclass(frozen=True)
class ScanGuardCopy:
    """The number alone was scanned of a pass that could hold: the guard is asked for the code on his own copy."""

    number: str


def present(work: Work, scanned: str) -> GateCheckView | GateVerdict | ScanGuardCopy:
    """Judges what was scanned at the gate, as far as it can be judged without looking at the vehicle.

    Args:
        work: The guard's transaction.
        scanned: Text of the code: the token of the guard's copy, or a bare pass number.

    Returns:
        What to key; or the refusal, already in the log; or, for a bare number that nothing else speaks against, the request to
        scan the code on the guard's copy. A bare number alone never releases: anybody can write one.
    """
    work.require(Role.GUARD)
    found = _TOKEN.fullmatch(scanned)
    row = _row(work, found["number"]) if found else None
    try:
        _judge_paper(work, row, found["secret"] if found else None, scanned)
    except Refused as refusal:
        return _refused(work, row, scanned, refusal, {})
    assert row is not None and found is not None
    if found["secret"] is None:
        return ScanGuardCopy(row.number)
    return _check_view(work, row, scanned)


def verify(work: Work, token: str, seen: dict[SeenKind, str]) -> GateVerdict:
    """Compares what the guard saw with the pass and lets the vehicle out, or not (H-02, H-04, H-05, H-07).

    Args:
        work: The guard's transaction.
        token: The text that was scanned; a bare number is no proof and is refused.
        seen: Last four characters of each thing, blank where he found none.

    Returns:
        Release or refusal; both are in the log.
    """
    work.require(Role.GUARD)
    found = _TOKEN.fullmatch(token)
    row = _row(work, found["number"]) if found else None
    try:
        _judge_paper(work, row, (found["secret"] or "-") if found else None, token)
        assert row is not None
        rules.guard_must_not_be_maker(row.maker_id, work.actor.person_id)
        view = _pass(work, row)
        for kind, value in _wanted(view):
            if kind is SeenKind.PLATE:
                rules.plate_must_agree(value, seen.get(kind, ""))
            else:
                rules.seal_must_agree(str(say(_WHAT[kind])), value, seen.get(kind, ""))
    except Refused as refusal:
        return _refused(work, row, token, refusal, seen)
    return _release(work, row, view, token, seen)


def decline(work: Work, token: str) -> GateVerdict:
    """The guard does not let the vehicle out and calls somebody; the pass stays as it is (section 3.4, doubt)."""
    work.require(Role.GUARD)
    found = _TOKEN.fullmatch(token)
    row = _row(work, found["number"]) if found else None
    doubt = refuse("H-02", QT_TRANSLATE_NOOP("app", "门卫有疑问，未放行"), helper=Role.LOGISTICS_HEAD)
    return replace(_refused(work, row, token, doubt, {}), may_retry=True)


def _judge_paper(work: Work, row: GatePass | None, secret: str | None, scanned: str) -> None:
    """Everything the paper itself can be refused for; `secret` None means that only the number was read."""
    genuine = row is not None and (secret is None or hmac.compare_digest(row.secret, secret))
    rules.must_be_a_pass(row is not None, genuine, printable(scanned, 40))
    if row is None:
        return
    view = _pass(work, row)
    rules.must_not_be_void(row.number, row.state, row.end_reason, row.replaced_by)
    rules.must_be_unused_and_in_date(row.state, row.used_at, row.used_by, row.valid_until, work.now)
    load = load_of(work.session, row)
    rules.load_must_be_closed(row.trip_no or row.number, load.closed_at if row.state is not PassState.DRAFT else None)
    rules.must_be_signed(row.state, view.missing)
    rules.load_must_be_unchanged(row.number, row.load_hash, load.load_hash)


def _row(work: Work, number: str) -> GatePass | None:
    return work.session.scalar(select(GatePass).where(GatePass.number == number).with_for_update())


def _pass(work: Work, row: GatePass) -> PassView:
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    return view


def _wanted(view: PassView) -> list[tuple[SeenKind, str]]:
    found = [(SeenKind.PLATE, view.plate)]
    if view.container_no:
        found.append((SeenKind.CONTAINER, view.container_no))
    found += [(SeenKind.SEAL, seal) for seal in view.seals[:1]]
    return [(kind, value) for kind, value in found if rules.tail(value)]


def _check_view(work: Work, row: GatePass, scanned: str) -> GateCheckView:
    view = _pass(work, row)
    wanted = _wanted(view)
    assert view.valid_until is not None
    lines = queries.goods_on(work.session, view)
    goods = f"{lines[0].product_name}{'等' if len(lines) > 1 else ''}" if lines else ""
    return GateCheckView(
        view.number, view.kind, scanned, tuple(kind for kind, _ in wanted), tuple(len(rules.tail(value)) for _, value in wanted),
        view.customer, goods, view.boxes, view.valid_until, view.signatures, queries.attempts(work.session, view.number) + 1,
    )  # fmt: skip


def _log(
    work: Work, row: GatePass | None, scanned: str, outcome: GateOutcome, clause: str, reason: str, seen: dict[SeenKind, str]
) -> int:
    view = _pass(work, row) if row is not None else None
    entry = GateCheck(
        at=work.now, station=work.station, gate=row.gate if row else "", person_id=work.actor.person_id, guard=work.actor.name,
        scanned=printable(scanned, 80), pass_no=row.number if row else "", trip_no=row.trip_no if row else "",
        customer=view.customer if view else "", boxes=view.boxes if view else 0, plate_seen=seen.get(SeenKind.PLATE, ""),
        container_seen=seen.get(SeenKind.CONTAINER, ""), seal_seen=seen.get(SeenKind.SEAL, ""), outcome=outcome, clause=clause,
        reason=reason,
    )  # fmt: skip
    work.session.add(entry)
    work.session.flush()
    return entry.id


def _refused(work: Work, row: GatePass | None, scanned: str, refusal: Refused, seen: dict[SeenKind, str]) -> GateVerdict:
    clause = refusal.clause or ""
    number = row.number if row is not None else ""
    entry = _log(work, row, scanned, GateOutcome.REFUSED, clause, str(refusal.reason), seen)
    incidents.open_incident(
        work, IncidentKind.REFUSAL, pass_no=number, gate=row.gate if row is not None else "", text=str(refusal.reason),
        check_id=entry, details={"clause": clause},
    )  # fmt: skip
    work.audit("refuse_exit", "gate_pass", number or printable(scanned, 40), clause=clause, reason=str(refusal.reason))
    work.emit(GateRefused(number, row.trip_no if row is not None else "", clause))
    who = people.helper(work.session, refusal.helper)
    view = _pass(work, row) if row is not None else None
    return GateVerdict(
        GateOutcome.REFUSED, refusal.reason, work.now, number, clause, refusal.facts, refusal.helper, who.name if who else "",
        who.extension if who else "", customer=view.customer if view else "", boxes=view.boxes if view else 0,
        guard=work.actor.name, may_retry=bool(seen),
    )  # fmt: skip


def _release(work: Work, row: GatePass, view: PassView, token: str, seen: dict[SeenKind, str]) -> GateVerdict:
    move(work, row, PassState.USED)
    _log(work, row, token, GateOutcome.RELEASED, "", "", seen)
    numbers = leave(work, row)
    work.audit("release_vehicle", "gate_pass", row.number, trip=row.trip_no, plate=row.plate, boxes=row.boxes)
    work.emit(Released(row.trip_no, row.number, numbers))
    agreed = tuple(_wanted(view))
    words = {1: QT_TRANSLATE_NOOP("app", "车牌一致，请抬杆"), 2: QT_TRANSLATE_NOOP("app", "两项一致，请抬杆")}
    sentence = say(words.get(len(agreed), QT_TRANSLATE_NOOP("app", "三项一致，请抬杆")))
    return GateVerdict(
        GateOutcome.RELEASED, sentence, work.now, row.number, seen=agreed, customer=view.customer, boxes=view.boxes,
        nth_today=queries.day_count(work.session, work.now).released, guard=work.actor.name,
    )  # fmt: skip
