"""How load plans are written: the row, its boxes, what makes it void. Part of the commands in `plans` and of what follows events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import delete, select, update

from app.core.clock import site_day
from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.loading import plan_queries
from app.loading.plan_views import LoadPlanView, PlanBoxView, TripBox, TripTask
from app.planner.checking import check
from app.planner.model import Plan, Report
from app.printing import service as printing
from app.settings.service import rule_version
from db.models.loading import LoadPlan, LoadPlanBox
from db.states import LoadPlanState


def current_row(work: Work, trip_no: str) -> LoadPlan | None:
    """The plan that holds on a trip, locked for the action."""
    work.session.flush()
    return work.session.scalar(
        select(LoadPlan).where(LoadPlan.trip_no == trip_no, LoadPlan.state == LoadPlanState.CURRENT).with_for_update()
    )


def trips_with(work: Work, dispatch_no: str) -> tuple[str, ...]:
    """The trips whose plan that holds has a box of a 发货单."""
    query = select(LoadPlan.trip_no).join(LoadPlanBox, LoadPlanBox.plan_id == LoadPlan.id)
    found = query.where(LoadPlan.state == LoadPlanState.CURRENT, LoadPlanBox.dispatch_no == dispatch_no)
    return tuple(work.session.scalars(found.distinct()))


def row_of(work: Work, number: str) -> LoadPlan:
    """A plan that still holds, locked for the action.

    Raises:
        NotFound: No such plan.
        Conflict: It is void.
    """
    row = work.session.scalar(select(LoadPlan).where(LoadPlan.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "装柜图"), number)
    if row.state is not LoadPlanState.CURRENT:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "装柜图 {no} 已作废：{why}，请重算"), no=number, why=row.void_reason),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )
    return row


def write(work: Work, trip: TripTask, plan: Plan, report: Report, search_ms: int) -> LoadPlan:
    """Keeps a plan that was found right; the number is given last."""
    row = LoadPlan(
        number="", trip_no=trip.trip_no, state=LoadPlanState.CURRENT, vehicle_kind=trip.vehicle_kind, container=asdict(trip.container),
        left=[], report={}, search_ms=search_ms, utilisation_permille=0,
        rule_version=rule_version(work.session, site_day(work.now))[0], basis=trip.basis, made_at=work.now,
        maker_id=work.actor.person_id,
    )  # fmt: skip
    _fill(row, trip.boxes, plan, report)
    row.number = work.next_number("ZG")
    work.session.add(row)
    work.session.flush()
    write_boxes(work, row, trip.boxes, plan)
    return row


def rewrite(work: Work, row: LoadPlan, boxes: Iterable[TripBox], plan: Plan, report: Report) -> None:
    """Puts a changed plan in the place of the one that was kept under its number."""
    listed = tuple(boxes)
    _fill(row, listed, plan, report)
    work.session.execute(delete(LoadPlanBox).where(LoadPlanBox.plan_id == row.id))
    work.touched("load_plan_box")
    work.session.flush()
    write_boxes(work, row, listed, plan)


def write_boxes(work: Work, row: LoadPlan, boxes: Iterable[TripBox], plan: Plan) -> None:
    """The boxes of a plan in their places."""
    by_key = {box.item.id: box for box in boxes}
    for p in plan.placements:
        box, item = by_key[p.id], by_key[p.id].item
        work.session.add(
            LoadPlanBox(
                plan_id=row.id, sequence=p.sequence, box_key=p.id, estimated=box.estimated, dispatch_no=box.dispatch_no,
                box_no=box.box_no, contents=box.contents, packaging=box.packaging, stop=item.stop, mark=item.mark, lot=item.lot,
                weight_g=item.weight_g, x_mm=p.x_mm, y_mm=p.y_mm, z_mm=p.z_mm, dx_mm=p.dx_mm, dy_mm=p.dy_mm, dz_mm=p.dz_mm,
                length_mm=item.length_mm, width_mm=item.width_mm, height_mm=item.height_mm,
                upright=[side.value for side in item.upright], max_load_g=item.max_load_g, max_layers=item.max_layers,
                bottom_only=item.bottom_only,
            )
        )  # fmt: skip
    work.session.flush()


def swap(work: Work, number: str, one: PlanBoxView, other: PlanBoxView) -> None:
    """Two equal boxes change places in a plan; each takes along what is its own: number, contents, weight."""
    query = select(LoadPlanBox).join(LoadPlan, LoadPlan.id == LoadPlanBox.plan_id).where(LoadPlan.number == number)
    rows = {row.box_key: row for row in work.session.scalars(query.where(LoadPlanBox.box_key.in_((one.key, other.key))))}
    first, second = rows[one.key], rows[other.key]
    own = {name: (getattr(first, name), getattr(second, name)) for name in _OWN}
    first.box_key = f"{one.key}~"
    work.session.flush()
    for name, (was_first, was_second) in own.items():
        setattr(second, name, was_first)
        if name != "box_key":
            setattr(first, name, was_second)
    work.session.flush()
    first.box_key = other.key
    work.session.flush()


def weigh(work: Work, plan: LoadPlanView) -> LoadPlanView:
    """Keeps the figures of a plan whose boxes weigh otherwise in their places, as the check finds them now."""
    report = check(plan.task, plan.plan)
    kept, permille = _figures(report)
    work.session.execute(update(LoadPlan).where(LoadPlan.number == plan.number).values(report=kept, utilisation_permille=permille))
    work.touched("load_plan")
    return replace(plan, report=report)


_OWN = ("box_key", "dispatch_no", "box_no", "contents", "packaging", "weight_g")
"""What a box takes along when it changes places with an equal one."""


def void(work: Work, row: LoadPlan, reason: Text) -> None:
    """The plan holds no longer and says why; what was printed of it is void."""
    row.state, row.voided_at, row.void_reason = LoadPlanState.VOID, work.now, str(reason)
    work.session.flush()
    printing.void_papers(work, row.number, str(reason))
    work.audit("void_load_plan", "load_plan", row.number, trip=row.trip_no, reason=str(reason))


def seen(work: Work, row: LoadPlan) -> LoadPlanView:
    """The plan as it stands."""
    work.session.flush()
    return plan_queries.plan_view(work.session, row)


def trip_boxes_of(view: LoadPlanView) -> tuple[TripBox, ...]:
    """The boxes of a kept plan as they were when it was made, those that were left too."""
    placed = tuple(TripBox(b.item, b.dispatch_no, b.box_no, b.contents, b.packaging, b.estimated) for b in view.boxes)
    return (*placed, *(one.box for one in view.left))


def _fill(row: LoadPlan, boxes: Iterable[TripBox], plan: Plan, report: Report) -> None:
    by_key = {box.item.id: box for box in boxes}
    row.left = [{"box": asdict(by_key[one.id]), "reason": one.reason.value} for one in plan.left]
    row.report, row.utilisation_permille = _figures(report)


def _figures(report: Report) -> tuple[dict[str, Any], int]:
    """What is kept of a report: a plan that is kept has no faults."""
    return {key: value for key, value in asdict(report).items() if key != "faults"}, round(report.utilisation * 1000)
