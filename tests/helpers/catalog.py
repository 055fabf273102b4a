"""Master data for tests, made by the commands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.catalog import service
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
)
from app.core.work import Actor, Workplace
from db.states import CarrierState, Role, StorageClass, Tracking, ZoneKind
from tests.helpers.worlds import step

KEEPER = Actor(None, "资料员", "", frozenset({Role.ADMINISTRATOR}))

BREAKER = ProductDraft(
    code="BK", name="塑壳断路器", model="TB1-250M/3300 160A", unit="台", storage_class=StorageClass.NORMAL,
    has_shelf_life=False, fragile=False, valuable=False, hazard=False, precautions=("防潮", "轻拿轻放"), marks=("怕雨", "向上"),
    net_weight_g=2400, size_mm=(165, 107, 86), papers=("合格证", "说明书"),
)  # fmt: skip
SCREWS = replace(
    BREAKER, code="LS", name="接线端子", model="UT-2.5", unit="件", tracking=Tracking.LOT, net_weight_g=8, size_mm=(50, 42, 5)
)


@step
def product(place: Workplace, draft: ProductDraft = BREAKER, *, active: bool = True, **changes: object) -> ProductView:
    """A product; in use unless `active` is False. `changes` replace fields of the draft."""
    with place.work(KEEPER) as work:
        view = service.create_product(work, replace(draft, **changes))  # type: ignore[arg-type]
        return service.activate_product(work, view.product_id, True) if active else view


@step
def customer(place: Workplace, name: str = "示范电气有限公司") -> CustomerView:
    """A customer with everything filled in."""
    with place.work(KEEPER) as work:
        draft = CustomerDraft(name, "收货员甲", "0571-0000-0101", "示范市样例区演示路 1 号", "示范市", ("收货员甲",))
        return service.create_customer(work, draft)


@step
def carrier(place: Workplace, name: str = "示范物流有限公司", **changes: object) -> CarrierView:
    """An approved carrier with licence and contract for a year."""
    draft = CarrierDraft(
        name, "0571-0000-0200", CarrierState.APPROVED, "运许 0001", date(2027, 11, 30), "安运 0001", date(2027, 11, 30)
    )
    with place.work(KEEPER) as work:
        return service.create_carrier(work, replace(draft, **changes))  # type: ignore[arg-type]


@step
def vehicle(place: Workplace, plate: str = "浙A·0T001", carrier_id: int | None = None, **changes: object) -> VehicleView:
    """A vehicle whose safety inspection is valid for months."""
    with place.work(KEEPER) as work:
        draft = VehicleDraft(plate, "厢式货车 9.6 米", carrier_id, date(2027, 5, 31), 10_000)
        return service.create_vehicle(work, replace(draft, **changes))  # type: ignore[arg-type]


@step
def location(
    place: Workplace, code: str = "A-01-01", zone: str = "成品一区", kind: ZoneKind = ZoneKind.STORE,
    storage_class: StorageClass = StorageClass.NORMAL, sealed_only: bool = False,
) -> LocationView:  # fmt: skip
    """A location; its zone is made when it is not there."""
    from app.catalog import queries

    with place.work(KEEPER) as work:
        if all(known.name != zone for known in queries.zones(work.session)):
            service.create_zone(work, ZoneDraft(zone, kind, storage_class))
        return service.create_location(work, LocationDraft(code, zone, sealed_only))


@step
def packaging_kind(place: Workplace, name: str = "纸制包装箱") -> PackagingKindView:
    """A carton of 600 × 400 × 400 mm for 30 kg."""
    with place.work(KEEPER) as work:
        return service.create_packaging_kind(work, PackagingKindDraft(name, (600, 400, 400), 1200, 30_000, 4))
