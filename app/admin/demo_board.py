"""The planning board of the demo: a large lot in stock, a fortnight of 发货单 that draw on it, and today's trips on their docks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from app.admin.demo_story import Plan, Stop, Story, Tale
from app.catalog import demo_goods as goods
from app.catalog import queries as catalog
from app.core.calendar import add_working_days
from app.core.clock import site_day
from app.core.work import Work
from app.dispatch import planning
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.orders import review, ticks
from app.orders import service as orders
from app.orders.views import LineDraft, OrderDraft, OrderNeeds
from app.yard import service as yard
from app.yard.views import Arrival, YardPurpose
from db.states import DeliveryMode, Department, DirectPoint, Role, TransportKind

if TYPE_CHECKING:
    from app.admin.demo import Cast

P = ParamSpec("P")
T = TypeVar("T")

LOT, CODE = 1500, "DZ"
"""Pieces of the lot that the fortnight draws on, and of what."""


@dataclass(frozen=True)
class Truck:
    """One of today's trips: hours from now, its dock, plate, kind, how many 发货单, and how far it got (0 to come, 1 here, 2 checked)."""

    start: float
    hours: float
    dock: str
    plate: str
    kind: str
    orders: int
    step: int = 0


TODAY = (
    Truck(-0.7, 2.0, "3 号码头", "浙A·0T102", "BOX-13", 2),
    Truck(-0.4, 1.5, "自提门", "浙A·0T002", "BOX-4.2", 1, 1),
    Truck(-0.2, 2.5, "5 号码头", "苏E·0T201", "BOX-6.8", 2, 2),
    Truck(1.5, 2.0, "4 号码头", "沪B·0T301", "BOX-7.6", 2),
    Truck(2.2, 2.5, "", "", "BOX-9.6", 3),
)
LATER = ((1, "浙A·0T001", "BOX-9.6", 2), (1, "", "BOX-13", 1), (2, "浙A·0T101", "BOX-9.6", 2), (4, "", "40HC", 1))
"""Days on, plate, kind, 发货单."""
LOOSE = (0, 0, 1, 1, 2, 3, 5, 7, 9, 12)
"""Days on of the 发货单 that are on no trip."""


class _Kept(Tale):
    """An order of the stock itself: nothing of it is kept for a customer."""

    def _reserve(self) -> None:
        """Free for whoever orders."""


class Fortnight:
    """Fills the board after the story was told; nothing of it moves the clock."""

    def __init__(self, cast: Cast, end: datetime) -> None:
        self.cast, self.end = cast, end
        self.turn = 0

    def do(self, role: Role, command: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A command as the first person of a role, in this very moment."""
        with self.cast.desk.work(self.cast.first[role]) as work:
            return command(work, *args, **kwargs)

    def make(self) -> None:
        """Trips of today and of the days after, then what is on none."""
        self.stock()
        for truck in TODAY:
            start = self.end + timedelta(hours=truck.start)
            self.trip(truck, start)
        for days, plate, kind, count in LATER:
            start = self.end + timedelta(days=days)
            self.trip(Truck(0, 2.5, "", plate, kind, count), start)
        for days in LOOSE:
            number = self.order(days, told=days > 0)
            day = site_day(self.end) + timedelta(days=days)
            self.do(Role.LOGISTICS_HEAD, planning.move_day, number, day, self.version(number))

    def stock(self) -> None:
        """The lot that everything draws on, kept for nobody."""
        for _ in _Kept(Story(self.cast, self.end), Plan(2, 4, ((CODE, LOT),), Stop.STOCKED)).told():
            continue

    def version(self, number: str) -> int:
        """The version of a 发货单."""
        with self.cast.desk.read() as session:
            found = dispatch_queries.dispatch_order(session, number)
        assert found is not None
        return found.version

    def order(self, days: int, *, told: bool = True) -> str:
        """A released order of the next customer, and its 发货单 as the logistics head received it."""
        self.turn += 1
        with self.cast.desk.read() as session:
            customer = catalog.customers(session)[self.turn % len(goods.CUSTOMERS)]
            product = catalog.product_by_code(session, CODE)
        assert product is not None
        mode = (DeliveryMode.DIRECT, DeliveryMode.CONSIGNED, DeliveryMode.PICKUP)[self.turn % 3]
        due = site_day(self.end) + timedelta(days=days + self.turn % 3)
        lines = (LineDraft(product.product_id, 8 + 4 * (self.turn % 9), product.model, 12_000),)
        draft = OrderDraft(
            customer.customer_id, customer.name, customer.contact, customer.phone, customer.address, customer.destination, mode,
            TransportKind.DEDICATED, due, f"SF-{self.turn}", lines,
            OrderNeeds(quality="按国家标准", cost="含运费到站", payment_terms="货到验收后 30 天"),
        )  # fmt: skip
        order_no = self.do(Role.SALES, orders.create_order, draft).number
        self.do(Role.SALES, review.submit_for_review, order_no)
        for department, role in (
            (Department.SALES, Role.SALES), (Department.PRODUCTION, Role.PLANNING), (Department.LOGISTICS, Role.LOGISTICS_HEAD),
            (Department.TECHNICAL, Role.RESEARCH), (Department.PURCHASING, Role.PURCHASING),
        ):  # fmt: skip
            self.do(role, review.review_all, order_no, department)
        self.do(Role.SALES, review.finish_review, order_no)
        self.do(Role.SALES, review.sign_contract, order_no, f"HTB-{self.turn:03d}", self.cast.today, due, mode, "质保 24 个月")
        for department, role in (
            (Department.SALES, Role.SALES), (Department.PRODUCTION, Role.PLANNING), (Department.LOGISTICS, Role.LOGISTICS_HEAD)
        ):  # fmt: skip
            self.do(role, ticks.confirm, order_no, department)
        self.do(Role.SALES, orders.release, order_no)
        return self._dispatched(order_no, mode, told)

    def _dispatched(self, order_no: str, mode: DeliveryMode, told: bool) -> str:
        number = self.do(Role.SALES, dispatch.create, order_no).number
        urgent = "客户停机待料" if self.turn % 8 == 0 else ""
        self.do(Role.SALES, dispatch.issue, number, pending_reason="货到验收后开票", urgent_note=urgent)
        self.do(Role.LOGISTICS_HEAD, dispatch.accept, number)
        if mode is DeliveryMode.DIRECT:
            self.do(Role.SALES, dispatch.settle, number, dict.fromkeys(DirectPoint, "见发货单"))
        if told:
            arrival = self.end + timedelta(days=add_working_days(self.cast.today, 1).toordinal() - self.cast.today.toordinal())
            self.do(Role.SALES, dispatch.notify_customer, number, "收货员", "电话", arrival)
        return number

    def trip(self, truck: Truck, start: datetime) -> None:
        """A trip with its 发货单, as far as it got."""
        start = start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0)
        with self.cast.desk.read() as session:
            vehicle = next((one for one in catalog.vehicles(session) if one.plate == truck.plate), None)
        crew = (self.cast.first[Role.SHIPPER].person_id or 0,)
        driver, phone = ("承运司机", f"0571-0000-04{self.turn:02d}") if truck.plate else ("", "")
        draft = TripDraft(
            truck.plate, driver, phone, start, vehicle.carrier_id if vehicle else None, crew, self.cast.first[Role.SALES].person_id,
            dock=truck.dock, gate="一号门", vehicle_kind=truck.kind, until_at=start + timedelta(hours=truck.hours),
        )  # fmt: skip
        trip_no = self.do(Role.LOGISTICS_HEAD, planning.plan_trip, draft).number
        for _ in range(truck.orders):
            number = self.order(0)
            self.do(Role.LOGISTICS_HEAD, planning.put_on_trip, number, trip_no, self.version(number))
        if truck.step > 0:
            self.do(Role.GUARD, yard.enter, Arrival(truck.plate, YardPurpose.TRIP, trip_no=trip_no, gate="一号门"))
        if truck.step > 1:
            self.do(Role.STOREKEEPER, loading.check_vehicle, trip_no, VehicleFindings(truck.plate))
