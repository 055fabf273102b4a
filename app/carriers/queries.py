"""Reads of carriers: how they stand, what they are worth, whom to offer for a trip. The same statements for one carrier as for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.carriers import rules, scoring
from app.carriers.rules import may_see_freight as may_see_freight
from app.carriers.scoring import CRITERIA, Counts, Scale
from app.carriers.views import CarrierCard, CarrierHistory, EvaluationView, EventView, MoveView, Offer, Scores, Standing
from app.catalog import queries as catalog
from app.catalog.views import CarrierView
from app.core.clock import day_end, months_after, site_day
from app.core.errors import Refused, not_found
from app.core.grouped import grouped
from app.core.once import once
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text as word_text
from app.identity import queries as identity
from app.settings.service import setting_int, setting_list
from db.models.carriers import CarrierEvaluation, CarrierEvent, CarrierFile, CarrierMove
from db.states import CarrierEventKind, CarrierState, Role

_ORDER = list(Standing)
_INCIDENTS = (CarrierEventKind.DAMAGE, CarrierEventKind.LOSS, CarrierEventKind.COMPLAINT)


def scale(session: Session, now: datetime) -> Scale:
    """What the settings in force say of scores and grades."""

    def number(key: str) -> int:
        return setting_int(session, f"carrier.{key}", now)

    a, b, c, d = (number(f"weight.{name}") for name in CRITERIA)
    limits = number("grade.a"), number("grade.b"), number("grade.c")
    damage, loss, complaint = number("deduct.damage"), number("deduct.loss"), number("deduct.complaint")
    return Scale((a, b, c, d), number("performance_share"), damage, loss, complaint, limits)


def criteria(session: Session, now: datetime) -> tuple[tuple[str, int], ...]:
    """What the four criteria are called at this site, and the weight of each."""
    names = setting_list(session, "carrier.criteria", now)
    weights = scale(session, now).weights
    return tuple((names[n] if n < len(names) else CRITERIA[n], weight) for n, weight in enumerate(weights))


def cards(session: Session, now: datetime, *, roles: Collection[Role] | None = None) -> list[CarrierCard]:
    """Every carrier, the most urgent first; prices are blank for roles that may not see them (M-05)."""
    found = _cards(session, now)
    if roles is not None and not _may_see(roles):
        found = [replace(card, price_note="") for card in found]
    return sorted(found, key=lambda card: (_ORDER.index(card.standing), card.name))


def card(session: Session, carrier_id: int, now: datetime) -> CarrierCard:
    """One carrier.

    Raises:
        NotFound: No such carrier.
    """
    found = next((card for card in _cards(session, now) if card.carrier_id == carrier_id), None)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "承运商"), carrier_id)
    return found


def history(session: Session, carrier_id: int, limit: int = 60) -> CarrierHistory:
    """Evaluations, events and moves of one carrier, newest first."""
    names = identity.names(session)
    newest = select(CarrierEvaluation).where(CarrierEvaluation.carrier_id == carrier_id).order_by(CarrierEvaluation.id.desc()).limit(limit)
    happened = select(CarrierEvent).where(CarrierEvent.carrier_id == carrier_id).order_by(CarrierEvent.at.desc(), CarrierEvent.id.desc())
    moved = select(CarrierMove).where(CarrierMove.carrier_id == carrier_id).order_by(CarrierMove.id.desc()).limit(limit)
    return CarrierHistory(
        tuple(_evaluation(row, names) for row in session.scalars(newest)),
        tuple(
            EventView(row.kind, row.at, row.trip_no, row.order_no, row.source, row.quantity, row.note, row.withdrawn_why)
            for row in session.scalars(happened.limit(limit))
        ),
        tuple(
            MoveView(row.old, row.new, row.at, names.get(row.person_id or 0, ""), names.get(row.second_id or 0, ""), row.reason)
            for row in session.scalars(moved)
        ),
    )


def offers(session: Session, day: date, now: datetime) -> list[Offer]:
    """The carriers that may be chosen for a trip loaded on a day: those in order first, by grade; a terminated one is not offered.

    Args:
        session: Read session.
        day: The day of loading.
        now: The moment.
    """
    known = [card for card in _cards(session, now) if card.carrier.state is not CarrierState.TERMINATED]
    incidents = _since_evaluation(session, known)
    ready = {card.carrier_id: _usable(card.carrier, day) for card in known}
    best = min((_rank(card) for card in known if ready[card.carrier_id]), default=len(scoring.GRADES))
    found = [
        Offer(card.carrier_id, card.name, card.grade, card.carrier.state, ready[card.carrier_id], _advice(card, best, incidents, now))
        for card in known
    ]
    rank = {card.carrier_id: (not ready[card.carrier_id], _rank(card), -(card.score or 0), card.name) for card in known}
    return sorted(found, key=lambda offer: rank[offer.carrier_id])


def advice(session: Session, carrier_id: int, day: date, now: datetime) -> tuple[Text, ...]:
    """What is said when a trip is given to a carrier (G-13, G-14); nothing of it refuses."""
    return next((offer.advice for offer in offers(session, day, now) if offer.carrier_id == carrier_id), ())


def _usable(carrier: CarrierView, day: date) -> bool:
    ends = (carrier.licence_until, carrier.contract_until)
    return carrier.state is not CarrierState.TERMINATED and all(end is not None and end >= day for end in ends)


def _rank(card: CarrierCard) -> int:
    return scoring.GRADES.index(card.grade) if card.grade else len(scoring.GRADES) - 1


def _advice(card: CarrierCard, best: int, incidents: Mapping[int, Mapping[CarrierEventKind, int]], now: datetime) -> tuple[Text, ...]:
    found = []
    if best < _rank(card):
        own = say(QT_TRANSLATE_NOOP("app", "{grade} 级"), grade=card.grade) if card.grade else say(QT_TRANSLATE_NOOP("app", "未评级"))
        found.append(
            say(QT_TRANSLATE_NOOP("app", "{name} {own}，有更好的：{best} 级"), name=card.name, own=own, best=scoring.GRADES[best])
        )
    happened = incidents.get(card.carrier_id, {})
    if happened:
        words = "、".join(f"{word_text(kind)} {happened[kind]} 次" for kind in _INCIDENTS if kind in happened)
        found.append(say(QT_TRANSLATE_NOOP("app", "{name} 上次评价以来：{words}"), name=card.name, words=words))
    if card.carrier.state is CarrierState.CANDIDATE:
        found.append(say(QT_TRANSLATE_NOOP("app", "{name} 还是候选，未批准"), name=card.name))
    if card.carrier.state is CarrierState.PROBATION:
        found.append(say(QT_TRANSLATE_NOOP("app", "{name} 在观察期"), name=card.name))
    if card.review_on is not None and card.review_on < site_day(now):
        found.append(say(QT_TRANSLATE_NOOP("app", "{name} 复评已过期：应在 {day} 前"), name=card.name, day=card.review_on))
    if card.tracking is False:
        found.append(say(QT_TRANSLATE_NOOP("app", "{name} 不提供货物跟踪"), name=card.name))
    return tuple(found)


def _may_see(roles: Collection[Role]) -> bool:
    try:
        rules.may_see_freight(roles)
    except Refused:
        return False
    return True


@dataclass(frozen=True)
class _Warn:
    """How many days before an end it is said, and months between evaluations."""

    days: int
    months: int


@once("carrier", "carrier_file", "carrier_evaluation", "carrier_event", "carrier_move", "vehicle", "setting_value")
def _cards(session: Session, now: datetime) -> list[CarrierCard]:
    files = {row.carrier_id: row for row in session.scalars(select(CarrierFile))}
    latest = select(func.max(CarrierEvaluation.id)).group_by(CarrierEvaluation.carrier_id)
    names = identity.names(session)
    last = {
        row.carrier_id: _evaluation(row, names)
        for row in session.scalars(select(CarrierEvaluation).where(CarrierEvaluation.id.in_(latest)))
    }
    approvals = select(CarrierMove.carrier_id, func.max(CarrierMove.at)).where(CarrierMove.new == CarrierState.APPROVED)
    approved = dict(session.execute(approvals.group_by(CarrierMove.carrier_id)).all())
    used = scale(session, now)
    counts = _counts(session, months_after(site_day(now), -setting_int(session, "carrier.score_months", now)))
    fleet = grouped([v for v in catalog.vehicles(session) if v.carrier_id is not None], lambda vehicle: vehicle.carrier_id or 0)
    warn = _Warn(setting_int(session, "carrier.expiry_warning_days", now), setting_int(session, "carrier.review_months", now))
    found = []
    for carrier in catalog.carriers(session):
        key = carrier.carrier_id
        begun = last[key].day if key in last else site_day(approved[key]) if key in approved else None
        made = _card(carrier, files.get(key), last.get(key), counts.get(key, Counts()), used)
        made = replace(
            made, vehicles=tuple(v.plate for v in fleet[key]), review_on=_review(carrier, begun, warn, now),
            proposer=names.get(made.proposer_id or 0, ""),
        )  # fmt: skip
        standing, words = _standing(made, site_day(now), warn)
        found.append(replace(made, standing=standing, words=words))
    return found


def _card(carrier: CarrierView, file: CarrierFile | None, last: EvaluationView | None, counts: Counts, used: Scale) -> CarrierCard:
    given, happened = last.mean if last else None, scoring.performance(counts, used)
    score = scoring.total(given, happened, used)
    card = CarrierCard(
        carrier, Standing.GOOD, say(""), scoring.grade(score, used), score, given, happened, counts, last, None, version=carrier.version,
    )
    if file is None:
        return card
    return replace(
        card, contact=file.contact, address=file.address, insurance_no=file.insurance_no, insurance_until=file.insurance_until,
        tracking=file.tracking, price_note=file.price_note, network_note=file.network_note, proposer_id=file.proposed_by_id,
        proposed_reason=file.proposed_reason, version=carrier.version + file.version,
    )  # fmt: skip


def _review(carrier: CarrierView, begun: date | None, warn: _Warn, now: datetime) -> date | None:
    """When the next evaluation is due: so long after the last, or after the approval; at once for one taken over without either."""
    if carrier.state in (CarrierState.TERMINATED, CarrierState.CANDIDATE):
        return None
    return months_after(begun, warn.months) if begun is not None else site_day(now)


def _standing(card: CarrierCard, today: date, warn: _Warn) -> tuple[Standing, Text]:
    carrier = card.carrier
    if carrier.state is CarrierState.TERMINATED:
        return Standing.TERMINATED, say(QT_TRANSLATE_NOOP("app", "终止"))
    ends = (carrier.licence_until, carrier.contract_until)
    if carrier.state is not CarrierState.CANDIDATE or any(ends):
        if None in ends:
            return Standing.EXPIRED, say(QT_TRANSLATE_NOOP("app", "缺证照"))
        if any(end is not None and end < today for end in ends):
            return Standing.EXPIRED, say(QT_TRANSLATE_NOOP("app", "已过期"))
        if any(end is not None and (end - today).days <= warn.days for end in ends):
            return Standing.EXPIRING, say(QT_TRANSLATE_NOOP("app", "资质将到期"))
    if card.insurance_until is not None and (card.insurance_until - today).days <= warn.days:
        ended = card.insurance_until < today
        return Standing.EXPIRING, say(QT_TRANSLATE_NOOP("app", "保险已过期") if ended else QT_TRANSLATE_NOOP("app", "保险将到期"))
    if card.review_on is not None and card.review_on - timedelta(days=warn.days) <= today:
        return Standing.REVIEW_DUE, say(QT_TRANSLATE_NOOP("app", "待复评"))
    if carrier.state is CarrierState.PROBATION:
        return Standing.PROBATION, say(QT_TRANSLATE_NOOP("app", "观察"))
    if carrier.state is CarrierState.CANDIDATE:
        return Standing.CANDIDATE, say(QT_TRANSLATE_NOOP("app", "候选"))
    return Standing.GOOD, say(QT_TRANSLATE_NOOP("app", "合格"))


def _counts(session: Session, since: date) -> dict[int, Counts]:
    rows = session.execute(
        select(CarrierEvent.carrier_id, CarrierEvent.kind, func.count())
        .where(CarrierEvent.at >= day_end(since) - timedelta(days=1), CarrierEvent.withdrawn_at.is_(None))
        .group_by(CarrierEvent.carrier_id, CarrierEvent.kind)
    )  # fmt: skip
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for carrier_id, kind, number in rows:
        found[carrier_id][kind.value] = int(number)
    return {key: Counts(**counted) for key, counted in found.items()}


def _since_evaluation(session: Session, known: Collection[CarrierCard]) -> dict[int, dict[CarrierEventKind, int]]:
    """Losses, damages and complaints that became known since the last evaluation of each carrier: the next assignment warns of them."""
    latest = (
        select(CarrierEvaluation.carrier_id, func.max(CarrierEvaluation.at).label("at")).group_by(CarrierEvaluation.carrier_id).subquery()
    )
    rows = session.execute(
        select(CarrierEvent.carrier_id, CarrierEvent.kind, func.count())
        .outerjoin(latest, latest.c.carrier_id == CarrierEvent.carrier_id)
        .where(CarrierEvent.kind.in_(_INCIDENTS), CarrierEvent.withdrawn_at.is_(None))
        .where((latest.c.at.is_(None)) | (CarrierEvent.noted_at > latest.c.at))
        .where(CarrierEvent.carrier_id.in_([card.carrier_id for card in known]))
        .group_by(CarrierEvent.carrier_id, CarrierEvent.kind)
    )
    found: dict[int, dict[CarrierEventKind, int]] = defaultdict(dict)
    for carrier_id, kind, number in rows:
        found[carrier_id][kind] = int(number)
    return found


def _evaluation(row: CarrierEvaluation, names: Mapping[int, str]) -> EvaluationView:
    scores = Scores(row.qualification, row.reputation, row.capacity, row.service)
    a, b, c, d = (int(row.weights[name]) for name in CRITERIA)
    mean = scoring.evaluated(scores.items(), (a, b, c, d))
    return EvaluationView(row.day, names.get(row.evaluator_id or 0, ""), scores, (a, b, c, d), mean, row.note)
