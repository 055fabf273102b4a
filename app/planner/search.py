"""`plan`: the load plan of a task, the better the longer it may search, with every limit kept.

A crew wants a load that comes out stop by stop, mark beside mark, the heavy below: where everything goes in that way (`zones`), that is
the plan. Where room is scarce the fullest load is searched (`filling`); of several stops the fullest one by zones is taken if it is as
full, or nearly so.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from app.planner.filling import Filling
from app.planner.goods import must_make_sense
from app.planner.model import Plan, Task
from app.planner.zones import Zones

TIDY = 0.5
"""The part of the time until which a load of stretches is looked for that takes everything."""
STOP_BY_STOP, ALL_AT_ONCE = 0.5, 0.75
"""The parts of the time until which a load for several stops is searched stop by stop, and with all of them at once; the rest is for one
with a stretch for each."""
PLAIN = 0.01
"""So much of the inside may stay empty so that each stop has a stretch of its own."""


def plan(
    task: Task, seconds: float, *, found: Callable[[Plan], None] | None = None, stop: Callable[[], bool] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Plan:  # fmt: skip
    """Plans a load.

    Args:
        task: What goes into what.
        seconds: How long to search; a load that cannot become better is given earlier.
        found: Called in the searching thread for better and better plans, the first after hundredths of a second.
        stop: Asked often; the search ends with the best so far when it says so.
        clock: What counts the seconds.

    Returns:
        The best plan found; what is not on it is left with the reason.

    Raises:
        BadInput: The figures of the task cannot be meant.
    """
    must_make_sense(task)
    began = clock()
    filling = Filling(task, began + seconds, found, stop, clock)
    zones = Zones(task, filling.kinds.hopeless, began + seconds, stop, clock)
    first = zones.soon() if zones.large else None
    if first is not None:
        _shown(first, found)
        filling.least = first.utilisation
    if not filling.begin(sure=first is None):
        return first or filling.finish()
    tidy = zones.tidy(began + TIDY * seconds)
    if tidy is not None:
        return _shown(tidy, found)
    if zones.several:
        filling.until = began + STOP_BY_STOP * seconds
        filling.stop_by_stop()
        filling.until = began + ALL_AT_ONCE * seconds
    filling.go_on()
    best = filling.finish()
    if first is not None and first.utilisation > best.utilisation:
        best = first
    never = {left.id for left in filling.kinds.hopeless}
    full = zones.fullest() if zones.several and any(left.id not in never for left in best.left) else None
    if full is None or full.utilisation < best.utilisation - PLAIN:
        return best
    return _shown(full, found)


def _shown(plan: Plan, found: Callable[[Plan], None] | None) -> Plan:
    if found is not None:
        found(plan)
    return plan
