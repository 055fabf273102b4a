"""Commands on stock: every one writes the ledger and the balance together, and nothing else writes either."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select

from app.catalog import queries as catalog
from app.catalog.views import LocationView, ProductView
from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.storage import hazard, protection, rules, shelf
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import BalanceView, LotView, UnitView
from db.models.storage import StockMove
from db.states import Role, StockMoveKind, UnitState, ZoneKind


def require_place(work: Work, product: ProductView, location_code: str) -> LocationView:
    """The location a product may be put at.

    Raises:
        Refused: D-06 for dangerous goods, X-19 for others in a hazard zone, D-08 for a zone that does not satisfy the product.
        NotFound: No such location.
    """
    place = catalog.location_by_code(work.session, location_code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_code)
    approved = product.hazard and hazard.is_open(work.session, place.location_id, work.now)
    rules.must_not_be_hazardous(product.name, product.hazard, place.zone_kind, approved)
    rules.must_not_stand_with_hazards(product.name, product.hazard, place.zone_kind)
    rules.must_fit_zone(product.name, product.storage_class, place.code, place.storage_class, place.zone_kind)
    return place


def receive(work: Work, identity: str, quantity: int, location_code: str, document: str) -> None:
    """Takes a sealed unit, or pieces of a sealed lot, into stock at a location (D-01).

    Raises:
        Refused: B-11 goods on hold, D-06, D-08, E-04 special protection not signed.
        Conflict: Not sealed, or not so many pieces.
        NotFound: No such unit, lot or location.
    """
    work.require(Role.STOREKEEPER)
    thing = find_thing(work, identity)
    product = catalog.product(work.session, thing.product_id)
    place = require_place(work, product, location_code)
    unit_service.require_not_held(work, identity)
    protection.require_signed(work, product, identity, document)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.IN_STOCK, document=document)
        unit_service.set_location(work, identity, place.location_id)
    else:
        unit_service.move_lot(
            work, identity, quantity, UnitState.SEALED, UnitState.IN_STOCK, to_location=place.location_id, document=document
        )
    shelf.date_goods(work, thing, product)
    note_move(work, StockMoveKind.RECEIPT, thing, quantity, None, place.location_id, document)


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
            raise _not_there(identity, place.code, thing.state)
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
        unit = _unit(work, serial)
        unit_service.require_not_held(work, serial)
        rules.must_not_be_reserved_for_another(serial, unit.reserved_order, order_no)
        if unit.state is not UnitState.RESERVED:
            unit_service.move_unit(work, serial, UnitState.RESERVED, order=order_no)
        unit_service.reserve_unit(work, serial, order_no, line_id)
    if lot_no:
        _move_pieces(work, _lot(work, lot_no), quantity, order_no, line_id)
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


def release_reservation(work: Work, order_no: str, identity: str, quantity: int = 1) -> None:
    """Ends the keeping of a unit, or of pieces of a lot, for an order (D-16).

    Raises:
        Conflict: Not kept for that order.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
    end_keeping(work, order_no, identity, quantity)


def end_keeping(work: Work, order_no: str, identity: str, quantity: int = 1) -> None:
    """Ends the keeping of goods for an order or a gate pass, as an effect of another command that was allowed.

    Raises:
        Conflict: Not kept for it.
    """
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        if thing.reserved_order != order_no:
            raise _not_there(identity, order_no, thing.state)
        unit_service.move_unit(work, identity, UnitState.IN_STOCK, order=order_no)
        unit_service.reserve_unit(work, identity, "", None)
    else:
        kept = [b for b in thing.balances if b.state is UnitState.RESERVED and b.reserved_order == order_no]
        must_suffice(thing, quantity, kept, order_no)
        for balance, part in parts_of(kept, quantity):
            unit_service.move_lot(
                work, identity, part, UnitState.RESERVED, UnitState.IN_STOCK, from_location=balance.location_id,
                to_location=balance.location_id, from_order=order_no, to_order="", order=order_no,
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
            raise _not_there(identity, thing.location, thing.state)
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

    Raises:
        Conflict: Not picked for that order, or not so many.
    """
    work.require(Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.SALES)
    thing = find_thing(work, identity)
    origin = _picked_from(work, identity, document)
    if isinstance(thing, UnitView):
        kept = thing.order_line_id is not None
        if thing.reserved_order != order_no:
            raise _not_there(identity, order_no, thing.state)
        unit_service.move_unit(work, identity, UnitState.RESERVED if kept else UnitState.IN_STOCK, document=document)
        if not kept:
            unit_service.reserve_unit(work, identity, "", None)
        here = unit_service.set_location(work, identity, origin)
        note_move(work, StockMoveKind.UNPICK, thing, 1, here, origin, document)
        return
    picked = [b for b in thing.balances if b.state is UnitState.PICKED and b.reserved_order == order_no]
    must_suffice(thing, quantity, picked, order_no)
    for balance, part in parts_of(picked, quantity):
        kept = balance.order_line_id is not None
        unit_service.move_lot(
            work, identity, part, UnitState.PICKED, UnitState.RESERVED if kept else UnitState.IN_STOCK,
            from_location=balance.location_id, to_location=origin, from_order=order_no, to_order=order_no if kept else "",
            document=document,
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


def issue(work: Work, identity: str, quantity: int, document: str, *, order_no: str = "", note: str = "") -> None:
    """Books loaded goods out of the works when the gate releases them (D-15).

    Args:
        work: The action.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        document: The 发货单 or gate pass.
        order_no: Order they were picked for; needed to tell the pieces of a lot apart.
        note: The transport mode, as the outbound record names it.

    Raises:
        Conflict: Not loaded, or not so many.
    """
    work.require(Role.GUARD)
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.LEFT_WORKS, document=document, note=note)
        here = unit_service.set_location(work, identity, None)
        note_move(work, StockMoveKind.ISSUE, thing, 1, here, None, document, note)
        return
    loaded = [b for b in thing.balances if b.state is UnitState.LOADED and order_no in ("", b.reserved_order)]
    must_suffice(thing, quantity, loaded, order_no)
    for balance, part in parts_of(loaded, quantity):
        unit_service.move_lot(
            work, identity, part, UnitState.LOADED, UnitState.LEFT_WORKS, from_location=balance.location_id,
            from_order=balance.reserved_order, document=document, note=note,
        )  # fmt: skip
        note_move(work, StockMoveKind.ISSUE, thing, part, balance.location_id, None, document, note)


def issue_units(work: Work, serials: Sequence[str], document: str, *, note: str = "") -> None:
    """`issue` for every unit on a vehicle at once (D-15): the guard waits for it.

    Raises:
        Conflict: One of them is not loaded.
    """
    work.require(Role.GUARD)
    gone = unit_service.send_off(work, serials, UnitState.LEFT_WORKS, document=document, note=note)
    lines = [
        {
            "at": work.now, "kind": StockMoveKind.ISSUE, "product_id": product_id, "serial": serial, "lot_no": "", "quantity": 1,
            "from_location_id": place, "to_location_id": None, "document": document, "note": note,
            "person_id": work.actor.person_id,
        }
        for serial, product_id, place in gone
    ]  # fmt: skip
    if lines:
        work.session.execute(insert(StockMove), lines)
    for serial, _, _ in gone:
        work.audit(f"stock_{StockMoveKind.ISSUE}", "stock_move", document, what=serial, quantity=1)


def note_move(
    work: Work, kind: StockMoveKind, thing: UnitView | LotView, quantity: int, start: int | None, end: int | None,
    document: str, note: str = "",
) -> None:  # fmt: skip
    """Writes one line of the ledger; every command on stock ends in it."""
    one = isinstance(thing, UnitView)
    work.session.add(
        StockMove(
            at=work.now, kind=kind, product_id=thing.product_id, serial=thing.serial if isinstance(thing, UnitView) else "",
            lot_no="" if one else thing.lot_no, quantity=quantity, from_location_id=start, to_location_id=end,
            document=document, note=note, person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit(f"stock_{kind}", "stock_move", document, what=getattr(thing, "serial", thing.lot_no), quantity=quantity)


def find_thing(work: Work, identity: str) -> UnitView | LotView:
    """The unit or lot of a number.

    Raises:
        NotFound: There is none.
    """
    found = units.unit(work.session, identity) or units.lot(work.session, identity)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    return found


def _unit(work: Work, serial: str) -> UnitView:
    found = units.unit(work.session, serial)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号"), serial)
    return found


def _lot(work: Work, lot_no: str) -> LotView:
    found = units.lot(work.session, lot_no)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "批号"), lot_no)
    return found


def _staging(work: Work) -> int | None:
    """The place where picked goods stand; without a staging zone they stay where they are."""
    return next((p.location_id for p in catalog.locations(work.session) if p.zone_kind is ZoneKind.STAGING), None)


def _stored(work: Work, lot: LotView) -> list[BalanceView]:
    stores = {p.location_id for p in catalog.locations(work.session) if p.zone_kind is ZoneKind.STORE}
    return [b for b in lot.balances if b.state in (UnitState.IN_STOCK, UnitState.RESERVED) and b.location_id in stores]


def parts_of(balances: Sequence[BalanceView], quantity: int) -> list[tuple[BalanceView, int]]:
    """How many pieces of which balance make up a quantity, in their order."""
    parts, left = [], quantity
    for balance in balances:
        part = min(left, balance.quantity)
        if part > 0:
            parts.append((balance, part))
            left -= part
    return parts


def must_suffice(lot: LotView, quantity: int, usable: Sequence[BalanceView], order_no: str) -> None:
    """Refuses more pieces than there are; by D-16 where the rest is there but kept for another order."""
    there = sum(b.quantity for b in usable)
    if 0 < quantity <= there:
        return
    rules.incoming_must_be_inspected(lot.lot_no, lot.count(UnitState.AWAITING_INSPECTION), there)
    elsewhere = [b for b in lot.balances if b.state is UnitState.RESERVED and b.reserved_order not in ("", order_no)]
    if quantity > 0 and elsewhere and quantity <= there + sum(b.quantity for b in elsewhere):
        rules.must_not_be_reserved_for_another(lot.lot_no, elsewhere[0].reserved_order, order_no)
    raise Conflict(
        say(QT_TRANSLATE_NOOP("app", "{lot} 没有这么多：要 {asked}，只有 {there}"), lot=lot.lot_no, asked=quantity, there=there)
    )


def _picked_from(work: Work, identity: str, document: str) -> int | None:
    drawn = _picked_as(work, identity, document)
    return drawn.from_location_id if drawn is not None else None


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


def _not_there(identity: str, where: str, state: UnitState) -> Conflict:
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "{identity} 不在那里，现在是「{state}」"), identity=identity, state=word(state)),
        (fact(QT_TRANSLATE_NOOP("app", "应在"), where or "—"),),
    )
