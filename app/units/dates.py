"""Reads of what comes to its last day: by the indexes that hold nothing but stored goods with such a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, Select, column, func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.models.units import IN_STORE, Lot, LotBalance, Unit
from db.states import LastDay, UnitState
from db.types import BigInt, Day, EnumText, Str

STORED = (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED)
"""What stands in the store; the same as the indexes hold."""

FREE = (UnitState.IN_STOCK, UnitState.RESERVED)
"""Of these, what may be drawn."""

_DAYS = {LastDay.KEEPING: "valid_until", LastDay.EXPIRY: "expires_on", LastDay.STORAGE: "store_until"}
_LOT: dict[LastDay, InstrumentedAttribute[Any]] = {
    LastDay.KEEPING: Lot.valid_until, LastDay.EXPIRY: Lot.expires_on, LastDay.STORAGE: Lot.store_until,
}  # fmt: skip


def _named(name: str, kind: Any) -> ColumnClause[Any]:
    """A column of a stored unit by its name alone: the table is named once, with the index."""
    return column(name, kind)


_PRODUCT, _LOT_NO, _PLACE = _named("product_id", BigInt), _named("lot_no", Str()), _named("location_id", BigInt)
_STATE, _SERIAL = _named("state", EnumText(UnitState)), _named("serial", Str())


def _day(which: LastDay) -> ColumnClause[Any]:
    return _named(_DAYS[which], Day())


def _units(session: Session, query: Select[Any], which: LastDay, until: date) -> list[Any]:
    """Reads stored units that come to a last day until one, from the index that holds nothing else.

    SQLite without statistics would take the index of the state, which holds a hundred times as many: it is told the right one.
    """
    session.flush()
    hint = f" INDEXED BY ix_unit_due_{_DAYS[which]}" if session.get_bind().dialect.name == "sqlite" else ""
    day = _day(which)
    return list(session.execute(query.select_from(text(f"unit{hint}")).where(text(IN_STORE), day.is_not(None), day <= until)))


@dataclass(frozen=True, order=True)
class DueGoods:
    """Goods of one product and lot at one place in one state that come to the same last day.

    Attributes:
        day: The last day.
        product_id: Product.
        lot_no: Lot; blank for goods by serial number without one.
        location_id: Where they stand, 0 for nowhere.
        state: State.
        serial: The first serial number; blank for pieces of a lot.
        quantity: Pieces.
    """

    day: date
    product_id: int
    lot_no: str
    location_id: int
    state: UnitState
    serial: str
    quantity: int


@dataclass(frozen=True)
class LotPieces:
    """The pieces of a lot at one place in one state, for one document or none."""

    lot_no: str
    product_id: int
    day: date
    state: UnitState
    quantity: int
    location_id: int | None
    reserved_order: str
    order_line_id: int | None


def due_goods(
    session: Session, which: LastDay, until: date, most: int, product_id: int | None = None, *, held: bool = False
) -> list[DueGoods]:
    """What comes to its last day of a kind until a day, the first to end first, at most so many lines; with `held` also what is on hold."""
    group = (_day(which), _PRODUCT, _LOT_NO, _PLACE, _STATE)
    units = select(*group, func.min(_SERIAL), func.count()).group_by(*group).order_by(*group).limit(most)
    last = _LOT[which]
    lots = (
        select(last, Lot.product_id, Lot.lot_no, LotBalance.location_id, LotBalance.state, func.sum(LotBalance.quantity))
        .join(LotBalance, LotBalance.lot_id == Lot.id)
        .where(LotBalance.state.in_((*STORED, UnitState.HOLD) if held else STORED), last.is_not(None), last <= until)
        .group_by(last, Lot.product_id, Lot.lot_no, LotBalance.location_id, LotBalance.state)
        .order_by(last, Lot.product_id, Lot.lot_no)
        .limit(most)
    )
    if product_id is not None:
        units, lots = units.where(_PRODUCT.in_([product_id])), lots.where(Lot.product_id == product_id)
    found = _units(session, units, which, until)
    if held:
        found += session.execute(_held(which, until, product_id).limit(most)).all()
    single = [DueGoods(d, p, lot, place or 0, state, serial, n) for d, p, lot, place, state, serial, n in found]
    pieces = [DueGoods(d, p, lot, place or 0, state, "", int(n)) for d, p, lot, place, state, n in session.execute(lots)]
    return list(islice(merge(sorted(single), sorted(pieces)), most))


def _held(which: LastDay, until: date, product_id: int | None = None) -> Select[Any]:
    """Units on hold that come to a last day: few, and found by the index of the state."""
    day: InstrumentedAttribute[Any] = getattr(Unit, _DAYS[which])
    group = (day, Unit.product_id, Unit.lot_no, Unit.location_id, Unit.state)
    query = select(*group, func.min(Unit.serial), func.count()).where(Unit.state == UnitState.HOLD, day.is_not(None), day <= until)
    return (query if product_id is None else query.where(Unit.product_id == product_id)).group_by(*group).order_by(*group)


def due_by_day(session: Session, which: LastDay, until: date) -> dict[date, int]:
    """How many pieces come to their last day of a kind on each day until one, those on hold with them."""
    day, last = _day(which), _LOT[which]
    found: dict[date, int] = {}
    units = _units(session, select(day, func.count()).group_by(day), which, until)
    lots = (
        select(last, func.sum(LotBalance.quantity)).join(LotBalance, LotBalance.lot_id == Lot.id)
        .where(LotBalance.state.in_((*STORED, UnitState.HOLD)), last.is_not(None), last <= until).group_by(last)
    )  # fmt: skip
    held = [(at, count) for at, *_, count in session.execute(_held(which, until))]
    for at, count in [*units, *held, *session.execute(lots)]:
        found[at] = found.get(at, 0) + int(count)
    return found


def serials_due(
    session: Session, which: LastDay, until: date, *states: UnitState, product_id: int | None = None, lot_no: str | None = None,
    on: date | None = None,
) -> list[tuple[str, int, str, date]]:
    """Serial number, product, lot and last day of stored units that come to it until a day, or on that very day."""
    day = _day(which)
    query = select(_SERIAL, _PRODUCT, _LOT_NO, day).order_by(day, _SERIAL)
    if states:
        query = query.where(_STATE.in_(states))
    if product_id is not None:
        query = query.where(_PRODUCT.in_([product_id]))
    if lot_no is not None:
        query = query.where(_LOT_NO.in_([lot_no]))
    if on is not None:
        query = query.where(day == on)
    return [(serial, product, lot, at) for serial, product, lot, at in _units(session, query, which, until)]


def pieces_due(session: Session, which: LastDay, until: date, *states: UnitState) -> list[LotPieces]:
    """Pieces of lots in the store that come to their last day of a kind until a day."""
    last = _LOT[which]
    return _pieces(session, last, LotBalance.state.in_(states or STORED), last.is_not(None), last <= until)


def pieces_of(session: Session, lot_no: str, *states: UnitState) -> list[LotPieces]:
    """The pieces of a lot in any of `states`, whatever its days."""
    return _pieces(session, Lot.produced_on, Lot.lot_no == lot_no, LotBalance.state.in_(states or STORED))


def _pieces(session: Session, day: InstrumentedAttribute[Any], *where: ColumnElement[bool]) -> list[LotPieces]:
    rows = session.execute(
        select(
            Lot.lot_no, Lot.product_id, day, LotBalance.state, LotBalance.quantity, LotBalance.location_id, LotBalance.reserved_order,
            LotBalance.order_line_id,
        )
        .join(LotBalance, LotBalance.lot_id == Lot.id).where(*where).order_by(day, Lot.lot_no, LotBalance.id)
    )  # fmt: skip
    return [LotPieces(*row) for row in rows]


def last_days(session: Session, identities: Iterable[str]) -> dict[str, tuple[date | None, date | None, date | None]]:
    """Keeping period, expiry date and storage time of units and lots by number; those without any are left out."""
    wanted = sorted(set(identities))
    found: dict[str, tuple[date | None, date | None, date | None]] = {}
    for first in range(0, len(wanted), 500):
        part: Sequence[str] = wanted[first : first + 500]
        units = select(Unit.serial, Unit.valid_until, Unit.expires_on, Unit.store_until).where(Unit.serial.in_(part))
        lots = select(Lot.lot_no, Lot.valid_until, Lot.expires_on, Lot.store_until).where(Lot.lot_no.in_(part))
        for number, *days in [*session.execute(units), *session.execute(lots)]:
            if any(days):
                found[number] = (days[0], days[1], days[2])
    return found
