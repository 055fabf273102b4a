"""What lies in a box: the goods behind a code, who put them in, and how they move together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.errors import Conflict, Fact, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.units import queries as units
from app.units import service as unit_service
from db.models.boxing import Box, BoxItem
from db.states import UnitState


@dataclass(frozen=True)
class Goods:
    """What a scanned unit or lot label stands for."""

    identity: str
    serial: str
    lot_no: str
    product_id: int
    product: str
    state: UnitState
    drawn_for: str
    produced_on: date

    @property
    def fact(self) -> Fact:
        """The line of the refusal card."""
        return fact(QT_TRANSLATE_NOOP("app", "扫到的"), f"{self.product}·{self.identity}")


def goods(work: Work, identity: str, order_no: str) -> Goods:
    """What a serial or lot number stands for; of a lot the state is `picked` where pieces were drawn for the order.

    Raises:
        NotFound: Neither.
    """
    unit = units.unit(work.session, identity)
    if unit is not None:
        owner = dispatch.picked_for(work.session, unit.serial)
        name = f"{unit.product_name} {unit.model}"
        return Goods(identity, unit.serial, unit.lot_no, unit.product_id, name, unit.state, owner, unit.produced_on)
    lot = units.lot(work.session, identity)
    if lot is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    own = [b.state for b in lot.balances if b.reserved_order == order_no]
    states = [UnitState.PICKED] if UnitState.PICKED in own else own or [b.state for b in lot.balances]
    name = f"{lot.product_name} {lot.model}"
    state = states[0] if states else UnitState.IN_PRODUCTION
    return Goods(identity, "", lot.lot_no, lot.product_id, name, state, "", lot.produced_on)


def items_of(work: Work, row: Box) -> list[BoxItem]:
    """What lies in a box, in the order it went in."""
    return list(
        work.session.scalars(select(BoxItem).where(BoxItem.box_id == row.id, BoxItem.removed_at.is_(None)).order_by(BoxItem.id))
    )


def hands_of(work: Work, row: Box) -> set[int]:
    """Everybody who put something into the box, be it in there still or not, and who opened it (C-16)."""
    hands = work.session.scalars(select(BoxItem.person_id).where(BoxItem.box_id == row.id))
    return {row.packer_id, *(person_id for person_id in hands if person_id is not None)}


def move_contents(work: Work, row: Box, old: UnitState, new: UnitState, order_no: str) -> None:
    """Moves every unit and every piece in a box to another state."""
    items = items_of(work, row)
    unit_service.move_units(work, [item.serial for item in items if item.serial], new, box=row.sscc)
    for item in items:
        if not item.serial:
            _move_pieces(work, item, old, new, order_no, row.sscc)


def _move_pieces(work: Work, item: BoxItem, old: UnitState, new: UnitState, order_no: str, sscc: str) -> None:
    lot = units.lot(work.session, item.lot_no)
    left = item.quantity
    for balance in lot.balances if lot else ():
        part = min(left, balance.quantity)
        if balance.state is old and balance.reserved_order == order_no and part > 0:
            unit_service.move_lot(
                work, item.lot_no, part, old, new, from_location=balance.location_id, to_location=balance.location_id,
                from_order=order_no, box=sscc,
            )  # fmt: skip
            left -= part
    if left:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{lot} 的账上没有这么多已提货"), lot=item.lot_no))
