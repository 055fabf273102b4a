"""在厂车辆: who is in the works, how long, what for, and what his pass still lacks before he may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.core.text import QT_TRANSLATE_NOOP, Text, joined, say
from app.core.words import text as word_text
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView, TripView
from app.gate import duty, queries, rules
from app.gate.states import ACTIVE
from app.gate.views import ExportPapersView, PassView
from app.identity.views import Helper
from app.loading import queries as loading
from app.loading.views import Progress
from app.orders import queries as orders
from app.settings.service import setting_int
from app.yard import plates
from app.yard import queries as yard
from app.yard.views import EntryView
from db.states import PassState, Role, TripState


class Standing(StrEnum):
    """How near a vehicle is to leaving."""

    WAITS = "waits"
    IN_WORK = "in_work"
    LACKS = "lacks"
    FREE = "free"
    READY = "ready"


@dataclass(frozen=True)
class InsideView:
    """One vehicle in the works.

    Attributes:
        entry: Plates, purpose, since when.
        stay: How long, 2 小时 05 分.
        long_stay: Longer than the setting says.
        customers: Whose goods it is to take.
        dock: Where.
        state: State of its trip: 未验车, 在装 37/120, 装完.
        standing: How near it is to leaving, for the mark.
        lacks: What its pass still lacks, in the order in which it is done.
        calls: Whom the guard may call for that: the departments that have not signed, or who decides on another vehicle.
    """

    entry: EntryView
    stay: Text
    long_stay: bool
    customers: str
    dock: str
    state: Text
    standing: Standing
    lacks: tuple[Text, ...]
    calls: tuple[Role, ...] = ()

    @property
    def outlook(self) -> tuple[Text, ...]:
        """What it lacks, or that nothing is lacking: always something to read."""
        if self.standing is Standing.READY:
            return (say(QT_TRANSLATE_NOOP("app", "票有效，可走")),)
        if self.standing is Standing.FREE:
            return (say(QT_TRANSLATE_NOOP("app", "不带货，看空后出厂")),)
        return self.lacks


def inside(session: Session, now: datetime) -> list[InsideView]:
    """Every vehicle in the works, the longest stay first."""
    entries = yard.inside(session)
    numbers = {entry.trip_no for entry in entries if entry.trip_no}
    trips = {number: trip for number in sorted(numbers) if (trip := dispatch.trip(session, number)) is not None}
    facts = _Facts(
        trips, dispatch.numbered(session, [number for trip in trips.values() for number in trip.dispatch_nos]),
        loading.progress(session, trips.values()), _passes(session),
    )  # fmt: skip
    long_stay = timedelta(hours=setting_int(session, "yard.long_stay_hours", now))
    return [_inside(session, entry, facts, now, long_stay) for entry in entries]


def inside_with_helpers(session: Session, now: datetime) -> tuple[list[InsideView], dict[Role, Helper]]:
    """The vehicles, and by role who is on duty now for what they lack."""
    found = inside(session, now)
    roles = dict.fromkeys(role for one in found for role in one.calls)
    return found, {role: helper for role in roles if (helper := duty.on_call(session, role, now)) is not None}


def pass_of(session: Session, entry: EntryView) -> PassView | None:
    """The pass that was made for a vehicle and is neither used nor ended."""
    return _pass(entry, _passes(session))


@dataclass(frozen=True)
class _Facts:
    trips: Mapping[str, TripView]
    orders: Mapping[str, DispatchOrderView]
    loads: Mapping[str, Progress]
    passes: list[PassView]


def _passes(session: Session) -> list[PassView]:
    return queries.passes(session, ACTIVE, limit=1000)


def _pass(entry: EntryView, passes: list[PassView]) -> PassView | None:
    """By its trip; else by the plate: goods without a trip, and a closed load whose vehicle came in as something else."""
    for found in passes:
        if entry.linked and found.trip_no == entry.trip_no:
            return found
        goods = not found.trip_no or found.load_closed_at is not None
        if not entry.linked and goods and found.plate and plates.same(found.plate, entry.plate):
            return found
    return None


def _inside(session: Session, entry: EntryView, facts: _Facts, now: datetime, long_stay: timedelta) -> InsideView:
    trip = facts.trips.get(entry.trip_no)
    listed = [facts.orders[number] for number in trip.dispatch_nos if number in facts.orders] if trip else []
    customers = "、".join(dict.fromkeys(order.customer_name for order in listed))
    found = _pass(entry, facts.passes)
    if entry.waiting:
        state, standing = say(QT_TRANSLATE_NOOP("app", "车号与预约不符")), Standing.WAITS
        lacks: tuple[Text, ...] = (say(QT_TRANSLATE_NOOP("app", "待物流科长批准换车")),)
    elif trip is not None and entry.linked:
        state, standing, lacks = _of_trip(session, trip, listed, facts.loads[trip.number], found, now)
    elif found is not None:
        customers, state = found.customer, say(QT_TRANSLATE_NOOP("app", "带货出厂"))
        standing, lacks = _of_pass(found, now)
    else:
        state, standing, lacks = word_text(entry.purpose), Standing.FREE, ()
    calls: tuple[Role, ...] = (Role.LOGISTICS_HEAD,) if entry.waiting else ()
    if not entry.waiting and found is not None and found.state is PassState.AWAITING_SIGNATURES:
        calls = tuple(found.missing)
    late = now - entry.entered_at >= long_stay
    return InsideView(entry, entry.stay(now), late, customers, trip.dock if trip else "", state, standing, lacks, calls)


def _of_trip(
    session: Session, trip: TripView, listed: list[DispatchOrderView], load: Progress, found: PassView | None, now: datetime
) -> tuple[Text, Standing, tuple[Text, ...]]:
    """State of the trip and what is still to be done before its vehicle may go, in the order in which it is done."""
    if trip.state in (TripState.CANCELLED, TripState.OUT, TripState.DONE):
        return word_text(trip.state), Standing.FREE, ()
    if trip.state in (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED):
        checked = trip.state is TripState.CHECKED
        state = say(QT_TRANSLATE_NOOP("app", "已验车") if checked else QT_TRANSLATE_NOOP("app", "未验车"))
        if not listed:
            return state, Standing.WAITS, (say(QT_TRANSLATE_NOOP("app", "未排发货单")),)
        picked = all(order.picked_total >= order.total > 0 for order in listed)
        lack = say(QT_TRANSLATE_NOOP("app", "未装车") if picked else QT_TRANSLATE_NOOP("app", "未提货"))
        return state, Standing.WAITS, (lack,)
    if trip.state is TripState.LOADING:
        state = say(QT_TRANSLATE_NOOP("app", "在装 {on}/{all}"), on=load.on, all=load.expected)
        return state, Standing.IN_WORK, (say(QT_TRANSLATE_NOOP("app", "未装完")),)
    state = say(QT_TRANSLATE_NOOP("app", "装完"))
    if found is None:
        return state, Standing.LACKS, (say(QT_TRANSLATE_NOOP("app", "缺出门证")),)
    standing, lacks = _of_pass(found, now)
    if found.state is not PassState.VALID and any(_export_is_open(session, order) for order in listed):
        lacks = (*lacks, say(QT_TRANSLATE_NOOP("app", "出口单证未齐")))
    return state, standing, lacks


def _export_is_open(session: Session, order: DispatchOrderView) -> bool:
    """Whether inspection or customs numbers of an export order are missing, judged by the rule that keeps the pass from holding."""
    if not orders.order(session, order.order_no).needs.export:
        return False
    papers = queries.export_papers(session, order.number) or ExportPapersView(order.number, "", "", "", None)
    try:
        rules.export_papers_must_be_complete(
            order.number, papers.inspection_no, papers.not_required_reason, papers.declaration_no, papers.declared_on
        )
    except Refused:
        return True
    return False


def _of_pass(found: PassView, now: datetime) -> tuple[Standing, tuple[Text, ...]]:
    if found.state is PassState.VALID:
        if found.valid_until is not None and now >= found.valid_until:
            return Standing.LACKS, (say(QT_TRANSLATE_NOOP("app", "出门证已过期")),)
        return Standing.READY, ()
    if found.state is PassState.DRAFT:
        return Standing.LACKS, (say(QT_TRANSLATE_NOOP("app", "出门证还是草稿")),)
    missing = joined([word_text(role) for role in found.missing])
    return Standing.LACKS, (say(QT_TRANSLATE_NOOP("app", "缺{role}签字"), role=missing),)
