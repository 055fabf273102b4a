"""移库: goods go from one place of the store to another, and packings are opened (D-08, D-10, X-31)."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.storage import apart, protection, rules
from app.storage.ledger import find_thing, must_suffice, note_move, parts_of
from app.storage.service import require_place
from app.units import service as unit_service
from app.units.stock_queries import STORED
from app.units.views import BalanceView, LotView, UnitView
from db.states import Role, StockMoveKind, ZoneKind

KEEPERS = (Role.STOREKEEPER,)
OPENERS = (Role.STOREKEEPER, Role.INSPECTOR, Role.ASSEMBLER)


@dataclass(frozen=True)
class Moved:
    """What a move did: from where (several places of a lot joined by 、) to where, and how many."""

    identity: str
    quantity: int
    start: str
    end: str


def move(
    work: Work, identity: str, location_code: str, quantity: int | None = None, *, from_code: str = "", opened: bool = False,
    document: str = "", note: str = "",
) -> Moved:  # fmt: skip
    """Carries a unit, or pieces of a lot, to another place of the store; what they are kept for stays.

    Goods on hold, scrap, returned and rework goods go to the zone that is for them and nowhere else.

    Args:
        work: The action.
        identity: Serial or lot number.
        location_code: Where they go.
        quantity: Pieces of a lot; None for all that stand at the place they leave. 1 for a unit.
        from_code: The place that pieces of a lot leave; blank where they stand at one place only.
        opened: The packing was opened on the way: the pieces count as opened from now on (X-31).
        document: What ordered the move; blank for 移库 itself.
        note: A remark.

    Raises:
        Refused: D-06, D-08, D-10, E-04 special protection not signed.
        BadInput: The lot stands at several places and none was named.
        Conflict: Not in the store, there already, or not so many pieces.
        NotFound: No such unit, lot or location.
    """
    work.require(*KEEPERS)
    thing = find_thing(work, identity)
    place = _place(work, location_code)
    order = document or MOVE
    if place.zone_kind in rules.SET_ASIDE:
        return _aside(work, thing, place, quantity, order)
    must_be_stored(thing)
    product = catalog.product(work.session, thing.product_id)
    if isinstance(thing, UnitView):
        sealed = thing.sealed and not opened
        require_place(work, product, place.code, identity=identity, sealed=sealed)
        if thing.location == place.code:
            raise _there_already(thing.serial, place.code)
        protection.require_signed(work, product, identity, order)
        return _unit(work, thing, place, order, note, opened)
    parts = _chosen(thing, place, quantity, from_code)
    sealed = not opened and all(not balance.opened for balance, _ in parts)
    require_place(work, product, place.code, identity=identity, sealed=sealed)
    protection.require_signed(work, product, identity, order)
    for balance, part in parts:
        unit_service.move_lot(
            work, identity, part, balance.state, balance.state, from_location=balance.location_id, to_location=place.location_id,
            from_order=balance.reserved_order, document=order,
        )  # fmt: skip
        note_move(work, StockMoveKind.TRANSFER, thing, part, balance.location_id, place.location_id, order, note)
    if opened:
        _note_opened(work, identity, place.location_id)
    return Moved(identity, sum(part for _, part in parts), _starts(parts), place.code)


MOVE = "移库"
"""Document of a move that nothing but the storekeeper ordered."""


def open_packing(work: Work, identity: str, reason: str) -> tuple[str, ...]:
    """Notes that the packing of a unit, or of all pieces of a lot, was opened: they count as opened from now on (D-10, X-31).

    Args:
        work: The action.
        identity: Serial or lot number.
        reason: Why it was opened.

    Returns:
        The places where they stand although these are for sealed goods: from there they have to be moved.

    Raises:
        BadInput: No reason.
        Conflict: Opened already, or not in the store.
        NotFound: No such unit or lot.
    """
    work.require(*OPENERS)
    why = clean(QT_TRANSLATE_NOOP("app", "开封原因"), reason, needed=True)
    thing = find_thing(work, identity)
    must_be_stored(thing)
    if isinstance(thing, UnitView):
        if not thing.sealed:
            raise _opened_already(identity)
        unit_service.set_sealed(work, identity, False)
        stands = {thing.location}
    else:
        there = [b for b in thing.balances if b.state in STORED]
        if all(b.opened for b in there):
            raise _opened_already(identity)
        for place_id in dict.fromkeys(b.location_id for b in there):
            unit_service.set_opened(work, identity, place_id, True)
        stands = {b.location for b in there}
    work.audit("open_packing", "unit" if isinstance(thing, UnitView) else "lot", identity, reason=why, places=sorted(stands))
    return tuple(sorted(code for code in stands if code and _place(work, code).sealed_only))


def _unit(work: Work, unit: UnitView, place: LocationView, document: str, note: str, opened: bool) -> Moved:
    unit_service.lock(work, [unit.serial])
    if opened and unit.sealed:
        unit_service.set_sealed(work, unit.serial, False)
    here = unit_service.set_location(work, unit.serial, place.location_id)
    note_move(work, StockMoveKind.TRANSFER, unit, 1, here, place.location_id, document, note)
    return Moved(unit.serial, 1, unit.location, place.code)


def _aside(work: Work, thing: UnitView | LotView, place: LocationView, quantity: int | None, document: str) -> Moved:
    """Held, scrap, returned and rework goods go by the command that is for them."""
    identity = thing.serial if isinstance(thing, UnitView) else thing.lot_no
    if isinstance(thing, UnitView):
        if thing.location == place.code:
            raise _there_already(identity, place.code)
        apart.set_aside(work, identity, 1, place.code, document)
        return Moved(identity, 1, thing.location, place.code)
    wanted = rules.SET_ASIDE[place.zone_kind]
    there = [b for b in thing.balances if b.state is wanted and b.location_id != place.location_id]
    count = quantity or sum(b.quantity for b in there)
    apart.set_aside(work, identity, count, place.code, document)
    return Moved(identity, count, _starts(parts_of(there, count)), place.code)


def must_be_stored(thing: UnitView | LotView) -> None:
    """Refuses goods that are not kept in the store: held ones by D-10 (their place is the hold zone), others by their state."""
    if isinstance(thing, UnitView):
        if thing.state in rules.SET_ASIDE.values():
            rules.must_be_for_zone(thing.serial, "", ZoneKind.STORE, [thing.state])
        if thing.state in STORED and thing.location:
            return
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "{identity} 现在是「{state}」，不在库里，不能移库"), identity=thing.serial, state=word(thing.state)
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(thing.state)),),
        )
    if not any(b.state in STORED and b.location for b in thing.balances):
        states = {b.state for b in thing.balances}
        if states <= set(rules.SET_ASIDE.values()):
            rules.must_be_for_zone(thing.lot_no, "", ZoneKind.STORE, states)
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "批次 {lot} 没有在库的，不能移库"), lot=thing.lot_no))


def _chosen(lot: LotView, place: LocationView, quantity: int | None, from_code: str) -> list[tuple[BalanceView, int]]:
    """The pieces that are meant: of the place that was named, or of the only one; free ones before kept ones."""
    there = [b for b in lot.balances if b.state in STORED and b.location and b.location != place.code]
    if from_code:
        there = [b for b in there if b.location == from_code]
    starts = sorted({b.location for b in there})
    if not there:
        raise _there_already(lot.lot_no, place.code)
    if len(starts) > 1:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "批次 {lot} 在几个库位，请先扫原库位"), fact(QT_TRANSLATE_NOOP("app", "库位"), "、".join(starts)),
            lot=lot.lot_no,
        )  # fmt: skip
    there.sort(key=lambda b: (b.state, b.reserved_order))
    count = sum(b.quantity for b in there) if quantity is None else quantity
    must_suffice(lot, count, there, "")
    return parts_of(there, count)


def _note_opened(work: Work, identity: str, place_id: int) -> None:
    unit_service.set_opened(work, identity, place_id, True)
    work.audit("open_packing", "lot", identity, place=place_id)


def _starts(parts: list[tuple[BalanceView, int]]) -> str:
    return "、".join(sorted({balance.location for balance, _ in parts if balance.location}))


def _place(work: Work, code: str) -> LocationView:
    place = catalog.location_by_code(work.session, code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), code)
    return place


def _there_already(identity: str, code: str) -> Conflict:
    return Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已在 {place}，不用移"), identity=identity, place=code))


def _opened_already(identity: str) -> Conflict:
    return Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已开封"), identity=identity))

