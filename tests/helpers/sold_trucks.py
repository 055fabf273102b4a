"""Trucks with sold goods and valid passes, made by the commands: what a release does to stock, boxes, 发货单 and trip hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.catalog.views import ProductView
from app.core.clock import Clock
from app.core.work import Workplace
from app.gate import queries
from app.loading.views import VehicleFindings
from db.states import Activity, Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.convoy import Crew, signed
from tests.helpers.dispatch import Shipping
from tests.helpers.goods import Line, qualified
from tests.helpers.vehicles import Vehicle


@dataclass
class Dock(Shipping):
    """A dispatch team in a works that has its store and its event handlers already, with a product and a customer of its own."""

    goods: ProductView = field(init=False)

    def __post_init__(self) -> None:
        self.line = Line(self.place, self.people)
        self.inspector, self.keeper = self.line.inspector, self.line.keeper
        self.sales = qualified(self.place, self.people(Role.SALES), Activity.DELIVERY)
        self.head = self.people(Role.LOGISTICS_HEAD)
        self.packer = qualified(self.place, self.people(Role.SHIPPER), Activity.PACKING, Activity.DELIVERY)
        self.customer = catalog.customer(self.place, "示范出厂电气有限公司")
        self.goods = catalog.product(self.place, code="CK")
        self.line.prepared(self.goods)


def sold(place: Workplace, crew: Crew, clock: Clock, count: int, gate: str, pieces: int = 4) -> list[Vehicle]:
    """`count` trucks before a gate, each with one sealed box of sold pieces and a pass that finance and personnel signed."""
    dock = Dock(place, People(place))
    numbers = [_waiting(dock, clock, f"苏Z·{n % 10_000:04d}T", gate, pieces) for n in range(count)]
    signed(place, crew, numbers)
    with place.read() as session:
        views = [queries.gate_pass(session, number) for number in numbers]
        return [Vehicle(v.number, queries.token(session, v.number) or "", v.plate, v.trailer, "", v.gate) for v in views if v is not None]


def _waiting(dock: Dock, clock: Clock, plate: str, gate: str, pieces: int) -> str:
    """The pass of a closed load that waits for its signatures."""
    dock.vehicle = catalog.vehicle(dock.place, plate)
    trip = dock.trip(plate=plate, gate=gate)
    order, items = dock.picked((dock.goods, pieces), trip=trip)
    dock.sealed(order, items, clock)
    dock.loading(trip.number, VehicleFindings(plate))
    dock.loaded(trip.number)
    with dock.place.read() as session:
        made = queries.latest_of(session, order.number)
    assert made is not None
    return made.number
