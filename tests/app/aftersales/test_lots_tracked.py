"""Pieces of a lot that a tracking form keeps on hold among those of other papers, and on a loaded vehicle (J-15, B-11, H-01)."""

from __future__ import annotations

import pytest

from app.aftersales import returns_judging, tracking_holds, tracking_queries, tracking_service
from app.aftersales import service as cases
from app.aftersales.returns_views import ReturnJudgement
from app.aftersales.tracking_views import FormDraft, TrackingView
from app.aftersales.views import CaseDraft
from app.core.errors import Refused
from app.core.work import Workplace
from app.gate import queries as gate
from app.quality import dispositions
from app.quality import holding as quality_holding
from app.quality import service as quality
from app.storage import holds
from app.storage.events import HoldEnds
from app.units import barring
from app.units import queries as units
from db.states import Disposition, InspectionKind, InspectionVerdict, PassState, Role, UnitState
from tests.helpers import catalog, goods
from tests.helpers.orders import People
from tests.helpers.sold_lots import LotYard, SoldLot, pieces_by_state

FIFTY = 50


@pytest.fixture
def lot(place: Workplace, people: People) -> str:
    """Fifty terminals in the store."""
    place.bus.on(HoldEnds, quality_holding.on_hold_ends)
    place.bus.on(HoldEnds, tracking_holds.on_hold_ends)
    line, screws = goods.Line(place, people), catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    catalog.location(place)
    return line.stocked(screws, FIFTY).lines[0].lot_no


def stock(place: Workplace, lot_no: str) -> dict[UnitState, int]:
    with place.read() as session:
        found = units.lot(session, lot_no)
    assert found is not None
    return pieces_by_state(found)


def formed(place: Workplace, people: People, source: str) -> str:
    with place.work(people(Role.INSPECTOR)) as work:
        return tracking_service.make_form(work, FormDraft(source)).number


def complained(place: Workplace, people: People, lot_no: str) -> str:
    with place.work(people(Role.AFTER_SALES)) as work:
        return cases.register(work, CaseDraft(lot_no, "螺纹滑牙", customer="示范电气有限公司")).number


def decided(place: Workplace, people: People, form: str, decision: Disposition) -> TrackingView:
    with place.work(people(Role.INSPECTOR)) as work:
        return tracking_holds.release(work, form, decision, "复查结论")


def rejected(place: Workplace, people: People, lot_no: str, pieces: int, kind: InspectionKind) -> str:
    """Pieces fail an inspection: the report keeps them on hold."""
    inspector = people(Role.INSPECTOR)
    with place.work(inspector) as work:
        sheet = quality.start_inspection(work, kind, identity=lot_no, quantity=pieces)
        quality.record_item(work, sheet.number, 1, "", InspectionVerdict.PASS)
        quality.record_item(work, sheet.number, 2, "126.0")
        quality.record_item(work, sheet.number, 3, "5")
        return quality.give_verdict(work, sheet.number).nonconformity_no


@pytest.mark.clause("J-15", "B-11")
def test_what_a_report_keeps_is_decided_on_there(place: Workplace, people: People, lot: str) -> None:
    report = rejected(place, people, lot, 5, InspectionKind.OUTBOUND)
    assert stock(place, lot) == {UnitState.IN_STOCK: 45, UnitState.HOLD: 5}
    form = formed(place, people, report)
    for decision in (Disposition.SCRAP, Disposition.REWORK):
        with pytest.raises(Refused, match=f"5 件由 {report} 隔离") as caught:
            decided(place, people, form, decision)
        assert caught.value.clause == "J-15"
    assert stock(place, lot) == {UnitState.HOLD: FIFTY}
    with place.work(people(Role.INSPECTOR)) as work:
        dispositions.decide(work, report, Disposition.REWORK, "重新攻丝")
    decided(place, people, form, Disposition.SCRAP)
    assert stock(place, lot) == {UnitState.REWORK: 5, UnitState.SCRAPPED: 45}


@pytest.mark.clause("J-15")
def test_of_two_forms_neither_moves_what_the_other_keeps_and_one_may_stand_back(place: Workplace, people: People, lot: str) -> None:
    first, second = (formed(place, people, complained(place, people, lot)) for _ in range(2))
    with place.read() as session:
        assert [one.number for one in tracking_queries.lines(session, limit=1)] == [first], "the one that waits longest"
        assert tracking_queries.how_many(session) == 2
    for form, other in ((first, second), (second, first)):
        with pytest.raises(Refused, match=other) as caught:
            decided(place, people, form, Disposition.SCRAP)
        assert caught.value.clause == "J-15"
    assert decided(place, people, first, Disposition.BACK).pending == 0
    assert stock(place, lot) == {UnitState.HOLD: FIFTY}, "the other form keeps it"
    decided(place, people, second, Disposition.SCRAP)
    assert stock(place, lot) == {UnitState.SCRAPPED: FIFTY}


@pytest.mark.clause("J-15")
@pytest.mark.parametrize("decision", [Disposition.SCRAP, Disposition.REWORK])
def test_a_form_moves_its_own_pieces_and_not_those_that_came_back_later(place: Workplace, people: People, decision: Disposition) -> None:
    world = SoldLot(place, people)
    world.delivered()
    view = world.judged(world.received(world.agreed(4).number).items[0], ReturnJudgement.BACK)
    with place.work(world.keeper) as work:
        returns_judging.put_away(work, view.items[0].item_id, "A-01-01")
    form = world.tracked()
    world.received(world.agreed(3).number)
    report = rejected(place, people, world.lot, 3, InspectionKind.RETURN)
    assert world.stock(world.lot) == {UnitState.SIGNED: 3, UnitState.HOLD: 7}
    assert decided(place, people, form, decision).pending == 0
    to = UnitState.SCRAPPED if decision is Disposition.SCRAP else UnitState.REWORK
    assert world.stock(world.lot) == {UnitState.SIGNED: 3, UnitState.HOLD: 3, to: 4}
    with place.work(world.quality) as work:
        dispositions.decide(work, report, Disposition.SCRAP, "滑牙")
    assert world.stock(world.lot)[UnitState.SCRAPPED] == (7 if decision is Disposition.SCRAP else 3)


@pytest.mark.clause("H-01", "J-15")
@pytest.mark.parametrize("by_form", [True, False])
def test_pieces_of_a_lot_on_a_loaded_vehicle_void_its_pass_at_once(place: Workplace, people: People, by_form: bool) -> None:
    yard = LotYard(place, people)
    gate_pass = yard.signed()
    assert gate_pass.state is PassState.VALID
    if by_form:
        formed(place, people, complained(place, people, yard.lot))
    else:
        with place.work(yard.keeper) as work:
            holds.hold(work, yard.lot, "同批滑牙")
    with place.read() as session:
        voided = gate.gate_pass(session, gate_pass.number)
    assert voided is not None and voided.state is PassState.VOIDED
    with place.work(yard.keeper) as work:
        assert barring.is_barred(work, yard.lot)
