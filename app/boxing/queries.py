"""Reads of packing lists and boxes, and the state of the bench."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, select
from sqlalchemy.orm import Session

from app.boxing.views import BoxItemView, BoxView, LabelView, Packed, PackingListView, ParkedBox
from app.catalog import queries as catalog
from app.core.grouped import grouped
from app.core.once import once
from app.devices.code_table import box_list_code
from app.dispatch import queries as dispatch
from app.dispatch.queries import DispatchHead
from app.dispatch.views import DispatchOrderView
from app.identity import queries as identity
from app.printing.service import newest_print
from db.models.boxing import Box, BoxCheckScan, BoxItem, BoxLabel, BoxParking, KitTick, PackingList
from db.prepared import Prepared
from db.states import BoxState

DONE = frozenset(set(BoxState) - {BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED})
"""Sealed, or further on."""


_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_OF_ORDERS = select(Box).where(Box.dispatch_no.in_(_NUMBERS)).order_by(Box.box_no)
_HOLDING = (
    select(Box).join(BoxItem, BoxItem.box_id == Box.id)
    .where(
        (BoxItem.serial == bindparam("identity")) | ((BoxItem.serial == "") & (BoxItem.lot_no == bindparam("identity"))),
        BoxItem.removed_at.is_(None),
    )
    .order_by(Box.id.desc()).limit(1)
)  # fmt: skip
_HOLDING_NOW = _HOLDING.where(BoxItem.back_at.is_(None))
_PARKED = select(BoxParking, Box).join(Box, Box.id == BoxParking.box_id).where(BoxParking.freed_at.is_(None)).order_by(BoxParking.id)
_STANDING = select(BoxParking).where(BoxParking.box_id.in_(_KEYS), BoxParking.freed_at.is_(None))
_LIST = select(PackingList).where(PackingList.dispatch_no == bindparam("dispatch_no"))
_COUNTS = select(PackingList.dispatch_no, PackingList.box_count).where(PackingList.dispatch_no.in_(_NUMBERS))
_TICKED = select(KitTick.paper).where(KitTick.dispatch_no == bindparam("dispatch_no"))
_LABELS = select(BoxLabel).where(BoxLabel.box_id.in_(_KEYS)).order_by(BoxLabel.issue)
_LYING = (
    select(
        BoxItem.box_id, BoxItem.line_id, BoxItem.product_id, BoxItem.serial, BoxItem.lot_no, BoxItem.quantity, BoxItem.at,
        case((BoxItem.back_at.is_not(None), BoxItem.quantity), else_=BoxItem.back_pieces),
    )
    .where(BoxItem.box_id.in_(_KEYS), BoxItem.removed_at.is_(None)).order_by(BoxItem.id)
)  # fmt: skip
_BOXES, _ITEMS = Box.__table__, BoxItem.__table__
_CONTENTS = Prepared(
    select(_BOXES.c.dispatch_no, _BOXES.c.sscc, _ITEMS.c.serial, _ITEMS.c.lot_no, _ITEMS.c.quantity)
    .select_from(_BOXES.join(_ITEMS, _ITEMS.c.box_id == _BOXES.c.id))
    .where(_BOXES.c.dispatch_no.in_(_NUMBERS), _ITEMS.c.removed_at.is_(None)).order_by(_BOXES.c.box_no, _ITEMS.c.id)
)  # fmt: skip
_HEAD = select(Box.sscc, Box.dispatch_no, Box.box_no, Box.state)
_INSIDE = select(BoxItem.id).where(BoxItem.box_id == Box.id, BoxItem.removed_at.is_(None)).exists()
_FILLED = _HEAD.where(Box.dispatch_no.in_(_NUMBERS), _INSIDE).order_by(Box.dispatch_no, Box.box_no)
_ONE = _HEAD.where(Box.sscc == bindparam("sscc"))
"""Statements of every scan, built once: building one anew takes as long as running it."""


def waits_for_label(view: BoxView) -> bool:
    """Whether a box is checked, firm and its newest label void: its old label has to be scanned for the exchange (C-15).

    One that was opened in between waits for nothing of the kind: somebody has to say anew that it is firm (C-13).
    """
    void = view.label is not None and view.label.voided_at is not None
    return view.state is BoxState.CHECKED and view.firm_at is not None and void


def waits_at_dock(view: BoxView) -> bool:
    """Whether a closed box only lacks its label: the old one to be exchanged, or the new one to be scanned back (C-11, C-15)."""
    return view.state is BoxState.CHECKED and view.firm_at is not None


@once()
def boxes(session: Session, dispatch_no: str) -> tuple[BoxView, ...]:
    """The boxes of a 发货单 by box number."""
    return boxes_of(session, [dispatch_no]).get(dispatch_no, ())


def boxes_of(session: Session, dispatch_nos: Iterable[str]) -> dict[str, tuple[BoxView, ...]]:
    """The boxes of some 发货单 by box number, under the number of the 发货单; one without boxes is left out."""
    rows = session.scalars(_OF_ORDERS, {"numbers": list(set(dispatch_nos))})
    return {number: tuple(found) for number, found in grouped(_views(session, rows), lambda view: view.dispatch_no).items()}


@dataclass(frozen=True)
class FilledBox:
    """A box with goods in it, as a dock needs it."""

    sscc: str
    dispatch_no: str
    box_no: int
    state: BoxState


def filled(session: Session, dispatch_nos: Iterable[str]) -> dict[str, FilledBox]:
    """Every box with goods of some 发货单 by SSCC: columns only, each load scan asks."""
    rows = session.execute(_FILLED, {"numbers": list(dispatch_nos)})
    return {row.sscc: FilledBox(*row) for row in rows}


def filled_box(session: Session, sscc: str) -> FilledBox | None:
    """One box as a dock needs it, or None."""
    row = session.execute(_ONE, {"sscc": sscc}).first()
    return None if row is None else FilledBox(*row)


def contents(session: Session, dispatch_nos: Iterable[str], ssccs: Collection[str]) -> dict[str, list[Packed]]:
    """What lies in some boxes of 发货单, by their number; for who moves a whole truck and shows nothing."""
    rows = _CONTENTS.all(session, numbers=list(dispatch_nos))
    wanted = (Packed(*row) for row in rows)
    return grouped((one for one in wanted if one.sscc in ssccs), lambda one: one.dispatch_no)


def boxes_in(session: Session, *states: BoxState) -> tuple[BoxView, ...]:
    """Boxes in any of `states`, oldest first."""
    return tuple(_views(session, session.scalars(select(Box).where(Box.state.in_(states)).order_by(Box.id))))


def box(session: Session, sscc: str) -> BoxView | None:
    """One box by its 18 digits."""
    row = session.scalar(select(Box).where(Box.sscc == sscc))
    return None if row is None else _views(session, [row])[0]


def box_of(session: Session, identity_no: str, *, now: bool = False) -> BoxView | None:
    """The box that a unit lies in, or lay in before its customer gave it back; the newest one with pieces of a lot.

    With `now` a box it came back from does not count.
    """
    row = session.scalar(_HOLDING_NOW if now else _HOLDING, {"identity": identity_no})
    return None if row is None else _views(session, [row])[0]


def in_work(found: Iterable[BoxView], station: str) -> BoxView | None:
    """The box in work at a station: the parked one whose tag was scanned there, else the first neither sealed nor parked.

    An empty one that came back from its tag comes last.
    """
    waiting = sorted((view for view in found if view.state not in DONE), key=lambda view: not view.station)
    here = next((view for view in waiting if view.tag and view.open_station == station), None)
    return here or next((view for view in waiting if not view.tag), None)


def parked(session: Session) -> tuple[ParkedBox, ...]:
    """Every box that stands under a tag, longest parked first."""
    rows = session.execute(_PARKED).all()
    if not rows:
        return ()
    names = identity.names(session)
    return tuple(
        ParkedBox(
            parking.tag, row.sscc, row.box_no, row.dispatch_no, row.state, names.get(row.packer_id, ""), parking.station,
            parking.open_station, parking.parked_at,
        )
        for parking, row in rows
    )  # fmt: skip


def tagged(session: Session, tag: str) -> BoxView | None:
    """The box that stands under a tag, or None while the tag is free."""
    row = session.scalar(
        select(Box).join(BoxParking, BoxParking.box_id == Box.id).where(BoxParking.tag == tag, BoxParking.freed_at.is_(None))
    )
    return None if row is None else _views(session, [row])[0]


def packing_list(session: Session, dispatch_no: str) -> PackingListView | None:
    """《装箱单》 of a 发货单."""
    row = session.scalar(_LIST, {"dispatch_no": dispatch_no})
    if row is None:
        return None
    found = tuple(view for view in boxes(session, dispatch_no) if view.items)
    return PackingListView(row.number, dispatch_no, row.box_count, row.complete_at, found, kit(session, dispatch_no))


def list_code(session: Session, number: str, box: Box | BoxView) -> str:
    """What the bar code of the list says that goes into a box; blank while none of its printings holds (C-14)."""
    nth = newest_print(session, "box_list", box.sscc)
    return box_list_code(number, box.box_no, nth) if nth else ""


def dispatch_of_list(session: Session, number: str) -> str:
    """The 发货单 that a 装箱单 belongs to, by its number or by what stands on the list of one box; or blank."""
    return session.scalar(select(PackingList.dispatch_no).where(PackingList.number == number.partition("-")[0])) or ""


@once()
def kit(session: Session, dispatch_no: str) -> tuple[tuple[str, bool], ...]:
    """The papers that go with an order and whether each is in (F-16): those of its products in their order, then of its contract."""
    order = dispatch.dispatch_order(session, dispatch_no)
    lines = order.lines if order else ()
    products = catalog.products_by_key(session, (line.product_id for line in lines))
    names = [*(paper for line in lines for paper in products[line.product_id].papers), *(order.papers if order else ())]
    ticked = set(session.scalars(_TICKED, {"dispatch_no": dispatch_no}))
    return tuple((name, name in ticked) for name in dict.fromkeys(names))


def coded_papers(session: Session, order: DispatchOrderView) -> dict[str, str]:
    """The papers of an order's kit that bear a bar code: name → code (C-18)."""
    return {found.paper: found.code for found in catalog.paper_codes(session, (line.product_id for line in order.lines))}


def customer_of(session: Session, dispatch_no: str) -> str:
    """Who gets the goods of a 发货单."""
    order = dispatch.dispatch_order(session, dispatch_no)
    return order.customer_name if order else ""


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
        and all(view.state in DONE and view.state is not BoxState.HOLD for view in found)
        and all(line.boxed >= line.wanted for line in order.lines)
        and all(done for _, done in kit(session, order.number))
    )


def gross_weight(session: Session, dispatch_nos: Sequence[str]) -> int:
    """Gross weight in grams of every box of some 发货单."""
    return sum(view.gross_weight_g or 0 for found in boxes_of(session, dispatch_nos).values() for view in found if view.items)


def _views(session: Session, rows: Iterable[Box]) -> list[BoxView]:
    listed = list(rows)
    if not listed:
        return []
    keys, numbers = [row.id for row in listed], {row.dispatch_no for row in listed}
    items = _items(session, frozenset(keys))
    counts = dict(session.execute(_COUNTS, {"numbers": list(numbers)}).all())
    labels = {label.box_id: label for label in session.scalars(_LABELS, {"keys": keys})}
    heads = dispatch.heads(session, numbers)
    templates = catalog.mark_templates(session, (head.customer_id for head in heads.values()))
    kinds = {kind.kind_id: kind.name for kind in catalog.packaging_kinds(session)}
    names = identity.names(session)
    parked = {parking.box_id: parking for parking in session.scalars(_STANDING, {"keys": keys})}
    return [
        _view(
            row, items.get(row.id, ()), labels.get(row.id),
            counts.get(row.dispatch_no, 1), _mark(row, counts, heads, templates), kinds.get(row.kind_id or 0, ""), names,
            parked.get(row.id),
        )
        for row in listed
    ]  # fmt: skip


def _view(
    row: Box, items: tuple[BoxItemView, ...], label: BoxLabel | None, box_count: int, mark: str, kind: str,
    names: Mapping[int, str], parked: BoxParking | None,
) -> BoxView:  # fmt: skip
    return BoxView(
        sscc=row.sscc, box_no=row.box_no, box_count=max(box_count, row.box_no), state=row.state,
        dispatch_no=row.dispatch_no, items=items, gross_weight_g=row.gross_weight_g, weighed=row.weighed,
        size_mm=(row.length_mm, row.width_mm, row.height_mm),
        packaging=kind,
        packer_id=row.packer_id, packer=names.get(row.packer_id, ""), checker=names.get(row.checker_id or 0, ""),
        shipping_mark=mark,
        lots=tuple(dict.fromkeys(item.lot_no for item in items if item.lot_no)), opened_at=row.opened_at, closed_at=row.closed_at,
        list_in_at=row.list_in_at, packed_at=row.packed_at, checked_at=row.checked_at, sealed_at=row.sealed_at,
        firm_at=row.firm_at,
        label=None if label is None else LabelView(
            label.issue, label.box_count, label.printed_at, label.scanned_back_at, label.voided_at, label.void_reason
        ),
        station=row.station, tag=parked.tag if parked else "", open_station=parked.open_station if parked else "",
    )  # fmt: skip


def _mark(row: Box, counts: Mapping[str, int], heads: Mapping[str, DispatchHead], templates: Mapping[int, str]) -> str:
    """唛头 of a box: what the order says, else the customer's template filled in."""
    head = heads.get(row.dispatch_no)
    if head is None or head.shipping_mark or not templates.get(head.customer_id):
        return head.shipping_mark if head else ""
    facts = catalog.MarkFacts(
        head.customer_name, head.order_no, head.destination, row.box_no, max(counts.get(row.dispatch_no, 1), row.box_no),
        row.gross_weight_g, (row.length_mm, row.width_mm, row.height_mm),
    )  # fmt: skip
    return catalog.render_mark(templates[head.customer_id], facts)


@once("box_item", "product")
def _items(session: Session, keys: frozenset[int]) -> dict[int, tuple[BoxItemView, ...]]:
    """What lies in boxes, by key of the box, in the order it went in: columns only, each scan at the bench asks."""
    rows = session.execute(_LYING, {"keys": list(keys)}).all()
    products = catalog.products_by_key(session, {row.product_id for row in rows})
    found: dict[int, list[BoxItemView]] = {}
    for box_id, line_id, product_id, serial, lot_no, quantity, at, back in rows:
        product = products[product_id]
        view = BoxItemView(line_id, product_id, product.name, product.model, product.unit, serial, lot_no, quantity, at, int(back))
        found.setdefault(box_id, []).append(view)
    return {key: tuple(views) for key, views in found.items()}
