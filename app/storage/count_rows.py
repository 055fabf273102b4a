"""The rows of a count, found and locked for a command; what several commands on counts share."""

from __future__ import annotations

from sqlalchemy import select, update

from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.identity import queries as identity
from app.storage import count_states as states
from db.models.counting import CountPlace, CountRead, StockCount
from db.states import CountPlaceState, CountState


def count_row(work: Work, number: str) -> StockCount:
    """The count of a number, locked.

    Raises:
        NotFound: There is none.
    """
    row = work.session.scalar(select(StockCount).where(StockCount.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "盘点表"), number)
    return row


def counting_row(work: Work, number: str) -> StockCount:
    """The count of a number that may still be counted on; not locked, so that two people can count at once.

    Raises:
        Conflict: It was submitted, closed or cancelled.
        NotFound: There is none.
    """
    row = work.session.scalar(select(StockCount).where(StockCount.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "盘点表"), number)
    if row.state not in (CountState.OPEN, CountState.COUNTING):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} {state}，不能再盘"), number=number, state=word(row.state)))
    return row


def place_row(work: Work, place_id: int) -> CountPlace:
    """One place of a count, locked.

    Raises:
        NotFound: There is none.
    """
    row = work.session.scalar(select(CountPlace).where(CountPlace.id == place_id).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), place_id)
    return row


def move_count(work: Work, row: StockCount, to: CountState, **why: object) -> None:
    """Moves a count to another state; the only function that does.

    Raises:
        Conflict: There is no such move.
    """
    if not states.may_move(row.state, to):
        sentence = QT_TRANSLATE_NOOP("app", "{number} 现在是「{old}」，不能改为「{new}」")
        raise Conflict(
            say(sentence, number=row.number, old=word(row.state), new=word(to)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )
    old, row.state = row.state, to
    work.session.flush()
    work.audit("move_count", "stock_count", row.number, old=old, new=to, **why)


def begin(work: Work, row: StockCount) -> None:
    """The first read begins a count; of two stations that do so at once both go on."""
    if row.state is CountState.OPEN:
        begun = update(StockCount).where(StockCount.id == row.id, StockCount.state == CountState.OPEN)
        work.session.execute(begun.values(state=CountState.COUNTING, version=StockCount.version + 1))
        work.session.refresh(row)
        work.touched("stock_count")
        work.audit("move_count", "stock_count", row.number, old=CountState.OPEN, new=CountState.COUNTING)


def move_place(work: Work, row: CountPlace, to: CountPlaceState) -> None:
    """Moves a place to another state; the only function that does.

    Raises:
        Conflict: There is no such move.
    """
    if not states.place_may_move(row.state, to):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "库位现在是「{old}」，不能改为「{new}」"), old=word(row.state), new=word(to)))
    row.state = to
    work.session.flush()


def counters_of(work: Work, *, count_id: int | None = None, place_id: int | None = None, apart_from: int | None = None) -> dict[int, str]:
    """Who read anything in a count, or at a place in another round than one, by key and name."""
    query = select(CountRead.person_id).distinct()
    if count_id is not None:
        query = query.where(CountRead.count_id == count_id)
    if place_id is not None:
        query = query.where(CountRead.place_id == place_id)
    if apart_from is not None:
        query = query.where(CountRead.round != apart_from)
    names = identity.names(work.session)
    return {key: names.get(key, "") for key in work.session.scalars(query)}


def has_cleared(work: Work, count_id: int, person_id: int | None) -> bool:
    """Whether somebody said of a read of a count whether it counts: the figures are his too."""
    cleared = select(CountRead.id).where(CountRead.count_id == count_id, CountRead.cleared_by_id == person_id)
    return work.session.scalar(cleared.limit(1)) is not None
