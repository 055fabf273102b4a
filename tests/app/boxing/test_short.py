"""少装 that nobody needs any more, and 少装 of a box that was never begun (C-14)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.boxing import queries, short
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.errors import Conflict, NotPermitted
from app.core.work import Workplace
from app.devices.codes import Command
from db.models.core import AuditEntry
from db.states import BoxState, DispatchState, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def scanned(station: Station, *codes: str | Command) -> None:
    for code in codes:
        result = station.scan(code)
        assert result.verdict in (Verdict.GOOD, Verdict.DONE, Verdict.INFO), result.message


def asked(ship: Shipping, clock: SetClock) -> tuple[Station, tuple[str, ...], str]:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    scanned(station, order.number, items[0], Command.SHORT, "JF$RSN:SHORTAGE")
    assert station.packing().approving
    return station, items, order.number


@pytest.mark.clause("C-14")
@pytest.mark.parametrize("way", ["the missing piece", "the next box", "empty"])
def test_a_short_that_nobody_needs_is_withdrawn(ship: Shipping, clock: SetClock, way: str) -> None:
    station, items, number = asked(ship, clock)
    codes = {"the missing piece": [items[1]], "the next box": [Command.NEW_BOX], "empty": [Command.TAKE_OUT, items[0]]}[way]
    scanned(station, *codes)
    assert not station.packing().approving
    with pytest.raises(Conflict), ship.place.work(ship.head) as work:
        short.approve(work, number)


def test_a_short_is_withdrawn_by_a_packer_and_on_record(ship: Shipping, clock: SetClock) -> None:
    station, _, number = asked(ship, clock)
    with pytest.raises(NotPermitted), ship.place.work(ship.inspector) as work:
        short.withdraw(work, number)
    scanned(station, Command.UNDO)
    with ship.place.read() as session:
        assert "withdraw_short" in set(session.scalars(select(AuditEntry.action)))


@pytest.mark.clause("C-14")
def test_the_rest_of_an_order_is_left_out_before_its_box_is_begun(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    scanned(station, order.number, items[0], Command.NEW_BOX)
    scanned(station, station.packing().list_no)
    station.actor = ship.inspector
    scanned(station, items[0])
    station.actor = ship.packer
    scanned(station, Command.SEAL)
    scanned(station, f"00{station.packing().box.sscc}")
    scanned(station, Command.SHORT, "JF$RSN:SHORTAGE")
    with ship.place.work(ship.head) as work:
        box = short.approve(work, order.number)
    assert (box.state, box.box_count, box.list_in_at) == (BoxState.OPEN, 1, None)  # its papers are still to go in
    scanned(station, order.number)
    assert station.packing().step is Step.COMPLETE
    scanned(station, station.packing().list_no, ship.certificate(items[0]), Command.CONFIRM)
    station.actor = ship.inspector
    scanned(station, items[0])
    station.actor = ship.packer
    scanned(station, Command.SEAL, f"]Q300{box.sscc}912")
    assert ship.seen(order.number).state is DispatchState.READY
    with ship.place.read() as session:
        assert [b.label.box_count for b in queries.boxes(session, order.number)] == [1]
