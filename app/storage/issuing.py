"""Goods leave the works on a vehicle: the ledger books them out when the gate releases them (D-15)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert

from app.core.work import Work
from app.storage import shelf
from app.storage.ledger import find_thing, must_suffice, note_move, parts_of
from app.units import leaving
from app.units import service as unit_service
from app.units.views import UnitView
from db.models.storage import StockMove
from db.prepared import Prepared
from db.states import Role, StockMoveKind, UnitState


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
        Refused: D-13, D-09, D-12: past a last day since they were loaded.
        Conflict: Not loaded, or not so many.
    """
    work.require(Role.GUARD)
    shelf.require_in_date(work, [identity])
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
        Refused: D-13, D-09, D-12: one is past a last day since it was loaded.
        Conflict: One of them is not loaded.
    """
    work.require(Role.GUARD)
    rows = leaving.held_rows(work, serials)
    shelf.must_be_in_date(work, leaving.last_days(rows))
    unit_service.send_off(work, rows, UnitState.LEFT_WORKS, document=document, note=note)
    lines = [
        {
            "at": work.now, "kind": StockMoveKind.ISSUE, "product_id": row.product_id, "serial": row.serial, "lot_no": "", "quantity": 1,
            "from_location_id": row.location_id, "to_location_id": None, "document": document, "note": note,
            "person_id": work.actor.person_id,
        }
        for row in rows
    ]  # fmt: skip
    if lines:
        _LINES.run_each(work.session, lines)
        work.touched("stock_move")
    for row in rows:
        work.audit(f"stock_{StockMoveKind.ISSUE}", "stock_move", document, what=row.serial, quantity=1)


_LINES = Prepared(
    insert(StockMove),
    (
        "at", "kind", "product_id", "serial", "lot_no", "quantity", "from_location_id", "to_location_id", "document", "note", "person_id",
    ),
)  # fmt: skip
