"""Reads of stock: what can be shipped, where goods may go, what the ledger says."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.identity import queries as identity_queries
from app.storage.rules import FITTING
from app.storage.views import MoveView, StandingView, StockView
from app.units import queries as units
from db.models.storage import StockMove
from db.states import StockMoveKind, UnitState, ZoneKind

_SHIPPABLE = (UnitState.IN_STOCK, UnitState.RESERVED)


def available(session: Session, product_id: int) -> tuple[StockView, ...]:
    """Posted, passed stock of a product in store zones, first in first out; reserved goods name their order."""
    stores = {p.code for p in catalog.locations(session) if p.zone_kind is ZoneKind.STORE}
    received = _received(session, product_id)
    found = [
        StockView(u.serial, u.lot_no, 1, u.location, u.state, received[u.serial], u.reserved_order)
        for u in units.units_in(session, *_SHIPPABLE, product_id=product_id)
        if u.location in stores and u.serial in received
    ]
    for lot in units.lots_in(session, *_SHIPPABLE, product_id=product_id):
        found += [
            StockView(None, lot.lot_no, b.quantity, b.location, b.state, received[lot.lot_no], b.reserved_order)
            for b in lot.balances
            if b.state in _SHIPPABLE and b.location in stores and lot.lot_no in received
        ]
    return tuple(sorted(found, key=lambda s: (s.received_at, s.identity)))


def standing(session: Session, identity: str) -> tuple[StandingView, ...] | None:
    """Where a unit, or the pieces of a lot, stand and in which state; None where the ledger knows no such number."""
    zones = {p.code: p.zone_kind for p in catalog.locations(session)}
    unit = units.unit(session, identity)
    if unit is not None:
        return (StandingView(unit.location, zones.get(unit.location), unit.state, 1, unit.reserved_order),)
    lot = units.lot(session, identity)
    if lot is None:
        return None
    return tuple(StandingView(b.location, zones.get(b.location), b.state, b.quantity, b.reserved_order) for b in lot.balances)


def last_of_each(session: Session, identity: str) -> dict[StockMoveKind, datetime]:
    """When a unit or lot last made a move of each kind; kinds it never made are left out."""
    return dict(session.execute(_LAST_OF_EACH, {"identity": identity}).all())


_LAST_OF_EACH = (
    select(StockMove.kind, func.max(StockMove.at))
    .where((StockMove.serial == bindparam("identity")) | (StockMove.lot_no == bindparam("identity"))).group_by(StockMove.kind)
)  # fmt: skip
"""Built once: every scan at the bench asks."""


def last_moves(session: Session, kind: StockMoveKind, *states: UnitState) -> dict[str, datetime]:
    """When each unit, and each lot with pieces, in any of `states` last made a move of a kind; by serial or lot number."""
    found: dict[str, datetime] = {}
    for column, goods in ((StockMove.serial, units.serials_in(*states)), (StockMove.lot_no, units.lot_numbers_in(*states))):
        query = select(column, func.max(StockMove.at)).where(column.in_(goods), StockMove.kind == kind).group_by(column)
        found |= dict(session.execute(query).all())
    return found


def places_for(session: Session, product_id: int) -> tuple[LocationView, ...]:
    """Locations that satisfy a product, best first: the fitting class, then those that hold the same product, then by code (D-08)."""
    product = catalog.product(session, product_id)
    if product.storage_class is None or product.hazard:
        return ()
    classes = FITTING[product.storage_class]
    held = {stock.location for stock in available(session, product_id)}
    fitting = [p for p in catalog.locations(session) if p.zone_kind is ZoneKind.STORE and p.storage_class in classes]
    return tuple(sorted(fitting, key=lambda p: (classes.index(p.storage_class), p.code not in held, p.code)))


def moves(session: Session, *, identity: str = "", document: str = "") -> tuple[MoveView, ...]:
    """The ledger of a unit or lot, or of a document, in order."""
    query = select(StockMove).order_by(StockMove.id)
    if identity:
        query = query.where((StockMove.serial == identity) | (StockMove.lot_no == identity))
    if document:
        query = query.where(StockMove.document == document)
    codes = {p.location_id: p.code for p in catalog.locations(session)}
    names = identity_queries.names(session)
    return tuple(
        MoveView(
            row.at, row.kind, row.serial, row.lot_no, row.quantity, codes.get(row.from_location_id or 0, ""),
            codes.get(row.to_location_id or 0, ""), row.document, row.note, names.get(row.person_id or 0, ""),
        )
        for row in session.scalars(query)
    )  # fmt: skip


def balances_against_moves(session: Session) -> list[str]:
    """Compares every balance with the sum of its moves; each difference is one sentence, and no sentence means that they agree."""
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for row in session.execute(
        select(
            StockMove.serial, StockMove.lot_no, StockMove.quantity, StockMove.from_location_id, StockMove.to_location_id
        )
    ):
        identity = row.serial or row.lot_no
        if row.from_location_id is not None:
            sums[identity, row.from_location_id] -= row.quantity
        if row.to_location_id is not None:
            sums[identity, row.to_location_id] += row.quantity
    placed = units.placed(session)
    codes = {p.location_id: p.code for p in catalog.locations(session)}
    return [
        f"{identity} @ {codes.get(place, place)}: 帐 {sums.get((identity, place), 0)}, 存 {placed.get((identity, place), 0)}"
        for identity, place in sorted({*sums, *placed})
        if sums.get((identity, place), 0) != placed.get((identity, place), 0)
    ]


def _received(session: Session, product_id: int) -> dict[str, datetime]:
    """When the stock of a product came in: a unit for the last time, a lot for the first; only what is there, not what ever was."""
    serials = units.serials_in(*_SHIPPABLE, product_id=product_id)
    lots = units.lot_numbers_in(*_SHIPPABLE, product_id=product_id)
    unit_rows = select(StockMove.serial, func.max(StockMove.at)).where(StockMove.serial.in_(serials)).group_by(StockMove.serial)
    lot_rows = select(StockMove.lot_no, func.min(StockMove.at)).where(StockMove.lot_no.in_(lots)).group_by(StockMove.lot_no)
    return {
        identity: at
        for rows in (unit_rows, lot_rows)
        for identity, at in session.execute(rows.where(StockMove.kind.in_((StockMoveKind.RECEIPT, StockMoveKind.OPENING))))
    }
