"""Goods on their way from the store onto a vehicle, made by the commands and, where people scan, by scans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.boxing.bench import PackingBench
from app.boxing.views import BenchState, BoxView
from app.catalog.views import CustomerView, ProductView, VehicleView
from app.core.clock import Clock
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.dispatch import queries
from app.dispatch import service as dispatch
from app.dispatch.events import DispatchChanged, HandoverWithdrawn, ItemPutBack, PickCompleted
from app.dispatch.handing import Announcement
from app.dispatch.views import DispatchOrderView, DraftLine, TripDraft, TripView
from app.loading import handover, staging
from app.loading import service as loading
from app.loading.views import LoadView, VehicleFindings
from app.orders.events import AddressChanged, DeliveryTermsChanged
from app.orders.views import OrderView
from app.scanning.lane import Bench, ScanLane
from db.states import Activity, DeliveryMode, DirectPoint, Role
from tests.helpers import catalog, orders
from tests.helpers.goods import Line, qualified
from tests.helpers.orders import People
from tests.helpers.worlds import kept_step, stage, step

LOADING_AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # 14:00 at the site
EVERY_POINT = {
    DirectPoint.TIME: "2026-11-23 18:00", DirectPoint.SPEC: "按订单", DirectPoint.QUANTITY: "按订单", DirectPoint.TRANSPORT: "公路",
    DirectPoint.UNLOADING: "叉车卸货", DirectPoint.PLACE: "客户 1 号库", DirectPoint.CONTACT: "收货员甲",
}  # fmt: skip


def connect(place: Workplace) -> None:
    """The handlers of these features, as the desk connects them."""
    place.bus.on(AddressChanged, dispatch.follow_address)
    place.bus.on(DispatchChanged, boxes.on_dispatch_changed)
    place.bus.on(ItemPutBack, boxes.on_item_put_back)
    place.bus.on(PickCompleted, boxes.on_pick_completed)
    place.bus.on(DispatchChanged, handover.on_dispatch_changed)
    place.bus.on(HandoverWithdrawn, handover.on_handover_withdrawn)
    place.bus.on(DeliveryTermsChanged, dispatch.follow_terms)


class Station:
    """A scanner at a tab; the person can change."""

    def __init__(self, place: Workplace, clock: Clock, bench: Bench, actor: Actor) -> None:
        self.bench, self.actor, self.lane = bench, actor, ScanLane(place)
        self._stamper, self._ports = ScanStamper(clock), count()

    def scan(self, text: str | Command) -> ScanResult:
        """One scan, from a port of its own: nothing is taken for a double read."""
        code = text.code if isinstance(text, Command) else text
        return self.lane.take(self._stamper.stamp(f"test{next(self._ports)}", code.encode()), self.bench, self.actor)

    def packing(self) -> BenchState:
        """The state of a packing bench."""
        state = self.bench.state
        assert isinstance(state, BenchState)
        return state


@dataclass
class Shipping:
    """A dispatch team with a customer, a vehicle and a store."""

    place: Workplace
    people: People
    line: Line = field(init=False)
    sales: Actor = field(init=False)
    head: Actor = field(init=False)
    packer: Actor = field(init=False)
    inspector: Actor = field(init=False)
    keeper: Actor = field(init=False)
    customer: CustomerView = field(init=False)
    vehicle: VehicleView = field(init=False)
    products: dict[str, ProductView] = field(default_factory=dict)

    def __post_init__(self) -> None:
        connect(self.place)
        self._prepare()

    @stage
    def _prepare(self) -> None:
        self.line = Line(self.place, self.people)
        self.inspector, self.keeper = self.line.inspector, self.line.keeper
        self.sales = qualified(self.place, self.people(Role.SALES), Activity.DELIVERY)
        self.head = self.people(Role.LOGISTICS_HEAD)
        self.packer = qualified(self.place, self.people(Role.SHIPPER), Activity.PACKING, Activity.DELIVERY)
        catalog.location(self.place)
        catalog.packaging_kind(self.place)
        self.customer = catalog.customer(self.place)
        self.vehicle = catalog.vehicle(self.place)

    @kept_step
    def product(self, code: str = "BK", **changes: object) -> ProductView:
        """A product with standard and packaging requirement, made once."""
        if code not in self.products:
            draft = catalog.SCREWS if code == "LS" else catalog.BREAKER
            self.products[code] = catalog.product(self.place, draft, code=code, **changes)
            self.line.prepared(self.products[code])
        return self.products[code]

    @kept_step
    def stock(self, product: ProductView, quantity: int) -> tuple[str, ...]:
        """Goods in stock; returns serials, or the lot."""
        receipt = self.line.stocked(product, quantity)
        return tuple(entry.serial or entry.lot_no for entry in receipt.lines)

    @kept_step
    def order(self, *lines: tuple[ProductView, int], mode: DeliveryMode = DeliveryMode.DIRECT) -> OrderView:
        """A released order."""
        return orders.released(self.place, self.people, self.customer, lines, mode=mode)

    @step
    def draft(self, order: OrderView, *lines: DraftLine) -> DispatchOrderView:
        """A draft 发货单."""
        with self.place.work(self.sales) as work:
            return dispatch.create(work, order.number, lines)

    @kept_step
    def issued(self, order: OrderView) -> DispatchOrderView:
        """An issued 发货单."""
        made = self.draft(order)
        with self.place.work(self.sales) as work:
            return dispatch.issue(work, made.number, "FP0001")

    @step
    def trip(self, **changes: object) -> TripView:
        """A planned trip with crew and supervisor."""
        assert self.sales.person_id is not None and self.packer.person_id is not None
        values: dict[str, object] = {
            "plate": self.vehicle.plate, "driver": "司机甲", "phone": "0571-0000-0300", "planned_at": LOADING_AT,
            "crew": (self.packer.person_id,), "supervisor_id": self.sales.person_id, "dock": "2 号码头",
        }  # fmt: skip
        with self.place.work(self.head) as work:
            return dispatch.create_trip(work, TripDraft(**(values | changes)))  # type: ignore[arg-type]

    @kept_step
    def planned(self, order: OrderView, trip: TripView | None = None) -> DispatchOrderView:
        """A 发货单 on a trip, settled and with the customer told."""
        made, trip_no = self.issued(order), (trip or self.trip()).number
        with self.place.work(self.sales) as work:
            dispatch.settle(work, made.number, EVERY_POINT)
            dispatch.notify_customer(work, made.number, "收货员甲", "电话", LOADING_AT)
        with self.place.work(self.head) as work:
            dispatch.accept(work, made.number)
            dispatch.change_transport(work, made.number, made.transport, "合同约定公路")
            return dispatch.plan(work, made.number, trip_no)

    @step
    def announced(self, number: str) -> DispatchOrderView:
        """Who comes for the goods, and with which vehicle, is known."""
        with self.place.work(self.sales) as work:
            who = Announcement("提货员甲", "授权书 1", self.vehicle.plate, "示范物流有限公司", "0571-0000-0301")
            return dispatch.announce(work, number, who)

    @kept_step
    def picked(self, *lines: tuple[ProductView, int], trip: TripView | None = None) -> tuple[DispatchOrderView, tuple[str, ...]]:
        """A 发货单 with everything drawn, and the serials or lots drawn."""
        found = [(product, quantity, self.stock(product, quantity)) for product, quantity in lines]
        order = self.planned(self.order(*lines), trip)
        for _, quantity, items in found:
            for item in items:
                with self.place.work(self.packer) as work:
                    order = dispatch.pick(work, order.number, item, quantity if len(items) == 1 else 1)
        return order, tuple(item for _, _, items in found for item in items)

    def bench(self, clock: Clock, actor: Actor | None = None) -> Station:
        """A packing bench."""
        return Station(self.place, clock, PackingBench(), actor or self.packer)

    @kept_step
    def sealed(self, order: DispatchOrderView, items: tuple[str, ...], clock: Clock) -> BoxView:
        """One box with everything in, checked by the inspector, sealed, its label scanned back."""
        station = self.bench(clock)
        self.packed(station, order, items)
        station.actor = self.inspector
        self.checked(station, items)
        station.actor = self.packer
        station.scan(Command.SEAL)
        box = station.packing().box
        assert box is not None
        station.scan(f"00{box.sscc}")
        return self.box(box.sscc)

    @kept_step
    def sealed_apart(self, order: DispatchOrderView, items: tuple[str, ...], clock: Clock) -> tuple[str, ...]:
        """Each unit in a box of its own, checked, sealed, its label scanned back; the papers lie in the last one."""
        ssccs = []
        for n, item in enumerate(items):
            station = self.bench(clock)
            station.scan(order.number)
            if n == 0:
                for _ in items[1:]:
                    station.scan(Command.NEW_BOX)
            station.scan(item)
            if item != items[-1]:
                station.scan(Command.NEW_BOX)
            station.scan(station.packing().list_no)
            while station.packing().kit_open and item == items[-1]:
                paper = station.packing().kit_open[0]
                station.scan(self.certificate(item) if paper == "合格证" else Command.CONFIRM)
            station.actor = self.inspector
            station.scan(item)
            station.actor = self.packer
            station.scan(Command.SEAL)
            box = station.packing().box
            assert box is not None
            station.scan(f"00{box.sscc}")
            ssccs.append(box.sscc)
        return tuple(ssccs)

    def checked(self, station: Station, items: tuple[str, ...]) -> None:
        """Everything in the box scanned again, goods of a lot with their count before."""
        box = station.packing().box
        assert box is not None
        for item in items:
            pieces = sum(inside.quantity for inside in box.items if inside.identity == item and not inside.serial)
            if pieces:
                station.scan(f"JF${pieces}")
            station.scan(item)

    def packed(self, station: Station, order: DispatchOrderView, items: tuple[str, ...]) -> None:
        """Everything scanned into the box, with list and papers in it."""
        station.scan(order.number)
        for item in items:
            station.scan(item)
        station.scan(station.packing().list_no)
        while station.packing().kit_open:
            if station.packing().kit_open[0] == "合格证":
                station.scan(self.certificate(items[0]))
            else:
                station.scan(Command.CONFIRM)

    def certificate(self, identity: str) -> str:
        """Number of the certificate of a unit or lot."""
        from app.quality import queries as quality

        with self.place.read() as session:
            found = quality.certificate_of(session, identity)
        assert found is not None
        return found.number

    @step
    def staged(self, trip_no: str) -> None:
        """Every box of a trip that was not yet is scanned at the lane."""
        for box in self.load(trip_no).expected:
            with self.place.work(self.packer) as work:
                if box.sscc not in staging.staging(work.session, box.dispatch_no).staged:
                    staging.stage(work, box.dispatch_no, box.sscc)

    @kept_step
    def loading(self, trip_no: str, findings: VehicleFindings | None = None) -> LoadView:
        """A checked vehicle whose loading has begun, the goods checked at the lane."""
        self.staged(trip_no)
        with self.place.work(self.keeper) as work:
            loading.check_vehicle(work, trip_no, findings or VehicleFindings(self.vehicle.plate))
            return loading.start(work, trip_no)

    @kept_step
    def loaded(self, trip_no: str, seal_no: str = "") -> LoadView:
        """A load with every box on, closed by sales and storekeeper."""
        view = self.load(trip_no)
        for box in view.missing:
            with self.place.work(self.packer) as work:
                loading.load_box(work, trip_no, box.sscc)
        for actor in (self.sales, self.keeper):
            with self.place.work(actor) as work:
                loading.confirm_load(work, trip_no)
        with self.place.work(self.sales) as work:
            return loading.close_load(work, trip_no, seal_no)

    def load(self, trip_no: str) -> LoadView:
        """The load as it stands."""
        from app.loading import queries as load_queries

        with self.place.read() as session:
            view = load_queries.load(session, trip_no)
        assert view is not None
        return view

    def seen(self, number: str) -> DispatchOrderView:
        """The 发货单 as it stands."""
        with self.place.read() as session:
            view = queries.dispatch_order(session, number)
        assert view is not None
        return view

    def box(self, sscc: str) -> BoxView:
        """A box as it stands."""
        with self.place.read() as session:
            view = boxing.box(session, sscc)
        assert view is not None
        return view
