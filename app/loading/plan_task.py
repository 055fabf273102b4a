"""The task of a trip for the planner: its boxes with measures, weights and limits, and the inside of its vehicle (G-06, G-07).

Boxes that are closed are what they are; goods that are not boxed yet stand in as the boxes they will take, marked 预估. What the
packaging bears comes from its kind (C-02), what may stand how from the handling marks (E-01).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.boxing.coming import ExpectedBox, expected_boxes
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.catalog.views import PackagingKindView, ProductView
from app.core.clock import site_day
from app.core.errors import BadInput, Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.dispatch import queries as dispatch
from app.dispatch.load_facts import LoadFacts, LoadOrder, load_facts
from app.labels.marks import HandlingMark, MarkKind
from app.loading import plan_rules
from app.loading.inside import inside_of
from app.loading.plan_views import TripBox, TripTask
from app.planner.model import Container, Item, Side
from app.settings.service import setting
from db.states import BoxState, Role
from db.types import canonical_json

EVERY_SIDE = tuple(Side)
GONE = frozenset({BoxState.LOST, BoxState.DAMAGED, BoxState.DELIVERED})
"""Boxes that no vehicle is loaded with any more."""


def trip_task(session: Session, trip_no: str, now: datetime) -> TripTask:
    """What the planner is asked for a trip.

    Args:
        session: For reading.
        trip_no: The trip.
        now: The moment; its day's packaging requirements and settings count.

    Raises:
        NotFound: No such trip.
        Conflict: No goods on it, or no kind of vehicle was chosen.
        BadInput: A box or its packaging has no measures.
        Refused: G-07, nobody said how many layers a packaging bears.
    """
    facts = load_facts(session, trip_no)
    if facts is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    container, boxes = inside_of(session, trip_no, facts.vehicle_kind), trip_boxes(session, facts, now)
    if not boxes:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 上没有货，先把发货单排上车"), trip=trip_no))
    return TripTask(trip_no, facts.vehicle_kind, container, boxes, basis(container, boxes))


def trip_boxes(session: Session, facts: LoadFacts, now: datetime) -> tuple[TripBox, ...]:
    """The boxes of a trip, closed and expected ones, by stop, 发货单 and number.

    Raises:
        BadInput: A box or its packaging has no measures.
        Refused: G-07, nobody said how many layers a packaging bears.
    """
    every = boxing.boxes_of(session, facts.dispatch_nos)
    closed = {number: [box for box in found if is_closed(box)] for number, found in every.items()}
    orders = list(dispatch.numbered(session, facts.dispatch_nos).values())
    coming = expected_boxes(session, orders, closed, site_day(now))
    products = catalog.products_by_key(session, {item.product_id for found in closed.values() for box in found for item in box.items})
    kinds = {kind.name: kind for kind in catalog.packaging_kinds(session)}
    limits = _Limits(bool(setting(session, "loading.require_stacking_limits", now)))
    made = []
    for order in facts.orders:
        own = [box for box in closed.get(order.number, ()) if box.state not in GONE]
        mark = _mark(order, own)
        for box in own:
            inside = [products[key] for key in dict.fromkeys(item.product_id for item in box.items)]
            made.append(_real(box, order, mark, inside, kinds.get(box.packaging), limits))
        made += [_coming(box, order, mark, limits) for box in coming if box.dispatch_no == order.number]
    return tuple(sorted(made, key=lambda box: (box.item.stop, box.dispatch_no, box.estimated, box.box_no, box.item.id)))


def is_closed(box: BoxView) -> bool:
    """Whether nothing more goes into a box: from then on its measures and weight are its own."""
    return bool(box.items) and (box.closed_at is not None or box.state in boxing.DONE)


def basis(container: Container, boxes: Iterable[TripBox]) -> str:
    """A name for exactly these boxes, limits and vehicle: other ones, another name."""
    listed = sorted((asdict(box) for box in boxes), key=lambda box: str(box["item"]["id"]))
    return hashlib.sha256(canonical_json([asdict(container), listed]).encode()).hexdigest()


class _Limits:
    """How a box may stand and what it bears."""

    def __init__(self, needed: bool) -> None:
        self._needed = needed

    def applied(self, item: Item, words: str, packaging: PackagingKindView | None, inside: Iterable[ProductView]) -> Item:
        """An item with its limits from packaging and marks.

        Nothing stands on fragile goods. Where no mark names a weight, a packaging that bears so many layers bears as many full ones
        of its own kind.
        """
        products = list(inside)
        marks = [HandlingMark.parse(text) for product in products for text in product.marks]
        kinds = {mark.kind for mark in marks}
        fragile = any(product.fragile for product in products) or not kinds.isdisjoint({MarkKind.FRAGILE, MarkKind.DO_NOT_STACK})
        layers = packaging.max_layers if packaging else 0
        plan_rules.must_have_limits(words, packaging.name if packaging else "", layers, not fragile, needed=self._needed)
        counts = [layers] if layers else []
        counts += _figures(marks, MarkKind.STACK_LAYER_LIMIT, int)
        weights = _figures(marks, MarkKind.STACK_MASS_LIMIT, lambda text: round(float(text.removesuffix("kg").strip()) * 1000))
        if packaging is not None and layers and not weights:
            weights = [(layers - 1) * (packaging.max_load_g + packaging.tare_g)]
        upright = (Side.HEIGHT,) if MarkKind.THIS_WAY_UP in kinds or not may_be_tipped(item, packaging) else EVERY_SIDE
        if fragile:
            return replace(item, upright=upright, max_load_g=0, max_layers=None)
        return replace(item, upright=upright, max_load_g=min(weights, default=None), max_layers=min(counts, default=None))


def may_be_tipped(item: Item, packaging: PackagingKindView | None) -> bool:
    """Whether a box without the mark 向上 may lie on its side: cartons and bags may; cases, covers and edged goods stand as packed."""
    name = packaging.name if packaging else ""
    return (("纸" in name and "箱" in name) or "袋" in name) and item.length_mm > 0


def _figures(marks: Iterable[HandlingMark], kind: MarkKind, read: Callable[[str], int]) -> list[int]:
    """The figures on marks of one kind; one that cannot be read counts as none."""
    found = []
    for mark in marks:
        if mark.kind is kind:
            try:
                found.append(read(mark.value))
            except ValueError:
                continue
    return found


def _real(
    box: BoxView, order: LoadOrder, mark: str, inside: Iterable[ProductView], packaging: PackagingKindView | None, limits: _Limits
) -> TripBox:
    words = f"{box.dispatch_no} 第 {box.box_no} 箱"
    _must_have_measures(words, box.size_mm, box.packaging, real=True)
    length, width, height = box.size_mm
    item = Item(
        box.sscc, length, width, height, 1, box.gross_weight_g or 0, stop=order.stop, mark=mark, lot="、".join(box.lots)
    )  # fmt: skip
    sums: dict[str, int] = {}
    for one in box.items:
        name = f"{one.product_name} {one.model}"
        sums[name] = sums.get(name, 0) + one.quantity
    contents = "，".join(f"{name} × {n}" for name, n in sums.items())
    return TripBox(limits.applied(item, words, packaging, inside), box.dispatch_no, box.box_no, contents, box.packaging)


def _coming(box: ExpectedBox, order: LoadOrder, mark: str, limits: _Limits) -> TripBox:
    words = f"{box.dispatch_no} {box.contents}"
    size = box.packaging.size_mm if box.packaging else (0, 0, 0)
    _must_have_measures(words, size, box.packaging.name if box.packaging else "", real=False)
    item = Item(box.key, *size, 1, box.gross_weight_g, stop=order.stop, mark=mark)
    inside = [product for product, _ in box.pieces]
    name = box.packaging.name if box.packaging else ""
    return TripBox(limits.applied(item, words, box.packaging, inside), box.dispatch_no, 0, box.contents, name, estimated=True)


def _must_have_measures(words: str, size_mm: tuple[int, int, int], packaging: str, *, real: bool) -> None:
    """Refuses a box without length, width or height, and says where they are put right.

    Raises:
        BadInput: One is missing.
    """
    if min(size_mm) > 0:
        return
    facts = (
        fact(plan_rules.BOX, words),
        fact(QT_TRANSLATE_NOOP("app", "包装种类"), packaging or "—"),
        fact(QT_TRANSLATE_NOOP("app", "长×宽×高"), "×".join(map(str, size_mm))),
    )
    if real:
        sentence = QT_TRANSLATE_NOOP("app", "{box} 没有外形尺寸，不能排装柜图：在装箱台扫包装码，或在「资料·包装种类」填尺寸")
    else:
        sentence = QT_TRANSLATE_NOOP("app", "{box} 还没有可用的包装，不能预估：请在「资料·包装种类」填一种")
    raise BadInput(say(sentence, box=words), facts, helper=Role.TEAM_LEADER if real else Role.PROCESS)


def _mark(order: LoadOrder, boxes: Iterable[BoxView]) -> str:
    """唛头 of an order's boxes: the order's own, else the customer's where it is the same on all, else the number of the 发货单."""
    marks = {box.shipping_mark for box in boxes}
    common = next(iter(marks)) if len(marks) == 1 else ""
    return " ".join((order.shipping_mark or common or order.number).split())
