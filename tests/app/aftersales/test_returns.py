"""退货: the number before the gate and the store, the test before the judgement, scrap in its own zone (J-19, J-20, J-33, X-30)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.aftersales import queries as cases
from app.aftersales import returns_judging as judging
from app.aftersales import returns_queries as queries
from app.aftersales import returns_service as returns
from app.aftersales import rework_queries as rework
from app.aftersales.returns_paper import return_slip
from app.aftersales.returns_views import ReturnDraft, ReturnJudgement, ReturnPlace, ReturnState, ReturnView
from app.core.errors import AppError, BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.delivery import service as delivery
from app.delivery.views import AcceptanceResult, DeliveryState
from app.dispatch import queries as dispatch_queries
from app.dispatch import rules as dispatch_rules
from app.gate import other
from app.gate.views import OtherDraft, OtherLine
from app.inbound import queries as inbound
from app.inbound import service as stock_in
from app.reminders import queries as reminders
from app.storage import queries as storage
from app.storage.proof import balances_against_moves
from db.models.returns import ReturnAuthorization, ReturnItem
from db.states import DispatchKind, PassKind, ReceiptKind, ReworkState, Role, UnitState
from tests.app.gate.test_papers import MAKING, codes
from tests.helpers.orders import People
from tests.helpers.returned import RETURN_PLACE, SCRAP_PLACE, Returned


@pytest.fixture
def world(place: Workplace, people: People) -> Returned:
    made = Returned(place, people)
    made.delivered()
    return made


def authorised(world: Returned, *items: tuple[str, int], case: bool = True) -> ReturnView:
    with world.place.work(world.sales) as work:
        wanted = items or ((world.serial, 1),)
        return returns.authorise(work, ReturnDraft(tuple(wanted), "不能合闸", world.case_no if case else "", carrier="到付"))


def received(world: Returned) -> ReturnView:
    view = authorised(world)
    with world.place.work(world.keeper) as work:
        return returns.receive(work, view.number, world.serial)


def checked(world: Returned, view: ReturnView, place: ReturnPlace, failed: bool = True) -> ReturnView:
    with world.place.work(world.quality) as work:
        return judging.record_test(work, view.items[0].item_id, place, "线圈电阻 0 Ω，烧毁", failed)


def judged(world: Returned, view: ReturnView, judgement: ReturnJudgement, consent: str = "") -> ReturnView:
    with world.place.work(world.quality) as work:
        return judging.judge(work, view.items[0].item_id, judgement, "线圈烧毁，绝缘击穿", consent)


@pytest.mark.clause("J-33")
def test_nothing_comes_in_without_a_number_that_holds(world: Returned) -> None:
    for number in ("TH26000001", "TH99000001"):
        with pytest.raises(Refused) as caught:
            world.at_gate(number)
        assert caught.value.clause == "J-33"
    view = authorised(world)
    assert view.number == "TH26000001" and view.state is ReturnState.AUTHORISED
    with pytest.raises(Refused, match="不在退货单") as caught, world.place.work(world.keeper) as work:
        returns.receive(work, view.number, world.other)
    assert caught.value.clause == "J-33"
    world.at_gate(view.number)
    with world.place.read() as session:
        arrived = queries.authorisation(session, view.number)
        assert arrived is not None and (arrived.state, arrived.plate) == (ReturnState.ARRIVED, "浙A·0T009")
        assert codes(return_slip(session, view.number, MAKING)) == [{view.number}] * 3
        case = cases.case(session, world.case_no)
    assert case is not None and view.number in case.events[0].text
    second = authorised(world, (world.other, 1), case=False)
    with world.place.work(world.sales) as work:
        assert returns.void(work, second.number, "客户留用").state is ReturnState.VOIDED
    with pytest.raises(Refused, match="作废") as caught:
        world.at_gate(second.number, "浙A·0T008")
    with pytest.raises(Refused, match="作废"), world.place.work(world.keeper) as work:
        returns.receive(work, second.number, world.other)


@pytest.mark.clause("J-33")
def test_only_goods_that_are_with_the_customer_come_back(world: Returned) -> None:
    view = authorised(world)
    with pytest.raises(Conflict, match=view.number):
        authorised(world)
    for serial in (world.spare, "BK2611239999"):
        with pytest.raises(Refused, match="没有卖给这个客户") as caught:
            authorised(world, (world.other, 1), (serial, 1))
        assert caught.value.clause == "J-33"
    with pytest.raises(Refused, match="没有卖给这个客户"):
        authorised(world, (world.spare, 1))
    with pytest.raises(Refused, match="只有 1"):
        authorised(world, (world.other, 2))
    for draft in (
        ReturnDraft((), "坏"), ReturnDraft(((world.other, 1),), " "), ReturnDraft(((world.other, 1), (world.other, 1)), "坏"),
        ReturnDraft(((world.other, 1),), "坏", expected_on=world.place.clock.now().date() - timedelta(days=2)),
    ):  # fmt: skip
        with pytest.raises(BadInput), world.place.work(world.sales) as work:
            returns.authorise(work, draft)
    with pytest.raises(NotPermitted), world.place.work(world.service) as work:
        returns.authorise(work, ReturnDraft(((world.other, 1),), "坏"))


@pytest.mark.clause("J-33")
def test_what_came_back_waits_in_the_return_zone_and_is_not_picked(world: Returned) -> None:
    view = authorised(world)
    with pytest.raises(Refused, match="不能放进") as caught, world.place.work(world.keeper) as work:
        returns.receive(work, view.number, world.serial, SCRAP_PLACE)
    assert caught.value.clause == "D-10"
    with world.place.work(world.keeper) as work:
        view = returns.receive(work, view.number, world.serial)
    unit = world.unit(world.serial)
    assert (unit.state, unit.location, view.state) == (UnitState.RETURNED, RETURN_PLACE, ReturnState.WAITING)
    with pytest.raises(Conflict, match="已收货"), world.place.work(world.keeper) as work:
        returns.receive(work, view.number, world.serial)
    with world.place.read() as session:
        receipt = inbound.receipt(session, view.items[0].receipt_no)
        assert receipt is not None and (receipt.kind, receipt.supplier, receipt.slip_no) == (ReceiptKind.RETURN, view.customer, view.number)
        assert storage.free_pieces(session, world.yard.product.product_id)[""] == 1
        assert balances_against_moves(session) == []
    with pytest.raises(Conflict, match="不能冲销"), world.place.work(world.keeper) as work:
        stock_in.reverse(work, view.items[0].receipt_no, "收错")
    with pytest.raises(Refused, match="退货待判定") as caught:
        dispatch_rules.must_be_judged_after_return(world.serial, True)
    assert caught.value.clause == "J-33"


@pytest.mark.clause("J-19")
def test_quality_judges_only_what_it_tested(world: Returned) -> None:
    view = received(world)
    with pytest.raises(Refused, match="未经质保部检测确认") as caught:
        judged(world, view, ReturnJudgement.SCRAP)
    assert caught.value.clause == "J-19"
    with pytest.raises(Conflict, match="已退回"):
        checked(world, view, ReturnPlace.ON_SITE)
    with pytest.raises(BadInput), world.place.work(world.quality) as work:
        judging.record_test(work, view.items[0].item_id, ReturnPlace.IN_HOUSE, " ", True)
    checked(world, view, ReturnPlace.IN_HOUSE)
    with pytest.raises(Refused, match="客户同意") as caught:
        judged(world, view, ReturnJudgement.AS_IS)
    assert caught.value.clause == "J-19"
    with pytest.raises(NotPermitted), world.place.work(world.service) as work:
        judging.judge(work, view.items[0].item_id, ReturnJudgement.SCRAP, "坏")
    with world.place.read() as session:
        waits = [(one.document, one.clause) for one in reminders.due(session, [Role.INSPECTOR], world.place.clock.now())]
    assert (view.number, "J-19") in waits
    after = judged(world, view, ReturnJudgement.SCRAP)
    with world.place.read() as session:
        waits = [(one.document, one.clause) for one in reminders.due(session, [Role.LOGISTICS_HEAD], world.place.clock.now())]
    assert (view.number, "J-20") in waits
    assert (after.state, after.items[0].judge, len(after.items[0].tests)) == (ReturnState.JUDGED, world.quality.name, 1)
    with pytest.raises(Conflict, match="已判定"):
        judged(world, view, ReturnJudgement.REWORK)


@pytest.mark.clause("J-20")
@pytest.mark.decision("X-30")
def test_scrap_goes_into_its_zone_by_logistics_and_out_by_its_own_pass(world: Returned) -> None:
    view = received(world)
    checked(world, view, ReturnPlace.IN_HOUSE)
    item = view.items[0].item_id
    with pytest.raises(Refused, match="没有判定") as caught, world.place.work(world.head) as work:
        judging.scrap(work, item)
    assert caught.value.clause == "J-20"
    judged(world, view, ReturnJudgement.SCRAP)
    for code in ("A-01-01", RETURN_PLACE):
        with pytest.raises(Refused, match="报废区") as caught, world.place.work(world.head) as work:
            judging.scrap(work, item, code)
        assert caught.value.clause == "X-30"
    with pytest.raises(NotPermitted), world.place.work(world.keeper) as work:
        judging.scrap(work, item)
    with world.place.work(world.head) as work:
        done = judging.scrap(work, item)
    unit = world.unit(world.serial)
    assert (unit.state, unit.location, done.state) == (UnitState.SCRAPPED, SCRAP_PLACE, ReturnState.CLOSED)
    with world.place.read() as session:
        receipt = inbound.receipt(session, done.items[0].settled_no)
        assert receipt is not None and receipt.kind is ReceiptKind.SCRAP
        assert balances_against_moves(session) == []
    line = OtherLine("断路器", "台", 1, identity=world.serial)
    with world.place.work(world.keeper) as work:
        draft = OtherDraft(PassKind.SCRAP, "再生资源公司", "报废处理", (line,), "浙A·0T007", "", "司机丙", "138-0000-0001")
        made = other.make_other(work, draft)
    assert made.kind is PassKind.SCRAP
    with pytest.raises(Conflict), world.place.work(world.head) as work:
        judging.scrap(work, item)


@pytest.mark.clause("J-19")
def test_judged_on_site_the_goods_may_stay_with_the_customer(world: Returned) -> None:
    view = authorised(world)
    with pytest.raises(Conflict, match="还没有退回"):
        checked(world, view, ReturnPlace.IN_HOUSE)
    checked(world, view, ReturnPlace.ON_SITE, failed=False)
    with pytest.raises(Conflict, match="还没有退回"):
        judged(world, view, ReturnJudgement.BACK)
    done = judged(world, view, ReturnJudgement.AS_IS, "设备科长")
    assert (done.state, done.items[0].consent, world.unit(world.serial).state) == (ReturnState.CLOSED, "设备科长", UnitState.SIGNED)
    with pytest.raises(Refused, match="已处理") as caught:
        world.at_gate(done.number)
    assert caught.value.clause == "J-33"


def test_reworkable_goods_wait_for_their_rework_wherever_they_were_judged(world: Returned) -> None:
    view = authorised(world)
    checked(world, view, ReturnPlace.ON_SITE)
    judged(world, view, ReturnJudgement.REWORK)
    assert world.unit(world.serial).state is UnitState.SIGNED
    with world.place.work(world.keeper) as work:
        done = returns.receive(work, view.number, world.serial)
    assert (world.unit(world.serial).state, done.state) == (UnitState.REWORK, ReturnState.CLOSED)
    with world.place.read() as session:
        orders = rework.of_case(session, world.case_no)
    assert [(one.identity, one.state) for one in orders] == [(world.serial, ReworkState.PROPOSED)]


@pytest.mark.decision("X-34")
def test_what_the_customer_takes_as_it_is_goes_back_to_him_after_an_outbound_check(world: Returned) -> None:
    view = received(world)
    checked(world, view, ReturnPlace.IN_HOUSE, failed=False)
    judged(world, view, ReturnJudgement.AS_IS, "设备科长")
    with world.place.work(world.keeper) as work:
        done = judging.put_away(work, view.items[0].item_id, "A-01-01")
    unit = world.unit(world.serial)
    assert (unit.state, unit.reserved_order, done.state) == (UnitState.RESERVED, view.order_no, ReturnState.CLOSED)
    with world.place.read() as session:
        order = dispatch_queries.dispatch_order(session, done.items[0].settled_no)
        assert order is not None
    assert (order.kind, order.lines[0].identity) == (DispatchKind.REWORK_RETURN, world.serial)
    with pytest.raises(AppError) as caught:
        world.sent(order, world.serial)
    assert caught.value.clause == "B-10", "returned goods are checked again before they leave"


def test_goods_that_quality_lets_go_are_stock_again(world: Returned) -> None:
    view = received(world)
    checked(world, view, ReturnPlace.IN_HOUSE, failed=False)
    judged(world, view, ReturnJudgement.BACK)
    with world.place.work(world.keeper) as work:
        judging.put_away(work, view.items[0].item_id)
    assert world.unit(world.serial).state is UnitState.IN_STOCK
    with world.place.read() as session:
        assert [one.return_no for one in queries.of_identity(session, world.serial)] == [view.number]
        assert queries.of_case(session, world.case_no)[0].state is ReturnState.CLOSED
        assert queries.open_item(session, world.serial) is None


@pytest.mark.clause("J-20")
def test_of_a_lot_just_the_pieces_that_could_not_be_reworked_are_for_scrap(world: Returned) -> None:
    view = authorised(world)
    with world.place.work(world.quality) as work:
        head = work.session.query(ReturnAuthorization).one()
        now = work.now
        for n, pieces in ((2, 10), (3, 4)):
            work.session.add(
                ReturnItem(
                    return_id=head.id, line_no=n, product_id=world.yard.product.product_id, lot_no=f"L261123-0{n}", quantity=pieces,
                    received_at=now, judgement=ReturnJudgement.REWORK, judged_at=now, settled_at=now, open=False,
                )
            )  # fmt: skip
        work.session.flush()
        judging.not_reworkable(work, ["L261123-02"], "烧蚀", "TH26009999", 2)
        judging.not_reworkable(work, ["L261123-02"], "烧蚀", view.number, 2)
    with world.place.read() as session:
        found = queries.authorisation(session, view.number)
    assert found is not None
    lots = [(one.identity, one.quantity, one.judgement) for one in found.items if one.quantity > 1]
    rework_, scrap = ReturnJudgement.REWORK, ReturnJudgement.SCRAP
    assert lots == [("L261123-02", 8, rework_), ("L261123-03", 4, rework_), ("L261123-02", 2, scrap)]


@pytest.mark.clause("I-08")
def test_a_piece_that_came_back_keeps_the_rest_of_its_delivery_from_nothing(world: Returned) -> None:
    """The customer kept one of two: what he kept is accepted, what he gave back stays in the return zone."""
    received(world)
    with world.place.work(world.sales) as work:
        view = delivery.accept(work, world.yard.dispatch_no, AcceptanceResult.ACCEPTED)
    assert view.state is DeliveryState.ACCEPTED
    assert (world.unit(world.serial).state, world.unit(world.other).state) == (UnitState.RETURNED, UnitState.ACCEPTED)
