"""Reads of master data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, select
from sqlalchemy.orm import Session

from app.catalog import rules
from app.catalog.mark_template import MarkFacts as MarkFacts
from app.catalog.mark_template import render_mark as render_mark
from app.catalog.pictures import product_pictures as product_pictures
from app.catalog.rules import may_see_contacts as may_see_contacts
from app.catalog.rules import may_see_prices as may_see_prices
from app.catalog.views import (
    CarrierView,
    ClimateRange,
    CustomerView,
    LocationView,
    PackagingKindView,
    PackView,
    PaperCodeView,
    ProductView,
    VehicleView,
    ZoneView,
)
from app.core.errors import Refused, not_found
from app.core.once import once
from app.core.text import QT_TRANSLATE_NOOP
from app.devices.code_table import TRAY_PREFIX
from db.models.catalog import Carrier, Customer, Location, PackagingKind, PaperCode, Product, ProductPack, Tray, Vehicle, Zone
from db.states import Role, StorageClass, ZoneKind
from db.types import yes


def product(session: Session, product_id: int) -> ProductView:
    """One product by key.

    Raises:
        NotFound: No such product.
    """
    found = products_by_key(session, [product_id]).get(product_id)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品"), product_id)
    return found


def products(session: Session, *, active_only: bool = False) -> list[ProductView]:
    """Every product, by code."""
    query = select(Product).order_by(Product.code)
    return [product_view(row) for row in session.scalars(query.where(yes(Product.active)) if active_only else query)]


def products_by_key(session: Session, keys: Iterable[int]) -> dict[int, ProductView]:
    """Products by key; unknown keys are left out."""
    return _products(session, frozenset(keys))


@once("product")
def _products(session: Session, keys: frozenset[int]) -> dict[int, ProductView]:
    return {row.id: product_view(row) for row in session.scalars(_BY_KEY, {"keys": list(keys)})}


_BY_KEY = select(Product).where(Product.id.in_(bindparam("keys", expanding=True)))
"""Built once: every scan at the bench asks."""


def product_by_code(session: Session, code: str) -> ProductView | None:
    """The product whose serial numbers begin with `code`."""
    row = session.scalar(select(Product).where(Product.code == code))
    return None if row is None else product_view(row)


def products_called(session: Session, words: str) -> list[ProductView]:
    """The products that a code, a GTIN, else a model or a name means."""
    exact = select(Product).where((Product.code == words) | (Product.gtin == words.zfill(14)))
    called = select(Product).where((Product.model == words) | (Product.name == words)).order_by(Product.code)
    return [product_view(row) for row in session.scalars(exact).all() or session.scalars(called).all()]


def product_by_gtin(session: Session, gtin: str) -> ProductView | None:
    """The product with a GTIN; fewer than 14 digits are filled with zeros on the left."""
    row = session.scalar(select(Product).where(Product.gtin == gtin.zfill(14)))
    return None if row is None else product_view(row)


def pack_by_gtin(session: Session, gtin: str) -> PackView | None:
    """The inner pack with a GTIN, or None."""
    row = session.scalar(select(ProductPack).where(ProductPack.gtin == gtin.zfill(14), yes(ProductPack.active)))
    return None if row is None else pack_view(row)


def packs(session: Session, product_ids: Iterable[int]) -> tuple[PackView, ...]:
    """The inner packs of some products, the smallest first."""
    query = select(ProductPack).where(ProductPack.product_id.in_(set(product_ids)), yes(ProductPack.active))
    return tuple(pack_view(row) for row in session.scalars(query.order_by(ProductPack.quantity, ProductPack.id)))


def papers_by_code(session: Session, code: str) -> tuple[PaperCodeView, ...]:
    """Which papers of which products bear a bar code."""
    rows = session.scalars(select(PaperCode).where(PaperCode.code == code, yes(PaperCode.active)).order_by(PaperCode.id))
    return tuple(PaperCodeView(row.code, row.product_id, row.paper) for row in rows)


def paper_codes(session: Session, product_ids: Iterable[int]) -> tuple[PaperCodeView, ...]:
    """The papers of some products that bear a bar code."""
    query = select(PaperCode).where(PaperCode.product_id.in_(set(product_ids)), yes(PaperCode.active)).order_by(PaperCode.id)
    return tuple(PaperCodeView(row.code, row.product_id, row.paper) for row in session.scalars(query))


def customer(session: Session, customer_id: int) -> CustomerView:
    """One customer by key, with contact and address.

    Raises:
        NotFound: No such customer.
    """
    row = session.get(Customer, customer_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "客户"), customer_id)
    return customer_view(row)


def customers(session: Session, *, active_only: bool = False) -> list[CustomerView]:
    """Every customer, by name."""
    query = select(Customer).order_by(Customer.name)
    return [customer_view(row) for row in session.scalars(query.where(yes(Customer.active)) if active_only else query)]


def customer_by_erp_no(session: Session, erp_no: str) -> CustomerView | None:
    """The customer of a number in the ERP."""
    row = session.scalar(select(Customer).where(Customer.erp_no == erp_no, Customer.erp_no != "").order_by(Customer.id).limit(1))
    return None if row is None else customer_view(row)


def customer_by_name(session: Session, name: str) -> CustomerView | None:
    """The customer of that name."""
    row = session.scalar(select(Customer).where(Customer.name == name))
    return None if row is None else customer_view(row)


def customer_names(session: Session, keys: Iterable[int | None]) -> dict[int, str]:
    """Names of customers by key; None and unknown keys are left out."""
    wanted = {key for key in keys if key is not None}
    return dict(session.execute(select(Customer.id, Customer.name).where(Customer.id.in_(wanted))).all()) if wanted else {}


def mark_templates(session: Session, keys: Iterable[int]) -> dict[int, str]:
    """The 唛头 templates of customers by key; those without one are left out."""
    return _mark_templates(session, frozenset(keys))


@once("customer")
def _mark_templates(session: Session, keys: frozenset[int]) -> dict[int, str]:
    return dict(session.execute(_MARKS, {"keys": list(keys)}).all())


_MARKS = select(Customer.id, Customer.mark_template).where(
    Customer.id.in_(bindparam("keys", expanding=True)), Customer.mark_template != ""
)


def customers_for(session: Session, roles: Collection[Role]) -> list[CustomerView]:
    """Every customer as people of these roles may see them (M-05)."""
    return [shown_to(view, roles) for view in customers(session)]


def shown_to(view: CustomerView, roles: Collection[Role]) -> CustomerView:
    """A customer without contact, telephone, address and signers unless one of the roles may see them (M-05)."""
    try:
        may_see_contacts(roles)
    except Refused:
        return replace(view, contact="", phone="", address="", signers=())
    return view


def carriers(session: Session) -> list[CarrierView]:
    """Every carrier, by name."""
    return [carrier_view(row) for row in session.scalars(select(Carrier).order_by(Carrier.name))]


def carrier(session: Session, carrier_id: int) -> CarrierView:
    """One carrier by key.

    Raises:
        NotFound: No such carrier.
    """
    row = session.get(Carrier, carrier_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "承运商"), carrier_id)
    return carrier_view(row)


def vehicles(session: Session) -> list[VehicleView]:
    """Every own or contracted vehicle, by plate."""
    rows = session.execute(
        select(Vehicle, Carrier.name).outerjoin(Carrier, Carrier.id == Vehicle.carrier_id).order_by(Vehicle.plate)
    )
    return [vehicle_view(row, name or "") for row, name in rows]


def vehicle_by_plate(session: Session, plate: str) -> VehicleView | None:
    """The vehicle with a plate, or None for one that is not in the list."""
    row = session.execute(
        select(Vehicle, Carrier.name).outerjoin(Carrier, Carrier.id == Vehicle.carrier_id).where(Vehicle.plate == plate)
    ).first()
    return None if row is None else vehicle_view(row[0], row[1] or "")


@once("packaging_kind")
def packaging_kinds(session: Session, *, active_only: bool = False) -> list[PackagingKindView]:
    """Every kind of packaging, in the order they were entered."""
    query = select(PackagingKind).order_by(PackagingKind.id)
    if active_only:
        query = query.where(yes(PackagingKind.active))
    return [packaging_view(row) for row in session.scalars(query)]


def packaging_kind(session: Session, kind_id: int) -> PackagingKindView:
    """One kind of packaging by key.

    Raises:
        NotFound: No such kind.
    """
    found = next((kind for kind in packaging_kinds(session) if kind.kind_id == kind_id), None)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装种类"), kind_id)
    return found


def packaging_kind_by_key(session: Session, key: str) -> PackagingKindView | None:
    """The kind of shipping packaging whose code `JF$PKG:` and this key is, or None."""
    row = session.scalar(select(PackagingKind).where(PackagingKind.key == key, yes(PackagingKind.active))) if key else None
    return None if row is None else packaging_view(row)


@once("zone")
def zones(session: Session) -> list[ZoneView]:
    """Every zone, by name."""
    return [zone_view(row) for row in session.scalars(select(Zone).order_by(Zone.name))]


def locations(session: Session, *, active_only: bool = False) -> list[LocationView]:
    """Every location, by code."""
    query = _LOCATIONS.where(yes(Location.active)) if active_only else _LOCATIONS
    return [LocationView(*row) for row in session.execute(query)]


_LOCATIONS = (
    select(
        Location.id, Location.code, Zone.name, Zone.kind, Zone.storage_class, Location.sealed_only, Location.active, Location.version
    ).join(Zone, Zone.id == Location.zone_id).order_by(Location.code)
)  # fmt: skip
_CODED = _LOCATIONS.where(Location.code == bindparam("called"))
_OF_TRAY = _LOCATIONS.join(Tray, Tray.location_id == Location.id).where(Tray.number == bindparam("called"))
"""In the order of the view's fields; a store has hundreds of places, and every stock-in asks for them: no records, values alone."""


def fitting_places(
    session: Session, classes: Sequence[StorageClass], sealed: bool, held: Callable[[Any], ColumnElement[bool]], most: int
) -> tuple[LocationView, ...]:
    """Places in use in zones of the store of some classes, best first (D-08, D-10).

    Args:
        session: Read session.
        classes: Classes of zone that satisfy, best first.
        sealed: Whether the goods were never opened; opened ones are not offered a place for sealed goods.
        held: The condition that a place holds the same product; those come before others of their class.
        most: So many at most.
    """
    suits = _LOCATIONS.where(yes(Location.active), Zone.kind == ZoneKind.STORE, Zone.storage_class.in_(classes))
    if not sealed:
        suits = suits.where(~yes(Location.sealed_only))
    rank = case({name: n for n, name in enumerate(classes)}, value=Zone.storage_class)
    unlike = ~yes(Location.sealed_only) if sealed else yes(Location.sealed_only)
    ways = (case((condition, one), else_=1 - one) for condition, one in ((held(Location.id), 0), (unlike, 1)))
    rows = session.execute(suits.order_by(None).order_by(rank, *ways, Location.code).limit(most))
    return tuple(LocationView(*row) for row in rows)


def places_of(*kinds: ZoneKind) -> Select[int]:
    """The keys of locations in zones of a kind, for the `IN` of another feature's statement."""
    return select(Location.id).join(Zone, Zone.id == Location.zone_id).where(Zone.kind.in_(kinds))


def sealed_places() -> Select[int]:
    """The keys of locations that are for sealed goods alone, for the `IN` of another feature's statement (D-10)."""
    return select(Location.id).where(yes(Location.sealed_only))


def location(session: Session, location_id: int) -> LocationView:
    """One location by key.

    Raises:
        NotFound: No such location.
    """
    found = session.execute(
        select(Location, Zone).join(Zone, Zone.id == Location.zone_id).where(Location.id == location_id)
    ).first()
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_id)
    return location_view(*found)


def location_codes(session: Session, keys: Iterable[int | None]) -> dict[int, str]:
    """Codes of locations by key; None and unknown keys are left out."""
    wanted = frozenset(key for key in keys if key is not None)
    return _location_codes(session, wanted) if wanted else {}


@once("location")
def _location_codes(session: Session, keys: frozenset[int]) -> dict[int, str]:
    return dict(session.execute(_CODES, {"keys": list(keys)}).all())


_CODES = select(Location.id, Location.code).where(Location.id.in_(bindparam("keys", expanding=True)))


def zones_of(session: Session, keys: Iterable[int | None]) -> dict[int, int]:
    """Which zone locations lie in, all by key; None and unknown keys are left out."""
    wanted = frozenset(key for key in keys if key is not None)
    return _zones_of(session, wanted) if wanted else {}


@once("location")
def _zones_of(session: Session, keys: frozenset[int]) -> dict[int, int]:
    return dict(session.execute(_ZONES, {"keys": list(keys)}).all())


_ZONES = select(Location.id, Location.zone_id).where(Location.id.in_(bindparam("keys", expanding=True)))


def locations_of(session: Session, zone_id: int) -> frozenset[int]:
    """The keys of every location of a zone, in use or not."""
    return frozenset(session.scalars(select(Location.id).where(Location.zone_id == zone_id)))


@once("product")
def climate_bound(session: Session) -> dict[int, tuple[str, ClimateRange]]:
    """Products that keep a range of their own, with their names, by key (X-08)."""
    query = select(Product).where(
        Product.climate_low_c.is_not(None) | Product.climate_high_c.is_not(None) | Product.climate_humidity.is_not(None)
    )
    return {
        row.id: (row.name, ClimateRange(row.climate_low_c, row.climate_high_c, row.climate_humidity)) for row in session.scalars(query)
    }


@once("location", "zone", "tray")
def location_by_code(session: Session, code: str) -> LocationView | None:
    """The location with a code, or the one that a tray stands for."""
    of_tray = code.startswith(TRAY_PREFIX)
    found = session.execute(_OF_TRAY if of_tray else _CODED, {"called": code.removeprefix(TRAY_PREFIX) if of_tray else code}).first()
    return None if found is None else LocationView(*found)


def open_fields(row: Product) -> tuple[str, ...]:
    """What A-24 asks of a product and nobody has stated."""
    return rules.unstated({name: getattr(row, name) for name in (*rules.STATED, "shelf_life_days")})


def _climate(row: Product) -> ClimateRange | None:
    found = ClimateRange(row.climate_low_c, row.climate_high_c, row.climate_humidity)
    return found if found.words else None


def product_view(row: Product) -> ProductView:
    """The view of a product row."""
    return ProductView(
        row.id, row.code, row.name, row.model, row.unit, row.kind, row.tracking, row.storage_class, row.storage_days,
        row.shelf_life_days if row.has_shelf_life else None, bool(row.fragile), bool(row.valuable), bool(row.hazard),
        tuple(row.precautions), tuple(row.marks), row.net_weight_g, (row.length_mm, row.width_mm, row.height_mm),
        row.gtin or "", tuple(row.papers), row.active, open_fields(row), row.version,
        row.handling or "", row.gross_weight_g or 0, _climate(row), tuple(row.special or ()), bool(row.purchased),
    )  # fmt: skip


def pack_view(row: ProductPack) -> PackView:
    """The view of an inner pack row."""
    return PackView(row.gtin, row.product_id, row.quantity, row.name)


def customer_view(row: Customer) -> CustomerView:
    """The view of a customer row."""
    return CustomerView(
        row.id, row.name, row.contact, row.phone, row.address, row.destination, tuple(row.signers), row.active, row.version,
        row.mark_template, row.erp_no,
    )


def carrier_view(row: Carrier) -> CarrierView:
    """The view of a carrier row."""
    return CarrierView(
        row.id, row.name, row.phone, row.state, row.licence_until, row.contract_until, row.licence_no, row.contract_no, row.version
    )


def vehicle_view(row: Vehicle, carrier_name: str) -> VehicleView:
    """The view of a vehicle row."""
    return VehicleView(
        row.id, row.plate, row.kind, row.carrier_id, row.inspection_until, row.payload_kg, carrier_name, row.version
    )


def packaging_view(row: PackagingKind) -> PackagingKindView:
    """The view of a packaging kind row."""
    size = (row.length_mm, row.width_mm, row.height_mm)
    return PackagingKindView(row.id, row.name, size, row.tare_g, row.max_load_g, row.max_layers, row.active, row.version, row.key)


def zone_view(row: Zone) -> ZoneView:
    """The view of a zone row."""
    return ZoneView(row.id, row.name, row.kind, row.storage_class, row.version)


def location_view(row: Location, zone: Zone) -> LocationView:
    """The view of a location row and its zone."""
    return LocationView(row.id, row.code, zone.name, zone.kind, zone.storage_class, row.sealed_only, row.active, row.version)
