"""A lot is on hold while pieces of it are drawn: those keep their state, place and order, and none of them goes further (B-11)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.work import Work
from app.units import rules
from db.models.units import Lot, LotBalance
from db.states import UnitState as U

ON_THE_WAY_OUT = (U.PICKED, U.BOXED, U.LOADED)

_ONWARD = frozenset({(U.IN_STOCK, U.PICKED), (U.PICKED, U.BOXED), (U.BOXED, U.LOADED), (U.LOADED, U.LEFT_WORKS)})
_ONWARD |= {(U.RESERVED, U.PICKED), (U.RESERVED, U.LEFT_WORKS)}


def bar(work: Work, lot_no: str) -> bool:
    """Bars the pieces of a lot that are on their way out; says whether there are any that were not barred before."""
    row = work.session.scalar(select(Lot).where(Lot.lot_no == lot_no).with_for_update())
    if row is None or row.barred or not _drawn(work, row):
        return False
    row.barred = True
    work.session.flush()
    return True


def unbar(work: Work, lot_no: str) -> bool:
    """Lets barred pieces go on from where they are; says whether the lot was barred."""
    row = work.session.scalar(select(Lot).where(Lot.lot_no == lot_no).with_for_update())
    if row is None or not row.barred:
        return False
    row.barred = False
    work.session.flush()
    return True


def is_barred(work: Work, lot_no: str) -> bool:
    """Whether pieces of a lot that are on their way out are on hold."""
    return bool(work.session.scalar(select(Lot.barred).where(Lot.lot_no == lot_no)))


def must_not_go_on(row: Lot, old: U, new: U) -> None:
    """Refuses a step towards the gate to pieces of a barred lot; back into the store they may.

    Raises:
        Refused: B-11.
    """
    if row.barred and (old, new) in _ONWARD:
        rules.must_not_be_on_hold(row.lot_no, U.HOLD)


def end_if_back(work: Work, row: Lot) -> None:
    """With the last piece back in the store nothing is left to bar: what came back stands on hold there."""
    if row.barred and not _drawn(work, row):
        row.barred = False
        work.session.flush()


def _drawn(work: Work, row: Lot) -> bool:
    drawn = select(LotBalance.id).where(LotBalance.lot_id == row.id, LotBalance.state.in_(ON_THE_WAY_OUT)).limit(1)
    return work.session.scalar(drawn) is not None
