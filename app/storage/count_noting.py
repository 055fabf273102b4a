"""What becomes of one read at a place: judged against the book and written, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from app.catalog import queries as catalog
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Work
from app.storage import count_rules as rules
from app.storage.count_views import LACKS_QUANTITY
from app.units import at_places
from app.units import queries as units
from db.models.counting import CountPlace, CountRead, StockCount
from db.states import CountVerdict, UnitState
from db.types import yes


@dataclass(frozen=True)
class Noted:
    """What became of one read; `total` are the pieces of the lot read at this place so far."""

    read_id: int
    identity: str
    product: str
    found: CountVerdict
    quantity: int
    open: bool
    elsewhere: str = ""
    total: int = 0


def note_serials(
    work: Work, count: StockCount, row: CountPlace, serials: Sequence[str], code: str, *, gtin: str = "", box: str = ""
) -> list[Noted]:
    """Judges and writes reads of units: one question for all of them, however many lie in a box."""
    known = {unit.serial: unit for unit in units.units(work.session, serials)}
    earlier = _earlier(work, count, row, serials)
    product = catalog.product_by_gtin(work.session, gtin) if gtin else None
    noted = []
    for serial in serials:
        unit = known.get(serial)
        there = key_of(work, unit.location) if unit is not None else None
        book = rules.Known(unit.state, there) if unit is not None else None
        found = rules.judged(book, row.id, row.location_id, earlier.get(serial))
        here_twice = found is CountVerdict.TWICE and earlier[serial].place_id == row.id
        exception = found not in (*rules.OWN, CountVerdict.PLACE) and not here_twice
        elsewhere = there if found is CountVerdict.ELSEWHERE else None
        if found is CountVerdict.TWICE and not here_twice:
            elsewhere = work.session.get_one(CountPlace, earlier[serial].place_id).location_id
        read = add_read(
            work, count.id, row, code=code, serial=serial, quantity=1, found=found, counts=found is not CountVerdict.TWICE, open=exception,
            product_id=unit.product_id if unit else product.product_id if product else None, booked=int(found in rules.OWN), box=box,
            elsewhere_id=elsewhere, note=word(unit.state) if unit and unit.state is UnitState.HOLD and found not in rules.OWN else "",
        )  # fmt: skip
        work.session.flush()
        name = f"{unit.product_name} {unit.model}" if unit else f"{product.name} {product.model}" if product else ""
        noted.append(Noted(read.id, serial, name, found, 1, exception, code_of(work, elsewhere)))
    return noted


def note_lot(work: Work, count: StockCount, row: CountPlace, lot_no: str, quantity: int, code: str, *, box: str = "") -> Noted:
    """Judges and writes a read of a lot; without a quantity it counts nothing until somebody names it."""
    if quantity:
        must_be_pieces(quantity)
    lot = units.lot(work.session, lot_no)
    here = [b for b in lot.balances if b.location_id == row.location_id and b.state not in at_places.GONE] if lot else []
    others = [b for b in lot.balances if b.location_id not in (None, row.location_id) and b.state not in at_places.GONE] if lot else []
    elsewhere = None
    if lot is None:
        found = CountVerdict.UNKNOWN
    elif here:
        found = CountVerdict.ON_HOLD if all(b.state is UnitState.HOLD for b in here) else CountVerdict.KNOWN
    elif others:
        found, elsewhere = CountVerdict.ELSEWHERE, others[0].location_id
    else:
        found = rules.judged_unplaced({b.state for b in lot.balances})
    exception = found not in rules.OWN or not quantity
    read = add_read(
        work, count.id, row, code=code, lot_no=lot_no, quantity=quantity, found=found, counts=quantity > 0, open=exception,
        product_id=lot.product_id if lot else None, booked=sum(b.quantity for b in here), box=box, elsewhere_id=elsewhere,
        note="" if quantity else LACKS_QUANTITY,
    )  # fmt: skip
    work.session.flush()
    name = f"{lot.product_name} {lot.model}" if lot else ""
    return Noted(read.id, lot_no, name, found, quantity, exception, code_of(work, elsewhere), total_of(work, row, lot_no))


def _earlier(work: Work, count: StockCount, row: CountPlace, serials: Sequence[str]) -> dict[str, rules.Earlier]:
    """Reads of these units that count: at this place in this round, at another place in the round it is in."""
    query = (
        select(CountRead.serial, CountRead.place_id, CountRead.found).join(CountPlace, CountPlace.id == CountRead.place_id)
        .where(
            CountRead.count_id == count.id, CountRead.serial.in_(list(serials)), yes(CountRead.counts), CountRead.round == CountPlace.round
        )
        .order_by(CountRead.id)
    )  # fmt: skip
    found: dict[str, rules.Earlier] = {}
    for serial, place_id, verdict in work.session.execute(query):
        if serial not in found or place_id == row.id:
            found[serial] = rules.Earlier(place_id, verdict)
    return found


def add_read(work: Work, count_id: int, row: CountPlace, **values: object) -> CountRead:
    """Writes one read at a place in its present round."""
    read = CountRead(
        count_id=count_id, place_id=row.id, round=row.round, at=work.now, person_id=work.actor.person_id, station=work.station, **values
    )
    work.session.add(read)
    return read


def present(row: CountPlace) -> tuple[ColumnElement[bool], ...]:
    """The conditions for the reads that count at a place in its present round."""
    return CountRead.place_id == row.id, CountRead.round == row.round, yes(CountRead.counts)


def total_of(work: Work, row: CountPlace, lot_no: str) -> int:
    """Pieces of a lot read at a place so far."""
    query = select(func.coalesce(func.sum(CountRead.quantity), 0)).where(*present(row), CountRead.lot_no == lot_no)
    return int(work.session.scalar(query) or 0)


def code_of(work: Work, location_id: int | None) -> str:
    """The code of a location by its key; blank for none."""
    return catalog.location_codes(work.session, [location_id]).get(location_id or 0, "")


def key_of(work: Work, code: str) -> int | None:
    """The key of a location by its code; None for none."""
    found = catalog.location_by_code(work.session, code) if code else None
    return found.location_id if found else None


def must_be_pieces(quantity: int) -> None:
    """Refuses what is no quantity."""
    if not 0 < quantity <= 99_999:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要在 1 到 99999 之间"))
