"""How long orders stood in each stage, for reports (K-07): columns only."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.orders import OrderStageEvent
from db.states import OrderStage

_ORDER = {stage: n for n, stage in enumerate(OrderStage)}


def stage_days(session: Session, since: datetime, until: datetime) -> list[tuple[OrderStage, int, float]]:
    """Stages that orders reached in a span, in their order: how many orders, and the mean of days since the stage before."""
    reached = OrderStageEvent.planned_on.is_(None)
    touched = select(OrderStageEvent.order_no).where(reached, OrderStageEvent.at >= since, OrderStageEvent.at < until)
    rows = session.execute(
        select(OrderStageEvent.order_no, OrderStageEvent.stage, OrderStageEvent.at)
        .where(reached, OrderStageEvent.at < until, OrderStageEvent.order_no.in_(touched)).order_by(OrderStageEvent.at)
    )  # fmt: skip
    first: dict[str, dict[OrderStage, datetime]] = defaultdict(dict)
    for order_no, stage, at in rows:
        first[order_no].setdefault(stage, at)  # a stage is reached once; the second delivery of an order reaches it no more
    spans: dict[OrderStage, list[float]] = defaultdict(list)
    for stages in first.values():
        for stage, at in stages.items():
            before = [other for one, other in stages.items() if _ORDER[one] < _ORDER[stage]]
            if since <= at < until and before:
                spans[stage].append(max(0.0, (at - max(before)).total_seconds()) / 86_400)
    return [(stage, len(spans[stage]), sum(spans[stage]) / len(spans[stage])) for stage in OrderStage if spans[stage]]
