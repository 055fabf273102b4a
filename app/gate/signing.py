"""The signatures on a pass: given by the departments with their PIN, or declined with a reason (H-03)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.core.errors import AppError, Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Actor, Work, Workplace
from app.gate import queries, rules
from app.gate.events import PassSentBack
from app.gate.moves import move, order_numbers, pass_row
from app.gate.validity import make_valid
from app.gate.views import PassView, SignOutcome
from app.identity import service as identity
from app.printing.service import void_papers
from db.models.gate import GatePass, GateSignature
from db.states import PassState, Role

MOST = 10
"""Passes that one PIN signs at most."""


def sign(place: Workplace, actor: Actor, pass_no: str, role: Role, pin: str) -> PassView:
    """Signs one waiting pass for a department; see `sign_many`.

    Raises:
        NotPermitted: He does not hold the role.
        BadInput: Wrong PIN, or locked.
        Refused: H-03 one person for two, H-06, F-03 export papers incomplete.
        Conflict: The pass does not wait for this signature.
    """
    with place.work(actor) as work:
        _may_sign(work, pass_no, role)
    outcome = sign_many(place, actor, (pass_no,), role, pin)[0]
    if outcome.error is not None:
        raise outcome.error
    assert outcome.signed is not None
    return outcome.signed


def sign_many(place: Workplace, actor: Actor, pass_nos: Iterable[str], role: Role, pin: str) -> list[SignOutcome]:
    """Signs up to ten waiting passes for a department with one PIN; the last signature of a pass makes it valid (H-03).

    Each pass is a signature and a transaction of its own: one that cannot be signed does not stop the others. The PIN is checked
    first in a transaction of its own, so that a wrong one is counted whatever follows.

    Args:
        place: Where the signer works.
        actor: Who signs; holds `role`.
        pass_nos: The passes he opened and ticked.
        role: The department he signs for.
        pin: His PIN.

    Returns:
        What became of each pass, in their order.

    Raises:
        BadInput: None or too many passes, wrong PIN, or locked.
    """
    numbers = tuple(dict.fromkeys(pass_nos))
    if not 0 < len(numbers) <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次可签 1 到 {most} 张"), most=MOST)
    proven = identity.sign_in(place, actor.badge, pin)
    return [_outcome(place, proven, number, role) for number in numbers]


def refuse_to_sign(place: Workplace, actor: Actor, pass_no: str, role: Role, pin: str, reason: str) -> PassView:
    """A department declines: the pass goes back to draft with the reason, signatures given are withdrawn (section 3.4).

    The load stays closed. The storekeeper removes the cause and sends the pass again; see `app.gate.service.send_again`.

    Raises:
        NotPermitted: He does not hold the role.
        BadInput: Wrong PIN, or no reason.
        Conflict: The pass does not wait for this signature.
    """
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "不签要写明原因"))
    with place.work(actor) as work:
        _may_sign(work, pass_no, role)
    proven = identity.sign_in(place, actor.badge, pin)
    with place.work(proven) as work:
        row = _may_sign(work, pass_no, role)
        why = f"{word(role)}拒签：{reason.strip()}"
        withdraw_signatures(work, row, why)
        move(work, row, PassState.DRAFT)
        row.sent_back_at, row.sent_back_by, row.sent_back_why = work.now, f"{word(role)} {work.actor.name}", reason.strip()
        row.corrected = ""
        work.session.flush()
        void_papers(work, row.number, why)
        work.audit("refuse_to_sign", "gate_pass", row.number, role=role, reason=reason.strip())
        work.emit(PassSentBack(row.number, row.trip_no, why))
        return view_of(work, row)


def withdraw_signatures(work: Work, row: GatePass, why: str) -> None:
    """Takes the signatures given so far off a pass whose content is open again; the trail keeps who had signed."""
    for signature in work.session.scalars(select(GateSignature).where(GateSignature.pass_id == row.id)):
        work.audit("withdraw_signature", "gate_pass", row.number, role=signature.role, signer=signature.name, reason=why)
        work.session.delete(signature)
    work.session.flush()


def view_of(work: Work, row: GatePass) -> PassView:
    """A pass as it stands now."""
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    return view


def _outcome(place: Workplace, actor: Actor, pass_no: str, role: Role) -> SignOutcome:
    try:
        with place.work(actor) as work:
            row = _may_sign(work, pass_no, role)
            _add_signature(work, row, role)
            return SignOutcome(pass_no, view_of(work, row))
    except AppError as error:
        return SignOutcome(pass_no, error=error)


def _may_sign(work: Work, pass_no: str, role: Role) -> GatePass:
    work.require(role)
    row = pass_row(work, pass_no)
    required, _ = queries.required_roles(work.session, order_numbers(work, row), work.now)
    signed = list(work.session.scalars(select(GateSignature).where(GateSignature.pass_id == row.id)))
    if row.state is not PassState.AWAITING_SIGNATURES or role not in required or any(s.role is role for s in signed):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "出门证 {number} 现在不等{role}签字"), number=pass_no, role=word(role)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )
    rules.signers_must_differ(row.maker_id, [s.person_id for s in signed], work.actor.person_id)
    return row


def _add_signature(work: Work, row: GatePass, role: Role) -> None:
    work.session.add(
        GateSignature(
            pass_id=row.id, role=role, person_id=work.actor.person_id, maker_id=row.maker_id, name=work.actor.name, at=work.now
        )
    )
    work.session.flush()
    work.audit("sign_gate_pass", "gate_pass", row.number, role=role, load=row.load_hash, boxes=row.boxes)
    if not view_of(work, row).missing:
        make_valid(work, row)
