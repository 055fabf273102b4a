"""What is the same of all goods that were delivered: the signed slip, the complaint, and a further 发货单 on its way out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Generic, TypeVar

from app.aftersales import service as cases
from app.aftersales.views import CaseDraft
from app.core.work import Workplace
from app.delivery import service as delivery
from app.delivery.views import DeliveryView, LineCount, SlipBack
from app.desk import connect_care, connect_returns
from app.dispatch import service as dispatch
from app.dispatch.special import ShipTo
from app.dispatch.views import DispatchOrderView, TripDraft
from db.states import DirectPoint
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32

Y = TypeVar("Y", bound=Yard)


@dataclass
class Sold(Generic[Y]):
    """Goods at a customer's and the people who deal with them; every step by whose work it is."""

    place: Workplace
    people: People
    yard: Y = field(init=False)
    case_no: str = field(init=False, default="")
    spare: str = field(init=False, default="")

    def begin(self, yard: Y) -> None:
        """The works that the goods leave."""
        self.yard = yard
        connect_returns(self.place.bus)
        connect_care(self.place.bus)
        self.sales, self.keeper, self.head = yard.sales, yard.keeper, yard.head
        self.quality, self.service, self.guard = yard.checker, yard.service, yard.guard

    def sign(self, dispatch_no: str, pieces: int) -> DeliveryView:
        """The signed slip is back."""
        now = self.place.clock.now()
        with self.place.work(self.sales) as work:
            given = SlipBack("收货员甲", now, now, (LineCount(1, pieces),), True, True, file_name="签收单.png", file_content=PNG)
            return delivery.register_slip(work, dispatch_no, given)

    def complain(self, identity: str, words: str) -> None:
        """The customer's complaint is a case."""
        with self.place.work(self.service) as work:
            self.case_no = cases.register(work, CaseDraft(identity, words, phone="0571-0000-0101")).number

    def confirmed(self, order: DispatchOrderView) -> None:
        """Sales confirms a 发货单 to where it was sent before, issues it and settles its points."""
        number = order.number
        with self.place.work(self.sales) as work:
            day = work.now.date() + timedelta(days=12)
            dispatch.confirm(work, number, ShipTo(order.consignee, order.contact, order.phone, order.address), day)
            dispatch.issue(work, number)
            dispatch.settle(work, number, dict.fromkeys(DirectPoint, "已确认"))

    def called(self, number: str) -> None:
        """The customer is told."""
        with self.place.work(self.sales) as work:
            dispatch.notify_customer(work, number, "收货员甲", "电话", work.now + timedelta(hours=6))

    def accepted(self, number: str) -> None:
        """The head of logistics takes a 发货单 on."""
        with self.place.work(self.head) as work:
            dispatch.accept(work, number)

    def planned(self, number: str) -> None:
        """On a trip of its own."""
        with self.place.work(self.head) as work:
            draft = TripDraft(
                PLATE, "司机甲", "138-0000-0000", work.now + timedelta(hours=2), supervisor_id=self.sales.person_id, gate="一号门",
                crew=(self.yard.leader.person_id or 0,),
            )  # fmt: skip
            self.yard.trip_no = dispatch.create_trip(work, draft).number
            dispatch.plan(work, number, self.yard.trip_no)

    def gone(self, number: str) -> None:
        """Loaded, signed and out of the gate."""
        self.yard.dispatch_no = number
        self.yard.load()
        self.yard.close()
        self.yard.sign()
        self.yard.verify(self.yard.token())
