"""What the load view reads in one go: trips to choose from, the newest plan of the chosen one, and what it would be made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.catalog import kind_queries
from app.core.errors import AppError
from app.desk import Reading
from app.dispatch import queries as dispatch
from app.dispatch.load_facts import LoadFacts, load_facts
from app.dispatch.views import TripState, TripView
from app.loading import plan_queries
from app.loading.plan_task import trip_boxes, trip_task
from app.loading.plan_views import LoadPlanState, LoadPlanView, TripBox, TripTask
from app.planner.kinds import VehicleKind
from app.printing.service import times_printed

PAPER, STAGING = "load_plan", "staging_list"
OPEN = (TripState.PLANNED, TripState.ARRIVED, TripState.CHECKED, TripState.LOADING)
SHOWN = (*OPEN, TripState.CLOSED, TripState.CLEARED)


@dataclass(frozen=True)
class PlanFound:
    """Everything the view shows.

    Attributes:
        trips: What may be chosen.
        trip: The chosen one.
        plan: Its newest plan, void or not.
        task: What a new plan would be made from; None where it cannot be, then `trouble` says why.
        trouble: Why no plan can be made.
        kinds: Vehicles and containers to choose from.
        stops: What each stop is called.
        printed: How often the plan was printed.
        kind_key: What the trip says of its vehicle.
        boxes: What is on the trip, whatever it goes into; empty where a box cannot be planned.
        staged: How often its staging list was printed.
        strict: Whether the trip is loaded in the order of its plan only (G-06).
    """

    trips: tuple[TripView, ...] = ()
    trip: TripView | None = None
    plan: LoadPlanView | None = None
    task: TripTask | None = None
    trouble: AppError | None = None
    kinds: tuple[VehicleKind, ...] = ()
    stops: Mapping[int, str] = field(default_factory=dict)
    printed: int = 0
    kind_key: str = ""
    boxes: tuple[TripBox, ...] = ()
    staged: int = 0
    strict: bool = False

    @property
    def kind(self) -> VehicleKind | None:
        """What was chosen for the trip."""
        return next((kind for kind in self.kinds if kind.key == self.kind_key), None)

    @property
    def outdated(self) -> bool:
        """Whether the plan that holds was made from other boxes, limits or another inside than there are now.

        What happens to the trip makes a plan void; what is changed in the master data or the settings is found here.
        """
        if self.plan is None or self.plan.state is not LoadPlanState.CURRENT or not self.changeable:
            return False
        return self.task.basis != self.plan.basis if self.task is not None else self.trouble is not None

    @property
    def changeable(self) -> bool:
        """Whether the trip may still get another plan."""
        return self.trip is not None and self.trip.state in OPEN


def read(session: Reading, document: str, now: datetime) -> PlanFound:
    """Reads what the view shows.

    Args:
        session: For reading.
        document: A trip or a load plan; blank for the first trip that waits for one.
        now: The moment.
    """
    trips = dispatch.trips(session, SHOWN)
    trips.sort(key=lambda trip: (trip.state not in OPEN, trip.planned_at))
    with_vehicle = tuple(trip for trip in trips if not trip.on_foot)
    number = plan_queries.trip_of_plan(session, document) if document.startswith("ZG") else document
    number = number or next((trip.number for trip in with_vehicle), "")
    trip = next((one for one in with_vehicle if one.number == number), None) or (dispatch.trip(session, number) if number else None)
    kinds = kind_queries.vehicle_kinds(session)
    if trip is None:
        return PlanFound(with_vehicle, kinds=kinds)
    facts = load_facts(session, trip.number)
    plan = plan_queries.plan(session, document) if document.startswith("ZG") else plan_queries.newest(session, trip.number)
    task, trouble = None, None
    if trip.state in OPEN:
        try:
            task = trip_task(session, trip.number, now)
        except AppError as error:
            trouble = error
    boxes = task.boxes if task is not None else _boxes(session, facts, now)
    printed, staged = (times_printed(session, paper, plan.number) if plan is not None else 0 for paper in (PAPER, STAGING))
    kind_key = facts.vehicle_kind if facts is not None else ""
    strict = facts is not None and facts.strict
    return PlanFound(with_vehicle, trip, plan, task, trouble, kinds, _stops(facts), printed, kind_key, boxes, staged, strict)


def _boxes(session: Reading, facts: LoadFacts | None, now: datetime) -> tuple[TripBox, ...]:
    """The boxes of a trip without a kind, so that one can be proposed."""
    if facts is None:
        return ()
    try:
        return trip_boxes(session, facts, now)
    except AppError:
        return ()  # the trouble says why already


def _stops(facts: LoadFacts | None) -> dict[int, str]:
    """A stop is called by its town where one is known, else by its customers."""
    found: dict[int, list[str]] = {}
    for order in facts.orders if facts is not None else ():
        names = found.setdefault(order.stop, [])
        if order.customer_name not in names:
            names.append(order.customer_name)
    return {stop: "、".join(names) for stop, names in found.items()}
