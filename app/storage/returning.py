"""Commands on goods that come back from a customer: into the return zone, from there to scrap or back into stock (J-33, X-30).

Each is a part of another feature's command, which knows under which number they come back and what quality decided on them.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.storage import protection, rules, shelf
from app.storage.ledger import find_thing, must_suffice, not_there, note_move, parts_of
from app.storage.service import require_place
from app.units import service as unit_service
from app.units.views import UnitView
from db.states import Role, StockMoveKind, UnitState, ZoneKind

WITH_CUSTOMER = (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED)
"""States of goods that are at the customer's, or on their way to him."""


def take_back(
    work: Work, identity: str, quantity: int, location_code: str, order_no: str, document: str, likely: UnitState | None = None
) -> LocationView:
    """Takes goods that were delivered back into the return zone, where nothing is picked (J-33).

    Args:
        work: The action.
        identity: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        location_code: A place of a return zone.
        order_no: The order they were sold on.
        document: The 退货单.
        likely: The state that pieces of the delivery they come from are in; those are taken first.

    Raises:
        Refused: D-10 the zone is not for returned goods; E-04 special protection not signed.
        Conflict: They are not with the customer, or not so many.
        NotFound: No such unit, lot or location.
    """
    work.require(Role.STOREKEEPER)
    place = _place(work, location_code)
    rules.must_be_for_zone(identity, place.code, place.zone_kind, [UnitState.RETURNED])
    thing = find_thing(work, identity)
    protection.require_signed(work, catalog.product(work.session, thing.product_id), identity, document)
    if isinstance(thing, UnitView):
        if thing.state not in WITH_CUSTOMER:
            raise not_there(identity, order_no, thing.state)
        unit_service.move_unit(work, identity, UnitState.RETURNED, document=document)
        unit_service.reserve_unit(work, identity, "", None)
        here = unit_service.set_location(work, identity, place.location_id)
        note_move(work, StockMoveKind.RETURN, thing, 1, here, place.location_id, document)
        return place
    usable = [b for b in thing.balances if b.state in WITH_CUSTOMER and b.reserved_order == order_no]
    usable.sort(key=lambda b: b.state is not likely)
    must_suffice(thing, quantity, usable, order_no)
    for balance, part in parts_of(usable, quantity):
        unit_service.move_lot(
            work, identity, part, balance.state, UnitState.RETURNED, from_location=balance.location_id, to_location=place.location_id,
            from_order=order_no, to_order="", document=document,
        )  # fmt: skip
        note_move(work, StockMoveKind.RETURN, thing, part, balance.location_id, place.location_id, document)
    return place


def scrap(work: Work, identity: str, quantity: int, location_code: str, document: str) -> LocationView:
    """Takes returned goods that quality judged not reworkable into the scrap zone (J-20, X-30).

    Raises:
        Refused: X-30, the place is in no scrap zone; E-04 special protection not signed.
        Conflict: They do not stand in the works, or not so many.
        NotFound: No such unit, lot or location.
    """
    work.require(Role.LOGISTICS_HEAD)
    place = _place(work, location_code)
    rules.scrap_must_go_to_its_zone(identity, place.code, place.zone_kind)
    _carry(work, identity, quantity, place, UnitState.SCRAPPED, StockMoveKind.TRANSFER, document)
    return place


def put_away(work: Work, identity: str, quantity: int, location_code: str, document: str) -> LocationView:
    """Puts returned goods that quality let go back into the store; before they leave again they are checked anew (X-34).

    Raises:
        Refused: D-06, D-08, D-10, E-04.
        Conflict: They do not stand in the works, or not so many.
        NotFound: No such unit, lot or location.
    """
    work.require(Role.STOREKEEPER)
    thing = find_thing(work, identity)
    product = catalog.product(work.session, thing.product_id)
    sealed = thing.sealed if isinstance(thing, UnitView) else not any(b.opened for b in thing.balances if b.state is UnitState.RETURNED)
    place = require_place(work, product, location_code, identity=identity, sealed=sealed)
    _carry(work, identity, quantity, place, UnitState.IN_STOCK, StockMoveKind.RECEIPT, document)
    unit_service.note_stocked(work, identity)
    shelf.date_goods(work, thing, product)
    return place


def to_rework(work: Work, identity: str, quantity: int, document: str) -> None:
    """Returned goods that quality judged reworkable wait for their rework where they stand.

    Raises:
        Conflict: They were not returned, or not so many.
    """
    thing = find_thing(work, identity)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.REWORK, document=document)
        return
    usable = [b for b in thing.balances if b.state is UnitState.RETURNED]
    must_suffice(thing, quantity, usable, "")
    for balance, part in parts_of(usable, quantity):
        unit_service.move_lot(
            work, identity, part, UnitState.RETURNED, UnitState.REWORK, from_location=balance.location_id,
            to_location=balance.location_id, from_order=balance.reserved_order, document=document,
        )  # fmt: skip


def _carry(
    work: Work, identity: str, quantity: int, place: LocationView, to: UnitState, kind: StockMoveKind, document: str
) -> None:
    thing = find_thing(work, identity)
    protection.require_signed(work, catalog.product(work.session, thing.product_id), identity, document)
    if isinstance(thing, UnitView):
        unit_service.lock(work, [identity])
        if thing.state not in _FROM[to] or not (thing.location or thing.state is UnitState.SCRAPPED):
            raise not_there(identity, "", thing.state)
        if thing.state is not to:
            unit_service.move_unit(work, identity, to, document=document)
        here = unit_service.set_location(work, identity, place.location_id)
        note_move(work, kind, thing, 1, here, place.location_id, document)
        return
    there = {one.code for one in catalog.locations(work.session) if one.zone_kind is not ZoneKind.SCRAP}
    usable = [b for b in thing.balances if b.state in _FROM[to] and b.location in there]
    must_suffice(thing, quantity, usable, "")
    for balance, part in parts_of(usable, quantity):
        unit_service.move_lot(
            work, identity, part, balance.state, to, from_location=balance.location_id, to_location=place.location_id,
            from_order=balance.reserved_order, document=document,
        )  # fmt: skip
        note_move(work, kind, thing, part, balance.location_id, place.location_id, document)


_FROM: dict[UnitState, Sequence[UnitState]] = {
    UnitState.SCRAPPED: (UnitState.RETURNED, UnitState.SCRAPPED),
    UnitState.IN_STOCK: (UnitState.RETURNED,),
}
"""Goods that were scrapped already, by a report of their return inspection or in the workshop, only go to their zone."""


def _place(work: Work, code: str) -> LocationView:
    place = catalog.location_by_code(work.session, code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), code)
    return place

