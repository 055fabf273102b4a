"""Commands that a stock count ends in: things the book did not know enter it. Only the posting of a count calls them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.catalog.views import ProductView
from app.core.clock import site_day
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.units import Lot, LotBalance, Unit
from db.states import UnitState


def gain_pieces(work: Work, lot_no: str, quantity: int, state: UnitState, location_id: int, document: str) -> None:
    """Adds pieces to a lot that were counted and that the book did not have.

    Raises:
        NotFound: No such lot.
    """
    row = work.session.scalar(select(Lot).where(Lot.lot_no == lot_no).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "批号"), lot_no)
    row.quantity += quantity
    here = (
        LotBalance.lot_id == row.id, LotBalance.location_id == location_id, LotBalance.state == state, LotBalance.reserved_order == "",
    )  # fmt: skip
    balance = work.session.scalar(select(LotBalance).where(*here))
    if balance is None:
        work.session.add(LotBalance(lot_id=row.id, location_id=location_id, state=state, quantity=quantity))
    else:
        balance.quantity += quantity
    work.session.flush()
    work.audit("gain_pieces", "lot", lot_no, quantity=quantity, new=state, document=document)


def register_found(work: Work, product: ProductView, serial: str, location_id: int, document: str, made: date | None = None) -> None:
    """Takes a unit that nobody knew into the book, on hold: quality sends it to inspection, to rework or to scrap."""
    work.session.add(
        Unit(
            serial=serial, product_id=product.product_id, task_no="", state=UnitState.HOLD,
            held_from=UnitState.AWAITING_INSPECTION, location_id=location_id, produced_on=made or site_day(work.now),
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("register_found_unit", "unit", serial, product=product.code, document=document)
