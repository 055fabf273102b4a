"""Whose turn it is: where a scanned box goes by the load plan, what should have gone in before, and which equal box it stands in for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.loading.plan_views import LoadPlanView, PlanBoxView
from app.planner.checking import check
from app.planner.model import Item
from app.planner.turns import before


@dataclass(frozen=True)
class Turn:
    """What the plan says to a scanned box.

    Attributes:
        box: Where it goes; None where the plan has no place for it.
        instead_of: The equal box whose place it takes, which takes its place; None where it goes where it was planned.
        first: What should have gone in before; empty where it is its turn.
        shut_in_by: A box that is loaded already and stands in its way; None for none.
    """

    box: PlanBoxView | None
    instead_of: PlanBoxView | None = None
    first: tuple[PlanBoxView, ...] = ()
    shut_in_by: PlanBoxView | None = None

    @property
    def in_order(self) -> bool:
        """Whether it is its turn."""
        return self.box is not None and not self.first and self.shut_in_by is None


def turn_of(plan: LoadPlanView, sscc: str, *, strict: bool) -> Turn:
    """Where a box goes that is scanned now.

    On a strict trip it is the next box's turn alone; otherwise anything may go in that no box still outside would have to stand under
    or behind. Equal boxes (measures, limits, stop, 唛头, lot) are as good as each other: one that comes out of turn takes the place of
    one whose turn it is.

    Args:
        plan: The plan with what is loaded by now.
        sscc: The box.
        strict: Only the next box may go on (G-06).
    """
    todo = [box for box in plan.boxes if not box.loaded and not box.estimated]
    box = plan.box(sscc)
    if box is None:
        return Turn(None, first=tuple(todo[:1]))
    waits = before(tuple(one.placement for one in plan.boxes))
    standing = {one.sequence for one in plan.boxes if one.loaded}
    shut_in = {turn for n in standing for turn in waits[n]}

    def open_to(one: PlanBoxView) -> bool:
        return one.sequence not in shut_in and not waits[one.sequence] - standing

    ready = todo[:1] if strict else [one for one in todo if open_to(one)]
    if any(one is box for one in ready):
        return Turn(box)
    other = next((one for one in ready if _alike(plan, box, one)), None)
    if other is not None:
        return Turn(other, other)
    by_turn = {one.sequence: one for one in plan.boxes}
    first = todo[:1] if strict else [by_turn[n] for n in sorted(waits[box.sequence] - standing)]
    shut = [by_turn[n] for n in sorted(standing) if box.sequence in waits[n]]
    return Turn(box, first=tuple(first), shut_in_by=shut[0] if shut and not strict else None)


def swapped(plan: LoadPlanView, one: PlanBoxView, other: PlanBoxView) -> LoadPlanView:
    """The plan with two boxes in each other's places."""
    places = {one.key: other, other.key: one}
    boxes = tuple(_in_place(box, places) if box.key in places else box for box in plan.boxes)
    return replace(plan, boxes=boxes)


def loaded(plan: LoadPlanView, sscc: str, position: int) -> LoadPlanView:
    """The plan with one box more on the vehicle."""
    return replace(plan, boxes=tuple(replace(box, loaded_as=position) if box.key == sscc else box for box in plan.boxes))


def _in_place(box: PlanBoxView, places: dict[str, PlanBoxView]) -> PlanBoxView:
    """The place of `box` with the other box in it."""
    came = places[box.key]
    return replace(came, placement=replace(box.placement, id=came.key), place=box.place, item=came.item)


def _alike(plan: LoadPlanView, box: PlanBoxView, other: PlanBoxView) -> bool:
    """Whether two boxes may stand in each other's places: equal in all the crew sees, and where weights differ the check agrees."""
    if _kind(box.item) != _kind(other.item):
        return False
    if box.item.weight_g == other.item.weight_g:
        return True
    trial = swapped(plan, box, other)
    return check(trial.task, trial.plan).right


def _kind(item: Item) -> Item:
    return replace(item, id="", weight_g=0)

