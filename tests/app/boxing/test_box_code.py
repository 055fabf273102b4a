"""What a box is called and what stands on it: its own code without a GS1 prefix, and the customer's 唛头."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.boxing import papers
from app.catalog import service as catalog
from app.catalog.mark_template import EXAMPLE, check_template, render_mark
from app.catalog.views import CustomerDraft
from app.core.clock import SetClock
from app.core.errors import BadInput
from app.core.work import Workplace
from app.devices.codes import CodeForm, read_code
from app.labels.layout import layout
from app.settings import service as settings
from app.slips.model import Company
from app.trace import queries as trace
from db.models.dispatch import DispatchOrder
from db.states import BoxState, Role, Verdict
from tests.helpers.catalog import KEEPER
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People

COMPANY = Company("示范电气制造有限公司", "示范市工业园 8 号", "0570-0000-0000")


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


@pytest.mark.clause("C-11")
def test_without_a_gs1_prefix_a_box_has_a_code_of_its_own_through_the_whole_chain(ship: Shipping, clock: SetClock) -> None:
    leader = ship.people(Role.LEADERSHIP)
    with ship.place.work(KEEPER) as work:
        settings.change(work, "company.gs1_prefix", "", "没有厂商识别代码", approver_id=leader.person_id)
    trip = ship.trip()
    order, items = ship.picked((ship.product(), 1), trip=trip)
    station = ship.bench(clock)
    ship.packed(station, order, items)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    station.scan("JF$SEAL")
    box = station.packing().box
    assert box is not None and box.sscc == "JX26000001"
    with ship.place.read() as session:
        label = papers.label_content(session, box.sscc, COMPANY)
    assert layout(label)
    station.scan("JF$REPRINT")
    station.scan("JF$RSN:TORN")
    old = station.scan("JX26000001-1")
    assert (old.verdict, old.clause) == (Verdict.WRONG, "C-11")
    station.scan("JF$CONFIRM")
    assert station.scan("JX26000001-2").verdict is Verdict.DONE
    ship.loading(trip.number)
    view = ship.loaded(trip.number)
    assert [one.sscc for one in view.expected] == ["JX26000001"] and ship.box("JX26000001").state is BoxState.LOADED
    with ship.place.read() as session:
        chain = trace.chain(session, "JX26000001-2")
    assert chain is not None and chain.dispatch_no == order.number
    assert read_code(b"JX26000001-2").form is CodeForm.SSCC


@pytest.mark.clause("C-15")
def test_the_customers_template_fills_the_mark_of_each_box(ship: Shipping, clock: SetClock) -> None:
    with ship.place.work(KEEPER) as work:
        draft = CustomerDraft(ship.customer.name, "收货员甲", "0571-0000-0101", "示范市样例区演示路 1 号", "示范市", ("收货员甲",))
        template = "{客户}\n{目的地} {箱号}/{总箱数}\n{毛重}"
        catalog.change_customer(work, ship.customer.customer_id, replace(draft, mark_template=template), "客户要求")
    order, items = ship.picked((ship.product(), 1))
    with ship.place.work(KEEPER) as work:
        work.session.query(DispatchOrder).one().shipping_mark = ""
    box = ship.sealed(order, items, clock)
    assert box.shipping_mark == f"{ship.customer.name}\n示范市 1/1\n3.6 kg"
    with ship.place.read() as session:
        label = papers.label_content(session, box.sscc, COMPANY)
    assert label.shipping_mark == box.shipping_mark and layout(label)


def test_a_template_with_an_unknown_placeholder_is_refused() -> None:
    with pytest.raises(BadInput, match=r"\{箱子\}"):
        check_template("{客户} {箱子}")
    with pytest.raises(BadInput, match="不成对"):
        check_template("{客户")
    assert render_mark(check_template("{订单}\n{尺寸}\n{毛重}"), replace(EXAMPLE, gross_g=None)) == "DD26000118\n800×600×550"
