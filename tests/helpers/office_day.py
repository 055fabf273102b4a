"""Orders as far as a scenario begins with, made by the commands of the demo's people beside the window that is driven."""

from __future__ import annotations

from datetime import timedelta

from app.admin import demo_trust
from app.admin.demo import Cast
from app.admin.demo_dispatch import choose_transport
from app.admin.demo_story import Plan, Stop, Story, Tale
from app.boxing import checking, protecting, sealing
from app.boxing import queries as boxes
from app.boxing import service as boxing
from app.carriers import queries as carriers
from app.carriers import service as carrier_service
from app.carriers.views import CarrierCard, Scores
from app.catalog import queries as catalog
from app.catalog.service import change_packaging_kind
from app.catalog.views import PackagingKindDraft
from app.core.clock import SetClock, site_day
from app.core.work import Actor
from app.desk import Desk, open_desk
from app.dispatch import service as dispatch
from app.dispatch.views import DirectPoint
from app.identity import queries as people
from app.orders import service as orders
from app.orders.views import LineDraft, OrderDraft, OrderNeeds
from app.quality import queries as qualities
from app.storage import service as storage
from db.states import Role, TransportKind
from tests.helpers.office_orders import Ready, Wanted
from tests.helpers.running_clock import RunningClock

BREAKER = "BK"


class Colleagues:
    """The people of the demo at another station of the same works."""

    def __init__(self, url: str, clock: RunningClock) -> None:
        self._clock = clock
        self.desk = open_desk(url, "演示", clock, demo_trust.vault())
        self.cast = _cast(self.desk, clock)

    def close(self) -> None:
        """Leaves the station."""
        self.desk.close()

    def stocked(self, wanted: Wanted) -> Ready:
        """From the contract to goods in stock that are kept for the order."""
        told = _Order(Story(self.cast, self._clock.now()), wanted)
        for stage in (told.draft, told.review, told.release, told.produce, told.inspect, told.pack_and_store):
            stage()
        serials = [identity for identity, _ in told.identities]
        with self.desk.read() as session:
            found = [qualities.certificate_of(session, serial) for serial in serials]
        return Ready(told.order_no, serials, [one.number for one in found if one is not None])

    def limit_layers(self, packaging: str, layers: int) -> None:
        """From now on a kind of packaging bears so many layers."""
        with self.desk.read() as session:
            kind = next(one for one in catalog.packaging_kinds(session) if one.name == packaging)
        draft = PackagingKindDraft(kind.name, kind.size_mm, kind.tare_g, kind.max_load_g, layers, key=kind.key)
        self.cast.do(Role.PROCESS, change_packaging_kind, kind.kind_id, draft, "跌落试验后降低")

    def let_go(self, ready: Ready, serial: str) -> None:
        """A unit is no longer kept for its order."""
        self.cast.do(Role.SALES, storage.release_reservation, ready.order, serial)

    def carrier(self, name: str) -> CarrierCard:
        """A carrier as its file stands now."""
        with self.desk.read() as session:
            return next(card for card in carriers.cards(session, self._clock.now()) if card.name == name)

    def evaluated(self, name: str) -> int:
        """A carrier is evaluated as a good one; its score."""
        self.cast.do(Role.LOGISTICS_HEAD, carrier_service.evaluate, self.carrier(name).carrier_id, Scores(96, 92, 95, 93), "车况好")
        return self.carrier(name).score or 0

    def issued(self, ready: Ready) -> None:
        """An issued 发货单 that the logistics head received, its points settled and the customer told."""
        do, now = self.cast.do, self._clock.now()
        ready.dispatch = number = do(Role.SALES, dispatch.create, ready.order).number
        do(Role.SALES, dispatch.issue, number, pending_reason="货到验收后开票", urgent_note="客户加急")
        do(Role.LOGISTICS_HEAD, dispatch.accept, number)
        choose_transport(self.cast, number)
        do(Role.SALES, dispatch.settle, number, dict.fromkeys(DirectPoint, "见发货单"))
        do(Role.SALES, dispatch.notify_customer, number, "收货员", "电话", now + timedelta(days=1))

    def boxed(self, ready: Ready) -> None:
        """Drawn, and each unit in a box of its own: checked by another, sealed, its label read back; the papers lie in the last one."""
        do, number = self.cast.do, ready.dispatch
        for serial in ready.serials:
            do(Role.SHIPPER, dispatch.pick, number, serial)
        do(Role.SHIPPER, boxing.begin, number)
        for _ in ready.serials[1:]:
            do(Role.SHIPPER, boxing.change_box, number)
        for serial in ready.serials:
            ready.boxes.append(self._box(number, serial, last=serial == ready.serials[-1], certificate=ready.certificates[-1]))

    def _box(self, number: str, serial: str, *, last: bool, certificate: str) -> str:
        do = self.cast.do
        box = do(Role.SHIPPER, boxing.put_in, number, serial)
        if not last:
            do(Role.SHIPPER, boxing.change_box, number)
        with self.desk.read() as session:
            listed = boxes.packing_list(session, number)
            assert listed is not None
            code, kit = boxes.list_code(session, listed.number, box), boxes.kit(session, number)
        do(Role.SHIPPER, boxing.put_list_in, number, code)
        if last:
            do(Role.SHIPPER, boxing.put_certificate_in, number, certificate)
            for paper, _ in kit:
                if paper != "合格证":
                    do(Role.SHIPPER, boxing.tick_paper, number, paper)
        do(Role.INSPECTOR, checking.check_item, number, serial, 1)
        with self.desk.read() as session:
            now = boxes.box(session, box.sscc)
            assert now is not None
            todo = protecting.checklist(session, now, site_day(self._clock.now()))
        for _ in todo:
            do(Role.SHIPPER, protecting.tick, number)
        sealed = do(Role.SHIPPER, sealing.seal, number, firm=True)
        do(Role.SHIPPER, sealing.scan_label, box.sscc, str(sealed.label.issue) if sealed.label else "")
        return box.sscc


class _Order(Tale):
    """An order of the story with what a scenario asks for."""

    def __init__(self, story: Story, wanted: Wanted) -> None:
        super().__init__(story, Plan(0, wanted.customer, ((BREAKER, wanted.pieces),), Stop.STOCKED, wanted.mode))
        self._wanted = wanted

    def draft(self) -> None:
        """Sales enters it."""
        customer, wanted = self._customer(), self._wanted
        day = site_day(self.cast.clock.now()) + timedelta(days=wanted.days)
        line = LineDraft(self._product_id(BREAKER), wanted.pieces, self.story.products[BREAKER].draft.model, 48_600)
        draft = OrderDraft(
            customer.customer_id, customer.name, customer.contact, customer.phone, customer.address, customer.destination,
            wanted.mode, TransportKind.DEDICATED, day, f"SF-{wanted.customer + 1}", (line,),
            OrderNeeds(quality="按国家标准", cost="含运费到站", payment_terms="货到验收后 30 天", export=wanted.export),
        )  # fmt: skip
        self.order_no = self.cast.do(Role.SALES, orders.create_order, draft).number


def _cast(desk: Desk, clock: RunningClock) -> Cast:
    """Everybody by role: 甲 first, 乙 second; they work by the desk's clock, and what the cast moves on is a clock of its own."""
    cast = Cast(desk, SetClock(clock.now()))
    with desk.read() as session:
        everybody = people.people(session, active_only=True)
    for one in everybody:
        actor = Actor(one.person_id, one.name, one.badge, one.roles)
        for role in one.roles:
            (cast.second if one.name.endswith("乙") else cast.first).setdefault(role, actor)
    return cast
