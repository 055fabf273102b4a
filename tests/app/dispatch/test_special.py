"""发货单 without a line of a customer's order: 补换 and 返修返还, from the draft to the signed slip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.clock import site_day
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.dispatch import queries, requests, special
from app.dispatch import service as dispatch
from app.dispatch.special import ShipTo, SpecialDraft, SpecialLine
from app.dispatch.views import DispatchOrderView, DraftLine, RequestedChange
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import Stage
from app.storage import service as storage
from db.states import DispatchKind, DispatchState
from tests.helpers.dispatch import EVERY_POINT, LOADING_AT, Shipping
from tests.helpers.orders import People

TO = ShipTo("收货单位乙", "收货员乙", "0571-0000-0999", "测试市二路 2 号")
DAY = site_day(LOADING_AT)


@pytest.fixture
def ship(place: Workplace, people: People) -> Iterator[Shipping]:
    yield Shipping(place, people)


def drafted(ship: Shipping, first: DispatchOrderView, kind: DispatchKind, line: SpecialLine) -> DispatchOrderView:
    """A draft that some document of a later stage asked for."""
    with ship.place.work(ship.sales) as work:
        return special.draft(work, SpecialDraft(kind, first.number, "LL26000007", [line], "SH26000003"))


@pytest.mark.decision("X-28")
@pytest.mark.decision("X-25")
def test_a_replacement_is_issued_once_sales_confirmed_where_it_goes_and_takes_nothing_of_the_order(ship: Shipping) -> None:
    breaker = ship.product()
    ship.stock(breaker, 2)
    first = ship.planned(ship.order((breaker, 1)))
    made = drafted(ship, first, DispatchKind.REPLACEMENT, SpecialLine(breaker.product_id, 1, replaces="BK1"))
    line = made.lines[0]
    assert (made.order_no, made.source_no, made.case_no, line.replaces) == (first.order_no, "LL26000007", "SH26000003", "BK1")
    with pytest.raises(Conflict, match="已开过发货单"):
        drafted(ship, first, DispatchKind.REPLACEMENT, SpecialLine(breaker.product_id))
    with pytest.raises(Refused, match="由市场部确认") as caught, ship.place.work(ship.sales) as work:
        dispatch.issue(work, made.number)
    assert caught.value.clause == "X-28"
    with pytest.raises(NotPermitted), ship.place.work(ship.head) as work:
        dispatch.confirm(work, made.number, TO, DAY)
    with pytest.raises(BadInput, match="早于今天"), ship.place.work(ship.sales) as work:
        dispatch.confirm(work, made.number, TO, DAY.replace(year=2020))
    with pytest.raises(Conflict, match="在订单上改"), ship.place.work(ship.sales) as work:
        dispatch.confirm(work, first.number, TO, DAY)
    with ship.place.work(ship.sales) as work:
        dispatch.confirm(work, made.number, TO, DAY)
        issued = dispatch.issue(work, made.number)
        with pytest.raises(Conflict, match="LL26000007"):
            dispatch.change_lines(work, made.number, [DraftLine(0, 2)], "多发")
        order_service.change_delivery(work, first.order_no, {"address": "别的地址"}, "搬家")
    assert (issued.state, issued.address, issued.delivery_day) == (DispatchState.ISSUED, TO.address, DAY)
    assert ship.seen(made.number).address == TO.address, "where it goes does not follow the order"
    with ship.place.read() as session:
        assert queries.dispatched(session, first.lines[0].order_line_id) == 1
        assert queries.load_numbers(session, [made.number, first.number]) == {made.number: (1, 1), first.number: (1, 1)}
        reached = [one.reached_at for one in orders.stages(session, first.order_no) if one.stage is Stage.DISPATCH_ORDER]
    assert reached == [first.issued_at]


@pytest.mark.clause("F-04")
@pytest.mark.clause("F-06")
def test_a_rework_return_takes_the_very_piece_and_no_other(ship: Shipping) -> None:
    breaker = ship.product()
    mine, other, gone = ship.stock(breaker, 3)
    first = ship.issued(ship.order((breaker, 1)))
    away = drafted(ship, first, DispatchKind.REWORK_RETURN, SpecialLine(breaker.product_id, 1, identity=gone))
    with ship.place.work(ship.sales) as work:
        dispatch.confirm(work, away.number, TO, DAY)
        storage.reserve(work, "DD26999999", None, [gone])
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        dispatch.issue(work, away.number)
    assert caught.value.clause == "F-04", "it is kept for somebody else"
    with ship.place.work(ship.sales) as work:
        dispatch.cancel(work, away.number, "已另行处理")
    made = drafted(ship, first, DispatchKind.REWORK_RETURN, SpecialLine(breaker.product_id, 1, identity=mine))
    with ship.place.work(ship.sales) as work:
        dispatch.confirm(work, made.number, TO, DAY)
        dispatch.issue(work, made.number)
        dispatch.settle(work, made.number, EVERY_POINT)
    with ship.place.work(ship.head) as work:
        dispatch.accept(work, made.number)
        asked = requests.ask_change(work, made.number, RequestedChange.ADDRESS, "三路 3 号", "客户搬了")
    with ship.place.work(ship.sales) as work:
        requests.answer_change(work, asked.request_id, True)
    assert ship.seen(made.number).address == "三路 3 号"
    trip = ship.trip().number
    with ship.place.work(ship.head) as work:
        dispatch.change_transport(work, made.number, made.transport, "客户约定")
        dispatch.plan(work, made.number, trip)
    with pytest.raises(Refused, match="不在发货单上") as caught, ship.place.work(ship.packer) as work:
        dispatch.pick(work, made.number, other)
    assert caught.value.clause == "F-06"
    with ship.place.work(ship.packer) as work:
        assert dispatch.pick(work, made.number, mine).state is DispatchState.PICKED
