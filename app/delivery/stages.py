"""Stages and end of the customer's order that a delivery brings about; 补换 and 返修返还 are none of its quantities (X-25, X-28)."""

from __future__ import annotations

from app.core.work import Work
from app.dispatch import queries as dispatch
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import Stage
from db.models.delivery import DeliveryRecord
from db.states import DispatchKind, DispatchState


def note_stage(work: Work, row: DeliveryRecord, *stages: Stage) -> None:
    """Notes that the order reached a stage with a delivery of its own goods."""
    if _is_sale(work, row.dispatch_no):
        for stage in stages:
            order_service.note_stage(work, row.order_no, stage)


def close_if_delivered(work: Work, dispatch_no: str, order_no: str) -> None:
    """Closes the order when its last sale is closed: every line stands on 发货单, and all of these are."""
    if _is_sale(work, dispatch_no) and _all_delivered(work, order_no):
        order_service.close_order(work, order_no)


def _is_sale(work: Work, dispatch_no: str) -> bool:
    return dispatch.heads(work.session, [dispatch_no])[dispatch_no].kind is DispatchKind.SALE


def _all_delivered(work: Work, order_no: str) -> bool:
    ended = (DispatchState.CLOSED, DispatchState.CANCELLED)
    if any(one.state not in ended for one in dispatch.of_order(work.session, order_no) if not one.special):
        return False
    order = orders.order(work.session, order_no)
    return all(dispatch.dispatched(work.session, line.line_id) >= line.quantity for line in order.lines)
