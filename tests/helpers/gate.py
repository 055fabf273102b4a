"""A closed load on a vehicle, with its gate pass and everything after it, made by the commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from app.boxing import checking, sealing
from app.boxing import queries as boxing
from app.boxing import service as boxing_service
from app.core.events import EventBus
from app.core.work import Actor, Work, Workplace
from app.delivery import service as delivery
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.events import DispatchChanged, PickCompleted, TripChanged
from app.dispatch.views import TripDraft
from app.gate import held, vehicles
from app.gate import queries as gate_queries
from app.gate import service as gate
from app.gate.events import PassBecameValid, PassEnded, Released
from app.gate.memory import GateMemory
from app.gate.rules import MOST_SEEN, tail
from app.gate.views import GateVerdict, PassView, SeenKind
from app.loading import queries as loads
from app.loading import service as loading
from app.loading import staging
from app.loading.events import LoadChanged, LoadClosed
from app.loading.views import VehicleFindings
from app.orders.views import OrderView
from app.storage.events import GoodsHeld
from app.yard import service as yard
from app.yard.events import PlatesCorrected
from app.yard.views import Arrival
from db.states import Activity, DirectPoint, Role, YardPurpose
from tests.helpers import catalog, goods, orders, trust
from tests.helpers.orders import People
from tests.helpers.worlds import stage

PIN = "2580"
PLATE = "苏Z·8682K"


def connect(bus: EventBus) -> None:
    """The connections of the stages from the last pick on, as the desk makes them."""
    bus.on(PickCompleted, lambda work, e: _only(gate.draft_pass(work, e.trip_no, e.dispatch_no)))
    bus.on(LoadClosed, lambda work, e: _only(gate.await_signatures(work, e.trip_no)))
    bus.on(LoadChanged, lambda work, e: gate.void(work, e.trip_no, e.reason))
    bus.on(TripChanged, lambda work, e: gate.void(work, e.trip_no, "车辆已改"))
    bus.on(DispatchChanged, lambda work, e: gate.void_for_dispatch(work, e.dispatch_no, "发货单已改"))
    bus.on(GoodsHeld, held.on_goods_held)
    bus.on(PassBecameValid, lambda work, e: _only(delivery.prepare(work, e.pass_no)))
    bus.on(PassEnded, lambda work, e: delivery.withdraw(work, e.pass_no, e.reason))
    bus.on(Released, lambda work, e: delivery.note_departure(work, e.pass_no))
    bus.on(TripChanged, lambda work, e: yard.follow_trip(work, e.trip_no))
    bus.on(PlatesCorrected, lambda work, e: loading.follow_plates(work, e.trip_no, e.reason))
    bus.on(PlatesCorrected, lambda work, e: vehicles.follow_plates(work, e.trip_no, e.reason))
    bus.on(Released, _leave_yard)


def _leave_yard(work: Work, event: Released) -> None:
    found = gate_queries.gate_pass(work.session, event.pass_no)
    assert found is not None and found.used_at is not None
    yard.release(work, found.trip_no, found.plate, found.number, found.used_at)


def _only(_: object) -> None:
    return None


@dataclass
class Yard:
    """The shipping desk from the released order to the gate; every step is done by the person whose work it is."""

    place: Workplace
    people: People
    container: str = ""
    seal: str = ""
    quantity: int = 2
    trailer: str = ""
    gate_in: bool = False
    order_no: str = field(init=False, default="")
    dispatch_no: str = field(init=False, default="")
    trip_no: str = field(init=False, default="")
    serials: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        connect(self.place.bus)
        self.sales, self.head = self.people(Role.SALES), self.people(Role.LOGISTICS_HEAD)
        self.leader = goods.qualified(
            self.place, self.people(Role.TEAM_LEADER), Activity.PACKING, Activity.LOADING, Activity.DELIVERY, Activity.DRIVING
        )
        self.checker = self.people(Role.INSPECTOR)
        self.keeper = self.people(Role.STOREKEEPER)
        self.finance, self.personnel = self.people(Role.FINANCE), self.people(Role.PERSONNEL)
        self.guard = self.people(Role.GUARD)
        self.service = self.people(Role.AFTER_SALES)
        trust.founded(self.place, {Role.FINANCE: [self.finance], Role.PERSONNEL: [self.personnel]})

    @stage
    def ordered(self) -> OrderView:
        """A released order for a breaker, with the goods in stock."""
        self.product = catalog.product(self.place)
        self.customer = catalog.customer(self.place)
        catalog.location(self.place)
        line = goods.Line(self.place, self.people)
        line.prepared(self.product)
        order = orders.released(self.place, self.people, self.customer, [(self.product, self.quantity)])
        self.order_no = order.number
        receipt = line.stocked(self.product, self.quantity, order.number)
        self.serials = tuple(one.serial for one in receipt.lines)
        return order

    @stage
    def issued(self) -> str:
        """An issued, accepted 发货单 with the customer told."""
        self.ordered()
        with self.place.work(self.sales) as work:
            self.dispatch_no = dispatch.create(work, self.order_no).number
            dispatch.issue(work, self.dispatch_no, "INV-0001", urgent_note="加急")
            dispatch.settle(work, self.dispatch_no, dict.fromkeys(DirectPoint, "已确认"))
            arrival = work.now + timedelta(hours=6)
            dispatch.notify_customer(work, self.dispatch_no, "收货员甲", "电话", arrival)
        with self.place.work(self.head) as work:
            dispatch.accept(work, self.dispatch_no)
        return self.dispatch_no

    @stage
    def planned(self) -> str:
        """On a trip."""
        self.issued()
        catalog.vehicle(self.place, PLATE)
        with self.place.work(self.head) as work:
            draft = TripDraft(
                PLATE, "司机甲", "138-0000-0000", work.now + timedelta(hours=2), supervisor_id=self.sales.person_id,
                container_no=self.container, gate="一号门", crew=(self.leader.person_id or 0,),
            )  # fmt: skip
            self.trip_no = dispatch.create_trip(work, draft).number
            dispatch.plan(work, self.dispatch_no, self.trip_no)
        if self.gate_in:
            with self.place.work(self.guard) as work:
                yard.enter(work, Arrival(PLATE, YardPurpose.TRIP, self.trailer, self.trip_no))
        return self.trip_no

    @stage
    def picked(self) -> None:
        """Everything drawn: the pass is drafted."""
        self.planned()
        with self.place.work(self.leader) as work:
            for serial in self.serials:
                dispatch.pick(work, self.dispatch_no, serial)

    @stage
    def boxed(self) -> str:
        """One sealed box with its label scanned back; returns its SSCC."""
        self.picked()
        return self.box()

    @stage
    def box(self) -> str:
        """What was drawn goes into a box."""
        with self.place.work(self.leader) as work:
            boxing_service.begin(work, self.dispatch_no)
            for serial in self.serials:
                box = boxing_service.put_in(work, self.dispatch_no, serial)
            listed = boxing.packing_list(work.session, self.dispatch_no)
            assert listed is not None
            boxing_service.put_list_in(work, self.dispatch_no, boxing.list_code(work.session, listed.number, box))
            for paper, _ in boxing.kit(work.session, self.dispatch_no):
                boxing_service.tick_paper(work, self.dispatch_no, paper)
            boxing_service.weigh(work, box.sscc, 6020)
        with self.place.work(self.checker) as work:
            for serial in self.serials:
                checking.check_item(work, self.dispatch_no, serial)
        with self.place.work(self.leader) as work:
            sealed = sealing.seal(work, self.dispatch_no, firm=True)
            assert sealed.label is not None
            sealing.scan_label(work, box.sscc, str(sealed.label.issue))
        self.sscc = box.sscc
        return box.sscc

    @stage
    def loading(self) -> None:
        """The box is on the vehicle, the load still open."""
        self.boxed()
        self.load()

    @stage
    def load(self) -> None:
        """The box goes onto the vehicle."""
        with self.place.work(self.sales) as work:
            loading.check_vehicle(work, self.trip_no, VehicleFindings(PLATE, self.container))
        self.laned()
        with self.place.work(self.leader) as work:
            loading.start(work, self.trip_no)
            loading.load_box(work, self.trip_no, self.sscc)

    @stage
    def laned(self) -> None:
        """Every box of the trip is scanned at the lane."""
        with self.place.work(self.leader) as work:
            view = loads.load(work.session, self.trip_no)
            assert view is not None
            for box in view.expected:
                staging.stage(work, box.dispatch_no, box.sscc)

    @stage
    def closed(self) -> PassView:
        """The load closed by two people: the pass waits for signatures."""
        self.loading()
        return self.close()

    @stage
    def close(self) -> PassView:
        """Both confirm, the load is closed."""
        for actor in (self.sales, self.keeper):
            with self.place.work(actor) as work:
                loading.confirm_load(work, self.trip_no)
        with self.place.work(self.keeper) as work:
            loading.close_load(work, self.trip_no, self.seal)
        return self.gate_pass()

    @stage
    def signed(self) -> PassView:
        """A valid pass."""
        self.closed()
        return self.sign()

    @stage
    def sign(self) -> PassView:
        """Finance and personnel sign."""
        number = self.gate_pass().number
        gate.sign(self.place, self.finance, number, Role.FINANCE, PIN)
        return gate.sign(self.place, self.personnel, number, Role.PERSONNEL, PIN)

    def gate_pass(self) -> PassView:
        """The newest pass of the trip."""
        with self.place.read() as session:
            found = gate_queries.latest_of(session, self.dispatch_no)
        assert found is not None
        return found

    def token(self) -> str:
        """Text of the code on the guard's copy of the valid pass."""
        with self.place.read() as session:
            found = gate_queries.token(session, self.gate_pass().number)
        assert found is not None
        return found

    def seen(self) -> dict[SeenKind, str]:
        """What an honest guard keys."""
        view = self.gate_pass()
        return {
            SeenKind.PLATE: tail(view.plate), SeenKind.TRAILER: tail(view.trailer), SeenKind.CONTAINER: tail(view.container_no),
            SeenKind.SEAL: " ".join(tail(seal) for seal in view.seals[:MOST_SEEN]), SeenKind.BEARER: tail(view.bearer_card),
        }  # fmt: skip

    def memory(self) -> GateMemory:
        """What a gate that keeps nothing has in hand: the root that the station pinned."""
        return GateMemory(self.gate_pass().gate, self.place.clock, self.place.vault.read("root.public"), None)

    def verify(self, token: str, seen: dict[SeenKind, str] | None = None, guard: Actor | None = None) -> GateVerdict:
        """The guard's check."""
        with self.place.work(guard or self.guard) as work:
            return gate.verify(work, token, self.seen() if seen is None else seen, self.memory())

    @stage
    def out(self) -> GateVerdict:
        """The vehicle has left."""
        self.signed()
        return self.verify(self.token())

    def trip_state(self) -> str:
        """State of the trip."""
        with self.place.read() as session:
            trip = dispatch_queries.trip(session, self.trip_no)
        assert trip is not None
        return trip.state.value
