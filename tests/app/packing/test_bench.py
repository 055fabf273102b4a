from __future__ import annotations

from itertools import count

import pytest

from app.core.clock import SetClock
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.labels import gs1
from app.packing.bench import InspectionBench, Opened
from app.quality import queries as quality
from app.scanning.lane import ScanLane
from db.states import PackingState, Verdict
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People

GTIN = "06901234000016"


class Station:
    """A scanner at the tab 检验; `actor` changes as people scan their badges."""

    def __init__(self, place: Workplace, clock: SetClock, actor: Actor) -> None:
        self.bench, self.actor = InspectionBench(), actor
        self._lane, self._stamper, self._ports = ScanLane(place), ScanStamper(clock), count()

    def scan(self, text: str) -> ScanResult:
        frame = self._stamper.stamp(f"test{next(self._ports)}", text.encode())
        return self._lane.take(frame, self.bench, self.actor)


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.fixture
def station(place: Workplace, clock: SetClock, line: Line) -> Station:
    return Station(place, clock, line.assembler)


@pytest.mark.clause("C-06", "C-07", "C-11")
def test_a_unit_is_packed_checked_sealed_and_labelled_by_scans_alone(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place, gtin=GTIN)
    line.prepared(breaker)
    serial = line.inspected(line.submitted(line.task(breaker, 1))).serials[0]
    with place.read() as session:
        found = quality.certificate_of(session, serial)
    assert found is not None
    assert "开始包装" in str(station.scan(serial).message)
    for _ in range(5):
        assert station.scan(serial).verdict is Verdict.GOOD
    assert station.scan(serial).verdict is Verdict.HOLD
    early = station.scan(Command.SEAL.code)
    assert (early.verdict, early.clause) == (Verdict.WRONG, "C-07")
    station.actor = line.inspector
    assert "包装符合要求" in str(station.scan(serial).message)
    assert "请扫合格证" in str(station.scan(serial).message)
    wrong = station.scan("HG26999999")
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "C-07")
    assert station.scan(found.number).verdict is Verdict.GOOD
    assert "说明书在内" in str(station.scan(serial).message)
    assert "牢固" in str(station.scan(serial).message)
    station.actor = line.assembler
    assert station.scan(Command.SEAL.code).verdict is Verdict.GOOD
    assert station.bench.state.packing is not None and station.bench.state.packing.state is PackingState.SEALED
    assert station.scan(serial).verdict is Verdict.WRONG  # the bar code of the unit label is not the content label
    assert "3 贴坏" in str(station.scan(Command.REPRINT.code).message)
    assert station.scan(serial).verdict is Verdict.HOLD  # the reason first
    assert station.scan("JF$RSN:TORN").verdict is Verdict.GOOD

    def label(issue: str) -> str:
        return gs1.element_string(gs1.unit_elements(GTIN, serial=serial, issue=issue))

    old = station.scan("]Q3" + label("1"))
    assert (old.verdict, old.clause) == (Verdict.WRONG, "C-11")
    assert station.scan(label("2")).verdict is Verdict.DONE


@pytest.mark.clause("B-11")
def test_held_goods_are_barred_here_too(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    serial = line.inspected(line.submitted(line.task(breaker, 1)), "1").serials[0]
    refused = station.scan(serial)
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "B-11")


def test_a_scan_opens_what_the_goods_wait_for(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    assert station.scan(task.number).view == Opened("task", task.number)
    assert station.scan(task.serials[0]).view == Opened("goods", task.serials[0])
    card = line.submitted(task)
    assert station.scan(task.serials[0]).view == station.scan(card.number).view == Opened("card", card.number)
    sheet = line.measured(card)
    assert station.scan(task.serials[0]).view == station.scan(sheet.number).view == Opened("sheet", sheet.number)


@pytest.mark.parametrize(
    "text", ["什么", "HELLO", "HG26999999", "ZK26999999", "BK2611239999", "]C100069012340000000016", "A" * 10_000]
)
def test_garbage_and_unknown_numbers(station: Station, text: str) -> None:
    result = station.scan(text)
    assert result.verdict in (Verdict.WRONG, Verdict.PARTIAL) and str(result.message)
