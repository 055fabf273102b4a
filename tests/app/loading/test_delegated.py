"""The second confirmation of a load may be delegated by setting and letter (X-05); it always takes two people (G-04)."""

from __future__ import annotations

import pytest

from app.core.clock import SetClock
from app.core.errors import Conflict, NotPermitted
from app.core.work import Workplace
from app.loading import service
from app.loading.views import VehicleFindings
from app.settings import service as settings
from db.models.loading import LoadConfirmation
from db.models.orders import CustomerOrder
from db.states import Role
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People


def begun(ship: Shipping, clock: SetClock, letter: str) -> str:
    """A trip with its one box on, watched over by sales or, with a letter, by the team leader."""
    order, items = ship.picked((ship.product(), 1), trip=ship.trip())
    box = ship.sealed(order, items, clock)
    ship.staged(order.trip_no)
    with ship.place.work(ship.keeper) as work:
        service.check_vehicle(work, order.trip_no, VehicleFindings(ship.vehicle.plate))
        service.start(work, order.trip_no, delegated_in=letter)
    with ship.place.work(ship.packer) as work:
        service.load_box(work, order.trip_no, box.sscc)
    return order.trip_no


def allow(place: Workplace, people: People) -> None:
    """The setting is switched on, with another's approval."""
    author, approver = people(Role.DELIVERY_MANAGEMENT), people(Role.LEADERSHIP)
    with place.work(author) as work:
        settings.change(work, "loading.second_confirmer_may_delegate", "true", "十二个月台", approver_id=approver.person_id)


@pytest.mark.decision("X-05")
@pytest.mark.clause("G-04")
def test_the_team_leader_confirms_by_letter_where_the_setting_lets_him(place: Workplace, people: People, clock: SetClock) -> None:
    ship, leader, another = Shipping(place, people), people(Role.TEAM_LEADER), people(Role.TEAM_LEADER)
    trip_no = begun(ship, clock, "委托书 2026-7")
    with pytest.raises(NotPermitted), place.work(leader) as work:  # nobody allowed it yet
        service.confirm_load(work, trip_no)
    allow(place, people)
    with place.work(leader) as work:
        assert service.confirm_load(work, trip_no).confirmed_by == ((Role.SALES, leader.name),)
        row = work.session.query(LoadConfirmation).one()
        assert row.delegated_in == "委托书 2026-7"
    with pytest.raises(Conflict), place.work(another) as work:  # that place is taken
        service.confirm_load(work, trip_no)
    both = people(Role.TEAM_LEADER, Role.STOREKEEPER)
    with place.work(leader) as work:
        assert service.close(work, trip_no, both).closed_at is not None


@pytest.mark.decision("X-05")
@pytest.mark.clause("G-04")
def test_no_letter_no_export_and_never_one_person_for_both(place: Workplace, people: People, clock: SetClock) -> None:
    ship, leader, both = Shipping(place, people), people(Role.TEAM_LEADER), people(Role.TEAM_LEADER, Role.STOREKEEPER)
    allow(place, people)
    bare, lettered = begun(ship, clock, ""), begun(ship, clock, "委托书 2026-8")
    with pytest.raises(NotPermitted), place.work(leader) as work:
        service.confirm_load(work, bare)
    with place.work(both) as work:
        service.confirm_load(work, lettered)
    with pytest.raises(Conflict), place.work(both) as work:
        service.confirm_load(work, lettered)
    with place.work(ship.head) as work:
        work.session.query(CustomerOrder).update({"export": True})
    with pytest.raises(NotPermitted), place.work(leader) as work:
        service.confirm_load(work, lettered)
