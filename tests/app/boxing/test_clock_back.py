"""A clock set back during a shift: nothing is refused for it, and the rows still tell the order of what was done."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.codes import Command
from db.models.core import Scan
from db.states import BoxState, Verdict
from tests.conftest import People
from tests.helpers.dispatch import Shipping


def test_a_box_is_packed_checked_and_closed_although_the_clock_goes_back_at_every_step(
    place: Workplace, people: People, clock: SetClock
) -> None:
    ship = Shipping(place, people)
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)

    def back(hours: float) -> None:
        clock.set(clock.now() - timedelta(hours=hours))

    def scan(code: str | Command) -> None:
        verdict = station.scan(code)
        assert verdict.verdict not in (Verdict.WRONG, Verdict.FAULT, Verdict.HOLD), (code, str(verdict.message))

    scan(order.number)
    back(1)
    for item in items:
        scan(item)
        back(10)  # into the day before
    scan(station.packing().list_no)
    back(0.5)
    while station.packing().kit_open:
        scan(ship.certificate(items[0]) if station.packing().kit_open[0] == "合格证" else Command.CONFIRM)
    station.actor = ship.inspector
    for item in items:
        back(0.25)
        scan(item)
    station.actor = ship.packer
    scan(Command.SEAL)
    box = station.packing().box
    assert box is not None
    back(1)
    scan(f"00{box.sscc}")
    assert ship.box(box.sscc).state is BoxState.SEALED
    with place.read() as session:
        rows = list(session.scalars(select(Scan).where(Scan.page == "bench").order_by(Scan.id)))
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    assert rows[-1].at < rows[0].at - timedelta(hours=20)
