"""What a page reads takes the same number of statements however much was finished before, and however much waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import event
from sqlalchemy.orm import Session

from app.aftersales import queries as aftersales
from app.aftersales import service as aftersales_service
from app.aftersales.views import CaseDraft
from app.board import days, docks
from app.boxing import queries as boxing
from app.catalog import queries as catalog_queries
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.delivery import queries as delivery
from app.delivery import service as delivery_service
from app.delivery.views import LineCount, SlipBack
from app.dispatch import delays, notice_queries, notices, preparing, requests
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.dispatch.views import TripDraft
from app.gate import queries as gate
from app.inbound import queries as inbound
from app.orders import queries as order_queries
from app.orders.views import OrderView
from app.packing import queries as packing
from app.quality.waiting import waiting
from app.reminders import queries as reminders
from app.storage import misplaced, overview
from app.storage import queries as storage
from app.trace import queries as trace
from db.states import BoxState, DispatchState, GateOutcome, Role, TripState, Verdict
from tests.helpers import catalog, goods, orders
from tests.helpers.dispatch import Shipping
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
Ask = Callable[[Session, datetime], object]

SHOWN = [state for state in DispatchState if state not in (DispatchState.CLOSED, DispatchState.CANCELLED, DispatchState.ACCEPTED)]
RUNNING = [state for state in TripState if state not in (TripState.DONE, TripState.CANCELLED)]

PAGES: dict[str, Ask] = {
    "today, due": lambda s, now: reminders.due(s, list(Role), now),
    "today, the other desks": reminders.other_roles,
    "today, figures": reminders.figures,
    "today, newest": lambda s, now: reminders.newest(s, 12),
    "inspection, quality": waiting,
    "inspection, packing": lambda s, now: packing.waiting(s),
    "inbound": lambda s, now: inbound.receipts(s, limit=20),
    "orders": lambda s, now: order_queries.orders(s),
    "production": lambda s, now: (order_queries.released_orders(s), order_queries.plan_lines(s), order_queries.tasks(s)),
    "dispatch, orders": lambda s, now: (dispatch.waiting_orders(s), dispatch.dispatch_orders(s, SHOWN)),
    "dispatch, trips": lambda s, now: dispatch.trips(s, RUNNING),
    "board, days": lambda s, now: days.plan_of_days(s, now),
    "board, docks": lambda s, now: docks.docks_of_day(s, site_day(now), now),
    "dispatch, notices": lambda s, now: dispatch.notices(s),
    "dispatch, notice of the day": lambda s, now: (notices.notice_days(s, now), notices.proposals(s, site_day(now), now)),
    "dispatch, due": lambda s, now: (delays.due_list(s, now), preparing.tasks(s, open_only=False), requests.unanswered(s)),
    "boxes": lambda s, now: boxing.boxes_in(s, *BoxState),
    "gate": lambda s, now: (gate.day_count(s, now), gate.gate_log(s, now.date()), gate.passes(s)),
    "deliveries under way": lambda s, now: delivery.records(s, files=False),
    "after-sales": lambda s, now: aftersales.cases(s),
    "stock": lambda s, now: [storage.places_for(s, product.product_id) for product in catalog_queries.products(s)],
    "stock, overview": lambda s, now: (overview.overview(s), overview.goods(s, location_id=1), misplaced.misplaced(s)),
    "find": lambda s, now: trace.find(s, "示范"),
}
"""What each page reads when it is shown or reloaded."""


class Works(Yard):
    """Orders of one product for one customer, each followed from the order to the slip; and goods left at every stage."""

    def prepare(self) -> None:
        """What every order uses."""
        self.product, self.customer = catalog.product(self.place), catalog.customer(self.place)
        catalog.location(self.place)
        catalog.vehicle(self.place, PLATE)
        self.line = goods.Line(self.place, self.people)
        self.line.prepared(self.product)

    def ordered(self) -> OrderView:
        """A released order with the goods in stock."""
        order = orders.released(self.place, self.people, self.customer, [(self.product, self.quantity)])
        self.order_no = order.number
        self.serials = tuple(line.serial for line in self.line.stocked(self.product, self.quantity, order.number).lines)
        return order

    def planned(self) -> str:
        """On a trip of its own."""
        self.issued()
        with self.place.work(self.head) as work:
            draft = TripDraft(
                PLATE, "司机甲", "138-0000-0000", work.now + timedelta(hours=2), supervisor_id=self.sales.person_id, gate="一号门",
                crew=(self.leader.person_id or 0,),
            )  # fmt: skip
            self.trip_no = dispatch_service.create_trip(work, draft).number
            dispatch_service.plan(work, self.dispatch_no, self.trip_no)
        return self.trip_no

    def finished(self, clock: SetClock) -> None:
        """One order all the way, signed for by the customer, with a case afterwards."""
        self.out()
        clock.forward(minutes=5)
        counts = (LineCount(1, self.quantity),)
        with self.place.work(self.sales) as work:
            if notice_queries.of_days(work.session, [site_day(work.now)]):
                notices.add_to_notice(work, self.order_no, "客户加急")
            else:
                notices.make_notice(work, [self.order_no])
            slip = SlipBack("收货员甲", work.now, work.now, counts, True, True, file_name="签收单.png", file_content=PNG)
            delivery_service.register_slip(work, self.dispatch_no, slip)
        with self.place.work(self.service) as work:
            aftersales_service.register(work, CaseDraft(self.serials[0], "自行分闸"))

    def left_waiting(self) -> None:
        """Goods at every stage of the works, and an order that nobody has shipped."""
        line = self.line
        line.task(self.product, 1)
        line.submitted(line.task(self.product, 1))
        line.measured(line.submitted(line.task(self.product, 1)))
        line.inspected(line.submitted(line.task(self.product, 1)))
        for stage in (line.packed, line.checked, lambda serial: line.sealed(serial, label=False)):
            task = line.task(self.product, 1)
            line.inspected(line.submitted(task))
            stage(task.serials[0])
        line.stocked(self.product, 2)
        orders.released(self.place, self.people, self.customer, [(self.product, 1)])


@contextmanager
def counted(place: Workplace) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    event.listen(place.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(place.engine, "before_cursor_execute", note)


def statements(place: Workplace, ask: Ask) -> int:
    """How many statements a read sends."""
    with counted(place) as sent, place.read() as session:
        ask(session, place.clock.now())
    return len(sent)


def test_statements_of_a_page_do_not_grow(place: Workplace, people: People, clock: SetClock) -> None:
    """Three times the finished units, three times what waits at every stage: not one statement more."""
    works = Works(place, people)
    works.prepare()
    works.finished(clock)
    works.left_waiting()
    small = {page: statements(place, ask) for page, ask in PAGES.items()}
    for _ in range(2):
        works.finished(clock)
        works.left_waiting()
    large = {page: statements(place, ask) for page, ask in PAGES.items()}
    assert {page: (small[page], large[page]) for page in PAGES if large[page] > small[page]} == {}
    assert max(small.values()) < 170  # today's due list asks some fifty kinds of reminders, each of its own tables, once
    assert max(small["board, days"], small["board, docks"]) <= 24


def test_statements_of_a_scan_do_not_grow(place: Workplace, people: People, clock: SetClock) -> None:
    """A unit into the box: as many statements with nine in it as with one, and no more than the bench can afford."""
    ship = Shipping(place, people)
    order, serials = ship.picked((ship.product(), 12))
    bench = ship.bench(clock)
    bench.scan(order.number)

    def scanned(serial: str) -> int:
        with counted(place) as sent:
            assert bench.scan(serial).verdict is Verdict.GOOD
        return len(sent)

    bench.scan(serials[0])
    few = scanned(serials[1])
    for serial in serials[2:9]:
        bench.scan(serial)
    assert scanned(serials[9]) == few
    assert few <= 55


def test_statements_of_a_release_do_not_grow(place: Workplace, people: People) -> None:
    """The guard waits as long for a vehicle with six units in its box as for one with a single unit."""
    works = Works(place, people)
    works.prepare()

    def released(pieces: int) -> int:
        works.quantity = pieces
        works.signed()
        token, seen = works.token(), works.seen()
        with counted(place) as sent:
            assert works.verify(token, seen).outcome is GateOutcome.RELEASED
        return len(sent)

    few = released(1)
    assert released(6) == few
    assert few <= 42  # with the list of signers, which a gate that stands there has read before
