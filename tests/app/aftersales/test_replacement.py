"""补换: one for one, on a 领料单 that cites case and rejected piece, out on a 发货单 with a pass of its own (J-20, X-25, K-03)."""

from __future__ import annotations

import pytest

from app.aftersales import installed_queries as installed
from app.aftersales import replacement_service as replacements
from app.aftersales import returns_judging as judging
from app.aftersales import returns_queries as queries
from app.aftersales import returns_service as returns
from app.aftersales import service as cases
from app.aftersales.returns_views import (
    ReplacementState,
    ReplacementView,
    ReturnDraft,
    ReturnJudgement,
    ReturnPlace,
    ReturnView,
)
from app.aftersales.views import CaseDraft
from app.core.errors import Conflict, NotFound, NotPermitted, Refused
from app.core.work import Workplace
from app.delivery import costs
from app.delivery.events import ClosedUndisputed
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.gate import queries as gate
from app.materials import papers as material_papers
from app.materials import queries as materials
from app.materials import service as material_service
from app.orders import queries as orders
from db.states import CostKind, DispatchKind, DispatchState, OrderState, PassKind, RequisitionState, UnitState
from tests.app.gate.test_papers import MAKING, codes
from tests.helpers import catalog
from tests.helpers.orders import People
from tests.helpers.returned import Returned


@pytest.fixture
def world(place: Workplace, people: People) -> Returned:
    made = Returned(place, people)
    made.delivered()
    return made


def rejected(world: Returned, judgement: ReturnJudgement = ReturnJudgement.SCRAP, serial: str = "") -> ReturnView:
    """Tested on site and judged, still at the customer's."""
    with world.place.work(world.sales) as work:
        view = returns.authorise(work, ReturnDraft(((serial or world.serial, 1),), "不能合闸", world.case_no))
    item = view.items[0].item_id
    with world.place.work(world.quality) as work:
        judging.record_test(work, item, ReturnPlace.ON_SITE, "线圈烧毁", True)
        return judging.judge(work, item, judgement, "线圈烧毁", "设备科长")


def requested(world: Returned, view: ReturnView, **changes: object) -> ReplacementView:
    with world.place.work(world.service) as work:
        return replacements.request(work, view.items[0].item_id, **changes)  # type: ignore[arg-type]


@pytest.mark.clause("J-20")
def test_only_what_quality_judged_for_scrap_is_replaced_and_once(world: Returned) -> None:
    for judgement in (ReturnJudgement.REWORK, ReturnJudgement.AS_IS):
        serial = world.serial if judgement is ReturnJudgement.REWORK else world.other
        with pytest.raises(Refused, match="没有判定") as caught:
            requested(world, rejected(world, judgement, serial))
        assert caught.value.clause == "J-20"


@pytest.mark.clause("J-20")
@pytest.mark.decision("X-25")
def test_one_good_piece_for_one_rejected(world: Returned) -> None:
    view = rejected(world)
    with pytest.raises(Refused, match="补换数量超出") as caught:
        requested(world, view, quantity=2)
    assert caught.value.clause == "J-20"
    with pytest.raises(NotFound):
        requested(world, view, case_no="SH-2026-0099")
    with pytest.raises(NotPermitted), world.place.work(world.sales) as work:
        replacements.request(work, view.items[0].item_id)
    made = requested(world, view)
    assert (made.case_no, made.identity, made.state) == (world.case_no, world.serial, ReplacementState.REQUESTED)
    for _ in range(2):
        with pytest.raises(Refused, match="补换数量超出") as caught:
            requested(world, view)
        assert str(caught.value.facts[1].value) == made.requisition_no
    with world.place.read() as session:
        paper = materials.requisition(session, made.requisition_no)
        assert (paper.case_no, paper.replaces, paper.state) == (world.case_no, world.serial, RequisitionState.SUBMITTED)
        assert codes(material_papers.requisition(session, made.requisition_no, MAKING)) == [{made.requisition_no}]
        order = dispatch_queries.dispatch_order(session, made.dispatch_no)
        assert order is not None and (order.kind, order.case_no) == (DispatchKind.REPLACEMENT, world.case_no)
        assert [(line.quantity, line.replaces) for line in order.lines] == [(1, world.serial)]
        assert materials.requisitions(session) == [], "the raw-material store has nothing to do with it"
    with pytest.raises(Conflict, match="补换领料单"), world.place.work(world.keeper) as work:
        material_service.check_open(work, made.requisition_no)


@pytest.mark.clause("J-20")
def test_the_case_is_cited_and_of_the_same_customer(world: Returned) -> None:
    with world.place.work(world.sales) as work:
        view = returns.authorise(work, ReturnDraft(((world.serial, 1),), "不能合闸"))
    item = view.items[0].item_id
    with world.place.work(world.quality) as work:
        judging.record_test(work, item, ReturnPlace.ON_SITE, "线圈烧毁", True)
        judging.judge(work, item, ReturnJudgement.SCRAP, "线圈烧毁")
    stranger = catalog.customer(world.place, "别家电气有限公司")
    with world.place.work(world.service) as work:
        other = cases.register(work, CaseDraft(world.other, "异响", customer_id=stranger.customer_id)).number
    for case_no in ("", other):
        with pytest.raises(Refused, match="同一客户的服务单") as caught:
            requested(world, view, case_no=case_no)
        assert caught.value.clause == "J-20"


def test_called_off_the_piece_may_be_replaced_anew(world: Returned) -> None:
    view = rejected(world)
    first = requested(world, view)
    with world.place.work(world.service) as work:
        assert replacements.cancel(work, first.requisition_no, "客户改退款").state is ReplacementState.CANCELLED
    with world.place.read() as session:
        order = dispatch_queries.dispatch_order(session, first.dispatch_no)
        assert order is not None and order.state is DispatchState.CANCELLED
        assert materials.requisition(session, first.requisition_no).state is RequisitionState.VOIDED
    second = requested(world, view)
    with world.place.work(world.sales) as work:
        dispatch.cancel(work, second.dispatch_no, "客户暂不收货")
    with world.place.read() as session:
        found = queries.replacement(session, second.requisition_no)
        assert found is not None and found.state is ReplacementState.CANCELLED
    with pytest.raises(Conflict), world.place.work(world.service) as work:
        replacements.cancel(work, second.requisition_no, "再取消")
    assert requested(world, view).state is ReplacementState.REQUESTED


@pytest.mark.clause("J-20")
@pytest.mark.decision("X-25")
def test_from_the_requisition_to_the_customers_signature(world: Returned) -> None:
    """The backbone of SC-10: pass of kind 补换, swap in the installed base, cost in the budget, both serials in the file."""
    view = rejected(world)
    made = requested(world, view, cost_fen=186_000)
    with world.place.read() as session:
        order = dispatch_queries.dispatch_order(session, made.dispatch_no)
        assert order is not None
    with pytest.raises(Refused) as caught, world.place.work(world.sales) as work:
        dispatch.issue(work, made.dispatch_no)
    assert caught.value.clause == "X-28"
    world.sent(order, world.spare)
    with world.place.read() as session:
        drawn = queries.replacement(session, made.requisition_no)
        assert drawn is not None and drawn.state is ReplacementState.DRAWN
        assert [one.identity for one in drawn.given] == [world.spare]
        assert materials.requisition(session, made.requisition_no).state is RequisitionState.ISSUED
        left = gate.latest_of(session, made.dispatch_no)
        assert left is not None and left.kind is PassKind.REPLACEMENT
        assert costs.of_source(session, made.requisition_no) == []
    world.sign(made.dispatch_no, 1)
    with world.place.read() as session:
        assert [(one.kind, one.fen) for one in costs.of_source(session, made.requisition_no)] == [(CostKind.REPLACEMENT, 186_000)]
        both = [queries.replacements_of(session, serial)[0].requisition_no for serial in (world.serial, world.spare)]
        assert both == [made.requisition_no] * 2
        assert orders.order(session, view.order_no).state is OrderState.RELEASED
        standing = installed.of_customer(session, view.customer_id)
    assert {one.serial for one in standing} == {world.other, world.spare}
    assert world.unit(world.spare).state is UnitState.SIGNED
    with world.place.work(world.keeper) as work:
        returns.receive(work, view.number, world.serial)
    with world.place.work(world.head) as work:
        judging.scrap(work, view.items[0].item_id)
    assert world.unit(world.serial).state is UnitState.SCRAPPED
    with pytest.raises(Refused, match="补换数量超出"):
        requested(world, view)


@pytest.mark.decision("X-13", "X-25")
def test_what_the_carrier_took_over_and_nobody_disputed_is_delivered_too(world: Returned) -> None:
    made = requested(world, rejected(world), cost_fen=186_000)
    with world.place.read() as session:
        order = dispatch_queries.dispatch_order(session, made.dispatch_no)
    assert order is not None
    world.sent(order, world.spare)
    for _ in range(2):
        with world.place.work(world.sales) as work:
            work.emit(ClosedUndisputed("JF26000002", made.dispatch_no))
    with world.place.read() as session:
        found = queries.replacement(session, made.requisition_no)
        assert found is not None and found.state is ReplacementState.DELIVERED
        assert [one.fen for one in costs.of_source(session, made.requisition_no)] == [186_000]


@pytest.mark.clause("J-39")
def test_what_stands_in_the_store_does_not_hide_what_stands_at_the_customers(world: Returned) -> None:
    with world.place.read() as session:
        assert {one.serial for one in installed.find(session, world.spare[:6], limit=2)} == set(world.sold)
        assert [one.serial for one in installed.find(session, world.other.lower())] == [world.other]
