from __future__ import annotations

from itertools import product

import pytest

from app.boxing.states import MOVES as BOX_MOVES
from app.core.errors import Conflict
from app.core.work import Workplace
from app.dispatch import service
from app.dispatch.states import MOVES, TRIP_MOVES
from db.models.catalog import Customer
from db.models.dispatch import DispatchOrder, Trip
from db.states import BoxState, DeliveryMode, DispatchKind, DispatchState, Role, TransportKind, TripState
from tests.helpers import catalog
from tests.helpers.orders import People


@pytest.fixture
def order_no(place: Workplace, people: People) -> str:
    customer = catalog.customer(place)
    with place.work(people(Role.SALES)) as work:
        assert work.session.get(Customer, customer.customer_id) is not None
        work.session.add(
            DispatchOrder(
                number="FH26000001", kind=DispatchKind.SALE, state=DispatchState.DRAFT, order_no="DD26000001",
                customer_id=customer.customer_id, customer_name="甲", consignee="甲", contact="乙", phone="1", address="路",
                mode=DeliveryMode.DIRECT, transport=TransportKind.ROAD, maker_id=work.actor.person_id or 0, made_at=work.now,
            )
        )  # fmt: skip
        work.session.add(
            Trip(number="CC26000001", state=TripState.PLANNED, plate="浙A0T001", driver="丙", phone="2", planned_at=work.now)
        )
    return "FH26000001"


def test_every_pair_of_dispatch_states(place: Workplace, order_no: str) -> None:
    for old, new in product(DispatchState, repeat=2):
        with place.work(catalog.KEEPER) as work:
            row = work.session.query(DispatchOrder).filter_by(number=order_no).one()
            row.state = old
            work.session.flush()
            if (old, new) in MOVES:
                assert service.mark(work, order_no, new) is old
                assert row.state is new
            else:
                with pytest.raises(Conflict):
                    service.mark(work, order_no, new)
                assert row.state is old


def test_every_pair_of_trip_states(place: Workplace, order_no: str) -> None:
    for old, new in product(TripState, repeat=2):
        with place.work(catalog.KEEPER) as work:
            row = work.session.query(Trip).one()
            row.state = old
            work.session.flush()
            if (old, new) in TRIP_MOVES:
                assert service.mark_trip(work, row.number, new) is old
            else:
                with pytest.raises(Conflict):
                    service.mark_trip(work, row.number, new)


def test_nothing_leaves_a_closed_or_cancelled_order() -> None:
    assert not [pair for pair in MOVES if pair[0] in (DispatchState.CLOSED, DispatchState.CANCELLED)]
    assert not [pair for pair in BOX_MOVES if pair[0] is BoxState.DAMAGED]
    found = {new for old, new in BOX_MOVES if old is BoxState.LOST}  # a lost box leads on where it was found after all (I-12)
    assert found == {BoxState.IN_TRANSIT, BoxState.DELIVERED}
