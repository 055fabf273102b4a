"""What was counted at a place against the book: one statement each for units, lots and moves, never a read per unit (D-11)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.work import Work
from app.storage import count_rows as rows
from app.storage import count_rules as rules
from app.units import at_places
from app.units import queries as units
from db.models.counting import CountLine, CountPlace, CountRead, StockCount
from db.models.storage import StockMove
from db.states import CountPlaceState, CountVerdict
from db.types import yes

_AT_ONCE = 500
"""So many numbers go into one statement."""

_Key = tuple[int, str, str]


@dataclass
class _Figures:
    """The figures of one thing while a place is compared."""

    booked: int
    counted: int
    product_id: int | None
    serial: str = ""
    lot_no: str = ""
    tolerated: bool = False
    found: CountVerdict | None = None
    elsewhere_id: int | None = None

    @property
    def key(self) -> _Key:
        """What a later round finds it by."""
        return (0 if self.serial or self.lot_no else self.product_id or 0), self.serial, self.lot_no


@dataclass
class _Moves:
    """Pieces of a lot that the ledger carried to a place and from it since the cut-off."""

    came: int = 0
    went: int = 0
    went_after: int = 0
    """Of these, those that went after the place was closed: they lay there when it was counted."""


def compare(work: Work, row: CountPlace) -> None:
    """Writes the figures of a place anew and says whether it agrees; a second count keeps the figures of the first beside its own."""
    session = work.session
    count = session.get_one(StockCount, row.count_id)
    found = [*_units(session, row), *_lots(session, row, count)]
    earlier = {(_key_of(line)): line for line in session.scalars(select(CountLine).where(CountLine.place_id == row.id))}
    found = _with_first(session, row, found, earlier)
    for line in earlier.values():
        session.delete(line)
    session.flush()
    for one in found:
        old = earlier.get(one.key)
        first = None
        if old is not None:
            first = old.first_counted if old.first_counted is not None or old.round == row.round else old.counted
        differs = one.booked != one.counted
        session.add(
            CountLine(
                place_id=row.id, round=row.round, product_id=one.product_id, serial=one.serial, lot_no=one.lot_no, booked=one.booked,
                counted=one.counted, first_counted=first, tolerated=one.tolerated, found=one.found, elsewhere_id=one.elsewhere_id,
                cause=old.cause if old and differs else None, words=old.words if old and differs else "",
            )
        )  # fmt: skip
    row.booked, row.counted = sum(one.booked for one in found), sum(one.counted for one in found)
    open_difference = any(one.booked != one.counted and not one.tolerated for one in found)
    differs_as = CountPlaceState.DIFFERS if row.round == 1 else CountPlaceState.CONFIRMED
    rows.move_place(work, row, differs_as if open_difference else CountPlaceState.AGREED)


def _units(session: Session, row: CountPlace) -> list[_Figures]:
    """Agreeing units as one figure a product; each missing or surplus one by itself."""
    present = (CountRead.place_id == row.id, CountRead.round == row.round, yes(CountRead.counts), CountRead.serial != "")
    agreeing: dict[int, int] = defaultdict(int)
    own = select(CountRead.product_id, func.count()).where(*present, CountRead.found.in_(rules.OWN)).group_by(CountRead.product_id)
    for product_id, number in session.execute(own):
        agreeing[product_id or 0] += int(number)
    code = catalog.location(session, row.location_id).code
    surplus = []
    others = list(session.scalars(select(CountRead).where(*present, CountRead.found.not_in(rules.OWN)).order_by(CountRead.id)))
    now = _places_of(session, [read.serial for read in others])
    for read in others:
        if now.get(read.serial) == code and read.found is CountVerdict.ELSEWHERE:  # its move was posted after it was counted
            agreeing[read.product_id or 0] += 1
        else:
            surplus.append(_Figures(0, 1, read.product_id, read.serial, found=read.found, elsewhere_id=read.elsewhere_id))
    missing = at_places.absent(session, row.location_id, select(CountRead.serial).where(*present))
    late = _came_since(session, row, [serial for serial, _ in missing])
    gone = [_Figures(1, 0, product_id, serial) for serial, product_id in missing if serial not in late]
    return [*(_Figures(n, n, product_id) for product_id, n in agreeing.items() if n), *gone, *surplus]


def _lots(session: Session, row: CountPlace, count: StockCount) -> list[_Figures]:
    """One figure a lot: against what the book had from the cut-off to the last read of the lot."""
    present = (CountRead.place_id == row.id, CountRead.round == row.round, yes(CountRead.counts), CountRead.lot_no != "")
    reads = session.execute(
        select(
            CountRead.lot_no, func.max(CountRead.product_id), func.sum(CountRead.quantity), func.min(CountRead.booked),
            func.max(CountRead.booked), func.max(CountRead.found), func.max(CountRead.elsewhere_id),
        ).where(*present).group_by(CountRead.lot_no)
    ).all()  # fmt: skip
    book = {goods.lot_no: goods for goods in at_places.goods_at(session, [row.location_id]) if goods.lot_no}
    moves = _moves_since(session, row)
    figures = []
    for lot_no, product_id, counted, least, most, found, elsewhere in reads:
        now = book[lot_no].quantity if lot_no in book else 0
        meanwhile = moves.get(lot_no, _Moves())
        at_cut_off = max(0, now - meanwhile.came + meanwhile.went)
        booked, diff = rules.difference(int(counted), (at_cut_off, int(least), int(most)))
        verdict = CountVerdict(found) if CountVerdict(found) not in rules.OWN and booked == 0 else None
        figures.append(
            _Figures(
                booked, int(counted), product_id, lot_no=lot_no, found=verdict, elsewhere_id=elsewhere if verdict else None,
                tolerated=bool(diff) and rules.tolerated(booked, diff, count.tolerance_permille, count.tolerance_pieces),
            )
        )  # fmt: skip
    seen = {figure.lot_no for figure in figures}
    for lot_no, goods in book.items():
        meanwhile = moves.get(lot_no, _Moves())
        left = goods.quantity - meanwhile.came + meanwhile.went_after
        if lot_no not in seen and left > 0:
            within = rules.tolerated(left, -left, count.tolerance_permille, count.tolerance_pieces)
            figures.append(_Figures(left, 0, goods.product_id, lot_no=lot_no, tolerated=within))
    return figures


def _with_first(session: Session, row: CountPlace, found: list[_Figures], earlier: dict[_Key, CountLine]) -> list[_Figures]:
    """A unit that only the first count found different gets a line of its own, so that both counts can be read."""
    listed = {one.key for one in found}
    together = {one.product_id: one for one in found if not one.serial and not one.lot_no}
    gone = [
        line
        for key, line in earlier.items()
        if key not in listed and (line.serial or line.lot_no)
        and ((line.round < row.round and line.booked != line.counted) or line.first_counted is not None)
    ]  # fmt: skip
    present = (CountRead.place_id == row.id, CountRead.round == row.round, yes(CountRead.counts))
    serials = [line.serial for line in gone if line.serial]
    there: set[str] = set()
    for first in range(0, len(serials), _AT_ONCE):
        query = select(CountRead.serial).where(*present, CountRead.serial.in_(serials[first : first + _AT_ONCE]))
        there |= set(session.scalars(query))
    for line in gone:
        pieces = int(line.serial in there)
        found.append(_Figures(pieces, pieces, line.product_id, line.serial, line.lot_no))
        if pieces:
            together[line.product_id].booked -= 1
            together[line.product_id].counted -= 1
    return [one for one in found if one.booked or one.counted or one.serial or one.lot_no]


def _key_of(line: CountLine) -> _Key:
    return (0 if line.serial or line.lot_no else line.product_id or 0), line.serial, line.lot_no


def _places_of(session: Session, serials: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for first in range(0, len(serials), _AT_ONCE):
        found |= {unit.serial: unit.location for unit in units.units(session, serials[first : first + _AT_ONCE])}
    return found


def _came_since(session: Session, row: CountPlace, serials: list[str]) -> set[str]:
    """Units among some that the ledger carried to or from the place after its cut-off: they are netted out."""
    found: set[str] = set()
    here = (StockMove.to_location_id == row.location_id) | (StockMove.from_location_id == row.location_id)
    for first in range(0, len(serials), _AT_ONCE):
        part = serials[first : first + _AT_ONCE]
        query = select(StockMove.serial).where(StockMove.serial.in_(part), StockMove.id > row.opened_move, here)
        found |= set(session.scalars(query))
    return found


def _moves_since(session: Session, row: CountPlace) -> dict[str, _Moves]:
    """The moves of lots to and from the place after its cut-off: few, and found by their key alone."""
    came = func.sum(case((StockMove.to_location_id == row.location_id, StockMove.quantity), else_=0))
    went = func.sum(case((StockMove.from_location_id == row.location_id, StockMove.quantity), else_=0))
    late = (StockMove.from_location_id == row.location_id) & (StockMove.at > row.closed_at)
    after = func.sum(case((late, StockMove.quantity), else_=0))
    here = (StockMove.to_location_id == row.location_id) | (StockMove.from_location_id == row.location_id)
    query = select(StockMove.lot_no, came, went, after).where(StockMove.id > row.opened_move, StockMove.lot_no != "", here)
    return {lot_no: _Moves(*map(int, moved)) for lot_no, *moved in session.execute(query.group_by(StockMove.lot_no))}
