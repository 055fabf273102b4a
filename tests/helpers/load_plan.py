"""Trips with boxes for load plans, and plain plans made without any search."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.boxing.views import BoxView
from app.catalog import kinds
from app.catalog.kinds import VehicleKindDraft
from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import connect_load_plans
from app.dispatch.views import DispatchOrderView, TripView
from app.loading import plan_queries, plans
from app.loading.plan_task import trip_task
from app.loading.plan_views import LoadPlanView, TripTask
from app.planner.model import Balance, Container, Item, Placement, Plan, Task
from db.models.dispatch import DispatchOrder, Trip
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People
from tests.helpers.worlds import kept_step, stage, step

INSIDE = Container(3000, 2000, 2000, 2_000_000, balance=Balance(0, 1000, 500))
"""A vehicle that any plan without a fault of its own is right for: no axles, no limit of the centre of gravity that can be missed."""


def laid(task: Task) -> Plan:
    """Every box on the floor, the farthest stop first: line by line from the front wall, from the left in each."""
    placed: list[Placement] = []
    x = y = depth = 0
    for item in sorted(task.items, key=lambda item: -item.stop):
        dx, dy, dz = item.width_mm, item.length_mm, item.height_mm
        if y + dy > task.container.width_mm:
            x, y, depth = x + depth, 0, 0
        placed.append(Placement(item.id, x, y, 0, dx, dy, dz, len(placed) + 1, item.stop))
        y, depth = y + dy, max(depth, dx)
    return Plan(tuple(placed))


def piled(task: Task, layers: int) -> Plan:
    """Equal boxes in piles of so many, the piles side by side along the front wall."""
    placed = []
    for n, item in enumerate(task.items):
        pile, layer = divmod(n, layers)
        placed.append(
            Placement(
                item.id, 0, pile * item.length_mm, layer * item.height_mm, item.width_mm, item.length_mm, item.height_mm, n + 1, item.stop
            )
        )
    return Plan(tuple(placed))


@dataclass
class Loads:
    """A dispatch team and a truck of 3 m that boxes are planned onto."""

    place: Workplace
    people: People
    clock: SetClock
    ship: Shipping = field(init=False)

    def __post_init__(self) -> None:
        connect_load_plans(self.place.bus)
        self.ship = Shipping(self.place, self.people)
        self._prepare()

    @stage
    def _prepare(self) -> None:
        with self.place.work(self.ship.head) as work:
            kinds.create_vehicle_kind(work, VehicleKindDraft("YARD-3", "厂内 3 米车", INSIDE))

    @step
    def trip(self, *, strict: bool = False, kind: str = "YARD-3", **more: object) -> TripView:
        """A planned trip of a kind of vehicle."""
        trip = self.ship.trip(**more)
        self.set_trip(trip.number, vehicle_kind=kind, strict=strict)
        return trip

    @step
    def set_trip(self, number: str, **values: object) -> None:
        """Writes columns of a trip that its form fills in."""
        with self.place.work(self.ship.head) as work:
            work.session.query(Trip).filter(Trip.number == number).update(values)  # type: ignore[arg-type]

    @kept_step
    def boxed(self, trip: TripView, count: int, stop: int = 1) -> tuple[list[DispatchOrderView], list[BoxView]]:
        """So many 发货单 of one sealed box each on a trip, for a stop."""
        orders, boxes = [], []
        for _ in range(count):
            order, items = self.ship.picked((self.ship.product(), 1), trip=trip)
            boxes.append(self.ship.sealed(order, items, self.clock))
            orders.append(self.ship.seen(order.number))
        with self.place.work(self.ship.head) as work:
            numbers = [order.number for order in orders]
            work.session.query(DispatchOrder).filter(DispatchOrder.number.in_(numbers)).update({"stop_no": stop})
        return orders, boxes

    def task(self, trip_no: str) -> TripTask:
        """What the planner is asked for a trip."""
        with self.place.read() as session:
            return trip_task(session, trip_no, self.clock.now())

    def saved(self, trip_no: str, plan: Plan | None = None) -> LoadPlanView:
        """A kept plan of a trip; everything on the floor by default."""
        task = self.task(trip_no)
        with self.place.work(self.ship.head) as work:
            return plans.save_plan(work, trip_no, plan or laid(task.task), basis=task.basis, search_ms=1500)

    def newest(self, trip_no: str) -> LoadPlanView:
        """The newest plan of a trip, void or not."""
        with self.place.read() as session:
            found = plan_queries.newest(session, trip_no)
        assert found is not None
        return found


def item(name: str, **changes: object) -> Item:
    """A box of 600 × 400 × 400 mm and 20 kg."""
    values: dict[str, object] = {"length_mm": 600, "width_mm": 400, "height_mm": 400, "weight_g": 20_000}
    return Item(name, **(values | changes))  # type: ignore[arg-type]
