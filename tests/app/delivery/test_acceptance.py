"""Criteria agreed before the goods of a project leave, checked together; the installation of what came (I-14, I-15, I-16, I-17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.aftersales import queries as cases
from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotFound, Refused
from app.core.work import Workplace
from app.delivery import acceptance, acceptance_papers, acceptance_parts, acceptance_rules, installation, queries, service
from app.delivery.acceptance import AcceptanceResult, Checked, CriterionVerdict, SheetState
from app.delivery.installation import InstallationResult, InstallationState, Installed, JobDraft
from app.delivery.views import DeliveryState, LineCount, SlipBack
from app.desk import _bus
from app.loading import service as loading
from app.orders import queries as order_queries
from db.models.delivery import DeliveryRecord
from db.models.orders import OrderLine
from db.states import CaseKind, Role
from tests.app.gate.test_papers import MAKING, codes
from tests.helpers.gate import Yard
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
CRITERIA = (("外观与铭牌", "无划痕"), ("绝缘电阻", "≥ 1000 MΩ"))
V = CriterionVerdict


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


@pytest.fixture
def desk(yard: Yard, clock: SetClock) -> Workplace:
    return Workplace(yard.place.engine, "办公室", clock, _bus())


def signed(yard: Yard, clock: SetClock, desk: Workplace) -> str:
    yard.out()
    clock.forward(hours=5)
    now = clock.now()
    slip = SlipBack("收货员甲", now, now, (LineCount(1, 2),), True, True, file_name="签收单.png", file_content=PNG)
    with desk.work(yard.sales) as work:
        return service.register_slip(work, yard.dispatch_no, slip).number


@pytest.mark.clause("I-15")
def test_goods_of_a_project_leave_when_the_criteria_are_agreed(yard: Yard, desk: Workplace, people: People) -> None:
    yard.loading()
    manager = people(Role.PROJECT_MANAGER)
    with yard.place.work(yard.sales) as work:
        order_queries.order_row(work.session, yard.order_no).project = True
    for actor in (yard.sales, yard.keeper):
        with desk.work(actor) as work:
            loading.confirm_load(work, yard.trip_no)
    with desk.work(manager) as work:
        sheet = acceptance.draft(work, yard.order_no, CRITERIA)
        assert [one.number for one in acceptance.sheets(work.session, limit=0)] == [sheet.number], "what is to be done is never cut off"
    for _ in range(2):  # drafted is not agreed
        with pytest.raises(Refused) as caught, desk.work(yard.keeper) as work:
            loading.close_load(work, yard.trip_no, "")
        assert caught.value.clause == "I-15"
    with pytest.raises(BadInput), desk.work(manager) as work:
        acceptance.agree(work, sheet.number, " ")
    with desk.work(manager) as work:
        assert acceptance.agree(work, sheet.number, "设备科长甲").state is SheetState.AGREED
    with desk.work(yard.keeper) as work:
        loading.close_load(work, yard.trip_no, "")
    with desk.work(manager) as work:  # other criteria: agreed anew
        assert acceptance.draft(work, yard.order_no, CRITERIA[:1]).state is SheetState.DRAFT
    with desk.read() as session:
        assert codes(acceptance_papers.acceptance_sheet(session, sheet.number, MAKING)) == [{sheet.number}] * 3


@pytest.mark.clause("I-15")
def test_what_was_agreed_stands_once_the_goods_may_leave(yard: Yard, desk: Workplace, people: People) -> None:
    yard.signed()
    manager = people(Role.PROJECT_MANAGER)
    with desk.work(manager) as work:
        sheet = acceptance.draft(work, yard.order_no, CRITERIA)
    with desk.work(manager) as work:
        acceptance.agree(work, sheet.number, "设备科长甲")
    with pytest.raises(Conflict), desk.work(manager) as work:
        acceptance.draft(work, yard.order_no, CRITERIA[:1])


@pytest.mark.clause("I-15")
def test_only_projects_need_criteria() -> None:
    acceptance_rules.criteria_must_be_agreed("DD26000001", False, False)
    with pytest.raises(Refused):
        acceptance_rules.criteria_must_be_agreed("DD26000001", True, False)


@pytest.mark.clause("I-16", "I-17")
def test_customer_and_service_check_together(yard: Yard, clock: SetClock, desk: Workplace, people: People) -> None:
    record = signed(yard, clock, desk)
    manager = people(Role.PROJECT_MANAGER)
    with desk.work(manager) as work:
        sheet = acceptance.draft(work, yard.order_no, CRITERIA)
        acceptance.agree(work, sheet.number, "设备科长甲")
    good = Checked(record, {1: (V.PASSED, ""), 2: (V.REMARK, "980 MΩ")}, True, "设备科长甲", AcceptanceResult.REMARKS, "绝缘偏低，复测")
    for wrong in (
        replace(good, verdicts={1: (V.PASSED, "")}), replace(good, result=AcceptanceResult.ACCEPTED), replace(good, representative=""),
        replace(good, remarks=""),
    ):  # fmt: skip
        with pytest.raises(BadInput), desk.work(manager) as work:
            acceptance.check(work, sheet.number, wrong)
    with desk.work(manager) as work:  # the goods of another order
        row = work.session.query(DeliveryRecord).filter_by(number=record).one()
        row.order_no, own = "DD26009999", row.order_no
        work.session.flush()
        with pytest.raises(NotFound):
            acceptance.check(work, sheet.number, good)
        row.order_no = own
    with desk.work(manager) as work:
        checked = acceptance.check(work, sheet.number, good)
    assert (checked.state, checked.explained, checked.criteria[1].measured) == (SheetState.CHECKED, True, "980 MΩ")
    with pytest.raises(Conflict), desk.work(manager) as work:
        acceptance.draft(work, yard.order_no, CRITERIA)
    with desk.read() as session:
        view = queries.record(session, record)
        case = next(one for one in cases.cases(session) if one.record_no == record)
        assert acceptance.sheet(session, record) == checked
    assert view is not None and view.acceptance is AcceptanceResult.REMARKS and view.state is DeliveryState.ACCEPTED
    assert case.kind is CaseKind.QUALITY and "绝缘偏低" in case.description


@pytest.mark.clause("I-16", "I-17")
def test_an_order_in_several_deliveries_is_accepted_delivery_by_delivery(
    yard: Yard, clock: SetClock, desk: Workplace, people: People
) -> None:
    record = signed(yard, clock, desk)
    manager = people(Role.PROJECT_MANAGER)
    with desk.work(manager) as work:
        sheet = acceptance.draft(work, yard.order_no, CRITERIA)
        acceptance.agree(work, sheet.number, "设备科长甲")
        line = work.session.query(OrderLine).filter_by(order_id=order_queries.order_row(work.session, yard.order_no).id).one()
        line.quantity += 1  # one more is still to come
    found = Checked(record, {1: (V.PASSED, "无划痕"), 2: (V.PASSED, "1200 MΩ")}, True, "设备科长甲", AcceptanceResult.ACCEPTED)
    with desk.work(manager) as work:
        first = acceptance.check(work, sheet.number, found)
    assert (first.state, first.result, [part.record_no for part in first.parts]) == (SheetState.AGREED, None, [record])
    assert {line.verdict for line in first.criteria} == {None} and first.records == ()
    with pytest.raises(Conflict), desk.work(manager) as work:  # what was checked by is agreed
        acceptance.draft(work, yard.order_no, CRITERIA[:1])
    with desk.read() as session:
        part = acceptance.sheet(session, first.parts[0].number)
        view = queries.record(session, record)
        assert codes(acceptance_papers.acceptance_sheet(session, first.parts[0].number, MAKING)) == [{first.parts[0].number}] * 3
        assert acceptance_parts.more_to_come(session, yard.order_no, record)
    assert part is not None and part.state is SheetState.CHECKED and part.criteria[1].measured == "1200 MΩ"
    assert view is not None and view.state is DeliveryState.ACCEPTED
    with pytest.raises(Conflict, match=f"{record} 已经验收"), desk.work(manager) as work:
        acceptance.check(work, sheet.number, found)
    with desk.work(manager) as work:
        work.session.query(OrderLine).filter_by(id=line.id).one().quantity -= 1
    with desk.work(yard.sales) as work:  # the order ends with what came
        assert not acceptance_parts.more_to_come(work.session, yard.order_no, record)
        service.follow_up(work, record, 5)
        service.close(work, record)
    with desk.read() as session:
        whole = acceptance.sheet(session, sheet.number)
    assert whole is not None and (whole.state, whole.result, whole.explained) == (SheetState.CHECKED, AcceptanceResult.ACCEPTED, True)
    assert [line.measured for line in whole.criteria] == ["无划痕", "1200 MΩ"] and whole.representative == "设备科长甲"


@pytest.mark.clause("I-16")
def test_the_sheet_is_done_when_the_last_delivery_is_accepted_without_a_check_of_its_own(
    yard: Yard, clock: SetClock, desk: Workplace, people: People
) -> None:
    record, manager = signed(yard, clock, desk), people(Role.PROJECT_MANAGER)
    with desk.work(manager) as work:
        sheet = acceptance.draft(work, yard.order_no, CRITERIA)
        acceptance.agree(work, sheet.number, "设备科长甲")
        line = work.session.query(OrderLine).filter_by(order_id=order_queries.order_row(work.session, yard.order_no).id).one()
        line.quantity += 1
    verdicts = {1: (V.FAILED, "有划痕"), 2: (V.PASSED, "1200 MΩ")}
    with desk.work(manager) as work:
        acceptance.check(work, sheet.number, Checked(record, verdicts, True, "设备科长甲", AcceptanceResult.REJECTED, "外壳划伤"))
    with desk.work(manager) as work:
        work.session.query(OrderLine).filter_by(id=line.id).one().quantity -= 1
    with desk.work(yard.sales) as work:
        service.accept(work, record, AcceptanceResult.ACCEPTED, "补漆后书面接收")
    with desk.read() as session:
        whole = acceptance.sheet(session, sheet.number)
    assert whole is not None and (whole.state, whole.result, whole.remarks) == (SheetState.CHECKED, AcceptanceResult.REJECTED, "外壳划伤")
    assert [line.verdict for line in whole.criteria] == [V.FAILED, V.PASSED]


@pytest.mark.clause("I-14")
def test_installation_from_the_appointment_to_the_signature(yard: Yard, clock: SetClock, desk: Workplace, people: People) -> None:
    record = signed(yard, clock, desk)
    man = people(Role.TECHNICAL_SERVICE)
    steps = (("就位与水平", "全长 ≤ 2 mm"), ("送电试运行", "空载 2 h"))
    wanted = JobDraft(clock.now() + timedelta(days=1), "二号变电所", "AZ-02 B 版", man.person_id, steps, "设备科长甲")
    for wrong in (
        replace(wanted, site=""), replace(wanted, procedure=" "), replace(wanted, technician_id=None), replace(wanted, steps=()),
        replace(wanted, appointed_at=clock.now() - timedelta(hours=1)),
    ):  # fmt: skip
        with pytest.raises(BadInput), desk.work(man) as work:
            installation.plan(work, record, wrong)
    with desk.work(man) as work:
        job = installation.plan(work, record, wanted)
        assert [one.number for one in installation.jobs(work.session, limit=0)] == [job.number], "what is to be done is never cut off"
    assert job.number == "AZ26000001" and set(job.serials) == set(yard.serials)
    with pytest.raises(Conflict), desk.work(man) as work:
        installation.plan(work, record, wanted)
    clock.forward(days=1, hours=1)
    with pytest.raises(BadInput), desk.work(man) as work:
        installation.arrive(work, job.number, clock.now() + timedelta(hours=1))
    with desk.work(man) as work:
        assert installation.arrive(work, job.number, clock.now()).late is True
    done = Installed({1: (True, "1.2 mm"), 2: (False, "异响")}, InstallationResult.OPEN_POINTS, "设备科长甲", "轴承异响，换件后复试")
    for bad in (
        replace(done, steps={1: (True, "")}), replace(done, result=InstallationResult.RUNNING), replace(done, signer=""),
        replace(done, left_open=""),
    ):  # fmt: skip
        with pytest.raises(BadInput), desk.work(man) as work:
            installation.finish(work, job.number, bad)
    with desk.work(man) as work:
        finished = installation.finish(work, job.number, done)
    assert (finished.state, finished.steps[1].good) == (InstallationState.DONE, False)
    with desk.read() as session:
        case = next(one for one in cases.cases(session) if one.record_no == record)
        assert codes(acceptance_papers.installation_record(session, job.number, MAKING)) == [{job.number}] * 3
        assert installation.template(session, record) == ("AZ-02 B 版", steps)
    assert "轴承异响" in case.description
