"""One trip of the board: what it takes up, what it lacks before it may leave (放行还缺), and in which order it is unloaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.board.burdens import of_trip, wanted
from app.board.live import live_of
from app.board.rooms import Rooms
from app.board.views import How, Step, StepLine, StopLine, TripDetail
from app.boxing.expecting import Parcel, parcels
from app.core.clock import site_day
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.dispatch import outlook
from app.dispatch.outlook import Outlook, PlannedTrip
from app.gate import queries as gate
from app.gate.exports import export_papers_open
from app.gate.views import PassView
from app.loading.queries import second_confirmer
from app.loading.standing import Standing, standings
from app.settings.service import setting_list
from app.yard import queries as yard
from db.states import Role, TripState

_HERE = frozenset(TripState) - {TripState.PLANNED, TripState.CANCELLED}
_AFTER_ARRIVAL = say(QT_TRANSLATE_NOOP("app", "到厂后"))
_AFTER_CHECK = say(QT_TRANSLATE_NOOP("app", "验车后"))
_AFTER_LOADING = say(QT_TRANSLATE_NOOP("app", "装完后"))
_AFTER_SEAL = say(QT_TRANSLATE_NOOP("app", "封签后"))
_NOW = say(QT_TRANSLATE_NOOP("app", "现在可做"))
_GOING = say(QT_TRANSLATE_NOOP("app", "进行中"))
_BEFORE_LOADING = say(QT_TRANSLATE_NOOP("app", "装车前"))


def trip_detail(session: Session, number: str, now: datetime) -> TripDetail | None:
    """Everything of one trip; None where there is no such trip."""
    trip = outlook.trip(session, number)
    if trip is None:
        return None
    orders = sorted((one for one in outlook.waiting(session, [number]) if one.trip_no == number), key=lambda one: (one.stop_no, one.number))
    found = parcels(session, wanted(orders), site_day(now))
    load, passed = standings(session, [number])[number], gate.passes_of(session, [number]).get(number)
    carries, room = of_trip((one.number for one in orders), found, Rooms(session).of(trip))
    live, words = live_of(trip, load, passed, carries.boxes, now)
    entry = yard.vehicle_of(session, number)
    signers = _signers(passed, setting_list(session, "gate.required_signatures", now))
    abroad = export_papers_open(session, {one.number: one.order_no for one in orders})
    steps = (
        *_vehicle_steps(trip, load, carries.boxes, carries.estimated, second_confirmer(session, now)), *_sign_steps(load, passed, signers),
        *_paper_steps(orders, abroad),
    )  # fmt: skip
    return TripDetail(
        trip, live, words, entry.trailer if entry is not None else "", carries, room, steps, stops(orders, found), load.on,
        entry.entered_at if entry is not None else trip.arrived_at, passed.used_at if passed is not None else None,
    )  # fmt: skip


def stops(orders: Iterable[Outlook], found: Mapping[str, Sequence[Parcel]]) -> tuple[StopLine, ...]:
    """Stops in the order of unloading; 发货单 that nobody gave a stop come in the order they were made, each customer once."""
    made: dict[tuple[int, str, str], StopLine] = {}
    for one in sorted(orders, key=lambda order: (order.stop_no or 999, order.number)):
        key = (one.stop_no, one.customer, one.destination)
        boxes = found.get(one.number, ())
        old = made.get(key) or StopLine(one.stop_no, one.customer, one.destination, 0, ())
        made[key] = StopLine(
            old.stop, old.customer, old.destination, old.boxes + len(boxes), (*old.orders, one.number),
            old.estimated + sum(1 for box in boxes if box.estimated),
        )  # fmt: skip
    return tuple(
        StopLine(line.stop or at, line.customer, line.destination, line.boxes, line.orders, line.estimated)
        for at, line in enumerate(made.values(), start=1)
    )


def _vehicle_steps(trip: PlannedTrip, load: Standing, boxes: int, estimated: int, second: Role) -> list[StepLine]:
    steps = []
    here = trip.state in _HERE
    checked = load.check_passed or trip.on_foot
    if not trip.on_foot:
        words = say(QT_TRANSLATE_NOOP("app", "车辆检查"))
        if load.check_passed:
            steps.append(StepLine(Step.CHECK, words, How.DONE, load.checked_at))
        elif load.rejects(trip.plate):
            steps.append(StepLine(Step.CHECK, words, How.FAILED, load.checked_at))
        else:
            steps.append(StepLine(Step.CHECK, words, How.OPEN if here else How.WAITS, None, _NOW if here else _AFTER_ARRIVAL))
    words = say(QT_TRANSLATE_NOOP("app", "装车扫描 {on}/{boxes}"), on=load.on, boxes=boxes)
    full = boxes > 0 and load.on >= boxes and not estimated
    if full:
        steps.append(StepLine(Step.SCAN, words, How.DONE, load.closed_at))
    elif load.started_at is not None:
        steps.append(StepLine(Step.SCAN, words, How.GOING, None, _GOING))
    else:
        steps.append(StepLine(Step.SCAN, words, How.OPEN if checked else How.WAITS, None, _NOW if checked else _AFTER_CHECK))
    return [*steps, _confirmed(load, full, second), _sealed(trip, load)]


def _confirmed(load: Standing, full: bool, second: Role) -> StepLine:
    words = say(QT_TRANSLATE_NOOP("app", "仓管员、{role}双确认"), role=word(second))
    if load.closed_at is not None or len(load.confirmed) > 1:
        return StepLine(Step.CONFIRM, words, How.DONE, max((at for _, at in load.confirmed), default=load.closed_at))
    if load.confirmed:
        missing = second if load.confirmed[0][0] is Role.STOREKEEPER else Role.STOREKEEPER
        return StepLine(Step.CONFIRM, words, How.GOING, None, say(QT_TRANSLATE_NOOP("app", "缺{role}"), role=word(missing)))
    return StepLine(Step.CONFIRM, words, How.OPEN if full else How.WAITS, None, _NOW if full else _AFTER_LOADING)


def _sealed(trip: PlannedTrip, load: Standing) -> StepLine:
    seal = load.seal_no or trip.seal_no
    words = say(QT_TRANSLATE_NOOP("app", "封签 {no}"), no=seal) if seal else say(QT_TRANSLATE_NOOP("app", "封签"))
    if load.closed_at is None:
        return StepLine(Step.SEAL, words, How.WAITS, None, _AFTER_LOADING)
    none = None if seal else say(QT_TRANSLATE_NOOP("app", "厢车不封"))
    return StepLine(Step.SEAL, words, How.DONE, load.closed_at if seal else None, none)


def _signers(passed: PassView | None, required: Sequence[str]) -> tuple[Role, ...]:
    if passed is None:
        return tuple(Role(role) for role in required)
    return tuple(dict.fromkeys((*(signature.role for signature in passed.signatures), *passed.missing)))


def _sign_steps(load: Standing, passed: PassView | None, signers: Sequence[Role]) -> list[StepLine]:
    signed = {one.role: one.at for one in passed.signatures} if passed is not None else {}
    asked = passed is not None and load.closed_at is not None
    steps = []
    kinds = {Role.FINANCE: Step.FINANCE, Role.PERSONNEL: Step.PERSONNEL}
    for role in sorted(signers, key=lambda role: list(kinds).index(role) if role in kinds else len(kinds)):
        words = say(QT_TRANSLATE_NOOP("app", "{role}签字"), role=word(role))
        how = How.DONE if role in signed else How.OPEN if asked else How.WAITS
        when: Text | None = None if role in signed else _NOW if asked else _AFTER_SEAL
        steps.append(StepLine(kinds.get(role, Step.OTHER), words, how, signed.get(role), when))
    return steps


def _paper_steps(orders: Sequence[Outlook], abroad: Mapping[str, bool]) -> list[StepLine]:
    steps = []
    if abroad:
        missing = any(abroad.values())
        words = say(QT_TRANSLATE_NOOP("app", "出口单证"))
        steps.append(StepLine(Step.EXPORT, words, How.OPEN if missing else How.DONE, None, _NOW if missing else None))
    if orders:
        told = [one.notified_at for one in orders if one.notified_at is not None]
        everybody = len(told) == len(orders)
        words = say(QT_TRANSLATE_NOOP("app", "客户通知 {told}/{all}"), told=len(told), all=len(orders))
        steps.append(
            StepLine(
                Step.NOTICE, words, How.DONE if everybody else How.OPEN, max(told) if everybody else None,
                None if everybody else _BEFORE_LOADING,
            )
        )  # fmt: skip
    return steps
