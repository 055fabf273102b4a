"""The packaging of the goods has to be fit for how they travel."""

from __future__ import annotations

import pytest

from app.core.errors import Refused
from app.core.work import Workplace
from app.dispatch import papers, service
from app.packing import transport
from db.states import Role, TransportKind
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People


@pytest.mark.clause("C-08")
def test_a_mode_the_packaging_does_not_list_needs_an_approved_exception(place: Workplace, people: People) -> None:
    ship = Shipping(place, people)
    product = ship.product()
    ship.stock(product, 1)
    order = ship.issued(ship.order((product, 1)))  # its packaging is fit for road, dedicated truck and rail
    with pytest.raises(Refused, match="包装不适用该运输方式") as refused, place.work(ship.head) as work:
        service.change_transport(work, order.number, TransportKind.AIR)
    assert refused.value.clause == "C-08" and "公路、专车、铁路" in [str(f.value) for f in refused.value.facts]
    with place.work(people(Role.PROCESS)) as work:
        transport.allow(work, order.number, product.product_id, TransportKind.AIR, "加做防震托盘，见单 GY-7")
    with place.work(ship.head) as work:
        assert service.change_transport(work, order.number, TransportKind.AIR).transport is TransportKind.AIR
    with pytest.raises(Refused), place.work(ship.head) as work:
        service.change_transport(work, order.number, TransportKind.WATER)


@pytest.mark.clause("E-02")
def test_the_slip_that_goods_are_drawn_by_says_how_they_are_moved(place: Workplace, people: People) -> None:
    ship = Shipping(place, people)
    product = ship.product(handling="trolley", gross_weight_g=31_200)
    ship.stock(product, 1)
    order = ship.issued(ship.order((product, 1)))
    with place.read() as session:
        words = papers.handling_of(session, order)
    assert words == f"搬运：{product.model} 手推车，毛重 31.2 kg，两人搬"
