"""应急放行: numbered sheets, registered once by a third person, the pass used by them, open numbers red until looked after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.clock import site_day, site_time
from app.core.errors import BadInput, NotFound, NotPermitted, Refused
from app.core.work import PROGRAM, Workplace
from app.gate import emergency, incidents, queries
from app.gate import emergency_queries as sheets
from app.gate import service as gate
from app.gate.emergency_queries import OpenNumber, SheetDraft, SheetView
from app.gate.views import GateVerdict
from app.reminders import queries as reminders
from app.yard import queries as yard_queries
from app.yard import service as yards
from app.yard.views import Arrival, YardPurpose
from db.models.core import PrintJob
from db.states import EmergencyCause, EmergencyState, GateOutcome, IncidentKind, PassState, Role, TripState
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People

GATE = "一号门"


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def batch(yard: Yard, count: int = 3) -> tuple[str, ...]:
    with yard.place.work(yard.keeper) as work:
        return emergency.print_batch(work, GATE, count)


def draft(yard: Yard, number: str, **changes: object) -> SheetDraft:
    made = SheetDraft(
        number, yard.place.clock.now(), EmergencyCause.POWER, yard.head.person_id or 0, yard.guard.name, PLATE, goods="断路器 2 台"
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def register(yard: Yard, one: SheetDraft) -> SheetView:
    with yard.place.work(yard.keeper) as work:
        return emergency.register(work, one)


def open_numbers(yard: Yard) -> dict[str, OpenNumber | None]:
    with yard.place.read() as session:
        return {view.number: view.open for view in sheets.open_sheets(session, yard.place.clock.now())}


def kinds(yard: Yard) -> list[IncidentKind]:
    with yard.place.read() as session:
        return [one.kind for one in incidents.open_incidents(session)]


def test_sheets_have_a_series_of_their_own_and_are_printed_in_batches(yard: Yard) -> None:
    assert batch(yard) == ("YJ26000001", "YJ26000002", "YJ26000003")
    assert batch(yard, 1) == ("YJ26000004",)
    for where, count in (("", 1), (GATE, 0), (GATE, 51)):
        with pytest.raises(BadInput), yard.place.work(yard.keeper) as work:
            emergency.print_batch(work, where, count)
    assert open_numbers(yard) == {}


@pytest.mark.clause("H-08")
def test_what_left_on_a_sheet_stands_in_the_log_at_its_time_and_is_an_incident(yard: Yard) -> None:
    first, *_ = batch(yard)
    with yard.place.work(yard.guard) as work:
        stay = yards.enter(work, Arrival(PLATE, YardPurpose.SUPPLIER, gate=GATE)).entry_id
    left = yard.place.clock.now()
    yard.place.clock.forward(hours=2)  # type: ignore[attr-defined]
    view = register(yard, draft(yard, first, left_at=left))
    assert (view.state, view.manager, view.manager_role, view.late) == (
        EmergencyState.REGISTERED, yard.head.name, Role.LOGISTICS_HEAD, False,
    )  # fmt: skip
    with yard.place.read() as session:
        (entry,) = queries.gate_log(session, site_day(left))
        (incident,) = incidents.open_incidents(session)
        gone = yard_queries.entry(session, stay)
    assert gone is not None and (gone.left_at, gone.left_with) == (left, first)
    assert (entry.outcome, entry.at, entry.plate, entry.offline) == (GateOutcome.RELEASED, left, PLATE, True)
    assert first in entry.reason and entry.recorded_at == yard.place.clock.now()
    assert (incident.kind, incident.incident_id, incident.check_id) == (IncidentKind.EMERGENCY, view.incident_id, entry.check_id)
    assert first in incident.text and yard.head.name in incident.text and incident.details["notes"] == []


def test_a_pass_of_the_vehicle_is_used_by_the_sheet(yard: Yard) -> None:
    yard.signed()
    token, number = yard.token(), yard.gate_pass().number
    first, *_ = batch(yard)
    left = yard.place.clock.now()
    yard.place.clock.forward(minutes=30)  # type: ignore[attr-defined]
    register(yard, draft(yard, first, left_at=left, pass_no=number, goods=""))
    used = yard.gate_pass()
    assert (used.state, used.used_at, used.used_by) == (PassState.USED, left, yard.guard.name)
    assert yard.trip_state() == TripState.OUT.value
    verdict = yard.verify(token)
    assert (verdict.outcome, verdict.clause) == (GateOutcome.REFUSED, "H-07")
    assert kinds(yard) == [IncidentKind.REFUSAL, IncidentKind.EMERGENCY]


def test_a_pass_that_lacked_a_signature_is_used_all_the_same_and_said_so(yard: Yard) -> None:
    number = yard.closed().number
    first, *_ = batch(yard)
    register(yard, draft(yard, first, pass_no=number))
    used = yard.gate_pass()
    assert (used.state, used.used_by) == (PassState.USED, yard.guard.name) and first in used.end_reason
    assert yard.trip_state() == TripState.OUT.value
    with yard.place.read() as session:
        (incident,) = incidents.of_pass(session, number)
    assert "出门证待签" in incident.text


def test_a_pass_that_ran_out_before_the_sheet_was_registered_lets_its_goods_follow(yard: Yard) -> None:
    number = yard.signed().number
    first, *_ = batch(yard)
    left = yard.place.clock.now()
    yard.place.clock.forward(hours=16)  # type: ignore[attr-defined]
    with yard.place.work(PROGRAM) as work:
        assert gate.expire(work) == 1
    assert register(yard, draft(yard, first, left_at=left, pass_no=number)).late
    used = yard.gate_pass()
    assert (used.state, used.used_at) == (PassState.USED, left) and yard.trip_state() == TripState.OUT.value


def test_what_cannot_follow_and_another_plate_are_said(yard: Yard) -> None:
    yard.loading()  # the load is still open
    number = yard.gate_pass().number
    first, *_ = batch(yard)
    register(yard, draft(yard, first, pass_no=number, plate="苏Z·1111K"))
    assert yard.gate_pass().state is PassState.VOIDED
    with yard.place.read() as session:
        (incident,) = incidents.of_pass(session, number)
    for words in ("出门证草稿", "车号与出门证不同", "货物没能出账"):
        assert words in incident.text


def test_a_pass_that_had_released_already_is_a_double_release_with_both_records(yard: Yard) -> None:
    yard.out()
    number = yard.gate_pass().number
    first, *_ = batch(yard)
    yard.place.clock.forward(minutes=5)  # type: ignore[attr-defined]
    register(yard, draft(yard, first, pass_no=number))
    with yard.place.read() as session:
        emergency_incident, double = incidents.of_pass(session, number)
        released = [one for one in queries.gate_log(session, site_day(yard.place.clock.now())) if one.pass_no == number]
    assert (emergency_incident.kind, double.kind) == (IncidentKind.EMERGENCY, IncidentKind.DOUBLE_RELEASE)
    assert double.details["sheet"] == first and double.details["first"]["check"] == released[-1].check_id
    assert len(released) == 2


@pytest.mark.clause("H-02")
def test_a_sheet_lets_one_vehicle_out_once(yard: Yard) -> None:
    first, second, _ = batch(yard)
    register(yard, draft(yard, first))
    with yard.place.work(yard.keeper) as work:
        assert emergency.void_sheet(work, second, "写错").state is EmergencyState.VOID
    for number in (first, second):
        with pytest.raises(Refused, match="不能再登记") as refused:
            register(yard, draft(yard, number))
        assert refused.value.clause == "H-02"
        with pytest.raises(Refused, match="不能再登记"), yard.place.work(yard.guard) as work:
            emergency.report_taken(work, number)
        with pytest.raises(Refused, match="不能再登记"), yard.place.work(yard.head) as work:
            emergency.void_sheet(work, number, "没有用过")
    with pytest.raises(NotFound):
        register(yard, draft(yard, "YJ26999999"))
    assert kinds(yard) == [IncidentKind.EMERGENCY]


@pytest.mark.clause("H-02")
def test_a_manager_on_duty_signs_and_a_third_person_registers(yard: Yard) -> None:
    first, *_ = batch(yard)
    with pytest.raises(NotPermitted), yard.place.work(yard.guard) as work:
        emergency.register(work, draft(yard, first))
    with pytest.raises(NotPermitted), yard.place.work(yard.guard) as work:
        emergency.print_batch(work, GATE, 1)
    with pytest.raises(Refused, match="值班领导"):
        register(yard, draft(yard, first, manager_id=yard.finance.person_id))
    with pytest.raises(Refused, match="第三人"), yard.place.work(yard.head) as work:
        emergency.register(work, draft(yard, first))
    with pytest.raises(Refused, match="第三人"):
        register(yard, draft(yard, first, guard=yard.keeper.name))
    for left in (yard.place.clock.now() + timedelta(minutes=1), yard.place.clock.now() - timedelta(days=1)):
        with pytest.raises(Refused, match="出厂时间"):
            register(yard, draft(yard, first, left_at=left))
    for changes in ({"plate": " "}, {"guard": ""}, {"goods": ""}, {"cause": EmergencyCause.OTHER}, {"boxes": -1}):
        with pytest.raises(BadInput):
            register(yard, draft(yard, first, **changes))
    assert register(yard, draft(yard, first)).state is EmergencyState.REGISTERED


@pytest.mark.clause("H-08")
def test_open_numbers_are_red_until_registered_or_declared_void(yard: Yard) -> None:
    first, second, third = batch(yard)
    clock = yard.place.clock
    with yard.place.work(yard.guard) as work:
        taken = emergency.report_taken(work, second.lower())
    assert (taken.open, taken.due_at) == (OpenNumber.TAKEN, clock.now() + timedelta(hours=8))
    assert open_numbers(yard) == {first: OpenNumber.SKIPPED, second: OpenNumber.TAKEN}
    with yard.place.read() as session:
        due = [line for line in reminders.due(session, [Role.STOREKEEPER], clock.now()) if line.kind == "sheet"]
    assert [line.document for line in due] == [first, second] and {line.mark.value for line in due} == {"wrong"}
    clock.forward(hours=9)  # type: ignore[attr-defined]
    with yard.place.read() as session:
        assert [view.late for view in sheets.open_sheets(session, clock.now())] == [True, True]
    late = register(yard, draft(yard, second, left_at=clock.now() - timedelta(hours=9)))
    assert late.late and late.open is None
    with yard.place.work(yard.head) as work:
        with pytest.raises(BadInput):
            emergency.void_sheet(work, first, " ")
        emergency.void_sheet(work, first, "受潮，未使用")
    assert open_numbers(yard) == {}
    with yard.place.read() as session:
        assert incidents.open_incidents(session)[0].details["notes"] == ["超过一班才补登"]
        assert [view.number for view in sheets.sheets(session, clock.now())] == [third, second, first]


@pytest.mark.clause("H-02")
def test_a_sheet_scanned_at_the_gate_opens_nothing_but_its_number(yard: Yard) -> None:
    first, second, _ = batch(yard)
    with yard.place.work(yard.guard) as work:
        known, unknown = gate.present(work, second), gate.present(work, "YJ26999999")
    for verdict, words in ((known, "交仓管员补登"), (unknown, "没有印过")):
        assert isinstance(verdict, GateVerdict)
        assert (verdict.outcome, verdict.clause) == (GateOutcome.REFUSED, "H-02") and words in str(verdict.reason)
    assert open_numbers(yard) == {first: OpenNumber.SKIPPED, second: OpenNumber.TAKEN}
    assert register(yard, draft(yard, second)).state is EmergencyState.REGISTERED
    with yard.place.work(yard.head) as work:
        emergency.void_sheet(work, first, "受潮，未使用")
    with yard.place.work(yard.guard) as work:
        said = [str(gate.present(work, number).reason) for number in (second, first)]  # type: ignore[union-attr]
    left = site_time(yard.place.clock.now())
    assert said == [f"这张应急放行单已用过：{left:%m-%d %H:%M} {PLATE} 出厂，不得再用", "这张应急放行单已作废，不得放行"]


@pytest.mark.clause("H-02")
def test_a_sheet_may_be_used_in_the_minute_it_was_printed(yard: Yard) -> None:
    """On paper, and in the form, stands the minute."""
    yard.place.clock.forward(seconds=31)  # type: ignore[attr-defined]
    first, second, _ = batch(yard)
    yard.place.clock.forward(seconds=5)  # type: ignore[attr-defined]
    minute = yard.place.clock.now().replace(second=0, microsecond=0)
    assert register(yard, draft(yard, first, left_at=minute)).left_at == minute
    with pytest.raises(Refused, match="出厂时间不对"):
        register(yard, draft(yard, second, left_at=minute - timedelta(minutes=1)))


@pytest.mark.clause("H-07")
def test_a_pass_number_in_small_letters_is_the_same_pass(yard: Yard) -> None:
    yard.signed()
    number = yard.gate_pass().number
    first, second, _ = batch(yard)
    register(yard, draft(yard, first, pass_no=number.lower(), plate=PLATE.lower()))
    register(yard, draft(yard, second, pass_no=number))
    assert kinds(yard) == [IncidentKind.EMERGENCY, IncidentKind.DOUBLE_RELEASE, IncidentKind.EMERGENCY]
    with yard.place.read() as session:
        assert len(incidents.of_pass(session, number)) == 3
        assert {one.plate for one in queries.gate_log(session, site_day(yard.place.clock.now()))} == {PLATE}


@pytest.mark.clause("H-02")
def test_who_registers_or_voids_a_used_sheet_does_not_close_its_incident(yard: Yard) -> None:
    first, second, third = batch(yard)
    register(yard, draft(yard, first))
    with yard.place.work(yard.guard) as work:
        emergency.report_taken(work, second)
    with yard.place.work(yard.keeper) as work:
        emergency.void_sheet(work, second, "报错了")
        emergency.void_sheet(work, third, "受潮，未使用")
    with yard.place.read() as session:
        voided, registered = incidents.open_incidents(session)
    assert (voided.kind, voided.gate, voided.details["sheet"]) == (IncidentKind.EMERGENCY, GATE, second)
    assert yard.guard.name in voided.text and registered.kind is IncidentKind.EMERGENCY
    for one in (voided, registered):
        with pytest.raises(Refused) as caught, yard.place.work(yard.keeper) as work:
            incidents.close_incident(work, one.incident_id, "已核对")
        assert caught.value.clause == "H-02"
        with yard.place.work(yard.head) as work:
            assert incidents.close_incident(work, one.incident_id, "已核对").closed_by == yard.head.name


def test_a_batch_prints_and_none_but_those_of_the_gate_report_or_void_a_sheet(yard: Yard) -> None:
    first, *_ = batch(yard)
    with yard.place.read() as session:
        assert session.query(PrintJob).count() == 1
    with pytest.raises(NotPermitted), yard.place.work(yard.finance) as work:
        emergency.report_taken(work, first)
    for who in (yard.guard, yard.sales):
        with pytest.raises(NotPermitted), yard.place.work(who) as work:
            emergency.void_sheet(work, first, "没有用过")
