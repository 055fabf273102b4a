"""From the last pick to a valid pass: F-03, F-06, H-01, H-03, H-04, H-06."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.core.clock import SetClock, day_end, site_day
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import PROGRAM, Workplace
from app.delivery import queries as delivery
from app.dispatch import queries as dispatch
from app.gate import queries, reissuing, rules, service
from app.gate.states import MOVES, may_move
from app.loading import service as loading
from app.units import queries as units
from app.units import service as unit_service
from db.models.core import PrintedPaper, PrintJob
from db.models.gate import GatePass, GateSignature
from db.models.orders import CustomerOrder
from db.states import DeliveryState, DispatchState, GateOutcome, PassState, PrintOutcome, Role, UnitState
from tests.helpers import trust
from tests.helpers.gate import PIN, Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


ALLOWED = {
    "draft": {"awaiting_signatures", "voided"},
    "awaiting_signatures": {"draft", "valid", "voided"},
    "valid": {"used", "expired", "voided"},
    "used": set(),
    "expired": set(),
    "voided": set(),
}  # fmt: skip


@pytest.mark.parametrize("new", PassState)
@pytest.mark.parametrize("old", PassState)
def test_only_the_moves_of_section_3_4(old: PassState, new: PassState) -> None:
    assert may_move(old, new) == (new.value in ALLOWED[old.value])
    assert ((old, new) in MOVES) == may_move(old, new)


@pytest.mark.clause("F-06")
def test_no_pass_before_everything_is_drawn(yard: Yard) -> None:
    yard.planned()
    with pytest.raises(Refused) as caught, yard.place.work(yard.leader) as work:
        service.draft_pass(work, yard.trip_no, yard.dispatch_no)
    assert caught.value.clause == "F-06"
    with yard.place.read() as session:
        assert queries.passes(session) == []


@pytest.mark.clause("F-06")
def test_the_last_pick_drafts_the_pass_and_no_earlier_one(yard: Yard) -> None:
    yard.picked()
    view = yard.gate_pass()
    assert view.state is PassState.DRAFT
    assert view.dispatch_nos == (yard.dispatch_no,)
    with pytest.raises(Refused) as caught:
        rules.must_be_drawn("FH26000001", 1, 2)
    assert caught.value.clause == "F-06"


@pytest.mark.clause("H-06")
def test_pass_stays_a_draft_while_the_load_is_open(yard: Yard) -> None:
    yard.loading()
    with pytest.raises(Refused) as caught, yard.place.work(yard.keeper) as work:
        service.await_signatures(work, yard.trip_no)
    assert caught.value.clause == "H-06"
    assert yard.gate_pass().state is PassState.DRAFT


def test_load_close_takes_the_facts_onto_the_pass(yard: Yard) -> None:
    view = yard.closed()
    assert view.state is PassState.AWAITING_SIGNATURES
    assert view.missing == (Role.FINANCE, Role.PERSONNEL)
    assert (view.boxes, view.gross_weight_g) == (1, 6020)
    assert view.load_hash
    assert {role for role, _ in view.confirmed_by} == {Role.SALES, Role.STOREKEEPER}


@pytest.mark.clause("H-04")
def test_container_without_seal_never_reaches_the_signers() -> None:
    with pytest.raises(Refused) as caught:
        rules.container_must_be_sealed("TGHU1234567", ())
    assert caught.value.clause == "H-04"
    rules.container_must_be_sealed("TGHU1234567", ("JF0047719",))
    rules.container_must_be_sealed("", ())


def test_two_signatures_make_it_valid_until_midnight_and_print_it(yard: Yard) -> None:
    view = yard.signed()
    assert view.state is PassState.VALID
    with yard.place.read() as session:
        now = yard.place.clock.now()
        assert view.valid_until == day_end(site_day(now))
        order = dispatch.dispatch_order(session, yard.dispatch_no)
        assert order is not None and order.state is DispatchState.CLEARED
        papers = set(session.scalars(select(PrintJob.paper).where(PrintJob.outcome == PrintOutcome.QUEUED)))
    assert {"gate_pass", "delivery_record"} <= papers
    assert yard.trip_state() == "cleared"


def test_wrong_pin_signs_nothing_and_is_counted(yard: Yard) -> None:
    number = yard.closed().number
    for _ in range(5):
        with pytest.raises(BadInput):
            service.sign(yard.place, yard.finance, number, Role.FINANCE, "1111")
    with pytest.raises(BadInput, match="锁定"):
        service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    assert yard.gate_pass().signatures == ()


def test_only_the_department_itself_signs(yard: Yard) -> None:
    number = yard.closed().number
    with pytest.raises(NotPermitted):
        service.sign(yard.place, yard.sales, number, Role.FINANCE, PIN)
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    with pytest.raises(Conflict):
        service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    assert yard.gate_pass().missing == (Role.PERSONNEL,)


@pytest.mark.clause("H-03")
def test_one_person_does_not_sign_for_two(yard: Yard) -> None:
    number = yard.closed().number
    both = yard.people(Role.FINANCE, Role.PERSONNEL)
    trust.keyed(yard.place, both, Role.FINANCE, Role.PERSONNEL)
    trust.publish(yard.place)
    service.sign(yard.place, both, number, Role.FINANCE, PIN)
    with pytest.raises(Refused) as caught:
        service.sign(yard.place, both, number, Role.PERSONNEL, PIN)
    assert caught.value.clause == "H-03"
    assert yard.gate_pass().state is PassState.AWAITING_SIGNATURES


@pytest.mark.clause("H-03")
def test_who_made_the_pass_does_not_sign_it(yard: Yard) -> None:
    with pytest.raises(Refused) as caught:
        rules.signers_must_differ(7, (), 7)
    assert caught.value.clause == "H-03"


@pytest.mark.clause("F-03")
def test_export_numbers_before_the_last_signature(yard: Yard) -> None:
    number = yard.closed().number
    with yard.place.work(yard.sales) as work:
        row = work.session.scalar(select(CustomerOrder).where(CustomerOrder.number == yard.order_no))
        assert row is not None
        row.export = True
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    with pytest.raises(Refused) as caught:
        service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    assert caught.value.clause == "F-03"
    with yard.place.work(yard.sales) as work:
        service.note_export_papers(
            work, yard.dispatch_no, not_required_reason="免检商品", declaration_no="BG-0001", declared_on=date(2026, 11, 23)
        )
    assert service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN).state is PassState.VALID
    with pytest.raises(Refused, match="缺报关单号") as caught, yard.place.work(yard.sales) as work:  # taken out behind the valid pass
        service.note_export_papers(work, yard.dispatch_no, not_required_reason="免检商品", declared_on=date(2026, 11, 23))
    assert caught.value.clause == "F-03"
    with yard.place.work(yard.sales) as work:  # put right
        service.note_export_papers(
            work, yard.dispatch_no, not_required_reason="免检商品", declaration_no="BG-0002", declared_on=date(2026, 11, 23)
        )
        service.void_pass(work, number, "改报关")
        service.note_export_papers(work, yard.dispatch_no)


@pytest.mark.clause("H-01")
def test_a_reopened_load_voids_pass_and_papers(yard: Yard) -> None:
    first = yard.signed()
    with yard.place.work(yard.keeper) as work:
        loading.reopen_load(work, yard.trip_no, "换一箱")
    with yard.place.read() as session:
        view = queries.gate_pass(session, first.number)
        assert view is not None and view.state is PassState.VOIDED and view.end_reason == "换一箱"
        record = delivery.record(session, yard.dispatch_no)
        assert record is not None and record.state is DeliveryState.VOIDED
        held = session.scalars(select(PrintedPaper).where(PrintedPaper.document == first.number, PrintedPaper.voided_at.is_(None)))
        assert list(held) == []
    second = yard.close()
    assert second.number != first.number
    assert yard.sign().state is PassState.VALID
    with yard.place.read() as session:
        record = delivery.record(session, yard.dispatch_no)
        assert record is not None and record.state is DeliveryState.OPEN and record.pass_no == second.number


@pytest.mark.clause("H-01")
def test_a_pass_for_another_load_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        rules.load_must_be_unchanged("CM26000001", "aa", "bb")
    assert caught.value.clause == "H-01"


def test_a_trip_has_one_active_pass(yard: Yard) -> None:
    yard.closed()
    with pytest.raises(Conflict), yard.place.work(yard.keeper) as work:
        service.reissue(work, yard.trip_no, "过期未出门")


@pytest.mark.clause("H-03")
def test_a_declined_pass_is_a_draft_again_until_the_storekeeper_has_mended_it(yard: Yard) -> None:
    number = yard.closed().number
    service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    with pytest.raises(BadInput):
        service.refuse_to_sign(yard.place, yard.finance, number, Role.FINANCE, PIN, " ")
    view = service.refuse_to_sign(yard.place, yard.finance, number, Role.FINANCE, PIN, "货款未到")
    assert (view.state, view.signatures, view.sent_back) == (PassState.DRAFT, (), True)
    assert (view.sent_back_why, view.sent_back_by) == ("货款未到", f"财务部 {yard.finance.name}")
    assert yard.trip_state() == "closed"
    with pytest.raises(Conflict):
        service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    with pytest.raises(NotPermitted), yard.place.work(yard.sales) as work:
        service.send_again(work, number, "款已到账")
    with pytest.raises(BadInput), yard.place.work(yard.keeper) as work:
        service.send_again(work, number, " ")
    with yard.place.work(yard.keeper) as work:
        again = service.send_again(work, number, "款已到账")
    assert (again.number, again.state, again.corrected) == (number, PassState.AWAITING_SIGNATURES, "款已到账")
    assert again.missing == (Role.FINANCE, Role.PERSONNEL)
    assert yard.sign().state is PassState.VALID
    with pytest.raises(Conflict), yard.place.work(yard.keeper) as work:
        service.send_again(work, number, "再来一次")


@pytest.mark.clause("H-01")
def test_a_changed_load_voids_a_declined_pass_too(yard: Yard) -> None:
    number = yard.closed().number
    service.refuse_to_sign(yard.place, yard.finance, number, Role.FINANCE, PIN, "货款未到")
    with yard.place.work(yard.keeper) as work:
        loading.reopen_load(work, yard.trip_no, "换一箱")
    with yard.place.read() as session:
        view = queries.gate_pass(session, number)
        assert view is not None and view.state is PassState.VOIDED
    assert yard.close().number != number


def test_yesterdays_pass_ends_and_the_load_stays_closed(yard: Yard, clock: SetClock) -> None:
    yard.signed()
    clock.forward(hours=16)
    with yard.place.work(yard.keeper) as work:
        assert service.expire(work) == 1
    assert yard.gate_pass().state is PassState.EXPIRED
    assert yard.trip_state() == "closed"
    with yard.place.work(yard.keeper) as work:
        assert service.reissue(work, yard.trip_no, "过期未出门").state is PassState.AWAITING_SIGNATURES


@pytest.mark.clause("H-01")
def test_the_storekeeper_who_confirmed_the_load_is_the_maker(yard: Yard) -> None:
    yard.loading()
    draft = yard.gate_pass()
    assert (draft.maker_id, draft.maker) == (None, PROGRAM.name)
    for actor in (yard.keeper, yard.sales):
        with yard.place.work(actor) as work:
            loading.confirm_load(work, yard.trip_no)
    with yard.place.work(yard.sales) as work:
        loading.close_load(work, yard.trip_no)
    view = yard.gate_pass()
    assert (view.maker_id, view.maker) == (yard.keeper.person_id, yard.keeper.name)


@pytest.mark.clause("H-03")
def test_the_database_itself_keeps_the_maker_from_signing(yard: Yard) -> None:
    view = yard.closed()
    with pytest.raises(Conflict, match="not_maker"), yard.place.work(yard.keeper) as work:
        pass_id = work.session.scalar(select(GatePass.id).where(GatePass.number == view.number))
        signature = {"role": Role.FINANCE, "person_id": yard.keeper.person_id, "maker_id": view.maker_id, "name": "", "at": work.now}
        work.session.add(GateSignature(pass_id=pass_id, **signature))
        work.session.flush()


@pytest.mark.clause("H-01")
def test_the_maker_does_not_let_the_vehicle_out(yard: Yard) -> None:
    yard.keeper = yard.people(Role.STOREKEEPER, Role.GUARD)
    yard.signed()
    verdict = yard.verify(yard.token(), guard=yard.keeper)
    assert (verdict.outcome, verdict.clause) == (GateOutcome.REFUSED, "H-01")
    assert yard.verify(yard.token()).outcome is GateOutcome.RELEASED


def test_another_storekeeper_makes_the_next_pass(yard: Yard) -> None:
    yard.closed()
    with yard.place.work(yard.keeper) as work:
        service.void(work, yard.trip_no, "纸湿了")
    other = yard.people(Role.STOREKEEPER)
    with yard.place.work(other) as work:
        assert service.reissue(work, yard.trip_no, "过期未出门").maker == other.name


@pytest.mark.clause("H-07")
def test_a_trip_that_left_gets_no_other_pass(yard: Yard) -> None:
    yard.out()
    number = yard.gate_pass().number
    with pytest.raises(Conflict, match="已凭"), yard.place.work(yard.keeper) as work:
        reissuing.reissue_pass(work, number, "再来一张")
    assert yard.gate_pass().number == number


def test_relaxed_modes_need_one_signature(yard: Yard) -> None:
    from app.settings.service import change

    yard.closed()
    admin = yard.people(Role.ADMINISTRATOR)
    with yard.place.work(admin) as work:
        change(work, "gate.single_signature_modes", "direct", "试行", approver_id=yard.sales.person_id)
    yard.place.clock.forward(seconds=1)  # type: ignore[attr-defined]
    trust.publish(yard.place)
    number = yard.gate_pass().number
    view = service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    assert view.state is PassState.VALID


@pytest.mark.clause("D-13")
def test_a_vehicle_with_something_that_expired_on_it_stays_and_keeps_its_pass(yard: Yard, place: Workplace) -> None:
    yard.signed()
    with place.work(yard.keeper) as work:
        unit_service.set_dates(work, yard.serials[0], expires_on=site_day(work.now) - timedelta(days=1))
    verdict = yard.verify(yard.token())
    assert (verdict.outcome, verdict.clause) == (GateOutcome.REFUSED, "D-13")
    assert yard.gate_pass().state is PassState.VALID
    with place.read() as session:
        unit = units.unit(session, yard.serials[0])
        assert unit is not None and unit.state is UnitState.LOADED
