"""The way of anything as a time line (J-31): serial, lot, box, card, task, inspection, 入库单, 发货单, pass, case – each leads to goods."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import queries as aftersales
from app.aftersales import tracking_queries as tracking
from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text as word_text
from app.delivery import queries as delivery
from app.dispatch import queries as dispatch
from app.gate import queries as gate
from app.inbound import queries as inbound
from app.loading import plan_queries
from app.orders import queries as orders
from app.quality import queries as quality
from app.trace import points, rules
from app.trace.queries import BOX_CODE, customers_of_lot
from app.trace.trail_views import Hold, Lane, Other, Point, PointMark, Trail, Where
from app.units import queries as units
from app.units.views import BalanceView, LotView, UnitView
from db.states import Role, UnitState

MOST_OTHERS = 200
"""So many goods of one document are listed beside the one that is shown."""

_MARKS = {
    UnitState.HOLD: PointMark.HOLD, UnitState.LOCKED: PointMark.HOLD, UnitState.RECHECK_DUE: PointMark.HOLD,
    UnitState.LOST: PointMark.WRONG, UnitState.SCRAPPED: PointMark.WRONG,
}  # fmt: skip


def trail(session: Session, key: str, now: datetime, roles: Collection[Role] | None = None, shown: str = "") -> Trail:
    """The way of the goods that a number stands for.

    Args:
        session: Read session.
        key: What was scanned or keyed.
        now: Now.
        roles: Roles of the person who looks; None for the program itself.
        shown: Which of several goods of the number is shown; the first without it.

    Raises:
        Refused: M-05.
        NotFound: Nobody knows the number, or it names no goods yet.
    """
    if roles is not None:
        rules.may_follow_goods(roles)
    wanted = key.strip().upper()
    goods = goods_of(session, wanted)
    identity = shown if shown in goods else next(iter(goods), "")
    thing: UnitView | LotView | None = units.unit(session, identity) or units.lot(session, identity) if identity else None
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "货品"), wanted or "—")
    is_lot = isinstance(thing, LotView)
    box = boxing.box_of(session, identity)
    dispatch_no = box.dispatch_no if box is not None else dispatch.picked_for(session, identity)
    found, holds = _happened(session, identity, is_lot, box, dispatch_no)
    return Trail(
        wanted, identity, is_lot, f"{thing.product_name} {thing.model}", _facts(session, thing, dispatch_no), points.ordered(found),
        tuple(sorted(holds, key=lambda hold: hold.since)), _now(thing, found), _others(session, goods, identity),
        customers_of_lot(session, identity) if is_lot else (), now,
    )  # fmt: skip


def _happened(
    session: Session, identity: str, is_lot: bool, box: BoxView | None, dispatch_no: str
) -> tuple[list[Point], list[Hold]]:
    found = [
        *points.made(session, identity), *points.inspected(session, identity), *points.packed(session, identity),
        *points.stored(session, identity, is_lot), *points.cases(session, identity), *points.tracked(session, identity),
    ]  # fmt: skip
    on_hold, holds = points.held(session, identity, is_lot)
    found += on_hold
    if box is not None:
        found += [*points.boxed(session, box, identity), *points.loaded(session, box.sscc)]
        holds += points.box_holds(session, box.sscc)
    if dispatch_no:
        found += points.signed(session, dispatch_no)
    return found, holds


def goods_of(session: Session, key: str) -> tuple[str, ...]:
    """The serial and lot numbers that a number stands for, in its order; nothing where nobody knows it."""
    if not key:
        return ()
    if units.unit(session, key) is not None:
        return (key,)
    if units.lot(session, key) is not None:
        return (key, *(unit.serial for unit in units.units_of_lot(session, key, MOST_OTHERS)))
    box = BOX_CODE.fullmatch(key)
    if box:
        view = boxing.box(session, box[1])
        return _once(item.identity for item in view.items) if view is not None else ()
    return _once(_of_document(session, key))[:MOST_OTHERS]


def _of_document(session: Session, key: str) -> Iterable[str]:
    """The goods of a document of making, storing, leaving or service."""
    if key.startswith("RW"):
        return [u.serial for u in units.units_of_task(session, key)] or [one.lot_no for one in units.lots_of_task(session, key)]
    if key.startswith("ZK"):
        card = quality.card(session, key)
        return () if card is None else card.serials or (card.lot_no,)
    if key.startswith("JY"):
        sheet = quality.inspection(session, key)
        return () if sheet is None else sheet.identities
    if key.startswith("HG"):
        paper = quality.certificate(session, key)
        return () if paper is None else (paper.serial or paper.lot_no,)
    if key.startswith("RK"):
        receipt = inbound.receipt(session, key)
        return () if receipt is None else (line.serial or line.lot_no for line in receipt.lines)
    if key.startswith("GZ"):
        return tracking.identities(session, key, MOST_OTHERS)
    if key.startswith("SH"):
        case = aftersales.case(session, key)
        return () if case is None else (case.identity,)
    return [item for number in _dispatch_numbers(session, key) for item in _picked(session, number)]


def _dispatch_numbers(session: Session, key: str) -> tuple[str, ...]:
    """The 发货单 behind a document of leaving."""
    if key.startswith("FH"):
        return (key,)
    if key.startswith("CM"):
        view = gate.gate_pass(session, key)
        return view.dispatch_nos if view is not None else ()
    if key.startswith("JF"):
        record = delivery.record(session, key)
        return (record.dispatch_no,) if record is not None else ()
    if key.startswith("ZX"):
        return tuple(filter(None, (boxing.dispatch_of_list(session, key),)))
    if key.startswith(("CC", "ZG")):
        trip = dispatch.trip(session, plan_queries.trip_of_plan(session, key) if key.startswith("ZG") else key)
        return trip.dispatch_nos if trip is not None else ()
    if key.startswith("DD"):
        return tuple(order.number for order in dispatch.of_order(session, key))
    return ()


def _picked(session: Session, dispatch_no: str) -> tuple[str, ...]:
    order = dispatch.dispatch_order(session, dispatch_no)
    return () if order is None else tuple(item.identity for item in order.picked)


def _once(identities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in identities if one))


def _others(session: Session, goods: tuple[str, ...], shown: str) -> tuple[Other, ...]:
    """The goods of the number, the shown one among them, where there are several."""
    if len(goods) < 2:
        return ()
    states = {unit.serial: word_text(unit.state) for unit in units.units(session, goods)}
    return tuple(Other(one, states.get(one) or say(QT_TRANSLATE_NOOP("app", "批"))) for one in goods)


def _facts(session: Session, thing: UnitView | LotView, dispatch_no: str) -> tuple[tuple[Text, str], ...]:
    order = dispatch.dispatch_order(session, dispatch_no) if dispatch_no else None
    task = orders.task(session, thing.task_no) if thing.task_no else None
    pairs = [
        (say(QT_TRANSLATE_NOOP("app", "生产任务单")), thing.task_no),
        (say(QT_TRANSLATE_NOOP("app", "生产日期")), f"{thing.produced_on:%Y-%m-%d}"),
        (say(QT_TRANSLATE_NOOP("app", "合格证")), thing.certificate_no),
        (say(QT_TRANSLATE_NOOP("app", "订单")), order.order_no if order is not None else task.order_no if task is not None else ""),
        (say(QT_TRANSLATE_NOOP("app", "客户")), order.customer_name if order is not None else ""),
    ]
    if isinstance(thing, LotView):
        made = say(QT_TRANSLATE_NOOP("app", "批量"))
        pairs.insert(0, (made, f"{thing.quantity} {catalog.product(session, thing.product_id).unit}"))
    elif thing.lot_no:
        pairs.insert(0, (say(QT_TRANSLATE_NOOP("app", "批号")), thing.lot_no))
    return tuple((name, value) for name, value in pairs if value)


def _now(thing: UnitView | LotView, found: Iterable[Point]) -> tuple[Where, ...]:
    last = max((point.at for point in found if point.lane is not Lane.CASE), default=None)
    if isinstance(thing, UnitView):
        return (Where(word_text(thing.state), thing.location, last, _MARKS.get(thing.state, PointMark.GOOD)),)
    return tuple(_balance(balance, last) for balance in thing.balances)


def _balance(balance: BalanceView, last: datetime | None) -> Where:
    state = say(QT_TRANSLATE_NOOP("app", "{state} {n} 件"), state=word_text(balance.state), n=balance.quantity)
    return Where(state, balance.location, last, _MARKS.get(balance.state, PointMark.GOOD))


def lanes_passed(found: Iterable[Point]) -> dict[Lane, datetime]:
    """When each stage was last reached, for the strip above the picture."""
    reached: dict[Lane, datetime] = {}
    for point in found:
        reached[point.lane] = point.at
    return reached
