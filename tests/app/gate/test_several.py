"""Not the plain sale on a truck: several orders on one vehicle, replacement, on foot, an order that leaves in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, Refused
from app.core.work import Workplace
from app.dispatch import service as dispatch
from app.dispatch import special
from app.dispatch.events import PickCompleted
from app.dispatch.special import ShipTo, SpecialDraft, SpecialLine
from app.dispatch.views import ON_FOOT, DispatchOrderView, DraftLine
from app.gate import queries, reissuing, service
from app.gate.rules import LOST, must_not_be_void
from app.gate.views import PassView
from app.loading import service as loading
from app.loading.events import LoadClosed
from app.orders.views import OrderView
from app.settings.service import change
from db.states import DeliveryMode, DispatchKind, PassKind, PassState, Role, TripState
from tests.helpers.dispatch import EVERY_POINT, LOADING_AT, Shipping
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Iterator[Shipping]:
    made = Shipping(place, people)
    place.bus.on(PickCompleted, lambda work, e: _only(service.draft_pass(work, e.trip_no, e.dispatch_no)))
    place.bus.on(LoadClosed, lambda work, e: _only(service.await_signatures(work, e.trip_no)))
    yield made


def _only(_: object) -> None:
    return None


def issued(ship: Shipping, order: OrderView, pieces: int = 1) -> str:
    """A 发货单 for some pieces of an order, issued and received."""
    with ship.place.work(ship.sales) as work:
        made = dispatch.create(work, order.number, (DraftLine(order.lines[0].line_id, pieces),))
        dispatch.issue(work, made.number, "FP0001")
    return received(ship, made.number)


def issued_special(ship: Shipping, first_no: str) -> str:
    """One piece in place of one of a 发货单, issued without an invoice and received."""
    first = ship.seen(first_no)
    with ship.place.work(ship.sales) as work:
        dispatch.cancel(work, first_no, "测试")
        wanted = SpecialDraft(DispatchKind.REPLACEMENT, first_no, "LL26000001", [SpecialLine(first.lines[0].product_id)])
        made = special.draft(work, wanted)
        to = ShipTo(first.consignee, first.contact, first.phone, first.address)
        dispatch.confirm(work, made.number, to, LOADING_AT.date() + timedelta(days=10))
        dispatch.issue(work, made.number)
    return received(ship, made.number)


def received(ship: Shipping, number: str) -> str:
    """Everything settled with the customer, and logistics has it."""
    with ship.place.work(ship.sales) as work:
        dispatch.settle(work, number, EVERY_POINT)
        dispatch.notify_customer(work, number, "收货员甲", "电话", LOADING_AT)
    with ship.place.work(ship.head) as work:
        dispatch.accept(work, number)
    return number


def boxed(ship: Shipping, number: str, trip_no: str, serial: str, clock: SetClock) -> DispatchOrderView:
    """On the trip, drawn, in a sealed box."""
    with ship.place.work(ship.head) as work:
        dispatch.plan(work, number, trip_no)
    with ship.place.work(ship.packer) as work:
        order = dispatch.pick(work, number, serial)
    ship.sealed(order, (serial,), clock)
    return order


def waiting(ship: Shipping, trip_no: str) -> PassView:
    with ship.place.read() as session:
        found = queries.active_pass(session, trip_no)
    assert found is not None
    return found


@pytest.mark.decision("X-02")
def test_two_customers_on_one_vehicle_leave_on_one_pass_with_the_stricter_signatures(
    ship: Shipping, clock: SetClock, place: Workplace, people: People
) -> None:
    with place.work(people(Role.ADMINISTRATOR)) as work:
        change(work, "gate.single_signature_modes", DeliveryMode.CONSIGNED.value, "试行", approver_id=ship.sales.person_id)
    clock.forward(seconds=1)
    breaker = ship.product()
    serials = ship.stock(breaker, 2)
    orders = [ship.order((breaker, 1)), ship.order((breaker, 1), mode=DeliveryMode.CONSIGNED)]
    trip = ship.trip().number
    numbers = [issued(ship, order) for order in orders]
    for number, serial in zip(numbers, serials, strict=True):
        boxed(ship, number, trip, serial, clock)
    ship.announced(numbers[1])
    with ship.place.work(ship.head) as work:
        loading.count_with_carrier(work, numbers[1], 1, "承运人甲")
        loading.sign_handover(work, numbers[1], "承运人甲", "YD-0001", 1)
    ship.loading(trip)
    ship.loaded(trip)
    view = waiting(ship, trip)
    assert (view.dispatch_nos, view.boxes, view.kind, view.load) == (tuple(numbers), 2, PassKind.SALE, (1, 1))
    with ship.place.read() as session:
        assert len(queries.passes(session)) == 1
    assert view.missing == (Role.FINANCE, Role.PERSONNEL)


@pytest.mark.clause("H-01")
@pytest.mark.decision("X-25")
def test_a_replacement_needs_no_invoice_and_no_other_kind_beside_it(ship: Shipping) -> None:
    breaker = ship.product()
    serials = ship.stock(breaker, 2)
    sale, broken = ship.order((breaker, 1)), ship.order((breaker, 1))
    trip = ship.trip().number
    first = issued(ship, sale)
    replacement = issued_special(ship, issued(ship, broken))
    with ship.place.work(ship.head) as work:
        dispatch.plan(work, first, trip)
    with pytest.raises(Refused, match="请另排车次") as caught, ship.place.work(ship.head) as work:
        dispatch.plan(work, replacement, trip)
    assert caught.value.clause == "H-01"
    other = ship.trip().number
    with ship.place.work(ship.head) as work:
        dispatch.plan(work, replacement, other)
    with ship.place.work(ship.packer) as work:
        dispatch.pick(work, replacement, serials[0])
    view = waiting(ship, other)
    assert (view.kind, view.state, view.dispatch_nos) == (PassKind.REPLACEMENT, PassState.DRAFT, (replacement,))


@pytest.mark.clause("H-01")
@pytest.mark.decision("X-37")
def test_the_first_part_of_an_order_leaves_with_a_courier(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    serials = ship.stock(breaker, 2)
    order = ship.order((breaker, 2))
    with pytest.raises(BadInput, match="货柜"):
        ship.trip(plate=ON_FOOT, container_no="TGHU1234567")
    trip = ship.trip(plate=ON_FOOT, driver="快递员甲", phone="0571-0000-0377")
    assert (trip.on_foot, trip.bearer_card) == (True, "0377")
    boxed(ship, issued(ship, order), trip.number, serials[0], clock)
    ship.staged(trip.number)
    with ship.place.work(ship.keeper) as work:
        assert loading.start(work, trip.number).state is TripState.LOADING  # no vehicle, no vehicle check
    ship.loaded(trip.number)
    view = waiting(ship, trip.number)
    assert (view.plate, view.on_foot, view.bearer, view.bearer_card) == (ON_FOOT, True, "快递员甲", "0377")
    assert view.load == (1, 2)
    bare = replace(ship.load(trip.number), bearer_card="9999")
    assert view.load_hash == loading.load_hash(ship.load(trip.number), "") != loading.load_hash(bare, "")  # another bearer, another hash

    second = ship.trip().number
    boxed(ship, issued(ship, order), second, serials[1], clock)
    assert (waiting(ship, second).load, waiting(ship, trip.number).load) == ((2, 2), (1, 2))


@pytest.mark.clause("H-01")
def test_lost_paper_of_a_truck_load_is_refused_as_lost(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    (serial,) = ship.stock(breaker, 1)
    trip = ship.trip().number
    boxed(ship, issued(ship, ship.order((breaker, 1))), trip, serial, clock)
    ship.loading(trip)
    ship.loaded(trip)
    first = waiting(ship, trip)
    with ship.place.work(ship.keeper) as work:
        again = reissuing.report_lost(work, first.number, "司机途中遗失")
    assert (again.nth, again.state, again.maker_id) == (2, PassState.AWAITING_SIGNATURES, ship.keeper.person_id)
    with ship.place.read() as session:
        lost = queries.gate_pass(session, first.number)
    assert lost is not None and (lost.state, lost.replaced_by) == (PassState.VOIDED, again.number)
    with pytest.raises(Refused, match=f"{LOST}：司机途中遗失，新证 {again.number}") as caught:
        must_not_be_void(lost.number, lost.state, lost.end_reason, lost.replaced_by)
    assert caught.value.clause == "H-01"
