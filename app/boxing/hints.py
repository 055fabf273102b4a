"""What the bench tells beside the step itself: how many boxes to expect, a full box, which order's truck comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import prod

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.boxing.planning import Kind, Plan, Ware, is_full, plan
from app.boxing.protecting import with_protection
from app.boxing.views import BenchState, Step
from app.boxing.weighing import with_weight
from app.catalog import queries as catalog
from app.core.clock import site_day, site_time
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.packing import queries as packing
from db.models.boxing import Box, PackingList
from db.states import BoxState, DispatchState

_SEALED = frozenset(set(BoxState) - {BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED})


@dataclass(frozen=True)
class WaitingOrder:
    """A 发货单 that waits to be packed; `planned_at` None where it is on no trip yet."""

    number: str
    customer: str
    planned_at: datetime | None
    dock: str
    trip_no: str
    pieces: int
    boxed: int
    boxes: int
    box_count: int

    @property
    def time(self) -> str:
        """「12:00」 at the site, or blank."""
        return f"{site_time(self.planned_at):%H:%M}" if self.planned_at else ""

    def time_on(self, today: date) -> str:
        """The time as it is said on a day: 「12:00」, with its date where that is another day."""
        if self.planned_at is None or site_day(self.planned_at) == today:
            return self.time
        return f"{site_time(self.planned_at):%m-%d %H:%M}"

    def is_past(self, today: date) -> bool:
        """Whether the truck should have been loaded on an earlier day."""
        return self.planned_at is not None and site_day(self.planned_at) < today


def waiting(session: Session) -> tuple[WaitingOrder, ...]:
    """The 发货单 that wait to be packed, in the order in which their trucks are loaded; those without a trip last."""
    orders = dispatch.dispatch_orders(session, [DispatchState.PICKED])
    if not orders:
        return ()
    numbers = [order.number for order in orders]
    trips = {number: dispatch.trip(session, number) for number in {order.trip_no for order in orders if order.trip_no}}
    counts = dict(
        session.execute(select(PackingList.dispatch_no, PackingList.box_count).where(PackingList.dispatch_no.in_(numbers))).all()
    )
    sealed = dict(
        session.execute(
            select(Box.dispatch_no, func.count()).where(Box.dispatch_no.in_(numbers), Box.state.in_(_SEALED)).group_by(Box.dispatch_no)
        ).all()
    )
    found = []
    for order in orders:
        trip = trips.get(order.trip_no)
        count = counts.get(order.number) or planned(session, order, site_day(order.made_at)).boxes
        found.append(
            WaitingOrder(
                order.number, order.customer_name, trip.planned_at if trip else None, trip.dock if trip else "", order.trip_no,
                order.total, sum(line.boxed for line in order.lines), sealed.get(order.number, 0), count,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=_turn))


def planned(session: Session, order: DispatchOrderView, today: date) -> Plan:
    """How many boxes an order will take, from packaging requirements, weights and sizes."""
    pieces: dict[int, int] = {}
    for line in order.lines:
        pieces[line.product_id] = pieces.get(line.product_id, 0) + line.wanted
    return plan(_wares(session, pieces, today), _kinds(session))


def told(session: Session, order: DispatchOrderView, today: date) -> Text | None:
    """Another order whose truck is loaded before this one's, in a sentence; None where this one is next."""
    listed = waiting(session)
    mine = next((one for one in listed if one.number == order.number), None)
    first = listed[0] if listed else None
    if first is None or mine is None or first.number == mine.number or first.planned_at is None:
        return None
    if mine.planned_at is not None and first.planned_at >= mine.planned_at:
        return None
    if first.is_past(today):
        return say(QT_TRANSLATE_NOOP("app", "{no} 先装车（{time}，已过）"), no=first.number, time=first.time_on(today))
    return say(QT_TRANSLATE_NOOP("app", "{no} 先装车（{time}）"), no=first.number, time=first.time_on(today))


def enriched(session: Session, state: BenchState, station: str, now: datetime) -> BenchState:
    """The bench with what its box should weigh, whether it is full, and after an order which one is next."""
    state = with_weight(session, with_protection(session, state, now), station, now)
    order, box = state.order, state.box
    if state.step is Step.FINISHED and state.standing is None and not state.taking_out:
        first = next((one for one in waiting(session) if order is None or one.number != order.number), None)
        return state if first is None else replace(state, next_step=next_order(first, site_day(now)))
    if state.step is Step.ITEMS and order is not None and box is not None and box.items and not state.taking_out and not state.approving:
        inside: dict[int, int] = {}
        for item in box.items:
            inside[item.product_id] = inside.get(item.product_id, 0) + item.quantity
        if is_full(_wares(session, inside, site_day(now))):
            full = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已满 {pieces} 件，扫「换箱」"), n=box.box_no, pieces=box.pieces)
            return replace(state, next_step=full)
    return state


def next_order(one: WaitingOrder, today: date) -> Text:
    """「下一单 FH26000389 12:00 装车」, with the date where it is not today's."""
    if not one.time:
        return say(QT_TRANSLATE_NOOP("app", "下一单 {no}，扫发货单"), no=one.number)
    if one.is_past(today):
        return say(QT_TRANSLATE_NOOP("app", "下一单 {no}，{time} 装车（已过）"), no=one.number, time=one.time_on(today))
    return say(QT_TRANSLATE_NOOP("app", "下一单 {no}，{time} 装车"), no=one.number, time=one.time_on(today))


def _turn(one: WaitingOrder) -> tuple[bool, float, str]:
    return one.planned_at is None, one.planned_at.timestamp() if one.planned_at else 0.0, one.number


def _wares(session: Session, pieces: Mapping[int, int], today: date) -> list[Ware]:
    products, figures = catalog.products_by_key(session, pieces), packing.figures(session, pieces, today)
    wares = []
    for key, count in pieces.items():
        known, ware = figures.get(key), products[key]
        weight = ware.gross_weight_g or ware.net_weight_g + ((known.inner_weight_g if known else None) or 0)
        wares.append(Ware(count, known.pieces_per_box if known else None, weight, prod(ware.size_mm)))
    return wares


def _kinds(session: Session) -> list[Kind]:
    return [Kind(kind.kind_id, kind.max_load_g, prod(kind.size_mm)) for kind in catalog.packaging_kinds(session, active_only=True)]
