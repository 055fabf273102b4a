"""Which package has to go in before which, and an order of loading that keeps to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

import numpy as np

from app.planner.model import Placement


def before(placements: Sequence[Placement]) -> dict[int, frozenset[int]]:
    """By turn: the turns of the packages that have to stand before it goes in: those that carry it, and those it would shut in."""
    if not placements:
        return {}
    low = np.array([(p.x_mm, p.y_mm, p.z_mm) for p in placements], dtype=np.int64)
    high = low + np.array([(p.dx_mm, p.dy_mm, p.dz_mm) for p in placements], dtype=np.int64)
    turns = [p.sequence for p in placements]
    found: dict[int, frozenset[int]] = {}
    for n, turn in enumerate(turns):
        across = (low[:, 1] < high[n, 1]) & (high[:, 1] > low[n, 1])
        along = (low[:, 0] < high[n, 0]) & (high[:, 0] > low[n, 0])
        upright = (low[:, 2] < high[n, 2]) & (high[:, 2] > low[n, 2])
        carries = across & along & (high[:, 2] == low[n, 2])
        shut_in = across & upright & (high[:, 0] <= low[n, 0])
        found[turn] = frozenset(turns[m] for m in np.flatnonzero(carries | shut_in))
    return found


def in_order(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """The packages with turns from 1 on that can be kept to, as near to their present turns as may be.

    Where no order serves (two packages shut each other in), the present one stays; the check says what is wrong with it.
    """
    waits = {turn: set(first) for turn, first in before(placements).items()}
    after: dict[int, list[int]] = {turn: [] for turn in waits}
    for turn, first in waits.items():
        for one in first:
            after[one].append(turn)
    ready = [turn for turn, first in waits.items() if not first]
    heapify(ready)
    order: list[int] = []
    while ready:
        turn = heappop(ready)
        order.append(turn)
        for later in after[turn]:
            waits[later].discard(turn)
            if not waits[later]:
                heappush(ready, later)
    if len(order) < len(placements):
        order = sorted(waits)
    by_turn = {p.sequence: p for p in placements}
    return tuple(replace(by_turn[turn], sequence=n) for n, turn in enumerate(order, start=1))
