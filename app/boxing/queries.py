"""Reads of packing lists and boxes, and the state of the bench."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boxing.views import BoxItemView, BoxView, LabelView, PackingListView
from app.catalog import queries as catalog
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.identity import queries as identity
from db.models.boxing import Box, BoxCheckScan, BoxItem, BoxLabel, KitTick, PackingList
from db.states import BoxState

DONE = frozenset(set(BoxState) - {BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED})
"""Sealed, or further on."""


def boxes(session: Session, dispatch_no: str) -> tuple[BoxView, ...]:
    """The boxes of a 发货单 by box number."""
    rows = session.scalars(select(Box).where(Box.dispatch_no == dispatch_no).order_by(Box.box_no))
    return tuple(_view(session, row) for row in rows)


def boxes_in(session: Session, *states: BoxState) -> tuple[BoxView, ...]:
    """Boxes in any of `states`, oldest first."""
    return tuple(_view(session, row) for row in session.scalars(select(Box).where(Box.state.in_(states)).order_by(Box.id)))


def box(session: Session, sscc: str) -> BoxView | None:
    """One box by its 18 digits."""
    row = session.scalar(select(Box).where(Box.sscc == sscc))
    return None if row is None else _view(session, row)


def box_of(session: Session, identity_no: str) -> BoxView | None:
    """The box that a unit lies in, or the newest one with pieces of a lot."""
    row = session.scalar(
        select(Box).join(BoxItem, BoxItem.box_id == Box.id)
        .where(
            (BoxItem.serial == identity_no) | ((BoxItem.serial == "") & (BoxItem.lot_no == identity_no)),
            BoxItem.removed_at.is_(None),
        )
        .order_by(Box.id.desc()).limit(1)
    )  # fmt: skip
    return None if row is None else _view(session, row)


def packing_list(session: Session, dispatch_no: str) -> PackingListView | None:
    """《装箱单》 of a 发货单."""
    row = session.scalar(select(PackingList).where(PackingList.dispatch_no == dispatch_no))
    if row is None:
        return None
    found = tuple(view for view in boxes(session, dispatch_no) if view.items)
    return PackingListView(row.number, dispatch_no, row.box_count, row.complete_at, found, kit(session, dispatch_no))


def dispatch_of_list(session: Session, number: str) -> str:
    """The 发货单 that a 装箱单 belongs to, or blank."""
    return session.scalar(select(PackingList.dispatch_no).where(PackingList.number == number)) or ""


def kit(session: Session, dispatch_no: str) -> tuple[tuple[str, bool], ...]:
    """The papers that go with an order and whether each is in (F-16): those of its products, in their order."""
    order = dispatch.dispatch_order(session, dispatch_no)
    names = [paper for line in (order.lines if order else ()) for paper in catalog.product(session, line.product_id).papers]
    ticked = set(session.scalars(select(KitTick.paper).where(KitTick.dispatch_no == dispatch_no)))
    return tuple((name, name in ticked) for name in dict.fromkeys(names))


def checked_again(session: Session, sscc: str) -> dict[str, int]:
    """Pieces that the second person scanned in the present round, by serial or lot."""
    row = session.scalar(select(Box).where(Box.sscc == sscc))
    if row is None:
        return {}
    found: dict[str, int] = {}
    scans = session.scalars(select(BoxCheckScan).where(BoxCheckScan.box_id == row.id, BoxCheckScan.round == row.round))
    for scan in scans:
        key = scan.serial or scan.lot_no
        found[key] = found.get(key, 0) + scan.quantity
    return found


def all_sealed(session: Session, order: DispatchOrderView) -> bool:
    """Whether every drawn piece lies in a sealed box and every paper is in: the order may be loaded (F-16)."""
    found = [view for view in boxes(session, order.number) if view.items]
    return (
        bool(found)
        and all(view.state in DONE for view in found)
        and all(line.boxed >= line.wanted for line in order.lines)
        and all(done for _, done in kit(session, order.number))
    )


def gross_weight(session: Session, dispatch_nos: Sequence[str]) -> int:
    """Gross weight in grams of every box of some 发货单."""
    return sum(view.gross_weight_g or 0 for number in dispatch_nos for view in boxes(session, number) if view.items)


def _view(session: Session, row: Box) -> BoxView:
    items = tuple(
        _item(session, item)
        for item in session.scalars(select(BoxItem).where(BoxItem.box_id == row.id, BoxItem.removed_at.is_(None)).order_by(BoxItem.id))
    )
    listed = session.scalar(select(PackingList).where(PackingList.dispatch_no == row.dispatch_no))
    order = dispatch.dispatch_order(session, row.dispatch_no)
    label = session.scalar(select(BoxLabel).where(BoxLabel.box_id == row.id).order_by(BoxLabel.issue.desc()).limit(1))
    packer = identity.person(session, row.packer_id)
    checker = identity.person(session, row.checker_id) if row.checker_id else None
    return BoxView(
        sscc=row.sscc, box_no=row.box_no, box_count=max(listed.box_count if listed else 1, row.box_no), state=row.state,
        dispatch_no=row.dispatch_no, items=items, gross_weight_g=row.gross_weight_g, weighed=row.weighed,
        size_mm=(row.length_mm, row.width_mm, row.height_mm),
        packaging=catalog.packaging_kind(session, row.kind_id).name if row.kind_id else "",
        packer_id=row.packer_id, packer=packer.name if packer else "", checker=checker.name if checker else "",
        shipping_mark=order.shipping_mark if order else "",
        lots=tuple(dict.fromkeys(item.lot_no for item in items if item.lot_no)), opened_at=row.opened_at, closed_at=row.closed_at,
        list_in_at=row.list_in_at, packed_at=row.packed_at, checked_at=row.checked_at, sealed_at=row.sealed_at,
        label=None if label is None else LabelView(
            label.issue, label.box_count, label.printed_at, label.scanned_back_at, label.voided_at, label.void_reason
        ),
    )  # fmt: skip


def _item(session: Session, row: BoxItem) -> BoxItemView:
    product = catalog.product(session, row.product_id)
    return BoxItemView(
        row.line_id, row.product_id, product.name, product.model, product.unit, row.serial, row.lot_no, row.quantity, row.at
    )
