"""What stands on a 发货单: lines of its order, covered by stock that was posted and passed (F-04)."""

from __future__ import annotations

from collections.abc import Sequence

from app.catalog import queries as catalog
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import queries, rules
from app.dispatch.views import DispatchOrderView, DraftLine
from app.orders import queries as orders
from app.orders.views import OrderView
from app.packing import transport as packaging
from app.storage import queries as storage
from db.states import OrderState, TransportKind


def seen(work: Work, number: str) -> DispatchOrderView:
    """The 发货单 as it stands after what was done to it.

    Raises:
        NotFound: There is none.
    """
    work.session.flush()
    found = queries.dispatch_order(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return found


def released(work: Work, order_no: str) -> OrderView:
    """An order that may be shipped.

    Raises:
        Conflict: It is not released.
        NotFound: There is none.
    """
    order = orders.order(work.session, order_no)
    if order.state is not OrderState.RELEASED:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "订单 {order} 还没有下达，不能开发货单"), order=order_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(order.state)),),
        )
    return order


def rest(work: Work, order: OrderView) -> list[DraftLine]:
    """What of an order stands on no 发货单 yet."""
    given = queries.dispatched_of(work.session, [line.line_id for line in order.lines])
    left = [(line.line_id, line.quantity - given.get(line.line_id, 0)) for line in order.lines]
    return [DraftLine(line_id, pieces) for line_id, pieces in left if pieces > 0]


def must_be_of_order(work: Work, order: OrderView, wanted: Sequence[DraftLine], standing: dict[int, int] | None = None) -> None:
    """Refuses lines that are not the order's, or more of one than the order has left.

    Args:
        work: The action.
        order: The order.
        wanted: The lines.
        standing: Pieces by order line that the same 发货单 has now and gives up for these.

    Raises:
        BadInput: One is not, or too many.
    """
    known = {line.line_id: line for line in order.lines}
    given = queries.dispatched_of(work.session, list(known))
    for line in wanted:
        found = known.get(line.order_line_id)
        if found is None or found.product_id is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这一行不在订单 {order} 上"), order=order.number)
        left = found.quantity - given.get(line.order_line_id, 0) + (standing or {}).get(line.order_line_id, 0)
        if line.quantity > left:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "{product} 还可开 {left}，填了 {asked}"), product=found.product_name, left=left,
                asked=line.quantity,
            )  # fmt: skip


def must_have_stock(work: Work, order: OrderView, lines: Sequence[tuple[int, int]], number: str) -> None:
    """F-04 by product: several lines may draw on the same stock; what `number` was issued for is not counted against it.

    Raises:
        Refused: F-04.
    """
    by_line = {line.line_id: line for line in order.lines}
    wanted: dict[int, int] = {}
    for line_id, quantity in lines:
        product_id = by_line[line_id].product_id or 0
        wanted[product_id] = wanted.get(product_id, 0) + quantity
    for product_id, quantity in wanted.items():
        stock = storage.free_pieces(work.session, product_id)
        free = stock.get(order.number, 0) + max(0, stock[""] - queries.promised(work.session, product_id, number))
        product = catalog.product(work.session, product_id)
        rules.must_draw_posted_stock(f"{product.name} {product.model}" if product else str(product_id), quantity, free)


def packaging_must_fit(work: Work, number: str, transport: TransportKind) -> None:
    """Refuses a kind of transport that the packaging of a line is not made for.

    Raises:
        Refused: C-08.
    """
    packaging.require_fit(work, number, [line.product_id for line in seen(work, number).lines], transport)


def must_have_reason(reason: str) -> None:
    """Refuses a step without a reason.

    Raises:
        BadInput: It is blank.
    """
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
