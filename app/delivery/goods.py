"""The goods of a delivery pass into the customer's hands; what went a way of its own before (back to us, scrapped, lost) stays there."""

from __future__ import annotations

from app.boxing import queries as boxing
from app.boxing.views import BoxItemView
from app.core.work import Work
from app.units import queries
from app.units import service as units
from db.models.delivery import DeliveryRecord
from db.states import BoxState, UnitState

Step = tuple[UnitState, UnitState]
SIGN: Step = (UnitState.LEFT_WORKS, UnitState.SIGNED)
ACCEPT: Step = (UnitState.SIGNED, UnitState.ACCEPTED)


def pass_on(work: Work, row: DeliveryRecord, *steps: Step) -> None:
    """Moves what is in the boxes of a delivery, step by step.

    A piece that the customer gave back, or that was found lost, before the paper came is not there any more and keeps the delivery from
    nothing: wherever it went since, also to another customer, the late paper does not move it.
    """
    for box in boxing.boxes(work.session, row.dispatch_no):
        for item in box.items if box.state is not BoxState.LOST else ():
            for old, new in steps:
                _pass(work, item, row.order_no, old, new)


def _pass(work: Work, item: BoxItemView, order_no: str, old: UnitState, new: UnitState) -> None:
    if item.serial:
        if not item.back and queries.state(work.session, item.serial) is old:
            units.move_unit(work, item.serial, new)
        return
    pieces = min(item.quantity - item.back, there(work, item.lot_no, order_no, old))
    if pieces:
        units.move_lot(work, item.lot_no, pieces, old, new, from_order=order_no)


def there(work: Work, lot_no: str, order_no: str, state: UnitState) -> int:
    """Pieces of a lot of an order that stand nowhere in the works, in a state."""
    lot = queries.lot(work.session, lot_no)
    balances = lot.balances if lot is not None else ()
    return sum(b.quantity for b in balances if b.state is state and b.location_id is None and b.reserved_order == order_no)
