"""The allowed moves of orders and production tasks."""

from __future__ import annotations

from db.states import Department as D
from db.states import OrderStage, Role
from db.states import OrderState as O
from db.states import ReviewQuestion as Q
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
"""Handed in when the last piece is booked; a reversal of a receipt opens it again. One for a rework that did not do is called off."""

REVIEW: tuple[tuple[D, Q], ...] = (
    (D.PRODUCTION, Q.SPEC),
    (D.PRODUCTION, Q.QUANTITY),
    (D.PRODUCTION, Q.DELIVERY_DATE),
    (D.PRODUCTION, Q.CAPACITY),
    (D.PURCHASING, Q.MATERIAL),
    (D.LOGISTICS, Q.DELIVERY_DATE),
    (D.TECHNICAL, Q.TECHNICAL_REQUIREMENT),
    (D.TECHNICAL, Q.FEASIBILITY),
    (D.TECHNICAL, Q.LAWFULNESS),
)
"""Who answers which question of the order review (A-05)."""

DEPARTMENT_ROLES: dict[D, tuple[Role, ...]] = {
    D.SALES: (Role.SALES,),
    D.PRODUCTION: (Role.PLANNING,),
    D.LOGISTICS: (Role.LOGISTICS_HEAD,),
    D.TECHNICAL: (Role.RESEARCH, Role.PROCESS),
    D.PURCHASING: (Role.PURCHASING,),
}
"""The roles that answer and tick for a department."""

TICKS = (D.SALES, D.PRODUCTION, D.LOGISTICS)
"""Who settles delivery time, mode and quantity (A-26)."""

STAGE_GROUPS: dict[str, tuple[OrderStage, ...]] = {
    "requirement": (OrderStage.REQUIREMENT,),
    "review": (OrderStage.REVIEW,),
    "contract": (OrderStage.CONTRACT,),
    "plan": (OrderStage.RELEASED,),
    "production": (OrderStage.PRODUCTION,),
    "inspection": (OrderStage.INSPECTED, OrderStage.STOCKED),
    "packing": (OrderStage.DISPATCH_ORDER, OrderStage.PACKED),
    "logistics": (OrderStage.LOADED, OrderStage.GATED_OUT),
    "acceptance": (OrderStage.SIGNED, OrderStage.ACCEPTED),
    "completion": (OrderStage.CLOSED,),
}
"""The stages of A-12 under the names that the setting `order.stage_sequence` puts in order."""


def stages_in_order(sequence: list[str]) -> tuple[OrderStage, ...]:
    """The stages in the order of the setting; a group that the setting leaves out is not shown."""
    return tuple(stage for group in sequence for stage in STAGE_GROUPS.get(group, ()))
