"""Goods at the lane are checked against the list by scan; what differs stops the order until it is put right (F-12)."""

from __future__ import annotations

import pytest

from app.core.clock import SetClock
from app.core.errors import Conflict, Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.loading import papers, service, staging
from app.loading.bench import STAGE, DockBench
from app.loading.views import VehicleFindings
from app.settings import service as settings
from db.states import Role, TripState, Verdict
from tests.app.loading.test_papers import codes, drawn
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def ready(ship: Shipping, clock: SetClock) -> tuple[str, str, str]:
    """发货单, trip, box."""
    order, items = ship.picked((ship.product(), 1))
    return order.number, order.trip_no, ship.sealed(order, items, clock).sscc


def start(ship: Shipping, trip_no: str) -> TripState:
    with ship.place.work(ship.keeper) as work:
        return service.start(work, trip_no).state


def view(ship: Shipping, number: str) -> staging.StagingView:
    with ship.place.read() as session:
        return staging.staging(session, number)


@pytest.mark.clause("F-12")
def test_goods_are_scanned_at_the_lane_before_loading(ship: Shipping, clock: SetClock) -> None:
    number, trip_no, sscc = ready(ship, clock)
    with ship.place.work(ship.keeper) as work:
        service.check_vehicle(work, trip_no, VehicleFindings(ship.vehicle.plate))
    with pytest.raises(Refused) as caught:
        start(ship, trip_no)
    assert (caught.value.clause, str(caught.value.reason)) == ("F-12", f"{number} 备货还没核对：0 / 1 箱")
    lane = Station(ship.place, clock, DockBench(), ship.packer)
    lane.scan(number)
    assert lane.bench.state.mode == STAGE and "再扫 1 箱" in str(lane.bench.state.next_step)
    assert lane.scan(f"00{sscc}").verdict is Verdict.DONE
    assert lane.scan(f"00{sscc}").verdict is Verdict.WRONG  # once is enough
    lane.scan(Command.CONFIRM)
    assert start(ship, trip_no) is TripState.LOADING


@pytest.mark.clause("F-12")
def test_what_differs_is_on_paper_and_stops_the_order_until_it_is_put_right(ship: Shipping, clock: SetClock) -> None:
    number, trip_no, sscc = ready(ship, clock)
    other_no, _, foreign = ready(ship, clock)
    with ship.place.work(ship.keeper) as work:
        service.check_vehicle(work, trip_no, VehicleFindings(ship.vehicle.plate))
    lane = Station(ship.place, clock, DockBench(), ship.packer)
    lane.scan(number)
    wrong = lane.scan(f"00{foreign}")
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "F-12")
    lane.scan(Command.CONFIRM)
    assert lane.scan(Command.SHORT).verdict is Verdict.INFO  # nothing more stands there
    assert {one.kind for one in view(ship, number).open} == {staging.FOREIGN, staging.MISSING}
    document, pdf = drawn(ship, "difference_slip", papers.difference_slip)
    assert document == number and number in codes(pdf)
    assert lane.scan(f"00{sscc}").verdict is Verdict.GOOD  # found
    with pytest.raises(Refused) as caught:
        start(ship, trip_no)
    assert caught.value.clause == "F-12" and other_no in str(caught.value.reason)
    lane.scan(Command.TAKE_OUT)
    lane.scan(f"00{foreign}")
    assert view(ship, number).done
    assert start(ship, trip_no) is TripState.LOADING


def test_a_box_sealed_anew_is_checked_again_and_the_setting_asks_for_none(ship: Shipping, clock: SetClock) -> None:
    number, trip_no, sscc = ready(ship, clock)
    ship.staged(trip_no)
    assert view(ship, number).done
    with ship.place.work(ship.packer) as work:
        staging.take_away(work, number, sscc)
    assert not view(ship, number).staged
    with pytest.raises(Conflict), ship.place.work(ship.packer) as work:
        staging.take_away(work, number, sscc)
    with ship.place.work(ship.people(Role.ADMINISTRATOR)) as work:
        settings.change(work, "loading.require_staging", "false", "整车直装", approver_id=ship.head.person_id)
    with ship.place.work(ship.keeper) as work:
        service.check_vehicle(work, trip_no, VehicleFindings(ship.vehicle.plate))
    assert start(ship, trip_no) is TripState.LOADING
