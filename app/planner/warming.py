"""Compiles the search once, so that the first plan of a new program does not wait for it; the set-up and bundles run it as a program.

python -m app.planner.warming
"""

from __future__ import annotations

from app.planner.model import Container, Item, Plan, Task
from app.planner.search import plan

LOADS = 100
"""So many loads are looked at: enough for every function to have run."""


def warm_up() -> Plan:
    """Plans a small load that uses every compiled function; what is compiled stays in the user's cache folder."""
    items = (
        Item("a", 600, 400, 300, copies=12, weight_g=9000, max_load_g=60_000, stop=2, lot="1"),
        Item("b", 400, 300, 250, copies=20, weight_g=5000, max_layers=3, stop=1, lot="2"),
        Item("c", 300, 200, 200, copies=400, weight_g=2000, max_load_g=0, stop=1),
    )
    asked = iter(range(LOADS))  # not by the clock: compiling takes longer than any search
    return plan(Task(Container(2400, 1600, 1500, payload_g=500_000), items), 600.0, stop=lambda: next(asked, None) is None)


if __name__ == "__main__":
    warm_up()
