"""The story of the demo data: orders on their way from the contract to the closed case, each as far as it got by now."""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from app.admin import demo_delivery, demo_dispatch
from app.admin.demo_load_plans import save_plan
from app.admin.demo_packaging import make_requisitions
from app.aftersales import service as aftersales
from app.aftersales.views import CaseDraft
from app.boxing import checking, protecting, sealing
from app.boxing import queries as boxes
from app.boxing import service as boxing
from app.catalog import demo_goods as goods
from app.catalog import queries as catalog
from app.catalog.views import CustomerView
from app.core.calendar import add_working_days, working_day
from app.core.clock import SITE_ZONE, site_day
from app.delivery import queries as deliveries
from app.delivery import service as delivery
from app.delivery.views import LineCount, SlipBack
from app.dispatch import picking, preparing, trips
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.gate import checking as gate_check
from app.gate import queries as passes
from app.gate import service as gate
from app.gate.memory import GateMemory
from app.gate.rules import tail
from app.gate.views import PassView, SeenKind
from app.inbound import service as inbound
from app.loading import plan_queries, staging
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.orders import queries as order_queries
from app.orders import review, tasks, ticks
from app.orders import service as orders
from app.orders.views import LineDraft, OrderDraft, OrderNeeds
from app.packing import service as packing
from app.packing import special
from app.printing.preview import preview
from app.quality import cards
from app.quality import queries as qualities
from app.quality import service as quality
from app.slips.render import page_images
from app.storage import protection
from app.storage import queries as storage
from app.storage import service as stock
from app.units import queries as unit_queries
from app.yard import service as yard
from app.yard.views import Arrival, YardPurpose
from db.states import (
    AcceptanceResult,
    CaseCause,
    DeliveryMode,
    Department,
    InspectionVerdict,
    LateCause,
    Role,
    Severity,
    TransportKind,
)

if TYPE_CHECKING:
    from app.admin.demo import Cast


class Stop(IntEnum):
    """How far an order of the story got."""

    DRAFT = 1
    REVIEW = 2
    RELEASED = 3
    PRODUCED = 4
    INSPECTED = 5
    STOCKED = 6
    PLANNED = 7
    PICKED = 8
    BOXED = 9
    LOADING = 10
    LOADED = 11
    OUT = 12
    SIGNED = 13
    CLOSED = 14


@dataclass(frozen=True)
class Plan:
    """One order of the story.

    Attributes:
        back: When it begins, in working days before today.
        customer: For whom.
        goods: What: codes and pieces.
        stop: How far it got.
        mode: How it is delivered.
        vehicle: Which vehicle takes it.
        case: What the customer complains of.
        share: Orders of the same word go on one trip; the last of them loads the first box by the load plan.
        half: Of two signatures the gate pass has the first.
        short: How many pieces of the last line the customer did not get, by his own count.
        project: A project order: its criteria of acceptance are agreed before the goods leave, and checked together.
    """

    back: int
    customer: int
    goods: tuple[tuple[str, int], ...]
    stop: Stop
    mode: DeliveryMode = DeliveryMode.DIRECT
    vehicle: int = 0
    case: str = ""
    share: str = ""
    half: bool = False
    short: int = 0
    project: bool = False


PLANS = (
    Plan(32, 0, (("BK", 2), ("DZ", 20)), Stop.CLOSED, case="合闸后约 5 分钟自行分闸，面板无报警。"),
    Plan(30, 1, (("XL", 2),), Stop.CLOSED, vehicle=1, project=True),
    Plan(27, 2, (("ZK", 3),), Stop.CLOSED, vehicle=2, mode=DeliveryMode.CONSIGNED),
    Plan(25, 3, (("GG", 2), ("DZ", 30)), Stop.CLOSED, vehicle=0, case="柜门关不严，门锁与门框错位。"),
    Plan(10, 4, (("BK", 2),), Stop.SIGNED, vehicle=1, project=True),
    Plan(9, 5, (("MN", 2),), Stop.SIGNED, vehicle=3, case="抽屉推进时卡滞，第二台同样。"),
    Plan(8, 6, (("KJ", 2), ("BK", 2)), Stop.CLOSED, vehicle=4),
    Plan(7, 0, (("XL", 2), ("DZ", 12)), Stop.SIGNED, vehicle=1, short=2),
    Plan(6, 1, (("GG", 2),), Stop.OUT, vehicle=0),
    Plan(5, 2, (("BK", 2),), Stop.OUT, vehicle=5, mode=DeliveryMode.CONSIGNED),
    Plan(2, 6, (("XL", 2),), Stop.OUT, vehicle=0),
    Plan(2, 2, (("BK", 2),), Stop.OUT, vehicle=1),
    Plan(4, 3, (("GG", 2), ("ZK", 1)), Stop.LOADED, vehicle=2),
    Plan(3, 4, (("MN", 2),), Stop.LOADED, vehicle=6, half=True),
    Plan(2, 4, (("GG", 1),), Stop.BOXED, vehicle=7, share="配送"),
    Plan(2, 5, (("MN", 1),), Stop.BOXED, vehicle=7, share="配送"),
    Plan(2, 0, (("GG", 2),), Stop.LOADING, vehicle=7, share="配送"),
    Plan(4, 4, (("KJ", 2),), Stop.BOXED, vehicle=1),
    Plan(3, 5, (("BK", 2), ("DZ", 16)), Stop.PICKED, vehicle=4),
    Plan(3, 6, (("XL", 2),), Stop.PLANNED, vehicle=0),
    Plan(3, 0, (("MN", 1), ("BK", 2)), Stop.STOCKED),
    Plan(2, 1, (("GG", 2),), Stop.INSPECTED),
    Plan(2, 2, (("BK", 3),), Stop.PRODUCED),
    Plan(1, 3, (("KJ", 3),), Stop.RELEASED, project=True),
    Plan(1, 7, (("ZK", 2),), Stop.REVIEW),
    Plan(0, 4, (("XL", 4),), Stop.DRAFT),
)


DOCKS = {
    (2, Stop.OUT): (-5.0, "4 号码头"), (4, Stop.LOADED): (-3.0, "1 号码头"), (4, Stop.BOXED): (1.0, "1 号码头"),
    (2, Stop.BOXED): (-1.0, "4 号码头"), (3, Stop.LOADED): (-2.0, "2 号码头"),
    (3, Stop.PICKED): (2.0, "2 号码头"), (3, Stop.PLANNED): (3.0, "3 号码头"),
}  # fmt: skip
"""Hours from the end, and the dock, of what is loaded on the last day, by when the order began and how far it got."""

KINDS = ("BOX-9.6", "BOX-4.2", "BOX-9.6", "BOX-13", "BOX-6.8", "BOX-7.6", "BOX-7.6", "BOX-9.6")
"""Kind of each vehicle of the demo, as the planner knows it."""


class Story:
    """Tells every order in one stream of time, so that documents are numbered as they would be."""

    def __init__(self, cast: Cast, end: datetime) -> None:
        self.cast, self.end = cast, end
        self.shared: dict[str, str] = {}
        self.products = {p.draft.code: p for p in goods.PRODUCTS}

    def tell(self) -> None:
        """Runs every order up to where it got."""
        queue: list[tuple[datetime, int, Iterator[datetime]]] = []
        tales = [Tale(self, plan) for plan in PLANS]
        for n, one in enumerate(tales):
            tale = one.told()
            heapq.heappush(queue, (next(tale), n, tale))
        while queue:
            moment, n, tale = heapq.heappop(queue)
            if moment > self.cast.clock.now():
                self.cast.clock.set(moment)
            following = next(tale, None)
            if following is not None:
                heapq.heappush(queue, (following, n, tale))
        # By number: on a weekend or shortly after midnight nothing is due within the two days of a notice.
        waiting = [one.order_no for one in tales if one.plan.stop is Stop.STOCKED]
        demo_dispatch.call_for(self.cast, waiting)

    def day(self, back: int) -> date:
        """The working day that many working days before the end of the story."""
        day = site_day(self.end)
        while not working_day(day):
            day -= timedelta(days=1)
        return add_working_days(day, -back) if back else day


class Tale:
    """One order of the story; `told` yields the moments at which it goes on."""

    def __init__(self, story: Story, plan: Plan) -> None:
        self.story, self.plan, self.cast = story, plan, story.cast
        self.order_no = self.dispatch_no = self.trip_no = self.sheet_no = ""
        self.identities: list[tuple[str, int]] = []

    def at(self, later: int, hour: int, minute: int = 0) -> datetime:
        """A time of a working day after the order began; what would lie in the future is told shortly before the end."""
        day = add_working_days(self.story.day(self.plan.back), later) if later else self.story.day(self.plan.back)
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=SITE_ZONE)
        return min(moment, self.story.end - timedelta(hours=3) + timedelta(minutes=10 * later + hour))

    def told(self) -> Iterator[datetime]:
        """Goes from stage to stage up to the plan's stop."""
        stages = (
            (Stop.DRAFT, 0, 8, self.draft), (Stop.REVIEW, 0, 9, self.review), (Stop.RELEASED, 0, 10, self.release),
            (Stop.PRODUCED, 1, 9, self.produce), (Stop.INSPECTED, 1, 11, self.inspect), (Stop.STOCKED, 1, 14, self.pack_and_store),
            (Stop.PLANNED, 2, 8, self.dispatch), (Stop.PICKED, 2, 9, self.pick), (Stop.BOXED, 2, 11, self.box),
            (Stop.LOADING, 2, 13, self.enter),
            (Stop.LOADED, 2, 13, self.load), (Stop.OUT, 2, 15, self.leave), (Stop.SIGNED, 4, 10, self.sign),
            (Stop.CLOSED, 5, 9, self.close),
        )  # fmt: skip
        for stop, later, hour, act in stages:
            if stop > self.plan.stop:
                break
            yield self.at(later, hour, 7 * (self.plan.back % 8))
            act()
        if self.plan.case:
            yield self.at(6, 13, 20)
            self.complain()

    # From the contract to the store

    def draft(self) -> None:
        """Sales enters the order."""
        customer = self._customer()
        needs = OrderNeeds(quality="按国家标准及技术协议", cost="含运费到站", payment_terms="货到验收后 30 天")
        if self.plan.project:
            needs = demo_delivery.of_project(needs, self.cast.clock.now())
        lines = tuple(
            LineDraft(self._product_id(code), count, self.story.products[code].draft.model, self.story.products[code].price_fen)
            for code, count in self.plan.goods
        )
        draft = OrderDraft(
            customer.customer_id, customer.name, customer.contact, customer.phone, customer.address, customer.destination,
            self.plan.mode, TransportKind.DEDICATED, add_working_days(self.cast.today, 4), f"SF-{self.plan.customer + 1}", lines, needs,
        )  # fmt: skip
        self.order_no = self.cast.do(Role.SALES, orders.create_order, draft).number
        if self.plan.project:
            self.cast.do(Role.SALES, orders.attach_requirement, self.order_no, "技术协议.png", demo_delivery.requirement())

    def review(self) -> None:
        """The departments answer; one of them is still to answer where the story stops here."""
        self.cast.do(Role.SALES, review.submit_for_review, self.order_no)
        answering = {
            Department.SALES: Role.SALES, Department.PRODUCTION: Role.PLANNING, Department.LOGISTICS: Role.LOGISTICS_HEAD,
            Department.TECHNICAL: Role.RESEARCH, Department.PURCHASING: Role.PURCHASING,
        }  # fmt: skip
        for department, role in answering.items():
            if self.plan.stop is Stop.REVIEW and department is Department.PURCHASING:
                continue
            self.cast.do(role, review.review_all, self.order_no, department)

    def release(self) -> None:
        """Contract, the three ticks, release, plan and task orders."""
        do = self.cast.do
        do(Role.SALES, review.finish_review, self.order_no)
        do(
            Role.SALES, review.sign_contract, self.order_no, f"HT{self.cast.today:%y}-{self.plan.back:02d}{self.plan.customer:02d}",
            self.cast.today, add_working_days(self.cast.today, 4), self.plan.mode, "质保 24 个月，24 小时响应",
        )  # fmt: skip
        for department, role in (
            (Department.SALES, Role.SALES), (Department.PRODUCTION, Role.PLANNING), (Department.LOGISTICS, Role.LOGISTICS_HEAD)
        ):  # fmt: skip
            do(role, ticks.confirm, self.order_no, department)
        do(Role.SALES, orders.release, self.order_no)

    def produce(self) -> None:
        """Plan line, task order, quality card with every operation, submitted for inspection."""
        do = self.cast.do
        self.sheets: list[tuple[str, str]] = []
        for code, count in self.plan.goods:
            product_id = self._product_id(code)
            line = do(
                Role.PLANNING, tasks.create_plan_line, self.order_no, product_id, count, self.cast.today,
                add_working_days(self.cast.today, 2), True,
            )  # fmt: skip
            do(Role.LEADERSHIP, tasks.review_plan_line, line.plan_id)
            task = do(Role.PLANNING, tasks.create_task, product_id, count, self.order_no, add_working_days(self.cast.today, 2))
            self.sheets.append((task.number, code))
            if self.plan.stop is Stop.PRODUCED:
                make_requisitions(self.cast, task.number)
            card = do(Role.ASSEMBLER, cards.open_card, task.number, self.story.products[code].operations)
            operations = range(1, len(self.story.products[code].operations) + 1)
            with self.cast.in_one_go(self.cast.first[Role.ASSEMBLER]):
                for no in operations:
                    do(Role.ASSEMBLER, cards.record_operation, card.number, no, InspectionVerdict.PASS)
            with self.cast.in_one_go(self.cast.second[Role.ASSEMBLER]):
                for no in operations:
                    self.cast.other(Role.ASSEMBLER, cards.check_mutually, card.number, no, InspectionVerdict.PASS)
            do(Role.ASSEMBLER, cards.submit, card.number)

    def inspect(self) -> None:
        """Every card gets its sheet, its measured values and a pass."""
        do = self.cast.do
        self.passed: list[tuple[str, str, str]] = []
        for task_no, code in self.sheets:
            with self.cast.desk.read() as session:
                card = qualities.cards(session, task_no=task_no)[0]
            with self.cast.in_one_go(self.cast.first[Role.INSPECTOR]):
                sheet = do(Role.INSPECTOR, quality.start_inspection, card_no=card.number)
                for no, item in enumerate(self.story.products[code].items, start=1):
                    verdict = None if item.typical else InspectionVerdict.PASS
                    do(Role.INSPECTOR, quality.record_item, sheet.number, no, item.typical or "符合", verdict)
                do(Role.INSPECTOR, quality.give_verdict, sheet.number)
            self.passed.append((task_no, sheet.number, code))

    def pack_and_store(self) -> None:
        """Packed by requirement, checked and sealed, label read back, posted into stock and kept for the order."""
        for task_no, sheet_no, _code in self.passed:
            with self.cast.desk.read() as session:
                sheet = qualities.inspection(session, sheet_no)
            assert sheet is not None
            self._pack(sheet.identities)
            with self.cast.desk.read() as session:
                points = protection.points_of(session, catalog.product(session, sheet.product_id), self.cast.clock.now())
            if points:
                self.cast.do(Role.STOREKEEPER, protection.sign, sheet.identities, points)
            self.cast.do(Role.STOREKEEPER, inbound.post, task_no, sheet_no, sheet.identities)
        self._reserve()

    def _pack(self, identities: Sequence[str]) -> None:
        """One packs them all, the inspector looks at them all, then they are sealed and labelled."""
        do, packer = self.cast.do, self.cast.first[Role.ASSEMBLER]
        papers: dict[str, list[str]] = {}
        with self.cast.in_one_go(packer):
            for identity in identities:
                papers[identity] = self._wrap(identity)
        with self.cast.desk.read() as session:
            certificates = {one: found.number for one in identities if (found := qualities.certificate_of(session, one))}
        with self.cast.in_one_go(self.cast.first[Role.INSPECTOR]):
            for identity in identities:
                codes = {name: certificates.get(identity, "") if name == "合格证" else "" for name in papers[identity]}
                do(Role.INSPECTOR, packing.seal_check, identity, True, codes)
                do(Role.INSPECTOR, packing.confirm_firm, identity, True)
        with self.cast.in_one_go(packer):
            for identity in identities:
                sealed = do(Role.ASSEMBLER, packing.seal, identity)
                do(Role.ASSEMBLER, packing.scan_label_back, identity, str(sealed.label_issue))

    def _wrap(self, identity: str) -> list[str]:
        """Every step and material of the requirement ticked; the papers that belong to it."""
        do = self.cast.do
        view = do(Role.ASSEMBLER, packing.start, identity)
        for no in range(1, len(view.steps) + 1):
            do(Role.ASSEMBLER, packing.tick_step, identity, no)
        for no in range(1, len(view.materials) + 1):
            do(Role.ASSEMBLER, packing.tick_material, identity, no)
        if view.special:
            points = [point.name for point in view.special]
            do(Role.ASSEMBLER, special.sign, identity, special.occasion(view.session_id), points)
        return [paper.name for paper in view.papers]

    def _reserve(self) -> None:
        with self.cast.desk.read() as session:
            order = order_queries.order(session, self.order_no)
            assert order is not None
            stocks = {line.line_id: storage.available(session, line.product_id or 0) for line in order.lines}
        for line in order.lines:
            free = [s for s in stocks[line.line_id] if not s.order_no]
            serials = [s.serial for s in free if s.serial][: line.quantity]
            if serials:
                self.cast.do(Role.SALES, stock.reserve, self.order_no, line.line_id, serials)
                self.identities += [(serial, 1) for serial in serials]
                continue
            left = line.quantity
            for lot in free:
                take = min(left, lot.quantity)
                if take:
                    self.cast.do(Role.SALES, stock.reserve, self.order_no, line.line_id, lot_no=lot.lot_no, quantity=take)
                    self.identities.append((lot.lot_no, take))
                    left -= take

    # From the 发货单 to the gate

    def dispatch(self) -> None:
        """发货单, its seven points, the notice to the customer, and a trip for it."""
        do = self.cast.do
        demo_dispatch.call_for(self.cast, [self.order_no])
        self.dispatch_no = do(Role.SALES, dispatch.create, self.order_no).number
        do(Role.SALES, dispatch.issue, self.dispatch_no, pending_reason="货到验收后开票")
        do(Role.LOGISTICS_HEAD, dispatch.accept, self.dispatch_no)
        demo_dispatch.choose_transport(self.cast, self.dispatch_no)
        if self.plan.mode is DeliveryMode.DIRECT:
            do(Role.SALES, demo_dispatch.settle_points, self.dispatch_no)
        arrival = self.cast.clock.now() + timedelta(days=2)
        do(Role.SALES, dispatch.notify_customer, self.dispatch_no, "收货员", "电话", arrival)
        self.trip_no = self.story.shared.get(self.plan.share) or self._trip()
        if self.plan.share:
            self.story.shared[self.plan.share] = self.trip_no
        do(Role.LOGISTICS_HEAD, dispatch.plan, self.dispatch_no, self.trip_no)

    def _trip(self) -> str:
        vehicle = goods.VEHICLES[self.plan.vehicle]
        with self.cast.desk.read() as session:
            carrier = next((c for c in catalog.carriers(session) if c.name == vehicle.carrier), None)
        crew = (self.cast.first[Role.SHIPPER].person_id or 0,)
        start, dock, window = self._loading()
        trip = self.cast.do(
            Role.LOGISTICS_HEAD, trips.create_trip,
            TripDraft(
                vehicle.draft.plate, "承运司机", "0571-0000-03" + f"{self.plan.vehicle:02d}",
                start, carrier.carrier_id if carrier else None, crew, self.cast.first[Role.SALES].person_id, dock=dock,
                until_at=start + window if window else None, vehicle_kind=KINDS[self.plan.vehicle],
            ),
        )  # fmt: skip
        return trip.number

    def _loading(self) -> tuple[datetime, str, timedelta | None]:
        """When and where it is loaded: what has not left by the end stands on a dock of the last day, with what left that day.

        Earlier ones were not planned to the hour: they were fitted in when they came.
        """
        hours, dock = DOCKS.get((self.plan.back, self.plan.stop), (None, "2 号码头"))
        if hours is None:
            return self.cast.clock.now() + timedelta(hours=5), dock, None
        if self.plan.stop is Stop.OUT and self.plan.vehicle:
            dock = "2 号码头"
        return (self.story.end + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0), dock, timedelta(hours=2)

    def pick(self) -> None:
        """The dispatch team draws what was kept for the order."""
        with self.cast.in_one_go(self.cast.first[Role.SHIPPER]):
            for identity, count in self.identities:
                self.cast.do(Role.SHIPPER, picking.pick, self.dispatch_no, identity, count)
        self.cast.do(Role.STOREKEEPER, preparing.confirm_ready, self.order_no)

    def _protect(self, identity: str) -> None:
        """Who moves valuable goods into a box signs for their protection."""
        with self.cast.desk.read() as session:
            thing = unit_queries.unit(session, identity) or unit_queries.lot(session, identity)
            now = self.cast.clock.now()
            points = special.open_points(session, thing.product_id, identity, self.dispatch_no, now) if thing else []
        if points:
            self.cast.do(Role.SHIPPER, special.sign, identity, self.dispatch_no, points)

    def box(self) -> None:
        """Boxed by one, checked by another, sealed, labels read back."""
        do = self.cast.do
        shipper = self.cast.first[Role.SHIPPER]
        with self.cast.in_one_go(shipper):
            do(Role.SHIPPER, boxing.begin, self.dispatch_no)
            for identity, count in self.identities:
                self._protect(identity)
                do(Role.SHIPPER, boxing.put_in, self.dispatch_no, identity, count)
        with self.cast.desk.read() as session:
            listed = boxes.packing_list(session, self.dispatch_no)
            assert listed is not None
            list_code = boxes.list_code(session, listed.number, listed.boxes[-1])
            kit = boxes.kit(session, self.dispatch_no)
            certificates = [c.number for i, _ in self.identities if (c := qualities.certificate_of(session, i))]
        with self.cast.in_one_go(shipper):
            if certificates:
                do(Role.SHIPPER, boxing.put_certificate_in, self.dispatch_no, certificates[0])
            for paper, _ in kit:
                if paper != "合格证":
                    do(Role.SHIPPER, boxing.tick_paper, self.dispatch_no, paper)
            do(Role.SHIPPER, boxing.put_list_in, self.dispatch_no, list_code)
        with self.cast.in_one_go(self.cast.first[Role.INSPECTOR]):
            for identity, count in self.identities:
                do(Role.INSPECTOR, checking.check_item, self.dispatch_no, identity, count)
        with self.cast.desk.read() as session:
            checked = boxes.boxes(session, self.dispatch_no)[-1]
            todo = protecting.checklist(session, checked, site_day(self.cast.clock.now()))
        with self.cast.in_one_go(shipper):
            for _ in todo:
                do(Role.SHIPPER, protecting.tick, self.dispatch_no)
            box = do(Role.SHIPPER, sealing.seal, self.dispatch_no, firm=True)
            do(Role.SHIPPER, sealing.scan_label, box.sscc, str(box.label.issue) if box.label else "")

    def enter(self) -> None:
        """Vehicle entered at the gate and checked, goods set out, loading begun; by a load plan its first box is on."""
        do = self.cast.do
        plate = goods.VEHICLES[self.plan.vehicle].draft.plate
        do(Role.GUARD, yard.enter, Arrival(plate, YardPurpose.TRIP, trip_no=self.trip_no, gate="一号门"))
        do(Role.STOREKEEPER, loading.check_vehicle, self.trip_no, VehicleFindings(plate))
        with self.cast.desk.read() as session:
            numbers = dispatch_queries.open_on_trip(session, self.trip_no)
            packed = [box for found in boxes.boxes_of(session, numbers).values() for box in found]
        demo_dispatch.hand_over(self.cast, self.dispatch_no, self.plan.mode, plate, len(packed))
        with self.cast.in_one_go(self.cast.first[Role.SHIPPER]):
            for box in packed:
                do(Role.SHIPPER, staging.stage, box.dispatch_no, box.sscc)
        if self.plan.share:
            save_plan(self.cast, self.trip_no)
        do(Role.SALES, loading.start, self.trip_no)
        if self.plan.share:
            with self.cast.desk.read() as session:
                plan = plan_queries.current(session, self.trip_no)
            if plan is not None:
                do(Role.SHIPPER, loading.load_box, self.trip_no, plan.next_boxes[0].key)

    def load(self) -> None:
        """Boxes scanned on, load closed by two people."""
        do = self.cast.do
        with self.cast.desk.read() as session:
            packed = boxes.boxes(session, self.dispatch_no)
        with self.cast.in_one_go(self.cast.first[Role.SHIPPER]):
            for box in packed:
                do(Role.SHIPPER, loading.load_box, self.trip_no, box.sscc)
        if self.plan.project:
            self.sheet_no = demo_delivery.agree_criteria(self.cast, self.order_no, self._customer().contact)
        do(Role.SALES, loading.confirm_load, self.trip_no)
        do(Role.STOREKEEPER, loading.confirm_load, self.trip_no)
        do(Role.STOREKEEPER, loading.close_load, self.trip_no)
        if self.plan.half:
            self._sign((Role.FINANCE,))

    def leave(self) -> None:
        """Both departments sign, the guard looks at the plate and lets the vehicle out."""
        found = self._sign((Role.FINANCE, Role.PERSONNEL))
        with self.cast.desk.read() as session:
            token = passes.token(session, found.number)
        assert token is not None
        plate = "".join(c for c in goods.VEHICLES[self.plan.vehicle].draft.plate if c.isalnum())
        place = self.cast.desk.place
        memory = GateMemory(found.gate, place.clock, place.vault.read("root.public"), None)
        seen = {SeenKind.PLATE: plate[-4:], SeenKind.TRAILER: tail(found.trailer)}
        self.cast.do(Role.GUARD, gate_check.present, token, memory)
        self.cast.do(Role.GUARD, gate_check.verify, token, seen, memory)

    def _sign(self, roles: Sequence[Role]) -> PassView:
        with self.cast.desk.read() as session:
            found = passes.active_pass(session, self.trip_no)
        assert found is not None
        for role in roles:
            self.cast.clock.forward(minutes=6)
            gate.sign(self.cast.desk.place, self.cast.first[role], found.number, role, "2580")
        with self.cast.desk.read() as session:
            valid = passes.token(session, found.number) is not None
        if len(roles) > 1 and not valid:  # midnight lay between the two: the first signature ended with its day
            gate.sign(self.cast.desk.place, self.cast.first[roles[0]], found.number, roles[0], "2580")
        return found

    # At the customer's and after

    def sign(self) -> None:
        """The signed slip comes back with its scan."""
        with self.cast.desk.read() as session:
            record = deliveries.record(session, self.dispatch_no)
        assert record is not None
        late = record.promised_on is not None and self.cast.today > record.promised_on
        slip = SlipBack(
            signer=self._customer().contact, signed_at=self.cast.clock.now() - timedelta(hours=2),
            arrived_at=self.cast.clock.now() - timedelta(hours=3),
            counts=tuple(
                LineCount(line.line_no, line.shipped - (self.plan.short if line is record.lines[-1] else 0)) for line in record.lines
            ), appearance_ok=True, packaging_ok=True,
            late_cause=LateCause.ROAD if late else None, file_name="回单.png", file_content=self._scan_of(record.number),
        )  # fmt: skip
        self.cast.do(Role.SALES, delivery.register_slip, record.number, slip)

    def close(self) -> None:
        """Acceptance, the follow-up call, and the delivery is closed."""
        with self.cast.desk.read() as session:
            record = deliveries.record(session, self.dispatch_no)
        assert record is not None
        if self.plan.project:
            demo_delivery.check(self.cast, self.sheet_no, record.number, self._customer().contact)
        else:
            self.cast.do(Role.SALES, delivery.accept, record.number, AcceptanceResult.ACCEPTED)
        self.cast.do(Role.SALES, delivery.follow_up, record.number, 5 - self.plan.back % 2, "包装完好，到货及时")
        self.cast.do(Role.SALES, delivery.close, record.number)

    def complain(self) -> None:
        """The customer calls; the oldest case is closed, younger ones are under way."""
        do = self.cast.do
        identity = self.identities[0][0]
        case = do(Role.AFTER_SALES, aftersales.register, CaseDraft(identity, self.plan.case, severity=Severity.URGENT))
        if self.plan.back < 9:
            return
        do(Role.AFTER_SALES, aftersales.respond, case.number, self._customer().contact, "先停用，今晚走备用回路")
        if self.plan.back < 14:
            return
        do(Role.AFTER_SALES, aftersales.analyse, case.number, CaseCause.PRODUCT, "整定旋钮未锁紧，运行后松动")
        do(Role.AFTER_SALES, aftersales.agree_solution, case.number, "上门更换脱扣器", self._customer().contact)
        do(Role.AFTER_SALES, aftersales.start_work, case.number)
        do(Role.AFTER_SALES, aftersales.finish_work, case.number, "更换脱扣器一只，重新整定并试验")
        do(Role.AFTER_SALES, aftersales.confirm, case.number, self._customer().contact, True)
        do(Role.AFTER_SALES, aftersales.close, case.number, "整定旋钮未锁紧", "终装增加锁紧点漆一项")

    def _customer(self) -> CustomerView:
        with self.cast.desk.read() as session:
            name = goods.CUSTOMERS[self.plan.customer].name
            return next(c for c in catalog.customers(session) if c.name == name)

    def _product_id(self, code: str) -> int:
        with self.cast.desk.read() as session:
            found = catalog.product_by_code(session, code)
        assert found is not None
        return found.product_id

    def _scan_of(self, number: str) -> bytes:
        """A picture of the delivery record, as the office scanner would leave it."""
        desk = self.cast.desk
        with desk.read() as session:
            pdf = preview(session, desk.place, desk.forms, self.cast.first[Role.SALES], "delivery_record", number, [1]).pdf
        out = io.BytesIO()
        page_images(pdf, 60)[0].convert("L").save(out, "PNG", optimize=True)
        return out.getvalue()

