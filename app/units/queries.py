"""Reads of units and lots."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, UnaryExpression, bindparam, func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.grouped import grouped
from app.core.once import once
from app.units.views import BalanceView, LotView, UnitView
from db.models.units import Lot, LotBalance, Unit
from db.states import UnitState
from db.tails import TAIL, begins_with, ends_with

_UNIT = select(Unit).where(Unit.serial == bindparam("serial"))
_STATE = select(Unit.state).where(Unit.serial == bindparam("serial"))
"""Built once: every scan of goods asks."""


@once("unit", "product", "location")
def unit(session: Session, serial: str) -> UnitView | None:
    """One unit by serial number."""
    row = session.scalar(_UNIT, {"serial": serial})
    return None if row is None else _views(session, [row])[0]


@once("unit")
def state(session: Session, serial: str) -> UnitState | None:
    """The state of a unit, or None where there is none of the number."""
    return session.scalar(_STATE, {"serial": serial})


def units(session: Session, serials: Iterable[str]) -> list[UnitView]:
    """Units by serial numbers, in the order of the numbers; unknown ones are left out."""
    wanted = sorted(set(serials))
    return _views(session, session.scalars(select(Unit).where(Unit.serial.in_(wanted)).order_by(Unit.serial)))


def units_of_task(session: Session, task_no: str) -> list[UnitView]:
    """The units that a 生产任务单 made, by number."""
    return _views(session, session.scalars(select(Unit).where(Unit.task_no == task_no).order_by(Unit.serial)))


def units_of_lot(session: Session, lot_no: str, limit: int | None = None) -> list[UnitView]:
    """The units of a lot of goods with serial numbers, by number."""
    return _views(session, session.scalars(select(Unit).where(Unit.lot_no == lot_no).order_by(Unit.serial).limit(limit)))


def units_at(session: Session, location_id: int, product_id: int | None = None, limit: int = 60) -> list[UnitView]:
    """Units that stand at a place, newest first."""
    query = select(Unit).where(Unit.location_id == location_id).order_by(Unit.id.desc()).limit(limit)
    return _views(session, session.scalars(query if product_id is None else query.where(Unit.product_id == product_id)))


def lots_at(session: Session, location_id: int, product_id: int | None = None, limit: int = 60) -> list[LotView]:
    """Lots with pieces at a place, newest first."""
    there = select(LotBalance.lot_id).where(LotBalance.location_id == location_id)
    query = select(Lot).where(Lot.id.in_(there)).order_by(Lot.id.desc()).limit(limit)
    return _lot_views(session, session.scalars(query if product_id is None else query.where(Lot.product_id == product_id)))


def units_in(session: Session, *states: UnitState, product_id: int | None = None) -> list[UnitView]:
    """Units in any of `states`, by number."""
    query = select(Unit).where(Unit.state.in_(states)).order_by(Unit.serial)
    if product_id is not None:
        query = query.where(Unit.product_id == product_id)
    return _views(session, session.scalars(query))


def oldest_units(session: Session, state: UnitState, limit: int) -> list[UnitView]:
    """The units made first among those in a state; found by its index however many there are."""
    return _views(session, session.scalars(select(Unit).where(Unit.state == state).order_by(Unit.id).limit(limit)))


def oldest_lots(session: Session, state: UnitState, limit: int) -> list[LotView]:
    """The lots whose pieces have been in a state for longest."""
    there = select(LotBalance.lot_id).where(LotBalance.state == state).order_by(LotBalance.id).limit(limit)
    return _lot_views(session, session.scalars(select(Lot).where(Lot.id.in_(there.subquery().select())).order_by(Lot.id)))


def serials_of_lot(session: Session, lot_no: str, states: Sequence[UnitState]) -> list[str]:
    """The serial numbers of units in any of `states` that were made in a lot."""
    query = select(Unit.serial).where(Unit.lot_no == lot_no, Unit.state.in_(states)).order_by(Unit.serial)
    return list(session.scalars(query)) if lot_no else []


def serials_in(*states: UnitState, product_id: int | None = None) -> Select[str]:
    """The serial numbers of units in any of `states`, for the `IN` of another feature's statement."""
    query = select(Unit.serial).where(Unit.state.in_(states))
    return query if product_id is None else query.where(Unit.product_id == product_id)


def lot(session: Session, lot_no: str) -> LotView | None:
    """One lot by number, with its balances."""
    row = session.scalar(select(Lot).where(Lot.lot_no == lot_no))
    return None if row is None else _lot_views(session, [row])[0]


def lots(session: Session, numbers: Iterable[str]) -> list[LotView]:
    """Lots by number, in the order of the numbers; unknown ones are left out."""
    wanted = sorted(set(numbers))
    return _lot_views(session, session.scalars(select(Lot).where(Lot.lot_no.in_(wanted)).order_by(Lot.lot_no)))


def lots_of_task(session: Session, task_no: str) -> list[LotView]:
    """The lots that a 生产任务单 made."""
    return _lot_views(session, session.scalars(select(Lot).where(Lot.task_no == task_no).order_by(Lot.lot_no)))


def lots_in(session: Session, *states: UnitState, product_id: int | None = None) -> list[LotView]:
    """Lots with pieces in any of `states`."""
    query = select(Lot).where(Lot.lot_no.in_(lot_numbers_in(*states, product_id=product_id))).order_by(Lot.lot_no)
    return _lot_views(session, session.scalars(query))


def lot_numbers_in(*states: UnitState, product_id: int | None = None) -> Select[str]:
    """The numbers of lots with pieces in any of `states`, for the `IN` of another feature's statement."""
    query = select(Lot.lot_no).join(LotBalance, LotBalance.lot_id == Lot.id).where(LotBalance.state.in_(states))
    return query if product_id is None else query.where(Lot.product_id == product_id)


def products_at(session: Session, product_ids: Collection[int], location_ids: Collection[int]) -> frozenset[int]:
    """Which of some products stand at any of some locations."""
    if not product_ids or not location_ids:
        return frozenset()
    there = Unit.product_id.in_(product_ids), Unit.location_id.in_(location_ids)
    lots = select(Lot.product_id).join(LotBalance, LotBalance.lot_id == Lot.id)
    lots = lots.where(Lot.product_id.in_(product_ids), LotBalance.location_id.in_(location_ids))
    return frozenset({*session.scalars(select(Unit.product_id).where(*there).distinct()), *session.scalars(lots.distinct())})


def find(session: Session, text: str, limit: int = 20) -> list[UnitView | LotView]:
    """Units and lots by their number, newest first: the whole number, else its last characters (four or more), else its beginning.

    A piece from the middle is not looked for. What stands there is the day the goods were made: it names a day's work and not a piece,
    nobody reads it out, and an index of every three characters would be ten entries more for each piece that is made. Windows say that
    they look for beginning and end. No Chinese, and no beginning without a digit, may be a number.
    """
    wanted = text.strip().upper()
    if not wanted or not wanted.isascii():
        return []
    found: list[UnitView | LotView] = [one for one in (unit(session, wanted), lot(session, wanted)) if one is not None]
    if not found and len(wanted) >= TAIL:
        found = _either(session, ends_with(Unit.tail, Unit.serial, wanted), ends_with(Lot.tail, Lot.lot_no, wanted), limit)
    if not found and any(one.isdigit() for one in wanted):  # the highest number is the newest, and the index has them in this order
        begins = begins_with(session, Unit.serial, wanted), begins_with(session, Lot.lot_no, wanted)
        found = _either(session, *begins, limit, (Unit.serial.desc(), Lot.lot_no.desc()))
    return found


def _either(
    session: Session, units: ColumnElement[bool], lots: ColumnElement[bool], limit: int,
    by: tuple[UnaryExpression[Any], UnaryExpression[Any]] = (Unit.id.desc(), Lot.id.desc()),
) -> list[UnitView | LotView]:  # fmt: skip
    """The newest units, then the newest lots."""
    units_by, lots_by = by
    found: list[UnitView | LotView] = [*_views(session, session.scalars(select(Unit).where(units).order_by(units_by).limit(limit)))]
    if len(found) < limit:
        found += _lot_views(session, session.scalars(select(Lot).where(lots).order_by(lots_by).limit(limit)))
    return found[:limit]


def placed(session: Session) -> dict[tuple[str, int], int]:
    """How many pieces of each unit or lot stand at each location, by number and key of the location."""
    found = {(serial, place): 1 for serial, place in session.execute(select(Unit.serial, Unit.location_id)) if place is not None}
    lots = select(Lot.lot_no, LotBalance.location_id, func.sum(LotBalance.quantity)).join(Lot, Lot.id == LotBalance.lot_id)
    for lot_no, place, count in session.execute(lots.group_by(Lot.lot_no, LotBalance.location_id)):
        if place is not None:
            found[lot_no, place] = int(count)
    return found


def _views(session: Session, rows: Iterable[Unit]) -> list[UnitView]:
    listed = list(rows)
    if not listed:
        return []
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    codes = catalog.location_codes(session, (row.location_id for row in listed))
    views = []
    for row in listed:
        product = products[row.product_id]
        views.append(
            UnitView(
                row.serial, row.product_id, product.name, product.model, row.lot_no,
                row.task_no, row.state, codes.get(row.location_id or 0, ""), row.produced_on, row.certificate_no, row.sealed,
                row.reserved_order, row.order_line_id, row.valid_until, row.expires_on, row.store_until, row.extensions,
            )
        )  # fmt: skip
    return views


def _lot_views(session: Session, rows: Iterable[Lot]) -> list[LotView]:
    listed = list(rows)
    if not listed:
        return []
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    balances = session.scalars(
        select(LotBalance).where(LotBalance.lot_id.in_([row.id for row in listed]))
        .order_by(LotBalance.state, LotBalance.location_id, LotBalance.id)
    ).all()  # fmt: skip
    codes = catalog.location_codes(session, (b.location_id for b in balances))
    of_lot = grouped(balances, lambda b: b.lot_id)
    views = []
    for row in listed:
        product = products[row.product_id]
        views.append(
            LotView(
                row.lot_no, row.product_id, product.name, product.model, row.task_no,
                row.produced_on, row.quantity, row.certificate_no, row.sealed,
                tuple(
                    BalanceView(
                        b.state, codes.get(b.location_id or 0, ""), b.reserved_order, b.quantity, b.location_id, b.order_line_id, b.opened
                    )
                    for b in of_lot[row.id]
                ),
                row.valid_until, row.expires_on, row.store_until, row.extensions, row.supplier, row.supplier_lot,
                row.stocked_at,
            )
        )  # fmt: skip
    return views
