"""What the view 现存 shows: products with their pieces, zones with their places and how full they are, and the goods one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.text import Text, say
from app.core.words import word
from app.storage.rules import KEPT, SET_ASIDE
from app.units import stock_queries as stock
from app.units.views import UnitState as UnitState
from db.states import StorageClass, ZoneKind

LOCKED = frozenset({UnitState.RECHECK_DUE, UnitState.LOCKED})
ASIDE = frozenset(SET_ASIDE.values())
LEAVING = frozenset({UnitState.PICKED, UnitState.BOXED, UnitState.LOADED})
MOST = 500
"""So many goods of a product or place are listed; a search finds the others."""


@dataclass(frozen=True)
class ProductStock:
    """The pieces of a product that stand in the works.

    Attributes:
        product_id: Key.
        code: Product code.
        name: Name.
        model: Model and specification.
        unit: What it is counted in.
        free: In stock and kept for nobody.
        kept: Kept for an order or pass.
        locked: Awaiting recheck, or locked by a last day.
        aside: On hold, returned, to be reworked, scrap.
        leaving: Drawn, boxed, loaded.
        waiting: At the door: not inspected, or a paper is missing.
    """

    product_id: int
    code: str
    name: str
    model: str
    unit: str
    free: int
    kept: int
    locked: int
    aside: int
    leaving: int
    waiting: int

    @property
    def stored(self) -> int:
        """Pieces that the store keeps."""
        return self.free + self.kept + self.locked

    @property
    def total(self) -> int:
        """Every piece in the works."""
        return self.stored + self.aside + self.leaving + self.waiting


@dataclass(frozen=True)
class PlaceStock:
    """A place: its pieces, and how many of them are set aside or locked."""

    location_id: int
    code: str
    sealed_only: bool
    pieces: int
    stopped: int


@dataclass(frozen=True)
class ZoneStock:
    """A zone with its places, by code."""

    name: str
    kind: Text
    storage_class: Text
    places: tuple[PlaceStock, ...]

    @property
    def pieces(self) -> int:
        """Pieces in it."""
        return sum(place.pieces for place in self.places)


@dataclass(frozen=True)
class Overview:
    """Everything that stands in the works."""

    products: tuple[ProductStock, ...]
    zones: tuple[ZoneStock, ...]


@dataclass(frozen=True)
class GoodsLine:
    """One unit, or the pieces of a lot at one place; `barred` says that its lot is on hold with what is drawn of it (B-11)."""

    identity: str
    product_id: int
    product: str
    is_lot: bool
    location_id: int
    location: str
    quantity: int
    state: UnitState
    order_no: str
    sealed: bool
    stocked_on: date | None
    last_day: date | None
    barred: bool

    @property
    def is_held(self) -> bool:
        """Whether they are on hold, in the store or on their way out of it."""
        return self.barred or self.state is UnitState.HOLD

    @property
    def is_kept(self) -> bool:
        """Whether they are kept for an order, fit to be drawn or not."""
        return bool(self.order_no) and self.state in KEPT

    @property
    def key(self) -> str:
        """Tells the pieces of a lot at different places and for different orders apart."""
        return f"{self.identity}|{self.location_id}|{self.state}|{self.order_no}"


def overview(session: Session) -> Overview:
    """Products and zones with what stands there; sums alone are read, never the goods one by one."""
    by_product: dict[int, Counter[UnitState]] = defaultdict(Counter)
    for product, state, count in stock.by_product(session):
        by_product[product][state] += count
    known = catalog.products_by_key(session, by_product)
    products = [
        ProductStock(
            key, known[key].code, known[key].name, known[key].model, known[key].unit, states[UnitState.IN_STOCK],
            states[UnitState.RESERVED], _of(states, LOCKED), _of(states, ASIDE), _of(states, LEAVING),
            states[UnitState.AWAITING_INSPECTION] + states[UnitState.PASSED] + states[UnitState.SEALED] + states[UnitState.PACKING],
        )
        for key, states in by_product.items()
    ]  # fmt: skip
    zones = _zones(session, stock.by_place(session), stock.by_place(session, tuple(ASIDE | LOCKED)))
    return Overview(tuple(sorted(products, key=lambda p: (p.code, p.model))), zones)


def places_of(session: Session, product_id: int) -> dict[int, int]:
    """Keys of the places where pieces of a product stand, each with how many."""
    found: Counter[int] = Counter()
    for one in stock.sums(session, tuple(UnitState), product_id=product_id, placed=True):
        found[one.location_id or 0] += one.quantity
    return dict(found)


def goods(session: Session, *, product_id: int | None = None, location_id: int | None = None, containing: str = "") -> list[GoodsLine]:
    """The goods of a product or at a place, what came in first before; `MOST` of them, or those whose number contains a text."""
    states = tuple(state for state in UnitState if state not in (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED))
    found = stock.pieces(
        session, states, product_id=product_id, location_id=location_id, containing=containing.strip().upper(), limit=MOST, placed=True
    )
    codes = catalog.location_codes(session, (piece.location_id for piece in found))
    known = catalog.products_by_key(session, (piece.product_id for piece in found))
    lines = [
        GoodsLine(
            piece.identity, piece.product_id, f"{known[piece.product_id].name} {known[piece.product_id].model}", not piece.serial,
            piece.location_id or 0, codes.get(piece.location_id or 0, ""), piece.quantity, piece.state, piece.reserved_order, piece.sealed,
            site_day(piece.stocked_at) if piece.stocked_at else None,
            min((day for day in (piece.expires_on, piece.valid_until, piece.store_until) if day), default=None),
            piece.barred,
        )
        for piece in found
    ]  # fmt: skip
    return lines[:MOST]


def _of(states: Counter[UnitState], wanted: Collection[UnitState]) -> int:
    return sum(states[state] for state in wanted)


def _zones(session: Session, at_place: dict[int, int], stopped: dict[int, int]) -> tuple[ZoneStock, ...]:
    places: dict[str, list[PlaceStock]] = defaultdict(list)
    kinds: dict[str, tuple[ZoneKind, StorageClass]] = {}
    for place in catalog.locations(session):
        there = at_place.get(place.location_id, 0)
        if not place.active and not there:
            continue
        kinds[place.zone] = (place.zone_kind, place.storage_class)
        places[place.zone].append(
            PlaceStock(place.location_id, place.code, place.sealed_only, there, stopped.get(place.location_id, 0))
        )
    order = list(ZoneKind)
    names = sorted(places, key=lambda name: (order.index(kinds[name][0]), name))
    return tuple(
        ZoneStock(name, say(word(kinds[name][0])), say(word(kinds[name][1])), tuple(places[name]))
        for name in names
    )
