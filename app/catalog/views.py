"""What leaves the catalog, and the drafts that its commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.states import CarrierState as CarrierState
from db.states import ProductKind as ProductKind
from db.states import StorageClass as StorageClass
from db.states import Tracking as Tracking
from db.states import ZoneKind as ZoneKind


@dataclass(frozen=True)
class ClimateRange:
    """What climate-bound goods keep on the way (E-08): lowest and highest °C, highest %RH; None where nothing is set."""

    low_c: int | None = None
    high_c: int | None = None
    humidity: int | None = None

    @property
    def words(self) -> str:
        """As it is written: 2～8 ℃，≤60 %RH."""
        low, high = (str(n) if n is not None else "" for n in (self.low_c, self.high_c))
        degrees = f"{low}～{high} ℃" if low and high else f"≥{low} ℃" if low else f"≤{high} ℃" if high else ""
        return "，".join(filter(None, (degrees, f"≤{self.humidity} %RH" if self.humidity is not None else "")))


@dataclass(frozen=True)
class ProductView:
    """A product.

    Attributes:
        product_id: Key.
        code: Two letters that its serial numbers begin with.
        name: Name on papers and labels.
        model: Model or specification.
        unit: Unit it is counted in (台, 件, 套).
        kind: Decides the route of the goods.
        tracking: Each unit has a serial number, or a lot has one number.
        storage_class: Where it may stand; None while nobody has said so.
        storage_days: Permitted storage time in days, or None.
        shelf_life_days: Shelf life in days, or None when it has none.
        fragile: Fragile goods.
        valuable: Valuable goods.
        hazard: Dangerous goods.
        precautions: Transport precautions in words, in order.
        marks: Handling marks as `app.labels.marks.HandlingMark.parse` reads them.
        net_weight_g: Net weight of one unit in grams.
        size_mm: Length, width, height in millimetres.
        gtin: 14 digits, or blank.
        papers: Papers that go with it (合格证, 说明书, 保修卡).
        active: Released for use.
        unstated: Names of the fields of A-24 that nobody has stated yet.
        version: Counts up with every change.
        handling: How it is moved (手搬, 手推车, 叉车, 行车), or blank (E-02).
        gross_weight_g: Weight of one in its own packing in grams, or 0.
        climate: What it keeps on the way, or None where it is not climate-bound (E-08).
        special: Its own checklist of special protection while it is moved; empty takes the one of the settings (E-04).
        purchased: Bought from a supplier: it comes in by 外购入库, after an incoming inspection.
    """

    product_id: int
    code: str
    name: str
    model: str
    unit: str
    kind: ProductKind
    tracking: Tracking
    storage_class: StorageClass | None
    storage_days: int | None
    shelf_life_days: int | None
    fragile: bool
    valuable: bool
    hazard: bool
    precautions: tuple[str, ...]
    marks: tuple[str, ...]
    net_weight_g: int
    size_mm: tuple[int, int, int]
    gtin: str
    papers: tuple[str, ...]
    active: bool
    unstated: tuple[str, ...] = ()
    version: int = 1
    handling: str = ""
    gross_weight_g: int = 0
    climate: ClimateRange | None = None
    special: tuple[str, ...] = ()
    purchased: bool = False


@dataclass(frozen=True)
class CareView:
    """How goods are handled: what the bench, the store and the dock show when they are scanned (E-01, E-02).

    Attributes:
        marks: Handling marks as `app.labels.marks.HandlingMark.parse` reads them.
        handling: How they are moved: 手搬, 手推车, 叉车, 行车; blank where nobody said so.
        weight_g: Gross weight of one, else its net weight.
        two_persons: Heavier than one person lifts, and moved by hand.
        precautions: Transport precautions.
    """

    marks: tuple[str, ...] = ()
    handling: str = ""
    weight_g: int = 0
    two_persons: bool = False
    precautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProductDraft:
    """What a product is made or changed from; None in a flag means nobody has said so yet."""

    code: str
    name: str
    model: str
    unit: str
    kind: ProductKind = ProductKind.HARDWARE
    tracking: Tracking = Tracking.SERIAL
    storage_class: StorageClass | None = None
    storage_days: int | None = None
    has_shelf_life: bool | None = None
    shelf_life_days: int | None = None
    fragile: bool | None = None
    valuable: bool | None = None
    hazard: bool | None = None
    precautions: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    net_weight_g: int = 0
    size_mm: tuple[int, int, int] = (0, 0, 0)
    gtin: str = ""
    papers: tuple[str, ...] = ("合格证",)
    handling: str = ""
    gross_weight_g: int = 0
    climate: ClimateRange | None = None
    special: tuple[str, ...] = ()
    purchased: bool = False


@dataclass(frozen=True)
class PackView:
    """An inner pack with a bar code of its own: its GTIN in 14 digits, what it is called, pieces in it."""

    gtin: str
    product_id: int
    quantity: int
    name: str


@dataclass(frozen=True)
class PaperCodeView:
    """The bar code on a paper that goes with a product (the part number of its manual)."""

    code: str
    product_id: int
    paper: str


@dataclass(frozen=True)
class CustomerView:
    """A customer; contact, phone and address are blank for those who may not see them (M-05)."""

    customer_id: int
    name: str
    contact: str
    phone: str
    address: str
    destination: str
    signers: tuple[str, ...]
    active: bool = True
    version: int = 1
    mark_template: str = ""
    erp_no: str = ""


@dataclass(frozen=True)
class CustomerDraft:
    """What a customer is made or changed from."""

    name: str
    contact: str = ""
    phone: str = ""
    address: str = ""
    destination: str = ""
    signers: tuple[str, ...] = ()
    active: bool = True
    mark_template: str = ""
    erp_no: str | None = None
    """Number in the ERP; None leaves it as it is."""


@dataclass(frozen=True)
class CarrierView:
    """A carrier with the last valid day of its licence and its transport-safety contract; None where there is none."""

    carrier_id: int
    name: str
    phone: str
    state: CarrierState
    licence_until: date | None
    contract_until: date | None
    licence_no: str = ""
    contract_no: str = ""
    version: int = 1


@dataclass(frozen=True)
class CarrierDraft:
    """What a carrier is made or changed from."""

    name: str
    phone: str = ""
    state: CarrierState = CarrierState.CANDIDATE
    licence_no: str = ""
    licence_until: date | None = None
    contract_no: str = ""
    contract_until: date | None = None


@dataclass(frozen=True)
class VehicleView:
    """An own or contracted vehicle; `carrier_id` None is the company's own."""

    vehicle_id: int
    plate: str
    kind: str
    carrier_id: int | None
    inspection_until: date | None
    payload_kg: int
    carrier_name: str = ""
    version: int = 1


@dataclass(frozen=True)
class VehicleDraft:
    """What a vehicle is made or changed from; payload in kilograms."""

    plate: str
    kind: str
    carrier_id: int | None = None
    inspection_until: date | None = None
    payload_kg: int = 0


@dataclass(frozen=True)
class PackagingKindView:
    """A kind of packaging (C-02): outer size in mm, tare and greatest load in g, layers it may be stacked.

    `key` stands after `JF$PKG:` on its bar code; blank where it has none.
    """

    kind_id: int
    name: str
    size_mm: tuple[int, int, int]
    tare_g: int
    max_load_g: int
    max_layers: int
    active: bool = True
    version: int = 1
    key: str = ""


@dataclass(frozen=True)
class PackagingKindDraft:
    """What a kind of packaging is made or changed from."""

    name: str
    size_mm: tuple[int, int, int]
    tare_g: int
    max_load_g: int
    max_layers: int
    active: bool = True
    key: str = ""


@dataclass(frozen=True)
class ZoneView:
    """A storage zone."""

    zone_id: int
    name: str
    kind: ZoneKind
    storage_class: StorageClass
    version: int = 1


@dataclass(frozen=True)
class ZoneDraft:
    """What a zone is made or changed from."""

    name: str
    kind: ZoneKind = ZoneKind.STORE
    storage_class: StorageClass = StorageClass.NORMAL


@dataclass(frozen=True)
class LocationView:
    """A place in a zone, with what the zone is for and what it keeps."""

    location_id: int
    code: str
    zone: str
    zone_kind: ZoneKind
    storage_class: StorageClass
    sealed_only: bool
    active: bool = True
    version: int = 1


@dataclass(frozen=True)
class LocationDraft:
    """What a location is made or changed from; `zone` is the name of its zone."""

    code: str
    zone: str
    sealed_only: bool = False
    active: bool = True
