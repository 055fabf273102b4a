"""The one function that moves a pass, and how its rows are found."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch.service import hold_trip
from app.gate import queries
from app.gate.states import ACTIVE, may_move, may_move_late
from db.models.gate import GatePass
from db.states import PassState


def move(work: Work, row: GatePass, to: PassState, *, late: bool = False) -> None:
    """Moves a pass to another state; nothing else does. `late` is for a release that a gate tells afterwards.

    Raises:
        Conflict: Section 3.4 has no such move.
    """
    if not (may_move_late if late else may_move)(row.state, to):
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "出门证 {number} 现在是「{old}」，不能改为「{new}」"),
                number=row.number, old=word(row.state), new=word(to),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip
    old, row.state = row.state, to
    if to is PassState.USED:
        row.used_at, row.used_by = work.now, work.actor.name
    work.audit("move_gate_pass", "gate_pass", row.number, old=old, new=to)
    work.session.flush()


def pass_row(work: Work, number: str) -> GatePass:
    """The row of a pass, locked for the rest of the action, so that two gates cannot both use it.

    Raises:
        NotFound: No such pass.
    """
    row = locked_row(work, number)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), number)
    return row


def found_row(work: Work, number: str) -> GatePass | None:
    """The row of a pass, for looking only."""
    return work.session.scalar(_BY_NUMBER, {"number": number})


_BY_NUMBER = select(GatePass).where(GatePass.number == bindparam("number"))
_LOCKED = _BY_NUMBER.with_for_update()
_TRIP_OF = select(GatePass.trip_no).where(GatePass.number == bindparam("number"))
"""Built once, as every statement of a check: the guard waits for them."""


def locked_row(work: Work, number: str) -> GatePass | None:
    """The row of a pass, locked after that of its trip: who opens a load again or changes a trip locks them in this order too."""
    if work.session.get_bind().dialect.name != "sqlite":  # there an action is alone from its beginning
        hold_trip(work, work.session.scalar(_TRIP_OF, {"number": number}) or "")
    return work.session.scalar(_LOCKED, {"number": number})


def active_row(work: Work, trip_no: str) -> GatePass | None:
    """The row of the active pass of a trip; passes without a trip are none of it."""
    if not trip_no:
        return None
    hold_trip(work, trip_no)
    return work.session.scalar(
        select(GatePass).where(GatePass.trip_no == trip_no, GatePass.state.in_(ACTIVE)).with_for_update()
    )


def order_numbers(work: Work, row: GatePass) -> tuple[str, ...]:
    """The dispatch orders on a pass."""
    return queries.orders_of(work.session, row)
