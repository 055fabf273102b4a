"""Commands on stock: every one writes the ledger and the balance together, and nothing else writes either."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.catalog import queries as catalog
from app.catalog.views import LocationView, ProductView
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.storage import hazard, protection, queries, rules, shelf
from app.storage.issuing import issue as issue
from app.storage.issuing import issue_units as issue_units
from app.storage.ledger import find_lot, find_unit, not_there
from app.storage.ledger import find_thing as find_thing
from app.storage.ledger import must_suffice as must_suffice
from app.storage.ledger import note_move as note_move
from app.storage.ledger import parts_of as parts_of
from app.units import barring
from app.units import service as unit_service
from app.units.views import BalanceView, LotView, UnitView
from db.models.storage import StockMove
from db.states import Role, StockMoveKind, UnitState, ZoneKind


def require_place(
    work: Work, product: ProductView, location_code: str, *, identity: str = "", sealed: bool = True
) -> LocationView:
    """The location a product may be put at.

    Args:
        work: The action.
        product: The product.
        location_code: Where it is to go.
        identity: Serial or lot number, for what a refusal says.
        sealed: Whether the goods were never opened.

    Raises:
        Refused: D-06 for dangerous goods, X-19 for others in a hazard zone, D-08 for a zone that does not satisfy the product, D-10 opened
            goods among sealed ones.
        Conflict: The location is out of use.
        NotFound: No such location.
    """
    place = catalog.location_by_code(work.session, location_code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_code)
    approved = product.hazard and hazard.is_open(work.session, place.location_id, work.now)
    must_suit(product, place, approved, identity=identity, sealed=sealed)
    return place


def must_suit(product: ProductView, place: LocationView, hazard_store: bool, *, identity: str = "", sealed: bool = True) -> None:
    """What decides whether goods may stand at a location, whoever asks and however they come there.

    Args:
        product: The product.
        place: The location.
        hazard_store: Whether it is a hazard store that safety approved.
        identity: Serial or lot number, for what a refusal says.
        sealed: Whether the goods were never opened.

    Raises:
        Refused: D-06, X-19, D-08, D-10.
        Conflict: The location is out of use.
    """
    if not place.active:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "库位 {place} 已停用，不能放货"), place=place.code))
    rules.must_not_be_hazardous(product.name, product.hazard, place.zone_kind, hazard_store)
    rules.must_not_stand_with_hazards(product.name, product.hazard, place.zone_kind)
    rules.must_fit_zone(product.name, product.storage_class, place.code, place.storage_class, place.zone_kind)
    rules.must_stand_with_its_like(identity or product.name, sealed, place.code, place.sealed_only)


def receive(work: Work, identity: str, quantity: int, location_code: str, document: str) -> None:
    """Takes a sealed unit, or pieces of a sealed lot, into stock at a location (D-01).

    Raises:
        Refused: B-11 goods on hold, D-06, D-08, D-10, E-04 special protection not signed.
        Conflict: Not sealed, or not so many pieces.
        NotFound: No such unit, lot or location.
    """
    work.require(Role.STOREKEEPER)
    thing = find_thing(work, identity)
    product = catalog.product(work.session, thing.product_id)
    usable = [] if isinstance(thing, UnitView) else [b for b in thing.balances if b.state is UnitState.SEALED]
    opened = not thing.sealed if isinstance(thing, UnitView) else any(b.opened for b in usable)
    place = require_place(work, product, location_code, identity=identity, sealed=not opened)
    unit_service.require_not_held(work, identity)
    protection.require_signed(work, product, identity, document)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.IN_STOCK, document=document)
        here = unit_service.set_location(work, identity, place.location_id)  # after a rework it comes out of a zone of the store
        note_move(work, StockMoveKind.RECEIPT, thing, quantity, here, place.location_id, document)
    else:
        must_suffice(thing, quantity, usable, "")
        for balance, part in parts_of(usable, quantity):
            unit_service.move_lot(
                work, identity, part, UnitState.SEALED, UnitState.IN_STOCK, from_location=balance.location_id,
                to_location=place.location_id, from_order=balance.reserved_order, document=document,
            )  # fmt: skip
            note_move(work, StockMoveKind.RECEIPT, thing, part, balance.location_id, place.location_id, document)
    unit_service.note_stocked(work, identity)
    shelf.date_goods(work, thing, product)


def reverse_receipt(work: Work, identity: str, quantity: int, location_code: str, document: str) -> None:
    """Takes a receipt of untouched stock back: the goods stand sealed outside the store again (D-02).

    Raises:
        Conflict: No longer in stock at that place.
    """
    work.require(Role.STOREKEEPER)
    thing = find_thing(work, identity)
    place = catalog.location_by_code(work.session, location_code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_code)
    if isinstance(thing, UnitView):
        if thing.location != place.code:
            raise not_there(identity, place.code, thing.state)
        unit_service.move_unit(work, identity, UnitState.SEALED, document=document)
        unit_service.set_location(work, identity, None)
    else:
        unit_service.move_lot(
            work, identity, quantity, UnitState.IN_STOCK, UnitState.SEALED, from_location=place.location_id, document=document
        )
    note_move(work, StockMoveKind.REVERSAL, thing, quantity, place.location_id, None, document)


def reserve(
    work: Work, order_no: str, line_id: int | None, serials: Sequence[str] = (), *, lot_no: str = "", quantity: int = 0
) -> None:
    """Keeps units, or pieces of a lot, for an order line (D-16).

    Args:
        work: The action.
        order_no: The order.
        line_id: Its line.
        serials: Units to keep.
        lot_no: A lot to keep pieces of.
        quantity: How many pieces of the lot.

    Raises:
        Refused: D-16 kept for another order, B-11 on hold, D-13, D-09, D-12 past a last day.
        Conflict: Not in stock, or not so many.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    unit_service.lock(work, serials)
    shelf.require_in_date(work, [*serials, *([lot_no] if lot_no else [])], drawing=True)
    for serial in serials:
        unit = find_unit(work, serial)
        unit_service.require_not_held(work, serial)
        rules.must_not_be_reserved_for_another(serial, unit.reserved_order, order_no)
        if unit.state not in (UnitState.IN_STOCK, UnitState.RESERVED):  # what is drawn goes back by its 发货单 alone
            raise not_there(serial, unit.location, unit.state)
        if unit.state is UnitState.IN_STOCK:
            unit_service.move_unit(work, serial, UnitState.RESERVED, order=order_no)
        unit_service.reserve_unit(work, serial, order_no, line_id)
    if lot_no:
        _move_pieces(work, find_lot(work, lot_no), quantity, order_no, line_id)
    work.audit("reserve", "order", order_no, serials=list(serials), lot=lot_no, quantity=quantity)


def _move_pieces(work: Work, lot: LotView, quantity: int, order_no: str, line_id: int | None) -> None:
    unit_service.require_not_held(work, lot.lot_no)
    free = [b for b in _stored(work, lot) if b.state is UnitState.IN_STOCK and not b.reserved_order]
    must_suffice(lot, quantity, free, order_no)
    for balance, part in parts_of(free, quantity):
        unit_service.move_lot(
            work, lot.lot_no, part, UnitState.IN_STOCK, UnitState.RESERVED, from_location=balance.location_id,
            to_location=balance.location_id, to_order=order_no, order_line_id=line_id, order=order_no,
        )  # fmt: skip


def release_reservation(work: Work, order_no: str, identity: str, quantity: int = 1, state: UnitState | None = None) -> None:
    """Ends the keeping of a unit, or of pieces of a lot, for an order (D-16).

    Raises:
        Conflict: Not kept for that order.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    end_keeping(work, order_no, identity, quantity, state)


def end_keeping(work: Work, order_no: str, identity: str, quantity: int = 1, state: UnitState | None = None) -> None:
    """Ends the keeping of goods for an order or a gate pass, as an effect of another command that was allowed.

    Of a lot those in `state`, or without one those that can be drawn before those that are too old.

    Raises:
        Conflict: Not kept for it.
    """
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        if thing.reserved_order != order_no or thing.state not in rules.KEPT:
            raise not_there(identity, order_no, thing.state)
        if thing.state is UnitState.RESERVED:
            unit_service.move_unit(work, identity, UnitState.IN_STOCK, order=order_no)
        unit_service.reserve_unit(work, identity, "", None)
    else:
        meant = rules.KEPT if state is None else (state,)
        kept = [b for one in rules.KEPT if one in meant for b in thing.balances if b.state is one and b.reserved_order == order_no]
        must_suffice(thing, quantity, kept, order_no)
        for balance, part in parts_of(kept, quantity):
            free = UnitState.IN_STOCK if balance.state is UnitState.RESERVED else balance.state
            unit_service.move_lot(
                work, identity, part, balance.state, free, from_location=balance.location_id, to_location=balance.location_id,
                from_order=order_no, to_order="", order=order_no,
            )  # fmt: skip
    work.audit("release_reservation", "order", order_no, identity=identity, quantity=quantity)


def pick(work: Work, order_no: str, identity: str, quantity: int, document: str) -> None:
    """Takes a unit, or pieces of a lot, out of the store for an order; they stand in staging until they leave (F-06).

    Args:
        work: The action.
        order_no: Order the goods are for; what is kept for another is refused.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        document: The 发货单.

    Raises:
        Refused: D-16 kept for another order, B-11 on hold, D-13, D-09, D-12 past a last day.
        Conflict: Not in stock, not in a store zone, or not so many.
    """
    work.require(Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)
    unit_service.require_not_held(work, identity)
    shelf.require_in_date(work, [identity], drawing=True)
    thing = find_thing(work, identity)
    staging = _staging(work)
    if isinstance(thing, UnitView):
        unit_service.lock(work, [identity])
        rules.must_not_be_reserved_for_another(identity, thing.reserved_order, order_no)
        source = catalog.location_by_code(work.session, thing.location) if thing.location else None
        if source is None or source.zone_kind is not ZoneKind.STORE:
            raise not_there(identity, thing.location, thing.state)
        unit_service.move_unit(work, identity, UnitState.PICKED, document=document)
        unit_service.reserve_unit(work, identity, order_no, thing.order_line_id if thing.reserved_order else None)
        target = staging or source.location_id
        unit_service.set_location(work, identity, target)
        note_move(work, StockMoveKind.PICK, thing, 1, source.location_id, target, document)
        return
    usable = [b for b in _stored(work, thing) if b.reserved_order in ("", order_no)]
    usable.sort(key=lambda b: b.reserved_order != order_no)
    must_suffice(thing, quantity, usable, order_no)
    for balance, part in parts_of(usable, quantity):
        target = staging or balance.location_id or 0
        unit_service.move_lot(
            work, identity, part, balance.state, UnitState.PICKED, from_location=balance.location_id, to_location=target,
            from_order=balance.reserved_order, to_order=order_no, order_line_id=balance.order_line_id, document=document,
        )  # fmt: skip
        note_move(work, StockMoveKind.PICK, thing, part, balance.location_id, target, document)


def unpick(work: Work, order_no: str, identity: str, quantity: int, document: str) -> None:
    """Puts picked goods back where they came from; what was kept for the order before is kept again.

    Where they may not stand there any more, opened meanwhile or the place out of use, they go to the best place that suits them.
    Pieces of a lot that was put on hold stand on hold again in the store (B-11).

    Raises:
        Refused: D-10 they were opened, and there is no place for opened goods.
        Conflict: Not picked for that order, or not so many; or their place is out of use, and there is no other.
    """
    work.require(Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.SALES)
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        kept = thing.order_line_id is not None
        if thing.reserved_order != order_no:
            raise not_there(identity, order_no, thing.state)
        unit_service.move_unit(work, identity, UnitState.RESERVED if kept else UnitState.IN_STOCK, document=document)
        if not kept:
            unit_service.reserve_unit(work, identity, "", None)
        origin = _back_to(work, thing, document, sealed=thing.sealed)
        here = unit_service.set_location(work, identity, origin)
        note_move(work, StockMoveKind.UNPICK, thing, 1, here, origin, document)
        return
    picked = [b for b in thing.balances if b.state is UnitState.PICKED and b.reserved_order == order_no]
    must_suffice(thing, quantity, picked, order_no)
    held = barring.is_barred(work, identity)
    for balance, part in parts_of(picked, quantity):
        kept = balance.order_line_id is not None
        origin = _back_to(work, thing, document, sealed=not balance.opened)
        back = UnitState.RESERVED if kept else UnitState.IN_STOCK
        unit_service.move_lot(
            work, identity, part, UnitState.PICKED, UnitState.HOLD if held else back, from_location=balance.location_id,
            to_location=origin, from_order=order_no, to_order=order_no if kept else "", document=document,
        )  # fmt: skip
        note_move(work, StockMoveKind.UNPICK, thing, part, balance.location_id, origin, document)


def follow_split(work: Work, identity: str, quantity: int, document: str, new: str) -> None:
    """Drawn goods stand on another 发货单 from now on: the ledger puts them back under the old one and draws them under the new one.

    Nothing is moved; put back later they go where they came from.
    """
    thing = find_thing(work, identity)
    drawn = _picked_as(work, identity, document)
    here, origin = (drawn.to_location_id, drawn.from_location_id) if drawn is not None else (None, None)
    note_move(work, StockMoveKind.UNPICK, thing, quantity, here, origin, document, new)
    note_move(work, StockMoveKind.PICK, thing, quantity, origin, here, new, document)


def _staging(work: Work) -> int | None:
    """The place where picked goods stand; without a staging zone they stay where they are."""
    return next((p.location_id for p in catalog.locations(work.session) if p.zone_kind is ZoneKind.STAGING), None)


def _stored(work: Work, lot: LotView) -> list[BalanceView]:
    stores = {p.location_id for p in catalog.locations(work.session) if p.zone_kind is ZoneKind.STORE}
    shippable = (UnitState.IN_STOCK, UnitState.RESERVED)
    return [b for b in lot.balances if b.state in shippable and b.location_id in stores and not b.opened]


def _back_to(work: Work, thing: UnitView | LotView, document: str, *, sealed: bool) -> int | None:
    """Where drawn goods go back to: the place they came from, or the best one for them where that is out of use or for sealed goods."""
    identity = thing.serial if isinstance(thing, UnitView) else thing.lot_no
    drawn = _picked_as(work, identity, document)
    place = next((p for p in catalog.locations(work.session) if drawn is not None and p.location_id == drawn.from_location_id), None)
    if place is None or (place.active and (sealed or not place.sealed_only)):
        return place.location_id if place is not None else None
    product = catalog.product(work.session, thing.product_id)
    fitting = queries.places_for(work.session, product.product_id, sealed=sealed)
    return (fitting[0] if fitting else require_place(work, product, place.code, identity=identity, sealed=sealed)).location_id


def _picked_as(work: Work, identity: str, document: str) -> StockMove | None:
    return work.session.scalar(
        select(StockMove)
        .where(
            (StockMove.serial == identity) | (StockMove.lot_no == identity),
            StockMove.document == document,
            StockMove.kind == StockMoveKind.PICK,
        )
        .order_by(StockMove.id.desc())
        .limit(1)
    )


