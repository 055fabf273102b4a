"""What a changed order changes on its 发货单: address and contact (C-15), the day."""

from __future__ import annotations

from sqlalchemy import select

from app.core.work import Work
from app.dispatch.events import DispatchChanged
from app.dispatch.marks import print_again
from app.dispatch.states import BEFORE_LOADING
from app.orders import queries as orders
from app.orders.events import AddressChanged, DeliveryTermsChanged
from db.models.dispatch import DispatchOrder
from db.states import DispatchKind, DispatchState


def follow_address(work: Work, event: AddressChanged) -> None:
    """Handler: takes a changed address over into every 发货单 that is not on a vehicle yet; labels and slips are void (C-15)."""
    order = orders.order(work.session, event.order_no)
    if order is None:
        return
    for row in _followers(work, event.order_no):
        fields = ("consignee", "contact", "phone", "address", "destination", "shipping_mark")
        changed = [name for name in fields if getattr(row, name) != getattr(order, name)]
        if not changed:
            continue
        for name in changed:
            setattr(row, name, getattr(order, name))
        work.session.flush()
        work.audit("follow_address", "dispatch_order", row.number, fields=changed)
        if row.state is not DispatchState.DRAFT:
            print_again(work, row, "收货信息已更改")
        work.emit(DispatchChanged(row.number, "address"))


def follow_terms(work: Work, event: DeliveryTermsChanged) -> None:
    """Handler: takes a changed delivery day over into every 发货单 that is not on a vehicle yet."""
    day = orders.order(work.session, event.order_no).delivery_date
    for row in _followers(work, event.order_no):
        if row.delivery_day != day:
            row.delivery_day = day
            work.session.flush()
            work.audit("follow_terms", "dispatch_order", row.number, day=day)


def _followers(work: Work, order_no: str) -> list[DispatchOrder]:
    """Sales of an order that are not on a vehicle; where 补换 and 返修返还 go sales says on the 发货单 itself (X-28)."""
    return list(
        work.session.scalars(
            select(DispatchOrder).where(
                DispatchOrder.order_no == order_no, DispatchOrder.state.in_(list(BEFORE_LOADING)), DispatchOrder.kind == DispatchKind.SALE
            )
        )
    )
