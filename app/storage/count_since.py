"""What the ledger did to a lot at a place after it was counted: a difference that it settled meanwhile is not posted again (D-11)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select

from app.core.work import Work
from db.models.counting import CountLine, CountPlace, CountRead
from db.models.storage import StockMove
from db.states import StockMoveKind
from db.types import yes

_BY_PAPER = (StockMoveKind.PICK, StockMoveKind.UNPICK, StockMoveKind.ISSUE)
"""Moves on a slip or requisition: what they take away lay there when the place was counted, and says nothing of a difference."""


def settled(work: Work, number: str, line: CountLine, location_id: int) -> int:
    """Pieces of a lot's difference that the ledger carried by itself since they were counted, at most the whole difference.

    Pieces that were missed and have been transferred or written off since are gone from the book; surplus pieces that were brought in,
    carried here or put back from a slip since are in it.

    Args:
        work: The action.
        number: The count, whose own postings do not count.
        line: The difference.
        location_id: Its place.
    """
    out, into = StockMove.from_location_id == location_id, StockMove.to_location_id == location_id
    papers = StockMove.kind.in_(_BY_PAPER)
    query = select(_sum(out & ~papers), _sum(into & ~papers), _sum(into & papers) - _sum(out & papers)).where(
        StockMove.lot_no == line.lot_no, StockMove.at > _counted_at(work, line), StockMove.document != number, out | into
    )
    went, came, put_back = (int(pieces or 0) for pieces in work.session.execute(query).one())
    short = line.booked - line.counted
    return min(short, max(0, went - came)) if short > 0 else min(-short, max(0, came - went) + max(0, put_back))


def _counted_at(work: Work, line: CountLine) -> datetime | None:
    """The last read of the lot at its place; of one that nobody read there the moment the place was closed."""
    last = select(func.max(CountRead.at)).where(
        CountRead.place_id == line.place_id, CountRead.round == line.round, CountRead.lot_no == line.lot_no, yes(CountRead.counts)
    )
    return work.session.scalar(last) or work.session.get_one(CountPlace, line.place_id).closed_at


def _sum(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((which, StockMove.quantity), else_=0)), 0)
