"""What every command on stock ends in: the line of the ledger, and the goods it is about."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.storage import rules
from app.units import queries as units
from app.units.views import BalanceView, LotView, UnitView
from db.models.storage import StockMove
from db.states import StockMoveKind, UnitState


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


def find_unit(work: Work, serial: str) -> UnitView:
    """The unit of a serial number.

    Raises:
        NotFound: There is none.
    """
    found = units.unit(work.session, serial)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号"), serial)
    return found


def find_lot(work: Work, lot_no: str) -> LotView:
    """The lot of a number.

    Raises:
        NotFound: There is none.
    """
    found = units.lot(work.session, lot_no)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "批号"), lot_no)
    return found


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


def not_there(identity: str, where: str, state: UnitState) -> Conflict:
    """The error for goods that are not where a command needs them."""
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "{identity} 不在那里，现在是「{state}」"), identity=identity, state=word(state)),
        (fact(QT_TRANSLATE_NOOP("app", "应在"), where or "—"),),
    )
