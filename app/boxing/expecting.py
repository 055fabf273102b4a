"""What 发货单 take up on a vehicle: their boxes as they were closed, and for what is not boxed yet those to be expected (预估)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import prod

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.boxing.planning import FILL, Kind, Ware, plan
from app.catalog import queries as catalog
from app.catalog.views import PackagingKindView, ProductView
from app.core.grouped import grouped
from app.packing import queries as packing
from app.packing.views import BoxingFigures
from db.models.boxing import Box, BoxItem
from db.states import BoxState

_UNFINISHED = frozenset({BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED})


@dataclass(frozen=True)
class Parcel:
    """A box that a 发货单 takes up room with.

    Attributes:
        size_mm: Length, width, height; (0, 0, 0) where nobody said.
        weight_g: Gross weight.
        max_layers: How many may stand on each other, itself counted; 0 where nobody said.
        sscc: Its number, blank while it is only expected.
        box_no: Its number in the 发货单.
        estimated: It is not closed yet: size and weight are what packing requirements let expect.
    """

    size_mm: tuple[int, int, int]
    weight_g: int
    max_layers: int = 0
    sscc: str = ""
    box_no: int = 0
    estimated: bool = False

    @property
    def volume_mm3(self) -> int:
        """Outer volume."""
        return prod(self.size_mm)


_BOXES = (
    select(
        Box.dispatch_no, Box.sscc, Box.box_no, Box.length_mm, Box.width_mm, Box.height_mm, Box.gross_weight_g, Box.kind_id,
    )
    .where(Box.dispatch_no.in_(bindparam("numbers", expanding=True)), Box.state.not_in(_UNFINISHED)).order_by(Box.box_no)
)  # fmt: skip
_INSIDE = (
    select(Box.dispatch_no, BoxItem.product_id, func.sum(BoxItem.quantity)).join(Box, Box.id == BoxItem.box_id)
    .where(
        Box.dispatch_no.in_(bindparam("numbers", expanding=True)), Box.state.not_in(_UNFINISHED), BoxItem.removed_at.is_(None)
    )
    .group_by(Box.dispatch_no, BoxItem.product_id)
)  # fmt: skip


def parcels(session: Session, wanted: Mapping[str, Mapping[int, int]], today: date) -> dict[str, tuple[Parcel, ...]]:
    """The boxes of some 发货单, closed ones first, then those that the rest is expected to take.

    Args:
        session: A read.
        wanted: Pieces to be shipped by product, by number of the 发货单.
        today: The day whose packing requirements hold.
    """
    numbers = {"numbers": list(wanted)}
    closed = grouped(session.execute(_BOXES, numbers).all(), lambda row: row.dispatch_no)
    inside: dict[str, dict[int, int]] = {}
    for number, product_id, count in session.execute(_INSIDE, numbers) if closed else ():
        inside.setdefault(number, {})[product_id] = int(count)
    keys = {product_id for pieces in wanted.values() for product_id in pieces}
    packer = _Packer(catalog.products_by_key(session, keys), packing.figures(session, keys, today), catalog.packaging_kinds(session))
    found = {}
    for number, pieces in wanted.items():
        done = inside.get(number, {})
        rest = {key: count - done.get(key, 0) for key, count in pieces.items() if count > done.get(key, 0)}
        real = tuple(
            Parcel((row.length_mm, row.width_mm, row.height_mm), row.gross_weight_g or 0, packer.layers(row.kind_id), row.sscc, row.box_no)
            for row in closed[number]
        )
        found[number] = (*real, *packer.expected(rest, len(real)))
    return found


class _Packer:
    """Says what boxes goods are expected to take, after the same figures as the bench."""

    def __init__(
        self, products: Mapping[int, ProductView], figures: Mapping[int, BoxingFigures], kinds: list[PackagingKindView]
    ) -> None:
        self._products, self._figures = products, figures
        self._kinds = {kind.kind_id: kind for kind in kinds}
        self._offered = [Kind(kind.kind_id, kind.max_load_g, prod(kind.size_mm)) for kind in kinds if kind.active]
        self._known: dict[tuple[tuple[int, int], ...], tuple[int, Parcel | None]] = {}

    def layers(self, kind_id: int | None) -> int:
        """Layers that a kind of packaging bears, 0 where nobody said."""
        kind = self._kinds.get(kind_id or 0)
        return kind.max_layers if kind is not None else 0

    def expected(self, pieces: Mapping[int, int], before: int) -> tuple[Parcel, ...]:
        """The boxes that pieces by product will take; `before` are closed already."""
        asked = tuple(pieces.items())
        if not asked:
            return ()
        if asked not in self._known:  # a fortnight holds the same few goods again and again
            self._known[asked] = self._alike(pieces)
        count, one = self._known[asked]
        return tuple(replace(one, box_no=before + n + 1) for n in range(count)) if one is not None else ()

    def _alike(self, pieces: Mapping[int, int]) -> tuple[int, Parcel | None]:
        """How many boxes, and what each of them is like."""
        wares = [self._ware(key, count) for key, count in pieces.items()]
        count = plan(wares, self._offered).boxes
        net = -(-sum(ware.pieces * ware.weight_g for ware in wares) // count)
        room = -(-sum(ware.pieces * ware.volume_mm3 for ware in wares) // count)
        kind = self._kind_for(net, int(room / FILL), self._largest(pieces))
        if kind is not None:
            return count, Parcel(kind.size_mm, net + kind.tare_g, kind.max_layers, estimated=True)
        length, width, height = self._largest(pieces)
        return count, Parcel((length, width, max(height, int(room / FILL) // (length * width or 1))), net, estimated=True)

    def _kind_for(self, net_g: int, room_mm3: int, piece: tuple[int, int, int]) -> PackagingKindView | None:
        """The smallest kind of packaging that carries so much, has the room and takes the largest piece; None where none does."""
        fitting = [
            self._kinds[kind.kind_id] for kind in self._offered
            if kind.max_load_g >= net_g and kind.volume_mm3 >= room_mm3
            and all(inner >= outer for inner, outer in zip(sorted(self._kinds[kind.kind_id].size_mm), sorted(piece), strict=True))
        ]  # fmt: skip
        return min(fitting, key=lambda kind: (prod(kind.size_mm), kind.kind_id), default=None)

    def _ware(self, key: int, count: int) -> Ware:
        known, ware = self._figures.get(key), self._products[key]
        weight = ware.gross_weight_g or ware.net_weight_g + ((known.inner_weight_g if known else None) or 0)
        return Ware(count, known.pieces_per_box if known else None, weight, prod(ware.size_mm))

    def _largest(self, pieces: Mapping[int, int]) -> tuple[int, int, int]:
        return max((self._products[key].size_mm for key in pieces), key=prod)
