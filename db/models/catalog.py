"""Master data: products, customers, carriers, vehicles, packaging kinds, zones and their locations."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Versioned, reference
from db.states import CarrierState, ProductKind, StorageClass, Tracking, ZoneKind
from db.types import BigInt, Day, EnumText, Flag, Json, Str


class Product(Versioned):
    """A product; what A-24 asks for may be open (NULL) until it is activated."""

    __tablename__ = "product"

    code: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    model: Mapped[str] = mapped_column(Str, nullable=False)
    unit: Mapped[str] = mapped_column(Str, nullable=False)
    kind: Mapped[ProductKind] = mapped_column(EnumText(ProductKind), nullable=False)
    tracking: Mapped[Tracking] = mapped_column(EnumText(Tracking), nullable=False)
    storage_class: Mapped[StorageClass | None] = mapped_column(EnumText(StorageClass))
    storage_days: Mapped[int | None] = mapped_column(BigInt)
    has_shelf_life: Mapped[bool | None] = mapped_column(Flag)
    shelf_life_days: Mapped[int | None] = mapped_column(BigInt)
    fragile: Mapped[bool | None] = mapped_column(Flag)
    valuable: Mapped[bool | None] = mapped_column(Flag)
    hazard: Mapped[bool | None] = mapped_column(Flag)
    precautions: Mapped[Any] = mapped_column(Json, nullable=False)
    marks: Mapped[Any] = mapped_column(Json, nullable=False)
    papers: Mapped[Any] = mapped_column(Json, nullable=False)
    net_weight_g: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    length_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    width_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    height_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    gtin: Mapped[str | None] = mapped_column(Str, unique=True)
    handling: Mapped[str | None] = mapped_column(Str)
    gross_weight_g: Mapped[int | None] = mapped_column(BigInt)
    """How it is moved (E-02), and what one weighs in its own packing."""
    climate_low_c: Mapped[int | None] = mapped_column(BigInt)
    climate_high_c: Mapped[int | None] = mapped_column(BigInt)
    climate_humidity: Mapped[int | None] = mapped_column(BigInt)
    """The range it keeps on the way (E-08): lowest and highest °C, highest %RH; a product with none is not climate-bound."""
    special: Mapped[Any] = mapped_column(Json, nullable=True)
    """Its own checklist of special protection while it is moved (E-04); NULL takes the one of the settings."""
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    purchased: Mapped[bool] = mapped_column(Flag, nullable=False, default=False, server_default="0")
    """Bought from a supplier: it comes in by 外购入库, after an incoming inspection."""


class ProductPack(Versioned):
    """An inner pack of a product with a bar code of its own: one scan of it stands for so many pieces."""

    __tablename__ = "product_pack"

    gtin: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(BigInt, nullable=False)
    name: Mapped[str] = mapped_column(Str, nullable=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)

    __table_args__ = (CheckConstraint("quantity > 1", name="quantity"),)


class PaperCode(Versioned):
    """The bar code on a paper that goes with a product, such as the part number of its manual (F-16)."""

    __tablename__ = "paper_code"

    code: Mapped[str] = mapped_column(Str, nullable=False, index=True)
    product_id: Mapped[int] = reference("product.id")
    paper: Mapped[str] = mapped_column(Str, nullable=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)

    __table_args__ = (UniqueConstraint("product_id", "code"),)


class Customer(Versioned):
    """A customer with who receives and who may sign for goods."""

    __tablename__ = "customer"

    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    contact: Mapped[str] = mapped_column(Str, nullable=False, default="")
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    address: Mapped[str] = mapped_column(Str, nullable=False, default="")
    destination: Mapped[str] = mapped_column(Str, nullable=False, default="")
    signers: Mapped[Any] = mapped_column(Json, nullable=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    mark_template: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    erp_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="", index=True)


class Carrier(Versioned):
    """A carrier with its licence and transport-safety contract (G-14, G-15)."""

    __tablename__ = "carrier"

    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    phone: Mapped[str] = mapped_column(Str, nullable=False, default="")
    state: Mapped[CarrierState] = mapped_column(EnumText(CarrierState), nullable=False)
    licence_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    licence_until: Mapped[date | None] = mapped_column(Day)
    contract_no: Mapped[str] = mapped_column(Str, nullable=False, default="")
    contract_until: Mapped[date | None] = mapped_column(Day)


class Vehicle(Versioned):
    """An own or contracted vehicle with its technical safety inspection (G-16)."""

    __tablename__ = "vehicle"

    plate: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[str] = mapped_column(Str, nullable=False)
    carrier_id: Mapped[int | None] = reference("carrier.id", nullable=True)
    inspection_until: Mapped[date | None] = mapped_column(Day)
    payload_kg: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)


class VehicleKindRow(Versioned):
    """A site's own kind of vehicle or container for load plans, beside the built-in ones; the axles are all four there or all NULL."""

    __tablename__ = "vehicle_kind"

    key: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    family: Mapped[str] = mapped_column(Str, nullable=False)
    length_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    width_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    height_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    payload_kg: Mapped[int] = mapped_column(BigInt, nullable=False)
    door_width_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    door_height_mm: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    front_axle_mm: Mapped[int | None] = mapped_column(BigInt)
    rear_axle_mm: Mapped[int | None] = mapped_column(BigInt)
    front_axle_kg: Mapped[int | None] = mapped_column(BigInt)
    rear_axle_kg: Mapped[int | None] = mapped_column(BigInt)
    front_permille: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    rear_permille: Mapped[int] = mapped_column(BigInt, nullable=False, default=1000)
    side_permille: Mapped[int] = mapped_column(BigInt, nullable=False, default=1000)
    blocked: Mapped[Any] = mapped_column(Json, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)


class PackagingKind(Versioned):
    """A kind of packaging with size, tare, load and stacking limits (C-02)."""

    __tablename__ = "packaging_kind"

    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    length_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    width_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    height_mm: Mapped[int] = mapped_column(BigInt, nullable=False)
    tare_g: Mapped[int] = mapped_column(BigInt, nullable=False)
    max_load_g: Mapped[int] = mapped_column(BigInt, nullable=False)
    max_layers: Mapped[int] = mapped_column(BigInt, nullable=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
    key: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")


class Zone(Versioned):
    """A storage zone: what it is for and which storage class it keeps (D-08, D-10)."""

    __tablename__ = "zone"

    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    kind: Mapped[ZoneKind] = mapped_column(EnumText(ZoneKind), nullable=False)
    storage_class: Mapped[StorageClass] = mapped_column(EnumText(StorageClass), nullable=False)


class Tray(Versioned):
    """A numbered tray or cage: scanning it means the place it stands for."""

    __tablename__ = "tray"

    number: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    location_id: Mapped[int | None] = reference("location.id", nullable=True)


class Location(Versioned):
    """A place in a zone; `sealed_only` keeps opened goods out (D-10)."""

    __tablename__ = "location"

    code: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    zone_id: Mapped[int] = reference("zone.id")
    sealed_only: Mapped[bool] = mapped_column(Flag, nullable=False, default=False)
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)
