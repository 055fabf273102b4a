"""预留: sales and store agree which goods are kept for which order (D-16)."""

from __future__ import annotations

from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.orders import queries as orders
from app.orders.views import OrderLineView
from app.storage import queries, service
from app.storage.ledger import find_thing
from app.storage.rules import KEPT
from app.units.views import UnitView
from db.states import OrderState, Role, UnitState

KEEPERS = (Role.SALES, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
_OPEN = frozenset({OrderState.REVIEWED, OrderState.CONTRACTED, OrderState.RELEASED})


def keep(work: Work, order_no: str, identity: str, quantity: int = 1) -> None:
    """Keeps a unit, or pieces of a lot, for the line of an order that asks for the product; never more than the order does.

    Args:
        work: The action.
        order_no: The order.
        identity: Serial or lot number.
        quantity: Pieces of the lot; 1 for a unit.

    Raises:
        Refused: D-16 kept for another order, B-11 on hold.
        BadInput: The order is closed, does not ask for the product, or for fewer pieces.
        Conflict: Not in stock, or not so many.
        NotFound: No such order, unit or lot.
    """
    work.require(*KEEPERS)
    number = order_no.strip().upper()
    thing = find_thing(work, identity)
    order = orders.order(work.session, number)
    if order.state not in _OPEN:
        raise bad_input(QT_TRANSLATE_NOOP("app", "订单 {order} 不在执行，不能预留"), order=number)
    work.hold(f"keep {number}")  # two who keep for one order at once see each other's
    lines = [line for line in order.lines if line.product_id == thing.product_id]
    if not lines:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "订单 {order} 没有订 {product}"), order=number, product=f"{thing.product_name} {thing.model}"
        )
    wanted = sum(line.quantity for line in lines)
    there = queries.free_pieces(work.session, thing.product_id).get(number, 0)
    pieces = 1 if isinstance(thing, UnitView) else quantity
    if not 0 < pieces <= wanted - there:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "订单 {order} 订 {wanted}，已预留 {there}，不能再留 {asked}"), order=number, wanted=wanted,
            there=there, asked=pieces,
        )  # fmt: skip
    line = _line(lines, there)
    if isinstance(thing, UnitView):
        service.reserve(work, number, line.line_id, [identity])
    else:
        service.reserve(work, number, line.line_id, lot_no=identity, quantity=pieces)


def end(work: Work, identity: str, order_no: str, quantity: int | None = None, state: UnitState | None = None) -> None:
    """Ends the keeping of a unit, or of the pieces of a lot that are kept for an order.

    Args:
        work: The action.
        identity: Serial or lot number.
        order_no: The order.
        quantity: Pieces of the lot; None for all.
        state: Which of them are meant; None for those that can be drawn before those that are too old.

    Raises:
        Conflict: Not kept for it.
        NotFound: No such unit or lot.
    """
    work.require(*KEEPERS)
    thing = find_thing(work, identity)
    if not order_no:
        raise not_found(QT_TRANSLATE_NOOP("app", "预留"), identity)
    pieces = 1
    if not isinstance(thing, UnitView):
        kept = KEPT if state is None else (state,)
        pieces = quantity or sum(b.quantity for b in thing.balances if b.state in kept and b.reserved_order == order_no)
    service.release_reservation(work, order_no, identity, pieces, state)


def _line(lines: list[OrderLineView], there: int) -> OrderLineView:
    """The first line that what is kept so far does not fill."""
    for line in lines:
        if there < line.quantity:
            return line
        there -= line.quantity
    return lines[-1]
