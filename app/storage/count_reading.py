"""Commands of counting itself: a place is opened, everything on it is read, the place is closed (D-11).

Every read is a row with its verdict, written in its own transaction: another PC goes on where this one stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.storage import count_rows as rows
from app.storage import count_rules as rules
from app.storage.count_compare import compare
from app.storage.count_noting import Noted, add_read, code_of, key_of, must_be_pieces, note_lot, note_serials, present, total_of
from app.storage.count_states import DONE, LIVE
from app.storage.count_views import BoxItem
from app.units import at_places
from app.units import queries as units
from db.models.counting import CountPlace, CountRead, StockCount
from db.models.storage import StockMove
from db.states import CountPlaceState, CountState, CountVerdict
from db.types import yes


@dataclass(frozen=True)
class OpenPlace:
    """A place that is being counted: of which count, in which round, and how much was read there so far."""

    number: str
    place_id: int
    code: str
    zone: str
    round: int
    reads: int = 0
    pieces: int = 0

    def with_read(self, noted: Noted) -> OpenPlace:
        """The same with one more read, as far as it counts."""
        if noted.found is CountVerdict.TWICE or not noted.quantity:
            return self
        return replace(self, reads=self.reads + 1, pieces=self.pieces + noted.quantity)


def open_place(work: Work, number: str, code: str) -> OpenPlace:
    """Begins to count a place, or goes on where somebody stopped; the first read of a round is the cut-off of the place.

    Raises:
        Refused: D-11, a second count by the same person.
        Conflict: The place is of another count or of none, or it is done.
        NotFound: No such count or place.
    """
    work.require(*rules.COUNTERS)
    place = catalog.location_by_code(work.session, code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), code)
    count = rows.counting_row(work, number)
    row = work.session.scalar(
        select(CountPlace).where(CountPlace.count_id == count.id, CountPlace.location_id == place.location_id).with_for_update()
    )
    _must_be_mine(work, count, place, row)
    assert row is not None
    if row.state in DONE:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{place} 已盘完，不用再盘"), place=place.code))
    again = row.state is not CountPlaceState.COUNTING
    nth = row.round + 1 if again else row.round
    if nth > 1:
        _must_be_another(work, row, nth)
    rows.begin(work, count)
    if again:
        rows.move_place(work, row, CountPlaceState.COUNTING)
        row.round, row.opened_at, row.closed_at = nth, work.now, None
        row.opened_move = work.session.scalar(select(func.max(StockMove.id))) or 0
        row.booked = at_places.pieces_at(work.session, place.location_id)
        row.counted = None
    add_read(work, count.id, row, code=place.code, quantity=0, found=CountVerdict.PLACE, counts=False)
    work.session.flush()
    work.audit("open_count_place", "stock_count", number, place=place.code, round=nth, again=not again)
    return opened(work, row.id)


def opened(work: Work, place_id: int) -> OpenPlace:
    """How far the count of a place is."""
    row = work.session.get_one(CountPlace, place_id)
    place = catalog.location(work.session, row.location_id)
    number = work.session.get_one(StockCount, row.count_id).number
    query = select(func.count(), func.coalesce(func.sum(CountRead.quantity), 0))
    reads, pieces = work.session.execute(query.where(*present(row))).one()
    return OpenPlace(number, row.id, place.code, place.zone, row.round, int(reads), int(pieces))


def read_serial(work: Work, place_id: int, serial: str, code: str, gtin: str = "") -> Noted:
    """Counts a unit at a place.

    Raises:
        Conflict: The place is not being counted any more.
    """
    row, count = _counting(work, place_id)
    return note_serials(work, count, row, [serial], code, gtin=gtin)[0]


def read_lot(work: Work, place_id: int, lot_no: str, quantity: int, code: str) -> Noted:
    """Counts pieces of a lot at a place; without a quantity the label is on record and waits for it.

    Raises:
        BadInput: A quantity below zero or beyond reason.
        Conflict: The place is not being counted any more.
    """
    row, count = _counting(work, place_id)
    return note_lot(work, count, row, lot_no, quantity, code)


def read_box(work: Work, place_id: int, sscc: str, items: Sequence[BoxItem], code: str) -> tuple[Noted, ...]:
    """Counts what lies in a sealed box, as if each thing had been read.

    Raises:
        Conflict: The place is not being counted any more, or the box was read here.
    """
    row, count = _counting(work, place_id)
    if work.session.scalar(select(CountRead.id).where(*present(row), CountRead.box == sscc).limit(1)) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "箱 {sscc} 在这里盘过了，只算一次"), sscc=sscc))
    noted = note_serials(work, count, row, [item.identity for item in items if not item.is_lot], code, box=sscc)
    return (*noted, *(note_lot(work, count, row, item.identity, item.quantity, code, box=sscc) for item in items if item.is_lot))


def read_unknown(work: Work, place_id: int, code: str) -> Noted:
    """Puts a code on record that stands for nothing the desk knows; it counts nothing and waits to be cleared.

    Raises:
        Conflict: The place is not being counted any more.
    """
    row, count = _counting(work, place_id)
    read = add_read(work, count.id, row, code=code, quantity=0, found=CountVerdict.UNKNOWN, counts=False, open=True)
    work.session.flush()
    return Noted(read.id, code, "", CountVerdict.UNKNOWN, 0, True)


def name_quantity(work: Work, read_id: int, quantity: int) -> Noted:
    """Names the pieces of a lot whose label was read without them; at a place that is closed the figures follow.

    The read of the label gives way to one that bears the pieces and the name of who keyed them: both persons have counted.

    Raises:
        Refused: D-11, a figure of the second count by somebody who made the first.
        BadInput: Not a quantity.
        Conflict: It has its quantity, or the count is over.
    """
    work.require(*rules.COUNTERS)
    read = work.session.get(CountRead, read_id)
    if read is None or read.undone_at is not None or not read.lot_no or read.quantity:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一条不缺数量")))
    must_be_pieces(quantity)
    row = rows.place_row(work, read.place_id)
    _must_be_live(work, row)
    _must_be_another(work, row, read.round)
    lot = units.lot(work.session, read.lot_no)
    label, read = read, _with_pieces(work, read, row, quantity)
    label.undone_at, label.open = work.now, False
    work.session.flush()
    work.audit("clear_count_read", "stock_count", read.code, what=read.lot_no, quantity=quantity, place=code_of(work, row.location_id))
    if row.state is not CountPlaceState.COUNTING:
        compare(work, row)
    product = f"{lot.product_name} {lot.model}" if lot else ""
    elsewhere, total = code_of(work, read.elsewhere_id), total_of(work, row, read.lot_no)
    return Noted(read.id, read.lot_no, product, read.found, quantity, read.open, elsewhere, total)


def _with_pieces(work: Work, label: CountRead, row: CountPlace, quantity: int) -> CountRead:
    read = CountRead(
        count_id=label.count_id, place_id=label.place_id, round=label.round, at=work.now, person_id=work.actor.person_id,
        station=work.station, code=label.code, lot_no=label.lot_no, product_id=label.product_id, quantity=quantity, found=label.found,
        counts=True, booked=at_places.lot_at(work.session, label.lot_no, row.location_id), elsewhere_id=label.elsewhere_id, box=label.box,
        open=label.found not in rules.OWN,
    )  # fmt: skip
    work.session.add(read)
    return read


def undo(work: Work, place_id: int) -> str:
    """Takes back the last read at a place; with nothing left the place is as it was before it was opened.

    Returns:
        What was taken back.

    Raises:
        Conflict: Nothing is left to take back, or the place is closed.
    """
    row, _ = _counting(work, place_id)
    last = work.session.scalar(
        select(CountRead).where(CountRead.place_id == row.id, CountRead.round == row.round, CountRead.undone_at.is_(None))
        .order_by(CountRead.id.desc()).limit(1)
    )  # fmt: skip
    if last is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有可撤销的")))
    taken = [last]
    if last.box:
        same = select(CountRead).where(CountRead.place_id == row.id, CountRead.round == row.round, CountRead.box == last.box)
        taken = list(work.session.scalars(same))
    for read in taken:
        read.undone_at, read.counts, read.open = work.now, False, False
    work.session.flush()
    left = select(CountRead.id).where(CountRead.place_id == row.id, CountRead.round == row.round, CountRead.undone_at.is_(None))
    if work.session.scalar(left.limit(1)) is None:
        rows.move_place(work, row, CountPlaceState.NOT_YET if row.round == 1 else CountPlaceState.DIFFERS)
        row.round -= 1
    work.session.flush()
    work.audit("undo_count_read", "stock_count", _number(work, row), what=last.box or last.serial or last.lot_no or last.code)
    return last.box or last.serial or last.lot_no or last.code


def close_place(work: Work, place_id: int) -> CountPlaceState:
    """Ends the count of a place: what was counted is compared with the book (D-11).

    Returns:
        Whether it agrees, waits for its second count, or differs after it.

    Raises:
        Conflict: It is not being counted.
    """
    row, count = _counting(work, place_id)
    row.closed_at = work.now
    compare(work, row)
    work.audit("close_count_place", "stock_count", count.number, place=code_of(work, row.location_id), round=row.round, state=row.state)
    return row.state


def clear(work: Work, read_ids: Sequence[int], keep: bool, note: str = "") -> int:
    """Clears exceptions: the thing is really there and stays counted, or it was a wrong read and counts nothing.

    A thing that was read at two places and is kept here counts here and no longer there.

    Args:
        work: The action.
        read_ids: The reads.
        keep: Whether it is really there.
        note: What was found out.

    Returns:
        How many were cleared.

    Raises:
        Conflict: The count is over, or a lot still lacks its quantity.
    """
    work.require(*rules.COUNTERS)
    touched: dict[int, CountPlace] = {}
    reads = list(work.session.scalars(select(CountRead).where(CountRead.id.in_(list(read_ids)), yes(CountRead.open))))
    for read in reads:
        if keep and read.lot_no and not read.quantity:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "{lot} 还没有数量，先补数量"), lot=read.lot_no))
        row = touched.setdefault(read.place_id, rows.place_row(work, read.place_id))
        _must_be_live(work, row)
        _settle(work, read, keep, touched)
        read.open, read.cleared_at, read.cleared_by_id = False, work.now, work.actor.person_id
        read.note = note.strip() or read.note
    work.session.flush()
    for row in touched.values():
        if row.state not in (CountPlaceState.COUNTING, CountPlaceState.NOT_YET):
            compare(work, row)
    for read in reads:
        work.audit("clear_count_read", "stock_count", read.code, what=read.serial or read.lot_no or read.code, keep=keep, note=note.strip())
    return len(reads)


def _settle(work: Work, read: CountRead, keep: bool, touched: dict[int, CountPlace]) -> None:
    if not keep:
        read.counts = False
    elif read.found is CountVerdict.TWICE and read.serial:
        for other in work.session.scalars(
            select(CountRead).where(CountRead.count_id == read.count_id, CountRead.serial == read.serial, yes(CountRead.counts))
        ):
            other.counts = False
            touched.setdefault(other.place_id, rows.place_row(work, other.place_id))
        work.session.flush()
        row = touched[read.place_id]
        unit = units.unit(work.session, read.serial)
        known = None if unit is None else rules.Known(unit.state, key_of(work, unit.location))
        read.found, read.counts = rules.judged(known, row.id, row.location_id, None), True


def _counting(work: Work, place_id: int) -> tuple[CountPlace, StockCount]:
    """The place and its count, for one more read.

    Raises:
        Conflict: It is closed; another PC may have done so.
    """
    work.require(*rules.COUNTERS)
    row = rows.place_row(work, place_id)
    count = work.session.get_one(StockCount, row.count_id)
    if row.state is not CountPlaceState.COUNTING or count.state is not CountState.COUNTING:
        sentence = QT_TRANSLATE_NOOP("app", "{place} 不在盘点中（{state}），请再扫库位")
        raise Conflict(say(sentence, place=code_of(work, row.location_id), state=word(row.state)))
    if row.round > 1:
        _must_be_another(work, row, row.round)
    return row, count


def _must_be_another(work: Work, row: CountPlace, nth: int) -> None:
    """Who counted a place in one round has no part in another (D-11)."""
    others = rows.counters_of(work, place_id=row.id, apart_from=nth)
    mine = work.actor.person_id in others
    rules.must_be_another_counter(code_of(work, row.location_id), work.actor.name, mine, sorted(others.values()))


def _number(work: Work, row: CountPlace) -> str:
    return work.session.get_one(StockCount, row.count_id).number


def _must_be_live(work: Work, row: CountPlace) -> None:
    count = work.session.get_one(StockCount, row.count_id)
    if count.state not in (CountState.OPEN, CountState.COUNTING):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} {state}，不能再改"), number=count.number, state=word(count.state)))


def _must_be_mine(work: Work, count: StockCount, place: LocationView, row: CountPlace | None) -> None:
    """A place is counted in one count at a time."""
    busy = (CountPlaceState.COUNTING, CountPlaceState.DIFFERS)
    other = work.session.scalar(
        select(StockCount.number).join(CountPlace, CountPlace.count_id == StockCount.id).where(
            StockCount.id != count.id, StockCount.state.in_(LIVE), CountPlace.location_id == place.location_id,
            CountPlace.state.in_(busy if row is not None else tuple(CountPlaceState)),
        ).limit(1)
    )  # fmt: skip
    if other is not None:
        sentence = QT_TRANSLATE_NOOP("app", "{place} 正在 {number} 里盘，不在 {mine}")
        raise Conflict(say(sentence, place=place.code, number=other, mine=count.number))
    if row is None:
        sentence = QT_TRANSLATE_NOOP("app", "{place}（{zone}）不在 {number} 的盘点范围")
        raise Conflict(say(sentence, place=place.code, zone=place.zone, number=count.number))
