"""Valuable goods move into a box only under their special protection."""

from __future__ import annotations

import pytest

from app.boxing import service
from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Workplace
from app.devices.codes import Command
from db.states import Verdict
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People


@pytest.mark.clause("E-04")
def test_the_mover_signs_before_valuable_goods_go_into_the_box(place: Workplace, people: People, clock: SetClock) -> None:
    ship = Shipping(place, people)
    order, (first, second) = ship.picked((ship.product(valuable=True), 2))
    with pytest.raises(Refused, match="贵重/安全件防护未确认") as refused, place.work(ship.packer) as work:
        service.put_in(work, order.number, first)
    assert refused.value.clause == "E-04"
    station = ship.bench(clock)
    station.scan(order.number)
    asked = station.scan(first)
    assert (asked.verdict, asked.clause) == (Verdict.HOLD, "E-04") and "两人搬运" in str(asked.message)
    assert station.packing().counted == 0
    station.scan(second)  # another one instead: it asks for its own signature
    assert station.scan(Command.CONFIRM).verdict is Verdict.GOOD
    box = station.packing().box
    assert box is not None and [item.serial for item in box.items] == [second]
    assert station.scan(first).verdict is Verdict.HOLD
    station.scan(Command.CONFIRM)
    assert station.packing().counted == 2
