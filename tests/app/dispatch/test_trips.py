from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.core.errors import BadInput, Conflict, Refused
from app.core.work import Workplace
from app.dispatch import service
from app.dispatch.events import TripChanged
from app.dispatch.views import TripDraft
from db.states import CarrierState, DispatchState, Role, TripState
from tests.helpers import catalog
from tests.helpers.dispatch import LOADING_AT, Shipping
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def clause_of(ship: Shipping, **changes: object) -> str | None:
    with pytest.raises(Refused) as caught:
        ship.trip(**changes)
    return caught.value.clause


@pytest.mark.clause("G-15")
@pytest.mark.parametrize("gap", [{"licence_until": date(2026, 11, 22)}, {"contract_until": date(2026, 11, 22)}, {"contract_until": None}])
def test_carrier_without_licence_or_contract(ship: Shipping, gap: dict[str, object]) -> None:
    carrier = catalog.carrier(ship.place, **gap)
    assert clause_of(ship, carrier_id=carrier.carrier_id) == "G-15"


@pytest.mark.clause("G-15")
def test_licence_must_hold_on_the_day_of_the_trip(ship: Shipping) -> None:
    carrier = catalog.carrier(ship.place, licence_until=date(2026, 11, 23))
    assert ship.trip(carrier_id=carrier.carrier_id).carrier_name == carrier.name
    later = datetime(2026, 11, 23, 16, 1, tzinfo=UTC)  # past midnight at the site
    assert clause_of(ship, carrier_id=carrier.carrier_id, planned_at=later) == "G-15"


@pytest.mark.clause("G-14")
def test_terminated_carrier(ship: Shipping) -> None:
    carrier = catalog.carrier(ship.place, state=CarrierState.TERMINATED)
    assert clause_of(ship, carrier_id=carrier.carrier_id) == "G-14"


@pytest.mark.clause("G-16")
def test_vehicle_inspection(ship: Shipping) -> None:
    old = catalog.vehicle(ship.place, "浙A·0T009", inspection_until=date(2026, 11, 22))
    assert clause_of(ship, plate=old.plate) == "G-16"
    assert clause_of(ship, plate="皖B12345") == "G-16"  # nobody looked at its papers
    assert ship.trip(plate="皖B12345", inspection_until=date(2027, 1, 1)).plate == "皖B12345"


@pytest.mark.clause("F-17")
def test_crew_is_trained(ship: Shipping, people: People) -> None:
    green = people(Role.SHIPPER)
    assert clause_of(ship, crew=(green.person_id,)) == "F-17"


def test_supervisor_is_sales_or_the_team_leader(ship: Shipping, people: People) -> None:
    leader, shipper = people(Role.TEAM_LEADER), people(Role.SHIPPER)
    assert ship.trip(supervisor_id=leader.person_id).supervisor == leader.name
    with pytest.raises(BadInput):
        ship.trip(supervisor_id=shipper.person_id)


def test_changed_and_cancelled_trips(ship: Shipping) -> None:
    told: list[TripChanged] = []
    ship.place.bus.on(TripChanged, lambda _work, event: told.append(event))
    trip = ship.trip()
    other = catalog.vehicle(ship.place, "浙A·0T002")
    with ship.place.work(ship.head) as work:
        changed = service.change_trip(work, trip.number, TripDraft(other.plate, "司机乙", "0571-0000-0301", LOADING_AT), "原车爆胎")
    assert (changed.plate, changed.crew) == (other.plate, ())
    assert told == [TripChanged(trip.number)]
    breaker = ship.product()
    ship.stock(breaker, 1)
    ship.planned(ship.order((breaker, 1)), changed)
    with pytest.raises(Conflict), ship.place.work(ship.head) as work:
        service.cancel_trip(work, trip.number, "车坏了")
    empty = ship.trip()
    with ship.place.work(ship.head) as work:
        assert service.cancel_trip(work, empty.number, "车坏了").state is TripState.CANCELLED
    with pytest.raises(BadInput):
        ship.trip(driver="")


@pytest.mark.clause("G-02")
def test_a_substitute_vehicle_is_the_logistics_heads_with_a_reason(ship: Shipping, people: People) -> None:
    trip = ship.trip(container_no="TGHU1234567")
    other = catalog.vehicle(ship.place, "浙A·0T002")
    same = TripDraft(trip.plate, "司机乙", "0571-0000-0301", LOADING_AT, container_no=trip.container_no)
    leader = people(Role.TEAM_LEADER)
    for actor, draft, reason in (
        (leader, replace(same, plate=other.plate), "原车爆胎"),
        (ship.head, replace(same, plate=other.plate), " "),
        (ship.head, replace(same, container_no="CBXU0000000"), ""),
    ):
        with pytest.raises(Refused) as caught, ship.place.work(actor) as work:
            service.change_trip(work, trip.number, draft, reason)
        assert caught.value.clause == "G-02"
    with ship.place.work(leader) as work:
        assert service.change_trip(work, trip.number, same).driver == "司机乙"
    with ship.place.work(ship.head) as work:
        assert service.change_trip(work, trip.number, replace(same, plate=other.plate), "原车爆胎").plate == other.plate


def test_postponed_order_keeps_what_is_boxed(ship: Shipping, clock: object) -> None:
    order, items = ship.picked((ship.product(), 1))
    ship.sealed(order, items, clock)  # type: ignore[arg-type]
    assert ship.seen(order.number).state is DispatchState.READY
    with ship.place.work(ship.head) as work:
        assert service.postpone(work, order.number, "车辆故障").trip_no == ""
    trip = ship.trip()
    with ship.place.work(ship.head) as work:
        service.plan(work, order.number, trip.number)
    assert ship.seen(order.number).state is DispatchState.READY
