"""What the book has standing at places: sums and numbers by place, never every unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.models.units import Lot, LotBalance, Unit
from db.states import UnitState

GONE = (UnitState.LOADED, UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED, UnitState.LOST)
"""States of goods that stand at no place: on a vehicle, out of the works, or lost."""


@dataclass(frozen=True)
class Goods:
    """Pieces of one product at one place; `lot_no` is blank for units."""

    location_id: int
    product_id: int
    lot_no: str
    quantity: int


def goods_at(session: Session, places: Collection[int]) -> list[Goods]:
    """What stands at some places, summed by product and lot, in no order."""
    units = (
        select(Unit.location_id, Unit.product_id, func.count()).where(Unit.location_id.in_(places), Unit.state.not_in(GONE))
        .group_by(Unit.location_id, Unit.product_id)
    )  # fmt: skip
    lots = (
        select(LotBalance.location_id, Lot.product_id, Lot.lot_no, func.sum(LotBalance.quantity)).join(Lot, Lot.id == LotBalance.lot_id)
        .where(LotBalance.location_id.in_(places), LotBalance.state.not_in(GONE))
        .group_by(LotBalance.location_id, Lot.product_id, Lot.lot_no)
    )  # fmt: skip
    found = [Goods(place or 0, product, "", int(n)) for place, product, n in session.execute(units)]
    return found + [Goods(place or 0, product, lot_no, int(n)) for place, product, lot_no, n in session.execute(lots)]


def pieces_at(session: Session, location_id: int) -> int:
    """How many pieces stand at one place."""
    units = select(func.count()).select_from(Unit).where(Unit.location_id == location_id, Unit.state.not_in(GONE))
    lots = select(func.sum(LotBalance.quantity)).where(LotBalance.location_id == location_id, LotBalance.state.not_in(GONE))
    return int(session.scalar(units) or 0) + int(session.scalar(lots) or 0)


def lot_at(session: Session, lot_no: str, location_id: int) -> int:
    """How many pieces of a lot stand at a place."""
    query = (
        select(func.sum(LotBalance.quantity)).join(Lot, Lot.id == LotBalance.lot_id)
        .where(Lot.lot_no == lot_no, LotBalance.location_id == location_id, LotBalance.state.not_in(GONE))
    )  # fmt: skip
    return int(session.scalar(query) or 0)


def absent(session: Session, location_id: int, seen: Select[str]) -> list[tuple[str, int]]:
    """Serial number and product of the units that the book has at a place and that are not among `seen`."""
    query = (
        select(Unit.serial, Unit.product_id)
        .where(Unit.location_id == location_id, Unit.state.not_in(GONE), Unit.serial.not_in(seen)).order_by(Unit.serial)
    )  # fmt: skip
    return [(serial, product) for serial, product in session.execute(query)]
