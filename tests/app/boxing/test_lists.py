"""The paper in the box is this box's: its list in the newest print, the certificate of goods that lie inside."""

from __future__ import annotations

import pytest

from app.boxing import sealing
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.codes import Command
from app.printing.service import newest_print
from db.states import Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def refused(station: Station, text: str) -> str:
    """C-14 refuses the scan; it is acknowledged."""
    result = station.scan(text)
    assert (result.verdict, result.clause) == (Verdict.WRONG, "C-14"), result.message
    station.scan(Command.CONFIRM)
    return str(result.message)


@pytest.mark.clause("C-14")
def test_the_list_of_another_box_or_a_void_print_does_not_go_in(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    station.scan(Command.NEW_BOX)
    first = station.packing().list_no
    number = first.partition("-")[0]
    assert first == f"{number}-1-1"
    station.scan(Command.REPRINT)
    station.scan("JF$RSN:UNREADABLE")
    assert "已作废，请换成新打的" in refused(station, first)
    assert "请换成本箱的" in refused(station, number)  # the list of the whole order
    assert station.scan(f"{number}-1-2").verdict is Verdict.DONE
    station.scan("JF$TAG:07")
    station.scan(items[1])
    assert station.packing().list_no == f"{number}-2-1"
    assert "请换成本箱的" in refused(station, f"{number}-1-2")
    assert station.scan(f"{number}-2-1").verdict is Verdict.GOOD


@pytest.mark.clause("F-16")
def test_a_certificate_leaves_with_its_goods(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(items[0]))
    station.scan(Command.UNDO)
    station.scan(items[0])
    station.scan(station.packing().list_no)
    assert station.packing().kit_open == ("合格证", "说明书")
    assert station.scan(ship.certificate(items[0])).verdict is Verdict.GOOD
    station.scan(Command.CONFIRM)
    assert station.packing().step is Step.CHECK


@pytest.mark.clause("C-14", "C-15")
def test_a_list_that_is_printed_anew_has_to_be_put_in_anew(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    old = station.packing().list_no
    station.scan(old)
    with ship.place.work(ship.sales) as work:
        sealing.void_every_label(work, order.number, "收货信息已更改")
    box = station.packing().box
    assert box is not None and ship.box(box.sscc).list_in_at is None
    with ship.place.read() as session:
        assert newest_print(session, "box_list", box.sscc) == 2
    assert "已作废" in refused(station, old)
    assert station.scan(old[:-1] + "2").verdict is Verdict.GOOD
