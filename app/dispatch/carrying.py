"""Drawn goods that go back because their 发货单 is called off or goes short: who carries valuable or safety goods signs first (E-04).

Sales calls a 发货单 off and carries nothing. So a mover signs for the goods of the 发货单, and calling off on the same day uses that up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import queries, rules
from app.dispatch.views import DispatchOrderView
from app.storage import protection
from db.states import DispatchState

DRAWN = (DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED, DispatchState.READY)
"""Where goods may be drawn and not loaded: a postponed one is planned with its goods drawn, a 补发 too much is stopped when it is ready."""


@dataclass(frozen=True)
class ToCarry:
    """Valuable or safety goods that nobody signed for yet.

    Attributes:
        goods: Serial and lot numbers.
        points: What is to be signed for.
    """

    goods: tuple[str, ...]
    points: tuple[str, ...]


def to_carry(session: Session, order: DispatchOrderView, now: datetime) -> ToCarry | None:
    """What a mover has to sign for before the 发货单 can be called off; None when there is nothing."""
    open_points = _unsigned(session, order, now)
    return _seen(open_points) if open_points else None


def sign(work: Work, number: str) -> ToCarry:
    """A mover signs for the protection of everything valuable that was drawn for a 发货单.

    Raises:
        NotFound: No such 发货单.
        Conflict: Nothing is to be signed for.
    """
    work.require(*protection.MOVERS)
    order = queries.dispatch_order(work.session, number)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    open_points = _unsigned(work.session, order, work.now)
    if not open_points:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 没有要签防护的货"), number=number))
    for points in dict.fromkeys(open_points.values()):
        protection.sign(work, [goods for goods, asked in open_points.items() if asked == points], points)
    return _seen(open_points)


def require_carried(work: Work, order: DispatchOrderView, only: Collection[str] | None = None) -> None:
    """Refuses to put valuable goods back that nobody signed for, and uses the signatures up.

    Args:
        work: The action.
        order: The 发货单.
        only: These of its goods; all by default.

    Raises:
        Refused: E-04.
    """
    drawn = {goods: product for goods, product in _drawn(work.session, order).items() if only is None or goods in only}
    open_points = protection.uncarried(work.session, drawn, work.now)
    seen = _seen(open_points)
    rules.must_be_carried_back_safely(order.number, seen.goods, seen.points)
    protection.use_up(work, drawn, order.number)


def _unsigned(session: Session, order: DispatchOrderView, now: datetime) -> dict[str, tuple[str, ...]]:
    """Of drawn goods that are not loaded: those that no mover signed for, each with its points."""
    return protection.uncarried(session, _drawn(session, order), now) if order.state in DRAWN else {}


def _drawn(session: Session, order: DispatchOrderView) -> dict[str, ProductView]:
    """Goods that are drawn, each with its product."""
    of_line = {line.line_id: line.product_id for line in order.lines}
    products = catalog.products_by_key(session, set(of_line.values()))
    return {item.identity: products[of_line[item.line_id]] for item in order.picked}


def _seen(open_points: dict[str, tuple[str, ...]]) -> ToCarry:
    return ToCarry(tuple(open_points), tuple(dict.fromkeys(point for points in open_points.values() for point in points)))
