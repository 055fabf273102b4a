"""What quality decides on rejected goods (B-11): back, rework or scrap; and that production has seen the report."""

from __future__ import annotations

from sqlalchemy import select

from app.core.entry import clean
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.quality import queries
from app.quality.events import RejectedDecided
from app.quality.views import NonconformityView
from app.storage.events import HoldEnds
from app.units import queries as units
from app.units import service as unit_service
from db.models.quality import Nonconformity
from db.states import Disposition, NonconformityState, Role, UnitState

_TO = {Disposition.REWORK: UnitState.REWORK, Disposition.SCRAP: UnitState.SCRAPPED}
_WHAT = {state: decision for decision, state in _TO.items()}
_LOTS_BACK = {True: UnitState.RESERVED, False: UnitState.IN_STOCK}


def decide(work: Work, number: str, decision: Disposition, words: str) -> NonconformityView:
    """Decides on rejected goods; back means the state they were in before (B-11).

    Raises:
        BadInput: No reason in words.
        Conflict: Decided already.
        NotFound: No such report.
    """
    work.require(Role.INSPECTOR)
    row = _row(work, number)
    return dispose(work, number, _TO.get(decision) or row.came_from or UnitState.IN_STOCK, words)


def dispose(work: Work, number: str, to: UnitState, disposition: str) -> NonconformityView:
    """Decides on rejected goods: back to where they were, to rework, or to scrap; only quality may (B-11).

    Raises:
        BadInput: No decision in words.
        Conflict: Decided already, the goods were never in that state, or another record keeps them on hold.
        Refused: J-15, a tracking form keeps them on hold.
    """
    work.require(Role.INSPECTOR)
    row = _row(work, number)
    words = clean(QT_TRANSLATE_NOOP("app", "处置意见"), disposition, needed=True)
    if row.state is not NonconformityState.OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 已处置"), number=number))
    for identity in row.identities:
        _release(work, identity, to, row)
    row.state, row.disposition, row.decision = NonconformityState.CLOSED, words, _WHAT.get(to, Disposition.BACK)
    row.disposed_at, row.disposer_id = work.now, work.actor.person_id
    work.session.flush()
    if row.decision is Disposition.BACK:  # who else keeps these goods on hold has to agree
        work.emit(HoldEnds(tuple(row.identities)))
    work.audit("dispose", "nonconformity", number, to=to, words=words)
    work.emit(RejectedDecided(number, tuple(row.identities), row.decision, words))
    return _view(work, number)


def take_note(work: Work, number: str) -> NonconformityView:
    """Production has seen the report of rejected goods (B-11).

    Raises:
        Conflict: Somebody there has seen it already.
        NotFound: No such report.
    """
    work.require(Role.ASSEMBLER, Role.PLANNING)
    row = _row(work, number)
    if row.seen_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 生产已看过"), number=number))
    row.seen_at, row.seen_by_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("take_note", "nonconformity", number)
    return _view(work, number)


def _row(work: Work, number: str) -> Nonconformity:
    row = work.session.scalar(select(Nonconformity).where(Nonconformity.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "不合格品报告"), number)
    return row


def _view(work: Work, number: str) -> NonconformityView:
    found = queries.nonconformity(work.session, number)
    assert found is not None
    return found


def _release(work: Work, identity: str, to: UnitState, row: Nonconformity) -> None:
    """Moves the pieces of a report on from hold; of a lot only as many as the report names, others may be held for another reason."""
    state = units.state(work.session, identity)
    if state is not None:
        if state is UnitState.HOLD:  # what was lost or scrapped since is not there to be decided on
            unit_service.move_unit(work, identity, to, document=row.number)
        return
    lot, left = units.lot(work.session, identity), row.quantity
    for balance in lot.balances if lot else ():
        pieces = min(balance.quantity, left)
        if pieces and balance.state is UnitState.HOLD:
            left -= pieces
            back = to not in _WHAT and to in _LOTS_BACK.values()
            unit_service.move_lot(
                work, identity, pieces, UnitState.HOLD, _LOTS_BACK[bool(balance.reserved_order)] if back else to,
                from_location=balance.location_id, to_location=balance.location_id, from_order=balance.reserved_order,
                document=row.number,
            )  # fmt: skip
