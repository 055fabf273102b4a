from __future__ import annotations

from itertools import count, permutations

import pytest

from app.core.clock import SetClock
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.inbound.bench import InboundBench
from app.scanning.lane import ScanLane
from db.states import ReceiptState, Role, StorageClass, Verdict, ZoneKind
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People


class Station:
    """A scanner at the tab 入库."""

    def __init__(self, place: Workplace, clock: SetClock, actor: Actor) -> None:
        self.bench, self.actor = InboundBench(), actor
        self._lane, self._stamper, self._ports = ScanLane(place), ScanStamper(clock), count()

    def scan(self, text: str) -> ScanResult:
        frame = self._stamper.stamp(f"test{next(self._ports)}", text.encode())
        return self._lane.take(frame, self.bench, self.actor)


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.fixture
def station(place: Workplace, clock: SetClock, line: Line) -> Station:
    return Station(place, clock, line.keeper)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda o: "".join(map(str, o)))
def test_the_slots_fill_in_any_order(line: Line, place: Workplace, station: Station, order: tuple[int, ...]) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 2)
    groups = ([task.number], [sheet.number], list(task.serials))
    verdicts = [station.scan(code).verdict for n in order for code in groups[n]]
    assert verdicts == [Verdict.GOOD] * 3 + [Verdict.DONE]
    assert station.bench.state.full and "打印" in str(station.bench.state.next_step)
    posted = station.scan(Command.PRINT.code)
    assert posted.verdict is Verdict.DONE and posted.object_key == "RK26000001"
    assert station.bench.state.receipt is not None and station.bench.state.receipt.state is ReceiptState.POSTED
    assert station.bench.state.labels == ()


@pytest.mark.clause("D-01")
def test_a_refusal_latches_and_changes_nothing(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 1)
    other, _ = line.ready(breaker, 1)
    station.scan(task.number)
    before = station.bench.state
    wrong = station.scan(other.serials[0])
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "D-01")
    assert station.bench.state == before
    assert station.scan(sheet.number).verdict is Verdict.HOLD
    assert station.scan(Command.CONFIRM.code).verdict is Verdict.INFO
    assert station.scan(sheet.number).verdict is Verdict.GOOD
    missing = station.scan(Command.PRINT.code)
    assert (missing.verdict, missing.clause) == (Verdict.WRONG, "D-01")


def test_double_undo_and_clear(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, _ = line.ready(breaker, 2)
    station.scan(task.serials[0])
    assert station.scan(task.serials[0]).verdict is Verdict.HOLD
    assert station.bench.state.count == 1
    assert station.scan(Command.UNDO.code).verdict is Verdict.INFO
    assert station.bench.state.count == 0
    assert station.scan(Command.NEW_BOX.code).verdict is Verdict.HOLD
    station.scan(task.number)
    station.scan(Command.TAKE_OUT.code)
    assert station.bench.state.task_no == ""


@pytest.mark.clause("D-01")
def test_a_certificate_is_checked_against_the_papers_and_counts_for_nothing(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 2)
    other, other_sheet = line.ready(breaker, 1)
    of = dict(sheet.certificates)
    station.scan(task.number)
    station.scan(task.serials[0])
    assert "相符" in str(station.scan(of[task.serials[0]]).message)
    again = station.scan(of[task.serials[0]])
    assert again.verdict is Verdict.HOLD and "只算一次" in str(again.message)
    assert station.scan(of[task.serials[1]]).verdict is Verdict.INFO
    assert station.bench.state.count == 1
    wrong = station.scan(dict(other_sheet.certificates)[other.serials[0]])
    assert (wrong.verdict, wrong.clause) == (Verdict.WRONG, "D-01")


@pytest.mark.clause("D-08")
def test_a_location_is_scanned_and_refused_where_it_does_not_fit(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    catalog.location(place, "A-02-01")
    catalog.location(place, "H-01", "隔离区", ZoneKind.HOLD, StorageClass.NORMAL)
    task, _ = line.ready(breaker, 1)
    station.scan(task.number)
    assert station.bench.state.place == "A-01-01"
    assert station.scan("A-02-01").verdict is Verdict.GOOD
    assert station.bench.state.place == "A-02-01"
    refused = station.scan("H-01")
    assert (refused.verdict, refused.clause) == (Verdict.WRONG, "D-08")


@pytest.mark.parametrize("text", ["什么", "HELLO", "00069012340000000016", "JF$NOTHING", "\x01\x02", "A" * 10_000])
def test_garbage_is_refused_with_a_sentence(station: Station, text: str) -> None:
    result = station.scan(text)
    assert result.verdict in (Verdict.WRONG, Verdict.PARTIAL) and str(result.message)


def test_a_guard_cannot_post(place: Workplace, clock: SetClock, people: People) -> None:
    assert Station(place, clock, people(Role.GUARD)).scan("RW26000001").verdict is Verdict.WRONG
