"""The allowed moves of orders and production tasks."""

from __future__ import annotations

from db.states import OrderState as O
from db.states import TaskState as T

ORDER_MOVES: frozenset[tuple[O, O]] = frozenset(
    {
        (O.DRAFT, O.UNDER_REVIEW),
        (O.UNDER_REVIEW, O.DRAFT),
        (O.UNDER_REVIEW, O.REVIEWED),
        (O.REVIEWED, O.DRAFT),
        (O.REVIEWED, O.CONTRACTED),
        (O.CONTRACTED, O.RELEASED),
        (O.RELEASED, O.CLOSED),
        (O.DRAFT, O.CANCELLED),
        (O.UNDER_REVIEW, O.CANCELLED),
        (O.REVIEWED, O.CANCELLED),
        (O.CONTRACTED, O.CANCELLED),
    }
)
"""From draft over review and contract to release (A-05, A-06, X-01); a change of content sends it back to draft."""

TASK_MOVES: frozenset[tuple[T, T]] = frozenset({(T.ISSUED, T.HANDED_IN), (T.HANDED_IN, T.ISSUED), (T.ISSUED, T.CANCELLED)})
"""Handed in when the last piece is booked; a reversal of a receipt opens it again."""
