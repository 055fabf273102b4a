"""Pieces of a lot that come back a few at a time, go back as they are, or come back before their slip (J-19, J-33, J-39, I-05)."""

from __future__ import annotations

import pytest

from app.aftersales import installed_queries, returns_as_is, returns_judging, returns_service, rework_service
from app.aftersales.returns_views import ReturnDraft, ReturnJudgement, ReturnPlace, ReturnState, ReturnView
from app.aftersales.rework_views import ReworkDraft
from app.boxing import queries as boxing
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.delivery import claims_carrier, claims_found
from app.delivery import queries as deliveries
from app.delivery import service as delivery
from app.delivery.claims_views import Found, Inquiry
from app.delivery.views import AcceptanceResult
from app.desk import connect_claims
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.quality import service as quality
from app.reminders import queries as reminders
from app.storage.proof import balances_against_moves
from db.models.rework import ReworkOrder
from db.states import InspectionKind, InspectionVerdict, Role, UnitState
from tests.helpers.orders import People
from tests.helpers.returned import Returned
from tests.helpers.sold_lots import SoldLot


@pytest.fixture
def world(place: Workplace, people: People) -> SoldLot:
    made = SoldLot(place, people)
    made.delivered()
    return made


def at_the_customers(world: SoldLot) -> dict[str, tuple[int, int]]:
    """Pieces that stand there, and that have left, by delivery record."""
    found: dict[str, tuple[int, int]] = {}
    with world.place.read() as session:
        for one in installed_queries.of_identity(session, world.lot):
            there, left = found.get(one.record_no, (0, 0))
            found[one.record_no] = (there + one.quantity, left) if one.left_on is None else (there, left + one.quantity)
    return found


def put_away(world: SoldLot, view: ReturnView) -> ReturnView:
    item = next(one for one in view.items if one.judgement is not None and one.settled_at is None)
    with world.place.work(world.keeper) as work:
        return returns_judging.put_away(work, item.item_id, "A-01-01")


def checked_out(world: SoldLot | Returned, identity: str) -> None:
    """The outbound check of goods that leave again."""
    world.place.clock.forward(minutes=30)  # type: ignore[attr-defined]
    with world.place.work(world.quality) as work:
        sheet = quality.start_inspection(work, InspectionKind.OUTBOUND, identity=identity)
        quality.record_item(work, sheet.number, 1, "", InspectionVerdict.PASS)
        quality.record_item(work, sheet.number, 2, "126.0")
        quality.record_item(work, sheet.number, 3, "50")
        quality.give_verdict(work, sheet.number)


@pytest.mark.clause("J-33", "J-39")
def test_pieces_come_back_a_few_at_a_time_and_the_rest_may_not_come_at_all(world: SoldLot) -> None:
    number = world.agreed(6).number
    for pieces in (0, 7):
        with pytest.raises(BadInput, match="待退 6"):
            world.received(number, pieces)
    view = world.received(number, 4)
    assert [(one.quantity, one.awaited) for one in view.items] == [(2, True), (4, False)] and view.state is ReturnState.WAITING
    assert world.stock(world.lot) == {UnitState.SIGNED: 6, UnitState.RETURNED: 4}
    assert at_the_customers(world) == {view.record_no: (6, 4)}
    rest, here = view.items
    closed = put_away(world, world.judged(here, ReturnJudgement.BACK))
    assert closed.state is ReturnState.WAITING, "two pieces are still awaited"
    with pytest.raises(NotPermitted), world.place.work(world.keeper) as work:
        returns_service.drop(work, rest.item_id, "客户留用")
    with pytest.raises(BadInput), world.place.work(world.sales) as work:
        returns_service.drop(work, rest.item_id, " ")
    with pytest.raises(Conflict), world.place.work(world.sales) as work:
        returns_service.drop(work, here.item_id, "客户留用")
    with world.place.work(world.sales) as work:
        done = returns_service.drop(work, rest.item_id, "客户留用 2 件")
    assert done.state is ReturnState.CLOSED and done.items[0].dropped_why == "客户留用 2 件"
    with pytest.raises(Refused) as caught:
        world.received(number)
    assert caught.value.clause == "J-33"
    assert world.received(world.agreed(6).number).items[0].quantity == 6, "they may come back another time, all at once"
    assert at_the_customers(world) == {view.record_no: (0, 10)}
    with world.place.read() as session:
        assert balances_against_moves(session) == []


@pytest.mark.clause("J-19")
def test_what_goes_back_as_it_is_gets_another_dispatch_order_where_one_was_called_off(world: SoldLot) -> None:
    view = world.received(world.agreed(3).number)
    done = put_away(world, world.judged(view.items[0], ReturnJudgement.AS_IS))
    first, item = done.items[0].settled_no, done.items[0].item_id
    with pytest.raises(Conflict, match="没有要重开"), world.place.work(world.sales) as work:
        returns_as_is.send_anew(work, item)
    with world.place.work(world.sales) as work:
        dispatch.cancel(work, first, "客户仓库盘点")
    open_again = world.view(view.number)
    assert open_again.state is ReturnState.JUDGED and open_again.items[0].called_off
    with world.place.read() as session:
        due = [one.document for one in reminders.due(session, [Role.SALES], world.place.clock.now()) if one.kind == "return"]
    assert due == [view.number]
    with pytest.raises(Conflict, match="待重开"):
        put_away(world, open_again)
    with pytest.raises(NotPermitted), world.place.work(world.keeper) as work:
        returns_as_is.send_anew(work, item)
    with world.place.work(world.sales) as work:
        again = returns_as_is.send_anew(work, item)
    order = world.order(again.items[0].settled_no)
    assert again.state is ReturnState.CLOSED and order.number != first
    assert [(line.quantity, line.identity) for line in order.lines] == [(3, world.lot)]
    assert world.stock(world.lot) == {UnitState.SIGNED: 7, UnitState.RESERVED: 3}


@pytest.mark.clause("J-19")
def test_pieces_judged_on_one_return_are_not_credited_to_an_order_for_another(world: SoldLot) -> None:
    first = world.agreed(3)
    world.judged(first.items[0], ReturnJudgement.REWORK)  # at the customer's: no 返工单 before they are here
    world.received(first.number)
    second = world.received(world.agreed(2).number)
    with world.place.work(world.quality) as work:
        returns_judging.record_test(work, second.items[0].item_id, ReturnPlace.IN_HOUSE, "通规不过", True)
    assert world.stock(world.lot) == {UnitState.SIGNED: 5, UnitState.REWORK: 3, UnitState.RETURNED: 2}

    def proposed(pieces: int, return_no: str) -> int:
        with world.place.work(world.quality) as work:
            number = rework_service.propose(work, ReworkDraft([], return_no, world.lot, pieces)).number
            return work.session.query(ReworkOrder).filter_by(number=number).one().in_rework

    assert proposed(2, second.number) == 2
    assert world.stock(world.lot) == {UnitState.SIGNED: 5, UnitState.REWORK: 5}, "its own two went to rework with it"
    assert proposed(3, first.number) == 3
    assert world.stock(world.lot) == {UnitState.SIGNED: 5, UnitState.REWORK: 5}


@pytest.mark.clause("J-33", "J-39", "I-12")
def test_pieces_come_back_from_the_boxes_that_the_customer_has(place: Workplace, people: People) -> None:
    """Six of ten are lost in their box; three of the other four come back before the slip, the six after it, found."""
    world = SoldLot(place, people)
    connect_claims(place.bus)
    world.yard.parts = (6, 4)
    world.out()
    order_no, asked = world.yard.dispatch_no, Inquiry("示范物流", "调度甲 0571-1", "第 1 箱未到", (world.yard.ssccs[0],), (), 100_00)
    with place.work(world.head) as work:
        claim = claims_carrier.inquire(work, order_no, asked).number
        claims_carrier.demand(work, claim, 100_00, "司机确认丢一箱")
    world.received(world.agreed(3).number)
    world.place.clock.forward(hours=1)  # type: ignore[attr-defined]
    record = world.sign(order_no, 4).number
    assert at_the_customers(world) == {record: (1, 0)}
    assert world.stock(world.lot) == {UnitState.LOST: 6, UnitState.RETURNED: 3, UnitState.SIGNED: 1}
    with place.work(world.head) as work:
        came = Found((world.yard.ssccs[0],), work.now, "中转站找到，退回工厂", back=True)
        back = claims_found.found(work, claim, came).boxes[0].return_no
    world.received(back)
    assert at_the_customers(world) == {record: (1, 0)}, "what is found and comes back never stood there"
    with place.read() as session:
        assert [[item.back for item in box.items] for box in boxing.boxes(session, order_no)] == [[6], [3]]
        assert balances_against_moves(session) == []


@pytest.mark.clause("I-05", "J-39")
def test_a_late_slip_signs_for_the_pieces_that_stayed(place: Workplace, people: People) -> None:
    world = SoldLot(place, people)
    world.out()
    first = world.yard.dispatch_no
    view = world.received(world.agreed(4).number)
    again = put_away(world, world.judged(view.items[0], ReturnJudgement.AS_IS)).items[0].settled_no
    checked_out(world, world.lot)
    world.ready(again, world.lot, 4)
    world.gone(again)
    assert world.stock(world.lot) == {UnitState.LEFT_WORKS: 10}
    record = world.sign(first, 10).number
    assert world.stock(world.lot) == {UnitState.LEFT_WORKS: 4, UnitState.SIGNED: 6}
    assert at_the_customers(world) == {record: (6, 0)}
    with place.work(world.sales) as work:
        delivery.accept(work, first, AcceptanceResult.ACCEPTED)
    second = world.sign(again, 4).number
    assert world.stock(world.lot) == {UnitState.ACCEPTED: 6, UnitState.SIGNED: 4}
    assert at_the_customers(world) == {record: (6, 0), second: (4, 0)}


@pytest.mark.clause("I-05", "J-39")
def test_a_late_slip_does_not_move_a_unit_that_came_back_and_left_again(place: Workplace, people: People) -> None:
    world = Returned(place, people)
    world.out()
    first = world.yard.dispatch_no
    with place.work(world.sales) as work:
        view = returns_service.authorise(work, ReturnDraft(((world.serial, 1),), "外壳划伤"))
    with place.work(world.keeper) as work:
        view = returns_service.receive(work, view.number, world.serial)
    with place.work(world.quality) as work:
        returns_judging.record_test(work, view.items[0].item_id, ReturnPlace.IN_HOUSE, "只有划痕", False)
        returns_judging.judge(work, view.items[0].item_id, ReturnJudgement.AS_IS, "不影响使用", "设备科长")
    with place.work(world.keeper) as work:
        again = returns_judging.put_away(work, view.items[0].item_id, "A-01-01").items[0].settled_no
    checked_out(world, world.serial)
    with place.read() as session:
        order = dispatch_queries.dispatch_order(session, again)
    assert order is not None
    world.sent(order, world.serial)
    world.sign(first, 2)
    assert (world.unit(world.serial).state, world.unit(world.other).state) == (UnitState.LEFT_WORKS, UnitState.SIGNED)
    with place.read() as session:
        assert installed_queries.of_identity(session, world.serial) == []
        assert deliveries.number_of(session, first)
    world.sign(again, 1)
    with place.work(world.sales) as work:
        delivery.accept(work, first, AcceptanceResult.ACCEPTED)
    assert (world.unit(world.serial).state, world.unit(world.other).state) == (UnitState.SIGNED, UnitState.ACCEPTED)
    with place.read() as session:
        (there,) = installed_queries.of_identity(session, world.serial)
    assert there.left_on is None and there.record_no != ""
