"""The one place that moves a 发货单 or a trip from state to state."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch.states import MOVES, TRIP_MOVES
from app.printing import service as printing
from db.models.dispatch import DispatchOrder, Trip
from db.prepared import Prepared
from db.states import DispatchState, TripState


def order_row(work: Work, number: str) -> DispatchOrder:
    """The row of a 发货单, locked for the action.

    Raises:
        NotFound: There is none.
    """
    row = work.session.scalar(select(DispatchOrder).where(DispatchOrder.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return row


def trip_row(work: Work, number: str) -> Trip:
    """The row of a trip, locked for the action.

    Raises:
        NotFound: There is none.
    """
    row = work.session.scalar(select(Trip).where(Trip.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), number)
    return row


def hold_trip(work: Work, number: str) -> None:
    """Locks a trip before rows that hang on it, as everybody does who changes the trip or its load: nobody waits for each other."""
    if number:
        work.session.execute(select(Trip.id).where(Trip.number == number).with_for_update())


def mark(work: Work, number: str, state: DispatchState, **why: object) -> DispatchState:
    """Moves a 发货单; every stage calls this and nothing else writes the state.

    Returns:
        The state it came from.

    Raises:
        Conflict: Section 3.3 has no such move.
    """
    row = _held(work, _ORDER, number, QT_TRANSLATE_NOOP("app", "发货单"))
    old: DispatchState = row.state
    if (old, state) not in MOVES:
        raise _no_way(number, word(old), word(state))
    work.rewrite(DispatchOrder, [row], state=state)
    work.audit("mark_dispatch", "dispatch_order", number, old=old, new=state, **why)
    return old


def mark_trip(work: Work, number: str, state: TripState, **why: object) -> TripState:
    """Moves a trip; nothing else writes its state.

    Returns:
        The state it came from.

    Raises:
        Conflict: Section 3.7 has no such move.
    """
    row = _held(work, _TRIP, number, QT_TRANSLATE_NOOP("app", "车次"))
    old: TripState = row.state
    if (old, state) not in TRIP_MOVES:
        raise _no_way(number, word(old), word(state))
    work.rewrite(Trip, [row], state=state)
    work.audit("mark_trip", "trip", number, old=old, new=state, **why)
    return old


def _held(work: Work, query: Prepared, number: str, what: str) -> Any:
    """Key and state of a document, locked for the action, without a record."""
    row = query.one(work.session, number=number)
    if row is None:
        raise not_found(what, number)
    return row


_ORDERS, _TRIPS = DispatchOrder.__table__, Trip.__table__
_ORDER = Prepared(select(_ORDERS.c.id, _ORDERS.c.state).where(_ORDERS.c.number == bindparam("number")).with_for_update())
_TRIP = Prepared(select(_TRIPS.c.id, _TRIPS.c.state).where(_TRIPS.c.number == bindparam("number")).with_for_update())
"""Built once: the guard waits for them."""


def void_slips(work: Work, number: str, reason: str) -> None:
    """What was printed of the lines of a 发货单 no longer holds: the slip itself, 货物清单 and 随货资料清单."""
    for paper in ("dispatch_order", "goods_list", "kit_list"):
        printing.void_papers(work, number, reason, paper=paper)


def print_again(work: Work, row: DispatchOrder, reason: str) -> None:
    """What was printed of a 发货单 is void, what holds is printed."""
    void_slips(work, row.number, reason)
    printing.print_paper(work, "dispatch_order", row.number, reason=reason)


def must_be(row: DispatchOrder, *states: DispatchState) -> None:
    """Refuses a step that the state of a 发货单 does not allow.

    Raises:
        Conflict: It is in none of `states`.
    """
    if row.state not in states:
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "{what} 现在是「{now}」，这一步要在「{wanted}」时做"),
                what=row.number, now=word(row.state), wanted="/".join(word(s) for s in states),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip


def _no_way(what: str, old: str, new: str) -> Conflict:
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "{what} 现在是「{old}」，不能改为「{new}」"), what=what, old=old, new=new),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), old),),
    )
