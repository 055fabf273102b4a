"""A 补换 or 返修返还 of a lot that leaves on several 发货单 is over with the last signed slip, piece for piece (J-20, J-28)."""

from __future__ import annotations

import pytest

from app.aftersales import installed_queries, returns_queries
from app.aftersales import replacement_service as replacements
from app.aftersales import rework_service as rework
from app.aftersales.returns_views import ReplacementState, ReplacementView, ReturnJudgement
from app.core.errors import Refused
from app.core.work import Workplace
from app.delivery import costs
from app.dispatch import service as dispatch
from app.materials import queries as materials
from db.states import RequisitionState, ReworkState, UnitState
from tests.helpers.orders import People
from tests.helpers.rework import BACK_ON
from tests.helpers.sold_lots import SoldLot


@pytest.fixture
def world(place: Workplace, people: People) -> SoldLot:
    made = SoldLot(place, people)
    made.delivered()
    return made


def asked(world: SoldLot, item_id: int, pieces: int | None = None) -> ReplacementView:
    with world.place.work(world.service) as work:
        return replacements.request(work, item_id, quantity=pieces, cost_fen=None if pieces is None else 100 * pieces)


def replaced(world: SoldLot, number: str) -> ReplacementView:
    with world.place.read() as session:
        found = returns_queries.replacement(session, number)
    assert found is not None
    return found


@pytest.mark.clause("J-20")
@pytest.mark.decision("X-25")
def test_a_replacement_in_two_parts_is_delivered_with_the_last_signature(world: SoldLot) -> None:
    view = world.agreed(5)
    item = world.judged(view.items[0], ReturnJudgement.SCRAP).items[0].item_id
    made = asked(world, item, 5)
    world.ready(made.dispatch_no, world.spare, 3, 2)
    second = world.parted(made.dispatch_no)
    first, number = made.dispatch_no, made.requisition_no
    assert (world.order(first).total, world.order(second).total, world.order(second).source_no) == (3, 2, number)
    world.gone(first)
    world.sign(first, 3)
    half = replaced(world, number)
    assert (half.state, half.delivered_at, half.carried) == (ReplacementState.DRAWN, None, 5)
    with pytest.raises(Refused, match="补换数量超出"):
        asked(world, item, 1)
    with world.place.read() as session:
        assert costs.of_source(session, number) == []
        assert materials.requisition(session, number).state is RequisitionState.ISSUED
    world.planned(second)
    world.called(second)
    world.gone(second)
    world.sign(second, 2)
    whole = replaced(world, number)
    assert whole.state is ReplacementState.DELIVERED and sum(piece.quantity for piece in whole.given) == 5
    with world.place.read() as session:
        assert [one.fen for one in costs.of_source(session, number)] == [500]


@pytest.mark.clause("J-20")
def test_of_a_replacement_of_which_a_part_is_called_off_the_rest_may_be_replaced_anew_and_no_more(world: SoldLot) -> None:
    view = world.agreed(5)
    item = world.judged(view.items[0], ReturnJudgement.SCRAP).items[0].item_id
    made = asked(world, item, 5)
    world.ready(made.dispatch_no, world.spare, 3, 2)
    second = world.parted(made.dispatch_no, both=False)
    world.gone(made.dispatch_no)
    world.sign(made.dispatch_no, 3)
    with world.place.work(world.sales) as work:
        dispatch.cancel(work, second, "客户暂不收货")
    done = replaced(world, made.requisition_no)
    assert (done.state, done.carried, sum(one.quantity for one in done.given)) == (ReplacementState.DELIVERED, 3, 3)
    with world.place.read() as session:
        assert [one.fen for one in costs.of_source(session, made.requisition_no)] == [300]
        slip = materials.requisition(session, made.requisition_no)
        assert (slip.state, slip.pieces) == (RequisitionState.ISSUED, 3), "the 领料单 ends with what went"
    with pytest.raises(Refused, match="补换数量超出") as caught:
        asked(world, item, 3)
    assert caught.value.clause == "J-20"
    assert asked(world, item).quantity == 2


@pytest.mark.clause("J-20", "J-39")
def test_rejected_pieces_that_stay_with_the_customer_leave_his_list_with_their_replacement(world: SoldLot) -> None:
    """Five are rejected where they stand, three are replaced, then four come back after all: each piece leaves the list once."""
    view, lot = world.agreed(5), world.lot
    item = world.judged(view.items[0], ReturnJudgement.SCRAP).items[0].item_id
    made = asked(world, item, 3)
    world.ready(made.dispatch_no, world.spare, 3)
    world.gone(made.dispatch_no)

    def standing() -> tuple[int, int]:
        with world.place.read() as session:
            found = installed_queries.of_identity(session, lot)
        there = [one.quantity for one in found if one.left_on is None]
        return sum(there), sum(one.quantity for one in found) - sum(there)

    assert standing() == (10, 0)
    world.sign(made.dispatch_no, 3)
    assert standing() == (7, 3)
    world.yard.lot = lot
    world.received(view.number, 1)
    assert standing() == (7, 3), "it left the list with its replacement"
    world.received(view.number, 4)
    assert standing() == (5, 5)


@pytest.mark.clause("J-28")
@pytest.mark.decision("X-28")
def test_reworked_pieces_in_two_parts_are_returned_with_the_last_signature(world: SoldLot) -> None:
    number = world.reworked(5)
    first = world.rework(number).dispatch_no
    world.ready(first, world.lot, 3, 2)
    second = world.parted(first, both=False)
    world.gone(first)
    world.sign(first, 3)
    half = world.rework(number)
    assert half.state is ReworkState.PASSED and "3/5" in half.events[0].text
    with world.place.work(world.sales) as work:
        dispatch.cancel(work, second, "客户下周收")
        third = rework.promise(work, number, BACK_ON).dispatch_no
    assert third not in (first, second) and world.order(third).total == 2
    world.ready(third, world.lot, 2)
    world.gone(third)
    world.sign(third, 2)
    assert world.rework(number).state is ReworkState.RETURNED
    assert world.stock(world.lot) == {UnitState.SIGNED: 10}
