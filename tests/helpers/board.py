"""A board as a works has it in the early afternoon, written straight into the tables: trips in every state, 发货单 for a fortnight.

Only the board and its commands on what waits are tried on it; what was scanned and signed here was never scanned and signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.work import PROGRAM, Workplace
from db.models.boxing import Box, BoxItem
from db.models.dispatch import CustomerNotification, DispatchLine, DispatchNotice, DispatchNoticeLine, DispatchOrder, Trip
from db.models.gate import GatePass, GatePassOrder, GateSignature
from db.models.loading import Load, LoadConfirmation, LoadScan, VehicleCheck
from db.states import (
    BoxState,
    DeliveryMode,
    DispatchKind,
    DispatchState,
    PassKind,
    PassState,
    Role,
    TransportKind,
    TripState,
)
from tests.conftest import People
from tests.helpers import catalog, orders
from tests.helpers.worlds import kept_step

CUSTOMERS = (
    ("华东电气设备有限公司", "苏州"), ("江淮成套开关厂", "合肥"), ("宁北机电安装有限公司", "宁波"), ("示范电气有限公司", "示范市"),
    ("临港重工装备有限公司", "上海"), ("西湖自动化工程公司", "杭州"), ("赣东配电设备厂", "上饶"), ("皖南电力安装公司", "芜湖"),
)  # fmt: skip


@dataclass(frozen=True)
class Truck:
    """One trip of the day: dock, from hour to hour, plate, state, boxes and how many are on, kind and carrier."""

    dock: str
    start: float
    hours: float
    plate: str
    state: TripState
    boxes: tuple[int, ...]
    on: int = 0
    kind: str = "BOX-9.6"
    carrier: str = "远帆货运"
    signed: tuple[Role, ...] = ()
    expected: int = 0


T = TripState
DAY = (
    Truck("1 号码头", 7.5, 2.8, "皖Z 30618", T.OUT, (12, 14), 26, "40HC", "顺驰物流", (Role.FINANCE, Role.PERSONNEL)),
    Truck("1 号码头", 11.0, 4.2, "苏Z 8682K", T.LOADING, (42, 48, 30), 37, "BOX-13", "远帆货运", expected=18),
    Truck("2 号码头", 8.0, 3.0, "浙Z 71140", T.OUT, (20,), 20, "40HC", "华通运输", (Role.FINANCE, Role.PERSONNEL)),
    Truck("2 号码头", 12.0, 2.6, "苏Z 2209M", T.CLOSED, (16, 10), 26, "20GP", "远帆货运", (Role.PERSONNEL,)),
    Truck("3 号码头", 7.2, 2.0, "沪Z 55021", T.OUT, (9,), 9, "BOX-6.8", "顺驰物流", (Role.FINANCE, Role.PERSONNEL)),
    Truck("3 号码头", 13.0, 2.5, "鲁Z 9917D", T.PLANNED, (24, 8), 0, "BOX-9.6", "鲁运专线"),
    Truck("4 号码头", 9.0, 3.4, "苏Z 4410C", T.OUT, (31,), 31, "BOX-9.6", "华通运输", (Role.FINANCE, Role.PERSONNEL)),
    Truck("4 号码头", 12.7, 3.0, "豫Z 66270", T.LOADING, (93,), 79, "BOX-9.6", "中原专线"),
    Truck("5 号码头", 12.7, 2.2, "闽Z 1538F", T.CLOSED, (18,), 18, "BOX-7.6", "远帆货运", (Role.FINANCE,)),
    Truck("5 号码头", 15.7, 2.5, "粤Z 0927A", T.PLANNED, (28, 12), 0, "BOX-9.6", "南线物流"),
    Truck("自提门", 13.2, 1.6, "京Z 3056B", T.PLANNED, (4,), 0, "VAN", ""),
    Truck("", 14.6, 2.8, "", T.PLANNED, (15, 11, 9), 0, "BOX-9.6", ""),
)


class Board:
    """Fills a workplace; `now` is the moment of the board, an aware time at the site."""

    def __init__(self, place: Workplace, people: People, now: datetime) -> None:
        self.place, self.now, self.people = place, now, people
        self.head, self.leader = people(Role.LOGISTICS_HEAD), people(Role.TEAM_LEADER)
        self.sales, self.keeper = people(Role.SALES), people(Role.STOREKEEPER)
        self.finance, self.personnel = people(Role.FINANCE), people(Role.PERSONNEL)
        self.product = catalog.product(place)
        catalog.packaging_kind(place)
        self.order_no = orders.released(place, people, catalog.customer(place, "总公司"), [(self.product, 9)]).number
        self.customers = [catalog.customer(place, name) for name, _ in CUSTOMERS]
        self.trips: dict[str, str] = {}
        self._midnight = datetime(now.year, now.month, now.day, tzinfo=now.tzinfo)
        self._ssccs = 0

    @kept_step
    def day(self, trucks: Sequence[Truck] = DAY) -> Board:
        """Trips on their docks in every state."""
        with self.place.work(PROGRAM) as work:
            for number, truck in enumerate(trucks):
                self._truck(work.session, work, number, truck)
        return self

    @kept_step
    def fortnight(self, count: int, days: int = 14) -> Board:
        """发货单 of the days from today on, every third of them on a trip of its day."""
        today = site_day(self.now)
        with self.place.work(PROGRAM) as work:
            session = work.session
            planned = [
                self._trip(session, work, Truck("", 8 + 2 * slot, 2, f"浙Z {day:02d}{slot}00", T.PLANNED, ()), day)
                for day in range(1, days) for slot in range(4)
            ]  # fmt: skip
            for n in range(count):
                day = n * days // count
                trip = planned[(day - 1) * 4 + n % 4] if day and n % 3 == 0 else None
                order = self._order(session, work, n, trip, DispatchState.PLANNED if trip else DispatchState.ISSUED)
                order.load_day = today + timedelta(days=day)
                order.delivery_day = today + timedelta(days=day + n % 4 - (1 if n % 7 == 0 else 0))
                order.accepted_at = self.now if n % 11 else None
                order.urgent_note = "客户停机" if n % 17 == 0 else ""
                if n % 5:
                    self._told(session, order)
                session.add(DispatchLine(dispatch_id=order.id, line_no=1, order_line_id=9000 + n, product_id=self.product.product_id,
                                         quantity=1 + n % 9))  # fmt: skip
        return self

    def _truck(self, session: Session, work: Any, number: int, truck: Truck) -> None:
        trip = self._trip(session, work, truck, 0)
        self.trips[truck.plate] = trip.number
        begun = truck.state in (T.LOADING, T.CLOSED, T.CLEARED, T.OUT)
        states = {T.PLANNED: DispatchState.PLANNED, T.LOADING: DispatchState.LOADING, T.CLOSED: DispatchState.LOADED,
                  T.OUT: DispatchState.IN_TRANSIT}  # fmt: skip
        left, on_it = truck.on, []
        for stop, boxes in enumerate(truck.boxes, start=1):
            order = self._order(session, work, number * 3 + stop, trip, states[truck.state], stop)
            self._told(session, order)
            on_it.append(order)
            open_ = truck.expected if stop == len(truck.boxes) else 0
            left -= self._boxes(session, trip, order, boxes, open_, left)
        if begun:
            self._load(session, trip, truck)
        if truck.state in (T.CLOSED, T.OUT):
            self._pass(session, work, trip, truck, on_it)

    def _trip(self, session: Session, work: Any, truck: Truck, day: int) -> Trip:
        start = self._midnight + timedelta(days=day, hours=truck.start)
        row = Trip(
            number=work.next_number("CC"), state=truck.state, plate=truck.plate, driver="司机" if truck.plate else "",
            phone=f"000-0000-{5100 + round(truck.start * 7)}" if truck.plate else "", planned_at=start,
            until_at=start + timedelta(hours=truck.hours), dock=truck.dock, gate="一号门", vehicle_kind=truck.kind,
            carrier_name=truck.carrier, inspection_until=site_day(self.now) + timedelta(days=300), supervisor_id=self.sales.person_id,
            arrived_at=None if truck.state is T.PLANNED else start - timedelta(minutes=14),
            seal_no="SL44021" if truck.kind == "40HC" else "",
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row

    def _order(
        self, session: Session, work: Any, n: int, trip: Trip | None, state: DispatchState, stop: int = 0
    ) -> DispatchOrder:
        customer, (name, town) = self.customers[n % len(CUSTOMERS)], CUSTOMERS[n % len(CUSTOMERS)]
        row = DispatchOrder(
            number=work.next_number("FH"), kind=DispatchKind.SALE, state=state, order_no=self.order_no, customer_id=customer.customer_id,
            customer_name=name, consignee=name, contact="收货员", phone="0571-0000-0000", address=f"{town}演示路 {n % 90 + 1} 号",
            destination=town, mode=(DeliveryMode.DIRECT, DeliveryMode.CONSIGNED, DeliveryMode.DIRECT, DeliveryMode.PICKUP)[n % 4],
            transport=TransportKind.ROAD, delivery_day=site_day(self.now) + timedelta(days=1), trip_no=trip.number if trip else "",
            stop_no=stop, maker_id=self.sales.person_id, made_at=self.now, issued_at=self.now, accepted_at=self.now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row

    def _told(self, session: Session, order: DispatchOrder) -> None:
        session.add(
            CustomerNotification(
                dispatch_id=order.id, at=self.now - timedelta(hours=6), person_id=self.sales.person_id, told="收货员", channel="电话",
                address=order.address, arrival_at=self.now + timedelta(days=1),
            )
        )

    def _boxes(self, session: Session, trip: Trip, order: DispatchOrder, count: int, open_: int, left: int) -> int:
        """Closed boxes of an order with what lies in them, as many on the vehicle as are left; returns how many those are."""
        pieces = (count - open_) * 4 + open_ * 12  # a dozen fills a box that is only expected
        line = DispatchLine(dispatch_id=order.id, line_no=1, order_line_id=order.id, product_id=self.product.product_id, quantity=pieces)
        session.add(line)
        session.flush()
        on = 0
        for n in range(count - open_):
            self._ssccs += 1
            box = Box(
                sscc=f"06901234{self._ssccs:010d}", dispatch_no=order.number, box_no=n + 1, state=BoxState.SEALED, length_mm=1200,
                width_mm=800, height_mm=600 + 100 * (n % 4), gross_weight_g=124_000 + 900 * (n % 7), packer_id=self.leader.person_id,
                opened_at=self.now, closed_at=self.now,
            )  # fmt: skip
            session.add(box)
            session.flush()
            session.add(BoxItem(box_id=box.id, line_id=line.id, product_id=self.product.product_id, lot_no="P1", quantity=4, at=self.now))
            if n < left:
                on += 1
                session.add(LoadScan(trip_no=trip.number, sscc=box.sscc, position=on, at=self.now - timedelta(minutes=200 - on)))
        return on

    def _load(self, session: Session, trip: Trip, truck: Truck) -> None:
        start = trip.planned_at + timedelta(minutes=9)
        closed = None if truck.state is T.LOADING else start + timedelta(minutes=70)
        session.add(
            VehicleCheck(
                trip_no=trip.number, at=start - timedelta(minutes=5), plate=trip.plate, intact=True, suitable=True, clean=True,
                hygienic=True, uncontaminated=True, safe=True, passed=True,
            )
        )  # fmt: skip
        session.add(Load(trip_no=trip.number, supervisor_id=self.sales.person_id, started_at=start, closed_at=closed, seal_no=trip.seal_no))
        if closed is not None:
            for role, actor in ((Role.SALES, self.sales), (Role.STOREKEEPER, self.keeper)):
                session.add(LoadConfirmation(trip_no=trip.number, role=role, person_id=actor.person_id, at=closed))

    def _pass(self, session: Session, work: Any, trip: Trip, truck: Truck, orders: list[DispatchOrder]) -> None:
        out = truck.state is T.OUT
        left = trip.planned_at + timedelta(hours=truck.hours - 0.2)
        row = GatePass(
            number=work.next_number("CM"), trip_no=trip.number, kind=PassKind.SALE, gate="一号门", maker="班组长",
            state=PassState.USED if out else PassState.AWAITING_SIGNATURES, made_at=left, plate=trip.plate,
            used_at=left if out else None, load_closed_at=trip.planned_at + timedelta(minutes=79),
        )  # fmt: skip
        session.add(row)
        session.flush()
        for order in orders:
            session.add(GatePassOrder(pass_id=row.id, dispatch_no=order.number))
        for role in truck.signed:
            actor = self.finance if role is Role.FINANCE else self.personnel
            at = left - timedelta(minutes=20)
            session.add(GateSignature(pass_id=row.id, role=role, person_id=actor.person_id, name=actor.name, at=at))


def noticed(place: Workplace, order_nos: Sequence[str], now: datetime) -> None:
    """Puts orders on a notice of today."""
    with place.work(PROGRAM) as work:
        notice = DispatchNotice(number=work.next_number("TZ"), first_day=site_day(now), last_day=site_day(now), made_at=now)
        work.session.add(notice)
        work.session.flush()
        for order_no in order_nos:
            work.session.add(DispatchNoticeLine(notice_id=notice.id, order_no=order_no))


