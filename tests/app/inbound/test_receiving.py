"""The 待收 lane: goods whose paper is missing stand apart, named and not to be picked, and go in with one more scan."""

from __future__ import annotations

from itertools import count

import pytest

from app.catalog.views import ProductView
from app.core.clock import SetClock
from app.core.errors import AppError, Conflict, Refused
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.inbound import lane_queries, queries, receiving, service
from app.inbound.bench import InboundBench
from app.orders.views import TaskOrderView
from app.quality.views import InspectionView
from app.reminders import queries as reminders
from app.reminders.views import Mark
from app.scanning.lane import ScanLane
from app.storage import service as stock
from app.storage.queries import available, balances_against_moves
from db.states import Role, StorageClass, UnitState, Verdict, ZoneKind
from tests.helpers import catalog, orders
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
    made = Line(place, people)
    catalog.location(place)
    catalog.location(place, "DS-01", "待收区", ZoneKind.RECEIVING, StorageClass.NORMAL)
    return made


@pytest.fixture
def station(place: Workplace, clock: SetClock, line: Line) -> Station:
    return Station(place, clock, line.keeper)


@pytest.mark.clause("D-01")
def test_goods_wait_for_a_paper_and_go_in_when_it_is_scanned(
    line: Line, place: Workplace, station: Station, people: People, clock: SetClock
) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task, sheet = line.ready(breaker, 3)
    station.scan(task.number)
    station.scan(task.serials[0])
    down = station.scan("DS-01")
    assert down.verdict is Verdict.GOOD and "缺产品检验单" in str(down.message)
    assert station.scan(task.serials[1]).verdict is Verdict.GOOD  # one scan each from now on
    assert station.scan(task.serials[1]).verdict is Verdict.HOLD
    clock.forward(hours=5)
    with place.read() as session:
        waiting = lane_queries.awaited(session)
        assert [view.identity for view in waiting] == list(task.serials[:2])
        assert [[str(word) for word in view.missing] for view in waiting] == [["产品检验单"]] * 2
        assert {(view.location, view.person, view.task_no) for view in waiting} == {("DS-01", line.keeper.name, task.number)}
        assert available(session, breaker.product_id) == ()
    with pytest.raises(AppError), place.work(people(Role.SHIPPER)) as work:
        stock.pick(work, "DD26000001", task.serials[0], 1, "FH26000001")
    station.scan(Command.TAKE_OUT.code)
    came = station.scan(sheet.number)
    assert came.verdict is Verdict.DONE and "A-01-01" in str(came.message)
    with place.read() as session:
        receipt = queries.receipt(session, came.object_key)
        assert receipt is not None and [entry.serial for entry in receipt.lines] == list(task.serials[:2])
        assert lane_queries.awaited(session) == [] and balances_against_moves(session) == []


@pytest.mark.clause("D-01")
def test_both_papers_missing_one_after_the_other(line: Line, place: Workplace, station: Station) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    task, sheet = line.ready(screws, 40)
    assert station.scan("DS-01").verdict is Verdict.INFO
    assert "缺生产任务单、产品检验单" in str(station.scan(task.lot).message)
    first = station.scan(sheet.number)
    assert first.verdict is Verdict.GOOD and "还缺生产任务单" in str(first.message)
    last = station.scan(task.number)
    assert last.verdict is Verdict.DONE and "待收的 40 件 已入库" in str(last.message)


def test_goods_that_are_not_packed_wait_and_then_come_in_with_their_papers(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    station.scan("DS-01")
    assert station.scan(task.serials[0]).verdict is Verdict.GOOD
    sheet = line.inspected(line.submitted(task))
    station.scan(task.number)
    noted = station.scan(sheet.number)
    assert noted.verdict is Verdict.GOOD and "封好后扫标签入库" in str(noted.message)
    line.sealed(task.serials[0])
    station.scan(Command.TAKE_OUT.code)
    assert station.scan(task.serials[0]).verdict is Verdict.DONE
    assert station.scan(Command.PRINT.code).verdict is Verdict.DONE
    with place.read() as session:
        assert lane_queries.awaited(session) == []


@pytest.mark.clause("D-10", "D-06", "B-11", "D-01")
def test_what_may_not_be_put_down(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task, sheet = line.ready(breaker, 2)
    papers = {sheet.number: frozenset(sheet.identities)}
    with pytest.raises(Refused, match="不是待收区") as refused, place.work(line.keeper) as work:
        receiving.put_down(work, task.serials[0], "A-01-01", {})
    assert refused.value.clause == "D-10"
    other, _ = line.ready(breaker, 1)
    with pytest.raises(Refused, match="标签不属于这张单据"), place.work(line.keeper) as work:
        receiving.put_down(work, other.serials[0], "DS-01", papers, inspection_no=sheet.number)
    with pytest.raises(Conflict, match="三样齐了"), place.work(line.keeper) as work:
        receiving.put_down(work, task.serials[0], "DS-01", {}, task_no=task.number, inspection_no=sheet.number)
    stored = line.stocked(breaker, 1)
    with pytest.raises(Conflict, match=f"已由{line.keeper.name}在"), place.work(line.keeper) as work:
        receiving.put_down(work, stored.lines[0].serial, "DS-01", {})
    paint = catalog.product(place, code="QL", name="绝缘漆", hazard=True)
    line.prepared(paint)
    made = line.task(paint, 1)
    with pytest.raises(Refused, match="危险品") as refused, place.work(line.keeper) as work:
        receiving.put_down(work, made.serials[0], "DS-01", {})
    assert refused.value.clause == "D-06"


@pytest.mark.clause("B-13", "D-01")
def test_the_home_page_tells_who_waits_for_goods_and_whose_paper_is_missing(
    line: Line, place: Workplace, people: People, clock: SetClock
) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    order = orders.released(place, people, catalog.customer(place), [(breaker, 2)])
    line.stocked(breaker, 2, order.number)
    task, _ = line.ready(breaker, 1)
    with place.work(line.keeper) as work:
        receiving.put_down(work, task.serials[0], "DS-01", {}, task_no=task.number)
    clock.forward(hours=9)
    with place.read() as session:
        sales = [one for one in reminders.due(session, [Role.SALES], clock.now()) if one.clause == "B-13"]
        store = [one for one in reminders.due(session, [Role.STOREKEEPER], clock.now()) if one.kind == "lane"]
    assert [(one.document, str(one.title)) for one in sales] == [
        (order.number, f"今天入库 塑壳断路器 2 台，可安排发货：{order.number}")
    ]
    assert [one.mark for one in store] == [Mark.HOLD] and f"{task.serials[0]} 缺产品检验单" in str(store[0].title)


def test_the_workshop_takes_goods_back(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task, _ = line.ready(breaker, 1)
    with place.work(line.keeper) as work:
        view = receiving.put_down(work, task.serials[0], "DS-01", {})
        assert view.state is UnitState.SEALED
    with place.work(line.keeper) as work:
        receiving.give_back(work, task.serials[0], "车间返修")
    with place.work(line.keeper) as work:
        receiving.put_down(work, task.serials[0], "DS-01", {})
    with place.read() as session:
        assert len(lane_queries.awaited(session)) == 1


def _two_sheets(line: Line, product: ProductView) -> tuple[TaskOrderView, InspectionView, InspectionView]:
    """A task order of four sealed units, two on each sheet."""
    task = line.task(product, 4)
    sheets = [line.inspected(line.submitted(task, task.serials[first : first + 2])) for first in (0, 2)]
    for serial in task.serials:
        line.sealed(serial)
    return task, sheets[0], sheets[1]


@pytest.mark.clause("D-01")
def test_a_late_paper_takes_in_only_what_every_paper_in_hand_names(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task, first, second = _two_sheets(line, breaker)
    station.scan("DS-01")
    for serial in task.serials:
        station.scan(serial)
    station.scan(Command.TAKE_OUT.code)
    noted = station.scan(first.number)
    assert "待收的 2 件还缺生产任务单" in str(noted.message)
    assert station.scan(task.number).verdict is Verdict.DONE
    with place.read() as session:
        left = lane_queries.awaited(session)
        assert [(view.identity, view.inspection_no) for view in left] == [(serial, "") for serial in task.serials[2:]]
    station.scan(second.number)
    assert station.scan(task.number).verdict is Verdict.DONE
    with place.read() as session:
        assert lane_queries.awaited(session) == [] and balances_against_moves(session) == []


@pytest.mark.clause("D-01")
def test_goods_under_two_sheets_are_posted_each_under_its_own(line: Line, place: Workplace, station: Station) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task, first, second = _two_sheets(line, breaker)
    for sheet in (first, second):
        station.scan(Command.TAKE_OUT.code)
        station.scan(sheet.number)
        station.scan("DS-01")
        for serial in sheet.identities:
            station.scan(serial)
    station.scan(Command.TAKE_OUT.code)
    came = station.scan(task.number)
    assert came.verdict is Verdict.DONE and "待收的 4 台 已入库" in str(came.message)
    with place.read() as session:
        for sheet in (first, second):
            posted = {queries.receipt_of(session, serial) for serial in sheet.identities}
            assert [receipt and receipt.inspection_no for receipt in posted] == [sheet.number]


@pytest.mark.clause("D-01")
def test_the_rest_of_a_lot_that_is_partly_in_stock_goes_in_with_its_papers(line: Line, place: Workplace, station: Station) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    task, sheet = line.ready(screws, 40)
    with place.work(line.keeper) as work:
        service.post(work, task.number, sheet.number, (task.lot,), quantity=15)
    station.scan("DS-01")
    station.scan(task.lot)
    station.scan(sheet.number)
    assert "待收的 25 件 已入库" in str(station.scan(task.number).message)
