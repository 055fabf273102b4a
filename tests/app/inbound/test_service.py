from __future__ import annotations

import pytest

from app.core.errors import Conflict, NotFound, NotPermitted, Refused
from app.core.work import Workplace
from app.inbound import papers, queries, rules, service
from app.inbound.events import GoodsPosted, GoodsReversed
from app.orders import queries as orders_queries
from app.orders.views import Stage
from app.printing.making import making
from app.printing.service import printed_count
from app.quality import service as quality
from app.storage import queries as storage
from app.storage import service as stock
from app.units import queries as units
from db.models.core import PrintedPaper
from db.states import ReceiptState, Role, UnitState
from tests.helpers import catalog, orders
from tests.helpers.goods import PASS, Line
from tests.helpers.orders import People


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.mark.clause("D-01", "D-02", "D-03", "B-13")
def test_three_papers_become_a_posted_receipt(line: Line, place: Workplace, people: People) -> None:
    heard: list[GoodsPosted] = []
    place.bus.on(GoodsPosted, lambda work, event: heard.append(event))
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    order = orders.released(place, people, catalog.customer(place), [(breaker, 3)])
    task, sheet = line.ready(breaker, 3, order.number)
    with place.work(line.keeper) as work:
        receipt = service.post(work, task.number, sheet.number, task.serials)
    assert receipt.number == "RK26000001" and receipt.state is ReceiptState.POSTED
    assert (receipt.product_name, receipt.model, receipt.quantity, receipt.unit) == (breaker.name, breaker.model, 3, "台")
    assert [entry.serial for entry in receipt.lines] == list(task.serials)
    assert {entry.location for entry in receipt.lines} == {"A-01-01"}
    assert (receipt.deliverer, receipt.storekeeper) == (line.assembler.name, line.keeper.name)
    assert heard == [GoodsPosted(receipt.number, task.number, order.number)]
    with place.read() as session:
        assert printed_count(session, "goods_receipt", receipt.number) == 1
        assert {u.state for u in units.units_of_task(session, task.number)} == {UnitState.IN_STOCK}
        assert orders_queries.task(session, task.number).open == 0
        assert Stage.STOCKED in {s.stage for s in orders_queries.stages(session, order.number) if s.reached_at}
        assert storage.balances_against_moves(session) == []


@pytest.mark.clause("D-01")
@pytest.mark.parametrize("missing", ["生产任务单", "产品检验单", "产品标签"])
def test_one_of_three_is_missing(line: Line, place: Workplace, missing: str) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 1)
    with pytest.raises(Refused, match=f"缺{missing}，不得入库") as refused, place.work(line.keeper) as work:
        service.post(
            work, "" if missing == "生产任务单" else task.number, "" if missing == "产品检验单" else sheet.number,
            () if missing == "产品标签" else task.serials,
        )  # fmt: skip
    assert refused.value.clause == "D-01"


@pytest.mark.clause("D-01")
def test_papers_and_goods_of_different_tasks(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 1)
    other, other_sheet = line.ready(breaker, 1)
    cases = ((task.number, other_sheet.number, task.serials), (task.number, sheet.number, other.serials))
    for task_no, sheet_no, labels in cases:
        with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
            service.post(work, task_no, sheet_no, labels)
        assert refused.value.clause == "D-01"


@pytest.mark.clause("B-06")
def test_a_sheet_without_a_pass_is_refused(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    sheet = line.measured(line.submitted(task))
    with pytest.raises(Refused, match="未检验合格，不得入库") as refused, place.work(line.keeper) as work:
        service.check_inspection(work, sheet.number)
    assert refused.value.clause == "B-06"


@pytest.mark.clause("C-11")
def test_goods_without_a_label_read_back_stay_out(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task = line.task(breaker, 1)
    sheet = line.inspected(line.submitted(task))
    line.sealed(task.serials[0], label=False)
    with pytest.raises(Refused, match="内容标签还没有扫回") as refused, place.work(line.keeper) as work:
        service.post(work, task.number, sheet.number, task.serials)
    assert refused.value.clause == "C-11"


@pytest.mark.clause("B-11")
def test_held_goods_stay_out(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 1)
    with place.work(line.inspector) as work:
        again = quality.start_inspection(work, identity=task.serials[0])
        for no, value in ((1, ""), (2, "126"), (3, "1")):
            quality.record_item(work, again.number, no, value, PASS)
    with place.work(line.inspector) as work:
        quality.give_verdict(work, again.number)
    with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
        service.post(work, task.number, sheet.number, task.serials)
    assert refused.value.clause == "B-11"


@pytest.mark.clause("D-03")
def test_a_record_with_a_gap_is_refused() -> None:
    with pytest.raises(Refused, match="入库记录缺项：型号规格、库位") as refused:
        rules.record_must_be_complete({"产品名称": "断路器", "型号规格": " ", "数量": 1, "库位": ""})
    assert refused.value.clause == "D-03"


@pytest.mark.clause("B-14")
def test_goods_come_in_parts_but_not_over_the_task(line: Line, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    task, sheet = line.ready(screws, 100)
    with place.work(line.keeper) as work:
        assert service.post(work, task.number, sheet.number, [task.lot], quantity=40).quantity == 40
        assert service.post(work, task.number, sheet.number, [task.lot]).quantity == 60
    with pytest.raises(Conflict), place.work(line.keeper) as work:
        service.post(work, task.number, sheet.number, [task.lot], quantity=1)


def test_the_same_goods_are_not_posted_twice(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    task, sheet = line.ready(breaker, 2)
    with place.work(line.keeper) as work:
        assert service.post(work, task.number, sheet.number, (task.serials[0], task.serials[0])).quantity == 1
    with pytest.raises(Conflict), place.work(line.keeper) as work:
        service.post(work, task.number, sheet.number, task.serials)


@pytest.mark.clause("D-02")
def test_a_receipt_is_cancelled_by_a_red_letter_slip_while_untouched(line: Line, place: Workplace, people: People) -> None:
    heard: list[GoodsReversed] = []
    place.bus.on(GoodsReversed, lambda work, event: heard.append(event))
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    first = line.stocked(breaker, 2)
    with place.work(people(Role.SHIPPER)) as work:
        stock.pick(work, "DD26000001", first.lines[0].serial, 1, "FH26000001")
    with pytest.raises(Refused, match="已预留或已出库，不能冲销") as refused, place.work(line.keeper) as work:
        service.reverse(work, first.number, "数错")
    assert refused.value.clause == "D-02"
    with place.work(people(Role.SHIPPER)) as work:
        stock.unpick(work, "DD26000001", first.lines[0].serial, 1, "FH26000001")
    with place.work(line.keeper) as work:
        red = service.reverse(work, first.number, "数错")
    assert (red.state, red.reverses, red.quantity) == (ReceiptState.REVERSAL, first.number, 2)
    assert heard == [GoodsReversed(first.number, red.number, first.task_no, "")]
    with place.read() as session:
        old = queries.receipt(session, first.number)
        assert old is not None and (old.state, old.reversed_by) == (ReceiptState.REVERSED, red.number)
        assert printed_count(session, "goods_receipt", first.number) == 0
        assert storage.available(session, breaker.product_id) == ()
        assert orders_queries.task(session, first.task_no).open == 2
        assert storage.balances_against_moves(session) == []
    with pytest.raises(Conflict), place.work(line.keeper) as work:
        service.reverse(work, first.number, "再来")
    with place.work(line.keeper) as work:
        again = service.post(work, first.task_no, first.inspection_no, [entry.serial for entry in first.lines])
        assert queries.receipt_of(work.session, first.lines[0].serial) == again


def test_blue_and_red_paper_are_drawn(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    receipt = line.stocked(breaker, 2)
    with place.work(line.keeper) as work:
        service.reverse(work, receipt.number, "数错")
    with place.read() as session:
        for printed in session.query(PrintedPaper).filter_by(paper="goods_receipt"):
            assert papers.goods_receipt(session, printed.document, making(session, printed)).startswith(b"%PDF")


def test_who_may_not_and_what_is_not_there(line: Line, place: Workplace, people: People) -> None:
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        service.post(work, "RW26000001", "JY26000001", ["BK2611230001"])
    with pytest.raises(NotFound), place.work(line.keeper) as work:
        service.post(work, "RW26000001", "JY26000001", ["BK2611230001"])
