"""《质检信息反馈跟踪表》: affected goods held at once, answers and their days, opinion, disposition, report, verification (J-15 … J-22)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.aftersales import queries as cases
from app.aftersales import service as case_service
from app.aftersales import tracking_holds, tracking_reports, tracking_scope
from app.aftersales import tracking_queries as queries
from app.aftersales import tracking_service as service
from app.aftersales.tracking_reports import ReportDraft
from app.aftersales.tracking_views import FormDraft, Scope, ScopeKind, TrackingView, Where
from app.aftersales.views import CaseCause, CaseDraft
from app.core.clock import SetClock, site_day
from app.core.errors import AppError, BadInput, Conflict, NotFound, NotPermitted, Refused
from app.core.work import Work, Workplace
from app.desk import _forms
from app.gate import queries as gate
from app.printing.preview import preview
from app.quality import dispositions
from app.quality import holding as quality_holding
from app.reminders import queries as reminders
from app.reminders.views import Mark
from app.storage import holds
from app.storage import service as stock_service
from app.storage.events import HoldEnds
from app.trace.queries import find
from app.trace.trail import trail
from app.units import queries as units
from db.models.units import Unit
from db.states import Disposition, OpinionKind, PassState, Role, TrackingDisposition, TrackingState, UnitState, ZoneKind
from tests.app.slips.reading import texts
from tests.helpers import catalog, goods
from tests.helpers.gate import Yard
from tests.helpers.orders import People

WORDS = "合闸后储能指示不复位，现场 −4 ℃"
Do = Callable[..., TrackingView]


@pytest.fixture
def do(place: Workplace, people: People) -> Do:
    place.bus.on(HoldEnds, quality_holding.on_hold_ends)
    place.bus.on(HoldEnds, tracking_holds.on_hold_ends)

    def run(role: Role, command: Callable[..., object], *args: object, **more: object) -> object:
        with place.work(people(role)) as work:
            return command(work, *args, **more)

    return run  # type: ignore[return-value]


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    """Two units with a customer and four of the same task order in the store."""
    yard = Yard(place, people, quantity=2)
    yard.out()
    return yard


def stock(yard: Yard, count: int) -> tuple[str, ...]:
    """More units in the store."""
    return tuple(line.serial for line in goods.Line(yard.place, yard.people).stocked(yard.product, count, yard.order_no).lines)


def a_case(place: Workplace, people: People, identity: str) -> str:
    with place.work(people(Role.AFTER_SALES)) as work:
        number = case_service.register(work, CaseDraft(identity, WORDS)).number
        case_service.respond(work, number, "客户设备科", "先停用")
        case_service.analyse(work, number, CaseCause.PRODUCT, "挂钩偏软")
    return number


def made_on(place: Workplace) -> date:
    return site_day(place.clock.now())


def around(yard: Yard, place: Workplace) -> tuple[Scope, ...]:
    return (Scope(ScopeKind.PRODUCED, "", yard.product.product_id, made_on(place), made_on(place)),)


def states(place: Workplace, serials: tuple[str, ...]) -> set[UnitState]:
    with place.read() as session:
        return {one.state for one in units.units(session, serials)}


@pytest.mark.clause("J-15")
def test_what_is_in_the_works_goes_on_hold_at_once_and_who_has_the_rest_is_listed(
    yard: Yard, place: Workplace, people: People, do: Do
) -> None:
    inside = stock(yard, 3)
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place)))
    assert form.number == "GZ26000001" and form.case_no == case and form.customer == yard.customer.name
    assert states(place, inside) == {UnitState.HOLD}
    assert form.pieces(Where.WORKS) == form.pending == 3 and form.pieces(Where.TRANSIT) == 2
    gone = next(line for line in form.goods if line.where is Where.TRANSIT)
    assert gone.place == yard.customer.name and gone.dispatch_no == yard.dispatch_no and gone.identities == yard.serials
    with place.read() as session:
        view = cases.case(session, case)
        assert view is not None and form.number in view.events[0].text
        assert [one.number for one in queries.of_goods(session, inside[0])] == [form.number]
        assert queries.identities(session, form.number, 2) == list(inside[:2])


@pytest.mark.clause("J-15")
def test_only_quality_makes_it_it_names_goods_and_one_at_a_time(yard: Yard, place: Workplace, people: People, do: Do) -> None:
    inside = stock(yard, 1)
    case = a_case(place, people, yard.serials[0])
    for role in (Role.AFTER_SALES, Role.SALES, Role.STOREKEEPER):
        with pytest.raises(NotPermitted):
            do(role, service.make_form, FormDraft(case))
    with pytest.raises(Refused) as caught:
        do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=(Scope(ScopeKind.LOT, "L261101-01"),)))
    assert caught.value.clause == "J-15"
    wrong: tuple[tuple[Scope, type[AppError]], ...] = (
        (Scope(ScopeKind.NAMED, f"{inside[0]} BK9999999999"), BadInput), (Scope(ScopeKind.TASK, " "), BadInput),
        (Scope(ScopeKind.PRODUCED, "", None, made_on(place), made_on(place) - timedelta(days=1)), BadInput),
    )  # fmt: skip
    for scope, error in wrong:
        with pytest.raises(error):
            do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=(scope,)))
    with pytest.raises(BadInput):
        do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place), departments=()))
    with pytest.raises(NotFound):
        do(Role.INSPECTOR, service.make_form, FormDraft("SH-2026-9999"))
    assert states(place, inside) == {UnitState.IN_STOCK}
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case))  # without a scope: what the same task order made
    assert yard.serials[0] in {one for line in form.goods for one in line.identities}
    with pytest.raises(Conflict, match=form.number):
        do(Role.INSPECTOR, service.make_form, FormDraft(case))


def test_a_scope_that_is_too_wide_holds_nothing(
    yard: Yard, place: Workplace, people: People, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = stock(yard, 2)
    monkeypatch.setattr(tracking_scope, "MOST", 3)
    case = a_case(place, people, yard.serials[0])
    with pytest.raises(BadInput, match="缩小范围"):
        do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place)))
    assert states(place, inside) == {UnitState.IN_STOCK}


@pytest.mark.clause("J-15")
def test_held_goods_go_back_only_by_disposition_on_the_form(yard: Yard, place: Workplace, people: People, do: Do) -> None:
    inside = stock(yard, 3)
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place)))
    with pytest.raises(Refused) as caught:
        do(Role.INSPECTOR, holds.let_go, inside[0], "看着没问题")
    assert caught.value.clause == "J-15" and form.number in str(caught.value.reason)
    with pytest.raises(NotPermitted):
        do(Role.STOREKEEPER, tracking_holds.release, form.number, Disposition.BACK, "没问题")
    with pytest.raises(BadInput):
        do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, " ")
    with pytest.raises(BadInput):
        do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "复查合格", yard.serials)
    left = do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "复查挂钩合格", inside[:1])
    assert left.pending == 2 and states(place, inside[:1]) == {UnitState.IN_STOCK}
    do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.REWORK, "换挂钩", inside[1:2])
    done = do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.SCRAP, "开裂")
    assert done.pending == 0 and states(place, inside[1:2]) == {UnitState.REWORK} and states(place, inside[2:]) == {UnitState.SCRAPPED}
    with pytest.raises(Conflict):
        do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "再来一次")


@pytest.mark.clause("J-15")
def test_two_records_on_the_same_goods_each_keep_them(place: Workplace, people: People, do: Do) -> None:
    """Rejected goods that a form names as well: neither the report nor the form alone lets them go."""
    line, product = goods.Line(place, people), catalog.product(place)
    line.prepared(product)
    sheet = line.inspected(line.submitted(line.task(product, 1)), "1")
    serial = sheet.identities[0]
    form = do(Role.INSPECTOR, service.make_form, FormDraft(sheet.nonconformity_no))
    assert form.pending == 1 and form.case_no == "" and form.source_no == sheet.nonconformity_no
    with pytest.raises(Conflict):
        do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "复测合格")
    with pytest.raises(Refused) as caught:
        do(Role.INSPECTOR, dispositions.decide, sheet.nonconformity_no, Disposition.BACK, "让步")
    assert caught.value.clause == "J-15"
    do(Role.INSPECTOR, dispositions.decide, sheet.nonconformity_no, Disposition.REWORK, "换件")
    assert states(place, (serial,)) == {UnitState.REWORK}


@pytest.mark.clause("J-22")
def test_departments_have_their_days_and_the_last_answer_makes_it_answered(
    yard: Yard, place: Workplace, people: People, do: Do, clock: SetClock
) -> None:
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case))
    assert [(one.department, one.due_on) for one in form.replies] == [
        (Role.PLANNING, date(2026, 11, 25)), (Role.RESEARCH, date(2026, 11, 25)),
    ]  # fmt: skip
    with place.read() as session:
        assert [reply.department for _, reply in queries.missing(session)] == [Role.PLANNING, Role.RESEARCH]
        assert not form.replies[0].late_at(date(2026, 11, 25)) and form.replies[0].late_at(date(2026, 11, 26))
        assert queries.lines(session, departments=(Role.PURCHASING,)) == []
        due = {(line.clause, line.mark) for line in reminders.due(session, (Role.PLANNING,), clock.now()) if line.document == form.number}
        assert due == {("J-22", Mark.INFO)}
        late = reminders.due(session, (Role.RESEARCH,), clock.now() + timedelta(days=3))
        assert [line.mark for line in late if line.document == form.number] == [Mark.WRONG]
        quality = reminders.due(session, (Role.INSPECTOR,), clock.now())
        assert [line.clause for line in quality if line.document == form.number and line.kind] == ["J-17"]
    with pytest.raises(NotPermitted):
        do(Role.RESEARCH, service.answer, form.number, Role.PLANNING, "已安排", "计划员甲")
    taken = do(Role.PLANNING, service.receive, form.number, Role.PLANNING)
    assert taken.replies[0].received_at is not None and taken.replies[0].answered_at is None
    with pytest.raises(Conflict):
        do(Role.PLANNING, service.receive, form.number, Role.PLANNING)
    for words, who, day in ((" ", "计划员甲", None), ("已安排", " ", None), ("已安排", "计划员甲", date(2026, 11, 20))):
        with pytest.raises(BadInput):
            do(Role.PLANNING, service.answer, form.number, Role.PLANNING, words, who, day)
    half = do(Role.PLANNING, service.answer, form.number, Role.PLANNING, "返修任务单待下", "计划员甲", date(2026, 11, 28))
    assert half.state is TrackingState.OPEN
    whole = do(Role.RESEARCH, service.answer, form.number, Role.RESEARCH, "图纸不改", "设计员甲")
    assert whole.state is TrackingState.ANSWERED and whole.replies[1].received_at is not None
    again = do(Role.INSPECTOR, service.send, form.number, (Role.RESEARCH, Role.PURCHASING))
    assert again.state is TrackingState.OPEN and len(again.replies) == 3 and again.replies[1].answer == "图纸不改"
    with pytest.raises(NotFound):
        do(Role.PROCESS, service.receive, form.number, Role.PROCESS)


@pytest.mark.clause("J-17")
def test_the_case_goes_on_when_the_customer_was_told(yard: Yard, place: Workplace, people: People, do: Do, clock: SetClock) -> None:
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case))
    with pytest.raises(Refused) as caught:
        do(Role.AFTER_SALES, case_service.agree_solution, case, "换挂钩", "客户设备科")
    assert caught.value.clause == "J-17"
    with pytest.raises(NotPermitted):
        do(Role.AFTER_SALES, service.give_opinion, form.number, OpinionKind.TOLD, "客户设备科", "先停用")
    with pytest.raises(BadInput):
        do(Role.INSPECTOR, service.give_opinion, form.number, OpinionKind.TOLD, "客户设备科", "停用", clock.now() + timedelta(minutes=1))
    told = do(Role.INSPECTOR, service.give_opinion, form.number, OpinionKind.TOLD, "客户设备科", "先停用，上门换挂钩")
    assert told.opinions[0].told == "客户设备科" and told.opinions[0].given_at == clock.now()
    do(Role.TECHNICAL_SERVICE, service.give_opinion, form.number, OpinionKind.VISIT, "售后专员、技术员甲", "现场复测 5 次")
    agreed = do(Role.AFTER_SALES, case_service.agree_solution, case, "换挂钩", "客户设备科")
    assert agreed.solution == "换挂钩"  # type: ignore[attr-defined]


def answered(do: Do, number: str) -> None:
    do(Role.PLANNING, service.answer, number, Role.PLANNING, "已安排", "计划员甲")
    do(Role.RESEARCH, service.answer, number, Role.RESEARCH, "图纸不改", "设计员甲")


@pytest.mark.clause("J-15")
def test_the_case_waits_until_the_form_is_verified_and_closed(yard: Yard, place: Workplace, people: People, do: Do) -> None:
    inside = stock(yard, 1)
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place)))
    do(Role.INSPECTOR, service.give_opinion, form.number, OpinionKind.TOLD, "客户设备科", "上门换挂钩")
    steps: tuple[Callable[[Work], object], ...] = (
        lambda w: case_service.agree_solution(w, case, "换挂钩", "客户设备科"), lambda w: case_service.start_work(w, case, "明日上门"),
        lambda w: case_service.finish_work(w, case, "已换"), lambda w: case_service.confirm(w, case, "客户设备科", True),
    )  # fmt: skip
    for step in steps:
        do(Role.AFTER_SALES, step)
    with pytest.raises(Refused) as caught:
        do(Role.AFTER_SALES, case_service.close, case, "挂钩偏软", "来料加检")
    assert caught.value.clause == "J-15" and form.number in str(caught.value.reason)
    with pytest.raises(Conflict, match="没有答复"):
        do(Role.INSPECTOR, service.verify, form.number, True, "复查 6 台无复发")
    answered(do, form.number)
    with pytest.raises(Conflict, match="处置意见"):
        do(Role.INSPECTOR, service.verify, form.number, True, "复查 6 台无复发")
    disposed = do(Role.INSPECTOR, service.dispose, form.number, TrackingDisposition.REPAIR, False, "更换 G2611 批挂钩")
    assert disposed.design_change is False and disposed.disposition is TrackingDisposition.REPAIR
    with pytest.raises(Refused) as caught:
        do(Role.INSPECTOR, service.verify, form.number, True, "复查 6 台无复发")
    assert caught.value.clause == "J-15"
    do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "复查合格", inside)
    closed = do(Role.INSPECTOR, service.verify, form.number, True, "复查 6 台无复发")
    assert closed.state is TrackingState.CLOSED and closed.effective and closed.verifier
    do(Role.AFTER_SALES, case_service.close, case, "挂钩偏软", "来料加检")
    for command in (service.receive, service.answer):
        with pytest.raises(Conflict):
            do(Role.PLANNING, command, form.number, Role.PLANNING, *(("晚了", "计划员甲") if command is service.answer else ()))


@pytest.mark.clause("J-15")
def test_measures_without_effect_begin_anew_on_a_form_that_keeps_the_goods(
    yard: Yard, place: Workplace, people: People, do: Do
) -> None:
    inside = stock(yard, 2)
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place)))
    answered(do, form.number)
    do(Role.INSPECTOR, service.dispose, form.number, TrackingDisposition.REPAIR, False, "更换挂钩")
    do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "复查合格", inside[:1])
    old = do(Role.INSPECTOR, service.verify, form.number, False, "换后 1 台复发")
    assert old.state is TrackingState.CLOSED and old.effective is False and old.followed_by == "GZ26000002"
    with place.read() as session:
        new = queries.form(session, old.followed_by)
        assert new is not None and new.follows == form.number and "换后 1 台复发" in new.facts
        assert new.state is TrackingState.OPEN and new.case_no == case and new.pending == 2
        assert queries.open_form(session, case) == new.number
    assert states(place, inside) == {UnitState.HOLD}
    with pytest.raises(Refused):
        do(Role.INSPECTOR, holds.let_go, inside[1], "够久了")


@pytest.mark.clause("J-18")
def test_the_report_on_installed_products_is_written_signed_and_approved(
    yard: Yard, place: Workplace, people: People, do: Do
) -> None:
    case = a_case(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=around(yard, place)))
    draft = ReportDraft("5 次中 3 次不复位", "挂钩硬度偏低", "低温下可能误动", "更换 G2611 批挂钩")
    with pytest.raises(NotFound):
        do(Role.RESEARCH, tracking_reports.sign_report, form.number)
    with pytest.raises(BadInput):
        do(Role.INSPECTOR, tracking_reports.write_report, form.number, ReportDraft("事实", "原因", " ", "措施"))
    report = do(Role.INSPECTOR, tracking_reports.write_report, form.number, draft).report
    assert report is not None and report.serials.split() == list(yard.serials)
    with pytest.raises(Conflict):
        do(Role.LEADERSHIP, tracking_reports.approve_report, form.number)
    do(Role.RESEARCH, tracking_reports.sign_report, form.number)
    signed = do(Role.LEADERSHIP, tracking_reports.approve_report, form.number).report
    assert signed is not None and signed.technician and signed.approver
    with place.read() as session:
        pages = [
            "".join(texts(preview(session, place, _forms(), people(Role.INSPECTOR), paper, form.number).pdf))
            for paper in (service.PAPER, tracking_reports.PAPER)
        ]
        assert form.number in trail(session, yard.serials[0], place.clock.now()).points[-1].number
        assert trail(session, form.number, place.clock.now()).identity in {one for line in form.goods for one in line.identities}
        assert find(session, form.number)[0].document == form.number
    assert all(words in pages[0] for words in (case, "BK2611230001～BK2611230002", "生产计划部", "11-25", yard.customer.name))
    assert all(words in pages[1] for words in ("挂钩硬度偏低", f"{yard.customer.name}2台", signed.technician))
    anew = do(Role.INSPECTOR, tracking_reports.write_report, form.number, draft).report
    assert anew is not None and anew.technical_at is None and anew.approved_at is None


@pytest.mark.clause("J-15")
def test_pieces_of_a_lot_are_held_where_they_are_also_drawn_ones(place: Workplace, people: People, do: Do) -> None:
    line, screws = goods.Line(place, people), catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    catalog.location(place, "T-01", "待发区", ZoneKind.STAGING)
    lot = line.stocked(screws, 50).lines[0].lot_no
    do(Role.SHIPPER, stock_service.pick, "DD26000001", lot, 30, "FH26000001")
    with place.work(people(Role.AFTER_SALES)) as work:
        case = case_service.register(work, CaseDraft(lot, WORDS, customer="示范电气有限公司")).number
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case))
    assert form.pending == 50 and sorted(one.quantity for one in form.goods) == [20, 30]
    with pytest.raises(Refused) as caught:
        do(Role.INSPECTOR, holds.let_go, lot, "看着没问题")
    assert caught.value.clause == "J-15"
    with pytest.raises(Conflict, match="先退回货位"):
        do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.SCRAP, "螺纹不合格")
    do(Role.SHIPPER, stock_service.unpick, "DD26000001", lot, 30, "FH26000001")
    done = do(Role.INSPECTOR, tracking_holds.release, form.number, Disposition.BACK, "抽检合格")
    with place.read() as session:
        found = units.lot(session, lot)
        assert found is not None and found.count(UnitState.IN_STOCK) == 50 and done.pending == 0


@pytest.mark.clause("J-15")
def test_goods_on_a_loaded_vehicle_void_its_pass(place: Workplace, people: People, do: Do) -> None:
    yard = Yard(place, people, quantity=1)
    gate_pass = yard.signed()
    case = a_case_before(place, people, yard.serials[0])
    form = do(Role.INSPECTOR, service.make_form, FormDraft(case, scopes=(Scope(ScopeKind.NAMED, yard.serials[0]),)))
    assert form.pending == 1 and form.goods[0].state is UnitState.LOADED
    with place.read() as session:
        voided = gate.gate_pass(session, gate_pass.number)
        assert voided is not None and voided.state is PassState.VOIDED


def a_case_before(place: Workplace, people: People, identity: str) -> str:
    """A case on goods that have not left: the works found the fault."""
    with place.work(people(Role.AFTER_SALES)) as work:
        return case_service.register(work, CaseDraft(identity, WORDS, customer="示范电气有限公司")).number


def test_counting_forms_reads_no_units(yard: Yard, place: Workplace, do: Do) -> None:
    with place.read() as session:
        assert session.scalar(select(func.count()).select_from(Unit)) == 2
        now = place.clock.now()
        assert queries.counts(session, now - timedelta(days=1), now + timedelta(days=1)) == (0, 0, 0)
