"""Reads of the 待收 lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.identity import queries as identity_queries
from app.inbound import goods
from app.inbound.views import AwaitedView
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.inbound import AwaitedGoods
from db.states import UnitState, ZoneKind

_AT_ONCE = 500
"""So many numbers go into one statement."""


def awaited(session: Session, limit: int = 200) -> list[AwaitedView]:
    """What stands in the lane, the longest first."""
    open_ones = select(AwaitedGoods).where(AwaitedGoods.ended_at.is_(None)).order_by(AwaitedGoods.at).limit(limit)
    return _views(session, session.scalars(open_ones))


def lane_code(session: Session) -> str:
    """The first place of the lane, or blank."""
    places = catalog.locations(session, active_only=True)
    return next((place.code for place in places if place.zone_kind is ZoneKind.RECEIVING), "")


def numbers_of(session: Session, product_id: int) -> list[str]:
    """The goods of a product that stand in the lane."""
    return list(session.scalars(_NUMBERS, {"product_id": product_id}))


_NUMBERS = select(AwaitedGoods.identity).where(AwaitedGoods.product_id == bindparam("product_id"), AwaitedGoods.ended_at.is_(None))
"""Built once: every paper that is scanned at the door asks."""


def awaited_of(session: Session, identity: str) -> AwaitedView | None:
    """A unit or lot, if it stands in the lane."""
    return next(iter(awaited_among(session, (identity,))), None)


def awaited_among(session: Session, identities: Sequence[str]) -> tuple[AwaitedView, ...]:
    """Those of some goods that stand in the lane, by number."""
    found: list[AwaitedGoods] = []
    for first in range(0, len(identities), _AT_ONCE):
        part = identities[first : first + _AT_ONCE]
        found += session.scalars(select(AwaitedGoods).where(AwaitedGoods.identity.in_(part), AwaitedGoods.ended_at.is_(None)))
    return tuple(sorted(_views(session, found), key=lambda view: view.identity))


def _views(session: Session, rows: Iterable[AwaitedGoods]) -> list[AwaitedView]:
    listed = list(rows)
    if not listed:
        return []
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    codes = catalog.location_codes(session, (row.location_id for row in listed))
    names = identity_queries.names(session)
    numbers = [row.identity for row in listed]
    things: dict[str, UnitView | LotView] = {unit.serial: unit for unit in units.units(session, numbers)}
    rest = [number for number in numbers if number not in things]
    things |= {lot.lot_no: lot for lot in units.lots(session, rest)} if rest else {}
    return [
        AwaitedView(
            row.identity, row.product_id, products[row.product_id].name, products[row.product_id].model, products[row.product_id].unit,
            row.quantity, row.made_on, row.task_no, row.inspection_no, codes.get(row.location_id, ""), row.at,
            names.get(row.person_id, ""), _state(things.get(row.identity)), isinstance(things.get(row.identity), LotView),
        )
        for row in listed
    ]  # fmt: skip


def _state(thing: UnitView | LotView | None) -> UnitState:
    """The state of what waits; of a lot that of the pieces outside the store that are furthest from it."""
    if thing is None:
        return UnitState.IN_PRODUCTION
    if isinstance(thing, UnitView):
        return thing.state
    return next((state for state in goods.OUTSIDE if thing.count(state)), thing.balances[0].state)
