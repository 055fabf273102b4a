"""What the commands on product packing share: the packing in work, its ticks and moves, the goods."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.packing import queries
from app.packing.special import occasion
from app.packing.states import may_move
from app.packing.views import PackingView
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.models.packing import PackingSession, PackingTick, SpecialProtection
from db.states import PackingState, PackingTickKind, UnitState

CHECKS = (PackingTickKind.PACKAGING, PackingTickKind.PAPER)
"""What the inspector ticks, not who packs."""


def tick(work: Work, row: PackingSession, kind: PackingTickKind, name: str, no: int, code: str = "") -> None:
    """Notes that something was ticked in a packing."""
    work.session.add(
        PackingTick(session_id=row.id, kind=kind, name=name, no=no, code=code, at=work.now, person_id=work.actor.person_id)
    )
    work.session.flush()
    work.audit("tick", "packing_session", row.serial or row.lot_no, kind=kind, name=name, code=code)


def hands_of(work: Work, row: PackingSession) -> set[int]:
    """Everybody who packed: who began it, did a step of it or signed for its protection, taken back or not (C-07)."""
    steps = select(PackingTick.person_id).where(PackingTick.session_id == row.id, PackingTick.kind.not_in(CHECKS))
    signed = select(SpecialProtection.person_id).where(SpecialProtection.occasion == occasion(row.id))
    return {row.packer_id, *work.session.scalars(steps), *work.session.scalars(signed)}


def move(row: PackingSession, to: PackingState) -> None:
    """Moves a packing to another state.

    Raises:
        Conflict: It may not go there.
    """
    if not may_move(row.state, to):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{what} 现在是「{old}」，不能改为「{new}」"), what=row.serial or row.lot_no,
                old=word(row.state), new=word(to))
        )  # fmt: skip
    row.state = to


def session_row(work: Work, identity: str) -> PackingSession:
    """The newest packing of a unit or lot.

    Raises:
        NotFound: There is none.
    """
    row = queries.newest(work.session, identity)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装记录"), identity)
    return row


def open_row(work: Work, identity: str) -> PackingSession:
    """The packing of a unit or lot that is not sealed.

    Raises:
        Refused: B-11 on hold.
        NotFound: There is none.
        Conflict: It is sealed.
    """
    unit_service.require_not_held(work, identity)
    row = session_row(work, identity)
    if row.state not in (PackingState.OPEN, PackingState.CHECKED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已封装"), identity=identity))
    return row


def seen(work: Work, identity: str) -> PackingView:
    """The packing of a unit or lot as it stands."""
    found = queries.packing(work.session, identity)
    assert found is not None
    return found


def goods(work: Work, identity: str) -> UnitView | LotView:
    """A unit or lot.

    Raises:
        NotFound: Neither.
    """
    found = units.unit(work.session, identity) or units.lot(work.session, identity)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    return found


def state_of(thing: UnitView | LotView) -> UnitState:
    """The state of a unit; of a lot that of its pieces which wait for packing or stock-in, else of the first balance."""
    if isinstance(thing, UnitView):
        return thing.state
    states = [b.state for b in thing.balances]
    return next((s for s in (UnitState.PASSED, UnitState.SEALED) if s in states), states[0] if states else UnitState.IN_PRODUCTION)
