"""Goods that may share a fault: made in one lot, on one task order, between two days, from one lot of a supplier (J-15, J-31).

Columns only and never more than was asked for: a product may have a hundred thousand units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from db.models.units import Lot, LotBalance, Unit
from db.states import UnitState

_AT_ONCE = 500


@dataclass(frozen=True)
class Suspect:
    """One unit, or the pieces of a lot in one state at one place; a blank serial means pieces of the lot."""

    serial: str
    lot_no: str
    product_id: int
    quantity: int
    state: UnitState
    location_id: int | None
    reserved_order: str

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no

    @property
    def key(self) -> tuple[str, str, UnitState | None, int | None, str]:
        """What tells it from the others: a unit by its serial, pieces of a lot by where and for whom they stand."""
        return (self.serial, "", None, None, "") if self.serial else ("", self.lot_no, self.state, self.location_id, self.reserved_order)


def of_lot(session: Session, lot_no: str, limit: int) -> list[Suspect]:
    """The units made in a lot, or its pieces."""
    return _read(session, _units().where(Unit.lot_no == lot_no), _lots().where(Lot.lot_no == lot_no), limit) if lot_no else []


def of_task(session: Session, task_no: str, limit: int) -> list[Suspect]:
    """What a 生产任务单 made."""
    return _read(session, _units().where(Unit.task_no == task_no), _lots().where(Lot.task_no == task_no), limit) if task_no else []


def made_between(session: Session, product_id: int, first: date, last: date, limit: int) -> list[Suspect]:
    """What was made of a product from one day to another, both included."""
    units = _units().where(Unit.product_id == product_id, Unit.produced_on.between(first, last))
    lots = _lots().where(Lot.product_id == product_id, Lot.produced_on.between(first, last))
    return _read(session, units, lots, limit)


def of_supplier_lot(session: Session, supplier_lot: str, limit: int) -> list[Suspect]:
    """The pieces that came in under a lot number of their supplier."""
    lots = _lots().where(Lot.supplier_lot == supplier_lot).limit(limit)
    return [Suspect(*row) for row in session.execute(lots)] if supplier_lot else []


def named(session: Session, identities: Iterable[str]) -> list[Suspect]:
    """Units and lots by their numbers; unknown ones are left out."""
    wanted = sorted(set(identities))
    found: list[Suspect] = []
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        found += [Suspect(*row) for row in session.execute(_units().where(Unit.serial.in_(part)))]
        found += [Suspect(*row) for row in session.execute(_lots().where(Lot.lot_no.in_(part)))]
    return found


def states_of(session: Session, serials: Sequence[str]) -> dict[str, UnitState]:
    """The state of each of some units."""
    found: dict[str, UnitState] = {}
    for first in range(0, len(serials), _AT_ONCE):
        part = serials[first : first + _AT_ONCE]
        found |= dict(session.execute(select(Unit.serial, Unit.state).where(Unit.serial.in_(part))).all())
    return found


def _read(session: Session, units: Select[*tuple[Any, ...]], lots: Select[*tuple[Any, ...]], limit: int) -> list[Suspect]:
    rows = [*session.execute(units.order_by(Unit.serial).limit(limit))]
    rows += session.execute(lots.order_by(Lot.lot_no, LotBalance.id).limit(max(0, limit - len(rows))))
    return [Suspect(*row) for row in rows]


def _units() -> Select[*tuple[Any, ...]]:
    return select(Unit.serial, Unit.lot_no, Unit.product_id, literal(1), Unit.state, Unit.location_id, Unit.reserved_order)


def _lots() -> Select[*tuple[Any, ...]]:
    return select(
        literal(""), Lot.lot_no, Lot.product_id, LotBalance.quantity, LotBalance.state, LotBalance.location_id, LotBalance.reserved_order
    ).join(LotBalance, LotBalance.lot_id == Lot.id)
