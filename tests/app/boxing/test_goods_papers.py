"""发货单, 货物清单, 随货资料清单, 行车单 and 交付记录 of one order: what is not known stays blank, what is known stands on them."""

from __future__ import annotations

import pytest

from app.boxing import goods_papers, queries
from app.core.words import word
from app.core.work import Workplace
from app.delivery import queries as delivery
from app.desk import _forms
from app.dispatch import queries as dispatch
from app.printing.preview import preview
from db.states import Role
from tests.app.slips.reading import texts
from tests.helpers.gate import Yard
from tests.helpers.orders import People


def words(yard: Yard, people: People, paper: str, document: str) -> str:
    with yard.place.read() as session:
        return texts(preview(session, yard.place, _forms(), people(Role.LOGISTICS_HEAD), paper, document).pdf)[0]


@pytest.mark.clause("F-04", "C-14")
def test_boxes_and_weight_stand_on_the_dispatch_order_once_it_is_packed_whole(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    yard.picked()
    number = yard.dispatch_no
    assert "箱数：" not in words(yard, people, "dispatch_order", number)
    with place.read() as session:
        assert goods_papers.packed_lines(session, number) == {}
    yard.box()
    with place.read() as session:
        (box,) = queries.boxes(session, number)
        order = dispatch.dispatch_order(session, number)
        packed = goods_papers.packed_lines(session, number)
    assert order is not None and box.gross_weight_g
    assert packed == {order.lines[0].line_id: (1, box.gross_weight_g)}
    after = words(yard, people, "dispatch_order", number)
    assert "箱数：壹" in after and f"{box.gross_weight_g / 1000:.1f}" in after
    assert ("收货单位：" in after) is (order.consignee != order.customer_name)


@pytest.mark.clause("F-12", "F-16")
def test_the_lists_have_room_for_what_was_counted_and_name_contract_and_invoice(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    number = yard.issued()
    assert "实点数" in words(yard, people, "goods_list", number)
    kit = words(yard, people, "kit_list", number)
    with place.read() as session:
        order = dispatch.dispatch_order(session, number)
        named = {name for name, _ in queries.kit(session, number)}
    assert order is not None and "份数" in kit
    assert all(name in kit for name in named) and order.contract_no in kit


@pytest.mark.clause("F-13")
def test_the_run_sheet_says_how_the_goods_go(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    trip_no = yard.planned()
    with place.read() as session:
        order = dispatch.dispatch_order(session, yard.dispatch_no)
    assert order is not None
    assert str(word(order.transport)) in words(yard, people, "run_sheet", trip_no)


@pytest.mark.clause("I-06", "F-16")
def test_the_delivery_record_names_the_papers_of_the_kit_and_the_drivers_phone(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    yard.out()
    with place.read() as session:
        order = dispatch.dispatch_order(session, yard.dispatch_no)
        named = {name for name, _ in queries.kit(session, yard.dispatch_no)}
        trip = dispatch.trip(session, yard.trip_no)
        record = delivery.record(session, yard.dispatch_no)
    assert order is not None and trip is not None and record is not None and named
    page = words(yard, people, "delivery_record", record.number)
    assert all(name in page for name in (*named, "装箱单", trip.phone.replace(" ", ""), "证件/电话"))
