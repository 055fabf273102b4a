"""Commands on goods at the door: what may be set down there, many units at once and bought goods into stock."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert

from app.catalog import queries as catalog
from app.catalog.views import LocationView, ProductView
from app.core.work import Work
from app.storage import hazard, protection, rules, shelf
from app.storage.ledger import find_lot, must_suffice, note_move, parts_of
from app.storage.service import require_place
from app.units import service as unit_service
from app.units.views import UnitView
from db.models.storage import StockMove
from db.states import Role, StockMoveKind, UnitState, ZoneKind

READY = (UnitState.PASSED, UnitState.SEALED)
"""States of bought goods that may be put away: passed, or taken out of stock again by a red-letter slip."""


def require_harmless(work: Work, product: ProductView, kind: ZoneKind) -> None:
    """Refuses dangerous goods where they may not be set down, and at the door while safety has approved no store for them (X-19).

    Raises:
        Refused: D-06.
    """
    approved = product.hazard and hazard.is_any_open(work.session, work.now)
    rules.must_not_be_hazardous(product.name, product.hazard, kind, approved)


def require_inspected(lot_no: str, waiting: int, ready: int) -> None:
    """Refuses a lot of which nothing has passed its incoming inspection.

    Raises:
        Refused: B-09.
    """
    rules.incoming_must_be_inspected(lot_no, waiting, ready)


def receive_units(work: Work, units: Sequence[UnitView], location_code: str, document: str) -> None:
    """Takes sealed units of one product into stock at a location: `service.receive` for many at once (D-01).

    Raises:
        Refused: B-11 goods on hold, D-06, D-08, D-10, E-04 special protection not signed.
        Conflict: Not sealed.
        NotFound: No such unit or location.
    """
    work.require(Role.STOREKEEPER)
    product = catalog.product(work.session, units[0].product_id)
    opened = next((unit.serial for unit in units if not unit.sealed), "")
    place = require_place(work, product, location_code, identity=opened or units[0].serial, sealed=not opened)
    for unit in units:
        if unit.state is UnitState.HOLD:
            unit_service.require_not_held(work, unit.serial)
        protection.require_signed(work, product, unit.serial, document)
    serials = [unit.serial for unit in units]
    stood = unit_service.bring_in(work, serials, UnitState.IN_STOCK, place.location_id, document=document)
    work.session.connection().execute(
        _MOVES,
        [
            {
                "at": work.now, "kind": StockMoveKind.RECEIPT, "product_id": product.product_id, "serial": serial, "lot_no": "",
                "quantity": 1, "from_location_id": stood[serial], "to_location_id": place.location_id, "document": document, "note": "",
                "person_id": work.actor.person_id,
            }
            for serial in serials
        ],
    )  # fmt: skip
    work.touched("stock_move")
    for unit in units:
        work.audit(f"stock_{StockMoveKind.RECEIPT}", "stock_move", document, what=unit.serial, quantity=1)
        if product.storage_days or product.shelf_life_days:
            shelf.date_goods(work, unit, product)


_MOVES = insert(StockMove)


def receive_bought(work: Work, lot_no: str, quantity: int, location_code: str, document: str) -> LocationView:
    """Takes pieces of a bought lot into stock, once they have passed their incoming inspection (B-09); returns the place.

    Raises:
        Refused: B-09 not inspected yet, B-11 goods on hold, D-06, D-08, D-10, E-04 special protection not signed.
        Conflict: Not so many pieces.
        NotFound: No such lot or location.
    """
    work.require(Role.STOREKEEPER)
    lot = find_lot(work, lot_no)
    product = catalog.product(work.session, lot.product_id)
    unit_service.require_not_held(work, lot_no)
    usable = [balance for balance in lot.balances if balance.state in READY]
    place = require_place(work, product, location_code, identity=lot_no, sealed=not any(balance.opened for balance in usable))
    rules.incoming_must_be_inspected(lot_no, lot.count(UnitState.AWAITING_INSPECTION), lot.count(*READY))
    must_suffice(lot, quantity, usable, "")
    protection.require_signed(work, product, lot_no, document)
    for balance, part in parts_of(usable, quantity):
        unit_service.move_lot(
            work, lot_no, part, balance.state, UnitState.IN_STOCK, from_location=balance.location_id, to_location=place.location_id,
            from_order=balance.reserved_order, document=document,
        )  # fmt: skip
        note_move(work, StockMoveKind.RECEIPT, lot, part, balance.location_id, place.location_id, document)
    unit_service.note_stocked(work, lot_no)
    shelf.date_goods(work, lot, product)
    return place
