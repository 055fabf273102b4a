from dataclasses import replace
from datetime import date

import pytest

from app.audit.service import history, verify
from app.catalog import queries, service
from app.catalog.views import CarrierDraft, CustomerDraft, PackagingKindDraft, VehicleDraft
from app.core.errors import BadInput, Conflict, NotFound, NotPermitted, Refused
from db.states import CarrierState, Role, StorageClass, ZoneKind
from tests.helpers import catalog as make


@pytest.mark.clause("A-24")
@pytest.mark.parametrize(
    ("gap", "word"),
    [
        ({"storage_class": None}, "储存环境"), ({"fragile": None}, "易碎"), ({"valuable": None}, "贵重"), ({"hazard": None}, "危险品"),
        ({"has_shelf_life": None}, "有无保质期"), ({"has_shelf_life": True}, "保质期天数"),
    ],
)  # fmt: skip
def test_a_product_with_a_gap_is_not_put_into_use(place, people, gap, word):
    process = people(Role.PROCESS)
    with place.work(process) as work:
        product = service.create_product(work, replace(make.BREAKER, **gap))
    with pytest.raises(Refused) as refused, place.work(process) as work:
        service.activate_product(work, product.product_id, True)
    assert refused.value.clause == "A-24"
    assert word in str(refused.value.facts[1].value)
    with place.read() as session:
        assert not queries.product(session, product.product_id).active
        assert product.unstated


@pytest.mark.clause("A-24")
def test_a_product_without_packing_spec_is_not_put_into_use(place, people):
    product = make.product(place, active=False)
    with pytest.raises(Refused) as refused, place.work(people(Role.PROCESS)) as work:
        service.activate_product(work, product.product_id, False)
    assert refused.value.clause == "A-24" and "包装要求" in str(refused.value.facts[1].value)


@pytest.mark.clause("A-24")
def test_a_product_in_use_keeps_its_statements(place, people):
    product = make.product(place)
    with pytest.raises(Refused) as refused, place.work(people(Role.PROCESS)) as work:
        service.change_product(work, product.product_id, replace(make.BREAKER, hazard=None), "改")
    assert refused.value.clause == "A-24"


@pytest.mark.clause("M-02")
def test_a_correction_needs_a_reason_and_keeps_the_old_value(place, people):
    product = make.product(place)
    process = people(Role.PROCESS)
    changed = replace(make.BREAKER, net_weight_g=2450)
    with pytest.raises(Refused) as refused, place.work(process) as work:
        service.change_product(work, product.product_id, changed, "  ")
    assert refused.value.clause == "M-02"
    with place.work(process) as work:
        after = service.change_product(work, product.product_id, changed, "复称")
    assert (after.net_weight_g, after.version) == (2450, product.version + 1)
    with place.read() as session:
        last = list(history(session, "product", str(product.product_id)))[-1]
        assert '"net_weight_g":[2400,2450]' in last.details and "复称" in last.details and last.actor == process.name
        assert verify(session).faults == ()


def test_nothing_changed_is_no_new_version(place, people):
    product = make.product(place)
    with place.work(people(Role.PROCESS)) as work:
        assert service.change_product(work, product.product_id, make.BREAKER).version == product.version


@pytest.mark.parametrize(
    "change",
    [
        {"code": "B"}, {"code": "B1"}, {"code": "壳塑"}, {"name": " "}, {"name": "a\x07b"}, {"name": "长" * 61}, {"unit": ""},
        {"gtin": "6901234567891"}, {"gtin": "abc"}, {"marks": ("飞",)}, {"net_weight_g": -1}, {"size_mm": (1, 2, 99_999)},
        {"name": "\U0010ffff"},
    ],
)  # fmt: skip
def test_bad_input_changes_nothing(place, people, change):
    with pytest.raises(BadInput), place.work(people(Role.PROCESS)) as work:
        service.create_product(work, replace(make.BREAKER, **change))
    with place.read() as session:
        assert queries.products(session) == []


def test_markup_and_rare_characters_are_kept_as_they_are(place, people):
    name = "<b>𠮷龘&^XZ</b>"
    with place.work(people(Role.SALES)) as work:
        customer = service.create_customer(work, CustomerDraft(name, "收货员甲", "0571-0000-0001", "示范路 <1>"))
    with place.read() as session:
        assert queries.customer(session, customer.customer_id).name == name


def test_codes_names_and_plates_are_unique(place, people):
    make.product(place)
    with pytest.raises(BadInput), place.work(people(Role.PROCESS)) as work:
        service.create_product(work, replace(make.BREAKER, name="另一个"))
    make.customer(place)
    with pytest.raises(BadInput):
        make.customer(place)
    first = make.carrier(place)
    make.vehicle(place, "浙A·0T001", first.carrier_id)
    with pytest.raises(BadInput):
        make.vehicle(place, " 浙a·0t001 ")


def test_products_are_found_by_code_and_gtin(place):
    product = make.product(place, gtin="6901234567892")
    with place.read() as session:
        assert queries.product_by_code(session, "BK") == queries.product_by_gtin(session, "6901234567892") == product
        assert product.gtin == "06901234567892"
        assert queries.product_by_code(session, "ZZ") is None
        with pytest.raises(NotFound):
            queries.product(session, 999)


def test_an_outdated_screen_does_not_overwrite(place, people):
    customer = make.customer(place)
    sales = people(Role.SALES)
    with place.work(sales) as work:
        service.change_customer(work, customer.customer_id, CustomerDraft(customer.name, "收货员乙"), "换人", version=customer.version)
    with pytest.raises(Conflict), place.work(sales) as work:
        service.change_customer(work, customer.customer_id, CustomerDraft(customer.name, "收货员丙"), "换人", version=customer.version)


@pytest.mark.parametrize(
    ("role", "act"),
    [
        (Role.SALES, lambda w: service.create_product(w, make.BREAKER)),
        (Role.GUARD, lambda w: service.create_customer(w, CustomerDraft("甲"))),
        (Role.SALES, lambda w: service.create_carrier(w, CarrierDraft("甲"))),
        (Role.SALES, lambda w: service.create_vehicle(w, VehicleDraft("甲", "车"))),
        (Role.SALES, lambda w: service.create_packaging_kind(w, PackagingKindDraft("箱", (1, 1, 1), 1, 1, 1))),
        (Role.SALES, lambda w: service.retire_product(w, 1, "x")),
    ],
)
def test_each_list_has_its_keepers(place, people, role, act):
    with pytest.raises(NotPermitted), place.work(people(role)) as work:
        act(work)


@pytest.mark.clause("M-05")
@pytest.mark.parametrize(("role", "sees"), [(Role.SALES, True), (Role.STOREKEEPER, True), (Role.GUARD, False), (Role.ASSEMBLER, False)])
def test_contacts_are_shown_to_who_delivers(place, role, sees):
    make.customer(place)
    with place.read() as session:
        shown = queries.customers_for(session, {role})[0]
    assert bool(shown.contact) is bool(shown.phone) is bool(shown.address) is sees
    assert shown.name == "示范电气有限公司"


@pytest.mark.clause("G-15", "G-16")
def test_carrier_and_vehicle_hold_state_and_dates(place, people):
    carrier = make.carrier(place, licence_until=date(2026, 11, 22))
    head = people(Role.LOGISTICS_HEAD)
    with place.work(head) as work:
        draft = CarrierDraft(carrier.name, carrier.phone, carrier.state)
        changed = service.change_carrier(work, carrier.carrier_id, draft, "换了证照")
    assert changed.state is CarrierState.APPROVED and changed.licence_until is None
    with pytest.raises(BadInput), place.work(head) as work:  # the file moves the state, with its reasons
        service.change_carrier(work, carrier.carrier_id, replace(draft, state=CarrierState.TERMINATED), "货损三次")
    vehicle = make.vehicle(place, carrier_id=carrier.carrier_id, inspection_until=None)
    with place.read() as session:
        assert queries.vehicle_by_plate(session, "浙A·0T001") == vehicle
        assert vehicle.carrier_name == carrier.name and vehicle.inspection_until is None


@pytest.mark.clause("C-02")
def test_packaging_kinds_hold_their_limits(place, people):
    kind = make.packaging_kind(place)
    assert (kind.size_mm, kind.tare_g, kind.max_load_g, kind.max_layers) == ((600, 400, 400), 1200, 30_000, 4)
    with pytest.raises(BadInput), place.work(people(Role.PROCESS)) as work:
        service.create_packaging_kind(work, PackagingKindDraft("无层数", (1, 1, 1), 1, 1, 0))


def test_locations_know_what_their_zone_is_for(place, people):
    shelf = make.location(place)
    hold = make.location(place, "H-01", "隔离区", ZoneKind.HOLD, StorageClass.DRY)
    with place.read() as session:
        assert queries.location_by_code(session, "A-01-01") == shelf
        assert [view.code for view in queries.locations(session)] == ["A-01-01", "H-01"]
        assert (hold.zone_kind, hold.storage_class) == (ZoneKind.HOLD, StorageClass.DRY)
    with pytest.raises(NotFound), place.work(people(Role.STOREKEEPER)) as work:
        from app.catalog.views import LocationDraft

        service.create_location(work, LocationDraft("B", "没有的区"))


def test_a_retired_product_stays_readable(place, people):
    product = make.product(place)
    with place.work(people(Role.PROCESS)) as work:
        service.retire_product(work, product.product_id, "停产")
    with place.read() as session:
        assert not queries.product(session, product.product_id).active
        assert queries.products(session, active_only=True) == []
