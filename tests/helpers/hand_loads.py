"""Loads built by hand: small enough to check in the head, and with one of everything a load can have."""

from __future__ import annotations

from dataclasses import replace

from app.planner.model import Axles, Balance, Container, Item, Placement, Plan, Side, Space, Task

UPRIGHT = (Side.HEIGHT,)


def mixed() -> tuple[Task, Plan]:
    """A right load of 14 boxes for two stops.

    Eight cartons A for stop 2 stand two high against the front wall (turns 1 to 8), two long crates B for stop 2 lie on the floor
    behind them (9, 10), and four fragile cartons C for stop 1 stand on the first crate (11 to 14).
    """
    inside = Container(
        3000, 1000, 1100, payload_g=600_000, door_width_mm=1000, door_height_mm=900,
        blocked=(Space(2900, 0, 1000, 100, 100, 100),), axles=Axles(-500, 2500, 400_000, 300_000),
        balance=Balance(200, 500, 60),
    )  # fmt: skip
    items = (
        Item("A", 500, 500, 500, 8, 50_000, UPRIGHT, max_load_g=50_000, max_layers=2, stop=2, mark="甲"),
        Item("B", 1000, 500, 400, 2, 40_000, UPRIGHT, bottom_only=True, stop=2, mark="乙"),
        Item("C", 500, 250, 300, 4, 5_000, UPRIGHT, max_load_g=0, stop=1, mark="丙", lot="L1"),
    )
    places = [("A", x, y, z, 500, 500, 500) for x in (0, 500) for y in (0, 500) for z in (0, 500)]
    places += [("B", 1000, 0, 0, 500, 1000, 400), ("B", 1500, 0, 0, 500, 1000, 400)]
    places += [("C", x, y, 400, 250, 500, 300) for x in (1000, 1250) for y in (0, 500)]
    return Task(inside, items), plan_of(places, stops={"A": 2, "B": 2, "C": 1})


def plan_of(places: list[tuple[str, int, int, int, int, int, int]], stops: dict[str, int] | None = None) -> Plan:
    """A plan with these boxes in this order."""
    of = stops or {}
    return Plan(tuple(Placement(*place, sequence=turn, stop=of.get(place[0], 1)) for turn, place in enumerate(places, start=1)))


def changed(plan: Plan, turn: int, **values: int | str) -> Plan:
    """The plan with other values for the box of one turn."""
    return replace(plan, placements=tuple(replace(b, **values) if b.sequence == turn else b for b in plan.placements))


def swapped_turns(plan: Plan, one: int, other: int) -> Plan:
    """The plan with the turns of two boxes exchanged."""
    turns = {one: other, other: one}
    return replace(plan, placements=tuple(replace(b, sequence=turns.get(b.sequence, b.sequence)) for b in plan.placements))


def swapped_places(plan: Plan, one: int, other: int) -> Plan:
    """The plan with the corners of two boxes exchanged."""
    at = {box.sequence: box for box in plan.placements}
    corners = {turn: (at[of].x_mm, at[of].y_mm, at[of].z_mm) for turn, of in ((one, other), (other, one))}
    return replace(
        plan,
        placements=tuple(
            replace(b, **dict(zip(("x_mm", "y_mm", "z_mm"), corners[b.sequence], strict=True))) if b.sequence in corners else b
            for b in plan.placements
        ),
    )


def without(plan: Plan, turn: int) -> Plan:
    """The plan with one box gone and the later ones moved up a turn."""
    rest = (b for b in plan.placements if b.sequence != turn)
    return replace(plan, placements=tuple(replace(b, sequence=b.sequence - (b.sequence > turn)) for b in rest))
