"""Commands on master data. A record is never deleted; a correction is a new version with a reason, the old values stay in the trail."""

from __future__ import annotations

from app.catalog import entry, queries, rules
from app.catalog.packs import set_packs as set_packs
from app.catalog.packs import set_paper_codes as set_paper_codes
from app.catalog.pictures import set_picture as set_picture
from app.catalog.records import change as _change
from app.catalog.records import create as _create
from app.catalog.records import get as _get
from app.catalog.records import must_be_free as _must_be_free
from app.catalog.views import (
    CarrierDraft,
    CarrierView,
    CustomerDraft,
    CustomerView,
    LocationDraft,
    LocationView,
    PackagingKindDraft,
    PackagingKindView,
    ProductDraft,
    ProductView,
    VehicleDraft,
    VehicleView,
    ZoneDraft,
    ZoneView,
)
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.catalog import Carrier, Customer, Location, PackagingKind, Product, Vehicle, Zone
from db.states import CarrierState, Role

PRODUCT_ROLES = (Role.PROCESS, Role.PLANNING, Role.RESEARCH, Role.ADMINISTRATOR)
CUSTOMER_ROLES = (Role.SALES, Role.ADMINISTRATOR)
CARRIER_ROLES = (Role.LOGISTICS_HEAD, Role.ADMINISTRATOR)
PACKAGING_ROLES = (Role.PROCESS, Role.ADMINISTRATOR)
LOCATION_ROLES = (Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.ADMINISTRATOR)


def create_product(work: Work, draft: ProductDraft) -> ProductView:
    """Creates a product, not yet in use; `activate_product` puts it into use.

    Raises:
        BadInput: Code not two letters or taken, a text, mark or GTIN that cannot be taken.
    """
    work.require(*PRODUCT_ROLES)
    values = entry.product_values(draft)
    _must_be_free(work, Product, "code", values["code"])
    if values["gtin"]:
        _must_be_free(work, Product, "gtin", values["gtin"])
    return queries.product_view(_create(work, Product, "product", values, active=False))


def change_product(
    work: Work, product_id: int, draft: ProductDraft, reason: str = "", *, version: int | None = None
) -> ProductView:
    """Changes a product; while it is in use, with a reason and without opening a gap (A-24, M-02).

    Args:
        work: The transaction.
        product_id: Key.
        draft: The new values, all of them.
        reason: Why; needed once the product is in use.
        version: The version that was on the screen, or None.

    Raises:
        Refused: M-02 without a reason; A-24 when a product in use would lose a statement.
        BadInput: As `create_product`; the code of a product in use cannot change.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*PRODUCT_ROLES)
    row = _get(work, Product, product_id, QT_TRANSLATE_NOOP("app", "产品"))
    values = entry.product_values(draft)
    if row.active:
        rules.product_data_must_be_complete(values["name"], rules.unstated(values), True)
        if values["code"] != row.code:
            raise bad_input(QT_TRANSLATE_NOOP("app", "已启用的产品不能改代码"))
    _must_be_free(work, Product, "code", values["code"], but=row.id)
    if values["gtin"]:
        _must_be_free(work, Product, "gtin", values["gtin"], but=row.id)
    _change(work, row, "product", values, reason, version, in_use=row.active)
    return queries.product_view(row)


def activate_product(work: Work, product_id: int, has_spec: bool) -> ProductView:
    """Puts a product into use.

    Args:
        work: The transaction.
        product_id: Key.
        has_spec: Whether the packing room holds an approved packing specification for it.

    Raises:
        Refused: A-24.
    """
    work.require(*PRODUCT_ROLES)
    row = _get(work, Product, product_id, QT_TRANSLATE_NOOP("app", "产品"))
    rules.product_data_must_be_complete(row.name, queries.open_fields(row), has_spec)
    row.active = True
    work.audit("activate_product", "product", row.id)
    work.session.flush()
    return queries.product_view(row)


def retire_product(work: Work, product_id: int, reason: str) -> ProductView:
    """Takes a product out of use; it stays readable.

    Raises:
        Refused: M-02 without a reason.
    """
    work.require(*PRODUCT_ROLES)
    row = _get(work, Product, product_id, QT_TRANSLATE_NOOP("app", "产品"))
    _change(work, row, "product", {"active": False}, reason, None)
    return queries.product_view(row)


def create_customer(work: Work, draft: CustomerDraft) -> CustomerView:
    """Creates a customer.

    Raises:
        BadInput: Name blank or taken, or a text that cannot be taken.
    """
    work.require(*CUSTOMER_ROLES)
    values = entry.customer_values(draft)
    _must_be_free(work, Customer, "name", values["name"])
    return queries.customer_view(_create(work, Customer, "customer", values))


def change_customer(
    work: Work, customer_id: int, draft: CustomerDraft, reason: str = "", *, version: int | None = None
) -> CustomerView:
    """Changes a customer; orders keep the address they were written with.

    Raises:
        Refused: M-02 without a reason.
        BadInput: As `create_customer`.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*CUSTOMER_ROLES)
    row = _get(work, Customer, customer_id, QT_TRANSLATE_NOOP("app", "客户"))
    values = entry.customer_values(draft)
    _must_be_free(work, Customer, "name", values["name"], but=row.id)
    _change(work, row, "customer", values, reason, version)
    return queries.customer_view(row)


def create_carrier(work: Work, draft: CarrierDraft) -> CarrierView:
    """Creates a carrier; whether its licence and contract hold is asked when a trip is given to it (G-15).

    Raises:
        BadInput: Name blank or taken.
    """
    work.require(*CARRIER_ROLES)
    values = entry.carrier_values(draft)
    _must_be_free(work, Carrier, "name", values["name"])
    return queries.carrier_view(_create(work, Carrier, "carrier", values))


def change_carrier(
    work: Work, carrier_id: int, draft: CarrierDraft, reason: str = "", *, version: int | None = None
) -> CarrierView:
    """Changes a carrier; its state of co-operation moves by the commands of its file only (G-14).

    Raises:
        Refused: M-02 without a reason.
        BadInput: As `create_carrier`, or another state.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*CARRIER_ROLES)
    row = _get(work, Carrier, carrier_id, QT_TRANSLATE_NOOP("app", "承运商"))
    values = entry.carrier_values(draft)
    if values["state"] is not row.state:
        raise bad_input(QT_TRANSLATE_NOOP("app", "合作状态在承运商档案里按步骤改"))
    _must_be_free(work, Carrier, "name", values["name"], but=row.id)
    _change(work, row, "carrier", values, reason, version)
    return queries.carrier_view(row)


def set_carrier_state(work: Work, carrier_id: int, state: CarrierState) -> None:
    """Keeps the state that the carrier's file moved to; who may, from where and why is decided there."""
    _get(work, Carrier, carrier_id, QT_TRANSLATE_NOOP("app", "承运商")).state = state
    work.session.flush()


def create_vehicle(work: Work, draft: VehicleDraft) -> VehicleView:
    """Creates an own or contracted vehicle.

    Raises:
        BadInput: Plate blank or taken.
        NotFound: No such carrier.
    """
    work.require(*CARRIER_ROLES)
    values = entry.vehicle_values(work, draft)
    _must_be_free(work, Vehicle, "plate", values["plate"])
    return _vehicle_view(work, _create(work, Vehicle, "vehicle", values))


def change_vehicle(
    work: Work, vehicle_id: int, draft: VehicleDraft, reason: str = "", *, version: int | None = None
) -> VehicleView:
    """Changes a vehicle, e.g. the day its safety inspection ends (G-16).

    Raises:
        Refused: M-02 without a reason.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*CARRIER_ROLES)
    row = _get(work, Vehicle, vehicle_id, QT_TRANSLATE_NOOP("app", "车辆"))
    values = entry.vehicle_values(work, draft)
    _must_be_free(work, Vehicle, "plate", values["plate"], but=row.id)
    _change(work, row, "vehicle", values, reason, version)
    return _vehicle_view(work, row)


def create_packaging_kind(work: Work, draft: PackagingKindDraft) -> PackagingKindView:
    """Creates a kind of packaging beside the six of the rules (C-02).

    Raises:
        BadInput: Name blank or taken; a size, weight or layer count out of bounds.
    """
    work.require(*PACKAGING_ROLES)
    values = entry.packaging_values(draft)
    _must_be_free(work, PackagingKind, "name", values["name"])
    if values["key"]:
        _must_be_free(work, PackagingKind, "key", values["key"])
    return queries.packaging_view(_create(work, PackagingKind, "packaging_kind", values))


def change_packaging_kind(
    work: Work, kind_id: int, draft: PackagingKindDraft, reason: str = "", *, version: int | None = None
) -> PackagingKindView:
    """Changes a kind of packaging.

    Raises:
        Refused: M-02 without a reason.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*PACKAGING_ROLES)
    row = _get(work, PackagingKind, kind_id, QT_TRANSLATE_NOOP("app", "包装种类"))
    values = entry.packaging_values(draft)
    _must_be_free(work, PackagingKind, "name", values["name"], but=row.id)
    if values["key"]:
        _must_be_free(work, PackagingKind, "key", values["key"], but=row.id)
    _change(work, row, "packaging_kind", values, reason, version)
    return queries.packaging_view(row)


def create_zone(work: Work, draft: ZoneDraft) -> ZoneView:
    """Creates a storage zone (D-08, D-10).

    Raises:
        BadInput: Name blank or taken.
    """
    work.require(*LOCATION_ROLES)
    values = entry.zone_values(draft)
    _must_be_free(work, Zone, "name", values["name"])
    return queries.zone_view(_create(work, Zone, "zone", values))


def change_zone(work: Work, zone_id: int, draft: ZoneDraft, reason: str = "", *, version: int | None = None) -> ZoneView:
    """Changes a zone.

    Raises:
        Refused: M-02 without a reason.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*LOCATION_ROLES)
    row = _get(work, Zone, zone_id, QT_TRANSLATE_NOOP("app", "库区"))
    values = entry.zone_values(draft)
    _must_be_free(work, Zone, "name", values["name"], but=row.id)
    _change(work, row, "zone", values, reason, version)
    return queries.zone_view(row)


def create_location(work: Work, draft: LocationDraft) -> LocationView:
    """Creates a location in a zone.

    Raises:
        BadInput: Code blank or taken.
        NotFound: No such zone.
    """
    work.require(*LOCATION_ROLES)
    values = entry.location_values(work, draft)
    _must_be_free(work, Location, "code", values["code"])
    row = _create(work, Location, "location", values)
    return queries.location(work.session, row.id)


def change_location(
    work: Work, location_id: int, draft: LocationDraft, reason: str = "", *, version: int | None = None
) -> LocationView:
    """Changes a location.

    Raises:
        Refused: M-02 without a reason.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*LOCATION_ROLES)
    row = _get(work, Location, location_id, QT_TRANSLATE_NOOP("app", "库位"))
    values = entry.location_values(work, draft)
    _must_be_free(work, Location, "code", values["code"], but=row.id)
    _change(work, row, "location", values, reason, version)
    return queries.location(work.session, row.id)


def _vehicle_view(work: Work, row: Vehicle) -> VehicleView:
    name = queries.carrier(work.session, row.carrier_id).name if row.carrier_id is not None else ""
    return queries.vehicle_view(row, name)
