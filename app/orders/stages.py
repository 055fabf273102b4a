"""Stages of an order: noted when they happen, planned back from the promised day (A-12)."""

from __future__ import annotations

from datetime import date

from app.core.calendar import add_working_days, next_working_day
from app.core.work import Work
from app.orders.views import Stage
from db.models.orders import OrderStageEvent

SHARES: tuple[tuple[Stage, float], ...] = (
    (Stage.RELEASED, 0.05),
    (Stage.PRODUCTION, 0.15),
    (Stage.INSPECTED, 0.60),
    (Stage.STOCKED, 0.65),
    (Stage.DISPATCH_ORDER, 0.75),
    (Stage.PACKED, 0.80),
    (Stage.LOADED, 0.85),
    (Stage.GATED_OUT, 0.90),
)
"""Where each stage lies between signing and the promised day until somebody plans it otherwise (proposed)."""


def note_stage(work: Work, order_no: str, stage: Stage, planned: date | None = None) -> None:
    """Notes that an order reached a stage now, or with `planned` for which day it is planned; part of another command.

    Goods made for stock have no order: then nothing is noted.
    """
    if not order_no:
        return
    work.session.flush()
    work.put(OrderStageEvent, order_no=order_no, stage=stage, planned_on=planned, at=work.now, person_id=work.actor.person_id)


def plan_to(work: Work, order_no: str, start: date, promised: date) -> None:
    """Plans every stage from signing to closing on working days up to the promised day; acceptance and closing follow it."""
    span = max(0, (promised - start).days)
    for stage, share in SHARES:
        day = date.fromordinal(start.toordinal() + round(span * share))
        note_stage(work, order_no, stage, min(next_working_day(day), promised) if promised >= start else promised)
    note_stage(work, order_no, Stage.SIGNED, promised)
    note_stage(work, order_no, Stage.ACCEPTED, add_working_days(promised, 3))
    note_stage(work, order_no, Stage.CLOSED, add_working_days(promised, 5))
