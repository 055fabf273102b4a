"""The three ticks on delivery time, mode and quantity (A-26)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.orders import queries
from app.orders.states import DEPARTMENT_ROLES, TICKS
from app.orders.views import OrderView
from db.models.orders import OrderConfirmation
from db.states import Department, OrderState


def confirm(work: Work, number: str, department: Department) -> OrderView:
    """Ticks for a department that delivery time, mode and quantity are settled (A-26).

    Raises:
        NotFound: No such order.
        NotPermitted: Not a person of the department.
        BadInput: The department has no tick here, or has ticked already.
        Conflict: The order is closed or cancelled.
    """
    if department not in TICKS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{department}不参与交付确认"), department=word(department))
    work.require(*DEPARTMENT_ROLES[department])
    row = queries.order_row(work.session, number)
    if row.state in (OrderState.CLOSED, OrderState.CANCELLED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "订单 {order} 现在是“{state}”"), order=number, state=word(row.state)))
    if any(tick.department is department for tick in queries.full_view(work.session, row).confirmations):
        raise bad_input(QT_TRANSLATE_NOOP("app", "{department}已确认"), department=word(department))
    work.session.add(
        OrderConfirmation(
            order_id=row.id, department=department, person_id=work.actor.person_id, person=work.actor.name, at=work.now
        )
    )
    work.audit("confirm", "customer_order", number, department=department)
    work.session.flush()
    return queries.full_view(work.session, row)


def withdraw(work: Work, order_id: int) -> int:
    """Withdraws the standing ticks of an order because what they settled has changed.

    Returns:
        How many.
    """
    query = select(OrderConfirmation).where(OrderConfirmation.order_id == order_id, OrderConfirmation.withdrawn_at.is_(None))
    rows = list(work.session.scalars(query))
    for row in rows:
        row.withdrawn_at = work.now
    return len(rows)
