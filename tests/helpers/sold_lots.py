"""Pieces of a lot that were delivered and signed for, with what comes after the customer rejects some of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from app.aftersales import returns_judging, returns_queries, returns_service, rework_queries, rework_service, tracking_service
from app.aftersales.returns_views import ReturnDraft, ReturnItemView, ReturnJudgement, ReturnPlace, ReturnView
from app.aftersales.rework_views import BranchChoice, ReworkBranch, ReworkView
from app.aftersales.tracking_views import FormDraft, Scope
from app.boxing import checking, sealing, splitting
from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.delivery.views import DeliveryView
from app.desk import connect_rework
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.events import DispatchChanged
from app.dispatch.views import DispatchOrderView
from app.inbound import service as inbound
from app.loading import queries as loads
from app.loading import service as loading
from app.loading.views import VehicleFindings
from app.orders import queries as order_queries
from app.orders.views import OrderView
from app.units import queries as units
from app.units.views import LotView
from db.states import Role, UnitState, ZoneKind
from tests.helpers import catalog, goods, orders
from tests.helpers.gate import PLATE, Yard
from tests.helpers.sold import Sold
from tests.helpers.worlds import stage

SOLD = 10


@dataclass
class LotYard(Yard):
    """Ten pieces of one lot from the released order to the gate, in boxes of so many pieces."""

    lot: str = field(init=False, default="")
    parts: tuple[int, ...] = (SOLD,)
    ssccs: tuple[str, ...] = field(init=False, default=())

    @stage
    def ordered(self) -> OrderView:
        """A released order for terminals, with the goods in stock."""
        self.product = catalog.product(self.place, catalog.SCREWS)
        self.customer = catalog.customer(self.place)
        catalog.location(self.place)
        line = goods.Line(self.place, self.people)
        line.prepared(self.product)
        order = orders.released(self.place, self.people, self.customer, [(self.product, SOLD)])
        self.order_no = order.number
        self.lot = line.stocked(self.product, SOLD, order.number).lines[0].lot_no
        self.serials = (self.lot,)
        return order

    @stage
    def picked(self) -> None:
        """Everything drawn: the pass is drafted."""
        self.planned()
        with self.place.work(self.leader) as work:
            dispatch.pick(work, self.dispatch_no, self.lot, sum(self.parts))

    @stage
    def box(self) -> str:
        """What was drawn goes into boxes; the papers lie in the last one."""
        made = []
        with self.place.work(self.leader) as work:
            boxes.begin(work, self.dispatch_no)
            for _ in self.parts[1:]:
                boxes.change_box(work, self.dispatch_no)
        for n, pieces in enumerate(self.parts):
            last = n == len(self.parts) - 1
            with self.place.work(self.leader) as work:
                box = boxes.put_in(work, self.dispatch_no, self.lot, pieces)
                if not last:
                    boxes.change_box(work, self.dispatch_no)
                listed = boxing.packing_list(work.session, self.dispatch_no)
                assert listed is not None
                boxes.put_list_in(work, self.dispatch_no, boxing.list_code(work.session, listed.number, box))
                for paper, _ in boxing.kit(work.session, self.dispatch_no) if last else ():
                    boxes.tick_paper(work, self.dispatch_no, paper)
            with self.place.work(self.checker) as work:
                checking.check_item(work, self.dispatch_no, self.lot, pieces)
            with self.place.work(self.leader) as work:
                sealed = sealing.seal(work, self.dispatch_no, firm=True)
                assert sealed.label is not None
                sealing.scan_label(work, box.sscc, str(sealed.label.issue))
            made.append(box.sscc)
        self.ssccs, self.sscc = tuple(made), made[0]
        return made[0]

    @stage
    def load(self) -> None:
        """The boxes of the trip go onto the vehicle."""
        with self.place.work(self.sales) as work:
            loading.check_vehicle(work, self.trip_no, VehicleFindings(PLATE))
        self.laned()
        with self.place.work(self.leader) as work:
            loading.start(work, self.trip_no)
            view = loads.load(work.session, self.trip_no)
            assert view is not None
            for box in view.expected:
                loading.load_box(work, self.trip_no, box.sscc)


@dataclass
class SoldLot(Sold[LotYard]):
    """Ten terminals of one lot at the customer's, ten of another in the store, zones for returns and scrap."""

    def __post_init__(self) -> None:
        self.place.bus.on(DispatchChanged, boxes.on_dispatch_changed)
        connect_rework(self.place.bus)
        self.begin(LotYard(self.place, self.people))

    @property
    def lot(self) -> str:
        """The lot that was sold."""
        return self.yard.lot

    @stage
    def out(self) -> None:
        """The vehicle has left; the slip is not back."""
        self.yard.out()
        catalog.location(self.place, "T-01-01", "退货区", ZoneKind.RETURN)
        catalog.location(self.place, "F-01-01", "报废区", ZoneKind.SCRAP)
        line = goods.Line(self.place, self.people)
        self.spare = line.stocked(self.yard.product, SOLD).lines[0].lot_no

    @stage
    def delivered(self) -> DeliveryView:
        """Signed for, with a complaint of the customer's."""
        self.out()
        view = self.sign(self.yard.dispatch_no, SOLD)
        self.complain(self.lot, "螺纹滑牙，客户拒收")
        return view

    def agreed(self, pieces: int) -> ReturnView:
        """Sales agrees that so many pieces come back."""
        with self.place.work(self.sales) as work:
            return returns_service.authorise(work, ReturnDraft(((self.lot, pieces),), "螺纹滑牙", self.case_no))

    def received(self, number: str, pieces: int | None = None) -> ReturnView:
        """The storekeeper takes pieces in."""
        with self.place.work(self.keeper) as work:
            return returns_service.receive(work, number, self.lot, quantity=pieces)

    def judged(self, item: ReturnItemView, judgement: ReturnJudgement) -> ReturnView:
        """Tested where it is, and judged."""
        place = ReturnPlace.IN_HOUSE if item.received_at is not None else ReturnPlace.ON_SITE
        with self.place.work(self.quality) as work:
            returns_judging.record_test(work, item.item_id, place, "通规不过", True)
            return returns_judging.judge(work, item.item_id, judgement, "通规不过", "设备科长")

    def view(self, number: str) -> ReturnView:
        """A 退货单 as it stands."""
        with self.place.read() as session:
            found = returns_queries.authorisation(session, number)
        assert found is not None
        return found

    def stock(self, lot_no: str) -> dict[UnitState, int]:
        """Pieces of a lot by their state."""
        with self.place.read() as session:
            found = units.lot(session, lot_no)
        assert found is not None
        return pieces_by_state(found)

    def order(self, number: str) -> DispatchOrderView:
        """A 发货单 as it stands."""
        with self.place.read() as session:
            found = dispatch_queries.dispatch_order(session, number)
        assert found is not None
        return found

    def tracked(self, *scopes: Scope) -> str:
        """Quality makes a tracking form from the complaint; its number."""
        with self.place.work(self.quality) as work:
            return tracking_service.make_form(work, FormDraft(self.case_no, scopes=scopes)).number

    def reworked(self, pieces: int) -> str:
        """So many pieces came back, were judged reworkable, reworked, inspected anew and taken into the store; their 返工单."""
        line, view = goods.Line(self.place, self.people), self.received(self.agreed(pieces).number)
        self.place.clock.forward(minutes=30)  # type: ignore[attr-defined]
        self.judged(view.items[0], ReturnJudgement.REWORK)
        ncr_no = self.tracked()
        with self.place.read() as session:
            number = rework_queries.of_identity(session, self.lot)[-1].number
        with self.place.work(self.quality) as work:
            rework_service.choose(work, number, BranchChoice(ReworkBranch.NO_CHANGE, ncr_no, "重新攻丝"))
        with self.place.work(self.people(Role.PLANNING)) as work:
            task_no = rework_service.issue_task(work, number, "装配车间", work.now.date() + timedelta(days=5)).task_no
        with self.place.read() as session:
            task = order_queries.task(session, task_no)
        sheet = line.inspected(line.submitted(task))
        line.sealed(self.lot)
        with self.place.work(self.keeper) as work:
            inbound.post(work, task_no, sheet.number, (self.lot,))
        return number

    def rework(self, number: str) -> ReworkView:
        """A 返工单 as it stands."""
        with self.place.read() as session:
            return rework_queries.order(session, number)

    # A 发货单 of 补换 or 返修返还

    def ready(self, number: str, lot_no: str, *parts: int) -> None:
        """Confirmed, issued, planned, drawn and boxed."""
        yard = self.yard
        self.confirmed(self.order(number))
        self.called(number)
        self.accepted(number)
        self.planned(number)
        with self.place.work(yard.leader) as work:
            dispatch.pick(work, number, lot_no, sum(parts))
        yard.dispatch_no, yard.lot, yard.parts = number, lot_no, parts
        yard.box()

    def parted(self, number: str, *, both: bool = True) -> str:
        """The last box leaves later, on a 发货单 of its own; its number. Unless `both`, it gets no new label."""
        yard = self.yard
        with self.place.work(self.head) as work:
            new = splitting.split(work, number, [yard.ssccs[-1]], "车厢装不下", papers_again=True)
        for sscc in yard.ssccs if both else yard.ssccs[:-1]:
            with self.place.work(yard.leader) as work:
                box = sealing.scan_label(work, sscc)
            assert box.label is not None
            with self.place.work(yard.leader) as work:
                sealing.scan_label(work, sscc, str(box.label.issue))
        return new


def pieces_by_state(lot: LotView) -> dict[UnitState, int]:
    """Pieces of a lot by their state."""
    found: dict[UnitState, int] = {}
    for one in lot.balances:
        found[one.state] = found.get(one.state, 0) + one.quantity
    return found
