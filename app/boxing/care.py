"""How what was scanned is handled: marks, weight and way of moving of a unit, a lot, a box, the goods of an order (E-01, E-02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.boxing import queries
from app.catalog import queries as catalog
from app.catalog.care import care_of
from app.catalog.views import CareView
from app.settings.service import setting_int
from app.units import queries as units

HEAVY = "handling.two_persons_over_kg"


def of_products(session: Session, product_ids: Iterable[int], now: datetime) -> CareView | None:
    """What holds for all of some products together: every mark once, the heaviest of them; None for none."""
    limit = setting_int(session, HEAVY, now)
    every = [care_of(product, limit) for product in catalog.products_by_key(session, product_ids).values()]
    if not every:
        return None
    heaviest = max(every, key=lambda care: care.weight_g)
    marks = tuple(dict.fromkeys(mark for care in every for mark in care.marks))
    precautions = tuple(dict.fromkeys(words for care in every for words in care.precautions))
    return replace(heaviest, marks=marks, precautions=precautions, two_persons=any(care.two_persons for care in every))


def of_scan(session: Session, key: str, now: datetime) -> CareView | None:
    """What holds for a scanned unit, lot or box; None for anything else."""
    box = queries.box(session, key) if len(key) == 18 and key.isdecimal() else None
    if box is not None:
        care = of_products(session, (item.product_id for item in box.items), now)
        weight = box.gross_weight_g or 0
        if care is None or not weight:
            return care
        lifted = care.handling in ("", "hand", "trolley")
        return replace(care, weight_g=weight, two_persons=lifted and weight > setting_int(session, HEAVY, now) * 1000)
    thing = units.unit(session, key) or units.lot(session, key)
    return None if thing is None else of_products(session, [thing.product_id], now)
