"""Settings of orders that people choose by: delivery modes, kinds of transport, whose the requirements are, framework orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import BadInput, NotPermitted, Refused
from app.core.work import Workplace
from app.dispatch import service as dispatch
from app.orders import queries, service
from app.settings.service import aliases, change, setting_int, settings
from app.storage import climate_queries
from db.models.core import SettingValue
from db.states import DeliveryMode, OrderState, Role, TransportKind
from tests.conftest import People
from tests.helpers import catalog as make
from tests.helpers import orders as helper
from tests.helpers.dispatch import Shipping


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def put(place: Workplace, people: People, key: str, raw: str) -> None:
    """Another value by the path of M-06, in force a second later."""
    admin, head = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    with place.work(admin) as work:
        change(work, key, raw, "试行", approver_id=head.person_id)
    place.clock.forward(seconds=1)  # type: ignore[attr-defined]


@pytest.mark.clause("F-07")
def test_an_order_is_delivered_in_a_mode_that_the_company_offers(place: Workplace, people: People) -> None:
    sales, customer, product = people(Role.SALES), make.customer(place), make.product(place)
    asked = helper.draft(customer, [(product, 2)])
    older = helper.reviewed(place, people, replace(asked, mode=DeliveryMode.PICKUP))
    put(place, people, "order.delivery_modes", "委托物流、公司直接发货")
    with place.read() as session:
        assert queries.offered(session, place.clock.now()).modes == (DeliveryMode.CONSIGNED, DeliveryMode.DIRECT)
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.create_order(work, replace(asked, mode=DeliveryMode.PICKUP))
    assert refused.value.clause == "F-07" and "委托物流、公司直接发货" in [str(fact.value) for fact in refused.value.facts]
    with place.work(sales) as work:
        order = service.create_order(work, asked)
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.change_order(work, order.number, replace(asked, mode=DeliveryMode.OTHER))
    assert refused.value.clause == "F-07"
    with place.work(sales) as work:  # what was agreed before stays agreed
        terms = ("HT-1", date(2026, 11, 23), helper.DELIVERY, DeliveryMode.PICKUP, "质保一年")
        assert service.sign_contract(work, older.number, *terms).mode is DeliveryMode.PICKUP


@pytest.mark.clause("F-07")
def test_a_dispatch_order_changes_to_no_mode_that_is_not_offered(ship: Shipping, people: People) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    put(ship.place, people, "order.delivery_modes", "direct、consigned")
    with pytest.raises(Refused) as refused, ship.place.work(ship.sales) as work:
        dispatch.change_mode(work, made.number, DeliveryMode.PICKUP)
    assert refused.value.clause == "F-07" and "公司不办这种交付方式" in str(refused.value)
    with ship.place.work(ship.sales) as work:
        assert dispatch.change_mode(work, made.number, DeliveryMode.CONSIGNED).mode is DeliveryMode.CONSIGNED


@pytest.mark.clause("G-09")
def test_goods_travel_by_a_kind_that_the_company_uses(ship: Shipping, people: People) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    made = ship.issued(ship.order((breaker, 1)))
    put(ship.place, people, "transport.kinds", "公路、专车")
    with pytest.raises(BadInput, match="公司不用铁路运输，可选：公路、专车"), ship.place.work(ship.head) as work:
        dispatch.change_transport(work, made.number, TransportKind.RAIL)
    asked = replace(helper.draft(ship.customer, [(breaker, 1)]), transport=TransportKind.WATER)
    with pytest.raises(BadInput, match="公司不用水运运输"), ship.place.work(ship.sales) as work:
        service.create_order(work, asked)


@pytest.mark.clause("A-03")
@pytest.mark.decision("X-35")
def test_requirements_are_the_part_of_whom_the_setting_names(place: Workplace, people: People) -> None:
    draft = helper.draft(make.customer(place), [(make.product(place), 2)])
    needs = replace(draft.needs, project=True, requirement_no="XQ-01", requirement_version="A", requirement_confirmed_on=date(2026, 11, 20))
    order = helper.contracted(place, people, replace(draft, needs=needs))
    put(place, people, "order.requirement_owner", "delivery_management")
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        service.attach_requirement(work, order.number, "需求.pdf", b"%PDF-1.7 x")
    with pytest.raises(Refused) as refused, place.work(people(Role.SALES)) as work:
        service.release(work, order.number)
    assert (refused.value.clause, refused.value.helper) == ("A-03", Role.DELIVERY_MANAGEMENT)
    with place.work(people(Role.DELIVERY_MANAGEMENT)) as work:
        service.attach_requirement(work, order.number, "需求.pdf", b"%PDF-1.7 x")
    with place.work(people(Role.SALES)) as work:
        assert service.release(work, order.number).state is OrderState.RELEASED


@pytest.mark.clause("A-06")
@pytest.mark.decision("X-01")
def test_a_framework_orders_confirmation_stands_for_the_contract_where_the_site_allows_it(place: Workplace, people: People) -> None:
    sales, customer, product = people(Role.SALES), make.customer(place), make.product(place)
    first, second = (helper.reviewed(place, people, helper.draft(customer, [(product, n)])) for n in (1, 2))
    terms = ("", date(2026, 11, 23), helper.DELIVERY, DeliveryMode.DIRECT, "质保一年")
    with place.work(sales) as work:
        signed = service.sign_contract(work, first.number, *terms, by_confirmation=True)
    assert (signed.state, signed.contract_no) == (OrderState.CONTRACTED, first.number)
    put(place, people, "order.confirmation_as_contract", "否")
    with pytest.raises(Refused) as refused, place.work(sales) as work:
        service.sign_contract(work, second.number, *terms, by_confirmation=True)
    assert refused.value.clause == "A-06" and "订单确认不能代替合同" in str(refused.value)


@pytest.mark.clause("D-07")
@pytest.mark.decision("X-40")
def test_a_limit_that_is_switched_off_binds_no_more(place: Workplace, people: People) -> None:
    put(place, people, "limits.switched_off", "库区最高相对湿度（含）\n距交期不超过此天数为急件")
    now = place.clock.now()
    with place.read() as session:
        assert climate_queries.usual(session, now).humidity == 100_00
        assert setting_int(session, "transport.urgent_days", now) < 0
        assert climate_queries.usual(session, now).high == 25_00, "the other limits hold"
        views = {view.spec.key: view for view in settings(session, now)}
    assert views["climate.humidity_max_percent"].off and not views["climate.temperature_max_c"].off
    put(place, people, "climate.humidity_max_percent", "55")  # its number can be changed meanwhile, and holds again afterwards
    put(place, people, "limits.switched_off", "")
    with place.read() as session:
        assert climate_queries.usual(session, place.clock.now()).humidity == 55_00


@pytest.mark.decision("X-40")
def test_what_an_earlier_edition_let_be_switched_off_and_cannot_be_stops_nothing(place: Workplace, people: People) -> None:
    with place.work(people(Role.ADMINISTRATOR)) as work:  # as it stands in a database of that edition
        value = "sla.response_hours、recheck.max_extensions、no.such_key"
        work.session.add(SettingValue(key="limits.switched_off", value=value, reason="试行", effective_from=work.now, at=work.now))
    now = place.clock.now()
    with place.read() as session:
        assert setting_int(session, "sla.response_hours", now) == 24 and setting_int(session, "recheck.max_extensions", now) > 9
        views = {view.spec.key: view for view in settings(session, now)}
    assert views["limits.switched_off"].value == ("recheck.max_extensions",)
    put(place, people, "limits.switched_off", "")
    with place.read() as session:
        assert setting_int(session, "recheck.max_extensions", place.clock.now()) == 1


@pytest.mark.decision("X-16")
def test_other_names_of_posts_lead_to_the_one_that_the_program_uses(place: Workplace, people: People) -> None:
    with place.read() as session:
        assert aliases(session, place.clock.now())["成品检验员"] == "质检员"
    put(place, people, "roles.aliases", "检验工=质检员")
    with place.read() as session:
        assert aliases(session, place.clock.now()) == {"检验工": "质检员"}
