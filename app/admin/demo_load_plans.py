"""Load plans of the demo, searched for as the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.loading import plans
from app.loading.plan_task import trip_task
from app.planner.search import plan
from db.states import Role

if TYPE_CHECKING:
    from app.admin.demo import Cast

SECONDS = 2.0
"""How long each is searched: so long that a container of four stops takes everything in balance."""


def save_plan(cast: Cast, trip_no: str) -> None:
    """Searches the load plan of a trip and keeps it."""
    with cast.desk.read() as session:
        trip = trip_task(session, trip_no, cast.clock.now())
    found = plan(trip.task, SECONDS)
    cast.do(Role.TEAM_LEADER, plans.save_plan, trip_no, found, search_ms=int(SECONDS * 1000))
