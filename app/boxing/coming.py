"""Which boxes of a 发货单 will still be packed (预估): vehicles are planned before packing is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

from sqlalchemy.orm import Session

from app.boxing.planning import Kind, Ware, expected
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.catalog.views import PackagingKindView, ProductView
from app.dispatch.views import DispatchOrderView
from app.packing import queries as packing


@dataclass(frozen=True)
class ExpectedBox:
    """A box that is expected and not packed yet; `key` names it until a real one takes its place.

    Attributes:
        key: The 发货单 and the box's place among those still to come.
        dispatch_no: The 发货单.
        pieces: What will lie in it: product and pieces.
        packaging: Kind of packaging; None where the company has none.
        gross_weight_g: Goods with their inner packaging, and the tare.
    """

    key: str
    dispatch_no: str
    pieces: tuple[tuple[ProductView, int], ...]
    packaging: PackagingKindView | None
    gross_weight_g: int

    @property
    def contents(self) -> str:
        """What will lie in it, in words."""
        return "，".join(f"{product.name} {product.model} × {n}" for product, n in self.pieces)


def expected_boxes(
    session: Session, orders: Sequence[DispatchOrderView], closed: Mapping[str, Sequence[BoxView]], today: date
) -> tuple[ExpectedBox, ...]:
    """The boxes that some 发货单 will take beside those that are closed.

    Args:
        session: For reading.
        orders: The 发货单.
        closed: By 发货单 the boxes that nothing more goes into.
        today: Day whose packaging requirements count.
    """
    left = {order.number: _left(order, closed.get(order.number, ())) for order in orders}
    keys = {key for pieces in left.values() for key in pieces}
    if not keys:
        return ()
    products, figures = catalog.products_by_key(session, keys), packing.figures(session, keys, today)
    kinds = {kind.kind_id: kind for kind in catalog.packaging_kinds(session, active_only=True)}
    plain = [Kind(kind.kind_id, kind.max_load_g, prod(kind.size_mm)) for kind in kinds.values()]
    found = []
    for number, pieces in left.items():
        listed = [(products[key], count) for key, count in pieces.items()]
        wares = []
        for product, count in listed:
            known = figures.get(product.product_id)
            inner = (known.inner_weight_g if known else None) or 0
            weight = product.gross_weight_g or product.net_weight_g + inner
            wares.append(Ware(count, known.pieces_per_box if known else None, weight, prod(product.size_mm)))
        for n, box in enumerate(expected(wares, plain), start=1):
            kind = kinds[box.kind.kind_id] if box.kind else None
            inside = tuple((listed[place][0], count) for place, count in box.pieces)
            found.append(ExpectedBox(f"{number}~{n}", number, inside, kind, box.net_g + (kind.tare_g if kind else 0)))
    return tuple(found)


def _left(order: DispatchOrderView, closed: Sequence[BoxView]) -> dict[int, int]:
    """Pieces by product that lie in no closed box yet."""
    left: dict[int, int] = {}
    for line in order.lines:
        left[line.product_id] = left.get(line.product_id, 0) + line.wanted
    for box in closed:
        for item in box.items:
            left[item.product_id] = left.get(item.product_id, 0) - item.quantity
    return {key: count for key, count in left.items() if count > 0}
