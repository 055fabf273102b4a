"""The functions that move a pass, and how its rows are found."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch.service import hold_trip
from app.gate import queries
from app.gate.rows import Found, PassRow
from app.gate.states import ACTIVE, may_move, may_move_late
from db.models.gate import GatePass
from db.prepared import Prepared
from db.states import PassState


def move(work: Work, row: GatePass, to: PassState, *, late: bool = False) -> None:
    """Moves a pass to another state; nothing else does. `late` is for a release that a gate tells afterwards.

    Raises:
        Conflict: Section 3.4 has no such move.
    """
    _must_move(row, to, late)
    old, row.state = row.state, to
    if to is PassState.USED:
        row.used_at, row.used_by = work.now, work.actor.name
    work.audit("move_gate_pass", "gate_pass", row.number, old=old, new=to)
    work.session.flush()


def use(work: Work, row: Found) -> None:
    """Moves a pass that was `held_row` to used, by one statement and without a record: the guard waits.

    Raises:
        Conflict: Section 3.4 has no such move.
    """
    _must_move(row, PassState.USED, late=False)
    if _USE.run(work.session, key=row.id, was=row.version, next=row.version + 1, at=work.now, by=work.actor.name) != 1:
        raise StaleDataError(f"pass {row.number} is not as it was read")
    work.touched(GatePass.__tablename__)
    work.audit("move_gate_pass", "gate_pass", row.number, old=row.state, new=PassState.USED)


def _must_move(row: PassRow, to: PassState, late: bool) -> None:
    if not (may_move_late if late else may_move)(row.state, to):
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "出门证 {number} 现在是「{old}」，不能改为「{new}」"),
                number=row.number, old=word(row.state), new=word(to),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip


def pass_row(work: Work, number: str) -> GatePass:
    """The row of a pass, locked for the rest of the action, so that two gates cannot both use it.

    Raises:
        NotFound: No such pass.
    """
    row = locked_row(work, number)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), number)
    return row


_TABLE = GatePass.__table__
_OF_NUMBER = select(_TABLE).where(_TABLE.c.number == bindparam("number"))
_BY_NUMBER, _HELD = Prepared(_OF_NUMBER), Prepared(_OF_NUMBER.with_for_update())
_TRIP_OF = select(_TABLE.c.trip_no).where(_TABLE.c.number == bindparam("number"))
_LOCKED = select(GatePass).where(GatePass.number == bindparam("number")).with_for_update()
_USE = Prepared(
    update(GatePass).where(_TABLE.c.id == bindparam("key"), _TABLE.c.version == bindparam("was"))
    .values(state=PassState.USED, used_at=bindparam("at"), used_by=bindparam("by"), version=bindparam("next"))
)  # fmt: skip
"""Built once, as every statement of a check: the guard waits for them."""


def found_row(work: Work, number: str) -> Found | None:
    """The row of a pass, for looking only."""
    return _BY_NUMBER.one(work.session, number=number)


def held_row(work: Work, number: str) -> Found | None:
    """The same, locked as `locked_row` does."""
    _hold_trip_of(work, number)
    return _HELD.one(work.session, number=number)


def locked_row(work: Work, number: str) -> GatePass | None:
    """The row of a pass, locked after that of its trip: who opens a load again or changes a trip locks them in this order too."""
    _hold_trip_of(work, number)
    return work.session.scalar(_LOCKED, {"number": number})


def _hold_trip_of(work: Work, number: str) -> None:
    if work.session.get_bind().dialect.name != "sqlite":  # there an action is alone from its beginning
        hold_trip(work, work.session.scalar(_TRIP_OF, {"number": number}) or "")


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
    return queries.orders_of(work.session, row.id)
