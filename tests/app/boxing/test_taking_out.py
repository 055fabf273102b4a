"""What 撤销 and 取出 mean where a lot lies in several boxes, and 共 N 箱 afterwards (C-14, C-15, E-05)."""

from __future__ import annotations

import pytest

from app.boxing import queries
from app.boxing.views import BoxView
from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.codes import Command
from db.states import BoxState, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def scanned(station: Station, *codes: str | Command) -> None:
    for code in codes:
        result = station.scan(code)
        assert result.verdict in (Verdict.GOOD, Verdict.DONE, Verdict.INFO), result.message


def boxes(ship: Shipping, number: str) -> tuple[BoxView, ...]:
    with ship.place.read() as session:
        return queries.boxes(session, number)


def test_a_lot_is_taken_out_of_the_box_in_work_and_the_count_of_boxes_stays(ship: Shipping, clock: SetClock) -> None:
    order, (lot,) = ship.picked((ship.product("LS"), 20))
    station = ship.bench(clock)
    scanned(station, order.number, "JF$8", lot, Command.NEW_BOX)
    for pieces in (8, 12):
        if pieces == 12:
            scanned(station, "JF$12", lot)
        scanned(station, station.packing().list_no)
        if pieces == 12:
            scanned(station, ship.certificate(lot), Command.CONFIRM)
        station.actor = ship.inspector
        scanned(station, f"JF${pieces}", lot)
        station.actor = ship.packer
        scanned(station, Command.SEAL)
        scanned(station, f"00{station.packing().box.sscc}")
    one, two = boxes(ship, order.number)
    scanned(station, Command.TAKE_OUT, f"00{one.sscc}", "JF$RSN:REOPEN", Command.TAKE_OUT, "JF$3", lot)
    one, two = boxes(ship, order.number)
    assert (one.pieces, two.pieces, two.state) == (5, 12, BoxState.SEALED)
    scanned(station, "JF$3", lot)  # box 1 is closed last now
    one, two = boxes(ship, order.number)
    assert (one.pieces, one.box_count, two.state, two.label.voided_at) == (8, 2, BoxState.SEALED, None)


def test_undo_takes_back_the_last_scan_after_a_part_was_taken_out(ship: Shipping, clock: SetClock) -> None:
    order, (lot, serial) = ship.picked((ship.product("LS"), 20), (ship.product(), 1))
    station = ship.bench(clock)
    scanned(station, order.number, "JF$8", lot)
    clock.forward(minutes=1)
    scanned(station, serial, Command.TAKE_OUT, "JF$3", lot, Command.UNDO)
    assert [(i.identity, i.quantity) for i in boxes(ship, order.number)[0].items] == [(lot, 5)]
