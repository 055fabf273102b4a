import pytest

from app.catalog import demo_goods as demo
from app.catalog import queries, service
from app.core.words import word
from db.states import InspectionGroup
from tests.helpers.catalog import KEEPER


def test_every_demo_record_goes_through_the_commands(place):
    with place.work(KEEPER) as work:
        for zone in demo.ZONES:
            service.create_zone(work, zone)
        for draft in demo.LOCATIONS:
            service.create_location(work, draft)
        for kind in demo.PACKAGING:
            service.create_packaging_kind(work, kind)
        for customer in demo.CUSTOMERS:
            service.create_customer(work, customer)
        carriers = {draft.name: service.create_carrier(work, draft).carrier_id for draft in demo.CARRIERS}
        for vehicle in demo.VEHICLES:
            assert not vehicle.carrier or vehicle.carrier in carriers
            service.create_vehicle(work, vehicle.draft)
        for product in demo.PRODUCTS:
            view = service.create_product(work, product.draft)
            service.activate_product(work, view.product_id, True)
    with place.read() as session:
        assert len(queries.products(session, active_only=True)) == 12
        assert (len(queries.customers(session)), len(queries.carriers(session))) == (8, 3)


@pytest.mark.clause("B-04", "C-02")
@pytest.mark.parametrize("product", demo.PRODUCTS, ids=lambda p: p.draft.code)
def test_every_product_is_inspected_in_three_groups_and_packed_in_a_listed_kind(product):
    assert {item.group for item in product.items} == set(InspectionGroup), word(product.items[0].group)
    for item in product.items:
        if item.typical:
            assert item.low is None or float(item.typical) >= item.low
            assert item.high is None or float(item.typical) <= item.high
    assert product.packing.packaging in {kind.name for kind in demo.PACKAGING}
    assert product.packing.steps and product.packing.materials and product.operations
    assert not product.draft.fragile or any(material.cushioning for material in product.packing.materials)


def test_everything_is_recognisably_invented():
    for customer in demo.CUSTOMERS:
        assert "示范" in customer.name and "示范" in customer.address and "0000" in customer.phone
    assert all("0000" in carrier.phone for carrier in demo.CARRIERS)
    assert all("·0T" in vehicle.draft.plate for vehicle in demo.VEHICLES)
    assert demo.product("BK").draft.name == "塑壳断路器"
