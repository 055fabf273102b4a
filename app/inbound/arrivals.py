"""Reads of bought goods: what stands at the door, under inspection or passed, and what was put away lately."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.identity import queries as identity_queries
from app.inbound.views import ArrivalView
from app.quality import figures
from app.quality.figures import SheetFact
from app.storage.receiving import READY
from app.units import queries as units
from db.models.inbound import Arrival
from db.states import UnitState


def arrivals(session: Session, *, open_only: bool = True, limit: int = 100) -> list[ArrivalView]:
    """Bought goods that are not put away, the longest waiting first; or all of them, newest first."""
    query = select(Arrival).limit(limit)
    if open_only:
        return _views(session, session.scalars(query.where(Arrival.closed_at.is_(None)).order_by(Arrival.at, Arrival.id)))
    return _views(session, session.scalars(query.order_by(Arrival.id.desc())))


def arrival(session: Session, lot_no: str) -> ArrivalView | None:
    """The arrival of a lot."""
    return next(iter(_views(session, session.scalars(select(Arrival).where(Arrival.lot_no == lot_no)))), None)


def bought_products(session: Session) -> list[ProductView]:
    """The products in use that are bought, by name."""
    return sorted((p for p in catalog.products(session, active_only=True) if p.purchased), key=lambda p: (p.name, p.model))


def suppliers(session: Session, limit: int = 40) -> list[str]:
    """Who delivered lately, the newest first."""
    rows = session.scalars(select(Arrival.supplier).order_by(Arrival.id.desc()).limit(limit * 5))
    return list(dict.fromkeys(rows))[:limit]


def sheet_of(session: Session, lot_no: str) -> SheetFact | None:
    """The newest incoming inspection sheet of a lot."""
    return figures.sheets(session, [lot_no]).get(lot_no)


def _views(session: Session, rows: Iterable[Arrival]) -> list[ArrivalView]:
    listed = list(rows)
    if not listed:
        return []
    numbers = [row.lot_no for row in listed]
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    names = identity_queries.names(session)
    lots = {lot.lot_no: lot for lot in units.lots(session, numbers)}
    sheets = figures.sheets(session, numbers)
    views = []
    for row in listed:
        product, lot, sheet = products[row.product_id], lots[row.lot_no], sheets.get(row.lot_no)
        views.append(
            ArrivalView(
                row.lot_no, row.product_id, product.name, product.model, product.unit, row.quantity, row.supplier, row.supplier_lot,
                row.slip_no, lot.valid_until, lot.expires_on, lot.sealed, row.at, names.get(row.person_id, ""),
                lot.count(UnitState.AWAITING_INSPECTION), lot.count(*READY), lot.count(UnitState.HOLD),
                sheet.number if sheet else "", sheet.verdict if sheet else None, row.receipt_no, row.closed_at is not None,
            )
        )  # fmt: skip
    return views
