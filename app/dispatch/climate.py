"""Goods that must keep a temperature or humidity on the way, and the vehicles that can (E-08)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.work import Work
from app.dispatch import mode_rules
from app.dispatch.views import DispatchOrderView, TripView
from app.settings.service import setting_list
from db.models.dispatch import Trip


def climate_goods(session: Session, product_ids: Iterable[int]) -> tuple[str, ...]:
    """The climate-bound goods among some products, each with its set range."""
    products = catalog.products_by_key(session, product_ids).values()
    return tuple(f"{product.name} {product.model}（{product.climate.words}）" for product in products if product.climate is not None)


def require_climate(work: Work, order: DispatchOrderView, trip: Trip | TripView) -> None:
    """Refuses to put climate-bound goods on a vehicle of another kind.

    Raises:
        Refused: E-08.
    """
    goods = climate_goods(work.session, (line.product_id for line in order.lines))
    if not goods:
        return
    known = next((v.kind for v in catalog.vehicles(work.session) if v.plate == trip.plate), "")
    kinds = setting_list(work.session, "transport.climate_kinds", work.now)
    mode_rules.vehicle_must_keep_climate(order.number, goods, f"{trip.vehicle_kind} {known}".strip(), kinds)
