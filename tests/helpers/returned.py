"""Goods that were delivered and signed for, with what comes after a customer rejects them; every step by whose work it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.work import Actor
from app.delivery.views import DeliveryView
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView
from app.units import queries as units
from app.units.views import UnitView
from app.yard import service as gate_in
from app.yard.views import Arrival
from db.states import Role, YardPurpose, ZoneKind
from tests.helpers import catalog, goods
from tests.helpers.gate import Yard
from tests.helpers.sold import Sold
from tests.helpers.worlds import stage

RETURN_PLACE, SCRAP_PLACE = "T-01-01", "F-01-01"


@dataclass
class Returned(Sold[Yard]):
    """Two breakers at the customer's, a third in the store, zones for returns and scrap."""

    sold: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        self.begin(Yard(self.place, self.people))

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
        self.complain(self.serial, "不能合闸，客户拒收")
        return view

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
        self.confirmed(order)
        self.called(number)
        self.accepted(number)
        self.planned(number)
        with self.place.work(yard.leader) as work:
            dispatch.pick(work, number, serial)
        yard.dispatch_no, yard.serials = number, (serial,)
        yard.box()
        self.gone(number)
        return self.people(Role.SALES)
