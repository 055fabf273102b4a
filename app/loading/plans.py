"""Commands on load plans (G-06, G-07): kept once the independent check finds them right, boxes moved by hand, withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch.load_facts import LoadFacts, load_facts
from app.loading import plan_rules, plan_store
from app.loading.plan_task import trip_task
from app.loading.plan_views import LoadPlanView
from app.planner.checking import check
from app.planner.model import Placement, Plan, Report, Task
from app.planner.turns import before, in_order
from app.printing import service as printing
from db.states import Role, TripState

PLANNERS = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SALES, Role.SHIPPER)
WITHDRAWERS_OF_STRICT = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
"""Of a strict trip: without its plan any order would do, the crew does not take it away (G-06)."""
_OPEN = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED, TripState.LOADING)


@dataclass(frozen=True)
class Move:
    """A box of a plan moved by hand: its turn, its new corner, and how it stands; `turned` None as it stood."""

    sequence: int
    x_mm: int
    y_mm: int
    z_mm: int
    turned: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Judged:
    """A plan after a move, in an order that can be loaded, and what the check says of it."""

    plan: Plan
    report: Report


def judge(task: Task, plan: Plan, move: Move) -> Judged:
    """What would become of a plan if a box were moved: nothing is kept, the window asks at every step of the mouse.

    Turns follow the places: what would be shut in goes in first, everything else keeps its order.

    Raises:
        BadInput: The plan has no such turn.
    """
    if all(p.sequence != move.sequence for p in plan.placements):
        raise bad_input(QT_TRANSLATE_NOOP("app", "装柜图上没有第 {n} 箱"), n=move.sequence)
    moved = replace(plan, placements=in_order(tuple(_moved(p, move) for p in plan.placements)))
    return Judged(moved, check(task, moved))


def save_plan(work: Work, trip_no: str, plan: Plan, *, basis: str = "", search_ms: int = 0) -> LoadPlanView:
    """Keeps a plan of a trip; the one before it is void.

    The plan is judged here against the trip as it stands now, whoever found it and whatever he says of it.

    Args:
        work: The action.
        trip_no: The trip.
        plan: What was found.
        basis: `TripTask.basis` of what it was searched for; blank where nobody knows.
        search_ms: How long was searched.

    Raises:
        Refused: G-07 stacked too high or too heavy, or nobody said how many layers a packaging bears; G-06 anything else that the
            check finds.
        Conflict: Goods or vehicle changed while it was searched for, boxes are loaded already, or the vehicle is closed.
        BadInput: Nothing is placed, or a box has no measures.
    """
    work.require(*PLANNERS)
    facts = _open_trip(work, trip_no)
    trip = trip_task(work.session, trip_no, work.now)
    if basis and basis != trip.basis:
        changed = say(QT_TRANSLATE_NOOP("app", "排图期间货或车变了，请重算"))
        raise Conflict(changed, (fact(plan_rules.TRIP, trip_no),), helper=Role.TEAM_LEADER)
    if not plan.placements:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一箱也没有排上"), fact(plan_rules.TRIP, trip_no))
    report = check(trip.task, plan)
    plan_rules.must_not_be_stacked_too_high(trip_no, report)
    plan_rules.must_be_right(trip_no, report, trip.container)
    old = plan_store.current_row(work, trip_no)
    if old is not None:
        view = plan_store.seen(work, old)
        if view.loaded:
            raise Conflict(
                say(QT_TRANSLATE_NOOP("app", "已装 {n} 箱，不能重排；要重排先卸下，或手动移还没装的箱"), n=view.loaded),
                (fact(plan_rules.TRIP, trip_no), fact(QT_TRANSLATE_NOOP("app", "状态"), word(facts.state))),
            )
        plan_store.void(work, old, say(QT_TRANSLATE_NOOP("app", "已重排")))
    row = plan_store.write(work, trip, plan, report, search_ms)
    work.audit(
        "save_load_plan", "load_plan", row.number, trip=trip_no, boxes=len(plan.placements), left=len(plan.left),
        estimated=trip.estimated, utilisation=row.utilisation_permille, seconds=round(search_ms / 1000, 1), basis=trip.basis,
    )  # fmt: skip
    return plan_store.seen(work, row)


def move_box(work: Work, number: str, move: Move) -> LoadPlanView:
    """Moves a box of a plan by hand; the check has the last word, the printed plan is void.

    Raises:
        Refused: G-07, G-06 as in `save_plan`.
        Conflict: The plan is void, the box is loaded, or a loaded one stands in its way.
        NotFound: No such plan.
        BadInput: The plan has no such turn.
    """
    work.require(*PLANNERS)
    row = plan_store.row_of(work, number)
    _open_trip(work, row.trip_no)
    view = plan_store.seen(work, row)
    judged = judge(view.task, view.plan, move)
    key = next(box.key for box in view.boxes if box.sequence == move.sequence)
    _must_be_reachable(view, judged.plan, key)
    plan_rules.must_not_be_stacked_too_high(row.trip_no, judged.report)
    plan_rules.must_be_right(row.trip_no, judged.report, view.container)
    row.moved += 1
    plan_store.rewrite(work, row, plan_store.trip_boxes_of(view), judged.plan, judged.report)
    printing.void_papers(work, number, str(say(QT_TRANSLATE_NOOP("app", "手动移箱，装柜图有改动"))))
    work.audit(
        "move_plan_box", "load_plan", number, box=key, x=move.x_mm, y=move.y_mm, z=move.z_mm, turned=move.turned,
        utilisation=row.utilisation_permille,
    )  # fmt: skip
    return plan_store.seen(work, row)


def void_plan(work: Work, number: str, reason: str) -> None:
    """Withdraws a plan; loading goes on without one, on a strict trip not before another is kept (G-06).

    Of a strict trip logistics head or team leader alone may.

    Raises:
        NotPermitted: The trip is strict, and somebody else withdraws it.
        Conflict: It is void already, or the vehicle is closed.
        NotFound: No such plan.
        BadInput: No reason.
    """
    work.require(*PLANNERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = plan_store.row_of(work, number)
    if _open_trip(work, row.trip_no).strict:
        work.require(*WITHDRAWERS_OF_STRICT)
    plan_store.void(work, row, say(QT_TRANSLATE_NOOP("app", "{why}"), why=reason.strip()))


def print_plan(work: Work, number: str, reason: str = "") -> int:
    """Prints 装柜图; from the second time on with a reason.

    Returns:
        How many times it was printed.

    Raises:
        Conflict: The plan is void.
        NotFound: No such plan.
        BadInput: A reprint without a reason.
    """
    work.require(*PLANNERS, Role.STOREKEEPER)
    plan_store.row_of(work, number)
    return printing.print_paper(work, "load_plan", number, reason=reason)


def print_staging(work: Work, number: str, reason: str = "") -> int:
    """Prints the staging list: the boxes of a plan lane by lane in the order they are loaded.

    Returns:
        How many times it was printed.

    Raises:
        Conflict: The plan is void.
        NotFound: No such plan.
        BadInput: A reprint without a reason.
    """
    work.require(*PLANNERS, Role.STOREKEEPER)
    plan_store.row_of(work, number)
    return printing.print_paper(work, "staging_list", number, reason=reason)


def _moved(placement: Placement, move: Move) -> Placement:
    if placement.sequence != move.sequence:
        return placement
    dx, dy, dz = move.turned or (placement.dx_mm, placement.dy_mm, placement.dz_mm)
    return replace(placement, x_mm=move.x_mm, y_mm=move.y_mm, z_mm=move.z_mm, dx_mm=dx, dy_mm=dy, dz_mm=dz)


def _must_be_reachable(view: LoadPlanView, plan: Plan, key: str) -> None:
    """What is on the vehicle stands where it stands: neither moved itself nor in need of a box that is still outside."""
    loaded: Collection[str] = {box.key for box in view.boxes if box.loaded}
    if key in loaded:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一箱已装车，先卸下才能移")))
    turns = {p.id: p.sequence for p in plan.placements}
    waits = before(plan.placements)
    if any(turns[key] in waits[turns[one]] for one in loaded):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这个位置已被装好的箱挡住，移到门口一侧")))


def _open_trip(work: Work, trip_no: str) -> LoadFacts:
    facts = load_facts(work.session, trip_no)
    if facts is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    if facts.state not in _OPEN:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在是「{state}」，不再排装柜图"), trip=trip_no, state=word(facts.state)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(facts.state)),),
        )
    return facts
