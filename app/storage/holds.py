"""Goods are put on hold by lot or by serial, and let go again by quality alone (B-11)."""

from __future__ import annotations

from app.core.entry import clean
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.storage.events import GoodsHeld, HoldEnds
from app.storage.ledger import find_thing, parts_of
from app.units import barring
from app.units import queries as units
from app.units import service as unit_service
from app.units.stock_queries import STORED
from app.units.views import NEVER_HELD, LotView, UnitView
from db.states import Role, UnitState

HOLDERS = (Role.INSPECTOR, Role.STOREKEEPER, Role.LOGISTICS_HEAD)
RELEASERS = (Role.INSPECTOR,)
_GONE = (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED)


def hold(work: Work, identity: str, reason: str, document: str = "") -> tuple[str, ...]:
    """Puts a unit, or all of a lot that is in the store, on hold: none of it is pickable from now on.

    A lot number takes the pieces of the lot and every unit made in it that is in the store or on its way out, up to the gate. Drawn
    pieces of a lot stay what and where they are, and none of them is boxed, loaded or let out of the gate; put back they stand on hold.
    What left the works is looked up by its trace and comes back as a return; only stock goes on hold (J-15).

    Args:
        work: The action.
        identity: Serial or lot number.
        reason: Why.
        document: What demands it, e.g. a nonconformity; blank for none.

    Returns:
        The numbers that are on hold by it.

    Raises:
        BadInput: No reason.
        Conflict: The unit is on hold, lost, scrapped or left the works; of the lot nothing is in the store or on its way out.
        NotFound: No such unit or lot.
    """
    work.require(*HOLDERS)
    why = clean(QT_TRANSLATE_NOOP("app", "隔离原因"), reason, needed=True)
    serials = units.serials_of_lot(work.session, identity, (*STORED, *barring.ON_THE_WAY_OUT))
    held: list[str] = []
    for serial in serials:
        unit_service.move_unit(work, serial, UnitState.HOLD, document=document, reason=why)
        held.append(serial)
    if not serials or units.lot(work.session, identity) is not None:
        held += _one(work, identity, why, document)
    if not held:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有在库的，不用隔离"), identity=identity))
    work.audit("hold_goods", "lot" if serials else "unit", identity, reason=why, document=document, held=len(held))
    said = say(QT_TRANSLATE_NOOP("app", "货品已隔离：{why}"), why=document or why)
    work.emit(GoodsHeld(tuple(held), str(said)))
    return tuple(held)


def _one(work: Work, identity: str, why: str, document: str) -> list[str]:
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        if thing.state in (*NEVER_HELD, *_GONE):
            return []
        unit_service.move_unit(work, identity, UnitState.HOLD, document=document, reason=why)
        return [identity]
    there = [b for b in thing.balances if b.state in STORED]
    for balance in there:
        unit_service.move_lot(
            work, identity, balance.quantity, balance.state, UnitState.HOLD, from_location=balance.location_id,
            to_location=balance.location_id, from_order=balance.reserved_order, document=document, reason=why,
        )  # fmt: skip
    barred = barring.bar(work, identity)
    return [identity] if there or barred else []


def let_go(work: Work, identity: str, reason: str, pieces: int | None = None) -> tuple[str, ...]:
    """Ends a hold that `hold` made: units go back to the state before it, pieces of a lot into stock; only quality may (B-11).

    Drawn pieces, which stayed where they are, may go on towards the gate again.
    Pieces that stand at no place of the store, such as a lot that was sent back to its supplier, never were in stock and stay barred.

    Args:
        work: The action.
        identity: Serial or lot number.
        reason: Why.
        pieces: So many of a lot and no more; None for all of it.

    Raises:
        BadInput: No reason.
        Conflict: Nothing of it is on hold, or a report on it is still to be disposed of.
        NotFound: No such unit or lot.
    """
    work.require(*RELEASERS)
    why = clean(QT_TRANSLATE_NOOP("app", "解除隔离的理由"), reason, needed=True)
    freed: list[str] = []
    for serial in units.serials_of_lot(work.session, identity, (UnitState.HOLD,)):
        unit_service.release_unit(work, serial, reason=why)
        freed.append(serial)
    thing = None if freed and units.lot(work.session, identity) is None else find_thing(work, identity)
    if isinstance(thing, UnitView):
        if thing.state is UnitState.HOLD:
            unit_service.release_unit(work, identity, reason=why)
            freed.append(identity)
    elif thing is not None:
        freed += [identity] if free_pieces(work, thing, why, pieces) else []
        if barring.unbar(work, identity):
            freed.append(identity)
    if not freed:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有被隔离"), identity=identity))
    work.emit(HoldEnds(tuple(dict.fromkeys(freed))))
    work.audit("let_go", "unit", identity, reason=why, freed=len(freed))
    return tuple(dict.fromkeys(freed))


def free_pieces(work: Work, lot: LotView, why: str, pieces: int | None = None) -> int:
    """Pieces of a lot that stand on hold in the store are stock again, at most so many; part of a command that asked who holds them.

    Returns:
        How many.
    """
    held = [b for b in lot.balances if b.state is UnitState.HOLD and b.location_id is not None]
    parts = parts_of(held, sum(b.quantity for b in held) if pieces is None else pieces)
    for balance, part in parts:
        back = UnitState.RESERVED if balance.reserved_order else UnitState.IN_STOCK
        unit_service.move_lot(
            work, lot.lot_no, part, UnitState.HOLD, back, from_location=balance.location_id, to_location=balance.location_id,
            from_order=balance.reserved_order, reason=why,
        )  # fmt: skip
    return sum(part for _, part in parts)
