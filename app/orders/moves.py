"""The one function that moves an order from state to state."""

from __future__ import annotations

from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.orders.states import ORDER_MOVES
from db.models.orders import CustomerOrder
from db.states import OrderState


def move(row: CustomerOrder, to: OrderState) -> None:
    """Moves an order.

    Raises:
        Conflict: The table of moves has no such move.
    """
    if (row.state, to) not in ORDER_MOVES:
        what = QT_TRANSLATE_NOOP("app", "{number} 不能从“{old}”改为“{new}”")
        raise Conflict(say(what, number=row.number, old=word(row.state), new=word(to)))
    row.state = to
