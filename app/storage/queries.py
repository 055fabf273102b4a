"""Reads of stock: what can be shipped, where goods may go, what the ledger says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.identity import queries as identity_queries
from app.storage.proof import balances_against_moves as balances_against_moves
from app.storage.rules import FITTING, SET_ASIDE
from app.storage.views import MoveView, StandingView, StockView
from app.units import queries as units
from app.units import stock_queries as stock
from db.models.storage import StockMove
from db.states import StockMoveKind, UnitState, ZoneKind

_SHIPPABLE = (UnitState.IN_STOCK, UnitState.RESERVED)
_AT_ONCE = 500
"""So many numbers go into one statement."""


def available(session: Session, product_id: int) -> tuple[StockView, ...]:
    """Posted, passed stock of a product in store zones, first in first out; reserved goods name their order."""
    found = stock.pieces(session, _SHIPPABLE, product_id=product_id, places=catalog.places_of(ZoneKind.STORE))
    codes = catalog.location_codes(session, (piece.location_id for piece in found))
    received = _received(session, [piece.identity for piece in found if piece.stocked_at is None])
    views = [
        StockView(
            piece.serial or None, piece.lot_no, piece.quantity, codes.get(piece.location_id or 0, ""), piece.state,
            piece.stocked_at or received[piece.identity], piece.reserved_order,
        )
        for piece in found
        if piece.stocked_at is not None or piece.identity in received
    ]  # fmt: skip
    return tuple(sorted(views, key=lambda s: (s.received_at, s.identity)))


def free_pieces(session: Session, product_id: int) -> dict[str, int]:
    """Pieces of a product that can be shipped, by the document they are kept for; blank for those that nobody keeps."""
    found = {"": 0}
    for kept_for, count in session.execute(_FREE, {"product": product_id}):
        found[kept_for] = found.get(kept_for, 0) + int(count or 0)
    return found


_FREE = stock.free_pieces(catalog.places_of(ZoneKind.STORE))


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


_LAST_OF_EACH = union_all(
    select(StockMove.kind, func.max(StockMove.at)).where(StockMove.serial == bindparam("identity")).group_by(StockMove.kind),
    select(StockMove.kind, func.max(StockMove.at)).where(StockMove.lot_no == bindparam("identity")).group_by(StockMove.kind),
)
"""Built once: every scan at the bench asks. Two reads by an index; a number is a serial or a lot, never both."""


def last_moves(session: Session, kind: StockMoveKind, *states: UnitState) -> dict[str, datetime]:
    """When each unit, and each lot with pieces, in any of `states` last made a move of a kind; by serial or lot number."""
    found: dict[str, datetime] = {}
    for column, goods in ((StockMove.serial, units.serials_in(*states)), (StockMove.lot_no, units.lot_numbers_in(*states))):
        query = select(column, func.max(StockMove.at)).where(column.in_(goods), StockMove.kind == kind).group_by(column)
        found |= dict(session.execute(query).all())
    return found


def last_moves_of(session: Session, kind: StockMoveKind, serials: Collection[str], lot_nos: Collection[str]) -> dict[str, datetime]:
    """When each of some units and lots last made a move of a kind; by serial or lot number."""
    found: dict[str, datetime] = {}
    for column, goods in ((StockMove.serial, serials), (StockMove.lot_no, lot_nos)):
        if goods:
            query = select(column, func.max(StockMove.at)).where(column.in_(goods), StockMove.kind == kind).group_by(column)
            found |= dict(session.execute(query).all())
    return found


MOST_PLACES = 20
"""So many places are suggested at most."""


def places_for(session: Session, product_id: int, *, sealed: bool = True) -> tuple[LocationView, ...]:
    """The best locations that satisfy a product, best first (D-08, D-10).

    The fitting class comes first, then places that hold the same product, then those for sealed goods alone, then the code.

    Args:
        session: Read session.
        product_id: The product.
        sealed: Whether the goods were never opened; opened ones are not offered a place for sealed goods.
    """
    product = catalog.product(session, product_id)
    if product.storage_class is None or product.hazard:
        return ()
    return catalog.fitting_places(session, FITTING[product.storage_class], sealed, stock.holding(product_id), MOST_PLACES)


def places_aside(session: Session, identities: Sequence[str]) -> tuple[str, ...]:
    """Codes of the places that are for goods in the state of all of these: hold, scrap, return, rework (D-10)."""
    states = [{one.state for one in standing(session, identity) or ()} for identity in identities]
    kinds = [kind for kind, state in SET_ASIDE.items() if all(state in found for found in states)]
    return tuple(place.code for place in catalog.locations(session, active_only=True) if place.zone_kind in kinds)


def moves(session: Session, *, identity: str = "", document: str = "") -> tuple[MoveView, ...]:
    """The ledger of a unit or lot, or of a document, in order."""
    rows: list[StockMove] = []
    for column in (StockMove.serial, StockMove.lot_no) if identity else (None,):
        query = select(StockMove).order_by(StockMove.id)
        query = query if column is None else query.where(column == identity)
        query = query.where(StockMove.document == document) if document else query
        rows += session.scalars(query)
    codes = catalog.location_codes(session, (key for row in rows for key in (row.from_location_id, row.to_location_id)))
    names = identity_queries.names(session)
    return tuple(
        MoveView(
            row.at, row.kind, row.serial, row.lot_no, row.quantity, codes.get(row.from_location_id or 0, ""),
            codes.get(row.to_location_id or 0, ""), row.document, row.note, names.get(row.person_id or 0, ""),
        )
        for row in rows
    )  # fmt: skip


def _received(session: Session, identities: Sequence[str]) -> dict[str, datetime]:
    """When goods came in by the ledger: a unit for the last time, a lot for the first; for goods on which nobody noted it."""
    found: dict[str, datetime] = {}
    came = StockMove.kind.in_((StockMoveKind.RECEIPT, StockMoveKind.OPENING))
    for column, moment in ((StockMove.lot_no, func.min(StockMove.at)), (StockMove.serial, func.max(StockMove.at))):
        for first in range(0, len(identities), _AT_ONCE):
            part = identities[first : first + _AT_ONCE]
            found |= dict(session.execute(select(column, moment).where(column.in_(part), came).group_by(column)).all())
    return found
