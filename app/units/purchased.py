"""Lots that were bought: made at their arrival, with the supplier's own lot, and awaiting inspection until quality has passed them."""

from __future__ import annotations

from sqlalchemy import select

from app.catalog.views import ProductView
from app.core.work import Work
from app.units import service
from db.models.units import Lot
from db.states import UnitState


def make_lot(work: Work, product: ProductView, quantity: int, supplier: str, supplier_lot: str, *, sealed: bool) -> str:
    """Makes a lot of bought goods and gives it our number; its pieces await inspection (B-09).

    Args:
        work: The action.
        product: What came.
        quantity: Pieces.
        supplier: Who delivered it.
        supplier_lot: Its number there.
        sealed: Whether the maker's packing is whole (D-10).

    Raises:
        BadInput: The quantity is not positive, or the day's numbers are used up.
    """
    lot_no = service.allocate_lot(work, product, quantity, "")
    row = work.session.scalar(select(Lot).where(Lot.lot_no == lot_no))
    assert row is not None
    row.supplier, row.supplier_lot, row.sealed = supplier, supplier_lot, sealed
    work.session.flush()
    if not sealed:
        service.set_opened(work, lot_no, None, True)
    service.move_lot(work, lot_no, quantity, UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, supplier=supplier)
    return lot_no
