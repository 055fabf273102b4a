"""Reads of stock by product and by place: sums, what goes out first, what stands where. Every one goes by an index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, exists, func, literal, or_, select, text, union_all
from sqlalchemy.orm import Session

from app.units.views import PieceSum, PieceView, UnitState
from db.models.units import Lot, LotBalance, Unit
from db.types import yes

STORED = (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED)
"""States of goods that the store keeps, pickable or not."""



def sums(
    session: Session, states: Sequence[UnitState], *, product_id: int | None = None, places: Select[int] | None = None,
    placed: bool = False,
) -> list[PieceSum]:  # fmt: skip
    """How many pieces there are by product, place and state; units are counted in one index, lots are added up.

    With `placed` only what stands somewhere counts.
    """
    count = func.count()
    units = select(Unit.product_id, Unit.location_id, Unit.state, count).where(Unit.state.in_(states))
    lots = (
        select(Lot.product_id, LotBalance.location_id, LotBalance.state, func.sum(LotBalance.quantity))
        .join(Lot, Lot.id == LotBalance.lot_id).where(LotBalance.state.in_(states))
    )  # fmt: skip
    if product_id is not None:
        units, lots = units.where(Unit.product_id == product_id), lots.where(Lot.product_id == product_id)
    if places is not None:
        units, lots = units.where(Unit.location_id.in_(places)), lots.where(LotBalance.location_id.in_(places))
    if placed:
        units, lots = units.where(Unit.location_id.is_not(None)), lots.where(LotBalance.location_id.is_not(None))
    units = units.group_by(Unit.product_id, Unit.state, Unit.location_id)
    lots = lots.group_by(Lot.product_id, LotBalance.state, LotBalance.location_id)
    return [PieceSum(product, place, state, int(n)) for rows in (units, lots) for product, place, state, n in session.execute(rows)]


def holding(product_id: int) -> Callable[[Any], ColumnElement[bool]]:
    """The condition that a place holds pieces of a product that can be shipped, for the statement of another feature."""
    free = (UnitState.IN_STOCK, UnitState.RESERVED)
    lots = select(LotBalance.location_id).join(Lot, Lot.id == LotBalance.lot_id)
    lots = lots.where(Lot.product_id == product_id, LotBalance.state.in_(free))

    def there(place: Any) -> ColumnElement[bool]:
        units = [exists().where(Unit.product_id == product_id, Unit.state == state, Unit.location_id == place) for state in free]
        return or_(*units, place.in_(lots))

    return there


def by_product(session: Session) -> list[tuple[int, UnitState, int]]:
    """Pieces that stand somewhere, by product and state; one pass over an index, however many places there are."""
    units = select(Unit.product_id, Unit.state, func.count()).where(Unit.location_id.is_not(None))
    lots = (
        select(Lot.product_id, LotBalance.state, func.sum(LotBalance.quantity)).join(Lot, Lot.id == LotBalance.lot_id)
        .where(LotBalance.location_id.is_not(None))
    )  # fmt: skip
    grouped = (units.group_by(Unit.product_id, Unit.state), lots.group_by(Lot.product_id, LotBalance.state))
    return [(product, state, int(n)) for rows in grouped for product, state, n in session.execute(rows)]


def by_place(session: Session, states: Sequence[UnitState] = ()) -> dict[int, int]:
    """Pieces at each place, of any state or of some."""
    units = select(Unit.location_id, func.count()).where(Unit.location_id.is_not(None))
    lots = select(LotBalance.location_id, func.sum(LotBalance.quantity)).where(LotBalance.location_id.is_not(None))
    if states:
        units, lots = units.where(Unit.state.in_(states)), lots.where(LotBalance.state.in_(states))
    found: dict[int, int] = {}
    for rows in (units.group_by(Unit.location_id), lots.group_by(LotBalance.location_id)):
        for place, count in session.execute(rows):
            if place is not None:
                found[place] = found.get(place, 0) + int(count)
    return found


def free_pieces(places: Select[int]) -> Select[Any]:
    """The statement of pieces of a `product` that can be shipped, by the document they are kept for: blank for those nobody keeps.

    Built once for the places that ship; its four sums go by an index each, whatever the number of places.
    """
    product: BindParameter[int] = bindparam("product")
    units = select(literal("").label("kept"), func.count().label("pieces")).where(
        Unit.product_id == product, Unit.state == UnitState.IN_STOCK, Unit.location_id.in_(places)
    )
    lots = select(literal(""), func.sum(LotBalance.quantity)).join(Lot, Lot.id == LotBalance.lot_id).where(
        Lot.product_id == product, LotBalance.state == UnitState.IN_STOCK, LotBalance.location_id.in_(places), ~yes(LotBalance.opened)
    )  # fmt: skip
    kept_units = select(Unit.reserved_order, func.count()).where(
        Unit.product_id == product, Unit.state == UnitState.RESERVED, Unit.location_id.in_(places)
    )
    kept_lots = (
        select(LotBalance.reserved_order, func.sum(LotBalance.quantity)).join(Lot, Lot.id == LotBalance.lot_id)
        .where(Lot.product_id == product, LotBalance.state == UnitState.RESERVED, LotBalance.location_id.in_(places))
    )  # fmt: skip
    every = (units, lots, kept_units.group_by(Unit.reserved_order), kept_lots.group_by(LotBalance.reserved_order))
    found = union_all(*every).subquery()
    return select(found.c.kept, found.c.pieces)


def pieces(
    session: Session, states: Sequence[UnitState], *, product_id: int | None = None, location_id: int | None = None,
    places: Select[int] | None = None, containing: str = "", limit: int | None = None, placed: bool = False,
) -> list[PieceView]:  # fmt: skip
    """Units and pieces of lots of a product, or at a place, what came in first before.

    Args:
        session: Read session.
        states: States to list.
        product_id: Only of this product.
        location_id: Only at this place.
        places: Only at these places.
        containing: Only numbers that contain this.
        limit: So many units and so many balances at most.
        placed: Only what stands somewhere.
    """
    units = _units().where(Unit.state.in_(states)).order_by(Unit.stocked_at, Unit.serial)
    lots = _lots().where(LotBalance.state.in_(states)).order_by(Lot.stocked_at, Lot.lot_no, LotBalance.id)
    if product_id is not None:
        units, lots = units.where(Unit.product_id == product_id), lots.where(Lot.product_id == product_id)
    if location_id is not None:
        units, lots = units.where(Unit.location_id == location_id), lots.where(LotBalance.location_id == location_id)
    if places is not None:
        units, lots = units.where(Unit.location_id.in_(places)), lots.where(LotBalance.location_id.in_(places))
    if placed:
        units, lots = units.where(Unit.location_id.is_not(None)), lots.where(LotBalance.location_id.is_not(None))
    if containing:
        units = units.where(Unit.serial.contains(containing, autoescape=True) | Unit.lot_no.contains(containing, autoescape=True))
        lots = lots.where(Lot.lot_no.contains(containing, autoescape=True))
    if limit is not None:
        units, lots = units.limit(limit), lots.limit(limit)
    return [_view(row) for rows in (units, lots) for row in session.execute(rows)]


def first_out(session: Session, product_id: int, order_no: str, places: Select[int], limit: int = 1) -> list[PieceView]:
    """What of a product goes out first, for an order: dated goods by their last day, others by when they came in.

    Goods that are kept for the order count with the free ones; each of the kinds of goods is read in the order of an index.
    """
    # the place is asked in words that no index answers: the goods are to come in the order of theirs, and the first few are enough
    stands = func.coalesce(Unit.location_id, 0).in_(places)
    free = _units().where(Unit.product_id == product_id, Unit.state == UnitState.IN_STOCK, stands, yes(Unit.sealed))
    asked = [
        free.where(Unit.expires_on.is_not(None)).order_by(Unit.expires_on, Unit.valid_until, Unit.stocked_at).limit(limit),
        free.where(Unit.expires_on.is_(None), Unit.valid_until.is_not(None)).order_by(Unit.valid_until, Unit.stocked_at).limit(limit),
        free.where(Unit.expires_on.is_(None), Unit.valid_until.is_(None)).order_by(Unit.stocked_at).limit(limit),
        _lots().where(
            Lot.product_id == product_id, LotBalance.location_id.in_(places), ~yes(LotBalance.opened), _offered(order_no)
        ).order_by(func.coalesce(Lot.expires_on, Lot.valid_until, date.max), Lot.stocked_at).limit(limit),
    ]  # fmt: skip
    if order_no:
        asked.append(
            _units().where(Unit.reserved_order == order_no, Unit.state == UnitState.RESERVED, Unit.product_id == product_id)
            .order_by(Unit.stocked_at).limit(limit)
        )  # fmt: skip
    found = [_view(row) for query in asked for row in session.execute(query)]
    return sorted(found, key=turn)[:limit]


def turn(piece: PieceView) -> tuple[date, float, str]:
    """Sort key of what goes out first."""
    return piece.use_by or date.max, piece.stocked_at.timestamp() if piece.stocked_at else 0.0, piece.identity


def opened_at(session: Session, places: Select[int]) -> list[PieceView]:
    """Opened goods that stand at any of `places`."""
    units = _units().where(text("unit.sealed = 0 AND unit.location_id IS NOT NULL"), Unit.location_id.in_(places), Unit.state.in_(STORED))
    lots = _lots().where(yes(LotBalance.opened), LotBalance.location_id.in_(places))
    return [_view(row) for rows in (units, lots) for row in session.execute(rows)]


def piece_of(session: Session, identity: str) -> PieceView | None:
    """A unit, or the pieces of a lot that stand in the store, the free ones first; None where there are none."""
    row = session.execute(_units().where(Unit.serial == identity)).first()
    if row is None:
        lots = _lots().where(Lot.lot_no == identity, LotBalance.state.in_(STORED), LotBalance.location_id.is_not(None))
        row = session.execute(lots.order_by(LotBalance.reserved_order, LotBalance.id)).first()
    return None if row is None else _view(row)


def _offered(order_no: str) -> Any:
    free = and_(LotBalance.state == UnitState.IN_STOCK, LotBalance.reserved_order == "")
    if not order_no:
        return free
    return or_(free, and_(LotBalance.state == UnitState.RESERVED, LotBalance.reserved_order == order_no))


def _units() -> Select[*tuple[Any, ...]]:
    return select(
        Unit.serial, Unit.lot_no, Unit.product_id, Unit.location_id, Unit.state, literal(1).label("quantity"), Unit.reserved_order,
        Unit.sealed, Unit.stocked_at, Unit.expires_on, Unit.valid_until, Unit.store_until, literal(0).label("barred"),
    )  # fmt: skip


def _lots() -> Select[*tuple[Any, ...]]:
    return select(
        literal("").label("serial"), Lot.lot_no, Lot.product_id, LotBalance.location_id, LotBalance.state, LotBalance.quantity,
        LotBalance.reserved_order, (~yes(LotBalance.opened)).label("sealed"), Lot.stocked_at, Lot.expires_on, Lot.valid_until,
        Lot.store_until, Lot.barred,
    ).join(Lot, Lot.id == LotBalance.lot_id)  # fmt: skip


def _view(row: Any) -> PieceView:
    return PieceView(
        row.serial, row.lot_no, row.product_id, row.location_id, row.state, row.quantity, row.reserved_order, bool(row.sealed),
        row.stocked_at, row.expires_on, row.valid_until, row.store_until, bool(row.barred),
    )  # fmt: skip


def astray(session: Session, limit: int) -> list[PieceView]:
    """Goods in a state that belongs in the store but at no place, or at a place although they are not in the works any more."""
    gone = (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED)
    units = _units().where(
        or_(
            and_(Unit.state.in_((UnitState.IN_STOCK, UnitState.RESERVED)), Unit.location_id.is_(None)),
            and_(Unit.state.in_(gone), Unit.location_id.is_not(None)),
        )
    )
    lots = _lots().where(LotBalance.state.in_((UnitState.IN_STOCK, UnitState.RESERVED)), LotBalance.location_id.is_(None))
    return [_view(row) for rows in (units.limit(limit), lots.limit(limit)) for row in session.execute(rows)]
