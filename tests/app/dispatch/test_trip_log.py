"""What is noted on the way of a trip and who was spoken to (F-18)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, NotFound, NotPermitted
from app.core.work import Workplace
from app.dispatch import trip_log
from db.states import Role
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People


@pytest.mark.clause("F-18")
def test_contacts_and_events_of_a_trip_are_kept_in_their_time_and_seen_by_sales(place: Workplace, people: People, clock: SetClock) -> None:
    ship = Shipping(place, people)
    trip = ship.trip()
    left = clock.now()
    clock.forward(hours=3)
    with place.work(ship.head) as work:
        trip_log.note(work, trip.number, "delayed", "高速封路，晚到一小时", whom="司机甲")
        trip_log.note(work, trip.number, "departed", "已上高速", at=left)
    with place.work(ship.sales) as work:
        trip_log.note(work, trip.number, "called", "客户改在二号门卸货", whom="收货员甲")
        seen = trip_log.entries(work.session, trip.number)
    assert [(one.kind, one.whom, one.person) for one in seen] == [
        ("called", "收货员甲", ship.sales.name), ("delayed", "司机甲", ship.head.name), ("departed", "", ship.head.name)
    ]  # fmt: skip
    assert seen[-1].at == left
    with pytest.raises(BadInput), place.work(ship.head) as work:
        trip_log.note(work, trip.number, "arrived", "到了", at=clock.now() + timedelta(minutes=1))
    with pytest.raises(BadInput), place.work(ship.head) as work:
        trip_log.note(work, trip.number, "arrived", "  ")
    with pytest.raises(NotFound), place.work(ship.head) as work:
        trip_log.note(work, "CC26999999", "arrived", "到了")
    with pytest.raises(NotPermitted), place.work(people(Role.GUARD)) as work:
        trip_log.note(work, trip.number, "arrived", "到了")
