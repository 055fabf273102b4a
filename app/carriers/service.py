"""Commands on carriers: file, state of co-operation, evaluation, and what happened on their trips (G-12 … G-15)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import select

from app.audit.corrections import correction_needs_reason, differences
from app.carriers import queries, rules
from app.carriers.events import CarrierTerminated
from app.carriers.scoring import CRITERIA
from app.carriers.states import MOVES
from app.carriers.states import next_states as next_states
from app.carriers.views import CarrierCard, FileDraft, Scores
from app.catalog import queries as catalog
from app.catalog import service as master
from app.catalog.views import CarrierView
from app.core.clock import SITE_ZONE, site_day
from app.core.entry import NAME, clean, clean_note, same_version, whole
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from db.models.carriers import CarrierEvaluation, CarrierEvent, CarrierFile, CarrierMove
from db.states import CarrierEventKind, CarrierState, Role

APPROVERS = (Role.LEADERSHIP, Role.DELIVERY_MANAGEMENT, Role.LOGISTICS_HEAD)
"""Who may stand behind the logistics head when a terminated carrier is to come back."""

REPORTERS = (Role.LOGISTICS_HEAD, Role.SALES, Role.AFTER_SALES)


def create(work: Work, draft: FileDraft) -> CarrierCard:
    """Opens the file of a carrier.

    Raises:
        BadInput: Name blank or taken, or a text that cannot be taken.
    """
    view = master.create_carrier(work, draft.carrier)
    row = CarrierFile(carrier_id=view.carrier_id, **_values(draft))
    work.session.add(row)
    work.session.flush()
    work.audit("create_carrier_file", "carrier", view.carrier_id, **_values(draft))
    return queries.card(work.session, view.carrier_id, work.now)


def change(work: Work, carrier_id: int, draft: FileDraft, reason: str = "", *, version: int | None = None) -> CarrierCard:
    """Changes a carrier's file; its state moves by commands of its own.

    Raises:
        Refused: M-02 without a reason.
        BadInput: As `create`.
        Conflict: Changed by somebody else meanwhile.
    """
    same_version(queries.card(work.session, carrier_id, work.now).version, version)
    view = master.change_carrier(work, carrier_id, draft.carrier, reason)
    row, values = _file(work, carrier_id), _values(draft)
    changed = differences({name: getattr(row, name) for name in values}, values)
    correction_needs_reason(view.name, changed, reason)
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        work.session.flush()
        work.audit("change_carrier_file", "carrier", carrier_id, changed=changed, reason=reason.strip())
    return queries.card(work.session, carrier_id, work.now)


def _values(draft: FileDraft) -> dict[str, object]:
    prices = {} if draft.price_note is None else {"price_note": clean_note(QT_TRANSLATE_NOOP("app", "价格说明"), draft.price_note)}
    return {
        **prices,
        "contact": clean(QT_TRANSLATE_NOOP("app", "联系人"), draft.contact, most=NAME),
        "address": clean(QT_TRANSLATE_NOOP("app", "地址"), draft.address),
        "insurance_no": clean(QT_TRANSLATE_NOOP("app", "保险单号"), draft.insurance_no, most=NAME),
        "insurance_until": draft.insurance_until,
        "tracking": draft.tracking,
        "network_note": clean_note(QT_TRANSLATE_NOOP("app", "网点与线路"), draft.network_note),
    }


def move(work: Work, carrier_id: int, to: CarrierState, reason: str) -> CarrierCard:
    """Moves the co-operation on: approved, on probation, ended (section 3.7); who was ended comes back by `approve_again` only.

    Raises:
        Refused: G-14 for one that was ended; G-15 for an approval without licence or contract in date.
        BadInput: No reason for probation or end.
        Conflict: Not from this state.
    """
    work.require(Role.LOGISTICS_HEAD)
    view = catalog.carrier(work.session, carrier_id)
    if (view.state, to) not in MOVES:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "承运商现在是「{old}」，不能改为「{new}」"), old=word(view.state), new=word(to)),
            (fact(rules.CARRIER, view.name),),
        )
    if view.state is CarrierState.TERMINATED:
        rules.must_be_approved_by_two(view.name, None, work.actor.person_id)
    if to in (CarrierState.PROBATION, CarrierState.TERMINATED) and not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    if to is CarrierState.APPROVED:
        rules.must_be_lawful(_facts(view), site_day(work.now))
    return _move(work, view, to, reason)


def propose_again(work: Work, carrier_id: int, reason: str) -> CarrierCard:
    """The logistics head proposes to work with a terminated carrier again; another person decides (G-14).

    Raises:
        BadInput: No reason.
        Conflict: It is not terminated.
    """
    work.require(Role.LOGISTICS_HEAD)
    view = _terminated(work, carrier_id)
    words = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    row = _file(work, carrier_id)
    row.proposed_by_id, row.proposed_at, row.proposed_reason = work.actor.person_id, work.now, words
    work.session.flush()
    work.audit("propose_carrier", "carrier", carrier_id, name=view.name, reason=words)
    return queries.card(work.session, carrier_id, work.now)


def approve_again(work: Work, carrier_id: int, reason: str = "") -> CarrierCard:
    """Another person approves a terminated carrier anew.

    Raises:
        Refused: G-14 nobody proposed it, or the same person did; G-15 without licence or contract in date.
        Conflict: It is not terminated.
    """
    work.require(*APPROVERS)
    view = _terminated(work, carrier_id)
    row = _file(work, carrier_id)
    rules.must_be_approved_by_two(view.name, row.proposed_by_id, work.actor.person_id)
    rules.must_be_lawful(_facts(view), site_day(work.now))
    proposer, why = row.proposed_by_id, reason.strip() or row.proposed_reason
    row.proposed_by_id, row.proposed_at, row.proposed_reason = None, None, ""
    return _move(work, view, CarrierState.APPROVED, why, proposer)


def _terminated(work: Work, carrier_id: int) -> CarrierView:
    view = catalog.carrier(work.session, carrier_id)
    if view.state is not CarrierState.TERMINATED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{name} 没有终止合作"), name=view.name))
    return view


def _move(work: Work, view: CarrierView, to: CarrierState, reason: str, proposer: int | None = None) -> CarrierCard:
    words = clean(QT_TRANSLATE_NOOP("app", "原因"), reason)
    master.set_carrier_state(work, view.carrier_id, to)
    work.session.add(
        CarrierMove(
            carrier_id=view.carrier_id, old=view.state, new=to, at=work.now, person_id=work.actor.person_id, second_id=proposer,
            reason=words,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("move_carrier", "carrier", view.carrier_id, name=view.name, old=view.state, new=to, reason=words)
    if to is CarrierState.TERMINATED:
        work.emit(CarrierTerminated(view.carrier_id, view.name, words))
    return queries.card(work.session, view.carrier_id, work.now)


def evaluate(work: Work, carrier_id: int, scores: Scores, note: str = "") -> CarrierCard:
    """Enters an evaluation by the four criteria (G-12); the next one is due months later (G-14).

    Raises:
        BadInput: A score outside 0 … 100.
        NotFound: No such carrier.
    """
    work.require(Role.LOGISTICS_HEAD)
    view = catalog.carrier(work.session, carrier_id)
    given = {name: whole(QT_TRANSLATE_NOOP("app", "评分"), score, high=100) for name, score in scores.items().items()}
    weights = dict(zip(CRITERIA, queries.scale(work.session, work.now).weights, strict=True))
    words = clean_note(QT_TRANSLATE_NOOP("app", "评语"), note)
    work.session.add(
        CarrierEvaluation(
            carrier_id=carrier_id, at=work.now, day=site_day(work.now), evaluator_id=work.actor.person_id, weights=weights, note=words,
            **given,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("evaluate_carrier", "carrier", carrier_id, name=view.name, weights=weights, note=words, **given)
    return queries.card(work.session, carrier_id, work.now)


def note_event(
    work: Work, carrier_id: int, kind: CarrierEventKind, at: datetime, source: str,
    *, trip_no: str = "", order_no: str = "", quantity: int = 1, note: str = "",
) -> None:  # fmt: skip
    """Notes what happened on a trip, as the effect of what another stage registered; the same source counts once.

    Args:
        work: The action of the other stage.
        carrier_id: Whose trip it was.
        kind: What happened.
        at: When.
        source: Number of the record it stands on, such as a 交付记录 or a claim.
        trip_no: The trip, or blank.
        order_no: The customer's order, or blank.
        quantity: Pieces damaged or lost.
        note: In words.
    """
    known = select(CarrierEvent.id).where(
        CarrierEvent.carrier_id == carrier_id, CarrierEvent.kind == kind, CarrierEvent.source == source
    )
    if work.session.scalar(known) is not None:
        return
    work.session.add(
        CarrierEvent(
            carrier_id=carrier_id, kind=kind, at=at, noted_at=work.now, person_id=work.actor.person_id, trip_no=trip_no,
            order_no=order_no, source=source, quantity=quantity, note=note,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("note_carrier_event", "carrier", carrier_id, kind=kind, source=source, trip=trip_no, quantity=quantity, note=note)


def withdraw_event(work: Work, carrier_id: int, kind: CarrierEventKind, sources: Collection[str], why: str) -> int:
    """What was noted of a carrier turned out otherwise: it no longer counts against him, and stays to be read.

    Returns:
        How many entries were withdrawn.
    """
    rows = list(
        work.session.scalars(
            select(CarrierEvent).where(
                CarrierEvent.carrier_id == carrier_id, CarrierEvent.kind == kind, CarrierEvent.source.in_(sources),
                CarrierEvent.withdrawn_at.is_(None),
            )
        )
    )  # fmt: skip
    for row in rows:
        row.withdrawn_at, row.withdrawn_why = work.now, why
        work.audit("withdraw_carrier_event", "carrier", carrier_id, kind=kind, source=row.source, why=why)
    work.session.flush()
    return len(rows)


def report(
    work: Work, carrier_id: int, kind: CarrierEventKind, note: str, *, trip_no: str = "", happened_on: date | None = None
) -> CarrierCard:
    """Enters a damage, loss or complaint that no other record of the desk tells of.

    Raises:
        BadInput: No words, an arrival (those follow from signed slips), or a day to come.
        NotFound: No such carrier.
    """
    work.require(*REPORTERS)
    catalog.carrier(work.session, carrier_id)
    words = clean(QT_TRANSLATE_NOOP("app", "情况"), note, needed=True)
    if kind in (CarrierEventKind.ON_TIME, CarrierEventKind.LATE):
        raise bad_input(QT_TRANSLATE_NOOP("app", "准时与否按签收单统计，不手工登记"))
    if happened_on is not None and happened_on > site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期不能在今天之后"))
    noon = time(12, tzinfo=SITE_ZONE)
    at = work.now if happened_on is None else min(datetime.combine(happened_on, noon), work.now)
    trip = clean(QT_TRANSLATE_NOOP("app", "车次"), trip_no.strip().upper(), most=20)
    note_event(work, carrier_id, kind, at, f"{work.actor.name} {work.now:%Y-%m-%d %H:%M:%S}", trip_no=trip, note=words)
    return queries.card(work.session, carrier_id, work.now)


def require_usable(work: Work, carrier_id: int, day: date) -> CarrierView:
    """Refuses a carrier that may not have a trip loaded on a day.

    Raises:
        Refused: G-14 terminated, G-15 licence or contract missing or expired.
        NotFound: No such carrier.
    """
    view = catalog.carrier(work.session, carrier_id)
    facts = _facts(view)
    rules.must_co_operate(facts)
    rules.must_be_lawful(facts, day)
    return view


def require_inspected(plate: str, until: date | None, day: date) -> None:
    """Refuses a vehicle whose safety inspection does not hold on a day.

    Raises:
        Refused: G-16.
    """
    rules.must_be_inspected(plate, until, day)


def _facts(view: CarrierView) -> rules.CarrierFacts:
    return rules.CarrierFacts(view.name, view.state, view.licence_until, view.contract_until)


def _file(work: Work, carrier_id: int) -> CarrierFile:
    row = work.session.scalar(select(CarrierFile).where(CarrierFile.carrier_id == carrier_id))
    if row is None:
        row = CarrierFile(carrier_id=carrier_id)
        work.session.add(row)
        work.session.flush()
    return row
