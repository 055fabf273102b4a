"""Everything that stands somewhere, row by row, for lists that leave the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.units import Lot, LotBalance, Unit
from db.states import UnitState

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class StandingGoods:
    """A unit, or the pieces of a lot at one place in one state for one order; a blank serial number means pieces of the lot."""

    product_id: int
    serial: str
    lot_no: str
    quantity: int
    location_id: int | None
    state: UnitState
    reserved_order: str
    produced_on: date
    valid_until: date | None
    expires_on: date | None
    supplier: str
    supplier_lot: str
    certificate_no: str
    sealed: bool


def count(session: Session, product_id: int | None = None) -> int:
    """How many rows `goods` gives."""
    units = select(func.count()).select_from(Unit).where(Unit.location_id.is_not(None))
    lots = select(func.count()).select_from(LotBalance).where(LotBalance.location_id.is_not(None))
    if product_id is not None:
        units = units.where(Unit.product_id == product_id)
        lots = lots.where(LotBalance.lot_id.in_(select(Lot.id).where(Lot.product_id == product_id)))
    return int(session.scalar(units) or 0) + int(session.scalar(lots) or 0)


def goods(session: Session, product_id: int | None = None) -> Iterator[StandingGoods]:
    """Units by serial number, then lots by number; read a few thousand at a time."""
    units = select(
        Unit.product_id, Unit.serial, Unit.lot_no, Unit.location_id, Unit.state, Unit.reserved_order, Unit.produced_on, Unit.valid_until,
        Unit.expires_on, Unit.certificate_no, Unit.sealed,
    ).where(Unit.location_id.is_not(None)).order_by(Unit.serial)  # fmt: skip
    lots = (
        select(
            Lot.product_id, Lot.lot_no, LotBalance.quantity, LotBalance.location_id, LotBalance.state, LotBalance.reserved_order,
            Lot.produced_on, Lot.valid_until, Lot.expires_on, Lot.supplier, Lot.supplier_lot, Lot.certificate_no, Lot.sealed,
        )
        .join(LotBalance, LotBalance.lot_id == Lot.id).where(LotBalance.location_id.is_not(None)).order_by(Lot.lot_no, LotBalance.id)
    )  # fmt: skip
    if product_id is not None:
        units, lots = units.where(Unit.product_id == product_id), lots.where(Lot.product_id == product_id)
    for product, serial, lot_no, place, state, order, made, valid, expires, certificate, sealed in session.execute(
        units.execution_options(yield_per=_AT_ONCE)
    ):
        yield StandingGoods(product, serial, lot_no, 1, place, state, order, made, valid, expires, "", "", certificate, sealed)
    for product, lot_no, n, place, state, order, made, valid, expires, by, theirs, certificate, sealed in session.execute(
        lots.execution_options(yield_per=_AT_ONCE)
    ):
        yield StandingGoods(product, "", lot_no, n, place, state, order, made, valid, expires, by, theirs, certificate, sealed)
