"""Goods that were delivered and signed for, with what comes after a customer rejects them; every step by whose work it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from app.aftersales import service as cases
from app.aftersales.views import CaseDraft
from app.core.work import Actor, Workplace
from app.delivery import service as delivery
from app.delivery.views import DeliveryView, LineCount, SlipBack
from app.desk import connect_care, connect_returns
from app.dispatch import service as dispatch
from app.dispatch.special import ShipTo
from app.dispatch.views import DispatchOrderView, TripDraft
from app.units import queries as units
from app.units.views import UnitView
from app.yard import service as gate_in
from app.yard.views import Arrival
from db.states import DirectPoint, Role, YardPurpose, ZoneKind
from tests.helpers import catalog, goods
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People
from tests.helpers.worlds import stage

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
RETURN_PLACE, SCRAP_PLACE = "T-01-01", "F-01-01"


@dataclass
class Returned:
    """Two breakers at the customer's, a third in the store, zones for returns and scrap."""

    place: Workplace
    people: People
    yard: Yard = field(init=False)
    case_no: str = field(init=False, default="")
    spare: str = field(init=False, default="")
    sold: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        self.yard = Yard(self.place, self.people)
        connect_returns(self.place.bus)
        connect_care(self.place.bus)
        self.sales, self.keeper, self.head = self.yard.sales, self.yard.keeper, self.yard.head
        self.quality, self.service, self.guard = self.yard.checker, self.yard.service, self.yard.guard

    @stage
    def out(self) -> None:
        """The vehicle has left; the slip is not back."""
        self.yard.out()
        self.sold = self.yard.serials
        line = goods.Line(self.place, self.people)
        self.spare = line.stocked(self.yard.product, 1).lines[0].serial
        catalog.location(self.place, RETURN_PLACE, "退货区", ZoneKind.RETURN)
        catalog.location(self.place, SCRAP_PLACE, "报废区", ZoneKind.SCRAP)

    @stage
    def delivered(self) -> DeliveryView:
        """Signed for, with a complaint of the customer's."""
        self.out()
        view = self.sign(self.yard.dispatch_no, 2)
        with self.place.work(self.service) as work:
            self.case_no = cases.register(work, CaseDraft(self.serial, "不能合闸，客户拒收", phone="0571-0000-0101")).number
        return view

    def sign(self, dispatch_no: str, pieces: int) -> DeliveryView:
        """The signed slip is back."""
        now = self.place.clock.now()
        with self.place.work(self.sales) as work:
            given = SlipBack("收货员甲", now, now, (LineCount(1, pieces),), True, True, file_name="签收单.png", file_content=PNG)
            return delivery.register_slip(work, dispatch_no, given)

    @property
    def serial(self) -> str:
        """The breaker that the customer rejects."""
        return self.sold[0]

    @property
    def other(self) -> str:
        """The one that he keeps."""
        return self.sold[1]

    def unit(self, serial: str) -> UnitView:
        """A unit as it stands."""
        with self.place.read() as session:
            found = units.unit(session, serial)
        assert found is not None
        return found

    def at_gate(self, return_no: str, plate: str = "浙A·0T009") -> None:
        """The guard enters a vehicle that brings returned goods."""
        with self.place.work(self.guard) as work:
            gate_in.enter(work, Arrival(plate, YardPurpose.RETURN, return_no=return_no, driver="司机乙", phone="0571-0000-0909"))

    def sent(self, order: DispatchOrderView, serial: str) -> Actor:
        """A confirmed 发货单 of one unit leaves the works as any other: trip, box, load, signatures, gate."""
        yard, number = self.yard, order.number
        with self.place.work(self.sales) as work:
            day = work.now.date() + timedelta(days=12)
            dispatch.confirm(work, number, ShipTo(order.consignee, order.contact, order.phone, order.address), day)
            dispatch.issue(work, number)
            dispatch.settle(work, number, dict.fromkeys(DirectPoint, "已确认"))
            dispatch.notify_customer(work, number, "收货员甲", "电话", work.now + timedelta(hours=6))
        with self.place.work(self.head) as work:
            dispatch.accept(work, number)
            draft = TripDraft(
                PLATE, "司机甲", "138-0000-0000", work.now + timedelta(hours=2), supervisor_id=self.sales.person_id, gate="一号门",
                crew=(yard.leader.person_id or 0,),
            )  # fmt: skip
            yard.trip_no = dispatch.create_trip(work, draft).number
            dispatch.plan(work, number, yard.trip_no)
        with self.place.work(yard.leader) as work:
            dispatch.pick(work, number, serial)
        yard.dispatch_no, yard.serials = number, (serial,)
        yard.box()
        yard.load()
        yard.close()
        yard.sign()
        yard.verify(yard.token())
        return self.people(Role.SALES)
