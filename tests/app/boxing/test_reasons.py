from __future__ import annotations

from sqlalchemy import select

from app.boxing import asking
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.reasons import Purpose, reasons_for
from app.core.work import Workplace
from app.devices.codes import Command
from app.printing.service import printed_count
from db.models.core import PrintedPaper
from db.states import Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People


def waiting_for_its_label(place: Workplace, people: People, clock: SetClock) -> tuple[Station, str]:
    ship = Shipping(place, people)
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    station.scan(order.number)
    empty = station.scan(Command.REPRINT)
    assert (empty.verdict, str(empty.message)) == (Verdict.WRONG, "现在没有可重打的")
    station.scan(Command.CONFIRM)
    ship.packed(station, order, items)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(Command.SEAL)
    box = station.packing().box
    assert box is not None
    return station, box.sscc


def test_a_reprint_waits_for_its_reason_and_the_register_keeps_it(place: Workplace, people: People, clock: SetClock) -> None:
    station, sscc = waiting_for_its_label(place, people, clock)
    for back in (Command.REPRINT, Command.UNDO):  # who thinks better of it prints nothing
        station.scan(Command.REPRINT)
        assert "什么都没有做" in str(station.scan(back).message)
        assert station.packing().asking is None
    assert station.scan("JF$RSN:TORN").verdict is Verdict.WRONG  # nothing asked for a reason
    station.scan(Command.CONFIRM)
    assert str(station.scan(Command.REPRINT).message) == "重打原因：1 读不出  2 打印不清  3 贴坏  4 沾污  5 丢失"
    assert station.packing().asking is Purpose.REPRINT
    assert str(station.packing().next_step) == "扫原因码，或按数字键"
    for other in (f"00{sscc}", Command.SEAL.code, "JF$3"):
        assert station.scan(other).verdict is Verdict.HOLD  # said, and not counted
    wrong = station.scan("JF$RSN:SHORTAGE")
    assert wrong.verdict is Verdict.WRONG and "不用于重打" in str(wrong.message)
    station.scan(Command.CONFIRM)
    assert station.packing().asking is Purpose.REPRINT
    assert asking.numbered(station.packing(), "3") == "JF$RSN:TORN" and not asking.numbered(station.packing(), "6")
    assert "贴坏" in str(station.scan("JF$RSN:TORN").message)
    assert station.packing().asking is None and station.packing().step is Step.SCAN_BACK
    with place.read() as session:
        papers = list(session.scalars(select(PrintedPaper).where(PrintedPaper.paper == "shipping_label").order_by(PrintedPaper.nth)))
        assert [(paper.nth, paper.reason) for paper in papers] == [(1, ""), (2, "贴坏")]
        assert papers[0].void_reason == "贴坏" and printed_count(session, "shipping_label", sscc) == 1


def test_every_purpose_has_a_reason_for_one_digit() -> None:
    assert all(0 < len(reasons_for(purpose)) <= 9 for purpose in Purpose)
