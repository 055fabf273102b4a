from __future__ import annotations

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.inbound import service as inbound
from app.orders.queries import stages
from app.orders.views import Stage
from app.printing.making import making
from app.printing.service import printed_count
from app.quality import papers, queries
from app.quality import service as quality
from app.quality.events import InspectionFailed, InspectionPassed
from app.quality.waiting import waiting
from app.units import queries as units
from db.models.core import PrintedPaper
from db.states import InspectionGroup, InspectionKind, InspectionVerdict, NonconformityState, Role, UnitState
from tests.helpers import catalog, orders
from tests.helpers.goods import FAIL, ITEMS, PASS, Line, standard
from tests.helpers.orders import People


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.mark.clause("B-03")
def test_no_verdict_with_an_empty_item(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    card = line.submitted(line.task(breaker, 1))
    with place.work(line.inspector) as work:
        sheet = quality.start_inspection(work, card_no=card.number)
        quality.record_item(work, sheet.number, 1, "", PASS)
    with pytest.raises(Refused, match="检验项目未填") as refused, place.work(line.inspector) as work:
        quality.give_verdict(work, sheet.number)
    assert refused.value.clause == "B-03"
    assert "绝缘电阻" in str(refused.value.facts[1].value)


@pytest.mark.clause("B-04")
def test_a_standard_without_a_group_is_refused(place: Workplace) -> None:
    breaker = catalog.product(place)
    two = [item for item in ITEMS if item.group is not InspectionGroup.PERFORMANCE]
    with pytest.raises(Refused, match="缺：性能") as refused:
        standard(place, breaker, two)
    assert refused.value.clause == "B-04"


@pytest.mark.clause("B-08")
def test_a_pass_issues_and_prints_one_certificate_a_unit(line: Line, place: Workplace, people: People) -> None:
    heard: list[InspectionPassed] = []
    place.bus.on(InspectionPassed, lambda work, event: heard.append(event))
    breaker = catalog.product(place)
    line.prepared(breaker)
    order = orders.released(place, people, catalog.customer(place), [(breaker, 2)])
    task = line.task(breaker, 2, order.number)
    sheet = line.inspected(line.submitted(task))
    assert sheet.verdict is PASS and sheet.inspector == line.inspector.name
    assert [name for name, _ in sheet.certificates] == list(task.serials)
    assert heard == [InspectionPassed(sheet.number, task.number, task.serials)]
    with place.read() as session:
        for serial, number in sheet.certificates:
            unit = units.unit(session, serial)
            assert unit is not None and unit.state is UnitState.PASSED and unit.certificate_no == number
            assert printed_count(session, "certificate", number) == 1
        assert printed_count(session, "inspection_sheet", sheet.number) == 1
        reached = {s.stage for s in stages(session, order.number) if s.reached_at}
        assert Stage.INSPECTED in reached
        assert queries.latest_verdict(session, task.serials[0]) == sheet


@pytest.mark.clause("B-08")
def test_no_certificate_for_what_has_not_passed(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    line.inspected(line.submitted(task), resistance="9.9")
    with pytest.raises(Refused, match="不得出具合格证") as refused, place.work(line.inspector) as work:
        quality.print_certificate(work, task.serials[0], "丢失")
    assert refused.value.clause == "B-08"


def test_a_certificate_again_needs_a_reason_and_is_counted(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    sheet = line.inspected(line.submitted(task))
    number = sheet.certificates[0][1]
    with pytest.raises(BadInput), place.work(line.inspector) as work:
        quality.print_certificate(work, task.serials[0])
    with place.work(line.inspector) as work:
        assert quality.print_certificate(work, task.serials[0], "污损") == number
    with place.read() as session:
        assert printed_count(session, "certificate", number) == 2


@pytest.mark.clause("B-11")
def test_a_fail_holds_the_goods_and_tells_production(line: Line, place: Workplace) -> None:
    heard: list[InspectionFailed] = []
    place.bus.on(InspectionFailed, lambda work, event: heard.append(event))
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 2)
    sheet = line.inspected(line.submitted(task), resistance="50 9.9")
    assert sheet.verdict is FAIL and not sheet.certificates
    with place.read() as session:
        assert {u.state for u in units.units_of_task(session, task.number)} == {UnitState.HOLD}
        (report,) = queries.nonconformities(session)
    assert heard == [InspectionFailed(sheet.number, report.number, task.serials)]
    assert "绝缘电阻：50 9.9" in report.facts and report.identities == task.serials
    with pytest.raises(Refused) as refused:
        line.packed(task.serials[0])
    assert refused.value.clause == "B-11"
    with pytest.raises(Refused) as refused, place.work(line.inspector) as work:
        quality.require_outbound_check(work, task.serials[0])
    assert refused.value.clause == "B-11"


def test_only_quality_releases_from_hold_and_only_back(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    report = line.inspected(line.submitted(task), resistance="1").nonconformity_no
    with pytest.raises(NotPermitted), place.work(people(Role.PLANNING)) as work:
        quality.dispose(work, report, UnitState.AWAITING_INSPECTION, "误测")
    with pytest.raises(Conflict), place.work(line.inspector) as work:
        quality.dispose(work, report, UnitState.IN_STOCK, "误测")
    with pytest.raises(BadInput), place.work(line.inspector) as work:
        quality.dispose(work, report, UnitState.AWAITING_INSPECTION, " ")
    with place.work(line.inspector) as work:
        done = quality.dispose(work, report, UnitState.AWAITING_INSPECTION, "仪表误测，重新检验")
        assert done.state is NonconformityState.CLOSED
        again = quality.start_inspection(work, identity=task.serials[0])
        quality.record_item(work, again.number, 1, "", PASS)
        quality.record_item(work, again.number, 2, "126")
        quality.record_item(work, again.number, 3, "50")
        assert quality.give_verdict(work, again.number).verdict is PASS
    with place.read() as session:
        unit = units.unit(session, task.serials[0])
        assert unit is not None and unit.state is UnitState.PASSED


def test_items_are_judged_by_limits_or_by_eye(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    card = line.submitted(line.task(breaker, 2))
    with place.work(line.inspector) as work:
        sheet = quality.start_inspection(work, card_no=card.number)
        with pytest.raises(BadInput):
            quality.record_item(work, sheet.number, 1, "看过")
        with pytest.raises(BadInput):
            quality.record_item(work, sheet.number, 2, "126 126 126")
        seen = quality.record_item(work, sheet.number, 1, "", FAIL)
        assert (seen.items[0].measured, seen.items[0].verdict) == ("不符合", FAIL)
        seen = quality.record_item(work, sheet.number, 2, "125.5/126.6")
        assert (seen.items[1].measured, seen.items[1].verdict) == ("125.5 126.6", FAIL)
        seen = quality.record_item(work, sheet.number, 2, "125.5；126.5", InspectionVerdict.FAIL)
        assert seen.items[1].verdict is PASS
    with pytest.raises(Conflict), place.work(line.inspector) as work:
        quality.start_inspection(work, card_no=card.number)


@pytest.mark.clause("B-10")
@pytest.mark.decision("X-34")
def test_stock_is_inspected_again_after_ninety_days(line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    clock.forward(days=90)
    with place.work(line.inspector) as work:
        quality.require_outbound_check(work, serial)
        assert not [w for w in waiting(work.session, work.now) if w.what == "outbound"]
    clock.forward(days=1)
    with pytest.raises(Refused, match="出库检验缺失或失效") as refused, place.work(line.inspector) as work:
        quality.require_outbound_check(work, serial)
    assert refused.value.clause == "B-10"
    with place.work(line.inspector) as work:
        assert [w.number for w in waiting(work.session, work.now) if w.what == "outbound"] == [serial]
        sheet = quality.start_inspection(work, InspectionKind.OUTBOUND, identity=serial)
        for no, value in ((1, ""), (2, "126"), (3, "30")):
            quality.record_item(work, sheet.number, no, value, PASS)
        quality.give_verdict(work, sheet.number)
        quality.require_outbound_check(work, serial)
        unit = units.unit(work.session, serial)
        assert unit is not None and unit.state is UnitState.IN_STOCK


def test_papers_of_quality_are_drawn_from_the_record(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    sheet = line.inspected(line.submitted(line.task(breaker, 3)))
    with place.read() as session:
        for printed in session.query(PrintedPaper).filter(PrintedPaper.paper.in_(["quality_card", "inspection_sheet", "certificate"])):
            pdf = getattr(papers, printed.paper)(session, printed.document, making(session, printed))
            assert pdf.startswith(b"%PDF")
        assert session.query(PrintedPaper).filter_by(paper="certificate").count() == len(sheet.serials)


@pytest.mark.decision("X-34")
def test_of_a_lot_that_came_in_bit_by_bit_the_first_pieces_count_the_days(line: Line, place: Workplace, clock: SetClock) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    task, sheet = line.ready(screws, 100)
    for days in (0, 91):
        clock.forward(days=days)
        with place.work(line.keeper) as work:
            inbound.post(work, task.number, sheet.number, (task.lot,), quantity=50)
    with pytest.raises(Refused, match="出库检验缺失或失效"), place.work(line.inspector) as work:
        quality.require_outbound_check(work, task.lot)
