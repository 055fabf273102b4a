"""Commands on goods that are not offered for shipping: set aside in a zone of their own, and out of the works without a 发货单."""

from __future__ import annotations

from app.catalog import queries as catalog
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.storage import protection, queries, rules, shelf
from app.storage.service import find_thing, must_suffice, note_move, parts_of
from app.units import service as unit_service
from app.units.views import UnitView
from db.states import Role, StockMoveKind, UnitState, ZoneKind


def set_aside(work: Work, identity: str, quantity: int, location_code: str, document: str) -> None:
    """Carries goods that must not ship to the zone that is for them: scrap, hold, return, rework (D-10, X-30).

    Args:
        work: The action.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        location_code: Where they are put.
        document: What decided on them, e.g. the nonconformity.

    Raises:
        Refused: D-10, the zone is not for goods in that state; E-04 special protection not signed.
        Conflict: Not so many pieces in that state.
        NotFound: No such unit, lot or location.
    """
    work.require(Role.STOREKEEPER)
    place = catalog.location_by_code(work.session, location_code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_code)
    thing = find_thing(work, identity)
    protection.require_signed(work, catalog.product(work.session, thing.product_id), identity, document)
    wanted = rules.SET_ASIDE.get(place.zone_kind)
    if isinstance(thing, UnitView):
        unit_service.lock(work, [identity])
        rules.must_be_for_zone(identity, place.code, place.zone_kind, [thing.state])
        here = unit_service.set_location(work, identity, place.location_id)
        note_move(work, StockMoveKind.TRANSFER, thing, 1, here, place.location_id, document)
        return
    rules.must_be_for_zone(identity, place.code, place.zone_kind, {b.state for b in thing.balances})
    usable = [b for b in thing.balances if b.state is wanted and b.location_id != place.location_id]
    must_suffice(thing, quantity, usable, "")
    for balance, part in parts_of(usable, quantity):
        unit_service.move_lot(
            work, identity, part, balance.state, balance.state, from_location=balance.location_id, to_location=place.location_id,
            from_order=balance.reserved_order, document=document,
        )  # fmt: skip
        note_move(work, StockMoveKind.TRANSFER, thing, part, balance.location_id, place.location_id, document)


def take_to_workshop(work: Work, identity: str, quantity: int, document: str) -> None:
    """Books goods that are reworked out of the zone they stand in: the workshop has them from now (J-26); part of another command.

    Raises:
        Conflict: Not so many pieces are to be reworked.
        NotFound: No such unit or lot.
    """
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        if thing.location:
            here = unit_service.set_location(work, identity, None)
            note_move(work, StockMoveKind.TRANSFER, thing, 1, here, None, document)
        return
    usable = [b for b in thing.balances if b.state is UnitState.REWORK]
    must_suffice(thing, quantity, usable, "")
    for balance, part in parts_of(usable, quantity):
        if balance.location_id is not None:
            unit_service.move_lot(
                work, identity, part, UnitState.REWORK, UnitState.REWORK, from_location=balance.location_id, to_location=None,
                from_order=balance.reserved_order, to_order="", document=document,
            )  # fmt: skip
            note_move(work, StockMoveKind.TRANSFER, thing, part, balance.location_id, None, document)


def issue_apart(work: Work, identity: str, quantity: int, document: str, zones: frozenset[ZoneKind], note: str) -> None:
    """Books goods out of a scrap, hold or return zone when the gate releases them; what they are stays what they are (X-30).

    Args:
        work: The guard's transaction.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        document: The gate pass.
        zones: The zones they may leave from.
        note: Why they leave.

    Raises:
        Conflict: They do not stand there any more, or not so many.
    """
    work.require(Role.GUARD)
    thing = find_thing(work, identity)
    codes = {one.location for one in queries.standing(work.session, identity) or () if one.zone in zones}
    if isinstance(thing, UnitView):
        if thing.location not in codes:
            raise rules.not_standing_there(identity, zones)
        here = unit_service.set_location(work, identity, None)
        note_move(work, StockMoveKind.ISSUE, thing, 1, here, None, document, note)
        return
    usable = [b for b in thing.balances if b.location in codes and b.location_id is not None]
    must_suffice(thing, quantity, usable, "")
    for balance, part in parts_of(usable, quantity):
        unit_service.move_lot(
            work, identity, part, balance.state, balance.state, from_location=balance.location_id, to_location=None,
            from_order=balance.reserved_order, document=document, note=note,
        )  # fmt: skip
        note_move(work, StockMoveKind.ISSUE, thing, part, balance.location_id, None, document, note)


def issue_kept(work: Work, identity: str, quantity: int, document: str, note: str) -> None:
    """Books goods out of the store that were kept for a gate pass: a sample or a loan leaves the works.

    Raises:
        Refused: D-13, D-09, D-12: past a last day.
        Conflict: They are not kept for that pass, or not so many.
    """
    work.require(Role.GUARD)
    shelf.require_in_date(work, [identity])
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        if thing.reserved_order != document:
            raise rules.not_standing_there(identity, frozenset({ZoneKind.STORE}))
        unit_service.move_unit(work, identity, UnitState.LEFT_WORKS, document=document, note=note)
        unit_service.reserve_unit(work, identity, "", None)
        here = unit_service.set_location(work, identity, None)
        note_move(work, StockMoveKind.ISSUE, thing, 1, here, None, document, note)
        return
    kept = [b for b in thing.balances if b.state is UnitState.RESERVED and b.reserved_order == document]
    must_suffice(thing, quantity, kept, document)
    for balance, part in parts_of(kept, quantity):
        unit_service.move_lot(
            work, identity, part, UnitState.RESERVED, UnitState.LEFT_WORKS, from_location=balance.location_id, from_order=document,
            to_order="", document=document, note=note,
        )  # fmt: skip
        note_move(work, StockMoveKind.ISSUE, thing, part, balance.location_id, None, document, note)
