"""Commands on master data. A record is never deleted; a correction is a new version with a reason, the old values stay in the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select

from app.audit.corrections import correction_needs_reason, differences
from app.catalog import entry, queries, rules
from app.catalog.packs import set_packs as set_packs
from app.catalog.packs import set_paper_codes as set_paper_codes
from app.catalog.pictures import set_picture as set_picture
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
from app.core.entry import same_version
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from db.models.base import Versioned
from db.models.catalog import Carrier, Customer, Location, PackagingKind, Product, Vehicle, Zone
from db.states import Role

R = TypeVar("R", bound=Versioned)

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
    """Changes a carrier, its state of co-operation included (G-14).

    Raises:
        Refused: M-02 without a reason.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*CARRIER_ROLES)
    row = _get(work, Carrier, carrier_id, QT_TRANSLATE_NOOP("app", "承运商"))
    values = entry.carrier_values(draft)
    _must_be_free(work, Carrier, "name", values["name"], but=row.id)
    _change(work, row, "carrier", values, reason, version)
    return queries.carrier_view(row)


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


def _create(work: Work, model: Callable[..., R], kind: str, values: Mapping[str, Any], **more: Any) -> R:
    row = model(**values, **more)
    work.session.add(row)
    work.session.flush()
    work.audit(f"create_{kind}", kind, row.id, **values)
    return row


def _change(
    work: Work, row: Versioned, kind: str, values: Mapping[str, Any], reason: str, version: int | None,
    *, in_use: bool = True,
) -> None:  # fmt: skip
    same_version(row.version, version)
    changed = differences({name: getattr(row, name) for name in values}, values)
    if in_use:
        correction_needs_reason(str(getattr(row, "name", row.id)), changed, reason)
    if not changed:
        return
    for name in changed:
        setattr(row, name, values[name])
    work.audit(f"change_{kind}", kind, row.id, changed=changed, reason=reason.strip())
    work.session.flush()


def _get(work: Work, model: type[R], key: int, what: str) -> R:
    row = work.session.get(model, key)
    if row is None:
        raise not_found(what, key)
    return row


def _must_be_free(work: Work, model: type[Versioned], column: str, value: str, *, but: int = 0) -> None:
    found = work.session.scalar(select(model.id).where(getattr(model, column) == value, model.id != but))
    if found is not None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "已经有了：{value}"), value=value)


def _vehicle_view(work: Work, row: Vehicle) -> VehicleView:
    name = queries.carrier(work.session, row.carrier_id).name if row.carrier_id is not None else ""
    return queries.vehicle_view(row, name)
