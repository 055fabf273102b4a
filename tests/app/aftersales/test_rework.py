"""返工单 (section 3.6): J-21, J-23 … J-28, X-28, X-29, both branches and the simplified form, to the signed slip."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date

import pytest

from app.aftersales import case_work, returns_judging, rework_documents, rework_papers, rework_queries
from app.aftersales import rework_service as rework
from app.aftersales import service as cases
from app.aftersales import tracking_service as tracking
from app.aftersales.rework_states import MOVES, may_move
from app.aftersales.rework_views import BranchChoice, DocumentDraft, ReworkBranch, ReworkDraft, ReworkPaper, ReworkState
from app.aftersales.tracking_views import FormDraft, Scope, ScopeKind
from app.aftersales.views import CaseCause, CaseDraft, WorkReport
from app.core.errors import BadInput, Conflict, NotFound, NotPermitted, Refused
from app.core.work import Actor, Work, Workplace
from app.delivery import costs
from app.dispatch import queries as dispatch
from app.dispatch import service as dispatch_service
from app.inbound import service as inbound
from app.orders import papers as order_papers
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import ReworkTaskDraft, TaskKind
from app.printing.service import printed_count
from app.quality import cards
from app.quality import queries as quality
from app.quality import service as quality_service
from app.reminders import queries as reminders
from app.reminders import rework_due
from app.reminders.views import Mark
from app.storage import apart, keeping
from app.trace import doubts
from db.states import (
    CostKind,
    DispatchKind,
    Disposition,
    DoubtOutcome,
    InspectionVerdict,
    ReturnJudgement,
    ReturnPlace,
    Role,
    StopKind,
    TrackingDisposition,
    UnitState,
    ZoneKind,
)
from tests.app.gate.test_papers import MAKING
from tests.app.slips.reading import texts
from tests.helpers import catalog
from tests.helpers.orders import People
from tests.helpers.rework import BACK_ON, CONTENT, DUE, STEPS, Reworked
from tests.helpers.sold_lots import SoldLot

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


@pytest.fixture
def it(place: Workplace, people: People) -> Reworked:
    return Reworked(place, people)


@pytest.mark.clause("J-24", "J-25", "J-26", "J-27", "J-28")
@pytest.mark.decision("X-28")
def test_a_change_of_design_from_the_judgement_to_the_signed_slip(it: Reworked, place: Workplace) -> None:
    (serial,) = it.returned()
    assert it.proposed().state is ReworkState.PROPOSED and it.unit(serial).state is UnitState.REWORK
    old = it.view().units[0]
    assert old.old_card and old.old_certificate
    assert it.chosen(ReworkBranch.DESIGN_CHANGE).state is ReworkState.AWAITING_DOCUMENTS
    assert it.papers().state is ReworkState.DOCUMENTS_ISSUED
    assert it.tasked().cited == ("TB1-07-F A", "FX-003 A")
    card = it.worked()
    assert card.origin == old.old_card and it.view().state is ReworkState.REINSPECTION
    it.inspected(card, "5")
    assert it.view().state is ReworkState.PROPOSED and it.unit(serial).state is UnitState.HOLD
    it.chosen(ReworkBranch.NO_CHANGE)
    it.tasked()
    it.inspected(it.worked())
    view = it.view()
    assert view.state is ReworkState.PASSED and it.unit(serial).state is UnitState.PASSED
    with place.read() as session:
        void = quality.certificate(session, old.old_certificate)
        made = dispatch.dispatch_order(session, view.dispatch_no)
    assert void is not None and void.voided_at is not None and void.replaced_by == view.units[0].new_certificate
    assert made is not None and (made.kind, made.source_no) == (DispatchKind.REWORK_RETURN, it.number)
    it.stocked()
    assert it.unit(serial).state is UnitState.RESERVED
    it.redelivered()
    assert it.view().state is ReworkState.RETURNED and it.unit(serial).state is UnitState.SIGNED


def refused(it: Reworked, who: Actor, act: Callable[[Work], object]) -> Refused:
    """What a command is refused with; nothing of it stays."""
    with pytest.raises(Refused) as caught, it.place.work(who) as work:
        act(work)
    return caught.value


@pytest.mark.parametrize("new", ReworkState)
@pytest.mark.parametrize("old", ReworkState)
def test_only_the_moves_of_section_3_6(old: ReworkState, new: ReworkState) -> None:
    assert may_move(old, new) == ((old, new) in MOVES)


@pytest.mark.clause("J-23")
def test_a_task_order_cites_the_tracking_form_and_needs_no_papers_without_a_change_of_design(it: Reworked) -> None:
    it.proposed()
    with pytest.raises(Conflict, match="还没有定返工方式"):
        it.tasked()
    assert it.chosen(ReworkBranch.NO_CHANGE, ncr_no="").state is ReworkState.PROPOSED
    assert refused(it, it.planner, lambda w: rework.issue_task(w, it.number, "装配车间", DUE)).clause == "J-23"
    with pytest.raises(NotFound):
        it.chosen(ReworkBranch.NO_CHANGE, ncr_no="GZ26009999")
    it.chosen(ReworkBranch.NO_CHANGE)
    with pytest.raises(BadInput, match="早于今天"), it.place.work(it.planner) as work:
        rework.issue_task(work, it.number, "装配车间", DUE.replace(year=2020))
    view = it.tasked()
    with it.place.read() as session:
        task = orders.task(session, view.task_no)
        text = "".join(texts(order_papers.task_order(session, view.task_no, MAKING)))
    assert view.state is ReworkState.TASK_ISSUED
    assert (task.kind, task.ncr_no, task.rework_no, task.serials) == (TaskKind.REWORK, it.ncr_no, it.number, it.serials)
    assert it.ncr_no in text and it.number in text and CONTENT in text


@pytest.mark.clause("J-21")
@pytest.mark.decision("X-29")
def test_the_simplified_form_skips_papers_and_planning_but_neither_number_nor_re_inspection(it: Reworked) -> None:
    it.proposed()

    def choose(ncr: str, reason: str) -> Callable[[Work], object]:
        choice = BranchChoice(ReworkBranch.SIMPLIFIED, ncr, CONTENT, reason, "装配车间", DUE)
        return lambda work: rework.choose(work, it.number, choice)

    assert refused(it, it.line.inspector, choose(it.ncr_no, " ")).clause == "J-21"
    assert refused(it, it.line.inspector, choose("", "只换一个弹簧")).clause == "J-21"
    with pytest.raises(NotPermitted), it.place.work(it.planner) as work:
        choose(it.ncr_no, "只换一个弹簧")(work)
    view = it.chosen(ReworkBranch.SIMPLIFIED)
    assert view.state is ReworkState.TASK_ISSUED and view.ncr_no == it.ncr_no and view.reason == "只换一个弹簧"
    card = it.worked()
    assert it.view().state is ReworkState.REINSPECTION and it.unit(it.serials[0]).state is UnitState.REWORK
    it.inspected(card)
    assert it.view().state is ReworkState.PASSED


@pytest.mark.clause("J-24", "J-25")
def test_papers_are_issued_and_approved_by_two_and_a_later_revision_warns_the_workshop(it: Reworked) -> None:
    it.proposed()
    it.chosen(ReworkBranch.DESIGN_CHANGE)
    issue = lambda w: rework.issue_task(w, it.number, "装配车间", DUE)  # noqa: E731
    assert refused(it, it.planner, issue).clause == "J-24"
    it.paper(ReworkPaper.DRAWING, "TB1-07-F", "A")
    view = it.paper(ReworkPaper.PROCESS, "FX-003", "A", approved=False)
    assert view.state is ReworkState.AWAITING_DOCUMENTS and view.missing == (ReworkPaper.PROCESS,)
    error = refused(it, it.planner, issue)
    assert error.clause == "J-24" and "返修工艺" in str(error.facts[1].value)
    with pytest.raises(Conflict, match="不能批准自己"), it.place.work(it.author) as work:
        rework_documents.approve(work, view.documents[0].document_id)
    with it.place.work(it.approver) as work:
        assert rework_documents.approve(work, view.documents[0].document_id).state is ReworkState.DOCUMENTS_ISSUED
    with pytest.raises(Conflict, match="已下达过"):
        it.paper(ReworkPaper.PROCESS, "FX-003", "A")
    for draft, why in (
        (DocumentDraft(ReworkPaper.DRAWING, "TB1-07-F", "B"), "附上文件"),
        (DocumentDraft(ReworkPaper.PROCESS, "FX-003", "B"), "至少写一步"),
        (DocumentDraft(ReworkPaper.DRAWING, "TB1-07-F", "B", (), "../图.exe", b"MZ" * 40), "附件只收"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=why), it.place.work(it.author) as work:
            rework_documents.issue(work, it.number, draft)
    without = ReworkTaskDraft(it.number, it.ncr_no, 1, it.serials, "", 1, "装配车间", DUE, "", "FX-003 A", documents_needed=True)
    assert refused(it, it.planner, lambda w: order_service.create_rework_task(w, without)).clause == "J-25"
    view = it.tasked()
    assert view.cited == ("TB1-07-F A", "FX-003 A") and not view.stale
    it.place.clock.forward(minutes=1)  # type: ignore[attr-defined]
    view = it.paper(ReworkPaper.DRAWING, "TB1-07-F", "B")
    assert view.stale and view.cited[0] == "TB1-07-F A" and view.goes_by[0] == "TB1-07-F B"
    with it.place.read() as session:
        assert [line.clause for line in rework_due.lines(session, it.place.clock.now()) if line.kind == "stale"] == ["J-25"]
    with it.place.work(it.line.assembler) as work:
        noted = rework.take_note(work, it.number)
    assert not noted.stale and noted.cited == ("TB1-07-F B", "FX-003 A")
    with it.place.read() as session:
        assert printed_count(session, "task_order", noted.task_no) == 1
        sheet = "".join(texts(rework_papers.rework_process(session, f"{it.number}/{noted.documents[1].document_id}", MAKING)))
        order = "".join(texts(rework_papers.rework_order(session, it.number, MAKING)))
    assert "FX-003A" in sheet and STEPS[0][0] in sheet and "TB1-07-FB" in sheet.replace(" ", "")
    assert it.ncr_no in order and "TB1-07-F" in order


@pytest.mark.clause("J-26", "J-27")
def test_what_is_reworked_passes_only_when_the_workshop_has_finished_and_gets_a_new_certificate(it: Reworked) -> None:
    (serial,) = it.returned()
    it.proposed()
    catalog.location(it.place, "R-01", "返工区", ZoneKind.REWORK)
    with it.place.work(it.yard.keeper) as work:
        apart.set_aside(work, serial, 1, "R-01", it.number)
    it.chosen(ReworkBranch.NO_CHANGE)
    it.tasked()
    start = lambda w: quality_service.start_inspection(w, identity=serial)  # noqa: E731
    assert refused(it, it.line.inspector, start).clause == "J-27"
    with it.place.read() as session:
        task = orders.task(session, it.view().task_no)
    with it.place.work(it.line.assembler) as work:
        card = cards.open_card(work, task.number)
    old = it.view().units[0].old_certificate
    assert card.origin == it.view().units[0].old_card and it.unit(serial).location == ""
    assert it.view().state is ReworkState.REWORKING and it.unit(serial).certificate_no == ""
    error = refused(it, it.yard.keeper, lambda w: inbound.check_certificate(w, old))
    assert error.clause == "J-27" and "已作废" in str(error)
    assert refused(it, it.line.inspector, start).clause == "J-27"
    for operation in card.operations:
        with it.place.work(it.line.assembler) as work:
            cards.record_operation(work, card.number, operation.no, InspectionVerdict.PASS)
        with it.place.work(it.line.mate) as work:
            cards.check_mutually(work, card.number, operation.no, InspectionVerdict.PASS)
    with it.place.work(it.line.assembler) as work:
        card = cards.submit(work, card.number)
    sheet = it.inspected(card)
    unit = it.view().units[0]
    assert unit.new_certificate == it.unit(serial).certificate_no == dict(sheet.certificates)[serial] != old


def test_pieces_that_fail_the_re_inspection_alone_go_on_as_an_order_of_their_own(place: Workplace, people: People) -> None:
    it = Reworked(place, people, quantity=2)
    good, bad = it.returned()
    it.proposed()
    it.chosen(ReworkBranch.NO_CHANGE)
    it.tasked()
    card = it.worked()
    with place.work(it.line.inspector) as work:
        sheet = quality_service.start_inspection(work, card_no=card.number)
        quality_service.record_item(work, sheet.number, 1, "", InspectionVerdict.PASS)
        quality_service.record_item(work, sheet.number, 2, "126.0 126.0")
        quality_service.record_item(work, sheet.number, 3, "50 5")
        quality_service.give_verdict(work, sheet.number, sampled=2, part=True)
    with place.read() as session:
        (other,) = [line for line in rework_queries.lines(session) if line.number != it.number]
        task = orders.task(session, it.view().task_no)
    assert (it.view().state, it.view().serials) == (ReworkState.PASSED, (good,))
    assert (other.state, other.identity) == (ReworkState.PROPOSED, bad) and it.view(other.number).split_from == it.number
    assert (task.serials, task.quantity) == ((good,), 1)
    with place.work(it.line.inspector) as work:
        view = rework.give_up(work, other.number, "触头烧蚀，无法修复")
    assert view.state is ReworkState.SCRAPPED and it.unit(bad).state is UnitState.SCRAPPED


@pytest.mark.clause("J-28")
@pytest.mark.decision("X-28")
def test_the_day_of_redelivery_stands_on_the_list_of_the_logistics_head(it: Reworked) -> None:
    it.proposed()
    with pytest.raises(NotPermitted), it.place.work(it.planner) as work:
        rework.promise(work, it.number, BACK_ON)
    with it.place.work(it.yard.sales) as work:
        assert rework.promise(work, it.number, BACK_ON.replace(day=9)).redeliver_on == BACK_ON.replace(day=9)
    for days, mark in ((0, Mark.NOT_YET), (20, Mark.WRONG)):
        it.place.clock.forward(days=days)  # type: ignore[attr-defined]
        with it.place.read() as session:
            found = [line for line in reminders.due(session, [Role.LOGISTICS_HEAD], it.place.clock.now()) if line.clause == "J-28"]
        assert [(line.document, line.mark) for line in found] == [(it.number, mark)]


@pytest.mark.clause("J-19")
def test_what_is_not_tested_not_back_or_on_another_order_is_not_taken(it: Reworked) -> None:
    (serial,) = it.returned()
    assert refused(it, it.line.inspector, lambda w: rework.propose(w, ReworkDraft([serial], " "))).clause == "J-19"
    for draft, error in (
        (ReworkDraft(["BK2611239999"], "JY1"), NotFound), (ReworkDraft([], "JY1"), BadInput),
        (ReworkDraft([], "JY1", "L261123-99"), NotFound), (ReworkDraft([serial], "JY1", case_no="SH-2026-9999"), BadInput),
        (ReworkDraft([serial], "JY1", redeliver_on=date(2020, 1, 1)), BadInput),
    ):  # fmt: skip
        with pytest.raises(error), it.place.work(it.line.inspector) as work:
            rework.propose(work, draft)
    it.proposed()
    with pytest.raises(Conflict, match="已在返工单"), it.place.work(it.line.inspector) as work:
        rework.propose(work, ReworkDraft([serial], "JY26000099"))


def visited(it: Reworked) -> str:
    """A complaint that was looked at on site; its number."""
    with it.place.work(it.yard.service) as work:
        number = cases.register(work, CaseDraft(it.serials[0], "自行分闸", customer=it.yard.customer.name)).number
        cases.respond(work, number, "设备科长", "今日上门")
        cases.analyse(work, number, CaseCause.PRODUCT, "弹簧力不足")
        cases.agree_solution(work, number, "返厂换弹簧", "设备科长")
        case_work.start_work(work, number)
        now = work.now
        case_work.finish_work(work, number, "", WorkReport("现场测脱扣力 1.6 N", arrived_at=now, left_at=now))
    return number


@pytest.mark.clause("J-19")
def test_without_a_return_the_record_of_a_test_is_one_that_is_there_and_about_these_goods(place: Workplace, people: People) -> None:
    it = Reworked(place, people, quantity=2)
    it.yard.out()
    it.signed(it.yard.dispatch_no)
    with place.read() as session:
        (final,) = {one.number for one in quality.inspections(session)}
    with place.work(it.yard.service) as work:
        unseen = cases.register(work, CaseDraft(it.serials[0], "异响", customer=it.yard.customer.name)).number
    seen = visited(it)
    for serial, record in ((0, " "), (0, "口头"), (0, "JY26000099"), (0, final), (0, "TH26000001"), (0, unseen), (1, seen)):
        with pytest.raises(Refused) as caught, place.work(it.line.inspector) as work:
            rework.propose(work, ReworkDraft([it.serials[serial]], record))
        assert caught.value.clause == "J-19"
    with place.work(it.line.inspector) as work:
        assert rework.propose(work, ReworkDraft([it.serials[0]], seen.lower())).test_no == seen


@pytest.mark.clause("J-19")
def test_a_test_refers_to_no_sheet_but_that_of_its_return_inspection(it: Reworked) -> None:
    it.returned()
    with it.place.read() as session:
        (final,) = {one.number for one in quality.inspections(session)}
    for number in (final, "JY26000099"):
        with pytest.raises(BadInput, match="退回检验单"), it.place.work(it.line.inspector) as work:
            returns_judging.record_test(work, it.items[0], ReturnPlace.IN_HOUSE, "烧蚀", True, inspection_no=number)


@pytest.mark.clause("J-23")
def test_goods_are_reworked_by_a_tracking_form_that_is_open_and_names_them(place: Workplace, people: People) -> None:
    it = Reworked(place, people, quantity=2)
    it.yard.out()
    it.signed(it.yard.dispatch_no)
    with place.work(it.yard.service) as work:
        drafts = [CaseDraft(serial, "自行分闸", customer=it.yard.customer.name) for serial in it.serials]
        mine, others = (cases.register(work, draft).number for draft in drafts)
    seen = visited(it)
    with place.work(it.line.inspector) as work:
        forms = [
            tracking.make_form(work, FormDraft(case, scopes=(Scope(ScopeKind.NAMED, serial),), departments=(Role.PLANNING,))).number
            for case, serial in zip((mine, others), it.serials, strict=True)
        ]
    draft = ReworkDraft([it.serials[0]], seen, ncr_no=forms[1])
    assert refused(it, it.line.inspector, lambda w: rework.propose(w, draft)).clause == "J-23"
    with place.work(it.line.inspector) as work:
        number = rework.propose(work, ReworkDraft([it.serials[0]], seen)).number

    def choose(form: str) -> Callable[[Work], object]:
        return lambda work: rework.choose(work, number, BranchChoice(ReworkBranch.NO_CHANGE, form, CONTENT))

    error = refused(it, it.line.inspector, choose(forms[1]))
    assert error.clause == "J-23" and "没有列" in str(error.reason)
    with place.work(it.planner) as work:
        tracking.answer(work, forms[0], Role.PLANNING, "已安排", "计划员甲")
    with place.work(it.line.inspector) as work:
        tracking.dispose(work, forms[0], TrackingDisposition.REWORK, False, "换弹簧")
        choose(forms[0])(work)
        tracking.verify(work, forms[0], True, "抽查合格")
    error = refused(it, it.line.inspector, choose(""))
    assert error.clause == "J-23" and "已关闭" in str(error.reason)


@pytest.mark.clause("J-20")
def test_what_cannot_be_reworked_after_all_is_taken_in_for_scrapping(it: Reworked) -> None:
    (serial,) = it.returned()
    it.proposed()
    it.chosen(ReworkBranch.NO_CHANGE)
    it.tasked()
    it.inspected(it.worked(), "5")
    report, task_no = it.view().report_no, it.view().task_no
    assert report and task_no == ""
    with it.place.work(it.line.inspector) as work:
        assert rework.give_up(work, it.number, "触头烧蚀，无法修复").state is ReworkState.SCRAPPED
    catalog.location(it.place, "F-01-01", "报废区", ZoneKind.SCRAP)
    with it.place.work(it.yard.head) as work:
        back = returns_judging.scrap(work, it.items[0])
    assert (back.items[0].judgement, it.unit(serial).state, it.unit(serial).location) == (
        ReturnJudgement.SCRAP, UnitState.SCRAPPED, "F-01-01"
    )  # fmt: skip
    with it.place.read() as session:
        found = quality.nonconformity(session, report)
    assert found is not None and found.decision is Disposition.SCRAP


@pytest.mark.clause("J-19")
def test_what_stands_on_a_return_is_reworked_only_as_quality_judged_it_there(it: Reworked) -> None:
    (serial,) = it.returned()
    draft = ReworkDraft([serial], "口头")
    assert refused(it, it.line.inspector, lambda w: rework.propose(w, draft)).clause == "J-19"
    with it.place.work(it.line.inspector) as work:
        returns_judging.record_test(work, it.items[0], ReturnPlace.IN_HOUSE, "触头烧蚀", True)
        returns_judging.judge(work, it.items[0], ReturnJudgement.SCRAP, "无法修复")
    with pytest.raises(Conflict, match="已判定"), it.place.work(it.line.inspector) as work:
        rework.propose(work, ReworkDraft([serial], it.return_no))
    assert it.unit(serial).state is UnitState.RETURNED


@pytest.mark.clause("J-28")
def test_called_off_the_redelivery_is_drafted_anew_with_its_day(it: Reworked) -> None:
    it.proposed()
    it.chosen(ReworkBranch.NO_CHANGE)
    it.tasked()
    it.inspected(it.worked())
    first = it.view().dispatch_no
    with it.place.work(it.yard.sales) as work:
        dispatch_service.cancel(work, first, "客户暂不收货")
        second = rework.promise(work, it.number, BACK_ON.replace(day=20)).dispatch_no
        assert rework.promise(work, it.number, BACK_ON.replace(day=21)).dispatch_no == second
    with it.place.read() as session:
        made = dispatch.dispatch_order(session, second)
    assert second != first and made is not None and (made.source_no, made.kind) == (it.number, DispatchKind.REWORK_RETURN)


@pytest.mark.clause("D-02")
def test_a_reversed_receipt_puts_the_order_back_to_passed_goods_that_wait_to_be_taken_in(it: Reworked) -> None:
    (serial,) = it.returned()
    it.proposed()
    it.chosen(ReworkBranch.NO_CHANGE)
    it.tasked()
    it.inspected(it.worked())
    it.stocked()
    first, kept = it.view(), it.unit(serial).reserved_order
    assert first.receipt_no and kept
    with pytest.raises(Refused, match="不能冲销"), it.place.work(it.yard.keeper) as work:
        inbound.reverse(work, first.receipt_no, "数错")
    assert it.view() == first  # kept for the customer it goes back to: that ends first
    with it.place.work(it.yard.keeper) as work:
        keeping.end(work, serial, kept)
        red = inbound.reverse(work, first.receipt_no, "数错").number
    view = it.view()
    assert (view.state, view.receipt_no, view.closed_at) == (ReworkState.PASSED, "", None)
    assert it.unit(serial).state is UnitState.SEALED and f"{first.receipt_no} 已由 {red} 冲销" in view.events[0].text
    with it.place.work(it.yard.keeper) as work:
        again = inbound.post(work, view.task_no, view.inspection_no, view.serials).number
    assert it.view().receipt_no == again and it.unit(serial).reserved_order == kept


@pytest.mark.clause("K-03")
def test_quality_enters_what_a_rework_cost_and_it_counts_once(it: Reworked) -> None:
    it.proposed()

    def entered(fen: int) -> list[int]:
        with it.place.work(it.line.inspector) as work:
            rework.enter_cost(work, it.number, fen)
        with it.place.read() as session:
            return [one.fen for one in costs.of_source(session, it.number) if one.kind is CostKind.REWORK]

    with pytest.raises(Conflict):
        entered(120_000)
    with it.place.work(it.line.inspector) as work:
        rework.give_up(work, it.number, "触头烧蚀，无法修复")
    assert entered(120_000) == entered(120_000) == [120_000]
    assert entered(90_000) == [120_000, -30_000]
    with pytest.raises(BadInput):
        entered(-1)
    with pytest.raises(NotPermitted), it.place.work(it.planner) as work:
        rework.enter_cost(work, it.number, 100)


@pytest.mark.clause("E-03")
def test_goods_in_doubt_are_reworked_by_what_is_decided_on_the_doubt(it: Reworked, place: Workplace) -> None:
    (serial,) = it.returned()
    with place.work(it.yard.keeper) as work:
        key = doubts.report(work, StopKind.DAMAGE, "底座裂", identity=serial)
        doubts.attach_photo(work, key, "裂.png", PICTURE)
    with place.work(it.line.inspector) as work:
        returns_judging.record_test(work, it.items[0], ReturnPlace.IN_HOUSE, "脱扣力低", True)
    with pytest.raises(Conflict, match=f"{serial} 因「破损」待查 1 件"), place.work(it.line.inspector) as work:
        rework.propose(work, ReworkDraft([serial], it.return_no, case_no=it.case_no))
    with place.work(it.line.inspector) as work:
        doubts.decide(work, key, DoubtOutcome.RELEASE, "只是包装压痕")
        assert rework.propose(work, ReworkDraft([serial], it.return_no, case_no=it.case_no)).state is ReworkState.PROPOSED


@pytest.mark.clause("E-03")
def test_of_a_lot_just_the_pieces_in_doubt_are_not_reworked(place: Workplace, people: People) -> None:
    world = SoldLot(place, people)
    world.delivered()
    view = world.received(world.agreed(3).number)
    with place.work(world.keeper) as work:
        doubts.report(work, StopKind.DAMAGE, "一件摔坏", identity=world.lot)
    with place.work(world.quality) as work:
        returns_judging.record_test(work, view.items[0].item_id, ReturnPlace.IN_HOUSE, "通规不过", True)
    with pytest.raises(Conflict, match=f"{world.lot} 因「破损」待查 1 件"), place.work(world.quality) as work:
        rework.propose(work, ReworkDraft([], view.number, world.lot, 3))
    with place.work(world.quality) as work:
        assert rework.propose(work, ReworkDraft([], view.number, world.lot, 2)).quantity == 2
