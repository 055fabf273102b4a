"""Standards with revisions and samples, instruments, values a piece, lots that fail in part, kinds of inspection, disposition."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.catalog.views import ProductView
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.files import service as files
from app.labels.content import missing_fields
from app.labels.render import render
from app.labels.stock import LANGUAGES
from app.printing.making import making
from app.quality import dispositions, entry, instruments, lists, papers, queries, sampling, standards
from app.quality import service as quality
from app.quality.events import InspectionFailed, InspectionPassed
from app.quality.instruments import InstrumentDraft
from app.quality.views import InspectionView, SamplingPlan, StandardDraft, StandardKind
from app.reminders import quality_due
from app.settings import service as settings
from app.units import queries as units
from app.units import service as unit_service
from db.models.core import PrintedPaper, PrintJob
from db.states import Disposition, InspectionKind, NonconformityState, PrintKind, Role, UnitState
from tests.app.slips.reading import texts
from tests.helpers import catalog
from tests.helpers.goods import ADMIN, FAIL, ITEMS, PASS, Line
from tests.helpers.orders import People

PDF = b"%PDF-1.4"
PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


def written(place: Workplace, product: ProductView, **more: Any) -> None:
    draft = StandardDraft(product.product_id, "Q/SF 012", "B", ITEMS, company="Q/SF 012")
    with place.work(ADMIN) as work:
        standards.write(work, replace(draft, **more))


def sheet_of(line: Line, place: Workplace, product: ProductView, quantity: int) -> InspectionView:
    card = line.submitted(line.task(product, quantity))
    with place.work(line.inspector) as work:
        return quality.start_inspection(work, card_no=card.number)


def filled(line: Line, place: Workplace, sheet: InspectionView, resistance: str, *, eye: str = "") -> None:
    with place.work(line.inspector) as work:
        entry.record_item(work, sheet.number, 1, eye, FAIL if eye else PASS)
        entry.record_item(work, sheet.number, 2, " ".join(["126"] * sheet.sampled))
        entry.record_item(work, sheet.number, 3, resistance)


@pytest.mark.clause("B-05")
def test_a_revision_is_never_written_twice_and_the_old_one_is_kept(place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    written(place, breaker, national="GB/T 14048.2", customer="技术协议")
    with pytest.raises(Conflict, match="已经有了，改动请用新版次"):
        written(place, breaker)
    with pytest.raises(BadInput, match="下限大于上限"):
        written(place, breaker, revision="C", items=(*ITEMS, replace(ITEMS[1], low=Decimal(9), high=Decimal(1))))
    with pytest.raises(BadInput, match="依据"):
        written(place, breaker, revision="C", company="")
    written(place, breaker, revision="C")
    with place.read() as session:
        new, old = standards.standards(session, breaker.product_id)
        assert (new.revision, new.active, old.revision, old.active) == ("C", True, "B", False)
        assert old.basis == "GB/T 14048.2、Q/SF 012、技术协议" and len(old.items) == 3
        assert queries.standard(session, breaker.product_id) == new


@pytest.mark.clause("B-03")
def test_without_standard_only_parameters_with_author_day_and_paper_do(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    task = line.task(breaker, 1)
    card = line.submitted(task)
    with pytest.raises(Refused, match="没有生效的检验标准，也没有设计参数单") as refused, place.work(line.inspector) as work:
        quality.start_inspection(work, card_no=card.number)
    assert refused.value.clause == "B-03"
    draft = StandardDraft(
        breaker.product_id, "CS-01", "0", ITEMS, company="设计任务书", kind=StandardKind.PARAMETERS, author="研发部设计员",
        dated_on=date(2026, 11, 20), task_no=task.number, plan=SamplingPlan.FREE,
    )  # fmt: skip
    for bad, file in ((replace(draft, author=" "), True), (replace(draft, dated_on=None), True), (draft, False)):
        with pytest.raises(BadInput, match="编制人、日期和附件"), place.work(people(Role.RESEARCH)) as work:
            standards.write(work, bad, ("参数单.pdf", PDF) if file else None)
    with place.work(people(Role.RESEARCH)) as work:
        made = standards.write(work, draft, ("参数单.pdf", PDF))
        assert files.attachments(work.session, standards.FILE, str(made.standard_id))[0].name == "参数单.pdf"
    with place.work(line.inspector) as work:
        assert quality.start_inspection(work, card_no=card.number).standard == "CS-01 0（研发部设计员 2026-11-20）"
    with place.read() as session:
        assert queries.standard(session, breaker.product_id, "RW26999999") is None  # they hold for that task order alone


@pytest.mark.clause("B-04")
def test_an_instrument_out_of_calibration_measures_nothing(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    written(place, breaker, plan=SamplingPlan.FREE)
    sheet = sheet_of(line, place, breaker, 1)
    with place.work(line.inspector) as work:
        late = instruments.enter(work, InstrumentDraft("KC-1", "卡尺", "数显卡尺", date(2026, 11, 22)))
        due = quality_due.lines(work.session, work.now)
        assert [(one.document, str(one.title)) for one in due if one.clause == "B-04" and one.page == "catalog"] == [
            ("instruments/KC-1", "器具校准已过期，不能用：数显卡尺 KC-1")
        ]
    for named in ("", "KC-1"):
        with pytest.raises(Refused, match="校准已过期") as refused, place.work(line.inspector) as work:
            entry.record_item(work, sheet.number, 2, "126", instrument_no=named)
        assert refused.value.clause == "B-04"
    with place.work(line.inspector) as work:
        instruments.correct(work, late.instrument_id, InstrumentDraft("KC-1", "卡尺", "数显卡尺", date(2027, 11, 22)), "已校准", 1)
        assert entry.record_item(work, sheet.number, 2, "126").items[1].instrument_no == "KC-1"
        instruments.enter(work, InstrumentDraft("ZO-1", "兆欧表", "兆欧表", date(2027, 1, 1)))
        with pytest.raises(BadInput, match="要用卡尺，ZO-1 不是"):
            entry.record_item(work, sheet.number, 2, "126", instrument_no="ZO-1")
    with place.work(line.inspector) as work:
        other = instruments.enter(work, InstrumentDraft("KC-2", "卡尺", "数显卡尺", date(2027, 11, 22)))
        assert entry.record_item(work, sheet.number, 2, "126").items[1].instrument_no == "KC-1"  # the one used last
    for number, version, words in (("KC-1", other.version, "器具编号 KC-1 已有"), ("KC-2", other.version + 1, "刚被别人改过")):
        with pytest.raises(Conflict, match=words), place.work(line.inspector) as work:
            instruments.correct(
                work, other.instrument_id, InstrumentDraft(number, "卡尺", "数显卡尺", date(2028, 1, 1)), "已校准", version
            )


@pytest.mark.clause("B-05")
def test_a_sample_that_accepts_less_than_nothing_is_refused(place: Workplace) -> None:
    with pytest.raises(BadInput, match="数量须在 0 到 10000 之间"):
        written(place, catalog.product(place), plan=SamplingPlan.FIXED, sample=5, accept=-1)


def test_how_many_pieces_the_plans_take() -> None:
    table = ["90/13/0", "25/5/0", "500/50/2"]
    assert sampling.plan_for(SamplingPlan.FULL, 40, 0, 0, ()) == sampling.Plan(40, 0)
    assert sampling.plan_for(SamplingPlan.FIXED, 3, 5, 1, ()) == sampling.Plan(3, 1)
    assert [sampling.plan_for(SamplingPlan.TABLE, n, 0, 0, table) for n in (4, 26, 9000)] == [
        sampling.Plan(4), sampling.Plan(13), sampling.Plan(50, 2)
    ]  # fmt: skip
    with pytest.raises(BadInput, match="抽样表写成"):
        sampling.plan_for(SamplingPlan.TABLE, 4, 0, 0, ["25-5"])
    assert sampling.chosen([f"S{n}" for n in range(10)], 3) == ("S0", "S3", "S6")


@pytest.mark.clause("B-03", "B-04")
def test_values_come_piece_by_piece_and_a_gap_bars_the_verdict(line: Line, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    written(place, screws, plan=SamplingPlan.FIXED, sample=3, accept=0)
    sheet = sheet_of(line, place, screws, 500)
    assert (sheet.sampled, sheet.quantity) == (3, 500)
    with place.work(line.inspector) as work:
        entry.record_item(work, sheet.number, 1, "", PASS)
        seen = entry.record_value(work, sheet.number, 2, 1, "126")
        assert seen.items[1].verdict is None and sampling.next_open(seen, 2, 1, False) == (2, 2)
        assert sampling.next_open(seen, 2, 1, True) == (3, 1)
        seen = entry.record_value(work, sheet.number, 2, 3, "130")
        assert (seen.items[1].measured, seen.items[1].verdict) == ("126 — 130", FAIL)
        with pytest.raises(BadInput, match="没有第 4 件"):
            entry.record_value(work, sheet.number, 2, 3, "1 2")
        entry.record_item(work, sheet.number, 3, "50 50 50")
    with pytest.raises(Refused, match="检验项目未填") as refused, place.work(line.inspector) as work:
        quality.give_verdict(work, sheet.number)
    assert refused.value.clause == "B-03" and "安装孔距 2/3" in str(refused.value.facts[1].value)


@pytest.mark.clause("B-11")
def test_a_sample_that_accepts_holds_only_its_bad_pieces(line: Line, place: Workplace, people: People) -> None:
    heard: list[object] = []
    place.bus.on(InspectionPassed, lambda work, event: heard.append(event))
    place.bus.on(InspectionFailed, lambda work, event: heard.append(event))
    screws = catalog.product(place, catalog.SCREWS)
    written(place, screws, plan=SamplingPlan.FIXED, sample=5, accept=1)
    sheet = sheet_of(line, place, screws, 500)
    filled(line, place, sheet, "50 50 9 50 50")
    with place.work(line.inspector) as work:
        good = quality.give_verdict(work, sheet.number)
    assert (good.verdict, good.quantity, good.sampled, good.split_from) == (PASS, 499, 4, sheet.number) and good.certificates
    with place.read() as session:
        lot = units.lot(session, sheet.lot_no)
        assert lot is not None and (lot.count(UnitState.PASSED), lot.count(UnitState.HOLD)) == (499, 1)
        (report,) = queries.nonconformities(session)
        old = queries.inspection(session, sheet.number)
        assert old is not None and (old.verdict, old.quantity, old.items[2].measured) == (FAIL, 1, "9")
        assert queries.latest_verdict(session, sheet.lot_no) == good
    assert report.quantity == 1 and report.came_from is UnitState.AWAITING_INSPECTION
    assert [type(event) for event in heard] == [InspectionFailed, InspectionPassed]
    with place.work(people(Role.PLANNING)) as work:
        assert dispositions.take_note(work, report.number).seen_at == report.noticed_at
    with pytest.raises(NotPermitted), place.work(people(Role.PLANNING)) as work:
        dispositions.decide(work, report.number, Disposition.SCRAP, "不可修")
    with pytest.raises(BadInput), place.work(line.inspector) as work:
        dispositions.decide(work, report.number, Disposition.SCRAP, " ")
    with place.work(line.inspector) as work:
        done = dispositions.decide(work, report.number, Disposition.SCRAP, "绝缘击穿，不可修")
        assert (done.state, done.decision) == (NonconformityState.CLOSED, Disposition.SCRAP)
    with place.read() as session:
        lot = units.lot(session, sheet.lot_no)
        assert lot is not None and (lot.count(UnitState.PASSED), lot.count(UnitState.SCRAPPED)) == (499, 1)


@pytest.mark.clause("B-11")
def test_more_bad_pieces_than_accepted_fail_the_lot(line: Line, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    written(place, screws, plan=SamplingPlan.FIXED, sample=5, accept=1)
    sheet = sheet_of(line, place, screws, 500)
    filled(line, place, sheet, "50 9 9 50 50")
    with pytest.raises(BadInput, match="逐件检验"), place.work(line.inspector) as work:
        quality.give_verdict(work, sheet.number, part=True)
    with place.work(line.inspector) as work:
        assert quality.give_verdict(work, sheet.number).verdict is FAIL
        lot = units.lot(work.session, sheet.lot_no)
        assert lot is not None and lot.count(UnitState.HOLD) == 500


@pytest.mark.clause("B-06", "B-11")
def test_reworked_pieces_of_a_lot_are_judged_wherever_they_stand_beside_the_good_ones(line: Line, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    written(place, screws, plan=SamplingPlan.FIXED, sample=4, accept=1)
    sheet = sheet_of(line, place, screws, 500)
    filled(line, place, sheet, "50 9 50 50")
    with place.work(line.inspector) as work:
        quality.give_verdict(work, sheet.number)
        (report,) = queries.nonconformities(work.session)
        dispositions.decide(work, report.number, Disposition.REWORK, "重绞")
    for value, verdict in (("9", FAIL), ("60", PASS)):
        with place.work(line.inspector) as work:
            again = quality.start_inspection(work, identity=sheet.lot_no, quantity=1 if verdict is FAIL else None)
            for no, words in ((1, ""), (2, "126"), (3, value if again.sampled == 1 else " ".join([value] * again.sampled))):
                entry.record_item(work, again.number, no, words if no != 2 else " ".join([words] * again.sampled), PASS)
            assert quality.give_verdict(work, again.number).verdict is verdict
            lot = units.lot(work.session, sheet.lot_no)
            if verdict is FAIL:  # the reworked piece, not one of those that had passed
                assert lot is not None and (lot.count(UnitState.PASSED), lot.count(UnitState.HOLD)) == (499, 1)
                report = queries.nonconformities(work.session)[-1]
                assert report.came_from is UnitState.REWORK
                dispositions.decide(work, report.number, Disposition.REWORK, "再绞")
            else:
                assert lot is not None and lot.count(UnitState.PASSED) == 500


@pytest.mark.clause("B-11")
def test_of_units_inspected_one_by_one_only_the_bad_are_held(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    written(place, breaker, plan=SamplingPlan.FULL)
    sheet = sheet_of(line, place, breaker, 4)
    filled(line, place, sheet, "50 50 9 50", eye="1")
    with place.work(line.inspector) as work:
        good = quality.give_verdict(work, sheet.number, part=True)
        states = {u.serial: u.state for u in units.units_of_task(work.session, sheet.task_no)}
    held = [sheet.serials[0], sheet.serials[2]]
    assert good.serials == (sheet.serials[1], sheet.serials[3]) and len(good.certificates) == 2
    assert [s for s, state in states.items() if state is UnitState.HOLD] == held
    with place.read() as session:
        (report,) = queries.nonconformities(session)
        assert list(report.identities) == held and "外壳：不符合：第 1 件" in report.facts and "绝缘电阻：50 9" in report.facts
        assert {one.verdict for one in (queries.latest_verdict(session, s) for s in good.serials) if one} == {PASS}
    with place.work(line.inspector) as work:
        dispositions.decide(work, report.number, Disposition.REWORK, "换端子后重检")
        again = quality.start_inspection(work, identity=held[0])
        for no, value in ((1, ""), (2, "126"), (3, "60")):
            entry.record_item(work, again.number, no, value, PASS)
        assert quality.give_verdict(work, again.number).verdict is PASS
        unit = units.unit(work.session, held[0])
        assert unit is not None and unit.state is UnitState.PASSED and unit.certificate_no


@pytest.mark.clause("B-09")
def test_each_kind_looks_where_its_goods_are(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    written(place, breaker, plan=SamplingPlan.FREE)
    task = line.task(breaker, 1)
    serial = task.serials[0]
    for kind in (InspectionKind.FINAL, InspectionKind.INCOMING, InspectionKind.OUTBOUND, InspectionKind.RETURN):
        with pytest.raises(Conflict, match="在制"), place.work(line.inspector) as work:
            quality.start_inspection(work, kind, identity=serial)
    assert quality.kinds_for([UnitState.IN_PRODUCTION], task.number) == (InspectionKind.IN_PROCESS,)
    assert quality.kinds_for([UnitState.AWAITING_INSPECTION], "") == (InspectionKind.INCOMING,)
    with place.work(line.inspector) as work:
        sheet = quality.start_inspection(work, InspectionKind.IN_PROCESS, identity=serial)
        for no, value in ((1, ""), (2, "100"), (3, "30")):
            entry.record_item(work, sheet.number, no, value, PASS)
        assert quality.give_verdict(work, sheet.number).verdict is FAIL
        assert units.state(work.session, serial) is UnitState.HOLD
        dispositions.decide(work, queries.nonconformities(work.session)[0].number, Disposition.BACK, "孔距可修")
        assert units.state(work.session, serial) is UnitState.IN_PRODUCTION
        found = lists.sheet_lines(work.session, serial)
        assert [(one.number, one.kind, one.goods) for one in found] == [(sheet.number, InspectionKind.IN_PROCESS, serial)]
        assert lists.sheet_lines(work.session, sheet.number[:4], InspectionKind.FINAL) == []
        assert lists.sheet_lines(work.session, breaker.name, verdict=FAIL) == found
        assert lists.sheet_lines(work.session, before=found[-1].sheet_id) == []


@pytest.mark.clause("B-09")
@pytest.mark.decision("X-06")
def test_the_setting_says_who_checks_before_goods_leave(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    catalog.location(place)
    serial = line.stocked(breaker, 1).lines[0].serial
    head = people(Role.LOGISTICS_HEAD)
    with pytest.raises(NotPermitted), place.work(head) as work:
        quality.start_inspection(work, InspectionKind.OUTBOUND, identity=serial)
    with place.work(line.inspector) as work:
        assert quality.start_inspection(work, InspectionKind.OUTBOUND, identity=serial).kind is InspectionKind.OUTBOUND


@pytest.mark.clause("B-07")
def test_passed_goods_wait_for_packing_in_hours_and_turn_amber_after_a_shift(line: Line, place: Workplace, clock: SetClock) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 3)
    line.inspected(line.submitted(task))
    shown = []
    for hours in (3, 5):
        clock.forward(hours=hours)
        with place.read() as session:
            shown += [(d.mark.value, d.document, str(d.title)) for d in quality_due.lines(session, clock.now()) if d.clause == "B-07"]
    assert shown == [
        ("info", task.number, "已合格 3 小时，待包装交库：塑壳断路器 3 件"),
        ("hold", task.number, "已合格 8 小时，待包装交库：塑壳断路器 3 件")
    ]  # fmt: skip




def test_the_papers_say_sample_instrument_and_what_lay_outside(line: Line, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    written(place, screws, plan=SamplingPlan.FIXED, sample=8, accept=1)
    with place.work(ADMIN) as work:
        instruments.enter(work, InstrumentDraft("KC-1", "卡尺", "数显卡尺", date(2027, 11, 22)))
    sheet = sheet_of(line, place, screws, 500)
    filled(line, place, sheet, "50 50 9 50 50 60 70 80", eye="1 2")
    with place.work(line.inspector) as work:
        quality.give_verdict(work, sheet.number)
    with place.read() as session:
        printed = {one.paper: one for one in session.query(PrintedPaper).order_by(PrintedPaper.id)}
        one = printed["inspection_sheet"]
        pdf = papers.inspection_sheet(session, one.document, making(session, one))
        if PICTURES:
            Path(PICTURES, "sheet.pdf").write_bytes(pdf)
        (words, *_) = texts(pdf)
        assert "（允许不合格1）" in words and "卡尺KC-1" in words and "9～80MΩ（8件）超差：第3件9" in words


def test_a_certificate_fills_a_quarter_of_a4_where_the_works_want_that(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    line.inspected(line.submitted(line.task(breaker, 1)))
    sizes = []
    for size in ("card", "a6"):
        with place.work(ADMIN) as work:
            if size == "a6":
                settings.change(work, "desk.certificate_size", size, "卡片太小")
            one = work.session.query(PrintedPaper).filter_by(paper="certificate").one()
            facts = making(work.session, one)
            pdf = papers.certificate(work.session, one.document, replace(facts, printing=replace(facts.printing, printed_at=work.now)))
        if PICTURES:
            Path(PICTURES, f"certificate-{size}.pdf").write_bytes(pdf)
        sizes.append(tuple(round(side / 72 * 25.4) for side in pypdfium2.PdfDocument(pdf)[0].get_size()))
    assert sizes == [(100, 70), (148, 105)]


@pytest.mark.clause("B-08")
def test_a_pass_prints_certificates_on_the_label_printer_where_the_works_want_labels(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    with place.work(ADMIN) as work:
        settings.change(work, "desk.certificate_size", "label", "挂在产品上")
    sheet = line.inspected(line.submitted(line.task(breaker, 1)))
    serial, number = sheet.certificates[0]
    with place.work(line.inspector) as work:
        quality.print_certificate(work, serial, "标签污损")
    with place.read() as session:
        jobs = session.query(PrintJob).filter_by(paper="certificate").order_by(PrintJob.id).all()
        assert [(job.kind, job.document) for job in jobs] == [(PrintKind.LABEL, number)] * 2
        printed = session.query(PrintedPaper).filter_by(paper="certificate").order_by(PrintedPaper.id).all()
        first, again = (papers.certificate_label(session, number, making(session, one)) for one in printed)
        assert (first.identity, first.number, first.nth, again.nth) == (serial, number, 1, 2) and set(missing_fields(first)) <= {"企业名称"}
        for label in (first, again):
            for language in LANGUAGES:
                assert render(label, language)


@pytest.mark.clause("B-11")
def test_a_report_can_be_decided_on_although_one_of_its_units_is_lost_by_now(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    written(place, breaker, plan=SamplingPlan.FULL)
    sheet = sheet_of(line, place, breaker, 3)
    filled(line, place, sheet, "9 9 9")
    first, second, third = sheet.serials
    with place.work(line.inspector) as work:
        unit_service.move_unit(work, first, UnitState.HOLD)
        unit_service.move_unit(work, first, UnitState.LOST)
        assert quality.give_verdict(work, sheet.number).verdict is FAIL
        unit_service.move_unit(work, second, UnitState.LOST)
        dispositions.decide(work, queries.nonconformities(work.session)[0].number, Disposition.SCRAP, "不可修")
        found = [units.state(work.session, serial) for serial in (first, second, third)]
    assert found == [UnitState.LOST, UnitState.LOST, UnitState.SCRAPPED]
