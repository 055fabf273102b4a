"""The planning board of the demo: a large lot in stock, a fortnight of 发货单 that draw on it, and today's trips on their docks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from app.admin import demo_dispatch
from app.admin.demo_load_plans import save_plan
from app.admin.demo_story import Plan, Stop, Story, Tale
from app.catalog import demo_goods as goods
from app.catalog import queries as catalog
from app.catalog.views import CustomerView, ProductView
from app.core.calendar import add_working_days
from app.core.clock import site_day
from app.core.work import Work
from app.dispatch import delays, planning, requests
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import DelayDraft, TripDraft
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.orders import review, ticks
from app.orders import service as orders
from app.orders.views import LineDraft, OrderDraft, OrderNeeds
from app.yard import service as yard
from app.yard.views import Arrival, YardPurpose
from db.states import DeliveryMode, Department, RequestedChange, Role, TransportKind

if TYPE_CHECKING:
    from app.admin.demo import Cast

P = ParamSpec("P")
T = TypeVar("T")

LOTS = (("BJ", 240, 120), ("TP", 80, 60), ("BJ", 480, 180))
"""What the fortnight draws on: code, the least that an order takes, and how much more from order to order."""


@dataclass(frozen=True)
class Truck:
    """One of today's trips: hours from now, its dock, plate, kind, how many 发货单, how far it got (0 to come, 1 here, 2 checked).

    `pieces` of the spare part are on each of its 发货单 where the truck is to be nearly full; 0 as it comes.
    """

    start: float
    hours: float
    dock: str
    plate: str
    kind: str
    orders: int
    step: int = 0
    pieces: int = 0


TODAY = (
    Truck(-0.7, 2.0, "3 号码头", "浙A·0T102", "BOX-13", 2),
    Truck(-0.4, 1.5, "自提门", "浙A·0T002", "BOX-4.2", 1, 1),
    Truck(-0.2, 2.5, "5 号码头", "苏E·0T201", "BOX-6.8", 2, 2),
    Truck(1.5, 2.0, "4 号码头", "沪B·0T301", "BOX-7.6", 3, pieces=960),
    Truck(2.2, 2.5, "", "", "BOX-9.6", 2),
)
LATER = (
    (1, "浙A·0T001", "BOX-9.6", 3), (1, "", "BOX-13", 2), (2, "浙A·0T101", "BOX-9.6", 2), (2, "", "VAN-LONG", 1), (4, "", "40HC", 4),
)
"""Days on, plate, kind, 发货单."""
PLANNED = {(1, "BOX-9.6"), (2, "VAN-LONG"), (4, "40HC")}
"""Days on and kind of the trips whose load plan stands already."""
LOOSE = (0, 0, 1, 1, 2, 3, 5, 7, 9, 12)
"""Days on of the 发货单 that are on no trip."""


class _Kept(Tale):
    """An order of the stock itself: nothing of it is kept for a customer."""

    def _reserve(self) -> None:
        """Free for whoever orders."""


class Fortnight:
    """Fills the board after the story was told, within the last minutes before now."""

    def __init__(self, cast: Cast, end: datetime) -> None:
        self.cast, self.end = cast, end
        self.first = ""

    def _all(self, role: Role) -> AbstractContextManager[None]:
        """What the first person of a role does for all of them."""
        return self.cast.in_one_go(self.cast.first[role])

    def do(self, role: Role, command: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A command as the first person of a role."""
        return self.cast.do(role, command, *args, **kwargs)

    def make(self) -> None:
        """Trips of today and of the days after, then what is on none."""
        self.stock()
        today, later = sum(truck.orders for truck in TODAY), sum(count for *_, count in LATER)
        pieces = [truck.pieces for truck in TODAY for _ in range(truck.orders)]
        made = self.orders([0] * (today + later) + list(LOOSE), dict(enumerate(pieces, start=1)))
        self.first, waiting = made[today + later], iter(made)
        for truck in TODAY:
            trip_no = self.trip(truck, self.end + timedelta(hours=truck.start), list(islice(waiting, truck.orders)))
            if truck.pieces:
                save_plan(self.cast, trip_no)
        for days, plate, kind, count in LATER:
            start = self.end + timedelta(days=days)
            trip_no = self.trip(Truck(0, 2.5, "", plate, kind, count), start, list(islice(waiting, count)))
            if (days, kind) in PLANNED:
                save_plan(self.cast, trip_no)
        with self.cast.in_one_go(self.cast.first[Role.LOGISTICS_HEAD]):
            for days, number in zip(LOOSE, waiting, strict=True):
                day = site_day(self.end) + timedelta(days=days)
                self.do(Role.LOGISTICS_HEAD, planning.move_day, number, day, self.version(number))
                last = number
        self.told(last)

    def told(self, number: str) -> None:
        """What sales and logistics wrote to each other: a delay told to the customer, a change asked for, an urgent order on the notice."""
        with self.cast.desk.read() as session:
            late, urgent = (dispatch_queries.dispatch_order(session, one) for one in (number, self.first))
        assert late is not None and urgent is not None
        draft = DelayDraft(
            "进口件到货推迟", site_day(self.end) + timedelta(days=20), "改用加班，分两批发货", "收货员", "电话",
            self.cast.clock.now() - timedelta(minutes=40),
        )  # fmt: skip
        self.do(Role.SALES, delays.file_delay, late.order_no, draft, number)
        self.do(Role.LOGISTICS_HEAD, requests.ask_change, number, RequestedChange.PHONE, "0571-0000-0188", "收货人换班，电话打不通")
        demo_dispatch.call_for(self.cast, [urgent.order_no])

    def stock(self) -> None:
        """The lot that everything draws on, kept for nobody."""
        for _ in _Kept(Story(self.cast, self.end), Plan(2, 4, (("BJ", 34_000), ("TP", 8_000)), Stop.STOCKED)).told():
            continue

    def version(self, number: str) -> int:
        """The version of a 发货单."""
        with self.cast.desk.read() as session:
            found = dispatch_queries.dispatch_order(session, number)
        assert found is not None
        return found.version

    def orders(self, days: Sequence[int], pieces: Mapping[int, int]) -> list[str]:
        """Released orders of the customers in turn, and their 发货单 as the logistics head received them; department by department."""
        with self.cast.desk.read() as session:
            customers, ware = catalog.customers(session), {code: catalog.product_by_code(session, code) for code, *_ in LOTS}
        drafts = [self._draft(n, due, customers[n % len(goods.CUSTOMERS)], ware, pieces.get(n, 0)) for n, due in enumerate(days, start=1)]
        with self._all(Role.SALES):
            numbers = [self.do(Role.SALES, orders.create_order, draft).number for draft in drafts]
            for number in numbers:
                self.do(Role.SALES, review.submit_for_review, number)
        for department, role in (
            (Department.SALES, Role.SALES), (Department.PRODUCTION, Role.PLANNING), (Department.LOGISTICS, Role.LOGISTICS_HEAD),
            (Department.TECHNICAL, Role.RESEARCH), (Department.PURCHASING, Role.PURCHASING),
        ):  # fmt: skip
            with self._all(role):
                for number in numbers:
                    self.do(role, review.review_all, number, department)
        with self._all(Role.SALES):
            for n, (number, draft) in enumerate(zip(numbers, drafts, strict=True), start=1):
                self.do(Role.SALES, review.finish_review, number)
                assert draft.delivery_date is not None
                self.do(
                    Role.SALES, review.sign_contract, number, f"HTB-{n:03d}", self.cast.today, draft.delivery_date, draft.mode,
                    "质保 24 个月",
                )  # fmt: skip
        for department, role in (
            (Department.SALES, Role.SALES), (Department.PRODUCTION, Role.PLANNING), (Department.LOGISTICS, Role.LOGISTICS_HEAD)
        ):  # fmt: skip
            with self._all(role):
                for number in numbers:
                    self.do(role, ticks.confirm, number, department)
        return self._dispatched(numbers, drafts, days)

    def _draft(self, n: int, days: int, customer: CustomerView, ware: Mapping[str, ProductView | None], pieces: int) -> OrderDraft:
        code, least, more = ("BJ", pieces, 0) if pieces else LOTS[n % len(LOTS)]
        product = ware[code]
        assert product is not None
        mode = (DeliveryMode.DIRECT, DeliveryMode.CONSIGNED, DeliveryMode.PICKUP)[n % 3]
        lines = (LineDraft(product.product_id, least + more * (n % 7), product.model, 12_000),)
        return OrderDraft(
            customer.customer_id, customer.name, customer.contact, customer.phone, customer.address, customer.destination, mode,
            TransportKind.DEDICATED, site_day(self.end) + timedelta(days=days + n % 3), f"SF-{n}", lines,
            OrderNeeds(quality="按国家标准", cost="含运费到站", payment_terms="货到验收后 30 天"),
        )  # fmt: skip

    def _dispatched(self, order_nos: Sequence[str], drafts: Sequence[OrderDraft], days: Sequence[int]) -> list[str]:
        with self._all(Role.SALES):
            made = []
            for n, order_no in enumerate(order_nos, start=1):
                self.do(Role.SALES, orders.release, order_no)
                number = self.do(Role.SALES, dispatch.create, order_no).number
                urgent = "客户停机待料" if n % 8 == 0 else ""
                self.do(Role.SALES, dispatch.issue, number, pending_reason="货到验收后开票", urgent_note=urgent)
                made.append(number)
        with self._all(Role.LOGISTICS_HEAD):
            for number in made:
                self.do(Role.LOGISTICS_HEAD, dispatch.accept, number)
        arrival = self.end + timedelta(days=add_working_days(self.cast.today, 1).toordinal() - self.cast.today.toordinal())
        on_trip = len(days) - len(LOOSE)
        with self._all(Role.SALES):
            for n, (number, draft, due) in enumerate(zip(made, drafts, days, strict=True)):
                if draft.mode is DeliveryMode.DIRECT and (n < on_trip or n % 2):  # the others show what the last delivery fills in
                    self.do(Role.SALES, demo_dispatch.settle_points, number)
                if n < on_trip or due:
                    self.do(Role.SALES, dispatch.notify_customer, number, "收货员", "电话", arrival)
        return made

    def trip(self, truck: Truck, start: datetime, orders: Sequence[str]) -> str:
        """A trip with its 发货单, as far as it got."""
        start = start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0)
        with self.cast.desk.read() as session:
            vehicle = next((one for one in catalog.vehicles(session) if one.plate == truck.plate), None)
        crew = (self.cast.first[Role.SHIPPER].person_id or 0,)
        driver, phone = ("承运司机", "0571-0000-04" + truck.plate[-2:]) if truck.plate else ("", "")
        draft = TripDraft(
            truck.plate, driver, phone, start, vehicle.carrier_id if vehicle else None, crew, self.cast.first[Role.SALES].person_id,
            dock=truck.dock, gate="一号门", vehicle_kind=truck.kind, until_at=start + timedelta(hours=truck.hours),
        )  # fmt: skip
        trip_no = self.do(Role.LOGISTICS_HEAD, planning.plan_trip, draft).number
        for number in orders:
            self.do(Role.LOGISTICS_HEAD, planning.put_on_trip, number, trip_no, self.version(number))
        if truck.step > 0:
            self.do(Role.GUARD, yard.enter, Arrival(truck.plate, YardPurpose.TRIP, trip_no=trip_no, gate="一号门"))
        if truck.step > 1:
            self.do(Role.STOREKEEPER, loading.check_vehicle, trip_no, VehicleFindings(truck.plate))
        return trip_no
