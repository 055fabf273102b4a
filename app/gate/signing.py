"""The signatures on a pass: given by the departments, each with his own key, or declined with a reason (H-03)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError, Conflict, NotPermitted, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Actor, Work, Workplace
from app.gate import claiming, presigning, queries, rules, signers, signing_rules
from app.gate.moves import move, pass_row
from app.gate.papers import print_station
from app.gate.signatures import as_signed, signatures, withdraw_signatures
from app.gate.validity import make_valid
from app.gate.views import PassView, SignOutcome
from app.identity import queries as people
from app.identity import service as identity
from app.printing.service import void_papers
from app.trust.faults import BadToken, Fault
from app.trust.lists import TrustList
from app.trust.proving import prove
from app.trust.service import OpenKey, newest, signer
from app.trust.token import Mark, Signed, message, write
from db.models.gate import GatePass, GateSignature
from db.states import PassState, Role, SignedHow

MOST = 10
"""Passes that one PIN signs at most."""


@dataclass(frozen=True)
class Paper:
    """A signature that was given on paper: by whom and when."""

    signer: str
    at: datetime


def sign(place: Workplace, actor: Actor, pass_no: str, role: Role, pin: str) -> PassView:
    """Signs one waiting pass for a department; see `sign_many`.

    Raises:
        NotPermitted: He neither holds the role nor is a deputy.
        BadInput: Wrong PIN, or locked; no key that counts.
        Refused: H-03 one person for two, deputy out of his time, a signature the gate would not believe; F-03 export numbers missing.
        Conflict: The pass does not wait for this signature.
    """
    trust = newest(place)
    with place.work(actor) as work:
        _may_sign(work, pass_row(work, pass_no), role, trust)
    return _one(sign_many(place, actor, (pass_no,), role, pin))


def sign_many(
    place: Workplace, actor: Actor, pass_nos: Iterable[str], role: Role, pin: str, on_each: Callable[[], None] = lambda: None
) -> list[SignOutcome]:
    """Signs up to ten waiting passes for a department with one PIN; the last signature of a pass makes it valid (H-03).

    The PIN opens the signer's own key once. Each pass gets a signature and a transaction of its own: one that cannot be signed does
    not stop the others. The key is wiped before this returns.

    Args:
        place: A signing station.
        actor: Who signs: of the department, or its deputy on duty.
        pass_nos: The passes he opened and ticked.
        role: The department he signs for.
        pin: His PIN.
        on_each: Told before each pass is signed.

    Returns:
        What became of each pass, in their order.

    Raises:
        BadInput: None or too many passes; wrong PIN, or locked; no key that counts.
    """
    numbers = tuple(dict.fromkeys(pass_nos))
    if not 0 < len(numbers) <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次可签 1 到 {most} 张"), most=MOST)
    with signer(place, _person(actor), pin) as key:
        proven = _proven(place, actor)
        outcomes = []
        for number in numbers:
            on_each()
            outcomes.append(_outcome(place, proven, number, role, key, None))
        return outcomes


def register_paper_signature(
    place: Workplace, actor: Actor, pass_no: str, role: Role, pin: str, signer_name: str, signed_at: datetime
) -> PassView:
    """Registers a signature that a department gave on paper: who registers it signs in its place, with his own key.

    The pass, its paper and the gate show it as registered. He is neither the maker nor a guard, and registers one role of a pass.

    Args:
        place: A signing station.
        actor: Who registers; the trust list lets him.
        pass_no: The pass.
        role: The department that signed.
        pin: His PIN.
        signer_name: Who signed the paper.
        signed_at: When, as the paper says.

    Raises:
        NotPermitted: He may not register paper signatures of this department.
        BadInput: Wrong PIN, or locked; nobody of that name signs for the department.
        Refused: H-03, F-03.
        Conflict: The pass does not wait for this signature.
    """
    paper, trust = Paper(signer_name.strip(), signed_at), newest(place)
    with place.work(actor) as work:
        _may_register(work, pass_row(work, pass_no), role, trust, paper)
    with signer(place, _person(actor), pin) as key:
        return _one([_outcome(place, _proven(place, actor), pass_no, role, key, paper)])


def refuse_to_sign(place: Workplace, actor: Actor, pass_no: str, role: Role, pin: str, reason: str) -> PassView:
    """A department declines: the pass goes back to draft with the reason, signatures given are withdrawn (section 3.4).

    The load stays closed. The storekeeper removes the cause and sends the pass again; see `app.gate.service.send_again`. Limits that
    are to be signed beforehand are merely gone, and the pass goes the usual way.

    Raises:
        NotPermitted: He neither holds the role nor is a deputy.
        BadInput: Wrong PIN, or no reason.
        Refused: H-03, deputy out of his time.
        Conflict: The pass does not wait for this signature.
    """
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "不签要写明原因"))
    trust = newest(place)
    with place.work(actor) as work:
        _may_sign(work, pass_row(work, pass_no), role, trust)
    proven = identity.sign_in(place, actor.badge, pin)
    with place.work(proven) as work:
        row = pass_row(work, pass_no)
        how = _may_sign(work, row, role, trust)
        why = f"{word(role)}拒签：{reason.strip()}"
        if how in (SignedHow.AHEAD, SignedHow.CLOSE):
            presigning.drop(work, row, why)
            return _view(work, row)
        withdraw_signatures(work, row, why)
        move(work, row, PassState.DRAFT)
        row.sent_back_at, row.sent_back_by, row.sent_back_why = work.now, f"{word(role)} {work.actor.name}", reason.strip()
        row.corrected = ""
        work.session.flush()
        void_papers(work, row.number, why)
        work.audit("refuse_to_sign", "gate_pass", row.number, role=role, reason=reason.strip())
        return _view(work, row)


def withdraw_what_ran_out(work: Work) -> int:
    """Withdraws the signatures of passes whose claims or limits ended before the last one was given; part of the daily job (H-07).

    Returns:
        On how many passes.
    """
    waiting = select(GatePass).where(
        GatePass.state.in_((PassState.DRAFT, PassState.AWAITING_SIGNATURES)), (GatePass.claims != "") | (GatePass.limits != "")
    )
    rows = [row for row in work.session.scalars(waiting) if _ran_out(work, row)]
    for row in rows:
        withdraw_signatures(work, row, "过了有效期，请重签")
    return len(rows)


def _outcome(place: Workplace, actor: Actor, pass_no: str, role: Role, key: OpenKey, paper: Paper | None) -> SignOutcome:
    """One pass, in a transaction of its own."""
    try:
        trust = newest(place)
        with place.work(actor) as work:
            row = pass_row(work, pass_no)
            how = _may_sign(work, row, role, trust) if paper is None else _may_register(work, row, role, trust, paper)
            note = _ask_again_for_what_ran_out(work, row)
            if how not in (SignedHow.AHEAD, SignedHow.CLOSE) or row.limits:
                _add_signature(work, row, Mark(role, how, key.key_id, claiming.moment(work, row)), key, trust, paper)
            prints_at = print_station(work, row) if row.state is PassState.VALID else ""
            return SignOutcome(pass_no, _view(work, row), note=note, prints_at=prints_at)
    except AppError as error:
        return SignOutcome(pass_no, error=error)


def _one(outcomes: list[SignOutcome]) -> PassView:
    if outcomes[0].error is not None:
        raise outcomes[0].error
    assert outcomes[0].signed is not None
    return outcomes[0].signed


def _person(actor: Actor) -> int:
    if actor.person_id is None:
        raise NotPermitted(say(QT_TRANSLATE_NOOP("app", "请先登录")))
    return actor.person_id


def _proven(place: Workplace, actor: Actor) -> Actor:
    """Whose PIN was proved, with the roles he holds now."""
    with place.read() as session:
        found = people.person(session, _person(actor))
    assert found is not None
    return Actor(found.person_id, found.name, found.badge, found.roles)


def _may_sign(work: Work, row: GatePass, role: Role, trust: TrustList | None) -> SignedHow:
    """Whether the actor signs this pass for a department now, and as what."""
    if row.limits:
        return _may_sign_limits(work, row, role)
    how = SignedHow.OWN
    if not work.actor.has(role):
        if not signers.was_granted(trust, work.actor.person_id, role, SignedHow.DEPUTY):
            work.require(role)
        how = SignedHow.DEPUTY
        on_duty = signers.Capacity(role, how) in signers.capacities(trust, work.actor.person_id, work.actor.roles, work.now)
        signing_rules.deputy_must_be_on_duty(work.actor.name, role, on_duty, signers.on_duty(trust, role, work.now))
    _must_wait_for(work, row, role)
    _must_be_another(work, row)
    return how


def _may_sign_limits(work: Work, row: GatePass, role: Role) -> SignedHow:
    """预签: a department signs the limits of the draft; of the closed load the storekeeper who made it signs what is on it."""
    work.require(role)
    _must_wait_for(work, row, role)
    if row.state is PassState.DRAFT:
        rules.signers_must_differ(row.maker_id, [s.person_id for s in signatures(work, row)], work.actor.person_id)
        return SignedHow.AHEAD
    signing_rules.closer_must_be_maker(row.maker, row.maker_id == work.actor.person_id)
    return SignedHow.CLOSE


def _may_register(work: Work, row: GatePass, role: Role, trust: TrustList | None, paper: Paper) -> SignedHow:
    """Whether the actor may register this signature on paper."""
    mine = signers.capacities(trust, work.actor.person_id, work.actor.roles, work.now)
    if signers.Capacity(role, SignedHow.PAPER) not in mine:
        reason = say(QT_TRANSLATE_NOOP("app", "{name}没有登记{role}纸面签字的授权"), name=work.actor.name, role=word(role))
        raise NotPermitted(reason, helper=Role.ADMINISTRATOR)
    signing_rules.registrar_must_be_free(work.actor.name, work.actor.roles)
    if row.limits:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "预签不能用纸签，请先收回预签")))
    _must_wait_for(work, row, role)
    given = _must_be_another(work, row)
    if paper.signer not in paper_signers(work.session, trust, role, paper.at):
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name}不是{role}的签字人"), name=paper.signer or "—", role=word(role))
    taken = {row.maker, work.actor.name, *(s.on_paper_by or s.name for s in given), *(s.name for s in given)}
    signing_rules.paper_must_be_signed_by_another(paper.signer, taken)
    sent_at = max(row.load_closed_at, row.made_at) if row.load_closed_at is not None else None
    signing_rules.paper_must_be_signed_after_loading(paper.at, sent_at, work.now)
    return SignedHow.PAPER


def _must_be_another(work: Work, row: GatePass) -> list[GateSignature]:
    """Who gives a key for a pass has not signed it before, neither with his key nor on a paper that somebody registered.

    Returns:
        The signatures that the pass bears.
    """
    given = signatures(work, row)
    rules.signers_must_differ(row.maker_id, [s.person_id for s in given], work.actor.person_id)
    signing_rules.paper_must_be_signed_by_another(work.actor.name, {s.on_paper_by for s in given if s.on_paper_by})
    return given


def paper_signers(session: Session, trust: TrustList | None, role: Role, at: datetime) -> tuple[str, ...]:
    """Who can have signed a paper for a department at a moment: its people, and its deputies on duty then."""
    own = (person.name for person in people.with_role(session, role))
    return tuple(dict.fromkeys((*own, *signers.on_duty(trust, role, at))))


def _must_wait_for(work: Work, row: GatePass, role: Role) -> None:
    open_to = (PassState.DRAFT, PassState.AWAITING_SIGNATURES) if row.limits else (PassState.AWAITING_SIGNATURES,)
    if row.state not in open_to or role not in _view(work, row).missing:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "出门证 {number} 现在不等{role}签字"), number=row.number, role=word(role)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )


def _ran_out(work: Work, row: GatePass) -> bool:
    claims = claiming.fixed(row)
    return presigning.ran_out(work, row) or (claims is not None and claims.expires <= work.now)


def _ask_again_for_what_ran_out(work: Work, row: GatePass) -> Text | None:
    """Signatures whose day is over are withdrawn before this one begins a new day; the sentence says whose."""
    if not _ran_out(work, row):
        return None
    presigned = bool(row.limits)
    gone = withdraw_signatures(work, row, "过了有效期，请重签")
    if presigned:
        return say(QT_TRANSLATE_NOOP("app", "预签已过有效期，改由两部门照常签字"))
    return say(QT_TRANSLATE_NOOP("app", "之前的签字已过有效期，请{who}重签"), who="、".join(gone)) if gone else None


def _add_signature(
    work: Work, row: GatePass, mark: Mark, key: OpenKey, trust: TrustList | None, paper: Paper | None
) -> None:
    """Signs, proves what is there as the gate will prove it, and makes the pass valid with the last signature."""
    limits = bytes.fromhex(row.limits)
    claims = b"" if mark.how is SignedHow.AHEAD else claiming.fix(work, row, trust.site if trust is not None else "").encode()
    own = Signed(mark, key.sign(message(claims, mark, limits)))
    work.audit(
        "sign_gate_pass", "gate_pass", row.number, role=mark.role, how=mark.how, key=mark.key_id.hex(), load=row.load_hash,
        boxes=row.boxes, on_paper_by=paper.signer if paper else "",
    )  # fmt: skip
    if mark.how is not SignedHow.CLOSE:  # the maker's own stands in the token alone: a signature of a department is never his
        _keep(work, row, own, paper)
    if mark.how is SignedHow.AHEAD:
        signing_rules.gate_must_believe(row.number, signers.fault_of(trust, mark), {"role": mark.role, "name": key.name})
        return
    given = [as_signed(one) for one in signatures(work, row)]
    token = write(claims, [*given, own] if mark.how is SignedHow.CLOSE else given, limits)
    fault = _fault(token, trust, work.now)
    signing_rules.gate_must_believe(row.number, fault.fault if fault else None, fault.details if fault else {})
    if fault is None or (fault.fault is not Fault.MISSING_ROLE and not _view(work, row).missing):
        row.token = token
        make_valid(work, row)


def _keep(work: Work, row: GatePass, own: Signed, paper: Paper | None) -> None:
    """The signature as a row of the pass."""
    work.session.add(
        GateSignature(
            pass_id=row.id, role=own.mark.role, person_id=work.actor.person_id, maker_id=row.maker_id, name=work.actor.name,
            at=own.mark.at, how=own.mark.how.value, key_id=own.mark.key_id.hex(), signed=own.signature.hex(),
            on_paper_by=paper.signer if paper else "", on_paper_at=paper.at if paper else None,
        )
    )  # fmt: skip
    work.session.flush()


def _fault(token: str, trust: TrustList | None, now: datetime) -> BadToken | None:
    try:
        prove(token, trust, now)
    except BadToken as bad:
        return bad
    return None


def _view(work: Work, row: GatePass) -> PassView:
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    return view
